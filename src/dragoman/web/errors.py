"""Errors as every face of the API tells them: one stable body, and a page that says the same."""

from __future__ import annotations

from pydantic import BaseModel, Field

from dragoman.errors import DossierError, DossierLocked, DragomanError, InputError, QueryError


class Told(BaseModel):
    """What went wrong."""

    code: str = Field(description="A stable word for programs.", examples=["not_found"])
    message: str = Field(examples=["there is no event 'e1' here"])
    hint: str = Field(description="What to do next.", examples=["Take an id from /timeline."])


class ErrorBody(BaseModel):
    """The body of every answer that is no good one."""

    error: Told


CODES = {
    400: "bad_question",
    401: "no_token",
    403: "forbidden",
    404: "not_found",
    405: "no_such_method",
    413: "too_large",
    414: "too_long",
    421: "wrong_host",
    422: "bad_question",
    500: "internal",
    503: "busy",
}
HINTS = {
    400: "Mend the question: /openapi.json says what each takes.",
    401: "Open the address that `dragoman serve` printed; it carries the token.",
    403: "Ask from the page itself.",
    404: "Begin at the front page, /, or search for it.",
    405: "Ask with GET.",
    413: "Send less at once.",
    414: "Shorten the address.",
    421: "Use the address that `dragoman serve` printed.",
    422: "Mend the question: /openapi.json says what each takes.",
    500: "Ask again; where that does not help, report it with what was asked.",
    503: "Wait a moment and ask again.",
}


def body(status: int, message: str, hint: str | None = None) -> dict[str, dict[str, str]]:
    """The body for a status.

    >>> body(404, "there is no event 'e1' here")["error"]["code"]
    'not_found'
    """
    code = CODES.get(status, "error")
    told = {"code": code, "message": message, "hint": hint or HINTS.get(status, HINTS[400])}
    return {"error": told}


def status_of(error: DragomanError, about_one: bool) -> int:
    """The status for an error raised on purpose; a question ``about_one`` thing may not find it."""
    if isinstance(error, QueryError):
        return 404 if about_one else 400
    if isinstance(error, InputError):
        return 400
    if isinstance(error, DossierLocked):
        return 503
    return 503 if isinstance(error, DossierError) else 500

"""That this user has seen the affair as it is now: one form of ours, kept as the verb keeps it."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from dragoman.web.answers import Answers
from dragoman.web.token import is_ours

PATH = "/look"


def mount_looking(app: FastAPI, answers: Answers) -> None:
    """Add the route that keeps a look, and goes back to the front page."""

    async def looked(request: Request) -> Response:
        try:
            given = parse_qs((await request.body()).decode("utf-8"), max_num_fields=4)
        except (UnicodeDecodeError, ValueError) as error:
            raise HTTPException(400, "this is no form of ours") from error
        if not is_ours(given.get("token", [""])[-1]):
            raise HTTPException(
                403, "this form is of another server, or of one before it: load its page anew"
            )
        await run_in_threadpool(answers.dossier.look)
        return RedirectResponse("/", 303)

    app.add_api_route(PATH, looked, methods=["POST"], include_in_schema=False)

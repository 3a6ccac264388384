"""Each page of `pages` as three routes: HTML, and the same records as JSON and as CSV."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import HTMLResponse, Response

from dragoman.picture.lines import plain
from dragoman.web.answers import Answers
from dragoman.web.errors import ErrorBody
from dragoman.web.html import all_asked, page_words, render
from dragoman.web.page import Page
from dragoman.web.pages import pages
from dragoman.web.rows import to_csv

_WRONG = (400, 401, 404, 405, 414, 421, 422, 503)
WRONG: dict[int | str, dict[str, Any]] = {status: {"model": ErrorBody} for status in _WRONG}
"""What every route may answer beside a good answer."""
_SEEN = {"text/html": {"schema": {"type": "string"}}}  # an error where a page was asked for


def mount(app: FastAPI, page: Page, answers: Answers) -> None:
    """Add the routes of one page. The twins come first: a page's own path may match any ending."""
    faces: dict[str, Callable[[Request, dict[str, Any]], Response]] = {
        ".json": lambda _, named: _json(page, _asked(page, answers, named), named),
        ".csv": lambda _, named: _csv(page, _asked(page, answers, named)),
        "": lambda _, named: _html(page, answers, named),
    }
    for ending, face in faces.items():
        path = page.path if not ending else page.stem + ending
        app.add_api_route(
            path,
            _endpoint(page, face),
            methods=["GET"],
            name=f"{page.name}{ending}",
            operation_id=f"{page.name}_{ending[1:] or 'html'}",
            summary=page.title,
            description=inspect.getdoc(page.ask) or page.title,
            tags=[page.name],
            response_class=Response,
            responses=_answers(ending),
        )


def answered(answers: Answers, name: str, asked: Mapping[str, Any]) -> Response:
    """The page of that name, as a reader gets it who asks so."""
    page = pages()[name]
    return _html(page, answers, all_asked(page, asked))


def _endpoint(
    page: Page, face: Callable[[Request, dict[str, Any]], Response]
) -> Callable[..., Response]:
    """A function that takes what the page's question takes, so that FastAPI reads it off."""

    def endpoint(request: Request, **named: Any) -> Response:
        for name in page_words(page):
            named[name] = named[name] or request.query_params.get(name, "")
        return face(request, named)

    request = inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    asked = inspect.signature(page.ask, eval_str=True).parameters.values()
    given = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in list(asked)[1:]]
    endpoint.__signature__ = inspect.Signature([request, *given])  # type: ignore[attr-defined]
    return endpoint


def _asked(page: Page, answers: Answers, named: Mapping[str, Any]) -> Any:
    mark = answers.about().moment.outlooks if page.of_outlooks else ""
    asked = tuple(sorted((name, str(value)) for name, value in named.items()))
    question = (page.name, mark, asked)
    ask = partial(page.ask, answers.dossier, **named)
    return answers.of(question, ask, shared=not page.takes_minutes)


def _html(page: Page, answers: Answers, named: Mapping[str, Any]) -> Response:
    found = _asked(page, answers, named)
    return HTMLResponse(render(page, found, named, answers.about(), answers.dossier.path.stem))


def _json(page: Page, found: Any, named: Mapping[str, Any]) -> Response:
    asked = {name: plain(value) for name, value in named.items() if value is not None}
    told = {"page": page.name, "asked": asked, "records": [plain(one) for one in page.lines(found)]}
    text = json.dumps(told, ensure_ascii=False, allow_nan=False, default=str)
    return Response(text, media_type="application/json")


def _csv(page: Page, found: Any) -> Response:
    rows = (page.rows or page.lines)(found)
    return Response(
        "\ufeff" + to_csv([plain(one) for one in rows]),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="dragoman-{page.name}.csv"'},
    )


def _answers(ending: str) -> dict[int | str, dict[str, Any]]:
    """What a face may answer; the schema of its JSON is put in where the whole API is described."""
    kind = {".json": "application/json", ".csv": "text/csv"}.get(ending, "text/html")
    good = {"content": {kind: {"schema": {"type": "string"}}}, "description": _GOOD[ending]}
    wrong = WRONG if ending else {status: one | {"content": _SEEN} for status, one in WRONG.items()}
    return {**wrong, 200: good}


_GOOD = {
    ".json": "The records, and the question as it was understood.",
    ".csv": "The same records, one row each.",
    "": "The page.",
}

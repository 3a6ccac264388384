"""The application over one dossier: every page with its twins, behind one guard."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp

from dragoman.dossier import Dossier
from dragoman.errors import DossierError, DragomanError
from dragoman.version import __version__
from dragoman.web import errors, html
from dragoman.web.answers import Answers
from dragoman.web.feeds import mount_feeds
from dragoman.web.frame import mount
from dragoman.web.judging import mount_judging
from dragoman.web.looking import mount_looking
from dragoman.web.pages import pages
from dragoman.web.schemas.openapi import described
from dragoman.web.security import Doors, Guard
from dragoman.web.static import assets
from dragoman.web.turns import Attended, Turns

DESCRIPTION = (
    "Every page has twins at the same path: `.json` and `.csv`, with the records that the library "
    "gives and the verb of that name prints with `--json`."
)
FOR_EVER = "public, max-age=31536000, immutable"
_log = logging.getLogger("dragoman.web")


class Guarded(FastAPI):
    """An application with the guard before all else, so that errors too leave signed."""

    doors = Doors()
    turns = Turns()

    def openapi(self) -> dict[str, Any]:
        """The description of the API, made once."""
        if not self.openapi_schema:
            self.openapi_schema = described(super().openapi(), pages().values())
        return self.openapi_schema

    def build_middleware_stack(self) -> ASGIApp:
        """What a request passes, the guard first."""
        return Guard(Attended(super().build_middleware_stack(), self.turns), self.doors)


def make_app(dossier: Dossier, doors: Doors | None = None) -> FastAPI:
    """The application that shows ``dossier``; who may come in is said by ``doors``."""
    app = Guarded(
        title="Dragoman",
        version=__version__,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
    )
    answers = Answers(dossier)
    app.state.answers = answers
    mount_feeds(app, answers)
    for page in pages().values():
        mount(app, page, answers)
    mount_judging(app, answers)
    mount_looking(app, answers)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    _tell_errors(app, answers)
    app.doors = doors or Doors()
    app.turns = answers.turns
    return app


def _static(name: str) -> Response:
    asset = assets().get(name)
    if asset is None:
        raise HTTPException(404, "there is no such file")
    return Response(asset.content, media_type=asset.kind, headers={"cache-control": FOR_EVER})


def _tell_errors(app: FastAPI, answers: Answers) -> None:
    """Every error in one body, or on a page where a page was asked for."""

    def told(request: Request, status: int, message: str) -> Response:
        body = errors.body(status, message)
        route = request.scope.get("route")
        if request.method != "GET" or _is_twin(request, route):
            return JSONResponse(body, status)
        try:
            about = answers.about()
        except DossierError:
            about = None
        page = html.render_error(body["error"], status, about, answers.dossier.path.stem)
        return HTMLResponse(page, status)

    def on_purpose(request: Request, error: Exception) -> Response:
        assert isinstance(error, DragomanError)
        status = errors.status_of(error, bool(request.path_params))
        return told(request, status, str(error))

    def malformed(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        why = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return told(request, 422, why)

    def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        response = told(request, error.status_code, str(error.detail))
        response.headers.update(error.headers or {})
        return response

    def unexpected(request: Request, error: Exception) -> Response:
        _log.error("%s failed", request.url.path, exc_info=error)
        return told(request, 500, "something broke while this was answered")

    app.add_exception_handler(DragomanError, on_purpose)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(Exception, unexpected)


def _is_twin(request: Request, route: object) -> bool:
    """Whether a program asked: for a twin, or for JSON and no page."""
    name = str(getattr(route, "name", ""))
    accepted = request.headers.get("accept", "")
    return name.endswith((".json", ".csv", ".atom")) or (
        "html" not in accepted and ("json" in accepted or request.url.path.endswith(".json"))
    )

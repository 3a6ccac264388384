"""What people say of claims on the page: one form, taken in once, and never lost when it cannot be.

A judgement is written only for a form that this very process has made: it carries a token of the
process beside what the guard asks of every request that changes something (no other site may send it).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args
from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dragoman.dossier import Dossier
from dragoman.errors import DossierError, QueryError
from dragoman.judging.corrections import fields_of, shown
from dragoman.judging.records import Verdict
from dragoman.judging.waiting import Drawing
from dragoman.web import links
from dragoman.web.answers import Answers
from dragoman.web.errors import ErrorBody
from dragoman.web.html import render
from dragoman.web.pages import pages
from dragoman.web.token import is_ours
from dragoman.web.views.review import ask, next_of

PATH = "/judge"
MOST_FIELDS = 40
_OURS = re.compile(r"/(?:review|report|judgements)(?:[/?#][^\\\s]*)?")
_FORM = "application/x-www-form-urlencoded"
_TEXT = {"type": "string"}
_FIELDS = {
    "type": "object",
    "description": "Corrections are fields beside these, `c.` and a field of the claim.",
    "properties": {
        "token": _TEXT,
        "claim": _TEXT,
        "verdict": {"enum": [*get_args(Verdict)]},
        "note": _TEXT,
        "who": _TEXT,
        "correcting": _TEXT,
        "next": _TEXT,
    },
    "required": ["token", "claim", "verdict"],
}
_AGAIN = {"description": "Not kept, and why: the form again, with what was typed."}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    **{status: {"model": ErrorBody} for status in (400, 401, 403, 405, 413, 414, 421, 422)},
    503: _AGAIN,
    303: {"description": "Kept; the page to go on with."},
}
_DRAWN = ("order", "kind", "event", "actor", "story", "seed")


def mount_judging(app: FastAPI, answers: Answers) -> None:
    """Add the route that takes judgements."""

    async def judged(request: Request) -> Response:
        try:
            given = parse_qs(
                (await request.body()).decode("utf-8"),
                keep_blank_values=True,
                max_num_fields=MOST_FIELDS,
            )
        except (UnicodeDecodeError, ValueError) as error:
            raise HTTPException(400, "this is no form of ours") from error
        form = {name: values[-1] for name, values in given.items()}
        if not is_ours(form.get("token", "")):
            raise HTTPException(
                403, "this form is of another server, or of one before it: load its page anew"
            )
        return await run_in_threadpool(take, answers, form)

    app.add_api_route(
        PATH,
        judged,
        methods=["POST"],
        name="judge",
        operation_id="judge",
        summary="Judge a claim",
        description="Takes the form of the pages of review, and no other: it carries their token.",
        tags=["review"],
        status_code=303,
        response_class=Response,
        responses=_ANSWERS,
        openapi_extra={"requestBody": {"required": True, "content": {_FORM: {"schema": _FIELDS}}}},
    )


def take(answers: Answers, form: Mapping[str, str]) -> Response:
    """Keep what was said and go on; where that cannot be, show it again with the reason."""
    dossier = answers.dossier
    try:
        how = _drawing(form)
        if not form.get("verdict"):
            raise QueryError("say right, wrong, unsure or skip; what you typed stands below")
        corrections = _corrections(dossier, form)
        dossier.judge(
            form.get("claim", ""),
            form.get("verdict", ""),
            note=form.get("note"),
            who=form.get("who"),
            drawn=how.told() if form.get("queued") else "by hand",
            **corrections,
        )
    except (QueryError, DossierError) as error:
        return _again(answers, form, error)
    return RedirectResponse(_next(dossier, how, form), 303)


def _again(answers: Answers, form: Mapping[str, str], error: Exception) -> Response:
    """The review of the claim once more, with what was typed and why it was not kept."""
    locked = isinstance(error, DossierError)
    how = _drawing(form)
    named: dict[str, Any] = _named(how) | {"claim": form.get("claim", "")}
    found = replace(
        ask(answers.dossier, **named), problem=str(error), locked=locked, typed=dict(form)
    )
    page = render(pages()["review"], found, named, answers.about(), answers.dossier.path.stem)
    return HTMLResponse(page, 503 if locked else 400)


def _corrections(dossier: Dossier, form: Mapping[str, str]) -> dict[str, object]:
    """The fields that are not as they are coded; line breaks and blanks do not count."""
    if form.get("verdict") not in ("right", "wrong") or not form.get("correcting"):
        return {}
    claim = dossier.coded(form.get("claim", "")).claim
    return {
        name: given.strip() or None
        for name in fields_of(claim.kind)
        if (given := form.get(f"c.{name}")) is not None
        and " ".join(given.split()) != " ".join(shown(claim, name).split())
    }


def _drawing(form: Mapping[str, str]) -> Drawing:
    named = {name: form[name] for name in _DRAWN if form.get(name)}
    seed = named.pop("seed", "0")
    return Drawing(**named, seed=int(seed) if seed.isdecimal() else 0)


def _next(dossier: Dossier, how: Drawing, form: Mapping[str, str]) -> str:
    """Where to go on: to the page that was left, if it is one of ours, else to what waits next."""
    wanted = form.get("next", "")
    if _OURS.fullmatch(wanted):
        return wanted
    return links.to("/review", _named(how) | {"claim": next_of(dossier, how, form["claim"])})


def _named(how: Drawing) -> dict[str, object]:
    """A drawing as an address has it: what is as always is left out."""
    asked = {name: getattr(how, name) for name in _DRAWN}
    return {name: value for name, value in asked.items() if value not in (None, 0, "weight")}

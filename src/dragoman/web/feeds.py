"""Feeds beside the pages of a dyad, an actor and a story: ``.atom``, and ``.feed.json``."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import FastAPI, Path, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dragoman.exchange.exports import feeds
from dragoman.exchange.exports.content import Content
from dragoman.exchange.exports.feeds import Feed
from dragoman.web.answers import Answers
from dragoman.web.frame import WRONG
from dragoman.web.schemas.feed import JsonFeed
from dragoman.web.schemas.making import REF

KINDS = {".atom": "application/atom+xml", ".feed.json": "application/feed+json"}
"""By the ending of its address, the kind of a feed."""
_GOOD: dict[str, dict[str, Any]] = {
    ".atom": {"content": {KINDS[".atom"]: {"schema": {"type": "string"}}}},
    ".feed.json": {
        "content": {KINDS[".feed.json"]: {"schema": {"$ref": REF.format(model=JsonFeed.__name__)}}}
    },
}
_Code = Annotated[str, Path(description="A side's code.", examples=["PRK"])]
_Other = Annotated[str, Path(description="The other side's code.", examples=["RUS"])]
_Id = Annotated[str, Path(description="A story's id, or the beginning of it.")]


def mount_feeds(app: FastAPI, answers: Answers) -> None:
    """Add the routes of feeds. They come before the pages, whose paths may match any ending."""

    def content() -> Content:
        return answers.of("feeds", answers.dossier.content)  # type: ignore[no-any-return]

    def dyad(a: _Code, b: _Other) -> Feed:
        """What is new between two actors, given by code."""
        return _filled(feeds.of_dyad(content(), a, b))

    def actor(code: _Code) -> Feed:
        """What is new of an actor, given by code."""
        return _filled(feeds.of_actor(content(), code))

    def story(id: _Id) -> Feed:
        """The reports of a story."""
        return feeds.of_story(content(), answers.dossier.story(id).story)

    _mount(app, "/dyad/{a}/{b}", dyad)
    _mount(app, "/actor/{code}", actor)
    _mount(app, "/story/{id}", story)


def _mount(app: FastAPI, path: str, find: Callable[..., Feed]) -> None:
    """The two routes of one kind of feed."""
    for ending, kind in KINDS.items():
        app.add_api_route(
            path + ending,
            _endpoint(find, ending, kind),
            methods=["GET"],
            name=f"{find.__name__}{ending}",
            operation_id=f"{find.__name__}_{ending[1:].replace('.', '_')}",
            summary=f"Feed of one {find.__name__}",
            description=inspect.getdoc(find) or "",
            tags=["feeds"],
            response_class=Response,
            responses={**WRONG, 200: {"description": "The feed.", **_GOOD[ending]}},
        )


def _endpoint(find: Callable[..., Feed], ending: str, kind: str) -> Callable[..., Response]:
    """A function that takes what ``find`` takes, so that FastAPI reads it off."""

    def endpoint(request: Request, **named: str) -> Response:
        feed, base = find(**named), str(request.base_url)
        made = feeds.atom(feed, base) if ending == ".atom" else feeds.json_feed(feed, base)
        return Response(made, media_type=kind)

    request = inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    asked = inspect.signature(find, eval_str=True).parameters.values()
    given = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in asked]
    endpoint.__signature__ = inspect.Signature([request, *given])  # type: ignore[attr-defined]
    return endpoint


def _filled(feed: Feed) -> Feed:
    if not feed.entries:
        raise HTTPException(404, "nothing with a day is told of it; see the codes on /dyads")
    return feed

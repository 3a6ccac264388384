"""Feeds beside the pages of a dyad, an actor and a story: ``.atom``, and ``.feed.json``."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dragoman.exchange.exports import feeds
from dragoman.exchange.exports.content import Content
from dragoman.exchange.exports.feeds import Feed
from dragoman.web.answers import Answers
from dragoman.web.errors import ErrorBody

_ATOM, _JSON = "application/atom+xml", "application/feed+json"


def mount_feeds(app: FastAPI, answers: Answers) -> None:
    """Add the routes of feeds. They come before the pages, whose paths may match any ending."""

    def content() -> Content:
        return answers.of("feeds", answers.dossier.content)  # type: ignore[no-any-return]

    def dyad(request: Request, a: str, b: str) -> Feed:
        """What is new between two actors, given by code."""
        return _filled(feeds.of_dyad(content(), a, b))

    def actor(request: Request, code: str) -> Feed:
        """What is new of an actor, given by code."""
        return _filled(feeds.of_actor(content(), code))

    def story(request: Request, id: str) -> Feed:
        """The reports of a story."""
        return feeds.of_story(content(), answers.dossier.story(id).story)

    _mount(app, "/dyad/{a}/{b}", dyad)
    _mount(app, "/actor/{code}", actor)
    _mount(app, "/story/{id}", story)


def _mount(app: FastAPI, path: str, find: Callable[..., Feed]) -> None:
    """The two routes of one kind of feed."""

    def as_atom(request: Request) -> Response:
        made = feeds.atom(find(request, **request.path_params), _base(request))
        return Response(made, media_type=_ATOM)

    def as_json(request: Request) -> Response:
        made = feeds.json_feed(find(request, **request.path_params), _base(request))
        return Response(made, media_type=_JSON)

    for ending, face in ((".atom", as_atom), (".feed.json", as_json)):
        app.add_api_route(
            path + ending,
            face,
            methods=["GET"],
            include_in_schema=False,
            summary=find.__doc__,
            responses={404: {"model": ErrorBody}},
        )


def _filled(feed: Feed) -> Feed:
    if not feed.entries:
        raise HTTPException(404, "nothing with a day is told of it; see the codes on /dyads")
    return feed


def _base(request: Request) -> str:
    return str(request.base_url)

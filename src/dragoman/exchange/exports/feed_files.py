"""Feeds as files: two for each dyad, actor and story, under names that every disk can hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.exchange.exports import feeds
from dragoman.exchange.exports.content import Content, EventTold
from dragoman.exchange.exports.feeds import Feed
from dragoman.fusing.stories.finding import Story
from dragoman.picture.pairs import pairs

_UNFIT = re.compile(r"[^A-Za-z0-9-]+")


def write_feeds(
    content: Content,
    stories: Sequence[Story],
    folder: Path,
    base: str = "",
    progress: Callable[[int, int | None], None] | None = None,
) -> int:
    """Write ``dyad/A_B.atom`` and ``.json``, and so for ``actor/`` and ``story/``; how many feeds."""
    dyads: dict[tuple[str, str], list[EventTold]] = defaultdict(list)
    actors: dict[str, list[EventTold]] = defaultdict(list)
    for told in content.events:
        for pair in pairs(told.event):
            dyads[pair].append(told)
        for side in feeds.sides_of(told):
            actors[side].append(told)
    total = len(dyads) + len(actors) + len(stories)
    for done, (kind, name, feed) in enumerate(_all(content, dyads, actors, stories), 1):
        place = folder / kind
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{name}.atom").write_bytes(feeds.atom(feed, base))
        (place / f"{name}.json").write_text(feeds.json_feed(feed, base), encoding="utf-8")
        if progress:
            progress(done, total)
    return total


def _all(
    content: Content,
    dyads: Mapping[tuple[str, str], list[EventTold]],
    actors: Mapping[str, list[EventTold]],
    stories: Sequence[Story],
) -> Iterator[tuple[str, str, Feed]]:
    for (a, b), told in sorted(dyads.items()):
        yield "dyad", f"{_name(a)}_{_name(b)}", feeds.of_dyad(content, a, b, told)
    for code, told in sorted(actors.items()):
        yield "actor", _name(code), feeds.of_actor(content, code, told)
    for story in stories:
        yield "story", _name(story.id), feeds.of_story(content, story)


def _name(code: str) -> str:
    """A code as part of a file's name.

    >>> _name("IGO:NATO"), _name("../x")
    ('IGO-NATO', '-x')
    """
    return _UNFIT.sub("-", code)

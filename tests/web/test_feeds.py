"""Feeds of a dyad, an actor and a story, as a feed reader gets them from the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import feedparser
import pytest

from dragoman import Dossier

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_a_dyad_an_actor_and_a_story_have_feeds(client: TestClient, affair: Dossier) -> None:
    dyad, story = affair.dyads()[0], affair.stories()[0]
    paths = (f"/dyad/{dyad.a.code}/{dyad.b.code}", f"/actor/{dyad.a.code}", f"/story/{story.id}")
    for path in paths:
        atom = client.get(f"{path}.atom")
        assert atom.headers["content-type"].startswith("application/atom+xml")
        found = feedparser.parse(atom.content)
        assert not found.bozo
        assert found.entries
        assert all(one.link.startswith("http://127.0.0.1/") for one in found.entries)
        told = client.get(f"{path}.feed.json").json()
        assert [one["id"] for one in told["items"]] == [one.id for one in found.entries]


@pytest.mark.parametrize("path", ["/dyad/XXX/YYY", "/actor/..%2F..%2Fx", "/actor/Q", "/story/zz"])
def test_what_is_not_there_has_no_feed(client: TestClient, path: str) -> None:
    for ending in (".atom", ".feed.json"):
        assert client.get(path + ending).status_code in (400, 404)

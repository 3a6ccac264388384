"""Every address that a page of the examples links to leads somewhere."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.testclient import TestClient

_LINK = re.compile(r'\b(?:href|src)="(/[^"]*)"')
_TWINS = (".json", ".csv", ".ttl", ".nt")
_OF_A_KIND = 40  # pages of one kind that are opened; those of actors, which name others, all are


def test_no_link_is_dead(client: TestClient) -> None:
    kinds, seen, waiting, dead = Counter[str](), set[str](), ["/"], list[str]()
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        if answer.status_code != 200:
            dead.append(f"{answer.status_code} {address}")
        elif answer.headers["content-type"].startswith("text/html"):
            for found in _LINK.findall(answer.text):
                link = html.unescape(found).partition("#")[0]
                # One of each: the twins of a page and its other days are made as it is.
                kind = link.split("/")[1]
                most = 1000 if kind == "actor" else _OF_A_KIND
                if "?" in link or link.endswith(_TWINS) or link in seen or kinds[kind] >= most:
                    continue
                kinds[kind] += 1
                seen.add(link)
                waiting.append(link)
    assert kinds["actor"] > 50
    assert not dead


def test_a_holder_whom_no_claim_names_is_no_link(client: TestClient) -> None:
    page = client.get("/actor/RUS").text
    offices = page[page.index('id="offices"') : page.index('id="by"')]
    assert "Mikhail Mishustin" in offices
    assert 'href="/actor/Mikhail%20Mishustin"' not in offices
    assert 'href="/actor/Vladimir%20Putin"' in offices

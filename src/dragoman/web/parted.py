"""Sentences cut into parts, so that a page can show some of them as links or marks. Words, no markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.fusing.stories.changes import Change, sentence
from dragoman.store.search import terms_of

_SLOT = re.compile(
    "(?:story |reports? )?\ue000([rs])(\\d+)\ue001"
)  # letters that no text of ours has
_KINDS = {"r": "report", "s": "story"}


def parted(reason: str, ids: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Why two reports share their text, cut at their ids: words, and the id where they are one.

    >>> list(parted("95% of the own words of a1 stand in a2", ("a1", "a2")))
    [('95% of the own words of ', None), ('a1', 'a1'), (' stand in ', None), ('a2', 'a2')]
    """
    known = "|".join(map(re.escape, sorted(set(ids), key=len, reverse=True)))
    named = re.compile(rf"(?<=words of )(?:{known})(?= stand in)|(?<=stand in )(?:{known})")
    at = 0
    for found in named.finditer(reason):
        yield reason[at : found.start()], None
        yield found[0], found[0]
        at = found.end()
    if reason[at:]:
        yield reason[at:], None


def turn(change: Change, of_its_row: bool = False) -> Iterator[tuple[str, str, str]]:
    """The sentence of a change cut at its ids: words, else the kind of the id and the id.

    Where it stands in the row of the report that it tells of, that report is not named again.

    >>> joined = Change(0, "join", "a1", None, ("r2",), "r2", "r1", 0.31, ("Hokkaido",), 2)
    >>> list(turn(joined, True))
    [('0.31 like ', '', ''), ('', 'report', 'r1'), (', 2 days apart, both tell of Hokkaido', '', '')]
    """
    reports = [*change.reports, change.by, *([change.like] if change.like else [])]
    slots = {id: f"\ue000r{place}\ue001" for place, id in enumerate(reports)}
    told = sentence(replace(change, other=change.other and "\ue000s0\ue001"), slots)
    if of_its_row and change.what == "join":
        told = told.partition(": ")[2]
    elif of_its_row:
        told = _SLOT.sub("", told, count=1).strip()
    at = 0
    for found in _SLOT.finditer(told):
        yield told[at : found.start()], "", ""
        kind = _KINDS[found[1]]
        yield "", kind, (change.other or "") if kind == "story" else reports[int(found[2])]
        at = found.end()
    if told[at:]:
        yield told[at:], "", ""


def with_terms(text: str, asked: str) -> Iterator[tuple[str, bool]]:
    """A text cut at the words that were looked for: each part, and whether it is one of them.

    >>> list(with_terms("Zelenský sent troops", "zelensky"))
    [('Zelenský', True), (' sent troops', False)]
    """
    terms = [_plain(one) for one in terms_of(asked)]
    wanted = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
    at = 0
    for found in re.finditer(wanted, _plain(text)) if wanted else ():
        if text[at : found.start()]:
            yield text[at : found.start()], False
        yield text[found.start() : found.end()], True
        at = found.end()
    if text[at:]:
        yield text[at:], False


def _plain(text: str) -> str:
    """Small letters without accents, one for each letter of the text."""
    return "".join(unicodedata.normalize("NFD", one)[0].lower()[:1] or one for one in text)

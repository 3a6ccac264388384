"""Finds the mentions of a document: who and what is named, resolved as of its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.actors.authority import Authority
from dragoman.actors.context import Context
from dragoman.actors.people import People
from dragoman.actors.phrases import Draft, Phrases
from dragoman.actors.scan import Item, scan
from dragoman.records import Mention


def find_mentions(
    texts: Sequence[str], as_of: date | None, authority: Authority
) -> list[list[Mention]]:
    """The mentions of one document, passage by passage, disjoint and in text order.

    Args:
        texts: the passages of one document, in order; offsets count within each.
        as_of: the day of the report, on which offices are resolved; None for the newest.
        authority: the names and terms.

    Examples:
        >>> found = find_mentions(["Chinese troops left Kyiv."], None, Authority.load())
        >>> [(mention.text, mention.code) for mention in found[0]]
        [('Chinese troops', 'CHN:MIL'), ('Kyiv', 'UKR:GOV')]
    """
    context = Context(day=as_of)
    rows: list[tuple[list[Item], list[Draft]]] = []
    for text in texts:
        items = scan(text, authority)
        rows.append((items, Phrases(items, authority, context).all()))
    people = People(context, authority)
    for number, (items, drafts) in enumerate(rows):
        people.introduce(number, items, drafts)
    return [
        [_mention(text, items, draft) for draft in people.settle(number, items, drafts)]
        for number, (text, (items, drafts)) in enumerate(zip(texts, rows, strict=True))
    ]


def _mention(text: str, items: list[Item], draft: Draft) -> Mention:
    start, end = items[draft.first].start, items[draft.last - 1].end
    return Mention(
        start, end, text[start:end], draft.code, draft.name, draft.kind, draft.office, draft.place
    )

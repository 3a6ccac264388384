"""Finds the mentions of a document: who and what is named, resolved as of its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dragoman.actors import bystanders, coordinated, owners, short, titles
from dragoman.actors.authority import Authority
from dragoman.actors.context import Context
from dragoman.actors.descriptions import merge
from dragoman.actors.longer import part
from dragoman.actors.people import People
from dragoman.actors.phrases import Phrases
from dragoman.actors.reader import Draft
from dragoman.actors.scan import Item, scan
from dragoman.actors.sightings import NO_STATE
from dragoman.records import Mention


def find_mentions(
    texts: Sequence[str], as_of: date | None, authority: Authority, dateline: str = ""
) -> list[list[Mention]]:
    """The mentions of one document, passage by passage, disjoint and in text order.

    Args:
        texts: the passages of one document, in order; offsets count within each.
        as_of: the day of the report, on which offices are resolved; None for the newest.
        authority: the names and terms.
        dateline: the dateline that was taken off the first passage ("SEOUL, Oct 21 (Wire) -"): the
            offices of the place that a report is written from need no country.

    Examples:
        >>> found = find_mentions(["Chinese troops left Kyiv."], None, Authority.load())
        >>> [(mention.text, mention.code) for mention in found[0]]
        [('Chinese troops', 'CHN:MIL'), ('Kyiv', 'UKR:GOV')]
    """
    context = Context(day=as_of, dateline=_written_from(dateline, authority))
    rows: list[tuple[Phrases, list[Draft]]] = []
    for number, text in enumerate(texts):
        context.passage = number
        phrases = Phrases(merge(part(scan(text, authority), authority)), authority, context)
        rows.append((phrases, phrases.all()))
    people = People(context, authority)
    for number, (phrases, drafts) in enumerate(rows):
        people.introduce(number, phrases.items, drafts, owned=True)
        people.await_owners(number, phrases.items, drafts)
        short.learn_anew(phrases, number, context)
    for number, (phrases, drafts) in enumerate(rows):
        people.name(number, phrases.items, drafts)
    for number, (phrases, drafts) in enumerate(rows):
        owners.assign(phrases, drafts, number, context)
        coordinated.coordinate(phrases, drafts)
        short.acronyms(phrases, drafts, context)
        people.introduce(number, phrases.items, drafts)
    people.awaited.clear()
    firms = {name for phrases, drafts in rows for name in bystanders.houses(phrases, drafts)}
    for number, (phrases, drafts) in enumerate(rows):
        people.name(number, phrases.items, drafts)
    for number, (phrases, drafts) in enumerate(rows):
        bystanders.assign(phrases, drafts, number, context, firms)
        people.introduce(number, phrases.items, drafts)
    for number, (phrases, drafts) in enumerate(rows):
        people.name(number, phrases.items, drafts)
        bystanders.assign_lone(phrases, drafts, number, context, people.nameless)
        titles.bind(phrases, drafts)
    found: list[list[Mention]] = []
    for number, (text, (phrases, drafts)) in enumerate(zip(texts, rows, strict=True)):
        settled = [draft for draft in drafts if draft.code or draft.kind == "place"]
        settled = short.short_names(phrases, settled, number, context)
        settled = short.north_and_south(phrases, settled, context, authority)
        found.append([_mention(text, phrases.items, draft) for draft in settled])
    return found


def _written_from(dateline: str, authority: Authority) -> str:
    """The state in which a dateline's place lies, or nothing where it is not known."""
    place = re.split(r"[,(–—:]| - |--|/", dateline, maxsplit=1)[0].strip(" -")
    for name in (place, place.title()):
        for entry in authority.entries(name) if name else ():
            state = entry.code.partition(":")[0]
            if entry.kind in ("capital", "place", "state") and state not in NO_STATE:
                return state
    return ""


def _mention(text: str, items: list[Item], draft: Draft) -> Mention:
    start, end = items[draft.first].start, items[draft.last - 1].end
    return Mention(
        start, end, text[start:end], draft.code, draft.name, draft.kind, draft.office, draft.place
    )

"""A head told once for several states: "American and British forces"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dragoman.actors.phrases import Phrases
from dragoman.actors.reader import Draft
from dragoman.actors.words import words


def coordinate(phrases: Phrases, drafts: list[Draft]) -> None:
    """Give a demonym beside an owned head the head too: "American and British forces"."""
    for before, after in reversed(list(pairwise(drafts))):
        if not _is_attribute(before) or after.kind == "demonym":
            continue
        after = _regime(phrases, drafts, after)
        between = phrases.items[before.last : after.first]
        if not between or any(
            item.low not in (",", "and", "or", "-", "/", "&") for item in between
        ):
            continue
        if _shares_head(phrases, after):
            before.code = f"{before.code}:{after.code.partition(':')[2] or 'GOV'}"
            before.kind, before.term = after.kind, after.term
            before.name = (
                f"{phrases.authority.adjective_of(before.code[:3])} {after.office or ''}".strip()
            )


def _regime(phrases: Phrases, drafts: list[Draft], person: Draft) -> Draft:
    """The forces right behind a ruler's name, from his name on: "Russian and Assad regime forces"."""
    behind = next((one for one in drafts if one.first == person.last), None)
    if behind is None or person.kind != "person" or behind.kind != "force":
        return person
    ruling = phrases.items[behind.first].low in words("ruling_nouns")
    return replace(behind, first=person.first) if ruling else person


def _is_attribute(draft: Draft) -> bool:
    """A demonym, or a state whose short name serves as one ("US and South Korean forces")."""
    if not draft.code or ":" in draft.code:
        return False
    short = (
        draft.kind == "state"
        and draft.entry is not None
        and draft.entry.name in words("adjectives")
    )
    return draft.kind == "demonym" or short


def _shares_head(phrases: Phrases, draft: Draft) -> bool:
    """Whether the phrase begins with a demonym or state and goes on to a plural or force head."""
    owner = phrases.items[draft.first]
    if draft.term is None or draft.person or not (owner.entries or owner.family):
        return False
    if draft.code.partition(":")[0] in ("IGO", "REB", "IMG", "UNK"):
        return False
    return draft.term.role == "people" or draft.kind in (
        "force",
        "group",
        "government",
        "generic",
        "party",
    )

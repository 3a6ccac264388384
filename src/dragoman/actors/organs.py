"""Organs and houses named before that a common noun stands for: "the agency", "a bureau spokesman"."""

from __future__ import annotations

from dragoman.actors.context import Context, Organ
from dragoman.actors.phrases import Phrases
from dragoman.actors.reader import Draft
from dragoman.actors.words import organ_nouns, words

# Whoever speaks for an organ has its sector too.
_SOME = ("a", "an", "its", "their", "another")
_SPEAKERS = ("spokesman", "official", "leader", "envoy")


def organ_meant(phrases: Phrases, i: int, passage: int, context: Context) -> Organ | None:
    """The organ that a noun with "the" before it points back to, or one that qualifies a role."""
    kinds = organ_nouns().get(phrases.items[i].low)
    if kinds is None:
        return None
    if phrases.items[i].cap and not phrases.begins_sentence(i):
        if not _is_short_name(phrases, i):
            return None
        kinds = []  # "the Observatory": only what bears the very word
    pointed = phrases.before(_past_seat(phrases, i)) in words("pointing")
    if not (pointed or _role_behind(phrases, i)):
        return _told_next(phrases, i, passage, context)
    organ = context.last_organ(phrases.items[i].low, kinds, passage, i)
    if organ is not None and organ.kind == "force" and phrases.items[i].low == "coalition":
        return organ  # "the coalition in Yemen" is the one told of
    return None if _has_its_own(phrases, i + 1) else organ


def _is_short_name(phrases: Phrases, i: int) -> bool:
    """Whether a noun with a capital stands alone behind "the": "the Observatory said"."""
    after = phrases.items[i + 1] if i + 1 < len(phrases.items) else None
    alone = after is None or not (after.cap and after.word)
    return phrases.before(_past_seat(phrases, i)) == "the" and alone


def _told_next(phrases: Phrases, i: int, passage: int, context: Context) -> Organ | None:
    """Which watcher "a monitor said" is: the one that the next sentences name."""
    if phrases.before(_past_seat(phrases, i)) not in ("a", "an") or i + 1 >= len(phrases.items):
        return None
    if phrases.items[i].low not in words("watchers") or phrases.items[i + 1].low not in words(
        "telling"
    ):
        return None
    if context.last_organ("", ["NGO"], passage, i) is not None:
        return None
    return context.next_organ("NGO", passage, i)


def _past_seat(phrases: Phrases, i: int) -> int:
    """Where the words before a noun begin that tell its seat: "the London-based monitor"."""
    low = [item.low for item in phrases.items[max(i - 3, 0) : i]]
    return i - 3 if low[1:] == ["-", "based"] else i


def organ_draft(phrases: Phrases, i: int, organ: Organ) -> Draft:
    """The mention of an organ by a common noun, or of a role in it ("a bureau spokesman")."""
    if not _role_behind(phrases, i):
        return Draft(i, i + 1, organ.code, organ.name, organ.kind, head=i)
    term = phrases.items[i + 1].term
    name = f"{organ.name} {phrases.items[i + 1].low}"
    if term is None:
        return Draft(i, i + 2, organ.code, name, "generic", head=i + 1)
    state, _, sector = organ.code.partition(":")
    keeps = term.key in _SPEAKERS or not term.sector or not state or ":" not in organ.code
    code = organ.code if keeps or state == "IGO" else f"{state}:{term.sector or sector}"
    return Draft(i, i + 2, code, name, term.kind, phrases.items[i + 1].low, head=i + 1)


def _role_behind(phrases: Phrases, i: int) -> bool:
    """Whether a role or its people stand right behind a noun, with no name of their own."""
    if i + 1 >= len(phrases.items):
        return False
    term, after = phrases.items[i + 1].term, phrases.items[i + 2 : i + 3]
    if phrases.items[i + 1].low in words("insiders"):
        return True
    named = bool(after) and after[0].cap
    return term is not None and term.role in ("role", "people") and not named


def _has_its_own(phrases: Phrases, i: int) -> bool:
    """Whether a noun is told anew: "the agency of", "the committee on"."""
    after = phrases.items[i].low if i < len(phrases.items) else ""
    if after == "in" and phrases.items[i + 1 : i + 2] and phrases.items[i + 1].low in _SOME:
        return False  # "the agency in a report"
    return after in ("of", "for", "on", "in", "at", "that", "which", "-")

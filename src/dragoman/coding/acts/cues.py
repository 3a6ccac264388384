"""The verbs and nouns that carry acts, read from the tables and found in a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from dragoman.coding.acts.clauses import is_negated
from dragoman.coding.syntax.roles import objects, prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.data.tables import read_tsv
from dragoman.records import EventType

PART = re.compile(r"([+@:])([^+@:]+)")


@dataclass(frozen=True, slots=True)
class VerbCue:
    """One verb pattern; see ``data/tables/coding_verbs.tsv``."""

    event: EventType
    mode: str | None
    target: tuple[str, ...]
    flags: frozenset[str]
    particle: str | None
    preposition: str | None
    things: frozenset[str]

    @property
    def size(self) -> int:
        """How much the pattern asks for: the most demanding one that fits wins."""
        return (
            2 * bool(self.things)
            + bool(self.particle)
            + bool(self.preposition)
            + ("not" in self.flags)
        )


@dataclass(frozen=True, slots=True)
class NounCue:
    """One act noun; see ``data/tables/coding_nouns.tsv``."""

    event: EventType
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    flags: frozenset[str]
    needs: frozenset[str]  # words one of which must stand before the noun


@lru_cache(maxsize=1)
def verb_cues() -> dict[str, list[VerbCue]]:
    """Verb patterns by lemma, the most demanding first."""
    found: dict[str, list[VerbCue]] = {}
    for row in read_tsv("coding_verbs.tsv"):
        for pattern in row["patterns"].split(";"):
            lemma, parts = _split(pattern.strip())
            cue = VerbCue(
                event=cast("EventType", row["event"]),
                mode=row["mode"] or None,
                target=tuple(row["target"].split()),
                flags=frozenset(row["flags"].split()),
                particle=parts.get("+"),
                preposition=parts.get("@"),
                things=_things(parts.get(":", "")),
            )
            found.setdefault(lemma, []).append(cue)
    for cues in found.values():
        cues.sort(key=lambda cue: -cue.size)
    return found


def _things(part: str) -> frozenset[str]:
    """The nouns of a pattern; ``$arms`` is a class of ``coding_words.toml``."""
    found: set[str] = set()
    for name in part.split("|"):
        found |= words("things", name[1:]) if name.startswith("$") else {name}
    return frozenset(found - {""})


def _split(pattern: str) -> tuple[str, dict[str, str]]:
    lemma = re.split(r"[+@:]", pattern, maxsplit=1)[0]
    return lemma, dict(PART.findall(pattern))


@lru_cache(maxsize=1)
def noun_cues() -> dict[str, list[NounCue]]:
    """Act nouns by lower-case form."""
    found: dict[str, list[NounCue]] = {}
    for row in read_tsv("coding_nouns.tsv"):
        cue = NounCue(
            event=cast("EventType", row["event"]),
            mode=row["mode"] or None,
            source=tuple(row["source"].split()),
            target=tuple(part for part in row["target"].split() if part != "-"),
            flags=frozenset(row["flags"].split()),
            needs=frozenset(row["needs"].split()),
        )
        for noun in row["nouns"].split():
            found.setdefault(noun, []).append(cue)
    return found


def match_verb(node: Node) -> Iterator[tuple[VerbCue, Node | None]]:
    """The patterns that a verb fulfils with the thing each takes, the most demanding first."""
    cues = verb_cues().get(node.lemma)
    if cues and (is_verb(node) or _is_act_participle(node)):
        for cue in cues:
            fits, thing = _fits(node, cue)
            if fits:
                yield cue, thing


def _names(thing: Node) -> Iterator[Node]:
    """The words that say what a thing is: itself, what it is compounded with, what it is of.

    "A mediation effort" is mediation, "a state of emergency" an emergency.
    """
    yield thing
    yield from thing.children("compound")
    yield from prepositions(thing, "of")


def _is(node: Node, names: frozenset[str]) -> bool:
    return node.lemma in names or node.lower in names


def _is_act_participle(node: Node) -> bool:
    return node.tag in ("VBN", "VBG", "VBD") and node.dep in ("amod", "acl")


def _fits(node: Node, cue: VerbCue) -> tuple[bool, Node | None]:
    if "not" in cue.flags and not is_negated(node):
        return False, None
    if cue.particle and not any(
        kid.lower == cue.particle
        and kid.dep in ("prt", "advmod", "prep", "acomp", "oprd", "dobj", "npadvmod")
        for kid in node.kids
    ):
        return False, None
    below: list[Node] = []
    if cue.preposition:
        below = prepositions(node, cue.preposition)
        by_clause = any(
            kid.lower == cue.preposition and kid.child("pcomp") for kid in node.children("prep")
        )
        if not below and not by_clause:
            return False, None
    if not cue.things:
        return True, None
    candidates = [
        *objects(node),
        *node.children("attr", "acomp", "oprd", "xcomp", "ccomp", "npadvmod"),
        *below,
    ]
    for thing in candidates:
        for one in (thing, *thing.conjuncts()):
            if any(_is(name, cue.things) for name in _names(one)):
                return True, one
    return False, None

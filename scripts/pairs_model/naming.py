"""Other parties in the places of those of a question, so that no name is learnt for its act."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from scripts.pairs_model.questions import Item, Question, Span, meet

LONG = 40  # characters; longer stretches stand in no other's place
KEPT = 0.3  # chance that a party keeps its name
PRONOUNS = frozenset(
    "he she it they we i you him her them us his its their our me who which that this these those".split()
)


def other_names(items: Sequence[Item]) -> dict[str, list[str]]:
    """Stretches that name parties, by the sector of their code: who may stand for whom."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in items:
        for name, code in _named(item):
            if len(name) < LONG and name.lower() not in PRONOUNS:
                found[sector(code)].add(name)
    return {key: sorted(names) for key, names in found.items()}


def sector(code: str) -> str:
    """The kind of party that a code stands for."""
    head, _, rest = code.partition(":")
    return head if head in ("IGO", "NGO", "REB", "IMG", "MNC") else rest or "state"


def codes(items: Sequence[Item]) -> dict[tuple[str, str], str]:
    """The sector of each stretch of each text."""
    return {(item["text"], name): sector(code) for item in items for name, code in _named(item)}


def _named(item: Item) -> Iterator[tuple[str, str]]:
    """Each stretch that names a party of an act, and its code."""
    for act in item["acts"]:
        for parts, codes_there in ((act["s"], act["sc"]), (act["t"], act["tc"])):
            for part, code in zip(parts, codes_there, strict=False):
                yield part.partition("@")[0], code


def renamed(
    one: Question,
    names: dict[str, list[str]],
    sectors: dict[tuple[str, str], str],
    chance: random.Random,
) -> Question:
    """The same question with others in its parties' places."""
    spans = [span for span in (one.source, one.target) if span]
    if len(spans) == 2 and meet(*spans):
        return one
    text, source, target, cue = one.text, one.source, one.target, one.cue
    for span in sorted(spans, reverse=True):
        old = one.text[span[0] : span[1]]
        kind = sectors.get((one.text, old), "state")
        if old.lower() in PRONOUNS or not names.get(kind) or chance.random() < KEPT:
            continue
        new = chance.choice(names[kind])
        if span[0] == 0:
            new = new[0].upper() + new[1:]
        grown = len(new) - len(old)
        text = text[: span[0]] + new + text[span[1] :]

        def moved(other: Span | None, at: Span = span, by: int = grown) -> Span | None:
            if other is None:
                return None
            start = other[0] + (by if other[0] >= at[1] else 0)
            return start, max(start + 1, other[1] + (by if other[1] >= at[1] else 0))

        source, target, cue = moved(source), moved(target), moved(cue)
    return Question(text, source, target, one.types, one.status, cue, one.weight)

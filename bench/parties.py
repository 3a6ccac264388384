"""Whether the parties marked in PLV's sentences are found by the coder itself, without the marks.

Its texts have no licence: they are measured on, never trained on, never quoted. Since 2026-11-28 the
errors in every second sentence, from the first, are read; those in the others never, and how often
both parties are found there stands apart.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bench import places
from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.dossier import code
from dragoman.records import Act, Party

TRAIN = places.SHARED / "data" / "coding" / "plv_train" / "train.jsonl"
MARK = re.compile(r"</?[st]>")
# PLV has one class where PLOVER 0.8 has two.
YIELD = frozenset({"CONCEDE", "RETREAT"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its act's type, and each place where source and target are marked."""

    text: str
    event: str
    source: Sequence[Span]
    target: Sequence[Span]


def measure() -> dict[str, float]:
    """Shares of the sentences in which the marked source and target are named, and act together."""
    count: Counter[str] = Counter()
    for number, one in enumerate(marked()):
        found = _hits(one)
        count.update(found)
        if number % 2:
            count.update({f"unread_{what}": found[what] for what in ("sentences", "both")})
    unread = count.pop("unread_both") / count.pop("unread_sentences")
    sentences = count.pop("sentences")
    return {what: found / sentences for what, found in count.items()} | {"both_unread": unread}


def marked() -> Iterator[Marked]:
    """The sentences with both parties marked; in some a mark is missing."""
    for line in TRAIN.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = spans_of(row["marked_sentence"])
        if spans["s"] and spans["t"]:
            yield Marked(row["sentence"], row["plover_root"], spans["s"], spans["t"])


def spans_of(text: str) -> dict[str, list[Span]]:
    """Where the stretches within ``<s>`` and ``<t>`` stand once the marks are taken off.

    >>> spans_of("<s>Chad</s> left <t>Mali</t>.")
    {'s': [(0, 4)], 't': [(10, 14)]}
    """
    found: dict[str, list[Span]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    off = 0
    for mark in MARK.finditer(text):
        at, kind = mark.start() - off, mark.group()[-2]
        off += len(mark.group())
        if not mark.group().startswith("</"):
            opened[kind] = at
        elif kind in opened:
            found[kind].append((opened.pop(kind), at))
    return found


def _hits(one: Marked) -> dict[str, int]:
    acts = [claim for claim in code(one.text) if isinstance(claim, Act)]
    named = [
        (mention.start, mention.end)
        for mention in find_mentions([one.text], None, Authority.load())[0]
    ]
    whole = [act for act in acts if _on(act, "source", one) and _on(act, "target", one)]
    types = {"YIELD" if act.event in YIELD else act.event for act in whole}
    source, target = overlaps(named, one.source), overlaps(named, one.target)
    return {
        "sentences": 1,
        "both": bool(whole),
        "typed": one.event in types,
        "source": any(_on(act, "source", one) for act in acts),
        "target": any(_on(act, "target", one) for act in acts),
        "both_named": source and target,
        "source_named": source,
        "target_named": target,
    }


def _on(act: Act, side: str, one: Marked) -> bool:
    """Whether an act has the marked party on its side; either side of one that both do alike."""
    parties: Sequence[Party] = act.source if side == "source" else act.target
    if act.reciprocal:
        parties = [*act.source, *act.target]
    spans = one.source if side == "source" else one.target
    return overlaps([(party.start, party.end) for party in parties], spans)


def overlaps(ours: Collection[Span], theirs: Collection[Span]) -> bool:
    """Whether some stretch of ours shares a character with one of theirs.

    >>> overlaps([(0, 4)], [(3, 9)]), overlaps([(0, 4)], [(4, 9)])
    (True, False)
    """
    return any(start < last and first < end for start, end in ours for first, last in theirs)

"""Whether facts changed between two versions of one text are found: the edited reports of FA-KES.

python -m bench.edits [-e to list what is missed and what is raised wrongly]

Each triple is an original, a version in which a language model changed two facts, and one in which
it changed a third; tables that a model wrote tell the facts of each version by topic. The pairs are
original and between, between and changed, original and changed: 2, 1 and 3 facts changed.

A *changed fact* is a topic that the triple names as changed on that step. It is *told* when a word
that its table entry has in the newer version alone stands in the newer text more often than in the
older one (or, where the entry only lost words, one of these more seldom): what never reached the
text cannot be found and is counted apart. It is *found* when a record of ours is of a sort that fits
the topic (a day for a date, a place, a culprit, a means for a cause; people and numbers for the
casualties; people whose part is not told for culprits or casualties) and a word in which its two
sides differ is among those in which the two entries differ.

An *unchanged fact* is one of the same five topics that the triple does not name on that step, and
whose entries do not differ in what we raise: it is *raised* when a record is of a sort that fits it
and fits no changed fact of the pair. Where a model changed another topic along, and its table says
so, the fact is neither. The topics "Type" and "Gender or age group" are left out: nothing is ever
changed in them on purpose, and they tell the same people as the casualties.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from bench.places import SHARED
from dragoman.actors.authority import Authority
from dragoman.fusing.edits.changes import Change, find_changes
from dragoman.fusing.edits.units import units
from dragoman.fusing.origins.wording import Told
from dragoman.fusing.words import stem
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report

TRIPLES = SHARED / "data/disagreement/fa-kes/fact_edit_triple.jsonl"
STEPS = (("original", "between"), ("between", "changed"), ("original", "changed"))
_NAME, _CAUSE, _ACTOR = "Name of casualty or group", "Cause of death", "Actor"
_PLACE, _DATE = "Place of death", "Date of death"
TOPICS = (_NAME, _CAUSE, _ACTOR, _PLACE, _DATE)
_ALL = (*TOPICS, "Gender or age group", "Type")
FITS = {
    "number": (_NAME,),
    "victim": (_NAME,),
    "culprit": (_ACTOR,),
    "means": (_CAUSE,),
    "day": (_DATE,),
    "place": (_PLACE,),
    "who": (_ACTOR, _NAME),
    "speaker": (_ACTOR, _NAME),
    "turn": (),  # no topic of the tables
}
Tables: TypeAlias = tuple[Mapping[str, str], Mapping[str, str]]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_EMPTY = frozenset(
    "the and was were for from with that not has have had information no specific mentioned of in on at"
    " by to an as is are it or death cause place date attack attacks attacked killed article name actor"
    " responsible incident occurred casualties casualty city town province".split()
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One topic of a pair of versions, and what became of it."""

    pair: tuple[str, str, str]  # the triple and its two versions
    topic: str
    state: str  # "found", "missed", "untold"; "quiet", "raised", "along"
    records: tuple[Change, ...]


def measure() -> dict[str, float]:
    """The share of changed facts found, and of unchanged ones raised."""
    figures: dict[str, float] = {}
    everything = list(facts())
    for name, steps in (
        ("", STEPS),
        ("one_", STEPS[1:2]),
        ("two_", STEPS[:1]),
        ("three_", STEPS[2:]),
    ):
        some = Counter(one.state for one in everything if one.pair[1:] in steps)
        figures[f"{name}found"] = some["found"] / (some["found"] + some["missed"])
        figures[f"{name}raised"] = some["raised"] / (some["raised"] + some["quiet"])
    states = Counter(one.state for one in everything)
    figures["changed"] = states["found"] + states["missed"]
    figures["untold"] = states["untold"]
    figures["unchanged"] = states["raised"] + states["quiet"]
    figures["along"] = states["along"]
    return figures


def facts() -> Iterator[Fact]:
    """All facts of all pairs."""
    for line in TRIPLES.read_text(encoding="utf-8").splitlines():
        triple = json.loads(line)
        told = {
            step: units(*_told(triple[step], step), _authority())
            for step in ("original", "between", "changed")
        }
        tables = {step: _table(triple[f"{step}_facts"]) for step in told}
        first = triple["topics_changed"][:2], triple["topics_changed"][2:], triple["topics_changed"]
        for (older, newer), changed in zip(STEPS, first, strict=True):
            records = find_changes(told[older], told[newer])
            texts = triple[older], triple[newer]
            if not all(texts):
                continue  # the model declined: there is no text
            pair = f"{triple['file']} {triple['index']}", older, newer
            yield from _judged(pair, changed, texts, (tables[older], tables[newer]), records)


def _judged(
    pair: tuple[str, str, str],
    changed: Sequence[str],
    texts: tuple[str, str],
    tables: Tables,
    records: Sequence[Change],
) -> Iterator[Fact]:
    told = [_words(text) for text in texts]
    gained, lost = told[1] - told[0], told[0] - told[1]
    spare = set()
    for topic in TOPICS:
        old, new, words = _entries(tables, topic)
        fitting = [one for one in records if topic in FITS[one.what]]
        hits = tuple(one for one in fitting if _differing(one) & words)
        if topic in changed:
            spare |= {id(one) for one in hits}
            reached = (new - old) & set(gained) if new - old else (old - new) & set(lost)
            yield Fact(pair, topic, "found" if hits else "missed" if reached else "untold", hits)
    for topic in TOPICS:
        if topic in changed:
            continue
        words = _entries(tables, topic)[2]
        fitting = [one for one in records if topic in FITS[one.what] and id(one) not in spare]
        along = [one for one in fitting if _differing(one) & words]
        wrong = tuple(one for one in fitting if one not in along)
        yield Fact(pair, topic, "along" if along else "raised" if wrong else "quiet", wrong)


def _entries(tables: Tables, topic: str) -> tuple[set[str], set[str], set[str]]:
    """The words of a topic's entries, and those in which they differ."""
    old, new = (set(_words(table.get(topic, ""))) for table in tables)
    return old, new, old ^ new


def _differing(one: Change) -> set[str]:
    """The words in which the two sides of a record differ."""
    a, b = (set(_words(side.text)) for side in (one.a, one.b))
    return a ^ b


def _words(text: str) -> Counter[str]:
    words = (one.casefold() for one in _WORD.findall(text.replace("\\n", " ")))
    return Counter(
        stem(one) if one[0].isalpha() else one.lstrip("0")
        for one in words
        if one not in _EMPTY and (len(one) > 2 or one[0].isdigit())
    )


def _table(told: str) -> dict[str, str]:
    """The facts by topic. Some tables have quotes that break them: topics part them."""
    begins = sorted(
        (match.start(), match.end(), topic)
        for topic in _ALL
        for match in re.finditer(rf"{re.escape(topic)}\\*['\"]\s*:", told)
    )
    ends = [one[0] for one in begins[1:]] + [len(told)] * bool(begins)
    found: dict[str, str] = {}
    for (_, start, topic), end in zip(begins, ends, strict=True):
        found.setdefault(topic, told[start:end])
    return found


@cache
def _authority() -> Authority:
    return Authority.load()


def _told(text: str, name: str) -> Told:
    report = make_report(text, id=name, source=name)
    return report, clean(report).regions


def _show() -> None:
    for fact in facts():
        if fact.state in ("missed", "raised"):
            told = [f"{one.what}: {one.a.text} | {one.b.text}" for one in fact.records]
            print(*fact.pair, fact.topic, fact.state, *told, sep="\t")


if __name__ == "__main__":
    if "-e" in sys.argv:
        _show()
    print({name: round(value, 3) for name, value in measure().items()})

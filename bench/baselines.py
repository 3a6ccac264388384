"""What two trivial coders reach on the same reports: the least that ours has to beat.

"Subject, verb, object": each verb with a state in its subject and another in its object, typed by the
CAMEO verb dictionary (MIT) and PLOVER's own table from CAMEO. "All pairs meet": each two states that a
sentence names are said to meet.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any

from bench import elsewhere, places
from bench.claims import seeds
from bench.scorer import score_lines
from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.coding.syntax import parser
from dragoman.records import Mention, Report

VERBS = places.SHARED / "data" / "coding" / "petrarch_verbs" / "CAMEO.2.0.txt"
TYPES = places.SHARED / "plover" / "cameo_to_plover.tsv"
HEADING = re.compile(r"^---\s+\S.*?\[(?P<code>[\d-]+)(?::\d+)?\]\s+---")
WORD = re.compile(r"^(?P<word>[A-Z]+)\s*(?:#.*)?(?:\{.*\}.*)?$")

Line = dict[str, Any]


def measure() -> dict[str, float]:
    """F1 of acts of both, on the seeds and on the ten reports on other affairs."""
    authority = Authority.load()
    sets = {
        "seeds": (places.SEEDS / "gold", seeds(), places.SEEDS),
        "elsewhere": (elsewhere.FOLDER / "gold", elsewhere.reports(), elsewhere.REPORTS),
    }
    found: dict[str, float] = {}
    for name, (gold, reports, texts) in sets.items():
        sentences = [one for report in reports for one in _sentences(report, authority)]
        for coder, lines in (("triples", triples(sentences)), ("pairs", pairs(sentences))):
            scores = score_lines(gold, lines, texts)
            found[f"{coder}_{name}"] = scores["acts_type_f1"]
    return found


@lru_cache(maxsize=1)
def verb_types() -> dict[str, str]:
    """PLOVER's type of each verb of the dictionary, by the code at the head of its block."""
    with TYPES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        types = {row["cameo"]: row["plover"] for row in rows}
    found: dict[str, str] = {}
    event = None
    for line in VERBS.read_text(encoding="utf-8").splitlines():
        if heading := HEADING.match(line):
            event = types.get(heading["code"]) or types.get(heading["code"][:2] + "0")
        elif event and (word := WORD.match(line)):
            found.setdefault(word["word"].lower(), event)
    return found


class _Sentence:
    """A parsed sentence with the states that it names."""

    def __init__(self, report: str, span: Any, mentions: Iterable[Mention]) -> None:
        self.report = report
        self.span = span
        self.states = {
            token.i: one.code.partition(":")[0]
            for one in mentions
            if one.code and len(one.code.partition(":")[0]) == 3
            for token in span
            if one.start <= token.idx < one.end
        }


def _sentences(report: Report, authority: Authority) -> Iterator[_Sentence]:
    doc = next(iter(parser.parse([report.text])))
    mentions = find_mentions([report.text], report.published, authority)[0]
    for span in doc.sents:
        yield _Sentence(report.id, span, mentions)


def triples(sentences: Iterable[_Sentence]) -> Iterator[Line]:
    """An act for each verb whose subject and object name one state each."""
    types = verb_types()
    for one in sentences:
        for token in one.span:
            event = types.get(token.lemma_) if token.pos_ == "VERB" else None
            if event is None:
                continue
            source = _below(one, token, ("nsubj",))
            target = _below(one, token, ("dobj", "dative", "nsubjpass", "prep"))
            if source and target - source:
                yield _line(one, event, source, target - source)


def pairs(sentences: Iterable[_Sentence]) -> Iterator[Line]:
    """A meeting for each two states that a sentence names."""
    for one in sentences:
        for first, second in combinations(sorted(set(one.states.values())), 2):
            yield _line(one, "CONSULT", {first, second}, set())


def _below(one: _Sentence, verb: Any, roles: tuple[str, ...]) -> set[str]:
    """The states named in a verb's subject, or in its objects and what its prepositions govern."""
    heads = [kid for kid in verb.children if kid.dep_ in roles]
    if "prep" in roles:
        heads = [low for kid in heads for low in (kid.children if kid.dep_ == "prep" else [kid])]
    return {one.states[low.i] for head in heads for low in head.subtree if low.i in one.states}


def _line(one: _Sentence, event: str, source: set[str], target: set[str]) -> Line:
    return {
        "kind": "act",
        "report": one.report,
        "evidence": {
            "start": one.span.start_char,
            "end": one.span.end_char,
            "exact": one.span.text,
        },
        "event": event,
        "source": [{"code": state} for state in sorted(source)],
        "target": [{"code": state} for state in sorted(target)],
        "reciprocal": event == "CONSULT",
        "status": "asserted",
    }

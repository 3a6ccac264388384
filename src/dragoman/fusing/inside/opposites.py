"""One thing described in opposite words in one report: frequent visits, and a rare visit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.data.tables import read_parquet, read_tsv
from dragoman.fusing.inside.page import BODY, CAPTION, TITLE, Line, Page
from dragoman.fusing.rules import inside_rules
from dragoman.fusing.words import stem
from dragoman.records import Disagreement

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_NAME = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)*")
_NOUNS = 2  # words behind the adjective that may be its noun


@dataclass(frozen=True, slots=True)
class _Described:
    """A noun with an adjective of the table."""

    start: int
    end: int
    word: str
    pair: str
    pole: int
    nouns: frozenset[str]
    line: Line


def find_opposites(page: Page) -> Iterator[Disagreement]:
    """One line for each two descriptions of one thing that exclude each other."""
    shelves: dict[tuple[str, str], list[_Described]] = defaultdict(list)
    for line in page.of(TITLE | BODY | CAPTION):
        if _poles().keys().isdisjoint(line.text.casefold().split()):
            continue
        for one in _described(line):
            for noun in one.nouns:
                shelves[one.pair, noun].append(one)
    for (pair, _), kept in shelves.items():
        poles = [[one for one in kept if one.pole == pole] for pole in (0, 1)]
        clash = next(((a, b) for a in poles[0] for b in poles[1] if _one_matter(a, b)), None)
        if clash is not None:
            a, b = sorted(clash, key=lambda one: one.start)
            text = page.report.text
            yield Disagreement(
                kind="fact",
                severity="probable",
                about=f"{pair}: {_lower(text[a.start : a.end])}, {_lower(text[b.start : b.end])}",
                says=(
                    f"The report has “{_lower(text[a.start : a.end])}” and "
                    f"“{_lower(text[b.start : b.end])}” between the same sides."
                ),
                a=page.side(a.start, a.end),
                b=page.side(b.start, b.end),
            )


def _described(line: Line) -> Iterator[_Described]:
    words = list(_WORD.finditer(line.text))
    for place, word in enumerate(words):
        known = _poles().get(word.group().casefold())
        if known is None:
            continue
        nouns: list[re.Match[str]] = []
        for after in words[place + 1 : place + 1 + _NOUNS]:
            between = line.text[words[place + len(nouns)].end() : after.start()]
            if between.strip() or not after.group().islower() or _is_small(after.group()):
                break
            nouns.append(after)
        if nouns:
            pair, pole = known
            yield _Described(
                line.start + word.start(),
                line.start + nouns[-1].end(),
                word.group().casefold(),
                pair,
                pole,
                frozenset(stem(one.group()) for one in nouns),
                line,
            )


def _one_matter(a: _Described, b: _Described) -> bool:
    """Whether two sentences name two sides in common; one sentence that has both weighs them."""
    if a.line is b.line:
        return False
    mine, theirs = names_in(a.line.text), names_in(b.line.text)
    common = [one for one in mine if any(one & other for other in theirs)]
    return len(common) >= int(inside_rules()["opposites"]["common_names"])


def names_in(text: str) -> list[frozenset[str]]:
    """The names in a sentence, each as its words in small letters; a people is its state.

    Examples:
        >>> [sorted(name) for name in names_in("Chad and the Libyan leader, Omar Hadi, met.")]
        [['chad'], ['libya'], ['hadi', 'omar']]
    """
    found: list[frozenset[str]] = []
    for one in _NAME.finditer(text):
        words = one.group().casefold().split()
        whole = _states().get(" ".join(words))
        parts = {whole} if whole else {_states().get(word, word) for word in words} - _empty()
        if parts:
            _add(found, frozenset(parts))
    return found


def _add(found: list[frozenset[str]], name: frozenset[str]) -> None:
    """Add a name, or its further words to the name that it is another form of."""
    for place, known in enumerate(found):
        if known & name:
            found[place] = known | name
            return
    found.append(name)


@cache
def _poles() -> dict[str, tuple[str, int]]:
    """By adjective, its pair and the side that it is on."""
    return {
        word: (row["about"], pole)
        for row in read_tsv("fusing_opposites.tsv")
        for pole, column in enumerate(("one", "other"))
        for word in row[column].split()
    }


@cache
def _states() -> dict[str, str]:
    """By name of a state or of its people, in small letters, one name of the state."""
    rows = [
        row
        for row in read_parquet("names.parquet").to_pylist()
        if row["kind"] in ("state", "demonym")
    ]
    names: dict[str, str] = {}
    for row in rows:
        if row["kind"] == "state":
            names.setdefault(row["code"], row["name"].casefold())
    return {row["alias"].casefold(): names.get(row["code"], row["code"]) for row in rows}


@cache
def _empty() -> frozenset[str]:
    return frozenset(inside_rules()["opposites"]["no_names"])


def _is_small(word: str) -> bool:
    return word in inside_rules()["opposites"]["no_nouns"]


def _lower(text: str) -> str:
    return " ".join(text.split())

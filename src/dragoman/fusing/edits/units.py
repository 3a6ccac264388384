"""The units of a text by which versions of it are compared: days, numbers, names, means, words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple, TypeAlias

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.coding.times.quantities import find_quantities
from dragoman.data.tables import read_toml, read_tsv
from dragoman.fusing.amounts import bounds
from dragoman.fusing.edits.days import Day, find_days
from dragoman.fusing.edits.people import Who, frame, kinds_of, who_of
from dragoman.fusing.words import REMEMBERED, stem
from dragoman.reading.sentences import find_sentences
from dragoman.records import Mention, Quantity, Region, Report

Sort = Literal["day", "number", "place", "who", "means", "turn", "word"]
Means: TypeAlias = frozenset[str]  # the classes of fusing_means.tsv that a phrase may belong to
Value: TypeAlias = "Day | Quantity | Who | Means | Turn | str"

_RUNNING = frozenset({"title", "body", "truncation"})
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL = re.compile(r"\b[a-z]{3,}")
_NAME = re.compile(
    r"(?:\b(?:[Aa]l|[Ee]l|[Ee]z|[Aa]d|[Aa]sh|[Aa]s|[Aa]n|[Aa]t|[Aa]r|[Dd]e|[Bb]in|[Aa]bu)[- ])?"
    r"\b[A-Z][^\W\d_]{2,}(?:(?:[- ]| (?:al|el|ez|ad|ash|as|an|at|ar|de|bin)[- ])[A-Z][^\W\d_]{2,})*"
)
_PLACES = frozenset({"place", "capital"})
_CAPITAL = re.compile(r"[^\W\d_]{3,}")  # the words that names are made of, among others
_BEFORE = 3  # characters before a sentence that may tell whether a number begins there


@dataclass(frozen=True, slots=True)
class Turn:
    """A word that others turn into its contrary."""

    about: str
    pole: int


class Unit(NamedTuple):
    """A word, or a stretch of words that names one thing."""

    start: int
    end: int
    sort: Sort
    value: Value
    key: str  # the same for what is told alike, in whatever words
    text: str
    sentence: int
    known: bool = True  # no guess: a name that the authority has
    names: bool = False  # begins with a capital

    @property
    def small(self) -> str:
        """Its words in small letters."""
        return self.text.casefold()


def units(report: Report, regions: Sequence[Region], authority: Authority) -> list[Unit]:
    """The units of a report's running text, in order and disjoint."""
    text = report.text
    spans = [(one.start, one.end) for one in regions if one.kind in _RUNNING] or [(0, len(text))]
    mentions = find_mentions([text[a:b] for a, b in spans], report.published, authority)
    common = frozenset(_SMALL.findall(text))
    found: list[Unit] = []
    number = 0
    for span, named in zip(spans, mentions, strict=True):
        starts = [span[0] + one.start for one in named]
        for start, end in find_sentences(text, *span):
            inside = [
                (span[0] + one.start, span[0] + one.end, one)
                for one in named[bisect_left(starts, start) : bisect_left(starts, end)]
            ]
            found += _sentence(text, (start, end), inside, number, authority, common)
            number += 1
    return found


_Piece: TypeAlias = tuple[int, int, Sort, Value, str, bool]
_Placed: TypeAlias = tuple[int, int, Sort, Value, str, str, bool, bool]
"""A piece as the unit that it becomes, but for the places that its sentence has in the text."""


def _sentence(
    text: str,
    span: tuple[int, int],
    mentions: Sequence[tuple[int, int, Mention]],
    number: int,
    authority: Authority,
    common: frozenset[str],
) -> list[Unit]:
    begin, end = max(0, span[0] - _BEFORE), span[1]
    named = tuple(
        (first - begin, last - begin, *told) for first, last, *told in _mentions(mentions)
    )
    small = _long_words(text[slice(*span)]) & common
    told = _pieces(text[begin:end], span[0] - begin, named, small, authority)
    found = [
        Unit(begin + first, begin + last, sort, value, key, words, number, known, names)
        for first, last, sort, value, key, words, known, names in told
    ]
    if any(last > end for _, last, _ in mentions):  # a name goes beyond what is taken for the end
        found = [one._replace(text=text[one.start : one.end]) for one in found]
    return found


@lru_cache(maxsize=4096)
def _long_words(text: str) -> frozenset[str]:
    return frozenset(one.casefold() for one in _CAPITAL.findall(text))


@lru_cache(maxsize=4096)
def _pieces(
    text: str,
    start: int,
    mentions: tuple[_Piece, ...],
    common: frozenset[str],
    authority: Authority,
) -> tuple[_Placed, ...]:
    """The pieces of a sentence, which begins at a place of a text: versions share most sentences."""
    pieces: list[_Piece] = []
    taken = bytearray(len(text))

    def add(some: Iterable[_Piece]) -> None:
        for piece in some:
            first, last = piece[:2]
            if taken.find(1, first, last) < 0:
                taken[first:last] = b"\1" * (last - first)
                pieces.append(piece)

    span = start, len(text)
    words = list(_WORD.finditer(text, *span))
    add(_days(text, span))
    add(_numbers(text, span))
    add(mentions)
    add(_means(words))
    add(
        (*one.span(), *owner)
        for one in words
        if (owner := _owner(one.group(), authority)) is not None
    )
    add(_names(text, span, words, common))
    add((*one.span(), *_word(one.group(), authority)) for one in words)
    return tuple(
        (
            first,
            last,
            sort,
            value,
            f"{sort}:{key}",
            text[first:last],
            known,
            text[first : first + 1].isupper(),
        )
        for first, last, sort, value, key, known in sorted(pieces, key=lambda one: one[:2])
    )


def _days(text: str, span: tuple[int, int]) -> Iterator[_Piece]:
    for start, end, day in find_days(text, *span):
        yield start, end, "day", day, day.key, True


def _numbers(text: str, span: tuple[int, int]) -> Iterator[_Piece]:
    """Numbers without the noun that they count: that is a unit of its own."""
    for one in find_quantities(text[slice(*span)]):
        start = span[0] + one.start
        end = start
        for word in _WORD.finditer(text, start, span[0] + one.end):
            if not (word.group()[0].isdigit() or word.group().casefold() in _number_words()):
                break
            end = word.end()
        if end > start:
            low, high = bounds(one.quantity)
            yield start, end, "number", one.quantity, f"{low:g}-{high:g}", True


def _mentions(mentions: Sequence[tuple[int, int, Mention]]) -> Iterator[_Piece]:
    for start, end, mention in mentions:
        if mention.place or mention.kind in _PLACES:
            yield start, end, "place", frame(mention.text), frame(mention.text), True
        else:
            who = who_of(mention)
            if who is not None:
                yield start, end, "who", who, who.key, True


def _means(words: Sequence[re.Match[str]]) -> Iterator[_Piece]:
    """The longest phrases for what kills or hurts."""
    forms = [_singular(one.group().casefold()) for one in words]
    table, longest, firsts = _phrases()
    here = 0
    while here < len(words):
        if forms[here] not in firsts:
            here += 1
            continue
        for length in range(min(longest, len(words) - here), 0, -1):
            classes = table.get(tuple(forms[here : here + length]))
            if classes:
                last = here + length - 1
                key = "+".join(sorted(classes))
                yield words[here].start(), words[last].end(), "means", classes, key, True
                here = last
                break
        here += 1


def _names(
    text: str, span: tuple[int, int], words: Sequence[re.Match[str]], common: frozenset[str]
) -> Iterator[_Piece]:
    """Names that the authority lacks, in a sentence that is no headline of capitals."""
    long = [one.group() for one in words if len(one.group()) > _SHORT]
    if 2 * sum(one[0].isupper() for one in long) > len(long) + 1:
        return
    for one in _NAME.finditer(text, *span):
        parts = [part.casefold() for part in re.findall(r"[^\W\d_]{3,}", one.group())]
        first = one.start() == span[0]
        known = parts_rules()["no_names"]
        if (
            first
            or not parts
            or any(part in common or part in known or kinds_of(part) for part in parts)
        ):
            continue
        name = frame(one.group())
        before = text[max(span[0], one.start() - 20) : one.start()].casefold().split()
        after = text[one.end() : min(span[1], one.end() + 20)].casefold().split()
        rules = parts_rules()
        cue = before[-1:] and before[-1] in rules["places_after"]
        noun = after[:1] and after[0].strip(".,") in rules["place_nouns"]
        if cue or noun:
            yield *one.span(), "place", name, name, False
        else:
            yield *one.span(), "who", Who(None, frozenset(), name), name, False


_Meant: TypeAlias = tuple[Sort, Value, str, bool]
"""What a word is, wherever it stands."""


@lru_cache(maxsize=REMEMBERED)
def _word(word: str, authority: Authority) -> _Meant:
    bare = word.casefold().replace("’", "'").removesuffix("'s").replace("'", "")
    kinds = kinds_of(bare)
    if kinds:
        who = Who(None, kinds)
        return "who", who, who.key, True
    turn = _turns().get(word)
    if turn is not None:
        return "turn", turn, f"{turn.about}{turn.pole}", True
    return _owner(word, authority) or ("word", bare, stem(bare), True)


@lru_cache(maxsize=REMEMBERED)
def _owner(word: str, authority: Authority) -> _Meant | None:
    """Who owns, where the apostrophe is lost: "Aleppos" for "Aleppo's"."""
    name = word[:-1]
    if not word.endswith("s") or not name[:1].isupper() or len(name) < 2:
        return None
    for entry in authority.entries(name):
        if entry.kind in _PLACES:
            return "place", frame(name), frame(name), True
        who = Who(entry.code, kinds_of(entry.code))
        return "who", who, who.key, True
    return None


_SHORT = 4


@lru_cache(maxsize=50_000)
def _singular(word: str) -> str:
    word = word.replace("’", "'").removesuffix("'s")
    return word.removesuffix("s") if len(word) > 3 else word


@cache
def parts_rules() -> dict[str, Any]:
    """The words that tell which part a name has in a sentence."""
    rules: dict[str, Any] = read_toml("fusing_edits.toml")["parts"]
    return {
        name: frozenset(value) if isinstance(value, list) else value
        for name, value in rules.items()
    }


@cache
def _phrases() -> tuple[dict[tuple[str, ...], Means], int, frozenset[str]]:
    """By the words of a phrase, its classes; the words of the longest; and the first words of all."""
    found: dict[tuple[str, ...], Means] = {}
    for row in read_tsv("fusing_means.tsv"):
        for phrase in row["phrases"].split(";"):
            words = tuple(_singular(one.group()) for one in _WORD.finditer(phrase))
            found[words] = found.get(words, frozenset()) | {row["class"]}
    return found, max(map(len, found)), frozenset(first for first, *_ in found)


@cache
def _turns() -> dict[str, Turn]:
    """The words of fusing_turns.tsv in small letters: a name is none."""
    return {
        word: Turn(row["about"], pole)
        for row in read_tsv("fusing_turns.tsv")
        for pole, side in enumerate(("one", "other"))
        for word in row[side].split()
    }


@cache
def _number_words() -> frozenset[str]:
    """Words of numbers and of how near they are ("at least", "two dozen")."""
    table = read_toml("coding_quantities.toml")
    valued = ("count", "scale", "scales", "several", "vague")
    plain = (
        *(
            "a",
            "half",
            "of",
            "and",
            "or",
            "to",
            "than",
            "more",
            "over",
            "at",
            "least",
            "most",
            "no",
        ),
        *("fewer", "upwards", "up", "under", "as", "many", "about", "between", "from", "so"),
    )
    kinds = [*(table["valued"][kind] for kind in valued), *(table["plain"][kind] for kind in plain)]
    return frozenset(word for words in kinds for word in words)

"""Finds captions of photographs and videos in a paragraph, and their credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.data.tables import read_toml
from dragoman.reading.paragraphs import Span
from dragoman.reading.sentences import find_sentences
from dragoman.reading.words import any_of
from dragoman.records import Region

# The longest captions (of agencies' old photographs) have some 60 words in 3 sentences.
CAPTION_WORDS = 90
CAPTION_SENTENCES = 4
# With more sentences something must speak for a caption besides the credit: it may be the report's.
BARE_SENTENCES = 2
# Points that speak for a caption (see `_points`): without a photograph's credit, with the bare
# name of an agency at the end.
POINTS_ALONE = 3
POINTS_BEFORE_AGENCY = 2
CREDIT_CHARACTERS = 160

_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?"
    r"|Sept(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_FULL_DATE = rf"(?:{_MONTHS} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTHS},? \d{{4}})"


@dataclass(frozen=True, slots=True)
class _Patterns:
    starts: re.Pattern[str]
    verbs: re.Pattern[str]
    positions: re.Pattern[str]
    against: re.Pattern[str]
    agency: re.Pattern[str]
    only_agencies: re.Pattern[str]
    credit_word: re.Pattern[str]
    in_credits: frozenset[str]
    names_slash: re.Pattern[str]
    label: re.Pattern[str]
    trailing: re.Pattern[str]


_BRACKETS = re.compile(rf"[(\[][^()\[\]]{{2,{CREDIT_CHARACTERS}}}[)\]]")
_END_DATE = re.compile(rf"(?:(?<!day), |, {_WEEKDAY},? ){_FULL_DATE}[.)]*(?:\s|$)")
_ANY_DATE = re.compile(_FULL_DATE)
_DAY_AND_DATE = re.compile(rf"{_WEEKDAY},? {_FULL_DATE}")
_YEAR = re.compile(r"\d{4}")
_OF_TEXT = re.compile(r"sources?\b", re.IGNORECASE)  # "Source: Ministry of Health" ends a report
_AFTER_CREDIT = re.compile(r"[\s.]*")


def split_captions(plain: str, start: int, end: int) -> list[Region]:
    """The paragraph as regions: captions, credits, and body for all else.

    ``plain`` is the report's text with straight quotes.
    """
    regions: list[Region] = []
    first = start
    for credit_start, credit_end, of_photo in _credits(plain, start, end):
        regions += _before_credit(plain, first, credit_start, of_photo)
        regions.append(Region(credit_start, credit_end, "credit"))
        first = _skip_blanks(plain, credit_end, end)
    if first < end:
        regions += _without_credit(plain, first, end)
    return regions


def is_caption(plain: str, start: int, end: int) -> bool:
    """Whether a stretch without a credit is a caption by its own words."""
    if plain.count(" ", start, end) > CAPTION_WORDS:
        return False
    if _patterns().starts.match(plain, start, end):
        return len(find_sentences(plain, start, end)) <= CAPTION_SENTENCES
    if _points(plain, start, end) < POINTS_ALONE:
        return False
    return len(find_sentences(plain, start, end)) <= 2


def _before_credit(plain: str, start: int, end: int, of_photo: bool) -> list[Region]:
    """What stands before a credit: a caption, or body with a caption at its end, or body."""
    end = _trim(plain, start, end)
    if start >= end:
        return []
    sentences = find_sentences(plain, start, end)
    caption_start: int | None = None
    starts = [one[0] for one in sentences if _patterns().starts.match(plain, one[0], one[1])]
    if starts:
        caption_start = starts[-1]
    elif of_photo:
        caption_start = _caption_before(plain, sentences)
    elif len(sentences) <= 2 and _points(plain, start, end) >= POINTS_BEFORE_AGENCY:
        caption_start = start
    if caption_start is None:
        return [Region(start, end, "body")]
    caption = Region(caption_start, end, "caption")
    body_end = _trim(plain, start, caption_start)
    return [Region(start, body_end, "body"), caption] if start < body_end else [caption]


def _caption_before(plain: str, sentences: list[Span]) -> int | None:
    """Where the caption of a photograph's credit begins: with the paragraph, if that is short.

    None where a report's own paragraph stands before a credit whose caption is missing.
    """
    start, end = sentences[0][0], sentences[-1][1]
    short = plain.count(" ", start, end) <= CAPTION_WORDS and len(sentences) <= CAPTION_SENTENCES
    if len(sentences) > BARE_SENTENCES:
        short = short and any(_points(plain, *one) > 0 for one in sentences)
    if short and not _patterns().against.search(plain, *sentences[0]):
        return start
    likely = [one[0] for one in sentences if _points(plain, *one) >= POINTS_BEFORE_AGENCY]
    return likely[-1] if likely else None


def _without_credit(plain: str, start: int, end: int) -> list[Region]:
    if is_caption(plain, start, end):
        return [Region(start, end, "caption")]
    return [Region(start, end, "body")]


def _points(plain: str, start: int, end: int) -> int:
    """How much in a stretch speaks for a caption: what is seen, where, and the day in full."""
    patterns = _patterns()
    points = 2 if patterns.positions.search(plain, start, end) else 0
    if _YEAR.search(plain, start, end):
        points += _points_of_date(plain, start, end)
    if not points:
        return 0
    if patterns.verbs.search(plain, start, end):
        points += 1
    if patterns.against.search(plain, start, end):
        points -= 2
    if '"' in plain[start:end]:
        points -= 1
    return points


def _points_of_date(plain: str, start: int, end: int) -> int:
    if not _ANY_DATE.search(plain, start, end):
        return 0
    points = 2 if _END_DATE.search(plain, start, end) else 1
    return points + bool(_DAY_AND_DATE.search(plain, start, end))


def _credits(plain: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The credits in a paragraph, and whether each is a photograph's."""
    last = start
    for match in _BRACKETS.finditer(plain, start, end):
        of_photo = _is_credit(match.group()[1:-1])
        if of_photo is None or (not of_photo and not _closes(plain, match.end(), end)):
            continue
        last = match.end()
        if plain[last:end].startswith("."):
            last += 1
        yield match.start(), last, of_photo
    tail_start = max(last, end - CREDIT_CHARACTERS)
    if not _may_close_with_credit(plain[tail_start:end]):
        return
    tail = _patterns().trailing.search(plain, tail_start, end)
    if tail is not None and not _reads_as_prose(tail["credit"]):
        yield tail.start("credit"), end, _OF_TEXT.match(tail["credit"]) is None


def _may_close_with_credit(tail: str) -> bool:
    """Whether a credit without brackets has what it needs: most paragraphs are told from it so."""
    if "/" in tail or "©" in tail:
        return True
    if ":" not in tail and "|" not in tail:
        return False
    return "Credit " in tail or _patterns().label.search(tail) is not None


def _closes(plain: str, position: int, end: int) -> bool:
    """Whether nothing but a point follows: in "LIMA (Reuters) -" the agency is no credit."""
    match = _AFTER_CREDIT.match(plain, position, end)
    return match is not None and match.end() == end


def _is_credit(inside: str) -> bool | None:
    """Whether the words in brackets are a photograph's credit; None if they are no credit."""
    patterns = _patterns()
    inside = inside.strip()
    word = patterns.credit_word.search(inside)
    if patterns.only_agencies.fullmatch(inside):
        return word is not None or "file" in inside.casefold() or "pool" in inside.casefold()
    if _reads_as_prose(inside):
        return None
    if patterns.agency.search(inside):
        return True if "/" in inside or "," in inside or " via " in inside or word else None
    starts = word is not None and word.start() == 0 and len(inside) > word.end()
    slash = patterns.names_slash.fullmatch(inside) and " " in inside
    return True if starts or slash else None


def _reads_as_prose(inside: str) -> bool:
    """Whether words in brackets are a remark: a credit is names and the few words between."""
    small = {word.strip(",.:;") for word in inside.split() if word[0].islower()}
    return len(small - _patterns().in_credits) > 1


@cache
def _patterns() -> _Patterns:
    table: dict[str, Any] = read_toml("reading_captions.toml")
    agency = rf"\b{any_of(map(re.escape, table['agencies']))}(?!\w)"
    word = rf"\b{any_of(table['credit_words'])}\b"
    name = r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]*){0,4}"
    labelled = (
        rf"(?i:{word}(?: (?:credit|by|courtesy|source))?|credits?|courtesy|sources?) ?[:|/] ?"
    )
    between = r"(?:, ?| and | via |/| - | ?\| ?)"
    return _Patterns(
        starts=re.compile(any_of(table["starts"]), re.IGNORECASE),
        verbs=re.compile(rf"\b{any_of(table['verbs'])}\b"),
        positions=re.compile(
            rf"(?:, |\()(?:{any_of(table['positions'])})(?=[,).;]| and )", re.IGNORECASE
        ),
        against=re.compile(rf"\b{any_of(table['against'])}\b"),
        agency=re.compile(agency),
        only_agencies=re.compile(
            rf"(?:(?:Source|Credit|Photo|Image|Picture|Courtesy|Via)s?:? )?"
            rf"{agency}(?:{between}{agency}|{between}(?i:file))*"
        ),
        credit_word=re.compile(word, re.IGNORECASE),
        in_credits=frozenset(table["in_credits"]),
        names_slash=re.compile(rf"{name}/{name}"),
        label=re.compile(labelled),
        trailing=re.compile(
            rf"(?<![\w/-])(?P<credit>(?:{labelled}[A-Z@©][^.:]{{1,80}}|©[^.]{{2,60}}"
            rf"|(?:{name}{between})?{agency}(?: (?:PHOTO|Photo))? ?/ ?{name}(?:/{name})*"
            rf"|Credit {name}(?:(?:/| for |, | via ){name})*"
            rf"|{name}/{agency}(?:{between}{agency})*))\.?\s*$"
        ),
    )


def _trim(plain: str, start: int, end: int) -> int:
    while end > start and plain[end - 1].isspace():
        end -= 1
    return end


def _skip_blanks(plain: str, position: int, end: int) -> int:
    while position < end and plain[position].isspace():
        position += 1
    return position

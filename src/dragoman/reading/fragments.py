"""Finds what is no part of a paragraph of the body: stray bits, promotion, ends cut off."""

from __future__ import annotations

import re

from dragoman.reading.notices import notice_kind
from dragoman.reading.paragraphs import Span
from dragoman.reading.sentences import find_sentences
from dragoman.reading.titles import REPEAT_WORDS
from dragoman.reading.words import TAIL, words, words_of
from dragoman.records import Region, RegionKind

# No fragment is longer, in characters and in words.
FRAGMENT_CHARACTERS = 60
FRAGMENT_WORDS = 4
# A bit in small letters after a full sentence is a stray one up to so many words.
STRAY_WORDS = 3
# A sentence whose end is missing has at least so many words ...
TRUNCATED_WORDS = 5
# ... and if it is the whole last paragraph, so many: headlines and list items, which rightly have
# no point, are shorter. Elsewhere a whole paragraph without a point is more often one of those.
TRUNCATED_PARAGRAPH_WORDS = 26

# A sentence that sends the reader elsewhere is no longer, where it stands within a paragraph.
POINTING_WORDS = 10

_LOUD = re.compile(r"[A-Z]{2,}[ :][A-Z]{2,}\b")
_POINTING = re.compile(r"\b(?:here|now|today|below|newsletters?|app)[.!]$")
_CLOSED = re.compile(r"[)\]][.!]?$")
_ENDED = re.compile(r"[.!?:;…][\"')\]\s]*$")
_DOTS = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|\[\+?\d+ chars\])[\s.]*$")
# What ends like this is no broken sentence: an address, a handle, a number, a clock.
_FURNITURE = re.compile(r"[/@#\d]\S*$")
_POINT = re.compile(r"[.][\"')\]]*$")


def split_fragments(
    text: str, plain: str, region: Region, *, is_last: bool, ends_kept: bool
) -> list[Region]:
    """A body region as body, fragments and a truncated end.

    ``is_last`` says that the text ends here; ``ends_kept``, that the report's other paragraphs
    have their points, so that a missing one means something.
    """
    sentences = find_sentences(plain, region.start, region.end)
    quotes = _Quotes(text, region.start)
    pieces: list[Region] = []
    previous: Span | None = None
    for sentence in sentences:
        kind: RegionKind = "body"
        if is_fragment(plain, sentence, previous):
            kind = "fragment"
        elif _is_promo(plain, sentence, alone=len(sentences) == 1, last=sentence is sentences[-1]):
            kind = "promo"
        elif previous is not None and _is_said_again(plain, sentence, previous):
            kind = "repeat"
        elif sentence is sentences[-1] and _is_truncated(
            plain, sentence, alone=previous is None, is_last=is_last, ends_kept=ends_kept
        ):
            kind = "truncation"
        if kind != "body" and quotes.hold(sentence[0]):
            kind = "body"
        if pieces and kind == "body" == pieces[-1].kind:
            pieces[-1] = Region(pieces[-1].start, sentence[1], "body")
        else:
            pieces.append(Region(*sentence, kind))
        previous = sentence
    return pieces


def is_fragment(plain: str, sentence: Span, previous: Span | None) -> bool:
    """Whether a sentence is a stray bit: no sentence, and none that a writer would write."""
    start, end = sentence
    if end - start > FRAGMENT_CHARACTERS or not _POINT.search(plain, start, end):
        return False
    if plain[start] in "\"'([" or plain[end - 2] == ".":
        return False
    said = words_of(plain[start:end])
    if not said or len(said) > FRAGMENT_WORDS:
        return False
    if any(character.isdigit() for character in plain[start:end]) or plain[end - 2].isspace():
        return False
    if previous is not None and plain[previous[0] : previous[1]].rstrip("\"')").endswith("?"):
        return False  # an answer
    if len(said) <= STRAY_WORDS and plain[start].islower():
        return previous is not None and said[0] not in words().pronouns
    if len(said) == 1:
        return _is_lone(plain, start, end, said[0])
    if said[-1] in words().cannot_end_before_point:
        return True
    return previous is not None and _is_empty(said, words_of(plain[slice(*previous)]))


def _is_promo(plain: str, sentence: Span, *, alone: bool, last: bool) -> bool:
    """Whether a sentence sends the reader elsewhere: "Read more: ...".

    Within a paragraph only one that shouts or points does.
    """
    if alone or not (last or _LOUD.match(plain, *sentence) or _points_on(plain, sentence)):
        return False
    start, end = sentence
    if plain[start] in "([" and not _CLOSED.search(plain, end - 2, end):
        return False  # a notice in brackets that a sentence goes on behind
    return notice_kind(plain[start:end]) == "promo"


def _points_on(plain: str, sentence: Span) -> bool:
    start, end = sentence
    short = plain.count(" ", start, end) < POINTING_WORDS
    return short and _POINTING.search(plain, max(start, end - 2 * TAIL), end) is not None


def _is_said_again(plain: str, sentence: Span, previous: Span) -> bool:
    (start, end), (before, stop) = sentence, previous
    if plain[start : min(end, start + TAIL)] != plain[before : min(stop, before + TAIL)]:
        return False
    said = words_of(plain[start:end])
    return len(said) >= REPEAT_WORDS and said == words_of(plain[slice(*previous)])


def _is_lone(plain: str, start: int, end: int, word: str) -> bool:
    if word in words().lone_words or word in words().abbreviations or len(word) < 2:
        return False
    if word.endswith("ly"):
        return False
    return plain[start].isalpha() and not plain[start:end].isupper()


def _is_empty(said: list[str], before: list[str]) -> bool:
    """Whether a subject and an auxiliary stand alone with nothing before to be understood.

    "It was." rightly follows "Nobody thought that the bridge was safe", which has a "was" too.
    """
    known = words()
    if said[0] not in known.pronouns or any(
        word not in known.modals | known.be_forms | known.have_forms | {"not"} for word in said[1:]
    ):
        return False
    last = next(word for word in reversed(said) if word != "not")
    if last in known.be_forms:
        return not known.be_forms & set(before)
    if last in known.have_forms:
        return not known.have_forms & set(before)
    return False


def _is_truncated(
    plain: str, sentence: Span, *, alone: bool, is_last: bool, ends_kept: bool
) -> bool:
    start, end = sentence
    if plain.count(" ", start, end) < TRUNCATED_WORDS - 1:
        return False
    last = words_of(plain[max(start, end - 2 * TAIL) : end])[-1:]
    if plain[end - 1] == "." and plain[end - 2].islower():  # no "..." and no "L.A."
        return words().cannot_end_before_point.issuperset(last)
    if _DOTS.search(plain, max(start, end - 2 * TAIL), end):
        return is_last
    if _ENDED.search(plain, end - TAIL, end):
        return False
    if not ends_kept or _FURNITURE.search(plain, max(start, end - 80), end):
        return False
    if plain[start] in "—–-•*([" or (alone and not plain[start].isupper()):
        return False
    if words().cannot_end.issuperset(last):
        return True
    if plain[end - 1] in "\"')]":
        return False
    long = plain.count(" ", start, end) >= TRUNCATED_PARAGRAPH_WORDS - 1
    return not alone or (is_last and long)


class _Quotes:
    """The quotation marks of a paragraph, counted once as its places are asked for in text order."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._place = start
        self._opened = 0
        self._straight = 0

    def hold(self, place: int) -> bool:
        """Whether a place stands inside quotation marks."""
        passed = self._text[self._place : place]
        self._opened += passed.count("“") - passed.count("”")
        self._straight += passed.count('"')
        self._place = place
        return self._opened > 0 or self._straight % 2 == 1

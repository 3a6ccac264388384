"""Mends characters that were read or written in the wrong code, and keeps the way back.

Whether a stretch is damaged, and what it was, is decided by ftfy; here such stretches are found
quickly, given to it one by one, and put in place, so that offsets stay exact.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from dragoman.reading.composing import Places
from dragoman.records import Repair, RepairKind

Edit: TypeAlias = tuple[int, int, str, RepairKind]

# The characters that the bytes of a UTF-8 letter turn into, read as Windows-1252 or Latin-1.
_GOES_ON = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\xbf"
_LETTER = f"[Â-ß][{_GOES_ON}]|[à-ï][{_GOES_ON}]{{2}}|[ð-ô][{_GOES_ON}]{{3}}"
_MISREAD = re.compile(
    rf"(?:{_LETTER})+"
    r"|вЂ[^\s\w]|вЂ[љњќћџ]"  # the same as Windows-1251 ...
    r"|‚Ä[^\sA-Za-z]|√[^\sA-Za-z0-9\d]"  # ... and as Mac Roman
    r"|Â(?= )"  # a space that does not break, made plain
)
# The last byte of a closing quotation mark has no character in Windows-1252, and gets lost.
_LOST_QUOTE = re.compile(rf"â€(?![{_GOES_ON}])\ufffd?")
_CONTROL = re.compile("[\x80-\x84\x86-\x9f]")  # Windows-1252 read as Latin-1 ...
_WITH_ELLIPSIS = re.compile("[\x80-\x9f]")  # ... in which a "next line" is an ellipsis
_ENTITY = re.compile(r"&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LIGATURE = re.compile("[\ufb00-\ufb06]")
# What all damage but entities begins with: most texts have none of these, which is told at once.
_MAY_BE_DAMAGED = re.compile("[\x80-\x9fÂ-ôв‚√\ufb00-\ufb06]")


class Mended(NamedTuple):
    """A text with its damage mended, the place of each of its characters, and what was mended."""

    text: str
    places: Places | None  # None where nothing was mended
    repairs: tuple[Repair, ...]


def mend(text: str) -> Mended:
    """The text with wrongly read letters, leftover HTML entities and ligatures made right.

    A healthy text comes back as it is. The characters of a mended stretch all stand where it
    begins.

    Examples:
        >>> mended = mend("The cafÃ© isnâ€™t open")
        >>> mended.text, [repair.replacement for repair in mended.repairs]
        ('The café isn’t open', ['é', '’'])
        >>> mend("AT&amp;amp;T").text
        'AT&T'
    """
    if "&" not in text and (text.isascii() or _MAY_BE_DAMAGED.search(text) is None):
        return Mended(text, None, ())
    places: Places | None = None
    repairs: list[Repair] = []
    twice = False  # misread twice over: then what is left of it is no longer doubtful
    for find in (_entities, _misread, _misread_again, _ligatures):
        if find is _misread_again and not twice:
            continue
        edits = list(find(text))
        if not edits:
            continue
        twice = find is _misread and any(_is_twice(text, edit) for edit in edits)
        found = [_repair(edit, places) for edit in edits]
        repairs = [*(one for one in repairs if not _is_within(one, found)), *found]
        text, step = _applied(text, edits)
        places = step if places is None else [places[place] for place in step]
    repairs.sort(key=lambda repair: repair.start)
    return Mended(text, places, tuple(repairs))


def _entities(text: str) -> Iterator[Edit]:
    if "&" not in text:
        return
    for match in _ENTITY.finditer(text):
        told = match.group()
        plain = html.unescape(told)
        while plain != told and _ENTITY.fullmatch(plain):
            told, plain = plain, html.unescape(plain)
        if plain != match.group() and not _ENTITY.fullmatch(plain):
            yield match.start(), match.end(), plain, "entity"


def _misread(text: str, *, sure: bool = False) -> Iterator[Edit]:
    """Stretches that ftfy mends; where there are any, also those that alone might be rightly so."""
    if text.isascii():
        return
    edits: list[Edit] = []
    doubtful: list[Edit] = []
    for match in _MISREAD.finditer(text):
        told = match.group()
        mended = _by_ftfy("Â " if told == "Â" else told)
        if mended is not None:
            edits += _pieces(match.start(), told, mended)
        elif (mended := _decoded(told)) is not None:
            doubtful += _pieces(match.start(), told, mended)
    edits += ((m.start(), m.end(), "”", "mojibake") for m in _LOST_QUOTE.finditer(text))
    edits += _controls(text)
    if edits or sure:
        edits += doubtful
    edits.sort()
    yield from edits


def _misread_again(text: str) -> Iterator[Edit]:
    return _misread(text, sure=True)


def _is_twice(text: str, edit: Edit) -> bool:
    """Whether a stretch was misread, and misread again."""
    start, end, plain, _ = edit
    return _decoded(text[start:end]) not in (None, plain)


def _controls(text: str) -> Iterator[Edit]:
    if _CONTROL.search(text) is None:
        return
    taken = [match.span() for match in _MISREAD.finditer(text)]
    inside = {place for start, end in taken for place in range(start, end)}
    for match in _WITH_ELLIPSIS.finditer(text):
        plain = match.group().encode("latin-1").decode("cp1252", "ignore")
        if plain and match.start() not in inside:
            yield match.start(), match.end(), plain, "mojibake"


def _ligatures(text: str) -> Iterator[Edit]:
    if text.isascii():
        return
    for match in _LIGATURE.finditer(text):
        yield match.start(), match.end(), _LIGATURES[match.group()], "ligature"


@lru_cache(maxsize=4096)
def _by_ftfy(stretch: str) -> str | None:
    """What a stretch was before it was misread, or None where ftfy leaves it as it is."""
    from ftfy import fix_encoding

    mended = fix_encoding(stretch)
    return None if mended == stretch or "\ufffd" in mended else mended


def _decoded(stretch: str) -> str | None:
    """The stretch as UTF-8, if it is that read as Windows-1252."""
    import ftfy.bad_codecs  # noqa: F401 (it makes the codec known)

    try:
        return stretch.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return None


def _pieces(start: int, told: str, mended: str) -> Iterator[Edit]:
    """One edit for each letter of a stretch, where they can be told apart; else one for all."""
    letters = list(re.finditer(_LETTER, told))
    if len(letters) == len(mended) > 1 and sum(len(one.group()) for one in letters) == len(told):
        for one, letter in zip(letters, mended, strict=True):
            yield start + one.start(), start + one.end(), letter, "mojibake"
    else:
        plain = "" if told == "Â" else mended
        yield start, start + len(told), plain, "mojibake"


def _applied(text: str, edits: Sequence[Edit]) -> tuple[str, list[int]]:
    """The text with the edits made, and the places of its characters in the text before."""
    pieces: list[str] = []
    places: list[int] = []
    position = 0
    for start, end, plain, _ in edits:
        pieces += (text[position:start], plain)
        places.extend(range(position, start))
        places.extend([start] * len(plain))
        position = end
    pieces.append(text[position:])
    places.extend(range(position, len(text) + 1))
    return "".join(pieces), places


def _repair(edit: Edit, places: Places | None) -> Repair:
    start, end, plain, kind = edit
    if places is not None:
        start, end = places[start], places[end]
    return Repair(start, end, kind, plain)


def _is_within(one: Repair, others: Sequence[Repair]) -> bool:
    """Whether a stretch that was mended was mended once more; the others are in text order."""
    behind = bisect_right(others, one.start, key=lambda other: other.start)
    return behind > 0 and one.end <= others[behind - 1].end

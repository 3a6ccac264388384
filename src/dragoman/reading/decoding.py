"""Bytes to text: which encoding a file is in, and what it is when it is no text at all."""

from __future__ import annotations

import codecs
import re
from unicodedata import name

from dragoman.errors import InputError
from dragoman.reading.language import find_language, is_coded

_SAVE_AS_UTF8 = "save it as UTF-8 and read it again"

_BOMS = (  # UTF-32 before UTF-16: the mark of the one begins with the mark of the other
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of the files that are most often handed over by mistake: offset, bytes, what it is.
_MAGIC = (
    (0, b"%PDF-", "a PDF"),
    (0, b"\x89PNG", "an image (PNG)"),
    (0, b"\xff\xd8\xff", "an image (JPEG)"),
    (0, b"GIF8", "an image (GIF)"),
    (8, b"WEBP", "an image (WebP)"),
    (0, b"II*\x00", "an image (TIFF)"),
    (0, b"MM\x00*", "an image (TIFF)"),
    (0, b"PK\x03\x04", "a ZIP archive (Word, Excel and EPUB files are such archives)"),
    (0, b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (0, b"{\\rtf", "a rich text file (RTF)"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ", "an xz archive"),
    (0, b"7z\xbc\xaf", "a 7z archive"),
    (0, b"(\xb5/\xfd", "a Zstandard archive"),
    (8, b"DUCK", "a DuckDB file (a dossier is asked with --from, not read)"),
    (0, b"SQLite format 3", "an SQLite file"),
    (0, b"PAR1", "a Parquet file"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ", "a program"),
    (0, b"ID3", "a sound file (MP3)"),
    (0, b"OggS", "a sound file (Ogg)"),
    (0, b"RIFF", "a sound or video file"),
    (4, b"ftyp", "a video file (MP4)"),
)
_TEXT_LIKE_MAGIC = frozenset({b"{\\rtf", b"%PDF-"})  # the others count beside NUL bytes only

_TYPOGRAPHY = frozenset("‘’‚“”„–—…•€£¥§°·«»¿¡™®©¼½¾´ªº†‡ˆ‹›\u00a0\u00ad")
_ACCENTED = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœŠšŽžŸ")
_GARBLED = re.compile(
    r"[a-z][À-ÖØ-ÞŒŠŽŸ]|[À-ÿŒœŠšŽžŸ]{3}|[a-z][‚“„…•€£¥§°«»¿¡™®©¼½¾´ªº†‡ˆ‹›³¹²¤¦¬±µ¶¨¯¸÷×][a-z]|[€£¥][^\W\d]"
)

# A guess of the encoding is taken when so little of the text looks garbled (charset-normalizer's
# "chaos"), and when so little of it is beyond ASCII that the text may be English.
MOST_CHAOS = 0.05
MOST_BEYOND_ASCII = 0.10
FEW_LETTERS = 8  # beyond ASCII, which a short English cell may have too
# So many bytes beyond ASCII tell another script from its code pages (13 texts of 13 languages in 19
# code pages of six scripts were all read rightly), where so few of its letters are Latin.
LEAST_BEYOND_ASCII = 40
MOST_LATIN = 0.05

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_UTF8_LETTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_CUT_LETTER = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")


def decode(data: bytes) -> str:
    """The text of a file's bytes, without its byte-order mark.

    Raises:
        InputError: The bytes are no text, or their encoding is not clear; says what to do.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = (
            f"it begins as {encoding.upper()} text but breaks off being that at byte {error.start};"
            f" {_SAVE_AS_UTF8}"
        )
        raise InputError(reason) from error


def _refuse_binary(data: bytes) -> None:
    head = data[:16]
    has_nul = b"\x00" in data
    for offset, magic, what in _MAGIC:
        if head.startswith(magic, offset) and (has_nul or magic in _TEXT_LIKE_MAGIC):
            raise InputError(f"it is {what}, not plain text; save its text as a .txt file")
    if has_nul:
        reason = (
            "it is not plain text (it holds NUL bytes); save its text as a .txt file in UTF-8"
            " (UTF-16 is read when it begins with a byte-order mark)"
        )
        raise InputError(reason)


def _damaged_utf8(data: bytes) -> str | None:
    """The text of UTF-8 that is cut off within a letter, or has pieces of Windows-1252 put into it.

    None where there is more of the other than of UTF-8: no text in an older encoding holds many
    letters that are whole in UTF-8 by chance.
    """
    letters = len(_UTF8_LETTER.findall(data))
    others = len(_BEYOND_ASCII.findall(_UTF8_LETTER.sub(b"", data)))
    if letters < others:
        return None
    tail = _CUT_LETTER.search(data)
    whole = data[: tail.start()] if tail else data
    text = whole.decode("utf-8", "surrogateescape")
    return re.sub("[\udc80-\udcff]", _as_western, text) + ("\ufffd" if tail else "")


def _as_western(match: re.Match[str]) -> str:
    return match.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _guessed(data: bytes) -> str:
    """The text in the likeliest older encoding, where that is likely enough."""
    mended = _damaged_utf8(data)
    if mended is not None:
        return mended
    beyond = sum(byte > 127 for byte in data)
    may_be_english = beyond <= max(MOST_BEYOND_ASCII * len(data), min(FEW_LETTERS, len(data) / 4))
    if may_be_english:
        western = data.decode("cp1252", "replace")
        if _is_western(western):
            return western
    if may_be_english or beyond >= LEAST_BEYOND_ASCII:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        if best is not None and best.chaos <= MOST_CHAOS:
            text = data.decode(best.encoding, "replace")
            if _is_foreign(text) if not may_be_english else not _GARBLED.search(text):
                return text
    raise InputError(f"its encoding is not clear (it is not UTF-8); {_SAVE_AS_UTF8}")


def _is_foreign(text: str) -> bool:
    """Whether the letters beyond ASCII are those of another script, and make words of a language.

    Our own script's code pages differ by few letters, so that none of them is sure.
    """
    letters = [one for one in text if not one.isascii() and one.isalpha()]
    latin = sum(name(one, "LATIN").startswith("LATIN") for one in letters)
    return latin <= MOST_LATIN * len(letters) and not is_coded(find_language(text))


def _is_western(text: str) -> bool:
    """Whether Windows-1252, the usual code page of English text, gives words and quotes.

    Another code page read as this one shows capitals in mid-word or rows of accented letters.
    """
    odd = {character for character in text if not character.isascii()}
    known = all(character in _TYPOGRAPHY or character in _ACCENTED for character in odd)
    return known and not _GARBLED.search(text)

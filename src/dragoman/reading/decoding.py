"""Bytes to text: which encoding a file is in, and what it is when it is no text at all."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import InputError

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


def _guessed(data: bytes) -> str:
    """The text in the likeliest older encoding, where that is likely enough."""
    if sum(byte > 127 for byte in data) <= MOST_BEYOND_ASCII * len(data):
        western = data.decode("cp1252", "replace")
        if _is_western(western):
            return western
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        if best is not None and best.chaos <= MOST_CHAOS:
            text = data.decode(best.encoding)
            if not _GARBLED.search(text):
                return text
    raise InputError(f"its encoding is not clear (it is not UTF-8); {_SAVE_AS_UTF8}")


def _is_western(text: str) -> bool:
    """Whether Windows-1252, the usual code page of English text, gives words and quotes.

    Another code page read as this one shows capitals in mid-word or rows of accented letters.
    """
    odd = {character for character in text if not character.isascii()}
    known = all(character in _TYPOGRAPHY or character in _ACCENTED for character in odd)
    return known and not _GARBLED.search(text)

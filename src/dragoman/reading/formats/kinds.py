"""Tells of what kind a file is: by its name, and by its content where the name is wrong or none."""

from __future__ import annotations

import codecs
import re
from typing import Literal, TypeAlias

from dragoman.errors import InputError
from dragoman.reading.formats.delimited import is_table
from dragoman.reading.formats.json_lines import is_object

Kind: TypeAlias = Literal["text", "page", "lines", "json", "table", "parquet", "feed", "archive"]

ENDINGS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".rdf": "feed",
    ".warc": "archive",
    ".arc": "archive",
}
"""The endings that are looked for in folders, each with what is behind it; .gz may follow."""

PACKED = ".gz"
HEAD_CHARACTERS = 4_000  # within which a page or a feed says what it is

_NAMED: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/json": "json",
    "application/feed+json": "json",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
    "text/csv": "table",
    "text/tab-separated-values": "table",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "application/warc": "archive",
    "application/vnd.apache.parquet": "parquet",
}
_PAGE = re.compile(
    r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(r"\s*<\?xml\b|\s*<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE)
_FEED = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_HTML = re.compile(r"<html\b|<!doctype\s+html", re.IGNORECASE)
_ARC = re.compile(rb"filedesc://")
_WARC = re.compile(rb"WARC/\d\.\d\r?\n")
_JSON_FEED = re.compile(r'^\s*\{.{0,3000}?"version"\s*:\s*"https://jsonfeed\.org/', re.DOTALL)
_LIST = re.compile(r"\s*\[\s*\{")


def ending_of(name: str) -> str:
    """The ending that tells what a file is, in small letters, without a .gz behind it.

    >>> ending_of("Wire.JSONL.gz"), ending_of("report")
    ('.jsonl', '')
    """
    base = name.casefold().rsplit("/", 1)[-1].removesuffix(PACKED)
    stem, dot, ending = base.rpartition(".")
    return f"{dot}{ending}" if stem else ""


def stem_of(name: str) -> str:
    """A file's name without its endings, as an id.

    >>> stem_of("talks.html.gz"), stem_of("U.S. talks.txt"), stem_of("wire.v2.article")
    ('talks', 'U.S. talks', 'wire.v2')
    """
    base = name[: -len(PACKED)] if name.casefold().endswith(PACKED) else name
    stem, _, _ = base.rpartition(".")
    return stem or base


def kind_of(name: str, head: bytes, media_type: str | None = None) -> Kind:
    """What a file is whose unpacked content begins with ``head``.

    What the content shows for sure counts, then the ending, then what the server called it. What
    is nothing else is a text.

    Raises:
        InputError: It is XML of some other kind.
    """
    text = head_text(head)
    told = ENDINGS.get(ending_of(name)) or _NAMED.get((media_type or "").casefold())
    sure = _sure(head, text)
    if sure:
        return sure
    if told in {"page", "feed"} and "<" not in text:
        return "text"
    if told is None or told == "text":
        return _guessed(head, text)
    if told == "lines" and _LIST.match(text):
        return "json"
    if told == "json" and is_object(first_line(head)) and b"\n{" in head:
        return "lines"
    return told


def head_text(head: bytes) -> str:
    """The beginning of a file as text, as far as it is any."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if head.startswith(mark):
            return head.decode(encoding, "ignore")
    return head.decode("utf-8-sig", "ignore")


def first_line(head: bytes) -> bytes:
    """The first line of a file, or as much of it as there is."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]


def _sure(head: bytes, text: str) -> Kind | None:
    """What the first bytes show, whatever the file is called; None where they show nothing."""
    if head.startswith(b"PAR1"):
        return "parquet"
    if _WARC.match(head) or _ARC.match(head):
        return "archive"
    if _PAGE.match(text):
        return "page"
    if _XML.match(text):
        if _HTML.search(text[:HEAD_CHARACTERS]):
            return "page"
        if _FEED.search(text[:HEAD_CHARACTERS]):
            return "feed"
        raise InputError("it is XML, but neither a page nor a feed; save its text as a .txt file")
    return None


def _guessed(head: bytes, text: str) -> Kind:
    """What a text without a telling name is."""
    if _JSON_FEED.search(text[:HEAD_CHARACTERS]):
        return "json"
    if text.lstrip().startswith("{"):
        return "lines" if is_object(first_line(head)) else _json_or_text(text)
    if _LIST.match(text):
        return "json"
    return "table" if is_table(text) else "text"


def _json_or_text(text: str) -> Kind:
    return "json" if re.match(r'\s*\{\s*"', text) else "text"

"""Pages of news sites with the text that people of a parser's project took from them by hand."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

from bench import places

PAGES = places.SHARED / "data" / "extraction" / "pages"
# One word in so many of an English text is one of these; in no other language here are they.
_ENGLISH = frozenset("the of and to in that is was for with".split())
ENGLISH_SHARE = 0.12

_UNSEEN = frozenset(
    "script style noscript template svg head iframe textarea select object audio video canvas".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body button center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option "
    "p pre search section summary table tbody td tfoot th thead tr ul".split()
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came, and what its gold says stands in it."""

    name: str
    html: str
    title: str
    body: tuple[str, ...]  # its summary, headlines of sections and paragraphs, in order


def english_pages() -> list[Page]:
    """The pages whose gold text is English, by name; those without gold text are left out."""
    return [page for page in _pages() if _is_english(page)]


def flatten(source: str) -> str:
    """All the visible text of a page, as a copy of the whole of it would be pasted.

    Blocks begin lines, paragraphs have a blank line about them. What only a stylesheet hides is
    visible here.

    >>> flatten("<div>Home<div>Sport</div></div><p>It <b>rained</b>.</p>")
    'Home\\nSport\\n\\nIt rained.'
    """
    pieces: list[str] = []
    _gather(html.document_fromstring(source), pieces)
    text = "".join(pieces)
    lines = re.sub(r" ?\n ?", "\n", text)
    return (
        re.sub(r"\n{2,}", "\n\n", re.sub(r"\n+\x00\n*", "\n\n", lines)).replace("\x00", "").strip()
    )


def _pages() -> Iterator[Page]:
    for gold_file in sorted(PAGES.glob("*/*.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        versions = [gold[name] for name in sorted(gold)]
        pages = sorted(gold_file.parent.glob(f"{gold_file.stem}_*.html.gz"))
        for version, page in zip(versions, pages, strict=True):
            if body := tuple(_body(version.get("body"))):
                source = gzip.decompress(page.read_bytes()).decode("utf-8", "replace")
                yield Page(
                    page.name.removesuffix(".html.gz"), source, version.get("title") or "", body
                )


def _body(body: dict[str, Any] | None) -> Iterator[str]:
    if body is None:
        return
    yield from body["summary"]
    for section in body["sections"]:
        yield from section["headline"]
        yield from section["paragraphs"]


def _is_english(page: Page) -> bool:
    words = " ".join(page.body).casefold().split()
    return sum(word in _ENGLISH for word in words) >= ENGLISH_SHARE * len(words)


def _gather(element: Any, pieces: list[str]) -> None:
    """The text of an element and all within it, with its breaks."""
    name = element.tag if isinstance(element.tag, str) else ""
    if name in _UNSEEN or not name or _is_hidden(element):
        return
    if name == "br":
        pieces.append("\n")
        return
    edge = "\n\x00\n" if name == "p" else "\n" if name in _BLOCKS else ""
    pieces.append(edge)
    pieces.append(_BLANKS.sub(" ", element.text or ""))
    for child in element:
        _gather(child, pieces)
        pieces.append(_BLANKS.sub(" ", child.tail or ""))
    pieces.append(edge)


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))

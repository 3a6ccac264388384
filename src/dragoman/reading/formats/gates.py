"""Tells pages that are no reports: front pages, and what stands before a page (checks, errors)."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from dragoman.data.tables import read_toml
from dragoman.reading.formats.page_facts import Facts


def why_no_article(text: str, facts: Facts) -> str | None:
    """Why a page that has a text is no report; None where it may be one."""
    table = read_toml("reading_pages.toml")
    longest = table["gates"]["longest"]
    gate = _gate().search(facts.title or "") or (
        _gate().search(text) if len(text) <= longest else None
    )
    if gate and len(text) <= longest:
        return (
            f"the page shows no article but a notice (“{gate[0]}”); open it in a browser and save it"
            " whole, or save its text as .txt"
        )
    if _is_front(facts) or _is_list(text, table["lists"]):
        return (
            "it is a front page or a list of headlines, not one report; give the pages of the"
            " reports themselves, or the site's feed"
        )
    return None


@lru_cache(maxsize=1)
def _gate() -> re.Pattern[str]:
    words = read_toml("reading_pages.toml")["gates"]["words"]
    return re.compile("|".join(words), re.IGNORECASE)


def _is_front(facts: Facts) -> bool:
    """Whether a page's own address is that of its site, and it calls itself no article."""
    if not facts.url or (facts.kind or "") not in {"", "website", "webpage", "collectionpage"}:
        return False
    path = urlsplit(facts.url).path.strip("/").casefold()
    fronts = read_toml("reading_pages.toml")["fronts"]["paths"]
    return facts.published is None and (path in fronts or path.removesuffix("/index") == "")


def _is_list(text: str, table: dict[str, float]) -> bool:
    """Whether nearly no line of the text ends as a sentence does: headlines, not prose."""
    lines = [line for line in text.splitlines() if line.strip()]
    ended = sum(line.rstrip("\"'”’»)] ")[-1:] in ".!?…:;。！？।" for line in lines)
    return len(lines) >= table["fewest_lines"] and ended < table["least_ended"] * len(lines)

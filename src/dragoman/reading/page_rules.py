"""The thresholds that tell a whole page, and the report in it, from ``reading_surroundings.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.data.tables import read_toml


@dataclass(frozen=True, slots=True)
class Settings:
    """The thresholds of ``reading_surroundings.toml``, which says what each means."""

    notices: int
    lines: int
    prose_words: int
    prose_share: float
    open_words: int
    open_share: float
    most_weight: int
    line_weight: int
    notice_weight: int
    promoted_lines: int
    again: int
    again_words: int
    site_cues: int
    site_words_apart: int
    site_words: list[str]
    headline_words: list[int]
    headline_share: float
    headline_shared: int
    stem_letters: int
    headline_reach: int
    headline_near: int
    reach: int
    short_share: float
    long_share: float
    teaser_words: int
    before_share: float
    list_lines: int
    subheading_words: int
    related_words: int


@cache
def settings() -> Settings:
    """The thresholds."""
    table: dict[str, Any] = read_toml("reading_surroundings.toml")
    return Settings(**table)

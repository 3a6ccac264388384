"""Who is named in running text: a side by its names, its people's, its capital's, and as reports call it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from dragoman.data.tables import read_parquet
from dragoman.fusing.parties import is_state

_SHORTEST = 3  # letters; a shorter word names too many things
_MOST = 60  # characters: a longer stretch is a description, not a name
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)


def pattern_of(side: str, told: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern of all that names a side: what is known of it, and what reports call it.

    Of what reports call it only that counts which has a capital letter: "the ministry" is anybody's.

    >>> bool(pattern_of("JPN", []).search("a plane of the Japanese navy"))
    True
    """
    bare = map(without_article, told)
    names = {text for text in bare if _names(text)} | set(_known().get(side, ()))
    if not names:
        return None
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def without_article(text: str) -> str:
    """A name without the article or the possessive before it.

    >>> without_article("the Arab League"), without_article("Theresa May")
    ('Arab League', 'Theresa May')
    """
    return _ARTICLE.sub("", text)


def _names(text: str) -> bool:
    return _SHORTEST <= len(text) <= _MOST and any(map(str.isupper, text)) and "\n" not in text


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """By state, its names, those of its people and its capital; what may be two states' is left out."""
    meant: dict[str, set[str]] = defaultdict(set)
    for row in read_parquet("names.parquet").to_pylist():
        state = row["code"].partition(":")[0]
        if row["kind"] in ("state", "demonym", "capital") and is_state(state):
            meant[row["alias"]].add(state)
    names: dict[str, list[str]] = defaultdict(list)
    for alias, states in meant.items():
        if len(states) == 1 and _names(alias) and alias not in _SHARED:
            names[next(iter(states))].append(alias)
    return {state: tuple(found) for state, found in names.items()}


# Words that mean either of two states: the table has them under one.
_SHARED = frozenset({"Korean", "Koreans", "Congolese", "Guinean", "Guineans"})

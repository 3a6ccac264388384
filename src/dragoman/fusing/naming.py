"""Names as a sentence has them: the United States, a Thai lawmaker, Japan."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from dragoman.data.tables import read_tsv
from dragoman.fusing.words import REMEMBERED

# Beginnings that are written with a vowel and spoken with none.
_LIKE_YOU = ("Uni", "UN", "US", "U.", "UK", "Eu", "Ukr", "Uga", "Uru", "One")


@lru_cache(maxsize=REMEMBERED)
def definite(name: str) -> str:
    """A name with the article that it takes inside a sentence.

    >>> definite("United States"), definite("Thai army"), definite("Iranian diplomat")
    ('the United States', 'the Thai army', 'an Iranian diplomat')
    >>> definite("United Nations diplomat")
    'a United Nations diplomat'
    >>> definite("Japan"), definite("Angela Merkel"), definite("Thai officials")
    ('Japan', 'Angela Merkel', 'Thai officials')
    """
    words = name.split()
    if not words or words[0].casefold() in ("the", "a", "an", "some"):
        return name[:1].casefold() + name[1:] if name.startswith(("The ", "A ", "An ")) else name
    known = _articles()
    last = words[-1]
    if last in known["one"]:
        spoken = name[0].casefold() in "aeiou" and not name.startswith(_LIKE_YOU)
        return f"{'an' if spoken else 'a'} {name}"
    if name in known["whole"] or not known["the"].isdisjoint(
        words if last[0].isupper() else [last]
    ):
        return f"the {name}"
    return name


def verb(name: str, one: str, many: str) -> str:
    """The form of a verb that a name takes.

    >>> verb("Syrian rebels", "denies", "deny"), verb("the United States", "denies", "deny")
    ('deny', 'denies')
    """
    last = name.split()[-1] if name.split() else ""
    plural = (
        last[:1].islower() and last.endswith("s") and not last.endswith("ss")
    ) or " and " in name
    return many if plural or last in ("people", "police", "media") else one


def sentence(text: str) -> str:
    """A text that begins a sentence: its first letter is a capital.

    >>> sentence("a Thai lawmaker denies it.")
    'A Thai lawmaker denies it.'
    """
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=1)
def _articles() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_tsv("fusing_articles.tsv"):
        found[row["kind"]] |= set(row["words"].split("|" if row["kind"] == "whole" else None))
    return {kind: frozenset(words) for kind, words in found.items()}

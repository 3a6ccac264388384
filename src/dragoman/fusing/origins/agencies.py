"""Which agency a text names as its source, in its dateline, its byline or at its foot."""

from __future__ import annotations

import re
from functools import cache

from dragoman.data.tables import read_tsv

# How far from the beginning a dateline or byline stands, and from the end a credit, in characters.
_HEAD, _FOOT = 500, 400

# Where an agency's name is a credit, NAME being any of the names; all else only cites the agency.
_AT_HEAD = (
    r"[(\[]NAME[)\]]",  # OSLO (Reuters) -
    r"(?:^|\n)[^\S\n]*(?:By[^\S\n]+)?NAME[^\S\n]*(?=\n|$|[|/–—-])",  # a line of its own
    r"(?:^|\n)[^\S\n]*By[^\n]{2,80}[,|/–—-][^\S\n]*NAME[^\S\n]*(?=\n|$|[|/–—-])",  # By Ola, AFP
    r"(?<=[\w.])[^\S\n]NAME(?=[^\S\n](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[^\S\n]\d)",
    r"[^\S\n]-[^\S\n]?NAME[^\S\n]?-[^\S\n]",  # OSLO - AFP - The
)
_AT_FOOT = (
    r"(?:[(\[/|–—-][^\S\n]?|\n[^\S\n]*)NAME[\s.)\]]*$",  # the last word, set apart
    r"[(\[]NAME[)\]]",
    r"\bSources?:?[^\S\n]+NAME\b",
    r"\bNAME\.?[^\S\n]All[^\S\n]rights[^\S\n]reserved",
    r"\bNAME(?=(?:[^\S\n][\w,]+){0,4}[^\S\n]contributed[^\S\n]to)",
)


def credited(text: str) -> frozenset[str]:
    """The agencies that a text names as its source, by their short names.

    An agency that is only cited within the text ("told Reuters") is no source of it.

    >>> sorted(credited("OSLO (Reuters) - Norway froze its fishing talks on Monday."))
    ['Reuters']
    >>> sorted(credited("Oslo froze the talks, a minister told Reuters."))
    []
    >>> sorted(credited("Oslo froze talks.\\n\\nThe Associated Press contributed to this report."))
    ['AP']
    """
    parts = zip(_patterns(), (text[:_HEAD], text[-_FOOT:]), strict=True)
    found = (
        name
        for pattern, part in parts
        if any(name in part for name in _agencies())
        for match in pattern.finditer(part)
        for name in match.groups()
    )
    return frozenset(_agencies()[name] for name in found if name)


@cache
def _agencies() -> dict[str, str]:
    """By each way to write an agency, its short name."""
    found = {}
    for row in read_tsv("fusing_agencies.tsv"):
        for name in (row["agency"], *row["others"].split("|")):
            if name:
                found[name] = found[name.upper()] = row["agency"]
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(
        re.escape(one) for one in sorted(_agencies(), key=lambda one: (-len(one), one))
    )
    head, foot = (
        re.compile("|".join(one.replace("NAME", f"({names})") for one in some))
        for some in (_AT_HEAD, _AT_FOOT)
    )
    return head, foot

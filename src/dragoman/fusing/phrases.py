"""Acts and reports in plain words: what a disagreement is about, and who has what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from dragoman.data.tables import read_tsv
from dragoman.fusing.naming import definite
from dragoman.fusing.parties import side, state_names
from dragoman.fusing.voices import outlet
from dragoman.records import Act, ClaimRow, Party


def act_phrase(act: Act) -> str:
    """The act between states and bodies in plain words, neither asserted nor denied.

    >>> from dragoman.records import Evidence
    >>> north, russia = Party("PRK:MIL", "Korean army", "", 0, 0), Party("RUS", "Moscow", "", 0, 0)
    >>> one = Act(report="a", evidence=Evidence(0, 1, "x"), source=(north,), target=(russia,),
    ...           event="AID", quad=2, confidence=1.0)
    >>> act_phrase(one)
    'aid by North Korea to Russia'
    """
    sides = [listed(_names(one)) for one in (act.source, act.target)]
    return event_phrase(act.event, act.mode, sides[0], sides[1], reciprocal=act.reciprocal)


def event_phrase(
    event: str, mode: str | None, source: str, target: str, *, reciprocal: bool = False
) -> str:
    """An event type between named sides in plain words; an unnamed actor is somebody.

    >>> event_phrase("ASSAULT", "aerial", "", "Ukraine")
    'an attack by somebody on Ukraine'
    >>> event_phrase("ASSAULT", None, "Chad", "Mali", reciprocal=True)
    'fighting between Chad and Mali'
    """
    known = _forms()
    forms = known.get((event, mode or "")) or known[event, ""]
    a = source or "somebody"
    if reciprocal:
        sides = [one for one in (a, target) if one]
        told = forms["together"]
        if len(sides) == 2 and not any(" and " in one for one in sides):
            told = told.replace("among {all}", "between {all}")  # "among" is of three or more
        return told.format(all=listed(sides))
    return forms["towards" if target else "alone"].format(a=a, b=target)


def time_words(when: str) -> str:
    """A time of the contract in words.

    >>> time_words("2024-10-11/2024-10-20"), time_words("2024-10/.."), time_words("2024-10-01")
    ('2024-10-11 to 2024-10-20', 'since 2024-10', '2024-10-01')
    """
    first, _, last = when.partition("/")
    if not last or first == last:
        return first
    if last == "..":
        return f"since {first}"
    return f"until {last}" if first == ".." else f"{first} to {last}"


def told_in(row: ClaimRow, other: ClaimRow) -> str:
    """Where a claim stands: the outlet, with its report where that of the other claim is another."""
    name = outlet(row)
    if row.report_key != other.report_key and name == outlet(other):
        dated = row.published is not None and row.published != other.published
        return f"{name} of {row.published}" if dated else f"{name} ({row.report_id})"
    return name


def teller(row: ClaimRow, other: ClaimRow) -> str:
    """Who has a claim: the outlet, with the report where the outlet is one, and whom it cites."""
    name = told_in(row, other)
    voice = row.claim.according_to
    if voice is None or voice == other.claim.according_to:
        return name
    return f"{name}, citing {definite(voice.name or voice.actor)},"


def listed(names: Sequence[str]) -> str:
    """Names as a list in prose.

    >>> listed(["China", "Japan", "South Korea"])
    'China, Japan and South Korea'
    """
    *others, last = names or [""]
    return f"{', '.join(others)} and {last}" if others else last


def _names(parties: Iterable[Party]) -> list[str]:
    known = state_names()
    names = dict.fromkeys(known.get(side(one.code), one.name) for one in parties)
    return list(map(definite, names))


@cache
def _forms() -> Mapping[tuple[str, str], Mapping[str, str]]:
    return {(row["event"], row["mode"]): row for row in read_tsv("fusing_phrases.tsv")}

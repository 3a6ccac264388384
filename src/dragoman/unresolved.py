"""Names in claims that the authority does not know, with what the texts say of who bears them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.fusing.parties import parties_of
from dragoman.records import ClaimRow, Party

if TYPE_CHECKING:
    from dragoman.actors.authority import Authority

# Small words inside a name; all others begin with a capital.
_SMALL = frozenset(
    "of the and for de del der den la le van von bin ibn al el da dos du y e".split()
)
_ARTICLES = re.compile(r"^(?:the|an?|his|her|its|their|our)\s+", re.IGNORECASE)
_ARTICLE_AFTER = re.compile(r"\s+(?:for|of)(?:\s+the)?$", re.IGNORECASE)
_EDGES = " \t\n,;:.'\"’“”()-–—"
_MOST_SAYINGS = 5
_UNKNOWN = "UNK"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """One name that the authority does not know.

    ``code`` is what the texts tell of state and sector, ``UNK`` where they tell nothing; ``says``
    are their words for who bears the name, the most frequent first, and ``office`` is what those
    tell of an office. ``example`` is a stretch of the report whose id is ``report``; ``mentions``
    counts the stretches of text that name a party of some claim so.
    """

    name: str
    code: str
    kind: str
    office: str
    reports: int
    mentions: int
    says: tuple[str, ...]
    example: str
    report: str

    def tsv(self) -> str:
        """The line of a user's own authority file that makes the name known, to be checked first.

        >>> Unresolved("Kari Holm", "NOR:GOV", "person", "envoy", 1, 1, (), "", "").tsv()
        'Kari Holm\\tNOR:GOV\\tenvoy\\t\\t\\t\\tperson'
        """
        return "\t".join((self.name, self.code, self.office, "", "", "", self.kind))


@dataclass(slots=True)
class _Seen:
    """What is known of one name while the claims are gone through."""

    codes: Counter[str] = field(default_factory=Counter)
    places: set[tuple[str, int, int]] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    says: Counter[str] = field(default_factory=Counter)
    example: tuple[str, str] = "", ""  # a stretch of text, and the report it stands in
    with_article: bool = False  # persons' names have none before them


def unresolved(rows: Iterable[ClaimRow], authority: Authority) -> list[Unresolved]:
    """The names of parties in claims that the authority lacks, those of most reports first."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    known: dict[str, bool] = {}
    for row in rows:
        for party in parties_of(row):
            name = party.name
            if name not in known:
                proper = _is_proper(name) and not _is_joint(name, authority)
                known[name] = not proper or _is_known(name, authority)
            if not known[name]:
                _note(seen[name], row, party)
    found = [_record(name, one, authority) for name, one in seen.items()]
    return sorted(found, key=lambda one: (-one.reports, -one.mentions, one.name))


def _note(seen: _Seen, row: ClaimRow, party: Party) -> None:
    place = (row.report_key, party.start, party.end)
    if place in seen.places:
        return
    seen.places.add(place)
    seen.reports.add(row.report_key)
    seen.codes[party.code] += 1
    said = " ".join(party.text.split()).replace(party.name, "", 1).strip(_EDGES)
    said = _ARTICLES.sub("", said)
    bare = _ARTICLE_AFTER.sub("", said)
    seen.with_article |= bare != said
    if bare and bare not in party.name and any(char.islower() for char in bare):
        seen.says[bare] += 1
    quote = row.claim.evidence
    whole = quote.prefix + quote.exact + quote.suffix
    at = party.start - quote.start + len(quote.prefix)
    seen.with_article |= at > 0 and whole[:at].lower().endswith("the ")
    better = party.name in quote.exact and party.name not in seen.example[0]
    if better or not seen.example[0]:
        around = whole[max(min(at, len(quote.prefix)), 0) : len(quote.prefix) + len(quote.exact)]
        if at < 0 and quote.start > len(quote.prefix):
            around = around.partition(" ")[2]  # its first word may be cut
        seen.example = " ".join(around.split()), row.report_id


def _record(name: str, seen: _Seen, authority: Authority) -> Unresolved:
    told = {code: count for code, count in seen.codes.items() if code != _UNKNOWN}
    code = max(told, key=lambda one: (told[one], one)) if told else _UNKNOWN
    says = tuple(said for said, _ in seen.says.most_common(_MOST_SAYINGS))
    kind = _kind(name, authority) or ("organisation" if seen.with_article else "person")
    return Unresolved(
        name=name,
        code=code,
        kind=kind,
        office=_office(says[0], authority) if says and kind == "person" else "",
        reports=len(seen.reports),
        mentions=len(seen.places),
        says=says,
        example=seen.example[0],
        report=seen.example[1],
    )


def _office(said: str, authority: Authority) -> str:
    """The office in the words for a person: those that name no state or body."""
    kept = [word for word in said.split() if not authority.entries(word.removesuffix("'s"))]
    return " ".join(kept).lower()


def _kind(name: str, authority: Authority) -> str:
    """What bears the name, by its noun ("Northern Dawn Brigade"); nothing where it has none."""
    for word in _nouns(name):
        term = authority.terms.get(word.lower())
        if term is not None and term.role == "organ":
            return "group" if term.sector == "REB" else term.kind
    return ""


def _nouns(name: str) -> Iterator[str]:
    """The word that says what a name is of: the last before "of" or "for", and the last."""
    yield re.split(r" (?:of|for) ", name)[0].split()[-1]
    yield name.split()[-1]


def _is_proper(name: str) -> bool:
    """Whether a name is one of its own: two words or more, all but small ones with a capital."""
    words = name.split()
    return len(words) > 1 and all(
        word[:1].isupper() or word.lower() in _SMALL or word.startswith(("al-", "el-"))
        for word in words
    )


def _is_joint(name: str, authority: Authority) -> bool:
    """Whether a name is of several who speak with one voice, one of whom at least is known."""
    parts = re.split(r", | and ", name)
    return len(parts) > 1 and any(_is_known(part, authority) for part in parts)


def _is_known(name: str, authority: Authority) -> bool:
    """Whether a table has the name with a code; a row of one's own with UNK says nothing yet."""
    entries = (*authority.entries(name), *authority.people(name))
    return any(not entry.code.startswith(_UNKNOWN) for entry in entries)

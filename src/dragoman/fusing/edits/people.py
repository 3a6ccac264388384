"""Who is meant in each of two versions of a text, and whether both can be the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.data.tables import read_toml, read_tsv
from dragoman.fusing.parties import is_state, side
from dragoman.records import Mention

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = re.compile(r"[aeiou'’`-]+")
_ARTICLES = frozenset({"al", "el", "an", "ar", "as", "at", "az", "ad", "ash", "ez", "the", "of"})


@dataclass(frozen=True, slots=True)
class Who:
    """People or a party: by the code of a name, or by the kinds of people that words tell."""

    code: str | None
    kinds: frozenset[str]
    name: str = ""  # its frame of consonants, where only a name tells who it is
    person: str = ""  # the frame of a person's family name, beside the code of whom he acts for

    @property
    def key(self) -> str:
        """The same for those who are named alike."""
        return f"{self.code or ''}{self.person}" or self.name or "/".join(sorted(self.kinds))

    @property
    def vague(self) -> bool:
        """Whether it may be anybody."""
        return self.code is None and "any" in self.kinds

    def clashes(self, other: Who) -> bool:
        """Whether the two can hardly be the same.

        >>> soldiers, rebels = (Who(None, kinds_of(word)) for word in ("troops", "rebels"))
        >>> soldiers.clashes(rebels), soldiers.clashes(Who("PRK:MIL", kinds_of("PRK:MIL")))
        (True, False)
        """
        if self.person and other.person:
            return self.person != other.person
        if self.code and other.code:
            one, another = (code.partition(":")[0] for code in (self.code, other.code))
            if one == another and is_state(one):
                return bool(self.kinds and other.kinds) and not self._fits(other)
            return side(self.code) != side(other.code)
        if self.name and other.name:
            return self.name != other.name
        if self.vague or other.vague:
            return False
        if self.name or other.name:
            return bool(self.code or other.code)
        return not self._fits(other)

    def _fits(self, other: Who) -> bool:
        return any(_fit(one, another) for one in self.kinds for another in other.kinds)


def who_of(mention: Mention) -> Who | None:
    """Who a mention names; None where it has no name and common words that are no people's.

    Common words ("the soldiers") count by their kind, whoever's they are: the text around them says
    that, and may say it otherwise in another version.
    """
    words = [one for one in _WORD.findall(mention.text) if one.casefold() not in _ARTICLES]
    known = [_kinds().get(word.casefold(), "") for word in words]
    if not words or all(known) or not any(word[0].isupper() for word in words):
        return Who(None, frozenset(known[-1:])) if known and known[-1] else None
    person = frame(mention.name.split()[-1]) if mention.kind == "person" and mention.name else ""
    return Who(mention.code, kinds_of(mention.code), person=person)


def kinds_of(word: str) -> frozenset[str]:
    """The kinds of people that a common word, or the sector of a code, stands for."""
    if ":" in word:
        first, _, second = word.partition(":")
        return frozenset(_sectors().get(second.partition(":")[0]) or _sectors().get(first) or ())
    kind = _kinds().get(word.casefold())
    return frozenset((kind,)) if kind else frozenset()


@lru_cache(maxsize=50_000)
def frame(name: str) -> str:
    """The consonants of a name, one for the spellings that it has in our letters.

    >>> frame("al-Qamishli") == frame("Qameshly"), frame("Homs") == frame("Hama")
    (True, False)
    """
    words = [one for one in re.split(r"[\s-]+", name.casefold()) if one not in _ARTICLES]
    bare = (_VOWELS.sub("", word[:1].replace("y", "") + word[1:].rstrip("hy")) for word in words)
    joined = "".join(one or word[:1] for one, word in zip(bare, words, strict=True))
    return re.sub(r"(.)\1+", r"\1", joined.replace("y", "")) or name.casefold()


def _fit(one: str, other: str) -> bool:
    if one == other:
        return True
    fits = _fits()
    return "*" in fits[one] + fits[other] or other in fits[one] or one in fits[other]


@cache
def _kinds() -> dict[str, str]:
    return {
        word: row["kind"] for row in read_tsv("fusing_people.tsv") for word in row["words"].split()
    }


@cache
def _fits() -> dict[str, list[str]]:
    return {row["kind"]: row["fits"].split() for row in read_tsv("fusing_people.tsv")}


@cache
def _sectors() -> Mapping[str, list[str]]:
    sectors: Mapping[str, list[str]] = read_toml("fusing_edits.toml")["people"]
    return sectors

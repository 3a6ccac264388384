"""Names of places held against each other, however they are spelt in letters not their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from dragoman.actors.spelling import plain
from dragoman.fusing.rules import settings

_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|ad|an|az|at|the)$")
_SOFT = re.compile(r"[aeiouyw]|(?<=[a-z])h(?=$)")
_DOUBLED = re.compile(r"(.)\1+")
_AS = (("q", "k"), ("c", "k"), ("z", "s"), ("j", "g"))
# A name of fewer consonants is told by its vowels, too: "Homs" and "Hama" are two places.
FEWEST = 3


@lru_cache(maxsize=20_000)
def skeletons(name: str) -> frozenset[str]:
    """What is left of the words of a place name when its spelling is taken off.

    >>> skeletons("Khan Shaykhun") == skeletons("Khan Sheikhoun")
    True
    >>> skeletons("Homs") & skeletons("Hama")
    frozenset()
    """
    words = (plain(word).lower() for word in _WORD.findall(name))
    empty = settings()["words"]["place_empty"]
    return frozenset(
        _skeleton(word)
        for word in words
        if len(word) > 1 and not _ARTICLE.match(word) and word not in empty
    )


def skeletons_of(names: Iterable[str]) -> frozenset[str]:
    """Those of several names."""
    return frozenset().union(*map(skeletons, names))


def _skeleton(word: str) -> str:
    bones = word[:1] + _SOFT.sub("", word[1:])
    for told, meant in _AS:
        bones = bones.replace(told, meant)
    bones = _DOUBLED.sub(r"\1", bones)
    return bones if len(bones) >= FEWEST else _DOUBLED.sub(r"\1", word)

"""The language that a report is written in: found offline, and English where nothing is certain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman.data.tables import read_toml
from dragoman.errors import InputError
from dragoman.records import UNTOLD_LANGUAGE

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"

_WORD = re.compile(r"[^\W\d_]+")
_PLACES = (1 / 8, 1 / 2, 3 / 4)  # of a long text: its first lines are menus, its last are credits


def find_language(text: str) -> str:
    """The language as an ISO 639-1 code (639-3 where there is none); "und" without any letters.

    Examples:
        >>> find_language("The minister said that the talks were over.")
        'en'
        >>> find_language("Der Minister sagte, dass die Gespräche beendet seien.")
        'de'
    """
    table = _table()
    sample = _sample(text, table.window)
    words = _WORD.findall(sample.casefold())
    if not words:
        return UNTOLD_LANGUAGE
    if sum(map(table.english_words.__contains__, words)) >= table.english_share * len(words):
        return ENGLISH
    language, sureness = _detector().classify(sample)
    return str(language) if sureness >= table.sure else ENGLISH


def is_coded(language: str) -> bool:
    """Whether reports in a language are coded: those in English, and those of which none is told."""
    return language in (ENGLISH, UNTOLD_LANGUAGE)


def known_language(language: str | None) -> str | None:
    """A language that somebody gives, as a code. Raises `InputError` for what is none.

    >>> known_language("EN")
    'en'
    """
    if language is None:
        return None
    code = language.strip().casefold()
    if code in _table().names or code in (ENGLISH, UNTOLD_LANGUAGE):
        return code
    named = {name.casefold(): code for code, name in _table().names.items()} | {"english": ENGLISH}
    if code in named:
        return named[code]
    raise InputError(f"{language!r} is no language that is known here; write its code, such as en")


def language_name(language: str) -> str:
    """The English name of a language, or its code where we know no name.

    >>> language_name("ko")
    'Korean'
    """
    return _table().names.get(language, language)


@dataclass(frozen=True, slots=True)
class _Table:
    """What ``reading_language.toml`` holds."""

    english_words: frozenset[str]
    english_share: float
    sure: float
    not_told_apart: frozenset[str]
    window: int
    names: dict[str, str]


@cache
def _table() -> _Table:
    table = read_toml("reading_language.toml")
    return _Table(
        english_words=frozenset(table["english_words"].split()),
        english_share=table["english_share"],
        sure=table["sure"],
        not_told_apart=frozenset(table["not_told_apart"].split()),
        window=table["window"],
        names=table["names"],
    )


def _sample(text: str, window: int) -> str:
    if len(text) <= window * len(_PLACES):
        return text
    starts = [int(len(text) * place) for place in _PLACES]
    return " ".join(text[start : start + window] for start in starts)


@cache
def _detector() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    detector.set_languages([one for one in detector.labels if one not in _table().not_told_apart])
    return detector

"""The ways in which a person's name is written: with and without accents, hyphens, middle names."""

from __future__ import annotations

import functools
import re
import unicodedata

from dragoman.actors.words import words as listed

# Letters that no decomposition turns into plain ones, and marks that have a straight form.
_PLAIN = str.maketrans("øØłŁđĐıßæÆœŒðÐþÞə’‘ʼ`´“”„", "oOlLdDisaAoOdDtTa'''''\"\"\"")
_INITIAL = re.compile(r"^[A-Z]\.?$")
_SUFFIX = re.compile(r",? (Jr|Sr|II|III|IV)\.?$")
_JOINED = re.compile(r"^[a-z'-]+$")
_PARTICLES = frozenset(["von", "van", "der", "de", "den", "la", "bin", "del", "dos", "da"])
# Particles with which a family name may begin, small or with a capital ("Ben Ali", "Van Rompuy").
_LEADING = _PARTICLES | {
    "le",
    "du",
    "di",
    "do",
    "das",
    "ben",
    "ould",
    "al",
    "el",
    "abdel",
    "abd",
    "ter",
}
# Names of short words only ("Lee Kuan Yew") are no first, middle and last name.
_SYLLABLE = 5
# Aliases of up to so many letters are words as often ("War", "Dor" and "End" are places of some list).
SHORT = 3
_NUMBERED = re.compile(r"^(?:King|Queen|Pope|Emperor|Sultan|Prince) (.+ [IVX]+)$")
_SMALL_PART = re.compile(r"\w-[a-z]")
_SMALL_ARTICLE = re.compile(r"\b(al|el|ul)\b")
_ARTICLE = re.compile(r"^(al|el|Al|El)-")


def plain(text: str) -> str:
    """The text without accents and curly marks, character for character.

    >>> plain("Aleksandar Vučić’s")
    "Aleksandar Vucic's"
    >>> plain("김정은 й")
    '김정은 й'
    """
    return text if text.isascii() else "".join(map(_plain_char, text))


@functools.cache
def _plain_char(char: str) -> str:
    base = unicodedata.normalize("NFD", char.translate(_PLAIN))[0]
    return base if base.isascii() and base.isprintable() else char.translate(_PLAIN)


def spellings(name: str) -> list[str]:
    """The name and the other ways to write it in full, the given one first, never a surname alone.

    >>> spellings("Kim Jong-un")
    ['Kim Jong-un', 'Kim Jong Un']
    >>> spellings("Vladimir Vladimirovich Putin")
    ['Vladimir Vladimirovich Putin', 'Vladimir Putin']
    """
    whole = plain(name)
    bare = _SUFFIX.sub("", whole)
    found = [name, whole, bare]
    numbered = _NUMBERED.match(whole)
    if numbered:
        found.append(numbered.group(1))  # "Hassan II"
    words = [word for word in bare.split() if not _INITIAL.match(word)]
    if len(words) > 1:
        found.append(" ".join(words))
        joined = any(_JOINED.match(word) for word in words)
        if len(words) > 2 and not joined and not all(len(word) <= _SYLLABLE for word in words):
            found.append(f"{words[0]} {words[-1]}")
    found += [
        re.sub(r"-([a-z])", lambda hit: " " + hit.group(1).upper(), form)
        for form in dict.fromkeys(found)
        if "-" in form and _SMALL_PART.search(form) and not _SMALL_ARTICLE.search(form)
    ]
    return list(dict.fromkeys(found))


def other_spellings(name: str) -> list[str]:
    """A full name as others would write it: other hyphens, articles, letters of a given name.

    >>> other_spellings("Jean Noel Barrot")
    ['Jean-Noel Barrot', 'Jean Noel-Barrot']
    >>> other_spellings("Bashar Al-Assad")[:2]
    ['Bashar al-Assad', 'Bashar Assad']
    """
    parts = plain(name).split()
    found = [" ".join(parts)]
    small = [_small_article(part) for part in parts]
    found += [" ".join(small), " ".join(_ARTICLE.sub("", part) for part in parts)]
    joined = [
        " ".join([*parts[:at], f"{parts[at]}-{parts[at + 1]}", *parts[at + 2 :]])
        for at in range(len(parts) - 1)
        if len(parts) > 2
    ]
    found += [_small_article(form) for form in joined]
    if any("-" in part for part in parts):
        found += [re.sub(r"-([A-Z])", lambda hit: "-" + hit.group(1).lower(), found[0])]
        found += [" ".join(parts).replace("-", " ")]
    for at, part in enumerate(parts[:-1]):
        found += [" ".join([*small[:at], other, *small[at + 1 :]]) for other in _same(part)]
    return list(dict.fromkeys(form for form in found if form != " ".join(parts)))


def _small_article(text: str) -> str:
    """Articles and particles with small letters: "Bashar Al-Assad", "Mohammed Bin Salman"."""
    text = re.sub(r"\b(?:Al|El|el|Ul|al)[- ]+(?=[A-Z])", "al-", text)
    return text.lower() if text.lower() in _PARTICLES else text


def _same(given: str) -> list[str]:
    """The other spellings of a given name."""
    return _same_given().get(given, [])


@functools.cache
def _same_given() -> dict[str, list[str]]:
    rows = [row.split("|") for row in listed("same_given")]
    return {one: [other for other in row if other != one] for row in rows for one in row}


def family_name(name: str, family_first: bool) -> str:
    """The name by which a person is called after the first time.

    >>> family_name("Kim Jong Un", True), family_name("Ursula von der Leyen", False)
    ('Kim', 'von der Leyen')
    >>> family_name("Bashar al-Assad", False)
    'Assad'
    """
    bare = _SUFFIX.sub("", name).removeprefix("the ")  # "the Dalai Lama"
    words = [_ARTICLE.sub("", word) for word in bare.split()]
    if family_first or len(words) < 2:
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def family_names(name: str, family_first: bool) -> list[str]:
    """All names by which a person is called alone: the family name, and that with all its particles.

    >>> family_names("Frederik de Klerk", False), family_names("Jaap de Hoop Scheffer", False)
    (['de Klerk', 'De Klerk'], ['Scheffer', 'Hoop Scheffer', 'de Hoop Scheffer', 'De Hoop Scheffer'])
    """
    found = [family_name(name, family_first)]
    parts = [] if family_first else _SUFFIX.sub("", name).split()
    if len(parts) > 2 and all(len(part) > SHORT and part[0].isupper() for part in parts[-2:]):
        found.append(" ".join(parts[-2:]))  # "Rios Montt"
    at = next((i for i, part in enumerate(parts) if i and part.lower() in _LEADING), 0)
    if at and at < len(parts) - 1:
        whole = " ".join(parts[at:])
        found += [whole, whole[0].upper() + whole[1:]]
        if at > 1:
            found.append(" ".join(parts[at - 1 :]))  # "Sanchez de Lozada"
    return list(dict.fromkeys(found))


def is_too_short(name: str) -> bool:
    """Whether a name may be a word as well: short, and neither all capitals nor of other letters.

    >>> is_too_short("Dor"), is_too_short("EU"), is_too_short("A"), is_too_short("中国")
    (True, False, True, False)
    """
    if not name.isascii() or len(name) > SHORT:
        return False
    return len(name) < 2 or not (name.isupper() or any(char.isdigit() for char in name))

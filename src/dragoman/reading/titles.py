"""Finds the headline in a text, and whatever stands in it again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.datelines import dateline_end
from dragoman.reading.paragraphs import Span
from dragoman.reading.words import TAIL, first_word, words_of

# Headlines of news sites have 4 to 20 words, a few up to 30 (measured on the titles of the
# development texts: the 99th of 100 has 21).
TITLE_WORDS = (3, 30)
# What a site adds to a headline: " - Name of the Site", a few words.
SITE_WORDS = 6
# A paragraph standing again is a repeat; what is shorter may rightly be said twice.
REPEAT_WORDS = 5

_SITE = re.compile(r"\s+[|–—-]\s+(?=[^|–—]*$)|\s*\|\s*(?=[^|]*$)")
_ENDS_SENTENCE = re.compile(r"[.;,:…][\"')\]]*$")
_INNER_END = re.compile(r"[a-z]{3}[.][\"')]* [\"'(]?[A-Z]")


def find_title(plain: str, paragraphs: Sequence[Span], given: str | None) -> int | None:
    """Which of the paragraphs (none of them a notice) is the headline, or None.

    It is the one that equals the given title; else the first, where that looks like a headline
    and a report follows it.
    """
    if given is not None:
        wanted = without_site(given)
        for i, (start, end) in enumerate(paragraphs):
            if without_site(plain[start:end]) == wanted:
                return i
    if len(paragraphs) > 1 and _is_headline(plain[slice(*paragraphs[0])]):
        following = (plain[slice(*paragraph)] for paragraph in paragraphs[1:])
        if any(
            _ENDS_SENTENCE.search(text[-TAIL:]) or _INNER_END.search(text) for text in following
        ):
            return 0  # prose follows, whatever stands at its end ("Source: agencies")
    return None


def find_repeats(
    plain: str, paragraphs: Sequence[Span], title: int | None, given: str | None
) -> set[int]:
    """Which of the paragraphs are the headline or a whole paragraph standing again."""
    seen: set[str] = set()
    headlines = {without_site(given)} if given is not None else set()
    if title is not None:
        headlines.add(without_site(plain[slice(*paragraphs[title])]))
    openings = {headline[0] for headline in headlines if headline}
    repeats: set[int] = set()
    for i, (start, end) in enumerate(paragraphs):
        line = plain[start:end]
        said = line.casefold().split()
        key = " ".join(said)
        again = len(said) >= REPEAT_WORDS and key in seen
        short = headlines and i != title and len(said) <= TITLE_WORDS[1] + 2 * SITE_WORDS
        # Only what begins as a headline does can be one: few paragraphs need more than a look.
        may = short and first_word(line) in openings
        if again or (may and _is_headline_again(line, headlines)):
            repeats.add(i)
        seen.add(key)
    return repeats


def without_site(line: str) -> tuple[str, ...]:
    """The words of a headline, without the name of the site behind it."""
    cut = _SITE.search(line)
    if cut is not None:
        head, site = line[: cut.start()], line[cut.end() :]
        if len(words_of(site)) <= SITE_WORDS and len(words_of(head)) >= TITLE_WORDS[0]:
            line = head
    return tuple(words_of(line))


def _is_headline(line: str) -> bool:
    if _ENDS_SENTENCE.search(line[-TAIL:]) or _INNER_END.search(line):
        return False
    if dateline_end(line, 0, len(line)):
        return False  # the report itself begins there
    return TITLE_WORDS[0] <= len(words_of(line)) <= TITLE_WORDS[1]


def _is_headline_again(line: str, headlines: set[tuple[str, ...]]) -> bool:
    key = without_site(line)
    if key in headlines and len(key) >= TITLE_WORDS[0]:
        return True
    cut_short = line.endswith(("...", "…")) and len(key) >= REPEAT_WORDS
    return cut_short and any(headline[: len(key) - 1] == key[:-1] for headline in headlines)

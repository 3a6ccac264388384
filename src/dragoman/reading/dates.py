"""The day of publication, where a report's address or its own text tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from dragoman.data.tables import read_tsv
from dragoman.reading.calendar_dates import latest_day
from dragoman.reading.composing import compose
from dragoman.reading.dates_stamps import Found, find_stamp
from dragoman.reading.dates_url import day_in_url, month_in_url
from dragoman.reading.dates_weekdays import find_by_weekdays
from dragoman.reading.paragraphs import find_paragraphs
from dragoman.reading.words import straighten
from dragoman.records import DateOrigin

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Rule:
    """What is known of a way to find the day: where it looks, and how often it is right."""

    origin: DateOrigin
    confidence: float


@cache
def rules() -> dict[str, Rule]:
    """The rules by name. Confidence is the share of the days found that were right to the day.

    One right and one wrong day are added to those of ``reading_dates.tsv``: what was seen once or
    never is not sure (Laplace's rule of succession).
    """
    return {
        row["rule"]: Rule(
            cast("DateOrigin", row["origin"]),
            round((int(row["right"]) + 1) / (int(row["found"]) + 2), 2),
        )
        for row in read_tsv("reading_dates.tsv")
    }


def find_published(text: str, url: str | None = None) -> Found | None:
    """The day on which a report was published, as its address or its text tells it, or None.

    Told outright ("/2019/05/03/" in the address, "Published: 3 May 2019", a dateline, a stamp over
    the first paragraph, an agency and a day at the end), or else to be seen from the weekdays told
    beside a photograph's full date. Nothing else is taken, and no day that is still to come: no day
    is better than a wrong one.

    Examples:
        >>> find_published("Published: 3 May 2019\\nNorway welcomed the talks in Oslo.").day
        datetime.date(2019, 5, 3)
        >>> find_published("Norway welcomed the talks.", "https://news.example/2019/05/03/oslo").rule
        'url'
    """
    latest = latest_day()
    day = day_in_url(url) if url else None
    if day is not None and day <= latest:
        return Found(day, "url", f"the address {url}")
    month = month_in_url(url) if url else None
    plain = straighten(compose(text)[0])
    if month is None and not _YEAR.search(plain):
        return None
    paragraphs = find_paragraphs(plain)
    found = find_stamp(plain, paragraphs, month) or find_by_weekdays(plain, paragraphs)
    return found if found and found.day <= latest else None

"""Values as the templates show them: days, statuses, voices, marks. Words, never markup."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import get_args

from dragoman.data.plover import QUAD_WORDS, types
from dragoman.fusing.counts.tracks import Step
from dragoman.fusing.parties import state_names
from dragoman.judging.corrections import told
from dragoman.judging.precision import told_once
from dragoman.outlook.amounts.fan import fan
from dragoman.outlook.amounts.words import step_name
from dragoman.outlook.backtested import STRATA
from dragoman.outlook.wording import NEXT, NEXT_FIXED, percent, share, times
from dragoman.picture.names import Names
from dragoman.picture.records import Source
from dragoman.picture.sources import source_of, source_of_side
from dragoman.plural import plural
from dragoman.records import ClaimRow, Quantity, Side, Status, Voice
from dragoman.terminal.disagreements_table import SEVERITY_WORDS
from dragoman.terminal.judgements_table import BEARING_WORDS
from dragoman.terminal.marked import REGION_WORDS
from dragoman.terminal.report_view import DATE_ORIGINS
from dragoman.terminal.review_page import FIELD_WORDS
from dragoman.terminal.style import KIND_MARKS, QUAD_MARKS, shorten
from dragoman.terminal.track_view import contents
from dragoman.web.parted import parted, turn, with_terms
from dragoman.web.token import form_token

OPEN = ".."  # an end of a time that EDTF leaves open
SEEN = 0.01  # a chance below it is folded away on the page: as in percent, it is told as <1 %
QUAD_CLASSES = {1: "coop words", 2: "coop deeds", 3: "conf words", 4: "conf deeds"}


def day(when: str | None, reported: date | None = None) -> str:
    """The time of what is told, else, in brackets, the day of the report.

    >>> day(None, date(2024, 10, 31)), day("2024-10"), day("2024-10-01/2024-10-05")
    ('(2024-10-31)', '2024-10', '2024-10-01 – 05')
    >>> day("2024-10/.."), day("../2024-10-05")
    ('from 2024-10 on', 'until 2024-10-05')
    """
    if not when:
        return f"({reported})" if reported else "undated"
    first, _, last = when.partition("/")
    if not last or last == first:
        return first
    if OPEN in (first, last):
        return f"from {first} on" if last == OPEN else f"until {last}"
    if first[:8] == last[:8] and len(first) == len(last) == 10:
        return f"{first} – {last[8:]}"
    return f"{first} – {last}"


def voices(told: Iterable[Voice], most: int = 2) -> str:
    """Who says so, in a few words.

    >>> voices([Voice("KOR", "Seoul"), Voice("USA", "Austin"), Voice("UKR", "Kyiv")])
    'Seoul, Austin + 1'
    """
    names = list(dict.fromkeys(one.name for one in told))
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" + {rest}" if rest > 0 else "")


def number(count: int | float | None) -> str:
    """A number with its thousands apart; a score with its sign is `score`.

    >>> number(12345), number(None)
    ('12,345', '–')
    """
    return "–" if count is None else f"{count:,}"


def score(value: float | None) -> str:
    """A score between -10 and +10.

    >>> score(6.46), score(-2), score(-0.01), score(None)
    ('+6.5', '−2.0', '0.0', '–')
    """
    if value is None:
        return "–"
    shown = f"{value:+.1f}"
    return "0.0" if shown in ("+0.0", "-0.0") else shown.replace("-", "−")


def called(code: str) -> str:
    """What a state or body is called, by its code.

    >>> called("RUS"), called("IGO:NATO")
    ('Russia', 'NATO')
    """
    return Names().of(code).name


def asked_for(word: str | None) -> str:
    """An actor as a form shows it who was asked for: a state by its name, which means the same as its code.

    >>> asked_for("PRK"), asked_for("kim"), asked_for("SYR:REB"), asked_for(None)
    ('North Korea', 'kim', 'SYR:REB', '')
    """
    return state_names().get((word or "").upper(), word or "")


def quad_class(quad: int) -> str:
    """The style classes of a quad class."""
    return QUAD_CLASSES.get(quad, "")


def source(one: ClaimRow | Side | Step | Source) -> Source:
    """Where something is told, of whatever record says so."""
    if isinstance(one, ClaimRow):
        return source_of(one)
    if isinstance(one, Side):
        return source_of_side(one)
    if isinstance(one, Step):
        return Source(None, one.report, one.outlet, one.published, one.evidence)
    return one


def amount(quantity: Quantity | None) -> str:
    """A number as people say it.

    >>> amount(Quantity("troops", min=8000))
    'at least 8,000'
    """
    if quantity is None:
        return ""
    if quantity.value is not None:
        return f"{quantity.value:,.10g}"
    low, high = (None if one is None else f"{one:,.10g}" for one in (quantity.min, quantity.max))
    if low and high:
        return f"{low} – {high}"
    return f"at least {low}" if low else f"at most {high}" if high else ""


def quantity(told_: Quantity | None) -> str:
    """A number as people say it, with what it is a number of."""
    return f"{amount(told_)} {told_.unit}".strip() if told_ else ""


FILTERS = {
    "corrected": told,
    "quantity": quantity,
    "source": source,
    "amount": amount,
    "when": day,
    "voices": voices,
    "number": number,
    "score": score,
    "quad_class": quad_class,
    "shorten": shorten,
    "turn": turn,
    "parted": parted,
    "with_terms": with_terms,
    "told_once": told_once,
    "called": called,
    "asked_for": asked_for,
    "percent": percent,
    "share": share,
    "step_name": step_name,
    "times": times,
    "fan_steps": fan,
}
GLOBALS = {
    "plural": plural,
    "QUAD_MARKS": QUAD_MARKS,
    "QUAD_WORDS": QUAD_WORDS,
    "KIND_MARKS": KIND_MARKS,
    "REGION_WORDS": REGION_WORDS,
    "DATE_ORIGINS": DATE_ORIGINS,
    "FIELD_WORDS": FIELD_WORDS,
    "BEARING_WORDS": BEARING_WORDS,
    "SEVERITY_WORDS": SEVERITY_WORDS,
    "STATUSES": get_args(Status),
    "form_token": form_token,
    "act_types": types,
    "SEEN": SEEN,
    "NEXT": NEXT,
    "NEXT_FIXED": NEXT_FIXED,
    "STRATA": STRATA,
    "waiting_tells": contents,
}

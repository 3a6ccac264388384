"""The claims of one text, without a dossier; and with them, the words that made them so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.coders import coder_for, warn_of
from dragoman.count_records import Count
from dragoman.days import Day, day
from dragoman.errors import InputError
from dragoman.records import Claim, Reason, Report

if TYPE_CHECKING:
    from dragoman.coders import Names
    from dragoman.coding.coder import Coder
    from dragoman.coding.each import CoderLike
    from dragoman.records import CleanReport


def code(
    text: str | Report,
    published: Day = None,
    *,
    report: str = "text",
    language: str | None = None,
    coder: CoderLike | None = None,
    authority: Names | None = None,
    quick: bool = False,
) -> list[Claim]:
    """The claims of one text, in text order: the records that ``dragoman code`` prints.

    ``published`` is the report's day, which its "last week" is counted from; ``report`` is the id
    that the claims carry. A `Report` has both of its own. ``authority`` is a file of the user's own
    names (TSV); lines of it that cannot be understood are told as a warning. A text that is not
    English has no claims; ``language="en"`` has it coded all the same. ``quick`` codes by rules alone,
    without the acts that the trained encoder tells beside theirs. Raises `InputError` for what
    is no text.
    """
    clean = _cleaned("code", text, published, report, language)
    if clean is None:
        return []
    if coder is None:
        coder = coder_for(authority, quick=quick)
        warn_of(coder)
    return next(iter(coder.code_many([clean])))


def counts(
    text: str | Report,
    published: Day = None,
    *,
    report: str = "text",
    language: str | None = None,
    coder: Coder | None = None,
    authority: Names | None = None,
) -> list[Count]:
    """How many were killed, hurt, displaced or the like, as a text tells it; asked as `code` is.

    A count is no claim: it needs nobody who did it.

    Examples:
        >>> (count,) = counts("At least 43 people were killed when a bomb hit buses near Lima.")
        >>> count.outcome, count.quantity.min, count.places, count.causes
        ('killed', 43.0, ('Lima',), ('bomb',))
    """
    clean = _cleaned("counts", text, published, report, language)
    if clean is None:
        return []
    if coder is None:
        coder = coder_for(authority)
        warn_of(coder)
    return list(next(iter(coder.read_many([clean]))).counts)


def explain(
    text: str | Report,
    published: Day = None,
    *,
    report: str = "text",
    language: str | None = None,
    coder: Coder | None = None,
    authority: Names | None = None,
) -> list[tuple[Claim, tuple[Reason, ...]]]:
    """The claims that `code` gives for the same, each with the words that made it what it is.

    A reason is about one field of its claim (``event``, ``source``, ``status`` ...); its words stand
    in the report at ``start`` to ``end``, and ``because`` says in plain words what they do there.
    There is one for the type, the status and each party of every claim, and one for each other
    field that has a value and words of its own.

    Examples:
        >>> (claim, reasons), *_ = explain("Chad may expel the ambassador of Mali.")
        >>> [one.because for one in reasons if one.about == "status"]
        ['"may" beside "expel": possible']
    """
    clean = _cleaned("explain", text, published, report, language)
    if clean is None:
        return []
    if coder is None:
        coder = coder_for(authority)
        warn_of(coder)
    return coder.explain(clean)


def _cleaned(
    asked: str, text: str | Report, published: Day, report: str, language: str | None
) -> CleanReport | None:
    """The text made ready to be coded; none where it is not English."""
    from dragoman.reading.clean import clean
    from dragoman.reading.files import writable
    from dragoman.reading.language import is_coded, known_language
    from dragoman.reading.sources import make_report

    if not isinstance(text, str | Report):
        kind = type(text).__name__
        message = f"{asked}() takes a text or a Report, not {kind}; decode bytes, read files"
        raise InputError(message)
    writable(text if isinstance(text, str) else text.text)
    if isinstance(text, str):
        text = make_report(text, id=report, published=day(published))
    return clean(text) if is_coded(known_language(language) or text.language) else None

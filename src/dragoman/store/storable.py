"""Which reports can be kept at all: files hold characters, and not every string is of these."""

from __future__ import annotations

from dragoman.reading.calendar_dates import is_of_news
from dragoman.records import Rejection, Report


def unstorable(report: Report) -> Rejection | None:
    """Why a report cannot be kept; None where it can."""
    try:
        for text in (report.id, report.text, report.title, report.source, report.url):
            (text or "").encode("utf-8")
    except UnicodeEncodeError:
        reason = "it holds half a surrogate pair, which is no character; mend its encoding"
        return Rejection(report.id.encode("utf-8", "replace").decode(), None, reason)
    if report.published is not None and not is_of_news(report.published):
        reason = (
            f"its day is {report.published}, which is no day of news; give its true one, or none"
        )
        return Rejection(report.id, None, reason)
    return None

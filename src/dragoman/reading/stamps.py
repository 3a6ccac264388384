"""Finds the time that an entry of a live report opens with: "14:32 GMT", "2 hours ago"."""

from __future__ import annotations

import re

_ZONE = (
    r"(?:GMT|UTC|BST|IST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|CET|CEST|EET|EEST|MSK|SGT|HKT"
    r"|JST|KST|AEST|AEDT|[Ll]ocal time)(?:[+-]\d{1,2}(?::?\d\d)?)?"
)
_HALF = r"(?:[AaPp]\.?[Mm]\b\.?)"
_CLOCK = rf"\d{{1,2}}[:.]\d{{2}}(?: ?{_HALF}(?: \(?{_ZONE}\)?)?| \(?{_ZONE}\)?)"
_BARE_CLOCK = r"(?:[01]?\d|2[0-3])[:.][0-5]\d ?[-–—|:]"
_AGO = r"\d{1,2} ?(?:h|hr|hrs|hours?|m|min|mins|minutes?|d|days?) ago"
_STAMP = re.compile(
    rf"[\[(]?(?:{_AGO}|{_CLOCK}|{_BARE_CLOCK})[\])]?[\s\-–—|:.•·]*(?=[\"\'A-Z])(?<=[\s\-–—|:•·])"
)


def stamp_end(plain: str, start: int, end: int) -> int:
    """Where an entry begins after its time; ``start`` itself where there is none.

    >>> text = "14:32 GMT Oslo has agreed."
    >>> text[stamp_end(text, 0, len(text)):]
    'Oslo has agreed.'
    """
    if not (plain[start].isdigit() or plain[start] in "[("):
        return start
    match = _STAMP.match(plain, start, end)
    return match.end() if match else start

"""Finds the dateline that a report's first paragraph opens with: "LIMA, May 3 (Reuters) - "."""

from __future__ import annotations

import re

# The longest datelines name a town, a country, a day and two agencies.
DATELINE_CHARACTERS = 110

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = rf"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
_CAPITALS = r"(?:[A-Z][A-Z.'-]+|[A-Z]{2,})"
_PLACE = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}"
_MIXED_PLACE = r"[A-Z][\w.'-]+(?:[ /][A-Z][\w.'-]+){0,3}"
_REGION = r"(?:, [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3})"
_AGENCY = r"\((?:[A-Z][\w.&/' -]{1,40})\)"
_DASH = r"\s*[-–—―]+\s*"

# Capitals alone before a dash may be a body ("EU - Russia summit"): a place has more letters.
_BODIES = r"(?:ASEAN|BRICS|ECOWAS|OPEC\+?|UNESCO|UNICEF|UNHCR|UNRWA|NATO|MERCOSUR|EXCLUSIVE)"
_PLACE_ALONE = rf"(?!{_BODIES}\b)(?=[A-Z/ .'-]{{5}}){_PLACE}"

# A picture's credit has an agency and a day with a point behind them too.
_BEFORE_POINT = rf"(?!(?:{_BODIES}|REUTERS|XINHUA|TASS|BELGA|YONHAP|KYODO)\b)(?=[A-Z/ .'-]{{4}})"

_DASH_ALONE = r"(?:\s+[-–]+\s+|\s*(?:[—―]|--+)\s*)"

_DATELINE = re.compile(
    rf"(?:{_PLACE_ALONE}(?:{_DASH_ALONE}|: )"
    rf"|{_PLACE}(?:{_REGION}(?:,? {_DAY})?|,? {_DAY})(?:,? ?{_AGENCY})?(?:{_DASH}|: )"
    rf"|{_PLACE},? ?{_AGENCY}(?:,? {_DAY})?(?:{_DASH}|: )"
    rf"|{_MIXED_PLACE}{_REGION}?(?:,? {_DAY})?,? ?{_AGENCY}(?:{_DASH}|: )"
    rf"|{_MIXED_PLACE}(?:{_REGION}?|,? ?{_AGENCY}),? {_DAY}(?:{_DASH}|: )"
    rf"|{_BEFORE_POINT}{_PLACE}{_REGION}?,? (?:{_DAY}(?:,? ?{_AGENCY})?|{_AGENCY},? {_DAY})\. +"
    rf"|(?:{_PLACE}{_REGION}?(?:,? {_DAY})?,? ?)?{_AGENCY}{_DASH})"
    rf"(?=[\"'A-Z])"
)


# What a dateline ends with; few paragraphs have it near their beginning.
_MAY_END = re.compile(r"[-–—―:](?=[-–—―:\s\"'A-Z])|[\d)]\. ")


def dateline_end(plain: str, start: int, end: int) -> int:
    """Where the report begins after its dateline; ``start`` itself where there is none.

    >>> text = "LIMA, May 3 (Reuters) - Peru agreed."
    >>> text[dateline_end(text, 0, len(text)):]
    'Peru agreed.'
    """
    head = plain[start : min(end, start + DATELINE_CHARACTERS)]
    # Most heads have nothing that it may end with, which is told faster than sought.
    if "-" not in head and ":" not in head and ". " not in head and head.isascii():
        return start
    if not _MAY_END.search(plain, start, min(end, start + DATELINE_CHARACTERS)):
        return start
    match = _DATELINE.match(plain, start, min(end, start + DATELINE_CHARACTERS + 1))
    if match is None or match.end() - start > DATELINE_CHARACTERS:
        return start
    return match.end()

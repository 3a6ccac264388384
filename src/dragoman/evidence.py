"""Evidence: made from a stretch of a text, and found again in a text that may have changed.

The two halves of an `Evidence` are the W3C selectors of the same names: where the stretch stands
(text position) and what it says between what stands around it (text quote).
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import InputError
from dragoman.records import Evidence

# Characters kept on either side of a stretch: about five words, which in a news report hardly ever
# stand twice around the same words.
CONTEXT = 32

# Characters, of the stretch and beside it, that must agree before it counts as found elsewhere
# with its surroundings changed: a name alone stands in many places, two or three words together in few.
ENOUGH = 12


def make_evidence(text: str, start: int, end: int) -> Evidence:
    """The evidence for ``text[start:end]``, with what stands around it.

    Raises `InputError` when the text has no such stretch.

    >>> make_evidence("Russia denied it.", 7, 13)
    Evidence(start=7, end=13, exact='denied', prefix='Russia ', suffix=' it.')
    """
    if not 0 <= start <= end <= len(text):
        raise InputError(f"characters {start} to {end} are no stretch of {len(text)} characters")
    return Evidence(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def find_quote(text: str, evidence: Evidence) -> tuple[int, int] | None:
    """Where the stretch stands in a text: its start and end, or None when it is gone.

    In the text that it was taken from that is its own position. In a changed text it is where the
    same words stand between the same surroundings; else, of all places with the same words, the
    one whose surroundings agree furthest. Of equal places the one nearest to the old position is
    taken. Words that stand elsewhere by chance, with little around them the same, are not it.

    >>> evidence = make_evidence("Iran spoke. Iraq spoke.", 17, 22)
    >>> find_quote("Then Iran spoke. Later Iraq spoke.", evidence)
    (28, 33)
    >>> find_quote("Only Iran spoke.", evidence) is None
    True
    """
    size = len(evidence.exact)
    whole = evidence.prefix + evidence.exact + evidence.suffix
    before = len(evidence.prefix)
    places = [at + before for at in _places(whole, text, evidence.start - before)]
    if places:
        found = min(places, key=lambda at: _far(at, evidence))
        return found, found + size
    if not size:
        return None  # of an empty stretch nothing is left once its surroundings have changed
    agreeing = {at: _agreement(text, at, evidence) for at in _places(evidence.exact, text)}
    if not agreeing:
        return None
    found = min(agreeing, key=lambda at: (-agreeing[at], _far(at, evidence)))
    enough = min(ENOUGH, len(whole))
    return (found, found + size) if size + agreeing[found] >= enough else None


def _places(wanted: str, text: str, first: int = -1) -> Iterator[int]:
    """All places of a string in a text, also overlapping ones; only ``first`` if it is one."""
    if first >= 0 and text.startswith(wanted, first):
        yield first
        return
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _agreement(text: str, start: int, evidence: Evidence) -> int:
    """How many characters around a place are as around the stretch, outwards from it."""
    end = start + len(evidence.exact)
    suffix, prefix = evidence.suffix, evidence.prefix[::-1]
    after = text[end : end + len(suffix)]
    before = text[max(0, start - len(prefix)) : start][::-1]
    return _shared(after, suffix) + _shared(before, prefix)


def _shared(one: str, other: str) -> int:
    """The length of the common beginning."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _far(at: int, evidence: Evidence) -> tuple[int, int]:
    return abs(at - evidence.start), at

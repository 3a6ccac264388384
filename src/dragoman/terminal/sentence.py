"""A claim's evidence as a quote, in the sentence that it stands in."""

from __future__ import annotations

import re

from dragoman.records import Evidence
from dragoman.terminal.layout import Quote

# A full stop, or the like, and the blank after it; a line break ends a sentence, too.
_END = re.compile(r"(?<=[.!?…][\"'”’)])\s+|(?<=[.!?…])\s+|\n+")


def quote(evidence: Evidence, opens: str) -> Quote:
    """The evidence with what is kept of its sentence on both sides."""
    heads = _END.split(evidence.prefix)
    tails = _END.split(evidence.suffix, maxsplit=1)
    before, after = heads[-1], tails[0]
    if len(heads) == 1 and before:
        before = "…" + before.partition(" ")[2]  # the first word may be cut
    if len(tails) == 1 and after:
        after = after.rpartition(" ")[0] + "…"
    return Quote(evidence.exact, opens, before, after)

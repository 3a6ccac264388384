"""The quad class of each PLOVER event type, read from the ontology's table."""

from __future__ import annotations

from dragoman.data.plover import quads

QUADS = quads()
IN_WORDS = (1, 3)
"""The verbal quad classes: cooperation and conflict in words."""
COOPERATION = 2
"""The highest quad class of cooperation; those above are conflict."""


def is_in_words(event: str) -> bool:
    """Whether an act of this type is done by speaking or writing, and not by meeting."""
    return QUADS[event] in IN_WORDS and event != "CONSULT"

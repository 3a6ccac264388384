"""What a report tells itself behind a statement: "vowed to hit back after rebels took the port"."""

from __future__ import annotations

from dragoman.coding.acts.clauses import is_ahead, is_in_past, is_purpose
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb

_CLOSED = (",", '"', "”", "’")  # what closes a statement before "after"


def is_narrated(scene: Scene, node: Node, start: int) -> bool:
    """Whether a word within a statement, from ``start`` on, tells what the report tells of before it.

    An "after" behind a comma or a quotation goes on in the report's own voice, and so does one
    behind what is to come: what was before that was told as news.
    """
    after: Node | None = None
    for above in (node, *node.ancestors()):
        if above.start < start and after is None:
            return False
        if after is None:
            after = _after(above)
            if after is not None and _is_closed(scene, after, start):
                return True
        elif above.start < start and not _is_to_come(above):
            return False
        elif is_verb(above) and _is_to_come(above):
            return True
    return False


def _after(clause: Node) -> Node | None:
    """The "after" that opens a clause in the past."""
    if not is_verb(clause) or not is_in_past(clause):
        return None
    if clause.dep == "pcomp":
        return clause.head if clause.head.lower == "after" else None
    marks = clause.children("mark") if clause.dep == "advcl" else ()
    return next((kid for kid in marks if kid.lower == "after"), None)


def _is_closed(scene: Scene, after: Node, start: int) -> bool:
    return scene.tree.text[start : after.start].rstrip().endswith(_CLOSED)


def _is_to_come(clause: Node) -> bool:
    return is_verb(clause) and (is_ahead(clause) or is_purpose(clause))

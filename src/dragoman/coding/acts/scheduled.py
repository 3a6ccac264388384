"""What a present tense tells of a day ahead is to come: "visits Oslo next week"."""

from __future__ import annotations

from datetime import date

from dragoman.coding.acts.anchoring import times_in
from dragoman.coding.acts.clauses import helpers, taking_place
from dragoman.coding.acts.draft import Draft
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.times.finding import TimeMention


def is_scheduled(scene: Scene, draft: Draft, published: date | None) -> bool:
    """Whether an act told as a fact is told in the present of a time ahead."""
    return draft.status == "asserted" and time_ahead(scene, draft, published) is not None


def time_ahead(scene: Scene, draft: Draft, published: date | None) -> TimeMention | None:
    """The time of an act told in the present, where it is wholly ahead of the report."""
    verb = draft.node if is_verb(draft.node) else taking_place(draft.node)
    if published is None or verb is None:
        return None
    going_on = _goes_on(verb)
    if not going_on and (verb.tag not in ("VBZ", "VBP") or helpers(verb)):
        return None
    dated = times_in(scene, verb)
    # A time of a noun beside it is that one's ("holds talks before next week's vote").
    others = {id(time) for at, times in dated.items() if at != verb.i for time in times}
    for time in dated.get(verb.i, ()):
        when = time.ahead if going_on else time.value
        if id(time) not in others and _is_ahead(when or "", published):
            return time
    return None


def _goes_on(verb: Node) -> bool:
    return verb.tag == "VBG" and bool(helpers(verb) & {"is", "are", "am", "'s", "'re", "'m"})


def _is_ahead(when: str, published: date) -> bool:
    first = when.partition("/")[0]
    return first[:1].isdigit() and first > published.isoformat()[: len(first)]

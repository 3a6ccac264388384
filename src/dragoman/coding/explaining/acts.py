"""The reasons of an act: the words behind its type, parties, status, voice, time and number."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.acts.cues import VerbCue
from dragoman.coding.acts.draft import Draft
from dragoman.coding.acts.finding import teller
from dragoman.coding.acts.settle import quantity_told
from dragoman.coding.explaining.places import place_of, quoted
from dragoman.coding.explaining.statuses import status_of_draft
from dragoman.coding.explaining.telling import (
    Telling,
    by_nodes,
    by_report,
    by_stretch,
    stretch_of,
    top_of,
)
from dragoman.coding.explaining.voices import voice
from dragoman.coding.explaining.whens import when
from dragoman.coding.explaining.who import ELSEWHERE, who
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.times.counted import quantities_in
from dragoman.records import Act, Reason

_SURE = 2  # decimals of the model's probability


def act_reasons(telling: Telling, act: Act, draft: Draft) -> Iterator[Reason]:
    """Why an act is what it is, field by field."""
    scene = telling.cast.scenes[draft.scene]
    yield from _type(scene, draft)
    yield from _parties(telling, scene, draft)
    yield status_of_draft(scene, draft, telling.report.published)
    yield from _voice(telling, scene, act, draft)
    if act.when is not None:
        yield when(telling, scene, "when", act.when, draft.node)
    for about, told in (("where", act.where), ("what", act.what)):
        nodes = stretch_of(scene, draft.node, told) if told else []
        if nodes:
            yield by_nodes(scene, about, nodes, place_of(top_of(nodes), draft.node))
    number = quantity_told(draft, quantities_in(scene.tree)) if act.quantity else None
    if number is not None:
        because = f"a number of what is done, counted in {number.quantity.unit}"
        yield by_stretch(scene, "quantity", number.start, number.end, because)


# -- what it is --------------------------------------------------------------------------------


def _type(scene: Scene, draft: Draft) -> Iterator[Reason]:
    cue = draft.cue
    yield by_nodes(scene, "event", [draft.node], _made_by(draft))
    if isinstance(cue, VerbCue):
        for kid in draft.node.kids:
            if kid.lower in (cue.particle, cue.preposition):
                because = f"the pattern asks for it with {quoted(draft.node)}"
                yield by_nodes(scene, "event", [kid], because)
                break
        if cue.things and draft.thing is not None:
            because = f"the pattern asks for such a thing, {place_of(draft.thing, draft.node)}"
            yield by_nodes(scene, "event", [draft.thing], because)
    if draft.announces is not None:
        because = f"what {quoted(draft.node)} announces makes it {draft.event}"
        yield by_nodes(scene, "event", [draft.announces], because)
    if draft.mode is not None:
        yield by_nodes(scene, "mode", [draft.node], f"{_how(draft)}: {draft.mode}")
    if draft.reciprocal:
        yield by_nodes(scene, "reciprocal", [draft.node], "an act that all sides do alike")


def _how(draft: Draft) -> str:
    """What says in which mode it was done."""
    if draft.cue is not None and draft.cue.mode == draft.mode:
        return "the same pattern says how"
    if draft.mode == "multilateral":
        return "a meeting of a body"
    return "told with it" if draft.cue is None else "of one who is called a visitor"


def _made_by(draft: Draft) -> str:
    """The row of a table, or the model, that tells the type."""
    cue = draft.cue
    if draft.again is not None and draft.chance is not None:
        word = quoted(draft.again.node)
        return f"told again of {word}, says the trained model ({draft.chance:.{_SURE}f}): {draft.event}"
    if cue is None and draft.chance is not None:
        return f"proposed by the trained model ({draft.chance:.{_SURE}f}): {draft.event}"
    if cue is None and draft.spoken:
        return f"what a speaker says of the other side demands, judges or threatens: {draft.event}"
    if cue is None:
        return f"a deed that the report told before, named again: {draft.event}"
    kind = (
        f'the pattern "{_pattern(cue, draft)}"'
        if isinstance(cue, VerbCue)
        else (f"the act noun {quoted(draft.node)}")
    )
    mode = f", {cue.mode}" if cue.mode else ""
    if draft.event == cue.event:
        return f"{kind} ({cue.event}{mode})"
    if draft.announces is not None:
        return f"{kind} tells a will; what it announces makes it {draft.event}"
    return f"{kind} ({cue.event}{mode}); only announced, so it yields in words: {draft.event}"


def _pattern(cue: VerbCue, draft: Draft) -> str:
    """A pattern as it was fulfilled: "impose: sanctions", "call on"."""
    words = [part for part in (draft.node.lemma, cue.particle, cue.preposition) if part]
    thing = f": {draft.thing.text}" if cue.things and draft.thing is not None else ""
    return " ".join(words) + thing


# -- who ---------------------------------------------------------------------------------------


def _parties(telling: Telling, scene: Scene, draft: Draft) -> Iterator[Reason]:
    for about, parties in (("source", draft.source), ("target", draft.target)):
        for party in parties:
            if about == "target" and draft.meant is not None:
                because = (
                    f"the sentence does not say for whom, the report likely ({draft.meant:.2f})"
                )
                yield by_report(scene, about, party.start, party.end, because)
                continue
            if draft.lent == about:
                because = (
                    "the report tells it of him elsewhere"
                    if about == "source"
                    else ("the act told before it is between the same two")
                )
                yield by_report(scene, about, party.start, party.end, because)
                continue
            found = who(telling, scene, about, party, draft.node, draft.heads)
            if found.because == ELSEWHERE and draft.announces is not None:
                because = f"he is the target of {quoted(draft.announces)}"
                found = by_report(scene, about, party.start, party.end, because)
            yield found


def _voice(telling: Telling, scene: Scene, act: Act, draft: Draft) -> Iterator[Reason]:
    if act.according_to is None:
        return
    told = teller(draft, telling.drafts)
    if told is not None and told.source:
        party = told.source[0]
        because = f"who tells it: source of the {told.event} that {quoted(told.node)} tells"
        yield by_report(scene, "according_to", party.start, party.end, because)
        return
    yield from voice(telling, draft.scene, draft.node.start, draft.node.i)

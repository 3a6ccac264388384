"""The reasons of statements, silences, ties and consequences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.coding.acts.status import why_status
from dragoman.coding.explaining.places import place_of, quoted
from dragoman.coding.explaining.statuses import status_of_word
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
from dragoman.coding.relations.consequences import ConsequenceFound
from dragoman.coding.relations.ties import TieFound
from dragoman.coding.speech.silences import Quiet
from dragoman.coding.speech.speakers import Said, speech_verbs
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import agents, prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.records import Consequence, Reason, Silence, Statement, Tie

_SAID = "somebody said it, whether or not it is so: asserted"
_RUNS_ON = "it goes on with a quotation of the same speaker"
_THE_ONE = "named where the report tells the one such tie that it tells"


def statement_reasons(telling: Telling, claim: Statement, said: Said) -> Iterator[Reason]:
    """Why a statement is one, of its speaker, with this content."""
    scene = telling.cast.scenes[said.scene]
    cue, speaker = said.cue, claim.speaker
    content = claim.content
    if cue is None:
        yield by_report(scene, "speaker", speaker.start, speaker.end, _RUNS_ON)
    else:
        classes = ", ".join(sorted(speech_verbs().get(cue.lemma, ())))
        kind = f"a verb of speech ({classes})" if classes else "words that give a source"
        yield by_nodes(scene, "cue", [cue], kind)
        heads = agents(cue) if is_verb(cue) else prepositions(cue, "to")
        yield who(telling, scene, "speaker", speaker, cue, heads)
    told = f"told by {quoted(cue)}" if cue is not None else "told by whoever spoke before"
    marks = {True: "between quotation marks, ", "mixed": "partly between quotation marks, "}
    because = marks.get(claim.direct, "") + told
    yield by_report(scene, "content", content.start, content.end, because)
    at = (cue.start, cue.end) if cue is not None else (said.start, said.end)
    yield by_stretch(scene, "status", *at, _SAID)
    if cue is None:
        return
    if claim.according_to is not None:
        others = [one for one in telling.said if one is not said]
        yield from voice(telling, said.scene, cue.start, -1, others)
    if claim.when is not None:
        yield when(telling, scene, "when", claim.when, cue)
    yield from _stretch(scene, "venue", claim.venue, cue)


def silence_reasons(telling: Telling, claim: Silence, quiet: Quiet) -> Iterator[Reason]:
    """Why a silence is one, whose, and about what."""
    scene, cue = telling.cast.scenes[quiet.scene], quiet.cue
    yield by_nodes(scene, "kind", [cue], "the report remarks here that somebody did not speak")
    owners = [kid for kid in cue.kids if kid.dep in ("poss", "amod", "compound")]
    heads = agents(cue) if is_verb(cue) else owners
    yield who(telling, scene, "actor", claim.actor, cue, heads)
    yield by_nodes(scene, "status", [cue], "that nothing was said is told as a fact: asserted")
    yield from _stretch(scene, "about", claim.about, cue)
    if claim.according_to is not None:
        yield from voice(telling, quiet.scene, cue.start, cue.i)
    if claim.when is not None:
        yield when(telling, scene, "when", claim.when, cue)


def tie_reasons(telling: Telling, claim: Tie, found: TieFound) -> Iterator[Reason]:
    """Why a tie is one, between whom and since when."""
    scene, node = telling.cast.scenes[found.scene], found.node
    yield by_nodes(scene, "tie", [node], f"{quoted(node)} tells a standing relation: {claim.tie}")
    around = [one for one in scene.tree.sentences[node.sent] if scene.mention_of(one)]
    for party in claim.members:
        member = who(telling, scene, "members", party, node, around)
        alone = member.because == ELSEWHERE
        yield replace(member, because=_THE_ONE) if alone else member
    yield status_of_word(scene, node, claim.status)
    yield from _stretch(scene, "name", claim.name, node)
    for about, value in (("since", claim.since), ("until", claim.until)):
        if value is not None:
            yield when(telling, scene, about, value, node)
    if claim.according_to is not None:
        yield from voice(telling, found.scene, node.start, node.i)


def consequence_reasons(
    telling: Telling, claim: Consequence, found: ConsequenceFound
) -> Iterator[Reason]:
    """Why one thing is said to follow from another."""
    scene, node = telling.cast.scenes[found.scene], found.node
    yield by_nodes(scene, "kind", [node], "what links the one to the other")
    for about, told in (("cause", found.cause), ("effect", found.effect)):
        parts = by_stretch(scene, about, found.start, found.end, "told in parts of these words")
        yield next(_stretch(scene, about, told, node), parts)
    yield status_of_word(scene, _head_of_status(scene, found), claim.status)
    if claim.according_to is not None:
        yield from voice(telling, found.scene, node.start, node.i)
    if claim.when is not None:
        yield when(telling, scene, "when", claim.when, node)


def _head_of_status(scene: Scene, found: ConsequenceFound) -> Node:
    """The word whose status a consequence has: its own verb, or that of what follows."""
    if is_verb(found.node):
        return found.node
    verbs = [one for one in stretch_of(scene, found.node, found.effect) if is_verb(one)]
    top = min(verbs, key=lambda one: len(list(one.ancestors())), default=found.node)
    return top if why_status(top)[0] == found.status else found.node


def _stretch(scene: Scene, about: str, told: str | None, node: Node) -> Iterator[Reason]:
    """Where words of the working text stand, if they stand in one stretch of the sentence."""
    nodes = stretch_of(scene, node, told) if told else []
    if nodes:
        yield by_nodes(scene, about, nodes, place_of(top_of(nodes), node))

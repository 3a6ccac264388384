"""What was found in a report, as finished claims: acts, statements, silences, ties, consequences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.coding.acts.dating import date_of, when_of
from dragoman.coding.acts.draft import Draft, state, state_of
from dragoman.coding.acts.finding import teller
from dragoman.coding.acts.narrated import is_narrated
from dragoman.coding.acts.placing import where_of
from dragoman.coding.acts.quads import QUADS, is_in_words
from dragoman.coding.acts.scheduled import is_scheduled
from dragoman.coding.acts.settle import evidence_of, quantity_of, what_of
from dragoman.coding.relations.consequences import ConsequenceFound
from dragoman.coding.relations.ties import TieFound
from dragoman.coding.speech.silences import Quiet
from dragoman.coding.speech.speakers import Said
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import agents
from dragoman.coding.syntax.tree import is_verb
from dragoman.coding.times.quantities import QuantityMention
from dragoman.coding.words import words
from dragoman.records import Act, Consequence, Party, Silence, Statement, Tie, Voice


def act_of(
    report: str,
    scene: Scene,
    draft: Draft,
    drafts: Sequence[Draft],
    said: Sequence[Said],
    quantities: Sequence[QuantityMention],
    published: date | None,
    sure: float,
) -> Act:
    """An act, as a claim: its voice, date, place and number settled; ``sure`` is its confidence."""
    if is_scheduled(scene, draft, published):
        draft.status = "planned"
    told = teller(draft, drafts)
    heard = [
        one for one in said if not _is_told_behind(scene, draft, one) and not _is_judged(draft, one)
    ]
    around = statement_around(heard, draft.scene, draft.node.start, draft.node.i)
    by_draft = told is not None and bool(told.source)
    voice = _of_draft(told) if told is not None and by_draft else _of_statement(around)
    draft.spoken = voice is not None and _is_spoken(draft, voice)
    by_office = not by_draft and around is not None and _by_office(around)
    if voice is not None and not by_office and _is_own_speech(draft, voice):
        voice = None
    if is_taken_for_granted(draft):
        voice = None
    return Act(
        report=report,
        evidence=evidence_of(scene, draft),
        status=draft.status,
        according_to=voice,
        when=date_of(scene, draft, published),
        where=where_of(scene, draft),
        source=tuple(draft.source),
        target=tuple(draft.target),
        event=draft.event,
        mode=draft.mode,
        quad=QUADS[draft.event],
        what=what_of(scene, draft),
        quantity=quantity_of(draft, quantities),
        reciprocal=draft.reciprocal,
        confidence=sure,
    )


def _is_told_behind(scene: Scene, draft: Draft, one: Said) -> bool:
    """Whether an act stands in a statement, and is told by the report itself."""
    inside = one.scene == draft.scene and one.start <= draft.node.start < one.end
    behind = one.cue is not None and one.cue.start < one.start and one.direct is not True
    return inside and behind and is_narrated(scene, draft.node, one.start)


def _is_judged(draft: Draft, one: Said) -> bool:
    """Whether somebody only says what he thinks of a deed ("described the raid as a mistake")."""
    node = draft.node
    if is_verb(node) or one.cue is None or node.head is not one.cue or node.dep != "dobj":
        return False
    known = node.child("poss") is not None
    return known or any(kid.lower in ("the", "this") for kid in node.children("det"))


def _of_draft(told: Draft) -> Voice:
    return Voice(told.source[0].code, told.source[0].name)


def _of_statement(around: Said | None) -> Voice | None:
    return Voice(around.speaker.code, around.speaker.name) if around else None


def _by_office(said: Said) -> bool:
    """Whether it is an office that tells what its master said ("he asked Oslo, his office said")."""
    heads = agents(said.cue) if said.cue is not None else []
    return any(head.lemma in words("speech", "mouthpieces") for head in heads)


def is_taken_for_granted(draft: Draft) -> bool:
    """Whether a word tells by the way what everybody knows ("the ousted president"): nobody's word."""
    return draft.node.dep == "amod"


def _is_own_speech(draft: Draft, voice: Voice) -> bool:
    """Whether an act in words is just what its voice does by speaking (CLAIMS.md, decision 3)."""
    if not is_in_words(draft.event) or len(draft.source) != 1:
        return False
    by_speech = draft.cue is None and draft.chance is None  # "saying the country hopes that ..."
    by_speech = by_speech or "l" in draft.flags  # "said that Oslo would not sit idle"
    own = by_speech and state(draft.source[0]) == state_of(voice.actor)
    return own or draft.source[0].name == voice.name


def _is_spoken(draft: Draft, voice: Voice) -> bool:
    """Whether an act in words is done for a state by the very speaking of its voice."""
    return is_in_words(draft.event) and state_of(voice.actor) in map(state, draft.source)


def _voice(said: Sequence[Said], scene: int, at: int, node: int) -> Voice | None:
    """The speaker of the innermost statement in whose content a stretch stands."""
    return _of_statement(statement_around(said, scene, at, node))


def statement_around(said: Sequence[Said], scene: int, at: int, node: int) -> Said | None:
    """The innermost statement in whose content a stretch stands, unless the node tells it."""
    around = [
        one
        for one in said
        if one.scene == scene
        and one.lends
        and one.start <= at < one.end
        and (one.cue is None or one.cue.i != node)
    ]
    return min(around, key=lambda one: one.end - one.start, default=None)


def statement_of(
    report: str, scene: Scene, one: Said, said: Sequence[Said], beside: tuple[Party, ...] = ()
) -> Statement:
    """A statement, as a claim; ``beside`` are those who make it with its speaker."""
    content = scene.evidence(one.start, one.end)
    start, end = one.start, one.end
    when = None
    if one.cue is not None:
        start, end = min(start, one.cue.start), max(end, one.cue.end)
        when = when_of(scene, one.cue)
    outer = [other for other in said if other is not one]
    return Statement(
        report=report,
        evidence=scene.evidence(start, end),
        according_to=_voice(outer, one.scene, one.cue.start, -1) if one.cue else None,
        when=when,
        speaker=one.speaker,
        cue=one.cue_text,
        content=content,
        direct=one.direct,
        venue=one.venue,
        beside=beside,
    )


def silence_of(report: str, scene: Scene, quiet: Quiet, said: Sequence[Said]) -> Silence:
    """A silence, as a claim."""
    return Silence(
        report=report,
        evidence=scene.evidence(quiet.start, quiet.end),
        according_to=_voice(said, quiet.scene, quiet.cue.start, quiet.cue.i),
        when=when_of(scene, quiet.cue),
        actor=quiet.actor,
        about=quiet.about,
    )


def tie_of(report: str, scene: Scene, found: TieFound, said: Sequence[Said]) -> Tie:
    """A standing relation, as a claim."""
    return Tie(
        report=report,
        evidence=scene.evidence(found.start, found.end),
        status=found.status,
        according_to=_voice(said, found.scene, found.node.start, found.node.i),
        tie=found.tie,
        members=tuple(found.members),
        name=found.name,
        since=found.since,
        until=found.until,
    )


def consequence_of(
    report: str, scene: Scene, found: ConsequenceFound, said: Sequence[Said]
) -> Consequence:
    """What is said to follow from what, as a claim."""
    return Consequence(
        report=report,
        evidence=scene.evidence(found.start, found.end),
        status=found.status,
        according_to=_voice(said, found.scene, found.node.start, found.node.i),
        when=when_of(scene, found.node),
        cause=_as_reported(scene, found.cause),
        effect=_as_reported(scene, found.effect),
    )


def _as_reported(scene: Scene, words: str) -> str:
    """Words of the working text as they stand in the report, its own quotation marks and all."""
    at = scene.tree.text.find(words)
    if at < 0:
        return words
    start, end = scene.span(at, at + len(words))
    return scene.report_text[start:end]

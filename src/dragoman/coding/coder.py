"""The coder: a cleaned report in, its claims out, in text order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.coding import parser
from dragoman.coding.acts import find_acts, teller
from dragoman.coding.carrying import carry_days
from dragoman.coding.cast import Cast
from dragoman.coding.confidence import confidence
from dragoman.coding.draft import Draft
from dragoman.coding.lending import lend_dates
from dragoman.coding.mending import mend
from dragoman.coding.passage import Scene
from dragoman.coding.quads import QUADS
from dragoman.coding.quantities import QuantityMention, find_quantities
from dragoman.coding.settle import evidence_of, quantity_of, what_of, when_of, where_of
from dragoman.coding.silences import Quiet, find_silences
from dragoman.coding.speech import Said
from dragoman.coding.statements import find_statements
from dragoman.coding.times import find_times
from dragoman.coding.tree import Tree
from dragoman.records import Act, Claim, CleanReport, Silence, Statement, Voice
from dragoman.version import CODER_VERSION

_IN_WORDS = (1, 3)  # the verbal quad classes
# Passages of one document are parsed together with those of this many documents.
DOCUMENTS_AT_ONCE = 16


class Coder:
    """Turns cleaned reports into claims, with one authority and one language model.

    Examples:
        >>> from dragoman.reading.clean import clean
        >>> from dragoman.reading.sources import make_report
        >>> report = make_report("France condemned the attack on Kenya.", id="one")
        >>> [claim.event for claim in Coder().code(clean(report))][0]
        'ACCUSE'
    """

    def __init__(self, authority: Authority | None = None) -> None:
        self.authority = authority or Authority.load()
        self.version = f"{CODER_VERSION}+{parser.PIPELINE}"
        self.authority_version = self.authority.version

    def code(self, clean: CleanReport) -> list[Claim]:
        """The claims of one report, in text order."""
        return next(iter(self.code_many([clean])))

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        """The claims of each report, in order; passages are parsed in batches."""
        batch: list[CleanReport] = []
        for clean in cleans:
            batch.append(clean)
            if len(batch) == DOCUMENTS_AT_ONCE:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    @staticmethod
    def parse_only(cleans: Iterable[CleanReport]) -> int:
        """Parse and do nothing else: what the speed bench holds the whole way against.

        Returns:
            The number of tokens parsed.
        """
        texts = (passage.text for clean in cleans for passage in clean.passages)
        return sum(len(doc) for doc in parser.parse(texts))

    def _batch(self, cleans: Sequence[CleanReport]) -> Iterator[list[Claim]]:
        texts = [passage.text for clean in cleans for passage in clean.passages]
        docs = parser.parse(texts)
        for clean in cleans:
            trees = [Tree.of(next(docs)) for _ in clean.passages]
            for tree in trees:
                mend(tree)
            yield self._claims(clean, trees)

    def _claims(self, clean: CleanReport, trees: Sequence[Tree]) -> list[Claim]:
        report = clean.report
        mentions = find_mentions(
            [passage.text for passage in clean.passages], report.published, self.authority
        )
        scenes = [
            Scene(passage, tree, found, find_times(passage.text, report.published), report.text)
            for passage, tree, found in zip(clean.passages, trees, mentions, strict=True)
        ]
        cast = Cast(scenes)
        said = find_statements(cast)
        quiets = find_silences(cast)
        silent = {(quiet.scene, quiet.cue.i) for quiet in quiets}
        # "declined to comment" is a silence, and no refusal besides
        drafts = [one for one in find_acts(cast) if (one.scene, one.node.i) not in silent]
        quantities = [find_quantities(scene.tree.text) for scene in scenes]
        acts = [
            _act(report.id, scenes[draft.scene], draft, drafts, said, quantities[draft.scene])
            for draft in drafts
        ]
        acts = lend_dates(carry_days(acts, drafts, scenes, report.published))
        claims: list[Claim] = [*acts]
        claims += [_statement(report.id, scenes[one.scene], one, said) for one in said]
        claims += [_silence(report.id, scenes[quiet.scene], quiet, said) for quiet in quiets]
        claims.sort(key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.kind))
        return _once(claims)


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """Each claim once: two cues of one verb may find the same act."""
    return list(dict.fromkeys(claims))


def _act(
    report: str,
    scene: Scene,
    draft: Draft,
    drafts: Sequence[Draft],
    said: Sequence[Said],
    quantities: Sequence[QuantityMention],
) -> Act:
    told = teller(draft, drafts)
    voice = (
        Voice(told.source[0].code, told.source[0].name)
        if told is not None and told.source
        else _voice(said, draft.scene, draft.node.start, draft.node.i)
    )
    if voice is not None and _is_own_speech(draft, voice):
        voice = None
    return Act(
        report=report,
        evidence=evidence_of(scene, draft),
        status=draft.status,
        according_to=voice,
        when=when_of(scene, draft.node),
        where=where_of(scene, draft.node),
        source=tuple(draft.source),
        target=tuple(draft.target),
        event=draft.event,
        mode=draft.mode,
        quad=QUADS[draft.event],
        what=what_of(scene, draft),
        quantity=quantity_of(draft, quantities),
        reciprocal=draft.reciprocal,
        confidence=confidence(draft),
    )


def _is_own_speech(draft: Draft, voice: Voice) -> bool:
    """Whether an act in words is just what its voice does by speaking (CLAIMS.md, decision 3)."""
    in_words = QUADS[draft.event] in _IN_WORDS and draft.event != "CONSULT"
    return in_words and len(draft.source) == 1 and draft.source[0].name == voice.name


def _voice(said: Sequence[Said], scene: int, at: int, node: int) -> Voice | None:
    """The speaker of the innermost statement in whose content a stretch stands."""
    around = [
        one
        for one in said
        if one.scene == scene
        and one.start <= at < one.end
        and (one.cue is None or one.cue.i != node)
    ]
    if not around:
        return None
    inner = min(around, key=lambda one: one.end - one.start)
    return Voice(inner.speaker.code, inner.speaker.name)


def _statement(report: str, scene: Scene, one: Said, said: Sequence[Said]) -> Statement:
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
    )


def _silence(report: str, scene: Scene, quiet: Quiet, said: Sequence[Said]) -> Silence:
    return Silence(
        report=report,
        evidence=scene.evidence(quiet.start, quiet.end),
        according_to=_voice(said, quiet.scene, quiet.cue.start, quiet.cue.i),
        when=when_of(scene, quiet.cue),
        actor=quiet.actor,
        about=quiet.about,
    )

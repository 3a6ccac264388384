"""The coder: a cleaned report in, its claims out, in text order."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.coding.acts.carrying import carry_days
from dragoman.coding.acts.finding import find_acts
from dragoman.coding.acts.lending import lend_dates
from dragoman.coding.finishing import act_of, consequence_of, silence_of, statement_of, tie_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.relations.consequences import find_consequences
from dragoman.coding.relations.ties import find_ties
from dragoman.coding.speech.silences import find_silences
from dragoman.coding.speech.statements import find_statements
from dragoman.coding.syntax import parser
from dragoman.coding.syntax.cutting import blocks
from dragoman.coding.syntax.mending import mend
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Tree
from dragoman.coding.times.finding import find_times_of
from dragoman.coding.times.quantities import find_quantities
from dragoman.records import Claim, CleanReport, Mention, Passage, Report
from dragoman.version import coder_version

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Passages of one document are parsed together with those of this many documents.
DOCUMENTS_AT_ONCE = 32


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
        self.version = f"{coder_version()}+{parser.PIPELINE}"
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
        cut = [list(blocks(clean.passages)) for clean in cleans]
        docs = parser.parse(one.text for parts in cut for block in parts for one in block)
        for clean, parts in zip(cleans, cut, strict=True):
            yield self._claims(clean, parts, docs)

    def _claims(
        self, clean: CleanReport, parts: Sequence[Sequence[Passage]], docs: Iterator[Doc]
    ) -> list[Claim]:
        texts = [passage.text for block in parts for passage in block]
        day = clean.report.published
        mentions = iter(find_mentions(texts, day, self.authority, _dateline(clean)))
        claims: list[Claim] = []
        for block in parts:
            with _unswept():
                trees = [Tree.of(next(docs)) for _ in block]
                for tree in trees:
                    mend(tree)
                named = [next(mentions) for _ in block]
                claims += self._claims_of(clean.report, block, trees, named)
                del trees
        return _once(claims)

    @staticmethod
    def _claims_of(
        report: Report,
        passages: Sequence[Passage],
        trees: Sequence[Tree],
        mentions: Sequence[Sequence[Mention]],
    ) -> list[Claim]:
        """The claims of passages that are read together, in text order."""
        times = find_times_of([passage.text for passage in passages], report.published)
        scenes = [
            Scene(passage, tree, found, told, report.text)
            for passage, tree, found, told in zip(passages, trees, mentions, times, strict=True)
        ]
        cast = Cast(scenes)
        said = find_statements(cast)
        quiets = find_silences(cast)
        silent = {(quiet.scene, quiet.cue.i) for quiet in quiets}
        # "declined to comment" is a silence, and no refusal besides
        drafts = [one for one in find_acts(cast) if (one.scene, one.node.i) not in silent]
        counted = {draft.scene for draft in drafts}
        quantities = {number: find_quantities(scenes[number].tree.text) for number in counted}
        acts = [
            act_of(
                report.id,
                scenes[draft.scene],
                draft,
                drafts,
                said,
                quantities[draft.scene],
                report.published,
            )
            for draft in drafts
        ]
        acts = lend_dates(carry_days(acts, drafts, scenes, report.published))
        claims: list[Claim] = [*acts]
        claims += [statement_of(report.id, scenes[one.scene], one, said) for one in said]
        claims += [silence_of(report.id, scenes[quiet.scene], quiet, said) for quiet in quiets]
        claims += [tie_of(report.id, scenes[tie.scene], tie, said) for tie in find_ties(cast)]
        claims += [
            consequence_of(report.id, scenes[one.scene], one, said)
            for one in find_consequences(cast)
        ]
        claims.sort(key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.kind))
        return claims


@contextmanager
def _unswept() -> Iterator[None]:
    """Keeps Python from looking for garbage: until a block is read, nearly all is still used."""
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looks:
            gc.enable()


def _dateline(clean: CleanReport) -> str:
    """What was taken off the line on which the report's running text begins."""
    first = next((one for one in clean.passages if one.kind == "body"), None)
    if first is None:
        return ""
    text, start = clean.report.text, first.offsets[0]
    return text[text.rfind("\n", 0, start) + 1 : start]


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """Each claim once: two cues of one verb may find the same act."""
    return list(dict.fromkeys(claims))

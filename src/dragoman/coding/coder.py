"""The coder: a cleaned report in, its claims out, in text order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.coding.acts.carrying import carry_days
from dragoman.coding.acts.draft import Draft
from dragoman.coding.acts.finding import find_acts
from dragoman.coding.acts.granted import by_nobody
from dragoman.coding.acts.hanging import hang_dates
from dragoman.coding.acts.listed_days import at_each_time
from dragoman.coding.acts.same_act import lend_dates, told_again
from dragoman.coding.counts.telling import find_counts
from dragoman.coding.explaining.telling import Found, Telling
from dragoman.coding.finishing import act_of, consequence_of, silence_of, statement_of, tie_of
from dragoman.coding.model.sure import features_of, sure_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.relations.consequences import find_consequences
from dragoman.coding.relations.ties import find_ties
from dragoman.coding.speech.silences import Quiet, find_silences
from dragoman.coding.speech.speakers import Said
from dragoman.coding.speech.statements import find_statements
from dragoman.coding.syntax import parser
from dragoman.coding.syntax.blocks import blocks, told_together
from dragoman.coding.syntax.headlines import in_small_letters
from dragoman.coding.syntax.lost_commas import with_commas
from dragoman.coding.syntax.mending import mend
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.senders import part_sender, with_sender_apart
from dragoman.coding.syntax.tree import Tree
from dragoman.coding.times.counted import quantities_in
from dragoman.coding.times.finding import find_times_of
from dragoman.count_records import Count, Reading
from dragoman.records import Claim, CleanReport, Mention, Passage, Reason, Report
from dragoman.unswept import unswept
from dragoman.version import coder_version

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.coding.explaining.reasons import Explained

Taken = TypeVar("Taken")
Placed = TypeVar("Placed", Draft, Said)

# Passages of one document are parsed together with those of this many documents.
DOCUMENTS_AT_ONCE = 32
QUICK = "+quick"  # ends the version of a coder without the encoder


def coder_name(*, quick: bool = False) -> str:
    """The version of the coder's rules and model, as a `Coder` has it, without making one."""
    return f"{coder_version()}+{parser.PIPELINE}" + (QUICK if quick else "")


class Coder:
    """Turns cleaned reports into claims, with one authority and one language model.

    Examples:
        >>> from dragoman.reading.clean import clean
        >>> from dragoman.reading.sources import make_report
        >>> report = make_report("France condemned the attack on Kenya.", id="one")
        >>> [claim.event for claim in Coder().code(clean(report)) if claim.kind == "act"][0]
        'ACCUSE'
    """

    def __init__(self, authority: Authority | None = None, *, quick: bool = False) -> None:
        """``quick``: by rules alone, without the acts that the trained encoder tells beside theirs."""
        self._quick = quick
        self.authority = authority or Authority.load()
        self.version = coder_name(quick=quick)
        self.authority_version = self.authority.version

    def code(self, clean: CleanReport) -> list[Claim]:
        """The claims of one report, in text order."""
        return next(iter(self.code_many([clean])))

    def explain(self, clean: CleanReport) -> list[Explained]:
        """The claims of one report as `code` gives them, each with the words that made it so."""
        from dragoman.coding.explaining.reasons import explain

        parts = list(blocks(clean.passages))
        docs = parser.parse(self._as_read(clean, one) for block in parts for one in block)
        found: dict[Claim, tuple[Reason, ...]] = {}
        for claim, reasons in self._read(clean, parts, docs, explain):
            found.setdefault(claim, reasons)
        return list(found.items())

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        """The claims of each report, in order; passages are parsed in batches."""
        for taken in self._taken(cleans, _claims):
            yield _once(taken)

    def read_many(self, cleans: Iterable[CleanReport]) -> Iterator[Reading]:
        """The claims and the counts of each report, in order; passages are parsed in batches."""
        for taken in self._taken(cleans, _reading):
            claims = _once(claim for one in taken for claim in one.claims)
            yield Reading(tuple(claims), tuple(count for one in taken for count in one.counts))

    def _taken(
        self, cleans: Iterable[CleanReport], take: Callable[[Telling], Iterable[Taken]]
    ) -> Iterator[list[Taken]]:
        """What is taken of each report, in order."""
        batch: list[CleanReport] = []
        for clean in cleans:
            batch.append(clean)
            if len(batch) == DOCUMENTS_AT_ONCE:
                yield from self._batch(batch, take)
                batch = []
        yield from self._batch(batch, take)

    @staticmethod
    def parse_only(cleans: Iterable[CleanReport]) -> int:
        """Parse as spaCy's pipeline does and do nothing else: what the speed bench compares with.

        Returns:
            The number of tokens parsed.
        """
        texts = (passage.text for clean in cleans for passage in clean.passages)
        return sum(len(doc) for doc in parser.parse(texts, parser.shipped()))

    def _batch(
        self, cleans: Sequence[CleanReport], take: Callable[[Telling], Iterable[Taken]]
    ) -> Iterator[list[Taken]]:
        cut = [list(blocks(clean.passages)) for clean in cleans]
        docs = parser.parse(
            self._as_read(clean, one)
            for clean, parts in zip(cleans, cut, strict=True)
            for block in parts
            for one in block
        )
        for clean, parts in zip(cleans, cut, strict=True):
            yield self._read(clean, parts, docs, take)

    def _as_read(self, clean: CleanReport, passage: Passage) -> str:
        """A passage as the parser reads it: lost commas told, a headline in small letters, its sender apart."""
        day = clean.report.published

        def find(text: str) -> Sequence[Mention]:
            return find_mentions([text], day, self.authority)[0]

        return in_small_letters(with_sender_apart(with_commas(passage.text), find), find)

    def _read(
        self,
        clean: CleanReport,
        parts: Sequence[Sequence[Passage]],
        docs: Iterator[Doc],
        take: Callable[[Telling], Iterable[Taken]],
    ) -> list[Taken]:
        """What is taken of each block of passages: of a long text not all is kept in memory."""
        taken: list[Taken] = []
        for block, named in self._named(clean, parts):
            with unswept():
                trees = [Tree.of(next(docs)) for _ in block]
                for tree, passage in zip(trees, block, strict=True):
                    part_sender(tree, passage.text)
                    mend(tree)
                taken.extend(take(self._told_in(clean.report, block, trees, named)))
                del trees
        return taken

    def _named(
        self, clean: CleanReport, parts: Sequence[Sequence[Passage]]
    ) -> Iterator[tuple[Sequence[Passage], list[list[Mention]]]]:
        """Each block with the mentions of its passages."""
        dateline = _dateline(clean)
        for run in told_together(parts):
            texts = [passage.text for block in run for passage in block]
            found = find_mentions(texts, clean.report.published, self.authority, dateline)
            mentions = iter(found)
            for block in run:
                yield block, [next(mentions) for _ in block]

    def _told_in(
        self,
        report: Report,
        passages: Sequence[Passage],
        trees: Sequence[Tree],
        mentions: Sequence[Sequence[Mention]],
    ) -> Telling:
        """The claims of passages that are read together, in text order, with what made them."""
        scenes = _scenes(report, passages, trees, mentions)
        cast = Cast(scenes)
        said = find_statements(cast)
        quiets = find_silences(cast)
        drafts = _but_silences(find_acts(cast, said, proposed=not self._quick), quiets)
        sure = map(sure_of, features_of(cast, said, drafts))
        counted = {draft.scene for draft in drafts}
        quantities = {number: quantities_in(scenes[number].tree) for number in counted}
        # Looked up by passage: in a long text each is asked about many times.
        drafts_in, said_in = _by_scene(drafts), _by_scene(said)
        acts = [
            act_of(
                report.id,
                scenes[draft.scene],
                draft,
                drafts_in[draft.scene],
                said_in[draft.scene],
                quantities[draft.scene],
                report.published,
                chance,
            )
            for draft, chance in zip(drafts, sure, strict=True)
        ]
        acts = by_nobody(acts, drafts)
        acts = carry_days(acts, drafts, scenes, report.published)
        acts = lend_dates(acts, drafts, scenes, said, report.published)
        acts = hang_dates(acts, drafts, scenes, report.published)
        acts = told_again(acts, drafts)
        claims: list[tuple[Claim, Found]] = [
            *at_each_time(acts, drafts, scenes),
            *_in_words(report, cast, said, quiets),
        ]
        claims.sort(key=lambda one: _place(one[0]))
        return Telling(report, cast, drafts, said, claims)


def _in_words(
    report: Report, cast: Cast, said: Sequence[Said], quiets: Sequence[Quiet]
) -> Iterator[tuple[Claim, Found]]:
    """What is said and kept silent, the ties that are told, and what is said to follow from what."""
    scenes, said_in = cast.scenes, _by_scene(said)
    for one in said:
        beside = cast.beside.get(one.speaker, ())
        here = said_in[one.scene]
        yield statement_of(report.id, scenes[one.scene], one, here, beside), one
    for quiet in quiets:
        yield silence_of(report.id, scenes[quiet.scene], quiet, said_in[quiet.scene]), quiet
    for tie in find_ties(cast):
        yield tie_of(report.id, scenes[tie.scene], tie, said_in[tie.scene]), tie
    for effect in find_consequences(cast):
        here = said_in[effect.scene]
        yield consequence_of(report.id, scenes[effect.scene], effect, here), effect


def _scenes(
    report: Report,
    passages: Sequence[Passage],
    trees: Sequence[Tree],
    mentions: Sequence[Sequence[Mention]],
) -> list[Scene]:
    """Passages with their trees, who is mentioned in them, and the times that they name."""
    times = find_times_of([passage.text for passage in passages], report.published)
    return [
        Scene(passage, tree, found, told, report.text)
        for passage, tree, found, told in zip(passages, trees, mentions, times, strict=True)
    ]


def _dateline(clean: CleanReport) -> str:
    """What was taken off the line on which the report's running text begins."""
    first = next((one for one in clean.passages if one.kind == "body"), None)
    if first is None:
        return ""
    text, start = clean.report.text, first.offsets[0]
    return text[text.rfind("\n", 0, start) + 1 : start]


def _but_silences(acts: Iterable[Draft], quiets: Iterable[Quiet]) -> list[Draft]:
    """That somebody declined to comment is a silence, and no refusal besides."""
    silent = {(quiet.scene, quiet.cue.i) for quiet in quiets}
    return [one for one in acts if one.event != "REJECT" or (one.scene, one.node.i) not in silent]


def _by_scene(found: Iterable[Placed]) -> defaultdict[int, list[Placed]]:
    """What was found, in order, by the number of its passage; an empty list for all others."""
    sorted_in: defaultdict[int, list[Placed]] = defaultdict(list)
    for one in found:
        sorted_in[one.scene].append(one)
    return sorted_in


def _claims(telling: Telling) -> list[Claim]:
    return [claim for claim, _ in telling.found]


def _reading(telling: Telling) -> list[Reading]:
    return [Reading(tuple(_claims(telling)), tuple(_counts(telling)))]


def _counts(telling: Telling) -> list[Count]:
    said = _by_scene(telling.said)
    return find_counts(telling.report.id, telling.cast.scenes, said)


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.evidence.start, claim.evidence.end, claim.kind


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """Each claim once: two cues of one verb may find the same act."""
    return list(dict.fromkeys(claims))

"""Review: one claim at a time, judged with one key; and what has been said so far."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Annotated, TypeAlias
from weakref import WeakKeyDictionary

from fastapi import Query

from dragoman.data.plover import modes, types
from dragoman.dossier import Dossier
from dragoman.judging.corrections import fields_of, shown
from dragoman.judging.lines import to_line
from dragoman.judging.records import BEARING, Judged, Precision, Waiting
from dragoman.judging.waiting import ORDERS, Drawing, judged_before
from dragoman.questions import KINDS
from dragoman.records import Act, Report
from dragoman.terminal.records_out import waiting_line
from dragoman.terminal.review_page import FIELD_WORDS
from dragoman.web.page import MOST, Actor, First, Line, Page, Word, few
from dragoman.web.schemas.claims import ClaimLine, Waits
from dragoman.web.schemas.lines import JudgementLine

_AROUND = 400  # characters of the text on either side of the evidence
_QUEUES_KEPT = 8

Order: TypeAlias = Annotated[Word, few(ORDERS), Query(description="How claims are drawn.")]
Kind: TypeAlias = Annotated[Word, few(KINDS), Query(description="One kind of claim.")]
Type: TypeAlias = Annotated[Word, few(types()), Query(description="One type of act.")]
Seed = Annotated[int, Query(ge=0, le=10**9, description="Which random sample.")]


@dataclass(frozen=True, slots=True)
class Asking:
    """One claim to be judged, where it stands in its queue, and what was said of it before."""

    how: Drawing
    waiting: Waiting | None  # None where all are judged
    queue: Sequence[Waiting]
    report: Report | None
    said: Sequence[Judged]
    at: int  # place in the queue, from 0
    done: Mapping[str, int]  # verdicts of all judgements that count
    before: str | None = None  # the claim before this one in the queue
    after: str | None = None
    problem: str = ""  # why what was just said is not kept
    locked: bool = False  # because another process writes: it can be said again
    typed: Mapping[str, str] = field(default_factory=dict)  # what was said

    def fields(self) -> list[tuple[str, str, str]]:
        """What may be corrected: the contract's name, the word for it, and what is coded."""
        if self.waiting is None:
            return []
        claim = self.waiting.row.claim
        return [
            (name, FIELD_WORDS[name], self.typed.get(f"c.{name}", shown(claim, name)))
            for name in fields_of(claim.kind)
        ]

    def stretch(self) -> tuple[str, str, str]:
        """The evidence with the text around it: before, itself, after."""
        if self.waiting is None or self.report is None:
            return "", "", ""
        text, evidence = self.report.text, self.waiting.row.claim.evidence
        first = max(0, evidence.start - _AROUND)
        last = min(len(text), evidence.end + _AROUND)
        head = text[first : evidence.start]
        tail = text[evidence.end : last]
        if first and "\n" in head:
            head = head[head.index("\n") + 1 :]
        if last < len(text) and "\n" in tail:
            tail = tail[: tail.rindex("\n")]
        return head.lstrip("\n"), evidence.exact, tail.rstrip()

    def types(self) -> Sequence[str]:
        """The types of act that there are."""
        return types()

    def modes(self) -> Mapping[str, Sequence[str]]:
        """By type, its modes."""
        return {one: modes(one) for one in types()}

    @property
    def orders(self) -> Sequence[str]:
        """How a queue may be drawn."""
        return ORDERS

    @property
    def is_act(self) -> bool:
        """Whether the claim is an act, which has a type."""
        return self.waiting is not None and isinstance(self.waiting.row.claim, Act)


def ask(
    dossier: Dossier,
    order: Order = "weight",
    kind: Kind = None,
    event: Type = None,
    actor: Actor = None,
    story: Word = None,
    seed: Seed = 0,
    claim: Word = None,
) -> Asking:
    """The claims to be judged next, those on which most hangs and that are least sure first.

    `claim` is the one that is shown, else the first that waits.
    """
    how = Drawing(order or "weight", kind, event, actor, story, seed)
    queue = queue_of(dossier, how)
    judged = dossier.judgements()
    done = judged_before(judged, how)
    ids = [one.row.id for one in queue]
    at = _place(ids, claim, done)
    waiting = queue[at] if at is not None else None
    if waiting is None and claim is not None:
        waiting = Waiting(dossier.coded(claim), 0.0, 0.0, "asked for")
    counts: Counter[str] = Counter(
        one.judgement.verdict for one in judged if one.newest and one.bearing in BEARING
    )
    return Asking(
        how=how,
        waiting=waiting,
        queue=[one for one in queue if one.row.id not in done],
        report=None if waiting is None else dossier.report(waiting.row.report_id),
        said=[] if waiting is None else [one for one in judged if one.found == waiting.row.id],
        at=at or 0,
        done=counts,
        before=ids[at - 1] if at else None,
        after=ids[at + 1] if at is not None and at + 1 < len(ids) else None,
    )


def queue_of(dossier: Dossier, how: Drawing) -> list[Waiting]:
    """The whole queue, in one order as long as nothing is read: one that is judged keeps its place."""
    state = dossier.claims_state()
    kept = _QUEUES.setdefault(dossier, OrderedDict())
    found = kept.get(how)
    if found is None or found[0] != state:
        found = state, dossier.draw(how, again=True)
        kept[how] = found
        while len(kept) > _QUEUES_KEPT:
            kept.popitem(last=False)
    return found[1]


_QUEUES: WeakKeyDictionary[Dossier, OrderedDict[Drawing, tuple[tuple[int, ...], list[Waiting]]]] = (
    WeakKeyDictionary()
)


def next_of(dossier: Dossier, how: Drawing, claim: str) -> str | None:
    """The claim that waits behind one that was just judged, in its queue; None where all are done."""
    ids = [one.row.id for one in queue_of(dossier, how)]
    done = judged_before(dossier.judgements(), how) | {claim}
    first = ids.index(claim) + 1 if claim in ids else 0
    order = [*range(first, len(ids)), *range(first)]
    return next((ids[at] for at in order if ids[at] not in done), None)


def _place(ids: list[str], claim: str | None, done: set[str]) -> int | None:
    """The place of the claim that is asked for; else of the first that waits."""
    if claim is not None:
        return ids.index(claim) if claim in ids else None
    return next((at for at, id in enumerate(ids) if id not in done), None)


def _lines(found: Asking) -> list[Line]:
    return [waiting_line(one) for one in found.queue[:MOST]]


def ask_precision(dossier: Dossier) -> list[Precision]:
    """How many of the judged claims are right, by kind and type, with 95 % intervals."""
    return dossier.precision()


def ask_judgements(
    dossier: Dossier, claim: Word = None, report: Word = None, limit: First = MOST
) -> list[Judged]:
    """What people have said of claims, the newest first, and what each bears on now."""
    return dossier.judgements(claim, report)[::-1][:limit]


PAGES = (
    Page("review", "/review", "Review", ask, _lines, shapes={"": (ClaimLine, Waits)}),
    Page(
        "precision",
        "/precision",
        "Precision",
        ask_precision,
        lambda found: [asdict(one) for one in found],
        shapes={"": Precision},
        under="review",
    ),
    Page(
        "judgements",
        "/judgements",
        "Judgements",
        ask_judgements,
        lambda found: [to_line(one) for one in found],
        shapes={"": JudgementLine},
        under="review",
    ),
)

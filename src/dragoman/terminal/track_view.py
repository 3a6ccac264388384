"""The track record on the terminal: calibration, ranks, amounts, and the scored outlooks."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from dragoman.outlook.amounts.kinds import QUADS
from dragoman.outlook.amounts.words import step_name
from dragoman.outlook.settings import settings
from dragoman.outlook.tracked import Bin, Passed, Scored, TrackRecord, Waiting
from dragoman.outlook.wording import percent, share
from dragoman.plural import plural
from dragoman.terminal import style
from dragoman.terminal.layout import Column, Row, Section

MOST = 20  # scored outlooks that are shown
GAP = "of some of their weeks too little is known"
LOOKED_BACK = (
    "They used only what was known by their day, but whoever asked may have chosen it: they count in no "
    "skill and in no table."
)
PASSED = (
    "Of one direction and class, all steps together. CRPS: how far off in acts, less is better; usual: by "
    "conflictology, what passed in the last twelve such spans. In 50 %, in 90 %: how much of what came these "
    "intervals hold, which should be that much."
)
WIDTH = 30  # columns of a bar
_BINS = (
    Column("told", 12, 14, whole=True),
    Column("chances", 7, 8, right=True),
    Column("mean", 5, 6, right=True),
    Column("came", 5, 6, right=True),
    Column("from 0 to 100 %", WIDTH, WIDTH, whole=True),
)
_SCORED = (
    Column("made", 10, 10, whole=True),
    Column("as of", 10, 10, whole=True),
    Column("until", 10, 10, whole=True),
    Column("of", 9, 32),
    Column("told", 12, 24),
    Column("score", 6, 6, right=True),
    Column("usual", 6, 6, right=True),
)
_WAITING = (
    Column("made", 10, 10, whole=True),
    Column("as of", 10, 10, whole=True),
    Column("until", 10, 10, whole=True),
    Column("of", 12, 32),
    Column("told", 12, 30),
)
_PASSED = (
    Column("step", 5, 8, whole=True),
    Column("acts", 12, 22),
    Column("told of", 7, 7, right=True),
    Column("mean", 5, 7, right=True),
    Column("came", 5, 7, right=True),
    Column("CRPS", 5, 7, right=True),
    Column("usual", 5, 7, right=True),
    Column("in 50 %", 7, 7, right=True, whole=True),
    Column("in 90 %", 7, 7, right=True, whole=True),
)


def page(found: TrackRecord) -> list[RenderableType]:
    """The whole page."""
    head = (
        Text("\n").append("Track record", style.ACCENT).append(f"  {summary(found)}", style.QUIET)
    )
    parts: list[RenderableType] = [head]
    if not found.scored:
        parts.append(style.plain(nothing(found)))
    if found.bins:
        parts += [
            style.plain(skill(found)),
            Section("Of what was told, how much came", _BINS, [_bin(one) for one in found.bins]),
            style.quiet(
                "█ what came · ░ where it may truly lie, nine times in ten · ┃ what was told"
            ),
            style.quiet(intervals(found)),
        ]
    if found.asked:
        parts += ["", Text("Who came next", style.ACCENT), style.plain(ranking(found))]
    if found.share_bins:
        rows = [_bin(one) for one in found.share_bins]
        parts += [style.plain(shares(found)), Section("Of who was told, how often it was", _BINS, rows)]  # fmt: skip
    if found.passed:
        parts.append(Section("How many acts passed, by class", _PASSED, [_passed(one) for one in found.passed]))  # fmt: skip
        parts.append(style.quiet(PASSED))
    if found.scored:
        parts.append(_listed("Scored outlooks, made when their weeks began", found.scored))
    if found.looked_back:
        parts.append(_listed("Looked back: made after their weeks began", found.looked_back))
        parts.append(style.quiet(LOOKED_BACK))
    if found.to_come:
        rows = [_waiting(one) for one in found.to_come[:MOST]]
        parts.append(
            Section("Waiting for their day", _WAITING, rows, "the first to be scored first")
        )
        if more := len(found.to_come) - len(rows):
            parts.append(style.quiet(f"{more:,} more are not shown; --json has all."))
    return parts


def intervals(found: TrackRecord) -> str:
    """Why some bins, or all, have no interval; empty where all have one."""
    if all(one.least is not None for one in found.bins):
        return ""
    least = settings()["track"]["clusters"]
    return (
        f"No interval where fewer than {least} clusters tell of a share: chances of the same actors in "
        "weeks that overlap hang together, and count as one cluster."
    )


def _listed(title: str, scored: tuple[Scored, ...]) -> Section:
    shown = scored[-MOST:][::-1]
    return Section(title, _SCORED, [_scored(one) for one in shown], "the newest first")


def summary(found: TrackRecord) -> str:
    """How many are scored and how many wait."""
    wait = f"{found.waiting:,} waiting"
    told = f"{len(found.scored):,} scored, {wait}" + (
        f", the next for events of {found.next}" if found.next else ""
    )
    if found.looked_back:
        told += f"; {len(found.looked_back):,} looked back"
    if found.other_versions:
        told += f"; {found.other_versions:,} of another version of the model, left out"
    return told + (f"; {found.uncovered:,} cannot be scored: {GAP}" if found.uncovered else "")


def nothing(found: TrackRecord) -> str:
    """What to say where nothing is scored yet."""
    if found.looked_back:
        return "No outlook that was made when its weeks began is scored yet."
    if found.uncovered and not found.waiting:
        return f"No outlook that is over can be scored: {GAP}."
    if not found.waiting:
        return "No outlook was kept yet. Ask for one: dragoman outlook A B"
    return (
        "No outlook's time has passed yet: each is scored once the dossier's acts cover its weeks. "
        "One of a past day (dragoman outlook A B --as-of DAY) is scored at once, and listed apart."
    )


def skill(found: TrackRecord) -> str:
    """The scores in a sentence."""
    if found.brier is None or found.usual_brier is None or found.skill is None:
        return ""
    better = "better" if found.skill > 0 else "worse"
    return (
        f"{found.chances:,} chances: Brier score {found.brier:.3f}, by the long-run mean "
        f"{found.usual_brier:.3f}: {share(abs(found.skill))} {better}. Less is better."
    )


def bar(one: Bin) -> Text:
    """What came, with its interval, and what was told.

    >>> bar(Bin(0.4, 0.6, 10, 0.5, 0.5, 0.27, 0.73)).plain
    '███████████████┃░░░░░░        '
    """
    marks = []
    told = min(WIDTH - 1, round(one.told * WIDTH))
    for place in range(WIDTH):
        share = (place + 0.5) / WIDTH
        unsure = one.least is not None and one.most is not None and one.least <= share <= one.most
        mark = "█" if share <= one.came else "░" if unsure else " "
        marks.append("┃" if place == told else mark)
    return Text("".join(marks))


def _bin(one: Bin) -> Row:
    told = f"{share(one.low)} to {share(one.high)}"
    return Row((told, f"{one.chances:,}", percent(one.told), share(one.came), bar(one)))


def _passed(one: Passed) -> Row:
    numbers = (one.told, one.came, one.crps, one.usual_crps)
    step = step_name(one.step_days)
    kind = style.plain("all") if one.quad is None else style.quad(one.quad, QUADS[one.quad - 1])
    told = [f"{one.amounts:,}", *(f"{number:.2f}" for number in numbers)]
    return Row((step, kind, *told, share(one.covered50), share(one.covered90)))


def _scored(one: Scored) -> Row:
    whom = one.a.name if one.b is None else f"{one.a.name}, {one.b.name}"
    lines = [(what, f"{score:.3f}", f"{usual:.3f}") for what, score, usual in told(one)]
    what, score, usual = lines[0] if lines else ("nothing came", "–", "–")
    more = tuple(f"{what}: {score}, usual {usual}" for what, score, usual in lines[1:])
    days = str(one.made), str(one.as_of), str(one.until)
    return Row((*days, style.plain(whom), what, score, usual), more=more)


def _waiting(one: Waiting) -> Row:
    whom = one.a.name if one.b is None else f"{one.a.name}, {one.b.name}"
    more = (f"cannot be scored: {GAP}",) if one.uncovered else ()
    days = str(one.made), str(one.as_of), str(one.until)
    return Row((*days, style.plain(whom), contents(one)), more=more)


def contents(one: Waiting) -> str:
    """What an outlook that waits tells, in words.

    >>> from datetime import date
    >>> from dragoman.picture.records import Named
    >>> day, who = date(2024, 10, 31), Named("PRK", "North Korea")
    >>> contents(Waiting("x", day, day, day, who, None, 16, 1, 0))
    '16 chances, 1 order'
    """
    parts = ((one.chances, "chance"), (one.asked, "order"), (one.amounts, "amount"))
    return ", ".join(plural(count, what) for count, what in parts if count)


def told(one: Scored) -> list[tuple[str, float, float]]:
    """What an outlook told, in words, each with its score and the usual one."""
    step = step_name(one.step_days or 0)
    parts = (
        (f"{one.came} of {one.chances} came: Brier", one.brier, one.usual_brier),
        (f"{plural(one.answers, 'act')} came: MRR", one.mrr, one.usual_mrr),
        (f"amounts by {step}: CRPS", one.crps if one.amounts else None, one.usual_crps),
    )
    return [
        (what, score, usual)
        for what, score, usual in parts
        if score is not None and usual is not None
    ]


def shares(found: TrackRecord) -> str:
    """How far shares of who comes next lay from who came, in a sentence."""
    if found.share_brier is None or found.usual_share_brier is None:
        return ""
    return (
        f"Shares, of {plural(found.shared, 'act')} that came: Brier score {found.share_brier:.3f}, by plain counts "
        f"{found.usual_share_brier:.3f}. Less is better; 2 is the worst."
    )


def ranking(found: TrackRecord) -> str:
    """How those who came stood in the orders of who comes next, in a sentence."""
    if found.mrr is None or found.usual_mrr is None:
        return f"{plural(found.asked, 'question')} of who comes next, and none of these acts came."
    return (
        f"{plural(found.answers, 'act')} came that answer {plural(found.asked, 'question')}: mean reciprocal rank "
        f"{found.mrr:.3f}, by plain counts {found.usual_mrr:.3f}; among the first ten {share(found.hits10 or 0)}, "
        f"by plain counts {share(found.usual_hits10 or 0)}. More is better."
    )

"""The track record on the terminal: a calibration table with bars, skill, and the scored outlooks."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from dragoman.outlook.settings import settings
from dragoman.outlook.tracked import Bin, Scored, TrackRecord
from dragoman.outlook.wording import percent, share
from dragoman.terminal import style
from dragoman.terminal.layout import Column, Row, Section

MOST = 20  # scored outlooks that are shown
GAP = "of some of their weeks too little is known"
LOOKED_BACK = (
    "They used only what was known by their day, but whoever asked may have chosen it: they count in no "
    "skill and in no table."
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
    Column("of", 12, 40),
    Column("came", 7, 9, right=True),
    Column("Brier", 6, 6, right=True),
    Column("usual", 6, 6, right=True),
)


def page(found: TrackRecord) -> list[RenderableType]:
    """The whole page."""
    head = (
        Text("\n").append("Track record", style.ACCENT).append(f"  {summary(found)}", style.QUIET)
    )
    parts: list[RenderableType] = [head]
    if found.scored:
        parts += [
            style.plain(skill(found)),
            Section("Of what was told, how much came", _BINS, [_bin(one) for one in found.bins]),
            style.quiet(
                "█ what came · ░ where it may truly lie, nine times in ten · ┃ what was told"
            ),
            style.quiet(intervals(found)),
            _listed("Scored outlooks, made when their weeks began", found.scored),
        ]
    else:
        parts.append(style.plain(nothing(found)))
    if found.looked_back:
        parts.append(_listed("Looked back: made after their weeks began", found.looked_back))
        parts.append(style.quiet(LOOKED_BACK))
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


def _scored(one: Scored) -> Row:
    whom = one.a.name if one.b is None else f"{one.a.name}, {one.b.name}"
    cells = (str(one.made), str(one.as_of), str(one.until), style.plain(whom))
    numbers = (f"{one.came} of {one.chances}", f"{one.brier:.3f}", f"{one.usual_brier:.3f}")
    return Row((*cells, *numbers))

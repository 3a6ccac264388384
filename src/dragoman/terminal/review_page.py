"""What a review shows of one claim: its paragraph with the evidence marked, and what is coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.judging.corrections import told
from dragoman.judging.records import Judged, Waiting
from dragoman.records import Claim, Report
from dragoman.store.claims import roles
from dragoman.terminal import claims_table, marked, names, style
from dragoman.terminal.judgements_table import verdict
from dragoman.terminal.lines import visible

AROUND = 500  # characters of the paragraph on either side that are shown
FIELD_WORDS = {
    "event": "type",
    "mode": "mode",
    "source": "source",
    "target": "target",
    "what": "what",
    "speaker": "speaker",
    "actor": "actor",
    "about": "about",
    "tie": "tie",
    "members": "members",
    "cause": "cause",
    "effect": "effect",
    "status": "status",
    "when": "when",
    "where": "where",
    "according_to": "according to",
}
"""What people are shown for each field of the contract."""

_KEYS = "[r]ight  [w]rong  [u]nsure  [s]kip  [c]orrect  [n]ote  [b]ack  [q]uit"


def page(
    waiting: Waiting, report: Report, before: Sequence[Judged], width: int
) -> list[RenderableType]:
    """One claim as a screen."""
    claim = waiting.row.claim
    head = Text(style.plain(report.title or report.id).plain, "bold")
    day = report.published.isoformat() if report.published else "no date"
    facts = " · ".join(one for one in (report.id, report.source, day) if one)
    shown: list[RenderableType] = [
        Text.assemble(head, "\n", (style.plain(facts).plain, style.QUIET)),
        Padding(_paragraph(report.text, claim), (1, 2)),
        Padding(_fields(claim), (0, 2)),
    ]
    why = f"claim {waiting.row.id} · {waiting.because}"
    shown.append(Padding(style.quiet(why), (1, 2, 0, 2)))
    if before:
        shown.append(Padding(Group(*map(_said, before)), (0, 2)))
    return [Padding(Group(*shown), (0, max(0, width - marked.MEASURE - 4), 0, 0))]


def footer(at: int, count: int, said: Mapping[str, str], drawn: str) -> Text:
    """Where one stands, and the keys."""
    counts = Counter(said.values())
    told_ = ", ".join(f"{number} {word}" for word, number in sorted(counts.items()))
    place = f"\n{at + 1} of {count} · {drawn}{f' · {told_}' if told_ else ''}\n"
    return Text.assemble((place, style.QUIET), (_KEYS, "bold"))


def summary(said: Mapping[str, str]) -> str:
    """What was said in one sitting, in words."""
    counts = Counter(said.values())
    if not counts:
        return "nothing was judged"
    return "judged: " + ", ".join(f"{number} {word}" for word, number in sorted(counts.items()))


def _paragraph(text: str, claim: Claim) -> Text:
    """The paragraph around the evidence, which is underlined, and its parties bold."""
    start, end = claim.evidence.start, claim.evidence.end
    first = max(text.rfind("\n", 0, start) + 1, start - AROUND, 0)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + AROUND)
    named = [(one.start, one.end) for _, one in roles(claim)]
    cuts = {first, last, start, end}
    cuts |= {min(max(cut, first), last) for pair in named for cut in pair}
    shown = visible(text)
    line = Text("…" if first and text[first - 1] != "\n" else "")
    for one, other in pairwise(sorted(cuts)):
        inside = start <= one < end
        bold = any(a <= one < b for a, b in named)
        look = f"{'bold ' if bold else ''}{f'underline {marked.colour(claim)}' if inside else ''}"
        line.append(shown[one:other], look.strip() or style.QUIET)
    return line.append("…" if last < len(text) and text[last] != "\n" else "")


def _fields(claim: Claim) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(style.quiet("what"), claims_table.what(claim))
    grid.add_row(style.quiet("who"), style.plain(claims_table.who(claim)))
    for role, party in roles(claim):
        grid.add_row(
            style.quiet(role),
            Text.assemble(style.plain(party.name), (f"  {party.code}", style.QUIET)),
        )
    grid.add_row(style.quiet("status"), style.status(claim.status))
    grid.add_row(
        style.quiet("according to"),
        style.plain(names.voice(claim.according_to) or "the report itself"),
    )
    for name in ("when", "where"):
        grid.add_row(style.quiet(name), style.plain(getattr(claim, name) or "–"))
    return grid


def _said(one: Judged) -> Text:
    said = one.judgement
    better = "; ".join(
        f"{FIELD_WORDS[name]}: {told(value)}" for name, value in said.corrections.items()
    )
    line = Text.assemble(
        verdict(said.verdict), (f" by {said.judge}, {said.judged:%Y-%m-%d}", style.QUIET)
    )
    rest = " · ".join(part for part in (better, said.note) if part)
    return line.append(f" · {visible(rest)}" if rest else "", style.QUIET)

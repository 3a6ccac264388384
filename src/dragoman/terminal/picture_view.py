"""The whole affair as a page: its facts, then ties, acts, silences and disagreements."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import RenderableType
from rich.text import Text

from dragoman.picture.known import is_known
from dragoman.picture.records import Picture
from dragoman.plural import plural
from dragoman.records import ClaimRow
from dragoman.terminal import disagreements_table, picture_tables, style

# Lines of each part on the page, so that the whole is read in two screens; --limit changes them.
SHOWN = {"dyads": 8, "ties": 6, "acts": 10, "silences": 5, "disagreements": 4}
ORDERS = {"silences": ", the newest first"}  # what no column shows
# What the verb of a part gives where that is more than the part counts.
ALL = {"acts": "all acts and statements", "ties": "those of all actors"}
_ACTORS = 6  # actors named in the head


def page(picture: Picture, rows: Mapping[str, ClaimRow], limit: int | None) -> list[RenderableType]:
    """The parts of the page; ``rows`` are the claims by id."""
    most = {part: shown if limit is None else limit for part, shown in SHOWN.items()}

    def note(part: str, verb: str) -> str:
        there, here = picture.counts.get(part, 0), min(most[part], len(getattr(picture, part)))
        more = f" · {ALL.get(part, 'all')}: dragoman {verb}" if there > here else ""
        order = ORDERS.get(part, "") if there > 1 else ""
        remarks = sum(
            row.claim.kind == "silence" and is_known(row.published, picture.as_of)
            for row in rows.values()
        )
        merged = part == "silences" and remarks > there  # the verb gives each remark a line
        times = f" ({plural(remarks, 'remark')})" if merged else ""
        return f"{here:,} of {there:,}{times}{order}{more}"

    return [
        *_head(picture, rows),
        picture_tables.dyads(picture.dyads[: most["dyads"]], note("dyads", "dyad")),
        picture_tables.ties(picture.ties[: most["ties"]], note("ties", "ties")),
        picture_tables.acts(picture.acts[: most["acts"]], note=note("acts", "timeline")),
        picture_tables.silences(picture.silences[: most["silences"]], note("silences", "silences")),
        disagreements_table.table(
            [one.disagreement for one in picture.disagreements[: most["disagreements"]]],
            note=note("disagreements", "disagreements"),
        ),
        Text(),
        style.legend(),
        style.quiet(
            "A date in brackets is that of the report. Open a line with: dragoman event ID, "
            "dragoman report ID, dragoman dyad A B"
        ),
    ]


def _head(picture: Picture, rows: Mapping[str, ClaimRow]) -> list[RenderableType]:
    counts = picture.counts
    days = sorted(row.published for row in rows.values() if row.published)
    title = "The affair"
    if days:
        title += f", reported {days[0]} to {picture.as_of or days[-1]}"
    facts = [
        (counts["reports"], "reports"),
        (counts["origins"], "origins"),
        (counts["outlets"], "outlets"),
        (counts["claims"], "claims"),
        (counts["events"], "events"),
    ]
    told = " · ".join(f"{number:,} {word if number != 1 else word[:-1]}" for number, word in facts)
    lines: list[RenderableType] = [Text(title, style.ACCENT), style.quiet(told)]
    if picture.as_of:
        lines.append(style.quiet(f"as it was known on {picture.as_of}"))
    if picture.actors:
        named = ", ".join(f"{one.name} {one.claims}" for one in picture.actors[:_ACTORS])
        lines.append(Text.assemble(("claims by actor: ", style.QUIET), style.plain(named)))
    return lines

"""Who is meant by a name, as of a day: all candidates, best first, each with its reason."""

from __future__ import annotations

from datetime import date

from dragoman.actors.authority import Authority
from dragoman.actors.entry import Entry
from dragoman.actors.mentions import find_mentions
from dragoman.records import Resolution


def resolve(
    name: str, as_of: date | None, authority: Authority, context: str | None = None
) -> list[Resolution]:
    """The candidates for a name on a day, best first; empty when nothing fits.

    Args:
        name: a name as it stands in a text ("Putin", "the Chinese foreign ministry").
        as_of: the day on which an office must be valid; None for the newest.
        authority: the names.
        context: text around the name; states named there win.

    Examples:
        >>> resolve("Kyiv", None, Authority.load())[0].code
        'UKR:GOV'
    """
    name = name.strip()
    near = _countries(context, as_of, authority)
    found: dict[tuple[str, str, str | None, date | None], Resolution] = {}
    for entry in (*authority.entries(name), *authority.family(name)):
        resolution = _of_entry(entry, as_of, near)
        found.setdefault((entry.code, entry.name, entry.office, entry.since), resolution)
    ranked = sorted(found.values(), key=lambda r: -r.score)
    return ranked or _by_grammar(name, as_of, authority, context)


def _of_entry(entry: Entry, as_of: date | None, near: set[str]) -> Resolution:
    score, reasons = 1.0, []
    if entry.since or entry.until:
        days = entry.days_off(as_of)
        if days == 0:
            reasons.append("in office on that day" if entry.office else "valid on that day")
        else:
            score -= min(0.6, 0.1 + days / 20000)
            reasons.append(f"{days} days outside the time of the office")
    else:
        reasons.append(f"name of a {entry.kind}")
    if near:
        if entry.code.partition(":")[0] in near:
            reasons.append("its state is named in the context")
        else:
            score -= 0.2
    kind = "generic" if entry.kind == "nationals" else entry.kind
    return Resolution(
        entry.code,
        entry.name,
        kind,
        round(score, 3),
        "; ".join(reasons),
        entry.office,
        entry.since,
        entry.until,
    )


def _by_grammar(
    name: str, as_of: date | None, authority: Authority, context: str | None
) -> list[Resolution]:
    texts = [context, name] if context else [name]
    found = find_mentions(texts, as_of, authority)[-1]
    whole = sorted(found, key=lambda mention: mention.start - mention.end)
    return [
        Resolution(
            mention.code,
            mention.name,
            mention.kind,
            round((mention.end - mention.start) / len(name), 3),
            "read as owner and term",
            mention.office,
        )
        for mention in whole
    ]


def _countries(context: str | None, as_of: date | None, authority: Authority) -> set[str]:
    if not context:
        return set()
    found = find_mentions([context], as_of, authority)[0]
    return {mention.code.partition(":")[0] for mention in found}

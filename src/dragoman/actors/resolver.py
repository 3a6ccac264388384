"""Who is meant by a name, as of a day: all candidates, best first, each with its reason."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.actors.authority import SAME_OFFICE, Authority
from dragoman.actors.entry import Entry
from dragoman.actors.longer import is_body_name
from dragoman.actors.mentions import find_mentions
from dragoman.actors.spelling import plain
from dragoman.actors.words import words
from dragoman.records import Mention, Resolution

# A name off by a letter or two in ten still counts as a slip of spelling.
LIKENESS = 0.84
# What a candidate loses: out of its time (by days, at most), and from a state that is not in the context.
OUT_OF_TIME = 0.6
DAYS_TO_LOSE_ALL = 20_000
NOT_IN_CONTEXT = 0.2
# Kinds that the name of a body may hold without being theirs ("Tigray Liberation Movement").
_INSIDE = frozenset(["place", "media", "organisation", "person"])


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
        >>> resolve("the president of France", date(1990, 5, 1), Authority.load())[0].name
        'François Mitterrand'
    """
    name = " ".join(name.split())
    bare = name.removeprefix("the ").removeprefix("The ")
    near = _countries(context, as_of, authority)
    for form in dict.fromkeys((name, bare)):
        found = _by_tables(form, as_of, authority, near)
        if found:
            return _with_introduced(found, name, as_of, authority, context)
    return _by_grammar(bare, as_of, authority, context) or _by_likeness(bare, as_of, authority)


def _by_tables(
    name: str, as_of: date | None, authority: Authority, near: set[str]
) -> list[Resolution]:
    entries = authority.entries(name) or authority.people(name)
    found: dict[tuple[str, str, str | None, date | None], Resolution] = {}
    family = () if name.lower() in words("sentence_words") else authority.family(name)
    for entry in (*entries, *family):
        key = (entry.code, entry.name, entry.office, entry.since)
        found.setdefault(key, _of_entry(entry, as_of, near))
    return sorted(found.values(), key=lambda resolution: -resolution.score)


def _of_entry(entry: Entry, as_of: date | None, near: set[str]) -> Resolution:
    score, reasons = 1.0, []
    kind = "generic" if entry.kind == "nationals" else entry.kind
    if entry.since or entry.until:
        days = entry.days_off(as_of)
        if days == 0:
            reasons.append("in office on that day" if entry.office else "valid on that day")
        else:
            score -= _loss(days)
            reasons.append(f"{days} days outside the time of the office")
    else:
        reasons.append(f"name of a {kind}")
    if near and entry.code.partition(":")[0] in near:
        reasons.append("its state is named in the context")
    elif near:
        score -= NOT_IN_CONTEXT
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


def _loss(days: int) -> float:
    """What a candidate loses so many days outside the time of its office."""
    return min(OUT_OF_TIME, 0.1 + days / DAYS_TO_LOSE_ALL) if days else 0


def _by_grammar(
    name: str, as_of: date | None, authority: Authority, context: str | None
) -> list[Resolution]:
    """The parts of the name that read as phrases: the longest first, those of a known state before all."""
    mentions = _read(name, as_of, authority, context) or _read(
        f"the {name}", as_of, authority, context
    )
    ranked = sorted(mentions, key=lambda mention: mention.start - mention.end)
    known = [mention for mention in ranked if not mention.code.startswith("UNK")]
    whole = any(one.end - one.start == len(name) for one in ranked)
    nouns = "movement_nouns" if any(one.kind == "place" for one in ranked) else "body_nouns"
    if not whole and is_body_name(name, nouns) and all(one.kind in _INSIDE for one in ranked):
        return [_unknown_body(name, known)]
    resolutions = [_of_mention(one, name, as_of, authority) for one in known or ranked]
    if known and mentions[0].code.startswith("UNK:") and ":" not in resolutions[0].code:
        # "professor of law at the university of Oslo": what he is stands first, whose he is later
        sector = mentions[0].code.partition(":")[2]
        first = replace(
            resolutions[0],
            code=f"{resolutions[0].code}:{sector}",
            name=mentions[0].name or resolutions[0].name,
            kind=mentions[0].kind,
            reason=f"{mentions[0].text!r} with the state named beside it",
        )
        resolutions.insert(0, first)
    return resolutions


def _unknown_body(name: str, inside: list[Mention]) -> Resolution:
    """A body of a proper name that no table has: what is named inside it is not meant."""
    named = ", ".join(f"{one.name} ({one.code})" for one in inside)
    reason = "a name of its own that no table has"
    reason = f"{reason}; inside it stands {named}" if named else reason
    return Resolution("UNK", name, "organisation", 1.0, reason)


def _read(
    name: str, as_of: date | None, authority: Authority, context: str | None
) -> list[Mention]:
    texts = [context, name] if context else [name]
    return find_mentions(texts, as_of, authority)[-1]


def _with_introduced(
    found: list[Resolution],
    name: str,
    as_of: date | None,
    authority: Authority,
    context: str | None,
) -> list[Resolution]:
    """Whoever the context introduces in full comes before all others who are called by the name."""
    if not context:
        return found
    whole = [m for m in _read(name, as_of, authority, context) if m.end - m.start == len(name)]
    if not whole or whole[0].kind != "person" or " " in name:
        return found
    person = whole[0]
    if plain(person.name) not in plain(context):
        return found
    first = replace(
        _of_mention(person, name, as_of, authority),
        score=1.0,
        reason=f"the context introduces {person.name}",
    )
    rest = [one for one in found if (one.code, one.name) != (first.code, first.name)]
    return [first, *rest]


def _of_mention(
    mention: Mention, name: str, as_of: date | None, authority: Authority
) -> Resolution:
    entry, reason = _holding(mention, name, as_of, authority)
    since, until = (entry.since, entry.until) if entry else (None, None)
    score = (mention.end - mention.start) / len(name)
    if entry and not _said(name) & (words("no_more") | words("coming")):
        score = max(score - _loss(entry.days_off(as_of)), 0)
    office = mention.office or (entry.office if entry else None)
    return Resolution(
        mention.code, mention.name, mention.kind, round(score, 3), reason, office, since, until
    )


def _said(name: str) -> set[str]:
    return set(name.lower().replace("-", " ").split())


def _holding(
    mention: Mention, name: str, as_of: date | None, authority: Authority
) -> tuple[Entry | None, str]:
    """The term of office that a mention tells of, and why it is this one."""
    terms = [one for one in authority.people(mention.name) if one.code == mention.code]
    said = _said(name)
    if said & words("no_more") and as_of:
        past = [one for one in terms if one.until and one.until <= as_of]
        if past:
            last = max(past, key=lambda one: one.until or date.min)
            return last, f"held the office until {last.until}"
    if said & words("coming") and as_of:
        coming = [one for one in terms if one.since and one.since > as_of]
        if coming:
            first = min(coming, key=lambda one: one.since or date.max)
            return first, f"takes office on {first.since}"
    held = [one for one in terms if one.holds_on(as_of)]
    if held and mention.kind == "office":
        return held[0], f"holds the office of {mention.office} on that day"
    if held:
        return held[0], "read as title and name; in office on that day"
    if mention.kind == "person" and as_of and terms:
        return _nearest(mention, terms, as_of)
    if mention.code.startswith("UNK"):
        return None, "nothing tells whose"
    if mention.kind == "state" and mention.text != mention.name:
        return None, f"a description or short name of {mention.name}"
    return None, "read as owner and term"


def _nearest(mention: Mention, terms: Sequence[Entry], day: date) -> tuple[Entry, str]:
    """The term nearest to a day on which nobody of the name held one, those of the title first."""
    title = (mention.office or "").lower()
    near = min(
        terms,
        key=lambda one: (one.office not in SAME_OFFICE.get(title, (title,)), one.days_off(day)),
    )
    days = near.days_off(day)
    if near.until and near.until <= day:
        when = f"after it ended on {near.until}"
    else:
        when = f"before it begins on {near.since}"
    return near, f"read as title and name; {days} days {when}"


def _by_likeness(name: str, as_of: date | None, authority: Authority) -> list[Resolution]:
    """A name that is spelt nearly like a known one."""
    first = name[:1]
    names = [known for known in authority.patterns if known[:1] == first and len(known) > 4]
    for like in difflib.get_close_matches(name, names, n=1, cutoff=LIKENESS):
        found = _by_tables(like, as_of, authority, set())
        return [_nearly(resolution, like) for resolution in found]
    return []


def _nearly(found: Resolution, like: str) -> Resolution:
    return replace(
        found,
        score=round(found.score * LIKENESS, 3),
        reason=f"spelt nearly like {like!r}; {found.reason}",
    )


def _countries(context: str | None, as_of: date | None, authority: Authority) -> set[str]:
    if not context:
        return set()
    found = find_mentions([context], as_of, authority)[0]
    return {mention.code.partition(":")[0] for mention in found}

"""Which time dates which act: the one in its own clause, else in a clause that it shares it with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman.coding.acts.anchoring import Dated, is_yearly, times_in
from dragoman.coding.acts.clauses import (
    AHEAD,
    clause_of,
    first_of,
    is_in_past,
    is_simple_past,
    is_told_first,
    taking_place,
)
from dragoman.coding.acts.counting_back import counted_from, is_counted
from dragoman.coding.acts.days import DAY_LENGTH, MONTH_LENGTH, YEAR_LENGTH
from dragoman.coding.acts.draft import Draft
from dragoman.coding.acts.quads import is_in_words
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.times.finding import TimeMention
from dragoman.coding.words import words

# A status of what has not happened: the day on which it was said is not its own.
_AHEAD = ("planned", "asked", "proposed", "possible", "conditional")

# Types of act whose nouns may name what is to come.
_PLANNED = frozenset({"CONSULT", "AGREE", "COOPERATE", "MOBILIZE", "SUPPORT", "PROTEST"})


def date_of(scene: Scene, draft: Draft, published: date | None) -> str | None:
    """The date of an act in its sentence.

    An act done by the very speaking that its clause is told under takes the day of that ("said in
    May that Lima was ready to help"). What lies ahead of the report's day, ``published``, has not
    happened yet, and what has not happened does not take the day on which it was announced.
    """
    told = _now(draft.node, published) or _soon(draft, published) or _held(scene, draft.node)
    if told is not None:
        return told
    if draft.node.dep == "amod":  # "the ousted president spoke on Friday": ousted before, some day
        return _own(scene, draft.node)
    for when in _dates(scene, draft.node, spoken=draft.spoken, own=True):
        due = draft.status == "asserted" and when.startswith("../")
        if due and is_in_words(draft.event) and is_verb(draft.node):
            continue  # "asked for answers by Friday": when they are due
        happened = draft.status == "asserted" and not _looks_ahead(draft)
        if not happened or not _is_future(when, published):
            return when
    if (counted := _counted(scene, first_of(clause_of(draft.node)))) is not None:
        return counted
    ahead = draft.status in _AHEAD and draft.event != "AGREE"
    for when in _dates(scene, draft.node, spoken=draft.spoken, own=False):
        if _is_future(when, published) == ahead:
            return when
    return _of_caption(scene) if draft.status == "asserted" else None


def _now(node: Node, published: date | None) -> str | None:
    """The month of the report for what is "now" or "currently" so."""
    if published is None or not is_verb(node):
        return None
    if not any(kid.lower in words("dating", "now_words") for kid in node.children("advmod")):
        return None
    return None if is_in_past(node) else published.isoformat()[:MONTH_LENGTH]


def _soon(draft: Draft, published: date | None) -> str | None:
    """From the month of the report on, for what is "soon" to be so."""
    if published is None or draft.status not in _AHEAD or not is_verb(draft.node):
        return None
    soon = any(kid.lower in words("dating", "soon_words") for kid in draft.node.children("advmod"))
    return f"{published.isoformat()[:MONTH_LENGTH]}/.." if soon else None


def _looks_ahead(draft: Draft) -> bool:
    """Whether a day ahead may be meant: by an infinitive, or a noun of what is planned under no simple past.

    "Sunday's talks" may be to come, "Sunday's attack" was.
    """
    node = draft.node
    if is_verb(node):
        return any(kid.lower == "to" for kid in node.children("aux"))
    return draft.event in _PLANNED and not is_in_past(clause_of(node))


def _counted(scene: Scene, clause: Node) -> str | None:
    """The date of a clause that says how long after it what stands above it was."""
    if not is_counted(clause):
        return None
    above: Node | None = clause
    while above is not None and above.head is not above:
        above = clause_of(above.head)
        if when := time_of(scene, above):
            return counted_from(clause, when)
    first = scene.tree.sentences[clause.sent][0].start
    before = {time.value for time in scene.times if first <= time.start < clause.start}
    told = before - {None}
    return counted_from(clause, str(told.pop())) if len(told) == 1 else None


def _own(scene: Scene, node: Node) -> str | None:
    return next((_value(time, node) for time in times_in(scene, node).get(node.i, ())), None)


def _held(scene: Scene, noun: Node) -> str | None:
    """The time of a clause that tells when a meeting or deal was: "talks held in May"."""
    if is_verb(noun):
        return None
    for below in noun.children("relcl", "acl"):
        if below.lemma in words("dating", "holding_verbs"):
            for time in times_in(scene, noun).get(below.i, ()):
                return _value(time, below)
    return None


def when_of(scene: Scene, node: Node) -> str | None:
    """The date of what a verb or noun tells, whatever its status."""
    return time_of(scene, node) or next(_dates(scene, node, spoken=False, own=False), None)


def time_of(scene: Scene, node: Node) -> str | None:
    """The date that the clause of a verb or noun names itself."""
    return next(_dates(scene, node, spoken=False, own=True), None)


def _of_caption(scene: Scene) -> str | None:
    """What a caption shows happened on the one day that it names, whatever that hangs from."""
    if scene.passage.kind != "caption":
        return None
    days = {time.value for time in scene.times if time.value and len(time.value) == DAY_LENGTH}
    return days.pop() if len(days) == 1 else None


def _is_future(when: str, published: date | None) -> bool:
    return published is not None and when[:1].isdigit() and when > published.isoformat()


def _dates(scene: Scene, node: Node, *, spoken: bool, own: bool) -> Iterator[str]:
    """The times of the node itself and its clause; or those of the clauses above that lend theirs."""
    dated = times_in(scene, node)
    if not dated:
        return
    shared = clauses(node, spoken=spoken)
    first = next(shared)
    for clause in [node, taking_place(node) or first] if own else shared:
        found = dated.get(clause.i, ())
        for time in sorted(found, key=lambda time: abs(time.start - node.start)):
            then = _from_then(scene, node, time, clause) or _then(time, first)
            yield then or _value(time, clause)
        yield from _meanwhile(clause, dated)
        since = _since(clause, dated)
        if since is not None:
            yield since


def clauses(node: Node, *, spoken: bool) -> Iterator[Node]:
    """The clause of a node, and those above whose time is its own too; ``spoken``: see `Draft`."""
    clause = clause_of(node)
    yield clause
    while clause.head is not clause and not _keeps_apart(clause, spoken=spoken):
        above = clause_of(clause.head)
        if above is clause:
            return
        clause = above
        yield clause


def _keeps_apart(clause: Node, *, spoken: bool) -> bool:
    """Whether a clause has a time of its own, told or not, that is not that of the one above."""
    marks = words("dating", "apart_marks")
    if clause.dep == "ccomp":
        return not spoken or is_told_first(clause)
    if clause.dep == "relcl":
        return not any(kid.lower in ("where", "when") for kid in clause.children("advmod"))
    if clause.dep == "acl":
        return clause.tag == "VBN"
    if clause.dep == "advcl":
        return any(kid.lower in marks for kid in clause.children("mark", "advmod"))
    if clause.dep == "conj":
        return _has_own_tense(clause)
    if clause.dep == "pcomp":
        return clause.head.lower in marks or clause.head.head.tag == "VBD"
    return False


def _has_own_tense(clause: Node) -> bool:
    """Whether the second of two clauses tells of another time: "visited on Monday and will return"."""
    apart = words("dating", "tense_helpers")
    if _helpers(clause) & apart or clause.lower in apart:
        return True
    return clause.tag in ("VBD", "VBP", "VBZ") and bool(_helpers(clause.head) & AHEAD)


def _value(time: TimeMention, clause: Node) -> str:
    """What a time says to a verb: "on Friday" is the last or the next by the verb's tense."""
    helpers = _helpers(clause)
    if time.text.lower().startswith(("until", "till")) and clause.child("neg"):
        return str(time.value).removeprefix("../")  # "did not leave until May": it left in May
    if helpers & words("dating", "ahead_helpers"):
        told = helpers == {"to"} and is_in_past(clause_of(clause.head)) and is_yearly(time)
        return str(time.nearest) if told else time.ahead or str(time.value)
    if clause.tag == "VBG" and helpers & {"is", "are"}:
        return time.ahead or str(time.value)  # "is visiting on Friday"
    if clause.tag == "VBD" or helpers & words("dating", "behind_helpers"):
        return time.behind or str(time.value)
    return str(time.value)


def _helpers(clause: Node) -> set[str]:
    return {kid.lower for kid in clause.children("aux")}


def _then(time: TimeMention, clause: Node) -> str | None:
    """The time that a clause is hung on: "since 1998, when rebels took the port" was in 1998."""
    if clause.dep == "relcl" and time.start <= clause.head.start < time.end:
        when = str(time.value).strip("./")
        return when[:YEAR_LENGTH] if _is_part_of_year(time) else when  # "early 2011, when ..."
    return None


def _is_part_of_year(time: TimeMention) -> bool:
    """Whether a month only stands for the part of a year that is told ("since early 2011")."""
    told = set(re.split(r"\W+", time.text.lower()))
    month = len(str(time.value).strip("./")) == MONTH_LENGTH
    return month and not told.isdisjoint(words("dating", "part_words"))


def _from_then(scene: Scene, node: Node, time: TimeMention, clause: Node) -> str | None:
    """From that year on, for what was done "after the raids in early 2022"."""
    value = str(time.value)
    first, _, last = value.partition("/")
    if len(first) != MONTH_LENGTH or not last[:1].isdigit():
        return None
    for one in scene.tree.between(node.sent, time.start, time.end)[:1]:
        for above in one.ancestors():
            if above is clause or is_verb(above):
                return None
            if above.lower in ("after", "since") and above.head is clause:
                return f"{value[:YEAR_LENGTH]}/.."
    return None


def _meanwhile(clause: Node, dated: Dated) -> Iterator[str]:
    """The day on which it was that something was done ("fired on it when it landed on Friday")."""
    if not is_simple_past(clause):
        return
    for below in clause.children("advcl"):
        marks = {kid.lower for kid in below.children("mark", "advmod")}
        if below.tag == "VBD" and marks & words("dating", "meanwhile_marks"):
            yield from (_value(time, below) for time in dated.get(below.i, ()))


def _since(clause: Node, dated: Dated) -> str | None:
    """An open interval for "has done so since Iraq invaded in 1990"."""
    if not any(kid.lemma == "have" for kid in clause.children("aux")):
        return None
    for below in [one for verb in (clause, *clause.conjuncts()) for one in verb.children("advcl")]:
        if any(kid.lower == "since" for kid in below.children("mark")):
            for time in dated.get(below.i, ()):
                if time.value:
                    return f"{time.value.partition('/')[0]}/.."
    return None


def is_another_time(node: Node) -> bool:
    """Whether a verb's own words say that it was at some other time, or at several."""
    if not is_verb(node):
        return False
    beside = {kid.lower for kid in node.children("advmod", "npadvmod", "aux", "neg")}
    below = [kid for clause in node.children("advcl") for kid in clause.children("advmod", "mark")]
    return bool(beside & words("dating", "other_times")) or any(
        kid.lower in ("when", "since") for kid in below
    )

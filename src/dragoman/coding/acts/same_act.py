"""The date of an act that a report tells again without one: that of the same act elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import compress

from dragoman.coding.acts.carrying import is_news, tells_on
from dragoman.coding.acts.dating import DAY_LENGTH, MONTH_LENGTH, is_another_time, when_of
from dragoman.coding.acts.draft import Draft, is_retold, state
from dragoman.coding.acts.quads import is_in_words
from dragoman.coding.speech.speakers import Said
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import is_verb
from dragoman.coding.words import words
from dragoman.records import Act, Party

_HAPPENED = frozenset({"asserted", "denied"})
# What a state and a type of act are looked up by, so that long reports are not compared in pairs; of
# several acts that are alike in all that is asked one stands for all.
_Dated = dict[tuple[str, str], dict[object, Act]]


def lend_dates(
    acts: Sequence[Act],
    drafts: Sequence[Draft],
    scenes: Sequence[Scene],
    said: Sequence[Said],
    published: date | None,
) -> list[Act]:
    """Give an act without a date the date that the report has for the same act elsewhere.

    The same act: the same type and no other mode, done to a state in common, by sources that share
    one, or one of which is not told (CLAIMS.md, decision 14); by its words at no other time. Where
    the dates told for it differ, none is lent. What a headline tells is dated by the first sentence
    that names a day of the news, what somebody did in words by the one such day on which the report
    has them speak, and else, as what a main clause tells in the simple past ("He froze their
    assets"), by the month of the first day of the news.
    """
    dated: _Dated = defaultdict(dict)
    sure = [not is_retold(draft) for draft in drafts]
    told = list(compress(acts, sure))
    for act in told:
        if act.when is not None and not act.when.endswith("/.."):
            sides = _states(act.source), _states(act.target)
            alike = (*sides, act.mode, act.reciprocal, act.status in _HAPPENED, act.when)
            for code in sides[0] | sides[1]:
                dated[act.event, code].setdefault(alike, act)
    news = _news_day(told, list(compress(drafts, sure)), scenes, published)
    spoke = _speaking_days(told, scenes, said, published)
    lent = []
    for act, draft in zip(acts, drafts, strict=True):
        if act.when is None and not is_another_time(draft.node) and not _goes_on(draft):
            same = (other for other in _same(act, dated) if _may_lend(other, act, draft, published))
            days = {other.when for other in same if other.when}
            when = _one_of(days)
            if when is None and _is_pointed_at(draft):
                when = _one_of({day for day in days if is_news(day, published)})
            if when is None and act.status in _HAPPENED and _is_headline(draft, scenes):
                when = news or _of_report(draft, published)
            in_words = act.status == "asserted" and is_in_words(act.event)
            if when is None and in_words:
                when = _one_of(set().union(*(spoke[party.name] for party in act.source)))
            if when is None and news and ((in_words and draft.spoken) or tells_on(draft)):
                when = news[:MONTH_LENGTH]  # on some day about that one
            act = replace(act, when=when) if when else act
        lent.append(act)
    return _told_again(lent, drafts)


def _told_again(acts: Sequence[Act], drafts: Sequence[Draft]) -> list[Act]:
    """Acts that a word tells once more have the date of what it means ("the launch").

    A bare noun means the act in any status; what the model sees in other words only where both
    happened, and at no other time ("had struck before").
    """
    told = {id(draft): act for act, draft in zip(acts, drafts, strict=True)}
    dated = []
    for act, draft in zip(acts, drafts, strict=True):
        first = told.get(id(draft.again))
        if act.when is None and first is not None:
            happened = {act.status, first.status} <= _HAPPENED
            if not is_retold(draft) or (happened and not is_another_time(draft.node)):
                act = replace(act, when=first.when)
        dated.append(act)
    return dated


def _goes_on(draft: Draft) -> bool:
    """Whether a verb joins in what goes on ("joined the ongoing war"): begun once, joined now."""
    joins = is_verb(draft.node) and draft.node.lemma in words("dating", "joining_verbs")
    things = draft.node.children("dobj") if joins else ()
    lasting = words("dating", "lasting_words")
    return any(kid.lower in lasting for thing in things for kid in thing.children("amod"))


def _is_pointed_at(draft: Draft) -> bool:
    """Whether a noun means the deed that the report is about ("the launch", "this attack")."""
    pointed = draft.node.children("det")
    return not is_verb(draft.node) and any(kid.lower in ("the", "this") for kid in pointed)


def _may_lend(lender: Act, act: Act, draft: Draft, published: date | None) -> bool:
    """Whether both happened or neither did (a noun tells of a thing in any status), and when."""
    if is_verb(draft.node) and (lender.status in _HAPPENED) != (act.status in _HAPPENED):
        return False
    ahead = published is not None and (lender.when or "") > published.isoformat()
    return not (ahead and act.status in _HAPPENED)


def _same(act: Act, dated: _Dated) -> Iterator[Act]:
    for code in _states(act.source) | _states(act.target):
        for other in dated.get((act.event, code), {}).values():
            if _is_same(act, other):
                yield other


def _is_same(one: Act, other: Act) -> bool:
    if one.mode and other.mode and one.mode != other.mode:
        return False
    if one.reciprocal and other.reciprocal:
        return len(_all(one) & _all(other)) > 1
    if one.reciprocal or other.reciprocal:
        both, way = (one, other) if one.reciprocal else (other, one)
        return bool(_all(both) & _states(way.source)) and bool(_all(both) & _states(way.target))
    source, target = _states(one.source), _states(one.target)
    theirs, done_to = _states(other.source), _states(other.target)
    return _fit(source, theirs) and bool(target & done_to)


def _all(act: Act) -> frozenset[str]:
    return _states(act.source) | _states(act.target)


def _fit(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sides may be one: one of them is not told, or they share somebody."""
    return not ours or not theirs or bool(ours & theirs)


def _states(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(map(state, parties))


def _one_of(days: set[str]) -> str | None:
    """The finest of some dates, where the others hold it ("2016-02" and "2016-02-07")."""
    if not days:
        return None
    finest = max(days, key=len)
    return finest if all(finest.startswith(day) for day in days) else None


def _of_report(draft: Draft, published: date | None) -> str | None:
    """The month of the report, for what its headline tells as happening where no day is named."""
    present = draft.node.tag in ("VBZ", "VBP")
    return published.isoformat()[:MONTH_LENGTH] if published is not None and present else None


def _is_headline(draft: Draft, scenes: Sequence[Scene]) -> bool:
    return scenes[draft.scene].passage.kind in ("title", "repeat")


def _speaking_days(
    acts: Sequence[Act], scenes: Sequence[Scene], said: Sequence[Said], published: date | None
) -> dict[str, set[str]]:
    """The days of the news on which somebody speaks, by the name they have in the report."""
    days: dict[str, set[str]] = defaultdict(set)
    for one in said:
        when = None if one.cue is None else when_of(scenes[one.scene], one.cue)
        if is_news(when, published):
            days[one.speaker.name].add(when)
    for act in acts:
        if is_in_words(act.event) and is_news(act.when, published):
            for party in act.source:
                days[party.name].add(act.when)
    return days


def _news_day(
    acts: Sequence[Act], drafts: Sequence[Draft], scenes: Sequence[Scene], published: date | None
) -> str | None:
    """The first day of the news that an act of the text itself is dated by."""
    for act, draft in zip(acts, drafts, strict=True):
        body = scenes[draft.scene].passage.kind == "body"
        if body and len(act.when or "") == DAY_LENGTH and is_news(act.when, published):
            return act.when
    return None

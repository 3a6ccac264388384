"""The date of an act that a report tells again without one: that of the same act elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import compress

from dragoman.coding.acts.carrying import tells_on
from dragoman.coding.acts.clauses import first_of, helpers
from dragoman.coding.acts.dating import is_another_time
from dragoman.coding.acts.days import MONTH_LENGTH, is_narrow, is_news
from dragoman.coding.acts.draft import Draft, is_retold, state
from dragoman.coding.acts.news import News, news_of
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
    assets") or the first sentence in the perfect, by the month of the first day of the news. Such
    news is not lent what was long ago.
    """
    dated: _Dated = defaultdict(dict)
    sure = [not is_retold(draft) for draft in drafts]
    told = list(compress(acts, sure))
    for act in told:
        if act.when is not None and is_narrow(act.when):
            sides = _states(act.source), _states(act.target)
            alike = (*sides, act.mode, act.reciprocal, act.status in _HAPPENED, act.when)
            for code in sides[0] | sides[1]:
                dated[act.event, code].setdefault(alike, act)
    news = news_of(told, list(compress(drafts, sure)), scenes, said, published)
    lent = []
    for act, draft in zip(acts, drafts, strict=True):
        if act.when is None and not is_another_time(draft.node) and not _goes_on(draft):
            days = _days(act, draft, dated, news)
            headline = _is_headline(draft, scenes)
            when = _of_same(draft, days, news, headline=headline)
            when = when or _of_news(act, draft, news, headline=headline)
            if when is None and (act.status in _HAPPENED or _is_pointed_at(draft)):
                when = _one_of({day[:MONTH_LENGTH] for day in days})  # on some day of that month
            if when is None and (_is_told_now(act, draft, news) or _is_lead(draft, scenes)):
                when = news.month  # on some day about that one
            act = replace(act, when=when) if when else act
        lent.append(act)
    return lent


def _days(act: Act, draft: Draft, dated: _Dated, news: News) -> set[str]:
    """The dates that the report has for the same act; for what is its news none of long ago."""
    same = (other for other in _same(act, dated) if _may_lend(other, act, draft, news.published))
    days = {other.when for other in same if other.when}
    if (is_verb(draft.node) and tells_on(draft)) or (draft.spoken and _is_said(act)):
        return {day for day in days if not news.is_long_after(day)}
    return days


def _of_same(draft: Draft, days: set[str], news: News, *, headline: bool) -> str | None:
    """The one date of the same act, or the one of the news where only one of them is."""
    when = _one_of(days)
    if when is None and (headline or _is_pointed_at(draft)):
        when = _one_of({day for day in days if is_news(day, news.published)})
    return when


def _of_news(act: Act, draft: Draft, news: News, *, headline: bool) -> str | None:
    """The day of the news that a headline tells of, or on which somebody speaks."""
    if headline and act.status in _HAPPENED:
        return news.day or news.month
    if _is_said(act):
        return _one_of(set().union(*(news.spoke.get(party.name, set()) for party in act.source)))
    return None


def _is_told_now(act: Act, draft: Draft, news: News) -> bool:
    """Whether an act is told as the news: in the simple past, or by speech of which a day is told."""
    return tells_on(draft) or (news.day is not None and draft.spoken and _is_said(act))


def _is_lead(draft: Draft, scenes: Sequence[Scene]) -> bool:
    """Whether the first sentence of a report tells it as what has been done ("Togo has struck Ghana")."""
    first = next((at for at, one in enumerate(scenes) if one.passage.kind == "body"), None)
    top = first_of(draft.node)
    lead = draft.scene == first and top.sent == 0 and top.head is top and is_verb(top)
    return lead and draft.status in _HAPPENED and bool(helpers(top) & {"has", "have"})


def _is_said(act: Act) -> bool:
    return act.status == "asserted" and is_in_words(act.event)


def told_again(acts: Sequence[Act], drafts: Sequence[Draft]) -> list[Act]:
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
                narrow = first.when is not None and is_narrow(first.when)
                act = replace(act, when=first.when if narrow else None)
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


def _is_headline(draft: Draft, scenes: Sequence[Scene]) -> bool:
    return scenes[draft.scene].passage.kind in ("title", "repeat")

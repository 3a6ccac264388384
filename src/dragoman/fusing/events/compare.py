"""Whether two acts can be one happening at all, and how much speaks for it."""

from __future__ import annotations

from functools import cache

from dragoman.fusing.amounts import hold
from dragoman.fusing.events.shapes import shapes_fit
from dragoman.fusing.events.traits import Span, Traits
from dragoman.fusing.rules import settings, type_rules


def possible(a: Traits, b: Traits) -> bool:
    """Whether nothing forbids that two acts of one block are one happening."""
    return (
        shapes_fit(a.shape, b.shape)
        and times_fit(a, b)
        and places_fit(a, b)
        and amounts_fit(a, b)
        and not told_apart(a, b)
    )


def points(a: Traits, b: Traits) -> int:
    """How much speaks for one happening, beyond type, parties and a possible time."""
    return (
        time_points(a, b)
        + place_points(a, b)
        + amount_points(a, b)
        + word_points(a.telling, b.telling)
        + text_points(a, b)
        + news_points(a, b)
    )


def needed(a: Traits, b: Traits) -> int:
    """How many points two acts need to count as one happening."""
    rules = type_rules()
    most = max(rules[a.act.event].needed, rules[b.act.event].needed)
    if rules[a.act.event].occasion and rules[b.act.event].occasion and _one_day(a, b):
        return most - 1
    if recalled(a) and recalled(b):
        return min(most, int(settings()["support"]["recalled_needed"]))
    return most


def times_fit(a: Traits, b: Traits) -> bool:
    """The times share a day; what lasts for years is not what happened within one."""
    one, other = a.span, b.span
    if one is None or other is None:
        return one is other or a.row.report_key == b.row.report_key
    undated, most = _reaches()
    apart = _days_apart(one, other)
    if apart > most and (one.told or other.told):
        return False
    if _lasts(one) != _lasts(other):
        return False
    if not one.told and not other.told:
        return abs(one.first - other.first) <= undated
    return apart <= 0 or apart <= _slack(a, b)


@cache
def _reaches() -> tuple[int, int]:
    """How many days apart reports of undated acts may be; and the most that two told times may lie apart."""
    limits = settings()["time"]
    return int(limits["undated_days"]), max(int(limits["visit_days"]), int(limits["slip_days"]), 0)


def _days_apart(one: Span, other: Span) -> int:
    """Days between two spans; none or fewer where they meet."""
    return max(one.first, other.first) - min(one.last, other.last)


def _slack(a: Traits, b: Traits) -> int:
    """How many days two told times may lie apart: a visit takes days, and reports err by one."""
    limits = settings()["time"]
    if a.span is None or b.span is None or not (a.span.told and b.span.told):
        return 0
    if max(a.span.days, b.span.days) > limits["day_span"]:
        return 0
    if "visit" in (a.act.mode, b.act.mode):
        return int(limits["visit_days"])
    rules = type_rules()
    daily = rules[a.act.event].daily or rules[b.act.event].daily
    return 0 if daily or a.row.report_key == b.row.report_key else int(limits["slip_days"])


def places_fit(a: Traits, b: Traits) -> bool:
    """No two places that cannot be one: a state may hold a town, a continent may hold a state.

    One visit goes to several places.
    """
    if "visit" in (a.act.mode, b.act.mode):
        return True
    if not a.place or not b.place or a.place <= b.place or b.place <= a.place:
        return True
    return a.holds_places != b.holds_places or "continent" in (a.holds_places, b.holds_places)


def amounts_fit(a: Traits, b: Traits) -> bool:
    """No two numbers of one unit that clash, but for the count of one day by two tellers."""
    if a.unit is None or b.unit is None or a.unit.name != b.unit.name or not a.unit.held:
        return True
    if a.act.quantity is None or b.act.quantity is None:
        return True
    if hold(a.act.quantity, b.act.quantity) != "clash":
        return True
    return counted_twice(a, b) and _one_moment(a, b)


def told_apart(a: Traits, b: Traits) -> bool:
    """Whether one report tells one of the two as a further deed ("separate talks", "as well")."""
    if a.row.report_key != b.row.report_key or a.text == b.text:
        return False
    return a.further or b.further


def two_reports(a: Traits, b: Traits) -> bool:
    """Whether two reports tell the two."""
    return a.row.report_key != b.row.report_key


def two_tellers(a: Traits, b: Traits) -> bool:
    """Two reports, or one report on two words, its own among them."""
    return a.row.report_key != b.row.report_key or a.act.according_to != b.act.according_to


def counted_twice(a: Traits, b: Traits) -> bool:
    """Two reports, or two that one report cites: one teller with two numbers counts two things."""
    cited = a.act.according_to is not None and b.act.according_to is not None
    return two_tellers(a, b) and (cited or a.row.report_key != b.row.report_key)


def time_points(a: Traits, b: Traits) -> int:
    """Points for a shared day or month that both tell."""
    if a.span is None or b.span is None or not (a.span.told and b.span.told):
        return 0
    limits, worth = settings()["time"], settings()["support"]
    widest = max(a.span.days, b.span.days)
    gained = int(worth["one_summit"]) if a.block[0] == b.block[0] == "of" else 0
    if _days_apart(a.span, b.span) > 0:
        return int(worth["near_day"])
    if widest <= limits["day_span"]:
        gained += int(worth["same_day"])
    elif widest <= limits["week_span"] and a.span == b.span and _meetings_of_two(a, b):
        gained += int(worth["same_week"])
    elif widest <= limits["month_span"]:
        gained += int(worth["same_month"])
    return gained + (int(worth["recalled"]) if recalled(a) and recalled(b) else 0)


def _meetings_of_two(a: Traits, b: Traits) -> bool:
    """Whether two reports tell of sides that act alike: these seldom meet twice in a week."""
    alike = all(type_rules()[one.act.event].symmetric for one in (a, b))
    return alike and two_reports(a, b)


def place_points(a: Traits, b: Traits) -> int:
    """A point for one place that is no mere state."""
    same = bool(a.place and b.place) and (a.place <= b.place or b.place <= a.place)
    telling = not (a.holds_places and b.holds_places)
    return int(settings()["support"]["place"]) if same and telling else 0


def amount_points(a: Traits, b: Traits) -> int:
    """A point for one number of one unit."""
    one, other = a.act.quantity, b.act.quantity
    if one is None or other is None or a.unit is None or b.unit is None:
        return 0
    same = a.unit.name == b.unit.name and hold(one, other) == "same"
    return int(settings()["support"]["quantity"]) if same else 0


def word_points(a: frozenset[str], b: frozenset[str]) -> int:
    """Points for shared telling words, by their share in the shorter telling."""
    shared = len(a & b)
    if not shared:
        return 0
    limits = settings()["support"]
    share = shared / min(len(a), len(b))
    if share >= limits["most_share"] and shared >= limits["most_count"]:
        return int(limits["most_words"])
    some = share >= limits["some_share"] or shared >= limits["some_count"]
    return int(limits["some_words"]) if some else 0


def news_points(a: Traits, b: Traits) -> int:
    """Points for being news of the same days without a time of their own, or the first of its kind."""
    worth = settings()["support"]
    undated = a.act.when is None and b.act.when is None and two_reports(a, b)
    fresh = undated and a.published is not None and b.published is not None
    near = fresh and abs((a.published or 0) - (b.published or 0)) <= worth["news_days"]
    daily = type_rules()[a.act.event].daily or type_rules()[b.act.event].daily
    return int(worth["same_news"]) * (near and not daily) + int(worth["unique"]) * (
        a.unique and b.unique
    )


def text_points(a: Traits, b: Traits) -> int:
    """Points for standing in one report, and for being the same text again."""
    worth = settings()["support"]
    one_report = a.row.report_key == b.row.report_key
    least = worth["repeated_words" if one_report else "copied_words"]
    again = a.text == b.text and a.text.count(" ") + 1 >= int(least)
    return int(worth["one_report"]) * one_report + int(worth["same_text"]) * again


def recalled(one: Traits) -> bool:
    """Whether the act was long past when it was told."""
    if one.span is None or one.published is None or not one.span.told:
        return False
    return one.span.last < one.published - int(settings()["time"]["recalled_days"])


def _lasts(span: Span) -> bool:
    return span.days > int(settings()["time"]["year_span"])


def _one_day(a: Traits, b: Traits) -> bool:
    """Both tell of one day."""
    return time_points(a, b) >= int(settings()["support"]["same_day"])


def _one_moment(a: Traits, b: Traits) -> bool:
    """Both tell the same day, or none and are told within days of each other."""
    if a.span is None or b.span is None:
        return False
    limits = settings()["time"]
    if a.span.told and b.span.told:
        return max(a.span.days, b.span.days) <= int(limits["day_span"])
    both_untold = not a.span.told and not b.span.told
    return both_untold and abs(a.span.first - b.span.first) <= int(limits["day_span"])

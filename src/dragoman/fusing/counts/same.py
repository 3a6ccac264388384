"""Whether two figures may count the same thing: outcome, people, day, place, cause, whole or part."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.fusing.counts.figures import Figure, count_rules
from dragoman.fusing.counts.place_names import skeletons_of
from dragoman.fusing.counts.topics import causes_fit, days_meet

NEEDED = 2


def may_be_one(a: Figure, b: Figure) -> bool:
    """Whether two figures of one outcome may be of one count."""
    one, other = a.first.count, b.first.count
    if one.outcome != other.outcome or one.total != other.total or not _people_fit(a, b):
        return False
    if a.loose or b.loose or not _factor_fits(a, b):
        return False
    if "earlier" in (one.stage, other.stage) and not _is_far(a, b):
        return False
    if a.first.report_key == b.first.report_key:
        return _are_two_voices(a, b)
    if one.total:
        return _totals_fit(a, b) and _states_fit(a, b)
    return _days_fit(a, b) and _states_fit(a, b) and _tellings_fit(a, b)


def _is_far(a: Figure, b: Figure) -> bool:
    """Whether an older figure of one report is far from another's: nearer ones were both told."""
    if a.first.report_key == b.first.report_key:
        return True
    low, high = sorted((a.named, b.named))
    return low > 0 and high / low >= float(count_rules()["same"]["older_apart"])


def _are_two_voices(a: Figure, b: Figure) -> bool:
    """Whether two figures of one report are of one count: two voices, or an older figure.

    What has risen to a number is told with its parts, and "hundreds" are those of many deeds.
    """
    if a.topic != b.topic or a.part or b.part or _is_within(a, b):
        return False
    if "earlier" in (a.first.count.stage, b.first.count.stage):
        return not (a.vague or b.vague)
    return bool(a.voices and b.voices) and not a.voices & b.voices and not (a.vague or b.vague)


def _is_within(a: Figure, b: Figure) -> bool:
    """Whether the lesser figure is told of one of the places that the greater one is told of."""
    low, high = sorted((a, b), key=lambda one: one.named)
    inner, outer = (skeletons_of(one.first.count.places) for one in (low, high))
    return bool(inner) and inner < outer


def _people_fit(a: Figure, b: Figure) -> bool:
    one, other = a.first.count, b.first.count
    rules = count_rules()["classes"]
    if one.who == other.who:
        if one.who in rules["parts"]:
            return True
        if a.part and b.part:
            unit = one.quantity.unit.casefold()
            return (
                unit == other.quantity.unit.casefold()
                and unit not in count_rules()["words"]["nobody"]
            )
        return a.part == b.part
    if a.part or b.part:
        return False
    return "people" in (one.who, other.who) and bool({one.who, other.who} & set(rules["people"]))


def _days_fit(a: Figure, b: Figure) -> bool:
    rules = count_rules()["same"]
    if a.when is None and b.when is None:
        return False  # two of many deeds told alike
    if a.when is None or b.when is None:
        return a.main and b.main and _much_alike(a, b)
    if a.told and b.told:
        apart = int(rules["told_days"]) if a.main and b.main and a.published == b.published else 0
        return days_meet(a.told, b.told, apart)
    reach = int(rules["untold_days"])
    if a.told is None and b.told is None:
        return abs(a.when - b.when) <= reach
    told, untold = (a, b) if a.told else (b, a)
    assert told.told is not None and untold.published is not None
    return days_meet(told.told, (untold.published - reach, untold.published), 0)


def _totals_fit(a: Figure, b: Figure) -> bool:
    """Whether two tolls of a whole war are told at one time: it goes on, and both grow."""
    if a.published is None or b.published is None or a.first.count.who != b.first.count.who:
        return False
    if a.places and b.places and not a.places & b.places:
        return False
    return abs(a.published - b.published) <= int(count_rules()["same"]["total_days"])


def _states_fit(a: Figure, b: Figure) -> bool:
    return not a.states or not b.states or bool(a.states & b.states)


def _tellings_fit(a: Figure, b: Figure) -> bool:
    """Whether places, causes and words of two figures are those of one deed."""
    if not causes_fit(a.causes, b.causes):
        return False
    beside = bool(a.places & b.beside or b.places & a.beside)
    if (a.places and b.places and not beside) or _are_elsewhere(a, b):
        return False
    undated = a.when is None or b.when is None
    points = (
        (a.told is not None and a.told == b.told and bool(a.causes & b.causes))
        + 2 * bool(a.places & b.places)
        + (beside and not a.places & b.places)
        + bool(a.causes & b.causes)
        + min(3 if undated else 2, len(a.words & b.words))
    )
    shared = bool(a.places & b.places)
    if a.first.count.outcome not in count_rules()["same"]["tolls"]:
        return shared and points >= 4
    if not (a.main and b.main):
        return shared and points >= 3 and _are_marked(a, b)
    return points >= (4 if undated else NEEDED)


def _much_alike(a: Figure, b: Figure) -> bool:
    """Whether figures are of one deed, by all but the day that one of the reports lacks.

    One outlet tells many deeds in the same words.
    """
    if a.first.source == b.first.source and a.first.source is not None:
        return False
    least = int(count_rules()["same"]["undated_words"])
    words = len(a.words & b.words) >= least
    return words and bool(a.places & b.places) and bool(a.causes & b.causes)


def _are_elsewhere(a: Figure, b: Figure) -> bool:
    """Whether two deeds in one town, say, lie in quarters that each report alone names."""
    shared = a.places & b.places
    least = int(count_rules()["same"]["marks"])
    return bool(a.places - shared and b.places - shared) and len(shared) < least


def _are_marked(a: Figure, b: Figure) -> bool:
    """Whether figures told beside other news are of one deed: a town and a day have many."""
    least = int(count_rules()["same"]["marks"])
    return len(a.places & b.places) >= least or len(a.words & b.words) >= least


def stands_out(a: Figure, b: Figure, crowd: Mapping[str, int]) -> bool:
    """Whether more than a town and a day tells that figures of two reports are of one deed.

    ``crowd`` has by place how many reports of these days count something there, and by "" how many
    do at all. Where many do, a town has several deeds a day, and a word, a rare cause, or a second
    place is needed.
    """
    rules = count_rules()
    shared = a.places & b.places
    if a.first.count.total or a.first.report_key == b.first.report_key:
        return True
    if min((crowd[one] for one in shared), default=crowd[""]) < int(rules["same"]["crowd"]):
        return True
    rare = (a.causes & b.causes) - set(rules["causes"]["daily"])
    return bool(rare or a.words & b.words) or len(shared) >= int(rules["same"]["marks"])


def _factor_fits(a: Figure, b: Figure) -> bool:
    low, high = sorted((a.named, b.named))
    rules = count_rules()["same"]
    most = "total_factor" if a.first.count.total else "most_factor"
    return low > 0 and high / low <= float(rules[most])

"""Why a claim has its time: the words that name it, in its sentence or elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.acts.days import DAY_LENGTH, MONTH_LENGTH
from dragoman.coding.explaining.telling import Telling, by_nodes, by_stretch
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.coding.times.finding import TimeMention
from dragoman.coding.words import words
from dragoman.records import Reason


def when(telling: Telling, scene: Scene, about: str, value: str, node: Node) -> Reason:
    """Why what a word tells has this time."""
    for place, time, because in _times(telling, scene, node):
        if value in _values(time):
            return by_stretch(place, about, time.start, time.end, because)
    now = [one for one in node.children("advmod") if one.lower in words("dating", "now_words")]
    if now:
        return by_nodes(scene, about, now[:1], "the month of the report is meant")
    for place, time, _ in _times(telling, scene, node):
        if value in _values(time, MONTH_LENGTH):
            return by_stretch(place, about, time.start, time.end, "told as of about that time")
    published = telling.report.published
    if published is not None and value == published.isoformat()[:MONTH_LENGTH]:
        return by_nodes(scene, about, [node], "told as news in the month of the report")
    day = published is not None and value == published.isoformat()
    because = "told on the day of the report" if day else "counted from the day of the report"
    return by_nodes(scene, about, [node], because)


def _times(telling: Telling, scene: Scene, node: Node) -> Iterator[tuple[Scene, TimeMention, str]]:
    """All times of the report, those that may date a word's act first."""
    sentence = scene.tree.sentences[node.sent]
    here: list[TimeMention] = []
    others: list[TimeMention] = []
    for time in scene.times:
        inside = sentence[0].start <= time.start < sentence[-1].end
        (here if inside else others).append(time)
    for time in sorted(here, key=lambda one: abs(one.start - node.start)):
        yield scene, time, "the time in its sentence"
    for time in sorted(others, key=lambda one: abs(one.start - node.start)):
        yield scene, time, "a time in its paragraph, which goes on"
    for other in telling.cast.scenes:
        if other is not scene:
            for time in other.times:
                yield other, time, "told elsewhere in the report, for this act or where it goes on"


def _values(time: TimeMention, length: int = DAY_LENGTH) -> set[str]:
    """What a time may have been read as, cut to a length; "since" a time is open at its end."""
    told = {str(one) for one in (time.value, time.behind, time.ahead) if one is not None}
    firsts = {one.strip("./").partition("/")[0][:length] for one in told}
    return {*told, *firsts, *(f"{first}/.." for first in firsts)}

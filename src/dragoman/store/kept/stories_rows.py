"""The state of the stories as tables: what of it a few reports touch is read, and what changed written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

import duckdb
import numpy as np

from dragoman.fusing.origins.wording import Told
from dragoman.fusing.stories.index import NO_DAY, Index
from dragoman.fusing.stories.keeper import Counts, Held, StoryKeeper
from dragoman.fusing.stories.linking import Kept
from dragoman.fusing.stories.words import (
    Commonness,
    Counted,
    counted,
    counts_of,
    of_counts,
    settings,
)
from dragoman.store.kept.coded import encode
from dragoman.store.kept.stages import replace
from dragoman.store.schema import few
from dragoman.store.write import insert

TABLES = {
    "story_texts": """
        report VARCHAR NOT NULL, number INTEGER NOT NULL, day DATE, titled BOOLEAN NOT NULL,
        words BLOB NOT NULL, counts BLOB NOT NULL, heads UINTEGER[] NOT NULL""",
    "story_heads": "word UINTEGER NOT NULL, number INTEGER NOT NULL, day DATE",
    "story_reports": "report VARCHAR NOT NULL, story VARCHAR NOT NULL, also VARCHAR[] NOT NULL",
    "stories": "story VARCHAR NOT NULL, born INTEGER NOT NULL, middle VARCHAR NOT NULL",
    "story_words": "word UINTEGER NOT NULL, reports INTEGER NOT NULL",
    "story_counts": "name VARCHAR NOT NULL, value BIGINT NOT NULL",
    "story_log": "number INTEGER NOT NULL, body JSON NOT NULL",
}
"""What stories are made from, by report; the stories themselves; how many reports have each word."""

# The column of `story_texts` that has the words; how often each is said stands behind it.
_WORDS = 4

# More may be found near, by how telling words are now, than will be looked at when the reports come.
_SPARE = 2


@dataclass(slots=True)
class State:
    """A part of the state, and how it was when it was read."""

    keeper: StoryKeeper
    places: dict[str, tuple[str, tuple[str, ...]]]  # by report, its story and those it touches
    texts: dict[str, int]  # by report, the number of its arrival
    stories: set[str]
    words: dict[str, Counted]  # by report that comes, its telling words


def read_state(
    connection: duckdb.DuckDBPyConnection, coming: Sequence[Told], shelves: Sequence[str]
) -> State:
    """The part of the state that some reports touch: those that come, and those that are known."""
    commonness, counts = _commonness(connection)
    index = Index()
    words = {report.key: counted(report, regions) for report, regions in coming}
    days = [(report.published, words[report.key]) for report, _ in coming]
    near = _near(connection, commonness, days, index)
    if len(coming) == len(shelves) == 1:
        near = _like(connection, (commonness, counts, index), coming[0], near)
    held, kept = _held(connection, near, shelves)
    return State(
        StoryKeeper.of(kept, held, commonness, counts, index),
        {one.key: (one.story, one.also) for one in kept},
        {one.key: one.number for one in kept},
        {one.id for one in held},
        words,
    )


def write_state(connection: duckdb.DuckDBPyConnection, state: State) -> None:
    """Write what has changed since the state was read."""
    gone = [key for key, number in state.texts.items() if _number(state, key) != number]
    _write_texts(connection, state, gone)
    _write_places(connection, state, gone)
    _write_stories(connection, state)
    _write_commonness(connection, state)
    log = [{"number": one.number, "body": encode(one)} for one in state.keeper.log]
    insert(connection, "story_log", log)


def _write_texts(connection: duckdb.DuckDBPyConnection, state: State, gone: Sequence[str]) -> None:
    """The texts that came, and the words by which they are found, in place of those that are gone."""
    now = state.keeper.reports
    came = [one for key, one in now.items() if state.texts.get(key) != one.number]
    numbers = [state.texts[key] for key in gone]
    connection.execute("DELETE FROM story_heads WHERE number IN (SELECT unnest(?))", [numbers])
    replace(connection, "story_texts", ("report", gone), [_text(one) for one in came])
    heads: list[dict[str, Any]] = [
        {"word": word, "number": one.number, "day": one.day} for one in came for word in one.heads
    ]
    heads.sort(key=lambda row: (row["word"], row["number"]))  # found more quickly side by side
    insert(connection, "story_heads", heads)


def _write_places(connection: duckdb.DuckDBPyConnection, state: State, gone: Sequence[str]) -> None:
    """Which story each report is of, where it is another now, or the report came again."""
    now, again = state.keeper.reports, set(gone)
    moved = [
        one
        for key, one in now.items()
        if key in again or state.places.get(key) != (one.story, one.also)
    ]
    rows = [{"report": one.key, "story": one.story, "also": one.also} for one in moved]
    replace(connection, "story_reports", ("report", [*gone, *(one.key for one in moved)]), rows)


def _write_stories(connection: duckdb.DuckDBPyConnection, state: State) -> None:
    """The stories in place of those that were read."""
    now = state.keeper.stories
    rows = [{"story": one.id, "born": one.born, "middle": one.middle} for one in now.values()]
    replace(connection, "stories", ("story", sorted(state.stories | set(now))), rows)


def _write_commonness(connection: duckdb.DuckDBPyConnection, state: State) -> None:
    """How many reports have each word, where that has changed, and the numbers of all of them."""
    commonness = state.keeper.commonness
    changed = commonness.counted()
    having = zip(changed.tolist(), commonness.having[changed].tolist(), strict=True)
    words = [{"word": word, "reports": reports} for word, reports in having if reports]
    connection.execute(
        "DELETE FROM story_words WHERE word IN (SELECT unnest(?))", [changed.tolist()]
    )
    insert(connection, "story_words", words)
    counts = asdict(state.keeper.counts) | {"reports": commonness.reports}
    told = [{"name": name, "value": value} for name, value in counts.items()]
    replace(connection, "story_counts", ("name", list(counts)), told)


def _commonness(connection: duckdb.DuckDBPyConnection) -> tuple[Commonness, Counts]:
    counts = dict(connection.execute("SELECT name, value FROM story_counts").fetchall())
    commonness = Commonness(counts.pop("reports", 0))
    found = connection.execute("SELECT word, reports FROM story_words").fetchnumpy()
    commonness.having[found["word"]] = found["reports"]
    return commonness, Counts(**counts)


def _near(
    connection: duckdb.DuckDBPyConnection,
    commonness: Commonness,
    coming: Sequence[tuple[date | None, Counted]],
    index: Index,
) -> set[int]:
    """Numbers of the reports that may be like those that come; ``index`` gets all that it asks for."""
    heads = [(day, commonness.heads(told)) for day, told in coming]
    asked = sorted({word for _, words in heads for word in words})
    found = connection.execute(
        f"SELECT word, number, coalesce(date_diff('day', DATE '0001-01-01', day) + 1, {NO_DAY}) AS day "
        "FROM story_heads WHERE word IN (SELECT unnest($1::UINTEGER[])) "
        "AND ($2::DATE IS NULL OR day IS NULL OR day BETWEEN $2 AND $3) ORDER BY word, number",
        [asked, *_reach([day for day, _ in heads])],
    ).fetchnumpy()
    index.fill(*(np.asarray(found[name], np.int64) for name in ("word", "number", "day")))
    most = settings()["search"]["candidates"] * _SPARE
    return {
        number for day, words in heads for number in index.near(*commonness.asked(words), day, most)
    }


def _like(
    connection: duckdb.DuckDBPyConnection,
    known: tuple[Commonness, Counts, Index],
    coming: Told,
    near: set[int],
) -> set[int]:
    """Those of the numbers whose stories one report that comes is grouped with; all, if it was there before.

    Of what is near, little is like it: of the rest the stories need not be read.
    """
    report, regions = coming
    rows = connection.execute(few("story_texts", "number"), [sorted(near)]).fetchall()
    places = connection.execute(
        few("story_reports", "report"), [[report.key, *(key for key, *_ in rows)]]
    ).fetchall()
    place_of = {key: place for key, *place in places}
    if report.key in place_of:
        return near
    kept = _kept(rows, place_of)
    stories = [Held(one.story, 0, [], "") for one in kept]
    like = set(StoryKeeper.of(kept, stories, *known).like(report, regions))
    return {one.number for one in kept if one.key in like}


def _reach(days: Sequence[date | None]) -> tuple[date | None, date | None]:
    """The first and last day of reports that may be like those of these days; None where any may be."""
    dated = [day for day in days if day is not None]
    if not dated or len(dated) < len(days):
        return None, None
    reach = timedelta(settings()["search"]["reach_days"])
    first, last = min(dated), max(dated)
    return max(first, date.min + reach) - reach, min(last, date.max - reach) + reach


def _held(
    connection: duckdb.DuckDBPyConnection, near: Iterable[int], shelves: Sequence[str]
) -> tuple[list[Held], list[Kept]]:
    """The stories of some reports, with all their reports, and the reports that touch them."""
    found = connection.execute(
        "SELECT DISTINCT story FROM story_reports WHERE report IN (SELECT unnest($1) UNION "
        "SELECT report FROM story_texts WHERE number IN (SELECT unnest($2)))",
        [list(shelves), sorted(near)],
    ).fetchall()
    stories = [story for (story,) in found]
    placed = connection.execute(
        "SELECT report, story, also FROM story_reports WHERE story IN (SELECT unnest($1)) "
        "OR (len(also) > 0 AND list_has_any(also, $1::VARCHAR[]))",
        [stories],
    ).fetchall()
    rows = connection.execute(
        few("story_texts", "report"), [[report for report, _, _ in placed]]
    ).fetchall()
    place_of = {report: place for report, *place in placed}
    kept = sorted(_kept(rows, place_of), key=lambda one: one.order)
    known = connection.execute(
        "SELECT story, born, middle FROM stories WHERE story IN (SELECT unnest(?))", [stories]
    ).fetchall()
    held = {id: Held(id, born, [], middle) for id, born, middle in known}
    for one in kept:
        if one.story in held:
            held[one.story].reports.append(one.key)
    return list(held.values()), kept


def _kept(rows: Sequence[Sequence[Any]], place_of: Mapping[str, Sequence[Any]]) -> list[Kept]:
    """Reports of stories, by the columns of their texts, and by key their stories and those they touch."""
    words = np.frombuffer(b"".join([row[_WORDS] for row in rows]), np.uint32)
    counts = np.frombuffer(b"".join([row[_WORDS + 1] for row in rows]), np.uint16)
    whole, end = of_counts(words, counts), 0
    found: list[Kept] = []
    for report, number, day, titled, own, _, heads in rows:
        first, end = end, end + len(own) // words.itemsize
        told = Counted(whole.words[first:end], whole.times[first:end])
        story, also = place_of[report]
        found.append(Kept(report, number, day, titled, told, tuple(heads), story, tuple(also)))
    return found


def _text(one: Kept) -> dict[str, Any]:
    return {
        "report": one.key,
        "number": one.number,
        "day": one.day,
        "titled": one.titled,
        "words": one.words.words.astype("<u4").tobytes(),
        "counts": _counts(one.words),
        "heads": one.heads,
    }


def _counts(told: Counted) -> bytes:
    return counts_of(told).astype("<u2").tobytes()


def _number(state: State, key: str) -> int | None:
    """The number that a report has now; None where it is gone."""
    found = state.keeper.reports.get(key)
    return found.number if found else None

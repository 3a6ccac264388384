"""What is made of the reports and kept is what would be made of all of them at once."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman import Dossier, Report
from dragoman.fusing import rules
from dragoman.fusing.between.blame import blame_in_all
from dragoman.fusing.between.finding import find_between
from dragoman.fusing.counts.finding import find_counts
from dragoman.fusing.disagreements.acts import find
from dragoman.fusing.disagreements.joined import joined
from dragoman.fusing.edits.finding import find_all
from dragoman.fusing.events.fusing import fuse
from dragoman.fusing.inside.finding import find_in_all
from dragoman.fusing.origins.tracing import find_origins
from dragoman.picture.known import known_disagreements, known_events
from dragoman.reading.sources import make_report
from dragoman.store import running
from dragoman.store.counts import counts_where
from dragoman.store.file import connected
from dragoman.store.kept import forward, near
from dragoman.store.kept.looking import Looking
from dragoman.store.lock import writer_lock
from tests.dossier.affairs import AffairCoder, affair
from tests.dossier.plain_coder import PlainCoder, reports


def assert_as_from_scratch(dossier: Dossier, *, by_day: bool = True) -> None:
    """What is kept against what all reports make at once, as of today and as of a day."""
    rows = dossier.rows()
    with connected(dossier.path) as connection:
        told = running.reports_with_regions(connection)
        counted = counts_where(connection)
    origins = find_origins(told)
    kept = dossier._moment()
    assert dict(kept.origins) == dict(origins)
    events = fuse(rows, origins)
    assert kept.events == events
    clashes = [
        *find(rows, events, origins),
        *find_between(rows, origins),
        *blame_in_all(rows, origins),
        *find_in_all(told, rows, origins),
        *find_all(told, origins),
        *find_counts(counted),
    ]
    assert kept.disagreements == joined(clashes)
    if not by_day:
        return
    days = sorted({row.published for row in rows if row.published})
    for day in days[len(days) // 2 :][:1]:  # the middle one: all would take minutes
        known, heard = known_events(rows, events, day, origins)
        assert kept.history.rows(day) == known
        assert kept.history.events_by(day) == heard
        then = known_disagreements(rows, heard, kept.disagreements, day, origins)
        assert kept.history.clashes_by(day) == then


@settings(
    deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 10**6))
def test_in_whatever_order_reports_come_and_are_replaced(seed: int) -> None:
    chance = random.Random(seed)
    told = affair(chance, 14)
    with TemporaryDirectory() as folder, dragoman.open(Path(folder, "a.duckdb")) as dossier:
        coming = [*told, *chance.choices(told, k=4)]
        chance.shuffle(coming)
        version = 1
        while coming:
            batch = [coming.pop() for _ in range(min(len(coming), chance.randint(1, 6)))]
            batch = [moved(chance, one) for one in batch]
            dossier.read(batch, coder=AffairCoder(str(version)))
            version += chance.randint(0, 1)
        assert_as_from_scratch(dossier)


@pytest.mark.parametrize(("crowd", "days"), [(6, 1), (4, 4), (10, 32)])
def test_crowds_are_parted_alike_in_whatever_order_reports_come(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch, crowd: int, days: int
) -> None:
    monkeypatch.setitem(rules.settings()["effort"], "crowd", crowd)
    monkeypatch.setitem(rules.settings()["effort"], "crowd_days", days)
    monkeypatch.setattr(near, "SHARE", 1.0)
    fused = Fused(near.near)
    monkeypatch.setattr("dragoman.store.kept.events.near", fused)
    chance = random.Random(crowd)
    told = affair(chance, 30)
    coming = [*told, *chance.choices(told, k=6)]
    while coming:
        batch = [moved(chance, coming.pop()) for _ in range(min(len(coming), chance.randint(1, 9)))]
        dossier.read(batch, coder=AffairCoder("1" if len(coming) > 9 else "2"))
    with connected(dossier.path) as connection:
        ((blocks, parts),) = connection.execute(
            "SELECT count(DISTINCT block), count(DISTINCT part) FROM acts"
        ).fetchall()
    assert parts > blocks
    assert counted_by_day(dossier) == acts_by_day(dossier)
    assert fused.partly or days == 1
    assert_as_from_scratch(dossier)


def acts_by_day(dossier: Dossier) -> list[tuple[object, ...]]:
    with connected(dossier.path) as connection:
        return connection.execute(
            "SELECT block, day, part, count(*) FROM acts GROUP BY ALL ORDER BY ALL"
        ).fetchall()


def counted_by_day(dossier: Dossier) -> list[tuple[object, ...]]:
    with connected(dossier.path) as connection:
        return connection.execute(
            "SELECT block, day, part, acts FROM act_days ORDER BY ALL"
        ).fetchall()


def test_one_report_more_in_a_crowd_has_only_what_it_reaches_fused_anew(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(rules.settings()["effort"], "crowd", 10)
    monkeypatch.setattr(near, "SHARE", 1.0)
    fused = Fused(near.near)
    monkeypatch.setattr("dragoman.store.kept.events.near", fused)
    chance = random.Random(3)
    told = affair(chance, 40)
    dossier.read(told[:30], coder=AffairCoder("1"))
    assert not fused.partly
    for one in [*told[30:], *(moved(chance, one) for one in told[:6])]:
        dossier.read([one], coder=AffairCoder("1"))
    assert fused.partly > 5
    assert_as_from_scratch(dossier)


class Fused:
    """Counts the parts of which only some acts are fused anew."""

    def __init__(self, near: Callable[..., dict[str, near.Near]]) -> None:
        self._near = near
        self.partly = 0

    def __call__(self, looking: Looking, parts: Sequence[str]) -> dict[str, near.Near]:
        found = self._near(looking, parts)
        self.partly += sum(one.groups is not None for one in found.values())
        return found


def moved(chance: random.Random, report: Report) -> Report:
    """Now and then the day of a report is found to be another one."""
    if chance.random() < 0.7 or report.published is None:
        return report
    day = report.published + timedelta(chance.randint(-3, 3))
    return replace(report, published=day, published_from="given")


def test_many_reports_are_done_in_portions(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forward, "AT_A_GO", 0)
    steps: list[tuple[int, int]] = []

    class Progress:
        def __call__(self, done: int, total: int | None) -> None: ...

        def fusing(self, done: int, total: int) -> None:
            steps.append((done, total))

    dossier.read(affair(random.Random(1), 20), coder=AffairCoder("1"), progress=Progress())
    assert steps[0][0] == 0 < steps[0][1], "it is told when it begins"
    assert steps[-1][0] == steps[-1][1] > 0
    assert_as_from_scratch(dossier)


@pytest.mark.parametrize("read_only", [True, False])
def test_what_lags_behind_is_brought_forward_when_it_is_asked(
    path: Path, monkeypatch: pytest.MonkeyPatch, read_only: bool
) -> None:
    told = affair(random.Random(2), 12)
    with dragoman.open(path) as dossier:
        dossier.read(told[:6], coder=AffairCoder("1"))
        with monkeypatch.context() as patched:
            patched.setattr(forward, "bring_few_forward", lambda *_: True)
            dossier.read(told[6:], coder=AffairCoder("1"))
    before = path.read_bytes()
    with dragoman.open(path, read_only=read_only) as dossier:
        assert_as_from_scratch(dossier)
    assert (path.read_bytes() == before) == read_only


def test_while_another_reads_what_lags_behind_is_made_in_memory(
    path: Path, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(forward, "bring_few_forward", lambda *_: True)
        dossier.read(affair(random.Random(3), 6), coder=AffairCoder("1"))
    with writer_lock(path):
        assert dossier.events()
    with connected(path) as connection:
        assert not forward.is_current(connection)


def test_what_another_version_kept_is_made_anew(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier.read(affair(random.Random(4), 6), coder=AffairCoder("1"))
    events = dossier.events()
    monkeypatch.setattr(forward, "fusing_version", lambda: "another")
    with connected(dossier.path, write=True) as connection:
        assert not forward.is_current(connection)
        connection.execute("DELETE FROM events")
        connection.execute("UPDATE meta SET value = 'moved' WHERE name = 'state'")
    assert dossier.events() == events != []


def test_broken_off_between_two_portions_it_goes_on(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forward, "AT_A_GO", 0)

    class Stopped(Exception):
        pass

    class Progress:
        def __call__(self, done: int, total: int | None) -> None: ...

        def fusing(self, done: int, total: int) -> None:
            if done:
                raise Stopped

    told = affair(random.Random(5), 8)
    for _ in range(3):
        with pytest.raises(Stopped):
            dossier.read(told, coder=AffairCoder("1"), progress=Progress())
    assert_as_from_scratch(dossier)


def test_a_report_without_acts_takes_its_events_along(dossier: Dossier) -> None:
    told = affair(random.Random(6), 5)
    dossier.read(told, coder=AffairCoder("1"))
    dossier.read(reports(2), coder=PlainCoder())
    assert any(event.claims for event in dossier.events())
    dossier.read(told, coder=AffairCoder("silent"))
    assert_as_from_scratch(dossier)
    assert {id for event in dossier.events() for id in event.reports} <= {"r000", "r001", "r002"}


PORT = (
    "A fire in the port of {town} killed nine dockers and burned two sheds, the mayor said. The "
    "crane that had stood there since the war fell into the basin. Ships wait in the roads until "
    "divers have looked at the wreck, and the fish market stays closed for a week."
)


def test_a_copy_with_a_changed_fact_is_told(tmp_path: Path) -> None:
    told = [("one", "Aden"), ("two", "Basra")]
    texts = [make_report(PORT.format(town=town), id=id) for id, town in told]
    with dragoman.open(tmp_path / "a.duckdb") as dossier:
        dossier.read(texts, coder=PlainCoder())
        (found,) = dossier.disagreements()
        assert (found.kind, found.a.evidence.exact, found.b.evidence.exact) == (
            "place",
            "Aden",
            "Basra",
        )


@pytest.mark.parametrize(("at", "day"), [(0, 2), (1, 9)], ids=["the origin", "the copy"])
def test_a_changed_fact_is_told_with_the_day_that_its_report_has_now(
    dossier: Dossier, at: int, day: int
) -> None:
    told = [
        replace(
            make_report(PORT.format(town=town), id=town),
            published=date(2024, 5, first),
            published_from="given",
        )
        for town, first in (("Aden", 1), ("Basra", 5))
    ]
    dossier.read(told, coder=PlainCoder())
    (before,) = dossier.disagreements()
    dossier.read([replace(told[at], published=date(2024, 5, day))], coder=PlainCoder())
    (after,) = dossier.disagreements()
    days = {side.report: side.published for side in (after.a, after.b)}
    assert days == {one.report: one.published for one in (before.a, before.b)} | {
        told[at].id: date(2024, 5, day)
    }

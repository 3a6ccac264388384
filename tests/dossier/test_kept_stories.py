"""Stories that a dossier keeps: they grow as reports come, whole or a few at a time."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import dragoman
from dragoman import Dossier, Report
from dragoman.fusing.stories.keeper import StoryKeeper
from dragoman.reading.sources import make_report
from dragoman.store import running
from dragoman.store.file import connected
from dragoman.store.kept.stories import Stories
from tests.dossier.plain_coder import PlainCoder

AFFAIRS = (
    "Kenya Tanzania port Mombasa grain ships customs fees freighters anchor quarrel",
    "Iceland lava fissure Grindavik road geologists earthquakes volcano evacuated town",
    "Peru Chile river treaty Tacna farmers water dam engineers border commission",
    "Mombasa dock strike wages crane unions lockout Kenya minister mediation",
)
DAY = date(2021, 3, 1)


def made(chance: random.Random, count: int) -> list[Report]:
    """Reports on a few affairs, in words drawn from those of the affair and of all."""
    every = " ".join(AFFAIRS).split()
    told = []
    for number in range(count):
        words = chance.choices(chance.choice(AFFAIRS).split(), k=9) + chance.choices(every, k=3)
        text = f"{' '.join(words)} report number {number}."
        day = DAY + timedelta(chance.randrange(60))
        told.append(make_report(text, id=f"r{number:02}", title=words[0], published=day))
    return told


def kept(dossier: Dossier) -> tuple[dict[str, str], dict[str, tuple[str, ...]], list[str]]:
    """By report its story, by report those it touches, and the log."""
    dossier.stories()
    with connected(dossier.path) as connection:
        rows = connection.execute("SELECT report, story, also FROM story_reports").fetchall()
        log = connection.execute("SELECT body FROM story_log ORDER BY number").fetchall()
    return (
        {report: story for report, story, _ in rows},
        {report: tuple(also) for report, _, also in rows},
        [body for (body,) in log],
    )


def in_memory(dossier: Dossier, portions: list[list[Report]]) -> StoryKeeper:
    """What one keeper that never stops makes of the same reports."""
    with connected(dossier.path) as connection:
        told = {one[0].key: one for one in running.reports_with_regions(connection)}
    keeper = StoryKeeper()
    for portion in portions:
        for report in sorted(portion, key=lambda one: (one.published or date.max, one.key)):
            keeper.add(*told[report.key])
    return keeper


@pytest.mark.parametrize("seed", range(4))
def test_kept_and_taken_up_again_they_are_as_if_never_put_away(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    told = made(chance, 24)
    chance.shuffle(told)
    portions = [told[:9], told[9:10], told[10:17], told[17:]]
    with dragoman.open(tmp_path / "a.duckdb") as dossier:
        for portion in portions:
            dossier.read(portion, coder=PlainCoder())
        keeper = in_memory(dossier, portions)
        stories, touched, log = kept(dossier)
        assert stories == {one.key: one.story for one in keeper.reports.values()}
        assert touched == {one.key: one.also for one in keeper.reports.values()}
        assert len(log) == len(keeper.log)
        assert len(set(stories.values())) > 1


def test_a_report_that_is_read_again_with_another_day_moves(tmp_path: Path) -> None:
    told = made(random.Random(7), 8)
    with dragoman.open(tmp_path / "a.duckdb") as dossier:
        dossier.read(told, coder=PlainCoder())
        stories, _, log = kept(dossier)
        dossier.read(told, coder=PlainCoder())
        assert kept(dossier) == (stories, *kept(dossier)[1:])
        assert kept(dossier)[2] == log
        later = replace(told[0], published=DAY + timedelta(2000))
        dossier.read([later], coder=PlainCoder())
        days = {
            id: (story.since, story.until) for story in dossier.stories() for id in story.reports
        }
        assert days[told[0].id][1] == later.published


def test_read_one_by_one_they_are_as_if_never_put_away(tmp_path: Path) -> None:
    told = made(random.Random(11), 14)
    with dragoman.open(tmp_path / "a.duckdb") as dossier:
        for one in told:
            dossier.read([one], coder=PlainCoder())
        keeper = in_memory(dossier, [[one] for one in told])
        stories, touched, log = kept(dossier)
        assert stories == {one.key: one.story for one in keeper.reports.values()}
        assert touched == {one.key: one.also for one in keeper.reports.values()}
        assert len(log) == len(keeper.log)
        assert len(set(stories.values())) < len(told)


def test_a_report_that_is_read_again_may_stay_in_its_story(tmp_path: Path) -> None:
    told = made(random.Random(7), 8)
    with dragoman.open(tmp_path / "a.duckdb") as dossier:
        dossier.read(told, coder=PlainCoder())
        stories, _, _ = kept(dossier)
        for one in told:
            later = replace(one, published=(one.published or DAY) + timedelta(1))
            dossier.read([later], coder=PlainCoder())
        assert kept(dossier)[0].keys() == stories.keys()


def test_many_at_once_are_kept_in_portions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = made(random.Random(3), 20)
    with dragoman.open(tmp_path / "whole.duckdb") as dossier:
        dossier.read(told, coder=PlainCoder())
        whole = kept(dossier)
    monkeypatch.setattr(Stories, "most", 3)
    with dragoman.open(tmp_path / "parts.duckdb") as dossier:
        dossier.read(told, coder=PlainCoder())
        assert kept(dossier) == whole

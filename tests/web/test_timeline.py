"""The chart of the timeline: what is long before all reports has room of its own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import dragoman
from dragoman.reading.sources import make_report
from tests.web.conftest import client_of

TEXT = (
    "LIMA, March 3 – Chile signed a treaty with Peru on March 2. Chile attacked Peru in 1979. "
    "Peru attacked Chile in 1981."
)


def test_deeds_long_before_all_reports_stand_apart_from_each_other_and_from_the_axis(
    tmp_path: Path,
) -> None:
    with dragoman.open(tmp_path / "affair.duckdb") as dossier:
        dossier.read([make_report(TEXT, id="one", published=date(2024, 3, 4))])
        page = client_of(dossier).get("/timeline").text
    drawn = re.findall(r'<svg[^>]*class="drawing chart timeline \w+".*?</svg>', page, re.DOTALL)
    assert len(drawn) == 2
    for one in drawn:
        old = re.findall(
            r"<title>(?:1979|1981)[^<]*\(long before\)[^<]*</title><circle cx=\"([\d.]+)\"", one
        )
        axis = [float(x) for x in re.findall(r'<line x1="([\d.]+)"[^>]*class="grid"', one)]
        assert len(set(old)) == 2
        assert all(float(x) < min(axis) for x in old)
        assert "earlier" in one


def test_a_chart_of_deeds_after_the_first_report_is_drawn(tmp_path: Path) -> None:
    text = "LIMA, March 3 – Chile signed a treaty with Peru on March 2. Chile will visit Peru on May 9."
    with dragoman.open(tmp_path / "affair.duckdb") as dossier:
        dossier.read([make_report(text, id="one", published=date(2024, 3, 4))])
        client = client_of(dossier)
        assert client.get("/timeline?since=2024-05-09").status_code == 200
        assert 'class="event"' in client.get("/timeline?since=2024-05-09").text

"""Words are found in reports, claims and names, in any case, as of a day; nothing in them is a command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dragoman import Dossier
from dragoman.errors import QueryError
from dragoman.terminal.records_out import found_lines

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_all_words_stand_in_what_is_found(affair: Dossier) -> None:
    found = affair.search("troops KURSK")
    assert found.reports
    for one in found.reports:
        report = affair.report(one.report)
        low = f"{report.title} {report.text}".lower()
        assert "troops" in low
        assert "kursk" in low
        assert report.text[one.evidence.start : one.evidence.end] == one.evidence.exact
    assert [one.score for one in found.reports] == sorted(
        (one.score for one in found.reports), reverse=True
    )


def test_words_in_quotation_marks_stand_together(affair: Dossier) -> None:
    apart, together = affair.search("korea north"), affair.search('"korea north"')
    assert len(together.reports) < len(apart.reports)


def test_an_actor_is_found_by_code_and_by_name(affair: Dossier) -> None:
    assert affair.search("prk").actors[0].code.startswith("PRK")
    assert any(one.code.startswith("CHN") for one in affair.search("china").actors)


def test_later_reports_are_not_found(affair: Dossier) -> None:
    found = affair.search("russia", "2024-10-22")
    assert found.reports
    assert all(one.published is None or str(one.published) <= "2024-10-22" for one in found.reports)
    assert all(row.published is None or str(row.published) <= "2024-10-22" for row in found.claims)


@pytest.mark.parametrize("words", ["", "   ", "?!", '""'])
def test_no_word_is_no_question(words: str, affair: Dossier) -> None:
    with pytest.raises(QueryError):
        affair.search(words)


@pytest.mark.parametrize("words", ["'; DROP TABLE reports; --", "%", "$t0", "a" * 200, "\\", "_x_"])
def test_words_are_words(words: str, client: TestClient, affair: Dossier) -> None:
    before = len(affair.moment().reports)
    assert client.get("/search.json", params={"q": words}).status_code == 200
    assert len(affair.moment().reports) == before


def test_the_twin_has_what_the_library_finds(client: TestClient, affair: Dossier) -> None:
    told = client.get("/search.json", params={"q": "kazan"}).json()["records"]
    lines = found_lines(affair.search("kazan", None, 30))
    assert [one["part"] for one in told] == [one["part"] for one in lines]
    assert told


def test_a_number_of_claims_beside_an_actor_is_named(client: TestClient) -> None:
    told = client.get("/search", params={"q": "troops"}).text
    assert re.search(r'<span class="quiet">PRK:MIL, \d+ claims?</span>', told)

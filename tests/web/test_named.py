"""Pages name reports by their titles, tell a figure once, and cut sentences where they name something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml.html import document_fromstring, fragment_fromstring

from dragoman import Dossier
from dragoman.fusing.stories.changes import Change
from dragoman.judging.precision import told_once
from dragoman.judging.records import Precision
from dragoman.web.parted import parted, turn, with_terms
from dragoman.web.simpler import columns_named

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def words_of(client: TestClient, path: str) -> str:
    main = document_fromstring(client.get(path).text).xpath("//main")[0]
    return " ".join(main.text_content().split())


@pytest.mark.parametrize("kind", ["stories", "origins"])
def test_no_id_of_a_report_is_read_on_the_page(
    affair: Dossier, client: TestClient, kind: str
) -> None:
    path = "/origins"
    if kind == "stories":
        path = "/story/" + max(affair.stories(), key=lambda one: len(one.reports)).id
    words = words_of(client, path)
    ids = affair.reports().filter("title IS NOT NULL").project("id").fetchall()
    assert len(ids) > 20
    assert [id for (id,) in ids if re.search(rf"\b{re.escape(id)}\b", words)] == []


def test_an_event_shows_the_words_of_each_claim(affair: Dossier, client: TestClient) -> None:
    event = max(affair.events(), key=lambda one: len(one.claims))
    words = words_of(client, f"/event/{event.id}")
    rows = [row for row in affair.rows() if row.id in event.claims]
    assert len(rows) > 5
    for row in rows:
        assert " ".join(row.claim.evidence.exact.split())[:60] in words


def test_a_change_of_a_story_links_reports_and_stories_alone() -> None:
    split = Change(3, "split", "a", "b", ("r1", "r2"), "r9", None, 0.1, ("r1", "Peru"), None)
    found = list(turn(split))
    assert [id for _, kind, id in found if kind == "report"] == ["r1", "r2", "r9"]
    assert [id for _, kind, id in found if kind == "story"] == ["b"]
    assert "of r1, Peru" in "".join(words for words, kind, _ in found if not kind)
    start = Change(0, "start", "a", None, ("r1",), "r1")
    assert "".join(words for words, _, _ in turn(start, True)) == "started a story: like no story that was there"  # fmt: skip


def test_a_reason_is_cut_at_the_two_reports_and_not_at_like_words() -> None:
    told = "95% of the own words of words stand in AFP; both name AFP"
    found = list(parted(told, ("words", "AFP")))
    assert "".join(words for words, _ in found) == told
    assert [id for _, id in found if id] == ["words", "AFP"]


@pytest.mark.parametrize("asked", ["", '"', "İ ß", "(", 'zelensky "the troops"'])
def test_a_text_with_what_was_looked_for_stays_the_same_text(asked: str) -> None:
    text = "İstanbul: Zelenský (and the TROOPS) ß"
    assert "".join(words for words, _ in with_terms(text, asked)) == text


def test_a_figure_of_precision_is_told_once_and_types_stand_below_the_acts() -> None:
    def one(by: str, of: str, drawn: str, right: int) -> Precision:
        return Precision(by, of, drawn, right, 1, 0, 0.5, 0.1, 0.9, 10)

    found = [one("all", "all", "all", 4), one("all", "all", "random", 3), one("kind", "act", "all", 3),
             one("kind", "act", "random", 3), one("kind", "tie", "all", 1), one("event", "AID", "all", 2)]  # fmt: skip
    assert [(told.of, told.drawn) for told in told_once(found)] == [
        ("all", "all"), ("all", "random"), ("act", "random"), ("AID", "all"), ("tie", "all"),
    ]  # fmt: skip


def test_columns_are_named_where_only_later_rows_have_something_in_them() -> None:
    table = fragment_fromstring(
        "<section><table><tbody><tr><td>May</td><td data-of='acts'>3</td><td></td><td>x</td></tr>"
        "<tr><td>June</td><td data-of='acts'>4</td><td data-of='between'>1 to 5</td>"
        "<td data-of='other'>y</td></tr></tbody></table></section>"
    )
    style = columns_named([table])
    assert 'td:nth-child(2):not(:empty)::before { content: "acts "' in style
    assert 'td:nth-child(3):not(:empty)::before { content: "between "' in style
    assert [cell.get("data-of") for cell in table.iter("td") if cell.get("data-of")] == ["other"]

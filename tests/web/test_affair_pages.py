"""The pages of actors and of what happened: each opens, has its twins, and its drawing leads to lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dragoman import Dossier

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from starlette.testclient import TestClient

PAGES = {
    "/dyad/PRK/RUS": "bucket",
    "/dyads": "dyad",
    "/actor/PRK": "actor",
    "/actor/Kim%20Jong%20Un": "office",
    "/actors": "central",
    "/timeline": "event",
    "/meetings": "meeting",
    "/flows": "flow",
    "/ties": "tie",
    "/consequences": "link",
    "/changes": "report",
}
DRAWN = ["/dyad/PRK/RUS", "/timeline", "/consequences"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_and_its_twins_have_the_same_records(client: TestClient, path: str) -> None:
    page, told = client.get(path), client.get(f"{path}.json")
    assert page.status_code == told.status_code == 200
    assert 'class="none"' in page.text or "<table" in page.text
    assert PAGES[path] in {record["part"] for record in told.json()["records"]}
    assert client.get(f"{path}.csv").text.count("\n") > 1


@pytest.mark.parametrize("path", PAGES)
def test_as_of_a_day_before_all_reports_there_is_nothing(client: TestClient, path: str) -> None:
    assert client.get(path, params={"as_of": "1999-01-01"}).status_code == 200


@pytest.mark.parametrize("path", DRAWN)
def test_each_mark_of_a_drawing_leads_to_a_line_and_says_what_it_is(
    client: TestClient, path: str
) -> None:
    text = client.get(path).text
    drawing = text[text.index('class="drawing chart') : text.rindex("</svg>")]
    links = re.findall(r'<a href="#([^"]+)"><title>[^<]+</title>', drawing)
    assert links
    assert all(f'id="{one}"' in text for one in links)
    assert "style=" not in drawing


def test_the_series_of_a_dyad_is_by_what_is_asked(client: TestClient) -> None:
    weeks = client.get("/dyad/PRK/RUS.json", params={"by": "week"}).json()["records"]
    assert all("-W" in one["label"] for one in weeks if one["part"] == "bucket")
    assert client.get("/dyad/PRK/RUS", params={"by": "day"}).status_code == 404


def test_an_unknown_actor_is_not_found(client: TestClient) -> None:
    assert client.get("/actor/Atlantis").status_code == 404


def test_the_page_and_the_library_give_one_answer(client: TestClient, affair: Dossier) -> None:
    told = client.get("/meetings.json").json()["records"]
    assert [one["events"] for one in told] == [list(one.events) for one in affair.meetings()]


def test_a_bar_is_reached_by_key_and_opens_its_line(browser: Page, served: str) -> None:
    browser.goto(f"{served}/dyad/PRK/RUS")
    bar = browser.locator(".series.broad a").last
    bar.focus()
    browser.keyboard.press("Enter")
    line = bar.get_attribute("href")
    assert browser.url.endswith(str(line))
    assert browser.locator(str(line)).is_visible()


def test_an_event_is_shown_as_it_was_known(client: TestClient, affair: Dossier) -> None:
    days = {one.id: one.published for one in affair.moment().reports}
    event = next(one for one in affair.events() if len({days[id] for id in one.reports}) > 1)
    first = str(event.first_reported)
    then = client.get(f"/event/{event.id}.json", params={"as_of": first}).json()["records"][0]
    assert {one["published"] for one in then["claims"]} == {first}
    assert len(then["claims"]) < len(event.claims)
    assert client.get(f"/event/{event.id}.json", params={"as_of": "1999-01-01"}).status_code == 404


def test_an_event_names_who_has_a_code(client: TestClient, affair: Dossier) -> None:
    event = next(one for one in affair.events() if "PRK:MIL" in one.source)
    told = client.get(f"/event/{event.id}.json").json()["records"][0]
    assert told["names"]["PRK:MIL"] != "PRK:MIL"
    assert told["names"]["PRK:MIL"] in client.get(f"/event/{event.id}").text


def test_the_twins_of_a_story_have_what_was_known(client: TestClient, affair: Dossier) -> None:
    story = max(affair.stories(), key=lambda one: len(one.reports))
    asked = {"as_of": str(story.since)}
    told = client.get(f"/story/{story.id}.json", params=asked).json()["records"][0]
    assert 0 < len(told["reports"]) < len(story.reports)
    assert client.get(f"/story/{story.id}.csv", params=asked).text.count("\n") == 1 + len(
        told["reports"]
    )

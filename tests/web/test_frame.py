"""What every page has from the frame: twins, errors, evidence, a card, and a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dragoman import Dossier
from dragoman.cards import card
from dragoman.picture.lines import to_lines
from dragoman.web.page import Page
from dragoman.web.pages import pages
from dragoman.web.views.affair import LINES

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab
    from starlette.testclient import TestClient

ALL = list(pages().values())
PLAIN = [page for page in ALL if "{" not in page.path]


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.name)
def test_a_page_says_how_it_is_made_and_what_it_cannot(page: Page) -> None:
    told = card(page.name)
    assert told.method.endswith(".")
    assert told.limits


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.name)
@pytest.mark.parametrize("as_of", [None, "2024-10-24", "1990-01-01"])
def test_a_page_and_its_twins_answer_as_of_any_day(
    page: Page, as_of: str | None, client: TestClient
) -> None:
    asked = {"as_of": as_of} if as_of else {}
    html = client.get(page.path, params=asked)
    assert html.status_code == 200, html.text
    assert html.headers["content-type"].startswith("text/html")
    told = client.get(f"{page.stem}.json", params=asked).json()
    assert told["page"] == page.name
    rows = client.get(f"{page.stem}.csv", params=asked)
    assert rows.headers["content-type"].startswith("text/csv")
    assert f'href="{page.stem}.json' in html.text


def test_the_twin_has_the_records_of_the_library(client: TestClient, affair: Dossier) -> None:
    told = client.get("/affair.json", params={"as_of": "2024-10-24"}).json()
    assert told["asked"] == {"as_of": "2024-10-24"}
    assert told["records"] == to_lines(affair.picture("2024-10-24", LINES))


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/report/nix.json", 404, "not_found"),
        ("/affair.json?as_of=soon", 422, "bad_question"),
        ("/nowhere.json", 404, "not_found"),
    ],
)
def test_an_error_has_one_body(path: str, status: int, code: str, client: TestClient) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["code"] == code
    assert set(error) == {"code", "message", "hint"}


def test_an_error_of_a_page_is_a_page(client: TestClient) -> None:
    answer = client.get("/report/nix")
    assert answer.status_code == 404
    assert "there is no report" in answer.text


def test_evidence_opens_by_mouse_and_by_key(browser: Tab) -> None:
    browser.goto("/")
    browser.locator("details.ev > summary").first.click()
    pane = browser.locator("details.ev[open] .pane")
    assert pane.locator("mark").inner_text()
    browser.keyboard.press("j")
    assert browser.locator("details.ev[open]").count() == 1
    browser.keyboard.press("Escape")
    assert browser.locator("details.ev[open]").count() == 0
    pane = browser.locator("details.ev").first
    browser.keyboard.press("Enter")
    browser.locator("details.ev[open] .pane a.report").click()
    assert "/report/" in browser.url
    assert "#claim-" in browser.url


def test_an_address_without_a_page_is_told_in_words_that_lead_on(client: TestClient) -> None:
    answer = client.get("/no-such-page")
    assert answer.status_code == 404
    assert "No page has this address." in answer.text
    assert "front page" in answer.text

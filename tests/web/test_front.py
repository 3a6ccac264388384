"""The front page: one screen, what is new in it, and the look that a reader keeps."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dragoman
from dragoman import Dossier
from dragoman.reading.sources import make_report
from dragoman.web.token import form_token
from tests.web.conftest import client_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST = "LIMA, March 3 – Chile moved its ships to the border on Sunday. Peru protested to Chile."
SECOND = "QUITO, March 20 – Ecuador and Peru signed a treaty on Tuesday. Chile welcomed it."


@pytest.fixture
def growing(tmp_path: Path) -> Dossier:
    """A dossier with one report."""
    dossier = dragoman.open(tmp_path / "growing.duckdb")
    dossier.read([make_report(FIRST, id="r0", published=date(2024, 3, 4), source="Desk")])
    return dossier


def test_what_came_after_a_look_is_new_and_marked(growing: Dossier) -> None:
    client = client_of(growing)
    assert "New in the last week" in client.get("/").text
    assert client.post("/look", data={"token": form_token()}).url.path == "/"
    page = client.get("/").text
    assert "New since your last look" in page
    assert 'class="new"' not in page
    later = make_report(SECOND, id="r1", published=date(2024, 3, 20), source="Other")
    growing.read([later])
    page = client.get("/").text
    assert re.search(r'<b class="num">1</b>\s+report<', page)
    assert 'class="new"' in page
    assert "r1" in client.get("/changes").text


def test_a_day_says_what_is_new(growing: Dossier) -> None:
    page = client_of(growing).get("/", params={"since": "2024-03-01"}).text
    assert "New since 2024-03-01" in page
    assert 'class="new"' in page


def test_a_look_is_kept_only_for_a_form_of_ours(growing: Dossier) -> None:
    client = client_of(growing)
    assert client.post("/look").status_code == 403
    assert growing.last_look() is None
    assert client.get("/look").status_code == 405


def test_the_point_is_on_the_first_screen(browser: Page) -> None:
    browser.goto("/")
    ends = browser.locator(".front > .col").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().bottom)"
    )
    assert max(ends) <= 900


@pytest.mark.parametrize("width", [1400, 400])
def test_who_did_it_and_who_says_so_are_shown_whole(browser: Page, width: int) -> None:
    browser.set_viewport_size({"width": width, "height": 900})
    browser.goto("/")
    cells = browser.locator(".front td.whom, .front td.by")
    assert cells.count() > 4
    cut = cells.evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
    )
    assert cut == []
    beyond = browser.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not beyond

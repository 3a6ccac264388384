"""Pages in all their states: read by everybody, reached by keys alone, and no wider than a telephone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dragoman
from dragoman import Dossier
from dragoman.web.pages import pages
from tests.web.conftest import serving
from tests.web.test_pages import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 400, "height": 800}
LISTS = sorted(one.path for one in pages().values() if "{" not in one.path)
SINGLE = ["/dyad/PRK/RUS", "/actor/PRK", "/actor/Kim%20Jong%20Un", "/report/03-austin-rome-wire"]
EMPTY = ["/", "/timeline", "/network", "/map", "/reports", "/review", "/actors", "/counts"]
FOCUS = """() => { const one = document.activeElement, look = getComputedStyle(one);
  return { tag: one.tagName, id: one.id || one.name, href: one.getAttribute('href'),
    seen: one.checkVisibility() && look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0 } }"""


@pytest.mark.parametrize("path", [*LISTS, *SINGLE])
def test_on_a_telephone_nothing_is_cut_off(path: str, browser: Page) -> None:
    browser.set_viewport_size(PHONE)
    browser.goto(path)
    assert browser.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("path", ["/", "/network", "/review", "/search", *SINGLE])
def test_on_a_telephone_everybody_can_read_it(path: str, browser: Page) -> None:
    browser.set_viewport_size(PHONE)
    browser.goto(path)
    assert violations(browser) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/disagreements", "/actor/PRK"])
def test_everybody_can_read_evidence_that_stands_open(
    path: str, scheme: str, browser: Page
) -> None:
    browser.emulate_media(color_scheme=scheme)
    browser.goto(path)
    browser.locator("details.ev summary").first.click()
    assert browser.locator("details.ev[open] .pane").first.is_visible()
    assert violations(browser) == []


@pytest.mark.parametrize(
    "path",
    ["/search?q=troops", "/search?q=nowhereatall", "/?as_of=2024-10-24", "/timeline?as_of=1999-01-01",
     "/dyad/CHN/PRK?as_of=2024-10-20", "/meetings?actor=China", "/statements?actor=&limit=3",
     "/nowhere", "/event/none"],
)  # fmt: skip
def test_everybody_can_read_what_was_asked(path: str, chromium: Browser, served: str) -> None:
    context = chromium.new_context(base_url=served)
    tab = context.new_page()
    tab.goto(path)
    assert violations(tab) == []
    context.close()


@pytest.fixture
def own(affair: Dossier, tmp_path: Path) -> Iterator[Dossier]:
    """A copy of the dossier of the examples, to be judged in."""
    affair.events()
    shutil.copy(affair.path, tmp_path / "own.duckdb")
    with dragoman.open(tmp_path / "own.duckdb") as dossier:
        yield dossier


def test_everybody_can_read_a_review_in_progress(own: Dossier, chromium: Browser) -> None:
    with serving(own) as address:
        context = chromium.new_context(base_url=address)
        tab = context.new_page()
        tab.goto("/review")
        with tab.expect_navigation():
            tab.keyboard.press("r")
        tab.keyboard.press("c")
        assert tab.locator("details.correct[open]").is_visible()
        assert violations(tab) == []
        tab.locator("#c-when").fill("some day")
        with tab.expect_navigation():
            tab.locator("#c-when").press("Enter")
        assert "is no time" in tab.locator("main").inner_text()
        assert violations(tab) == []
        context.close()


def test_everybody_can_read_an_empty_dossier(tmp_path: Path, chromium: Browser) -> None:
    with dragoman.open(tmp_path / "empty.duckdb") as dossier, serving(dossier) as address:
        context = chromium.new_context(base_url=address)
        tab = context.new_page()
        wrong: list[str] = []
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        for path in EMPTY:
            answer = tab.goto(path)
            assert answer is not None and answer.status == 200, path
            assert violations(tab) == [], path
        context.close()
        assert wrong == []


def test_by_keys_alone_one_gets_past_the_navigation_to_the_content(browser: Page) -> None:
    browser.goto("/timeline")
    browser.keyboard.press("Tab")
    first = browser.evaluate(FOCUS)
    assert (first["href"], first["seen"]) == ("#main", True)
    browser.keyboard.press("Enter")
    browser.keyboard.press("Tab")
    assert browser.evaluate("document.activeElement.closest('main') !== null")


def test_the_focus_is_seen_wherever_it_is(browser: Page) -> None:
    browser.goto("/")
    for _ in range(60):
        browser.keyboard.press("Tab")
        where = browser.evaluate(FOCUS)
        assert where["seen"] or where["tag"] == "BODY", where


def test_evidence_is_opened_and_left_by_keys(browser: Page) -> None:
    browser.goto("/timeline")
    browser.keyboard.press("j")
    browser.keyboard.press("Enter")
    first = browser.locator("details.ev[open] mark").inner_text()
    browser.keyboard.press("j")
    second = browser.locator("details.ev[open]")
    assert second.count() == 1
    browser.keyboard.press("Tab")
    assert browser.evaluate("document.activeElement.matches('details.ev[open] .pane a')")
    browser.keyboard.press("Escape")
    assert second.count() == 0
    assert browser.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert first


def test_the_slider_is_moved_by_keys(browser: Page) -> None:
    browser.goto("/network")
    slide = browser.locator("#slide")
    slide.wait_for(state="visible")
    slide.focus()
    assert browser.evaluate(FOCUS)["seen"]
    with browser.expect_response("**/network?*as_of=*"):
        slide.press("ArrowLeft")
    browser.wait_for_url("**as_of=*")

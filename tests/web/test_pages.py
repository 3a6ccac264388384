"""The pages in a real browser: they are read by everybody, and the exported file from the disk."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from lxml.html import document_fromstring

import dragoman
from dragoman import Dossier
from dragoman.reading.sources import make_report
from dragoman.web.exported import MOST_ROWS, page_file
from dragoman.web.page import Page
from dragoman.web.pages import pages
from tests.web.conftest import EXAMPLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

PLAIN = [page for page in pages().values() if "{" not in page.path]


def first_of_each(affair: Dossier) -> list[str]:
    """An address of a report, an event, a story, an actor and a pair."""
    event = max(affair.events(), key=lambda one: len(one.claims))
    story = affair.stories()[0]
    return [
        f"/report/{event.reports[0]}",
        f"/event/{event.id}",
        f"/story/{story.id}",
        "/actor/PRK",
        "/dyad/PRK/RUS",
    ]


def violations(tab: Tab) -> list[str]:
    # Told of violations alone, axe takes a third of the time.
    found = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def wrong_on(tab: Tab, address: str, width: int) -> list[str]:
    """What keeps somebody from reading a page of a width, in light and in dark."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(address)
    found = []
    for scheme in SCHEMES:
        tab.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {one}" for one in violations(tab)]
    wide = int(tab.evaluate("document.documentElement.scrollWidth"))
    return [*found, *([f"{wide} pixels wide"] if wide > width else [])]


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.name)
@pytest.mark.parametrize("width", [1400, 400])
def test_everybody_can_read_a_page(page: Page, width: int, browser: Tab) -> None:
    assert wrong_on(browser, page.path, width) == []


@pytest.mark.parametrize("width", [1400, 400])
def test_everybody_can_read_a_page_of_one_thing(affair: Dossier, width: int, browser: Tab) -> None:
    for address in first_of_each(affair):
        assert wrong_on(browser, address, width) == [], address


@pytest.mark.parametrize("path", ["/network", "/timeline", "/consequences", "/dyad/PRK/RUS"])
def test_a_drawing_goes_whole_on_a_telephone(path: str, browser: Tab) -> None:
    browser.set_viewport_size({"width": 400, "height": 800})
    browser.goto(path)
    drawn = browser.locator("figure svg").locator("visible=true")
    assert drawn.count() == 1
    assert browser.locator("figure").evaluate("one => one.scrollWidth - one.clientWidth") <= 1
    box = drawn.bounding_box()
    assert box is not None
    halo = 4  # pixels of paper around a word
    for text in drawn.locator("text").all():
        at = text.bounding_box()
        assert at is None or (
            at["x"] >= box["x"] - halo and at["x"] + at["width"] <= box["x"] + box["width"] + halo
        ), text.text_content()


def test_each_mark_of_the_timeline_leads_to_what_it_stands_for(browser: Tab) -> None:
    browser.goto("/timeline")
    marks = browser.locator("svg.timeline a").locator("visible=true")
    leads = [str(one.get_attribute("href")) for one in marks.all()]
    rows = set(browser.locator("tr[id^='e-']").evaluate_all("all => all.map(one => '#' + one.id)"))
    assert {one for one in leads if one.startswith("#")} <= rows
    (older, *_) = (one for one in leads if not one.startswith("#"))
    day = older.rpartition("until=")[2]
    browser.goto(older)
    assert browser.locator("tr[id^='e-']").count() > 0
    assert f"since={day}" in browser.url
    assert browser.locator("svg.timeline a title").first.inner_html().startswith(day)


def test_the_front_page_fits_one_screen(browser: Tab) -> None:
    browser.goto("/")
    assert browser.locator(".front").bounding_box()["height"] < 850  # type: ignore[index]


def test_pages_are_read_without_scripts(chromium: Browser, served: str) -> None:
    context = chromium.new_context(base_url=served, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/?as_of=2024-10-24")
    tab.locator("details.ev > summary").first.click()
    assert tab.locator("details.ev[open] .pane mark").inner_text()
    context.close()


def test_the_day_is_chosen_and_kept(browser: Tab) -> None:
    browser.goto("/disagreements?apparent=true")
    browser.locator("#as-of").fill("2024-10-24")
    browser.wait_for_url("**as_of=2024-10-24**")
    assert "apparent=" in browser.url
    browser.get_by_role("link", name="Silences", exact=True).first.click()
    assert "as_of=2024-10-24" in browser.url


def test_the_exported_file_opens_from_the_disk(chromium: Browser, tmp_path: Path) -> None:
    out = tmp_path / "affair.html"
    with dragoman.open(tmp_path / "affair.duckdb") as dossier:
        dossier.read(sorted(str(one) for one in EXAMPLES.glob("*.txt"))[:3])
        out.write_text(page_file(dossier), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(out.as_uri())
    assert tab.locator("section.part:visible").count() == 1
    tab.locator("section#affair").get_by_label("Evidence").locator("visible=true").first.click()
    tab.locator(":popover-open blockquote + p a").click()
    shown = tab.locator("section.part:visible")
    assert shown.count() == 1
    assert tab.locator("[popover]:visible").count() == 0  # the report is not covered
    assert str(shown.get_attribute("id")).startswith("report/")
    assert shown.locator("article").is_visible()
    assert "rgba(0, 0, 0, 0)" not in shown.locator(":target").evaluate(
        "one => getComputedStyle(one).backgroundColor"
    )  # the sentence that was asked for stands out
    tab.locator("nav.rail .menu:not(.folded) a[href='#map']").click()
    assert tab.get_by_role("group", name="Map of actors").is_visible()
    assert asked == [out.as_uri()]
    context.close()


def test_each_link_of_the_file_lands_inside_it(affair: Dossier) -> None:
    text = page_file(affair)
    whole = document_fromstring(text)
    ids = set(whole.xpath("//@id"))
    links = set(whole.xpath("//@href"))
    assert {link[:1] for link in links} == {"#"}
    assert {unquote(link[1:]) for link in links} <= ids
    drawn = whole.xpath("//@marker-end | //@marker-start | //@fill")
    lent = {one[5:-1] for one in drawn if one.startswith("url(#")}
    assert {one.rpartition("-")[2] for one in lent} == {"network", "map"}
    assert lent <= ids  # arrowheads and hatching
    organs = [id for id in ids if re.fullmatch(r"actor/(?!UNK)[A-Z]{3}:(GOV|MIL)", id)]
    assert organs == []
    assert len(text.encode()) < 3_250_000  # a map for a telephone is 63 kB of it


def test_each_sentence_stands_once_in_the_file_and_each_mark_opens_one(affair: Dossier) -> None:
    whole = document_fromstring(page_file(affair))
    panes = {one.get("id"): one.text_content() for one in whole.xpath("//*[@popover]")}
    marks = whole.xpath("//button/@popovertarget")
    assert set(marks) == set(panes)
    assert len(set(panes.values())) > len(panes) * 0.9  # one sentence may tell several claims
    assert len(marks) > 2 * len(panes)


def test_bars_of_a_pair_of_many_months_lead_to_their_lines_in_the_file(tmp_path: Path) -> None:
    months = [date(2022 + n // 12, n % 12 + 1, 20) for n in range(15)]
    with dragoman.open(tmp_path / "long.duckdb") as dossier:
        dossier.read(
            [
                make_report(f"Peru sent {n + 2} ships to Chile on Monday.", published=day)
                for n, day in enumerate(months)
            ]
        )
        text = page_file(dossier)
    whole = document_fromstring(text)
    pair = whole.xpath("//section[@id='dyad/CHL/PER']")[0]
    bars = pair.xpath(".//*[local-name() = 'svg']//*[local-name() = 'a']/@href")
    assert len(set(bars)) == len(months) > MOST_ROWS
    ids = set(whole.xpath("//@id"))
    assert {unquote(link[1:]) for link in whole.xpath("//@href")} <= ids

"""The pages of the network and the map: the slider, its permalinks, its keys, and the way to evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from dragoman.picture.lines import plain
from dragoman.picture.network_lines import map_lines, network_lines

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from starlette.testclient import TestClient

    from dragoman import Dossier

PAGES = ["/network", "/map"]
POINTS = """() => Object.fromEntries([...document.querySelectorAll('.nodes > .node .rim')].map(
  (one) => [one.parentElement.dataset.id, ['cx', 'cy', 'x', 'y', 'points'].map((a) => one.getAttribute(a)).join()]))"""


def test_the_twins_have_what_the_library_gives(client: TestClient, affair: Dossier) -> None:
    day = "2024-10-29"
    told = client.get(f"/network.json?as_of={day}").json()["records"]
    assert told == [plain(one) for one in network_lines(affair.network(day))]
    told = client.get(f"/map.json?as_of={day}&view=RUS").json()["records"]
    assert told == [plain(one) for one in map_lines(affair.map(day, view="RUS"))]


@pytest.mark.parametrize("path", PAGES)
def test_every_line_opens_its_sentence(client: TestClient, affair: Dossier, path: str) -> None:
    page = client.get(f"{path}?rows=1000").text
    rows = re.findall(r'<tr data-edge="([^"]+)">(.*?)</tr>', page, flags=re.DOTALL)
    edges = {edge.id: edge for edge in affair.network().edges}
    assert {id for id, _ in rows} == set(edges)
    for id, row in rows:
        if edges[id].reference:
            assert "known beforehand" in row
        else:
            assert "<blockquote>" in row
            source = edges[id].source
            assert source is not None
            assert f"#claim-{source.claim}" in row


@pytest.mark.parametrize("path", PAGES)
def test_the_table_shows_the_strongest_lines_and_all_where_they_are_asked_for(
    client: TestClient, affair: Dossier, path: str
) -> None:
    page = client.get(path).text
    shown = re.findall(r'<tr data-edge="([^"]+)">', page)
    edges = sorted(affair.network().edges, key=lambda edge: edge.reference)
    assert shown == [edge.id for edge in edges[:20]]
    found = re.search(r'class="all-lines" href="([^"]+)"', page)
    assert found is not None
    everything = client.get(found[1].replace("&amp;", "&")).text
    assert len(re.findall(r"<tr data-edge=", everything)) == len(edges)
    assert "all-lines" not in everything


@pytest.mark.parametrize("path", PAGES)
def test_days_are_reached_without_a_script(client: TestClient, path: str) -> None:
    page = client.get(f"{path}?as_of=2024-10-29").text
    assert re.search(rf'rel="prev" href="{path}\?[^"]*as_of=2024-10-2\d', page)
    assert re.search(rf'rel="next" href="{path}\?[^"]*as_of=2024-\d\d-\d\d', page)
    assert '<noscript><input type="date"' in page


@pytest.mark.parametrize(
    "address",
    ["/network?kind=friendship", "/network?actor=Atlantis", "/map?view=XX", "/map?region=moon"],
)
def test_what_is_not_there_is_told(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "ask for" in answer.text or "Atlantis" in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_the_slider_moves_states_and_no_nodes(browser: Page, path: str) -> None:
    browser.goto(path)
    slide = browser.locator("#slide")
    slide.wait_for(state="visible")
    before = browser.evaluate(POINTS)
    edges = browser.locator(".edge[data-id]").count()
    box = slide.bounding_box()
    assert box is not None
    browser.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] / 2)
    browser.wait_for_url("**as_of=*")
    browser.wait_for_function(
        "n => document.querySelectorAll('.edge[data-id]').length < n", arg=edges
    )
    assert browser.evaluate(POINTS) == before
    day = browser.locator("[data-slider] output").inner_text()
    assert f"as_of={day}" in browser.url
    drawn = browser.locator(".edge[data-id]").count()
    browser.reload()  # each position is an address of its own
    slide.wait_for(state="visible")
    assert browser.locator("[data-slider] output").inner_text() == day
    assert browser.locator(".edge[data-id]").count() == drawn
    assert browser.evaluate(POINTS) == before


def test_the_slider_moves_by_keys(browser: Page) -> None:
    browser.goto("/network?as_of=2024-10-29")
    slide = browser.locator("#slide")
    slide.wait_for(state="visible")
    slide.focus()
    first = browser.locator("[data-slider] output").inner_text()
    browser.keyboard.press("ArrowRight")
    browser.wait_for_function(
        "day => document.querySelector('[data-slider] output').textContent > day", arg=first
    )
    later = browser.locator("[data-slider] output").inner_text()
    browser.wait_for_url(f"**as_of={later}")
    browser.keyboard.press("ArrowLeft")
    browser.wait_for_url(f"**as_of={first}")
    browser.locator("a.step[rel=next]").press("Enter")
    browser.wait_for_url(f"**as_of={later}")
    assert slide.get_attribute("aria-valuetext") == later


def test_a_line_opens_its_sentence_by_mouse_and_by_key(browser: Page) -> None:
    browser.goto("/network")
    browser.locator("#slide").wait_for(state="visible")
    browser.locator('.broad .edge[data-id="PRK~RUS~cooperation"]').dispatch_event("click")
    assert browser.locator("tr[data-edge='PRK~RUS~cooperation'] .pane").is_visible()
    browser.keyboard.press("Escape")
    node = browser.locator('.broad .node[data-id="PRK"]')
    node.focus()
    browser.keyboard.press("ArrowRight")
    focused = "document.activeElement.dataset.ends"
    assert "PRK" in browser.evaluate(focused).split()
    browser.keyboard.press("Escape")
    assert browser.evaluate("document.activeElement.dataset.id") == "PRK"
    assert str(node.get_attribute("href")).startswith("/actor/PRK")


def test_the_reader_chooses_the_borders(browser: Page) -> None:
    browser.goto("/map?region=europe")
    assert browser.locator('.broad [data-area="crimea"]').count() == 1
    browser.locator("#view").select_option("UKR")
    browser.wait_for_url("**view=UKR*")
    assert browser.locator('.broad [data-area="crimea"]').count() == 0
    assert "region=europe" in browser.url


def test_a_line_that_the_table_does_not_show_yet_opens_its_sentence(browser: Page) -> None:
    browser.goto("/network")
    browser.locator("#slide").wait_for(state="visible")
    ids = "all => all.map((one) => one.dataset.edge ?? one.dataset.id)"
    shown = browser.locator("tr[data-edge]").evaluate_all(ids)
    drawn = browser.locator(".broad .edge:not(.known)").evaluate_all(ids)
    hidden = next(id for id in drawn if id not in shown)
    browser.locator(f'.broad .edge[data-id="{hidden}"]').dispatch_event("click")
    browser.locator(f"tr[data-edge='{hidden}'] .pane").wait_for(state="visible")
    assert "rows=" in browser.url


@pytest.mark.parametrize("path", [*PAGES, "/network?as_of=2024-10-20", "/map?region=asia-east"])
def test_axe_finds_nothing_serious(browser: Page, path: str) -> None:
    browser.goto(path)
    browser.locator("#slide").wait_for(state="visible")
    found = [
        one
        for one in Axe().run(browser).response["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert found == []


@pytest.mark.parametrize("path", PAGES)
def test_a_telephone_has_a_drawing_of_its_own_that_does_not_scroll(
    browser: Page, path: str
) -> None:
    browser.set_viewport_size({"width": 400, "height": 800})
    browser.goto(path)
    assert browser.locator("svg.broad").is_hidden()
    slim = browser.locator("svg.slim")
    assert slim.is_visible()
    assert slim.locator(".nodes > .node").count() > 1
    room = browser.locator("figure.drawn").evaluate("one => one.scrollWidth - one.clientWidth")
    assert room <= 1
    small = slim.locator("text").evaluate_all(
        "all => all.filter((one) => one.getBoundingClientRect().height < 9).length"
    )
    assert small == 0


@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_window_does_not_scroll_sideways(browser: Page, path: str) -> None:
    browser.set_viewport_size({"width": 400, "height": 800})
    browser.goto(path)
    assert browser.evaluate("document.documentElement.scrollWidth") <= 400

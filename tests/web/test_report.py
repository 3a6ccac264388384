"""The report page: the text whole, every claim marked and reached by mouse, keys and links."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

import dragoman
from dragoman import Dossier
from dragoman.reading.sources import make_report
from tests.web.conftest import client_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from starlette.testclient import TestClient

REPORT = "03-austin-rome-wire"


def text_of(page: str) -> str:
    """The text that a page shows of a report, without the marks that it adds."""
    article = page[page.index('<article class="text"') : page.index("</article>")]
    segments = re.findall(r'<span class="seg [^>]*>(.*?)</span>', article, re.DOTALL)
    return html.unescape("".join(segments))


def test_every_report_is_shown_whole_and_every_claim_is_marked(
    client: TestClient, affair: Dossier
) -> None:
    for (id,) in affair.reports().project("id").fetchall():
        page = client.get(f"/report/{id}").text
        assert text_of(page) == affair.report(id).text.replace("\r\n", "\n")
        for row in affair.rows(id):
            for wanted in (f'id="claim-{row.id}"', f'id="part-{row.id}"', f'href="#part-{row.id}"'):
                assert page.count(wanted) == 1, (id, wanted)


def test_all_who_speak_with_one_voice_are_shown(tmp_path: Path) -> None:
    text = "Peru and Chile said in a joint statement that the border would stay open."
    with dragoman.open(tmp_path / "joint.duckdb") as dossier:
        dossier.read([make_report(text, id="joint")], quick=True)
        page = client_of(dossier).get("/report/joint").text
    speakers = page[page.index("<dt>Speaker</dt>") : page.index("<dt>Cue</dt>")]
    assert re.findall(r'<span class="code">(\w+)</span>', speakers) == ["PER", "CHL"]


def test_the_twin_has_what_the_library_gives(client: TestClient, affair: Dossier) -> None:
    (record,) = client.get(f"/report/{REPORT}.json").json()["records"]
    found = affair.marked(REPORT)
    assert record["text"] == found.report.text
    assert [one["id"] for one in record["claims"]] == [one.row.id for one in found.claims]
    assert len(record["disagreements"]) == len(found.disagreements)
    assert client.get("/report/none-such").status_code == 404


def test_words_open_the_claim_that_they_are_evidence_of(browser: Page, affair: Dossier) -> None:
    browser.goto(f"/report/{REPORT}")
    row = next(row for row in affair.rows(REPORT) if row.claim.kind == "act")
    card = browser.locator(f'details[data-claim="{row.id}"]')
    assert not card.evaluate("one => one.open")
    browser.locator(f'.seg[data-claims~="{row.id}"]').first.hover()
    assert card.evaluate("one => one.open")
    assert card.get_by_text("Status", exact=True).is_visible()
    assert browser.locator(".seg.on").first.is_visible()
    browser.keyboard.press("Escape")
    assert not card.evaluate("one => one.open")


def test_claims_are_stepped_through_by_keys(browser: Page) -> None:
    browser.goto(f"/report/{REPORT}")
    for number in ("1", "2"):
        browser.keyboard.press("j")
        assert browser.locator("details.claim[open] .no").inner_text() == number
    browser.keyboard.press("k")
    assert browser.locator("details.claim[open] .no").inner_text() == "1"
    browser.locator("article .ref").nth(3).focus()
    assert browser.locator("details.claim[open]").count() == 1


def test_a_deep_link_shows_its_claim(browser: Page, affair: Dossier) -> None:
    row = affair.rows(REPORT)[-1]
    browser.goto(f"/report/{REPORT}#claim-{row.id}")
    browser.locator(f'details[data-claim="{row.id}"][open]').wait_for()
    assert browser.locator(f'.seg[data-claims~="{row.id}"]').first.is_visible()


def test_without_scripts_text_and_claims_link_both_ways(
    chromium: Browser, served: str, affair: Dossier
) -> None:
    context = chromium.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/report/{REPORT}")
    row = affair.rows(REPORT)[2]
    page.locator(f'.ref[data-claim="{row.id}"]').click()
    part = page.locator(f"#part-{row.id}")
    assert part.is_visible()  # the link opens the fold that it is in
    part.get_by_role("link", name="In the text").click()
    assert page.url.endswith(f"#claim-{row.id}")
    context.close()


def test_on_a_small_screen_a_claim_comes_up_below(browser: Page) -> None:
    browser.set_viewport_size({"width": 400, "height": 800})
    browser.goto(f"/report/{REPORT}")
    browser.locator(".seg.act").first.click()
    box = browser.locator(".side").bounding_box()
    assert box is not None and box["y"] + box["height"] <= 801 and box["y"] > 300
    width = browser.evaluate("document.documentElement.scrollWidth")
    assert width <= 400

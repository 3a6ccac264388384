"""Five questions of a new user about the example affair, each answered in at most four clicks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

MOST = 4  # clicks, from the front page to the answer


class Reader:
    """Somebody at the front page, whose clicks are counted; a key that sends a form is one, too."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        page.goto("/")

    def click(self, what: Locator) -> None:
        """Click what is seen; nothing hidden can be clicked."""
        self.clicks += 1
        what.click()

    def ask(self, field: Locator, words: str) -> None:
        """Fill a field and send it."""
        field.fill(words)
        self.clicks += 1
        field.press("Enter")
        self.page.wait_for_load_state()

    def view(self, name: str) -> None:
        """Click a view of the navigation."""
        self.click(self.page.locator(".rail").get_by_role("link", name=name, exact=True))
        self.page.wait_for_load_state()

    def open(self, line: Locator) -> Locator:
        """Click the quotation mark of a line: the sentence behind it."""
        self.click(line.locator("summary").first)
        pane = line.locator("details[open] .pane")
        assert pane.is_visible()
        return pane


@pytest.fixture
def reader(browser: Page) -> Iterator[Reader]:
    """A reader at the front page; whatever was done, it took no more clicks than it may."""
    made = Reader(browser)
    yield made
    assert made.clicks <= MOST


def test_who_met_whom_in_kazan(reader: Reader) -> None:
    reader.view("Meetings")
    kazan = reader.page.locator("tr", has_text="Kazan")
    met = [line.locator(".whom").inner_text() for line in kazan.all()]
    for one, other in (("Xi Jinping", "Vladimir Putin"), ("Narendra Modi", "Xi Jinping")):
        assert any(one in who and other in who for who in met)
    pane = reader.open(kazan.filter(has_text="Putin").filter(has_text="Xi").first)
    assert "Xi" in pane.locator("blockquote").inner_text()
    assert pane.get_by_text("Published").is_visible()


def test_what_china_said_and_did_not_say_about_the_troops(reader: Reader) -> None:
    reader.click(reader.page.get_by_role("link", name="China", exact=True).first)
    reader.page.wait_for_load_state()
    said = reader.page.locator(
        "section", has=reader.page.get_by_role("heading", name=re.compile("^Said"))
    )
    unsaid = reader.page.locator(
        "section", has=reader.page.get_by_role("heading", name=re.compile("^Unsaid"))
    )
    assert "did not know the detail" in said.inner_text()
    pane = reader.open(said.locator("tr", has_text="did not know the detail").first)
    assert "China" in pane.inner_text()
    silent = unsaid.locator("tr", has_text="whether China had been told of the deployment")
    pane = reader.open(silent.first)
    assert "He did not say" in pane.inner_text()


def test_how_many_troops_by_whose_word_and_who_disagrees(reader: Reader) -> None:
    clash = reader.page.locator("tr", has_text="10,000 soldiers").first
    for side, told in ((0, "10,000"), (1, "8,000")):
        reader.click(clash.locator("summary").nth(side))
        pane = clash.locator("details[open] .pane")
        assert told in pane.inner_text()
        assert pane.locator("dd", has_text=re.compile("Lloyd Austin|Antony Blinken")).count() == 1
    reader.view("Moves")
    moved = reader.page.locator("main")
    for figure in ("10,000", "3,000", "40,000", "8,000"):
        assert figure in moved.inner_text()
    for voice in ("Sabrina Singh", "National Intelligence Service", "Lloyd Austin"):
        assert voice in moved.inner_text()


def test_what_stood_between_china_and_north_korea_on_a_day(reader: Reader) -> None:
    reader.clicks += 1  # choosing a day asks for it
    reader.page.locator("#as-of").fill("2024-10-20")
    reader.page.wait_for_url("**as_of=2024-10-20*")
    reader.view("Ties")
    pact = reader.page.locator("tr", has_text="China-North Korea Treaty of Friendship")
    assert "since 1961" in pact.inner_text()
    reader.click(pact.get_by_title("All between the two"))
    reader.page.wait_for_url("**/dyad/CHN/PRK?as_of=2024-10-20")
    text = reader.page.locator("main").inner_text()
    assert "China-North Korea Treaty of Friendship" in text
    assert "2024-11" not in re.sub(r"\s+", " ", text).partition("Method & limits")[0]


def test_a_colleague_is_sent_the_evidence(reader: Reader, chromium: Browser, served: str) -> None:
    line = reader.page.locator("main tr", has=reader.page.locator("summary")).first
    pane = reader.open(line)
    sentence = pane.locator("mark").inner_text()
    reader.click(pane.locator("a.report"))
    reader.page.wait_for_url("**/report/**#claim-**")
    address = reader.page.url  # what is pasted into a letter
    colleague = chromium.new_context().new_page()
    colleague.goto(address)
    card = colleague.locator("details.claim[open]")
    card.wait_for()
    assert sentence[:40] in card.inner_text()
    assert colleague.locator(".seg.on").first.is_visible()
    colleague.context.close()

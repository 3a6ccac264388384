"""The pages of what is to come: with history enough, with too little, and in a browser."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

import dragoman
from dragoman.outlook.settings import settings
from dragoman.store.file import connected
from dragoman.store.outlooks import kept
from dragoman.web.views import backtest
from tests.outlook.conftest import history, written
from tests.web.conftest import client_of, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from starlette.testclient import TestClient

    from dragoman import Dossier


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """A dossier of a made-up history, with one outlook of the past in it."""
    folder: Path = tmp_path_factory.mktemp("ahead")
    with dragoman.open(folder / "ahead.duckdb") as dossier:
        dossier.import_events(written(history(), folder / "events.txt"))
        made = dossier.outlook("IND", "PAK", as_of="2022-01-02", weeks=2)
        dossier._keep_outlook(replace(made, id="ahead", made=made.as_of or made.made))
        dossier.outlook("IND", "PAK", as_of="2022-01-02", weeks=1)
        dossier.amounts("IND", "PAK", as_of="2022-01-02", steps=2)
        with connected(dossier.path) as connection:
            much = next(one for one in kept(connection) if one.step_days)
        dossier._keep_outlook(replace(much, id="much", made=much.as_of or much.made))
        yield dossier


def test_an_outlook_has_its_twin_and_its_table(told: Dossier) -> None:
    client = client_of(told)
    page = client.get("/outlook?a=India&b=PAK&weeks=2")
    assert page.status_code == 200
    assert "no cause" in page.text
    assert "ASSAULT" in page.text
    records = client.get("/outlook.json?a=India&b=PAK&weeks=2").json()["records"]
    assert records[0]["part"] == "outlook"
    assert records[0]["kept"] is True
    assert [one["part"] for one in records].count("chance") == 32
    acts = [act for one in records if one["part"] in ("chance", "amount") for why in one["because"] for act in why["acts"]]  # fmt: skip
    assert acts
    assert f"imported ({records[1]['because'][0]['acts'][0]['event']}), without text" in page.text
    assert client.get("/outlook.csv?a=IND&b=PAK").text.count("\n") > 30


def test_what_if_and_track_have_theirs(told: Dossier) -> None:
    client = client_of(told)
    page = client.get("/whatif?type=ASSAULT&source=IND&target=PAK")
    assert "no cause" in page.text
    assert "came in answer" in page.text
    records = client.get("/whatif.json?type=ASSAULT&source=IND&target=PAK&weeks=1").json()[
        "records"
    ]
    assert {"with", "without", "change"} <= set(records[1])
    assert " without it, " in records[1]["because"][0]["says"]
    assert records[1]["because"][0]["says"] in client.get("/whatif?type=ASSAULT&source=IND&target=PAK&weeks=1").text  # fmt: skip
    track = client.get("/track.json").json()["records"]
    assert (track[0]["scored"], track[0]["looked_back"]) == (2, 1)
    assert 0 < track[0]["mrr"] <= 1
    assert [one["quad"] for one in track if one["part"] == "passed"] == [None, 1, 2, 3, 4]
    assert "passed" in client.get("/track.csv").text
    assert sum(one["chances"] for one in track if one["part"] == "bin") == 32
    drawn = client.get("/track").text
    assert "<svg viewBox" in drawn
    assert 'href="#t-1"' in drawn
    assert "Looked back: made after their weeks began" in drawn
    assert "fewer than 20 clusters" in drawn
    assert f"{track[0]['mrr']:.3f}" in drawn
    assert drawn.count('class="score held"') == 5
    assert "how much, by week" in drawn
    assert "track record</a>" in client.get("/amounts?a=IND&b=PAK").text


def test_the_examples_tell_what_is_lacking(client: TestClient) -> None:
    page = client.get("/outlook?a=PRK&b=RUS")
    assert page.status_code == 200
    assert "No chances are told" in page.text
    assert "needs at least" in page.text
    assert "What tends to follow" in client.get("/dyad/PRK/RUS").text
    for asked in ("/outlook", "/whatif", "/amounts"):  # before anybody is named
        page = client.get(asked)
        assert page.status_code == 200
        assert "an outlook needs at least" in page.text
        assert "/outlook?a=PRK&amp;b=RUS" in page.text  # whose next acts can be ranked
    assert client.get("/outlook?a=Nowhere").status_code == 400
    assert client.get("/outlook?a=PRK&weeks=99").status_code == 422


def test_a_reader_asks_for_an_outlook_and_opens_a_reason(told: Dossier, chromium: Browser) -> None:
    with serving(told) as address:
        context = chromium.new_context(base_url=address)
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.goto("/outlook")
        form = page.locator("form.by-actor")
        form.get_by_label("Actor").fill("India")
        form.get_by_label("and", exact=True).fill("Pakistan")
        form.get_by_role("button").click()
        page.wait_for_url("**/outlook?a=India**")
        assert "India – Pakistan" in (page.locator("h1").text_content() or "")
        row = page.locator("table.lines tbody tr").first
        row.locator("summary").click()
        assert row.locator("details ul.acts li").first.is_visible()
        page.get_by_role("link", name="track record", exact=True).click()
        assert page.locator("svg.calibration a").count() >= 3
        page.locator("svg.calibration a").first.focus()
        context.close()
    assert not wrong


def test_who_comes_next_opens_the_acts_behind_it(client: TestClient) -> None:
    page = client.get("/outlook?a=PRK&b=RUS").text
    assert "Whom either acts on next" in page
    records = client.get("/outlook.json?a=PRK&b=RUS").json()["records"]
    acts = [act for one in records if one["part"] == "next" for why in one["because"] for act in why["acts"]]  # fmt: skip
    assert acts
    assert not any(act["imported"] for act in acts)
    for event in {act["event"] for act in acts}:
        assert f'/event/{event}"' in page
        assert client.get(f"/event/{event}").status_code == 200


def test_how_much_has_a_picture_and_its_table(told: Dossier, client: TestClient) -> None:
    there = client_of(told)
    page = there.get("/amounts?a=India&b=PAK&steps=3").text
    for shape in ("broad", "slim"):
        assert page.count(f'class="drawing chart fan {shape}"') == 2
    assert page.count('href="#t1-') == 2 * (12 + 3)  # of the drawing for a desk and for a telephone
    assert page.count('id="t1-') == 12 + 3
    records = there.get("/amounts.json?a=India&b=PAK&steps=3").json()["records"]
    event = records[0]["amounts"][0]["because"][0]["acts"][0]["event"]
    assert f"imported ({event}), without text" in page
    assert [one["part"] for one in records].count("way") == 2
    ahead = [one for one in records if one["part"] == "step" and one["ahead"]]
    assert len(ahead) == 6
    for one in ahead:
        assert one["cooperation_quantiles"] == sorted(one["cooperation_quantiles"])
    assert there.get("/amounts.csv?a=IND&b=PAK").text.count("\n") > 30
    assert client.get("/amounts").status_code == 200
    assert "Nothing is forecast" in client.get("/amounts?a=PRK&b=RUS").text
    assert client.get("/amounts?a=PRK&b=PRK").status_code == 400
    assert client.get("/amounts?a=PRK&b=RUS&steps=99").status_code == 422
    assert client.get("/amounts?a=PRK&b=RUS&step=age").status_code in (400, 422)


def test_how_much_is_drawn_whole_on_a_telephone(browser: Page) -> None:
    browser.set_viewport_size({"width": 400, "height": 800})
    browser.goto("/amounts?a=PRK&b=RUS")
    room = browser.locator("figure").first.evaluate("one => one.scrollWidth - one.clientWidth")
    assert room <= 1
    assert browser.locator("figure svg.slim").first.is_visible()


def test_pages_that_were_asked_nothing_offer_the_pairs_with_most_history(
    told: Dossier, client: TestClient
) -> None:
    there = client_of(told)
    best = told.best_known()
    assert [one.acts for one in best] == sorted((one.acts for one in best), reverse=True)
    assert len({frozenset((one.a.code, one.b.code)) for one in best}) == len(best) == 8
    assert {best[0].a.code, best[0].b.code} == {"IND", "PAK"}
    for page in ("/outlook", "/amounts", "/whatif"):
        shown = there.get(page).text
        offered = [
            one for one in re.findall(r'href="([^"]+)"', shown) if one.startswith(f"{page}?")
        ]
        assert len(offered) == 8
        assert "<table" in there.get(html.unescape(offered[0])).text
        assert there.get(f"{page}.json").json()["records"] == []
        assert "No two actors have history enough" in client.get(page).text
    assert told.best_known("2021-03-01") == []  # too little was known by then


# Keeps what the sign has said: as long as a page is under way, no driver may look into the old one.
WATCHED = """new MutationObserver(() => {
  const said = document.querySelector("[role=status]")?.innerText;
  const kept = JSON.parse(sessionStorage.said ?? "[]");
  if (said && said !== kept.at(-1)) sessionStorage.said = JSON.stringify([...kept, said]);
}).observe(document, {subtree: true, childList: true, characterData: true})"""


def test_an_answer_that_is_long_in_coming_has_a_live_sign(
    told: Dossier, chromium: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = type(told).outlook

    def slow(dossier: Dossier, *asked: Any) -> Any:
        time.sleep(4)
        return real(dossier, *asked)

    monkeypatch.setattr(type(told), "outlook", slow)
    with serving(told) as address:
        page = chromium.new_context(base_url=address).new_page()
        page.goto("/outlook")
        page.evaluate(WATCHED)
        page.fill("[name=a]", "IND")
        page.fill("[name=b]", "PAK")
        page.locator(".by-actor button").click()
        page.wait_for_url("**/outlook?a=IND*", timeout=60_000)
        said = page.evaluate("JSON.parse(sessionStorage.said ?? '[]')")
        assert len(said) > 1
        assert all(re.fullmatch(r"Being worked out \d+ s", one) for one in said)
        assert not page.get_by_role("status").count()
        page.go_back()
        assert not page.get_by_role("status").count()
        page.context.close()


def test_acts_that_are_hardly_to_come_are_folded_away_and_reasons_wrap(told: Dossier, chromium: Browser) -> None:  # fmt: skip
    page = client_of(told).get("/outlook?a=IND&b=PAK&weeks=2").text
    records = client_of(told).get("/outlook.json?a=IND&b=PAK&weeks=2").json()["records"]
    few = sum(one["part"] == "chance" and one["chance"] < 0.01 for one in records)
    assert few > 1
    assert f"{few} acts with chances under 1 %" in page
    with serving(told) as address:
        tab = chromium.new_page(base_url=address, viewport={"width": 390, "height": 800})
        for asked in ("/outlook?a=IND&b=PAK&weeks=2", "/whatif?type=ASSAULT&source=IND&target=PAK&weeks=1", "/amounts?a=IND&b=PAK&steps=3"):  # fmt: skip
            tab.goto(asked)
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), asked
        tab.close()


def test_a_backtest_is_offered_and_run_when_asked_for(
    told: Dossier, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = client_of(told)
    assert "/outlook/backtest" in there.get("/track").text
    page = there.get("/outlook/backtest").text
    assert "some minutes" in page
    assert '<input type="hidden" name="run" value="true">' in page
    (before,) = there.get("/outlook/backtest.json").json()["records"]
    assert "mrr" not in before
    assert before["parts"]["test"]["acts"] >= 50
    with backtest._at_work:  # another reader's is being worked out
        busy = there.get("/outlook/backtest.json?run=true")
    assert (busy.status_code, busy.json()["error"]["code"]) == (503, "busy")
    (found,) = there.get("/outlook/backtest.json?run=true").json()["records"]
    assert {name: found[name] for name in before} == before
    assert 0 < found["mrr"] <= 1
    assert found["answers"] == 2 * found["parts"]["test"]["acts"]
    description = there.get("/openapi.json").json()
    schema = description["paths"]["/outlook/backtest.json"]["get"]["responses"]["200"]["content"]
    checked = schema["application/json"]["schema"] | {"components": description["components"]}
    whole = there.get("/outlook/backtest.json?run=true").json()
    assert list(Draft202012Validator(checked).iter_errors(whole)) == []
    page = there.get("/outlook/backtest?run=true").text
    assert f"{found['mrr']:.3f}" in page
    assert f"{found['baseline']['hits3']:.3f}" in page
    rows = there.get("/outlook/backtest.csv?run=true").text.splitlines()
    assert len(rows) == 1 + 4 * 4
    monkeypatch.setitem(settings()["backtest"], "most_served", 600)
    refused = there.get("/outlook/backtest.json?run=true&as_of=2022-02-20").json()["records"][0]
    assert "more than 600 are not ranked here" in refused["refused"]
    assert "more than 600 are not ranked here" in there.get("/outlook/backtest?as_of=2022-02-20").text  # fmt: skip
    assert "a backtest needs at least 500 acts" in client.get("/outlook/backtest").text


def test_who_asks_for_a_backtest_that_runs_is_refused_and_does_not_wait(
    told: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go, whole = Event(), Event(), told.backtest

    def slow(as_of: date | None, most: int, *, rank: bool = True) -> object:
        begun.set()
        go.wait(60)
        return whole(as_of, most, rank=False)

    monkeypatch.setattr(told, "backtest", slow)
    there, path = client_of(told), "/outlook/backtest.json?run=true&as_of=2022-02-13"
    with ThreadPoolExecutor() as pool:
        first = pool.submit(there.get, path)
        assert begun.wait(60)
        assert there.get(path).status_code == 503
        with ThreadPoolExecutor() as lookers:  # to look at what would be ranked is no work
            looked = [lookers.submit(there.get, path.replace("run=true&", "")) for _ in range(3)]
            go.set()
            assert [one.result().status_code for one in looked] == [200, 200, 200]
        assert first.result().status_code == 200


def test_the_record_of_a_served_dossier_knows_a_new_outlook_at_once(tmp_path: Path) -> None:
    """Answers of other pages stay as they are kept, and the moment is not read anew."""
    with dragoman.open(tmp_path / "affair.duckdb") as dossier:
        dossier.import_events(written(history(), tmp_path / "events.txt"))
        there = client_of(dossier)
        assert there.get("/track.json").json()["records"][0]["waiting"] == 0
        assert "What tends to follow" in there.get("/dyad/IND/PAK").text
        moment = dossier.moment()
        assert there.get("/outlook.json?a=IND&b=PAK&weeks=2").json()["records"][0]["kept"]
        assert dossier.moment() is moment
        records = there.get("/track.json").json()["records"]
        assert (records[0]["waiting"], records[-1]["part"]) == (1, "waiting")
        page = there.get("/track").text
        assert "Waiting for their day" in page
        assert "32 chances" in page
        assert "waiting" in there.get("/track.csv").text
        assert "chance" in there.get("/dyad/IND/PAK.json").text

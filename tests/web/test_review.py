"""Claims judged on the page: by keys alone, by forms without scripts, and never for another site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dragoman
from dragoman import Dossier
from dragoman.store.lock import writer_lock
from tests.web.conftest import client_of, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from starlette.testclient import TestClient


@pytest.fixture
def own(affair: Dossier, tmp_path: Path) -> Iterator[Dossier]:
    """A copy of the dossier of the examples, to be judged in."""
    affair.events()
    path = tmp_path / "own.duckdb"
    shutil.copy(affair.path, path)
    with dragoman.open(path) as dossier:
        yield dossier


@pytest.fixture
def asked(own: Dossier) -> TestClient:
    return client_of(own)


@pytest.fixture
def reviewing(own: Dossier, chromium: Browser) -> Iterator[Page]:
    """A tab on a server of that copy."""
    with serving(own) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1400, "height": 900})
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        yield page
        context.close()
        assert not wrong


def form_of(client: TestClient, address: str = "/review") -> dict[str, str]:
    """The hidden fields of the form of a page."""
    page = client.get(address).text
    form = page[page.index('<form class="judge"') :]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


def test_a_judgement_is_taken_and_the_views_change(asked: TestClient, own: Dossier) -> None:
    form = form_of(asked)
    there = [one["id"] for one in asked.get("/review.json").json()["records"]]
    assert form["claim"] == there[0]
    answer = asked.post("/judge", data=form | {"verdict": "wrong", "note": "of another day"},
                        follow_redirects=False)  # fmt: skip
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/review?claim=")
    (said,) = own.judgements()
    assert (said.judgement.verdict, said.judgement.note) == ("wrong", "of another day")
    assert said.judgement.drawn == "weightiest first"
    assert form["claim"] not in {one.id for one in own.rows()}
    assert form["claim"] not in {one["id"] for one in asked.get("/review.json").json()["records"]}
    page = asked.get(f"/report/{said.judgement.report}").text
    assert "Judged wrong: no view has it." in page
    assert "of another day" in asked.get("/judgements").text
    record = asked.get("/precision.json").json()["records"][0]
    assert (record["by"], record["wrong"]) == ("all", 1)


def test_a_correction_is_taken_without_scripts(asked: TestClient, own: Dossier) -> None:
    form = form_of(asked)
    page = asked.get("/review").text
    given = dict(re.findall(r'name="(c\.[a-z_]+)" value="([^"]*)"', page))
    answer = asked.post(
        "/judge",
        data=form | given | {"verdict": "wrong", "correcting": "1", "c.target": "Chad",
                             "c.where": "N'Djamena", "c.event": "AID", "c.mode": ""},
        follow_redirects=False,
    )  # fmt: skip
    assert answer.status_code == 303
    (said,) = own.judgements()
    assert set(said.judgement.corrections) <= {"target", "where", "event", "mode"}
    assert said.judgement.corrections["target"] == [{"code": "TCD", "name": "Chad"}]
    assert asked.get("/review", params={"claim": form["claim"]}).text.count("target: Chad") == 1
    assert own.left_out() == 0


def test_what_cannot_be_kept_is_shown_again_as_it_was_typed(
    asked: TestClient, own: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_of(asked)
    wrong = form | {"verdict": "wrong", "correcting": "1", "c.when": "some day", "note": "“so”"}
    answer = asked.post("/judge", data=wrong)
    assert answer.status_code == 400
    assert "some day" in answer.text and "is no time" in answer.text
    assert 'value="“so”"' in answer.text
    monkeypatch.setattr("dragoman.judged.PATIENCE", 0.05)
    with writer_lock(own.path):
        answer = asked.post("/judge", data=form | {"verdict": "right", "note": "waits"})
    assert answer.status_code == 503
    assert "Nothing is lost" in answer.text and 'value="waits"' in answer.text
    assert own.judgements() == []


@pytest.mark.parametrize(
    ("headers", "change", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, {}, 403),
        ({"Origin": "https://elsewhere.example"}, {}, 403),
        ({"Origin": "null"}, {}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, {}, 303),
        ({}, {"token": "made-up"}, 403),
        ({}, {"token": ""}, 403),
        ({}, {"claim": "ffff"}, 400),
        ({}, {"verdict": "so-so"}, 400),
        ({}, {"verdict": ""}, 400),
        ({}, {"c.x" * 300: "y"}, 303),
    ],
)
def test_only_our_own_forms_are_taken(
    asked: TestClient, own: Dossier, headers: dict[str, str], change: dict[str, str], status: int
) -> None:
    form = form_of(asked) | {"verdict": "right"} | change
    answer = asked.post("/judge", data=form, headers=headers, follow_redirects=False)
    assert answer.status_code == status
    assert len(own.judgements()) == (status == 303)


@pytest.mark.parametrize(
    "wanted", ["//evil.example/", "https://evil.example", "/\\evil", "/review\n"]
)
def test_it_goes_on_to_pages_of_ours_only(asked: TestClient, wanted: str) -> None:
    form = form_of(asked) | {"verdict": "right", "next": wanted}
    answer = asked.post("/judge", data=form, follow_redirects=False)
    assert answer.headers["location"].startswith("/review?claim=")


def test_a_form_of_any_bytes_or_size_breaks_nothing(asked: TestClient, own: Dossier) -> None:
    for body in (b"\xff\xfe=1", b"&".join([b"a=1"] * 500), b"x" * 70_000, b""):
        answer = asked.post(
            "/judge", content=body, headers={"content-type": "application/x-www-form-urlencoded"}
        )
        assert answer.status_code in (400, 403, 413)
    assert own.judgements() == []


def test_review_by_keyboard_alone(reviewing: Page, own: Dossier) -> None:
    reviewing.goto("/review")
    shown = reviewing.locator(".steps code.id")
    first = shown.inner_text()
    reviewing.keyboard.press("j")
    reviewing.wait_for_url("**claim=**")
    assert shown.inner_text() != first
    reviewing.keyboard.press("k")
    reviewing.wait_for_url(f"**claim={first}**")
    with reviewing.expect_navigation():
        reviewing.keyboard.press("r")
    second = shown.inner_text()
    assert second != first
    reviewing.keyboard.press("c")
    reviewing.locator("#c-where").focus()
    reviewing.keyboard.press("Control+a")
    reviewing.keyboard.type("Lake Chad")
    with reviewing.expect_navigation():
        reviewing.keyboard.press("Enter")
    with reviewing.expect_navigation():
        reviewing.keyboard.press("w")
    said = {one.judgement.claim: one.judgement for one in own.judgements()}
    assert said[first].verdict == "right"
    assert said[second].corrections == {"where": "Lake Chad"}
    assert sorted(one.verdict for one in said.values()) == ["right", "wrong", "wrong"]


def test_judged_without_scripts(chromium: Browser, own: Dossier) -> None:
    with serving(own) as address:
        context = chromium.new_context(base_url=address, java_script_enabled=False)
        page = context.new_page()
        page.goto("/review")
        page.get_by_role("button", name="Unsure").click()
        assert [one.judgement.verdict for one in own.judgements()] == ["unsure"]
        assert page.get_by_role("button", name="Right").is_visible()
        context.close()


def test_the_pages_of_review_have_no_serious_fault(reviewing: Page, own: Dossier) -> None:
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    for one in own.review_queue(limit=2):
        own.judge(one.row.id, "wrong", note="x")
    reports = own.judgements()[0].judgement.report
    for address in ("/review", "/precision", "/judgements", f"/report/{reports}"):
        reviewing.goto(address)
        found = Axe().run(reviewing)
        serious = [
            (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
            for one in found.response["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert not serious, address

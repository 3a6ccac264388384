"""A dossier made by an enemy, on every page in a real browser: nothing runs, nothing breaks the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

import dragoman
from dragoman import Dossier
from dragoman.reading.sources import make_report
from dragoman.web import links
from dragoman.web.exported import page_file
from dragoman.web.pages import pages
from tests.web.conftest import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from starlette.testclient import TestClient

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>"
BREAKS = "\"'><a href=javascript:alert(4)>x</a>{{ 7*7 }}${7*7}]]>--><style>*{display:none}</style>"
TURNED = "\u202egnp.exe\u202c \u2066hidden\u2069 \u200b\ufeff \x07\x1b[31m \x85\u2028"
LONG = "Bartholomaeus" * 12  # one word, as wide as many telephones
TEXTS = [
    (
        f"Peru attacked Chile on Friday. {SCRIPT} Peru's minister Juan {LONG} met Chile's president"
        " in Lima on Sunday."
    ),
    f"Chile said on Monday: “{BREAKS} we have 5,000 soldiers at the border.” Peru did not comment.",
    (
        f"Peru sent 9,000 soldiers to the border with Chile, Chile's {TURNED} government said. If they"
        f" cross it, Chile will close the border.\n\n{SCRIPT}{BREAKS}"
    ),
    f"Chile and Peru signed a treaty on Tuesday. {LONG} Chile threatened Bolivia with sanctions.",
]
WHOLE = 200_000  # characters of a report that is one line
RUNS = "() => window.ran || (document.querySelector('main script, main img, main style') !== null)"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """The enemy's dossier: what a report can carry is in its text, its title, its outlet and its id."""
    with dragoman.open(tmp_path_factory.mktemp("hostile") / "enemy.duckdb") as dossier:
        dossier.read(
            [
                make_report(
                    text,
                    id=f"{number}-{(SCRIPT + TURNED)[:60]}",
                    title=f"{BREAKS[:60]} {LONG} {TURNED}",
                    source=f"{SCRIPT} {TURNED}"[:150],
                    url="javascript:alert(5)//" + SCRIPT,
                    published=date(2024, 3, 4 + number),
                )
                for number, text in enumerate(TEXTS)
            ]
        )
        row = dossier.rows()[0]
        dossier.judge(row.id, "right", note=SCRIPT + BREAKS, who=SCRIPT[:60])
        yield dossier


def addresses(dossier: Dossier) -> list[str]:
    """Every page, and one of each thing that has a page."""
    plain = [page.path for page in pages().values() if "{" not in page.path]
    reports = [id for (id,) in dossier.reports().project("id").fetchall()]
    singles = [
        *(links.one("report", id) for id in reports),
        *(links.one("event", one.id) for one in dossier.events()[:3]),
        *(links.one("story", one.id) for one in dossier.stories()[:2]),
        links.dyad("CHL", "PER"),
        links.one("actor", "PER"),
        links.to("/search", {"q": SCRIPT[:80]}),
        links.to("/review", {"claim": dossier.rows()[0].id}),
    ]
    return [*sorted(plain), *singles]


def watched(tab: Page) -> list[str]:
    """What goes wrong in a tab: dialogs, errors, what the policy refuses, and requests elsewhere."""
    wrong: list[str] = []

    def asked(dialog: object) -> None:
        wrong.append("a dialog opened")
        dialog.dismiss()  # type: ignore[attr-defined]

    tab.on("dialog", asked)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    return wrong


def test_nothing_of_a_report_runs_and_no_page_grows_too_wide(
    hostile: Dossier, chromium: Browser
) -> None:
    with serving(hostile) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 400, "height": 800})
        tab = context.new_page()
        wrong = watched(tab)
        tab.on(
            "request", lambda one: None if one.url.startswith(address) else wrong.append(one.url)
        )
        for path in addresses(hostile):
            answer = tab.goto(path)
            assert answer is not None and answer.status == 200, path
            for summary in tab.locator("main details.ev > summary").all()[:2]:
                summary.click()
            assert not tab.evaluate(RUNS), path
            assert tab.locator("a[href^='javascript']").count() == 0, path
            assert tab.evaluate("document.documentElement.scrollWidth") <= 400, path
            assert wrong == [], path
        context.close()


def test_nothing_runs_in_the_exported_file(
    hostile: Dossier, chromium: Browser, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(page_file(hostile), encoding="utf-8")
    context = chromium.new_context(viewport={"width": 400, "height": 800})
    tab = context.new_page()
    wrong = watched(tab)
    tab.goto((tmp_path / "page.html").as_uri())
    assert tab.locator("script, img").count() == 0
    assert tab.locator("a[href^='javascript']").count() == 0
    assert tab.evaluate("document.documentElement.scrollWidth") <= 400
    assert wrong == []
    context.close()


def test_a_report_that_is_one_endless_line_is_read_and_shown(
    tmp_path: Path, chromium: Browser
) -> None:
    line = ("Peru attacked Chile on Friday. " + "and nobody said why " * WHOLE)[:WHOLE]
    with dragoman.open(tmp_path / "line.duckdb") as dossier:
        dossier.read([make_report(line, id="line", published=date(2024, 3, 4))])
        with serving(dossier) as address:
            context = chromium.new_context(base_url=address, viewport={"width": 400, "height": 800})
            tab = context.new_page()
            for path in ("/", "/report/line"):
                answer = tab.goto(path)
                assert answer is not None and answer.status == 200
                assert tab.evaluate("document.documentElement.scrollWidth") <= 400
            assert len(tab.locator("article.text").inner_text()) >= WHOLE * 0.99
            context.close()


DAYS = ["yesterday", "2024-13-45", "2024-02-30", "0000-00-00", "99999-01-01", "2024-10-20\r\nX: y",
        "١٢٣٤-٠١-٠١", "-1", "\x00", "2024-10-20" * 19]  # fmt: skip
PATHS = ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/static/..%2f..%2fapp.py", "/report/%00",
         "/report/..%5c..%5cx", "/event/%ff%fe", "/report//etc/passwd", "/static//etc/passwd",
         "/dyad/../..", "/" + "a/" * 500, "/report/" + "x" * 3000]  # fmt: skip


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("path", ["/affair.json", "/network.json", "/report/none.json"])
def test_what_is_no_day_is_told_so(path: str, day: str, client: TestClient) -> None:
    answer = client.get(f"{path}?as_of={quote(day)}")
    assert answer.status_code in (400, 404, 422)
    assert set(answer.json()["error"]) == {"code", "message", "hint"}
    assert "x" not in answer.headers


@pytest.mark.parametrize("path", PATHS)
def test_no_path_breaks_anything_or_reaches_a_file(path: str, client: TestClient) -> None:
    answer = client.get(path)
    assert answer.status_code in (200, 400, 404, 414)
    assert "root:" not in answer.text
    assert "import annotations" not in answer.text


@pytest.mark.parametrize(
    "words", ["a\r\nSet-Cookie: x=1", "\x00", "\ud83d", "%" * 200, "'; DROP TABLE reports; --"]
)
def test_no_word_gets_into_a_header_or_a_query(words: str, client: TestClient) -> None:
    asked = quote(words.encode("utf-8", "surrogatepass"))
    for path in ("/search", "/search.csv", "/meetings.json", "/actor/x.json"):
        for name in ("q", "actor", "as_of", "id"):
            answer = client.get(f"{path}?{name}={asked}")
            assert answer.status_code < 500, (path, name)
            assert "set-cookie" not in answer.headers
    assert client.get("/reports.json").json()["records"]


def test_a_huge_question_or_header_is_refused(client: TestClient) -> None:
    many = "&".join(f"a{number}={number}" for number in range(2000))
    assert client.get(f"/timeline.json?{many}").status_code == 414
    assert client.get("/timeline.json?" + "as_of=2024-10-20&" * 20).status_code == 200
    answer = client.get("/affair.json", headers={"host": "x" * 5000})
    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "wrong_host"

"""Who may come in, what goes out, and that no text of a report is ever markup, path or formula."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dragoman
from dragoman import Dossier
from dragoman.records import Report
from dragoman.web.app import make_app
from dragoman.web.security import HEADERS, LARGEST_BODY, LONGEST_QUERY, Doors
from tests.web.conftest import client_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"
IDS = ["..", "../../etc/passwd", "a/b", "x.json", "<b>", "a?b#c", "%2e%2e", "=1+1"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """A dossier whose reports have hostile ids, titles, texts and outlets."""
    with dragoman.open(tmp_path_factory.mktemp("hostile") / "h.duckdb") as dossier:
        dossier.read(
            [
                Report(
                    id=id,
                    key=f"{number:032x}",
                    text=f"Peru attacked Chile on Friday, number {number}. {HOSTILE}",
                    title=f"=HYPERLINK {HOSTILE}",
                    source=f"@{HOSTILE}",
                )
                for number, id in enumerate(IDS)
            ]
        )
        yield dossier


def guarded(dossier: Dossier, doors: Doors, host: str = "http://127.0.0.1") -> TestClient:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient

        return TestClient(make_app(dossier, doors), base_url=host, raise_server_exceptions=False)


@pytest.mark.parametrize(
    "path", ["/", "/affair.json", "/report/nix", "/nowhere", "/static/page.css"]
)
def test_every_answer_is_signed(path: str, client: TestClient) -> None:
    headers = client.get(path).headers
    for name, value in HEADERS.items():
        assert headers[name] == value
    assert "unsafe-inline" not in headers["content-security-policy"]


def test_another_host_name_is_refused(affair: Dossier) -> None:
    answer = guarded(affair, Doors(), "http://rebound.example").get("/affair.json")
    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "wrong_host"


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://elsewhere.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}],
)
def test_other_sites_may_not_write(headers: dict[str, str], client: TestClient) -> None:
    assert client.post("/affair.json", headers=headers).status_code == 403


def test_what_is_too_large_is_refused(client: TestClient) -> None:
    assert client.post("/nowhere", content=b"x" * (LARGEST_BODY + 1)).status_code == 413
    assert client.get("/search.json?q=" + "x" * LONGEST_QUERY).status_code == 414


def test_elsewhere_than_here_a_token_is_asked_for(affair: Dossier) -> None:
    doors = Doors.bound_to("0.0.0.0")
    assert doors.token
    client = guarded(affair, doors, "http://198.51.100.7")
    assert client.get("/affair.json").status_code == 401
    assert client.get("/affair.json?token=guessed").status_code == 401
    bearer = {"authorization": f"Bearer {doors.token}"}
    assert client.get("/affair.json", headers=bearer).status_code == 200
    landed = client.get(f"/stories.json?token={doors.token}&as_of=2024-10-24")
    assert landed.status_code == 200
    assert "token" not in str(landed.url)
    assert client.get("/affair.json").status_code == 200


@pytest.mark.parametrize(
    "name", ["../app.py", "..%2fapp.py", "/etc/passwd", "%2e%2e/app.py", "nix"]
)
def test_no_path_reaches_the_files(name: str, client: TestClient) -> None:
    answer = client.get(f"/static/{name}")
    assert answer.status_code == 404
    assert "import" not in answer.text


@pytest.mark.parametrize("path", ["/", "/reports", "/stories", "/origins", "/search?q=peru"])
def test_texts_are_never_markup(path: str, hostile: Dossier) -> None:
    html = client_of(hostile).get(path).text
    assert "alert" in html
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "49" not in html.partition("onerror=alert(2)&gt;")[2][:20]


@pytest.mark.parametrize("words", [HOSTILE, '"><script>alert(1)</script>'])
def test_questions_are_never_markup(words: str, client: TestClient) -> None:
    html = client.get("/search", params={"q": words}).text
    assert "<script>alert" not in html
    assert "<img src=x" not in html


@pytest.mark.parametrize("id", IDS)
def test_any_id_has_a_page(id: str, hostile: Dossier) -> None:
    from dragoman.web import links

    answer = client_of(hostile).get(links.one("report", id))
    assert answer.status_code == 200, links.one("report", id)
    assert "Peru attacked Chile" in answer.text


def test_no_cell_is_a_formula(hostile: Dossier) -> None:
    import csv
    import io

    told = client_of(hostile).get("/reports.csv").text.lstrip("\ufeff")
    rows = list(csv.reader(io.StringIO(told)))
    assert len(rows) == len(IDS) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_exported_file_has_no_script(hostile: Dossier, tmp_path: Path) -> None:
    from dragoman.web.exported import page_file

    made = page_file(hostile)
    assert "<script" not in made.lower()
    assert "<img" not in made.lower()

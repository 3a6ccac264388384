"""Clients that mean ill: who never ends a request, who sends without end; and cells that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

import dragoman
from dragoman import Dossier
from dragoman.reading.sources import make_report
from dragoman.web import links
from dragoman.web.pages import pages
from dragoman.web.security import LARGEST_BODY
from tests.web.conftest import client_of

RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
SLOW = 40  # clients that begin and do not end
WITHIN = 30.0  # seconds in which somebody else is answered, on a busy machine
ENDLESS = 40  # times the largest body that is taken


@pytest.fixture(scope="module")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """A dossier whose every id, title, outlet, address, judge and note a spreadsheet would run."""
    with dragoman.open(tmp_path_factory.mktemp("formulas") / "f.duckdb") as dossier:
        dossier.read(
            make_report(
                f"{mark}cmd|'/c calc'!A1 met Juan Roe. Chile attacked Peru on Friday, said"
                f" {mark}SUM(A1) Roe. Peru's minister {mark}Roe did not comment. Chile sent"
                f" {number + 2},000 soldiers to the border with Peru and signed a treaty with Bolivia.",
                id=f"{mark}1+{number}".lstrip("\n"),  # no address has a line break
                title=f"{mark}HYPERLINK(A1)",
                source=f"{mark}wire {number}",
                url=f"{mark}A1",
                published=date(2024, 3, 4 + number),
            )
            for number, mark in enumerate(RUN)
        )
        for row, mark in zip(dossier.rows(), RUN, strict=False):
            dossier.judge(row.id, "right", note=f"{mark}A1", who=f"{mark}ada")
        yield dossier


def twins(dossier: Dossier) -> Iterator[str]:
    """Each page as CSV, and those of one thing for the first thing of that kind."""
    known = {
        "report": [id for (id,) in dossier.reports().project("id").fetchall()],
        "event": [one.id for one in dossier.events()[:3]],
        "story": [one.id for one in dossier.stories()[:2]],
        "actor": ["PER", "CHL"],
    }
    for page in pages().values():
        if "{" not in page.path:
            yield f"{page.stem}.csv"
    for name, ids in known.items():
        yield from (f"{links.one(name, id)}.csv" for id in ids)
    yield f"{links.dyad('CHL', 'PER')}.csv"
    yield links.to("/search.csv", {"q": "Peru"})


def test_no_cell_of_any_table_is_a_formula(formulas: Dossier) -> None:
    client, seen = client_of(formulas), 0
    for path in twins(formulas):
        answer = client.get(path)
        assert answer.status_code in (200, 400, 422), path
        if answer.status_code != 200:  # a page that asks something first
            continue
        for row in csv.reader(io.StringIO(answer.text.lstrip("\ufeff"))):
            seen += len(row)
            for cell in row:
                number = re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell)
                assert number or not cell.lstrip(" ").startswith(RUN), (path, cell)
    assert seen > 1_000


def connected(address: str) -> socket.socket:
    where = urlsplit(address)
    assert where.hostname and where.port
    return socket.create_connection((where.hostname, where.port), WITHIN)


@pytest.mark.parametrize(
    "begun",
    [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ",
     b"POST /judge HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000\r\n\r\na"],
)  # fmt: skip
def test_clients_that_never_end_keep_nobody_waiting(served: str, begun: bytes) -> None:
    slow = [connected(served) for _ in range(SLOW)]
    try:
        for one in slow:
            one.sendall(begun)
        began = time.monotonic()
        with urlopen(f"{served}/reports.json", timeout=WITHIN) as answer:
            assert answer.status == 200
        assert time.monotonic() - began < WITHIN
    finally:
        for one in slow:
            one.close()


def answered(one: socket.socket) -> bytes:
    """What a server says before it hangs up."""
    said = b""
    with suppress(OSError):
        while more := one.recv(65_536):
            said += more
            if b"\r\n\r\n" in said:
                break
    return said


def test_an_upload_without_end_is_ended(served: str) -> None:
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    with connected(served) as one:
        one.sendall(
            b"POST /judge HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        )
        sent = 0
        with suppress(OSError):
            while sent < ENDLESS * LARGEST_BODY:
                one.sendall(piece)
                sent += len(piece)
        said = answered(one)
    assert not said or b" 413 " in said.split(b"\r\n", 1)[0]
    with urlopen(f"{served}/reports.json", timeout=WITHIN) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /report/a\r\nX-Y: z HTTP/1.1",
        b"GET / HTTP/9.9",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET http://169.254.1.1/ HTTP/1.1",
        b"CONNECT elsewhere.example:443 HTTP/1.1",
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1",
    ],
    ids=["break in the path", "version", "TLS", "whole address", "tunnel", "long"],
)
def test_a_request_that_is_none_gets_nothing(served: str, request_line: bytes) -> None:
    with connected(served) as one:
        with suppress(OSError):
            one.sendall(request_line + b"\r\nHost: elsewhere.example\r\n\r\n")
        status = answered(one).split(b"\r\n", 1)[0]
    assert not status or status.split(b" ")[1] in (b"400", b"404", b"405", b"414", b"421", b"431")


def test_no_header_is_made_of_what_is_asked(formulas: Dossier) -> None:
    client = client_of(formulas)
    for path in ("/report/%0d%0aX-Y:%20z", "/actor/%0d%0aSet-Cookie:%20a=b.csv", "/%0d%0aX-Y:z"):
        answer = client.get(path, follow_redirects=False)
        assert answer.status_code in (200, 400, 404)
        assert not {"x-y", "set-cookie", "location"} & set(answer.headers)
    named = client.get("/reports.csv").headers["content-disposition"]
    assert named == 'attachment; filename="dragoman-reports.csv"'

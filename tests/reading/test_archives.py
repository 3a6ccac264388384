"""Web archives and gzip: good records are read, broken ones told, bombs refused."""

from __future__ import annotations

import gzip
import io
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.reading.formats.warc import read_archive
from dragoman.reading.sources import load
from dragoman.records import Rejection, Report
from tests.reading.pages import JSON_LD, PARAGRAPHS, page
from tests.workshop.house import ROOT

COUNTING_BACK = (ROOT / "bench" / "corpora" / "archive").glob("counts-back-*.warc")
PAGE = page(head=JSON_LD.replace("canonical", "other")).encode()
HTML = "text/html; charset=utf-8"


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


class Writer(WARCWriter):
    """As it is, but for temporary files, which it leaves open."""

    def _create_temp_file(self) -> io.BytesIO:
        return io.BytesIO()


def archive(
    *captures: tuple[str, str, bytes], packed: bool = False, status: str = "200 OK"
) -> bytes:
    """A web archive as crawlers write it, with a request before each response."""
    stream = io.BytesIO()
    writer = Writer(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for url, kind, body in captures:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        asked = StatusAndHeaders(
            "GET / HTTP/1.1", [("Host", "nordlys.example")], is_http_request=True
        )
        writer.write_record(writer.create_warc_record(url, "request", http_headers=asked))
        writer.write_record(
            writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=headers)
        )
    return stream.getvalue()


CAPTURES = [
    ("https://nordlys.example/1", HTML, PAGE),
    ("https://nordlys.example/p.png", "image/png", b"\x89PNG"),
    ("https://nordlys.example/empty", HTML, b"<html></html>"),
    ("https://nordlys.example/2", HTML, PAGE.replace(b"Oslo", b"Bergen")),
]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.bin"])
def test_each_page_of_an_archive_is_a_report(tmp_path: Path, packed: bool, name: str) -> None:
    one, empty, other = load([put(tmp_path / name, archive(*CAPTURES, packed=packed))])
    assert isinstance(one, Report) and isinstance(other, Report)
    assert PARAGRAPHS[0] in one.text and "Bergen" in other.text
    assert (one.url, one.published) == ("https://nordlys.example/1", date(2019, 5, 3))
    assert one.source == "Nordlys Post" and one.id != other.id
    assert isinstance(empty, Rejection) and "no article" in empty.reason
    assert empty.place is not None and "https://nordlys.example/empty" in empty.place


@pytest.mark.parametrize("packed", [False, True])
def test_a_broken_record_is_told_and_the_next_is_read(tmp_path: Path, packed: bool) -> None:
    whole = archive(*CAPTURES[:1], packed=packed)
    rest = archive(*CAPTURES[3:], packed=packed)
    for broken in (
        whole[:-200] + rest,
        whole + b"WARC/9.9\r\nno: record\r\n\r\n" + rest,
        whole + rest[:-300],
    ):
        found = list(load([put(tmp_path / "a.warc", broken)]))
        assert any(isinstance(one, Report) for one in found)
        assert all(one.reason for one in found if isinstance(one, Rejection))
    found = list(load([put(tmp_path / "a.warc", whole[:-200] + rest)]))
    assert any(isinstance(one, Report) and "Bergen" in one.text for one in found)


@pytest.mark.parametrize("path", sorted(COUNTING_BACK), ids=lambda path: path.name)
def test_a_record_behind_broken_packed_bytes_is_not_found_for_ever(path: Path) -> None:
    with path.open("rb") as stream:
        assert 0 < len(list(islice(read_archive(stream), 100))) < 10


def test_an_archive_that_was_packed_as_one_file_is_read(tmp_path: Path) -> None:
    plain = archive(*CAPTURES)
    whole = put(tmp_path / "a.warc.gz", gzip.compress(plain))
    apart = put(tmp_path / "b.warc", plain)
    assert [one.text for one in load([whole]) if isinstance(one, Report)]
    assert [type(one) for one in load([whole])] == [type(one) for one in load([apart])]


def test_answers_that_failed_are_no_reports(tmp_path: Path) -> None:
    path = put(tmp_path / "a.warc", archive(*CAPTURES, status="404 Not Found"))
    (refusal,) = load([path])
    assert isinstance(refusal, Rejection) and "none of its 9 records" in refusal.reason


def test_an_answer_with_its_own_compression_is_read(tmp_path: Path) -> None:
    stream = io.BytesIO()
    writer = Writer(stream, gzip=True)
    names = [("Content-Type", HTML), ("Content-Encoding", "gzip")]
    headers = StatusAndHeaders("200 OK", names, protocol="HTTP/1.1")
    for body in (gzip.compress(PAGE), gzip.compress(PAGE)[:-400]):
        writer.write_record(
            writer.create_warc_record(
                "https://a.example/", "response", io.BytesIO(body), http_headers=headers
            )
        )
    found = list(load([put(tmp_path / "a.warc.gz", stream.getvalue())]))
    assert len(found) == 2 and isinstance(found[0], Report)


# gzip


def test_every_text_may_be_packed(tmp_path: Path) -> None:
    text = "Kenya and Uganda signed an accord in Nairobi.\n"
    for name in ("a.txt.gz", "b.gz", "c.txt"):
        path = put(tmp_path / name, gzip.compress(text.encode()))
        (report,) = load([path])
        assert isinstance(report, Report) and report.text == text
        assert report.id == name[0]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (gzip.compress(gzip.compress(b"a")), "within a gzip"),
        (gzip.compress(b"Kenya left." * 99)[:-9], "damaged"),
        (gzip.compress(b"Kenya left.")[:4] + b"\xff" * 40, "damaged"),
        (gzip.compress(b""), "empty"),
        (gzip.compress(b"\0" * 1000), "NUL"),
    ],
    ids=["twice", "cut off", "garbled", "empty", "binary"],  # gzip writes the time into its bytes
)
def test_what_is_packed_wrong_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    (refusal,) = load([put(tmp_path / "a.txt.gz", content)])
    assert isinstance(refusal, Rejection) and says in refusal.reason


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz", "a.txt.gz", "a.json.gz", "a.html.gz"])
def test_a_bomb_is_refused_and_does_not_fill_the_memory(tmp_path: Path, name: str) -> None:
    row = b'text\n"' if "csv" in name else b"<html>" if "html" in name else b'{"text": "'
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9) as stream:
        stream.write(row)
        for _ in range(100):
            stream.write(b" " * 1_000_000)
    (refusal, *_) = load([put(tmp_path / name, packed.getvalue())])
    assert isinstance(refusal, Rejection)
    assert any(says in refusal.reason for says in ("unpacks to more", "longer"))

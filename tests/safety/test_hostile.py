"""What an enemy hands over: bombs, endless lines, deep nests, days that no news has, paths out of the folder."""

from __future__ import annotations

import gzip
import io
import json
import resource
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman import InputError, Rejection, Report
from dragoman.actors import own
from dragoman.cli import main
from dragoman.coding.syntax.blocks import LONGEST_BLOCK, blocks
from dragoman.exchange.imports import packed
from dragoman.exchange.lines import dumps
from dragoman.reading.clean import clean
from dragoman.reading.sources import load, make_report
from dragoman.records import Act
from tests.dossier.plain_coder import PlainCoder
from tests.exchange.event_files import GDELT, ICEWS, text

MILLION = 1_000_000
TEN = 10 * MILLION  # characters: as many as the longest text that is taken has
SPARE = 1500 << 20  # bytes beyond what this process has: what 10 MB of text may take to be cleaned


@contextmanager
def little_memory(spare: int = SPARE) -> Iterator[None]:
    """This process may take so many bytes more than it has."""
    limits = resource.getrlimit(resource.RLIMIT_DATA)
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    (held,) = [int(line.split()[1]) for line in lines if line.startswith("VmData")]
    resource.setrlimit(resource.RLIMIT_DATA, (held * 1024 + spare, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, limits)


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def one(path: Path) -> Report | Rejection:
    (found,) = load([path])
    return found


# Long texts and lines


def test_a_text_of_ten_megabytes_is_parted_with_its_places_exact(tmp_path: Path) -> None:
    paragraph = (
        "Chile’s army sent  {} tons of grain to Peru on Monday. Nobody said why it was sent.\n\n"
    )
    number = TEN // len(paragraph.format(100_000))
    whole = "".join(paragraph.format(100_000 + at) for at in range(number))
    path = put(tmp_path / "long.txt", whole)
    assert TEN * 0.99 < len(whole) <= TEN
    with little_memory():
        report = one(path)
        assert isinstance(report, Report) and report.text == whole
        cleaned = clean(report)
        assert len(cleaned.passages) == number
        parts = list(blocks(cleaned.passages))
        assert all(sum(len(one.text) for one in part) <= LONGEST_BLOCK for part in parts)
    for passage in (cleaned.passages[0], cleaned.passages[number // 2], cleaned.passages[-1]):
        at = passage.text.index("tons")
        assert whole[passage.offsets[at] : passage.offsets[at + 4]] == "tons"
        assert whole[passage.offsets[0] : passage.offsets[-1]].startswith("Chile’s")


def test_an_act_behind_a_million_characters_opens_its_sentence(tmp_path: Path) -> None:
    said = "Kenya sent arms to Chad on Monday."
    long = "The harbour was closed. " * 9 + "\n\n"
    blanks = "\n" * (MILLION + 500_000)
    report = make_report(f"{blanks}{long}{said}\n", id="a")
    with dragoman.open(tmp_path / "a.duckdb") as dossier:
        assert dossier.read([report]).rejected == ()
        (act,) = [row.claim for row in dossier.rows() if isinstance(row.claim, Act)]
    found = act.evidence
    assert found.start > MILLION and report.text[found.start : found.end] == found.exact
    assert found.exact in said


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.tsv", "a.json"])
def test_a_line_of_ten_megabytes_is_a_report(tmp_path: Path, name: str) -> None:
    long = "Kenya left. " * (TEN // 12)
    rows = {
        "a.txt": long,
        "a.jsonl": json.dumps({"text": long}) + "\n",
        "a.csv": f'id,text\n1,"{long}"\n',
        "a.tsv": f"id\ttext\n1\t{long}\n",
        "a.json": json.dumps([{"text": long}]),
    }
    with little_memory():
        found = one(put(tmp_path / name, rows[name]))
    assert isinstance(found, Report) and found.text.strip() == long.strip()


def test_a_line_of_ten_megabytes_among_events_names_and_judgements_is_passed_over(
    tmp_path: Path,
) -> None:
    long = "x" * TEN
    head, *rows = text("icews", ICEWS).splitlines(keepends=True)
    with dragoman.open(tmp_path / "a.duckdb") as dossier, little_memory():
        told = dossier.import_events(put(tmp_path / "a.tab", "".join((head, long, "\n", *rows))))
        assert told.rows == len(rows)
        names = put(tmp_path / "a.tsv", f"name\tcode\n{long}\tNOR\nJane Roe\tNOR\n")
        assert len(list(own.rows(own.layers(names)[0]))) == 2
        lines = put(tmp_path / "j.jsonl", f'{{"claim": "{long}"}}\n')
        _, refused = dossier.take_judgements(lines)
        assert "longer" in refused[0].reason


# Bombs, and paths out of the folder


def bomb(size: int = 200) -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9) as stream:
        for _ in range(size):
            stream.write(b"\n" * MILLION)
    return packed.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def test_an_event_file_that_is_a_bomb_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "BOMB_FLOOR", MILLION)
    row = text("gdelt", GDELT).encode()
    for content in (gzip.compress(row * 50_000), zipped("a.tab", row * 50_000), bomb(9)):
        with dragoman.open(tmp_path / "a.duckdb") as dossier:
            told = dossier.import_events(put(tmp_path / "a.tab", content))
            assert told.rows == 0 and dossier.datasets() == []
            assert "unpacks to more" in told.rejections[0].reason or len(content) < 20_000


def test_an_archived_answer_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    body = bomb(60)
    answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
        + f"Content-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://harbour.example/\r\n"
        "WARC-Date: 2024-03-03T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    path = put(tmp_path / "a.warc", head.encode() + answer + b"\r\n\r\n")
    with little_memory():
        found = one(path)
    assert isinstance(found, Rejection) and "longer than" in found.reason


def test_no_name_in_a_zip_leads_out_of_its_folder(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    slipped = zipped("../../slip.tab", text("icews", ICEWS).encode())
    with dragoman.open(inside / "a.duckdb") as dossier:
        assert dossier.import_events(put(inside / "a.zip", slipped)).rows == len(ICEWS)
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w") as archive:
        shape: dict[str, list[str]] = {"columns": [], "keys": [], "unique": []}
        told = {"../slip": {"shape": shape, "rows": 0, "sha256": "0" * 64}}
        page = {"dragoman_backup": 1, "made": "", "made_by": "", "schema": "6", "tables": told}
        archive.writestr("backup.json", json.dumps(page))
        archive.writestr("../slip.parquet", b"x")
    with pytest.raises(InputError):
        dragoman.restore(put(inside / "b", pack.getvalue()), inside / "b.duckdb")
    assert {path.name for path in tmp_path.rglob("*")} == {"inside", "a.duckdb", "a.zip", "b"}


def test_a_page_calls_in_no_entity(tmp_path: Path) -> None:
    secret = put(tmp_path / "secret.txt", "the secret")
    paragraph = "Kenya and Norway met for two days, and nobody spoke to the press. " * 9
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "{"z" * 999}">]>'
        f"<html><body><article><p>{paragraph}&x;{'&y;' * 999}</p></article></body></html>"
    )
    found = one(put(tmp_path / "a.xhtml", page))
    assert isinstance(found, Report)
    assert "the secret" not in found.text and "zzz" not in found.text


# Nests, letters, numbers, days


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("nest", ["[", '{"a":', '[{"text":'])
def test_a_deep_nest_of_json_is_refused(tmp_path: Path, name: str, nest: str) -> None:
    found = one(put(tmp_path / name, '{"text": ' + nest * 200_000))
    assert isinstance(found, Rejection)


MARKS = "\u200e\u200f\u061c\ufeff"  # which turn nothing: texts in Arabic and Hebrew have them
TURNED = f"\u202e\u202d\u2066\u2067\u2069\x00\x07\x1b[2J\x7f\x85\x9b31m{MARKS}"


def test_letters_that_turn_or_steer_are_kept_in_the_text_and_never_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.duckdb"
    told = f"Chile{TURNED} sent arms to Peru on Sunday.{TURNED} Peru{TURNED} did not comment.\n"
    with dragoman.open(path) as dossier:
        report = make_report(told, id=f"r{TURNED}", title=TURNED, source=f"Wire{TURNED}")
        dossier.read([report])
        assert dossier.rows() and all(
            told[row.claim.evidence.start : row.claim.evidence.end] == row.claim.evidence.exact
            for row in dossier.rows()
        )
    for verb in ("picture", "timeline", "reports", "claims"):
        assert main([verb, "--from", str(path)]) == 0
        printed = capsys.readouterr().out
        assert printed
        assert set(printed) & set(TURNED) <= set(f"[2J31m{MARKS}"), verb


def test_huge_numbers_are_read_as_far_as_numbers_go(tmp_path: Path) -> None:
    digits = "9" * 5_000
    told = f"Chile sent {digits} tons of grain and 1e999 soldiers to Peru, killing {digits} people."
    lines = [
        json.dumps({"text": told, "id": "a"}),
        f'{{"text": "Kenya met Chad.", "id": {digits}}}',
        '{"text": "Kenya met Mali.", "id": 1e999, "published": -1e999}',
    ]
    with dragoman.open(tmp_path / "a.duckdb") as dossier:
        taken = dossier.read(put(tmp_path / "a.jsonl", "\n".join(lines)))
        assert len(taken.read) == 2 and taken.rejected
        for row in dossier.rows():
            assert "Infinity" not in dumps(row.claim)


DAYS = ["0000-01-01", "0000-00-00", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59-12:00"]


@pytest.mark.parametrize("day", DAYS)
def test_a_day_that_no_news_has_is_none(tmp_path: Path, day: str) -> None:
    told = (
        "Chile’s minister did not comment. Peru attacked Chile on Friday and last year, Lima said."
    )
    lines = put(tmp_path / "a.jsonl", json.dumps({"text": told, "published": day}))
    page = put(
        tmp_path / "b.html",
        f'<html><head><meta property="article:published_time" content="{day}"></head><body>'
        f"<article><p>{told} {'The talks went on for two days, and nobody was told of them. ' * 9}",
    )
    feed = put(
        tmp_path / "c.rss",
        f"<rss><channel><title>W</title><item><pubDate>{day}</pubDate><description>{told}</description>",
    )
    with dragoman.open(tmp_path / "a.duckdb") as dossier:
        dossier.read([lines, page, feed])
        assert {one.published for one in dossier.moment().reports} == {None}
        assert len(dossier.reports()) == 2 and dossier.events()


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_report_that_is_given_such_a_day_is_refused(
    tmp_path: Path, day: date, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "Chile’s minister did not comment. Peru attacked Chile on Friday, Lima said on Monday."
    report = make_report(told, id="a", published=day)
    with dragoman.open(tmp_path / "a.duckdb") as dossier:
        (refusal,) = dossier.read([report], coder=PlainCoder()).rejected
        assert "no day of news" in refusal.reason
    assert dragoman.code(told, published=day)
    path = put(tmp_path / "a.txt", told)
    assert main(["code", str(path), "--published", str(day)]) == 2
    assert "no day of news" in capsys.readouterr().err


ASKED: dict[str, Callable[[dragoman.Dossier, date], object]] = {
    "picture": lambda dossier, day: dossier.picture(as_of=day),
    "clashes": lambda dossier, day: dossier.clashes(as_of=day),
    "stories": lambda dossier, day: dossier.stories(as_of=day),
    "unanswered": lambda dossier, day: dossier.unanswered(as_of=day),
    "standing": lambda dossier, day: dossier.standing(as_of=day),
    "flows": lambda dossier, day: dossier.flows(as_of=day),
    "dyad": lambda dossier, day: dossier.dyad("BRA", "CHL", as_of=day, by="quarter"),
    "changes": lambda dossier, day: dossier.changes(date.min, as_of=day),
    "tracks": lambda dossier, day: dossier.tracks(as_of=day),
}


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_question_may_be_of_any_day(filled: Path, name: str, day: date) -> None:
    with dragoman.open(filled, read_only=True) as dossier:
        ASKED[name](dossier, day)

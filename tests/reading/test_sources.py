"""Sources in: every good report is read, every bad input is refused with a reason."""

from __future__ import annotations

import io
import json
import os
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading import files
from dragoman.reading.formats import json_lines
from dragoman.reading.sources import load, make_report
from dragoman.records import Rejection, Report
from tests.reading.source_files import TEXT, put, read_one, refused

LIMIT = 1_000  # characters of a report, where a test is of those that are longer


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
    return data


# The report


@given(st.text(min_size=1))
def test_the_text_decides_the_key_and_nothing_else_does(text: str) -> None:
    one = make_report(text)
    other = make_report(text, id="other", title="T", published=date(2020, 1, 2), url="u")
    assert one.text == text
    assert one.key == other.key and len(one.key) == 32
    assert make_report(text + "x").key != one.key
    assert one.id and one.id == make_report(text).id


def test_a_given_day_is_given_and_no_day_is_unknown() -> None:
    assert make_report(TEXT, published=date(2020, 1, 2)).published_from == "given"
    unknown = make_report(TEXT)
    assert (unknown.published, unknown.published_from) == (None, "unknown")


# Text files


def test_a_text_file_is_read_as_it_stands(tmp_path: Path) -> None:
    text = "A talk\r\n\r\nin Nairobi\x0c ended. \t\n"
    report = read_one(put(tmp_path / "talks.txt", text))
    assert report.text == text
    assert report.id == "talks"


def test_any_text_file_given_by_name_is_read(tmp_path: Path) -> None:
    assert read_one(put(tmp_path / "talks.article", TEXT)).id == "talks"


def test_damaged_utf8_loses_its_damaged_letters_only(tmp_path: Path) -> None:
    text = "Kenya’s minister said “no” – in Nairobi.\n"
    cut = put(tmp_path / "cut.txt", (text + "“").encode()[:-1])
    assert read_one(cut).text == text + "\ufffd"
    mixed = put(tmp_path / "mixed.txt", text.encode() + "She said “yes”.".encode("cp1252"))
    assert read_one(mixed).text == text + "She said “yes”."


@pytest.mark.parametrize(
    ("text", "encodings", "language"),
    [
        (
            "Министр сообщил в пятницу, что посольство снова откроется после девяти лет перерыва.",
            ("cp1251", "koi8-r", "iso8859-5"),
            "ru",
        ),
        (
            "Ο υπουργός δήλωσε την Παρασκευή ότι η πρεσβεία θα ανοίξει ξανά μετά από εννέα χρόνια.",
            ("cp1253", "iso8859-7"),
            "el",
        ),
        ("외교부 장관은 금요일에 대사관을 구 년 만에 다시 열겠다고 밝혔다.", ("euc-kr",), "ko"),
        (
            "外相は金曜日、大使館を九年ぶりに再開すると述べた。大統領はこの決定を歓迎し、年内に訪れると約束した。",
            ("shift_jis", "euc-jp"),
            "ja",
        ),
    ],
)
def test_other_scripts_are_read_in_their_old_encodings(
    tmp_path: Path, text: str, encodings: tuple[str, ...], language: str
) -> None:
    for encoding in encodings:
        report = read_one(put(tmp_path / "a.txt", text.encode(encoding)))
        assert (report.text, report.language) == (text, language)


def test_a_list_that_is_called_lines_is_a_list(tmp_path: Path) -> None:
    listed = json.dumps([{"text": TEXT}, {"text": TEXT + "Twice."}], indent=1)
    found = list(load([put(tmp_path / "a.jsonl", listed)]))
    assert [one.id for one in found if isinstance(one, Report)] == ["a-1", "a-2"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"]
)
def test_common_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = "The envoy’s plan was “far from clear” to the cabinet of São Tomé – and it failed. " * 3
    assert read_one(put(tmp_path / "a.txt", text.encode(encoding))).text == text


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_in_utf8_comes_back_whole_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = put(tmp_path_factory.mktemp("any") / "a.txt", text)
    (read,) = load([path])
    if isinstance(read, Report):
        assert read.text == text.removeprefix("\ufeff")
    else:
        assert not text.strip("\ufeff").strip() or "\0" in text or text[0] in "{%<M\ufeff"


def test_a_sidecar_tells_of_its_text(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", TEXT)
    told = {"title": "Accord", "published": "2019-05-03", "source": "The Post", "url": "u", "x": 1}
    put(tmp_path / "a.json", json.dumps(told))
    report = read_one(tmp_path / "a.txt")
    assert (report.title, report.source, report.url) == ("Accord", "The Post", "u")
    assert (report.published, report.published_from) == (date(2019, 5, 3), "sidecar")
    over = read_one(tmp_path / "a.txt", date(2020, 1, 1))
    assert (over.published, over.published_from) == (date(2020, 1, 1), "given")


@pytest.mark.parametrize("sidecar", ["{", "[]", '{"published": "soon"}', '{"title": 3}', "\udcff"])
def test_a_broken_sidecar_is_named_and_its_text_read(tmp_path: Path, sidecar: str) -> None:
    put(tmp_path / "a.txt", TEXT)
    put(tmp_path / "a.json", sidecar.encode("utf-8", "surrogateescape"))
    report, rejection = load([tmp_path / "a.txt"])
    assert isinstance(report, Report) and report.text == TEXT
    assert isinstance(rejection, Rejection) and rejection.path.endswith("a.json")
    assert "a.txt" in rejection.reason and "read without it" in rejection.reason


def test_what_is_right_in_a_sidecar_is_kept(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", TEXT + "Published: 3 May 2019\n")
    put(tmp_path / "a.json", '{"title": "Accord", "published": "99.99.2004"}')
    report, rejection = load([tmp_path / "a.txt"])
    assert isinstance(report, Report) and isinstance(rejection, Rejection)
    assert (report.title, report.published) == ("Accord", date(2019, 5, 3))
    assert "99.99.2004" in rejection.reason


# What cannot be read


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "blank"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image"),
        (b"PK\x03\x04\0\0", "ZIP"),
        (b"a\0b" * 40, "NUL"),
        ("Oslo".encode("utf-16-le"), "UTF-16"),
        ("中国反对。".encode("gb18030"), "encoding"),
        ("外相は金曜日、大使館を九年ぶりに再開すると述べた。".encode("euc-jp"), "encoding"),
        ("Łódź and Wrocław, said Wałęsa. ".encode("cp1250") * 9, "encoding"),
        (b"\xff\xfeA", "UTF-16-LE"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"a" * (4 * LIMIT + 9), "longer"),
        ("é".encode() * (LIMIT + 1), "longer"),
    ],
)
def test_what_is_no_report_is_refused_with_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, says: str
) -> None:
    monkeypatch.setattr(files, "REPORT_LIMIT", LIMIT)
    rejection = refused(put(tmp_path / "a.txt", content))
    assert rejection.path == str(tmp_path / "a.txt")
    assert says in rejection.reason
    assert any(word in rejection.reason for word in ("save", "check", "Split"))


def test_a_missing_file_and_a_sidecar_by_itself_are_refused(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "a.txt").reason
    assert "sidecar" in refused(put(tmp_path / "a.json", "{}")).reason


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", TEXT)
    path.chmod(0)
    assert "permission" in refused(path).reason


def test_a_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    paths = [tmp_path / "no.txt", put(tmp_path / "a.txt", TEXT), put(tmp_path / "b.txt", "")]
    kinds = [type(one) for one in load(paths)]
    assert kinds == [Rejection, Report, Rejection]


# JSON Lines


def test_each_line_is_a_report_with_its_fields(tmp_path: Path) -> None:
    line = {"id": "one", "text": TEXT, "title": "Accord", "published": "2019-05-03T10:00:00Z"}
    rest = {"text": TEXT + "x", "source": "The Post", "url": "u", "unknown": [1]}
    path = put(tmp_path / "wire.jsonl", f"\ufeff{json.dumps(line)}\n\n{json.dumps(rest)}")
    one, other = load([path], date(2020, 1, 1))
    assert isinstance(one, Report) and isinstance(other, Report)
    assert (one.id, one.title, one.published) == ("one", "Accord", date(2019, 5, 3))
    assert (other.id, other.source, other.published) == ("wire-3", "The Post", date(2020, 1, 1))


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("{", "no JSON"),
        ("[1]", "object"),
        ("{}", '"text"'),
        ('{"text": " "}', "blank"),
        ('{"text": 5}', '"text"'),
        ('{"text": "\\ud83d"}', "surrogate"),
        ("[" * 100_000, "nested"),
        ("\udcff", "UTF-8"),
    ],
)
def test_a_bad_line_is_refused_by_itself(tmp_path: Path, bad: str, says: str) -> None:
    good = json.dumps({"text": TEXT})
    content = f"{good}\n{bad}\n{good}".encode("utf-8", "surrogateescape")
    first, refusal, last = load([put(tmp_path / "a.jsonl", content)])
    assert isinstance(first, Report) and isinstance(last, Report)
    assert isinstance(refusal, Rejection)
    assert refusal.place == "line 2" and says in refusal.reason


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("published", "03/05", "YYYY-MM-DD"),
        ("published", 20190503, "YYYY-MM-DD"),
        ("title", ["a"], '"title"'),
        ("url", "\ud83d", "surrogate"),
        ("id", {"a": 1}, '"id"'),
    ],
)
def test_a_line_is_read_without_a_field_that_is_wrong(
    tmp_path: Path, field: str, value: object, says: str
) -> None:
    line = {"text": TEXT, "source": "The Post", field: value}
    report, rejection = load([put(tmp_path / "a.jsonl", json.dumps(line))])
    assert isinstance(report, Report) and isinstance(rejection, Rejection)
    assert (report.text, report.source, getattr(report, field)) == (
        TEXT,
        "The Post",
        "a-1" if field == "id" else None,
    )
    assert rejection.place == "line 1"
    assert says in rejection.reason and "read without it" in rejection.reason


def test_a_line_that_is_too_long_is_refused_and_the_next_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_lines, "LINE_LIMIT", 12 * LIMIT)
    good = json.dumps({"text": TEXT})
    long = json.dumps({"text": "a" * 13 * LIMIT})
    refusal, report = load([put(tmp_path / "a.jsonl", f"{long}\n{good}\n")])
    assert isinstance(refusal, Rejection) and refusal.place == "line 1"
    assert "longer" in refusal.reason
    assert isinstance(report, Report) and report.id == "a-2"


# Folders and standard input


def test_a_folder_is_searched_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.jsonl", "c.png", ".hidden/h.txt", "b.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        put(path, json.dumps({"text": TEXT}) if name.endswith("l") else TEXT)
    put(tmp_path / "b.json", '{"title": "B"}')
    read = list(load([tmp_path]))
    assert [one.id for one in read if isinstance(one, Report)] == ["b", "y-1", "z"]
    assert len(read) == 3


def test_a_folder_without_reports_says_what_is_looked_for(tmp_path: Path) -> None:
    put(tmp_path / "a.png", b"\x89PNG")
    reason = refused(tmp_path).reason
    assert "*.txt" in reason and "*.jsonl" in reason


def test_standard_input_is_plain_text(standard_input: io.BytesIO) -> None:
    standard_input.write(f"\n{TEXT}{TEXT}".encode())
    standard_input.seek(0)
    report = read_one(Path("-"))
    assert (report.id, report.text) == ("stdin", f"\n{TEXT}{TEXT}")


def test_standard_input_is_json_lines_if_it_begins_so(standard_input: io.BytesIO) -> None:
    standard_input.write((json.dumps({"text": TEXT}) + "\n{\n").encode())
    standard_input.seek(0)
    report, refusal = load([Path("-")])
    assert isinstance(report, Report) and report.text == TEXT
    assert isinstance(refusal, Rejection) and refusal.place == "line 2"


# Kinds told by content, patterns, JSON of other shapes


def test_standard_input_is_known_by_what_it_holds(standard_input: io.BytesIO) -> None:
    for content, ids in {
        json.dumps([{"body": TEXT, "headline": "H"}] * 2): ["stdin-1", "stdin-2"],
        json.dumps({"text": TEXT}, indent=2): ["stdin"],
        f"title,text\nH,{TEXT}": ["stdin-2"],
        f"<!DOCTYPE html><html><body><article><p>{TEXT * 9}</p></article></body></html>": ["stdin"],
        f"[Reuters] {TEXT}": ["stdin"],
        f"{{Reuters}} {TEXT}": ["stdin"],
    }.items():
        standard_input.seek(0)
        standard_input.truncate()
        standard_input.write(content.encode())
        standard_input.seek(0)
        assert [one.id for one in load(["-"]) if isinstance(one, Report)] == ids, content


def test_a_pattern_finds_files_at_any_depth_and_no_sidecars(tmp_path: Path) -> None:
    for name in ("a.txt", "b/c.txt", "b/d/e.txt", "b/c.json", "b/f.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        put(path, json.dumps({"title": "T", "text": TEXT}) if name.endswith(("n", "l")) else TEXT)
    found = load([f"{tmp_path}/**/*.txt", f"{tmp_path}/b/*.js*"])
    assert [one.id for one in found if isinstance(one, Report)] == ["a", "c", "e", "f-1"]
    found = load([f"{tmp_path}/*"])  # a folder that a pattern finds is read, too
    assert [one.id for one in found if isinstance(one, Report)] == ["a", "c", "f-1", "e"]
    (none,) = load([f"{tmp_path}/*.csv"])
    assert isinstance(none, Rejection) and "no file matches" in none.reason
    odd = put(tmp_path / "[1].txt", TEXT)  # a file may be called as a pattern is written
    assert read_one(odd).id == "[1]"


def test_lines_on_reports_are_passed_over_in_a_folder_and_refused_when_named(
    tmp_path: Path,
) -> None:
    put(tmp_path / "reports.jsonl", json.dumps({"text": TEXT, "report": "its own", "id": "one"}))
    marks = put(
        tmp_path / "marks.jsonl", json.dumps({"report": "one", "span": [0, 4], "content": "x"})
    )
    passed = Counter[str]()
    found = list(load([tmp_path], passed=passed))
    assert [one.id for one in found if isinstance(one, Report)] == ["one"]
    assert (len(found), passed) == (1, {".jsonl": 1})
    assert list(load([marks]))

"""JSON files of any shape, and folders of everything in one go."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.sources import load
from dragoman.records import Rejection, Report
from tests.reading.source_files import TEXT, put, read_one, refused


def test_json_files_are_lists_records_or_answers_of_a_service(tmp_path: Path) -> None:
    one = {"content": TEXT, "publishedAt": "2019-05-03T10:00:00Z", "source": {"name": "The Post"}}
    for content in ([one, one], {"status": "ok", "articles": [one, one]}):
        reports = list(load([put(tmp_path / "wire.json", json.dumps(content, indent=1))]))
        assert [report.id for report in reports if isinstance(report, Report)] == [
            "wire-1",
            "wire-2",
        ]
    report = read_one(put(tmp_path / "one.json", json.dumps(one)))
    assert (report.id, report.source, report.published) == ("one", "The Post", date(2019, 5, 3))
    lines = put(tmp_path / "lines.json", f"{json.dumps(one)}\n{json.dumps(one)}\n")
    assert len(list(load([lines]))) == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[]", "empty"),
        ("[1]", "object"),
        ('[{"text": "a"', "no JSON"),
        ('{"a": 1}', "its keys: a"),
        ('{"text": {"html": "a"}}', "text.html"),
        ("7", "object"),
        ('{"text": "a", "n": ' + "9" * 5_000 + "}", "too long"),
    ],
)
def test_a_json_file_without_reports_says_what_is_wrong(
    tmp_path: Path, content: str, says: str
) -> None:
    assert says in refused(put(tmp_path / "a.json", content)).reason


def test_keys_can_be_given_at_any_depth(tmp_path: Path) -> None:
    line = {"article": {"body": TEXT}, "meta": {"when": "May 3, 2019"}}
    path = put(tmp_path / "a.jsonl", json.dumps(line))
    (report,) = load([path], columns={"text": "article.body", "published": "meta.when"})
    assert isinstance(report, Report)
    assert (report.text, report.published) == (TEXT, date(2019, 5, 3))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "date", "source", "x"]), inner, max_size=3)
    ),
    max_leaves=9,
)


@given(JSON)
def test_any_json_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: object
) -> None:
    path = put(tmp_path_factory.mktemp("any") / "a.json", json.dumps(content))
    for one in load([path]):
        assert one.text.strip() if isinstance(one, Report) else one.reason


def test_a_folder_of_everything_is_read_in_one_go(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", TEXT)
    put(tmp_path / "b.csv", f"title,text\nT,{TEXT}\nT,\n")
    put(tmp_path / "c.jsonl.gz", gzip.compress(json.dumps({"text": TEXT}).encode()))
    put(tmp_path / "d.parquet", b"PAR1 no")
    tally: Counter[str] = Counter()
    found = list(load([tmp_path], tally=tally))
    assert [type(one) for one in found] == [Report, Report, Rejection, Report, Rejection]
    assert tally == {"text": 1, "row": 1, "line": 1}

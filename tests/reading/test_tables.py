"""Tables: CSV, TSV and Parquet, with columns found or mapped, row by row."""

from __future__ import annotations

import csv
import gzip
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.reading.formats import delimited
from dragoman.reading.formats.columns import parse_map
from dragoman.reading.sources import load
from dragoman.records import Rejection, Report

TEXT = "Kenya and Uganda signed an accord in Nairobi. Both praised it."
HEAD = "Headline,Body,Pub Date,Publisher,Link,pages\n"
ROW = f'Accord,"{TEXT}",2019-05-03,The Post,https://post.example/1,4\n'


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def reports(path: Path, **columns: str) -> list[Report]:
    found = list(load([path], columns=columns))
    assert all(isinstance(one, Report) for one in found), found
    return [one for one in found if isinstance(one, Report)]


def refusals(path: Path, **columns: str) -> list[Rejection]:
    return [one for one in load([path], columns=columns) if isinstance(one, Rejection)]


# CSV and TSV


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_usual_columns_are_found_by_themselves(tmp_path: Path, delimiter: str) -> None:
    text = HEAD.replace(",", delimiter) + ROW.replace(",", delimiter)
    (report,) = reports(put(tmp_path / "wire.csv", text))
    assert (report.id, report.title, report.text) == ("wire-2", "Accord", TEXT)
    assert (report.source, report.url) == ("The Post", "https://post.example/1")
    assert (report.published, report.published_from) == (date(2019, 5, 3), "given")


def test_columns_can_be_given(tmp_path: Path) -> None:
    text = f'a,b,text,date\n"{TEXT}",3 May 2019,no report,wrong\n'
    (report,) = reports(put(tmp_path / "a.csv", text), text="a", published="b")
    assert (report.text, report.published) == (TEXT, date(2019, 5, 3))
    (report,) = reports(tmp_path / "a.csv", text="a", published="")
    assert report.published is None


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"text": "bodi"}, "did you mean body?"),
        ({"published": "day"}, "the columns are: id, body, when"),
    ],
)
def test_a_wrong_map_is_told_with_the_columns_there_are(
    tmp_path: Path, columns: dict[str, str], says: str
) -> None:
    path = put(tmp_path / "a.csv", f'id,body,when\n1,"{TEXT}",2019\n')
    (refusal,) = refusals(path, **columns)
    assert says in refusal.reason and refusal.path == str(path)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("body", "no ="),
        ("text=a,text=b", "twice"),
        ("body=text", "text=body"),
        ("txt=body", "did you mean text?"),
        ("author=a", "there are id, text, title, published, source, url"),
    ],
)
def test_a_map_that_is_written_wrong_says_how(given: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_map(given)
    assert says in str(caught.value)


def test_a_table_without_texts_says_how_to_name_them(tmp_path: Path) -> None:
    (refusal,) = refusals(put(tmp_path / "a.csv", "a,b\n1,2\n"))
    assert "--map text=COLUMN" in refusal.reason and "a, b" in refusal.reason


def test_a_row_with_a_wrong_day_is_read_without_it(tmp_path: Path) -> None:
    row = ROW.replace("2019-05-03", "99.99.2004")
    report, rejection = load([put(tmp_path / "a.csv", HEAD + row)])
    assert isinstance(report, Report) and isinstance(rejection, Rejection)
    assert (report.text, report.published) == (TEXT, None)
    assert rejection.place == "row 2"
    assert "99.99.2004" in rejection.reason and "read without it" in rejection.reason


def test_a_bad_row_is_refused_by_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [ROW, "No text,,2019-05-03,,,\n", "\n", "Blank, ,,,,\n", ROW]
    rows += ["Short\n", ROW.replace(",4", ",4,and,more")]
    found = list(load([put(tmp_path / "a.csv", HEAD + "".join(rows))]))
    assert [one.id for one in found if isinstance(one, Report)] == ["a-2", "a-6"]
    told = {one.place: one.reason for one in found if isinstance(one, Rejection)}
    assert list(told) == ["row 3", "row 5", "row 7", "row 8"]
    assert '"Body"' in told["row 3"] and "blank" in told["row 5"]
    assert "quotation marks" in told["row 8"]


def test_rows_in_other_encodings_are_read_or_refused_each(tmp_path: Path) -> None:
    said = "The envoy’s plan was “far from clear” to the cabinet, and it failed."
    content = HEAD.encode() + f'A,"{said}",,,,\n'.encode("cp1252") + f'B,"{said}",,,,\n'.encode()
    content += b'C,"\xd6\xd0\xb9\xfa\xcd\xe2\xbd\xbb\xb2\xbf",,,,\n'
    one, other, bad = load([put(tmp_path / "a.csv", content)])
    assert isinstance(one, Report) and isinstance(other, Report)
    assert one.text == other.text == said
    assert isinstance(bad, Rejection) and "encoding" in bad.reason
    utf16 = put(tmp_path / "b.csv", (HEAD + ROW).encode("utf-16"))
    assert [one.text for one in reports(utf16)] == [TEXT]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "empty"),
        ("\n\n", "no head"),
        (HEAD, "no rows"),
        (HEAD + 'A,"' + "a" * 5_000, "longer"),
    ],
)
def test_a_table_that_is_none_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, says: str
) -> None:
    monkeypatch.setattr(delimited, "LONGEST_CELL", 4_000)
    refusal = refusals(put(tmp_path / "a.csv", content))[0]
    assert says in refusal.reason


def test_a_table_is_known_by_its_head_where_the_name_does_not_tell(tmp_path: Path) -> None:
    table = f'date\ttext\n2019-05-03\t"{TEXT}"\n'
    assert [one.published for one in reports(put(tmp_path / "a.txt", table))] == [date(2019, 5, 3)]
    prose = f"Nairobi, Kenya\n{TEXT}\n"
    assert [one.text for one in reports(put(tmp_path / "b.txt", prose))] == [prose]


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=40)


@given(
    st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_every_row_of_a_table_comes_back_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str]],
    delimiter: str,
    end: str,
) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("title", "text"), *rows])
    path = put(tmp_path_factory.mktemp("any") / "a.csv", stream.getvalue())
    found = list(load([path]))
    wanted = [text for title, text in rows if text.strip()]
    assert [one.text for one in found if isinstance(one, Report)] == wanted
    blank = sum(1 for title, text in rows if title.strip() and not text.strip())
    assert len(found) - len(wanted) in {blank, max(blank, 1)}


# Parquet


def parquet(path: Path, **columns: Any) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


@pytest.mark.parametrize("name", ["a.parquet", "a.txt", "a"])
def test_parquet_is_read_row_by_row(tmp_path: Path, name: str) -> None:
    path = parquet(
        tmp_path / name,
        content=pa.array([TEXT, None, TEXT + "!"]).dictionary_encode(),
        published_at=pa.array([datetime(2019, 5, 3, 10), None, datetime(2019, 5, 4)]),
        unused=[[1], [2], [3]],
    )
    one, refusal, other = load([path])
    assert isinstance(one, Report) and isinstance(other, Report)
    assert (one.id, one.published, other.published) == ("a-1", date(2019, 5, 3), date(2019, 5, 4))
    assert isinstance(refusal, Rejection) and refusal.place == "row 2"
    assert '"content"' in refusal.reason


def test_parquet_of_wrong_types_is_told_row_by_row(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", text=[TEXT, TEXT], date=[1.5, 2.5], id=[7, 8])
    assert [one.place for one in refusals(path)] == ["row 1", "row 2"]
    assert [one.id for one in reports(path, published="")] == ["7", "8"]
    blobs = parquet(tmp_path / "b.parquet", text=pa.array([TEXT.encode(), b"\xff\xfe\0"]))
    assert [type(one) for one in load([blobs])] == [Report, Rejection]


def test_parquet_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    whole = parquet(tmp_path / "a.parquet", text=[TEXT] * 50).read_bytes()
    (refusal,) = refusals(put(tmp_path / "b.parquet", whole[:-9]))
    assert "damaged" in refusal.reason
    garbled = bytearray(whole)
    garbled[20:60] = bytes(40)
    assert refusals(put(tmp_path / "c.parquet", bytes(garbled)))
    none = parquet(tmp_path / "d.parquet", text=pa.array([], pa.string()))
    assert "no rows" in refusals(none)[0].reason


def test_tables_with_gzip_are_read(tmp_path: Path) -> None:
    table = put(tmp_path / "a.csv.gz", gzip.compress((HEAD + ROW).encode()))
    plain = parquet(tmp_path / "b.parquet", text=[TEXT])
    packed = put(tmp_path / "c.parquet.gz", gzip.compress(plain.read_bytes()))
    assert [reports(path)[0].text for path in (table, plain, packed)] == [TEXT] * 3
    assert [one.id for one in reports(tmp_path)] == ["a-2", "b-1", "c-1"]


def test_a_large_table_is_read_in_little_memory(tmp_path: Path) -> None:
    import tracemalloc

    rows = "".join(f'{n},"{TEXT * 50}"\n' for n in range(3_000))  # about 10 MB
    table = put(tmp_path / "a.csv", "id,text\n" + rows)
    columns = {"text": [TEXT * 50] * 3_000, "id": [str(n) for n in range(3_000)]}
    wide = tmp_path / "b.parquet"
    pq.write_table(pa.table(columns), wide, row_group_size=500)
    tracemalloc.start()
    for path in (table, wide):
        assert sum(isinstance(one, Report) for one in load([path])) == 3_000
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4_000_000


def test_times_that_python_has_no_type_for_harm_their_own_row_only(tmp_path: Path) -> None:
    times = pa.array([1_556_870_400_000_000_001, 2**62], pa.timestamp("ns", "UTC"))
    path = parquet(tmp_path / "a.parquet", text=[TEXT, TEXT], date=times)
    assert [one.published for one in reports(path)] == [date(2019, 5, 3), date(2116, 2, 20)]
    far = pa.array([1_556_870_400, 2**50], pa.timestamp("s"))
    one, other, wrong = load([parquet(tmp_path / "b.parquet", text=[TEXT, TEXT + "x"], date=far)])
    assert isinstance(one, Report) and isinstance(other, Report)
    assert other.published is None
    assert isinstance(wrong, Rejection) and '"date"' in wrong.reason


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row_only(tmp_path: Path) -> None:
    rows = (
        f'1,"{TEXT}, in full.",2019-05-03',
        '2,"Open: Kenya agreed,2019-05-04',
        "3,Chile agreed.,2019-05-05",
        '4,"Chad ""agreed"", then\nleft, by train, twice\n",2019-05-06',
        '5,"Open too: Oman agreed,2019-05-07',
        "6,Fiji agreed.,2019-05-08",
    )
    table = put(tmp_path / "a.csv", "id,text,published\n" + "\n".join(rows))
    read = list(load([table]))
    assert [one.id for one in read if isinstance(one, Report)] == ["1", "3", "4", "6"]
    refused = [one for one in read if isinstance(one, Rejection)]
    assert [one.place for one in refused] == ["row 3", "row 6"]
    assert all("not closed" in one.reason for one in refused)


def test_what_tables_write_for_nothing_is_nothing(tmp_path: Path) -> None:
    empty = [float("nan")]
    path = parquet(tmp_path / "a.parquet", text=[TEXT], title=empty, published=empty, source=empty)
    (one,) = reports(path)
    assert (one.title, one.published, one.source) == (None, None, None)
    (other,) = reports(put(tmp_path / "b.csv", f'text,published\n"{TEXT}",0001-01-01T00:00:00\n'))
    assert other.published is None


def test_a_short_cell_in_windows_1252_is_read(tmp_path: Path) -> None:
    table = put(tmp_path / "a.csv", "id,text\n1,Peru said “yes” to Ñuñoa.\n".encode("cp1252"))
    assert [one.text for one in reports(table)] == ["Peru said “yes” to Ñuñoa."]

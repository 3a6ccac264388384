"""Each export is read by a reader of that format, and holds what the format can hold."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import feedparser
import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

import dragoman
from dragoman import Dossier
from dragoman.errors import InputError, QueryError
from dragoman.exchange.exports import annotations as anno
from dragoman.exchange.exports import feeds, ftm, geojson, network, tables
from dragoman.exchange.exports.content import Content
from dragoman.exchange.exports.exporting import FORMATS
from dragoman.exchange.imports.shapes import columns_of
from dragoman.fusing.parties import dyad_side
from dragoman.store.file import connected
from tests.cli.command_runs import LINES, TEXTS
from tests.exchange.told_events import QUADS, Deed, content

HOSTILE = ['=cmd|"/c calc"!A1', "a\tb\r\nc\x00\x1b[31m", "<b>\"&'", "\u2028\ufffe", "@x", "Zoë 𝕏"]
DEEDS = [
    Deed("AID", None, "PER:GOV", "BOL", date(2011, 4, day + 1), name)
    for day, name in enumerate(HOSTILE)
]
WRITERS = {
    "polecat": tables.write_polecat,
    "icews": tables.write_icews,
    "gdelt": tables.write_gdelt,
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    folder = tmp_path_factory.mktemp("exported")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    lines = "".join(json.dumps(line) + "\n" for line in LINES)
    (folder / "wire.jsonl").write_text(lines, encoding="utf-8")
    with dragoman.open(folder / "affair.duckdb") as opened:
        opened.read([folder / "wire.jsonl", *folder.glob("*.txt")])
        yield opened


def written(writer: Callable[..., int], *made: object) -> str:
    out = io.StringIO()
    writer(*made, out)
    return out.getvalue()


def frame(text: str, name: str) -> pd.DataFrame:
    """The table as pandas reads it with the published columns."""
    columns = list(columns_of(name))
    header = None if name == "gdelt" else 0
    found = pd.read_csv(
        io.StringIO(text), sep="\t", quoting=3, header=header, dtype=str, keep_default_na=False
    )
    if header is None:
        found.columns = pd.Index(columns)
    assert list(found.columns) == columns
    return found


@pytest.mark.parametrize("name", list(WRITERS))
def test_a_table_has_the_published_columns_and_a_row_for_each_pair_of_what_was_done(
    dossier: Dossier, name: str
) -> None:
    made = dossier.content()
    found = frame(written(WRITERS[name], made), name)
    done = [one for one in made.events if one.event.status == "asserted" and one.day]
    assert len(found) >= len(done) > 3
    undone = sum(n for what, n in made.left_out.items() if "not told as done" in what)
    assert undone == sum(one.event.status != "asserted" for one in made.events)


def test_codes_of_events_stay_text(dossier: Dossier) -> None:
    found = frame(written(tables.write_icews, dossier.content()), "icews")
    assert {len(code) for code in found["CAMEO Code"]} <= {3, 4}
    assert any(code.startswith("0") for code in found["CAMEO Code"])


@pytest.mark.parametrize("name", list(WRITERS))
def test_a_hostile_name_is_one_cell_and_no_formula(name: str) -> None:
    text = written(WRITERS[name], content(DEEDS))
    assert len(text.splitlines()) == text.count("\n") == len(DEEDS) + (name != "gdelt")
    found = frame(text, name)
    for column in found.columns:
        for cell in found[column]:
            number = cell.lstrip("-").replace(".", "").isdecimal()
            assert number or not cell.startswith(("=", "+", "-", "@"))
            assert not set(cell) & set("\x00\x1b\t\r\n")


codes = st.sampled_from(
    [
        "USA",
        "PRK:MIL",
        "KOS:GOV",
        "TLS",
        "IGO:NATO",
        "IGO:ITLOS",
        "REB:HOUTHI",
        "SYR:REB",
        "CHN:BUS",
    ]
)
KINDS = {"CONSULT": "visit", "ACCUSE": "allege", "ASSAULT": "drone", "REQUEST": "yield"}
kinds = st.sampled_from([*KINDS.items(), *((type, None) for type in QUADS if type != "ACCUSE")])
deeds = st.builds(
    lambda kind, *told: Deed(kind[0], kind[1], *told),
    kinds, codes, codes, st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.text(min_size=1, max_size=9),
)  # fmt: skip


@pytest.mark.parametrize("name", list(WRITERS))
@settings(max_examples=8)
@given(told=st.lists(deeds, max_size=8))
def test_what_is_exported_and_imported_again_has_the_same_dyads_days_and_types(
    name: str, told: list[Deed]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "events.tab")
        path.write_text(written(WRITERS[name], content(told)), encoding="utf-8", newline="\n")
        if not path.stat().st_size:
            return
        with dragoman.open(Path(folder, "affair.duckdb")) as dossier:
            found = dossier.import_events(path)
            assert found.rejections == ()
            with connected(dossier.path) as connection:
                rows = (
                    connection.execute("SELECT day, type, mode, a, b FROM imported").fetchall()
                    if told
                    else []
                )
    expected = []
    for deed in told:
        sides = sorted(filter(None, map(dyad_side, (deed.source, deed.target))))
        joined = len(set(sides)) == 2
        expected.append((deed.day, deed.type, deed.mode, *(sides if joined else (None, None))))
    assert sorted(rows, key=str) == sorted(expected, key=str)


def test_gexf_has_nodes_edges_and_their_days(tmp_path: Path) -> None:
    made = content(DEEDS)
    path = tmp_path / "graph.gexf"
    with path.open("wb") as out:
        network.write_gexf(made, out)
    graph = nx.read_gexf(path)
    assert {graph.nodes[code]["label"] for code in ("PER", "BOL")} == {"Peru", "Bolivia"}
    acts = [told for *_, told in graph.edges(data=True) if told["kind"] == "cooperation"]
    assert [(one["events"], one["first"], one["last"]) for one in acts] == [
        (len(DEEDS), "2011-04-01", "2011-04-06")
    ]
    text = path.read_text(encoding="utf-8")
    assert 'timeformat="date"' in text and text.count("<spell ") >= len(DEEDS)


def test_graphml_holds_the_same_edges(dossier: Dossier, tmp_path: Path) -> None:
    for name in ("gexf", "graphml"):
        dossier.export(name, tmp_path / name)
    one, other = nx.read_gexf(tmp_path / "gexf"), nx.read_graphml(tmp_path / "graphml")
    assert set(one.nodes) == set(other.nodes) != set()

    def told(graph: nx.MultiDiGraph) -> list[tuple]:
        return sorted(
            (a, b, e["kind"], e["status"], e["events"]) for a, b, e in graph.edges(data=True)
        )

    assert told(one) == told(other) != []


def test_geojson_has_valid_shapes_at_the_places_of_the_actors() -> None:
    found = json.loads(written(geojson.write_geojson, content(DEEDS)))
    assert found["type"] == "FeatureCollection"
    kinds = {shape(one["geometry"]).geom_type for one in found["features"]}
    assert kinds == {"Point", "LineString"}
    for one in found["features"]:
        west, south, east, north = shape(one["geometry"]).bounds
        assert -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    (dyad,) = (one for one in found["features"] if one["properties"]["kind"] == "dyad")
    assert dyad["properties"]["events"] and dyad["properties"]["last"] == "2011-04-06"


def annotated(dossier: Dossier, made: Content) -> dict:
    out = io.StringIO()
    anno.write_annotations(made, dossier.judgements(), out, dossier.coded)
    return json.loads(out.getvalue())


def test_an_annotation_finds_its_very_words_in_the_report(dossier: Dossier) -> None:
    (claim, _), *_ = dossier.records()
    dossier.judge(claim, "unsure", note="see <b>", who="Ada")
    found = annotated(dossier, dossier.content())
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = found["first"]["items"]
    assert found["total"] == len(items) == len({one["id"] for one in items}) > 5
    for one in items:
        quote, position = one["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        text = dossier.report(one["target"]["source"].rpartition(":")[2]).text
        assert text[position["start"] : position["end"]] == quote["exact"]
        before = text[: position["start"]]
        assert before.endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])
    assessed = [one for one in items if one["motivation"] == "assessing"]
    assert [one["creator"]["name"] for one in assessed] == ["Ada"]
    dossier.judge(claim, "wrong", who="Ada")
    out = dossier.content()
    found = annotated(dossier, out)
    told = {one["body"][0]["value"]: one["target"] for one in found["first"]["items"]}
    assert told["wrong"] == told["unsure"]  # where it stood, though no view has the claim now
    assert not out.left_out
    dossier.judge(claim, "skip", who="Ada")


def test_an_atom_feed_is_read_with_its_entries_and_hostile_words(tmp_path: Path) -> None:
    feed = feeds.of_dyad(content(DEEDS), "BOL", "PER")
    found = feedparser.parse(feeds.atom(feed, "http://127.0.0.1:8000"))
    assert not found.bozo and found.version == "atom10"
    assert len(found.entries) == len(DEEDS) == len({one.id for one in found.entries})
    assert found.entries[0].updated == "2011-04-06T00:00:00Z"
    assert found.entries[0].link.startswith("http://127.0.0.1:8000/event/")
    told = json.loads(feeds.json_feed(feed))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert {one["content_text"] for one in told["items"]} == set(HOSTILE)
    assert not any("url" in one for one in told["items"])


def test_a_feed_for_each_dyad_actor_and_story_is_a_file(dossier: Dossier, tmp_path: Path) -> None:
    done = dossier.export("feeds", tmp_path / "feeds")
    files = [path for path in (tmp_path / "feeds").rglob("*") if path.is_file()]
    assert len(files) == 2 * done.written
    assert {path.parent.name for path in files} == {"dyad", "actor", "story"}
    for path in files:
        if path.suffix == ".atom":
            assert not feedparser.parse(path.read_bytes()).bozo
        else:
            assert json.loads(path.read_text(encoding="utf-8"))["items"] is not None


def test_entities_refer_to_entities_and_have_the_same_ids_again(dossier: Dossier) -> None:
    made = dossier.content()
    first, again = (written(ftm.write_ftm, made, {"Abiy Ahmed"}) for _ in range(2))
    assert first == again
    found = [json.loads(line) for line in first.splitlines()]
    ids = {one["id"] for one in found}
    assert len(ids) == len(found)
    assert {"Person", "PublicBody", "Article", "Event"} <= {one["schema"] for one in found}
    for one in found:
        for name in ("organizer", "involved", "proof", "subject", "object"):
            assert set(one["properties"].get(name, [])) <= ids
        assert all(isinstance(v, str) and v for vs in one["properties"].values() for v in vs)


def test_parquet_holds_all_rows_and_is_described(dossier: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    dossier.export("parquet", folder)
    told = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    assert told["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    files = {one["@id"]: one for one in told["distribution"]}
    assert set(files) == {path.name for path in folder.glob("*.parquet")}
    for records in told["recordSet"]:
        name = records["name"]
        table = duckdb.read_parquet(str(folder / f"{name}.parquet"))
        assert [one["name"] for one in records["field"]] == table.columns
        assert all(one["source"]["fileObject"]["@id"] in files for one in records["field"])
        schema = json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))
        assert list(schema["properties"]) == table.columns
    claims = duckdb.read_parquet(str(folder / "claims.parquet"))
    assert len(claims) == len(dossier.rows())
    assert all("application/x-parquet" in one["encodingFormat"] for one in told["distribution"])
    fields = {one["@id"] for records in told["recordSet"] for one in records["field"]}
    for records in told["recordSet"]:
        for one in records["field"]:
            if "references" in one:
                assert one["references"]["field"]["@id"] in fields


def test_an_export_as_of_a_day_knows_no_later_report(dossier: Dossier, tmp_path: Path) -> None:
    dossier.export("parquet", tmp_path / "p", as_of="2022-09-07")
    rows = duckdb.read_parquet(str(tmp_path / "p" / "reports.parquet")).project("id").fetchall()
    assert {id for (id,) in rows} == {"asmara", "ankara", "tirana"}
    text = written(tables.write_polecat, dossier.content("2022-09-07"))
    assert "Azerbaijan" not in text and "Albania" in text
    assert "Azerbaijan" in written(tables.write_polecat, dossier.content())


@pytest.mark.parametrize("name", [one.name for one in FORMATS.values() if not one.folder])
def test_each_format_goes_to_a_stream_too(dossier: Dossier, name: str, tmp_path: Path) -> None:
    out = io.StringIO()
    done = dossier.export(name, out)
    assert done.path is None and (done.written > 0 or name == "judgements")  # nobody has judged
    dossier.export(name, tmp_path / "file")
    same = name not in ("gexf",)
    assert not same or (tmp_path / "file").read_text(encoding="utf-8") == out.getvalue()


def test_what_cannot_be_written_is_told(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="polecat, icews"):
        dossier.export("acled", tmp_path / "x")
    with pytest.raises(QueryError, match="--out"):
        dossier.export("parquet")
    with pytest.raises(InputError, match="cannot be written"):
        dossier.export("polecat", tmp_path / "no" / "such" / "folder")
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="other files"):
        dossier.export("parquet", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_quads_of_the_deeds_are_plovers() -> None:
    made = content([Deed(type, None, "PER", "BOL", date(2011, 1, 1)) for type in QUADS])
    found = frame(written(tables.write_polecat, made), "polecat")
    assert set(found["Quad Code"]) == set(tables.QUADS.values())


def test_the_entities_are_what_followthemoneys_own_library_reads(dossier: Dossier) -> None:
    """Its installation needs a C++ compiler, so it is not among what the tests install."""
    model = pytest.importorskip("followthemoney").model
    lines = written(ftm.write_ftm, dossier.content(), {"Abiy Ahmed"}).splitlines()
    told = [json.loads(line) for line in lines]
    read = {one["id"]: model.get_proxy(one, cleaned=False) for one in told}
    for one in told:
        entity = read[one["id"]]
        entity.schema.validate({"properties": one["properties"]})
        for name, values in one["properties"].items():
            of = entity.schema.get(name)
            assert set(values) == set(entity.get(of)), (one["id"], name)
            assert all(of.type.validate(value) for value in values), (one["id"], name)
            if of.range is not None:
                assert all(read[value].schema.is_a(of.range) for value in values)


def test_the_tables_are_what_croissants_own_library_reads(dossier: Dossier, tmp_path: Path) -> None:
    """One of its parts has no wheel, so it is not among what the tests install."""
    croissant = pytest.importorskip("mlcroissant")
    folder = tmp_path / "tables"
    dossier.export("parquet", folder)
    named = [one.uuid for one in croissant.Dataset(folder / "croissant.json").metadata.record_sets]
    for name in named:
        read = list(croissant.Dataset(folder / "croissant.json").records(name))
        table = duckdb.read_parquet(str(folder / f"{name}.parquet"))
        assert len(read) == len(table), name
        assert all(set(one) == {f"{name}/{column}" for column in table.columns} for one in read)

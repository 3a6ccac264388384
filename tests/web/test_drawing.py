"""The drawings of network and map: well-formed whatever a name holds, with links, titles, no styles."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.picture.network_records import Edge, Network, Node
from dragoman.picture.records import Source
from dragoman.picture.world import world_view
from dragoman.records import Evidence
from dragoman.web.drawing import land, map, network
from dragoman.web.drawing.edges import offsets
from dragoman.web.drawing.labels import Spot, place, width
from dragoman.web.drawing.svg import standalone

HOSTILE = "\"><script>alert('x')</script>&amp;<a href='javascript:x'>{{ 7*7 }}"
SVG = "{http://www.w3.org/2000/svg}"


def node(code: str, name: str = "", weight: int = 3, x: float = 0.5, y: float = 0.5) -> Node:
    return Node(code, name or code, "state", weight, max(weight, 1), x, y)


def edge(a: str, b: str, kind: str = "conflict", **more: object) -> Edge:
    source = Source("c1", "r/1", None, date(2020, 1, 1), Evidence(0, 4, "said", "", ""))
    given = {
        "id": f"{a}~{b}~{kind}",
        "a": a,
        "b": b,
        "kind": kind,
        "what": ("ASSAULT",),
        "directed": kind == "flow",
        "tentative": False,
        "reference": False,
        "score": 4.0,
        "claims": 2,
        "reports": 1,
        "origins": 1,
        "last": date(2020, 1, 1),
        "basis": None,
        "source": source,
    }
    return Edge(**(given | more))


def found(nodes: list[Node], edges: list[Edge]) -> Network:
    counts = {"actors": len(nodes), "actors_told": 1, "actors_drawn": 1, "edges": len(edges)}
    day = date(2024, 1, 1)
    return Network(day, tuple(nodes), tuple(edges), counts, day, day, None, None, "1")


def parsed(drawing: str) -> ET.Element:
    return ET.fromstring(standalone(drawing, "title & more").partition("\n")[2])


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@settings(max_examples=40, deadline=None)
@given(name=NAMES, what=NAMES)
def test_no_name_breaks_a_drawing(name: str, what: str) -> None:
    net = found(
        [node("CHL", name), node("PER", HOSTILE, x=0.9)], [edge("CHL", "PER", what=(what, HOSTILE))]
    )
    for drawing in (
        network.draw(net),
        map.draw(net, world_view(), land.regions()["americas-south"]),
    ):
        root = parsed(drawing)
        tags = {one.tag.removeprefix(SVG) for one in root.iter()}
        assert "script" not in tags
        assert "<script" not in str(drawing)
        links = [str(one.get("href")) for one in root.iter(f"{SVG}a")]
        assert links
        assert all(href.startswith("/") for href in links)
        assert not [one for one in root.iter() if one.get("style") or one.get("onclick")]
        assert any(name in (one.text or "") for one in root.iter(f"{SVG}title"))


@pytest.mark.parametrize("code", ["IGO:UNO", "REB:HOUTHI", "FRA:BUS", "A/../B", "?", "UNK"])
def test_every_node_and_edge_is_a_link_with_a_title(code: str) -> None:
    root = parsed(network.draw(found([node("CHL"), node(code, x=0.1)], [edge("CHL", code)])))
    drawn = list(root.iter(f"{SVG}a"))
    assert len(drawn) == 3
    assert all(one.find(f"{SVG}title") is not None for one in drawn)
    assert any(str(one.get("href")).startswith("/dyad/") for one in drawn)


def test_lines_of_each_kind_are_drawn_in_their_own_way() -> None:
    edges = [
        edge("CHL", "PER", "tie", reference=True, source=None, basis="UNTS"),
        edge("CHL", "PER", "cooperation", tentative=True),
        edge("CHL", "PER", "conflict"),
        edge("CHL", "PER", "flow"),
    ]
    root = parsed(network.draw(found([node("CHL"), node("PER", x=0.9)], edges)))
    groups = {
        one.get("class"): one for one in root.iter(f"{SVG}a") if "edge" in str(one.get("class"))
    }
    assert set(groups) == {
        "edge tie known",
        "edge cooperation tentative",
        "edge conflict",
        "edge flow",
    }
    paths = {name: [p.get("class") for p in one.iter(f"{SVG}path")] for name, one in groups.items()}
    assert "barbs" in paths["edge conflict"]
    assert "inner" in paths["edge tie known"]
    assert groups["edge flow"].find(f"{SVG}path[@marker-end]") is not None
    assert (
        len({path.get("d") for path in root.iter(f"{SVG}path") if path.get("class") == "line"}) == 4
    )


def test_edges_of_one_pair_lie_apart_whichever_way_they_run() -> None:
    there = edge("CHL", "PER", "flow")
    back = edge("PER", "CHL", "flow")
    beside = offsets([there, back])
    # Seen from one side of the line, so that the two do not cover each other.
    assert beside[there.id] == beside[back.id] != 0


def test_names_do_not_cover_each_other_where_there_is_room() -> None:
    spots = [
        Spot(str(n), 60 + 90 * (n % 10), 40 + 60 * (n // 10), 6, f"Country {n}") for n in range(60)
    ]
    boxes = []
    for label in place(spots, (0, 0, 1000, 500)):
        wide = width(label.name, label.size)
        left = label.x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
        boxes.append((left, label.y - label.size * 0.8, left + wide, label.y + label.size * 0.2))
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_small_states_and_kosovo_stand_on_the_map() -> None:
    net = found([node("SGP", "Singapore"), node("KOS", "Kosovo"), node("MLT", "Malta")], [])
    root = parsed(map.draw(net, world_view(), land.regions()["world"]))
    markers = {one.get("data-id"): one for one in root.iter(f"{SVG}a")}
    assert set(markers) == {"SGP", "KOS", "MLT"}
    for one in markers.values():
        (rim, *_) = one.iter(f"{SVG}circle")
        assert float(str(rim.get("r"))) >= map.LEAST
    (title,) = markers["KOS"].iter(f"{SVG}title")
    assert "disputed" in str(title.text)


def test_the_view_says_what_is_hatched() -> None:
    net = found([node("UKR", "Ukraine")], [])

    def hatched(view: str) -> set[str]:
        root = parsed(map.draw(net, world_view(view), land.regions()["europe"]))
        return {one.get("data-area") for one in root.iter() if one.get("data-area")}

    assert {"crimea", "kosovo", "four-regions"} <= hatched("neutral")
    assert not {"crimea", "four-regions"} & hatched("UKR")
    assert "kosovo" in hatched("UKR")
    assert "kosovo" not in hatched("SRB")


def test_a_day_before_a_dispute_has_no_hatching_for_it() -> None:
    net = found([node("UKR", "Ukraine")], [])
    before = Network(
        date(2012, 1, 1), *[getattr(net, f) for f in list(net.__dataclass_fields__)[1:]]
    )
    drawing = map.draw(before, world_view(), land.regions()["europe"])
    assert 'data-area="crimea"' not in drawing
    assert 'data-area="kosovo"' in drawing


@pytest.mark.parametrize("region", land.regions())
def test_every_part_of_the_world_is_drawn_within_its_bounds(region: str) -> None:
    part = land.regions()[region]
    x, y = part.at(*{"world": (11.0, 9.0)}.get(region, (0.0, 0.0)))
    assert math.isfinite(x)
    assert math.isfinite(y)
    drawing = map.draw(found([node("SGP")], []), world_view(), part)
    parsed(drawing)
    assert len(drawing) < 260_000

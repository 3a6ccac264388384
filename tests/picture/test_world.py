"""The world map's data: everybody has a place, pieces close, disputed areas are there for each view."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.actors.codes import all_codes
from dragoman.errors import QueryError
from dragoman.picture.world import areas, place_of, world_view, world_views
from dragoman.picture.world_projection import HEIGHT, WIDTH, project
from dragoman.picture.world_shapes import SEA, world

# Uninhabited, or with no town that GeoNames lists.
PLACELESS = {"ATA", "BVT", "TKL", "UMI"}


def test_every_state_of_today_has_a_place() -> None:
    codes = {one.code for one in all_codes() if one.stands_on(None)}
    assert {code for code in codes if place_of(code) is None} == PLACELESS


@pytest.mark.parametrize(
    ("code", "status", "at"),
    [
        ("SGP", "state", "Singapore"),
        ("KOS", "disputed", "Pristina"),
        ("TWN", "disputed", "Taipei"),
        ("PSE", "disputed", None),
        ("GRL", "territory", "Nuuk"),
        ("CSK", "state", "Prague"),
        ("IGO:UNO", "body", "New York"),
        ("PRK:MIL", "group", "Pyongyang"),
        ("REB:HOUTHI", "group", "Sanaa"),
        ("REB:SENDERO", "group", "Lima"),
    ],
)
def test_actors_stand_at_capital_seat_or_state(code: str, status: str, at: str | None) -> None:
    place = place_of(code)
    assert place is not None
    assert place.status == status
    assert at is None or place.at == at


@pytest.mark.parametrize("code", ["IGO:G7", "UNK", "JRN", "", "nonsense"])
def test_who_is_nowhere_has_no_place(code: str) -> None:
    assert place_of(code) is None


def test_pieces_close_and_small_states_have_shapes() -> None:
    land = world()
    for piece in land.pieces:
        assert piece.rings
        for ring in land.rings(piece):
            assert (ring[0] == ring[-1]).all()
            assert len(ring) >= 4
    codes = {piece.code for piece in land.pieces}
    assert {"SGP", "KOS", "BHR", "MLT", "LUX", "TWN", "PSE", "ESH"} <= codes


def test_lines_lie_between_two_pieces_or_a_piece_and_the_sea() -> None:
    land = world()
    count = len(land.pieces)
    assert all(line.left != line.right for line in land.lines)
    assert all(SEA <= side < count for line in land.lines for side in (line.left, line.right))
    around = {abs(one) for piece in land.pieces for ring in piece.rings for one in ring}
    assert around == set(range(1, len(land.lines) + 1))


def test_every_disputed_area_has_a_shape_or_is_a_point() -> None:
    drawn = {piece.area for piece in world().pieces if piece.area}
    points = {area.id for area in areas() if area.lon is not None}
    assert not drawn & points
    assert drawn | points == {area.id for area in areas()}


@pytest.mark.parametrize(
    ("lon", "lat", "area"),
    [
        (34.1, 44.95, "crimea"),
        (37.8, 48.0, "four-regions"),
        (74.8, 34.1, "jammu-kashmir"),
        (73.5, 34.35, "north-kashmir"),
        (79.3, 35.1, "aksai-chin"),
        (94.0, 28.3, "arunachal"),
        (35.8, 33.0, "golan"),
        (-13.2, 27.1, "western-sahara"),
        (44.1, 9.6, "somaliland"),
        (121.0, 23.8, "taiwan"),
        (20.9, 42.6, "kosovo"),
        (33.0, 35.3, "northern-cyprus"),
        (35.2, 31.95, "palestine"),
        (41.4, 42.9, "abkhazia"),
        (29.5, 47.0, "transnistria"),
        (-60.0, 5.0, "essequibo"),
        (30.5, 50.45, None),
        (37.6, 55.75, None),
        (116.4, 39.9, None),
        (77.2, 28.6, None),
    ],
)
def test_places_lie_in_the_area_that_one_would_say(lon: float, lat: float, area: str) -> None:
    land = world()
    assert [
        piece.area
        for piece in land.pieces
        if any(_inside(lon, lat, ring) for ring in land.rings(piece))
    ] == [area]


def _inside(lon: float, lat: float, ring: np.ndarray) -> bool:
    x, y = ring[:-1].T
    u, v = ring[1:].T
    crosses = (y > lat) != (v > lat)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x + (lat - y) / (v - y) * (u - x)
    return bool((crosses & (at > lon)).sum() % 2)


def test_views_name_areas_and_states_that_are_there() -> None:
    ids = {area.id for area in areas()}
    codes = {one.code for one in all_codes()}
    for view in world_views():
        assert set(view.goes_with) <= ids
        assert set(view.goes_with.values()) <= codes | {"own"}
    assert world_views()[0].id == "neutral"
    assert not world_view().goes_with


def test_a_view_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(QueryError, match="neutral"):
        world_view("ATLANTIS")


def test_an_area_is_disputed_on_its_days_only() -> None:
    from datetime import date

    crimea = next(area for area in areas() if area.id == "crimea")
    karabakh = next(area for area in areas() if area.id == "karabakh")
    assert not crimea.disputed_on(date(2013, 1, 1))
    assert crimea.disputed_on(None)
    assert karabakh.disputed_on(date(2020, 1, 1))
    assert not karabakh.disputed_on(None)


def test_the_projection_keeps_areas_and_its_bounds() -> None:
    rng = np.random.default_rng(7)
    lon, lat = rng.uniform(-160, 180, 200), rng.uniform(-85, 85, 200)
    step = 0.01
    corners = [
        project(np.stack([lon + a * step, lat + b * step], axis=1))
        for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))
    ]
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (corner.T for corner in corners)
    area = np.abs((x2 - x0) * (y3 - y1) - (x3 - x1) * (y2 - y0)) / 2
    true = np.radians(step) * (np.sin(np.radians(lat + step)) - np.sin(np.radians(lat)))
    assert np.allclose(area / true, 1, rtol=1e-3)
    assert (np.abs(corners[0]) <= [WIDTH / 2, HEIGHT / 2]).all()

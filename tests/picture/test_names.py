"""What actors are called: never after one person in them."""

from __future__ import annotations

import pytest

from dragoman.picture.names import Names
from tests.fusing.builders import act


@pytest.mark.parametrize(
    ("code", "given", "called"),
    [
        ("IGO:UNO", ["Kofi Annan"], "United Nations"),
        ("IGO:IAEA", ["Mohamed ElBaradei"], "International Atomic Energy Agency"),
        ("CHL:OPP", ["Gabriel Boric", "Gabriel Boric", "Chilean opposition"], "opposition of Chile"),
        ("CHL:OPP", ["Chilean opposition", "Chilean opposition", "Gabriel Boric"], "Chilean opposition"),
        ("PER:CVL", ["Peruvians"], "Peruvians"),
    ],
)  # fmt: skip
def test_a_body_or_a_part_of_a_country_is_called_for_what_it_is(
    code: str, given: list[str], called: str
) -> None:
    rows = [act("AID", voice=(code, name)) for name in given]
    assert Names(rows).of(code).name == called

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
        ("PER:BUS", ["Minera Andes", "the Minera Andes", "Minera Andes S.A."], "Minera Andes"),
        ("PER:BUS", ["the Andes Group", "Andes Group"], "Andes Group"),
        ("PER:BUS", ["the Andes Group", "the Andes Group"], "the Andes Group"),
        ("PER:OPP", ["Toledo", "Alejandro Toledo", "Keiko Fujimori"], "opposition of Peru"),
        ("PER:OPP", ["Toledo", "Toledano"], "opposition of Peru"),
        ("PER:OPP", ["the Peruvian opposition", "Toledo", "the Peruvian opposition"], "the Peruvian opposition"),
    ],
)  # fmt: skip
def test_a_body_or_a_part_of_a_country_is_called_for_what_it_is(
    code: str, given: list[str], called: str
) -> None:
    rows = [act("AID", voice=(code, name)) for name in given]
    assert Names(rows).of(code).name == called

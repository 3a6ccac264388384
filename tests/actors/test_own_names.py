"""Bodies, companies, parties and papers of one code are each told under their own name."""

from __future__ import annotations

import pytest

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions

AUTHORITY = Authority.load()


@pytest.mark.parametrize(
    ("written", "code", "name"),
    [
        ("Union of Concerned Scientists", "USA:EDU", "Union of Concerned Scientists"),
        ("Pew Research Center", "USA:EDU", "Pew Research Center"),
        ("House Foreign Affairs Committee", "USA:LEG", "House Foreign Affairs Committee"),
        ("House Republicans", "USA:LEG", "House Republicans"),
        ("OpenAI", "USA:BUS", "OpenAI"),
        ("Kaspersky", "RUS:BUS", "Kaspersky"),
        ("Plaid Cymru", "GBR:PTY", "Plaid Cymru"),
        ("UNRWA", "IGO:UNO", "UNRWA"),
        ("UNICEF", "IGO:UNO", "UNICEF"),
        ("Caritas", "NGO:CARITAS", "Caritas"),
        ("Islamic Development Bank", "IGO:ISDB", "Islamic Development Bank"),
        ("KIDA", "KOR:EDU", "Korea Institute for Defense Analyses"),
        ("WADA", "NGO:WADA", "World Anti-Doping Agency"),
    ],
)
def test_each_body_is_told_under_its_own_name(written: str, code: str, name: str) -> None:
    (mention,) = find_mentions([f"Nobody asked {written} for a word."], None, AUTHORITY)[0]
    assert (mention.code, mention.name) == (code, name)

"""Papers that speak, and houses that no table has but the text tells of."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.dossier import code
from dragoman.records import Statement


def speakers(text: str) -> list[str]:
    """The codes of those who speak in a text, in order."""
    claims = code(text, date(2023, 5, 10))
    return [claim.speaker.code for claim in claims if isinstance(claim, Statement)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Lima is safe, said a statement issued by the government of Peru.", "PER:GOV"),
        (
            "Kenya's foreign ministry issued a statement. The statement said that no one was hurt.",
            "KEN:GOV",
        ),
        (
            "In a letter, Chile denounced the raid. The letter said that nobody had been warned.",
            "CHL",
        ),
        ("Farmers lost their land, according to a survey compiled by the World Bank.", "IGO:WB"),
    ],
)
def test_a_paper_speaks_for_whoever_gave_it_out(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


def test_whoever_has_only_seen_a_paper_does_not_speak_in_it() -> None:
    assert speakers("Farmers lost their land, according to documents seen by Reuters.") == ["UNK"]


def test_a_house_that_no_table_has_keeps_what_the_text_tells_of_it() -> None:
    text = "The German bank Foobar Strumph had closed. Foobar Strumph said that it was sorry."
    assert speakers(text)[-1] == "DEU:BUS"


def test_he_is_who_he_was_at_the_start_of_the_sentence() -> None:
    text = (
        "Chile's president met the Peruvian foreign minister. He welcomed the dam that Mr Boric "
        "and the Brazilian president opened in May, which he said was needed."
    )
    assert set(speakers(text)) == {"CHL:GOV"}

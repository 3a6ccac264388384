"""Who a person is whom no table knows: by the role, house, rank, place or age told beside the name."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions

AUTHORITY = Authority.load()
DAY = date(2023, 5, 10)


def codes(*texts: str, day: date | None = DAY) -> dict[str, str]:
    found = find_mentions(texts, day, AUTHORITY)
    return {mention.text: mention.code for passage in found for mention in passage}


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        ("Ghana's deputy minister of works Kofi Sample left.", "Sample", "GHA:GOV"),
        ("Ghana's Minister of Information and Culture Kofi Sample left.", "Sample", "GHA:GOV"),
        ("The chairman of the Ghanaian city council, Kofi Sample, left.", "Sample", "GHA:GOV"),
        ("Kofi Sample of the Ghanaian foreign ministry left.", "Sample", "GHA:GOV"),
        ("Kofi Sample, speaking for the Ghanaian army, left.", "Sample", "GHA:MIL"),
        ("Kofi Sample, who heads the Ghanaian police, left.", "Sample", "GHA:COP"),
        ("Kofi Sample, 52, a Ghanaian minister, left.", "Sample", "GHA:GOV"),
        ("Kofi Sample, the soft-spoken mayor of Lagos, left.", "Sample", "NGA:GOV"),
        ("Ghana waits. Kofi Sample, head of the space laboratory, left.", "Sample", "GHA:GOV"),
        ("General Kofi Sample, the Ghanaian police chief, was in Rome.", "Sample", "GHA:COP"),
    ],
)
def test_what_stands_beside_a_name_tells_who_it_is(text: str, stretch: str, code: str) -> None:
    assert codes(text, f"{stretch} said nothing.")[stretch] == code


@pytest.mark.parametrize(
    "rank", ["Lt-Gen", "Lieutenant-Colonel", "Air Vice-Marshal", "Col", "Rear-Admiral", "Corporal"]
)
def test_ranks_are_known_however_they_are_written(rank: str) -> None:
    assert codes(f"Peru is calm. {rank} Jan Sample left.")[f"{rank} Jan Sample"] == "PER:MIL"


def test_a_surname_means_whom_the_report_introduced_and_no_official_of_that_name() -> None:
    assert codes("Peskov left.")["Peskov"] == "RUS:GOV"
    found = codes("Marta Peskov, a baker in Accra, wept.", "Peskov said she was sorry.")
    assert found["Peskov"] == "GHA:CVL"
    assert "Peskov" not in codes("Marta Peskov wept.", "Peskov was sorry.")
    heads = codes('"I sing," said Lena Putin, who lives in Russia.', "Putin stayed.")
    assert heads["Putin"] == "RUS:GOV"


def test_the_people_of_a_place_are_of_its_state() -> None:
    found = codes(
        '"He is gone," said Grace Sample, whose son died in Kampala. "Sad," said Rose, 58.'
    )
    assert found["Grace Sample"] == "UGA:CVL"
    assert found["Rose"] == "UGA:CVL"


def test_a_scholar_is_of_the_place_where_he_works_and_of_no_other() -> None:
    found = codes("Jan Sample, an analyst in Dakar, said Mali would go.")
    assert found["Jan Sample"] == "SEN:EDU"
    assert "MLI" not in codes("Jan Sample, who studied the war in depth, said Mali would go.").get(
        "Jan Sample", ""
    )


def test_a_credit_begins_its_line_or_sentence() -> None:
    said = codes("He found kind words: Dmitry Peskov said that all was calm.")
    assert said["Dmitry Peskov"] == "RUS:GOV"
    assert codes("Words: Dmitry Peskov") == {}
    assert "Dmitry Peskov" not in codes("(File photo by Dmitry Peskov)")
    assert "Dmitry Peskov" in codes("It was a speech written by Dmitry Peskov.")


def test_its_points_to_whom_the_sentence_before_is_about() -> None:
    found = codes("Ethiopia turned against Ghana. Its ambassador, Jan Sample, warned of more.")
    assert found["Jan Sample"] == "ETH:GOV"


def test_the_spokesman_of_a_group_is_the_group_s() -> None:
    found = codes("The Houthis fired on Riyadh. More will come, their spokesman said.")
    assert found["spokesman"] == "REB:HOUTHI"


def test_a_known_name_in_another_spelling_is_known_where_its_state_is_told_of() -> None:
    found = codes("France waits. Jean Noel Barrot left.", "Barrot spoke.", day=date(2025, 4, 8))
    assert found["Jean Noel Barrot"] == found["Barrot"] == "FRA:GOV"
    assert codes("Mahmud Abbas left Palestine.")["Mahmud Abbas"] == "PSE:GOV"
    assert "Mahmud Abbas" not in codes("Mahmud Abbas left Peru.")


def test_a_courtesy_word_names_whoever_once_held_an_office_there() -> None:
    assert codes("Ecuador waits. Mr. Correa left.")["Mr. Correa"] == "ECU:GOV"


def test_the_first_of_two_surnames_is_enough() -> None:
    found = codes("Ana Sample Prieto, the Mexican justice minister, left.", "Mrs. Sample spoke.")
    assert found["Mrs. Sample"] == "MEX:GOV"


@pytest.mark.parametrize(
    "noun", ["welder", "elderly man", "fruit grower", "official", "cabinet member"]
)
def test_somebody_told_by_a_trade_or_post_is_of_the_state_told_of(noun: str) -> None:
    found = codes(f'Peru is calm. "I saw it," said Jan. A {noun} said so.')
    assert found[noun].startswith("PER:")


def test_an_official_visit_is_nobody_and_a_minister_is_not_the_one_named_before() -> None:
    assert "official" not in codes("Peru is calm. An official visit ended.")
    found = codes(
        "Niger waits. Ghana's deputy minister left Niger.", "Niger mourns. A minister wept."
    )
    assert found["minister"] == "NER:GOV"


def test_a_courtesy_word_and_surname_mean_the_full_name_of_the_report() -> None:
    texts = ["They tied the hands of Jan Sample in Peru.", "Mr Sample said that he was well."]
    mention = find_mentions(texts, DAY, AUTHORITY)[1][0]
    assert (mention.name, mention.code) == ("Jan Sample", "PER:CVL")


def test_a_role_beside_a_lone_name_tells_who_it_is() -> None:
    assert codes("Mr. Sample, the Mexican army chief, left.")["Mr. Sample"] == "MEX:MIL"
    assert codes("General Sample, the Mexican police chief, left.")["General Sample"] == "MEX:COP"
    assert "Mr. President" not in codes('"Mr. President, go," said Jan Sample in Peru.')

"""Whom "he" and "she" mean where a man and a woman have been named."""

from __future__ import annotations

from datetime import date

import pytest

import dragoman


def speakers(text: str) -> list[str]:
    claims = dragoman.code(text, published=date(2014, 3, 23))
    return [one.speaker.name for one in claims if isinstance(one, dragoman.Statement)]


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        # the nearest is a man
        ("Angela Merkel met Barack Obama in Berlin. She said that the talks were hard.", "Angela Merkel"),
        ("Angela Merkel met Barack Obama in Berlin. He said that the talks were hard.", "Barack Obama"),
        # the subject is a man
        ("Barack Obama met Angela Merkel in Berlin. She said that the talks were hard.", "Angela Merkel"),
        # nobody knows them, but the report calls them by title
        ("Chad's minister Ms Foo Bar met Mali's minister Mr Zed Quux. She said that the talks were hard.", "Foo Bar"),
    ],
)  # fmt: skip
def test_he_is_a_man_and_she_a_woman(text: str, said_by: str) -> None:
    assert speakers(text) == [said_by]


def test_she_is_whoever_spoke_before_where_only_men_are_named_since() -> None:
    text = '"It is over," said Foo Barbaz, a nurse. Barack Obama had left on Sunday. "We go home," she added.'
    assert speakers(text) == ["Foo Barbaz", "Foo Barbaz"]


def test_soldiers_who_are_told_to_be_theirs_are_not_they() -> None:
    assert speakers("Soldiers for them said that they fled.") == ["soldiers"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The UN condemned Israel. Its air force bombed Gaza on Friday.", "ISR:MIL"),
        ("The African Union suspended Mali. Its junta rejected the move.", "MLI:GOV"),
    ],
)
def test_a_body_has_no_army_and_no_government(text: str, doer: str) -> None:
    claims = dragoman.code(text, published=date(2024, 11, 20))
    last = [one for one in claims if isinstance(one, dragoman.Act)][-1]
    assert [one.code for one in last.source] == [doer]


@pytest.mark.parametrize(
    ("day", "text", "name"),
    [
        (date(2008, 11, 20), "Ms. Rice said that Russia was wrong.", "Condoleezza Rice"),
        (date(2011, 11, 20), "Mrs. Clinton said that Iran was wrong.", "Hillary Clinton"),
        (date(2024, 11, 20), "Mr Guterres, for the United Nations, urged Iran to stop.", "António Guterres"),
        (date(2012, 11, 20), "Mrs Merkel, of the CDU, said that Iran was wrong.", "Angela Merkel"),
    ],
)  # fmt: skip
def test_a_surname_with_mrs_is_a_known_womans(day: date, text: str, name: str) -> None:
    claims = dragoman.code(text, published=day)
    assert [one.speaker.name for one in claims if isinstance(one, dragoman.Statement)] == [name]

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
    assert "Barack Obama" not in speakers(text)


def test_soldiers_who_are_told_to_be_theirs_are_not_they() -> None:
    assert speakers("Soldiers for them said that they fled.") == ["soldiers"]

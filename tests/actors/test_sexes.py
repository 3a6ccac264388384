"""Who is he and who is she, by title, by name, by given name."""

from __future__ import annotations

import pytest

from dragoman.actors.officials import people_names
from dragoman.actors.sexes import sex_of
from dragoman.data.tables import read_rows


@pytest.mark.parametrize(
    ("called", "name", "sex"),
    [
        ("Ms. Foobar", "Foobar", "she"),
        ("the spokeswoman", "Chadian spokeswoman", "she"),
        ("Sir John Foobar", "John Foobar", "he"),
        ("Thatcher", "Margaret Thatcher", "she"),
        ("Chirac", "Jacques Chirac", "he"),
        ("Vladimir Foobar", "Vladimir Foobar", "he"),  # the tables know men alone of that name
        ("Foobar Bar", "Foobar Bar", None),
        ("the minister", "Chadian minister", None),
        ("Mr Thatcher", "Margaret Thatcher", "he"),  # the report knows better
    ],
)
def test_words_and_tables_tell_who_is_he_and_who_she(
    called: str, name: str, sex: str | None
) -> None:
    assert sex_of(called, name) == sex


def test_all_women_are_in_the_tables_of_people_once() -> None:
    women = [name for (name,) in read_rows("actors_women.tsv")]
    assert len(set(women)) == len(women)
    assert set(women) <= people_names()

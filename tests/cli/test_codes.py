"""What the authority knows of states and bodies, asked on the command line."""

from __future__ import annotations

import json

import pytest

from dragoman.cli import main


def lines(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    assert main([*words, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_codes_of_a_former_state_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = lines(capsys, "actors", "codes", "Soviet Union")
    assert (one["code"], one["iso3"], one["cow"], one["until"]) == ("RUS", "SUN", 365, "1991-12-25")


def test_all_states_of_a_day_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    names = [one["name"] for one in lines(capsys, "actors", "codes", "--as-of", "1989-06-01")]
    assert {"Soviet Union", "East Germany", "Czechoslovakia"} <= set(names)
    assert not {"Russia", "Germany", "South Sudan"} & set(names)


def test_the_members_of_a_body_on_a_day_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "actors", "members", "NATO", "--as-of", "1999-03-12")
    codes = [one["member"] for one in found]
    assert len(codes) == 19
    assert {"POL", "HUN", "CZE"} <= set(codes)


def test_members_of_whom_no_list_of_that_day_tells_are_counted_and_not_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert lines(capsys, "actors", "members", "ICC", "--as-of", "1986-01-01") == []
    assert main(["actors", "members", "IMF", "--as-of", "1986-01-01", "--width", "100"]) == 0
    shown = capsys.readouterr().out
    assert "191 more not known before 2015-10-26" in shown
    assert "France" not in shown


@pytest.mark.parametrize("words", [("codes", "South Yemen"), ("members", "IGO:BRICS")])
def test_they_are_shown_as_tables_too(
    capsys: pytest.CaptureFixture[str], words: tuple[str, str]
) -> None:
    assert main(["actors", *words, "--width", "80"]) == 0
    shown = capsys.readouterr().out
    assert {"codes": "YMD", "members": "Ethiopia"}[words[0]] in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("verb", ["codes", "members"])
def test_an_unknown_name_is_one_line_with_what_to_do(
    capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    assert main(["actors", verb, "Ruritania"]) == 2
    said = capsys.readouterr().err
    assert "Ruritania" in said
    assert said.count("\n") == 1

"""code, actors and classify: nothing but lines of the contract on standard output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman import code, explain
from dragoman.exchange.lines import from_line, to_line
from tests.cli.command_runs import TEXTS, Run, outside


def test_code_prints_the_contract_and_nothing_else(folder: Path) -> None:
    ran = outside("code", folder / "asmara.txt", folder / "ankara.txt")
    assert ran.code == 0
    claims = [from_line(line) for line in ran.lines]
    assert [to_line(claim) for claim in claims] == ran.lines
    assert {claim.kind for claim in claims} >= {"act", "statement", "silence"}
    for name, text in TEXTS.items():
        mine = [claim for claim in claims if claim.report == name]
        assert mine == [*sorted(mine, key=lambda one: one.evidence.start)]
        for claim in mine:
            quote = claim.evidence
            assert text[quote.start : quote.end] == quote.exact


def test_code_is_what_python_gives(run: Run, folder: Path) -> None:
    ran = run("code", folder / "ankara.txt", "--published", "2022-06-12")
    text = TEXTS["ankara"]
    assert ran.lines == [to_line(one) for one in code(text, "2022-06-12", report="ankara")]


def test_explain_gives_each_line_one_field_more(run: Run, folder: Path) -> None:
    plain = run("code", folder / "ankara.txt", "--published", "2022-06-12")
    ran = run("code", folder / "ankara.txt", "--published", "2022-06-12", "--explain")
    assert (ran.code, ran.err) == (0, "")
    text = TEXTS["ankara"]
    for line, before in zip(ran.lines, plain.lines, strict=True):
        reasons = line.pop("explanation")
        assert line == before
        assert {"event" if line["kind"] == "act" else "status", "status"} <= {
            one["about"] for one in reasons
        }
        for one in reasons:
            assert set(one) == {"about", "words", "start", "end", "because"}
            assert text[one["start"] : one["end"]] == one["words"]
    reasons = explain(text, "2022-06-12", report="ankara")
    assert [to_line(claim) for claim, _ in reasons] == plain.lines


def test_code_takes_json_since_that_is_what_it_prints(run: Run, folder: Path) -> None:
    asked = run("code", folder / "ankara.txt", "--json")
    assert (asked.code, asked.out) == (0, run("code", folder / "ankara.txt").out)
    assert asked.out


def test_code_leaves_out_acts_that_are_less_sure(run: Run, folder: Path) -> None:
    every = run("code", folder / "ankara.txt").lines
    acts = [line["confidence"] for line in every if line["kind"] == "act"]
    least = max(acts)
    sure = run("code", folder / "ankara.txt", "--min-confidence", str(least)).lines
    assert sure == [line for line in every if line["kind"] != "act" or line["confidence"] >= least]
    assert run("code", folder / "ankara.txt", "--min-confidence", "1.5").code == 2


def test_code_reads_standard_input(run: Run) -> None:
    text = "Café owners: Perú condemned Türkiye – “strongly”. Bolivia condemned Chile.\n"
    ran = outside("code", "-", stdin=text.encode())
    assert ran.code == 0 and ran.err == ""
    assert any(line["event"] == "ACCUSE" for line in ran.lines)
    for line in ran.lines:
        span = line["evidence"]
        assert text[span["start"] : span["end"]] == span["exact"]


def test_a_report_without_claims_prints_nothing(run: Run) -> None:
    ran = run("code", "-", stdin=b"It was a mild and quiet evening.\n")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize("name", ["Beijing", "Angela Merkel", "UN"])
def test_a_name_is_resolved_as_of_a_day(run: Run, name: str) -> None:
    ran = run("actors", name, "--as-of", "2016-05-01", "--json")
    assert ran.code == 0
    assert ran.lines
    assert all(set(line) >= {"code", "name", "office", "from", "until"} for line in ran.lines)
    shown = run("actors", name, "--as-of", "2016-05-01", "--width", 80)
    assert ran.lines[0]["code"] in shown.out


def test_an_unknown_name_is_no_error_and_says_what_to_try(run: Run) -> None:
    assert run("actors", "Xqzzt Vrrg", "--json").lines == []
    assert "--as-of" in run("actors", "Xqzzt Vrrg").out


def test_lines_of_names_are_answered_in_order_and_bad_ones_told(run: Run) -> None:
    asked = [
        {"name": "Kenya", "as_of": "2016-05-01", "context": None, "mine": 7},
        {"as_of": "2016-05-01"},
        {"name": "Kenya", "as_of": "May 2016"},
        {"name": "Peru"},
    ]
    lines = "\n".join(json.dumps(one) for one in asked) + "\nnot json\n"
    ran = run("actors", "-", "--json", stdin=lines.encode())
    assert ran.code == 2
    assert [line["name"] for line in ran.lines] == ["Kenya", "Peru"]
    assert ran.lines[0]["mine"] == 7
    assert ran.lines[0]["resolutions"][0]["code"].startswith("KEN")
    told = ran.err.splitlines()
    assert len(told) == 3
    assert all(f"line {number}:" in line for number, line in zip((2, 3, 5), told, strict=True))


def test_classify_judges_each_good_line_and_tells_each_bad_one(run: Run, tmp_path: Path) -> None:
    text = "France condemned Chad."
    path = tmp_path / "given.jsonl"
    items = [
        {"text": text, "source": [0, 6], "target": [17, 21]},
        {"text": text, "source": [0, 600], "target": [17, 21]},
        {"text": text, "source": None, "target": [17, 21]},
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in items), encoding="utf-8")
    ran = run("classify", path)
    assert ran.code == 2
    assert "line 2" in ran.err and len(ran.err.splitlines()) == 1
    assert len(ran.lines) == 2
    assert all(set(line) == {"event", "mode", "quad", "status", "scores"} for line in ran.lines)
    assert ran.lines[0]["event"] == "ACCUSE"
    assert run("classify", tmp_path / "nothing.jsonl").code == 2

"""The pinned packages are held to advisories of a file: made-up ones, over a made-up package list."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts import audit


def advisory(name: str = "Some_Thing", **rest: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"id": "MADE-UP-1", "summary": "It opens the door."}
    return told | {"affected": [{"package": {"ecosystem": "PyPI", "name": name}, **rest}]}


def ranged(*events: tuple[str, str]) -> dict[str, Any]:
    return advisory(ranges=[{"type": "ECOSYSTEM", "events": [dict([one]) for one in events]}])


@pytest.fixture(autouse=True)
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "root"
    root.mkdir()
    for name in audit.LISTS:
        (root / name).write_text("some-thing==2.1.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    monkeypatch.setattr(audit.pinned, "__defaults__", (root,))
    return root


def run(tmp_path: Path, *told: object) -> int:
    path = tmp_path / "told.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in told), encoding="utf-8")
    return audit.main([str(path)])


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (advisory(versions=["2.1"]), 1),
        (advisory(versions=["2.0.9", "not a version"]), 0),
        (ranged(("introduced", "0"), ("fixed", "2.1.1")), 1),
        (ranged(("introduced", "0"), ("fixed", "2.1.0")), 0),
        (ranged(("introduced", "0"), ("fixed", "1.5"), ("introduced", "2.0")), 1),
        (ranged(("fixed", "3.0"), ("introduced", "2.2")), 0),
        (ranged(("introduced", "0"), ("last_affected", "2.1.0")), 1),
        (ranged(("introduced", "0"), ("last_affected", "2.0.9")), 0),
        (advisory("another", versions=["2.1.0"]), 0),
        (advisory(versions=["2.1.0"]) | {"withdrawn": "2026-01-01T00:00:00Z"}, 0),
        (ranged(("introduced", "unreadable"), ("fixed", "2.1.1")), 1),
        (ranged(("introduced", "unreadable"), ("fixed", "2.0")), 0),
        (ranged(("introduced", "0"), ("fixed", "unreadable")), 1),
        (ranged(("introduced", "0"), ("last_affected", "unreadable")), 1),
        (ranged(("fixed", "2.1.1")), 1),
        (ranged(), 1),
        (advisory(ranges=[{"type": "SEMVER", "events": {"introduced": 0}}]), 1),
        (advisory(versions="2.1.0"), 1),
        (advisory(), 1),
        (advisory(versions=["unreadable"]), 1),
        (advisory(ranges=[{"type": "GIT", "events": [{"introduced": "0"}, {"fixed": "3"}]}]), 1),
    ],
)
def test_a_version_is_named_or_not(tmp_path: Path, told: object, code: int) -> None:
    assert run(tmp_path, told) == code


def test_a_weakness_is_told_with_where_it_is_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, ranged(("introduced", "2"), ("fixed", "2.2"))) == 1
    said = capsys.readouterr()
    assert said.out == "some-thing\t2.1.0\tMADE-UP-1\tIt opens the door.; mended in 2.2\n"
    assert "1 pinned packages held to 1 advisories" in said.err


def test_a_folder_an_array_and_a_zip_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps([advisory(versions=["2.1.0"])]), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.write(folder / "a.json", "a.json")
    assert audit.main([str(folder)]) == audit.main([str(tmp_path / "all.zip")]) == 1


def test_a_folder_is_read_whatever_its_files_are_called(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.JSON"):
        folder = tmp_path / name[0] / "deeper"
        folder.mkdir(parents=True)
        (folder / name).write_text(json.dumps(advisory(versions=["2.1.0"])), encoding="utf-8")
        (folder / "read.me").write_text("no JSON", encoding="utf-8")
        assert audit.main([str(folder.parent)]) == 1


def test_a_line_ends_at_a_line_feed_alone(tmp_path: Path) -> None:
    told = json.dumps(advisory(versions=["2.1.0"]) | {"details": "one\u2028two\x85three"})
    lines = json.loads(f'"{told.replace(chr(34), chr(92) + chr(34))}"')  # the letters themselves
    path = tmp_path / "told.jsonl"
    path.write_text(f"\ufeff{lines}\r\n\n{lines}\n", encoding="utf-8", newline="")
    assert "\u2028" in path.read_text(encoding="utf-8")
    assert audit.main([str(path)]) == 1


def test_what_an_advisory_says_steers_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ranged(("introduced", "0"), ("fixed", "9\x1b[2J")) | {
        "id": "A\x1b]0;x\x07", "summary": "red\x1b[31m\ttab\u202e\rover\nsecond line",
    }  # fmt: skip
    assert run(tmp_path, told) == 1
    out = capsys.readouterr().out
    assert out.count("\n") == 1 and out.count("\t") == 3 and "second" not in out
    assert not any(one in out for one in "\x1b\x07\r\u202e")
    named = tmp_path / "clear\x1b[2J.json"
    named.write_text("no JSON", encoding="utf-8")
    assert audit.main([str(named)]) == 2
    said = capsys.readouterr().err
    assert "\x1b" not in said and said.count("\n") == 1


def packed(path: Path, compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as made:
        made.writestr("PYSEC-1.json", json.dumps(advisory(versions=["2.1.0"])) + " " * 999)
    return path


def of_others(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("GO-1.json", json.dumps(
            {"id": "GO-1", "affected": [{"package": {"ecosystem": "Go", "name": "some-thing"}}]}
        ))  # fmt: skip


def with_nothing(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("read.me", "no JSON")


def cut(path: Path) -> None:
    path.write_bytes(packed(path).read_bytes()[:-60])


def with_another_sum(path: Path) -> None:
    path.write_bytes(packed(path).read_bytes().replace(b"opens the door", b"opens the gate"))


def flipped(path: Path) -> None:
    content = bytearray(packed(path, zipfile.ZIP_DEFLATED).read_bytes())
    content[45:60] = b"\xff" * 15
    path.write_bytes(content)


def locked(path: Path) -> None:
    content = bytearray(packed(path).read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)


def packed_otherwise(path: Path) -> None:
    content = bytearray(packed(path).read_bytes())
    content[8] = content[content.index(b"PK\x01\x02") + 10] = 99
    path.write_bytes(content)


@pytest.mark.parametrize(
    "make", [of_others, with_nothing, cut, with_another_sum, flipped, locked, packed_otherwise]
)
def test_a_zip_that_cannot_be_read_or_tells_of_no_python_package_audits_nothing(
    tmp_path: Path, make: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "all.zip"
    make(path)
    assert audit.main([str(path)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"nothing was audited: {path}: ") and said.count("\n") == 1


@pytest.mark.skipif(shutil.which("make") is None, reason="make is missing here")
@pytest.mark.parametrize("given", ["", "two words.json", "a'b\"c;d.json", "-h"])
def test_make_hands_over_the_name_of_the_file_as_it_is(tmp_path: Path, given: str) -> None:
    makefile = (audit.ROOT / "Makefile").read_text(encoding="utf-8")
    (tmp_path / "Makefile").write_text(makefile.replace("audit: setup", "audit:"), encoding="utf-8")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\nfor one in "$@"; do echo "<$one>"; done\n', encoding="utf-8")
    python.chmod(0o755)
    command = ["make", "-s", "-C", str(tmp_path), "audit", f"ADVISORIES={given}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["<scripts/audit.py>", *([f"<{given}>"] if given else [])]


DEEP = "[" * 100_000


@pytest.mark.parametrize(
    "content",
    [
        "", "no JSON", "[]", "[1]", '{"affected": []}', '{"id": 1, "affected": [2]}', DEEP,
        '{"id": 1, "affected": [{"package": 2}]}', '{"id": 1, "affected": [{"ranges": [2]}]}',
        '{"id": 1, "affected": [{"ranges": [{"events": [2]}]}]}', '{"id": 1, "affected": null}',
    ],
)  # fmt: skip
def test_what_is_no_file_of_advisories_audits_nothing(
    tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "told.json"
    path.write_text(content, encoding="utf-8")
    assert audit.main([str(path)]) == audit.main([str(tmp_path / "nowhere")]) == audit.main([]) == 2
    assert capsys.readouterr().err.count("nothing was audited") == 3


def test_our_own_lists_can_be_read() -> None:
    packages = audit.pinned(audit.ROOT)
    assert len(packages) > 50 and ("numpy" in {name for name, _ in packages})

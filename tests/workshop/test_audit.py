"""The pinned packages are held to advisories of a file: made-up ones, over a made-up package list."""

from __future__ import annotations

import json
import zipfile
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


@pytest.mark.parametrize(
    "content", ["", "no JSON", "[]", "[1]", '{"affected": []}', '{"id": 1, "affected": [2]}']
)
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

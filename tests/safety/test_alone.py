"""Nothing leaves the machine: the main job runs with the network taken away."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import ctypes, socket, sys

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
system = ctypes.CDLL(None, use_errno=True)
taken = system.unshare(NEW_NETWORK) == 0 or system.unshare(NEW_USER | NEW_NETWORK) == 0

def refused(*_, **__):
    raise AssertionError("the network was asked for")

if taken:
    try:
        socket.create_connection(("192.0.2.1", 80), 1)
        raise SystemExit("the network is still there")
    except OSError:
        pass
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refused

from dragoman.cli import main
texts, path, saved = sys.argv[1:]
for words in (
    ["read", texts, "--into", path, "--quiet"],
    ["picture", "--from", path],
    ["search", "accord", "--from", path],
    ["export", "--help"],
    ["check", path],
    ["backup", path, saved],
    ["claims", "--from", path, "--json"],
):
    if main(words):
        raise SystemExit(f"{words[0]} failed")
"""


def test_reports_are_read_and_asked_without_a_network(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(
        "OSLO, 3 March 2024 - Norway signed an accord with Sweden on Friday.\n", encoding="utf-8"
    )
    given = [str(texts), str(tmp_path / "a.duckdb"), str(tmp_path / "b")]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *given], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    claims = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert any(one["kind"] == "act" for one in claims)

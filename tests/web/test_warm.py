"""A server makes ready what the first pages need."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman import Dossier
from dragoman.web.frame import warm
from tests.web.conftest import client_of


def test_the_first_pages_are_there_before_anybody_asks(
    affair: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(affair)
    app: Any = client.app
    warm(app.state.answers)

    def asked(*_: object, **__: object) -> None:
        raise AssertionError("it was asked for again")

    monkeypatch.setattr(Dossier, "picture", asked)
    monkeypatch.setattr(Dossier, "network", asked)
    assert client.get("/").status_code == 200
    assert client.get("/network").status_code == 200
    assert client.get("/?as_of=2024-10-25").status_code == 500


def test_an_empty_dossier_is_soon_ready(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "empty.duckdb") as dossier:
        app: Any = client_of(dossier).app
        warm(app.state.answers)

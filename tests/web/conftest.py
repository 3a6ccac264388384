"""The dossier of the examples, asked in this process, and by a real browser over a real socket."""

from __future__ import annotations

import asyncio
import shutil
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

import dragoman
from dragoman import Dossier
from dragoman.web.app import make_app
from dragoman.web.serving import bound

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from starlette.testclient import TestClient

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
HERE = "http://127.0.0.1"


def client_of(dossier: Dossier) -> TestClient:
    """A client in this process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # starlette says that httpx will be another one day
        from starlette.testclient import TestClient

        return TestClient(make_app(dossier), base_url=HERE, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def affair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """The dossier of the example reports."""
    path = tmp_path_factory.mktemp("web") / "affair.duckdb"
    with dragoman.open(path) as dossier:
        dossier.read([str(EXAMPLES)])
        yield dossier


@pytest.fixture(scope="session")
def client(affair: Dossier) -> TestClient:
    """A client of the application over the examples."""
    return client_of(affair)


@contextmanager
def serving(dossier: Dossier) -> Iterator[str]:
    """The address of a server of a dossier, without a slash at its end."""
    with bound("127.0.0.1", 0) as listening:
        config = uvicorn.Config(make_app(dossier), log_level="error", ws="none", lifespan="off")
        server = uvicorn.Server(config)
        run = threading.Thread(
            target=lambda: asyncio.run(server.serve(sockets=[listening])), daemon=True
        )
        run.start()
        until = time.monotonic() + 60
        while not server.started and time.monotonic() < until:
            time.sleep(0.01)
        yield f"{HERE}:{listening.getsockname()[1]}"
        server.should_exit = True
        run.join(10)


@pytest.fixture(scope="session")
def served(affair: Dossier) -> Iterator[str]:
    """The address of a server of the examples."""
    with serving(affair) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright

    where = shutil.which("chromium")
    assert where, "chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=where)
        yield opened
        opened.close()


@pytest.fixture
def browser(chromium: Browser, served: str) -> Iterator[Page]:
    """A fresh tab, 1400 by 900, whose addresses begin at the server of the examples.

    What goes wrong in it fails the test: errors of scripts, and what the policy of the page refuses.
    """
    context = chromium.new_context(base_url=served, viewport={"width": 1400, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert not wrong

"""Draws the README's pictures of pages: python scripts/draw_pages.py DOSSIER.

Needs what the tests need, and a Chromium on the path.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"
PAGES = {
    "affair": ("/", 880),
    "network": ("/network", 820),
    "report": ("/report/desk-pyongyang-lion", 640),
}
WIDTH = 1280


def main(dossier: str) -> None:
    IMAGES.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "dragoman", "serve", dossier, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            address = _address(server.stderr)
            with sync_playwright() as play:
                browser = play.chromium.launch(executable_path=shutil.which("chromium"))
                page = browser.new_page(color_scheme="light")
                for name, (path, height) in PAGES.items():
                    page.set_viewport_size({"width": WIDTH, "height": height})
                    page.goto(address.rstrip("/") + path)
                    page.screenshot(path=IMAGES / f"{name}.png")
        finally:
            server.terminate()


def _address(said: Iterable[str]) -> str:
    for line in said:
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise SystemExit("the dossier could not be served")


if __name__ == "__main__":
    main(sys.argv[1])

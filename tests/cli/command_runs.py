"""Texts of our own, and the command run in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

TEXTS = {
    "asmara": """Ethiopia and Eritrea end two decades of war

ASMARA, 9 July 2018 - Ethiopian Prime Minister Abiy Ahmed met Eritrean President Isaias Afwerki in Asmara on Sunday. The two leaders signed a peace declaration.

"The people of our nations are joined in common purpose," Abiy said.

The United Nations praised Ethiopia. Eritrea's information ministry did not respond to a request for comment.

Click here to subscribe to our newsletter
""",
    "ankara": """Turkey warns Greece over islands

ATHENS, 12 June 2022 - Turkey threatened Greece over its islands in the Aegean Sea. Greece condemned Turkey on Friday.

Greek Prime Minister Kyriakos Mitsotakis said that Greece would defend itself.
""",
}
LINES = [
    {
        "id": "tirana",
        "text": "Albania cut diplomatic ties with Iran. Iran condemned Albania.",
        "title": "Albania cuts ties with Iran",
        "published": "2022-09-07",
        "source": "Adriatic Dispatch",
    },
    {
        "id": "baku",
        "text": "Azerbaijan attacked Armenia. The United States urged Azerbaijan to stop the attack.",
        "published": "2022-09-13",
        "source": "Caspian Wire",
    },
]


@dataclass(frozen=True)
class Ran:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


def outside(*arguments: object, stdin: bytes = b"", **variables: str) -> Ran:
    """Run the command in a process of its own, as a user does."""
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", *(str(one) for one in arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", **variables},
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

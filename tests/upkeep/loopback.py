"""A query service of our own on this machine: it gives recorded answers about invented persons."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

JSON = "application/sparql-results+json"


@dataclass
class Answer:
    """What the service answers to one question."""

    content: bytes
    status: int = 200
    kind: str = JSON
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None  # what it says it sends, where that is not what it sends


def holders(*rows: dict[str, str]) -> Answer:
    """An answer in SPARQL's JSON."""
    bindings = [
        {name: {"type": "literal", "value": value} for name, value in row.items()} for row in rows
    ]
    return Answer(json.dumps({"results": {"bindings": bindings}}).encode())


def person(name: str, post: str, start: str = "", **more: str) -> dict[str, str]:
    """One row about an invented person."""
    return {"name": name, "post": post, "start": start, "what": "", "aliases": ""} | more


@dataclass
class Told:
    """The address of the service, and what it was asked, with the heads of each question."""

    address: str
    queries: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)


@contextmanager
def service(answers: Sequence[Answer]) -> Iterator[Told]:
    """A service that gives these answers one after the other, and the last one ever after."""
    waiting = list(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            told.queries.append(parse_qs(body)["query"][0])
            told.agents.append(self.headers["User-Agent"])
            answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            length = len(answer.content) if answer.length is None else answer.length
            self.send_header("Content-Length", str(length))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told = Told(f"http://127.0.0.1:{server.server_port}/sparql")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

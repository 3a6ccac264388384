"""The server of one dossier, until it is told to stop."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable

from dragoman.dossier import Dossier
from dragoman.errors import InputError
from dragoman.web.answers import Answers
from dragoman.web.app import make_app
from dragoman.web.security import Doors
from dragoman.web.warming import calm, stay_warm, warm

PORT = 8420


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises `InputError` where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
    except (OSError, OverflowError) as error:
        opened.close()
        why = getattr(error, "strerror", None) or error
        raise InputError(
            f"{host}:{port} cannot be listened on ({why}); choose another with --port, or 0 for any"
        ) from error
    return opened


def serve(
    dossier: Dossier,
    host: str,
    port: int,
    told: Callable[[str], None],
    ready: Callable[[], None] = lambda: None,
    show: bool = False,
) -> None:
    """Serve the dossier until the process is told to stop.

    What the first pages need is made before anybody is let in: two who make things at once are each
    half as quick. ``told`` is called with the address once requests are taken, ``ready`` once every
    day is prepared, for which nobody has to wait; ``show`` opens the address in a browser.
    """
    import uvicorn

    with calm(), bound(host, port) as listening:
        doors = Doors.bound_to(host)
        address = _address(host, listening.getsockname()[1], doors)
        app = make_app(dossier, doors)
        answers: Answers = app.state.answers
        warm(answers)

        class Server(uvicorn.Server):
            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                await super().startup(sockets)
                told(address)
                threading.Thread(target=stay_warm, args=(answers, ready), daemon=True).start()
                if show:
                    webbrowser.open(address)

        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,
            ws="none",
            proxy_headers=False,
            timeout_graceful_shutdown=2,
        )
        Server(config).run(sockets=[listening])


def _address(host: str, port: int, doors: Doors) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={doors.token}" if doors.token else "")

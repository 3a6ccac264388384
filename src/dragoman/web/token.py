"""The token that every form of this process carries: a form without it was not made by it."""

from __future__ import annotations

import secrets

_TOKEN = secrets.token_urlsafe(24)


def form_token() -> str:
    """The token, new with each process."""
    return _TOKEN


def is_ours(given: str) -> bool:
    """Whether a form brings the token of this process."""
    return secrets.compare_digest(given.encode("utf-8", "replace"), _TOKEN.encode())

"""The kinds of mention, a closed list."""

from __future__ import annotations

KINDS = (
    "state",
    "capital",
    "government",
    "ministry",
    "office",
    "person",
    "body",
    "force",
    "party",
    "legislature",
    "media",
    "organisation",
    "group",
    "place",
    "demonym",
    "generic",
)

"""The description of the API: what FastAPI makes of the routes, with each answer's own schema."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.web.page import Page
from dragoman.web.schemas.feed import JsonFeed
from dragoman.web.schemas.making import REF, Schema, answers, schemas_of

EXAMPLES = "examples.json"  # made by scripts/api_examples.py from the example reports


def described(made: Schema, pages: Iterable[Page]) -> Schema:
    """The description with the schema and an example of every JSON twin, and examples of ids."""
    asked = list(pages)
    names, schemas = answers(asked)
    made.setdefault("components", {}).setdefault("schemas", {}).update(
        schemas | schemas_of(JsonFeed)
    )
    for page in asked:
        known = examples().get(page.name, {})
        for ending in (".json", ".csv", ""):
            operation = made["paths"][_path(page, ending)]["get"]
            _exemplified(operation, known.get("asked", {}))
        told: Schema = {"schema": {"$ref": REF.format(model=names[page.name])}}
        if "answer" in known:
            told["examples"] = {"example reports": {"value": known["answer"]}}
        content = made["paths"][_path(page, ".json")]["get"]["responses"]["200"]["content"]
        content["application/json"] = told
    return made


@cache
def examples() -> dict[str, Any]:
    """By page: what was asked of the example reports, and the first records of the answer."""
    text = files(__package__).joinpath(EXAMPLES).read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


def _exemplified(operation: Schema, asked: dict[str, Any]) -> None:
    for one in operation.get("parameters", ()):
        if one["name"] in asked:
            one["example"] = asked[one["name"]]


def _path(page: Page, ending: str) -> str:
    path = page.stem + ending if ending else page.path
    return path.replace(":path}", "}")

"""JSON Schemas of every page's answer, made from the types of its lines."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from dragoman.web.page import Page

Schema: TypeAlias = dict[str, Any]
REF = "#/components/schemas/{model}"
_PREFIX = REF.format(model="")


class _Whole(GenerateJsonSchema):
    """Records are written whole: every field is there, and no other."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        return _closed(super().dataclass_schema(schema), whole=True)

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        return _closed(super().typed_dict_schema(schema), whole=False)


def answers(pages: Iterable[Page]) -> tuple[dict[str, str], dict[str, Schema]]:
    """By a page's name, the name of the schema of its JSON twin; and all schemas by their names."""
    asked = list(pages)
    types = {id(one): one for page in asked for one in _types(page)}
    made, rest = TypeAdapter.json_schemas(
        [(key, "serialization", TypeAdapter(one)) for key, one in types.items()],
        ref_template=REF,
        schema_generator=_Whole,
    )
    known: dict[str, Schema] = rest.get("$defs", {})
    of_type = {key: made[key, "serialization"] for key in types}
    lines: dict[str, Schema] = {}
    whole: dict[str, Schema] = {}
    names: dict[str, str] = {}
    for page in asked:
        records = [
            one
            for part, types_of in page.shapes.items()
            for one in _parts(page, part, types_of, of_type, known, lines)
        ]
        names[page.name] = f"{_camel(page.name)}Answer"
        whole[names[page.name]] = _envelope(page, records)
    return names, whole | lines | _used(known, lines)


def schemas_of(type_: Any) -> dict[str, Schema]:
    """The schema of a type, and of those that it is made of, by their names."""
    made = TypeAdapter(type_).json_schema(
        mode="serialization", ref_template=REF, schema_generator=_Whole
    )
    rest: dict[str, Schema] = made.pop("$defs", {})
    return rest | {type_.__name__: made}


def _parts(
    page: Page,
    part: str,
    types_of: object,
    of_type: Mapping[int, Schema],
    known: Mapping[str, Schema],
    lines: dict[str, Schema],
) -> list[Schema]:
    """References to the schemas of the lines of one part; these are put to the ``lines``."""
    first, *beside = _several(types_of)
    found = []
    for one in _members(of_type[id(first)], known):
        line = _merged([one, *(_plain(of_type[id(more)], known) for more in beside)], part)
        name = _name(page, part, line, str(one["title"]), {**known, **lines})
        lines[name] = {**line, "title": name}
        found.append({"$ref": REF.format(model=name)})
    return found


def _name(page: Page, part: str, line: Schema, title: str, taken: Mapping[str, Schema]) -> str:
    """The name of a line: that of its record; with its part, or its page, where others have that."""
    stem = title.removesuffix("Line")
    names = (stem, f"{_camel(part)}{stem}", f"{_camel(page.name)}{_camel(part)}{stem}")
    free = (
        name
        for one in names
        if (name := f"{one}Line") not in taken or taken[name] == {**line, "title": name}
    )
    return next(free)


def _merged(schemas: list[Schema], part: str) -> Schema:
    """One record of the fields of several, and its part."""
    head = {"part": {"const": part, "type": "string"}} if part else {}
    fields: Schema = dict(head)
    required = list(head)
    for one in schemas:
        fields |= one["properties"]
        required += one.get("required", [])
    described = {"description": schemas[0]["description"]} if "description" in schemas[0] else {}
    return {
        "type": "object",
        "title": "",
        **described,
        "properties": fields,
        "required": required,
        "additionalProperties": False,
    }


def _envelope(page: Page, records: list[Schema]) -> Schema:
    """The answer of a JSON twin: the page, the question as it was understood, and the records."""
    asked = {
        name: TypeAdapter(one.annotation).json_schema()
        for name, one in list(inspect.signature(page.ask, eval_str=True).parameters.items())[1:]
    }
    return {
        "type": "object",
        "title": f"{_camel(page.name)}Answer",
        "description": "The records that the library gives and the verb prints with --json.",
        "properties": {
            "page": {"const": page.name, "type": "string"},
            "asked": {
                "type": "object",
                "description": "The question, as it was understood.",
                "properties": asked,
                "additionalProperties": False,
            },
            "records": {"type": "array", "items": {"anyOf": records} if records else {}},
        },
        "required": ["page", "asked", "records"],
        "additionalProperties": False,
    }


def _closed(schema: Schema, whole: bool) -> Schema:
    fields = schema.get("properties", {})
    if whole:
        schema["required"] = list(fields)
    for one in fields.values():
        one.pop("default", None)
        one.pop("title", None)
    schema["additionalProperties"] = False
    return schema


def _types(page: Page) -> list[Any]:
    return [one for types_of in page.shapes.values() for one in _several(types_of)]


def _several(types_of: object) -> tuple[Any, ...]:
    return types_of if isinstance(types_of, tuple) else (types_of,)


def _members(schema: Schema, known: Mapping[str, Schema]) -> list[Schema]:
    """The schemas that a line may have: of a union, each."""
    found = schema.get("anyOf") or schema.get("oneOf") or [schema]
    return [_plain(one, known) for one in found]


def _plain(schema: Schema, known: Mapping[str, Schema]) -> Schema:
    return known[schema["$ref"].removeprefix(_PREFIX)] if "$ref" in schema else schema


def _used(known: Mapping[str, Schema], lines: Mapping[str, Schema]) -> dict[str, Schema]:
    """Those of the ``known`` schemas that the lines refer to, and those that these refer to."""
    found: dict[str, Schema] = {}
    waiting = list(_references(list(lines.values())))
    while waiting:
        name = waiting.pop()
        if name not in found and name in known:
            found[name] = known[name]
            waiting += _references(known[name])
    return found


def _references(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"].removeprefix(_PREFIX)] if isinstance(value.get("$ref"), str) else []
        return own + [name for one in value.values() for name in _references(one)]
    if isinstance(value, list):
        return [name for one in value for name in _references(one)]
    return []


def _camel(word: str) -> str:
    """A word as names of schemas have it.

    >>> _camel("dyad"), _camel("")
    ('Dyad', '')
    """
    return word[:1].upper() + word[1:]

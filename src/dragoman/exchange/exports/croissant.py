"""The description of exported tables: Croissant 1.1, and a JSON Schema of each table's rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.version import __version__

if TYPE_CHECKING:
    import pyarrow as pa

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
PARQUET = ["application/x-parquet", "application/vnd.apache.parquet"]
"""The type of a file: the name that Croissant's own reader knows, and the registered one, which it does not."""
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_READ_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Table:
    """One exported file: its columns, what it holds, and what a column of it refers to."""

    name: str
    path: Path
    schema: pa.Schema
    about: str
    rows: int
    references: Mapping[str, str]  # by column, "table/column"


def croissant(tables: list[Table], name: str, license: str | None) -> dict[str, Any]:
    """The description of a folder of tables, as Croissant has it."""
    told: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": name,
        "description": "Claims that news reports make about international affairs, with their "
        f"evidence and what comes of them. Written by Dragoman {__version__}.",
        "version": "1.0.0",
        "citeAs": f"Dragoman {__version__}, export of a dossier",
        "distribution": [_file(one) for one in tables],
        "recordSet": [_records(one) for one in tables],
    }
    if license:
        told["license"] = license
    return told


def json_schema(table: Table) -> dict[str, Any]:
    """The shape of one row as a JSON Schema (2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dragoman:table:{table.name}",
        "title": table.name,
        "description": table.about,
        "type": "object",
        "properties": {field.name: _json_type(field.type) for field in table.schema},
        "required": [field.name for field in table.schema],
        "additionalProperties": False,
    }


def write_json(path: Path, told: Mapping[str, Any]) -> None:
    """Write a description."""
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _file(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": table.path.name,
        "name": table.path.name,
        "description": f"{table.about} ({table.rows:,} rows)",
        "contentUrl": table.path.name,
        "contentSize": f"{table.path.stat().st_size} B",
        "encodingFormat": PARQUET,
        "sha256": _digest(table.path),
    }


def _records(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.about,
        "field": [_field(table, field) for field in table.schema],
    }


def _field(table: Table, field: pa.Field) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}",
        "name": field.name,
        "dataType": _data_type(field.type),
        "source": {
            "fileObject": {"@id": table.path.name},
            "extract": {"column": field.name},
        },
    }
    if _is_list(field.type):
        told |= {"isArray": True, "arrayShape": "-1"}
    if field.name in table.references:
        told["references"] = {"field": {"@id": table.references[field.name]}}
    return told


def _is_list(kind: pa.DataType) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind))


def _data_type(kind: pa.DataType) -> str:
    import pyarrow.types as of

    if _is_list(kind):
        return _data_type(kind.value_type)
    if of.is_boolean(kind):
        return "sc:Boolean"
    if of.is_integer(kind):
        return "sc:Integer"
    if of.is_floating(kind):
        return "sc:Float"
    if of.is_timestamp(kind):
        return "sc:DateTime"
    return "sc:Date" if of.is_date(kind) else "sc:Text"


def _json_type(kind: pa.DataType) -> dict[str, Any]:
    if _is_list(kind):
        return {"type": ["array", "null"], "items": _json_type(kind.value_type)}
    plain = {"sc:Boolean": "boolean", "sc:Integer": "integer", "sc:Float": "number"}
    told: dict[str, Any] = {"type": [plain.get(_data_type(kind), "string"), "null"]}
    forms = {"sc:Date": "date", "sc:DateTime": "date-time"}
    if form := forms.get(_data_type(kind)):
        told["format"] = form
    return told


def _digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_READ_AT_ONCE):
            digest.update(chunk)
    return digest.hexdigest()

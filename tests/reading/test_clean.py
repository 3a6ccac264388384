"""What each stretch of a report is: marks on damaged copy, and none on clean copy."""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from unicodedata import combining, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.reading.clean import clean
from dragoman.reading.mending import mend
from dragoman.reading.sources import make_report
from dragoman.records import CleanReport

HEADLINE = "Zambia and Malawi agree to share power lines"
BODY = (
    "Zambia and Malawi will share a power line across the border, ministers said in Lilongwe.\n\n"
    "The line is to be finished within two years. It will carry 300 megawatts.\n\n"
)


def cleaned(text: str, title: str | None = None) -> CleanReport:
    return clean(make_report(text, title=title))


def marked(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Kind and text of each region that is not body."""
    return [
        (region.kind, text[region.start : region.end])
        for region in cleaned(text, title).regions
        if region.kind != "body"
    ]


# What holds of every text

PIECES = st.sampled_from(
    [
        "Close\n", "\n\n", "\r\n", "Zambia agreed. ", "It will be. ", "oil. ", "FILE – A man waves. ",
        "(AP Photo/Ana Ruiz)", "Photo: AFP", "Zambiaand ", "the the ", "members.Earlier ", "LUSAKA (AP) — ",
        "“Yes”, ", "’", "\u00a0", "\u200b", "Read more: talks\n", "army– say ", "a–b", "…", ". ", "Mr. ", "\ufeff",
        "Zambia and Malawi agree to share power lines\n", "\x1c", "\u2028", "\t",
        "inter-\nnational ", "14:32 GMT ", "• ", "ADVERTISEMENT ", "[+12 chars]", "of the of the ", "Russia'sally ", "U.N.troops ",
        "in 2024The ", "Sign up here. ", "(click here)", "... Read more\n", "It was agreed by all of them. " * 2,
        "Erdog\u0306an ", "Orba\u0301n", "e\u0323\u0302", "\u0301", "\u1100\u1161\u11a8", "\u212b",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=5))).map("".join))


@given(TEXTS)
def test_regions_are_disjoint_ordered_and_cover_all_that_is_not_blank(text: str) -> None:
    position = 0
    for region in cleaned(text).regions:
        assert position <= region.start < region.end <= len(text)
        assert text[position : region.start].strip() == ""
        position = region.end
    assert text[position:].strip() == ""


STRAIGHT = str.maketrans(dict.fromkeys("‘’‚‛′ʼ", "'") | dict.fromkeys("“”„‟″«»", '"'))


@given(TEXTS)
@example("\ufeff\x970")  # what is mended may stand behind a mark that is dropped
def test_offsets_lead_back_to_the_report(text: str) -> None:
    report = cleaned(text)
    for passage in report.passages:
        assert passage.text == passage.text.strip() != ""
        assert len(passage.offsets) == len(passage.text) + 1
        assert list(passage.offsets) == sorted(passage.offsets)
        assert passage.offsets[0] >= 0 and passage.offsets[-1] <= len(text)
        for place, shown in groupby(
            zip(passage.offsets, passage.text, strict=False), itemgetter(0)
        ):
            stretch = "".join(character for _, character in shown if character != " ")
            assert stretch in forms(text, place) or place in dict(passage.mended)


def forms(text: str, place: int) -> set[str]:
    """What the working text may show for a place: its character made plain, or one composed."""
    clusters = (text[place:end] for end in range(place + 1, place + 1 + 31))
    composed = {normalize("NFC", cluster) for cluster in clusters}
    begun = {cluster[:1] for cluster in composed}
    # Marks that do not compose stand in the order that composing gives them.
    around = normalize("NFD", text[max(0, place - 31) : place + 31])
    marks = {mark for mark in around if combining(mark)}
    return {"", text[place : place + 1].translate(STRAIGHT)} | composed | begun | marks


@given(TEXTS)
def test_repairs_stand_where_they_say(text: str) -> None:
    for repair in cleaned(text).repairs:
        damaged = normalize("NFC", text[repair.start : repair.end]).translate(STRAIGHT)
        if repair.kind == "glued":
            assert repair.replacement.replace(" ", "") == damaged
        elif repair.kind in ("mojibake", "entity", "ligature"):
            assert repair.start < repair.end and repair.replacement != damaged
        elif repair.kind == "doubled":
            assert damaged.casefold().split() == repair.replacement.casefold().split() * 2
        else:
            letters = {
                "".join(one.replace("-", "").split()) for one in (damaged, mend(damaged).text)
            }
            assert repair.replacement.replace("-", "") in letters


@given(TEXTS)
def test_a_passage_leaves_out_only_what_is_set_aside(text: str) -> None:
    report = cleaned(text)
    covered = {place for passage in report.passages for place in passage.offsets[:-1]}
    for region in report.regions:
        if region.kind in ("fragment", "interface", "promo", "credit"):
            assert not covered & set(range(region.start, region.end))


# Titles and repeats


def test_a_headline_is_the_title_and_then_a_repeat() -> None:
    line = f"{HEADLINE} – Lusaka Herald"
    text = f"{line}\n\n{HEADLINE}\n\n{BODY}{line}\n{HEADLINE[:30]}...\n"
    kinds = [kind for kind, _ in marked(text)]
    assert kinds == ["title", "repeat", "repeat", "repeat"]


def test_a_headline_stands_above_prose_whatever_that_ends_with() -> None:
    text = f"{HEADLINE}\n\n{' '.join(BODY.split())} Source: agencies\n"
    assert marked(text)[0] == ("title", HEADLINE)


def test_the_headline_stands_below_the_name_of_the_page() -> None:
    text = f"Blue Lagoon Morning\n\n{HEADLINE}\n\n{BODY}© 2006 Blue Lagoon Morning\n"
    assert marked(text)[:2] == [("interface", "Blue Lagoon Morning"), ("title", HEADLINE)]


@pytest.mark.parametrize(
    "dateline",
    [
        "CARACAS, 4 March 2008.",
        "CARACAS, Venezuela, March 4.",
        "CARACAS (Andes Wire), 4 March 2008.",
        "Lagos (Savanna Wire), 12 June 1993:",
    ],
)
def test_a_dateline_may_close_with_a_point_and_have_its_day_last(dateline: str) -> None:
    assert marked(f"{dateline} {BODY}") == [("dateline", dateline)]


def test_an_agency_and_a_day_are_no_dateline() -> None:
    assert "dateline" not in [kind for kind, _ in marked(f"REUTERS, 4 March 2008. {BODY}")]


def test_a_given_title_is_found_below_other_lines() -> None:
    text = f"Energy ties deepen\n\n{HEADLINE}\n\n{BODY}"
    assert marked(text, HEADLINE) == [("title", HEADLINE)]
    assert marked(text) == [("title", "Energy ties deepen")]


def test_a_paragraph_standing_again_is_a_repeat() -> None:
    again = BODY.split("\n\n")[1]
    assert marked(BODY + again) == [("repeat", again)]


# Captions and credits


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("FILE – Ghana's president speaks in Accra, Ghana, March 5, 2008.", "(AP Photo/Kofi Mensah)"),
        ("FILE PHOTO: Soldiers patrol a market in Bangui, July 3, 2014.", "REUTERS/Ana Ruiz/File Photo"),
        ("In this image made from video, smoke rises over Sanaa.", "(Saba via AP)"),
        ("A general view of the parliament in Ljubljana", "Photo: AFP"),
        ("The foreign ministers of Peru (left) and Chile at the border post.", "[Luis Vega/Al Jazeera]"),
        ("Farmers block a road near Lyon.", "Photograph: Jean Petit/Getty Images"),
        ("Miners march in Oruro, Bolivia, Monday, Oct. 6, 2003.", "(AP Photo/Luis Vega, File)"),
        ("This handout photo shows the bridge after the flood.", "(Ministry of Defence handout via Reuters)"),
        ("Villagers walk home. The dam burst on Monday, officials said.", "(Photo by Ana Ruiz/AFP)"),
    ],
)  # fmt: skip
def test_a_caption_and_its_credit_are_told_apart(caption: str, credit: str) -> None:
    text = f"{BODY}{caption} {credit}\n\n{BODY[:88]}."
    assert marked(text) == [("caption", caption), ("credit", credit)]


@pytest.mark.parametrize(
    "caption",
    [
        "Miners march in Oruro, Bolivia, Monday, Oct. 6, 2003.",
        "Photo taken on May 3, 2016 shows the new port of Gwadar.",
        "President Ana Ruiz, left, greets her guest at the airport in Quito, March 6, 2013.",
        "File photo: a tanker leaves the port of Basra",
    ],
)
def test_a_caption_without_a_credit(caption: str) -> None:
    assert marked(f"{BODY}{caption}\n\n{BODY[:88]}.") == [("caption", caption)]


def test_a_caption_at_the_end_of_a_paragraph_is_parted_from_it() -> None:
    caption = "In this photo provided by the army, soldiers clear a road."
    text = f"The road was open again. {caption} (Army via AP) The minister thanked them."
    assert marked(text) == [("caption", caption), ("credit", "(Army via AP)")]


def test_an_agency_at_the_end_is_a_credit_of_a_report() -> None:
    assert marked(BODY + "The two first met in 2004. (Reuters)") == [("credit", "(Reuters)")]
    assert marked(BODY + "(Reporting by Ana Ruiz; Editing by Jo May)")[0][0] == "credit"
    assert marked(BODY + "The Associated Press contributed to this report.")[0][0] == "credit"


# Promotion and interface words


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Close", "interface"),
        ("Share this article", "interface"),
        ("ADVERTISEMENT", "interface"),
        ("Skip to main content", "interface"),
        ("We use cookies to improve your experience.", "interface"),
        ("4 min read", "interface"),
        ("Facebook Twitter WhatsApp", "interface"),
        ("Published: 3 May 2019", "interface"),
        ("* * *", "interface"),
        ("READ MORE: Rains delay harvest", "promo"),
        ("CLICK HERE TO READ MORE FROM THE HERALD", "promo"),
        ("Sign up for our daily newsletter.", "promo"),
        ("Follow us on Twitter @herald", "promo"),
        ("Also read: Five facts about the dam", "promo"),
        ("Download our app for the latest news", "promo"),
        ("By Ana Ruiz", "credit"),
        ("By our staff", "credit"),
        ("By our own correspondent", "credit"),
        ("From our reporters", "credit"),
        ("Getty Images", "credit"),
    ],
)
def test_the_page_is_told_from_the_report(line: str, kind: str) -> None:
    assert marked(f"{BODY}{line}\n\n{BODY[:88]}.") == [(kind, line)]


def test_promotion_at_the_end_of_a_paragraph_is_parted_from_it() -> None:
    text = "The line is new. READ MORE: Rains delay harvest"
    assert marked(f"{BODY}{text}\n\n{BODY[:88]}.") == [("promo", text[17:])]


# Fragments and truncations


@pytest.mark.parametrize("bit", ["It will be.", "Fog.", "copper.", "and the."])
def test_a_stray_bit_is_a_fragment(bit: str) -> None:
    sentence = "The two armies drill each spring on the plain near the river."
    text = f"{sentence} {bit}\n\n{BODY}"
    assert marked(text) == [("fragment", bit)]
    assert cleaned(text).passages[0].text == sentence


def test_a_cut_off_sentence_is_a_truncation_and_is_coded() -> None:
    cut = "This may help Malawi to provide"
    text = f"The line is new. {cut}\n\n{BODY}"
    assert marked(text) == [("truncation", cut)]
    assert cleaned(text).passages[0].text == f"The line is new. {cut}"


# Clean copy stays clean

CLEAN = [
    "Will the bridge be ready? It will be. Nobody thought it was safe. It was.",
    "He was asked whether he would resign. Never. The crowd laughed.",
    "“We are ready. Very ready.” He paused. The U.S. and St. Lucia agreed with Gen. Kim.",
    "The Australian Federal Police (AFP) and the Associated Press (AP) disagreed in court.",
    "Sen. Ana Ruiz (D) and Gov. Jo May (R) lead the talks, which began on Oct. 3, 2001.",
    "Read in full, the accord is short. Follow-up talks are set. Subscribers of the grid will gain.",
    "Close ties with Malawi matter. Share prices rose. Print runs fell. Home rule is near.",
    "The photo of the ship (a gift to the navy) hung in the hall until 1999, the admiral said.",
    "By Monday, the two sides had agreed. In this picture of decline, hope was rare.",
    "Published last year, the study says that poverty fell. File sharing is banned.",
    "The vote was 5-3. Prices rose 2.5 percent, to $3.10 a litre, on Jan. 5.",
    "Watch towers line the border. Video games are banned. Sign language is taught.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_copy_is_body(text: str) -> None:
    assert marked(text) == []
    assert marked(BODY + text + "\n\n" + BODY[:88] + ".") == []


# Working text


@pytest.mark.parametrize(
    ("paragraph", "working"),
    [
        ("LUSAKA, Oct 24 (Reuters) - Zambia agreed.", "Zambia agreed."),
        ("NAIROBI, Kenya (AP) — Kenya agreed.", "Kenya agreed."),
        ("Kyiv, Ukraine (CNN) — Kenya agreed.", "Kenya agreed."),
        ("NATO - the alliance - agreed.", "NATO - the alliance - agreed."),
        ("EU – China trade fell.", "EU – China trade fell."),
        ("“We\u00a0won’t”,  he\u200b said .", '"We won\'t", he said.'),
        ("The army– say officials – won.", "The army – say officials – won."),
        ("The Russia–Ukraine war—now old—went on.", "The Russia–Ukraine war — now old — went on."),
        ("One line\nof a paragraph that goes on over\r\nthree.", None),
    ],
)
def test_working_text_is_plain(paragraph: str, working: str | None) -> None:
    passages = cleaned(paragraph).passages
    if working is not None:
        assert [passage.text for passage in passages] == [working]


@given(st.text(alphabet=st.sampled_from("Orban ,.-–“ğáộ김정은Å\u0301\u0306\u0323 –"), min_size=1))
def test_a_decomposed_text_is_worked_on_as_a_composed_one_is(text: str) -> None:
    composed, decomposed = normalize("NFC", f"A{text}"), normalize("NFD", f"A{text}")
    passages = [[one.text for one in cleaned(form).passages] for form in (composed, decomposed)]
    assert passages[0] == passages[1]


def test_a_decomposed_text_is_marked_as_a_composed_one_is() -> None:
    caption, credit = "Farmers block a road near Orléans.", "(AP Photo/José Peña)"
    text = normalize("NFD", f"{BODY}{caption} {credit}\n\n{BODY[:88]}.")
    assert marked(text) == [
        ("caption", normalize("NFD", caption)),
        ("credit", normalize("NFD", credit)),
    ]


def test_a_decomposed_name_is_composed_and_leads_back() -> None:
    text = normalize("NFD", "Recep Tayyip Erdoğan met José Sánchez.")
    (passage,) = cleaned(text).passages
    assert passage.text == normalize("NFC", text)
    place = passage.offsets[passage.text.index("ğ")]
    assert text[place : place + 2] == "g\u0306"
    assert text[passage.offsets[passage.text.index("met")] :].startswith("met ")


def test_lines_broken_at_a_margin_are_one_paragraph() -> None:
    words = "".join(
        f"Ministers of {count} countries said that the line would be built by spring. "
        for count in ("two", "three", "four", "five", "six", "seven")
    )
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) > 60:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    lines.append(line)
    broken = "\r\n".join(lines)
    assert [passage.text for passage in cleaned(f"{broken}\r\n\r\n{broken[:-1]}!").passages] == [
        words.strip(),
        words.strip()[:-1] + "!",
    ]


def test_a_very_long_paragraph_is_parted_at_sentences() -> None:
    text = "The line will carry power. " * 2_000
    passages = cleaned(text).passages
    assert len(passages) > 3
    assert all(passage.text.endswith("power.") for passage in passages)
    assert sum(len(passage.text) + 1 for passage in passages) == len(text)


# The seeds


@pytest.mark.shared
def test_the_seeds_are_marked_as_people_marked_them(shared_dir: Path) -> None:
    gold = json.loads((shared_dir / "seeds/gold/clean.json").read_text(encoding="utf-8"))
    for told in gold.values():
        text = (shared_dir / "seeds" / told["file"]).read_text(encoding="utf-8")
        wanted = ["body"] * len(text)
        for start, end, kind in told["spans"]:
            wanted[start:end] = [kind] * (end - start)
        right = sum(
            region.kind == wanted[i]
            for region in cleaned(text).regions
            for i in range(region.start, region.end)
            if not text[i].isspace()
        )
        assert right >= 0.95 * sum(not character.isspace() for character in text)

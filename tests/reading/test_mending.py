"""Damaged characters are mended in the working text, and healthy text is never touched."""

from __future__ import annotations

import ftfy.bad_codecs  # noqa: F401 (it makes the codec known that texts are misread in)
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.clean import clean
from dragoman.reading.mending import mend
from dragoman.reading.sources import make_report

HEALTHY = [
    "The café in Zürich isn’t open, said “Ana Ruiz” — the naïve façade of the coöperative …",
    "« À l’été », dit-il : « Œuvres complètes »… L’ÉTÉ À ÉVREUX, CAFÉ», NOËL” Ça va ?",
    "Die Größe der Straße über Österreich hinaus; „Ärger“ in Köln – 5 €, § 12, 20 °C.",
    "¿Qué pasó en São Paulo? ¡Años de sequía! A coruña, maçã, órgão, pôr-do-sol, avô.",
    "Erdoğan İstanbul'da konuştu; Işık, Şişli, çağrı, güç, ÖĞÜT.",
    "Zażółć gęślą jaźń, Łódź, Źdźbło; příliš žluťoučký kůň; Miloš Đuričić, Škoda, Čačak.",
    "Władysław — “ÅLAND” Ångström Ærø Øst smørrebrød på Malmö Þingvellir ðagur",
    "Президент сказал: «Переговоры идут» — и ушёл. Україна: їжак, ґанок. Вђ Ђорђе Љубав Њ",
    "Η Αθήνα ανακοίνωσε «μέτρα»· ΆΛΛΟ ΈΝΑ ΏΡΑ.",
    "قال الرئيس: «المحادثات مستمرة» و٪ ٣٤. שלום עולם “כן”. नमस्ते दुनिया। ไทยแลนด์ “ดี”",
    "東京で「会談」が開かれた。北京・首爾…서울에서 “회담”이 열렸다。한국 Việt Nam: Ấn Độ, Ước, À, Â, Ê",
    "R&D at AT&T; Marks & Spencer; the Q&A; &c; 5 > 3 < 7; x&y; &unknownname;",
    "Prices rose 5 % ± 2 in 10 m² × 3 ½ hours; 3′ 7″; ©2019 ®™; “‘Quoted’”, “…”—“no”.",
]

LETTERS = st.text(
    st.sampled_from("abcdefg nopqrst .,éèüößñçãşğıćčłžáíó’‘“”–—…€£°ÉÜÖ"), min_size=1, max_size=80
)


@pytest.mark.parametrize("text", HEALTHY)
def test_a_healthy_text_is_left_as_it_is(text: str) -> None:
    mended = mend(text)
    assert (mended.text, mended.places, mended.repairs) == (text, None, ())


def misread(text: str) -> str:
    return text.encode("utf-8").decode("sloppy-windows-1252")


@pytest.mark.parametrize("text", HEALTHY[:7])
def test_a_text_that_was_misread_comes_back(text: str) -> None:
    assert mend(misread(text)).text == text


@pytest.mark.parametrize("text", [HEALTHY[0], *HEALTHY[2:7]])
def test_a_text_that_was_misread_twice_comes_back(text: str) -> None:
    assert mend(misread(misread(text))).text == text


@pytest.mark.parametrize(
    ("damaged", "mended", "kind"),
    [
        ("It isnâ€™t over", "It isn’t over", "mojibake"),
        ("It isnвЂ™t over", "It isn’t over", "mojibake"),
        ("It isn‚Äôt over", "It isn’t over", "mojibake"),
        ("â€œNo,â€ he said", "“No,” he said", "mojibake"),
        ("\x93No,\x94 he said\x85", "“No,” he said…", "mojibake"),
        ("10Â km", "10 km", "mojibake"),
        ("SÃ£o TomÃ©", "São Tomé", "mojibake"),
        ("Tom &amp;amp; Ana", "Tom & Ana", "entity"),
        ("&quot;No&quot;, it isn&#8217;t", '"No", it isn’t', "entity"),
        ("it isn&#x2019;t", "it isn’t", "entity"),
        ("it isn&acirc;&euro;&trade;t", "it isn’t", "mojibake"),
        ("the ﬁrst oﬃce", "the first office", "ligature"),
    ],
)
def test_what_is_damaged_is_mended_and_recorded(damaged: str, mended: str, kind: str) -> None:
    found = mend(damaged)
    assert found.text == mended
    assert {repair.kind for repair in found.repairs} == {kind}
    for repair in found.repairs:
        assert damaged[repair.start : repair.end] not in mended


@given(LETTERS)
def test_places_lead_back_to_the_damaged_stretch(text: str) -> None:
    damaged = f"Ã©{text}Ã©".encode().decode("sloppy-windows-1252")
    found = mend(damaged)
    assert found.places is not None and len(found.places) == len(found.text) + 1
    assert list(found.places) == sorted(found.places)
    assert found.places[-1] == len(damaged)
    ends = {repair.start: repair.end for repair in found.repairs}
    for place, character in zip(found.places, found.text, strict=False):
        if place not in ends:
            assert damaged[place] == character


@given(st.lists(st.sampled_from(HEALTHY[:7]), min_size=1, max_size=3))
def test_every_letter_of_a_misread_text_stands_over_its_bytes(texts: list[str]) -> None:
    text = "\n\n".join(texts)
    damaged = misread(text)
    found = mend(damaged)
    assert found.text == text and found.places is not None
    for number, character in enumerate(text):
        stretch = damaged[found.places[number] : found.places[number + 1]]
        assert stretch.encode("sloppy-windows-1252").decode("utf-8") == character


@given(st.text(st.sampled_from("aÃ©â€™œ\x93\x9d\ufffd &;amp#8217xÂÄŸﬁ\u0301 "), max_size=60))
def test_any_text_is_mended_once_for_all(text: str) -> None:
    found = mend(text)
    starts = [repair.start for repair in found.repairs]
    assert starts == sorted(starts)
    for one, other in zip(found.repairs, found.repairs[1:], strict=False):
        assert one.end <= other.start
    clean(make_report(f"{text} was said."))


def test_the_working_text_is_whole_and_the_report_is_as_read() -> None:
    text = "Ana Ruiz didnâ€™t go to SÃ£o TomÃ© on Monday, &quot;she&quot; said."
    cleaned = clean(make_report(text))
    assert cleaned.report.text == text
    (passage,) = cleaned.passages
    assert passage.text == 'Ana Ruiz didn\'t go to São Tomé on Monday, "she" said.'
    at = passage.text.index("Tomé")
    ends = dict(passage.mended)
    last = passage.offsets[at + 3]
    assert text[passage.offsets[at] : ends[last]] == "TomÃ©"

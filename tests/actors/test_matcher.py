"""Names are found at the edges of words, in every script, the longest from the left."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors import saved
from dragoman.actors.authority import Authority
from dragoman.actors.edges import EDGE, LOOK, edges, is_edge
from dragoman.actors.matcher import KEPT_FROM, Matcher
from dragoman.actors.mentions import find_mentions
from dragoman.actors.spelling import plain
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report

LATIN, CYRILLIC, ARABIC = "aAbBéñ", "аАбБйё", "ابتمنس"
CHINESE, THAI, KOREAN = "中国北京在的", "กขคเแาิ่", "김정은이의박"
LETTERS = st.text(LATIN + CYRILLIC + ARABIC + CHINESE + THAI + KOREAN, min_size=1, max_size=4)
MARKS = st.sampled_from([" ", " ", "-", ".", "'", "’", ",", "s", "\u0301", "U.", "\n"])


def found(names: list[str], text: str) -> list[str]:
    return [text[start:end] for start, end in Matcher(names).find(text)]


@pytest.mark.parametrize(
    ("names", "text", "hits"),
    [
        (["Kim"], "Kim's Kim’s Kim'll Kimono Akim", ["Kim", "Kim", "Kim"]),
        (["Sana", "Brien"], "Sana'a O'Brien D’Brien", []),
        (["Emirati", "Emiratis"], "the Emiratis' oil", ["Emiratis"]),
        (["Russian", "NATO"], "pro-Russian non-NATO", ["Russian", "NATO"]),
        (["German", "Franco"], "Franco-German", ["Franco", "German"]),
        (["al-Qaeda", "Qaeda"], "al-Qaeda-linked", ["al-Qaeda"]),
        (["U.S.", "U.S"], "He left the U.S. Kim did not. The U.S.-led force", ["U.S.", "U.S."]),
        (["U.S.", "S.R."], "the U.S.S.R. fell", []),
        (["U.S.", "U.S.S.R."], "the U.S.S.R. fell", ["U.S.S.R."]),
        (["Russia"], "Russiathe Russia2 _Russia_ Russia.", ["Russia", "Russia"]),
        (["Россия"], "«Россия», Россияне, Россия-Матушка", ["Россия", "Россия"]),
        (["مصر"], "مصر، المصريون مصرَ", ["مصر"]),
        (["中国", "北京"], "他在中国的北京", ["中国", "北京"]),
        (["ไทย"], "ประเทศไทยและ", ["ไทย"]),
        (["กา"], "กา่ เกา", []),
        (["김정은"], "김정은이 김정은의 김정은아범", ["김정은", "김정은"]),
        (["हिन्द"], "हिन्दी हिन्द", ["हिन्द"]),
        (["می"], "می‌خواهد", []),
        (["New York Times", "New York", "Times"], "New York Timesmen", ["New York"]),
        (["x Assad", "Assad"], "Maxx Assad", ["Assad"]),
        ([], "nobody", []),
        (["Iran"], "", []),
    ],
)
def test_names_stand_in_whole_words(names: list[str], text: str, hits: list[str]) -> None:
    assert found(names, text) == hits


def by_hand(names: set[str], text: str) -> list[tuple[int, int]]:
    """The definition: from the left, at each edge, the longest name that ends at an edge."""
    may = edges(text)

    def edge(place: int) -> bool:
        return may[place] == EDGE or (may[place] == LOOK and is_edge(text, place))

    hits, at = [], 0
    while at < len(text):
        ends = [end for end in range(len(text), at, -1) if text[at:end] in names and edge(end)]
        if edge(at) and ends:
            hits.append((at, ends[0]))
            at = ends[0]
        else:
            at += 1
    return hits


@given(
    names=st.sets(st.lists(LETTERS | MARKS, min_size=1, max_size=3).map("".join), max_size=6),
    parts=st.lists(LETTERS | MARKS, max_size=8),
    data=st.data(),
)
def test_finding_is_what_its_definition_says(
    names: set[str], parts: list[str], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations([*parts, *names, *names]))
    text = "".join(mixed)
    hits = Matcher(names).find(text)
    assert hits == by_hand(names, text)
    assert all(before[1] <= after[0] for before, after in pairwise(hits))


@pytest.mark.parametrize("letters", [LATIN, CYRILLIC, ARABIC])
@given(data=st.data())
def test_no_name_is_found_inside_a_word_of_a_spaced_script(
    letters: str, data: st.DataObject
) -> None:
    word, before, after = (data.draw(st.text(letters, min_size=1, max_size=5)) for _ in range(3))
    assert found([word], f"{word} {word}") == [word, word]
    assert found([word], f"{word}{after}") == [word] * (word == word + after)
    assert found([word], f"{before}{word}") == []


@pytest.mark.parametrize("letters", [CHINESE, "กขคงจฉช"])
@given(data=st.data())
def test_a_name_is_found_inside_a_line_of_an_unspaced_script(
    letters: str, data: st.DataObject
) -> None:
    before, after = (data.draw(st.text(letters, max_size=5)) for _ in range(2))
    assert found(["龍山"], f"{before}龍山{after}") == ["龍山"]


@given(st.text(max_size=40))
def test_a_mark_is_never_parted_from_its_letter(text: str) -> None:
    may = edges(text)
    assert len(may) == len(text) + 1
    for place, char in enumerate(text[1:], 1):
        if unicodedata.category(char)[0] == "M":
            assert may[place] == 0


@given(st.text(max_size=40))
def test_any_text_can_be_searched(text: str) -> None:
    for start, end in Authority.load("").find(text):
        assert 0 <= start < end <= len(text)


def test_half_a_surrogate_pair_hides_no_name() -> None:
    assert found(["Iran"], "\ud800 Iran \udfff") == ["Iran"]


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    names = ["a" * 20, "a a", "x a a a"]
    for piece in ("a", "a ", "xa a ", "'s.", "x a a aa "):
        text = piece * (200_000 // len(piece))
        assert len(Matcher(names).find(text)) >= 0


def test_hangul_keeps_its_syllables_and_latin_loses_its_accents() -> None:
    assert plain("김정은 Vučić й") == "김정은 Vucic й"


def test_names_of_unspaced_scripts_are_mentioned_inside_a_line(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("name\tcode\tkind\n龍山市\tKEN\tplace\n", encoding="utf-8")
    mentions = find_mentions(["他在龍山市的"], None, Authority.load(own))[0]
    assert [(one.text, one.code) for one in mentions] == [("龍山市", "KEN")]


def test_glued_words_are_parted_before_names_are_looked_for() -> None:
    text = "Troops went to Kenyathe army said on Monday. Kenya is large."
    passages = [one.text for one in clean(make_report(text)).passages]
    texts = [one.text for one in find_mentions(passages, None, Authority.load(""))[0]]
    assert texts.count("Kenya") == 2


def test_a_large_matcher_is_built_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "folder", lambda kind="cache": tmp_path / kind)
    names = [f"Name {number}" for number in range(KEPT_FROM)]
    built: list[int] = []

    def given_names() -> list[str]:
        built.append(1)
        return names

    for _ in range(2):
        matcher = Matcher.kept("key", given_names)
        assert matcher.find("Name 7, Name 77777") == [(0, 6)]
    assert len(built) == 1
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(file.read_bytes()[:1000])
    assert Matcher.kept("key", given_names).has("Name 7")
    assert len(built) == 2


def test_nothing_is_saved_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file stands where the folder would")
    monkeypatch.setattr(saved, "folder", lambda kind="cache": tmp_path / kind)
    names = [f"Name {number}" for number in range(KEPT_FROM)]
    assert Matcher.kept("key", lambda: names).has("Name 7")
    assert saved.load("names", lambda path: path.read_bytes()) is None


def test_only_the_newest_files_stay_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved, "folder", lambda kind="cache": tmp_path)
    for number in range(saved.KEEP + 3):
        saved.save(f"{number}.automaton", b"1")
    assert len(list(tmp_path.iterdir())) == saved.KEEP

"""Coding by rules alone: fewer acts, another version of the coder, in one process and in several."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.coders import working_for
from dragoman.coding.coder import QUICK, Coder
from dragoman.coding.model.encoder import encoder
from dragoman.coding.model.ways import way
from dragoman.coding.syntax import parser
from dragoman.coding.syntax.tree import Tree
from dragoman.errors import ModelError
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report

# No table knows "shielded"; "condemned" stands in one.
TEXT = "Uganda shielded Rwanda on Friday. Kenya condemned Uganda."


def acts(claims: list) -> list[tuple[str, str]]:
    return [(one.source[0].code, one.target[0].code) for one in claims if one.kind == "act"]


def test_rules_alone_find_less_and_nothing_else() -> None:
    whole, quick = acts(code(TEXT)), acts(code(TEXT, quick=True))
    assert ("UGA", "RWA") in whole
    assert quick == [("KEN", "UGA")]
    assert set(quick) <= set(whole)


def test_a_quick_coder_is_another_version() -> None:
    assert Coder(quick=True).version == Coder().version + QUICK


def test_quick_processes_find_what_one_quick_coder_finds() -> None:
    report = clean(make_report(TEXT, id="one"))
    with working_for("", 2, quick=True) as two, working_for("", 1, quick=True) as one:
        assert two.version == one.version
        assert list(two.code_many([report])) == list(one.code_many([report]))


def test_the_way_from_a_word_to_a_name_is_told_by_its_edges() -> None:
    (tree,) = (Tree.of(doc) for doc in parser.parse(["Rome and Gaul sent grain to Carthage."]))
    by = {node.text: node for node in tree.nodes}
    assert way(by["sent"], by["Rome"]) == way(by["sent"], by["Gaul"]) == "<nsubj"
    assert way(by["sent"], by["Carthage"]).startswith("<")
    assert way(by["grain"], by["Rome"]) == "dobj<nsubj"


def test_a_damaged_encoder_is_told_and_rules_still_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.coding.model.encoder.read_model", lambda _: b"no network")
    encoder.cache_clear()
    try:
        with pytest.raises(ModelError, match=r"acts\.onnx.*--quick"):
            code(TEXT)
        assert acts(code(TEXT, quick=True)) == [("KEN", "UGA")]
    finally:
        encoder.cache_clear()

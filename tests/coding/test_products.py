"""Products by NumPy on one thread: the parse stays what it was, and so do the user's threads."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from spacy.tokens import Token

from bench import examples
from dragoman.coding import products
from dragoman.coding.syntax import parser
from dragoman.coding.words import words
from dragoman.reading.clean import clean


def test_the_parse_is_that_of_the_pipeline_as_shipped() -> None:
    texts = [passage.text for one in examples.reports() for passage in clean(one).passages]
    reminded = words("syntax", "misread_names")  # of these ours sees something else
    texts = [text for text in texts if not any(name in text for name in reminded)]
    ours, theirs = (
        [
            [(token.tag, token.dep, token.head.i, _lemma(token)) for token in doc]
            for doc in parser.parse(texts, nlp)
        ]
        for nlp in (None, parser.shipped())
    )
    assert ours == theirs


def _lemma(token: Token) -> str:
    """A lemma, but for verbs that the shipped rules may take for a shorter one ("hopes": hop)."""
    return token.lemma_.removesuffix("e") if token.pos_ == "VERB" else token.lemma_


def failing(get: Callable[[], int]) -> None:
    with products.on_one_thread():
        assert get() == 1
        raise ZeroDivisionError


@pytest.mark.skipif(not products.has_switch(), reason="NumPy multiplies by another library here")
def test_the_threads_are_given_back_even_after_an_error() -> None:
    switch = products._switch()
    assert switch is not None
    get, put = switch
    before = get()
    put(2)
    try:
        with pytest.raises(ZeroDivisionError):
            failing(get)
        assert get() == 2
    finally:
        put(before)


def test_without_a_switch_products_are_made_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "_switch", lambda: None)
    with products.on_one_thread():
        assert (np.ones((2, 3)) @ np.ones((3, 2))).tolist() == [[3.0, 3.0], [3.0, 3.0]]


def test_a_president_whose_name_is_a_verb_is_the_subject_of_his_own() -> None:
    doc = next(iter(parser.parse(["Trump imposed tariffs on steel."])))

    assert [(token.text, token.dep_) for token in doc][:2] == [
        ("Trump", "nsubj"),
        ("imposed", "ROOT"),
    ]

"""The memory for parts of speech says what spaCy's own rules say, word by word."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.syntax import lemmas, parser
from dragoman.coding.syntax.attributes import NAME

WORDS = st.sampled_from(
    "there is are was 's n't ca ai gonna let's it its her that which to be had been have Kenya attacks "
    "attacked the a this but no so if would could 'd better best more I you they them 2019 $5 ... - "
    "\n  all y'all got ta c'mon on who whom whose".split(" ")
)


def told(text: str, ours: bool) -> list[tuple[str, ...]]:
    """All that the rules may set, for each token."""
    (doc,) = parser.parse([text], None if ours else parser.shipped())
    return [
        (one.tag_, one.pos_, str(one.morph), one.lemma_, one.dep_, str(one.head.i)) for one in doc
    ]


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_the_memory_says_what_the_rules_say(text: str) -> None:
    assert told(text, ours=True) == told(text, ours=False)
    assert told(text, ours=True) == told(text, ours=False), "the second time, from memory"


def test_the_pipeline_has_the_memory_in_the_place_of_the_rules() -> None:
    assert NAME in parser.pipeline().pipe_names
    assert "attribute_ruler" not in parser.pipeline().pipe_names
    assert NAME not in parser.shipped().pipe_names


def test_the_pipeline_remembers_lemmas_in_the_place_of_the_rules() -> None:
    assert lemmas.NAME in parser.pipeline().pipe_names
    assert "lemmatizer" not in parser.pipeline().pipe_names
    assert lemmas.NAME not in parser.shipped().pipe_names

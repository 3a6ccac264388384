"""Parts of speech from tags, remembered: what spaCy's rules say of a word, asked once for each case.

The pipeline's attribute ruler tries 179 patterns on every token, a quarter of the parse. Each
of them looks at one token's tag, form and dependency, or at two neighbours', so that what it says of
a token is a function of these: it is computed once and looked up from then on. The results are the
same, token by token.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "remembered_attributes"
_LOOKED_AT: list[int | str] = [TAG, LOWER, DEP, IS_SPACE]
_SET: list[int | str] = ["POS", "MORPH", "LEMMA"]
_UNDERSTOOD = {"TAG", "LOWER", "DEP", "IS_SPACE"}

Case = tuple[int, int, int]  # tag, form, dependency
Spec = Mapping[Any, Any]


class Remembered:
    """The attribute ruler with a memory. Documents with blanks for tokens go the old way."""

    def __init__(self, ruler: Any) -> None:
        self._ruler = ruler
        self._strings = ruler.vocab.strings
        self._pairs = [
            (one[0], one[1]) for told in ruler.patterns for one in told["patterns"] if len(one) == 2
        ]
        self._told_of = [
            spec["LOWER"]
            for rule in ruler.patterns
            for one in rule["patterns"]
            for spec in one
            if "LOWER" in spec
        ]
        self._forms: dict[int, int] = {}
        self._known: dict[tuple[Case, int, int], tuple[int, int, int]] = {}
        self._sides: dict[Case, tuple[int, int]] = {}

    @staticmethod
    def understands(ruler: Any) -> bool:
        """Whether all patterns look at one token or two, and at nothing but form, tag and dependency."""
        told = [one for rule in ruler.patterns for one in rule["patterns"]]
        return all(len(one) <= 2 for one in told) and all(
            set(spec) <= _UNDERSTOOD for one in told for spec in one
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, morphology and irregular lemma of each token."""
        if not len(doc):
            return doc
        looked_at = doc.to_array(_LOOKED_AT)
        if looked_at[:, -1].any():  # blanks
            self._ruler(doc)
            return doc
        forms = self._forms
        cases = [
            (tag, forms[form] if form in forms else self._form(form), dep)
            for tag, form, dep, _ in looked_at.tolist()
        ]
        sides = [self._side(case) for case in cases]
        before = [0, *(first for first, _ in sides[:-1])]
        after = [*(second for _, second in sides[1:]), 0]
        keys = list(zip(cases, before, after, strict=True))
        try:
            found = [self._known[key] for key in keys]
        except KeyError:
            self._ruler(doc)
            values = map(tuple, doc.to_array(_SET).tolist())
            self._known.update(zip(keys, values, strict=True))
            return doc
        doc.from_array(_SET, cast("Any", np.array(found, dtype=np.uint64)))
        return doc

    def pipe(self, docs: Iterable[Doc], **_: object) -> Iterator[Doc]:
        """Each document in turn."""
        return map(self, docs)

    def _form(self, form: int) -> int:
        """A form that some pattern asks for; 0 for all others, which are alike to the patterns."""
        word = self._strings[form]
        told = any(_asks(value, word) for value in self._told_of)
        self._forms[form] = form if told else 0
        return self._forms[form]

    def _side(self, case: Case) -> tuple[int, int]:
        """Which patterns of two a token can be the first of, and which the second, as bits."""
        found = self._sides.get(case)
        if found is None:
            words = {"TAG": case[0], "LOWER": case[1], "DEP": case[2]}
            told = {name: self._strings[number] if number else "" for name, number in words.items()}
            found = (0, 0)
            for bit, (first, second) in enumerate(self._pairs):
                found = (
                    found[0] | (_fits(first, told) << bit),
                    found[1] | (_fits(second, told) << bit),
                )
            self._sides[case] = found
        return found


def _asks(value: object, word: str) -> bool:
    """Whether a pattern's condition on the form tells a word from others."""
    if isinstance(value, Mapping) and "NOT_IN" in value:
        return word in value["NOT_IN"]
    return _TESTS[_kind(value)](word, value)


def _fits(spec: Spec, told: Mapping[str, str]) -> bool:
    """Whether a token's words fulfil one half of a pattern."""
    return all(_TESTS[_kind(value)](told[name], value) for name, value in spec.items())


def _kind(value: object) -> str:
    return next(iter(value)) if isinstance(value, Mapping) else "IS"


_TESTS: dict[str, Callable[[str, Any], bool]] = {
    "IS": lambda word, value: word == value,
    "IN": lambda word, value: word in value["IN"],
    "NOT_IN": lambda word, value: word not in value["NOT_IN"],
    "REGEX": lambda word, value: re.search(value["REGEX"], word) is not None,
}


@Language.factory(NAME)
def _make(nlp: Language, name: str) -> Remembered:
    ruler: Any = nlp.get_pipe("attribute_ruler")
    return Remembered(ruler)


def remember(nlp: Language) -> Language:
    """The pipeline with a memory in the place of its attribute ruler, where that is understood."""
    ruler: Any = nlp.get_pipe("attribute_ruler")
    if Remembered.understands(ruler):
        nlp.add_pipe(NAME, after="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")
    return nlp

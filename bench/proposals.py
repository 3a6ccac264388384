"""What the trained model adds to the rules: acts F1 of the rules alone and of both, set by set."""

from __future__ import annotations

from bench import claims, elsewhere, examples, places, press
from bench.scorer import score
from dragoman.coding.coder import Coder


def measure() -> dict[str, float]:
    """F1 and precision of acts on each set, of rules alone and with the model's proposals."""
    sets = {
        "seeds": (places.SEEDS / "gold", claims.seeds(), places.SEEDS),
        "examples": (places.EXAMPLES / "gold", examples.reports(), examples.REPORTS),
        "elsewhere": (elsewhere.FOLDER / "gold", elsewhere.reports(), elsewhere.REPORTS),
        "press_dev": (press.gold("dev"), press.load("dev"), press.gold("dev")),
        "press_blind": (press.gold("blind"), press.load("blind"), press.gold("blind")),
    }
    coders = {"rules": Coder(quick=True), "both": Coder()}
    figures: dict[str, float] = {}
    for name, (gold, reports, texts) in sets.items():
        for who, coder in coders.items():
            scores = score(gold, reports, texts, coder)
            figures[f"{name}_{who}"] = scores["acts_type_f1"]
            figures[f"{name}_{who}_precision"] = scores["acts_type_precision"]
    return figures

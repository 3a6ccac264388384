"""Trains what tells acts told again: ``src/dragoman/data/tables/coding_retold.tsv``.

Whole reports and passages under ``training/`` are read as the coder reads them. Of each word that may tell
once more an act found elsewhere in the report the labels say whether it does. A logistic regression on
what `features_of` sees learns that.

usage: python -m scripts.train_retold [FOLDER]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.sentences import locate
from dragoman.coding.acts.draft import state_of
from dragoman.coding.acts.finding import find_acts, told_by_rules
from dragoman.coding.acts.retelling import Candidate, candidates
from dragoman.coding.model.proposing import ask
from dragoman.coding.model.retold import TABLE, Features
from dragoman.coding.parties.cast import Cast
from scripts.acts_model.items import Item, read_casts

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/dragoman/data/tables" / TABLE

"""Reading on many processors and machines: reports in parts, into a lake of Parquet, and from it a dossier."""

from dragoman.scale.driving import Outcome, read_into_lake
from dragoman.scale.lake import Lake
from dragoman.scale.merging import merge, opened
from dragoman.scale.parts import Told

__all__ = ["Lake", "Outcome", "Told", "merge", "opened", "read_into_lake"]

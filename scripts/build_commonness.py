"""How common words are in English at large: ``data/tables/fusing_commonness.tsv``.

Usage: ``python scripts/build_commonness.py PROBABILITIES``: ``en_lexeme_prob.json.gz`` out of the
package spacy-lookups-data by Explosion (see NOTICE), which says for a million forms the logarithm
of how often they are met.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

from dragoman.fusing.stories.words import WORD

TABLE = Path(__file__).parents[1] / "src" / "dragoman" / "data" / "tables" / "fusing_commonness.tsv"
WORDS = 30_000  # the commonest; what is rarer is as rare as the last of them

HEAD = """# How common the commonest words of English are, in a million words of talk on anything; what is not
# here is as rare as the last line. Stories weigh words by it until a dossier has news enough to tell
# by itself. Made by scripts/build_commonness.py from the word probabilities of spacy-lookups-data by
# Explosion (MIT License, see NOTICE).
word\tper_million
"""


def main() -> None:
    """Add up the spellings of each word and write the commonest."""
    found: dict[str, float] = defaultdict(float)
    given: dict[str, float] = json.loads(gzip.decompress(Path(sys.argv[1]).read_bytes()))
    for form, logarithm in given.items():
        if WORD.fullmatch(word := form.casefold()):
            found[word] += math.exp(logarithm) * 1e6
    chosen = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:WORDS]
    lines = (f"{word}\t{share:.3g}\n" for word, share in chosen)
    TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

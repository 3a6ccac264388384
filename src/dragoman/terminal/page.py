"""The page that ``dragoman --help`` prints: the verbs by what they are for, and a first session.

It is plain text with no import behind it, so that it is there at once.
"""

from __future__ import annotations

GROUPS: dict[str, dict[str, str]] = {
    "Read reports": {
        "read": "Read reports into a dossier: one file that keeps what they say",
        "code": "Print the claims of texts as JSON Lines, without a dossier",
        "merge": "Take what a lake holds into a dossier (read --out makes one)",
    },
    "Exchange with other data sets": {
        "export": "Write it as POLECAT, ICEWS, GDELT, Parquet, GEXF, feeds ...",
        "import": "Take in events of POLECAT, ICEWS, GDELT: without evidence",
        "datasets": "The data sets that were imported",
        "datasets forget": "Take an imported data set out again",
    },
    "Look at the affair": {
        "serve": "All of it in the browser, with search, evidence, JSON and CSV",
        "export page": "All of it as one HTML file that can be mailed",
        "picture": "Who is tied to whom, the newest acts, silences, disagreements",
        "stories": "Reports on one turn of the affair, and how many are no copies",
        "origins": "Which reports come from one text, and what they share",
        "timeline": "What happened, by date, with status and voice",
        "changes": "What changed since your last look, or since a day",
        "dyad": "Two actors and all between them, over time",
        "actor": "One actor: offices, acts, words, silences, meetings",
        "centre": "Who is at the centre of the affair",
        "meetings": "Who met whom, when, where, on whose word",
        "consequences": "What is said to follow from what",
        "claims": "All that the reports claim, of every kind",
        "ties": "Standing relations: alliances, memberships, wars",
        "network": "Actors and the lines between them, as a table or a drawing",
        "map": "The same on a map of the world, with borders as you see them",
        "flows": "What passes between whom: troops, arms, aid, trade, oil",
        "statements": "Who said what, where, and in whose words",
        "silences": "Who did not speak, or was named and says nothing",
        "counts": "How many were killed, hurt, displaced, and how it moved",
        "disagreements": "Where reports clash; nobody is declared right",
        "moves": "How figures and statuses moved, and the report that moved them",
    },
    "What tends to follow": {
        "outlook": "Who does what to whom next: chances, with reasons",
        "whatif": "What moves if an act happens, or had not",
        "track": "How often outlooks were right: calibration and skill",
        "amounts": "How many acts are to pass between two, both ways, and why",
        "compromise": "Where a bargain may end, from a table of positions",
        "outlook backtest": "How well it ranks who comes next, on past events",
    },
    "Open a line": {
        "report": "One report, with its claims marked in the text",
        "event": "One event: the sentences that tell it, and their voices",
        "search": "Words in reports, in claims, and in the names of actors",
        "reports": "The reports of the dossier, with dates and outlets",
        "method": "How a view is made, where it misleads, its figures",
        "info": "What the dossier holds, and what made it",
        "runs": "The readings so far, and what was not read and why",
    },
    "Judge what was read": {
        "review": "Judge claims one by one: right, wrong, unsure, corrected",
        "judge": "Judge one claim by its id",
        "judgements": "What people have said of claims, and what it bears on",
        "judgements take": "Read judgements from JSON Lines into the dossier",
        "precision": "How many judged claims are right, with intervals",
    },
    "Keep it safe": {
        "check": "Whether the dossier is sound, what is wrong where; --mend it",
        "backup": "Write a backup, one file, read again before it counts",
        "restore": "Make a dossier of a backup",
    },
    "Ask the coder and the authority": {
        "actors": "Who is meant by a name, as of a day",
        "actors unresolved": "Names that the authority lacks, by frequency",
        "actors codes": "The codes of states: ISO, COW, GW, CAMEO, Wikidata",
        "actors members": "Who was in a body, and when",
        "actors update": "Fetch who holds which office from Wikidata",
        "classify": "The type of an act where its parties are given",
    },
}
"""The verbs by group, each with its line of help: the one place where these lines stand."""

WIDTH = 13  # columns of the verbs of one word

_HEAD = """\
Dragoman reads news reports on international affairs and keeps the state of the
world that they describe: who did what to whom, who said so, and when.

Usage: dragoman VERB ...        dragoman VERB --help says more about a verb
"""

_TAIL = """\
Each verb that asks takes --from FILE (or the variable DRAGOMAN_DOSSIER, or the
only *.duckdb of this folder) and --json (JSON Lines instead of tables).
Also: dragoman --version

A first session
  dragoman read examples/reports --into affair.duckdb
  dragoman picture
  dragoman dyad "North Korea" Russia --as-of 2024-10-31
  dragoman report ID                    # an id from the picture
  dragoman statements --actor "United States" --json > statements.jsonl
"""


def line(verb: str) -> str:
    """The line of help of one verb."""
    return next(verbs[verb] for verbs in GROUPS.values() if verb in verbs)


def page() -> str:
    """The whole page, at most 80 columns wide."""
    groups = [_group(title, verbs) for title, verbs in GROUPS.items()]
    return "\n".join([_HEAD, *(f"{group}\n" for group in groups), _TAIL])


def _group(title: str, verbs: dict[str, str]) -> str:
    width = max(WIDTH, *map(len, verbs))
    return "\n".join([title, *(f"  {verb:<{width}}  {text}" for verb, text in verbs.items())])

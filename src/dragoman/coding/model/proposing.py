"""Acts that no table knows: proposed by the encoder where a word of a sentence tells one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from dragoman.coding.acts.cues import ends_dealings, is_figure
from dragoman.coding.acts.draft import Draft, merged, others, state
from dragoman.coding.acts.status import status_of
from dragoman.coding.model.encoder import Floats, Told, encoder
from dragoman.coding.model.gate import is_worth_reading
from dragoman.coding.model.named import Named, named_in
from dragoman.coding.model.scoring import EVENTS
from dragoman.coding.model.sentences import Sentence, may_tell, sentence_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.parties.unknown import UNKNOWN
from dragoman.coding.syntax.roles import objects
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words
from dragoman.data.tables import read_toml
from dragoman.records import Party, Status

STATUSES: tuple[Status, ...] = get_args(Status)
Taken = Sequence[Collection[int]]


@dataclass(frozen=True, slots=True)
class Side:
    """Who stands on a side of an act: the words that name them, whom they name, and how likely."""

    heads: list[Node]
    parties: list[Party]
    chance: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What the encoder says of one word."""

    sentence: Sentence
    told: Told
    row: int

    @property
    def word(self) -> Node:
        """The word that is asked about."""
        return self.sentence.words[self.row]


Answers = dict[tuple[int, int], Answer]


@dataclass(frozen=True, slots=True)
class Open:
    """A sentence in which some words may tell acts that no rule has told, and somebody is named."""

    scene: int
    nodes: list[Node]
    words: list[Node]  # those that no rule takes
    named: list[Named]


def ask(cast: Cast, taken: Taken, shut: Taken) -> Answers:
    """What the encoder says of words that are not yet taken, by scene and node, in text order.

    Sentences in which it would hardly find an act are not read (`gate`): of them it says nothing.

    Args:
        cast: everybody named in the document.
        taken: for each scene, the numbers of the nodes that tell acts already.
        shut: for each scene, the numbers of the sentences in which nothing is sought (games).
    """
    found = left_open(cast, taken, shut)
    return answers_of(one for one in found if is_worth_reading(one.nodes, one.words, one.named))


def left_open(cast: Cast, taken: Taken, shut: Taken) -> Iterator[Open]:
    """The sentences in which the rules leave something to be told; the arguments are those of `ask`."""
    for number, scene in enumerate(cast.scenes):
        if not scene.by_node:
            continue
        for nodes in scene.tree.sentences:
            if nodes[0].sent in shut[number]:
                continue
            words = [one for one in nodes if one.i not in taken[number] and may_tell(scene, one)]
            named = named_in(cast, scene, nodes) if words else []
            if named:
                yield Open(number, nodes, words, named)


def answers_of(asked: Iterable[Open]) -> Answers:
    """What the encoder says of the words of these sentences."""
    reader = encoder()
    found: Answers = {}
    for one in asked:
        sentence = sentence_of(reader.pieces, one.nodes, one.words, one.named)
        if sentence is not None:
            told = reader.read(sentence, seen_from())
            for row, word in enumerate(sentence.words):
                found[one.scene, word.i] = Answer(sentence, told, row)
    return found


def propose(answers: Answers) -> Iterator[Draft]:
    """The acts among what the encoder says of words, in text order."""
    for (number, _), answer in answers.items():
        draft = _draft(number, answer.sentence, answer.told, answer.row)
        if draft is not None and (answer.word.pos == "NOUN" or not is_figure(answer.word)):
            yield draft


def _draft(number: int, sentence: Sentence, told: Told, row: int) -> Draft | None:
    """The act that a word tells, if it is likely enough."""
    column = int(told.types[row].argmax())
    chance = float(told.types[row, column])
    if chance < _setting("least"):
        return None
    event, node = EVENTS[column], sentence.words[row]
    source = _side(sentence.named, told.source[row])
    target = _side(sentence.named, told.target[row])
    sure = chance * source.chance * target.chance
    there = others(target.parties, source.parties)
    both = bool(source.parties and there)
    alike = told.alike[row] > _setting("alike")
    parties = merged(source.parties, target.parties)
    if all(party.code.startswith(UNKNOWN) for party in parties):
        return None  # nobody of any country: "a man hit another"
    if any(party.code.startswith(UNKNOWN) for party in there):
        return None
    if sure < _setting(_least_for(both or bool(alike), parties, there)):
        return None
    if event == "CONSULT" and _visits_own(node, sentence.named, source.parties):
        return None
    status = status_told(node, told.statuses[row])
    if event == "SANCTION" and status == "asked" and ends_dealings(node):
        return None
    reciprocal = bool(alike) and len(parties) > 1
    return Draft(
        scene=number,
        node=node,
        thing=None,
        event=event,
        mode=None,
        flags=frozenset(),
        source=parties if reciprocal else source.parties,
        target=[] if reciprocal else there,
        reciprocal=reciprocal,
        status=status,
        heads=[node, *source.heads, *target.heads],
        chance=sure,
    )


def _least_for(two: bool, parties: Sequence[Party], target: Sequence[Party]) -> str:
    """The threshold for what an act names: two sides, two that it seldom gets right, or one side."""
    if not two:
        return "one_sided"
    at_home = len(parties) > 1 and len({party.code.partition(":")[0] for party in parties}) == 1
    return "crowded" if at_home or len(target) > 1 else "both"


def _visits_own(verb: Node, named: Sequence[Named], source: Sequence[Party]) -> bool:
    """Whether somebody only looks in on his own people ("visited his country's troops in Chad")."""
    if verb.lemma not in words("control", "visiting"):
        return False
    own, seen = {state(party) for party in source}, objects(verb)
    theirs = {state(party) for one in named if one.node in seen for party in one.parties}
    return bool(theirs) and theirs <= own


def status_told(node: Node, chances: Floats) -> Status:
    """The status that the encoder is sure of, else that of the rules."""
    best = int(chances.argmax())
    return STATUSES[best] if chances[best] > _setting("status") else status_of(node)


def _side(named: Sequence[Named], chances: Floats) -> Side:
    """Those states of which some word is rather on this side than not, each by its likeliest word."""
    off: dict[str, float] = {}  # of each state: the chance that no word of it is on this side
    best: dict[str, tuple[float, Named, Party]] = {}
    for one, chance in zip(named, chances.tolist(), strict=True):
        for party in one.parties:
            own = state(party)
            off[own] = off.get(own, 1.0) * (1 - chance)
            if own not in best or chance > best[own][0]:
                best[own] = (chance, one, party)
    on = {own for own, chance in off.items() if chance < 0.5}
    kept = [best[own] for own in off if own in on]
    sure = min((max(chance, 1 - chance) for chance in off.values()), default=1.0)
    return Side([one.node for _, one, _ in kept], [party for _, _, party in kept], sure)


@lru_cache(maxsize=1)
def seen_from() -> float:
    """The least chance of a type by which the encoder sees it in a word, and is asked for its sides."""
    return float(read_toml("coding_model.toml")["retold"]["type"])


@lru_cache(maxsize=8)
def _setting(name: str) -> float:
    return float(read_toml("coding_model.toml")["propose"][name])

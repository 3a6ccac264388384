"""Acts: who does what to whom, from verbs and act nouns with their parties."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from dragoman.coding.acts.accidents import without_accidents
from dragoman.coding.acts.addressing import address
from dragoman.coding.acts.again import lend_told, tell_again
from dragoman.coding.acts.answered import settle_answered, settle_by_content
from dragoman.coding.acts.between import settle_between
from dragoman.coding.acts.clauses import is_purpose
from dragoman.coding.acts.cues import noun_cues, verb_cues
from dragoman.coding.acts.draft import HALF, Draft, is_retold, place
from dragoman.coding.acts.joint import settle_drills, settle_partners, settle_summits
from dragoman.coding.acts.keeping import keep_known
from dragoman.coding.acts.lending import lend_sources, lend_targets
from dragoman.coding.acts.means import without_means
from dragoman.coding.acts.nominals import from_noun
from dragoman.coding.acts.presence import find_presence
from dragoman.coding.acts.promises import settle_promises
from dragoman.coding.acts.quads import QUADS
from dragoman.coding.acts.reaching import reach_targets
from dragoman.coding.acts.retelling import Known, retell
from dragoman.coding.acts.spoken import find_spoken
from dragoman.coding.acts.verbs import from_verb
from dragoman.coding.model.proposing import Answers, ask, propose
from dragoman.coding.parties.cast import Cast
from dragoman.coding.speech.speakers import Said
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import objects
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words

_DEEDS = (2, 4)  # quad classes of deeds, not words
_GAMES = 2  # words of sport that a sentence without a score may hold
_SCORE = re.compile(r"(?<![\d-])\d{1,2}[-–]\d{1,2}(?![\d-])")


def find_acts(cast: Cast, said: Sequence[Said] = (), *, proposed: bool = True) -> list[Draft]:
    """All acts of a document, in text order; those that rules find alone unless ``proposed``.

    ``said`` are the statements found in it: some acts are done by what is said there.
    """
    known = told_once(cast, said, proposed=proposed)
    if not proposed:
        return list(known.drafts)
    address(known, said)
    return sorted([*known.drafts, *retell(known)], key=place)


def told_once(cast: Cast, said: Sequence[Said] = (), *, proposed: bool = True) -> Known:
    """What `find_acts` finds but for what only the model sees told again, in text order."""
    found, taken, games = told_by_rules(cast)
    answers: Answers = {}
    if proposed:
        by_node = {(one.scene, one.node.i): one for one in found}
        answers = ask(cast, taken, games)
        more = [one for one in propose(answers) if not _is_light(one, by_node)]
        _add_new(found, more)
    found = without_accidents(cast.scenes, found)
    found.sort(key=place)
    settle_answered(cast, found)
    found = settle_by_content(cast, found)
    lend_sources(found)
    lend_targets(found)
    lend_told(found)
    reach_targets(cast, found)
    settle_between(cast, found)
    found = [draft for draft in found if draft.target or HALF not in draft.flags]
    telling = [set(here) for here in taken]
    for one in found:
        telling[one.scene].add(one.node.i)
    found.extend(tell_again(cast, list(found), telling, games))
    spoken = list(find_spoken(cast, found, said))
    found = _but_told(found, spoken)
    _add_new(found, spoken)
    found.sort(key=place)
    found = [settle_summits(draft, cast.scenes[draft.scene]) for draft in found]
    return Known(cast, found, answers, taken, games)


def told_by_rules(cast: Cast) -> tuple[list[Draft], list[set[int]], list[set[int]]]:
    """The acts that rules tell; and by scene the nodes that tell them, and the sentences of games."""
    found: list[Draft] = []
    taken: list[set[int]] = []
    games: list[set[int]] = []
    for number, scene in enumerate(cast.scenes):
        sport = {i for i, nodes in enumerate(scene.tree.sentences) if _is_sport(nodes)}
        here, told = _by_rules(cast, number, scene, sport)
        taken.append(told)
        games.append(sport)
        kept = [settle_drills(draft) for draft in settle_promises(here) if keep_known(draft)]
        kept = [settle_partners(draft, cast, scene) for draft in without_means(kept)]
        found.extend(
            draft
            for draft in kept
            if not (_is_announced_by(draft, kept) or _is_told_whole(draft, kept))
        )
    return found, taken, games


def _by_rules(
    cast: Cast, number: int, scene: Scene, sport: Collection[int]
) -> tuple[list[Draft], set[int]]:
    """The acts that the tables know in a scene, and the nodes that tell them."""
    taken: set[int] = set()
    here: list[Draft] = []
    verbs, nouns = verb_cues(), noun_cues()  # most words are in neither: asked first, for speed
    for node in scene.tree.nodes:
        if node.lemma not in verbs or node.sent in sport:
            continue
        draft = from_verb(cast, number, scene, node)
        if draft is not None:
            here.append(draft)
            if draft.thing is not None and draft.event != "REQUEST":  # asked besides
                taken.add(draft.thing.i)
    for node in scene.tree.nodes:
        if node.lower not in nouns or node.i in taken or node.sent in sport:
            continue
        if node.pos in ("NOUN", "PROPN"):
            draft = from_noun(cast, number, scene, node)
            if draft is not None:
                here.append(draft)
    taken |= {draft.node.i for draft in here}
    taken |= {one.i for one in scene.tree.nodes if one.dep == "amod" and one.lower == "held"}
    here.extend(find_presence(cast, number, scene, taken))
    return here, taken | {draft.node.i for draft in here}


def _is_announced_by(draft: Draft, kept: Sequence[Draft]) -> bool:
    """Whether an act is what another one of its type agrees to ("agreed to pause tariffs")."""
    return any(
        one.announces is draft.node and one.event == draft.event and _is_same(one, draft)
        for one in kept
        if one is not draft
    )


def _is_told_whole(draft: Draft, kept: Sequence[Draft]) -> bool:
    """Whether the verb of an act noun tells it with its victims, or a meeting's verb that it is held.

    "Air strikes killed 30 people" is one attack, "met to discuss the truce" one meeting.
    """
    node = draft.node
    alike = [one for one in kept if one.node is node.head and one.event == draft.event]
    if draft.event == "ASSAULT" and node.pos == "NOUN" and node.dep == "nsubj":
        return not draft.target and any(one.target for one in alike)
    purpose = node.dep in ("advcl", "xcomp") and is_purpose(node)
    return draft.event == "CONSULT" and purpose and any(_is_same(draft, one) for one in alike)


def _add_new(found: list[Draft], more: Sequence[Draft]) -> None:
    """Add the acts that no word beside them tells already."""
    told: dict[tuple[int, str, int], list[Draft]] = {}
    for one in found:
        told.setdefault((one.scene, one.event, one.node.sent), []).append(one)
    for draft in more:
        beside = told.setdefault((draft.scene, draft.event, draft.node.sent), [])
        if keep_known(draft) and not any(_is_same(draft, one) for one in beside):
            found.append(draft)
            beside.append(draft)


def _is_light(draft: Draft, told: Mapping[tuple[int, int], Draft]) -> bool:
    """Whether a verb only does the deed that its object tells ("launched a crackdown on the press")."""
    deeds = (told.get((draft.scene, one.i)) for one in objects(draft.node))
    return QUADS[draft.event] in _DEEDS and any(
        deed is not None and QUADS[deed.event] == QUADS[draft.event] for deed in deeds
    )


def _but_told(found: Sequence[Draft], spoken: Sequence[Draft]) -> list[Draft]:
    """The acts without what somebody does by saying it, and what is no more than his verdict."""
    done = {(id(one.node), one.event) for one in spoken}
    judged = {id(head) for one in spoken if one.event == "ACCUSE" for head in one.heads}
    return [
        one
        for one in found
        if not ((id(one.node), one.event) in done if "l" in one.flags else _is_verdict(one, judged))
    ]


def _is_verdict(draft: Draft, judged: Collection[int]) -> bool:
    """Whether a word only says what a deed is called ("the raid was an act of war")."""
    named = draft.node.pos == "NOUN" and draft.node.dep in ("attr", "oprd", "pobj")
    return draft.chance is not None and named and id(draft.node) in judged


def _is_same(draft: Draft, other: Draft) -> bool:
    """Whether two words that tell one type in a sentence tell one act ("paid", "visit")."""
    ours, theirs = ({party.code for party in (*one.source, *one.target)} for one in (draft, other))
    return ours == theirs


def _is_sport(sentence: Sequence[Node]) -> bool:
    """Whether a sentence tells of a game: "Lebanon beat Syria 2-1" is no attack."""
    lemmas = {node.lemma for node in sentence}
    if not lemmas.isdisjoint(words("sport", "never")):
        return False
    told = lemmas & words("sport", "words")
    if not told:
        return False
    scored = bool(_SCORE.search("".join(node.text for node in sentence)))
    return bool(told) if scored else len(told) > _GAMES


def _is_felt(draft: Draft) -> bool:
    """Whether a charge is a feeling at what is so anyhow ("is frustrated that Oslo left")."""
    return draft.event == "ACCUSE" and draft.mode == "disapprove" and draft.node.lemma == "be"


def teller(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The demand or charge of another act under which this act is told.

    Not where the report tells the two side by side ("condemned the raid and telephoned Oslo"), nor
    where it says by the way who demands or charges ("Oslo, which left the pact, accused Riga").
    """
    by_node = {
        other.node.i: other
        for other in drafts
        if other.scene == draft.scene and not is_retold(other)
    }
    below = draft.node
    for above in draft.node.ancestors():
        if below.dep == "relcl" or (below.dep in ("nsubj", "advcl") and is_verb(above)):
            return None
        other = by_node.get(above.i)
        beside = below.dep == "conj" and is_verb(below)
        if other is not None and other.event in ("REQUEST", "ACCUSE") and not beside:
            return None if _is_felt(other) else other
        if is_verb(above) and above.dep in ("relcl", "ROOT"):
            return None
        below = above
    return None

"""Acts that nouns tell: "the invasion of Ukraine", "talks between Oslo and the rebels"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.acts.cues import NounCue, match_noun
from dragoman.coding.acts.draft import Draft, merged, others, state
from dragoman.coding.acts.status import status_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.noun_roles import doers, holders
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import (
    agents,
    attendant,
    complements,
    prepositions,
)
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Party

_PLACES = ("capital", "place")  # kinds of mention


def from_noun(cast: Cast, number: int, scene: Scene, noun: Node) -> Draft | None:
    """The act that a noun tells, by the first entry whose parties are there, or none."""
    cues = match_noun(noun)
    if not cues or noun.dep == "compound" or scene.mention_of(noun) is not None:
        return None
    for cue in cues:
        if cue.event == "SANCTION" and _is_weighed(noun):
            continue
        draft = _draft(cast, number, scene, noun, cue)
        if draft is not None:
            return draft
    return None


def _draft(cast: Cast, number: int, scene: Scene, noun: Node, cue: NounCue) -> Draft | None:
    reciprocal = "r" in cue.flags
    source, source_heads = _side(cast, scene, noun, cue.source, (), reciprocal)
    target, target_heads = _side(cast, scene, noun, cue.target, source, reciprocal)
    if ruling := _ruling(source) if cue.event == "PROTEST" else []:
        source, target = others(source, ruling), ruling
    done_to = not reciprocal and noun.lemma in words("control", "done_to")
    if not reciprocal and not target and _is_patient(scene, noun, source_heads):
        source, source_heads, target, target_heads = [], [], source, source_heads
    at_place = done_to or (cue.event == "ASSAULT" and not reciprocal)
    if set_in := at_place and _set_in(scene, noun):
        source = source if _is_doer_beside(scene, source_heads, set_in) else []
        if not target:
            target_heads = set_in
            found = cast.parties(scene, set_in, owner=True)
            target = others([replace(one, code=state(one)) for one in found], source)
    if _is_at_behest(noun, cue):
        source_heads, target_heads = prepositions(noun, "of"), attendant(noun)
        source, target = _at_behest(cast, scene, source_heads, target_heads, source)
    if not target and not reciprocal:
        target_heads = _undergoers(noun) or _violators(noun, cue)
        target = others(cast.parties(scene, target_heads, owner=True), source)
    if charged := _charged(noun) if cue.mode == "allege" and not target else []:
        target_heads = charged
        target = others(cast.parties(scene, charged, owner=True), source)
    nameless = _is_nobodys(noun)
    if not source and not doers(noun) and not nameless:
        source_heads = _of_announcer(noun)
        source = others(cast.parties(scene, source_heads), target)
    counterparts = prepositions(noun, "with") if reciprocal else []
    with_whom = bool(source_heads) and source_heads == counterparts  # not with each other
    if (not source and not nameless) or (reciprocal and (len(source) < 2 or with_whom)):
        source, above = _with_those_above(cast, scene, noun, cue, source, target)
        if with_whom and not above:
            above = holders(noun) or prepositions(noun, "of")
            source = merged(others(cast.parties(scene, above, owner=True), source), source)
        source_heads = [*source_heads, *above]
    if reciprocal:
        source, target = merged(source, target), []
        if len(source) < 2 or (_is_for_the_press(noun) and len(set(map(state, source))) < 2):
            return None
    elif not (charged and target) and _is_lacking(cue, source, target, noun.children("acl")):
        return None
    heads = [noun, *source_heads, *target_heads]
    told = (cue.event, cue.mode, cue.flags, source, target, reciprocal, status_of(noun))
    return Draft(number, noun, None, *told, heads, cue=cue)


def _is_nobodys(noun: Node) -> bool:
    """Whether a deed is told as that of a hand that nobody names ("a terrorist attack")."""
    return any(kid.text in words("parties", "nobodys_hands") for kid in noun.kids)


def _is_patient(scene: Scene, noun: Node, heads: Sequence[Node]) -> bool:
    """Whether whose deed it is suffers it ("his arrest", "the girls' abduction", "Morsi's overthrow")."""
    done_to = noun.lemma in words("control", "done_to")
    if done_to and heads and list(heads) == prepositions(noun, "of"):
        return True  # "the invasion of Chad"
    if not done_to and noun.lemma not in words("control", "undergone"):
        return False
    return bool(heads) and all(one.dep == "poss" and _is_man(scene, one) for one in heads)


def _ruling(source: Sequence[Party]) -> list[Party]:
    """Those whom "anti-government protests" are against: no government holds them."""
    return [one for one in source if one.code.endswith(":GOV")]


def _is_man(scene: Scene, owner: Node) -> bool:
    """Whether an owner is a person or people, and no state, body or force."""
    if owner.tag == "PRP$":
        return owner.lower not in ("its", "our")
    mention = scene.mention_of(owner)
    return mention is None or mention.kind in words("kinds", "persons") or mention.kind == "generic"


def _is_for_the_press(noun: Node) -> bool:
    """Whether ministers of one state who speak at it do not meet there ("a press conference")."""
    beside = {kid.lower for kid in noun.children("compound", "amod")}
    if noun.child("poss") is None:
        return False
    return noun.lemma in ("conference", "news-conference") and bool(beside & {"press", "news"})


def _with_those_above(
    cast: Cast,
    scene: Scene,
    noun: Node,
    cue: NounCue,
    source: list[Party],
    target: Sequence[Party],
) -> tuple[list[Party], list[Node]]:
    """The sources with those whom the verb above gives, and the words that name these."""
    above = doers(noun) or (attendant(noun) if "m" in cue.flags else [])
    own = others(cast.parties(scene, above, owner=True), [*source, *target])
    if len(own) > 1:  # two who meet at a body's summit are two
        source = [one for one in source if not one.code.startswith("IGO")]
    if above == doers(noun) or _takes_attendant(noun, cue, source) or len(own) > 1:
        return [*own, *source], above if own else []
    return source, []


def _is_doer_beside(scene: Scene, heads: Sequence[Node], set_in: Sequence[Node]) -> bool:
    """Whether any of the named sources is more than where the deed was."""
    told = [head for head in heads if scene.mention_of(head) is not None]
    return any(head not in set_in for head in told)


def _is_lacking(
    cue: NounCue, source: Sequence[Party], target: Sequence[Party], below: Sequence[Node]
) -> bool:
    """Whether a party, or the demand ``below``, is not told that the noun cannot do without."""
    if "p" in cue.flags and not (source and target):
        return True
    if "i" in cue.flags and not target and not any(one.tag == "VB" for one in below):
        return True  # an executive order asks nobody, one to leave does
    return ("n" in cue.flags and not target) or not (source or target)


def _set_in(scene: Scene, noun: Node) -> list[Node]:
    """Where a deed was, told right before it: "the Nairobi siege", "a Lagos hospital bombing"."""
    before = [kid for kid in noun.children("compound", "nmod") if kid.i < noun.i]
    before += [one for kid in before for one in kid.children("compound", "nmod")]
    return [one for one in before if (mention := scene.mention_of(one)) and mention.kind in _PLACES]


def _undergoers(noun: Node) -> list[Node]:
    """Who suffers what a noun tells ("Mali faced a series of attacks")."""
    above = noun.head
    if noun.dep == "pobj" and above.lower == "of" and above.head.dep == "dobj":
        noun, above = above.head, above.head.head  # "a series of"
    if noun.dep != "dobj" or above.lemma not in words("control", "undergoing_verbs"):
        return []
    return agents(above)


def _violators(noun: Node, cue: NounCue) -> list[Node]:
    """Whom a ban is said to hit, or who breaks it ("in defiance of sanctions", "flouted the embargo")."""
    if cue.event != "SANCTION":
        return []
    for clause in noun.children("acl", "relcl"):
        if clause.lemma in words("control", "targeting"):
            return clause.children("dobj")  # "sanctions that target banks in Chad"
    if noun.dep == "nsubj" and noun.head.lemma in words("control", "targeting"):
        return noun.head.children("dobj")
    above = noun.head
    if noun.dep == "dobj" and above.lemma in words("control", "breaking"):
        return agents(above)
    if noun.dep != "pobj" or above.head.lemma not in words("control", "breaking"):
        return []
    broken = next((one for one in above.head.ancestors() if is_verb(one)), None)
    return agents(broken) if broken is not None else []


def _charged(noun: Node) -> list[Node]:
    """Who did what is charged: "allegations that Chad armed rebels", "charges of ships selling oil"."""
    clauses = noun.children("acl", "ccomp")
    for kid in noun.children("prep"):
        if kid.lower in ("of", "about", "over"):
            clauses += kid.children("pcomp")
            clauses += [one for thing in kid.children("pobj") for one in thing.children("acl")]
    for clause in clauses:
        if clause.dep == "acl" and clause.head is not noun:
            return [clause.head]  # "of ships sending oil"
        if found := clause.children("nsubj"):
            return found
    return []


def _is_weighed(noun: Node) -> bool:
    """ "Sanctions would hurt firms": what they might do is weighed, and nobody is put under any."""
    above = noun.head
    if noun.dep != "nsubj" or above.lemma not in words("control", "targeting"):
        return False
    modals = words("status", "possible_modals") | words("status", "conditional_modals")
    return any(kid.lower in modals for kid in above.children("aux"))


def _of_announcer(noun: Node) -> list[Node]:
    """Whose announcement, threat or round of an act it is ("Oslo's announcement of sanctions").

    Who acts in defiance of something defies it.
    """
    if noun.dep == "pobj" and noun.lemma in words("control", "breaking"):
        verb = next((one for one in noun.ancestors() if is_verb(one)), None)
        return agents(verb) if noun.head.lower == "in" and verb is not None else []
    above = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" else noun
    if above is noun or above.lemma not in words("control", "announcing_nouns"):
        return []
    return _before(above)


def _at_behest(
    cast: Cast,
    scene: Scene,
    asking: Sequence[Node],
    asked: Sequence[Node],
    source: Sequence[Party],
) -> tuple[list[Party], list[Party]]:
    """Who asks and who acts: "at the request of Oslo, Riga sent ships"."""
    source = list(source) or cast.parties(scene, asking, owner=True)
    return source, others(cast.parties(scene, asked, owner=True), source)


def _is_at_behest(noun: Node, cue: NounCue) -> bool:
    """Whether a clause is told as done at somebody's request."""
    return cue.event == "REQUEST" and noun.dep == "pobj" and noun.head.lower in ("at", "on", "upon")


def _takes_attendant(noun: Node, cue: NounCue, source: Sequence[Party]) -> bool:
    """Whether whoever comes or speaks beside a meeting or visit may take part in it."""
    if "m" not in cue.flags or noun.dep != "pobj":
        return False
    return bool(source) or "r" not in cue.flags or noun.head.head.dep == "ROOT"


def _side(
    cast: Cast,
    scene: Scene,
    noun: Node,
    roles: Sequence[str],
    known: Sequence[Party],
    both: bool,
) -> tuple[list[Party], list[Node]]:
    found: list[Party] = []
    heads: list[Node] = []
    for role in roles:
        nodes = _role_nodes(noun, role)
        if role == "poss":  # "a terrorist attack": whose, nobody knows
            nodes = [one for one in nodes if one.text not in words("parties", "nobodys_hands")]
        if both and role == "poss":  # "a military alliance" is no army's
            nodes = [one for one in nodes if one.dep != "amod" or not one.text.islower()]
        parties = others(cast.parties(scene, nodes, owner=role != "poss"), [*known, *found])
        found.extend(parties)
        heads.extend(nodes if parties else [])
        if found and not (both and role in ("between", "among", "with", "poss")):
            break
        if len(found) > 1:
            break
    return found, heads


def _role_nodes(noun: Node, role: str) -> list[Node]:
    if role == "poss":
        own = _before(noun)
        if any(kid.text[:1].isupper() or kid.dep == "poss" for kid in own):
            return own
        return [*own, *_shared_possessor(noun)]
    if role == "comp":
        clauses = [kid for kid in complements(noun) + noun.children("acl") if kid.tag == "VB"]
        return [thing for clause in clauses for thing in clause.children("dobj")]
    return prepositions(noun, role) or _performed(noun, role) or _beside_verb(noun, role)


def _performed(noun: Node, role: str) -> list[Node]:
    """What a participle brings that tells only that it was done ("the threat posed by Lima to Quito")."""
    found: list[Node] = []
    for done in noun.children("acl"):
        if done.tag == "VBN" and done.lemma in words("control", "performing"):
            doers_ = prepositions(done, "by")
            found += prepositions(done, role)
            found += [one for doer in doers_ for one in prepositions(doer, role) if role != "by"]
    return found


def _beside_verb(noun: Node, role: str) -> list[Node]:
    """What a subject's verb brings for it: "fighting resumed between Chad and Mali"."""
    if noun.dep not in ("nsubj", "nsubjpass") or not is_verb(noun.head):
        return []
    if role == "between" or noun.head.lemma in words("control", "happening_verbs"):
        return prepositions(noun.head, role) if role not in ("in", "of", "by") else []
    return []


def _shared_possessor(noun: Node) -> list[Node]:
    """The possessor that stands only before the first of two nouns ("its tests and threats")."""
    return noun.head.children("poss") if noun.dep == "conj" else []


def _before(noun: Node) -> list[Node]:
    """Possessor, demonym and compounds before a noun, chains of them included ("the A-B summit")."""
    found: list[Node] = []
    for kid in noun.kids:
        if kid.dep in ("poss", "amod", "compound", "nmod") and kid.i < noun.i:
            chain = [below for below in kid.kids if below.dep in ("nmod", "compound")]
            found.extend([*(below for below in chain if below.pos == "PROPN"), kid])
    return found

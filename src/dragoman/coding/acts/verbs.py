"""Acts that verbs tell: the pattern that fits best, with its source and target."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.acts.authors import (
    BY_SOMEBODY,
    OF_THINGS,
    OUSTING,
    is_done_by_thing,
    is_violence,
    ousts,
    where_deed_hit,
    wishes_itself,
)
from dragoman.coding.acts.clauses import or_else
from dragoman.coding.acts.conditions import is_on_condition
from dragoman.coding.acts.cues import VerbCue, ends_dealings, match_verb, noun_cues
from dragoman.coding.acts.draft import HALF, Draft, merged, others, state
from dragoman.coding.acts.presence import as_owner, as_soldiers
from dragoman.coding.acts.quads import COOPERATION, QUADS
from dragoman.coding.acts.status import status_of
from dragoman.coding.acts.targets import targets_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.parties.pairs import is_other_side
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import (
    agents,
    attendant,
    complements,
    objects,
    prepositions,
    subjects,
)
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.coding.words import words
from dragoman.records import Party, Status


def from_verb(cast: Cast, number: int, scene: Scene, verb: Node) -> Draft | None:
    """The act that a verb tells, or none.

    Of the patterns that fit, the one that asks for most wins; among equals the one whose target
    is there, then the first in the table.
    """
    if _is_range(verb) or _is_penalty(verb) or _is_to_blame(verb):
        return None
    best: Draft | None = None
    half: Draft | None = None
    best_size = -1
    ousted = [(OUSTING, None)] if ousts(scene, verb) else []
    for cue, thing in ousted or match_verb(verb):
        if best is not None and (cue.size < best_size or best.target or best.reciprocal):
            break
        if best is not None and best.event == "PROTEST" and _are_people(best.source):
            break
        draft = _draft(cast, number, scene, verb, cue, thing)
        if draft is not None and HALF in draft.flags:
            half = half or draft
        elif draft is not None and (best is None or draft.target or draft.reciprocal):
            best, best_size = draft, cue.size
    return best or half


def _are_people(source: Sequence[Party]) -> bool:
    """Whether those who block a road or a gate are civilians, whose way of protest it is."""
    return bool(source) and all(one.code.endswith((":CVL", ":LAB", ":EDU")) for one in source)


def _is_to_blame(verb: Node) -> bool:
    """Whether somebody "is to blame", who blames nobody himself."""
    return verb.lemma == "blame" and verb.dep == "xcomp" and verb.head.lemma == "be"


def _is_penalty(verb: Node) -> bool:
    """Whether a court or a ruler makes somebody pay ("was ordered to pay a million to a judge")."""
    ordered = verb.dep == "xcomp" and is_passive(verb.head)
    return verb.lemma == "pay" and ordered and verb.head.lemma in words("control", "sentencing")


def _is_range(verb: Node) -> bool:
    """Whether weapons or sanctions "hit" no more than they can ("missiles that can hit us")."""
    able = any(kid.lower in ("can", "could", "might", "may") for kid in verb.children("aux"))
    able = able or (verb.dep == "pcomp" and verb.head.head.lower == "capable")
    aimed = verb.lemma in words("control", "targeting")
    if not able and not aimed:
        return False
    subject = [verb.head if one.tag in ("WDT", "WP") else one for one in subjects(verb)]
    if aimed and any(one.lemma in ("sanction", "embargo", "tariff") for one in subject):
        return True  # told by the noun itself
    heads = subject if able else []
    if verb.dep == "pcomp" and able:
        heads = [verb.head.head.head]
    return any(head.lemma in words("things", "arms") for head in heads)


def _draft(
    cast: Cast, number: int, scene: Scene, verb: Node, cue: VerbCue, thing: Node | None
) -> Draft | None:
    if not _asks_others(verb, cue) or (cue.event == "AID" and _leaves_place(scene, verb)):
        return None
    doers = _doers(cast, scene, verb, cue, thing)
    if doers is None:
        return None
    source, source_heads = doers
    befalls = cue.event == "THREATEN" and verb.lemma in words("status", "befalling")
    if befalls or "u" in cue.flags:
        target, target_heads = source, source_heads
        source, source_heads = (_threatener if befalls else _of_deed)(cast, scene, verb, target)
        if not befalls:
            thing = None  # "died in a raid on a port": the raid is told by its own word besides
    else:
        target, target_heads = targets_of(cast, scene, verb, cue, thing, source)
    if cue.event == "ASSAULT" and target:
        target = where_deed_hit(cast, scene, source_heads, target)
    if not target and cue.event == "CONSULT" and verb.dep == "acl":
        target, target_heads = _hosted(cast, scene, verb, source)
        if len(target) < 2:
            return None
    elif "h" in cue.flags:  # a host: the guest is the source of the visit
        source, target = target, source
    flags = cue.flags
    mutual = _each_other(verb) and len(merged(source, target)) > 1
    if not mutual and _is_half(cue, thing, source, target):  # whom it is given to is told elsewhere
        flags |= {HALF}
    elif not mutual and not _is_act(verb, cue, source, target):
        return None
    if cue.mode == "weapons" and any(one.code.startswith("IGO:UNO") for one in source):
        return None  # "imposed sanctions after it launched a missile": somebody else did
    both = mutual or ("r" in cue.flags and len(merged(source, target)) > 1)
    visit = both and cue.event == "CONSULT" and bool(target) and _visits(source_heads)
    mode, reciprocal = ("visit" if visit else cue.mode), both and not visit
    if reciprocal:
        source, target = merged(source, target), []
    if cue.event in ("AID", "COOPERATE"):
        source, target = ([as_owner(one) for one in side] for side in (source, target))
    heads = [verb, *source_heads, *target_heads, *([thing] if thing else []), *_told_with(verb)]
    status = _status(verb, cue, thing, mutual)
    if status == "asked" and cue.event == "SANCTION" and ends_dealings(verb):
        return None
    parties = (source, target, reciprocal)
    return Draft(number, verb, thing, cue.event, mode, flags, *parties, status, heads, cue=cue)


def _doers(
    cast: Cast, scene: Scene, verb: Node, cue: VerbCue, thing: Node | None
) -> tuple[list[Party], list[Node]] | None:
    """Who acts, with the words that name them; None where the verb tells no act of theirs."""
    source, heads = _sources(cast, scene, verb, cue, thing)
    if cue.mode == "expel" and _sends_own(cast, scene, verb, source):
        return None
    if not source and cue.event not in OF_THINGS and is_done_by_thing(scene, verb):
        return None
    if "f" not in cue.flags:
        return source, heads
    soldiers = [as_soldiers(one) for one in source]
    return (soldiers, heads) if _are_forces(cast, scene, heads, source) else None


def _sends_own(cast: Cast, scene: Scene, verb: Node, source: Sequence[Party]) -> bool:
    """Whether somebody orders his own forces away, and expels nobody."""
    own = set(map(state, source))
    heads = [one for one in objects(verb) if one.lemma in words("things", "armies")]
    sent = cast.parties(scene, heads)
    return bool(sent) and all(one.code.endswith(":MIL") and state(one) in own for one in sent)


def _threatener(
    cast: Cast, scene: Scene, verb: Node, _: Sequence[Party]
) -> tuple[list[Party], list[Node]]:
    """Who has somebody leave "or face war": whoever asks it, where it is asked."""
    heads = _askers(verb) if or_else(verb) else []
    return cast.parties(scene, heads, owner=True), heads


def _status(verb: Node, cue: VerbCue, thing: Node | None, mutual: bool) -> Status:
    if mutual and cue.event == "AID" and is_on_condition(verb):
        return "conditional"  # "each is to help the other if it is attacked"
    warned = cue.event == "THREATEN" and or_else(verb)
    status: Status = "asserted" if "not" in cue.flags or warned else status_of(verb)
    readies = cue.event == "MOBILIZE" and thing is not None and thing.dep == "pobj"
    if status == "asserted" and not readies and _is_prepared(verb, thing):
        return "planned"  # but "preparing for an attack" is a move by itself
    return status


def _is_prepared(verb: Node, thing: Node | None) -> bool:
    """Whether an act is only got ready ("is plotting an attack"); "planned the attack" tells of a deed."""
    if thing is None or verb.lemma not in words("status", "preparing"):
        return False
    known = thing.child("poss") is not None or any(
        kid.lower not in ("a", "an") for kid in thing.children("det")
    )
    return not known


def _sources(
    cast: Cast, scene: Scene, verb: Node, cue: VerbCue, thing: Node | None
) -> tuple[list[Party], list[Node]]:
    """Whoever acts: the verb's agent, else whose the thing is that is given or imposed."""
    heads = agents(verb)
    source = cast.parties(scene, heads, owner=True)
    if source or "f" in cue.flags:
        return source, heads
    if cue.mode == "expel" and is_passive(verb):  # "was expelled from Oslo"
        heads = prepositions(verb, "from") or (prepositions(thing, "to") if thing else [])
        source = cast.parties(scene, heads)
    if "x" in cue.flags:
        heads = prepositions(verb, "with")
        source = cast.parties(scene, heads, owner=True)
    if not source and thing is not None and thing.lemma in words("things", "troops"):
        heads = [thing]  # "French troops were sent to Mali": France lends them
        source = cast.parties(scene, heads, owner=True)
    if not source and thing is not None and is_passive(verb) and thing.lower in noun_cues():
        heads = thing.children("poss", "amod", "compound")  # "US sanctions were tightened"
        source = cast.parties(scene, heads)
    if not source and cue.event == "ASSAULT" and is_passive(verb):
        source, heads = _of_deed(cast, scene, verb, ())
    if not source and cue.mode == "weapons" and thing is not None and is_passive(verb):
        heads = [*thing.children("poss", "amod", "compound"), *prepositions(thing, "of")]
        source = cast.parties(scene, heads)  # "Quito's latest missile was launched"
    return source, heads


def _askers(verb: Node) -> list[Node]:
    """Whoever says what befalls those who do not do as asked ("told Oslo to leave or face war")."""
    above = verb.head.head
    return agents(above) if is_verb(above) and above is not verb.head else []


def _of_deed(
    cast: Cast, scene: Scene, verb: Node, known: Sequence[Party]
) -> tuple[list[Party], list[Node]]:
    """Whose the attack is in which somebody dies or is hit ("killed in a Chadian air raid")."""
    for name in ("in", "during", "under", "from", "amid", "after"):
        for deed in prepositions(verb, name):
            if deed.lower not in noun_cues() or not is_violence(deed):
                continue
            before = [
                kid
                for kid in _qualities(deed)
                if (mention := scene.mention_of(kid))
                and not (mention.place or mention.kind == "capital")  # "died in the Rome attack"
            ]
            for heads in (prepositions(deed, "by"), before):
                found = others(cast.parties(scene, heads, owner=True), known)
                if found:
                    return found, heads
    return [], []


def _qualities(deed: Node) -> list[Node]:
    """The words before a noun, and before those ("regime air raids")."""
    own = deed.children("poss", "amod", "compound", "nmod")
    return [*own, *(below for kid in own for below in kid.children("amod", "compound", "nmod"))]


def _leaves_place(scene: Scene, verb: Node) -> bool:
    """Whether it is a town that is "evacuated", and nobody is brought to safety."""
    if verb.lemma not in words("control", "rescuing") or is_passive(verb):
        return False
    mentions = [scene.mention_of(one) for one in objects(verb)]
    return any(one is not None and one.kind in ("place", "capital") for one in mentions)


def _asks_others(verb: Node, cue: VerbCue) -> bool:
    """Whether a verb that may ask does so: with a clause of demand, and not of oneself."""
    if "i" in cue.flags and not any(_is_demand(clause) for clause in complements(verb)):
        return False
    return cue.event != "REQUEST" or not wishes_itself(verb)


def _each_other(verb: Node) -> bool:
    """Whether what both sides do is done to each other ("each side accused the other").

    So it is where the other comes to the help of the one ("if either is invaded, the other will help").
    """
    if any(is_other_side(one) for one in agents(verb)):
        return True
    for node in (*objects(verb), *prepositions(verb, "with"), *prepositions(verb, "at")):
        if node.lower in ("other", "another") and node.pos != "PROPN":
            before = {kid.lower for kid in node.kids}
            if before & {"each", "one", "the"}:
                return True
    return False


def _are_forces(cast: Cast, scene: Scene, heads: Sequence[Node], source: Sequence[Party]) -> bool:
    """Whether those who move are troops, and no minister on a journey."""
    counted = [_counted(head) for head in heads]
    if counted and all(head.tag in ("PRP", "WP", "WDT") for head in counted):
        named = all(party.text[:1].isupper() and " " not in party.text for party in source)
        return bool(source) and not named and all(one.code.endswith(":MIL") for one in source)
    mentions = [scene.mention_of(head) for head in counted]
    return bool(mentions) and all(
        (one is not None and one.kind == "force") or cast.are_counted_troops(scene, head)
        for one, head in zip(mentions, counted, strict=True)
    )


def _counted(head: Node) -> Node:
    """What a number word counts ("thousands of soldiers", "some of the units")."""
    below = prepositions(head, "of")
    return below[0] if below and head.pos in ("NUM", "NOUN", "PRON", "DET") else head


def _visits(heads: Sequence[Node]) -> bool:
    """Whether who meets somebody is called a visitor ("visiting President X met Y")."""
    return any(kid.lower == "visiting" for head in heads for kid in head.children("amod"))


def _is_demand(clause: Node) -> bool:
    """An infinitive, a subjunctive, or a clause with "should" or "must"."""
    helpers = {kid.lower for kid in clause.children("aux")}
    if helpers & ({"to"} | words("status", "asked_modals")):
        return True
    return clause.tag == "VB" and not helpers


def _told_with(verb: Node) -> list[Node]:
    """What else the evidence must hold to be understood: the object, the clause that is asked."""
    told = [*verb.children("prt"), *objects(verb)]
    for clause in complements(verb)[:1]:
        told.extend([clause, *clause.children("dobj", "acomp", "attr")])
    return [node for node in told if node.sent == verb.sent]


def _hosted(
    cast: Cast, scene: Scene, verb: Node, host: Sequence[Party]
) -> tuple[list[Party], list[Node]]:
    """Those who met "at talks hosted by Oslo", and their words."""
    heads = attendant(verb.head)
    return others(cast.parties(scene, heads, owner=True), host), heads


def _is_half(
    cue: VerbCue, thing: Node | None, source: Sequence[Party], target: Sequence[Party]
) -> bool:
    """Whether an act that needs a party on both sides has only its author here."""
    one_sided = bool(source and thing) and not target and cue.event in ("AID", "COOPERATE")
    return one_sided and "p" in cue.flags and "r" not in cue.flags


def _is_act(verb: Node, cue: VerbCue, source: Sequence[Party], target: Sequence[Party]) -> bool:
    if (not source and not target) or ("h" in cue.flags and not source):
        return False
    if "r" in cue.flags and len(merged(source, target)) < 2 and cue.event == "CONSULT":
        return False
    if "r" in cue.flags and "p" in cue.flags and len(merged(source, target)) < 2:
        return False
    if "r" not in cue.flags and "p" in cue.flags and not target:
        return False
    if "n" in cue.flags and not target:
        return False
    if "v" in cue.flags and not (source and target):
        return False
    if cue.event == "PROTEST" and (not source or any(_is_power(party) for party in source)):
        return False
    if "v" in cue.flags and {state(one) for one in source} == {state(one) for one in target}:
        return False
    if "v" in cue.flags and cue.preposition and not cue.things and verb.child("dobj"):
        return False  # "drove villagers into Chad": others went there
    if cue.event == "CONSULT" and verb.lemma in words("motion", "verbs"):
        return bool(source) and _is_official(source[0])
    if "u" in cue.flags:
        return bool(target)
    if cue.mode == "release" and not target and not _lets_go(verb):
        return False
    if verb.dep == "amod" and not source and QUADS[cue.event] <= COOPERATION:
        return False  # "trained workers", "a recognised name": what they are, and nobody's act
    if not source and cue.event == "ACCUSE":  # "was charged with treason", "is accused of a raid"
        return cue.mode in ("allege", "investigate") and is_passive(verb) and bool(target)
    if not source and cue.event in BY_SOMEBODY and not is_passive(verb):
        return False
    if not source and cue.event == "REQUEST":  # "is urged to resign"
        return bool(verb.child("nsubjpass") and target and complements(verb))
    return bool(source) or cue.event not in ("AGREE", "THREATEN")


def _lets_go(verb: Node) -> bool:
    """Whether a thing is let go that was held: to "release a forecast" is to publish it."""
    released = [*objects(verb), *verb.children("nsubjpass")]
    return not released or any(one.lemma in words("things", "withheld") for one in released)


def _is_power(party: Party) -> bool:
    """Whether a party is a state, a government, a force or a body: those do not demonstrate."""
    head, _, sector = party.code.partition(":")
    return head == "IGO" or sector in ("", "GOV", "MIL", "SPY", "JUD", "COP")


def _is_official(party: Party) -> bool:
    return party.code.endswith((":GOV", ":LEG")) and party.code[:3] != "IGO"

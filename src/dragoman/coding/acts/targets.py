"""Whom a verb's act is done to: by its roles, its things, its complement, its addressee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.acts.cues import VerbCue, noun_cues
from dragoman.coding.acts.draft import others, state
from dragoman.coding.acts.quads import IN_WORDS, QUADS
from dragoman.coding.parties.bystanders import at_home
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import agents, complements, indirect, objects, prepositions
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.coding.words import words
from dragoman.records import Party

# What a state does to its own people or organs as well.
AT_HOME = frozenset({"COERCE", "ASSAULT", "PROTEST", "RETREAT"})
# What one organ or party of a state does to another one, by what is that one's.
IN_STATE = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})


def targets_of(
    cast: Cast, scene: Scene, verb: Node, cue: VerbCue, thing: Node | None, source: Sequence[Party]
) -> tuple[list[Party], list[Node]]:
    """The target of an act that a verb tells by a pattern, and the nodes that name it."""
    fired = thing is not None and thing.lemma in words("things", "bigarms")
    if thing is not None and _is_aside(verb, thing):
        fired = False
    for role in _roles(verb, cue):
        if role == "own" and cue.event == "ASSAULT" and fired:
            continue  # whose missile is fired is not whom it is fired at
        if role == "own" and cue.event == "AID" and verb.lemma in words("syntax", "sending"):
            continue  # "sent a team of experts": who is sent is not whom they are sent to
        for heads in _role_tiers(verb, role, thing):
            if role == "iobj":
                heads = heads or _lost_receiver(scene, verb)
            passing = cue.event in ("AID", "COOPERATE") and "h" not in cue.flags
            if passing and role in ("own", "obj"):
                heads = [head for head in heads if not _passes(scene, verb, head)]
            wide = role in ("own", "in") or role.startswith("@")
            if cue.event in ("AID", "AGREE") and role == "obj":  # a number of men is what is given
                heads = [head for head in heads if not _is_given(verb, head)]
            named = cast.parties(scene, heads, owner=wide)
            parties = others(named, source)
            if not parties and role in ("in", "@in"):
                parties = [_as_place(scene, one) for one in named]
                parties = others(parties, source)
            parties = _fitting(scene, parties, cue, source, role)
            if parties:
                return parties, heads
        if role == "comp":
            if objects(verb) and thing is None and cue.event != "REJECT":
                continue  # it has an object of its own, even if nobody known
            parties, heads = _in_complement(cast, scene, verb, cue, source)
            parties = _fitting(scene, parties, cue, source, role)
            if parties:
                return parties, heads
    if cue.event == "AID" and verb.lemma in words("control", "rescuing"):
        return [one for one in cast.parties(scene, objects(verb)) if _is_people(one)], objects(verb)
    if cue.event in ("ASSAULT", "COERCE"):
        theirs = at_home(scene, objects(verb), source)
        if theirs:
            return theirs, objects(verb)
    if _is_to_persons(verb, cue):
        below = [] if thing is None else [*prepositions(thing, "into"), *prepositions(thing, "of")]
        for head in (*objects(verb), *below):
            lone = cast.unknown.party(scene, head, lone=True)
            if lone is not None:
                return [lone], [head]
    return _addressed(cast, scene, verb, cue, thing, source)


def _is_to_persons(verb: Node, cue: VerbCue) -> bool:
    """Whether an act is done to persons, of whom one word is name enough ("killed Rojas")."""
    pardoned = cue.event == "CONCEDE" and not cue.things
    seized = cue.event in ("ASSAULT", "COERCE") and verb.lemma not in words(
        "control", "upon_places"
    )
    return pardoned or seized or cue.mode in ("investigate", "release")


def _as_place(scene: Scene, party: Party) -> Party:
    """A capital in which its own government does something, as the state and not as that."""
    for mention in scene.mentions:
        if mention.kind == "capital" and scene.span(mention.start, mention.end)[0] == party.start:
            return replace(party, code=state(party))
    return party


def _passes(scene: Scene, verb: Node, head: Node) -> bool:
    """Whether an object is goods, which are of the state before them and go to somebody else.

    "Sold Kenyan tea", "sent Iranian drones"; but who gives "Lima tents" gives them to Lima.
    """
    sold = verb.lemma in words("things", "selling") and scene.mention_of(head) is None
    if not sold and head.lemma not in words("things", "arms") | words("things", "goods"):
        return False
    return any(kid.pos == "ADJ" for kid in head.children("amod"))


def _lost_receiver(scene: Scene, verb: Node) -> list[Node]:
    """A state right before what it is given, which the parser joins ("gave Peru Chilean tanks")."""
    firsts = (one for thing in objects(verb) for one in thing.children("nmod", "compound"))
    return [
        one
        for one in firsts
        if one.i == verb.i + 1
        and one.pos == "PROPN"
        and (mention := scene.mention_of(one)) is not None
        and mention.kind in ("state", "capital")
        and scene.is_head_of(one, mention)
    ]


def _is_given(verb: Node, head: Node) -> bool:
    """Whether an object is what is given, and nobody to whom it is ("offered troops to Oslo")."""
    if head.child("nummod") is not None:
        return True
    lent = head.lemma in words("things", "troops") | words("things", "arms")
    lent = lent or any(kid.tag == "PRP$" for kid in head.children("poss"))
    return lent and bool(prepositions(verb, "to") or prepositions(head, "to"))


def _addressed(
    cast: Cast, scene: Scene, verb: Node, cue: VerbCue, thing: Node | None, source: Sequence[Party]
) -> tuple[list[Party], list[Node]]:
    """Whom the clause before or above already addresses, where words have no addressee of their own.

    "Telephoned the king to voice his backing", "gave Oslo a deadline and warned of a blockade",
    "spoke with the king by phone and pledged help".
    """
    written = _correspondents(verb) if QUADS[cue.event] in IN_WORDS else []
    if written:
        parties = _beside(cast.parties(scene, written), source)
        if parties:
            return parties, written
    above = verb.head
    finite = ("VBD", "VBZ", "VBP")
    if (
        verb.dep == "conj"
        and above.dep == "xcomp"
        and above.tag not in finite
        and verb.tag in finite
    ):
        above = above.head  # "telephoned the king to offer help and promised money"
    if cue.event == "REQUEST" and _is_as_asked(verb):
        parties = _beside(cast.parties(scene, agents(above)), source)
        return parties, agents(above) if parties else []
    told = QUADS[cue.event] in IN_WORDS and cue.event not in ("CONSULT", "CONCEDE")
    if not told or above is verb or verb.child("nsubj", "nsubjpass") or "not" in cue.flags:
        return [], []
    if verb.dep == "conj" and cue.event == "REQUEST" and cue.preposition == "for":
        return [], []  # "met the king and called for an end to the war": of everybody
    purpose = verb.tag == "VB" and verb.dep in ("advcl", "xcomp")
    if not (purpose or verb.dep == "conj") or not is_verb(above) or is_passive(above):
        return [], []
    if any(one is not thing and one.pos != "PRON" for one in objects(verb)):
        what = cue.event == "AGREE" or (cue.event == "REQUEST" and not complements(verb))
        if not what or cast.parties(scene, objects(verb)):
            return [], []
    heads = indirect(above) or objects(above)
    if above.lemma in words("coreference", "meeting_verbs"):
        heads = heads or prepositions(above, "with") or prepositions(above, "to")
    parties = _beside(cast.parties(scene, heads), source)
    return parties, heads if parties else []


def _is_as_asked(verb: Node) -> bool:
    """Whether what is asked is what somebody does ("Oslo freed the men, as Riga had demanded")."""
    marked = any(kid.lower == "as" for kid in verb.children("mark", "advmod"))
    return verb.dep == "advcl" and marked and not objects(verb) and is_verb(verb.head)


def _correspondents(verb: Node) -> list[Node]:
    """Whom a letter goes to in which somebody asks, warns or blames.

    "Wrote to Oslo demanding an apology", "in a letter to Oslo, deputies asked for answers".
    """
    letters, writing = words("speech", "letters"), words("speech", "writing")
    for kid in verb.children("prep"):
        for letter in kid.children("pobj"):
            if kid.lower == "in" and letter.lemma in letters:
                return prepositions(letter, "to")
    if verb.tag != "VBG" or verb.dep not in ("advcl", "acl", "xcomp", "dep"):
        return []
    for above in verb.ancestors():
        if above.lemma in letters and above.pos == "NOUN":
            if found := prepositions(above, "to"):
                return found
        elif is_verb(above):
            if above.lemma not in writing:
                return []
            things = objects(above)
            below = [one for thing in things for one in prepositions(thing, "to")]
            written = things if above.lemma == "write" else []
            return indirect(above) or prepositions(above, "to") or below or written
    return []


def _roles(verb: Node, cue: VerbCue) -> Sequence[str]:
    """Where the target stands; behind the preposition that the pattern asks for, in any case.

    Whose flag is burned is meant by those who burn it. A place is meant only where nobody else is
    ("attacked an army camp in Kano").
    """
    protest = cue.event == "PROTEST"
    roles = (*cue.target, "own") if protest and cue.things else cue.target
    # Where people protest counts after what they do it to ("in Lima they pelted Oslo's embassy").
    last = ("in", "@in") if protest else ("in",)
    roles = tuple(sorted(roles, key=last.__contains__))
    asked = f"@{cue.preposition}"
    called = cue.preposition == "as" and bool(objects(verb))  # "condemned it as a breach"
    bare = cue.preposition is None or called
    if bare or asked in cue.target or "-" in cue.target:
        return roles
    return (asked, *roles)


def _fitting(
    scene: Scene, parties: list[Party], cue: VerbCue, source: Sequence[Party], role: str
) -> list[Party]:
    """The parties that may be whom an act of this kind is done to."""
    if QUADS[cue.event] in IN_WORDS and "v" not in cue.flags:
        parties = [party for party in parties if not _is_mere_place(scene, party)]
    parties = [party for party in parties if party.text.lower() not in words("things", "posts")]
    if cue.event == "REQUEST" and role == "@for":  # "asked Oslo for troops": what, and not whom
        parties = [one for one in parties if not (_is_bare_force(one) or _is_scene(scene, one))]
    if cue.mode == "weapons":  # "in the sea", "in defiance of the UN": tested against neither
        states = {state(party) for party in source}
        return [one for one in parties if state(one) not in states and one.code[:3] != "IGO"]
    if cue.mode == "withdraw" and role in ("obj", "own"):  # "to pull out its forces"
        parties = [party for party in parties if not _is_bare_force(party)]
    # One's own troops are what is withdrawn, one's own trade is what is cut.
    if cue.mode == "withdraw" or (role == "own" and cue.event not in AT_HOME):
        states = {state(party) for party in source}
        organs = role == "own" and cue.event in IN_STATE
        parties = [
            party
            for party in parties
            if state(party) not in states or (organs and _is_other_organ(party, source))
        ]
    return parties


def _role_tiers(verb: Node, role: str, thing: Node | None) -> list[list[Node]]:
    """The nodes in a role, likeliest first: the verb's own, its thing's, its objects'."""
    if role == "obj":
        return [[node for node in objects(verb) if node is not thing]]
    if role == "iobj":
        return [indirect(verb)]
    if role == "own":
        if thing is not None and thing.lemma in words("things", "troops"):
            return [thing.children("poss")]  # troops that are sent are not whom they are sent to
        own = [thing] if thing is not None and not _is_aside(verb, thing) else objects(verb)
        return [own, _below(own)]
    if role == "in":
        return [
            [
                node
                for name in sorted(words("places", "inside"))
                for node in prepositions(verb, name)
                if node.lower not in noun_cues()
            ]
        ]
    if thing is not None and objects(verb) and _is_aside(verb, thing):
        thing = None  # "condemned it as a breach of the charter"
    if role == "@in":
        own = [node for node in prepositions(verb, "in") if node.lower not in noun_cues()]
        objs = [node for obj in objects(verb) for node in prepositions(obj, "in")]
        return [own, [] if thing is None else prepositions(thing, "in"), objs]
    if role.startswith("@"):
        below = [] if thing is None else prepositions(thing, role[1:])
        objs = [node for obj in objects(verb) for node in prepositions(obj, role[1:])]
        if role == "@by":
            objs += _makers(objects(verb))
        if role == "@to":  # "sent a team of experts to Chad"
            objs += [low for obj in objects(verb) for low in _below_portion(obj, "to")]
        return [prepositions(verb, role[1:]), below, objs, _behind_agent(verb, role[1:])]
    return []


def _below_portion(thing: Node, preposition: str) -> list[Node]:
    """What a preposition brings that the parser hung on those of whom there is a team or a number."""
    return [low for one in prepositions(thing, "of") for low in prepositions(one, preposition)]


def _makers(things: Sequence[Node]) -> list[Node]:
    """Whoever has made what is refused or blamed ("turned down a plan drawn up by the opposition")."""
    made = (one for thing in things for one in thing.children("acl") if one.tag == "VBN")
    return [maker for one in made for maker in prepositions(one, "by")]


def _is_aside(verb: Node, thing: Node) -> bool:
    """Whether a thing is no object, but what that is called or hit with.

    "Condemned the raid as a breach of the charter", "attacked Lima's ports with missiles".
    """
    above = thing.head.lower if thing.dep == "pobj" else ""
    return above == "as" or (above == "with" and bool(objects(verb)))


def _behind_agent(verb: Node, preposition: str) -> list[Node]:
    """What the parser hung on the doer ("the raid carried out by Lima on Quito")."""
    if preposition not in ("on", "against", "at", "to") or not is_passive(verb):
        return []
    return [below for doer in prepositions(verb, "by") for below in prepositions(doer, preposition)]


def _below(things: Sequence[Node]) -> list[Node]:
    """Whom the source's own thing concerns ("lifted its embargo on Cuba")."""
    found = (
        prepositions(thing, name)
        for thing in things
        if thing.child("poss")
        for name in ("on", "against", "with", "to")
    )
    return [node for nodes in found for node in nodes]


def _in_complement(
    cast: Cast, scene: Scene, verb: Node, cue: VerbCue, source: Sequence[Party]
) -> tuple[list[Party], list[Node]]:
    """Whom what is promised, demanded, refused or charged concerns, where the verb names none.

    "refused to let American soldiers land", "promised to arbitrate between Laos and Nepal".
    Parties of the source's own state are not meant: a government does not promise to itself.
    """
    states = {state(party) for party in source}
    asks = cue.event == "REQUEST"
    for clause in complements(verb):
        sent = clause.lemma in words("syntax", "sending")  # who is sent is not whom it is promised
        heads = [*clause.children("nsubj", "nsubjpass", "dative", *(() if sent else ("dobj",)))]
        for kid in clause.children("prep", "dative", "agent"):
            heads.extend(kid.children("pobj"))
        for inner in complements(clause):
            heads.extend(inner.children("nsubj", "dobj"))
            for kid in inner.children("prep"):
                heads.extend(kid.children("pobj"))
        for head in heads:
            parties = [
                party
                for party in cast.parties(scene, [head], owner=True)
                if state(party) not in states
                or (asks and head.dep == "nsubj" and _is_other_organ(party, source))
            ]
            if parties:
                return parties, [head]
    return [], []


def _beside(parties: Sequence[Party], source: Sequence[Party]) -> list[Party]:
    """The parties of other states than the source, or other organs of its own."""
    states = {state(one) for one in source}
    return [one for one in parties if state(one) not in states or _is_other_organ(one, source)]


def _is_other_organ(party: Party, source: Sequence[Party]) -> bool:
    """Whether a party is another organ of the source's state, or one of its foes.

    Deputies may ask their president; a state that acts is all its organs, and has rebels.
    """
    _, _, sector = party.code.partition(":")
    acting = {one.code.partition(":")[2] for one in source}
    if "" in acting:
        return sector in words("reaching", "foes")
    return bool(sector) and sector not in acting


def _is_people(party: Party) -> bool:
    return party.code.endswith((":CVL", ":REF", ":EDU", ":LAB"))


def _is_bare_force(party: Party) -> bool:
    """Whether a party is told by nothing but "troops" or "soldiers"."""
    name = party.text.lower()
    return not {name, name.removesuffix("s")}.isdisjoint(words("things", "troops"))


def _is_scene(scene: Scene, party: Party) -> bool:
    """Whether a party is where something is wanted: "called for peace in Chad"."""
    return any(
        one.dep == "pobj"
        and one.head.lower == "in"
        and scene.span(one.start, one.end)[1] == party.end
        for one in scene.tree.nodes
    )


def _is_mere_place(scene: Scene, party: Party) -> bool:
    """Whether a party is named by a river, region or town: nobody speaks to those."""
    return any(
        mention.kind == "place" and scene.span(mention.start, mention.end)[0] == party.start
        for mention in scene.mentions
    )

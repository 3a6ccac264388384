"""The verbs and nouns that carry acts, read from the tables and found in a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import cast

from dragoman.coding.acts.clauses import is_ahead, is_negated
from dragoman.coding.syntax.calls import is_day
from dragoman.coding.syntax.roles import agents, objects, prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.data.tables import read_tsv
from dragoman.records import EventType

PART = re.compile(r"([+@:])([^+@:]+)")
_AMERICAN = re.compile(r"is(e|ed|ing|ation)$")
_PARTICLES = ("prt", "advmod", "prep", "acomp", "oprd", "dobj", "npadvmod")
_THINGS = ("attr", "acomp", "oprd", "xcomp", "ccomp", "npadvmod", "intj")
# Types of deed that storms and players are said to do as well.
# Prepositions that may stand below what a verb takes ("step up pressure on Chad").
_BELOW_THINGS = ("on", "against")
_DEEDS = ("ASSAULT", "COERCE", "PROTEST", "REJECT")
_CLAUSES = ("xcomp", "ccomp", "oprd", "acomp", "prt", "attr")


@dataclass(frozen=True, slots=True)
class VerbCue:
    """One verb pattern; see ``data/tables/coding_verbs.tsv``."""

    event: EventType
    mode: str | None
    target: tuple[str, ...]
    flags: frozenset[str]
    particle: str | None
    preposition: str | None
    things: frozenset[str]
    idle: bool = False  # an idiom that is no act, and no weaker pattern either

    @property
    def size(self) -> int:
        """How much the pattern asks for: the most demanding one that fits wins."""
        return (
            2 * bool(self.things)
            + bool(self.particle)
            + bool(self.preposition)
            + ("not" in self.flags)
        )


@dataclass(frozen=True, slots=True)
class NounCue:
    """One act noun; see ``data/tables/coding_nouns.tsv``."""

    event: EventType
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    flags: frozenset[str]
    needs: frozenset[str]  # words one of which must stand before the noun


@lru_cache(maxsize=1)
def verb_cues() -> dict[str, list[VerbCue]]:
    """Verb patterns by lemma, the most demanding first."""
    found: dict[str, list[VerbCue]] = {}
    for row in read_tsv("coding_verbs.tsv"):
        for pattern in row["patterns"].split(";"):
            lemmas, parts = _split(pattern.strip())
            things = _things(parts.get(":", ""))
            pairs = product(_choices(parts.get("+")), _choices(parts.get("@")))
            for particle, preposition in pairs:
                cue = VerbCue(
                    event=cast("EventType", row["event"]),
                    mode=row["mode"] or None,
                    target=tuple(row["target"].split()),
                    flags=frozenset(row["flags"].split()),
                    particle=particle,
                    preposition=preposition,
                    things=things,
                    idle=row["event"] == "NONE",
                )
                for lemma in lemmas.split("|"):
                    for spelling in spellings(lemma):
                        found.setdefault(spelling, []).append(cue)
    for cues in found.values():
        cues.sort(key=lambda cue: -cue.size)
    return found


def spellings(word: str) -> set[str]:
    """A word in British and American letters.

    >>> sorted(spellings("recognise")), sorted(spellings("harbour"))
    (['recognise', 'recognize'], ['harbor', 'harbour'])
    """
    return {word, _AMERICAN.sub(r"iz\1", word), re.sub("our$", "or", word)}


def plural(noun: str) -> str:
    """The regular plural of a noun.

    >>> plural("clash"), plural("ally"), plural("raid")
    ('clashes', 'allies', 'raids')
    """
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + "s"


def _choices(part: str | None) -> list[str | None]:
    return list(part.split("|")) if part else [None]


def _things(part: str) -> frozenset[str]:
    """The nouns of a pattern, plurals included; ``$arms`` is a class of ``coding_words.toml``."""
    found: set[str] = set()
    for name in part.split("|"):
        found |= words("things", name[1:]) if name.startswith("$") else {name}
    found -= {""}
    return frozenset(one for name in found for one in (*spellings(name), plural(name)))


def _split(pattern: str) -> tuple[str, dict[str, str]]:
    lemma = re.split(r"[+@:]", pattern, maxsplit=1)[0]
    return lemma, dict(PART.findall(pattern))


@lru_cache(maxsize=1)
def noun_cues() -> dict[str, list[NounCue]]:
    """Act nouns by lower-case form; those that need another word beside them come first."""
    found: dict[str, list[NounCue]] = {}
    for row in read_tsv("coding_nouns.tsv"):
        cue = NounCue(
            event=cast("EventType", row["event"]),
            mode=row["mode"] or None,
            source=tuple(row["source"].split()),
            target=tuple(part for part in row["target"].split() if part != "-"),
            flags=frozenset(row["flags"].split()),
            needs=frozenset(row["needs"].split()),
        )
        for noun in row["nouns"].split():
            for form in _forms(noun):
                found.setdefault(form, []).append(cue)
    for cues in found.values():
        cues.sort(key=lambda cue: not cue.needs)
    return found


def _forms(noun: str) -> set[str]:
    """The forms of a noun of the table: ``raid+`` is meant in its plural as well."""
    stem = noun.removesuffix("+")
    return {
        form
        for spelling in spellings(stem)
        for form in ((spelling, plural(spelling)) if noun.endswith("+") else (spelling,))
    }


def match_noun(node: Node) -> list[NounCue]:
    """The entries that an act noun fulfils: those whose other word is there, else the plain ones.

    "A hunger strike" is no air strike, whoever is for want of the right parties.
    """
    cues = noun_cues().get(node.lower, [])
    if not cues:
        return []
    beside = {name.lower for kid in node.kids for name in (kid, *kid.children("compound"))}
    beside |= {below.lower for below in prepositions(node, "of")}
    fuller = [cue for cue in cues if cue.needs and not cue.needs.isdisjoint(beside)]
    if fuller:
        return fuller
    if not words("status", "figures").isdisjoint(beside):
        cues = [cue for cue in cues if cue.event != "ASSAULT"]
    return [cue for cue in cues if not cue.needs]


def match_verb(node: Node) -> list[tuple[VerbCue, Node | None]]:
    """The patterns that a verb fulfils with the thing each takes, the most demanding first."""
    cues = verb_cues().get(node.lemma)
    if not cues or not (is_verb(node) or _is_act_participle(node)):
        return []
    if node.dep == "amod" and node.lemma in words("status", "hedging_verbs"):
        return []  # "the alleged attack": a doubt of the report's own
    if is_tasked(node):
        return []
    around = _Around(node)
    found: list[tuple[VerbCue, Node | None]] = []
    for cue in cues:
        if cue.particle and cue.particle not in around.particles:
            continue  # most are out by this or by the next: asked here, for speed
        below = cue.things and cue.preposition in _BELOW_THINGS
        if cue.preposition and not below and cue.preposition not in around.standing:
            continue
        fits, thing = around.fits(cue)
        if fits and cue.idle:
            break
        if fits and not (cue.event in _DEEDS and around.is_figure()):
            found.append((cue, thing))
    phrasal = [one for one in found if one[0].particle in around.phrasal]
    return phrasal or found


def is_figure(node: Node) -> bool:
    """Whether a verb tells no act by an idiom of the table, or as the deed of a storm or player."""
    if is_tasked(node):
        return True
    around = _Around(node)
    cues = verb_cues().get(node.lemma, ())
    return around.is_figure() or any(cue.idle and around.fits(cue)[0] for cue in cues)


def is_tasked(verb: Node) -> bool:
    """Whether somebody is charged with a duty, and with no crime ("charged with monitoring")."""
    if verb.lemma not in words("control", "tasking"):
        return False
    for preposition in verb.children("prep"):
        if preposition.lower == "with":
            told = [*preposition.children("pcomp"), *preposition.children("pobj")]
            return any(one.lemma in words("control", "duties") for one in told)
    return False


def ends_dealings(verb: Node) -> bool:
    """Whether dealings that go on are to be ended ("asked Oslo to stop its trade with Chad").

    They are told by their own word; nobody has cut them off.
    """
    if verb.lemma not in words("status", "stopping"):
        return False
    told = (cue for thing in objects(verb) for cue in noun_cues().get(thing.lower, ()))
    return any(cue.event in ("COOPERATE", "AID") for cue in told)


class _Around:
    """What stands around a verb, looked up once for all its patterns."""

    __slots__ = ("below", "clauses", "figure", "node", "particles", "phrasal", "standing", "things")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.particles = {
            kid.lower
            for kid in node.kids
            if kid.dep in _PARTICLES and not (kid.dep == "prep" and kid.child("pobj", "pcomp"))
        }
        self.phrasal = {kid.lower for kid in node.children("prt")}
        self.clauses = {kid.lower for kid in node.children("prep") if kid.child("pcomp")}
        self.standing = {kid.lower for kid in node.kids}  # those words, and the next below each
        self.standing.update([kid.kids[0].lower for kid in node.kids if kid.kids])
        self.below: dict[str, list[Node]] = {}
        self.things: dict[str, list[tuple[Node, set[str]]]] = {}
        self.figure: bool | None = None

    def fits(self, cue: VerbCue) -> tuple[bool, Node | None]:
        """Whether a pattern is fulfilled, and by which thing."""
        if cue.particle and cue.particle not in self.particles:
            return False, None
        preposition = cue.preposition or ""
        if preposition and not self._reaches(preposition, below_things=bool(cue.things)):
            return False, None
        if self.phrasal and not cue.particle and not cue.things:
            return False, None  # to call off is not to call
        if cue.flags and not self._stands_so(cue.flags):
            return False, None
        if not cue.things:
            return True, None
        asked = self.node.lemma in words("status", "subjunctive_heads")
        for thing, names in self._things(preposition):
            if cue.event in ("MOBILIZE", "CONCEDE") and thing.tag == "VB":
                continue  # "plans to launch satellites": told by that verb itself
            if asked and thing.tag == "VB" and thing.child("nsubj") and not thing.child("aux"):
                continue  # "demanded that Oslo review it": what is asked, and no review demanded
            if cue.event == "ASSAULT" and not words("status", "figures").isdisjoint(names):
                continue  # "waged a trade war"
            if cue.event == "ASSAULT" and _is_of_other_kind(thing):
                continue  # "began a hunger strike"
            if not cue.things.isdisjoint(names):
                return True, thing
        return False, None

    def _stands_so(self, flags: frozenset[str]) -> bool:
        """Whether the verb is negated, lies ahead and has no clause as a pattern asks."""
        if "not" in flags and not is_negated(self.node):
            return False
        if "yes" in flags and is_negated(self.node):
            return False
        if "l" in flags and not is_ahead(self.node):
            return False
        return not ("b" in flags and self.node.child(*_CLAUSES))

    def is_figure(self) -> bool:
        """Whether a storm, a market or a player does it, or it is done in words: no attack."""
        if self.figure is None:
            doers = agents(self.node)
            beside = {kid.lemma for one in doers for kid in one.children("compound")}
            self.figure = (
                any(_is_force_of_nature(one) for one in doers)
                or not words("things", "storms_and_games").isdisjoint(beside)
                or any(
                    kid.lower in words("status", "in_words") or _is_mishap(kid) or _is_game(kid)
                    for kid in self.node.kids
                )
                or self._is_trade(doers)
            )
        return self.figure

    def _is_trade(self, doers: Sequence[Node]) -> bool:
        """Whether a firm or its goods "attack" a market."""
        markets = any(one.lemma in words("things", "markets") for one in objects(self.node))
        return markets and any(
            one.lemma in words("things", "traders") or one.lemma.endswith("maker") for one in doers
        )

    def _reaches(self, preposition: str, *, below_things: bool) -> bool:
        """Whether a preposition stands below the verb, or below its thing ("step up pressure on")."""
        if preposition not in self.below:
            there = preposition in self.standing
            below = prepositions(self.node, preposition) if there else []
            if self.node.lemma in words("speech", "called_upon"):
                below = [one for one in below if not is_day(one.head)]  # "called him on Friday"
            self.below[preposition] = below
        if self.below[preposition] or preposition in self.clauses:
            return True
        return (below_things and preposition in _BELOW_THINGS) and any(
            prepositions(thing, preposition) for thing in self.node.children("dobj")
        )

    def _things(self, preposition: str) -> list[tuple[Node, set[str]]]:
        if "" not in self.things:
            own = [*objects(self.node), *self.node.children(*_THINGS)]
            own += [kid for thing in own for kid in thing.children("amod") if kid.i > thing.i]
            own += [kid for kid in self.node.children("advcl") if _is_bare(kid)]
            self.things[""] = [named for thing in own for named in _named(thing)]
        if preposition not in self.things:
            below = [named for thing in self.below[preposition] for named in _named(thing)]
            self.things[preposition] = self.things[""] + below
        return self.things[preposition]


def _is_of_other_kind(thing: Node) -> bool:
    """Whether a word beside a noun makes it a noun of no attack, as the table of nouns has it."""
    fuller = [cue for cue in match_noun(thing) if cue.needs]
    return bool(fuller) and all(cue.event != "ASSAULT" for cue in fuller)


def _is_bare(clause: Node) -> bool:
    """Whether a clause is a mere adjective ("sat idle", "held Riga fully responsible")."""
    return clause.pos == "ADJ" and not clause.child("nsubj", "mark", "aux")


def _is_force_of_nature(doer: Node) -> bool:
    """Whether a storm does it, a curb, which hits nobody with a fist, or a rate or a question."""
    return any(doer.lemma in words("things", name) for name in ("nature", "curbs", "readings"))


def _is_game(preposition: Node) -> bool:
    """ "Attacked his rival in the final bout": what is done in a match is sport."""
    return preposition.lower == "in" and any(
        one.lemma in words("sport", "contests") for one in preposition.children("pobj")
    )


def _is_mishap(clause: Node) -> bool:
    """ "Killed when a tram derailed", "injured as a roof collapsed": nobody did it to them."""
    if clause.dep != "advcl" or clause.lemma not in words("status", "mishaps"):
        return False
    return not clause.child("dobj", "agent")


def _named(thing: Node) -> Iterator[tuple[Node, set[str]]]:
    """A thing and its conjuncts, with the words that say what each is.

    "A mediation effort" is mediation, "a state of emergency" an emergency.
    """
    for one in (thing, *thing.conjuncts()):
        if one.lemma == "tank" and any(kid.lemma == "think" for kid in one.children("compound")):
            continue  # scholars, and no arms
        if one.tag in ("VBD", "VBZ", "VBP") and one.child("dobj") and one.child("nsubj"):
            # "launched what it called a satellite": it launched that, and this is no call
            yield from ((kid, {kid.lemma, kid.lower}) for kid in one.children("oprd", "attr"))
            continue
        whole = prepositions(one, "of")
        if one.lemma in words("things", "parts"):  # "suspended part of its aid programme"
            whole = [kid for top in whole for kid in (top, *top.children("compound"))]
        nodes = (one, *one.children("compound"), *whole)
        yield one, {name for node in nodes for name in (node.lemma, node.lower)}


def _is_act_participle(node: Node) -> bool:
    if node.dep == "amod" and node.lower == "held":
        return False  # "a rebel-held town": who has it, and nothing that is done
    return node.tag in ("VBN", "VBG", "VBD") and node.dep in ("amod", "acl")

"""What the model sees of a cue and of a reading of it: names of features, and lemmas to look up."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.acts.draft import state
from dragoman.coding.acts.status import status_of
from dragoman.coding.model.options import Option
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import complements, objects
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.records import Party


def cue_features(scene: Scene, node: Node) -> list[str]:
    """Features of a verb or noun and of the words around it, whoever the parties are."""
    lemma = node.lemma
    verbal = is_verb(node)
    mark = "v" if verbal else "n"
    found = [f"{mark}={lemma}", f"pos={mark}", f"tag={node.tag}", f"dep={node.dep}"]
    found.append(f"status={status_of(node)}")
    head = node.head
    if head is not node:
        found.append(f"{mark}up={head.lemma}")
        if head.pos == "ADP" and head.head is not head:
            found.append(f"{mark}up2={head.lower}_{head.head.lemma}")
    for kid in node.kids:
        dep = kid.dep
        if dep in ("aux", "neg", "mark"):
            found.append(f"{dep}={kid.lower}")
        elif dep == "prt":
            found += [f"prt={kid.lower}", f"v={lemma}+{kid.lower}"]
        elif dep in ("prep", "dative", "agent") and kid.kids:
            found += [f"p={kid.lower}", f"{mark}={lemma}@{kid.lower}"]
            for below in kid.children("pobj"):
                if below.i not in scene.by_node:
                    found += [f"pw={below.lemma}", f"p={kid.lower}:{below.lemma}"]
        elif dep in ("amod", "compound") and kid.i not in scene.by_node:
            found.append(f"mod={kid.lemma}")
    if verbal:
        if is_passive(node):
            found.append("passive")
        for thing in objects(node):
            if thing.i in scene.by_node:
                found.append("obj=ACTOR")
            else:
                found += [f"ow={thing.lemma}", f"v={lemma}:{thing.lemma}"]
                for kid in thing.kids:
                    if kid.dep == "compound" and kid.i not in scene.by_node:
                        found.append(f"ow={kid.lemma}")
                    elif kid.dep == "prep":
                        for below in kid.children("pobj"):
                            if below.i not in scene.by_node:
                                found.append(f"ow2={below.lemma}")
        for clause in complements(node):
            found += [f"c={clause.lemma}", f"ctag={clause.tag}"]
            for kid in clause.children("dobj"):
                if kid.i not in scene.by_node:
                    found.append(f"cw={kid.lemma}")
        for kid in node.children("acomp", "attr", "oprd", "advmod", "npadvmod"):
            if kid.i not in scene.by_node:
                found.append(f"a={kid.lemma}")
    return found


def lemmas(scene: Scene, node: Node) -> tuple[str, str, str]:
    """The lemmas whose vectors are looked up: of the cue, of its thing, of the act below it."""
    things = objects(node) if is_verb(node) else []
    thing = next((one.lemma for one in things if one.i not in scene.by_node), "")
    below = next((one.lemma for one in complements(node)), "") if is_verb(node) else ""
    return node.lemma, thing, below


def reading_features(scene: Scene, option: Option, several: int) -> list[str]:
    """Features of one reading: where its parties stand, of what kind they are."""
    slot, start = option.slot or "none", option.from_slot or "none"
    lemma = option.node.lemma
    found = [f"s={start}", f"t={slot}", f"st={start}|{slot}", f"lt={lemma}|{slot}"]
    found += [f"several={min(several, 4)}"]
    source, target = _kind(option.source), _kind(option.target)
    found += [f"sk={source}", f"tk={target}", f"k={source}|{target}", f"tkt={target}|{slot}"]
    found += [f"sh={_head(scene, option.source_heads)}", f"th={_head(scene, option.target_heads)}"]
    found += [f"ns={min(len(option.source), 3)}", f"nt={min(len(option.target), 3)}"]
    if option.source and option.target:
        here, there = {state(one) for one in option.source}, {state(one) for one in option.target}
        found.append(f"same={bool(here & there)}")
    return found


def _kind(parties: Sequence[Party]) -> str:
    """What kind of party: a bare state, a sector of one, a body, a group, or nobody known."""
    if not parties:
        return "none"
    head, _, sector = parties[0].code.partition(":")
    if head in ("IGO", "NGO", "REB", "IMG", "MNC"):
        return head
    if head == "UNK":
        return f"UNK:{sector}"
    return sector or "state"


def _head(scene: Scene, heads: Sequence[Node]) -> str:
    """How a place in the tree is filled: by a mention, a pronoun, or something of somebody's."""
    if not heads:
        return "none"
    mention = scene.by_node.get(heads[0].i)
    if mention is not None:
        return mention.kind
    return "pron" if heads[0].tag in ("PRP", "WDT", "WP") else heads[0].lemma

"""Who does, or has, what a noun tells, by the verb that the noun stands under."""

from __future__ import annotations

from dragoman.coding.syntax.roles import agents
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words


def doers(noun: Node) -> list[Node]:
    """Who does what a noun tells, where the clause above says so.

    "Oslo and Riga plan a joint exercise", "Lima apologised for a raid": the subject of a verb of
    one's own acts.
    """
    above = noun.head
    if noun.dep == "pobj" and above.pos == "ADP":
        if above.lower in words("status", "presupposing"):
            return []  # "held a vigil after the attack"
        above = above.head
        if above.lemma == "responsibility":  # "claimed responsibility for the attack"
            above = above.head
    if above.lemma in words("control", "weighing") and _is_known(noun):
        return []  # "discussed the raid": whoever made it
    own = is_verb(above) and above.lemma in words("control", "own_act_verbs")
    return agents(above) if own and noun.dep in ("dobj", "pobj", "nsubjpass") else []


def _is_known(noun: Node) -> bool:
    """Whether a noun points at something told of ("the raid", "that attack")."""
    return any(
        kid.lower in ("the", "this", "that", "these", "those") for kid in noun.children("det")
    )


def holders(noun: Node) -> list[Node]:
    """Who has what a noun tells: "A has pacts", "A entered into a pact", "a pact was signed by A"."""
    above = noun.head
    if noun.dep == "pobj" and above.lower == "into":
        above = above.head
    elif noun.dep not in ("dobj", "nsubjpass"):
        return []
    return agents(above) if is_verb(above) else []

"""Which events lie beside each other, so that a claim fewer might have made them otherwise.

What was known by a day is what the reports until then would make by themselves. Most events are then
as they are now, or not there at all; made anew must be only those that a later claim is in, or
beside. Two events lie beside each other where an act of one might, by its own, have been of the
other, and where both are of one standing matter: what is made of all that lies beside each other
hangs on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.records import Event


class Beside:
    """Claims by the groups that must be looked at together: joined one by one, never parted."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, claims: Iterable[str]) -> None:
        """Note that these claims lie beside each other.

        >>> beside = Beside()
        >>> beside.join("ab"), beside.join("cd"), beside.join("bc")
        (None, None, None)
        >>> beside.top("a") == beside.top("d") != beside.top("e")
        True
        """
        tops = {self.top(one) for one in claims}
        first = min(tops, default="")
        self._above.update(dict.fromkeys(tops - {first}, first))

    def top(self, claim: str) -> str:
        """The claim that stands for all that lie beside one, itself where it lies alone."""
        path = []
        while (above := self._above.get(claim, claim)) != claim:
            path.append(claim)
            claim = above
        self._above.update(dict.fromkeys(path, claim))
        return claim

    def groups(self, events: Iterable[Event]) -> Mapping[str, str]:
        """By event, the id of the first of the events that it lies beside, which may be itself."""
        given = list(events)
        for event in given:
            self.join(event.claims)
        names: dict[str, str] = {}
        tops = {event.id: self.top(event.claims[0]) for event in given}
        for id, top in sorted(tops.items()):
            names.setdefault(top, id)
        return {id: names[top] for id, top in tops.items()}

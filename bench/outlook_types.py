"""Names of CAMEO's event types, as ICEWS14 has them, as types of PLOVER.

The names are read by how they begin, to the CAMEO root (or a code below it) that such names stand under;
our own table of CAMEO tells its PLOVER type. Statements and appeals have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.exchange.cameo import kind_of

BEGINNINGS = (
    ("Make_a_visit", "042"),
    ("Host_a_visit", "043"),
    ("Express_intent_to_meet", "036"),
    ("Express_intent|Consider_policy", "030"),
    ("Consult|Discuss_by|Meet_at|Engage_in_neg|Mediate", "040"),
    ("Praise|Defend|Rally_support|Grant_dip|Apologize|Forgive|Engage_in_dip|Express_acc", "050"),
    ("Sign_formal", "057"),
    ("Cooperate|Share_intel|Engage_in_judicial|Engage_in_material", "060"),
    ("Provide|Grant_asylum", "070"),
    ("Ease|Return|Accede|De-escalate|Retreat|Receive|Declare_truce|Allow|Release|Yield", "080"),
    ("Investigate", "090"),
    ("Demand", "100"),
    ("Criticize|Accuse|Complain|Rally_opp|Deny|Bring_lawsuit|Find_guilty", "110"),
    ("Reject|Refuse|Veto|Defy", "120"),
    ("Threaten|Give_ultimatum", "130"),
    ("Demonstrate|[Pp]rotest|Conduct_(hunger|strike)|Engage_in_viol|Obstruct", "140"),
    ("Increase|Mobilize|Exhibit", "150"),
    ("Reduce|Halt|Impose_embargo|Expel|Break|Withdraw", "160"),
    ("Arrest|Coerce|Confiscate|Impose|Seize|Ban_|Use_tactics|Destroy", "170"),
    ("Use_unc|Abduct|Physically|Sexually|Torture|Kill|Conduct_sui|Carry|Assas|Attempt_to|Use_as", "180"),
    ("Use_conv|fight|Occupy|Employ|Violate|Use_chem|Engage_in_(mass|eth)|Detonate", "190"),
)  # fmt: skip
UNTYPED = "none"


def plover_types(names: Iterable[str]) -> tuple[str, ...]:
    """By relation, its PLOVER type, or ``none``.

    >>> plover_types(["Host_a_visit", "Make_statement", "Accuse_of_aggression"])
    ('CONSULT', 'none', 'ACCUSE')
    """
    return tuple(_of(name) or UNTYPED for name in names)


def _of(name: str) -> str | None:
    for beginning, code in BEGINNINGS:
        if re.match(beginning, name):
            return kind_of(code).type
    return None

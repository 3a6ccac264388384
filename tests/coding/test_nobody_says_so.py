"""What looks like speech and is none: a sacking, a title, a measure, what is only tried, stirred up or cut in."""

from __future__ import annotations

import pytest

from tests.coding.told import statements

NONE = [
    "Relatives in Chad tried to identify bodies of the dead.",
    "The Kenyan president dismissed his defence minister.",
    "A video posted by the Kenyan army showed two boats.",
    "Nobody in Kenya can say how long the war may last.",
    "The Chadian soldiers came to denounce the war.",
    "Kenyan police questioned the Somali minister.",
    "Ana Rojas was questioned by Peruvian prosecutors.",
    "Argentina claims the Falklands.",
    "Kenya claims the islands.",
]


@pytest.mark.parametrize("text", NONE)
def test_nobody_says_it(text: str) -> None:
    assert not statements(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The Kenyan president said it took days to answer, raising questions on how he will rule.",
            "it took days to answer",
        ),
        (
            "Kenyan officials said the war was near - although nobody could say when.",
            "the war was near",
        ),
        (
            "The Kenyan army says it sorts boats according to size and age.",
            "it sorts boats according to size and age",
        ),
        (
            "The Kenyan president stressed the value of peace, as talks continue in Lima.",
            "the value of peace",
        ),
        (
            'Citing the pact, which Somalia opposed, the Kenyan president said, "We can now win it."',
            "We can now win it.",
        ),
    ],
)
def test_only_what_is_said(text: str, content: str) -> None:
    (one,) = statements(text)
    assert (one.speaker.code.partition(":")[0], one.content.exact) == ("KEN", content)

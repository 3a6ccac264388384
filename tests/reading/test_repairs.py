"""Words that lost their space are parted; real words never are."""

from __future__ import annotations

import pytest

from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report


def working(text: str) -> str:
    (passage,) = clean(make_report(text)).passages
    return passage.text


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("Talks with Nigeriaand Togo failed.", "Talks with Nigeria and Togo failed."),
        ("Envoys of South Africathe next day left.", "Envoys of South Africa the next day left."),
        ("The Canadianshave agreed.", "The Canadians have agreed."),
        ("He left Nairobito meet them.", "He left Nairobi to meet them."),
        ("They met in the statementThe minister read.", "They met in the statement The minister read."),
        ("He spoke inKenya last week.", "He spoke in Kenya last week."),
        ("The vote was lost by the members.Earlier polls erred.", "The vote was lost by the members. Earlier polls erred."),
        ('"It is over," she said."We lost."', '"It is over," she said. "We lost."'),
        ("Okonjo spoke. Later Okonjoand her aide left.", "Okonjo spoke. Later Okonjo and her aide left."),
        ("It is is said that the the plan is as as good.", "It is is said that the plan is as good."),
        ("The the plan failed.", "The plan failed."),
        ("The U.N.troops left, and so did the U.S.Army.", "The U.N. troops left, and so did the U.S. Army."),
        ("Envoys met Mr.Okonjo and Dr.Diallo.", "Envoys met Mr. Okonjo and Dr. Diallo."),
        ("It began in 2024The plan failed.", "It began in 2024 The plan failed."),
        ("It began in 2019and went on. It ended in 2021.The plan failed.", "It began in 2019 and went on. It ended in 2021. The plan failed."),
        ("Rain fell,but the river did not rise;then it did.", "Rain fell, but the river did not rise; then it did."),
        ("Kenya'sPresident and Togo'sforeign minister agreed.", "Kenya's President and Togo's foreign minister agreed."),
        ('She said,"We lost," and left.', 'She said, "We lost," and left.'),
        ("NorthKorea and SouthAfrica agreed.", "North Korea and South Africa agreed."),
        ("They met in Lusaka in May in Lusaka in May for talks.", "They met in Lusaka in May for talks."),
        ("Most of the of the plan failed.", "Most of the plan failed."),
        ("The multi-\nnational force left. A multinational one came on a two-\r\nday visit.", "The multinational force left. A multinational one came on a two-day visit."),
    ],
)  # fmt: skip
def test_what_the_lexicon_proves_is_mended(damaged: str, mended: str) -> None:
    assert working(damaged) == mended


WHOLE = """Finland Indiana Romania Chinatown Koreatown Russians Indiatimes iPhone McDonald Thailand
Iraqis Omanis Israelis Malian Kenyatta Jordanian Nigerien Cubans Paraguayan Chadian Swiss Turkmen
Netherlands Marchand Goethe Legrand Auckland Maryland Oakland Greenland Iceland Switzerland Rhineland
thousand understand command husband demand expand brigand Ferdinand errand island headband
forthwith herewith goodwill meanwhile breakthrough roundabout elsewhere therefore somewhat hereafter
YouTube WhatsApp TikTok LinkedIn eBay macOS DeSantis MacArthur FitzGerald SpaceX BuzzFeed BioNTech
AstraZeneca GlaxoSmithKline OpenAI PayPal HuffPost JavaScript FedEx LaRouche O'Neill McKinsey
Indianapolis Chinaware Parisian Berliner Moscovite Romero Limassol Dohan Malta's Koreans Modiin
Node.js Gazeta.Ru Yahoo.com U.S.A. Ph.D.s U.S.news.com e.g.this www.Example.Com/Talks.Today ana@Post.Org
""".split()


@pytest.mark.parametrize("word", WHOLE)
def test_a_real_word_is_left_whole(word: str) -> None:
    others = " ".join(other for other in WHOLE if other != word and "." not in other)
    text = f"He said that {word} was named. Then {others} came in."
    assert clean(make_report(text)).repairs == ()


@pytest.mark.parametrize(
    "text",
    [
        "He said that that was right, and they had had enough.",
        "They moved in in June, and what it is is clear.",
        "New York, New York, and Pago Pago are named.",
        "The band The The played with Duran Duran.",
        "A. A. Milne and Group A a day later.",
        "They waited for hours and hours and hours, and it rained again and again.",
        "No no no no, he said, and one by one by one they left.",
        "Short- and long-range arms: the 1990s, 2024s and 5,000,000 of them, at 5:30,then.",
    ],
)
def test_what_may_rightly_stand_twice_is_left(text: str) -> None:
    assert working(text) == text

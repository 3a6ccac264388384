"""The language of a report: found where it is certain, English where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.reading.language import find_language, known_language, language_name
from dragoman.reading.sources import make_report

TEXTS = {
    "en": "The two ministers agreed in Lima on Friday that the border should be opened in May.",
    "de": "Die beiden Minister einigten sich am Freitag in Lima darauf, die Grenze im Mai zu öffnen.",
    "fr": "Les deux ministres sont convenus vendredi à Lima de rouvrir la frontière au mois de mai.",
    "es": "Los dos ministros acordaron el viernes en Lima que la frontera se abra en el mes de mayo.",
    "pt": "Os dois ministros acordaram na sexta-feira em Lima que a fronteira será reaberta em maio.",
    "nl": "De twee ministers spraken vrijdag in Lima af dat de grens in mei weer opengaat voor handel.",
    "da": "De to ministre blev fredag i Lima enige om, at grænsen skal åbnes igen til maj måned.",
    "tr": "İki bakan cuma günü Lima'da sınırın mayıs ayında yeniden açılması konusunda anlaştı.",
    "ru": "Министры двух стран договорились в пятницу в Лиме открыть границу в мае этого года.",
    "ko": "두 장관은 금요일 리마에서 5월에 국경을 다시 열기로 합의했다고 정부가 밝혔다.",
    "zh": "两国部长周五在利马同意于五月重新开放边境，政府发言人对记者表示。",
    "ar": "اتفق الوزيران يوم الجمعة في ليما على إعادة فتح الحدود في شهر مايو من هذا العام.",
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_sentence_is_enough(language: str, text: str) -> None:
    assert find_language(text) == language
    assert make_report(text).language == language
    assert find_language(text * 40) == language


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz resigns; Quito dances",
        "LIMA AND QUITO: NO DEAL",
        "Eta says basta",
        "“Nein!”: Vienna shuns Budapest gas pact",
        "Ana Ruiz, Bundeskanzleramt, Berlin",
        "OUT!",
    ],
)
def test_a_headline_of_names_is_taken_for_english(text: str) -> None:
    assert find_language(text) == "en"


def test_a_text_without_letters_has_no_language() -> None:
    assert find_language("12 345 % — 2024-11-01") == "und"


def test_an_english_report_may_quote_another_language() -> None:
    quoted = f"The statement read: “{TEXTS['es']}” The spokesman said that it was final. "
    assert find_language(quoted + TEXTS["en"] * 2) == "en"


def test_a_language_is_given_by_code_or_name() -> None:
    assert [known_language(given) for given in ("en", "DE", "korean", None)] == [
        "en",
        "de",
        "ko",
        None,
    ]
    with pytest.raises(InputError, match="code"):
        known_language("Elvish")
    assert (language_name("de"), language_name("tlh")) == ("German", "tlh")
    assert make_report(TEXTS["de"], language="en").language == "en"


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert find_language(text)

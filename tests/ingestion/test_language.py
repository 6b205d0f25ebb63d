"""The language of a text: what it is written in, and what a page declares."""

from __future__ import annotations

import pytest

from tests.extraction.test_light import ARTICLES
from timeline.ingestion.language import SHORTEST, recognise

NORWEGIAN = (
    "Fredag kveld veltet en kran i havnen i Holm. To arbeidere ble skadet, og veien langs kaia var stengt hele helgen. "
    "Kommunen solgte havnen for fem år siden, og styret skal møtes på mandag for å snakke om hva som har hendt."
)
HEBREW = (
    "ביום שישי בערב קרס מנוף בנמל הולם. שני פועלים נפצעו, והכביש לאורך הרציף היה סגור כל סוף השבוע. "
    "העירייה מכרה את הנמל לפני חמש שנים, והמועצה תתכנס ביום שני כדי לדון במה שקרה ובשאלה מי ידע על הסדקים "
    "בבסיס המנוף ומתי נודע לו עליהם."
)


@pytest.mark.parametrize("language", ARTICLES)
def test_a_text_is_in_the_language_that_it_is_written_in(language: str) -> None:
    text = " ".join((ARTICLES[language], ARTICLES[language]))
    assert recognise(text) == recognise(text, "sw") == language


@pytest.mark.parametrize(
    ("text", "declared", "tag"),
    [
        (ARTICLES["de"], "de-CH", "de-CH"),
        (ARTICLES["de"], "en", "de"),
        (ARTICLES["pt"], "pt_BR", "pt-BR"),
        (NORWEGIAN, "nb-NO", "nb-NO"),
        (NORWEGIAN, "", "no"),
        (HEBREW, "", "he"),
    ],
)
def test_a_page_is_believed_where_its_text_says_the_same(text: str, declared: str, tag: str) -> None:
    assert len(text) >= SHORTEST
    assert recognise(text, declared) == tag


@pytest.mark.parametrize("text", ["", "Gates closed.", "2024 18 10 " * 40, "\N{GRINNING FACE}" * 300, "\0" * 300])
def test_what_has_few_letters_is_in_the_declared_language(text: str) -> None:
    assert recognise(text, "fr") == "fr"
    assert recognise(text) == ""


def test_half_of_a_surrogate_pair_hides_no_language() -> None:
    assert recognise(f"\ud800{ARTICLES['ru']}\udfff") == "ru"

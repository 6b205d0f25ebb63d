"""The language of a text: what it is written in, and what a page declares."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extraction.test_shallow import ARTICLES
from timeline.articles import read_articles
from timeline.ingestion.language import SHORTEST, recognise_language

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
    assert recognise_language(text) == recognise_language(text, "sw") == language


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
    assert recognise_language(text, declared) == tag


@pytest.mark.parametrize("text", ["", "Gates closed.", "2024 18 10 " * 40, "\N{GRINNING FACE}" * 300, "\0" * 300])
def test_what_has_few_letters_is_in_the_declared_language(text: str) -> None:
    assert recognise_language(text, "fr") == "fr"
    assert recognise_language(text) == ""


def test_half_of_a_surrogate_pair_hides_no_language() -> None:
    assert recognise_language(f"\ud800{ARTICLES['ru']}\udfff") == "ru"


JAPANESE = "港でクレーンが倒れた。二人がけがをした。"


@pytest.mark.parametrize(
    ("text", "declared", "tag"),
    [
        (JAPANESE, "", "ja"),
        (JAPANESE, "en", "ja"),
        (JAPANESE, "ja-JP", "ja-JP"),
        ("港口的起重机倒塌，两人受伤，港口关闭。", "zh-TW", "zh-TW"),
        ("항구에서 크레인이 쓰러져 두 명이 다쳤다.", "en", "ko"),
        ("В порту упал кран.", "", "ru"),
        ("У порту впав кран, двоє людей дістали поранення.", "", "uk"),
        ("В пристанището падна кран.", "bg", "bg"),
        ("A crane fell in the port of Holm.", "en", "en"),
    ],
)
def test_a_short_text_is_in_the_language_that_its_script_tells(text: str, declared: str, tag: str) -> None:
    assert len(text) < SHORTEST
    assert recognise_language(text, declared) == tag


def test_a_short_article_in_a_language_without_events_is_said_to_be_unread(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(JAPANESE)
    (tmp_path / "b.md").write_text(f"---\npublished: 2024-10-18\n---\n{JAPANESE}")

    problems = read_articles(tmp_path, tmp_path).problems

    assert {problem.path for problem in problems if problem.rule == "language"} == {"a.txt", "b.md"}

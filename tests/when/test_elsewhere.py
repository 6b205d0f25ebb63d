"""Languages without rules of their own: names of months by CLDR, a few phrases, and dateparser behind a guard."""

from __future__ import annotations

import pytest

from timeline.cli.jsonl.dates import time_expressions
from timeline.dates import DateError, Day
from timeline.when import find_dates, read_date

FRIDAY = Day(2024, 10, 18)


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("pl", "Samolot spadł 10 kwietnia 2010 r. w lesie.", ["2010-04-10"]),
        ("pl", "W zeszłym tygodniu zamknięto szkołę.", ["2024-10-07/2024-10-13"]),
        ("pl", "Urodził się w 1955 roku.", ["1955"]),
        ("nl", "Vorige maand ging de winkel dicht.", ["2024-09"]),
        ("nl", "De brand was op 3 mei 2021.", ["2021-05-03"]),
        ("sv", "Förra veckan stängdes bron.", ["2024-10-07/2024-10-13"]),
        ("tr", "Deprem 6 Şubat 2023'te oldu.", ["2023-02-06"]),
        ("ar", "وقع الانفجار في 4 آب 2020.", ["2020-08-04"]),
        ("ar", "في الأسبوع الماضي أغلق المطار.", ["2024-10-07/2024-10-13"]),
        ("he", "המתקפה החלה ב-7 באוקטובר 2023.", ["2023-10-07"]),
        ("th", "เมื่อ 6 ตุลาคม 2519", ["1976-10-06"]),
        ("fa", "او در ۲۵ شهریور ۱۴۰۱ درگذشت.", ["2022-09-16"]),
        ("zh", "该校建于1934年。", ["1934"]),
        ("zh", "2017年5月3日，公司成立。", ["2017-05-03"]),
        ("zh", "上周学校关闭。", ["2024-10-07/2024-10-13"]),
        ("ja", "平成23年3月11日に発生した。", ["2011-03-11"]),
        ("ja", "令和元年5月に始まった。", ["2019-05"]),
        ("ko", "2020년 4월 3일에 시작했다.", ["2020-04-03"]),
    ],
)
def test_a_date_is_as_coarse_as_its_words(language: str, text: str, days: list[str]) -> None:
    assert [mention.edtf for mention in find_dates(text, FRIDAY, language=language)] == days


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Ma 37 lat."),
        ("nl", "Hij is 37 jaar."),
        ("tr", "37 yaşında."),
        ("zh", "他37岁。"),
        ("sv", "Hon är 37 år."),
    ],
)
def test_an_age_is_no_year(language: str, text: str) -> None:
    assert find_dates(text, FRIDAY, language=language) == []


def test_a_batch_names_the_rule_of_a_language_without_rules_of_its_own() -> None:
    line = {"docid": "a", "dct": "2024-10-18", "text": "op 8 oktober 2024", "language": "nl"}
    assert [(timex["value"], timex["rule"]) for timex in time_expressions(line)["timexes"]] == [
        ("2024-10-08", "names of months by CLDR")
    ]
    english = {"docid": "b", "dct": "2024-10-18", "text": "on 8 October 2024", "language": "en"}
    assert ["rule" in timex for timex in time_expressions(english)["timexes"]] == [False]


def test_a_typed_date_of_another_language_has_no_year_that_the_text_does_not_hold() -> None:
    assert str(read_date("8 oktober 2024", language="nl")) == "2024-10-08"
    with pytest.raises(DateError):
        read_date("37 jaar", language="nl")


def test_a_language_that_nobody_knows_is_refused() -> None:
    with pytest.raises(DateError, match='language "qq" is not known'):
        find_dates("8", FRIDAY, language="qq")

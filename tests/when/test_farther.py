"""Phrases of Arabic and Chinese that count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli.jsonl.dates import time_expressions
from timeline.dates import Day
from timeline.when import find_dates
from timeline.when.farther import phrases

PUBLISHED = Day(2024, 10, 18)


@pytest.mark.parametrize(
    ("language", "text", "words", "days"),
    [
        ("zh", "三天前他去世。", "三天前", "2024-10-15"),
        ("zh", "十年前他去世。", "十年前", "2014"),
        ("zh", "2个月前罢工。", "2个月前", "2024-08"),
        ("zh", "上周二投票。", "上周二", "2024-10-08"),
        ("zh", "星期一投票。", "星期一", "2024-10-14"),
        ("zh", "20世纪80年代他住在那里。", "20世纪80年代", "198X"),
        ("zh", "19世纪有磨坊。", "19世纪", "18XX"),
        ("zh", "从1936年到1939年有战争。", "从1936年到1939年", "1936/1939"),
        ("zh", "2011年春天他到达。", "2011年春天", "2011-21"),
        ("ar", "قبل ثلاثة أيام توفي.", "قبل ثلاثة أيام", "2024-10-15"),
        ("ar", "قبل عامين توفي.", "قبل عامين", "2022"),
        ("ar", "قبل شهر توفي.", "قبل شهر", "2024-09"),
        ("ar", "يوم الثلاثاء الماضي صوتوا.", "يوم الثلاثاء الماضي", "2024-10-15"),
        ("ar", "صوتوا يوم الاثنين.", "يوم الاثنين", "2024-10-14"),
        ("ar", "بين عامي 1936 و1939 كانت حرب.", "بين عامي 1936 و1939", "1936/1939"),
        ("ar", "في القرن التاسع عشر.", "القرن التاسع عشر", "18XX"),
        ("ar", "منذ عام 2010 لا يعمل.", "منذ عام 2010", "2010/.."),
    ],
)
def test_a_phrase_that_counts_is_read_whole(language: str, text: str, words: str, days: str) -> None:
    assert [(one.text, one.edtf) for one in find_dates(text, PUBLISHED, language=language)] == [(words, days)]


def test_an_age_or_a_length_is_no_date() -> None:
    assert not find_dates("他58岁。", PUBLISHED, language="zh")
    assert not find_dates("عمره 58 عاما.", PUBLISHED, language="ar")


def test_a_range_has_its_days_in_the_batch() -> None:
    line = {"docid": "a", "dct": "2024-10-18", "text": "从1936年到1939年有战争。", "language": "zh"}
    assert [one["edtf"] for one in time_expressions(line)["timexes"]] == ["1936/1939"]


@given(
    st.text(alphabet="上下本周一二三天年前世纪到从0123489 قبلعامينيوم", max_size=40),
    st.sampled_from(["zh", "ar"]),
)
def test_nothing_raises_and_every_phrase_stands_in_the_text(text: str, language: str) -> None:
    for phrase in phrases(text, language):
        assert 0 <= phrase.start < phrase.end <= len(text)
    find_dates(text, PUBLISHED, language=language)

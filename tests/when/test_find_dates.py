"""What a text's time expressions are, sentence by sentence: words, type, value, days."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.cli.jsonl.dates import time_expressions
from timeline.dates import Date, DateError, Day, Interval
from timeline.when import MAX_LENGTH, TextTooLong, explain, find_dates, lines
from timeline.when.languages import CODES, load_language
from timeline.when.tokens import Pieces

FRIDAY = Day(2024, 10, 18)

TENSE = """
    The court ruled Monday.                              | Monday      | 2024-10-14
    The court will rule Monday.                          | Monday      | 2024-10-21
    The hearing is scheduled for Wednesday.              | Wednesday   | 2024-10-23
    Officials said Wednesday that talks had ended.       | Wednesday   | 2024-10-16
    It was signed in June.                               | June        | 2024-06
    It is expected to open in June.                      | June        | 2025-06
    The army attacked on Oct. 3.                         | Oct. 3      | 2024-10-03
    The offer expires Nov. 6.                            | Nov. 6      | 2024-11-06
    He was born on 25 December.                          | 25 December | 2023-12-25
    The trial begins on 7 January.                       | 7 January   | 2025-01-07
    The team planned to leave on Tuesday.                | Tuesday     | 2024-10-22
    On Tuesday, the team planned to leave.               | Tuesday     | 2024-10-15
    Ministers to meet Monday in Vienna.                  | Monday      | 2024-10-21
    The mayor refused to resign Monday.                  | Monday      | 2024-10-14
    The vote will be held Monday.                        | Monday      | 2024-10-21
    The museum will be closed Monday.                    | Monday      | 2024-10-21
    The talks are set for Monday.                        | Monday      | 2024-10-21
    The talks are set to resume Monday.                  | Monday      | 2024-10-21
    The permit had been due to expire Wednesday.         | Wednesday   | 2024-10-16
    The ship could sail as soon as Tuesday.              | Tuesday     | 2024-10-22
    The envoy would be in the United States Thursday.    | Thursday    | 2024-10-24
    The mill was taken over by Acme Corp. Tuesday.       | Tuesday     | 2024-10-15
"""

RANGES = """
    between October 8th and 13th            | 2024-10-08/2024-10-13
    October 8-9, 2023                       | 2023-10-08/2023-10-09
    Oct 8–13, 2024                          | 2024-10-08/2024-10-13
    from 2019 to 2021                       | 2019/2021
    from 30 December to 2 January 2024      | 2023-12-30/2024-01-02
    since May                               | 2024-05/..
    until 1997                              | /1997
    before 3 May 2021                       | [..2021-05-02]
    by the end of 2023                      | [..2023-12-31]
    after 3 May 2021                        | [2021-05-04..]
    the week of 7 October                   | 2024-10-07/2024-10-13
    last weekend                            | 2024-10-12/2024-10-13
"""

OPEN = """
    on October 3            | XXXX-10-03 | XXXX-10-03
    in June                 | XXXX-06    | XXXX-06
    on Friday               | XXXX-XX-XX | XXXX-WXX-5
    yesterday               | XXXX-XX-XX | XXXX-XX-XX
    last year               | XXXX       | XXXX
    last month              | XXXX-XX    | XXXX-XX
    three days ago          | XXXX-XX-XX | XXXX-XX-XX
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "words", "days"), rows(TENSE))
def test_the_tense_tells_the_direction(sentence: str, words: str, days: str) -> None:
    assert [(mention.text, mention.edtf) for mention in find_dates(sentence, FRIDAY)] == [(words, days)]


@pytest.mark.parametrize(("words", "days"), rows(RANGES))
def test_a_range_is_one_mention(words: str, days: str) -> None:
    assert [(mention.text, mention.edtf) for mention in find_dates(words, FRIDAY)] == [(words, days)]


@pytest.mark.parametrize(("text", "edtf", "value"), rows(OPEN))
def test_without_a_publication_day_nothing_is_guessed(text: str, edtf: str, value: str) -> None:
    [mention] = find_dates(text, None)
    assert (mention.edtf, mention.value, mention.needs) == (edtf, value, "the publication day")


def test_a_range_has_its_two_ends_as_parts() -> None:
    [mention] = find_dates("shipped between October 8th and 13th", FRIDAY)
    assert [(part.text, part.start, part.edtf) for part in mention.parts] == [
        ("October 8th", 16, "2024-10-08"),
        ("13th", 32, "2024-10-13"),
    ]


def test_two_days_in_one_breath_are_two_mentions() -> None:
    mentions = find_dates("on October 8th and 13th", FRIDAY)
    assert [(mention.text, mention.edtf) for mention in mentions] == [
        ("October 8th", "2024-10-08"),
        ("13th", "2024-10-13"),
    ]


def test_no_date_is_followed_by_a_year_that_it_did_not_take() -> None:
    for text in ("October 8-9, 2023", "8/9 October, 2023", "October 8 and 9, 2023", "June to August, 2023"):
        for mention in find_dates(text, FRIDAY):
            assert mention.edtf is None or "2024" not in mention.edtf, text


def test_a_day_and_month_in_unknown_order_are_not_guessed() -> None:
    [mention] = find_dates("on 03/04/2024", FRIDAY)
    assert (mention.edtf, mention.needs) == ("2024-XX-XX", "the order of day and month: 2024-04-03 or 2024-03-04")


def test_a_story_takes_the_year_from_what_it_told_before() -> None:
    text = (
        "The war began in 1939. In May 1940 France was invaded, and in June it fell. The next year brought more. "
        "In 1941 the army turned east. In December 1941 it stood still, and in January it fell back."
    )
    found = {mention.text: mention.edtf for mention in find_dates(text, FRIDAY)}
    assert (found["June"], found["January"]) == ("1940-06", "1942-01")
    assert found["The next year"] == "1941"


def test_a_year_named_in_passing_does_not_lead_a_story_away() -> None:
    text = "In 1901 the bridge was begun, a rival of one built in 1899. In March the piers stood."
    assert find_dates(text, FRIDAY, kind="narrative")[2].edtf == "1901-03"


def test_a_year_only_planned_for_does_not_lead_a_story_away() -> None:
    text = "On 5 May 1901 the fort fell; the coast was to be taken in 1902. The town followed on 9 May."
    assert find_dates(text, FRIDAY, kind="narrative")[2].edtf == "1901-05-09"


def test_that_year_is_the_one_named_last_even_in_passing() -> None:
    text = "In 1901 the bridge was begun; the road had been paved by 1899. In May of that year it was tolled."
    assert find_dates(text, FRIDAY, kind="narrative")[2].edtf == "1899-05"


def test_a_story_rather_goes_on_than_back() -> None:
    text = "On 10 June 1901 the king died. On 20 December he was mourned once more."
    assert find_dates(text, FRIDAY, kind="narrative")[1].edtf == "1901-12-20"


def test_the_kind_of_text_may_be_said() -> None:
    text = "In 1914 it began. In June it rained."
    assert find_dates(text, FRIDAY, kind="narrative")[1].edtf == "1914-06"
    assert find_dates(text, FRIDAY, kind="news")[1].edtf == "2024-06"


def test_former_is_a_time_only_where_old_times_are_told() -> None:
    assert [mention.value for mention in find_dates("the former king", FRIDAY, kind="narrative")] == ["PAST_REF"]
    assert [mention.text for mention in find_dates("at that time", FRIDAY, kind="narrative")] == ["that time"]
    assert find_dates("the former king, at that time", FRIDAY, kind="news") == []


def test_soon_is_a_time_only_where_the_sentence_looks_ahead() -> None:
    assert [mention.value for mention in find_dates("The war will end soon.", FRIDAY)] == ["FUTURE_REF"]
    assert find_dates("The war soon ended.", FRIDAY) == []


def test_every_mention_knows_its_reasons() -> None:
    [mention] = find_dates("it appeared last Tuesday", FRIDAY)
    reasons = explain(mention)
    assert reasons["meaning"] == "Weekday(day=TUE, shift=-1, base=WRITING)"
    assert (reasons["reference"], reasons["basis"]) == ("2024-10-18", "published")
    assert [lost["text"] for lost in reasons["lost"]] == ["Tuesday"]
    assert json.loads(json.dumps(reasons)) == reasons
    assert any("2024-10-15" in line for line in lines(mention))


def test_the_reasons_of_a_partial_date_say_what_it_needs() -> None:
    [mention] = find_dates("in June", None)
    assert "days     XXXX-06 (the publication day is needed)" in lines(mention)
    assert "needs    the publication day" in lines(mention)
    assert [reading.reason for reading in mention.readings] == ["text"]


def test_the_reasons_name_the_other_days_first() -> None:
    [mention] = find_dates("it appeared on October 8th", FRIDAY)
    assert lines(mention)[5:] == [
        "not      2023-10-08 (the year before)",
        "not      2025-10-08 (the year after; the past tense points back)",
        "not      October: October (shorter than the reading taken)",
    ]


def test_offsets_are_code_points() -> None:
    text = "😀 İstanbul, 3 October 2023"
    [mention] = find_dates(text, None)
    assert text[mention.start : mention.end] == mention.text == "3 October 2023"


def test_a_clock_time_keeps_its_zone() -> None:
    [mention] = find_dates("at 14:30 GMT on 8 October 2024", FRIDAY)
    assert (mention.type, mention.value, mention.time) == ("TIME", "2024-10-08T14:30", "14:30Z")


def test_a_text_beyond_all_measure_is_refused() -> None:
    with pytest.raises(TextTooLong, match="the most"):
        find_dates("x" * (MAX_LENGTH + 1), None)


class TestBatch:
    def test_a_range_comes_as_its_ends_with_the_whole_beside(self) -> None:
        line = {"docid": "a", "dct": "2024-10-18T09:00", "text": "between October 8th and 13th"}
        answer = time_expressions(line)
        assert [(timex["text"], timex["value"]) for timex in answer["timexes"]] == [
            ("October 8th", "2024-10-08"),
            ("13th", "2024-10-13"),
        ]
        assert {timex["range"]["edtf"] for timex in answer["timexes"]} == {"2024-10-08/2024-10-13"}

    def test_a_bound_is_outside_the_timex(self) -> None:
        [timex] = time_expressions({"docid": "a", "dct": "2024-10-18", "text": "since May"})["timexes"]
        assert (timex["text"], timex["edtf"], timex["range"]["edtf"]) == ("May", "2024-05", "2024-05/..")

    def test_a_missing_day_leaves_it_partial(self) -> None:
        [timex] = time_expressions({"docid": "a", "dct": None, "text": "on October 3"})["timexes"]
        assert timex["edtf"] == "XXXX-10-03"

    def test_a_broken_day_is_an_error(self) -> None:
        with pytest.raises(DateError, match="not a day"):
            time_expressions({"docid": "a", "dct": "yesterday", "text": "x"})

    def test_an_unknown_kind_is_an_error(self) -> None:
        with pytest.raises(DateError, match='"news" or "narrative"'):
            time_expressions({"docid": "a", "dct": None, "text": "x", "kind": "poem"})


WORDS = """
    the of in on at last next this 8 13 31 2024 1990 0 99 october may june friday monday week year years day days two
    three ago later earlier before after since until between and to from , . - ( ) ' s th % $ early late end first
    second quarter summer 10 : 30 a.m. bc every about more than 29 february easter half past the and of
"""


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join),
    st.sampled_from([None, FRIDAY, Day(1, 1, 1), Day(9999, 12, 31)]),
)
@example("31 June 2024", None)
@example("29 February", FRIDAY)
@example("last February 29", FRIDAY)
def test_nothing_raises_and_mentions_stand_in_order_within_the_text(text: str, published: Day | None) -> None:
    at = 0
    for mention in find_dates(text, published):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        at = mention.end


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    find_dates(text, FRIDAY)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "hostile", ["1 day ", "October 8 ", "the last of ", "2024-10-", "between May and ", "a ", "1:", "8th, ", "(Friday "]
)
def test_the_work_grows_as_the_text_does(code: str, hostile: str) -> None:
    once, eightfold = (steps(code, hostile * count) for count in (50, 400))
    assert eightfold <= 8.2 * once + 50


def steps(code: str, text: str) -> int:
    _, grammar = load_language(code)
    return sum(island.steps for island in grammar.read(Pieces(text, grammar.lexicon)))


@given(st.integers(1600, 2400), st.integers(1, 12), st.integers(1, 28))
def test_an_iso_day_is_read_as_it_stands(year: int, month: int, day: int) -> None:
    year = min(year, 2199)
    [mention] = find_dates(f"on {Day(year, month, day)}.", None)
    assert mention.when == Date(year, month, day)


@given(st.integers(1, 27), st.integers(1, 27), st.integers(1500, 2199))
def test_a_range_of_days_never_runs_backwards(first: int, last: int, year: int) -> None:
    for mention in find_dates(f"from {first} to {last} October {year}", None):
        if isinstance(mention.when, Interval):
            assert mention.when.start.first <= mention.when.end.last  # type: ignore[union-attr,operator]


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("in 44 BC", "BC0044", "-0043"),
        ("on 15 March 44 BC", "BC0044-03-15", "-0043-03-15"),
        ("in March 44 B.C.", "BC0044-03", "-0043-03"),
        ("in 1 BCE", "BC0001", "0000"),
        ("c. 300 BC", "BC0300", "-0299~"),
        ("from 264 to 241 BC", "BC0264/BC0241", "-0263/-0240"),
        ("in the 5th century BC", "BC04", "-0499/-0400"),
        ("in 12000 BCE", "BC12000", "Y-11999"),
    ],
)
def test_years_before_our_era_are_counted_from_one_in_timex_and_from_nought_in_edtf(
    text: str, value: str, edtf: str
) -> None:
    [mention] = find_dates(f"It was built {text}.", FRIDAY)
    assert (mention.value, str(mention.edtf)) == (value, edtf)

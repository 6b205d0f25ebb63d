"""Chronologies as people print them: every dated line is an event of its date. The examples are invented."""

from __future__ import annotations

import pytest

from timeline.articles import Article
from timeline.dates import Day
from timeline.events import Mode
from timeline.extraction import EventMention, Tier, find_mentions

JUNE = Day(2023, 6, 1)


def rows(text: str) -> list[EventMention]:
    return [one for one in find_mentions(Article("a", text, JUNE)) if one.tier is Tier.CHRONOLOGY]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "The Holm dam\n\n4 March 2021: A crack appears in the wall.\n9 March 2021: Engineers lower the lake.\n"
            "2 May 2022: The dam is blown up.\n",
            ["2021-03-04", "2021-03-09", "2022-05-02"],
        ),
        (
            "| Date | Event |\n|---|---|\n| 6 May 2014 | Torv Motors launches a van. |\n"
            "| 11 April 2016 | The firm recalls 500 vans. |\n",
            ["2014-05-06", "2016-04-11"],
        ),
        (
            "The strike of 2022\n\nMarch\n\n4: Workers walked out.\n11: The gates were closed.\n\nApril\n\n"
            "2: The firm gave in.\n",
            ["2022-03-04", "2022-03-11", "2022-04-02"],
        ),
        (
            "October 3, 2022\n\nShells hit the market of Arden.\n\nOctober 5, 2022\n\nBoth sides sign a truce.\n",
            ["2022-10-03", "2022-10-05"],
        ),
        ("- 1998: The bridge opens.\n- 2003: A barge hits the bridge.\n", ["1998", "2003"]),
    ],
)
def test_each_dated_line_is_an_event_of_its_date(text: str, dates: list[str]) -> None:
    assert [str(row.when) for row in rows(text)] == dates
    assert all(row.quote in text for row in rows(text))


def test_the_title_of_a_row_of_a_table_is_that_of_one_cell() -> None:
    text = (
        "| Date | Event | Crowns |\n|---|---|---|\n| 12 June 2021 | Torv bills the ministry for pumps | 300,000 |\n"
        "| 7 July 2021 | Three men flee. | 0 |\n"
    )
    assert [row.title for row in rows(text)] == ["Torv bills the ministry for pumps", "Three men flee"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "# March 2015\n\nOn 4 March the court freed two men.\n\n# April 2015\n\nThe mayor resigned.\n",
            ["2015-03-04", "2015-04"],
        ),
        (
            "- March 2015: On 4 March the court freed two men.\n- May 2015: The mayor resigned.\n",
            ["2015-03-04", "2015-05"],
        ),
        (
            "# 3 May 2012\n\nThe mayor resigned.\n\n# 5 May 2012\n\nOn 1 April 2011 police searched his house.\n",
            ["2011-04-01", "2012-05-03"],
        ),
    ],
)
def test_the_date_that_opens_the_sentence_of_a_line_is_that_of_its_event(text: str, dates: list[str]) -> None:
    assert sorted(str(row.when) for row in rows(text)) == dates


def test_a_date_in_the_midst_of_a_line_is_not_that_of_its_event() -> None:
    text = "- March 2015: The court freed the men jailed on 2 March.\n- May 2015: The mayor resigned.\n"
    assert [str(row.when) for row in rows(text)] == ["2015-03", "2015-05"]


def test_the_clock_of_a_log_is_the_time_of_its_day() -> None:
    text = "14:05 - Police close the bridge.\n14:20 - A second blast is heard.\n15:02 - The army comes."
    assert [(str(row.when), row.time) for row in rows(text)] == [
        ("2023-06-01", "14:05"),
        ("2023-06-01", "14:20"),
        ("2023-06-01", "15:02"),
    ]


def test_a_line_without_a_verb_keeps_its_words() -> None:
    titles = [row.title for row in rows("1998: Opening of the Holm bridge.\n2003: Loss of the barge Verana.\n")]
    assert titles == ["Opening of the Holm bridge", "Loss of the barge Verana"]


def test_a_line_after_the_day_of_publication_is_a_plan() -> None:
    text = "1 May 2023: The port closes.\n1 May 2024: The port opens again.\n"
    assert [row.mode for row in rows(text)] == [Mode.STATED, Mode.PLANNED]


@pytest.mark.parametrize(
    ("language", "text", "date", "mode"),
    [
        ("de", "Ein Kran stürzte am 14. Oktober 2022 in das Hafenbecken von Holm.", "2022-10-14", Mode.STATED),
        ("fr", "Le maire a visité les blessés le 14 octobre 2022.", "2022-10-14", Mode.STATED),
        ("es", "El banco niega que comprara los bonos el 14 de octubre de 2022.", "2022-10-14", Mode.DENIED),
        ("ru", "Мэр посетила порт Холм 14 октября 2022 года.", "2022-10-14", Mode.STATED),
        ("uk", "Міська рада нібито продала порт 14 жовтня 2022 року.", "2022-10-14", Mode.ALLEGED),
    ],
)
def test_a_dated_sentence_of_another_language_is_an_event_in_its_own_words(
    language: str, text: str, date: str, mode: Mode
) -> None:
    [row] = find_mentions(Article("a", text, Day(2023, 6, 1), language=language))
    assert (str(row.when), row.mode) == (date, mode)
    assert row.title == text.rstrip(".")


def test_a_sentence_of_another_language_without_a_date_is_no_event() -> None:
    assert not find_mentions(Article("a", "Der Hafen ist klein.", Day(2023, 6, 1), language="de"))


def test_no_events_are_found_in_a_language_whose_words_of_doubt_are_not_known() -> None:
    text = "Podobno dźwig runął do basenu portowego 14 października 2022 roku."
    assert not find_mentions(Article("a", text, Day(2023, 6, 1), language="pl"))


def test_a_schedule_of_places_tells_no_happening() -> None:
    text = "Tour dates\n\nJune 9 - Nordhaven, Alba Arena\nJune 12 - Lindal, Old Theatre\nJune 20 - Election in Lindal\n"
    found = find_mentions(Article("a", text, JUNE))
    assert [(str(one.when), one.reason) for one in found] == [
        ("2023-06-09", "no happening"),
        ("2023-06-12", "no happening"),
        ("2023-06-20", ""),
    ]

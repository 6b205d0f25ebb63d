"""Days as pages print them, stamps as machines write them, days in addresses."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Day
from timeline.ingestion.address_day import read_address
from timeline.ingestion.days import days_in
from timeline.ingestion.stamps import read_stamp


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("Saturday, 19 July 2014", "en", ["2014-07-19"]),
        ("Posted on Dec. 29th, 2019 at 7 p.m.", "en", ["2019-12-29"]),
        ("11-Jan-2019", "en", ["2019-01-11"]),
        ("Samstag, 19. Juli 2014", "de", ["2014-07-19"]),
        ("Dienstag, 1. März 2022, 14:05 Uhr", "de-AT", ["2022-03-01"]),
        ("le 1er février 2021", "fr", ["2021-02-01"]),
        ("15 de abril de 2020", "es", ["2020-04-15"]),
        ("27 de março de 2020", "pt", ["2020-03-27"]),
        ("29 listopada 2023", "pl", ["2023-11-29"]),
        ("29. listopadu 2023", "cs", ["2023-11-29"]),
        ("29. listopada 2023.", "hr", ["2023-10-29"]),
        ("29 listopada 2023", "", []),
        ("18 октября 2024 г.", "ru", ["2024-10-18"]),
        ("18 жовтня 2024", "", ["2024-10-18"]),
        ("2022. február 3.", "hu", ["2022-02-03"]),
        ("3 Mart 2021 Çarşamba", "tr", ["2021-03-03"]),
        ("2020年3月27日", "", ["2020-03-27"]),
        ("2020년 3월 27일", "ko", ["2020-03-27"]),
        ("10 เมษายน 2563", "th", ["2020-04-10"]),
        ("२८ मार्च २०२०", "hi", ["2020-03-28"]),
        ("28 مارس 2020", "ar", ["2020-03-28"]),
        ("27 tháng 3, 2020", "vi", ["2020-03-27"]),
        ("2024-10-18 09:30", "", ["2024-10-18"]),
        ("2024/10/18", "", ["2024-10-18"]),
        ("03.02.2022 15:34", "", ["2022-02-03"]),
        ("18.10.24", "", ["2024-10-18"]),
        ("25/12/2023", "", ["2023-12-25"]),
        ("25 . 12 . 2023", "", ["2023-12-25"]),
        ("25 | 12 | 2023", "", ["2023-12-25"]),
        ("25/12-2023", "da", ["2023-12-25"]),
        ("5.12.23", "de", ["2023-12-05"]),
        ("25.12.99", "de", ["1999-12-25"]),
        ("25.12. 09:20", "de", []),
        ("25.12.09:20", "de", []),
        ("release 1.2.11 of 2013", "en", []),
        ("von A. Schreiber, 1.2.11", "de", ["2011-02-01"]),
        ("Schreibprogramm, 1.2.11 und neuer", "de", []),
        ("Schreibprogramm 1.2.11", "de", []),
        ("by A. Writer, 1.2.11", "en", []),
        ("May 2,2011", "en", ["2011-05-02"]),
        ("Thursday, May 2 , 2011", "en", ["2011-05-02"]),
        ("Mon May 2 14:30:00 CEST 2011", "en", ["2011-05-02"]),
        ("May | 2 | 2011", "en", ["2011-05-02"]),
        ("2.Mai.2011", "de", ["2011-05-02"]),
        ("den 2.Mai 2011", "de", ["2011-05-02"]),
        ("2. März 2011", "en-US", ["2011-03-02"]),
        ("2 Okt 2011", "en", ["2011-10-02"]),
        ("2-го мая 2011", "ru", ["2011-05-02"]),
        ("2011 m. gegužės 2 d.", "lt", ["2011-05-02"]),
        ("2011. gada 2. maijs", "lv", ["2011-05-02"]),
        ("2 במאי 2011", "he", ["2011-05-02"]),
        ("2 พ.ค. 2554", "th", ["2011-05-02"]),
        ("12/25/2023", "", ["2023-12-25"]),
        ("03/04/2024", "", []),
        ("04/04/2024", "", ["2024-04-04"]),
        ("published 2 May 2024, updated 3 May 2024", "en", ["2024-05-02", "2024-05-03"]),
        ("31 February 2024", "en", []),
        ("version 1.2.2024.7, call 555-12-2020", "en", []),
        ("October 2024", "en", []),
        ("", "", []),
    ],
)
def test_a_day_is_found_as_it_is_printed_in_many_languages(text: str, language: str, days: list[str]) -> None:
    assert [str(day) for day in days_in(text, language)] == days


def test_the_order_of_numbers_is_taken_from_who_knows_it() -> None:
    assert days_in("03/04/2024", order="dmy") == [Day(2024, 4, 3)]
    assert days_in("03/04/2024", order="mdy") == [Day(2024, 3, 4)]
    assert days_in("03.04.2024", order="mdy") == [Day(2024, 4, 3)]  # with dots the day comes first everywhere


@given(st.text(max_size=200), st.sampled_from(["", "en", "de", "th", "no such language"]))
def test_any_text_has_days_or_none(text: str, language: str) -> None:
    assert all(1700 < day.year < 2200 for day in days_in(text, language))


@given(st.dates(date(1701, 1, 1), date(2199, 12, 31)))
def test_every_iso_day_of_our_time_is_its_own(day: date) -> None:
    assert [str(found) for found in days_in(str(day))] == [str(day)]


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("2024-10-18", "2024-10-18"),
        ("2024-10-18T09:30+09:00", "2024-10-18T09:30+09:00"),
        ("2024-10-18 09:30:05", "2024-10-18T09:30:05"),
        ("2024-10-18T09:30:05.123Z", "2024-10-18T09:30:05Z"),
        ("2024-10-18T09:30:05+0900", "2024-10-18T09:30:05+09:00"),
        ("20241018", "2024-10-18"),
        ("20241018T093005Z", "2024-10-18T09:30:05Z"),
        ("Fri, 18 Oct 2024 09:30:00 +0900", "2024-10-18T09:30:00+09:00"),
        ("Fri, 18 Oct 2024 09:30:00 GMT", "2024-10-18T09:30:00Z"),
        ("1729243800", "2024-10-18T09:30:00Z"),
        ("1729243800000", "2024-10-18T09:30:00Z"),
        ("18 October 2024", "2024-10-18"),
        ("2024-10", None),
        ("2024-13-41", None),
        ("3 days ago", None),
        ("", None),
        ("2024-10-18" + "x" * 200, None),
    ],
)
def test_a_stamp_is_kept_with_its_zone(text: str, stamp: str | None) -> None:
    found = read_stamp(text, "en")
    assert (found[1] if found else None) == stamp


@given(st.text(max_size=120))
def test_any_text_is_a_stamp_or_none(text: str) -> None:
    read_stamp(text)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2014/05/18/talks/", "2014-05-18"),
        ("/news/2014-5-8-talks", "2014-05-08"),
        ("/2014/may/18/talks", "2014-05-18"),
        ("/2014/0518/talks.html", "2014-05-18"),
        ("/20140518/talks", "2014-05-18"),
        ("/html_dir/2020/08/27/2020082704301.html", "2020-08-27"),
        ("/meldungen/29-10-2021", "2021-10-29"),
        ("/meldungen/09-10-2021", None),
        ("/2014/05/talks", None),
        ("/2014/05/3-questions", None),
        ("/2014/05/3/questions", "2014-05-03"),
        ("/2014/05/18-questions", "2014-05-18"),
        ("/talks-123456789", None),
        ("/2014/05/18/what-happened-on-2001-09-11", None),
        ("/?date=2014-05-18", None),
        ("/web/20200101123456/https://example.org/2014/05/18/talks", "2014-05-18"),
    ],
)
def test_an_address_tells_a_day_or_none(path: str, day: str | None) -> None:
    found = read_address("https://example.org" + path)
    assert ([str(one.day) for one in found] or [None]) == [day]

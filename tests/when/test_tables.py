"""The tables of feasts and calendars are those of the packages that they are made of."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hijridate import Hijri

from benchmarks import make_calendars
from timeline.dates import DateError, Day
from timeline.when import tables
from timeline.when.calendars import from_iranian, from_islamic
from timeline.when.holidays import holiday


def iso(day: Day) -> str:
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def test_the_file_is_what_the_packages_give_today() -> None:
    made = make_calendars.tables()
    stored = json.loads(Path(tables.__file__).with_name("tables.json").read_text(encoding="utf-8"))
    # Feasts of India are listed a year further now and then.
    for name, feast in stored["feasts"].items():
        assert made["feasts"][name]["days"].startswith(feast["days"]), name
    assert made["islamic months"] == stored["islamic months"]
    assert made["iranian new year"] == stored["iranian new year"]


def test_every_day_of_the_islamic_calendar_is_as_the_package_has_it() -> None:
    for year in range(tables.FIRST_ISLAMIC_YEAR, tables.LAST_ISLAMIC_YEAR + 1):
        for month in range(1, 13):
            first = Hijri(year, month, 1)
            for day in (1, first.month_length()):
                wanted = first.to_gregorian() + timedelta(days=day - 1)
                assert iso(from_islamic(year, month, day)) == date(wanted.year, wanted.month, wanted.day).isoformat()
            with pytest.raises(DateError):
                from_islamic(year, month, first.month_length() + 1)


def test_the_last_day_of_an_iranian_year_is_there_in_leap_years_alone() -> None:
    assert iso(from_iranian(1403, 12, 30)) == "2025-03-20"
    with pytest.raises(DateError):
        from_iranian(1402, 12, 30)
    assert iso(from_iranian(1403, 1, 1)) == "2024-03-20"


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [("lunar new year", 2024, "2024-02-10"), ("eid al-fitr", 2023, "2023-04-21"), ("diwali", 2023, "2023-11-12")],
)
def test_a_feast_by_the_moon(name: str, year: int, day: str) -> None:
    assert iso(holiday(name, year)) == day


@pytest.mark.parametrize("year", [1700, 2300])
def test_a_year_that_is_not_listed_has_no_such_feast(year: int) -> None:
    with pytest.raises(DateError, match="known here"):
        holiday("lunar new year", year)

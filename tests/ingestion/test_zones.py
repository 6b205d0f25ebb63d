"""The zone of a page, from the stamps that it has with one."""

from datetime import timedelta

import pytest

from timeline.dates import Day
from timeline.ingestion.parsed import Evidence, EvidenceKind
from timeline.ingestion.zones import in_own_zone, zones_of


@pytest.mark.parametrize(
    ("page", "hours"),
    [
        ("2020-05-01T23:00:00-04:00", [-4]),
        ("2020-05-01 23:00-0400", [-4]),
        ("Fri, 01 May 2020 23:00:00 +0530", [5.5]),
        ("2020-05-01T23:00:00.123+02:00 2020-12-01T23:00:00+01:00", [1, 2]),
        ("2020-05-01T23:00:00+02:00 2020-05-01T23:00:00-04:00", []),
        ("2020-05-01T23:00:00+00:00 2020-05-01T23:00:00Z", []),
        ("open 10:00-12:00 and 14:00 -1530", []),
        ("2020-05-01T23:00:00+19:00", []),
        ("", []),
    ],
)
def test_the_zone_of_a_page_is_the_one_that_its_stamps_agree_on(page: str, hours: list[float]) -> None:
    assert zones_of(page) == tuple(timedelta(hours=one) for one in hours)


def stamp(written: str) -> Evidence:
    return Evidence(EvidenceKind.META, Day.parse(written[:10]), written, "meta pubdate", ("meta.explicit",))


def test_a_moment_on_which_summer_and_winter_disagree_stays_in_utc() -> None:
    late = stamp("2020-05-01T22:30:00Z")
    assert in_own_zone([late], zones_of("2020-05-01T23:00:00+02:00 2020-12-01T23:00:00+01:00")) == (late,)


def test_a_moment_at_the_end_of_all_years_stays_as_it_is() -> None:
    last = stamp("9999-12-31T23:30:00Z")
    assert in_own_zone([last], [timedelta(hours=2)]) == (last,)

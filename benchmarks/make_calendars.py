"""Make the tables of days that no short rule gives, from the packages ``holidays`` and ``hijridate``.

    python benchmarks/make_calendars.py

Writes timeline/when/tables.json: feasts by the moon, the Iranian new year, and the months of the Islamic calendar as
Umm al-Qura has them. Run it after an update of one of the packages; a test compares every day with them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from hijridate import Hijri
from hijridate.ummalqura import HIJRI_RANGE

from timeline.when.tables import SHORTEST

OUT: Final = Path("timeline/when/tables.json")
CARD: Final = (
    "Days of feasts by the moon and the Iranian new year as the package holidays has them, and the months of Umm "
    "al-Qura as hijridate has them, both under the MIT licence; made by benchmarks/make_calendars.py."
)
YEARS: Final = range(1800, 2200)
SOURCES: Final = {
    "eid al-fitr": ("islamic", "_IslamicLunar", "eid_al_fitr_dates"),
    "eid al-adha": ("islamic", "_IslamicLunar", "eid_al_adha_dates"),
    "islamic new year": ("islamic", "_IslamicLunar", "hijri_new_year_dates"),
    "ashura": ("islamic", "_IslamicLunar", "ashura_dates"),
    "arbaeen": ("islamic", "_IslamicLunar", "arbaeen_dates"),
    "mawlid": ("islamic", "_IslamicLunar", "mawlid_dates"),
    "laylat al-qadr": ("islamic", "_IslamicLunar", "laylat_al_qadr_dates"),
    "quds day": ("islamic", "_IslamicLunar", "jumuatul_wida_dates"),
    "ramadan": ("islamic", "_IslamicLunar", "ramadan_beginning_dates"),
    "lunar new year": ("chinese", "_ChineseLunisolar", "lunar_new_year_date"),
    "dragon boat festival": ("chinese", "_ChineseLunisolar", "dragon_boat_date"),
    "mid-autumn festival": ("chinese", "_ChineseLunisolar", "mid_autumn_date"),
    "qingming": ("chinese", "_ChineseLunisolar", "qingming_date"),
    "diwali": ("hindu", "_HinduLunisolar", "diwali_date"),
    "diwali in india": ("hindu", "_HinduLunisolar", "diwali_india_date"),
    "holi": ("hindu", "_HinduLunisolar", "holi_date"),
    "dussehra": ("hindu", "_HinduLunisolar", "dussehra_date"),
    "guru nanak jayanti": ("hindu", "_HinduLunisolar", "guru_nanak_jayanti_date"),
    "janmashtami": ("hindu", "_HinduLunisolar", "janmashtami_date"),
    "raksha bandhan": ("hindu", "_HinduLunisolar", "raksha_bandhan_date"),
    "vesak": ("buddhist", "_BuddhistLunisolar", "vesak_date"),
}
"""Where the package has each feast: its module, the class of the calendar, the method."""


def main() -> None:
    """Write the tables."""
    OUT.write_text(json.dumps(tables(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


def tables() -> dict[str, Any]:
    """Return what the file holds."""
    return {
        "card": CARD,
        "feasts": {name: listed(lambda year, at=at: feast(at[0], at[1], at[2], year)) for name, at in SOURCES.items()},
        "iranian new year": listed(iranian_new_year),
        "islamic months": islamic_months(),
    }


def feast(module: str, calendar: str, method: str, year: int) -> date | None:
    """Return the first day of a feast in a year, None where the package does not know it."""
    found = getattr(getattr(import_module(f"holidays.calendars.{module}"), calendar)(), method)(year)
    if method.endswith("_dates"):
        found = next((one for one in found if one[0].year == year), None)
    day: date | None = found[0] if isinstance(found, tuple) else found
    return day


def iranian_new_year(year: int) -> date | None:
    """Return the first day of the Iranian year that begins in a year of ours."""
    calendar = import_module("holidays.calendars.persian")._Persian()
    day: date | None = calendar.persian_to_gregorian(year, 1, 1)
    return day


def listed(day_of: Callable[[int], date | None]) -> Mapping[str, object]:
    """Return the years in a row of which a day is known, as the first of them and a day of each."""
    days = {year: day for year in YEARS if (day := day_of(year)) is not None}
    if list(days) != list(range(min(days), max(days) + 1)):
        raise ValueError("years are missing in between")
    return {"from": min(days), "days": " ".join(f"{day:%m-%d}" for day in days.values())}


def islamic_months() -> Mapping[str, object]:
    """Return the first year and its first day, and of each year how many days its months have more than 28."""
    first, last = HIJRI_RANGE[0][0], HIJRI_RANGE[1][0]
    years = (
        "".join(str(Hijri(year, month, 1).month_length() - SHORTEST) for month in range(1, 13))
        for year in range(first, last + 1)
    )
    return {"from": first, "begins": Hijri(first, 1, 1).to_gregorian().isoformat(), "months": " ".join(years)}


if __name__ == "__main__":
    main()

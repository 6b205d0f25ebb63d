"""Lengths of time and times that come back: "three days", "a year and a half", "every Tuesday", "daily"."""

from __future__ import annotations

from itertools import pairwise

from timeline.when.guards import (
    after_amount,
    after_no_amount,
    follows,
    in_a_number,
    in_a_title,
    not_after,
    not_before,
    precedes,
)
from timeline.when.meaning import DayOfWeek, Duration, Every, EveryNamed, Mod, Modified, Unit
from timeline.when.periods import SEASON_LETTERS
from timeline.when.rules import Rule
from timeline.when.tokens import Position


def _length(count: float, unit: Unit) -> Duration | None:
    """A length in whole units where there are finer ones on the clock: half an hour is 30 minutes."""
    if unit is Unit.WEEKEND:
        return None
    if unit in _YEARS and count % 1 == 0.5:
        return Duration(((count * _YEARS[unit], Unit.YEAR),))
    if unit in _FINER and count % 1 == 0.5:
        half = (30, _FINER[unit])
        return Duration(((int(count), unit), half) if count > 1 else (half,))
    return Duration(((count, unit),))


def _single(unit: Unit) -> Duration | None:
    """ "a week"; but "a second" is another and "a quarter" a fourth."""
    return None if unit in (Unit.SECOND, Unit.QUARTER) else _length(1, unit)


def _parts(*parts: tuple[float, Unit]) -> Duration | None:
    """ "three hours, twenty minutes and five seconds": from the longest unit to the shortest."""
    order = [_ORDER.index(unit) if unit in _ORDER else -1 for _, unit in parts]
    falls = all(0 <= one < other for one, other in pairwise(order))
    return Duration(parts) if falls else None


_ORDER = (Unit.YEAR, Unit.MONTH, Unit.WEEK, Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND)


def _vague(unit: Unit) -> Duration:
    return Duration(((None, unit),))


def _weekly(day: DayOfWeek) -> EveryNamed:
    return EveryNamed(f"XXXX-WXX-{day + 1}")


def is_clock(place: Position) -> bool:
    """Four digits before "hours" are a time of day after "at" and the like: "at 2100 hours", "from 2200 to 0500"."""
    words = place.pieces.words
    first, last = words[place.first], words[place.last]
    if len(first) != 4 or not first.isdecimal() or last.lower() not in ("hours", "hrs"):
        return False
    hour, minute = divmod(int(first), 100)
    if hour >= 24 or minute >= 60:
        return False
    return first[0] == "0" or place.before in ("at", "by", "until", "from", "since", "about", "around")


_YEARS = {Unit.DECADE: 10, Unit.CENTURY: 100}
_FINER = {Unit.HOUR: Unit.MINUTE, Unit.MINUTE: Unit.SECOND}


# fmt: off
LENGTHS = (
    Rule("DURATION", "COUNT -? UNIT_ONE|UNIT_MANY", lambda count, unit_one: _length(count, unit_one),
         {"three days": "P3D", "16-hour": "PT16H", "twenty-four hours": "PT24H", "2.5 years": "P2.5Y"},
         unless=(in_a_number, is_clock)),
    Rule("DURATION", "COUNT -? SHORTENED_UNIT", lambda count, shortened_unit: _length(count, shortened_unit),
         {"a 30-min pause": "PT30M", "12 hrs": "PT12H"}, unless=(in_a_number, is_clock, precedes(".", "-", "/"))),
    Rule("DURATION", "COUNT UNIT_ONE|UNIT_MANY ,? second:COUNT second_unit:UNIT_ONE|UNIT_MANY",
         lambda count, unit_one, second, second_unit: _parts((count, unit_one), (second, second_unit)),
         {"three hours, twenty minutes": "PT3H20M"}),
    Rule("DURATION", "COUNT UNIT_ONE|UNIT_MANY , second:COUNT second_unit:UNIT_ONE|UNIT_MANY ,? and? third:COUNT "
         "third_unit:UNIT_ONE|UNIT_MANY",
         lambda count, unit_one, second, second_unit, third, third_unit:
             _parts((count, unit_one), (second, second_unit), (third, third_unit)),
         {"three hours, twenty minutes and five seconds": "PT3H20M5S"}),
    Rule("DURATION", "a|an|one UNIT_ONE and three quarters", lambda unit_one: Duration(((1.75, unit_one),)),
         {"an hour and three quarters": "PT1.75H"}),
    Rule("DURATION", "a|an|another UNIT_ONE", lambda unit_one: _single(unit_one),
         {"a week": "P1W", "an hour": "PT1H"}, unless=(after_amount,)),
    Rule("SET", "a|an UNIT_ONE", lambda unit_one: None if unit_one.of_clock else Every(unit_one),
         {"$500 million a year": "P1Y"}, unless=(after_no_amount,)),
    Rule("DURATION", "a|another FORTNIGHT", lambda: Duration(((2, Unit.WEEK),)), {"for a fortnight": "P2W"}),
    Rule("DURATION", "COUNT million UNIT_MANY", lambda count, unit_many: _length(count * 1_000_000, unit_many),
         {"66 million years": "P66000000Y"}, unless=(in_a_number, follows("$", "£", "€"))),
    Rule("DURATION", "COUNT billion UNIT_MANY", lambda count, unit_many: _length(count * 1_000_000_000, unit_many),
         {"4.5 billion years": "P4500000000Y"}),
    Rule("DURATION", "another COUNT UNIT_MANY", lambda count, unit_many: _length(count, unit_many),
         {"another seven months": "P7M"}),
    Rule("DURATION", "COUNT more|additional|full|long|whole|consecutive|straight UNIT_MANY",
         lambda count, unit_many: _length(count, unit_many), {"two more weeks": "P2W"}),
    Rule("DURATION", "a|an full|whole|additional|extra UNIT_ONE", lambda unit_one: _length(1, unit_one),
         {"a full year": "P1Y"}),
    Rule("DURATION", "a|an|one UNIT_ONE and a half", lambda unit_one: _length(1.5, unit_one),
         {"a year and a half": "P1.5Y"}),
    Rule("DURATION", "half a|an UNIT_ONE", lambda unit_one: _length(0.5, unit_one), {"half an hour": "PT30M"}),
    Rule("DURATION", "a half -? UNIT_ONE", lambda unit_one: _length(0.5, unit_one), {"a half-hour": "PT30M"}),
    Rule("DURATION", "a|the quarter -|of? a? century", lambda: Duration(((25, Unit.YEAR),)),
         {"a quarter century": "P25Y", "a quarter of a century": "P25Y"}),
    Rule("DURATION", "three quarters of an hour", lambda: Duration(((45, Unit.MINUTE),)),
         {"three quarters of an hour": "PT45M"}),
    Rule("DURATION", "a quarter of an hour", lambda: Duration(((15, Unit.MINUTE),)), {"a quarter of an hour": "PT15M"}),
    Rule("DURATION", "half - UNIT_ONE", lambda unit_one: _length(0.5, unit_one), {"half-century": "P50Y"}),
    Rule("DURATION", "all -? UNIT_ONE long?", lambda unit_one: _single(unit_one),
         {"it rained all day": "P1D", "an all-day meeting": "P1D"}),
    Rule("DURATION", "LONG", lambda long: _length(1, long), {"a yearlong strike": "P1Y"}),
    Rule("DURATION", "UNIT_MANY", lambda unit_many: _vague(unit_many) if unit_many.of_clock else None,
         {"within hours": "PTXH"}, unless=(not_after("for", "within", "lasted", "took"),)),
    Rule("DURATION", "VAGUE UNIT_MANY", lambda unit_many: None if unit_many is Unit.QUARTER else _vague(unit_many),
         {"several years": "PXY", "a few minutes": "PTXM"}),
    Rule("DURATION", "several|few quarters", lambda: _vague(Unit.QUARTER), {"the past few quarters": "PXQ"}),
    Rule("DURATION", "VAGUE - UNIT_ONE", lambda unit_one: _vague(unit_one), {"several-year": "PXY"}),
    Rule("DURATION", "UNIT_MANY",
         lambda unit_many: None if unit_many.of_clock or unit_many in (Unit.WEEKEND,
             Unit.QUARTER) else _vague(unit_many), {"for years": "PXY"}, unless=(precedes("'"),)),
    Rule("DURATION", "UNIT_MANY - long", lambda unit_many: _vague(unit_many), {"decades-long": "PXDE"}),
    Rule("DURATION", "UNIT_ONE - long", lambda unit_one: _length(1, unit_one), {"week-long": "P1W"}),
    Rule("DURATION", "COUNT UNIT_ONE|UNIT_MANY and more:COUNT more_unit:UNIT_MANY",
         lambda count, unit_one, more, more_unit: Duration(((count, unit_one), (more, more_unit))),
         {"two hours and 30 minutes": "PT2H30M"}),
    Rule("DURATION", "COUNT to|or|- COUNT -? UNIT_MANY", lambda count, unit_many: _length(count, unit_many),
         {"two to three weeks": "P2W"}, unless=(is_clock,)),
    Rule("SET", "every|each UNIT_ONE", lambda unit_one: Every(unit_one), {"every month": "P1M", "each year": "P1Y"}),
    Rule("SET", "every COUNT UNIT_MANY", lambda count, unit_many: Every(unit_many, count), {"every two weeks": "P2W"}),
    Rule("SET", "every half -? hour", lambda: Every(Unit.MINUTE, 30), {"every half-hour": "PT30M"}),
    Rule("SET", "every other UNIT_ONE", lambda unit_one: Every(unit_one, 2), {"every other day": "P2D"}),
    Rule("SET", "every other|second WEEKDAY_NAME", lambda weekday_name: _weekly(weekday_name),
         {"every second Thursday": "XXXX-WXX-4", "every other Friday": "XXXX-WXX-5"}),
    Rule("SET", "the? ORDINAL|last WEEKDAY_NAME of|in every|each month", lambda: Every(Unit.MONTH),
         {"the third Thursday of every month": "P1M"}),
    Rule("SET", "WEEKDAY_NAME PART_MANY",
         lambda weekday_name, part_many: EveryNamed(f"XXXX-WXX-{weekday_name + 1}T{part_many}"),
         {"on Friday nights": "XXXX-WXX-5TNI"}),
    Rule("SET", "once|twice FREQUENCY", lambda frequency: Every(frequency), {"twice daily": "P1D"}),
    Rule("SET", "COUNT times FREQUENCY", lambda frequency: Every(frequency), {"three times weekly": "P1W"}),
    Rule("SET", "every|each WEEKDAY_NAME", lambda weekday_name: _weekly(weekday_name), {"every Tuesday": "XXXX-WXX-2"}),
    Rule("SET", "WEEKDAY_PLURAL", lambda weekday_plural: _weekly(weekday_plural), {"on Mondays": "XXXX-WXX-1"}),
    Rule("SET", "every|each MONTH_NAME", lambda month_name: EveryNamed(f"XXXX-{month_name:02}"),
         {"each July": "XXXX-07"}),
    Rule("SET", "SPACED", lambda spaced: Every(spaced[1], spaced[0]), {"a quarterly bulletin": "P3M"},
         unless=(in_a_title, precedes("dividend", "dividends", "results", "loss", "losses", "profit", "profits", "net",
             "cash", "earnings", "report", "reports", "sales", "revenue", "of", "and"))),
    Rule("SET", "WEEKDAY_PLURAL in|of FULL_YEAR", lambda weekday_plural, full_year:
         EveryNamed(f"{full_year:04}-WXX-{weekday_plural + 1}"), {"Thursdays in 1994": "1994-WXX-4"}),
    Rule("SET", "FREQUENCY", lambda frequency: Every(frequency), {"daily rallies": "P1D"}, unless=(in_a_title,)),
    Rule("SET", "per UNIT_ONE", lambda unit_one: None if unit_one.of_clock else Every(unit_one), {"per month": "P1M"}),
    Rule("SET", "every|each DAY_PART", lambda day_part: EveryNamed(f"XXXX-XX-XXT{day_part}"),
         {"every morning": "XXXX-XX-XXTMO", "each night": "XXXX-XX-XXTNI"}),
    Rule("SET", "every|each SEASON_NAME", lambda season_name: EveryNamed(f"XXXX-{SEASON_LETTERS[season_name - 1]}"),
         {"every summer": "XXXX-SU"}),
    Rule("SET", "on|at weekends", lambda: EveryNamed("XXXX-WXX-WE"), {"closed on weekends": "XXXX-WXX-WE"}),
    Rule("SET", "COUNT UNIT_ONE|UNIT_MANY a|per per:UNIT_ONE", lambda per: Every(per),
         {"seven days a week": "P1W", "24 hours a day": "P1D"}),
    Rule("SET", "COUNT times a|per UNIT_ONE", lambda unit_one: Every(unit_one), {"three times a week": "P1W"}),
    Rule("SET", "once|twice a|per|every UNIT_ONE", lambda unit_one: Every(unit_one), {"twice a week": "P1W"}),
)

SPANS = (
    Rule("SET", "every|each WEEKDAY_NAME at|from CLOCK", lambda weekday_name, clock:
         EveryNamed(f"XXXX-WXX-{weekday_name + 1}T{clock.hour:02}:{clock.minute or 0:02}"),
         {"each Monday at 4 pm": "XXXX-WXX-1T16:00"}),
    Rule("SET", "WEEKDAY_PLURAL at|from CLOCK", lambda weekday_plural, clock:
         EveryNamed(f"XXXX-WXX-{weekday_plural + 1}T{clock.hour:02}:{clock.minute or 0:02}"),
         {"on Mondays at 4 pm": "XXXX-WXX-1T16:00"}),
    Rule("DURATION", "ABOUT DURATION", lambda about, duration: Modified(duration, about),
         {"more than four hours": "PT4H", "nearly an hour": "PT1H"}),
    Rule("DURATION", "the|these|those last|past|next|coming|first|final|previous|following|intervening DURATION",
         lambda duration: duration,
         {"the next few days": "PXD", "the first nine months": "P9M"}),
    Rule("DURATION", "the COUNT previous|preceding|last|past|next|following UNIT_MANY",
         lambda count, unit_many: _length(count, unit_many), {"the three previous years": "P3Y"}),
    Rule("DURATION", "at least|most the last|past|next|first DURATION", lambda duration: duration,
         {"at least the past 18 months": "P18M"}),
    Rule("DURATION", "YEAR_AGO DURATION", lambda duration: duration, {"the year-earlier nine months": "P9M"}),
    Rule("DURATION", "the COUNT UNIT_MANY", lambda count, unit_many: _length(count, unit_many),
         {"the nine months": "P9M"}),
    Rule("DURATION", "over a|an UNIT_ONE", lambda unit_one: Modified(Duration(((1, unit_one),)), Mod.MORE_THAN),
         {"over a month": "P1M"}),
    Rule("DURATION", "over COUNT UNIT_MANY",
         lambda count, unit_many: Modified(Duration(((count, unit_many),)), Mod.MORE_THAN),
         {"over nine months": "P9M"}),
    Rule("DURATION", "the fiscal? year", lambda: Duration(((1, Unit.YEAR),)),
         {"for the year ended in March": "P1Y"}, unless=(not_before("ended", "ending"),)),
    Rule("DURATION", "the past|last|next UNIT_ONE",
         lambda unit_one: _length(1, unit_one) if unit_one in (Unit.DECADE, Unit.CENTURY) else None,
         {"over the last decade": "P1DE"}),
    Rule("DURATION", "the last|next hour", lambda: Duration(((1, Unit.HOUR),)),
         {"in the next hour": "PT1H"}),
    Rule("DURATION", "the past UNIT_ONE", lambda unit_one: None if unit_one is Unit.YEAR else _length(1, unit_one),
         {"in the past hour": "PT1H"}),
    Rule("DURATION", "the? past|last|next|first? DURATION or so", lambda duration: Modified(duration, Mod.APPROX),
         {"the next two years or so": "P2Y"}),
    Rule("DURATION", "a UNIT_ONE or two", lambda unit_one: Modified(Duration(((1, unit_one),)), Mod.APPROX),
         {"a year or two": "P1Y"}),
    Rule("DURATION", "the DURATION ahead", lambda duration: duration, {"the weeks ahead": "PXW"}),
)
# fmt: on

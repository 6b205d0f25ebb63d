"""From one time to another, and since, until, before and after one: "between October 8th and 13th", "by Friday"."""

from __future__ import annotations

from timeline.when.guards import counts_a_noun, in_a_code, in_a_number, precedes
from timeline.when.languages.en.counts import labelled
from timeline.when.meaning import (
    Ambiguous,
    Both,
    Bound,
    Bounded,
    Calendar,
    Clock,
    DayOfMonth,
    Division,
    Duration,
    Either,
    From,
    In,
    Meaning,
    Mod,
    Modified,
    Offset,
    Range,
    Shifted,
    Unit,
    Weekday,
    Whole,
)
from timeline.when.numeric import LAST_CENTURY
from timeline.when.rules import Rule
from timeline.when.tokens import Position


def _to_day(start: Meaning, end: int, full_year: int | None = None) -> Range | None:
    """ "October 8-13, 2024": the month of the first day is that of the second, the year that of both."""
    if not isinstance(start, Calendar) or start.day is None:
        return None
    if full_year is not None and start.year is not None:
        return None
    first = Calendar(start.year if full_year is None else full_year, start.month, start.day)
    return Range(first, Calendar(first.year, first.month, end))


def _from_day(start: int, end: Meaning) -> Range | None:
    """ "8-13 October 2024" """
    match end:
        case Calendar(year, month, int() as day) if start < day:  # "17-3 October" is none
            return Range(Calendar(year, month, start), end)
    return None


def _from_month(start: int, end: Meaning) -> Range | None:
    """ "June-July 1940" """
    if not isinstance(end, Calendar) or end.day is not None or end.month is None:
        return None
    return Range(Calendar(None if end.year is None else end.year - (start > end.month), start), end)


def _both(start: int, end: Meaning, middle: int | None = None) -> Both | None:
    """ "April and June 1955", "March, April and May 1955" """
    if not isinstance(end, Calendar) or end.day is not None:
        return None
    if end.year is None or end.month is None:
        return None
    return Both(Calendar(end.year, start), end, () if middle is None else (Calendar(end.year, middle),))


def _both_days(start: int, end: Meaning) -> Both | None:
    """ "28 and 29 August" """
    return Both(Calendar(end.year, end.month, start), end) if isinstance(end, Calendar) and end.day else None


def _both_nth(start: Meaning, end: int, full_year: int | None = None, middle: int | None = None) -> Both | None:
    """ "October 8th and 13th", "October 8, 9 and 10, 2023" """
    if not isinstance(start, Calendar) or start.month is None:
        return None
    year = start.year if full_year is None else full_year
    between = () if middle is None else (Calendar(year, start.month, middle),)
    return Both(Calendar(year, start.month, start.day), Calendar(year, start.month, end), between)


def _both_quarters(start: int, end: int) -> Both | None:
    """ "the third and fourth quarters" """
    if not start < end <= 4:
        return None
    return Both(Division(Unit.QUARTER, start), Division(Unit.QUARTER, end))


def _both_named(start: Meaning, end: Meaning) -> Both | None:
    """ "28 August and 3 September 1918": the year of the second day is that of the first."""
    match start, end:
        case Calendar(None, month, day), Calendar(year):
            return Both(Calendar(year, month, day), end)
        case (Calendar() | Ambiguous(), Calendar() | Ambiguous()):
            return Both(start, end)
    return None


def _centuries(start: int, end: int) -> Both | None:
    """ "the 18th and 19th centuries" """
    return Both(Whole(Unit.CENTURY, start - 1), Whole(Unit.CENTURY, end - 1)) if start < end else None


def _short_years(start: int, end: int) -> Range | None:
    """ "1915-17": the century of the first year is that of the second."""
    year = start - start % 100 + end
    return Range(Calendar(start), Calendar(year)) if start > 0 and year > start else None


def _years(start: Meaning, end: Meaning) -> Range | None:
    """ "264 - 241 BC", "1914-1918"; years that run backwards are a sum or a score."""
    match start, end:
        case Calendar(int() as first, None, None), Calendar(int() as last, None, None):
            return Range(start, end) if first < last else None
    return Range(start, end)


def _about(years: Range | None) -> Range | None:
    """ "around 1901-02" """
    return None if years is None else Range(Modified(years.start, Mod.APPROX), Modified(years.end, Mod.APPROX))


def _before(start: Meaning) -> Bounded:
    """ "before 3 May"; before the end of a time is in it or earlier."""
    ends = isinstance(start, Modified) and start.mod is Mod.END
    return Bounded(Bound.BY if ends else Bound.BEFORE, start)


def _to_clock(start: int, end: Meaning, minute: int | None = None) -> Range | None:
    """ "between 3 and 5 p.m.", "9:15 to 9:40 p.m." """
    if not isinstance(end, Clock) or not 1 <= start <= 12:
        return None
    hour = start % 12 + (12 if end.hour >= 12 else 0)
    if hour > end.hour >= 12:  # "11 to 1 p.m."
        hour -= 12
    return Range(Clock(hour, minute or 0, None, end.zone, end.of), end) if hour <= end.hour else None


def _of_military(start: int, end: int, day: Meaning) -> Range | None:
    """ "between 2100 and 2300 on 3 May 2010" """
    (hour, minute), (end_hour, end_minute) = divmod(start, 100), divmod(end, 100)
    if max(hour, end_hour) > 23 or max(minute, end_minute) > 59:
        return None
    return Range(Clock(hour, minute, of=day), Clock(end_hour, end_minute, of=day))


def _both_in_week(start: Meaning, end: Meaning) -> Both | None:
    """ "Monday and Tuesday of last week" """
    match start, end:
        case Weekday(), In(Weekday(), week):
            return Both(In(start, week), end)
    return None


def _both_seasons(start: int, end: Meaning) -> Both | None:
    """ "spring and summer 2011" """
    match end:
        case Division(Unit.SEASON, number, Calendar() as year) if start != number:
            return Both(Division(Unit.SEASON, start, year), end)
    return None


def _from_military(start: int, end: Meaning) -> Range | None:
    """ "from 2200 to 0500 hours" """
    hour, minute = divmod(start, 100)
    if not isinstance(end, Clock) or hour > 23 or minute > 59:
        return None
    return Range(Clock(hour, minute, None, end.zone, end.of), end)


def _ended(start: Meaning, end: Meaning) -> Both:
    """ "the quarter ended July 31": the one that the text is at, as fiscal years count; else the calendar's that
    most of it lies in."""
    if isinstance(start, Division):
        return Both(start, end)
    return Both(Offset(0, Unit.QUARTER, 1, From.QUARTER, Offset(45, Unit.DAY, -1, of=end)), end)


def _same_day(start: int) -> Both | None:
    """ "tomorrow, Saturday": a weekday alone would be the one before. Behind "today" and "yesterday" it is right."""
    return Both(Shifted(Unit.DAY, 1), Shifted(Unit.DAY, 1)) if start == 1 else None


def _around(start: Meaning, before: int, end: Meaning) -> Both | None:
    """ "a week before the vote on Tuesday" """
    match start:
        case Duration(((float() | int() as amount, unit),)) if not unit.of_clock:
            return Both(Offset(amount, unit, before, of=end), end)
    return None


def _same_kind(start: Meaning, end: Meaning) -> Range | None:
    """From one day to another; where one of them has no month, the other's is its own: "the 2nd to 4th June 2009"."""
    match start, end:
        case Weekday(), In(Weekday(), week):
            return Range(In(start, week), end)
        case DayOfMonth(day), Calendar(year, int() as month, int()):
            return Range(Calendar(year, month, day), end)
        case Calendar(year, int() as month, int()), DayOfMonth(day):
            return Range(start, Calendar(year, month, day))
    return Range(start, end)


def _months(start: Meaning, end: Meaning) -> Range | None:
    """ "Jan. 2020 through Mar. 2020" """
    match start, end:
        case Calendar(int() as year, int() as month, None), Calendar(int() as end_year, int() as end_month, None):
            return Range(start, end) if (year, month) < (end_year, end_month) else None
    return None


def _listed(start: int, end: Meaning, middle: int, third: int | None = None, fourth: int | None = None) -> Both | None:
    """ "the 22nd, 23rd, 30th and 31st of March 2016" """
    match end:
        case Calendar(year, int() as month, int()):
            between = [day for day in (middle, third, fourth) if day is not None]
            return Both(Calendar(year, month, start), end, tuple(Calendar(year, month, day) for day in between))
    return None


def _either(start: Meaning, end: Meaning) -> Either | None:
    """ "1862 or 1863": a pair of years or days of which one is meant."""
    match start, end:
        case Calendar(int() as year, None, None), Calendar(int() as other, None, None):
            return Either(start, end) if year < other else None
        case Calendar(year, month, int() as day), Calendar(int() as end_year, int() as end_month, int() as end_day):
            first = Calendar(end_year if year is None else year, month, day)
            later = (first.year, first.month, day) < (end_year, end_month, end_day)
            return Either(first, end) if later else None
    return None


def _short_either(start: Meaning, end: int) -> Meaning | None:
    """ "April 2, 742 or 747", "1862 or 63" """
    match start:
        case Calendar(int() as year, None, None) if end < 100:
            other = year - year % 100 + end
            return Either(start, Calendar(other)) if year < other else None
    return None


def _decades(start: Meaning, end: Meaning) -> Range | None:
    """ "the 1990s to the 2000s" """
    match start, end:
        case Whole(unit, first), Whole(other, last) if unit is other and first < last:
            return Range(start, end)
    return None


def _century_range(start: int, end: int) -> Range | None:
    """ "the 16th-18th centuries" """
    return (
        Range(Whole(Unit.CENTURY, start - 1), Whole(Unit.CENTURY, end - 1))
        if 1 <= start < end <= LAST_CENTURY + 1
        else None
    )


def _century_to(start: int, end: Meaning) -> Range | None:
    """ "from the late 17th to the early 19th century" """
    match end:
        case Whole(Unit.CENTURY, number) | Modified(Whole(Unit.CENTURY, number)) if 0 < start <= number:
            return Range(Whole(Unit.CENTURY, start - 1), Whole(Unit.CENTURY, number))
    return None


def whole_day_clock(place: Position) -> bool:
    """Its end is by the clock of 24 hours, which says of no other time whether it is before noon: "10-14:30"."""
    return place.pieces.words[place.last].isdecimal()


def _seasons(start: int, end: Meaning) -> Range | None:
    """ "spring/summer 1998" """
    match end:
        case Division(Unit.SEASON, number, Calendar() as year) if start < number:
            return Range(Division(Unit.SEASON, start, year), end)
    return None


# fmt: off
RANGES = (
    Rule("RANGE", "from roughly|about|around|circa|approximately start:YEAR to|-|until end:YEAR",
         lambda start, end: Range(Modified(start, Mod.APPROX), Modified(end, Mod.APPROX)) if start.year < end.year
             else None, {"from roughly 1948 to 1951": "1948~/1951~"}),
    Rule("RANGE", "between|from start:DAY and|to|-|until|till|through|thru|~ end:DAY", _same_kind,
         {"from 8 October to 13 October 2023": "2023-10-08/2023-10-13"}),
    Rule("RANGE", "start:DAY_WORD ,? (? end:WEEKDAY_NAME", lambda start: _same_day(start),
         {"tomorrow, Saturday": "2024-10-19", "tomorrow (Saturday)": "2024-10-19"}),
    Rule("RANGE", "start:DAY to|-|through|thru|~ end:DAY", _same_kind,
         {"Monday through Wednesday": "2024-10-14/2024-10-16"}),
    Rule("RANGE", "between|from start:DAY and|to|-|through end:MONTH_DAY", _to_day,
         {"between October 8th and 13th": "2024-10-08/2024-10-13"}),
    Rule("RANGE", "start:DAY to|-|through|thru|~ end:MONTH_DAY", _to_day,
         {"Oct. 8-13": "2024-10-08/2024-10-13"}, unless=(in_a_number,)),
    Rule("RANGE", "between|from start:DAY and|to|-|through end:MONTH_DAY ,? FULL_YEAR", _to_day,
         {"between October 8 and 13, 2023": "2023-10-08/2023-10-13"}),
    Rule("RANGE", "start:DAY to|-|through|thru|until the end:NTH_DAY ,? FULL_YEAR", _to_day,
         {"May 3rd through the 7th, 1998": "1998-05-03/1998-05-07"}),
    Rule("RANGE", "start:DAY to|-|through|thru|~ end:MONTH_DAY ,? FULL_YEAR", _to_day,
         {"Oct 8–13, 2023": "2023-10-08/2023-10-13", "October 8-9, 2023": "2023-10-08/2023-10-09"}),
    Rule("RANGE", "between|from the? start:MONTH_DAY and|to|-|through|thru|until|till end:DAY", _from_day,
         {"between 8 and 13 October": "2024-10-08/2024-10-13"}),
    Rule("RANGE", "the? start:MONTH_DAY to|-|through|thru|~ end:DAY", _from_day,
         {"8–13 October 2023": "2023-10-08/2023-10-13"}, unless=(in_a_number,)),
    Rule("RANGE", "between|from start:MONTH|YEAR|SEASON|PART|PERIOD and|to|until|till|through|thru "
         "end:MONTH|YEAR|SEASON|PART|PERIOD",
         _years,
         {"from 2019 to 2021": "2019/2021", "from June to August 2023": "2023-06/2023-08",
          "between early 1990 and late 1992": "1990/1992"}),
    Rule("RANGE", "start:MONTH_NAME -|/|to|through end:MONTH", _from_month,
         {"June–August 2023": "2023-06/2023-08", "May/June 2021": "2021-05/2021-06"}),
    Rule("RANGE", "start:SEASON_NAME -|/|to end:SEASON", _seasons, {"spring/summer 1998": "1998-21/1998-22"}),
    Rule("RANGE", "start:ORDINAL +-|/ +end:ORDINAL century", _century_range,
         {"in 19th/20th century houses": "18XX/19XX"}),
    Rule("RANGE", "start:YEAR - end:YEAR", _years, {"1914–1918": "1914/1918", "264 BC - 241 BC": "-0263/-0240"},
         unless=(in_a_code, labelled)),
    Rule("RANGE", "start:MONTH to|-|through|thru|until|till|~ end:MONTH", _months,
         {"Jan. 2020 through Mar. 2020": "2020-01/2020-03", "Dec 2019–Feb 2020": "2019-12/2020-02"}),
    Rule("RANGE", "from at? least? start:YEAR through|to|until in? or? about|around|approximately|roughly end:YEAR",
         lambda start, end: _years(start, Modified(end, Mod.APPROX)),
         {"from at least 2015 through in or about 2018": "2015/2018~"}),
    Rule("RANGE", "roughly|about|around|circa|approximately start:FULL_YEAR +- +end:DIGITS2",
         lambda start, end: _about(_short_years(start, end)), {"around 1901-02": "1901~/1902~"}),
    Rule("RANGE", "start:DAY_DIGITS|NTH_DAY +/ +end:NAMED_DAY", _from_day,
         {"the night of 10/11 May 1941": "1941-05-10/1941-05-11", "10th/11th May 2019": "2019-05-10/2019-05-11"}),
    Rule("RANGE", "the|their|its start:FULL_YEAR - end:DIGITS2", _short_years, {"the 1980 - 88 war": "1980/1988"},
         unless=(in_a_number,)),
    Rule("RANGE", "the? start:DECADE to|-|through the? end:DECADE", _decades, {"the 1990s to the 2000s": "199X/200X"}),
    Rule("RANGE", "start:YEAR or end:YEAR", _either, {"in 1862 or 1863": "[1862..1863]"}),
    Rule("RANGE", "start:YEAR or end:DIGITS2", _short_either, {"in 1862 or 63": "[1862..1863]"},
         unless=(counts_a_noun, in_a_number)),
    Rule("RANGE", "the? start:ORDINAL -|to end:ORDINAL centuries", _century_range,
         {"silver of the 16th-18th centuries": "15XX/17XX"}),
    Rule("RANGE", "between|from the? start:ORDINAL -|to|and end:ORDINAL centuries", _century_range,
         {"between the 16th and 18th centuries": "15XX/17XX"}),
    Rule("RANGE", "between|from the? EARLY? start:ORDINAL to|and|- end:DECADE", _century_to,
         {"from the 17th to the 19th century": "16XX/18XX"}),
    Rule("RANGE", "between|from the? EARLY? start:ORDINAL to|and|- end:PART", _century_to,
         {"from the late 17th to the early 19th century": "16XX/18XX"}),
    Rule("RANGE", "start:YEAR to|thru|~ end:YEAR", _years, {"218 BC to 201 BC": "-0217/-0200"}),
    Rule("RANGE", "between|from? start:INTEGER to|-|and end:ERA_YEAR",
         lambda start, end: Range(Calendar(1 - start), Calendar(end)) if end < 1 and 1 - start < end else None,
         {"264-241 BC": "-0263/-0240"}),
    Rule("RANGE", "start:FULL_YEAR +-|/ +end:DIGITS2", _short_years, {"1915–17": "1915/1917"},
         unless=(in_a_number, in_a_code, labelled)),
    Rule("RANGE", "between|from? start:HOUR_DIGITS +: +minute:DIGITS2 and|to|-|until end:TIME", _to_clock,
         {"between 9:15 and 9:40 p.m. on Tuesday": "2024-10-15T21:15/2024-10-15T21:40"}, unless=(whole_day_clock,)),
    Rule("RANGE", "start:INTEGER - end:TIME", _to_clock,
         {"at 10-11 a.m.": "2024-10-18T10:00/2024-10-18T11:00"}, unless=(in_a_number, whole_day_clock)),
    Rule("RANGE", "between|from start:DIGITS4 and|to|- end:DIGITS4 on DAY", _of_military,
         {"between 2100 and 2300 on 3 May 2010": "2010-05-03T21:00/2010-05-03T23:00"}),
    Rule("RANGE", "between|from start:TIME and|to|-|until|till|through end:TIME", _same_kind,
         {"between 10 a.m. and 2 p.m.": "2024-10-18T10:00/2024-10-18T14:00"}),
    Rule("RANGE", "between|from start:DIGITS4 and|to|-|until end:TIME", _from_military,
         {"from 2200 to 0500 hours": "2024-10-18T22:00/2024-10-18T05:00"}),
    Rule("RANGE", "between|from start:INTEGER and|to|- end:TIME", _to_clock,
         {"between 3 and 5 p.m. Wednesday": "2024-10-16T15:00/2024-10-16T17:00"}),
    Rule("RANGE", "start:DURATION BEFORE the|a|an|his|her|its|their HAPPENING on|of|in? end:DAY", _around,
         {"a week before the vote on Tuesday": "2024-10-08", "two days after the crash of 3 May 2023": "2023-05-05"}),
    # two times in one breath
    Rule("RANGE", "start:QUARTER ended|ending end:DAY", _ended,
         {"in the quarter ended 31 July 2024": "2024-34", "the fourth quarter ended 26 August 2023": "2024-36"}),
    Rule("RANGE", "start:MONTH_NAME and|or|, end:MONTH", _both, {"in April and June 1955": "1955-04"}),
    Rule("RANGE", "the? start:MONTH_DAY and|or|,|& end:DAY", _both_days, {"on 28 and 29 August 1918": "1918-08-28"}),
    Rule("RANGE", "the? start:MONTH_DAY , middle:MONTH_DAY ,? and|or|& end:DAY", _listed,
         {"on 3, 5 and 9 May 2023": "2023-05-03", "the 1st, 2nd or 3rd of June 2007": "2007-06-01"}),
    Rule("RANGE", "the? start:MONTH_DAY , middle:MONTH_DAY , third:MONTH_DAY ,? and|or|& end:DAY", _listed,
         {"the 22nd, 23rd, 30th and 31st of March 2016": "2016-03-22"}),
    Rule("RANGE", "the? start:MONTH_DAY , middle:MONTH_DAY , third:MONTH_DAY , fourth:MONTH_DAY ,? and|or|& end:DAY",
         _listed, {"the 2nd, 3rd, 4th, 5th and 6th of March 2016": "2016-03-02"}),
    Rule("RANGE", "the start:ORDINAL and|or end:ORDINAL quarters", _both_quarters,
         {"the third and fourth quarters": "2024-35"}),
    Rule("RANGE", "start:NAMED_DAY and|or|, end:NTH_DAY", _both_nth, {"on October 8th and 13th": "2024-10-08"}),
    Rule("RANGE", "start:NAMED_DAY and|or|, end:MONTH_DAY ,? FULL_YEAR", _both_nth,
         {"on October 8 and 9, 2023": "2023-10-08"}),
    Rule("RANGE", "start:NAMED_DAY and|or|& end:MONTH_DAY", _both_nth,
         {"on October 8 and 9": "2024-10-08"}, unless=(counts_a_noun, in_a_number, precedes(":", "a", "p"))),
    Rule("RANGE", "start:NAMED_DAY , middle:MONTH_DAY ,? and|or end:MONTH_DAY", _both_nth,
         {"on October 2, 3 and 4": "2024-10-02"}, unless=(counts_a_noun, in_a_number)),
    Rule("RANGE", "start:NAMED_DAY , middle:MONTH_DAY ,? and|or end:MONTH_DAY ,? FULL_YEAR", _both_nth,
         {"on October 2, 3 and 4, 2023": "2023-10-02"}),
    Rule("RANGE", "start:NAMED_DAY and|or|,|& end:NAMED_DAY", _both_named,
         {"on 28 August and 3 September 1918": "1918-08-28", "on Oct. 2 and Oct. 4": "2024-10-02"}),
    Rule("RANGE", "start:MONTH_NAME , middle:MONTH_NAME ,? and|or end:MONTH", _both,
         {"in March, April and May 2023": "2023-03"}),
    Rule("RANGE", "the start:ORDINAL and|or the? end:ORDINAL century|centuries", _centuries,
         {"in the 18th and 19th centuries": "17XX", "the 17th or 18th century": "16XX"}),
    Rule("RANGE", "the? night of|from start:WEEKDAY to|-|on end:DAY", lambda start, end: Range(start, end)
         if isinstance(end, Weekday) else None, {"on the night of Monday to Tuesday": "2024-10-14/2024-10-15"}),
    Rule("RANGE", "start:WEEKDAY and|or end:DAY", _both_in_week, {"on Monday and Tuesday of last week": "2024-10-07"}),
    Rule("RANGE", "start:SEASON_NAME and|or end:SEASON", _both_seasons, {"in spring and summer 2011": "2011-21"}),
)

BOUNDS = (
    Rule("RANGE", "since start:DAY|MONTH|YEAR|SEASON|PART|PERIOD|OFFSET|DECADE|QUARTER|TIME",
         lambda start: Bounded(Bound.SINCE, start), {"since May": "2024-05/.."}),
    Rule("RANGE", "until|till start:DAY|MONTH|YEAR|SEASON|PART|PERIOD|OFFSET|DECADE|QUARTER|TIME",
         lambda start: Bounded(Bound.UNTIL, start), {"until 1997": "/1997", "until Friday night": "2024-10-18TNI"}),
    Rule("RANGE", "by start:DAY|MONTH|YEAR|SEASON|PART|PERIOD|OFFSET|DECADE|QUARTER|TIME",
         lambda start: Bounded(Bound.BY, start), {"by 3 May 2021": "[..2021-05-03]"}),
    Rule("RANGE", "before|prior start:DAY|MONTH|YEAR|SEASON|PART|PERIOD|OFFSET|DECADE",
         _before, {"before 3 May 2021": "[..2021-05-02]", "before the end of 2012": "[..2012-12-31]"}),
    Rule("RANGE", "after start:DAY|MONTH|YEAR|SEASON|PART|PERIOD|OFFSET|DECADE",
         lambda start: Bounded(Bound.AFTER, start), {"after 1990": "[1991-01-01..]"}),
)
# fmt: on

"""Days, months, years, quarters and seasons by their names: "October 8, 2024", "8 Oct", "June", "the 1980s"."""

from __future__ import annotations

from timeline.when.guards import (
    after_a_number,
    begins_a_name,
    both,
    counts_a_noun,
    follows,
    follows_title,
    in_a_name,
    in_a_number,
    in_an_address,
    is_word,
    lower_case,
    not_after,
    precedes,
)
from timeline.when.languages.en.counts import COUNTED, LABELS, counts_things
from timeline.when.meaning import (
    Ambiguous,
    Calendar,
    DayOfMonth,
    Division,
    Meaning,
    Mod,
    Modified,
    Unit,
    Weekday,
    Whole,
)
from timeline.when.rules import Rule

IN_PLAY = precedes(
    "goal", "goals", "penalty", "lead", "touchdown", "header", "strike", "deficit", "score", "points", "point",
    "minute", "substitute", "injury", "display", "performance", "equaliser", "equalizer", "hat", "brace",
)  # fmt: skip
BARE = not_after(
    "in", "by", "since", "until", "till", "of", "during", "from", "to", "and", "last", "this", "next", "early",
    "late", "mid", "-", "through", "between", "before", "after", "that", "or", "previous",
)  # fmt: skip
MARCHES = both(is_word("march"), precedes("on", "past", "forward", "toward", "towards"))
WISHES = both(is_word("may"), precedes("they", "we", "he", "she", "it", "i", "you", "god"))
NAMES = follows_title(
    "mr", "mrs", "ms", "miss", "dr", "sir", "lady", "president", "senator", "theresa", "minister", "st",
)  # fmt: skip


def _numeric(year: int, month: int, day: int) -> Calendar | None:
    return Calendar(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _slashed(first: int, second: int, year: int) -> Meaning | None:
    """10/30/1989 can only be one day; 03/04/2024 two, and the text does not say which."""
    mdy, dmy = _numeric(year, first, second), _numeric(year, second, first)
    return Ambiguous(dmy, mdy) if mdy and dmy and mdy != dmy else mdy or dmy


def _century(two_digits: int) -> int:
    return two_digits + (1900 if two_digits > 40 else 2000)


def _decade(year_digits: int) -> Whole | None:
    return Whole(Unit.DECADE, year_digits // 10) if year_digits % 10 == 0 else None


def _quarter(ordinal: int, of: Meaning | None = None) -> Division | None:
    return Division(Unit.QUARTER, ordinal, of) if 1 <= ordinal <= 4 else None


def _half(ordinal: int, of: Meaning | None = None) -> Division | None:
    return Division(Unit.HALF, ordinal, of) if 1 <= ordinal <= 2 else None


# fmt: off
NAMED = (
    # a day of a month
    Rule("NAMED_DAY", "MONTH_NAME the? MONTH_DAY", lambda month_name, month_day: Calendar(None, month_name, month_day),
         {"October 8th": "2024-10-08", "Oct. 3": "2024-10-03", "April the 5th": "2024-04-05"}),
    Rule("NAMED_DAY", "MONTH_NAME the? MONTH_DAY ,? FULL_YEAR|SHORT_YEAR",
         lambda month_name, month_day, full_year: Calendar(full_year, month_name, month_day),
         {"October 8, 2023": "2023-10-08", "Sept. 3 1939": "1939-09-03", "March 15, 44 BC": "-0043-03-15"}),
    Rule("NAMED_DAY", "the? MONTH_DAY -? of? MONTH_NAME",
         lambda month_day, month_name: Calendar(None, month_name, month_day),
         {"8 October": "2024-10-08", "the 8th of October": "2024-10-08", "on the 1 July": "2024-07-01"}),
    Rule("NAMED_DAY", "the? MONTH_DAY -? of? MONTH_NAME ,|-|of? FULL_YEAR|SHORT_YEAR",
         lambda month_day, month_name, full_year: Calendar(full_year, month_name, month_day),
         {"8 October 2023": "2023-10-08", "1st of May, 1945": "1945-05-01"}),
    Rule("NAMED_DAY", "YEAR_DIGITS +- +month:DIGITS2 +- +day:DIGITS2",
         lambda year_digits, month, day: _numeric(year_digits, month, day), {"2023-10-03": "2023-10-03"}),
    Rule("NAMED_DAY", "YEAR_DIGITS +/ +month:INTEGER +/ +day:INTEGER",
         lambda year_digits, month, day: _numeric(year_digits, month, day), {"2023/10/03": "2023-10-03"}),
    Rule("NAMED_DAY", "day:INTEGER +. +month:INTEGER +. +YEAR_DIGITS",
         lambda day, month, year_digits: _numeric(year_digits, month, day), {"3.10.2023": "2023-10-03"}),
    Rule("NAMED_DAY", "first:INTEGER +/ +second:INTEGER +/ +YEAR_DIGITS",
         lambda first, second, year_digits: _slashed(first, second, year_digits),
         {"10/30/1989": "1989-10-30", "03/04/2024": "2024-XX-XX"}),
    Rule("NAMED_DAY", "first:INTEGER +/ +second:INTEGER +/ +DIGITS2",
         lambda first, second, digits2: _slashed(first, second, _century(digits2)), {"10/30/89": "1989-10-30"}),
    # a month
    Rule("MONTH", "MONTH_NAME", lambda month_name: Calendar(None, month_name),
         {"in June": "2024-06", "since March": "2024-03/.."},
         unless=(lower_case, in_a_name, NAMES, both(begins_a_name, BARE), precedes("'"),
             both(MARCHES, BARE), both(WISHES, BARE))),
    Rule("MONTH", "MONTH_NAME ,|of? FULL_YEAR|SHORT_YEAR",
         lambda month_name, full_year: Calendar(full_year, month_name),
         {"June 2023": "2023-06", "June, 2023": "2023-06", "June of 1944": "1944-06"}),
    Rule("MONTH", "the month of MONTH_NAME", lambda month_name: Calendar(None, month_name),
         {"the month of May": "2024-05"}),
    # a year
    Rule("YEAR", "FULL_YEAR", lambda full_year: Calendar(full_year),
         {"in 1990": "1990", "in nineteen ninety-seven": "1997", "44 BC": "-0043", "AD 79": "0079"},
         unless=(in_a_number, after_a_number, in_an_address, LABELS, counts_things)),
    Rule("YEAR", "the year|years FULL_YEAR", lambda full_year: Calendar(full_year), {"the year 1066": "1066"}),
    Rule("YEAR", "the year INTEGER", lambda integer: Calendar(integer) if 10 <= integer < 1000 else None,
         {"in the year 79": "0079"}, unless=(COUNTED, not_after("in", "of", "by", "since", "until", "from", "to"))),
    Rule("YEAR", "SHORT_YEAR", lambda short_year: Calendar(short_year), {"in ’98": "1998"}),
    Rule("YEAR", "fiscal year? FULL_YEAR", lambda full_year: Calendar(full_year), {"fiscal 1989": "1989"}),
    Rule("YEAR", "the? FULL_YEAR fiscal|calendar year", lambda full_year: Calendar(full_year),
         {"the 1990 fiscal year": "1990"}),
    Rule("YEAR", "calendar year? FULL_YEAR", lambda full_year: Calendar(full_year), {"calendar 1989": "1989"}),
    # decades and centuries
    Rule("DECADE", "the? YEAR_DIGITS '? +s", _decade, {"the 1980s": "198X", "1960s": "196X", "the 1990's": "199X"}),
    Rule("DECADE", "the? ' +DIGITS2 '? +s",
         lambda digits2: Whole(Unit.DECADE, 190 + digits2 // 10) if digits2 % 10 == 0 else None, {"the '80s": "198X"}),
    Rule("DECADE", "mid - DIGITS2 +s",
         lambda digits2: Modified(Whole(Unit.DECADE, 190 + digits2 // 10), Mod.MID) if digits2 % 10 == 0 else None,
         {"the mid-80s": "198X"}),
    Rule("DECADE", "the? mid - DECADE_WORD", lambda decade_word: Modified(Whole(Unit.DECADE, decade_word), Mod.MID),
         {"the mid-nineties": "199X"}),
    Rule("DECADE", "the DECADE_WORD", lambda decade_word: Whole(Unit.DECADE, decade_word), {"the eighties": "198X"}),
    Rule("DECADE", "the? ORDINAL -? century", lambda ordinal: Whole(Unit.CENTURY, ordinal - 1),
         {"the 20th century": "19XX", "the nineteenth century": "18XX"}),
    Rule("DECADE", "the? ORDINAL -? century ERA",
         lambda ordinal, era: Whole(Unit.CENTURY, ordinal - 1 if era > 0 else -ordinal),
         {"the 5th century BC": "-0499/-0400"}),
    # quarters and halves; the year may follow in the next level
    Rule("NTH_QUARTER", "the? fiscal? ORDINAL quarter", lambda ordinal: _quarter(ordinal)),
    Rule("NTH_QUARTER", "fiscal? ORDINAL - quarter", lambda ordinal: _quarter(ordinal)),
    Rule("NTH_QUARTER", "q INTEGER", lambda integer: _quarter(integer)),
    Rule("NTH_HALF", "the? ORDINAL -? half", lambda ordinal: _half(ordinal)),
    Rule("NTH_HALF", "the last|latter half", lambda: _half(2), {"the latter half of 1944": "1944-41"}),
    Rule("QUARTER", "FULL_YEAR +- +q +INTEGER", lambda full_year, integer: _quarter(integer, Calendar(full_year)),
         {"2023-Q3": "2023-35"}),
    Rule("NTH_QUARTER", "ORDINAL - period", lambda ordinal: _quarter(ordinal), {"third-period sales": "2024-35"}),
    # days of the week
    Rule("WEEKDAY", "WEEKDAY_NAME", lambda weekday_name: Weekday(weekday_name),
         unless=(both(follows("the"), begins_a_name), in_an_address)),
    # a day of the month told of
    Rule("DAY", "the NTH_DAY", lambda nth_day: DayOfMonth(nth_day),
         {"on the 8th": "2024-10-08"},
         unless=(not_after("on", "of", "until", "by", "since", "till", "from", "to", "and", "before", "after"),
             counts_a_noun)),
)

DATES = (
    Rule("DAY", "NAMED_DAY", lambda named_day: named_day, {"October 8": "2024-10-08"}, unless=(in_a_number,)),
    Rule("DAY", "WEEKDAY_NAME|WEEKDAY_SHORT ,? NAMED_DAY", lambda named_day: named_day,
         {"Friday, Oct. 13": "2024-10-13", "Sunday 12 May 2024": "2024-05-12"}),
    Rule("DAY", "WEEKDAY_NAME|WEEKDAY_SHORT ,? the NTH_DAY", lambda nth_day: DayOfMonth(nth_day),
         {"Friday the 11th": "2024-10-11"}),
    Rule("DAY", "NAMED_DAY ,? (? WEEKDAY_NAME )?", lambda named_day: named_day, {"Oct. 13 (Friday)": "2024-10-13"}),
    Rule("DAY", "WEEKDAY", lambda weekday: weekday, {"on Friday": "2024-10-18"}),
    Rule("QUARTER", "NTH_QUARTER", lambda nth_quarter: nth_quarter,
         {"third-quarter profit": "2024-35", "in the second quarter": "2024-34"}),
    Rule("QUARTER", "YEAR_DIGITS ' +s ORDINAL -? quarter",
         lambda year_digits, ordinal: _quarter(ordinal, Calendar(year_digits)), {"1990's first quarter": "1990-33"}),
    Rule("HALF", "YEAR_DIGITS ' +s ORDINAL -? half",
         lambda year_digits, ordinal: _half(ordinal, Calendar(year_digits)), {"1990's first half": "1990-40"}),
    Rule("HALF", "ORDINAL - HALF_WORD", lambda ordinal: _half(ordinal), {"first-half profit": "2024-40"},
         unless=(IN_PLAY,)),
    Rule("QUARTER", "NTH_QUARTER of|,? YEAR", lambda nth_quarter, year: _quarter(nth_quarter.number, year),
         {"the third quarter of 1990": "1990-35", "Q3 2023": "2023-35"}),
    Rule("QUARTER", "the? YEAR ORDINAL -? quarter", lambda year, ordinal: _quarter(ordinal, year),
         {"the 1988 third quarter": "1988-35"}),
    Rule("HALF", "NTH_HALF of YEAR", lambda nth_half, year: _half(nth_half.number, year),
         {"the second half of 1944": "1944-41"}),
    Rule("DECADE", "NTH_HALF of DECADE",
         lambda nth_half, decade: Modified(decade, Mod.START if nth_half.number == 1 else Mod.END),
         {"the first half of the 1980s": "198X"}),
)
# fmt: on

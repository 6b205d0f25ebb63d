"""Times of day: "10 p.m. Wednesday", "at 14:30 GMT on 8 October", "noon"."""

from __future__ import annotations

from timeline.dates import LARGEST_OFFSET
from timeline.when import numeric
from timeline.when.guards import follows, in_a_number, not_after, not_before, precedes
from timeline.when.meaning import Clock, From, Meaning, Offset, PartOfDay, Shifted, Unit, Weekday
from timeline.when.numeric import on_weekday
from timeline.when.rules import Rule
from timeline.when.tokens import Position


def _half_day(hour: int, minute: int, half_day: int, zone: str | None = None) -> Clock | None:
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return Clock(hour % 12 + half_day, minute, None, zone or "")


def _to_the_second(hour_digits: int, digits2: int, second: int) -> Clock | None:
    return Clock(hour_digits, digits2, second) if digits2 < 60 and second < 60 else None


def _in_part(hour_digits: int, digits2: int, day_part: str) -> Clock | None:
    """ "4:15 in the afternoon" """
    if not 1 <= hour_digits <= 12 or digits2 > 59:
        return None
    return Clock(hour_digits % 12 + (0 if day_part == "MO" else 12), digits2)


def _military(digits4: int, zone: str) -> Clock | None:
    """ "1800 GMT"; "1990 est" is no time."""
    hour, minute = divmod(digits4, 100)
    return Clock(hour, minute, None, zone) if hour < 24 and minute < 60 else None


def not_early(place: Position) -> bool:
    """Four digits alone are a clock time where they begin with 0 or no year is meant: "at 0630 on 4 June"."""
    return not (place.pieces.words[place.first][0] == "0" or place.before == "at")


def ran_in(place: Position) -> bool:
    """It is how long a race took: "ran the 1500 metres in 3:42"."""
    return place.before == "in" and place.pieces.words[place.last].isdecimal()


def _shifted_zone(clock: Clock, zone: str, sign: str, hours: int) -> Clock | None:
    """ "14:22 UTC+3" """
    if zone != "Z" or hours > LARGEST_OFFSET:
        return None
    return Clock(clock.hour, clock.minute, clock.second, f"{sign}{hours:02}:00", clock.of)


def _day_of(time: Meaning) -> Meaning | None:
    """The day of "Friday morning" """
    return time.of if isinstance(time, PartOfDay) else time


def _on_day_of(time: Meaning, part: Meaning) -> Clock | None:
    """ "9 o'clock Friday morning" """
    if not isinstance(time, Clock) or time.of is not None:
        return None
    if not isinstance(part, PartOfDay) or part.of is None:
        return None
    hour = time.hour + 12 if part.part in ("AF", "EV", "NI") and time.hour < 12 else time.hour
    return Clock(hour, time.minute, time.second, time.zone, part.of)


def _on(clock: Clock, day: Meaning) -> Clock | None:
    """A time on a day; beside a weekday that has its date already, the weekday checks it: "Tue, 4 Mar 2014 09:21"."""
    dated: Meaning | None = day
    if clock.of is not None:
        dated = on_weekday(clock.of, day.day) if isinstance(day, Weekday) else None
    return None if dated is None else Clock(clock.hour, clock.minute, clock.second, clock.zone, dated)


# fmt: off
CLOCKS = (
    *numeric.clocks(),
    Rule("CLOCK", "INTEGER HALF_DAY", lambda integer, half_day: _half_day(integer, 0, half_day)),
    Rule("CLOCK", "INTEGER :|. +DIGITS2 HALF_DAY",
         lambda integer, digits2, half_day: _half_day(integer, digits2, half_day)),
    Rule("CLOCK", "HOUR_DIGITS +: +DIGITS2",
         lambda hour_digits, digits2: Clock(hour_digits, digits2) if digits2 < 60 else None),
    Rule("CLOCK", "HOUR_DIGITS +: +DIGITS2 +: +second:DIGITS2", _to_the_second, {"at 14:30:15": "2024-10-18T14:30:15"}),
    Rule("CLOCK", "INTEGER|NUMBER_WORD O_CLOCK", lambda integer: Clock(integer, 0) if integer <= 12 else None,
         {"at 9 o'clock": "2024-10-18T09:00"}),
    Rule("CLOCK", "DIGITS4 ZONE", _military, {"at 1800 GMT": "2024-10-18T18:00", "at 0600 GMT": "2024-10-18T06:00"}),
    Rule("CLOCK", "DIGITS4 hours|hrs", lambda digits4: _military(digits4, ""), {"at 2100 hours": "2024-10-18T21:00"},
         unless=(follows("for", "some", "about", "than", "took", "lasted", "over", "of"),)),
    Rule("CLOCK", "DIGITS4 +z", lambda digits4: _military(digits4, "Z"), {"at 1530Z": "2024-10-18T15:30"}),
    Rule("CLOCK", "DIGITS4", lambda digits4: _military(digits4, ""), {"at 0630 on 4 June 2010": "2010-06-04T06:30"},
         unless=(not_after("at", "by", "until", "from", "since", "to", "and", "between", "around", "about"),
             not_before("on", "to", "and", "today", "yesterday", "this", "local"), not_early)),
    Rule("CLOCK", "MINUTES_PAST minutes? past INTEGER|NUMBER_WORD",
         lambda minutes_past, integer: Clock(integer, minutes_past) if 1 <= integer <= 12 else None,
         {"at half past nine": "2024-10-18T09:30"}),
    Rule("CLOCK", "MINUTES_PAST minutes? to INTEGER|NUMBER_WORD",
         lambda minutes_past, integer: Clock((integer - 2) % 12 + 1, 60 - minutes_past) if 1 <= integer <= 12 else None,
         {"at ten to nine on Monday": "2024-10-14T08:50"},
         unless=(not_after("at", "about", "around", "until", "from", "by"),
             not_before(*".,;:)", "", "in", "on", "and", "when", "the"))),
    Rule("CLOCK", "MINUTES_PAST minutes? to|before CLOCK_WORD",
         lambda minutes_past, clock_word: Clock(clock_word - 1, 60 - minutes_past),
         {"at five minutes to midnight": "2024-10-18T23:55"}),
    Rule("CLOCK", "MINUTES_PAST minutes? past|after CLOCK_WORD",
         lambda minutes_past, clock_word: Clock(clock_word % 24, minutes_past),
         {"at ten past noon": "2024-10-18T12:10"}),
    Rule("CLOCK", "INTEGER|NUMBER_WORD in the DAY_PART",
         lambda integer, day_part: _in_part(integer, 0, day_part), {"at eleven in the morning": "2024-10-18T11:00"},
         unless=(not_after("at", "about", "around", "until", "from", "by", "since", "to"),)),
    Rule("CLOCK", "MINUTES_PAST minutes? past INTEGER|NUMBER_WORD in the DAY_PART",
         lambda minutes_past, integer, day_part: _in_part(integer, minutes_past, day_part),
         {"at ten past nine in the evening": "2024-10-18T21:10"}),
    Rule("CLOCK", "MINUTES_PAST minutes? to INTEGER|NUMBER_WORD in the DAY_PART",
         lambda minutes_past, integer, day_part: _in_part((integer - 2) % 12 + 1, 60 - minutes_past, day_part),
         {"at ten to nine in the evening": "2024-10-18T20:50"}),
    Rule("CLOCK", "CLOCK_WORD", lambda clock_word: Clock(clock_word, 0), unless=(follows("high"),)),
    Rule("CLOCK", "HOUR_DIGITS +: +DIGITS2 in the DAY_PART", _in_part,
         {"at 4:15 in the afternoon": "2024-10-18T16:15"}),
)

TIMES = (
    *numeric.stamps(),
    Rule("TIME", "CLOCK", lambda clock: clock,
         {"at 10 p.m.": "2024-10-18T22:00", "14:30": "2024-10-18T14:30", "noon": "2024-10-18T12:00"},
         unless=(in_a_number, follows("matthew", "mark", "luke", "john", "genesis", "exodus", "isaiah", "ratio"),
             precedes("ratio", "win", "victory", "lead"),
             ran_in)),
    Rule("TIME", "CLOCK ( ZONE )", lambda clock, zone: Clock(clock.hour, clock.minute, clock.second, zone),
         {"14:30 (GMT)": "2024-10-18T14:30"}),
    Rule("TIME", "CLOCK ,? ZONE", lambda clock, zone: Clock(clock.hour, clock.minute, clock.second, zone),
         {"14:30 GMT": "2024-10-18T14:30"}),
    Rule("TIME", "CLOCK (? ZONE ++ +INTEGER )?", lambda clock, zone, integer: _shifted_zone(clock, zone, "+", integer),
         {"14:22 (UTC+3)": "2024-10-18T14:22"}),
    Rule("TIME", "CLOCK (? ZONE +- +INTEGER )?", lambda clock, zone, integer: _shifted_zone(clock, zone, "-", integer),
         {"14:22 GMT-5": "2024-10-18T14:22"}),
    Rule("TIME", "CLOCK + +DIGITS4", lambda clock, digits4: numeric.zoned(clock, numeric.zone("+", digits4)),
         {"at 14:30 +0200": "2024-10-18T14:30"}),
    Rule("TIME", "CLOCK +z", lambda clock: numeric.zoned(clock, "Z"), {"at 14:30Z": "2024-10-18T14:30"}),
    Rule("TIME", "CLOCK PLACE_NAME time", lambda clock: clock, {"6:12 a.m. Tehran time": "2024-10-18T06:12"}),
    Rule("TIME", "ABOUT CLOCK", lambda clock: clock, {"around 7:15 p.m.": "2024-10-18T19:15"}),
)

DAY_PARTS = (
    Rule("TIME", "EARLY -? DAY_PART", lambda day_part: PartOfDay(None, day_part),
         {"in late afternoon": "2024-10-18TAF"},
         unless=(not_after("in", "by", "until", "till", "since", "the", "at"),)),
    Rule("TIME", "EARLY -? DAY_PART DAY", lambda day_part, day: PartOfDay(day, day_part),
         {"mid-afternoon yesterday": "2024-10-17TAF"}),
    Rule("TIME", "this DAY_PART", lambda day_part: PartOfDay(Shifted(Unit.DAY, 0), day_part),
         {"this evening": "2024-10-18TEV"}),
    Rule("TIME", "later|earlier this DAY_PART", lambda day_part: PartOfDay(Shifted(Unit.DAY, 0), day_part),
         {"later this afternoon": "2024-10-18TAF"}),
    Rule("TIME", "last NITE", lambda: PartOfDay(Shifted(Unit.DAY, -1), "NI"), {"last nite": "2024-10-17TNI"}),
    Rule("TIME", "WEEKDAY_LOWER DAY_PART", lambda weekday_lower, day_part: PartOfDay(Weekday(weekday_lower), day_part),
         {"filmed fri night": "2024-10-18TNI"}),
    Rule("TIME", "last night", lambda: PartOfDay(Shifted(Unit.DAY, -1), "NI"), {"last night": "2024-10-17TNI"}),
    Rule("TIME", "OVERNIGHT", lambda overnight: PartOfDay(Shifted(Unit.DAY, overnight), "NI"),
         {"tonight": "2024-10-18TNI"}),
    Rule("TIME", "EARLY -? in? the? DAY DAY_PART", lambda day, day_part: PartOfDay(day, day_part),
         {"early Friday morning": "2024-10-18TMO"}),
    Rule("TIME", "DAY DAY_PART", lambda day, day_part: PartOfDay(day, day_part),
         {"Friday night": "2024-10-18TNI", "yesterday morning": "2024-10-17TMO"}),
    Rule("TIME", "the? DAY_PART of DAY", lambda day, day_part: PartOfDay(day, day_part),
         {"the morning of 8 October": "2024-10-08TMO"}),
    Rule("TIME", "the early|small DAY_PART? hours", lambda: PartOfDay(None, "MO"),
         {"in the small hours": "2024-10-18TMO"}, unless=(precedes("of"),)),
    Rule("TIME", "DAY_PART on DAY", lambda day, day_part: PartOfDay(day, day_part),
         {"at dawn on Thursday": "2024-10-17TMO"}, unless=(follows("every", "each"),)),
    Rule("TIME", "OVERNIGHT on? DAY", lambda day: PartOfDay(day, "NI"), {"overnight on Tuesday": "2024-10-15TNI"}),
    Rule("TIME", "the DAY_PART before DAY", lambda day_part, day: PartOfDay(Offset(1, Unit.DAY, -1, of=day), day_part),
         {"the night before 3 May 2013": "2013-05-02TNI"}),
    Rule("TIME", "the DAY_PART after DAY", lambda day_part, day: None if day_part == "NI" else
         PartOfDay(Offset(1, Unit.DAY, 1, of=day), day_part), {"the morning after 3 May 2013": "2013-05-04TMO"}),
    Rule("TIME", "the DAY_PART before last", lambda day_part: PartOfDay(Shifted(Unit.DAY, -2), day_part),
         {"the night before last": "2024-10-16TNI"}),
    Rule("TIME", "the DAY_PART before", lambda day_part: PartOfDay(Shifted(Unit.DAY, -1, From.FOCUS), day_part),
         {"The night before, it rained": "2024-10-17TNI"}, unless=(not_before(*".,;:"),)),
    Rule("TIME", "FOCUS_SHIFT DAY_PART",
         lambda focus_shift, day_part: PartOfDay(Shifted(Unit.DAY, focus_shift, From.FOCUS), day_part),
         {"the next morning": "2024-10-19TMO"}),
    Rule("TIME", "the DAY_PART", lambda day_part: PartOfDay(None, day_part),
         {"in the morning": "2024-10-18TMO"},
         unless=(precedes("after"), not_after("in", "of", "during", "by", "until", "into", "through"))),
    Rule("TIME", "EARLY in the DAY_PART", lambda day_part: PartOfDay(None, day_part),
         {"early in the morning": "2024-10-18TMO"}),
)

DATED = (
    Rule("TIME", "the? early|small|wee DAY_PART? hours of|on TIME|DAY", lambda time: PartOfDay(_day_of(time), "MO"),
         {"in the early hours of Friday": "2024-10-18TMO", "the early morning hours of 8 October": "2024-10-08TMO"}),
    Rule("TIME", "TIME this DAY_PART",
         lambda time: _on(time, Shifted(Unit.DAY, 0)) if isinstance(time, Clock) else None,
         {"ten o'clock this morning": "2024-10-18T10:00"}),
    Rule("TIME", "TIME tonight", lambda time: _on(time, Shifted(Unit.DAY, 0)) if isinstance(time, Clock) else None,
         {"8 p.m. tonight": "2024-10-18T20:00"}),
    Rule("TIME", "EARLY TIME", lambda time: time if isinstance(time, PartOfDay) else None,
         {"early the next morning": "2024-10-19TMO"}),
    Rule("TIME", "TIME ,|on|of? DAY", lambda time, day: _on(time, day) if isinstance(time, Clock) else None,
         {"10 p.m. Wednesday": "2024-10-16T22:00", "5 p.m. EST, Nov. 9, 2023": "2023-11-09T17:00"}),
    Rule("TIME", "TIME ,|on? part:TIME", _on_day_of,
         {"9 o'clock Friday morning": "2024-10-18T09:00", "8 a.m. on Thursday morning": "2024-10-17T08:00"}),
    Rule("TIME", "part:TIME ,|at? TIME", _on_day_of,
         {"tonight at 9:15 p.m.": "2024-10-18T21:15", "Monday evening at 8 p.m.": "2024-10-14T20:00"}),
    Rule("TIME", "DAY ,|at? TIME", lambda day, time: _on(time, day) if isinstance(time, Clock) else None,
         {"Friday at noon": "2024-10-18T12:00"}),
)
# fmt: on

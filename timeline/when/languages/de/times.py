"""Times of day: "9 Uhr", "12.30 Uhr", "Dienstagabend", "in der Nacht zum Freitag"."""

from __future__ import annotations

from timeline.when.guards import follows, in_a_number, not_after, precedes
from timeline.when.languages.shared import by_half_day, on
from timeline.when.meaning import Clock, From, Meaning, Offset, PartOfDay, Shifted, Unit, Weekday
from timeline.when.rules import Rule

OPENS = not_after("um", "gegen", "ab", "bis", "seit", "von", "kurz", "vor", "nach", "zwischen", "und")


def _clock(hour: float, minute: int = 0) -> Clock | None:
    return Clock(int(hour), minute) if hour % 1 == 0 and 0 <= hour <= 24 and minute < 60 else None


def _half(hour: float) -> Clock | None:
    """ "halb acht" is 7:30."""
    return _clock(hour - 1, 30) if 1 <= hour <= 12 else None


def _night_before(day: Meaning) -> PartOfDay:
    """The night to Friday begins on Thursday."""
    return PartOfDay(Offset(1, Unit.DAY, -1, of=day), "NI")


def _in_part(part: Meaning, time: Meaning) -> Clock | None:
    """A time of day in a part of a day that is known."""
    if not isinstance(part, PartOfDay) or part.of is None or not isinstance(time, Clock):
        return None
    clock = by_half_day(time, part.part)
    return clock and on(clock, part.of)


# fmt: off
CLOCKS = (
    Rule("CLOCK", "COUNT O_CLOCK", lambda count: _clock(count)),
    Rule("CLOCK", "HOUR_DIGITS O_CLOCK DIGITS2", lambda hour_digits, digits2: _clock(hour_digits, digits2)),
    Rule("CLOCK", "HOUR_DIGITS +.|: +DIGITS2 O_CLOCK", lambda hour_digits, digits2: _clock(hour_digits, digits2)),
    Rule("CLOCK", "HOUR_DIGITS +: +DIGITS2", lambda hour_digits, digits2: _clock(hour_digits, digits2),
         unless=(in_a_number, follows("mit"), precedes("gegen", "sieg", "niederlage"))),
    Rule("CLOCK", "HALF_TO NUMBER_WORD O_CLOCK?", lambda number_word: _half(number_word), unless=(OPENS,)),
    Rule("CLOCK", "mitternacht", lambda: Clock(24, 0),
         unless=(not_after("um", "gegen", "bis", "nach", "vor", "seit"),)),
    Rule("TIME", "DAY_AND_PART", lambda day_and_part: PartOfDay(Weekday(day_and_part[0]), day_and_part[1]),
         {"Dienstagabend": "2024-10-15TEV"}),
    Rule("TIME", "SHIFT|EARLY DAY_AND_PART", lambda day_and_part: PartOfDay(Weekday(day_and_part[0]), day_and_part[1]),
         {"am späten Dienstagabend": "2024-10-15TEV"}),
)

TIMES = (
    Rule("TIME", "CLOCK", lambda clock: clock,
         {"um 12.30 Uhr": "2024-10-18T12:30", "9 Uhr": "2024-10-18T09:00", "9 Uhr 30": "2024-10-18T09:30",
          "um acht Uhr": "2024-10-18T08:00", "gegen halb acht": "2024-10-18T07:30",
          "14:30": "2024-10-18T14:30", "gegen Mitternacht": "2024-10-18T24:00"}),
    Rule("TIME", "CLOCK ZONE", lambda clock, zone: Clock(clock.hour, clock.minute, None, zone),
         {"9 Uhr MEZ": "2024-10-18T09:00"}),
    Rule("TIME", "CLOCK am? EVERY_PART|DAY_PART|MORNING", lambda clock, every_part: by_half_day(clock, every_part),
         {"8 Uhr abends": "2024-10-18T20:00", "6 Uhr morgens": "2024-10-18T06:00",
          "8 Uhr am Abend": "2024-10-18T20:00"}),
    Rule("TIME", "DAY ,? am? EARLY? DAY_PART|MORNING", lambda day, day_part: PartOfDay(day, day_part),
         {"gestern Abend": "2024-10-17TEV", "heute früh": "2024-10-18TMO",
          "am Freitag am späten Abend": "2024-10-18TEV"},
         unless=(precedes("als"),)),
    Rule("TIME", "DAY EVERY_PART", lambda day, every_part: PartOfDay(day, every_part),
         {"Freitag nachts": "2024-10-18TNI"}),
    Rule("TIME", "DAY in der nacht", lambda day: PartOfDay(day, "NI"), {"am Freitag in der Nacht": "2024-10-18TNI"}),
    Rule("TIME", "ARTICLE? DAY_PART|MORNING ARTICLE DAY", lambda day_part, day: PartOfDay(day, day_part),
         {"am Abend des 3. Oktober": "2024-10-03TEV"}),
    Rule("TIME", "ARTICLE? nacht zum|auf|zu ARTICLE? DAY", lambda day: _night_before(day),
         {"in der Nacht zum Freitag": "2024-10-17TNI", "in der Nacht auf Mittwoch": "2024-10-15TNI"}),
    Rule("TIME", "ARTICLE? nacht von|vom start:DAY auf|zum|zu end:DAY", lambda start: PartOfDay(start, "NI"),
         {"in der Nacht von Dienstag auf Mittwoch": "2024-10-15TNI"}),
    Rule("TIME", "SHIFT DAY_PART|MORNING",
         lambda shift, day_part: PartOfDay(Shifted(Unit.DAY, shift, From.FOCUS if shift > 0 else From.WRITING),
             day_part),
         {"am nächsten Morgen": "2024-10-19TMO", "in der vergangenen Nacht": "2024-10-17TNI",
          "diesen Abend": "2024-10-18TEV"}),
    Rule("TIME", "FOCUS_SHIFT DAY_PART|MORNING",
         lambda focus_shift, day_part: PartOfDay(Shifted(Unit.DAY, focus_shift, From.FOCUS), day_part),
         {"am folgenden Abend": "2024-10-19TEV"}),
    Rule("TIME", "ARTICLE EARLY? DAY_PART", lambda day_part: PartOfDay(None, day_part),
         {"in der Nacht": "2024-10-18TNI"}),
    Rule("TIME", "EARLY? DAY_PART|MORNING", lambda day_part: PartOfDay(None, day_part),
         {"am Abend": "2024-10-18TEV", "am frühen Morgen": "2024-10-18TMO"},
          unless=(not_after("am", "vom", "zum", "bis", "über"),)),
)

DATED = (
    Rule("TIME", "DAY ,|um|gegen|ab|kurz? um|vor|nach? TIME", lambda day, time: on(time, day),
         {"am 8. Oktober 2023 um 9 Uhr": "2023-10-08T09:00", "Freitag, 20 Uhr": "2024-10-18T20:00"}),
    Rule("TIME", "TIME am? DAY", lambda time, day: on(time, day), {"um 9 Uhr am Freitag": "2024-10-18T09:00"}),
    Rule("TIME", "part:TIME um|gegen|kurz TIME", lambda part, time: _in_part(part, time),
         {"gestern Abend um 8 Uhr": "2024-10-17T20:00"}),
)
# fmt: on

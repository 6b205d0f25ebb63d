"""Times of day: "14 h 15", "à 8 heures", "mardi soir", "dans la nuit de mardi à mercredi"."""

from __future__ import annotations

from timeline.when.guards import follows, in_a_number, is_word, not_after, precedes
from timeline.when.languages.shared import by_half_day, on
from timeline.when.meaning import Both, Calendar, Clock, From, Meaning, PartOfDay, Shifted, Unit
from timeline.when.rules import Rule

OPENS = not_after("à", "vers", "dès", "avant", "après", "entre", "et", "jusqu", "de", "depuis")


def _clock(hour: float, minute: int = 0) -> Clock | None:
    return Clock(int(hour), minute) if hour % 1 == 0 and 0 <= hour <= 24 and minute < 60 else None


def _both(start: Meaning, end: Meaning) -> Both | None:
    """A day and an hour of it."""
    clock = on(end, start)
    return None if clock is None else Both(start, clock)


def _night(start: int, end: Meaning) -> PartOfDay | None:
    """ "la nuit du 3 au 4 octobre" begins on the third."""
    return PartOfDay(Calendar(end.year, end.month, start), "NI") if isinstance(end, Calendar) and end.day else None


# fmt: off
CLOCKS = (
    Rule("CLOCK", "HOUR_DIGITS HOURS", lambda hour_digits: Clock(hour_digits, 0),
         unless=(follows("les", "dernières", "ces", "pendant", "en", "après", "km", "/"),)),
    Rule("CLOCK", "HOUR_DIGITS HOURS DIGITS2", lambda hour_digits, digits2: _clock(hour_digits, digits2)),
    Rule("CLOCK", "HOUR_DIGITS +: +DIGITS2", lambda hour_digits, digits2: _clock(hour_digits, digits2),
         unless=(in_a_number, precedes("contre"))),
    Rule("CLOCK", "COUNT heure|heures", lambda count: _clock(count),
         unless=(not_after("à", "vers", "dès", "avant", "entre", "jusqu"),)),
    Rule("CLOCK", "COUNT heure|heures DIGITS2", lambda count, digits2: _clock(count, digits2)),
    Rule("CLOCK", "CLOCK_WORD", lambda clock_word: Clock(clock_word, 0), unless=(OPENS,)),
    Rule("CLOCK", "CLOCK_WORD et demi|demie", lambda clock_word: Clock(clock_word % 24, 30)),
    Rule("PART_OF_DAY", "DAY_PART", lambda day_part: day_part),
    Rule("PART_OF_DAY", "fin|début de|d '? DAY_PART", lambda day_part: day_part),
)

TIMES = (
    Rule("TIME", "CLOCK", lambda clock: clock,
         {"à 14 h 15": "2024-10-18T14:15", "à minuit": "2024-10-18T24:00", "à 8 heures": "2024-10-18T08:00",
          "vers 15h30": "2024-10-18T15:30", "14:30": "2024-10-18T14:30", "à 8 heures 30": "2024-10-18T08:30",
          "à midi et demi": "2024-10-18T12:30", "18 h": "2024-10-18T18:00"}),
    Rule("TIME", "CLOCK (? ZONE )?", lambda clock, zone: Clock(clock.hour, clock.minute, None, zone),
         {"à 14 h 15 GMT": "2024-10-18T14:15"}),
    Rule("TIME", "CLOCK du DAY_PART", lambda clock, day_part: by_half_day(clock, day_part),
         {"à 8 heures du soir": "2024-10-18T20:00"}),
    Rule("TIME", "DAY en|dans? la? PART_OF_DAY", lambda day, part_of_day: PartOfDay(day, part_of_day),
         {"mardi soir": "2024-10-15TEV", "hier matin": "2024-10-17TMO", "jeudi après-midi": "2024-10-17TAF",
          "mardi en fin d'après-midi": "2024-10-15TAF", "lundi dans la nuit": "2024-10-14TNI",
          "le lendemain matin": "2024-10-19TMO"}),
    Rule("TIME", "DAY au PART_OF_DAY", lambda day, part_of_day: PartOfDay(day, part_of_day),
         {"lundi au soir": "2024-10-14TEV"}),
    Rule("TIME", "THIS DAY_PART", lambda day_part: PartOfDay(Shifted(Unit.DAY, 0), day_part),
         {"ce soir": "2024-10-18TEV"},
         unless=(precedes("là", "-"), is_word("soirée", "matinée"))),
    Rule("TIME", "THIS DAY_PART +- +là", lambda day_part: PartOfDay(Shifted(Unit.DAY, 0, From.FOCUS), day_part),
         {"ce soir-là": "2024-10-18TEV"}),
    Rule("TIME", "la nuit dernière", lambda: PartOfDay(Shifted(Unit.DAY, -1), "NI"),
         {"la nuit dernière": "2024-10-17TNI"}),
    Rule("TIME", "la? nuit de|du? start:DAY à|au end:DAY", lambda start: PartOfDay(start, "NI"),
         {"dans la nuit de mardi à mercredi": "2024-10-15TNI"}),
    Rule("TIME", "la? nuit du start:MONTH_DAY au end:DAY", lambda start, end: _night(start, end),
         {"dans la nuit du 3 au 4 octobre": "2024-10-03TNI"}),
    Rule("TIME", "la|le|l '? PART_OF_DAY de|du|d '? DAY", lambda part_of_day, day: PartOfDay(day, part_of_day),
         {"la nuit de lundi": "2024-10-14TNI", "le soir du 3 octobre": "2024-10-03TEV"}),
    Rule("TIME", "la|le|l '? DAY_PART", lambda day_part: PartOfDay(None, day_part),
         {"dans la soirée": "2024-10-18TEV", "dans l'après-midi": "2024-10-18TAF"},
          unless=(not_after("dans", "pendant", "durant", "cours"),)),
    Rule("TIME", "DAY_PART", lambda day_part: PartOfDay(None, day_part),
         {"au matin": "2024-10-18TMO"}, unless=(not_after("au"), precedes("-", "de"))),
    Rule("TIME", "fin|début|milieu de|d '? DAY_PART", lambda day_part: PartOfDay(None, day_part),
         {"en fin de matinée": "2024-10-18TMO"}),
)

DATED = (
    Rule("TIME", "TIME ,? le? DAY", lambda time, day: on(time, day), {"4 h mardi": "2024-10-15T04:00"}),
    Rule("TIME", "DAY ,? TIME", lambda day, time: on(time, day), {"mardi, 20 h 30": "2024-10-15T20:30"}),
    # TimeML leaves prepositions outside: the day is one expression, the hour another, of that day
    Rule("RANGE", "start:DAY ,? à|vers|dès end:TIME", lambda start, end: _both(start, end),
         {"mardi à 20 h 30": "2024-10-15", "le 8 octobre 2023 à 9 h": "2023-10-08"}),
)
# fmt: on

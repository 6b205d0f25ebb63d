"""English words and what each can be."""

from __future__ import annotations

from timeline.when.meaning import DayOfWeek, Mod, Unit

MONTHS = {
    "january": 1, "february": 2, "March": 3, "april": 4, "May": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10, "Nov": 11, "Dec": 12,
    "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sep.": 9, "sept.": 9, "oct.": 10,
    "nov.": 11, "dec.": 12,
}  # fmt: skip

WEEKDAYS = {
    "monday": DayOfWeek.MON, "tuesday": DayOfWeek.TUE, "wednesday": DayOfWeek.WED, "thursday": DayOfWeek.THU,
    "friday": DayOfWeek.FRI, "saturday": DayOfWeek.SAT, "sunday": DayOfWeek.SUN,
    "mon.": DayOfWeek.MON, "tue.": DayOfWeek.TUE, "tues.": DayOfWeek.TUE, "wed.": DayOfWeek.WED, "thu.": DayOfWeek.THU,
    "thur.": DayOfWeek.THU, "thurs.": DayOfWeek.THU, "fri.": DayOfWeek.FRI,
    "Tue": DayOfWeek.TUE, "Tues": DayOfWeek.TUE, "Thu": DayOfWeek.THU, "Thurs": DayOfWeek.THU, "Fri": DayOfWeek.FRI,
    "Mon": DayOfWeek.MON, "Wed": DayOfWeek.WED, "Sat": DayOfWeek.SAT, "Sun": DayOfWeek.SUN,
}  # fmt: skip

WEEKDAY_PLURALS = {
    "mondays": DayOfWeek.MON, "tuesdays": DayOfWeek.TUE, "wednesdays": DayOfWeek.WED, "thursdays": DayOfWeek.THU,
    "fridays": DayOfWeek.FRI, "saturdays": DayOfWeek.SAT, "sundays": DayOfWeek.SUN,
}  # fmt: skip

UNITS = {
    "second": Unit.SECOND, "minute": Unit.MINUTE, "hour": Unit.HOUR, "day": Unit.DAY, "week": Unit.WEEK,
    "weekend": Unit.WEEKEND, "month": Unit.MONTH, "quarter": Unit.QUARTER, "year": Unit.YEAR, "decade": Unit.DECADE,
    "century": Unit.CENTURY, "millennium": Unit.MILLENNIUM,
}  # fmt: skip

UNIT_PLURALS = {
    "seconds": Unit.SECOND, "minutes": Unit.MINUTE, "hours": Unit.HOUR, "days": Unit.DAY, "weeks": Unit.WEEK,
    "weekends": Unit.WEEKEND, "months": Unit.MONTH, "quarters": Unit.QUARTER, "years": Unit.YEAR, "decades": Unit.DECADE,
    "centuries": Unit.CENTURY, "millennia": Unit.MILLENNIUM,
}  # fmt: skip

SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "daytime": "DT"}

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip

TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip

SHIFTS = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0}

PARTS = {"early": Mod.START, "mid": Mod.MID, "late": Mod.END}

PARTS_OF = {
    "beginning": Mod.START, "start": Mod.START, "outset": Mod.START, "middle": Mod.MID, "midst": Mod.MID, "end": Mod.END,
    "close": Mod.END, "early part": Mod.START, "latter part": Mod.END, "final days": Mod.END, "opening days": Mod.START,
}  # fmt: skip

ZONES = {
    "gmt": "Z", "utc": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "jst": "+09:00", "kst": "+09:00", "ist": "+05:30",
}  # fmt: skip

WORDS = {
    "MONTH_NAME": MONTHS,
    "WEEKDAY_NAME": WEEKDAYS,
    "WEEKDAY_PLURAL": WEEKDAY_PLURALS,
    "UNIT_ONE": UNITS,
    "UNIT_MANY": UNIT_PLURALS,
    "SEASON_NAME": SEASONS,
    "DAY_PART": DAY_PARTS,
    "NUMBER_WORD": NUMBERS,
    "TENS_WORD": TENS,
    "ORDINAL_WORD": ORDINALS,
    "SHIFT": SHIFTS,
    "EARLY": PARTS,
    "PART_OF": PARTS_OF,
    "ZONE": ZONES,
}

WEAK = frozenset({"NUMBER_WORD", "TENS_WORD", "ORDINAL_WORD", "SHIFT", "EARLY", "PART_OF", "ZONE"})

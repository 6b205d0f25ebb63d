"""English words and what each can be. A word written here with a capital needs one in the text."""

from __future__ import annotations

from typing import Any

from timeline.when.calendars import JAPANESE_ERAS, MINGUO
from timeline.when.meaning import DayOfWeek, From, Mod, Unit

MONTHS = {
    "january": 1, "february": 2, "March": 3, "april": 4, "May": 5, "june": 6,
    "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10, "Nov": 11,
    "Dec": 12, "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sep.": 9, "sept.": 9,
    "oct.": 10, "nov.": 11, "dec.": 12,
}  # fmt: skip

MON, TUE, WED, THU, FRI, SAT, SUN = DayOfWeek

WEEKDAYS = {
    "monday": MON, "tuesday": TUE, "wednesday": WED, "thursday": THU, "friday": FRI, "saturday": SAT, "sunday": SUN,
    "mon.": MON, "tue.": TUE, "tues.": TUE, "thu.": THU, "thur.": THU, "thurs.": THU, "fri.": FRI,
    "Tue": TUE, "Tues": TUE, "Thu": THU, "Thurs": THU, "Fri": FRI,
}  # fmt: skip

WEEKDAYS_SHORT = {
    "Mon": MON, "Wed": WED, "Sat": SAT, "Sun": SUN, "wed.": WED, "sat.": SAT, "sun.": SUN,
}  # fmt: skip
"""Words of their own as well, so that they are days only beside a date."""

WEEKDAY_PLURALS = {
    "mondays": MON, "tuesdays": TUE, "wednesdays": WED, "thursdays": THU, "fridays": FRI, "saturdays": SAT,
    "sundays": SUN,
}  # fmt: skip

UNITS = {
    "second": Unit.SECOND, "minute": Unit.MINUTE, "hour": Unit.HOUR, "day": Unit.DAY, "week": Unit.WEEK,
    "weekend": Unit.WEEKEND, "month": Unit.MONTH, "quarter": Unit.QUARTER, "year": Unit.YEAR, "decade": Unit.DECADE,
    "century": Unit.CENTURY, "millennium": Unit.MILLENNIUM,
}  # fmt: skip

UNIT_PLURALS = {
    "seconds": Unit.SECOND, "minutes": Unit.MINUTE, "hours": Unit.HOUR, "days": Unit.DAY, "weeks": Unit.WEEK,
    "weekends": Unit.WEEKEND, "months": Unit.MONTH, "quarters": Unit.QUARTER, "years": Unit.YEAR,
    "decades": Unit.DECADE,
    "centuries": Unit.CENTURY, "millennia": Unit.MILLENNIUM,
}  # fmt: skip

SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4, "springtime": 1, "summertime": 2}

DAY_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV",
    "midmorning": "MO", "midafternoon": "AF", "lunchtime": "MI",
}  # fmt: skip

DAY_PARTS_MANY = {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}

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

DECADES = {
    "twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196, "seventies": 197, "eighties": 198,
    "nineties": 199,
}  # fmt: skip

SHIFTS = {"last": -1, "next": 1, "this": 0, "this past": -1, "this coming": 1}

FOCUS_SHIFTS = {
    "the previous": -1, "the preceding": -1, "the following": 1, "the next": 1, "the very next": 1, "the prior": -1,
    "the same": 0,
    "that": 0, "that same": 0, "that very": 0, "the very same": 0, "the ensuing": 1, "the subsequent": 1,
}  # fmt: skip

DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}

VAGUE = {
    "several": "several", "few": "few", "a few": "few", "many": "many", "some": "some", "a number of": "many",
    "countless": "many", "the many": "many", "numerous": "many", "dozens of": "many", "tens of": "many",
    "hundreds of": "many", "thousands of": "many", "millions of": "many", "billions of": "many",
}  # fmt: skip

PARTS = {"early": Mod.START, "mid": Mod.MID, "late": Mod.END}

EARLIER = {"earlier": Mod.START, "later": Mod.END}

PARTS_OF = {
    "beginning": Mod.START, "start": Mod.START, "outset": Mod.START, "early part": Mod.START, "early days": Mod.START,
    "middle": Mod.MID, "midst": Mod.MID, "end": Mod.END, "close": Mod.END, "latter part": Mod.END, "late part": Mod.END,
    "final days": Mod.END, "dawn": Mod.START,
}  # fmt: skip

NEAR = {
    "about": Mod.APPROX, "around": Mod.APPROX, "approximately": Mod.APPROX, "roughly": Mod.APPROX, "circa": Mod.APPROX,
    "c.": Mod.APPROX, "ca.": Mod.APPROX, "c": Mod.APPROX, "ca": Mod.APPROX,
}  # fmt: skip

ABOUT = NEAR | {
    "some": Mod.APPROX, "almost": Mod.LESS_THAN, "nearly": Mod.LESS_THAN,
    "close to": Mod.LESS_THAN, "less than": Mod.LESS_THAN, "under": Mod.LESS_THAN, "more than": Mod.MORE_THAN,
    "at least": Mod.EQUAL_OR_MORE, "at most": Mod.EQUAL_OR_LESS, "up to": Mod.EQUAL_OR_LESS,
    "no more than": Mod.EQUAL_OR_LESS, "no less than": Mod.EQUAL_OR_MORE, "as many as": Mod.EQUAL_OR_LESS,
    "just over": Mod.MORE_THAN, "just under": Mod.LESS_THAN, "not more than": Mod.EQUAL_OR_LESS,
    "well over": Mod.MORE_THAN, "a little over": Mod.MORE_THAN, "a little more than": Mod.MORE_THAN,
    "fewer than": Mod.LESS_THAN, "somewhere around": Mod.APPROX,
}  # fmt: skip

ZONES = {
    "gmt": "Z", "utc": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "jst": "+09:00", "kst": "+09:00", "ist": "+05:30", "eastern time": "-05:00", "pacific time": "-08:00",
    "central time": "-06:00", "moscow time": "+03:00",
    "local time": "", "et": "-05:00", "pt": "-08:00",
}  # fmt: skip

HALF_DAYS = {"a.m.": 0, "am": 0, "a.m": 0, "p.m.": 12, "pm": 12, "p.m": 12}

MINUTES_PAST = {
    "five": 5, "ten": 10, "a quarter": 15, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30,
}  # fmt: skip

MONTHS_ELSEWHERE = {
    name: (calendar, number)
    for calendar, names in {
        "islamic": (
            "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Awwal", "Jumada al-Thani", "Rajab",
            "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
        ),
        "iranian": (
            "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey",
            "Bahman", "Esfand",
        ),
        "hebrew": (
            "Nisan", "Iyar", "Sivan", "Tammuz", "Av", "Elul", "Tishri", "Cheshvan", "Kislev", "Tevet", "Shevat", "Adar",
        ),
    }.items()
    for number, name in enumerate(names, 1)
}  # fmt: skip
"""Months of other calendars: the calendar, and the number of the month in it."""

ROMAN_NUMBERS = {
    "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14,
}  # fmt: skip
"""Not I, V and X, which are words and letters of their own."""

REIGNS = dict(zip(("Meiji", "Taisho", "Showa", "Heisei", "Reiwa"), JAPANESE_ERAS.values(), strict=True)) | {
    "Shōwa": JAPANESE_ERAS["昭和"],
    "Taishō": JAPANESE_ERAS["大正"],
    "Minguo": MINGUO,
}
"""What is added to a year that is counted from each."""

REPUBLICAN_MONTHS = {
    "Vendémiaire": 1, "Vendemiaire": 1, "Brumaire": 2, "Frimaire": 3, "Nivôse": 4, "Nivose": 4, "Pluviôse": 5,
    "Pluviose": 5, "Ventôse": 6, "Ventose": 6, "Germinal": 7, "Floréal": 8, "Floreal": 8, "Prairial": 9,
    "Messidor": 10, "Thermidor": 11, "Fructidor": 12,
}  # fmt: skip

CLOCK_WORDS = {"noon": 12, "midday": 12, "midnight": 24}

HAPPENINGS = dict.fromkeys(
    (
        "vote",
        "election",
        "elections",
        "referendum",
        "attack",
        "attacks",
        "summit",
        "meeting",
        "talks",
        "trial",
        "hearing",
        "ruling",
        "verdict",
        "launch",
        "storm",
        "earthquake",
        "quake",
        "crash",
        "fire",
        "explosion",
        "blast",
        "shooting",
        "killing",
        "murder",
        "death",
        "funeral",
        "wedding",
        "opening",
        "match",
        "race",
        "strike",
        "protest",
        "protests",
        "invasion",
        "coup",
        "raid",
        "accident",
        "arrest",
        "ceremony",
        "deadline",
        "debate",
        "inauguration",
        "announcement",
        "visit",
        "deal",
        "release",
        "rally",
        "march",
    )
)
"""What happens on a day: "a week before the vote on Tuesday"."""

ERAS = {
    "bc": -1, "b.c.": -1, "b.c": -1, "bce": -1, "b.c.e.": -1, "ad": 1, "a.d.": 1, "a.d": 1, "ce": 1, "c.e.": 1,
}  # fmt: skip

HOLIDAYS = {
    "new year's day": "new year's day", "new year's eve": "new year's eve", "new year": "new year's day",
    "new year's": "new year's day", "epiphany": "epiphany", "martin luther king day": "martin luther king day",
    "martin luther king jr. day": "martin luther king day", "groundhog day": "groundhog day",
    "valentine's day": "valentine's day", "presidents' day": "presidents' day", "presidents day": "presidents' day",
    "international women's day": "women's day", "st. patrick's day": "st patrick's day",
    "st patrick's day": "st patrick's day", "shrove tuesday": "shrove tuesday", "mardi gras": "shrove tuesday",
    "ash wednesday": "ash wednesday", "palm sunday": "palm sunday", "maundy thursday": "maundy thursday",
    "good friday": "good friday", "easter": "easter", "easter sunday": "easter", "easter day": "easter",
    "easter monday": "easter monday", "april fools' day": "april fools' day", "april fool's day": "april fools' day",
    "earth day": "earth day", "anzac day": "anzac day", "may day": "may day", "ve day": "ve day", "v-e day": "ve day",
    "victory day": "victory day", "mother's day": "mother's day", "ascension day": "ascension day",
    "pentecost": "pentecost", "whit monday": "whit monday", "memorial day": "memorial day", "juneteenth": "juneteenth",
    "father's day": "father's day", "canada day": "canada day", "independence day": "independence day",
    "the fourth of july": "independence day", "bastille day": "bastille day", "labor day": "labor day",
    "labour day": "labor day", "columbus day": "columbus day", "german unity day": "german unity day",
    "halloween": "halloween", "all saints' day": "all saints' day", "all souls' day": "all souls' day",
    "guy fawkes night": "guy fawkes night", "bonfire night": "guy fawkes night", "election day": "election day",
    "veterans day": "veterans day", "armistice day": "veterans day", "remembrance day": "veterans day",
    "super tuesday": "super tuesday",
    "thanksgiving": "thanksgiving", "thanksgiving day": "thanksgiving", "black friday": "black friday",
    "cyber monday": "cyber monday", "christmas eve": "christmas eve", "christmas": "christmas",
    "trinity sunday": "trinity sunday", "corpus christi": "corpus christi",
    "orthodox easter": "orthodox easter", "orthodox easter sunday": "orthodox easter",
    "greek orthodox easter": "orthodox easter", "orthodox good friday": "orthodox good friday",
    "orthodox palm sunday": "orthodox palm sunday", "orthodox pentecost": "orthodox pentecost",
    "orthodox christmas": "orthodox christmas", "orthodox christmas day": "orthodox christmas",
    "orthodox christmas eve": "orthodox christmas eve", "old new year": "old new year",
    "yom kippur": "yom kippur", "rosh hashanah": "rosh hashanah", "rosh hashana": "rosh hashanah",
    "sukkot": "sukkot", "simchat torah": "simchat torah", "hanukkah": "hanukkah", "chanukah": "hanukkah",
    "passover": "passover", "pesach": "passover", "shavuot": "shavuot", "tisha b'av": "tisha b'av", "purim": "purim",
    "eid al-fitr": "eid al-fitr", "eid ul-fitr": "eid al-fitr", "eid-al-fitr": "eid al-fitr",
    "eid al fitr": "eid al-fitr", "eid al-adha": "eid al-adha", "eid ul-adha": "eid al-adha",
    "eid al adha": "eid al-adha", "eid-al-adha": "eid al-adha", "feast of the sacrifice": "eid al-adha",
    "islamic new year": "islamic new year", "ashura": "ashura", "ashoura": "ashura", "arbaeen": "arbaeen",
    "mawlid": "mawlid", "the prophet's birthday": "mawlid", "laylat al-qadr": "laylat al-qadr",
    "quds day": "quds day", "al-quds day": "quds day", "lunar new year": "lunar new year",
    "lunar new year's day": "lunar new year", "chinese new year": "lunar new year",
    "lunar new year's eve": "lunar new year's eve", "chinese new year's eve": "lunar new year's eve",
    "dragon boat festival": "dragon boat festival", "mid-autumn festival": "mid-autumn festival",
    "qingming": "qingming", "tomb sweeping day": "qingming", "diwali": "diwali", "deepavali": "diwali",
    "divali": "diwali", "holi": "holi", "dussehra": "dussehra", "guru nanak jayanti": "guru nanak jayanti",
    "janmashtami": "janmashtami", "raksha bandhan": "raksha bandhan", "vesak": "vesak", "vesak day": "vesak",
    "nowruz": "nowruz", "norouz": "nowruz", "newroz": "nowruz", "persian new year": "nowruz",
    "christmas day": "christmas", "boxing day": "boxing day", "mlk day": "martin luther king day",
    "st. stephen's day": "boxing day", "st stephen's day": "boxing day", "whit sunday": "pentecost",
    "whitsunday": "pentecost", "Whitsun": "pentecost", "Candlemas": "candlemas", "lady day": "lady day",
    "midsummer day": "midsummer day", "midsummer's day": "midsummer day", "Lammas": "lammas",
    "lammas day": "lammas", "Michaelmas": "michaelmas", "Martinmas": "martinmas", "twelfth night": "twelfth night",
    "advent sunday": "advent sunday", "low sunday": "low sunday", "songkran": "songkran",
    "st. george's day": "st george's day", "st george's day": "st george's day", "st. david's day": "st david's day",
    "st david's day": "st david's day", "st. andrew's day": "st andrew's day", "st andrew's day": "st andrew's day",
    "st. nicholas' day": "st nicholas' day", "st nicholas' day": "st nicholas' day",
    "holocaust remembrance day": "holocaust remembrance day", "vj day": "vj day", "v-j day": "vj day",
    "assumption day": "assumption", "reformation day": "reformation day", "world aids day": "world aids day",
    "human rights day": "human rights day",
}  # fmt: skip

REFERENCES = {
    "now": "PRESENT_REF", "right now": "PRESENT_REF", "just now": "PRESENT_REF", "currently": "PRESENT_REF",
    "at present": "PRESENT_REF", "presently": "PRESENT_REF", "nowadays": "PRESENT_REF", "these days": "PRESENT_REF",
    "at the moment": "PRESENT_REF", "current": "PRESENT_REF", "recent": "PAST_REF", "recently": "PAST_REF",
    "lately": "PAST_REF",
    "the recent past": "PAST_REF", "the distant past": "PAST_REF", "the past": "PAST_REF",
    "moments ago": "PAST_REF", "long ago": "PAST_REF", "some time ago": "PAST_REF", "a while ago": "PAST_REF",
    "a short time ago": "PAST_REF", "the future": "FUTURE_REF", "the distant future": "FUTURE_REF",
    "the near future": "FUTURE_REF", "the foreseeable future": "FUTURE_REF", "the near term": "FUTURE_REF",
    "the short term": "FUTURE_REF", "a later date": "FUTURE_REF", "as soon as possible": "FUTURE_REF",
    "the other day": "PAST_REF", "someday": "FUTURE_REF", "some day": "FUTURE_REF",
    "moments later": "FUTURE_REF", "a short time later": "FUTURE_REF", "a short while later": "FUTURE_REF",
}  # fmt: skip

MONTHS_LOWER = {
    "march": 3, "may": 5, "jan": 1, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
"""Words of their own as well, or names, so that they are months only in a whole date."""

LETTER_MONTHS = {
    "inst.": 0, "inst": 0, "instant": 0, "ult.": -1, "ult": -1, "ultimo": -1, "prox.": 1, "prox": 1, "proximo": 1,
}  # fmt: skip
"""How letters of former times name this month, the last and the next."""

AGES = {
    "roaring twenties": 192, "swinging sixties": 196, "hungry thirties": 193, "gay nineties": 189,
    "naughty nineties": 189, "noughties": 200, "Noughties": 200,
}  # fmt: skip
"""Decades with a name of their own."""

WEEKDAYS_LOWER = {
    "mon": MON, "tue": TUE, "tues": TUE, "wed": WED, "weds": WED, "thu": THU, "thur": THU, "thurs": THU, "fri": FRI,
    "sat": SAT, "sun": SUN,
}  # fmt: skip
"""As posts write them: days only before a month or a part of the day."""

SHORT_DAY_WORDS = {
    "yest": -1, "yday": -1, "tmrw": 1, "tmw": 1, "tomoz": 1, "tmr": 1, "2moro": 1, "2day": 0, "tdy": 0,
}  # fmt: skip

SHORT_UNITS = {"s": Unit.SECOND, "m": Unit.MINUTE, "h": Unit.HOUR, "d": Unit.DAY, "w": Unit.WEEK, "y": Unit.YEAR}

SHORTENED_UNITS = {
    "min": Unit.MINUTE, "mins": Unit.MINUTE, "sec": Unit.SECOND, "secs": Unit.SECOND, "hr": Unit.HOUR, "hrs": Unit.HOUR,
    "wk": Unit.WEEK, "wks": Unit.WEEK, "yr": Unit.YEAR, "yrs": Unit.YEAR, "mo": Unit.MONTH, "mos": Unit.MONTH,
}  # fmt: skip

WORDS: dict[str, dict[str, Any]] = {
    "MONTH_NAME": MONTHS,
    "WEEKDAY_NAME": WEEKDAYS,
    "WEEKDAY_SHORT": WEEKDAYS_SHORT,
    "MONTH_LOWER": MONTHS_LOWER,
    "WEEKDAY_LOWER": WEEKDAYS_LOWER,
    "SHORT_DAY_WORD": SHORT_DAY_WORDS,
    "SHORT_UNIT": SHORT_UNITS,
    "SHORTENED_UNIT": SHORTENED_UNITS,
    "WEEKDAY_PLURAL": WEEKDAY_PLURALS,
    "UNIT_ONE": UNITS,
    "UNIT_MANY": UNIT_PLURALS,
    "SEASON_NAME": SEASONS,
    "DAY_PART": DAY_PARTS,
    "PART_MANY": DAY_PARTS_MANY,
    "DAY_WORD": DAY_WORDS,
    "NUMBER_WORD": NUMBERS,
    "TENS_WORD": TENS,
    "ORDINAL_WORD": ORDINALS,
    "DECADE_WORD": DECADES,
    "SHIFT": SHIFTS,
    "FOCUS_SHIFT": FOCUS_SHIFTS,
    "VAGUE": VAGUE,
    "EARLY": PARTS,
    "EARLIER": EARLIER,
    "PART_OF": PARTS_OF,
    "NEAR": NEAR,
    "ABOUT": ABOUT,
    "ZONE": ZONES,
    "HALF_DAY": HALF_DAYS,
    "CLOCK_WORD": CLOCK_WORDS,
    "MINUTES_PAST": MINUTES_PAST,
    "QUESTION": {"?": 0},
    "MONTH_ELSEWHERE": MONTHS_ELSEWHERE,
    "REIGN": REIGNS,
    "REPUBLICAN_MONTH": REPUBLICAN_MONTHS,
    "ROMAN_NUMBER": ROMAN_NUMBERS,
    "ROMAN_MONTH": {word: number for word, number in ROMAN_NUMBERS.items() if number <= 12} | {"v": 5, "x": 10},
    "OLD_STYLE": {"o.s.": 0, "old style": 0, "julian": 0, "o.s": 0},
    "HIJRI": {"AH": 0, "a.h.": 0},
    "RAMADAN": {"ramadan": 0, "Ramadhan": 0},
    "LETTER_MONTH": LETTER_MONTHS,
    "AGE": AGES,
    "FISCAL": {"FY": 0},
    "NITE": {"nite": "NI"},
    "REST_OF": {"rest": Mod.END, "remainder": Mod.END},
    "QUARTER_LETTER": {"q": 0},
    "AGO_WORD": {"ago": -1},
    "PLACE_NAME": dict.fromkeys(
        (
            "Tehran", "Baghdad", "Kabul", "Beijing", "Tokyo", "London", "Paris", "Berlin", "Kyiv", "Kiev", "Damascus",
            "Cairo", "Jerusalem", "Washington", "Sydney", "Delhi", "Brussels", "Istanbul", "Seoul", "Nairobi",
        ),
        0,
    ),
    "NTH": {"st": 0, "nd": 0, "rd": 0, "th": 0},
    "O_CLOCK": {"o'clock": 0},
    "HAPPENING": HAPPENINGS,
    "ERA": ERAS,
    "HOLIDAY_NAME": HOLIDAYS,
    "REFERENCE": REFERENCES,
    "AGO": {"ago": (-1, From.WRITING), "hence": (1, From.WRITING), "from now": (1, From.WRITING)},
    "LATER": {
        "later": (1, From.FOCUS), "afterwards": (1, From.FOCUS), "afterward": (1, From.FOCUS),
        "earlier": (-1, From.FOCUS),
        "previously": (-1, From.FOCUS), "prior": (-1, From.FOCUS),
    },
    "BEFORE": {"before": -1, "prior to": -1, "ahead of": -1, "after": 1, "following": 1},
    "FREQUENCY": {
        "daily": Unit.DAY, "weekly": Unit.WEEK, "monthly": Unit.MONTH, "yearly": Unit.YEAR, "hourly": Unit.HOUR,
        "nightly": Unit.DAY,
    },
    "SPACED": {
        "biweekly": (2, Unit.WEEK), "fortnightly": (2, Unit.WEEK), "bimonthly": (2, Unit.MONTH),
        "quarterly": (3, Unit.MONTH), "semiannual": (6, Unit.MONTH), "half-yearly": (6, Unit.MONTH),
        "biannual": (6, Unit.MONTH), "biennial": (2, Unit.YEAR),
        "triennial": (3, Unit.YEAR), "quadrennial": (4, Unit.YEAR),
    },
    "OVERNIGHT": {"overnight": -1, "tonight": 0},
    "YEAR_END": {"year-end": 12, "year's end": 12},
    "MID_YEAR": {"midyear": Mod.MID, "mid-year": Mod.MID},
    "FOCUS_REFERENCE": {
        "former": "PAST_REF", "to date": "PRESENT_REF", "this period": "PRESENT_REF", "future": "FUTURE_REF",
    },
    "FOCUS_TIME": {"that time": 0, "the time": 0, "the same time": 0, "that period": 0},
    "SOON": {"soon": "FUTURE_REF"},
    "YEAR_AGO": {"year-ago": -1, "year-earlier": -1, "year-before": -1, "the year-ago": -1, "the year-earlier": -1},
    "FOCUS_STRETCH": {"the first": False, "the last": True, "the final": True, "the opening": False},
    "TERM": {"quarter": Unit.QUARTER, "period": Unit.QUARTER},
    "HALF_WORD": {"half": 2},
    "FORTNIGHT": {"fortnight": 2},
    "LONG": {
        "daylong": Unit.DAY, "weeklong": Unit.WEEK, "monthlong": Unit.MONTH, "yearlong": Unit.YEAR,
        "hourlong": Unit.HOUR,
    },
    "MID_SEASON": {"midsummer": 2, "midwinter": 4, "mid-summer": 2, "mid-winter": 4},
    "CENTURY_WORD": {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20},
}  # fmt: skip

WEAK = frozenset(
    {
        "OLD_STYLE", "MONTH_LOWER", "WEEKDAY_LOWER", "SHORT_UNIT", "MINUTES_PAST", "QUESTION", "PLACE_NAME",
        "HIJRI", "NUMBER_WORD", "ROMAN_NUMBER", "ROMAN_MONTH",
        "TENS_WORD", "ORDINAL_WORD", "SHIFT", "FOCUS_SHIFT", "VAGUE", "EARLY", "EARLIER", "PART_OF", "REST_OF", "NEAR",
        "ABOUT",
        "ZONE", "PART_MANY", "HAPPENING", "AGO", "LATER", "BEFORE", "WEEKDAY_SHORT", "FOCUS_STRETCH",
    }
)  # fmt: skip
"""Classes whose words alone are no reason to look for a time."""

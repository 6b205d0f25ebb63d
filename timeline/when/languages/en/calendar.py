"""Days, months, years, quarters and seasons by their names: "October 8, 2024", "8 Oct", "June", "the 1980s"."""

from __future__ import annotations

from typing import Final

from timeline.when import numeric
from timeline.when.calendars import YEARS_OF
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
from timeline.when.languages.en.counts import COUNTED, LISTS, counts_things, labelled
from timeline.when.meaning import (
    Calendar,
    Checked,
    DayOfMonth,
    Division,
    Doubtful,
    Extent,
    Foreign,
    Meaning,
    Mod,
    Modified,
    Unit,
    Weekday,
    Whole,
)
from timeline.when.numeric import on_weekday
from timeline.when.rules import Rule
from timeline.when.tokens import Position

IN_PLAY = precedes(
    "goal", "goals", "penalty", "lead", "touchdown", "header", "strike", "deficit", "score", "points", "point",
    "minute", "substitute", "injury", "display", "performance", "equaliser", "equalizer", "hat", "brace",
)  # fmt: skip

_GAME: Final = LISTS["game"]
_NEAR: Final = 300
"""Pieces, white space included, within which words of a game make a quarter one of it: a paragraph or two."""
_PLAYED: Final = frozenset(("game", "match", "final", "contest", "loss", "win", "victory", "defeat"))


def of_a_game(place: Position) -> bool:
    """It is a quarter of a game: "a touchdown in the third quarter", "in the second quarter of the match"."""
    lower, first, last = place.pieces.lower, place.first, place.last
    if place.after in ("of", "in") and not _PLAYED.isdisjoint(lower[last + 3 : last + 8]):
        return True
    return not _GAME.isdisjoint(lower[max(first - _NEAR, 0) : last + _NEAR])


def ends_a_code(place: Position) -> bool:
    """It is the end of numbers joined by hyphens that are no years: ISSN 1945-2020, serial 1998-2003-7."""
    words, first, last = place.pieces.words, place.first, place.last
    if words[last + 1 : last + 2] == ["-"] and words[last + 2 : last + 4] and words[last + 3 : last + 4] == ["-"]:
        return words[last + 2].isdecimal()
    if first < 2 or words[first - 1] not in ("-", "–") or not words[first - 2].isdecimal():
        return False
    joined = words[last + 1 : last + 2] == ["-"] and words[last + 2 : last + 3]
    return bool(joined) or len(words[first - 2]) < 3 or labelled(Position(place.pieces, first - 2, first - 2))


BORN = LISTS["born"]


def not_founded(place: Position) -> bool:
    """A number of three digits is a year only after "in" and a word like "founded"."""
    words = [word for word in place.pieces.lower[max(place.first - 4, 0) : place.first] if not word.isspace()]
    return len(words) < 2 or words[-1] != "in" or words[-2] not in BORN


def lower_numbers(place: Position) -> bool:
    """It is no decade but a number: "in the 20s" of degrees, "the 90s percent", "the 50s age group"."""
    return place.after in ("degrees", "fahrenheit", "celsius", "percent", "%", "age", "-")


_MEASURED: Final = ("temperature", "temperatures", "temps", "highs", "lows", "thermometers", "mercury")
_MEASURED_BEFORE: Final = 16
"""Pieces before a number that may name what is measured: about eight words, a space beside each; not measured."""


def in_degrees(place: Position) -> bool:
    """It is a number of degrees: "highs in the 70s", "temperatures will climb into the 90s"."""
    before = place.pieces.lower[max(place.first - _MEASURED_BEFORE, 0) : place.first]
    stops = [at for at, piece in enumerate(before) if piece in (".", "!", "?", ";")]
    return not set(_MEASURED).isdisjoint(before[stops[-1] :] if stops else before)


def aged(place: Position) -> bool:
    """It is an age or a length of time: "in his 60s", "a 30s clip"; the word before is no joint to a decade."""
    if place.before in ("and", "or", "-", "to", "early", "mid", "late"):
        return place.after == "-"
    return place.before in (
        "his",
        "her",
        "their",
        "my",
        "your",
        "our",
        "in",
        "low",
        "high",
        "upper",
        "lower",
        "of",
        "for",
        "to",
    ) or place.after in ("-", "ago", "clip", "video", "long", "old", "delay", "")


BARE = not_after(
    "in", "by", "since", "until", "till", "of", "during", "from", "to", "and", "last", "this", "next", "early",
    "late", "mid", "-", "through", "between", "before", "after", "that", "or", "previous",
)  # fmt: skip
MARCHES = both(is_word("march"), precedes("on", "past", "forward", "toward", "towards", "for"))
SPEAKS = both(is_word("may"), precedes("spoke", "said", "told", "resigned", "met", "visited", "became", "wrote"))
SHORTENED = is_word("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
in_a_club = follows("sheffield", "man")


def in_a_masthead(place: Position) -> bool:
    """It is a part of the name of a paper: the Mail on Sunday."""
    words, first = place.pieces.lower, place.first
    return words[max(first - 4, 0) : first : 2] in (["mail", "on"], ["independent", "on"], ["scotland", "on"])


FAR_AHEAD = 2045
"""A year from here on right after a name is a part of it: Blade Runner 2049."""


def in_a_work(place: Position) -> bool:
    """It is the year of a title: "The film 1917", "The 1975 played", "Blade Runner 2049"; or one in brackets before a
    reporter's letters: [2019] UKSC 5."""
    pieces, first, last = place.pieces, place.first, place.last
    words = pieces.words
    if words[max(first - 1, 0)] == "[" and words[last + 1 : last + 3] == ["]", " "]:
        following = words[last + 3 : last + 4]
        return bool(following) and (following[0].isupper() or following[0].isdecimal())
    before = words[first - 2] if first > 1 and words[first - 1] == " " else ""
    if before[:1].isupper() and words[first].isdecimal() and int(words[first]) >= FAR_AHEAD:
        return True
    return before in ("The", "the") and place.after in ("played", "sang", "toured", "headlined", "released")


def begins_text(place: Position) -> bool:
    """It is the first word of its sentence: the Wednesday of "Wednesday Addams was cast"."""
    return place.before in ("", ".", "!", "?")


WISHES = both(is_word("may"), precedes("they", "we", "he", "she", "it", "i", "you", "god"))
TITLED = follows_title("mr", "mrs", "ms", "miss", "sgt", "lt", "detective", "inspector", "robinson")
NAMES = follows_title(
    "mr", "mrs", "ms", "miss", "dr", "sir", "lady", "president", "senator", "theresa", "minister", "st",
)  # fmt: skip


def _decade(year_digits: int) -> Whole | None:
    if year_digits % 100 == 0 and year_digits < 2000:  # the 1800s are a century, the 2000s seldom
        return Whole(Unit.CENTURY, year_digits // 100)
    return Whole(Unit.DECADE, year_digits // 10) if year_digits % 10 == 0 else None


_LAST_OLD_STYLE: Final = 1752
"""The year in which Britain took our calendar, and began its years in January."""


def _dual(named_day: Meaning, integer: int) -> Foreign | None:
    """11 February 1731/32: a day of the Julian calendar whose year began in March; the later year is ours."""
    match named_day:
        case Calendar(int() as year, int() as month, int() as day) if year <= _LAST_OLD_STYLE and month <= 3:
            size = 10 if integer < 10 else 100
            later = year - year % size + integer + (size if integer < year % size else 0)
            return Foreign("julian", later, month, day) if later == year + 1 else None
    return None


def _old_style(named_day: Meaning) -> Foreign | None:
    match named_day:
        case Calendar(int() as year, int() as month, int() as day):
            return Foreign("julian", year, month, day)
    return None


def _both_styles(old: Meaning, named_day: Meaning, full_year: int) -> Calendar | None:
    """25 October (7 November) 1917: the same day by the Julian and by our calendar.

    The two were 10 days apart in 1582 and are 13 since 1900; a month counts as 30 days here, so that 8 to 14 are let
    pass.
    """
    match old, named_day:
        case Calendar(None, int() as month, int() as day), Calendar(None, int() as new_month, int() as new_day):
            later = (new_month, new_day) > (month, day)
            near = abs((new_month - month) % 12 * 30 + new_day - day - 11) <= 3
            return Calendar(full_year, new_month, new_day) if near and later else None
    return None


def elsewhere(month: tuple[str, int], year: int, day: int | None = None) -> Foreign | None:
    """ "25 Shahrivar 1401", where the year is one of its calendar."""
    calendar, number = month
    return Foreign(calendar, year, number, day) if year in YEARS_OF[calendar] else None


def _quarter(ordinal: int, of: Meaning | None = None) -> Division | None:
    return Division(Unit.QUARTER, ordinal, of) if 1 <= ordinal <= 4 else None


def _half(ordinal: int, of: Meaning | None = None) -> Division | None:
    return Division(Unit.HALF, ordinal, of) if 1 <= ordinal <= 2 else None


# fmt: off
NAMED = (
    *numeric.numeric_dates("either"),
    # a day of a month
    Rule("NAMED_DAY", "MONTH_NAME the? MONTH_DAY", lambda month_name, month_day: Calendar(None, month_name, month_day),
         {"October 8th": "2024-10-08", "Oct. 3": "2024-10-03", "April the 5th": "2024-04-05"}),
    Rule("NAMED_DAY", "MONTH_NAME the? MONTH_DAY ,|of? FULL_YEAR|SHORT_YEAR",
         lambda month_name, month_day, full_year: Calendar(full_year, month_name, month_day),
         {"October 8, 2023": "2023-10-08", "Sept. 3 1939": "1939-09-03", "March 15, 44 BC": "-0043-03-15"}),
    Rule("NAMED_DAY", "the? MONTH_DAY -? of? MONTH_NAME",
         lambda month_day, month_name: Calendar(None, month_name, month_day),
         {"8 October": "2024-10-08", "the 8th of October": "2024-10-08", "on the 1 July": "2024-07-01"},
         unless=(in_an_address,)),
    Rule("NAMED_DAY", "the? MONTH_DAY -? of? MONTH_NAME ,|-|of? FULL_YEAR|SHORT_YEAR",
         lambda month_day, month_name, full_year: Calendar(full_year, month_name, month_day),
         {"8 October 2023": "2023-10-08", "1st of May, 1945": "1945-05-01"}),
    Rule("NAMED_DAY", "MONTH_LOWER MONTH_DAY ,? FULL_YEAR",
         lambda month_lower, month_day, full_year: Calendar(full_year, month_lower, month_day),
         {"on march 3 2015": "2015-03-03"}),
    Rule("NAMED_DAY", "the? MONTH_DAY of? MONTH_LOWER ,? FULL_YEAR",
         lambda month_day, month_lower, full_year: Calendar(full_year, month_lower, month_day),
         {"on 5 may 2021": "2021-05-05"}),
    Rule("DAY", "WEEKDAY_NAME|WEEKDAY_SHORT|WEEKDAY_LOWER ,? MONTH_LOWER MONTH_DAY",
         lambda weekday_name, month_lower, month_day: Checked(Calendar(None, month_lower, month_day), weekday_name),
         {"thurs may 9": "2024-05-09"}),
    Rule("DAY", "WEEKDAY_NAME|WEEKDAY_SHORT|WEEKDAY_LOWER ,? MONTH_DAY MONTH_LOWER",
         lambda weekday_name, month_day, month_lower: Checked(Calendar(None, month_lower, month_day), weekday_name),
         {"tues. 8 oct still no water": "2024-10-08"}),
    Rule("MONTH", "MONTH_LOWER FULL_YEAR", lambda month_lower, full_year: Calendar(full_year, month_lower),
         {"since march 2020": "2020-03/.."}, unless=(in_a_number,)),
    Rule("NAMED_DAY", "MONTH_DAY +. +MONTH_NAME ,? FULL_YEAR",
         lambda month_day, month_name, full_year: Calendar(full_year, month_name, month_day),
         {"21st.May 2013": "2013-05-21"}),
    Rule("NAMED_DAY", "the? DAY_DIGITS NTH of? MONTH_NAME ,? FULL_YEAR",
         lambda day_digits, month_name, full_year: Calendar(full_year, month_name, day_digits),
         {"the 3 rd of May 2014": "2014-05-03"}),
    Rule("NAMED_DAY", "MONTH_NAME DAY_DIGITS NTH ,? FULL_YEAR",
         lambda month_name, day_digits, full_year: Calendar(full_year, month_name, day_digits),
         {"October 3 rd, 2014": "2014-10-03"}),
    Rule("NAMED_DAY", "the|this? MONTH_DAY day of MONTH_NAME ,? FULL_YEAR",
         lambda month_day, month_name, full_year: Calendar(full_year, month_name, month_day),
         {"the 12th day of January, 1863": "1863-01-12"}),
    Rule("NAMED_DAY", "the|this? MONTH_DAY day? of? MONTH_NAME ,? in? the? year of? our? lord? FULL_YEAR",
         lambda month_day, month_name, full_year: Calendar(full_year, month_name, month_day),
         {"this 4th day of July, in the year of our Lord 1776": "1776-07-04",
          "5th May, in the year 1819": "1819-05-05"}),
    Rule("NAMED_DAY", "MONTH_NAME MONTH_DAY ,? in? the? year of? our? lord? FULL_YEAR",
         lambda month_day, month_name, full_year: Calendar(full_year, month_name, month_day),
         {"July 4, in the year 1776": "1776-07-04"}),
    # a month
    Rule("MONTH", "YEAR_DIGITS MONTH_NAME", lambda year_digits, month_name: Calendar(year_digits, month_name),
         {"(2021 August)": "2021-08"},
         unless=(in_a_number, not_after("(", "[", ":", "", ";", ".", "dated", "of"))),
    Rule("MONTH", "MONTH_NAME", lambda month_name: Calendar(None, month_name),
         {"in June": "2024-06", "since March": "2024-03/.."},
         unless=(lower_case, in_a_name, NAMES, both(begins_a_name, BARE), precedes("'"),
             both(MARCHES, BARE), both(WISHES, BARE), both(SPEAKS, BARE),
             both(SHORTENED, both(BARE, precedes("and"))))),
    Rule("MONTH", "MONTH_NAME ,|of? FULL_YEAR|SHORT_YEAR",
         lambda month_name, full_year: Calendar(full_year, month_name),
         {"June 2023": "2023-06", "June, 2023": "2023-06", "June of 1944": "1944-06"}),
    Rule("MONTH", "the month of MONTH_NAME", lambda month_name: Calendar(None, month_name),
         {"the month of May": "2024-05"}),
    # a year
    Rule("YEAR", "FULL_YEAR", lambda full_year: Calendar(full_year),
         {"in 1990": "1990", "the 1989 Tiananmen Square protests": "1989", "in nineteen ninety-seven": "1997",
          "44 BC": "-0043", "AD 79": "0079"},
         unless=(in_a_number, after_a_number, both(not_after("the"), in_an_address), labelled, counts_things, in_a_work,
                 ends_a_code)),
    Rule("YEAR", "the year|years FULL_YEAR", lambda full_year: Calendar(full_year), {"the year 1066": "1066"}),
    Rule("YEAR", "the year INTEGER", lambda integer: Calendar(integer) if 10 <= integer < 1000 else None,
         {"in the year 79": "0079"}, unless=(COUNTED, not_after("in", "of", "by", "since", "until", "from", "to"))),
    Rule("YEAR", "INTEGER", lambda integer: Calendar(integer) if 100 <= integer < 1000 else None,
         {"founded in 576": "0576"}, unless=(not_founded, in_a_number, COUNTED, counts_a_noun)),
    Rule("YEAR", "the year of our lord FULL_YEAR", lambda full_year: Calendar(full_year),
         {"in the year of our Lord 1066": "1066"}),
    Rule("YEAR", "FULL_YEAR +QUESTION", lambda full_year: Doubtful(Calendar(full_year)), {"[1862?]": "1862?"},
         unless=(not_after("[", "("),)),
    Rule("YEAR", "FULL_YEAR ( QUESTION|uncertain )", lambda full_year: Doubtful(Calendar(full_year)),
         {"born 1862 (?)": "1862?"}),
    Rule("YEAR", "c|ca +FULL_YEAR", lambda full_year: Modified(Calendar(full_year), Mod.APPROX),
         {"built c1860": "1860~"}),
    Rule("YEAR", "SHORT_YEAR", lambda short_year: Calendar(short_year), {"in ’98": "1998"}),
    Rule("YEAR", "the? FULL_YEAR calendar year", lambda full_year: Calendar(full_year),
         {"the 1990 calendar year": "1990"}),
    Rule("YEAR", "calendar year? FULL_YEAR", lambda full_year: Calendar(full_year), {"calendar 1989": "1989"}),
    # decades and centuries
    Rule("DECADE", "the? YEAR_DIGITS '? +s", _decade, {"the 1980s": "198X", "1960s": "196X", "the 1990's": "199X"}),
    Rule("DECADE", "the? ' +DIGITS2 '? +s",
         lambda digits2: Whole(Unit.DECADE, 190 + digits2 // 10) if digits2 % 10 == 0 else None, {"the '80s": "198X"}),
    Rule("DECADE", "mid - DIGITS2 +s",
         lambda digits2: Modified(Whole(Unit.DECADE, 190 + digits2 // 10), Mod.MID) if digits2 % 10 == 0 else None,
         {"the mid-80s": "1984~/1986~"}),
    Rule("DECADE", "the? mid - DECADE_WORD", lambda decade_word: Modified(Whole(Unit.DECADE, decade_word), Mod.MID),
         {"the mid-nineties": "1994~/1996~"}),
    Rule("DECADE", "the AGE", lambda age: Whole(Unit.DECADE, age),
         {"in the roaring twenties": "192X", "the noughties": "200X"}),
    Rule("DECADE", "the EARLY -? DECADE_WORD|AGE", lambda early, decade_word:
         Modified(Whole(Unit.DECADE, decade_word), early), {"in the late nineties": "1997~/1999~"}),
    Rule("DECADE", "the DECADE_WORD", lambda decade_word: Whole(Unit.DECADE, decade_word), {"the eighties": "198X"}),
    Rule("DECADE", "the? ORDINAL -? century", lambda ordinal: Whole(Unit.CENTURY, ordinal - 1),
         {"the 20th century": "19XX", "the nineteenth century": "18XX"}),
    Rule("DECADE", "the? ORDINAL -? century ERA",
         lambda ordinal, era: Whole(Unit.CENTURY, ordinal - 1 if era > 0 else -ordinal),
         {"the 5th century BC": "-0499/-0400"}),
    Rule("DECADE", "the DIGITS2 '? +s",
         lambda digits2: Whole(Unit.DECADE, (190 if digits2 >= 20 else 200) + digits2 // 10)
             if digits2 % 10 == 0 else None,
         {"in the 60s": "196X", "in the 90's": "199X"}, unless=(lower_numbers, in_degrees)),
    Rule("DECADE", "DIGITS2 '? +s",
         lambda digits2: Whole(Unit.DECADE, (190 if digits2 >= 20 else 200) + digits2 // 10)
             if digits2 % 10 == 0 else None,
         {"the 60s and 70s": "196X", "an 80s song": "198X"}, unless=(aged, in_degrees)),
    Rule("DECADE", "the? CENTURY_WORD DECADE_WORD",
         lambda century_word, decade_word: Whole(Unit.DECADE, century_word * 10 + decade_word % 10),
         {"the nineteen fifties": "195X"}),
    Rule("DECADE", "the? EARLY CENTURY_WORD DECADE_WORD",
         lambda early, century_word, decade_word:
             Modified(Whole(Unit.DECADE, century_word * 10 + decade_word % 10), early),
         {"the early nineteen fifties": "1950~/1953~"}),
    Rule("DECADE", "the? ORDINAL cent +.", lambda ordinal: Whole(Unit.CENTURY, ordinal - 1),
         {"a 19th cent. road": "18XX"}),
    Rule("DECADE", "the? ORDINAL c +.", lambda ordinal: Whole(Unit.CENTURY, ordinal - 1), {"the 2nd c. road": "01XX"}),
    Rule("DECADE", "the? ORDINAL c +. ERA",
         lambda ordinal, era: Whole(Unit.CENTURY, ordinal - 1 if era > 0 else -ordinal),
         {"the 2nd c. BC": "-0199/-0100"}),
    Rule("DECADE", "the? ORDINAL millennium ERA?",
         lambda ordinal, era: Whole(Unit.MILLENNIUM, -ordinal if era == -1 else ordinal - 1) if ordinal <= 10 else None,
         {"the first millennium BC": "-0999/0000"}),
    # quarters and halves; the year may follow in the next level
    Rule("NTH_QUARTER", "the? fiscal? ORDINAL quarter", lambda ordinal: _quarter(ordinal)),
    Rule("NTH_QUARTER", "fiscal? ORDINAL - quarter", lambda ordinal: _quarter(ordinal)),
    Rule("NTH_QUARTER", "QUARTER_LETTER INTEGER", lambda integer: _quarter(integer)),
    Rule("NTH_QUARTER", "the? ORDINAL qtr|qtr.", lambda ordinal: _quarter(ordinal), {"4th qtr of 2018": "2018-36"}),
    Rule("NTH_HALF", "the? ORDINAL -? half", lambda ordinal: _half(ordinal)),
    Rule("NTH_HALF", "the last|latter half", lambda: _half(2), {"the latter half of 1944": "1944-41"}),
    Rule("NTH_QUARTER", "ORDINAL - period", lambda ordinal: _quarter(ordinal), {"third-period sales": "2024-35"}),
    # days of the week
    Rule("WEEKDAY", "WEEKDAY_NAME", lambda weekday_name: Weekday(weekday_name),
         unless=(both(follows("the"), begins_a_name), in_an_address, in_a_club, in_a_masthead, TITLED,
             both(begins_text, begins_a_name),
             both(follows("the"), precedes("after", "before", "following")))),
    # a day of the month that the text is at
    Rule("DAY", "the NTH_DAY", lambda nth_day: DayOfMonth(nth_day),
         {"on the 8th": "2024-10-08"},
         unless=(not_after("on", "of", "until", "by", "since", "till", "from", "to", "and", "before", "after"),
             counts_a_noun)),
)

DATES = (
    Rule("DAY", "NAMED_DAY +/ +INTEGER", _dual, {"11 February 1731/32": "1732-02-22"}, unless=(in_a_number,)),
    Rule("DAY", "NAMED_DAY +/ +INTEGER (? OLD_STYLE )?", _dual, {"11 February 1731/32 (O.S.)": "1732-02-22"}),
    Rule("DAY", "NAMED_DAY (? OLD_STYLE )?", _old_style, {"25 October 1917 (O.S.)": "1917-11-07"}),
    Rule("DAY", "old:NAMED_DAY ( NAMED_DAY ) FULL_YEAR", _both_styles,
         {"25 October (7 November) 1917": "1917-11-07"}),
    Rule("DAY", "DAY_DIGITS|NTH_DAY MONTH_ELSEWHERE ,? INTEGER HIJRI?",
         lambda day_digits, month_elsewhere, integer: elsewhere(month_elsewhere, integer, day_digits),
         {"on 25 Shahrivar 1401": "2022-09-16", "1 Ramadan 1444 AH": "2023-03-23"}),
    Rule("MONTH", "MONTH_ELSEWHERE INTEGER HIJRI?",
         lambda month_elsewhere, integer: elsewhere(month_elsewhere, integer),
         {"in Ramadan 1444": "2023-03-23/2023-04-20"}),
    Rule("DAY", "NAMED_DAY", lambda named_day: named_day, {"October 8": "2024-10-08"}, unless=(in_a_number,)),
    Rule("DAY", "WEEKDAY_NAME|WEEKDAY_SHORT ,? the? NAMED_DAY",
         lambda weekday_name, named_day: on_weekday(named_day, weekday_name),
         {"Sunday, Oct. 13": "2024-10-13", "Sunday 12 May 2024": "2024-05-12", "Tuesday 11/3/2015": "2015-11-03",
          "Monday, 8 October 2024": "2024-10-08?"}),
    Rule("DAY", "WEEKDAY_NAME|WEEKDAY_SHORT ,? the? NTH_DAY",
         lambda weekday_name, nth_day: Checked(DayOfMonth(nth_day), weekday_name),
         {"Friday the 11th": "2024-10-11", "Thursday 10th": "2024-10-10"}),
    Rule("DAY", "WEEKDAY_NAME DAY_DIGITS",
         lambda weekday_name, day_digits: Checked(DayOfMonth(day_digits), weekday_name),
         {"on Friday 11.": "2024-10-11"},
         unless=(counts_a_noun, in_a_number, precedes(":", "a", "p", "am", "pm", "per", "%", "-", "million", "and"))),
    Rule("DAY", "NAMED_DAY ,? (? WEEKDAY_NAME )?",
         lambda named_day, weekday_name: on_weekday(named_day, weekday_name), {"Oct. 13 (Sunday)": "2024-10-13"}),
    Rule("DAY", "WEEKDAY", lambda weekday: weekday, {"on Friday": "2024-10-18"}),
    Rule("QUARTER", "NTH_QUARTER", lambda nth_quarter: nth_quarter,
         {"third-quarter profit": "2024-35", "in the second quarter": "2024-34"}, unless=(of_a_game,)),
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
    Rule("HALF", "NTH_HALF of|,? YEAR", lambda nth_half, year: _half(nth_half.number, year),
         {"the second half of 1944": "1944-41"}),
    Rule("DECADE", "NTH_HALF of DECADE",
         lambda nth_half, decade: Modified(decade, Mod.START if nth_half.number == 1 else Mod.END, Extent.HALF),
         {"the first half of the 1980s": "1980~/1984~", "the second half of the 19th century": "1850~/1899~"}),
)
# fmt: on

"""What a meaning says, in the words of people: the day of "October 8th" is "8 October"."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator
from typing import Final

from timeline.when.meaning import (
    Ahead,
    Ambiguous,
    Both,
    Bound,
    Bounded,
    Calendar,
    Checked,
    Clock,
    DayIn,
    DayOfMonth,
    Division,
    Doubtful,
    Duration,
    Either,
    Every,
    EveryNamed,
    Extent,
    Fiscal,
    Foreign,
    From,
    Holiday,
    In,
    Indefinite,
    Meaning,
    Mod,
    Modified,
    MonthNamed,
    NoDate,
    Nth,
    NthFrom,
    Offset,
    PartOfDay,
    Range,
    Shifted,
    Stretch,
    Then,
    Unit,
    Weekday,
    WeekOfYear,
    Whole,
    Window,
)
from timeline.when.periods import SEASON_LETTERS

_SEASONS: Final = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS_OF_DAY: Final = {
    "MO": "the morning",
    "MI": "midday",
    "AF": "the afternoon",
    "EV": "the evening",
    "NI": "the night",
    "DT": "daytime",
}
_PARTS: Final = {
    Mod.START: "the beginning",
    Mod.MID: "the middle",
    Mod.END: "the end",
    Mod.APPROX: "about",
    Mod.BEFORE: "before",
    Mod.AFTER: "after",
    Mod.LESS_THAN: "less than",
    Mod.MORE_THAN: "more than",
    Mod.EQUAL_OR_LESS: "at most",
    Mod.EQUAL_OR_MORE: "at least",
    Mod.ON_OR_BEFORE: "on or before",
    Mod.ON_OR_AFTER: "on or after",
}
_OF_A_PART: Final = (Mod.START, Mod.MID, Mod.END)
_WEEKLY: Final = re.compile(r"XXXX-WXX-(?P<day>[1-7])(?:T(?P<part>[\w:]+))?")
_TIMES: Final = {
    "PRESENT_REF": "now, not known more exactly",
    "PAST_REF": "in the past, not known more exactly",
    "FUTURE_REF": "in the future, not known more exactly",
}


def paraphrase(meaning: Meaning) -> str:  # noqa: C901  a case for each kind of meaning
    """Return what a meaning says, in English.

    Example:
        >>> paraphrase(Range(Calendar(None, 10, 8), Calendar(None, 10, 13)))
        'from 8 October to 13 October'
        >>> paraphrase(Shifted(Unit.YEAR, -1))
        'the year before the day of writing'
    """
    match meaning:
        case Calendar():
            return _named(meaning)
        case Ambiguous(one, other):
            return f"{_named(one)} or {_named(other)}, by the order of day and month"
        case In(Weekday(day), year):
            return f"{day_name[day]} of {paraphrase(year)}"
        case In(date, year):
            return f"{paraphrase(date)} in {paraphrase(year)}"
        case MonthNamed(month, shift, day, base):
            return _counted(_named(Calendar(None, month, day)), shift, base.value)
        case DayOfMonth(day):
            return f"day {day} of the month that the text is at"
        case Weekday(day, shift, base):
            if shift is None:
                return f"the {day_name[day]} nearest to {base.value}"
            return _counted(day_name[day], shift, base.value)
        case Nth(day, number, of):
            return f"the {_place(number)}{day_name[day]} of {paraphrase(of)}"
        case NthFrom(day, number, of):
            return _counted(day_name[day], number, paraphrase(of))
        case DayIn(day, of):
            return f"day {day} of {paraphrase(of)}"
        case Whole(unit, number):
            return _whole(unit, number)
        case Division():
            return _division(meaning)
        case Shifted(unit, shift, base, rolling):
            if rolling:
                return f"{_length(abs(shift), unit)} {'up to' if shift < 0 else 'from'} {base.value}"
            of_day = (unit, shift, base) == (Unit.DAY, 0, From.WRITING)
            return base.value if of_day else _counted(_unit(unit), shift, base.value)
        case Offset(amount, unit, sign, base, of):
            from_ = paraphrase(of) if of is not None else base.value
            if amount == 0:
                return f"the {_unit(unit)} of {from_}"
            return f"{_length(amount, unit)} {'before' if sign < 0 else 'after'} {from_}"
        case Modified(of, mod, extent):
            return _modified(paraphrase(of), mod, extent)
        case PartOfDay(of, part):
            return _of(_PARTS_OF_DAY.get(part, part), of)
        case Clock():
            return _clock(meaning)
        case Fiscal(year, region):
            return f"the financial year {year}" + (f" of {region.upper()}" if region else "")
        case Foreign():
            return _foreign(meaning)
        case Holiday(name, year, shift):
            named = name.replace("-", " ").title() + (f" {year}" if year is not None else "")
            return named if shift is None else _counted(named, shift, From.WRITING.value)
        case Then():
            return "the very time that the text is at"
        case Indefinite(value):
            return _TIMES.get(value, value)
        case Duration(parts):
            return " and ".join(_length(amount, unit) for amount, unit in parts)
        case Every(unit, amount):
            return f"every {_unit(unit)}" if amount == 1 else f"every {_length(amount, unit)}"
        case EveryNamed(value):
            return _repeated(value)
        case Range(start, end):
            return f"from {paraphrase(start)} to {paraphrase(end)}"
        case Both():
            return " and ".join(map(paraphrase, meaning.times))
        case Checked(date, day):
            return f"{paraphrase(date)}, a {day_name[day]}"
        case WeekOfYear(number, year, day):
            within = f"{day_name[day]} of " if day is not None else ""
            return f"{within}week {number}" + (f" of {year}" if year is not None else "")
        case Window(amount, unit, sign, of, inclusive):
            edge = paraphrase(of) if of is not None else From.WRITING.value
            with_it = ", that day included" if inclusive else ""
            length = _unit(unit) if amount == 1 else _length(amount, unit)
            return f"the {length} {'up to' if sign < 0 else 'from'} {edge}{with_it}"
        case Ahead(amount, unit):
            return f"{_length(amount, unit)} after the day of writing, or that long"
        case Either(start, end):
            return f"{paraphrase(start)} or {paraphrase(end)}"
        case Doubtful(of):
            return f"{paraphrase(of)}, which the text doubts"
        case Stretch():
            return _stretch(meaning)
        case Bounded(Bound.FROM, of):
            return f"{paraphrase(of)} or later"
        case Bounded(bound, of):
            return f"{bound.value} {paraphrase(of)}"
        case NoDate():
            return "no date"


def _named(date: Calendar) -> str:
    """Return a date by its name: "8 October 2024", "October", "44 BC"."""
    pieces: list[str] = []
    if date.day is not None:
        pieces.append(str(date.day))
    if date.month is not None:
        pieces.append(month_name[date.month])
    if date.year is not None:
        pieces.append(str(date.year) if date.year > 0 else f"{1 - date.year} BC")
    return " ".join(pieces)


def _counted(name: str, shift: int, base: str) -> str:
    """Return one of several of a name, counted from a time: -1 is the one before it, 2 the second after it."""
    if shift == 0:
        return f"the {name} of {base}"
    place = "" if abs(shift) == 1 else _place(abs(shift))
    return f"the {place}{name} {'before' if shift < 0 else 'after'} {base}"


def _place(number: int) -> str:
    """Return which of several, a blank behind it: -1 is the last."""
    if number < 0:
        return "last " if number == -1 else f"{_ordinal(-number)} last "
    return f"{_ordinal(number)} "


def _ordinal(number: int) -> str:
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _unit(unit: Unit) -> str:
    return unit.name.lower()


def _length(amount: float | None, unit: Unit) -> str:
    """Return a length of time: "3 days", "half a year", "some weeks"."""
    plural = {Unit.CENTURY: "centuries", Unit.MILLENNIUM: "millennia", Unit.HALF: "halves"}
    several = plural.get(unit, f"{_unit(unit)}s")
    if amount is None:
        return f"some {several}"
    if amount == 0.5:
        return f"half a {_unit(unit)}"
    return f"{amount:g} {_unit(unit) if amount == 1 else several}"


def _of(part: str, whole: Meaning | None) -> str:
    return part if whole is None else f"{part} of {paraphrase(whole)}"


def _whole(unit: Unit, number: int) -> str:
    """Return a decade, century or millennium; those before our era have numbers below 0, from -1 backwards."""
    era = "" if number >= 0 else " BC"
    if unit is Unit.DECADE:
        return f"the {abs(number) * 10}s{era}"
    return f"the {_ordinal(number + 1 if number >= 0 else -number)} {_unit(unit)}{era}"


def _division(division: Division) -> str:
    season = division.unit is Unit.SEASON
    name = (
        _SEASONS[SEASON_LETTERS[division.number - 1]]
        if season
        else f"{_ordinal(division.number)} {_unit(division.unit)}"
    )
    if division.shift is not None:
        return _counted(name, division.shift, From.WRITING.value)
    return _of(f"the {name}", division.of)


def _modified(of: str, mod: Mod, extent: Extent) -> str:
    if mod not in _OF_A_PART:
        return f"{_PARTS[mod]} {of}"
    return f"the very {_PARTS[mod].removeprefix('the ')} of {of}" if extent is Extent.EDGE else f"{_PARTS[mod]} of {of}"


def _clock(clock: Clock) -> str:
    time = f"{clock.hour:02}:{clock.minute or 0:02}" + (f":{clock.second:02}" if clock.second is not None else "")
    zoned = f"{time} {clock.zone}".strip()
    return zoned if clock.of is None else f"{zoned}, {paraphrase(clock.of)}"


def _foreign(date: Foreign) -> str:
    def pieces() -> Iterator[str]:
        if date.day is not None:
            yield f"day {date.day} of"
        yield f"month {date.month}"
        if date.year is not None:
            yield f"of {date.year}"
        yield f"in the {date.calendar.title()} calendar"
        if date.ours is not None:
            yield f"in our year {date.ours}"

    return " ".join(pieces())


def _stretch(stretch: Stretch) -> str:
    """Return the first or last so many of a time: "the last week of August", "the 2nd week of June"."""
    whole = paraphrase(stretch.of)
    end = "last" if stretch.last else "first"
    if stretch.amount > 1:
        behind = f", {stretch.skip} left out," if stretch.skip else ""
        return f"the {end} {_length(stretch.amount, stretch.unit)}{behind} of {whole}"
    place = f"{_ordinal(stretch.skip + 1)} {'last ' if stretch.last else ''}" if stretch.skip else f"{end} "
    return f"the {place}{_unit(stretch.unit)} of {whole}"


def _repeated(value: str) -> str:
    """Return a time that comes back: "every Tuesday" of XXXX-WXX-2; of other values the value."""
    weekly = _WEEKLY.fullmatch(value)
    if weekly is None:
        return f"each {value}"
    part = weekly["part"] or ""
    named = f", {_PARTS_OF_DAY.get(part, part)}" if part else ""
    return f"every {day_name[int(weekly['day']) - 1]}{named}"

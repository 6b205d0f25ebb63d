"""What a phrase says before we know when it was written: frozen values, one type a kind.

"last Tuesday" means ``Weekday(TUE, -1)`` whoever wrote it and whenever; which day that is, ``resolve`` says. Nothing
here knows a language or a calendar. The units that meanings are made of (``units.py``) come along.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.when.units import Bound as Bound
from timeline.when.units import DayOfWeek as DayOfWeek
from timeline.when.units import Extent as Extent
from timeline.when.units import From as From
from timeline.when.units import Mod as Mod
from timeline.when.units import Unit as Unit


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by its name, with or without the year. "October 8th" is Calendar(None, 10, 8)."""

    year: int | None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A date that can be read in two ways. "03/04/2024" is Ambiguous(Calendar(2024, 4, 3), Calendar(2024, 3, 4))."""

    one: Calendar
    other: Calendar


@dataclass(frozen=True, slots=True)
class In:
    """A date of a year or week told otherwise. "June of that year" is In(Calendar(None, 6), Shifted(YEAR, 0, TOLD)),
    "Friday last week" In(Weekday(FRI), Shifted(WEEK, -1))."""

    date: Calendar | Shifted | Weekday | Holiday
    year: Meaning


@dataclass(frozen=True, slots=True)
class MonthNamed:
    """A month, or a day of one, counted from now. "last June" is MonthNamed(6, -1), "last June 6" MonthNamed(6, -1,
    6)."""

    month: int
    shift: int
    day: int | None = None
    base: From = From.WRITING


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day whose month the text has told. "the 8th" is DayOfMonth(8)."""

    day: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """The nearest such day, or the one so many before or after. "last Tuesday" is Weekday(TUE, -1)."""

    day: DayOfWeek
    shift: int | None = None
    base: From = From.WRITING


@dataclass(frozen=True, slots=True)
class Nth:
    """A weekday counted in a month or year, -1 being the last. "the third Thursday of November" is Nth(THU, 3,
    Calendar(None, 11))."""

    day: DayOfWeek
    number: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class NthFrom:
    """A weekday counted from a day, negative before it. "the Monday after Easter 2016" is NthFrom(MON, 1,
    Holiday("easter", 2016))."""

    day: DayOfWeek
    number: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class DayIn:
    """A day of a month told otherwise. "the 20th of next month" is DayIn(20, Shifted(MONTH, 1))."""

    day: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class Whole:
    """A decade, century or millennium by its number. "the 1980s" is Whole(DECADE, 198)."""

    unit: Unit
    number: int


@dataclass(frozen=True, slots=True)
class Division:
    """A season, quarter or half. "the third quarter of 1990" is Division(QUARTER, 3, Calendar(1990))."""

    unit: Unit
    number: int
    of: Meaning | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Shifted:
    """The unit that holds the day of writing, or one so many away. "last year" is Shifted(YEAR, -1). A ``rolling`` one
    ends with the day of writing or begins with it: "the past year"."""

    unit: Unit
    shift: int
    base: From = From.WRITING
    rolling: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """So much before or after. "three days ago" is Offset(3, DAY, -1); ``of`` is what it counts from where that is
    said."""

    amount: float | None
    unit: Unit
    sign: int
    base: From = From.WRITING
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Modified:
    """A part of a time, or a time only about right. "early June" is Modified(Calendar(None, 6), START).

    ``extent`` is how much of it: "late May" is a third, "the end of 2014" the very edge, and "later this year" may be
    the whole.
    """

    of: Meaning
    mod: Mod
    extent: Extent = Extent.THIRD


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of a day: MO, MI, AF, EV, NI, DT as in TIMEX3. "Friday night" is PartOfDay(Weekday(FRI), "NI")."""

    of: Meaning | None
    part: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. "10 p.m. Wednesday" is Clock(22, 0, of=Weekday(WED))."""

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str = ""
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A year of accounts by its number. "FY2019" is Fiscal(2019); ``region`` is the country where the words tell it,
    else it is that of the publisher. Where neither is known it is the calendar's year: companies choose theirs."""

    year: int
    region: str = ""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A day or month of another calendar: "julian", "islamic", "iranian" or "hebrew". "25 Shahrivar 1401" is
    Foreign("iranian", 1401, 6, 25). ``ours`` is the year of our calendar where that is the one told: "Ramadan 2019"."""

    calendar: str
    year: int | None
    month: int
    day: int | None = None
    ours: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that a rule of the calendar gives. "Easter 1916" is Holiday("easter", 1916)."""

    name: str
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Then:
    """The very time that the text is at. "at that time" is Then()."""


@dataclass(frozen=True, slots=True)
class Indefinite:
    """A time that no calendar can show: PRESENT_REF, PAST_REF or FUTURE_REF. "recently" is Indefinite("PAST_REF").

    ``tense`` is 1 for a word that is a time only where the sentence looks ahead: "will end soon", not "it soon ended".
    """

    value: str
    tense: int = 0


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; an amount of None is one not told. "two weeks" is Duration(((2, WEEK),))."""

    parts: tuple[tuple[float | None, Unit], ...]


@dataclass(frozen=True, slots=True)
class Every:
    """A time that comes back. "every two weeks" is Every(WEEK, 2)."""

    unit: Unit
    amount: float | None = 1


@dataclass(frozen=True, slots=True)
class EveryNamed:
    """A named time that comes back. "every Tuesday" is EveryNamed("XXXX-WXX-2")."""

    value: str


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another. "October 8-13" is Range(Calendar(None, 10, 8), Calendar(None, 10, 13))."""

    start: Meaning
    end: Meaning


@dataclass(frozen=True, slots=True)
class Both:
    """Two or more times in one breath. "April and June 1955" is Both(Calendar(1955, 4), Calendar(1955, 6))."""

    start: Meaning
    end: Meaning
    middle: tuple[Meaning, ...] = ()

    @property
    def times(self) -> tuple[Meaning, ...]:
        """All of them in the order of the text."""
        return self.start, *self.middle, self.end


@dataclass(frozen=True, slots=True)
class Checked:
    """A date with the weekday that stands beside it. "Tuesday 11/3/2015" is Checked(Ambiguous(...), TUE): the weekday
    settles the order, the year or the month that the date leaves open, or contradicts it."""

    date: Calendar | Ambiguous | DayOfMonth
    day: DayOfWeek


@dataclass(frozen=True, slots=True)
class WeekOfYear:
    """A week by its ISO 8601 number. "2016-W21" is WeekOfYear(21, 2016)."""

    number: int
    year: int | None = None
    day: DayOfWeek | None = None

    @property
    def unit(self) -> Unit:
        """A week is what is counted."""
        return Unit.WEEK


@dataclass(frozen=True, slots=True)
class Window:
    """A length of time up to a day or from it on. "the past three days" is Window(3, DAY, -1).

    Without ``of`` it counts from the day of writing. The day that it counts from is one more than the length, as news
    counts, or one of it where ``inclusive``: "the week ending 9 May" has seven days.
    """

    amount: float
    unit: Unit
    sign: int
    of: Meaning | None = None
    inclusive: bool = False


@dataclass(frozen=True, slots=True)
class Ahead:
    """A length of time after "in": a time from now where the sentence looks ahead, else a length. "will end in six
    months" is Ahead(6, MONTH) and means April; "was built in six months" lasted so long."""

    amount: float
    unit: Unit


@dataclass(frozen=True, slots=True)
class Either:
    """One of two times, the text does not know which. "1862 or 1863" is Either(Calendar(1862), Calendar(1863))."""

    start: Meaning
    end: Meaning


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A time that the text itself doubts. "1862?" is Doubtful(Calendar(1862))."""

    of: Meaning


@dataclass(frozen=True, slots=True)
class Stretch:
    """The first or last so many of a time. "the last week of August" is Stretch(1, WEEK, Calendar(None, 8),
    last=True)."""

    amount: int
    unit: Unit
    of: Meaning
    last: bool = False
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Bounded:
    """Before, after, since or until a date. "since May" is Bounded(SINCE, Calendar(None, 5))."""

    bound: Bound
    of: Meaning


@dataclass(frozen=True, slots=True)
class NoDate:
    """A false friend: words that look like a time and are none. "British Summer Time" is NoDate()."""


Meaning = (
    Calendar
    | Ambiguous
    | In
    | MonthNamed
    | DayOfMonth
    | Weekday
    | Nth
    | NthFrom
    | DayIn
    | Whole
    | Division
    | Shifted
    | Offset
    | Modified
    | PartOfDay
    | Clock
    | Holiday
    | Fiscal
    | Foreign
    | Then
    | Indefinite
    | Duration
    | Every
    | EveryNamed
    | Range
    | Both
    | Checked
    | WeekOfYear
    | Window
    | Ahead
    | Either
    | Doubtful
    | Stretch
    | Bounded
    | NoDate
)
"""What a time expression can mean."""

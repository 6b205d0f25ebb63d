"""Where a phrase stands, and what it comes to: the values that resolution goes from and to."""

from __future__ import annotations

from typing import Final, NamedTuple

from timeline.dates import ANY, Date, Day, When
from timeline.when.meaning import From, Mod, Unit
from timeline.when.periods import Period

AHEAD: Final = 3
"""Years that a story may go on by a year in the middle of a sentence. Measured on WikiWars: 1 costs .1 points of value
F1, 2 and 5 gain .04."""

NEAR_DAYS: Final = 10
"""Days from the day of writing within which "the end of the week" is that of its own week."""

PUBLICATION: Final = "the publication day"
"""What a partial date needs."""


class Context(NamedTuple):
    """Where a phrase stands.

    ``focus`` is the time the text spoke of last, ``quarter`` the last quarter it spoke of; in a narrative what is
    relative counts from ``focus``. ``heard`` is the last time named at all, in passing or not: "that year" is the year
    of it. ``direction`` is -1 where the words around speak of the past, 1 of the future, else
    0. ``order`` is "dmy" or "mdy" where the text or its country tells how it writes 03/04/2024. ``said`` is the day
    when the words of a quotation were said, None outside of one and where the text does not tell. ``region`` is the
    publisher's country in the tag of its language, "us" of "en-US".
    """

    published: Day | None
    focus: Period | None = None
    quarter: Period | None = None
    direction: int = 0
    narrative: bool = False
    heard: Period | None = None
    order: str = ""
    said: Day | None = None
    region: str = ""

    def is_aside(self, period: Period) -> bool:
        """Whether a story that names this period in passing goes on from where it was.

        So it does after a year behind or far ahead, or one that the sentence only looks ahead to: "planned for 1976".
        """
        if not self.narrative or self.focus is None or period.unit in (Unit.DAY, Unit.MONTH):
            return False
        if period.unit not in (Unit.YEAR, Unit.SEASON) or self.direction > 0:
            return True
        return not 0 <= period.year - self.focus.year <= AHEAD

    def base(self, base: From = From.WRITING) -> Period | None:
        """What to count from."""
        written = None if self.published is None else Period.day(self.published)
        if base is From.QUARTER:
            if self.focus is not None and self.focus.unit is Unit.HALF:
                return self.focus
            return self.quarter or (Period.holding(Unit.QUARTER, written.first).plus(-1) if written else None)
        if self.narrative or base is From.FOCUS:
            return self.focus or written
        return written

    def focus_nearby(self) -> bool:
        """Whether news told last of a time only days away: its "end of the week" is the one of writing."""
        if self.published is None or self.focus is None or self.narrative:
            return False
        return abs(self.focus.first.ordinal - self.published.ordinal) <= NEAR_DAYS

    def today(self) -> Period | None:
        """The day that "today" is: that of publication, or in a quotation the one when it was said."""
        return Period.day(self.said) if self.said is not None and not self.narrative else self.base()


class Resolution(NamedTuple):
    """The days a phrase means. ``period`` is what a narrative goes on from; ``doubt`` is what contradicts them, as a
    wrong weekday does; the rest is as in Mention."""

    type: str
    value: str
    when: When | None = None
    period: Period | None = None
    mod: Mod | None = None
    time: str | None = None
    reference: Day | None = None
    basis: str = "text"
    needs: str | None = None
    ends: tuple[Resolution, ...] = ()
    doubt: str | None = None

    def at(self, period: Period) -> Resolution:
        """The same, for another period."""
        return self._replace(value=str(period), when=period.when, period=period)


def settled(period: Period, context: Context | None = None, base: Period | None = None) -> Resolution:
    """A period, and what it was counted from where it was counted."""
    if context is None or base is None:
        return Resolution("DATE", str(period), period.when, period)
    published = context.published is not None and base == Period.day(context.published)
    return Resolution(
        "DATE",
        str(period),
        period.when,
        period,
        reference=base.first,
        basis="published" if published else "narrative",
    )


def missing(value: str, when: When | None = None) -> Resolution:
    """What can be said without the day of publication: XXXX-10-03."""
    return Resolution("DATE", value, when, needs=PUBLICATION)


_UNKNOWN: Final = {
    Unit.DAY: ("XXXX-XX-XX", Date(None, ANY, ANY)),
    Unit.WEEK: ("XXXX-WXX", None),
    Unit.WEEKEND: ("XXXX-WXX-WE", None),
    Unit.MONTH: ("XXXX-XX", Date(None, ANY)),
    Unit.QUARTER: ("XXXX-QX", None),
    Unit.YEAR: ("XXXX", Date(None)),
}


def unknown(unit: Unit) -> Resolution:
    """Some day, month or year that only the day of publication would tell."""
    value, when = _UNKNOWN.get(unit, ("XXXX", None))
    return missing(value, when)

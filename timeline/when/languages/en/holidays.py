"""Days with a name of their own: "Christmas Eve", "Easter 1916", "last Thanksgiving"."""

from __future__ import annotations

from timeline.when.guards import in_a_name, in_a_number, precedes, untitled
from timeline.when.meaning import Calendar, Holiday
from timeline.when.rules import Rule
from timeline.when.tokens import Position

_ATTACKS = frozenset(("attacks", "hijackings", "hijackers", "lessons", "victims"))


def not_its_attacks(place: Position) -> bool:
    """The words before a date do not name what happened on it: "the attacks of September 11"."""
    led, named = place.before, place.pieces.lower[max(place.first - 4, 0)]
    return led not in ("of", "on") or named not in _ATTACKS


# fmt: off
DAYS = (
    Rule("DAY", "HOLIDAY_NAME", lambda holiday_name: Holiday(holiday_name),
         {"on Thanksgiving Day": "2024-11-28", "Christmas Eve": "2024-12-24"}, unless=(in_a_name,)),
    Rule("DAY", "HOLIDAY_NAME ,|of|in? FULL_YEAR", lambda holiday_name, full_year: Holiday(holiday_name, full_year),
         {"Easter 1916": "1916-04-23", "Christmas Day, 1914": "1914-12-25"}),
    # happenings whose names are dates
    Rule("DAY", "9 +/ +11", lambda: Calendar(2001, 9, 11), {"after the 9/11 attacks": "2001-09-11"},
         unless=(in_a_number, precedes("of", "votes", "from"))),
    Rule("DAY", "the? MONTH_NAME MONTH_DAY attacks|hijackings|hijackers|terrorist",
         lambda month_name, month_day: Calendar(2001, 9, 11) if (month_name, month_day) == (9, 11) else None,
         {"the September 11 attacks": "2001-09-11"}),
    Rule("DAY", "MONTH_NAME MONTH_DAY",
         lambda month_name, month_day: Calendar(2001, 9, 11) if (month_name, month_day) == (9, 11) else None,
         {"the attacks of September 11": "2001-09-11", "the hijackings on Sept. 11": "2001-09-11"},
         unless=(not_its_attacks,)),
    Rule("DAY", "the? october|bolshevik revolution", lambda: Calendar(1917, 11, 7),
         {"during the October Revolution": "1917-11-07"}, unless=(untitled,)),
    Rule("DAY", "the? february revolution", lambda: Calendar(1917, 3, 8),
         {"during the February Revolution": "1917-03-08"}, unless=(untitled,)),
    Rule("DAY", "the? boxing day tsunami", lambda: Calendar(2004, 12, 26),
         {"the Boxing Day tsunami": "2004-12-26"}),
    Rule("DAY", "d +- day", lambda: Calendar(1944, 6, 6), {"on D-Day": "1944-06-06"}, unless=(untitled,)),
    Rule("DAY", "SHIFT HOLIDAY_NAME", lambda shift, holiday_name: Holiday(holiday_name, None, shift),
         {"last Thanksgiving": "2023-11-23"}),
)
# fmt: on

"""Days with a name of their own: "Christmas Eve", "Easter 1916", "last Thanksgiving"."""

from __future__ import annotations

from timeline.when.guards import in_a_name, untitled
from timeline.when.meaning import Calendar, Holiday
from timeline.when.rules import Rule

# fmt: off
DAYS = (
    Rule("DAY", "HOLIDAY_NAME", lambda holiday_name: Holiday(holiday_name),
         {"on Thanksgiving Day": "2024-11-28", "Christmas Eve": "2024-12-24"}, unless=(in_a_name,)),
    Rule("DAY", "HOLIDAY_NAME ,|of|in? FULL_YEAR", lambda holiday_name, full_year: Holiday(holiday_name, full_year),
         {"Easter 1916": "1916-04-23", "Christmas Day, 1914": "1914-12-25"}),
    Rule("DAY", "d +- day", lambda: Calendar(1944, 6, 6), {"on D-Day": "1944-06-06"}, unless=(untitled,)),
    Rule("DAY", "SHIFT HOLIDAY_NAME", lambda shift, holiday_name: Holiday(holiday_name, None, shift),
         {"last Thanksgiving": "2023-11-23"}),
)
# fmt: on

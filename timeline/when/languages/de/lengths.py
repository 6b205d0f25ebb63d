"""Lengths of time and times that come back: "drei Wochen", "ein halbes Jahr", "jeden Dienstag", "täglich"."""

from __future__ import annotations

from timeline.when.guards import follows, in_a_number, not_after, precedes
from timeline.when.languages.shared import length, weekly
from timeline.when.meaning import Duration, Every, EveryNamed, Meaning, Mod, Modified, Unit
from timeline.when.periods import SEASON_LETTERS
from timeline.when.rules import Rule

AMOUNTS = (
    "euro", "dollar", "franken", "mark", "schilling", "mal", "stunden", "tage", "prozent", "tonnen", "millionen",
    "liter",
    "kilometer", "einmal", "zweimal", "dreimal", "viermal", "mehrmals",
)  # fmt: skip


def _every(unit: Unit, count: float = 1) -> Every | None:
    return None if unit is Unit.SECOND else Every(unit, count)


def _vague(unit: Unit) -> Duration | None:
    return None if unit.of_clock or unit in (Unit.WEEKEND, Unit.QUARTER) else Duration(((None, unit),))


def _about(length: Meaning, mod: Mod) -> Modified | None:
    return None if isinstance(length, Modified) else Modified(length, mod)


# fmt: off
LENGTHS = (
    Rule("LENGTH", "COUNT -? UNIT_ONE|UNIT_MANY", lambda count, unit_one: length(count, unit_one),
         unless=(in_a_number,)),
    Rule("LENGTH", "ONE UNIT_ONE", lambda unit_one: length(1, unit_one)),
    Rule("LENGTH", "ONE WHOLE_OF UNIT_ONE", lambda unit_one: length(1, unit_one)),
    Rule("LENGTH", "ONE? HALF_OF UNIT_ONE", lambda half_of, unit_one: length(half_of, unit_one)),
    Rule("LENGTH", "ONE? HALF_OF dutzend UNIT_MANY", lambda unit_many: length(6, unit_many)),
    Rule("LENGTH", "ONE? PIECE", lambda piece: Duration((piece,))),
    Rule("LENGTH", "VAGUE UNIT_MANY|UNIT_ONE", lambda unit_many: length(None, unit_many)),
    Rule("LENGTH", "COUNT bis|oder|- COUNT UNIT_MANY", lambda count, unit_many: length(count, unit_many)),
    Rule("LENGTH", "COUNT weitere|weiteren|ganze|volle|lange UNIT_MANY",
         lambda count, unit_many: length(count, unit_many)),
    Rule("LENGTH", "UNIT_MANY", lambda unit_many: _vague(unit_many),
         unless=(not_after("seit", "nach", "vor", "über", "für", "binnen", "innerhalb"), precedes("alt"))),
    Rule("DURATION", "UNIT_LONG", lambda unit_long: length(None, unit_long),
         {"tagelang": "PXD", "nach mehrtägigen Gesprächen": "PXD"}),
    Rule("DURATION", "LONG", lambda long: Duration((long,)),
         {"der dreitägige Besuch": "P3D", "eine zweiwöchige Reise": "P2W"}),
    Rule("DURATION", "COUNT - LONG_END", lambda count, long_end: length(count, long_end),
         {"ein 90-minütiges Spiel": "PT90M"}),
    Rule("SET", "FREQUENCY", lambda frequency: Every(*frequency), {"täglich": "P1D", "die jährliche Messe": "P1Y"}),
    Rule("SET", "jede|jeden|jedes|jeder UNIT_ONE", lambda unit_one: _every(unit_one), {"jedes Jahr": "P1Y"}),
    Rule("SET", "jede|jeden|jedes|jeder ORDINAL UNIT_ONE", lambda ordinal, unit_one: _every(unit_one, ordinal),
         {"jeden zweiten Tag": "P2D"}),
    Rule("SET", "alle COUNT UNIT_MANY", lambda count, unit_many: _every(unit_many, count), {"alle vier Jahre": "P4Y"}),
    Rule("SET", "pro UNIT_ONE", lambda unit_one: _every(unit_one), {"drei Sitzungen pro Woche": "P1W"}),
    Rule("SET", "im jahr", lambda: Every(Unit.YEAR), {"300 Euro im Jahr": "P1Y"}, unless=(not_after(*AMOUNTS),)),
    Rule("SET", "im monat", lambda: Every(Unit.MONTH), {"400 Euro im Monat": "P1M"}, unless=(not_after(*AMOUNTS),)),
    Rule("SET", "am tag", lambda: Every(Unit.DAY), {"zweimal am Tag": "P1D"}, unless=(not_after(*AMOUNTS),)),
    Rule("SET", "in der woche", lambda: Every(Unit.WEEK), {"dreimal in der Woche": "P1W"},
         unless=(not_after(*AMOUNTS),)),
    Rule("SET", "die woche", lambda: Every(Unit.WEEK), {"dreimal die Woche": "P1W"}, unless=(not_after(*AMOUNTS),)),
    Rule("SET", "jahr um|für jahr", lambda: Every(Unit.YEAR), {"Jahr für Jahr": "P1Y"}),
    Rule("SET", "tag für tag", lambda: Every(Unit.DAY), {"Tag für Tag": "P1D"}),
    Rule("SET", "jeden|jeder|jedem WEEKDAY_NAME", lambda weekday_name: weekly(weekday_name),
         {"jeden Dienstag": "XXXX-WXX-2"}),
    Rule("SET", "WEEKLY", lambda weekly: EveryNamed(f"XXXX-WXX-{weekly + 1}"), {"dienstags": "XXXX-WXX-2"}),
    Rule("SET", "jeden|jede DAY_PART|MORNING", lambda day_part: EveryNamed(f"XXXX-XX-XXT{day_part}"),
         {"jeden Abend": "XXXX-XX-XXTEV"}),
    Rule("SET", "jeden SEASON_NAME", lambda season_name: EveryNamed(f"XXXX-{SEASON_LETTERS[season_name - 1]}"),
         {"jeden Sommer": "XXXX-SU"}),
    Rule("SET", "EVERY_PART", lambda every_part: EveryNamed(f"XXXX-XX-XXT{every_part}"), {"abends": "XXXX-XX-XXTEV"}),
)

MODIFIED = (
    Rule("LENGTH", "ABOUT LENGTH", lambda about, length: _about(length, about)),
    Rule("DURATION", "ARTICLE? SHIFT UNIT_MANY", lambda unit_many: _vague(unit_many),
         {"in den vergangenen Jahren": "PXY"}),
    Rule("DURATION", "ARTICLE? SHIFT LENGTH", lambda length: length, {"in den vergangenen zwei Jahren": "P2Y"}),
    Rule("DURATION", "ARTICLE? ersten LENGTH", lambda length: length, {"in den ersten drei Monaten": "P3M"}),
)

SPANS = (
    Rule("DURATION", "LENGTH", lambda length: length,
         {"drei Wochen": "P3W", "zwei Stunden": "PT2H", "einem Jahr": "P1Y", "mehrere Jahre": "PXY",
          "seit Jahren": "PXY",
          "ein halbes Jahr": "P6M", "ein gutes Jahr": "P1Y", "eine Viertelstunde": "PT15M", "zwei bis drei Tage": "P2D",
          "ein halbes Dutzend Jahre": "P6Y", "zwei weitere Jahre": "P2Y", "etwa drei Jahre": "P3Y"},
         unless=(follows("vor"),)),
    Rule("DURATION", "LENGTH|UNIT_MANY lang",
         lambda length: length if isinstance(length, Duration | Modified) else _vague(length),
         {"sechs Jahre lang": "P6Y", "Jahre lang": "PXY"}),
    Rule("DURATION", "ARTICLE LENGTH", lambda length: length, {"nach den drei Jahren": "P3Y"}),
    Rule("DURATION", "ARTICLE ganzen|gesamten LENGTH", lambda length: length, {"die ganzen zehn Jahre": "P10Y"}),
    Rule("DURATION", "ARTICLE ganze|ganzen|gesamte|gesamten UNIT_ONE", lambda unit_one: length(1, unit_one),
         {"den ganzen Tag": "P1D"}),
)
# fmt: on

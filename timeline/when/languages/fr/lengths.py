"""Lengths of time and times that come back: "deux ans", "une demi-heure", "chaque mardi", "tous les jours"."""

from __future__ import annotations

from timeline.when.guards import both, follows, in_a_number, is_word, not_after, precedes
from timeline.when.languages.shared import length, weekly
from timeline.when.meaning import Duration, Every, EveryNamed, Meaning, Mod, Modified, Unit
from timeline.when.periods import SEASON_LETTERS
from timeline.when.rules import Rule

AT_HOURS = both(is_word("heure", "heures"), follows("à", "vers", "dès", "avant", "entre"))


def _single(unit: Unit) -> Duration | None:
    """ "une heure"; but "une seconde" is another."""
    return None if unit is Unit.SECOND else length(1, unit)


def _every(unit: Unit, count: float = 1) -> Every | None:
    return None if unit.of_clock else Every(unit, count)


def _about(length: Meaning, mod: Mod) -> Modified | None:
    return None if isinstance(length, Modified) else Modified(length, mod)


# fmt: off
LENGTHS = (
    Rule("LENGTH", "COUNT UNIT_ONE|UNIT_MANY", lambda count, unit_one: length(count, unit_one),
         unless=(in_a_number,)),
    Rule("LENGTH", "ONE UNIT_ONE", lambda unit_one: _single(unit_one)),
    Rule("LENGTH", "COUNT UNIT_ONE|UNIT_MANY et demi|demie", lambda count, unit_one: length(count + 0.5, unit_one)),
    Rule("LENGTH", "ONE UNIT_ONE et demi|demie", lambda unit_one: length(1.5, unit_one)),
    Rule("LENGTH", "ONE demi|demie - UNIT_ONE", lambda unit_one: length(0.5, unit_one)),
    Rule("LENGTH", "un quart d ' heure", lambda: Duration(((15, Unit.MINUTE),))),
    Rule("LENGTH", "trois quarts d ' heure", lambda: Duration(((45, Unit.MINUTE),))),
    Rule("LENGTH", "une number:ROUND de|d '? UNIT_MANY",
         lambda number, unit_many: Modified(Duration(((number, unit_many),)), Mod.APPROX)),
    Rule("LENGTH", "VAGUE UNIT_MANY", lambda unit_many: length(None, unit_many)),
    Rule("LENGTH", "des UNIT_MANY", lambda unit_many: length(None, unit_many),
         unless=(not_after("pendant", "depuis", "durant", "après", "a", "pour", "dure", "duré"),)),
    Rule("LENGTH", "COUNT longs|longues|bonnes|bons|autres UNIT_MANY",
         lambda count, unit_many: length(count, unit_many)),
    Rule("LENGTH", "TERM", lambda term: Duration((term,))),
    Rule("SET", "FREQUENCY", lambda frequency: Every(*frequency), {"annuels": "P1Y", "une revue mensuelle": "P1M"}),
    Rule("SET", "DAILY", lambda daily: Every(daily), {"une liaison quotidienne": "P1D"},
         unless=(follows("presse", "vie"),)),
    Rule("SET", "chaque UNIT_ONE", lambda unit_one: _every(unit_one), {"chaque année": "P1Y"}),
    Rule("SET", "tous|toutes les UNIT_MANY", lambda unit_many: Every(unit_many), {"tous les ans": "P1Y"}),
    Rule("SET", "tous|toutes les COUNT UNIT_MANY", lambda count, unit_many: Every(unit_many, count),
         {"tous les deux ans": "P2Y"}),
    Rule("SET", "un jour sur deux", lambda: Every(Unit.DAY, 2), {"un jour sur deux": "P2D"}),
    Rule("SET", "UNIT_ONE", lambda unit_one: _every(unit_one), {"par an": "P1Y"}, unless=(not_after("par"),)),
    Rule("SET", "chaque WEEKDAY_NAME", lambda weekday_name: weekly(weekday_name), {"chaque mardi": "XXXX-WXX-2"}),
    Rule("SET", "tous? les WEEKDAY_PLURAL", lambda weekday_plural: weekly(weekday_plural),
         {"les mardis": "XXXX-WXX-2", "tous les lundis": "XXXX-WXX-1"}),
    Rule("SET", "le WEEKDAY_NAME", lambda weekday_name: weekly(weekday_name), {"ouvert le mercredi": "XXXX-WXX-3"},
         unless=(precedes("suivant", "précédent"),)),
    Rule("SET", "chaque DAY_PART", lambda day_part: EveryNamed(f"XXXX-XX-XXT{day_part}"),
         {"chaque soir": "XXXX-XX-XXTEV"}),
    Rule("SET", "tous|toutes les EVERY_PART", lambda every_part: EveryNamed(f"XXXX-XX-XXT{every_part}"),
         {"tous les soirs": "XXXX-XX-XXTEV"}),
    Rule("SET", "chaque SEASON_NAME", lambda season_name: EveryNamed(f"XXXX-{SEASON_LETTERS[season_name - 1]}"),
         {"chaque été": "XXXX-SU"}),
)

MODIFIED = (
    Rule("LENGTH", "ABOUT LENGTH", lambda about, length: _about(length, about)),
    Rule("DURATION", "THESE MANY_AFTER UNIT_MANY", lambda unit_many: length(None, unit_many),
         {"ces derniers jours": "PXD", "ces dernières années": "PXY"}),
    Rule("DURATION", "THESE COUNT MANY_AFTER UNIT_MANY", lambda count, unit_many: length(count, unit_many),
         {"au cours des trois dernières années": "P3Y"}),
    Rule("DURATION", "THESE MANY_AFTER COUNT UNIT_MANY", lambda count, unit_many: length(count, unit_many),
         {"ces dernières 24 heures": "PT24H"}),
    Rule("DURATION", "toute|tout la|le|l '? UNIT_ONE", lambda unit_one: _single(unit_one), {"toute la journée": "P1D"}),
)

SPANS = (
    Rule("DURATION", "LENGTH", lambda length: length,
         {"dix ans": "P10Y", "une heure": "PT1H", "plusieurs jours": "PXD", "plus de vingt ans": "P20Y",
          "une demi-heure": "PT30M", "un demi-siècle": "P50Y", "un an et demi": "P1Y6M", "deux ans et demi": "P2Y6M",
          "un quart d'heure": "PT15M", "trois quarts d'heure": "PT45M", "une dizaine d'années": "P10Y",
          "depuis des années": "PXY", "quinze jours": "P15D", "trois longues années": "P3Y",
          "un quinquennat": "P5Y"},
         unless=(AT_HOURS,)),
    Rule("DURATION", "les LENGTH", lambda length: length, {"pendant les deux ans": "P2Y"}),
)
# fmt: on

"""False friends: words that look like a time and are none."""

from __future__ import annotations

from timeline.when.guards import untitled
from timeline.when.meaning import NoDate
from timeline.when.rules import Rule
from timeline.when.tokens import Position


def _none(pattern: str) -> Rule:
    return Rule("NONE", pattern, lambda: NoDate())


PHRASES = (
    "COUNT -? UNIT_ONE|UNIT_MANY -? old|olds",
    "ABOUT COUNT million? UNIT_ONE|UNIT_MANY -? old|olds",
    "COUNT million|billion UNIT_MANY old",
    "COUNT UNIT_ONE|UNIT_MANY of age",
    "as many UNIT_MANY",
    "a quarter -? of|to",
    "quarter -? final|finals|back|finalist",
    "high|sierra noon",
    "easter|christmas island",
    "three -? quarters of",
    "three - quarters",
    "'|\" 60 minutes",
    "' +s march on|to|of",
    "yom kippur war",
    "lunar new year offensive",
    "sheffield|man wednesday|friday",
    "sunday|saturday school|schools",
    "midnight in paris|peking|moscow|chernobyl",
    "tomorrow ' +s world",
    "the? week magazine",
    "the march for|of life|progress|dimes|science|jobs",
    "fortune|russell|ftse INTEGER",
    "INTEGER +: +INTEGER +- +cv|cr|md|mc|bk|po|mj",
    "box INTEGER",
    "9 +/ +11 families|museum|memorial|commission|truthers",
    "friday ' +s child",
    "no|nos|nr|vol|sec|art|pp|ch +. INTEGER",
    "year -? round|olds",
    "the quarter - to - quarter",
    "as soon as",
    "day -? to -? day",
    "day by|after day",
    "summer|winter|daylight|standard time",
    "60|sixty minutes",
    "second -? hand",
    "split second",
    "may|might|must|shall march",
    "SEASON_NAME +- +fed|back",
    "sunday|saturday|friday times|telegraph|post|mirror|express|mail|herald|tribune|independent|sun|business|world",
    "monday night football|raw",
    "friday night lights|live|dinner",
    "saturday night live|fever|takeaway",
    "ruby|giving tuesday",
    "june bug|bugs",
    "april fool|fools",
    "light|dog|leap|gap -? year|years",
    "hit|scored|made|struck|smashed a|an|his|her century",
    "a minute amount|amounts|quantity|quantities|trace|traces|fraction|detail",
    "first|third|last quarter moon",
    "midnight blue|black|cherry|green|mass|express",
    "sections|articles|pages|routes|flights|nos|chapters INTEGER and|to|- INTEGER",
    "the daily|evening|morning express|mirror|star",
    "good friday agreement|accord|accords",
    "business|fashion|restaurant week",
    "last -? minute",
    "same -? day",
    "man of the year",
    "person of the year",
    "minutes of",
    "WEEKDAY_NAME - to - WEEKDAY_NAME",
    "a|an|the? day care|job|trip|trader|traders|laborer|school",
)


def uncapitalised(place: Position) -> bool:
    """Its last word has no capital, so that it is no name: "the six-day war", not "the Six-Day War"."""
    return place.pieces.words[place.last][0].islower()


EXCLUSIONS = (
    *(_none(pattern) for pattern in PHRASES),
    Rule("NONE", "the? COUNT -? UNIT_ONE|UNIT_MANY ' war|wars", lambda: NoDate(), unless=(uncapitalised,)),
    Rule("NONE", "the? COUNT -? UNIT_ONE|UNIT_MANY war|wars", lambda: NoDate(), unless=(uncapitalised,)),
    Rule("NONE", "this week with", lambda: NoDate(), unless=(untitled,)),
    Rule("NONE", "usa|voa|russia|india|psychology|history today", lambda: NoDate(), unless=(untitled,)),
)

"""Made-up news for the pair model: happenings that several papers report, and series of one form that look alike.

Real collections hold few of the pairs that matter most for a chronology: two bulletins in the same words about two
days, two towns, two numbers. Each kind here is a few sentences, each in several wordings of our own. Up to three papers
report one happening, in the same or other wordings; each of its siblings has the same wordings with another place, day,
number or person. Names are made of syllables, so that none is learnt.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.articles import Article
from timeline.dates import Day

Wordings = tuple[str, ...]
KINDS: tuple[tuple[Wordings, ...], ...] = (
    (
        (
            "{n} people were killed when a missile struck a market in {place} {on}, the hospital said.",
            "A missile hit the market of {place} {on}, killing {n} people.",
            "A strike on a crowded market in {place} left {n} dead {on}, officials said.",
        ),
        ("{person}, the governor, called the attack on {place} a crime.", "Governor {person} condemned the strike."),
        ("Rescuers searched the ruins until dusk.", "Crews dug through the rubble for survivors until evening."),
    ),
    (
        (
            "Monitors recorded {n} ceasefire violations near {place} {on}.",
            "{On}, observers counted {n} violations of the truce around {place}.",
            "The truce near {place} was broken {n} times {on}, the monitoring mission reported.",
        ),
        ("The mission lost a drone near {place}.", "A drone of the monitors crashed outside {place}."),
    ),
    (
        (
            "A fire destroyed a furniture factory in {place} {on}.",
            "{On}, flames gutted the furniture works at {place}.",
            "A blaze burned down a factory that makes furniture in {place} {on}.",
        ),
        ("The fire injured {n} workers.", "{n} workers were hurt in the blaze.", "{n} employees suffered burns."),
        ("Police arrested {person} on suspicion of arson.", "{person} was detained over the factory fire."),
    ),
    (
        (
            "The health ministry of {place} reported {n} new cases {on}.",
            "{place} confirmed {n} new infections {on}, the ministry of health said.",
            "{On}, {n} more people tested positive in {place}, according to the health ministry.",
        ),
        ("Minister {person} closed schools in {place}.", "Schools in {place} were shut by minister {person}."),
    ),
    (
        (
            "Striker {person} scored {n} goals as {place} beat {other} {on}.",
            "{place} defeated {other} {on} with {n} goals from {person}.",
            "{person} struck {n} times in the win of {place} over {other} {on}.",
        ),
        ("The coach of {other} resigned after the defeat.", "After the loss {other} dismissed its coach."),
    ),
    (
        (
            "{person} resigned as chief executive of {place} Holdings {on}.",
            "{place} Holdings said {on} that its chief executive, {person}, had stepped down.",
            "{On}, {person} quit as head of {place} Holdings.",
        ),
        ("Shares of {place} Holdings fell {n} percent.", "The stock of {place} Holdings lost {n} percent."),
        ("{other} Bank bought {n} million shares of the company.", "{n} million shares went to {other} Bank."),
    ),
    (
        (
            "A court in {place} sentenced {person} to {n} years in prison {on}.",
            "{person} was jailed for {n} years by a court in {place} {on}.",
            "{On}, judges in {place} handed {person} a prison term of {n} years.",
        ),
        ("A lawyer for {person} said the verdict would be appealed.", "{person} will appeal, the defence said."),
        ("{person} was arrested in {other} in the spring.", "Police in {other} had detained {person} in the spring."),
    ),
    (
        (
            "An earthquake shook {place} {on}, damaging {n} houses.",
            "{On}, a quake damaged {n} homes in {place}.",
            "{n} houses were damaged when the ground shook in {place} {on}.",
        ),
        ("The army sent engineers to {place}.", "Soldiers were deployed to {place} to clear the roads."),
    ),
    (
        (
            "A ferry with {n} passengers sank off {place} {on}.",
            "{On}, a passenger ferry went down near {place} with {n} people on board.",
            "{n} people were aboard a ferry that capsized off the coast of {place} {on}.",
        ),
        ("The coast guard rescued {m} of them.", "{m} people were saved by the coast guard."),
        ("Captain {person} was questioned by the police.", "Police questioned the captain, {person}."),
    ),
    (
        (
            "Farmers blocked the bridge of {place} {on} to protest against new taxes.",
            "{On}, {n} farmers closed the bridge at {place} in a protest over taxes.",
            "A protest of farmers against taxes shut the bridge in {place} {on}.",
        ),
        ("{person} of the farmers' union met the minister.", "The minister received union leader {person}."),
    ),
    (
        (
            "{place} will open a new airport {on}, mayor {person} said.",
            "Mayor {person} announced that the new airport of {place} is to open {on}.",
        ),
        ("Building the airport cost {n} million dollars.", "The airport of {place} cost {n} million dollars."),
    ),
    (
        (
            "Scientists at {place} University discovered {n} new species of frogs {on}.",
            "{n} frogs unknown to science were found by researchers of {place} University {on}.",
            "Researchers from {place} University said {on} that they had found {n} new frog species.",
        ),
        ("{person}, who led the expedition, was surprised.", "The expedition was led by {person}."),
    ),
    (
        (
            "Gunmen kidnapped {n} students from a school in {place} {on}.",
            "{n} pupils were abducted from their school in {place} {on}.",
            "{On}, armed men took {n} children from a school in {place}.",
        ),
        ("{m} of the students were released on payment.", "{m} pupils were freed for a ransom."),
        ("President {person} visited the parents.", "The parents were visited by president {person}."),
    ),
    (
        (
            "Voters in {place} elected {person} mayor {on}.",
            "{person} won the election for mayor of {place} {on}.",
            "{On}, {person} was elected mayor of {place} with {n} percent of the vote.",
        ),
        ("{other} conceded defeat.", "The loser, {other}, congratulated the winner."),
    ),
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Drill:
    """Articles, and what each of their lines reports: article id -> (start, end, happening) of each line."""

    articles: list[Article]
    lines: dict[str, list[tuple[int, int, str]]]


@dataclass(frozen=True)
class _Happening:
    name: str
    kind: int
    day: Day
    published: Day
    words: dict[str, str]


def drill(stories: int, seed: int) -> Drill:
    """Return the articles of so many stories, each a happening and its siblings in a series."""
    chance = random.Random(seed)
    articles: list[Article] = []
    lines: dict[str, list[tuple[int, int, str]]] = {}
    for number in range(stories):
        kind = number % len(KINDS)
        for happening in _series(f"s{number}", kind, chance):
            # Papers print what an agency sent as often as words of their own.
            first = chance.randrange(3)
            wordings = [
                first if chance.random() < 0.4 else chance.randrange(3) for _ in range(chance.choice((1, 2, 3)))
            ]
            for paper, wording in enumerate(wordings):
                name = f"{happening.name}p{paper}"
                text, spans = _article(happening, wording, chance)
                lines[name] = spans
                articles.append(Article(name, text, happening.published.plus(chance.choice((0, 0, 1)))))
    return Drill(articles, lines)


def _series(name: str, kind: int, chance: random.Random) -> Iterator[_Happening]:
    """Yield a happening and those of the same form: another day at the same place, or another place."""
    day = Day(2010 + chance.randrange(14), chance.randrange(1, 13), chance.randrange(1, 25))
    words = _words(chance)
    moving = chance.random() < 0.6
    for sibling in range(4):
        yield _Happening(f"{name}e{sibling}", kind, day, day.plus(1), words)
        fresh = _words(chance)
        words = fresh if moving else {**words, "n": fresh["n"], "m": fresh["m"]}
        day = day.plus(chance.choice((0, 1, 1, 7)) if moving else chance.choice((1, 1, 2, 7, 30)))


def _words(chance: random.Random) -> dict[str, str]:
    return {
        "place": _name(chance),
        "other": _name(chance),
        "person": f"{_name(chance)} {_name(chance)}",
        "n": str(chance.randrange(2, 200)),
        "m": str(chance.randrange(2, 200)),
    }


def _name(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3)).title()


def _article(happening: _Happening, wording: int, chance: random.Random) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans = "", []
    roles = KINDS[happening.kind]
    # Papers differ about one happening, too: in how many, and now and then in the day.
    n = happening.words["n"] if chance.random() < 0.8 else str(int(happening.words["n"]) + chance.randrange(1, 6))
    day_off = chance.random() < 0.1
    for role, wordings in enumerate(roles):
        if role and chance.random() < 0.3:
            continue
        on = _when(happening.day.plus(-1 if day_off else 0), chance)
        sentence = wordings[wording % len(wordings)].format(
            **{**happening.words, "n": n}, on=on, On=on[0].upper() + on[1:]
        )
        spans.append((len(text), len(text) + len(sentence), f"{happening.name}r{role}"))
        text += sentence + "\n"
    return text, spans


def _when(day: Day, chance: random.Random) -> str:
    month = _MONTHS[day.month - 1]
    return chance.choice(
        (f"on {month} {day.day}", f"on {day.day} {month} {day.year}", f"on {month} {day.day}", "this week")
    )

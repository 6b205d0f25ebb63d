"""Titles as an editor would have them. All sentences are invented, and written on Friday 18 October 2024."""

import pytest

from timeline.articles import Article
from timeline.dates import Day
from timeline.extraction import find_candidates


def titles(text: str) -> list[str]:
    return [found.title for found in find_candidates(Article("a", text, Day(2024, 10, 18)))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # Who said so is no part of it, wherever it stands.
        (
            "The yard plans to build the first of those by the end of next year, Lund said in May.",
            "The yard plans to build the first of those",
        ),
        ("The firm refused 70 to 80 applicants, Ruiz told the Morning Herald.", "The firm refuses 70 to 80 applicants"),
        # What breaks into a clause is left out, and the clause goes on.
        (
            "A witness accused the guards of keeping two friends, who were also hurt, from leaving the station.",
            "A witness accuses the guards of keeping two friends from leaving the station",
        ),
        # Every verb is told in the present.
        ("The navy seized and inspected the ship on Monday.", "The navy seizes and inspects the ship"),
        (
            "The incident happened near the old zoo when a boy climbed a fence.",
            "The incident happens near the old zoo when a boy climbs a fence",
        ),
        (
            "Nine people were killed when a gunman fired on a bus.",
            "Nine people are killed when a gunman fires on a bus",
        ),
        (
            "Two trains collided in the tunnel that leads to the port.",
            "Two trains collide in the tunnel that leads to the port",
        ),
        # What is to come.
        ("The airline said it would close four offices.", "The airline to close four offices"),
        # A subject without what leads in to it.
        ("As part of the plan, the army moved 200 tanks.", "The army moves 200 tanks"),
        ("According to officials, during the riot 90 inmates escaped.", "90 inmates escape"),
        ("The governor told reporters a wall had fallen on a bus.", "A wall falls on a bus"),
        ("On Sunday a tsunami warning siren went off by mistake.", "A tsunami warning siren goes off by mistake"),
        # Nothing ends with what was broken off.
        (
            "The actor spotted a strange light that he thinks could be a comet near the old harbour of Lund.",
            "The actor spots a strange light",
        ),
        # A saying that is none, and what is no claim.
        ("A rebel group claimed responsibility for the attack.", "A rebel group claims responsibility for the attack"),
    ],
)
def test_a_sentence_gives_a_title(text: str, title: str) -> None:
    assert titles(text)[0] == title


@pytest.mark.parametrize(
    ("before", "then", "title"),
    [
        (
            "A judge sentenced the poet Ivan Petrov to 25 years.",
            "He was also fined 4,000 roubles.",
            "Ivan Petrov is fined 4,000 roubles",
        ),
        ("Ann Lee spoke.", "She and her brother founded a school on Monday.", "Ann Lee and her brother found a school"),
        ("Ann Lee met Bo Berg in Oslo.", "She signed the treaty.", "Ann Lee signs the treaty"),
        ("The council met.", "A Danish nurse said she was attacked on Monday.", "A Danish nurse is attacked"),
    ],
)
def test_a_pronoun_is_whom_it_means(before: str, then: str, title: str) -> None:
    assert titles(f"{before} {then}")[-1] == title


def test_a_pronoun_that_may_be_either_of_two_people_stays() -> None:
    assert titles("A judge freed Ann Lee and Eve Berg. She was fined.")[-1] == "She is fined"


@pytest.mark.parametrize(
    "text",
    [
        "Some believe that prices will fall next year.",
        "Later this week, we are adding new games built around winter sports.",
        "The programme called Open Door wants more money for schools.",
        "The yard was located near the harbour.",
        "The town was shocked.",
    ],
)
def test_opinions_descriptions_and_states_are_no_events(text: str) -> None:
    assert titles(text) == []

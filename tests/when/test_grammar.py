"""What a rule names stays what it was: the words and numbers of patterns, and what is worth a look."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.when import find_dates
from timeline.when.grammar import Grammar, Rule
from timeline.when.tokens import Pieces

YEAR = Rule("YEAR", "YEAR_DIGITS", lambda year_digits: year_digits)


@pytest.mark.parametrize("named", ["the 2000 campaign", "campaign 1999"])
def test_a_year_that_another_rule_names_is_still_found_alone(named: str) -> None:
    grammar = Grammar({}, [[YEAR, Rule("NONE", named, lambda: None)]])
    [island] = grammar.read(Pieces("It closed in 2000.", grammar.lexicon))
    assert [edge.value for edges in island.edges for edge in edges if edge.symbol == "YEAR"] == [2000]


def test_a_small_number_that_a_rule_names_is_worth_a_look_behind_an_apostrophe_alone() -> None:
    grammar = Grammar({}, [[YEAR, Rule("NONE", "60 minutes", lambda: None)]])
    assert list(grammar.read(Pieces("some 60 of them", grammar.lexicon))) == []
    assert len(list(grammar.read(Pieces("back in '60 then", grammar.lexicon)))) == 1


def test_the_sixty_of_sixty_minutes_is_a_year_as_well() -> None:
    assert [mention.value for mention in find_dates("Back in '60 he left.", Day(2024, 10, 18))] == ["1960"]

"""Every example beside a rule comes out as it says, by that very rule."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from timeline.dates import Day
from timeline.when import Mention, find_dates
from timeline.when.grammar import ChartEdge, Rule
from timeline.when.languages import CODES, load_language
from timeline.when.tokens import Pieces

PUBLISHED = Day(2024, 10, 18)
OWN = [code for code in CODES if code not in ("es", "it", "pt", "ru", "uk")]
"""Languages with a table of rules of their own; those of ``common`` are tested by sentences in test_languages."""

EXAMPLES = [
    pytest.param(code, rule, phrase, expected, id=f"{code}: {phrase}")
    for code in OWN
    for rule in load_language(code)[0].rules
    for phrase, expected in rule.examples.items()
]


@pytest.mark.parametrize(("code", "rule", "phrase", "expected"), EXAMPLES)
def test_an_example_comes_out_as_its_rule_says(code: str, rule: Rule, phrase: str, expected: str) -> None:
    mentions = find_dates(phrase, PUBLISHED, language=code, kind="news")
    assert [shown(mention) for mention in mentions][:1] == [expected]


@pytest.mark.parametrize(("code", "rule", "phrase", "expected"), EXAMPLES)
def test_an_example_is_read_by_its_own_rule(code: str, rule: Rule, phrase: str, expected: str) -> None:
    assert any(rule is found for found in rules_used(code, phrase))


@pytest.mark.parametrize("code", OWN)
def test_every_rule_has_an_example_or_is_a_part_of_one(code: str) -> None:
    phrases = [phrase for rule in load_language(code)[0].rules for phrase in rule.examples]
    used = {id(rule) for phrase in phrases for rule in rules_used(code, phrase)}
    rules = [rule for rule in load_language(code)[0].rules if rule.produces not in ("NONE", "FOCUS_REF")]
    unused = [str(rule) for rule in rules if id(rule) not in used]
    assert unused == []


def shown(mention: Mention) -> str:
    """The days where they say it all, else the TIMEX3 value."""
    return mention.edtf if mention.edtf and mention.type in ("DATE", "DURATION") else mention.value


def rules_used(code: str, phrase: str) -> Iterator[Rule]:
    _, grammar = load_language(code)
    for island in grammar.read(Pieces(phrase, grammar.lexicon)):
        for edges in island.edges:
            for edge in edges:
                yield from derivation(edge)


def derivation(edge: ChartEdge) -> Iterator[Rule]:
    if edge.rule is not None:
        yield edge.rule
    for part in edge.path:
        yield from derivation(part)

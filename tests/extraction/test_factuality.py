"""How sure a text is of what it tells, and whose claim it is. All sentences are invented."""

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.extraction.claim_rules import RULES
from timeline.extraction.factuality import Factuality, Mode, carry, noun_factuality, read_factuality
from timeline.language.clauses import Sentence, read_sentence


def read(text: str) -> Sentence:
    return read_sentence(text, 0, len(text))


def factuality_of(text: str, word: str) -> Factuality:
    """The factuality of the clause whose verb, or of the noun that, is this word."""
    sentence = read(text)
    for clause, factuality in zip(sentence.clauses, read_factuality(sentence), strict=True):
        if sentence.words[clause.verb.last].text == word:
            return factuality
    index = [each.text for each in sentence.words].index(word)
    return noun_factuality(sentence, index, index + 1)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [(rule.name, text, expected) for rule in RULES for text, expected in rule.examples.items()],
)
def test_the_examples_of_a_rule_are_read_as_it_says_and_by_that_rule(name: str, text: str, expected: str) -> None:
    word, mode = expected.rsplit(" ", 1)
    factuality = factuality_of(text, word)
    assert factuality.mode == mode
    assert factuality.rule == name


def test_every_rule_has_an_example() -> None:
    assert [rule.name for rule in RULES if not rule.examples] == []


def test_a_deed_names_the_clause_that_says_it_and_who_says_it() -> None:
    sentence = read("The Norvane bank has denied that it bought the bonds.")
    denial, deed = read_factuality(sentence)
    assert (denial.mode, denial.governs) == (Mode.STATED, None)
    assert (deed.mode, deed.governs, deed.speaker) == (Mode.DENIED, 0, (0, 3))


def test_a_title_carries_the_claim() -> None:
    factuality = factuality_of("The suit alleges that the firm forged an invoice.", "forged")
    assert carry("The firm forges an invoice", factuality, "The suit") == (
        "The suit alleges that the firm forges an invoice"
    )


def test_a_stated_title_stays_as_it_is() -> None:
    factuality = factuality_of("The firm closed a plant.", "closed")
    assert carry("The firm closes a plant", factuality, None) == "The firm closes a plant"


BENCHMARK = Path(__file__).parents[2] / "benchmarks/claims.jsonl"
CLAIMS = [json.loads(line) for line in BENCHMARK.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim['kind']}: {claim['text']}")
def test_a_claim_is_no_fact_and_a_fact_no_claim(claim: dict[str, Any]) -> None:
    modes = {word: factuality_of(claim["text"], word).mode.value for word in claim["deeds"]}
    assert modes == claim["deeds"]


def test_the_benchmark_has_at_least_300_sentences_none_of_them_twice() -> None:
    texts = [claim["text"] for claim in CLAIMS]
    assert len(set(texts)) == len(texts) >= 300

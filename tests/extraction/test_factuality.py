"""How sure a text is of what it tells, and whose claim it is. All sentences are invented."""

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.events import Mode
from timeline.extraction.claims import Factuality
from timeline.extraction.factuality import CLAIM_RULES, Claims, read_factuality
from timeline.extraction.title_text import carry, claim_title
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
    return Claims(sentence).noun(index, index + 1)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [(rule.name, text, expected) for rule in CLAIM_RULES for text, expected in rule.examples.items()],
)
def test_the_examples_of_a_rule_are_read_as_it_says_and_by_that_rule(name: str, text: str, expected: str) -> None:
    word, mode = expected.rsplit(" ", 1)
    factuality = factuality_of(text, word)
    assert factuality.mode == mode
    assert factuality.rule == name


def test_every_rule_has_an_example() -> None:
    assert [rule.name for rule in CLAIM_RULES if not rule.examples] == []


def test_a_deed_names_the_clause_that_says_it_and_who_says_it() -> None:
    sentence = read("The Norvane bank has denied that it bought the bonds.")
    denial, deed = read_factuality(sentence)
    assert (denial.mode, denial.governs) == (Mode.STATED, None)
    assert (deed.mode, deed.governs, deed.speaker) == (Mode.DENIED, 0, (0, 3))


@pytest.mark.parametrize(
    ("text", "word", "title", "speaker", "expected"),
    [
        (
            "The suit alleges that the firm forged an invoice.",
            "forged",
            "The firm forges an invoice",
            "The suit",
            "The suit claims that the firm forges an invoice",
        ),
        (
            "The bank denied that it bought bonds.",
            "bought",
            "The bank buys bonds",
            "The bank",
            "The bank denies buying bonds",
        ),
        (
            "According to the Ostian army, its guns destroyed a radar.",
            "destroyed",
            "Its guns destroy a radar",
            "the Ostian army",
            "The Ostian army says that its guns destroy a radar",
        ),
        ("There is no evidence that the ship sank.", "sank", "The ship sinks", None, "No evidence that the ship sinks"),
        (
            "Reports that the mayor resigned are false.",
            "resigned",
            "The mayor resigns",
            None,
            "False report: the mayor resigns",
        ),
        ("Police said two men were shot.", "shot", "Two men are shot", "Police", "Two men are shot"),
        (
            "Ann Lee said two men were shot.",
            "shot",
            "Two men are shot",
            "Ann Lee",
            "Ann Lee says that two men are shot",
        ),
        ("The firm closed a plant.", "closed", "The firm closes a plant", None, "The firm closes a plant"),
        ("No ship left the port.", "left", "No ship leaves the port", None, "No ship leaves the port"),
        ("The alleged raid took place.", "raid", "Alleged raid", None, "Alleged raid"),
        (
            "The dean repudiated the charge that he hid letters.",
            "hid",
            "He hides letters",
            "The dean",
            "The dean denies hiding letters",
        ),
        (
            "The rebels said they captured Merl.",
            "captured",
            "The rebels capture Merl",
            "The rebels",
            "The rebels capture Merl, by own account",
        ),
    ],
)
def test_a_title_says_whose_claim_it_is(text: str, word: str, title: str, speaker: str | None, expected: str) -> None:
    assert carry(title, factuality_of(text, word), speaker) == expected


@pytest.mark.parametrize(
    ("text", "word", "title", "speaker", "expected"),
    [
        (
            "The union alleged that a riot broke out.",
            "broke",
            "Riot",
            "Critics of Holm",
            "Riot, according to critics of Holm",
        ),
        ("Norland is unlikely to join a meeting.", "join", "Meeting with Lindal", None, "Unclear: Meeting with Lindal"),
        (
            "The union alleged that a riot broke out.",
            "broke",
            "Riot in Lindal",
            "The clown",
            "Riot in Lindal, according to the clown",
        ),
    ],
)
def test_a_noun_that_is_claimed_is_opened_as_a_noun(
    text: str, word: str, title: str, speaker: str | None, expected: str
) -> None:
    assert carry(title, factuality_of(text, word), speaker, noun=True) == expected


def test_the_title_of_a_saying_that_lost_its_denial_is_not_taken() -> None:
    text = "The paper apologised for saying that the actor had died."
    factuality = factuality_of(text, "died")
    title = claim_title("Actor dies", "Paper says that the actor had died", "died", factuality, "The paper", text=text)
    assert title == "The paper says it is untrue that actor dies"


def test_the_title_of_a_saying_that_tells_the_deed_is_taken() -> None:
    factuality = factuality_of("Villagers accused soldiers of burning huts.", "burning")
    saying = "Villagers accuse soldiers of burning huts"
    assert claim_title("Soldiers burn huts", saying, "burning", factuality, "Villagers") == saying


@pytest.mark.parametrize(
    ("text", "clause", "date", "mode"),
    [
        ("He denies paying the men.", 0, None, "denied"),
        ("He denied on Friday paying the men.", 0, (2, 4), "stated"),
        ("He denied paying the men in May.", 0, (5, 7), "denied"),
        ("A man was charged with robbing a bank.", 0, None, "stated"),
        ("The firm closed a plant in May.", 0, (5, 7), "stated"),
        ("The firm said on Friday it would close a plant.", 0, (3, 5), "planned"),
        ("The dam will hold, the mayor said on Monday.", 1, (8, 10), "planned"),
        ("Fans vowed on Friday to block the road.", 0, (2, 4), "stated"),
        ("Fans vowed to block the road on Friday.", 0, (6, 8), "planned"),
        ("The firm said on Friday it might close a plant.", 0, (3, 5), "stated"),
        ("The envoy claimed on Friday that rebels had burned huts.", 0, (3, 5), "alleged"),
        ("The prince said on Friday he would not attend the wedding.", 0, (3, 5), "stated"),
        ("The envoy accused the rebels on Friday of not handing over the huts.", 0, (5, 7), "alleged"),
        ("The station was banned from reporting in May.", 0, (7, 9), "stated"),
    ],
)
def test_a_saying_is_as_sure_as_what_it_says_unless_it_has_a_date_of_its_own(
    text: str, clause: int, date: tuple[int, int] | None, mode: str
) -> None:
    assert Claims(read(text)).mode_of_row(clause, date) == mode


@pytest.mark.parametrize(
    ("text", "noun", "mode"),
    [
        ("He was arrested on a fake passport charge in May.", "charge", "stated"),
        ("He was arrested over a fake kidnapping in May.", "kidnapping", "denied"),
        ("He was arrested over a foiled bomb attack in May.", "attack", "denied"),
    ],
)
def test_an_adjective_speaks_of_the_noun_that_it_describes(text: str, noun: str, mode: str) -> None:
    sentence = read(text)
    at = next(n for n, word in enumerate(sentence.words) if word.text == noun)
    assert Claims(sentence).noun(at - 1, at + 1).mode == mode


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The outbreak says the mill had closed.", None),
        ("The campaign says the mill had closed.", "The campaign"),
        ("The defence says the mill had closed.", "The defence"),
        ("The union says the mill had closed.", "The union"),
    ],
)
def test_who_says_something_can_speak(text: str, speaker: str | None) -> None:
    sentence = read(text)
    found = next(each.speaker for each in read_factuality(sentence) if each.governs is not None)
    assert (sentence.text_of(*found, text) if found else None) == speaker


def test_who_is_heard_saying_something_speaks() -> None:
    text = "On the tape, a man is heard saying that he killed the mayor on 4 May 2024."
    sentence = read(text)
    speaker = factuality_of(text, "killed").speaker
    assert speaker is not None
    assert sentence.text_of(*speaker, text) == "a man"


BENCHMARK = Path(__file__).parents[2] / "benchmarks/claims.jsonl"
CLAIMS = [json.loads(line) for line in BENCHMARK.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim['kind']}: {claim['text']}")
def test_a_claim_is_no_fact_and_a_fact_no_claim(claim: dict[str, Any]) -> None:
    modes = {word: factuality_of(claim["text"], word).mode.value for word in claim["deeds"]}
    assert modes == claim["deeds"]


def test_the_benchmark_has_at_least_300_sentences_none_of_them_twice() -> None:
    texts = [claim["text"] for claim in CLAIMS]
    assert len(set(texts)) == len(texts) >= 300

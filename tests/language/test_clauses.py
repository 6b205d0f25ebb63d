"""The clauses of a sentence: which words are the subject of a verb, and which of its verbs are participles."""

from __future__ import annotations

import pytest

from timeline.language.clauses import Clause, Sentence, read_sentence


def clause_of(text: str, verb: str) -> tuple[Sentence, Clause]:
    sentence = read_sentence(text, 0, len(text))
    return sentence, next(each for each in sentence.clauses if sentence.words[each.verb.last].text == verb)


def subject_of(text: str, verb: str) -> str:
    """The words that are read as the subject of a verb, "" for none."""
    sentence, clause = clause_of(text, verb)
    return sentence.text_of(*clause.subject, text) if clause.subject else ""


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The bank, which has sold bread since its founding in Lindal, says prices fell.", "says", "The bank"),
        ("Bert Holm, known as the baker of the north, was arrested on Monday.", "arrested", "Bert Holm"),
        ("The port, as of Monday evening, had no ships.", "had", "The port"),
    ],
)
def test_a_preposition_within_an_aside_opens_no_clause(text: str, verb: str, expected: str) -> None:
    assert subject_of(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Holm won the nomination and the party named a rival in May.", "named", "the party"),
        ("The Greens lost ten seats and the Liberals gained four.", "gained", "the Liberals"),
        ("The mayor ended the strike but two dockers rejected it.", "rejected", "two dockers"),
        ("The mayor and the council rejected it.", "rejected", "The mayor and the council"),
        ("The paper said the mayor and the council rejected it.", "rejected", "the mayor and the council"),
    ],
)
def test_and_behind_the_object_of_a_verb_opens_another_clause(text: str, verb: str, expected: str) -> None:
    assert subject_of(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The town has built huts as arrivals of people seeking work rose last year.", "rose", "arrivals of people"),
        ("The act demands that all sellers based in Lindal should be paid.", "paid", "all sellers"),
        ("He left while the remaining men stayed.", "stayed", "the remaining men"),
    ],
)
def test_the_subject_before_a_participle_is_that_of_the_verb_behind_it(text: str, verb: str, expected: str) -> None:
    assert subject_of(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "tag"),
    [
        ("A gunman assassinated Lindal's oldest judge, sending word that nobody in the town was safe.", None, "VBD"),
        ("A ferry operated by Norfer, which is run by the army's tourist office, crashed on Monday.", "crashed", "VBD"),
        ("A ferry operated by Norfer, which is run by the army's tourist office, crashed.", "operated", "VBN"),
        ("Two men charged in the death of a girl who sang in the choir.", "charged", "VBN"),
        ("Growers found a blood - stained coat in the barn.", "stained", "JJ"),
    ],
)
def test_a_sentence_has_a_main_verb_and_an_adjective_is_none(text: str, verb: str | None, tag: str) -> None:
    sentence = read_sentence(text, 0, len(text))
    place = [word.text for word in sentence.words].index(verb or "assassinated")
    assert sentence.tags[place] == tag

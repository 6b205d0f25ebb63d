"""Sentences, words, tags, tense and clauses, by examples."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language.clauses import Tense, VerbForm, read_sentence
from timeline.language.lexicon import base, readings, third_person
from timeline.language.sentences import MAX_SENTENCE, split_sentences, split_words
from timeline.language.syntax import TAGS, tag


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He left. She came.", ["He left.", "She came."]),
        ("Mr. Lee met U.S. envoys at 5 p.m. on Friday.", ["Mr. Lee met U.S. envoys at 5 p.m. on Friday."]),
        ("Pay fell last month. Average prices rose.", ["Pay fell last month.", "Average prices rose."]),
        ("A heading\n\nThe text begins.", ["A heading", "The text begins."]),
        ("One line\nand another.\n", ["One line", "and another."]),
        ("  \n\t\n", []),
        ("", []),
    ],
)
def test_sentences_end_where_they_end(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_a_long_line_that_goes_on_in_lower_case_is_one_sentence_with_the_next() -> None:
    text = "Engineers repaired the northern pier in February, and the council\napproved the money. It rained."
    assert [text[start:end].count("\n") for start, end in split_sentences(text)] == [1, 0]


def test_lines_that_are_only_wrapped_are_one_paragraph() -> None:
    text = """The ferry left the harbour on
Monday with forty people on
board and reached the island
in the evening
after a calm crossing, the
owner said.
"""
    assert len(sentences(text)) == 1


@given(st.text())
def test_sentences_are_in_order_and_hold_every_letter(text: str) -> None:
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    outside = text
    for start, end in reversed(spans):
        outside = outside[:start] + outside[end:]
    assert not any(letter.isalnum() for letter in outside)


def test_a_text_without_blanks_is_cut_into_bounded_pieces() -> None:
    assert max(end - start for start, end in split_sentences("x" * 50_000)) <= MAX_SENTENCE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Korea's 1,500 men.", "Korea|'s|1,500|men|."),
        ("It didn’t rain in the U.S. today", "It|did|n’t|rain|in|the|U.S.|today"),
        ("“Stop,” she said—twice.", "“|Stop|,|”|she|said|—|twice|."),
        ("a 17-year-old at 9:30am", "a|17|-|year-old|at|9:30am"),
        ("an anti - war march", "an|anti - war|march"),
        ("a 65-year - old man", "a|65|-|year - old|man"),
        ("the vice - president - elect", "the|vice - president - elect"),
        ("it went well - and it ended - 71 came", "it|went|well|-|and|it|ended|-|71|came"),
        ("won 6 - 4", "won|6|-|4"),
        ("-LRB- 65 ft -RRB-", "-LRB-|65|ft|-RRB-"),
    ],
)
def test_words(text: str, found: str) -> None:
    assert "|".join(word.text for word in split_words(text)) == found


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    assert all(text[word.start : word.end] == word.text != "" for word in split_words(text))


@given(st.lists(st.text(min_size=1).filter(lambda word: not word.isspace()), max_size=40))
def test_every_word_has_one_of_the_tags(words: list[str]) -> None:
    found = tag(words)
    assert len(found) == len(words)
    assert set(found) <= set(TAGS)


def test_tags_of_a_sentence() -> None:
    words = [
        "The",
        "old",
        "bridge",
        "has",
        "fallen",
        "into",
        "the",
        "river",
        "and",
        "two",
        "workers",
        "were",
        "killed",
        ".",
    ]
    assert tag(words) == ["DT", "JJ", "NN", "VBZ", "VBN", "IN", "DT", "NN", "CC", "CD", "NNS", "VBD", "VBN", "."]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Wages fell.", "fell/VBD"),
        ("Two men were hurt.", "were/VBD hurt/VBN"),
        ("The storm cut power to the town.", "cut/VBD"),
        ("The firm won't sell the mine.", "wo/MD sell/VB"),
        ("The firm does not back down.", "does/VBZ back/VB"),
        ("The airline said it would close four offices.", "said/VBD would/MD close/VB"),
        ("The programme called Open Door wants more money.", "called/VBN wants/VBZ"),
        ("Rolf Dahl left, with Ann Lee indicating that he was ill.", "left/VBD indicating/VBG was/VBD"),
        ("Storm Hits Coast", "Hits/VBZ"),
    ],
)
def test_verbs_of_news_are_read_as_verbs(text: str, verbs: str) -> None:
    sentence = read_sentence(text, 0, len(text))
    tagged = zip(sentence.words, sentence.tags, strict=True)
    assert " ".join(f"{word.text}/{tag}" for word, tag in tagged if tag.startswith("VB") or tag == "MD") == verbs


def test_a_participle_that_must_be_a_past_tense_is_one() -> None:
    text = "The old bridge collapsed on Monday and two workers were killed."
    assert [clause.verb.tense for clause in read_sentence(text, 0, len(text)).clauses] == [Tense.PAST, Tense.PAST]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("fell", "db"),
        ("taken", "nJ"),
        ("hurt", "bpNJ"),
        ("said", "pJ"),
        ("attacks", "sM"),
        ("engineers", "Ms"),
        ("cities", "M"),
        ("indicating", "g"),
        ("xyzzy", ""),
    ],
)
def test_what_a_word_can_be_the_likeliest_first(word: str, found: str) -> None:
    assert readings(word) == found


@pytest.mark.parametrize(
    ("form", "name", "verb", "now"),
    [
        ("deployed", "VBD", "deploy", "deploys"),
        ("arrived", "VBD", "arrive", "arrives"),
        ("shipped", "VBN", "ship", "ships"),
        ("took", "VBD", "take", "takes"),
        ("dying", "VBG", "die", "dies"),
        ("carried", "VBD", "carry", "carries"),
        ("were", "VBD", "be", "is"),
        ("released", "VBD", "release", "releases"),
        ("passes", "VBZ", "pass", "passes"),
    ],
)
def test_forms_of_verbs(form: str, name: str, verb: str, now: str) -> None:
    assert base(form, name) == verb
    assert third_person(verb) == now


@pytest.mark.parametrize(
    ("text", "verb", "tense", "marks"),
    [
        ("The army has sent troops.", "send", Tense.PRESENT, {"perfect"}),
        ("The ministry did not confirm the report.", "confirm", Tense.PAST, {"negated"}),
        ("Two men were arrested.", "arrest", Tense.PAST, {"passive"}),
        ("The talks will be held in May.", "hold", Tense.FUTURE, {"passive"}),
        ("Rain had been falling for days.", "fall", Tense.PAST, {"perfect", "progressive"}),
        ("The bridge is going to be closed.", "close", Tense.FUTURE, {"passive"}),
        ("The envoy is going to Oslo.", "go", Tense.PRESENT, {"progressive"}),
    ],
)
def test_tense_and_aspect(text: str, verb: str, tense: Tense, marks: set[str]) -> None:
    found = read_sentence(text, 0, len(text)).clauses[0].verb
    assert (found.lemma, found.tense, found.form) == (verb, tense, VerbForm.FINITE)
    assert {mark for mark in ("perfect", "progressive", "passive", "negated") if getattr(found, mark)} == marks


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("The mayor said that the bridge had collapsed.", ["main: The mayor + say", "content: the bridge + collapse"]),
        ("The man who built the bridge died.", ["main: The man + die", "relative: None + build"]),
        ("After the storm passed, crews cleared roads.", ["adverbial: the storm + pass", "main: crews + clear"]),
        (
            "Ties grew, with Ann Lee and Bo Kim signing a pact.",
            ["absolute: Ann Lee and Bo Kim + sign", "main: Ties + grow"],
        ),
        ("On Monday, the envoy, Ann Lee, left.", ["main: the envoy + leave"]),
    ],
)
def test_clauses_and_their_subjects(text: str, clauses: list[str]) -> None:
    sentence = read_sentence(text, 0, len(text))
    found = set()
    for clause in sentence.clauses:
        subject = sentence.text_of(*clause.subject, text) if clause.subject else None
        found.add(f"{clause.role.value}: {subject} + {clause.verb.lemma}")
    assert found == set(clauses)

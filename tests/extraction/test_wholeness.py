"""A headline is whole: opened and closed by words that can, its clauses joined, nothing cut that its verb needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.grammar import TaggedWord
from timeline.extraction.title_text import faults, tagged

TAGS = {
    **dict.fromkeys(("the", "a", "an"), "DT"),
    **dict.fromkeys(("of", "in", "on", "by", "at", "after", "although", "from", "with", "that"), "IN"),
    **dict.fromkeys(("and", "but", "or"), "CC"),
    **dict.fromkeys(("is", "opens", "rises", "tells", "leads", "spikes", "says", "prevents", "charges"), "VBZ"),
    **dict.fromkeys(("becomes", "calls", "voices", "makes", "moves", "helps"), "VBZ"),
    **dict.fromkeys(("were", "fell", "had"), "VBD"),
    **dict.fromkeys(("held", "freed", "set", "expected"), "VBN"),
    **dict.fromkeys(("who", "which"), "WH"),
    **dict.fromkeys(("he", "they", "she"), "PRP"),
    **dict.fromkeys(("his", "her"), "PRP$"),
    **dict.fromkeys(("long", "new", "subject"), "JJ"),
    **dict.fromkeys(("men", "rebels", "prices"), "NNS"),
    "to": "TO",
    "close": "VB",
    "will": "MD",
    "up": "IN",
    "well": "RB",
    "as": "IN",
    "ten": "CD",
}


def faults_of(title: str, lemma: str = "open", behind: str = "") -> tuple[str, ...]:
    """The faults of a title whose words have the tags above; "|" marks what follows in the sentence."""
    return faults(tagged(title.split(), TAGS), lemma, tagged(behind.split(), TAGS))


@pytest.mark.parametrize(
    "title",
    [
        "Ann Lee opens the bridge",
        "At ten bridges work is held up",
        "Over ten men fell",
        "US opens a new harbour",
        "Ann Lee says rebels were freed",
        "Harbour opens and prices fell",
        "Ann Lee is freed after rebels fell",
    ],
)
def test_a_clause_with_all_that_it_needs_is_whole(title: str) -> None:
    assert faults_of(title) == ()


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        ("After the storm prices rises", "opening"),
        ("And the harbour opens", "opening"),
        ("Well as a new harbour", "opening"),
        ("Harbour opens with", "end"),
        ("Harbour opens a", "end"),
        ("Harbour opens and", "end"),
        ("Harbour opens a new", "end"),
        ("He opens the harbour", "pronoun"),
        ("His harbour opens", "owner"),
        ("Traffic spikes and although they had", "joint"),
        ("Harbour opens and who fell", "joint"),
        ("Two men is held by rebels were freed", "verbs"),
        ("Captive by rebels", "no verb"),
        ("Harbour opens as , with rebels", "gap"),
        ("Prices fell -- close", "gap"),
    ],
)
def test_a_fragment_is_not_whole(title: str, fault: str) -> None:
    assert fault in faults_of(title)


@pytest.mark.parametrize(
    ("title", "lemma", "behind", "fault"),
    [
        ("Ann Lee leads the maker", "lead", "to close", "infinitive"),
        ("Harbour is expected", "expect", "to close", "infinitive"),
        ("Court charges Bo Chen", "charge", "with theft", "preposition"),
        ("Storm prevents the ferry", "prevent", "from sailing", "preposition"),
        ("Ann Lee opens a school", "open", "of music", "name"),
        ("Ann Lee opens the gates at ten", "open", "and fell", "name"),
        ("Ann Lee opens the Holm", "open", "harbour", "name"),
        ("Rebels were set to close", "set", "the harbour", "object"),
        ("Court makes an attempt", "make", "to close", "infinitive"),
        ("Ann Lee becomes the first woman", "become", "to close", "infinitive"),
        ("Ann Lee calls on rebels", "call", "to close", "infinitive"),
        ("Ann Lee voices fears", "voice", "that prices rises", "content"),
        ("Ann Lee opens both harbour", "open", "and bridge", "pair"),
        ("Ann Lee is subject", "be", "to a tax", "preposition"),
        ("Harbour opens shortly", "open", "after a storm", "time"),
        ("Ann Lee moves from Lindal", "move", "to a harbour", "pair"),
        ("Harbour is as near", "be", "as Lindal", "pair"),
        ("Ann Lee charges herself", "open", "by opens", "preposition"),
        ("Ann Lee helps Bo Chen", "help", "and his rebels close", "infinitive"),
    ],
)
def test_what_a_verb_needs_is_not_cut_off(title: str, lemma: str, behind: str, fault: str) -> None:
    assert faults_of(title, lemma, behind) == (fault,)
    assert fault not in faults_of(f"{title} {behind}", lemma)


def test_a_noun_phrase_needs_no_verb() -> None:
    assert faults_of("Mass arrest in Lindal", "") == ()


def test_an_aim_can_be_cut_off() -> None:
    assert faults_of("Ann Lee opens the bridge", "open", "to close a gap") == ()


def test_nothing_is_no_headline() -> None:
    assert faults([]) == ("empty",)


NAMES = st.sampled_from(["Ann Lee", "Bo Chen", "Lindal", "The new harbour", "Ten men"])
VERBS = st.sampled_from(["opens", "rises", "leads"])
OBJECTS = st.sampled_from(["", "the bridge", "a harbour", "ten men"])
MODIFIERS = st.lists(st.sampled_from(["in Lindal", "with rebels", "after the storm", "on the coast"]), max_size=3)


@given(NAMES, VERBS, OBJECTS, MODIFIERS)
def test_a_clause_stays_whole_with_any_whole_modifiers(
    subject: str, verb: str, object_: str, modifiers: list[str]
) -> None:
    assert faults_of(" ".join((subject, verb, object_, *modifiers))) == ()


@given(NAMES, VERBS, OBJECTS, MODIFIERS, st.sampled_from(["of", "the", "and", "to", "which", "his", "will", "because"]))
def test_no_clause_ends_with_a_word_that_awaits_another(
    subject: str, verb: str, object_: str, modifiers: list[str], last: str
) -> None:
    assert faults_of(" ".join((subject, verb, object_, *modifiers, last)))


@given(
    NAMES, VERBS, MODIFIERS, st.sampled_from(["although they had", "who fell", "which were freed", "after rebels fell"])
)
def test_no_clause_goes_on_with_a_joint_that_joins_nothing(
    subject: str, verb: str, modifiers: list[str], clause: str
) -> None:
    plain = [each for each in modifiers if not each.startswith("after")]
    assert "joint" in faults_of(" ".join((subject, verb, *plain, "and", clause)))


WORDS = st.builds(
    TaggedWord, st.text(max_size=8), st.sampled_from(["NN", "NNP", "VBZ", "IN", "CC", "WH", "DT", ".", "TO", "JJ"])
)


@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=6))
def test_any_words_can_be_looked_at(parts: list[TaggedWord], following: list[TaggedWord]) -> None:
    found = faults(parts, "open", following)
    assert len(set(found)) == len(found)

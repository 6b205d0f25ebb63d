"""How two mentions compare: the thresholds between days, places in the article, counts, and what refers back."""

import pytest

from tests.corroboration.making import record
from timeline.corroboration import pairs
from timeline.corroboration.blocking import Similarity
from timeline.corroboration.pairs import (
    Headlines,
    Span,
    compare_across,
    compare_within,
    counted,
    in_series,
    relation,
    sign_of,
)
from timeline.dates import parse_edtf
from timeline.events import Basis


def span(first: int | None, last: int | None = None) -> Span:
    return Span(None, None, first, first if last is None else last)


@pytest.mark.parametrize(
    ("one", "other", "lie"),
    [
        (span(10), span(10), "same"),
        (span(10), span(8, 10), "overlap"),
        (span(10, 12), span(12, 14), "overlap"),
        (span(10), span(11), "next"),
        (span(11), span(10), "next"),
        (span(10), span(12), "near"),
        (span(10), span(24), "near"),
        (span(10), span(25), "far"),
        (span(25), span(10), "far"),
        (span(10), span(None), "unknown"),
    ],
)
def test_days_lie_to_each_other_as_far_as_they_are_apart(one: Span, other: Span, lie: str) -> None:
    assert relation(one, other) == lie


def test_a_span_without_an_end_lies_as_the_words_that_give_it_allow() -> None:
    after = Span(parse_edtf("2024-05/.."), Basis.GIVEN, None, None)
    before, later = (record("a", "It rained.", day).span for day in ("2024-04-01", "2024-06-01"))
    assert [relation(after, before), relation(after, later)] == ["far", "overlap"]


@pytest.mark.parametrize(
    ("early", "late", "said"),
    [
        (0, 1, {"early_one", "early_both"}),
        (2, 2, {"early_one", "early_both"}),
        (2, 3, {"early_one"}),
        (3, 7, set()),
        (7, 20, set()),
        (8, 8, {"late_both"}),
    ],
)
def test_the_opening_of_an_article_is_its_first_three_sentences(early: int, late: int, said: set[str]) -> None:
    found: pairs.Features = {}
    pairs._add_places(found, early, late)
    assert found == dict.fromkeys(said, 1.0)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("6 men died.", "The blast killed 6 men.", {"counts_agree"}),
        ("6 men died.", "The blast killed 7 men.", {"counts_differ"}),
        ("6 men died.", "The blast wrecked 7 houses.", set()),
    ],
)
def test_what_both_count_agrees_or_differs(one: str, other: str, said: set[str]) -> None:
    found = {name for name, _ in pairs._counts(record("a", one), record("b", other))}
    assert found == said
    assert all(sign_of(name) == (1 if name == "counts_agree" else -1) for name in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("112 ceasefire violations", {("ceasefir", "112"), ("viol", "112")}),
        ("In 1999 people voted.", set()),
        ("In 2024 people voted.", set()),
        ("1800 people voted.", {("peopl", "1800"), ("vote", "1800")}),
        ("Ceasefire violations were counted.", set()),
        ("5 of the men", set()),
    ],
)
def test_a_text_counts_what_follows_a_number_and_no_year(text: str, found: set[tuple[str, str]]) -> None:
    assert counted(text) == found


@pytest.mark.parametrize("refers", ["", "pronoun", "definite"])
def test_what_refers_back_goes_on_with_what_was_told(refers: str) -> None:
    one, other = record("a", "A ferry sank.", sentence=0), record("a", "The ferry sank.", sentence=1, refers=refers)
    found = compare_within(one, other, frozenset())
    assert ("goes_on_definite" in found, "goes_on_pronoun" in found) == (refers == "definite", refers == "pronoun")
    assert ("next_sentence" in found, "same_sentence" in found) == (True, False)


def test_two_bulletins_are_as_far_from_their_days_as_each_other() -> None:
    records = [record("a", "Rain.", f"2024-05-0{day}") for day in (3, 4)]
    assert not in_series(*records)  # without a day of publication


def test_the_more_of_two_refer_back_the_more_it_says() -> None:
    def said(one: str, other: str) -> float:
        pair = record("a", "It sank.", refers=one), record("b", "It sank.", refers=other)
        return compare_across(*pair, 1.0, Similarity(1.0, 1.0), Headlines(frozenset(), frozenset())).get("refers", 0.0)

    assert [said("", ""), said("pronoun", ""), said("pronoun", "definite")] == [0.0, 1.0, 2.0]


def test_one_saying_and_one_deed_are_told_apart_and_a_deed_that_comes_again_goes_on() -> None:
    one = record("a", "Police arrested a man.", saying=True)
    other = record("a", "The arrest of the man by police was brief.", sentence=1, refers="definite")
    found = compare_within(one, other, frozenset())
    assert (found.get("saying_one"), found.get("saying_both")) == (1.0, None)
    assert found.get("goes_on_with_deed") == 1.0
    assert compare_within(one, one, frozenset()).get("saying_both") == 1.0

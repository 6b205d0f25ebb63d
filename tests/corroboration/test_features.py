"""How two mentions compare: the thresholds between days, places in the article, counts, and what refers back."""

import math
from typing import Any

import pytest

from tests.corroboration.making import mention, record
from timeline.articles import Article
from timeline.corroboration import pairs
from timeline.corroboration.blocking import GENERAL, Similarity
from timeline.corroboration.pairs import (
    Headlines,
    PairModel,
    Record,
    Scorer,
    Span,
    compare_across,
    compare_within,
    contradict,
    counted_things,
    exclude,
    in_series,
    record_of,
    records_of,
    relation,
    sign_of,
)
from timeline.dates import Date, Day, Interval, parse_edtf
from timeline.events import Basis, Mode, Status
from timeline.language.lexicon import stems

weigh_evenly = GENERAL.weigh_evenly


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
    assert counted_things(text) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("The 76ers hired a coach.", "The 76ers dismissed a coach.", set()),
        ("The G20 met in Torvik.", "The G20 adopted a tax.", set()),
        ("Ill with COVID-19, Ann Lee rests.", "COVID-19 closed the yard.", set()),
        ("A 26-year-old actress left.", "A 26-year-old actress arrived.", set()),
        ("A man aged 61 fell.", "A man aged 61 won.", set()),
        ("The 76ers won.", "The 49ers won.", {"numbers_differ", "counts_differ"}),
        ("A 26-year-old man fell.", "A 61-year-old man fell.", {"numbers_differ"}),
        ("Some 30bn is missing.", "The bank lost 30bn.", {"numbers_agree", "counts_agree"}),
        ("The 1st of 40km is open.", "Of 40km some is open.", {"numbers_agree", "counts_agree"}),
        ("The 76ers sold 12 players.", "Twelve players left the 76ers.", {"numbers_agree", "counts_agree"}),
    ],
)
def test_agreeing_in_a_number_of_a_name_or_an_age_shows_nothing_and_differing_does(
    one: str, other: str, found: set[str]
) -> None:
    nothing = Similarity(0.0, 0.0)
    features = compare_across(record("a", one), record("b", other), 0.0, nothing, Headlines(frozenset(), frozenset()))
    assert {name for name in features if name.startswith(("numbers_a", "numbers_d", "counts"))} == found


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


def bare(**fields: Any) -> Record:
    """A record of which nothing is known but what is said here."""
    known: dict[str, Any] = {
        **{key: {} for key in ("quote", "title", "named", "worded")},
        **dict.fromkeys(
            ("stems", "deeds", "subject", "names", "places", "numbers", "bound", "dated", "counts"), frozenset()
        ),
        "mention": mention("a", "It rained."),
        "article": "a",
        "published": None,
        "sentence": 5,
        "span": Span(None, None, None, None),
        "saying": False,
        "mode": Mode.STATED,
        "status": Status.REPORTED,
        "refers": "",
    }
    return Record(**known | fields)


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def given(first: int, last: int | None = None) -> Span:
    """The days that words of a mention give, by their ordinals."""
    days = [Date.of(Day.from_ordinal(day)) for day in (first, last or first)]
    return Span(Interval(*days), Basis.GIVEN, first, last or first)


NO_HEADLINES = Headlines(frozenset(), frozenset())
NOTHING_ACROSS = {
    **dict.fromkeys(("quote", "title_in_quote", "shared", "shared_rarest", "shared_of_shorter"), 0.0),
    **dict.fromkeys(("headline_both", "headline_cross", "names_replaced", "numbers_replaced"), 0.0),
    "articles": 0.5,
    "articles_names": 0.5,
}
RAREST = GENERAL.of("none-has-it") / 6


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ({}, {}, {}),
        ({"stems": words("z1 z2")}, {"stems": words("z2 z3 z4")}, {"shared": 0.25, "shared_of_shorter": 0.5}),
        ({"stems": words("z1")}, {"stems": words("z1")}, {"shared": 0.25, "shared_of_shorter": 1.0}),
        (
            {"stems": words("z1 z2 z3 z4 z5 z6 z7 z8 z9")},
            {"stems": words("z1 z2 z3 z4 z5 z6 z7 z8 z9")},
            {"shared": 2.0, "shared_of_shorter": 1.0},
        ),
        ({"title": {"z": 1.0}}, {"quote": {"z": 0.5}}, {"title_in_quote": 0.5}),
        ({"quote": {"z": 0.5}}, {"title": {"z": 0.5}}, {"title_in_quote": 0.25}),
        ({"names": words("n1 n2")}, {"names": words("n3 n4 n5")}, {"names_replaced": 2 / 3}),
        ({"names": words("n1 n2 n3 n4")}, {"names": words("n5 n6 n7 n8")}, {"names_replaced": 1.0}),
        ({"names": words("n1 n2")}, {"names": words("n1")}, {}),
        ({"numbers": words("1")}, {"numbers": words("2")}, {"numbers_replaced": 0.5, "numbers_differ": 1.0}),
        ({"numbers": words("1 2 3")}, {"numbers": words("4 5 6")}, {"numbers_replaced": 1.0, "numbers_differ": 1.0}),
        ({"numbers": words("1 2")}, {"numbers": words("1")}, {"numbers_agree": 1.0}),
        ({"deeds": words("die")}, {"deeds": words("die burn")}, {"deeds_agree": 1.0, "articles_and_deed": 1.0}),
        ({"deeds": words("die")}, {"deeds": words("burn")}, {"deeds_differ": 1.0}),
        ({"deeds": words("die")}, {}, {}),
        ({"subject": words("berg")}, {"subject": words("dahl")}, {"subject_differ": 1.0}),
        ({"subject": words("berg")}, {"subject": words("berg")}, {"subject_agree": 1.0}),
        ({"places": words("oslo")}, {"places": words("bergen")}, {"places_differ": 1.0}),
        ({"counts": frozenset({("man", "6")})}, {"counts": frozenset({("man", "7")})}, {"counts_differ": 1.0}),
        ({"counts": frozenset({("man", "6")})}, {}, {}),
        ({"saying": True}, {}, {"saying_one": 1.0}),
        ({"saying": True}, {"saying": True}, {}),
        ({"mode": Mode.PLANNED}, {}, {"planned_one": 1.0}),
        ({"mode": Mode.HYPOTHETICAL}, {"mode": Mode.PLANNED}, {}),
        ({"sentence": 0}, {"sentence": 9}, {"early_one": 1.0}),
        ({"sentence": 9}, {"sentence": 8}, {"late_both": 1.0}),
        ({"refers": "pronoun"}, {"refers": "definite"}, {"refers": 2.0}),
        ({"span": given(10)}, {"span": given(10)}, {"day_same_given": 1.0}),
        ({"span": given(10)}, {"span": given(11)}, {"day_next_given": 1.0}),
        ({"span": given(10)}, {"span": span(11)}, {}),
        ({"span": given(10)}, {"span": span(30)}, {"day_far_one_given": 1.0}),
        ({"span": span(10)}, {"span": span(30)}, {"day_far_not_given": 1.0}),
        ({"span": given(10), "published": 12}, {"span": given(11), "published": 13},
         {"day_next_given": 1.0, "day_of_series_differ": 1.0}),
        ({"span": given(10), "published": 12}, {"span": given(11), "published": 14}, {"day_next_given": 1.0}),
        ({"span": given(10), "published": 12}, {"span": given(10), "published": 12}, {"day_same_given": 1.0}),
    ],
)  # fmt: skip
def test_each_thing_that_two_mentions_of_two_articles_have_in_common_is_a_feature(
    one: dict[str, Any], other: dict[str, Any], said: dict[str, float]
) -> None:
    rarest = {"shared_rarest": RAREST} if said.get("shared") else {}
    for first, second in ((one, other), (other, one)):
        found = compare_across(bare(**first), bare(**second), 0.0, Similarity(0.5, 0.5), NO_HEADLINES)
        assert found == pytest.approx({**NOTHING_ACROSS, **said, **rarest})


@pytest.mark.parametrize(
    ("names", "said"), [(0.2, {"articles_names": 0.2}), (0.05, {"articles_names": 0.05, "articles_names_low": 0.15})]
)
def test_articles_that_share_few_names_speak_against_it(names: float, said: dict[str, float]) -> None:
    found = compare_across(bare(), bare(), 0.25, Similarity(0.5, names), NO_HEADLINES)
    assert found == pytest.approx({**NOTHING_ACROSS, "quote": 0.25, **said})


@pytest.mark.parametrize(
    ("one", "other", "both", "cross"),
    [
        ("a b", "e f g", 0.5, 0.0),  # two of the words of its own headline, and three
        ("a", "", 0.0, 0.0),
        ("e f", "", 0.0, 0.5),
        ("", "a b c", 0.0, 0.75),
        ("a b c d x", "e f g h y", 1.0, 0.0),
        ("e f g h y", "", 0.0, 1.0),
    ],
)
def test_what_both_say_in_their_headlines_or_in_the_others_counts(
    one: str, other: str, both: float, cross: float
) -> None:
    headlines = Headlines(words("a b c d x"), words("e f g h y"))
    found = compare_across(bare(stems=words(one)), bare(stems=words(other)), 0.0, Similarity(1.0, 1.0), headlines)
    assert (found["headline_both"], found["headline_cross"]) == (both, cross)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ({}, {"sentence": 5}, {"same_sentence": 1.0}),
        ({}, {"sentence": 6}, {"next_sentence": 1.0, "apart": 0.1}),
        ({}, {"sentence": 7}, {"apart": 0.2}),
        ({}, {"sentence": 25}, {"apart": 1.0}),
        ({"quote": {"z": 1.0}}, {"quote": {"z": 0.5}, "sentence": 7}, {"quote": 0.5, "apart": 0.2}),
        ({"title": {"z": 1.0}}, {"title": {"z": 0.5}, "sentence": 7}, {"title": 0.5, "apart": 0.2}),
        ({"title": {"z": 1.0}}, {"quote": {"z": 0.5}, "sentence": 7}, {"cross": 0.5, "apart": 0.2}),
        ({"quote": {"z": 1.0}}, {"title": {"z": 0.5}, "sentence": 7}, {"cross": 0.5, "apart": 0.2}),
        ({}, {"refers": "pronoun", "sentence": 7}, {"goes_on_pronoun": 1.0, "apart": 0.2}),
        ({}, {"refers": "definite", "sentence": 7}, {"goes_on_definite": 1.0, "apart": 0.2}),
        ({"refers": "definite"}, {"sentence": 7}, {"apart": 0.2}),
        ({"deeds": words("die"), "stems": words("die z")},
         {"deeds": words("die"), "stems": words("die z"), "refers": "definite", "sentence": 7},
         {"goes_on_definite": 1.0, "goes_on_with_deed": 1.0, "deeds_agree": 1.0, "apart": 0.2}),
        ({"deeds": words("die"), "stems": words("die")},
         {"deeds": words("die"), "stems": words("die"), "refers": "definite", "sentence": 7},
         {"goes_on_definite": 1.0, "deeds_agree": 1.0, "apart": 0.2}),
        ({"deeds": words("die")}, {"deeds": words("burn"), "sentence": 7}, {"deeds_differ": 1.0, "apart": 0.2}),
        ({"subject": words("b")}, {"subject": words("b"), "sentence": 7}, {"subject_agree": 1.0, "apart": 0.2}),
        ({"names": words("b")}, {"names": words("d"), "sentence": 7}, {"names_differ": 1.0, "apart": 0.2}),
        ({"numbers": words("1")}, {"numbers": words("1"), "sentence": 7}, {"numbers_agree": 1.0, "apart": 0.2}),
        ({"numbers": words("1")}, {"sentence": 7}, {"apart": 0.2}),
        ({"span": given(10)}, {"span": given(13), "sentence": 7}, {"day_near_given": 1.0, "apart": 0.2}),
        ({"saying": True}, {"saying": True, "sentence": 7}, {"saying_both": 1.0, "apart": 0.2}),
        ({"saying": True}, {"sentence": 7}, {"saying_one": 1.0, "apart": 0.2}),
        ({"mode": Mode.PLANNED}, {"sentence": 7}, {"planned_one": 1.0, "apart": 0.2}),
        ({"stems": words("h1 h2")}, {"stems": words("h1 h2 h3"), "sentence": 7}, {"headline_both": 0.5, "apart": 0.2}),
        ({"stems": words("h1 h2 h3 h4 h5")}, {"stems": words("h1 h2 h3 h4 h5"), "sentence": 7},
         {"headline_both": 1.0, "apart": 0.2}),
    ],
)  # fmt: skip
def test_each_thing_that_two_mentions_of_one_article_have_in_common_is_a_feature(
    one: dict[str, Any], other: dict[str, Any], said: dict[str, float]
) -> None:
    found = compare_within(bare(**one), bare(**other), words("h1 h2 h3 h4 h5"))
    assert found == pytest.approx(said)


# Two mentions of two articles: whether no cluster may hold both, and whether they at least cannot be one happening.
CONTRADICTIONS: list[tuple[dict[str, Any], dict[str, Any], bool, bool]] = [
    ({}, {}, False, False),
    ({"mode": Mode.DENIED}, {}, True, True),
    ({"mode": Mode.DENIED}, {"mode": Mode.DENIED}, False, False),
    ({"mode": Mode.PLANNED}, {}, False, True),
    ({"mode": Mode.PLANNED}, {"mode": Mode.HYPOTHETICAL}, False, False),
    ({"span": span(10)}, {"span": span(24)}, False, False),
    ({"span": span(10)}, {"span": span(25)}, True, True),
    ({"span": given(10)}, {"span": span(25)}, False, False),
    ({"span": given(10)}, {"span": given(10)}, False, False),
    ({"span": given(10)}, {"span": given(12)}, True, True),
    ({"span": given(10), "names": words("b")}, {"span": given(11), "names": words("b")}, False, False),
    ({"span": given(10), "names": words("b")}, {"span": given(11), "names": words("d")}, True, True),
    ({"span": given(10), "names": words("b"), "saying": True}, {"span": given(11), "names": words("b")}, True, True),
    (
        {"span": given(10), "names": words("b"), "places": words("oslo")},
        {"span": given(11), "names": words("b"), "places": words("bergen")}, True, True,
    ),
    (
        {"span": given(10), "names": words("b"), "places": words("oslo")},
        {"span": given(11), "names": words("b")}, False, False,
    ),
    (
        {"span": given(10), "names": words("b"), "published": 12},
        {"span": given(11), "names": words("b"), "published": 13}, True, True,
    ),
    ({"names": words("b"), "worded": {"z": 1.0}}, {"names": words("d"), "worded": {"z": 0.6}}, False, True),
    ({"names": words("b"), "worded": {"z": 1.0}}, {"names": words("d"), "worded": {"z": 0.59}}, False, False),
    ({"names": words("b"), "worded": {"z": 1.0}}, {"names": words("b d"), "worded": {"z": 1.0}}, False, False),
    ({"names": words("b"), "worded": {"z": 1.0}}, {"worded": {"z": 1.0}}, False, False),
    ({"title": {"second": 1.0}}, {}, False, True),
    ({"title": {"second": 1.0}}, {"title": {"second": 1.0}}, False, False),
    ({"title": {"first": 1.0}}, {}, False, False),
    ({"title": weigh_evenly(stems("arrested"))}, {"title": weigh_evenly(stems("released"))}, False, True),
    ({"title": weigh_evenly(stems("arrested"))}, {"title": weigh_evenly(stems("arrested"))}, False, False),
    ({"title": weigh_evenly(stems("arrested"))}, {"title": weigh_evenly(stems("arrested released"))}, False, False),
    ({"title": weigh_evenly(stems("arrested"))}, {"title": weigh_evenly(stems("acquitted"))}, False, False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "apart", "contradicts"), CONTRADICTIONS)
def test_what_excludes_another_keeps_clusters_apart_and_what_only_contradicts_it_does_not(
    one: dict[str, Any], other: dict[str, Any], apart: bool, contradicts: bool
) -> None:
    for first, second in ((one, other), (other, one)):
        pair = bare(**first), bare(**{"article": "b"} | second)
        assert (exclude(*pair), contradict(*pair)) == (apart, contradicts)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ({"sentence": 1}, {"sentence": 1}, True),
        ({"sentence": 1}, {"sentence": 2}, False),
        ({"sentence": 1, "span": given(10)}, {"sentence": 2, "span": given(10)}, False),
        ({"sentence": 1, "span": given(10, 12)}, {"sentence": 2, "span": given(12)}, False),
        ({"sentence": 1, "span": given(10), "names": words("b")},
         {"sentence": 2, "span": given(11), "names": words("b")}, True),
        ({"sentence": 1, "span": given(10)}, {"sentence": 2, "span": span(12)}, False),
    ],
)  # fmt: skip
def test_an_article_tells_two_happenings_in_a_sentence_and_on_two_days(
    one: dict[str, Any], other: dict[str, Any], apart: bool
) -> None:
    assert exclude(bare(**one), bare(**other)) is apart


def test_a_record_has_what_a_mention_is_compared_by() -> None:
    told = mention(
        "a",
        "In Torvik 12 sailors died when the Solveig burned on 14 October, Ann Berg said.",
        who=("Ann Berg",),
        where=("Torvik",),
        actor="The president Ann Berg",
        title="Ferry burns",
        gist="Solveig burns with 12 sailors",
        saying=True,
        sentence=3,
        refers="definite",
        mode=Mode.PLANNED,
    )
    made = record_of(told, Day(2024, 10, 15))
    assert made == Record(
        mention=told,
        article="a",
        published=Day(2024, 10, 15).ordinal,
        sentence=3,
        quote=weigh_evenly(["12", "14", "ann", "berg", "burn", "die", "sail", "solveig", "torvik"]),
        title=weigh_evenly(["12", "burn", "sail", "solveig"]),
        named=weigh_evenly(["12", "14", "ann", "berg", "solveig", "torvik"]),
        worded=weigh_evenly(["burn", "die", "sail"]),
        stems=words("12 14 ann berg burn die sail solveig torvik"),
        deeds=words("die"),
        subject=words("ann berg"),  # a president is anybody
        names=words("ann berg solveig torvik"),
        places=words("torvik"),
        numbers=words("12 14"),
        bound=frozenset(),
        dated=frozenset(),
        counts=frozenset({("sail", "12"), ("die", "12")}),
        span=Span(parse_edtf("2024-10-14"), Basis.GIVEN, Day(2024, 10, 14).ordinal, Day(2024, 10, 14).ordinal),
        saying=True,
        mode=Mode.PLANNED,
        status=Status.PLANNED,
        refers="definite",
    )
    assert (made.planned, made.denied) == (True, False)
    assert (record_of(told, None).published, records_of([told], {"a": Article("a", "")})[0].published) == (None, None)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [("2024-10-14/2024-10-16", "2024-10-14", "2024-10-16"), ("2024-10/..", "2024-10-01", None), (None, None, None)],
)
def test_a_span_has_the_first_and_the_last_day_where_there_is_one(
    when: str | None, first: str | None, last: str | None
) -> None:
    made = record("a", "It rained.", when).span
    assert [made.first, made.last] == [Day.of(day).ordinal if day else None for day in (first, last)]
    assert (made.given is None) == (when is None)
    assert record("a", "It rained.", when, basis=Basis.LINKED).span.given is None


def test_a_mention_that_denies_is_a_denial_whatever_its_words() -> None:
    assert (record("a", "No.", denies=True).denied, record("a", "No.").denied) == (True, False)


def test_likelihood_is_the_logistic_function_of_the_weighted_sum_and_its_strongest_part_comes_first() -> None:
    scorer = Scorer(-1.0, {"a": 2.0, "b": -3.0})
    assert scorer.likelihood({}) == pytest.approx(1 / (1 + math.e))
    assert scorer.likelihood({"a": 0.5, "unknown": 9.0}) == 0.5
    assert scorer.contributions({"a": 1.0, "b": 1.0, "c": 1.0}) == [("b", -3.0), ("a", 2.0), ("c", 0.0)]
    model = PairModel.of(
        {"across": {"bias": 1, "weights": {"x": 2}}, "within": {"bias": 3, "weights": {}}, "threshold": 0.4}
    )
    assert model == PairModel(Scorer(1, {"x": 2}), Scorer(3, {}), 0.4)


def test_what_shares_only_a_place_and_a_day_contradicts() -> None:
    arrest = record_of(mention("a", "Police arrested Jon Marsh in Torvik on 1 February.", words="on 1 February"), None)
    strike = record_of(mention("b", "Workers left the yard of Torvik on 1 February.", words="on 1 February"), None)
    again = record_of(mention("c", "Jon Marsh was arrested in Torvik on 1 February.", words="on 1 February"), None)
    nothing = Similarity(0.0, 0.0)
    assert contradict(arrest, strike)
    assert not contradict(arrest, again)
    assert "numbers_agree" not in compare_across(arrest, strike, 0.0, nothing, NO_HEADLINES)

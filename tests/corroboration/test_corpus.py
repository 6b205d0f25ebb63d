"""How mentions are numbered, which pairs are judged, and what becomes of them: rows, their names, denials, standing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corroboration.making import mention, record
from timeline.articles import Article
from timeline.corroboration import Corpus, EventRow, Settled, corroborate, group_rows
from timeline.corroboration.blocking import Forgetful, Related, Similarity, cosine
from timeline.corroboration.draft import Draft, Happening, Happenings, SettledDenials, stances
from timeline.corroboration.grouping import (
    SettledEvent,
    _judge_across,
    _judge_within,
    _settled_clusters,
    _verdict,
    _written,
    group,
    split,
    with_free_ids,
)
from timeline.corroboration.pairs import (
    DENIED,
    PLANNED,
    PUBLISHED,
    SAYING,
    SIMILAR,
    PairModel,
    Record,
    Scorer,
    _StemIndex,
    compared_pairs,
    headline_stems,
    pairs_across,
    pairs_within,
    records_of,
)
from timeline.dates import Day
from timeline.events import Mode
from timeline.extraction.mentions import EventMention, Tier
from timeline.store.lock import passage_digest
from timeline.updating.cache import Index

FRIDAY = Day(2024, 10, 18)
STORY = "Rebels seized the port of Lindal, where the harbour master Ann Berg fled from her house."


def corpus_of(articles: Iterable[Article], *mentions: EventMention, memory: Any = None) -> Corpus:
    known = {article.id: article for article in articles}
    by_article: dict[str, list[EventMention]] = {}
    for each in mentions:
        by_article.setdefault(each.article, []).append(each)
    return Corpus(known, by_article, {name: f"key-{name}" for name in known}, memory or Forgetful())


SAID = mention("b", "It was said.", start=9, saying=True)
ROW = mention("b", "It burned.", start=2, mode=Mode.PLANNED)
NO = mention("c", "It did not burn.", denies=True, mode=Mode.HYPOTHETICAL, tier=Tier.REVIEW)
THREE = [Article("c", STORY, FRIDAY), Article("a", STORY), Article("b", STORY, FRIDAY)]


def test_mentions_are_numbered_by_article_and_place() -> None:
    corpus = corpus_of(THREE, NO, SAID, ROW)
    assert (len(corpus), corpus.names, corpus.first, corpus.place["c"]) == (3, ["a", "b", "c"], [0, 0, 2, 3], 2)
    assert [corpus.index(number) for number in range(3)] == [1, 1, 2]
    assert [corpus.key(number) for number in range(3)] == ["key-b:0", "key-b:1", "key-c:0"]
    assert [corpus.record(number).mention for number in range(3)] == [ROW, SAID, NO]
    assert [*corpus.flags] == [PLANNED | PUBLISHED, SAYING | PUBLISHED, DENIED]
    assert corpus.passage(1) == ("b", passage_digest("It was said."))
    assert corpus.passages("c") == [passage_digest("It did not burn.")]
    assert corpus.of("b")[1] == headline_stems(THREE[2])
    assert [one.published for one in corpus.of("b")[0]] == [FRIDAY.ordinal] * 2


def test_what_is_remembered_of_mentions_is_not_made_again() -> None:
    memory = Index()
    assert corpus_of(THREE, SAID, ROW, memory=memory).passage(0) == ("b", passage_digest("It burned."))
    silent = corpus_of(THREE, memory=memory)
    assert [*silent.flags] == [PLANNED | PUBLISHED, SAYING | PUBLISHED]
    assert silent.passages("b") == [passage_digest("It burned."), passage_digest("It was said.")]


def words(**weights: float) -> Record:
    return replace(record("a", "It rained."), quote=weights, sentence=hash(tuple(weights)) % 1000 + 100)


def test_a_mention_is_compared_with_the_three_of_a_related_article_whose_words_are_most_similar() -> None:
    ones = [words(x=0.5), words(x=0.9), words(y=0.9), words(x=0.7), words(x=0.6), words(x=0.07)]
    found = list(_StemIndex(ones).similar_to([words(x=1.0), words(y=0.1, x=0.0)]))
    assert found == [(1, 0, 0.9), (3, 0, 0.7), (4, 0, 0.6), (2, 1, pytest.approx(0.09))]
    assert list(_StemIndex([words(x=SIMILAR)]).similar_to([words(x=1.0)])) == [(0, 0, SIMILAR)]
    assert list(_StemIndex([words(x=0.5, y=0.5)]).similar_to([words(x=0.5, y=0.25)])) == [(0, 0, 0.375)]


def test_of_one_article_each_is_compared_with_the_eight_that_follow() -> None:
    records = [record("a", f"It rained {number}.", sentence=number) for number in range(11)]
    pairs = [(one, other) for one, other, _ in pairs_within(records, frozenset())]
    assert pairs == [(one, other) for one in range(11) for other in range(one + 1, min(one + 9, 11))]


def test_the_pairs_that_training_sees_are_those_that_grouping_judges() -> None:
    articles = {name: Article(name, STORY, FRIDAY) for name in ("a", "b", "z")}
    articles["z"] = Article("z", "Coffee grew dear.", FRIDAY)
    records = records_of(
        [mention("a", STORY), mention("a", "Coffee grew dear.", sentence=1), mention("b", STORY), mention("z", STORY)],
        articles,
    )
    related = Related(list(articles.values()))
    found = dict(compared_pairs(records, articles, related))
    assert sorted(found) == [(0, 1), (0, 2)]
    ready = {name: ([one for one in records if one.article == name], headline_stems(articles[name])) for name in "ab"}
    [(_, _, within)] = pairs_within(*ready["a"])
    [(_, _, across)] = pairs_across(ready["a"], ready["b"], related.near("a")["b"])
    assert found == {(0, 1): within, (0, 2): across}
    assert across["quote"] == pytest.approx(cosine(records[0].quote, records[2].quote))


def model(bias: float) -> PairModel:
    return PairModel(Scorer(bias, {}), Scorer(bias, {}), 0.5)


@pytest.mark.parametrize(
    ("odds", "within", "across"), [(0.01, True, True), (-0.01, False, True), (-3.8, False, True), (-4.0, False, False)]
)
def test_what_is_too_unlikely_is_not_judged_more_so_within_an_article(odds: float, within: bool, across: bool) -> None:
    one, other = record("a", "It rained.", sentence=1), record("a", "It rained.", sentence=2)
    assert bool(list(_judge_within([one, other], frozenset(), model(odds)))) is within
    parts = [one], frozenset[str]()
    second = [replace(other, article="b")], frozenset[str]()
    assert bool(list(_judge_across(parts, second, Similarity(1.0, 1.0), model(odds)))) is across


def test_a_pair_that_excludes_is_kept_apart_and_one_that_contradicts_is_dropped() -> None:
    plain, denied, planned = (record(name, "It rained.", mode=mode) for name, mode in
                              (("a", Mode.STATED), ("b", Mode.DENIED), ("c", Mode.PLANNED)))  # fmt: skip
    assert list(_verdict(3, 5, plain, denied, 0.9)) == [(3, 5, -1.0)]
    assert list(_verdict(3, 5, plain, planned, 0.9)) == []
    assert list(_verdict(3, 5, plain, replace(plain, article="b"), 0.9)) == [(3, 5, 0.9)]


def test_an_event_gets_a_number_where_its_name_is_taken() -> None:
    written = _written(Draft([record("a", "It rained.", start=4)]))
    days = [2024, 10, 14, -2024, -10, -14]
    assert written[:4] == [[*days, "It rained.", "a", 4], "it-rained", False, False]
    assert _written(Draft([record("a", "It rained.", None)])) == []
    assert _written(Draft([record("a", "—", line=True)]))[1:4] == ["event", False, True]
    assert _written(Draft([record("a", "It.", tier=Tier.REVIEW)]))[2] is True
    row = EventRow((), "rain", False, False, written[4], ())
    taken = {"rain-2"}
    assert [event.id for event in with_free_ids([row, row, row], taken)] == ["rain", "rain-3", "rain-4"]
    assert taken == {"rain", "rain-2", "rain-3", "rain-4"}
    assert row.event("x").title == "It rained."


def test_what_waits_stands_apart_from_the_chronology_and_what_has_no_article_is_left_out() -> None:
    articles = [Article(name, STORY, FRIDAY) for name in "ab"]
    found, waiting = split(
        [
            mention("a", "A bank was robbed.", "2024-10-15"),
            mention("b", "A ship sank.", "2024-10-14", tier=Tier.REVIEW),
            mention("a", "A ship was launched.", None, start=1, sentence=3),
            mention("nowhere", "A bank was robbed."),
        ],
        articles,
    )
    assert ([event.id for event in found], [event.id for event in waiting]) == (["a-bank-was-robbed"], ["a-ship-sank"])
    every = group([mention("a", "A bank was robbed.", "2024-10-15"),
                   mention("b", "A ship sank.", "2024-10-14", tier=Tier.REVIEW)], articles)  # fmt: skip
    assert [event.id for event in every] == ["a-ship-sank", "a-bank-was-robbed"]
    drafts = corroborate([mention("a", "A bank was robbed.", None), mention("b", "Coffee grew dear.")], articles)
    assert [draft.title for draft in drafts] == ["Coffee grew dear.", "A bank was robbed."]


def test_a_row_names_all_passages_that_report_or_deny_it() -> None:
    articles = [Article(name, STORY, FRIDAY) for name in "abc"]
    quote = "Rebels seized the port of Lindal"
    corpus = corpus_of(
        articles,
        mention("a", quote),
        mention("b", quote),
        mention("c", "No.", title="port seized by rebels", denies=True),
    )
    [row] = group_rows(corpus, Forgetful())
    assert row.passages == (("a", passage_digest(quote)), ("b", passage_digest(quote)), ("c", passage_digest("No.")))
    assert (row.wanted, row.waits, row.line) == ("rebels-seized-the-port-of-lindal", False, False)


def brought(
    claims: Mapping[str, str], denials: Mapping[str, Any], settled: SettledDenials | None = None, **more: Any
) -> list[tuple[list[int], list[int]]]:
    """What denials are brought to: clusters of one mention each, of articles about one story."""
    mentions = [mention(name, f"{title} in Lindal", title=title) for name, title in claims.items()]
    mentions += [mention(name, f"No, {title}", title=title, denies=True, **more) for name, title in denials.items()]
    articles = [Article(each.article, STORY, FRIDAY) for each in mentions]
    corpus = corpus_of(articles, *mentions)
    related = Related(articles)
    found, _ = stances([[number] for number in range(len(corpus))], corpus, related, Forgetful(), settled)
    return [([*claim], denied) for claim, denied in found]


def test_a_denial_goes_to_what_reports_most_of_its_words_and_of_equals_to_the_first() -> None:
    claims = {"a": "port seized", "b": "port seized by rebels", "c": "bank robbed by rebels"}
    assert brought(claims, {"d": "rebels seized port"}) == [([0], []), ([1], [3]), ([2], [])]
    assert brought({"a": "port seized", "b": "port seized"}, {"d": "port seized"}) == [([0], [2]), ([1], [])]
    assert brought({"a": "port seized"}, {"d": "port burned down entirely"}) == [([0], []), ([1], [])]
    assert brought({"a": "port seized"}, {"d": "report that port was seized"}) == [([0], [1])]  # a report is none of it
    assert brought({"a": "port seized"}, {"d": "port seized"}, saying=True) == [([0], [1]), ([1], [])]


def test_of_what_reports_as_much_a_denial_goes_to_what_its_own_article_reports() -> None:
    articles = [Article(name, STORY, FRIDAY) for name in "ab"]
    corpus = corpus_of(
        articles,
        mention("a", "port seized"),
        mention("b", "port seized"),
        mention("b", "No.", title="port seized", start=9, denies=True),
    )
    found, _ = stances([[0], [1], [2]], corpus, Related(articles), Forgetful())
    assert found == [([0], []), ([1], [2])]


def test_the_subject_of_a_denial_is_not_what_it_denies() -> None:
    who = ("Rebels of Torvik", "Marines", "Lindal")
    assert brought({"a": "rebels marines torvik"}, {"d": "marines seized rebels port"}, who=who) == [
        ([0], []),
        ([1], []),
    ]
    assert brought({"a": "lindal seized"}, {"d": "marines seized lindal"}, who=who) == [([0], [1])]


def test_a_settled_denial_stays_where_it_is_and_an_old_one_comes_nowhere() -> None:
    claims = {"a": "port seized", "b": "port seized by rebels"}
    settled = SettledDenials({2: 0}, frozenset({0, 1}), frozenset())
    assert brought(claims, {"d": "rebels seized port"}, settled) == [([0], [2]), ([1], [])]
    assert brought(claims, {"d": "rebels seized port"}, replace(settled, homes={})) == [([0], []), ([1], []), ([2], [])]
    fresh = replace(settled, homes={}, fresh=frozenset({2}))
    assert brought(claims, {"d": "rebels seized port"}, fresh) == [([0], []), ([1], [2])]


def test_what_is_said_or_planned_is_not_what_a_denial_speaks_of() -> None:
    articles = [Article(name, STORY, FRIDAY) for name in "ab"]
    related = Related(articles)
    denial = mention("b", "No.", title="port seized", denies=True)
    for more, denied in (
        ({}, [1]),
        ({"saying": True}, []),
        ({"mode": Mode.PLANNED}, []),
        ({"mode": Mode.ALLEGED}, [1]),
    ):
        corpus = corpus_of(articles, mention("a", "port seized", **more), denial)
        assert stances([[0], [1]], corpus, related, Forgetful())[0][0] == ([0], denied)


def test_what_is_remembered_of_denials_is_not_worked_out_again_and_changes_nothing() -> None:
    memory = Index()
    for order in ("ab", "abc", "cab"):
        articles = [Article(name, STORY, FRIDAY) for name in order]
        mentions = [mention("a", "port seized"), mention("b", "No.", title="port seized", denies=True)]
        mentions += [mention("c", "port seized by rebels and pirates", start=3)] * ("c" in order)
        plain, known = (
            stances(
                [[number] for number in range(len(mentions))], corpus_of(articles, *mentions), Related(articles), one
            )
            for one in (Forgetful(), memory)
        )
        assert plain == known


def test_what_stands_is_known_by_its_passages() -> None:
    corpus = corpus_of(
        [Article(name, STORY, FRIDAY) for name in "abcd"],
        mention("a", "one"),
        mention("a", "two", start=5),
        mention("b", "one"),
        mention("c", "No.", denies=True),
        mention("d", "one"),
    )
    one, two, denial = ("a", passage_digest("one")), ("a", passage_digest("two")), ("c", passage_digest("No."))
    settled = Settled(
        [SettledEvent({two, denial}, gone=True), SettledEvent({one, ("b", passage_digest("one"))})], {"a", "b", "c"}
    )
    standing, denials = _settled_clusters(corpus, settled)
    assert ([*standing.groups], [*standing.fresh], [*standing.gone]) == ([[1], [0, 2]], [4], [1])
    assert denials == SettledDenials({3: 1}, frozenset({0, 1, 2}), frozenset({4}))
    later, _ = _settled_clusters(corpus, replace(settled, articles={"b", "c", "d"}))
    assert ([*later.groups], [*later.fresh]) == ([[2]], [0, 1])


@given(st.lists(st.tuples(*[st.lists(st.integers(0, 9), max_size=3).map(tuple)] * 2), max_size=4))
def test_happenings_come_out_of_their_arrays_as_they_went_in(
    happenings: list[tuple[tuple[int, ...], tuple[int, ...]]],
) -> None:
    packed = Happenings()
    for each in happenings:
        packed.add(Happening(*each))
    assert list(packed) == list(packed) == happenings

"""Which events an editor is offered to join: those that the pair model finds likely to be one happening."""

from dataclasses import replace

import pytest

from tests.corroboration.making import mention
from timeline.articles import Article
from timeline.corroboration.blocking import Rarity
from timeline.corroboration.pairs import PossibleDuplicates
from timeline.dates import Day, parse_edtf
from timeline.events import Basis, Citation, Event, Mode, Stance, Status
from timeline.extraction.mentions import EventMention
from timeline.language.lexicon import stems

FIRE = "Six men died when a fire destroyed the market hall of Norby on Monday."
ARTICLES = {
    article.id: article
    for article in (
        Article("herald", f"Market hall of Norby burns. {FIRE} The mayor Ann Vale was there.", Day(2024, 10, 15)),
        Article("post", "Norby mourns after the market hall fire. A fire in the market hall of Norby killed six men on "
                "Monday, mayor Ann Vale said.", Day(2024, 10, 15)),
        Article("times", "Council of Oster passes its budget. The council of Oster passed a budget of 12 million.",
                Day(2024, 10, 15)),
    )
}  # fmt: skip


def event(name: str, article: str, quote: str, date: str = "2024-10-14", **more: object) -> Event:
    source = Citation(article=article, quote=quote, says=parse_edtf(date), words="on Monday")
    return Event(name, parse_edtf(date), quote, sources=(source,), **more)  # type: ignore[arg-type]


ONE = event("fire", "herald", FIRE)
SAME = event("market-fire", "post", "A fire in the market hall of Norby killed six men on Monday, mayor Ann Vale said.")
OTHER = event("budget", "times", "The council of Oster passed a budget of 12 million.")


def alike(one: Event, *others: Event) -> list[str]:
    return [
        found.id for _, found in sorted(PossibleDuplicates(ARTICLES, {}).alike(one, others), key=lambda each: -each[0])
    ]


def test_the_same_happening_of_another_article_is_offered_and_nothing_else() -> None:
    assert alike(ONE, ONE, OTHER, SAME) == ["market-fire"]


def test_what_excludes_it_is_not_offered() -> None:
    later = event("later", "post", SAME.sources[0].quote or "", "2024-11-20")
    assert alike(ONE, later) == []


def test_an_event_without_an_article_is_compared_by_its_own_words() -> None:
    by_hand = Event("by-hand", parse_edtf("2024-10-14"), "Fire destroys the market hall of Norby and kills six men",
                    text="The mayor Ann Vale spoke of a tragedy.", status=Status.CONFIRMED)  # fmt: skip
    assert alike(by_hand, OTHER, ONE) == ["fire"]


def test_what_extraction_knows_of_a_passage_counts() -> None:
    quote = SAME.sources[0].quote or ""
    denied = {("post", quote): mention("post", quote, denies=True)}
    assert [*PossibleDuplicates(ARTICLES, denied).alike(ONE, [SAME])] == []


def test_an_event_that_was_edited_is_compared_anew() -> None:
    duplicates = PossibleDuplicates(ARTICLES, {})
    assert [*duplicates.alike(ONE, [SAME])]
    assert [*duplicates.alike(ONE, [event("market-fire", "times", OTHER.title)])] == []


def test_the_likelihood_of_events_with_several_sources_is_the_average_of_their_pairs() -> None:
    opening = replace(event("opening", "herald", "Market hall of Norby burns."), title=ONE.title)
    both = Event("both", ONE.date, ONE.title, sources=(*ONE.sources, *opening.sources))
    one, other, average = (dict(_likelihoods(each)).get("market-fire", 0.0) for each in (ONE, opening, both))
    assert 0 < other <= 1
    assert average == pytest.approx((one + other) / 2)


def _likelihoods(one: Event) -> list[tuple[str, float]]:
    return [(found.id, likelihood) for likelihood, found in PossibleDuplicates(ARTICLES, {}).alike(one, [SAME])]


def test_passages_of_an_article_more_than_eight_sentences_apart_are_not_compared() -> None:
    articles = {
        "long": Article("long", f"{FIRE} {'It rained. ' * 20}{FIRE.replace('Six', 'Seven')}", Day(2024, 10, 15))
    }
    quotes = {"near": (0, 8), "far": (0, 9), "back": (9, 1)}
    for name, (first, second) in quotes.items():
        mentions = {
            ("long", quote): mention("long", quote, sentence=sentence)
            for quote, sentence in ((FIRE, first), (FIRE.replace("Six", "Seven"), second))
        }
        one, other = event("one", "long", FIRE), event("other", "long", FIRE.replace("Six", "Seven"))
        found = [*PossibleDuplicates(articles, mentions).alike(one, [other])]
        assert found == [*PossibleDuplicates(articles, mentions).alike(one, [other])]
        assert bool(found) is (name != "far"), name


def test_only_four_citations_of_an_event_are_compared() -> None:
    sources = tuple(Citation(article="herald", quote=f"A {number}.", words="on Monday") for number in range(6))
    many = Event("many", ONE.date, ONE.title, sources=sources)
    compared = PossibleDuplicates(ARTICLES, {})._of(many)
    assert [record.mention.quote for record, _ in compared] == ["A 0.", "A 1.", "A 2.", "A 3."]
    assert [article.id for _, article in compared] == ["herald"] * 4


def test_a_citation_that_nobody_extracted_is_compared_by_what_its_event_says() -> None:
    article = Article("a", "It rained. A fire broke out. Nobody died.", Day(2024, 10, 15))
    source = Citation("a", "A fire broke out.", stance=Stance.DENIES, according_to="the mayor", mode=Mode.ALLEGED)
    told = Event("x", parse_edtf("2024-10-14"), "Fire", time="10:00", who=("Ann",), where=("Norby",), sources=(source,))
    [(record, of)] = PossibleDuplicates({"a": article}, {})._of(told)
    assert of is article
    assert record.published == Day(2024, 10, 15).ordinal
    assert record.mention == EventMention(
        "a", 11, 28, "A fire broke out.", told.date, None, "10:00", "Fire", Mode.ALLEGED, "the mayor",
        ("Ann",), ("Norby",), Basis.GIVEN, sentence=1, gist="Fire", denies=True,
    )  # fmt: skip
    linked = replace(told, sources=(replace(source, basis=Basis.LINKED, says=parse_edtf("2024-10-13"), quote="Gone."),))
    [(record, _)] = PossibleDuplicates({"a": article}, {})._of(linked)
    assert (record.mention.start, record.mention.end, record.mention.basis) == (0, 5, Basis.LINKED)
    assert str(record.mention.when) == "2024-10-13"
    worded = replace(told, sources=(replace(source, basis=Basis.LINKED, words="Monday"),))
    assert PossibleDuplicates({"a": article}, {})._of(worded)[0][0].mention.basis is Basis.GIVEN


def test_articles_that_are_not_related_and_words_that_are_not_common_make_no_event_likely() -> None:
    others = " ".join(f"Name{number}x" for number in range(400))
    far = {**ARTICLES, "far": Article("far", f"{others}. {FIRE}", Day(2024, 10, 15))}
    assert [*PossibleDuplicates(far, {}).alike(ONE, [event("far", "far", FIRE)])] == []
    assert [*PossibleDuplicates(ARTICLES, {}).alike(ONE, [event("other", "herald", "Coffee grew dear.")])] == []


def test_the_names_of_a_corpus_on_one_subject_make_no_two_events_alike() -> None:
    one, other = (
        event(name, name, f"Colonel Gaddafi of Libya {did} in Tripoli on Friday.", "2011-03-18")
        for name, did in (("left", "left the palace"), ("met", "received ministers at the palace"))
    )
    articles = {each.id: Article(each.id, each.title, Day(2011, 3, 18)) for each in (one, other)}
    common = dict.fromkeys(stems("Colonel Gaddafi Libya Tripoli palace"), 0.9)
    assert [found.id for _, found in PossibleDuplicates(articles, {}).alike(one, [other])] == ["met"]
    assert [*PossibleDuplicates(articles, {}, Rarity(common)).alike(one, [other])] == []

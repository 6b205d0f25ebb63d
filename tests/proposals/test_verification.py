"""Each rule of verification: what it lets through, what it corrects, and what it rejects, with the reason."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.proposals.conftest import event
from timeline.articles import Article
from timeline.dates import Day
from timeline.events import Basis, Mode
from timeline.extraction.pipeline import find_mentions
from timeline.proposals.agreement import agree
from timeline.proposals.answers import answer_record
from timeline.proposals.date_proofs import LINKS
from timeline.proposals.evidence import ArticleEvidence, in_line
from timeline.proposals.titles import unknown_names, unknown_numbers
from timeline.proposals.verification import OTHER_PROPOSAL_RULES, PROPOSAL_RULES, VerifiedSuggestion, verify

TEXT = """\
Dock workers walked out at the northern harbour on October 3, the port authority said.

The two sides signed an agreement last Monday, after 11 days without a ship. The next day the ferry Alba sailed again.

Prosecutors allege that Joren Pell had forged an invoice in May. She denied that guards had beaten two pickets.

Four passengers were injured when the Alba hit the pier. A court may hear the case in 2025.

The union will march on 23 November, said Vera Holm, who leads it. Guards beat a reporter on Tuesday.
"""
ARTICLE = Article("strike", TEXT, Day(2024, 10, 18), title="Strike at the harbour")
EVIDENCE = ArticleEvidence(ARTICLE)


def verified(*items: Any, evidence: ArticleEvidence = EVIDENCE, language: str = "en") -> list[VerifiedSuggestion]:
    return verify(answer_record("strike", "", "m", items, evidence), evidence, language)


def one(sentence: int, quote: str, date: str | None, title: str, **more: Any) -> VerifiedSuggestion:
    (suggestion,) = verified(event(sentence, quote, date, title, **more))
    return suggestion


def found_by(suggestion: VerifiedSuggestion) -> list[str]:
    return [finding.rule for finding in suggestion.findings]


def passage(suggestion: VerifiedSuggestion) -> str:
    return TEXT[suggestion.start : suggestion.end]


WALKOUT = "Dock workers walked out at the northern harbour on October 3"


def test_what_is_right_passes_whole() -> None:
    suggestion = one(1, WALKOUT, "d1", "Dock workers walk out", who=["Dock workers"], where=["northern harbour"])
    assert suggestion.findings == ()
    assert (str(suggestion.date.when) if suggestion.date else "", suggestion.basis) == ("2024-10-03", Basis.GIVEN)
    assert (suggestion.title, suggestion.who, suggestion.where, passage(suggestion)) == (
        "Dock workers walk out",
        ("Dock workers",),
        ("northern harbour",),
        WALKOUT,
    )


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        ("text", "form"),
        (event(99, WALKOUT, "d1", "Dock workers walk out"), "sentences"),
        ({**event(1, WALKOUT, "d1", "Dock workers walk out"), "sentences": []}, "sentences"),
        (event(1, "Dock workers went home", "d1", "Dock workers walk out"), "quote"),
        (event(1, WALKOUT.replace("3", "4"), "d1", "Dock workers walk out"), "quote"),
        (event(1, WALKOUT.lower(), "d1", "Dock workers walk out"), "quote"),
        (event(2, WALKOUT, "d1", "Dock workers walk out"), "quote"),
        (event(1, "", "d1", "Dock workers walk out"), "quote"),
    ],
)
def test_without_a_passage_nothing_is_left(item: Any, rule: str) -> None:
    (suggestion,) = verified(item)
    assert suggestion.rejected
    assert found_by(suggestion)[-1] == rule


def test_kinds_and_numbers_of_blanks_are_no_letters() -> None:
    text = "The ferry hit  the\tpier on 3 October 2024."
    evidence = ArticleEvidence(Article("a", text, Day(2024, 10, 18)))
    (suggestion,) = verified(event(1, "The ferry hit the pier", "d1", "Ferry hits pier"), evidence=evidence)
    assert (suggestion.rejected, text[suggestion.start : suggestion.end]) == (False, "The ferry hit  the\tpier")


@pytest.mark.parametrize("date", ["2024-10-03", "October 3", "d77", "publication-day", "d1z"])
def test_a_date_that_the_engine_has_not_read_is_dropped_and_the_event_waits(date: str) -> None:
    suggestion = one(1, WALKOUT, date, "Dock workers walk out")
    assert not suggestion.rejected
    assert (suggestion.date, found_by(suggestion)) == (None, ["date"])


def test_every_reading_of_a_mention_can_be_picked() -> None:
    assert str(one(1, WALKOUT, "d1b", "Dock workers walk out").date.when) == "2023-10-03"  # type: ignore[union-attr]


def test_of_two_dates_of_a_sentence_only_that_of_the_happening_is_taken() -> None:
    text = "The council, which closed the old bridge in May 2019, opened the new bridge on 3 October 2024."
    evidence = ArticleEvidence(Article("a", text, Day(2024, 10, 18)))
    dates = {str(date.when): date.id for date in evidence.dates if date.sentence is not None}

    def given(day: str) -> VerifiedSuggestion:
        proposal = event(1, "opened the new bridge", dates[day], "Council opens new bridge")
        return next(iter(verified(proposal, evidence=evidence)))

    assert str(given("2024-10-03").date.when) == "2024-10-03"  # type: ignore[union-attr]
    wrong = given("2019-05")
    assert (wrong.date, found_by(wrong), wrong.rejected) == (None, ["link"], False)


def test_a_date_of_another_sentence_has_a_proof() -> None:
    suggestion = one(6, "Four passengers were injured", "d3", "Four passengers are injured")
    assert suggestion.date is None or suggestion.proof.partition(":")[0] in {link.name for link in LINKS}


def test_a_date_far_away_without_a_proof_is_dropped() -> None:
    suggestion = one(1, WALKOUT, "d6", "Dock workers walk out")
    assert (suggestion.date, found_by(suggestion)) == (None, ["link"])


@pytest.mark.parametrize(
    ("sentence", "quote", "title", "mode"),
    [
        (
            4,
            "Prosecutors allege that Joren Pell had forged an invoice in May.",
            "Joren Pell forges an invoice",
            "alleged",
        ),
        (4, "Joren Pell had forged an invoice", "Joren Pell forges an invoice", "alleged"),
        (5, "guards had beaten two pickets", "Guards beat two pickets", "denied"),
        (7, "A court may hear the case in 2025.", "Court hears the case", "planned"),
        (8, "The union will march on 23 November", "Union marches", "planned"),
    ],
)
def test_a_claim_is_never_raised(sentence: int, quote: str, title: str, mode: str) -> None:
    suggestion = one(sentence, quote, None, title, mode="stated")
    assert suggestion.mode != Mode.STATED
    assert "mode" in found_by(suggestion)
    if mode in ("alleged", "denied"):
        assert suggestion.mode == mode
        assert suggestion.title != title


def test_a_more_careful_mode_of_the_model_stands() -> None:
    suggestion = one(1, WALKOUT, "d1", "Dock workers allegedly walk out", mode="alleged")
    assert (suggestion.mode, suggestion.findings) == (Mode.ALLEGED, ())


def test_the_speaker_that_the_engine_reads_goes_first() -> None:
    quote = "Prosecutors allege that Joren Pell had forged an invoice in May."
    suggestion = one(
        4, quote, None, "Prosecutors allege that Pell forged an invoice", speaker="Vera Holm", mode="alleged"
    )
    assert suggestion.speaker == "Prosecutors"


def test_a_speaker_who_does_not_stand_in_the_article_is_dropped() -> None:
    suggestion = one(9, "Guards beat a reporter on Tuesday.", None, "Guards beat a reporter", speaker="Nelson Orm")
    assert (suggestion.speaker, found_by(suggestion)) == (None, ["speaker"])


def test_names_that_do_not_stand_in_the_article_are_dropped_one_by_one() -> None:
    suggestion = one(1, WALKOUT, "d1", "Dock workers walk out", who=["Vera Holm", "Nelson Orm", "olm"], where=["Oslo"])
    assert (suggestion.who, suggestion.where) == (("Vera Holm",), ())
    assert found_by(suggestion) == ["participants"] * 3


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("<script>alert(1)</script>", "title-form"),
        ("", "title-form"),
        ("Dock workers walk out " * 9, "title-form"),
        ("Nelson Orm leads dock workers out", "title-names"),
        ("400 dock workers walk out", "title-numbers"),
        ("Companies embezzle pensions", "title-words"),
    ],
)
def test_a_title_that_says_more_gives_way_to_one_of_the_engine(title: str, rule: str) -> None:
    suggestion = one(1, WALKOUT, "d1", title)
    assert not suggestion.rejected
    assert found_by(suggestion) == [rule]
    assert suggestion.title.startswith("Dock workers walk out")


@pytest.mark.parametrize(
    ("title", "fine"),
    [
        ("Guards beat a reporter", True),
        ("Reporter is beaten by guards", True),
        ("Reporter beaten", True),
        ("A reporter beats guards", False),
    ],
)
def test_the_subject_of_the_title_does_what_the_quote_says(title: str, fine: bool) -> None:
    suggestion = one(9, "Guards beat a reporter on Tuesday.", None, title)
    assert (found_by(suggestion) == []) is fine
    assert fine or (found_by(suggestion), suggestion.title) == (["title-subject"], "Guards beat a reporter")


def test_what_is_proposed_twice_is_one_event() -> None:
    first, second = verified(
        event(1, WALKOUT, "d1", "Dock workers walk out", who=["Dock workers"]),
        event(1, WALKOUT, "d1", "Workers walk out at the harbour", who=["port authority"]),
    )
    assert (first.rejected, second.rejected, found_by(second)) == (False, True, ["duplicate"])
    assert first.who == ("Dock workers", "port authority")


def test_a_rejected_event_takes_no_other_with_it() -> None:
    bad, good = verified("nonsense", event(1, WALKOUT, "d1", "Dock workers walk out"))
    assert (bad.rejected, good.rejected, good.findings) == (True, False, ())


def test_every_rule_has_a_name_of_its_own_and_says_what_it_demands() -> None:
    names = [*(rule.name for rule in PROPOSAL_RULES), *OTHER_PROPOSAL_RULES]
    assert len(names) == len(set(names)) == 15
    assert all(rule.about for rule in PROPOSAL_RULES)


@pytest.mark.parametrize(
    ("sentence", "quote", "whole"),
    [
        (1, "D", "Dock"),
        (1, "ock workers walked ou", "Dock workers walked out"),
        (2, "1 days without a ship", "11 days without a ship"),
        (2, "a", "a"),
        (2, "day", "Monday"),
    ],
)
def test_a_quote_that_cuts_a_word_has_all_of_it_unless_it_is_a_word_elsewhere(
    sentence: int, quote: str, whole: str
) -> None:
    assert passage(one(sentence, quote, None, "Dock workers walk out")) == whole


# --- whatever is answered --------------------------------------------------------------------------------------------

SENTENCES = EVIDENCE.sentences
PIECE = st.sampled_from(SENTENCES).flatmap(
    lambda text: st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda cut: text[cut[0] : cut[1]])
)
WORDS = st.lists(st.sampled_from(f"{TEXT} Nelson Orm 77 Oslo fraud".split()), max_size=9).map(" ".join)
ANY = st.one_of(st.none(), st.text(max_size=30), st.integers(-3, 30), st.lists(st.text(max_size=9), max_size=2))
ITEM = st.fixed_dictionaries(
    {
        "sentences": st.lists(st.integers(-1, len(SENTENCES) + 2), max_size=3) | ANY,
        "quote": PIECE | st.sampled_from(SENTENCES) | WORDS | ANY,
        "date": st.sampled_from([date.id for date in EVIDENCE.dates]) | ANY,
        "mode": st.sampled_from(["stated", "alleged", "denied", "planned", "hypothetical"]) | ANY,
        "speaker": PIECE | WORDS | ANY,
        "who": st.lists(WORDS | PIECE, max_size=3) | ANY,
        "where": st.lists(WORDS, max_size=3) | ANY,
        "title": WORDS | PIECE | ANY,
        "rank": st.sampled_from(["key", "minor"]) | ANY,
    }
)
READINGS = {(date.bounds, str(date.when)) for date in EVIDENCE.dates}
MENTIONS = find_mentions(ARTICLE)


@settings(max_examples=60)
@given(st.lists(ITEM | ANY, max_size=4))
def test_no_answer_gives_an_unverified_row(items: list[Any]) -> None:
    suggestions = verified(*items)
    assert len(suggestions) == len(items)
    for suggestion in suggestions:
        if suggestion.rejected:
            assert suggestion.findings
            continue
        own = [EVIDENCE.view.sentences[at].sentence for at in range(suggestion.first, suggestion.last + 1)]
        assert own[0].start <= suggestion.start < suggestion.end <= own[-1].end
        assert in_line(passage(suggestion)) in in_line(TEXT)
        if suggestion.date is not None:
            assert (suggestion.date.bounds, str(suggestion.date.when)) in READINGS
            assert suggestion.proof or suggestion.basis is Basis.REPORTED
        assert unknown_names(suggestion.title, EVIDENCE) == []
        assert unknown_numbers(suggestion.title, EVIDENCE.words) == []
        names = (*suggestion.who, *suggestion.where, *([suggestion.speaker] if suggestion.speaker else []))
        assert all(name.lower() in EVIDENCE.words.lower() for name in names)
    agreed = agree(MENTIONS, suggestions, EVIDENCE, "m")
    assert len(agreed.mentions) == len(agreed.provenance) >= len(MENTIONS)
    places = [(mention.start, mention.end) for mention in agreed.mentions]
    assert len(places) == len(set(places))
    assert set(places) >= {(mention.start, mention.end) for mention in MENTIONS}
    for mention in agreed.mentions:
        assert TEXT[mention.start : mention.end] == mention.quote


@settings(max_examples=15)
@given(st.lists(ITEM, max_size=3))
def test_the_same_answer_gives_the_same(items: list[Any]) -> None:
    assert verified(*items) == verified(*items)

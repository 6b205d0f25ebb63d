"""Why events are as they are: the times they could have, the features that decided, where they go."""

from timeline.articles import Article
from timeline.dates import Day
from timeline.extraction.pipeline import EventExplanation, explain_events, feature_in_words

TEXT = (
    "The old bridge collapsed on Tuesday, killing two people. The firm said that it had closed the bridge in May. "
    "Police deny that they had closed it in May."
)


def explained(text: str = TEXT) -> list[EventExplanation]:
    return explain_events(Article("a", text, Day(2024, 10, 18)))


def test_the_time_that_was_chosen_comes_first_with_the_words_that_give_it() -> None:
    first = explained()[0]
    assert first.word == "collapsed"
    assert (first.times[0].date, first.times[0].source) == ("2024-10-15", '"Tuesday"')
    assert all(one.probability >= other.probability for one, other in zip(first.times, first.times[1:], strict=False))
    assert first.times[0].date == str(first.mention.when)


def test_each_decision_has_features_and_the_heaviest_comes_first() -> None:
    for found in explained():
        for reasons in (found.named, found.kept, found.times[0].reasons):
            weights = [abs(reason.weight) for reason in reasons]
            assert weights
            assert weights == sorted(weights, reverse=True)


def test_what_waits_says_why_and_a_claim_says_by_which_words() -> None:
    shown = {line for found in explained() for line in found.lines()}
    assert any("in the chronology; score" in line for line in shown)
    assert any("waits for review: " in line for line in explained("Two men fled. Two women fled.")[-1].lines())
    assert any(line.startswith("  told as denied") for line in shown)


def test_a_quote_picks_the_event_that_holds_it() -> None:
    article = Article("a", TEXT, Day(2024, 10, 18))
    [found] = explain_events(article, ["The old bridge collapsed on Tuesday, killing two people."])
    assert found.word == "collapsed"
    assert explain_events(article, ["Nobody wrote this."]) == []


def test_names_of_features_are_put_into_words() -> None:
    assert feature_in_words("O same=1 side=after") == "in its sentence: same yes, side after"
    assert feature_in_words("today tense=past") == "today tense past"
    assert feature_in_words("bias") == "bias"

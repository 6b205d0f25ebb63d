"""Rows: what a row quotes, and what speaks for it and against it."""

from __future__ import annotations

from timeline.dates import Day
from timeline.events import Mode
from timeline.extraction.factuality import Claims
from timeline.extraction.rows import (
    LogLinear,
    Models,
    Row,
    drafted,
    is_ahead,
    passage_of,
    scored,
    sentence_probabilities,
)
from timeline.extraction.story import View, read_story

FRIDAY = Day(2024, 10, 18)
NO_MODELS = Models(LogLinear({}), LogLinear({}), LogLinear({}), {})


def view_of(text: str) -> View:
    return View(read_story(text, FRIDAY), FRIDAY, "", text, read_claims=Claims)


def row_of(view: View, verb: str) -> Row:
    """Return the row of a verb, by models that think every choice as good as every other."""
    word = next(n for n, each in enumerate(view.sentences[0].sentence.words) if each.text == verb)
    likely = [(head, 0.9) for head in view.heads if head.word == word]
    [row] = scored(view, NO_MODELS, drafted(view, NO_MODELS, likely), sentence_probabilities(likely))
    return row


def test_the_second_row_of_a_sentence_is_quoted_with_the_verb_that_it_hangs_on_where_it_says_little_by_itself() -> None:
    text = "The envoys left, and the mayor agreed to meet them."
    view = view_of(text)
    row = row_of(view, "meet")
    second = Row(row.head, row.event, row.decision, 1, row.score, row.features)
    start, end = passage_of(view.sentences[0], second)
    assert "the mayor agreed to meet them" in text[start:end]
    assert "envoys" not in text[start:end]


def test_the_first_row_of_a_sentence_quotes_it_whole() -> None:
    text = "On Monday the envoys left, and the mayor agreed to meet them in June."
    view = view_of(text)
    assert passage_of(view.sentences[0], row_of(view, "meet")) == (0, len(text))


def test_a_row_knows_whether_its_time_belongs_to_a_noun_or_to_its_verb() -> None:
    noun, verb = (
        row_of(view_of(text), "praised").features
        for text in ("Critics praised the 1981 thriller.", "Critics praised the thriller in 1981.")
    )
    assert "in phrase=DT+N noun=0 touch=1" in noun
    assert "in phrase=DT+N noun=0 touch=1" not in verb


def test_of_two_heads_with_one_date_the_row_is_of_what_happened_and_not_of_what_is_only_thought_of() -> None:
    text = "The mayor came on Friday to open the bridge."
    view = view_of(text)
    words = [word.text for word in view.sentences[0].sentence.words]
    likely = [(head, 0.9 if words[head.word] == "open" else 0.2) for head in view.heads]
    [(head, *_)] = drafted(view, NO_MODELS, likely)
    assert words[head.word] == "came"


def test_what_lies_ahead_is_a_row_like_any_other_however_unsure_it_is() -> None:
    view = view_of("The mayor may open the bridge on 3 November 2024.")
    [(head, _, decision, _)] = drafted(view, NO_MODELS, [(head, 0.9) for head in view.heads])
    assert is_ahead(view, decision.choice)
    assert view.stand(head).mode is Mode.HYPOTHETICAL

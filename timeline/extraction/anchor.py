"""When any given words of a text happened: the day, the window, or the span of days that the text allows.

The model of dates says which time is theirs (``date.py``), tense and aspect how they lie to it (``aspect.py``).
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from timeline.dates import Day, When
from timeline.extraction.aspect import Aspect, Lie, aspect_of
from timeline.extraction.date import THREAD, DateChoice, choices, date_heads, decide
from timeline.extraction.event_time import DayRange, EventTime, Point, Window, edtf_of
from timeline.extraction.features import DecidedDate
from timeline.extraction.heads import Head, head_at
from timeline.extraction.model import Models, load
from timeline.extraction.rows import CARRIES, LOWEST, likely_heads
from timeline.extraction.story import read_story
from timeline.extraction.view import View
from timeline.language.clauses import Role, Sentence
from timeline.language.verbkinds import CHANGING, lasts
from timeline.language.verbs import Tense, VerbForm
from timeline.language.wordlists import LASTING

_LONGEST_SAYING: Final = 9
"""Days that the time of a saying may take: what somebody says "in 2008" is mostly about 2008."""
_AHEAD: Final = (Lie.AFTER, Lie.MANY_AFTER)
_OVER: Final = (Lie.TOLD, Lie.BEFORE, Lie.MANY_BEFORE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """When a span was.

    ``kind`` is "point" for one day, "span" for several; ``begin`` and ``end`` are (earliest, latest) days, None where
    the text does not say; of a point both are the same. ``edtf`` says which days are possible, None where all are.
    """

    id: Any
    edtf: When | None
    kind: Literal["point", "span"]
    begin: Window
    end: Window


def anchor(text: str, published: Day | None, spans: Iterable[tuple[Any, int, int]]) -> list[Anchor]:
    """Return an anchor for each span (id, start, end), in order. Of a span of several words its main verb is
    anchored."""
    view = View(read_story(text, published), published, "", text)
    starts = [each.sentence.start for each in view.sentences]
    story = _Anchoring(view, load())
    found = []
    for id_, start, end in spans:
        placed: EventTime = Point((published, published))
        if starts:
            number = max(0, bisect.bisect_right(starts, start) - 1)
            sentence = view.sentences[number].sentence
            placed = story.place(head_at(sentence, number, _word(sentence, start, end)))
        found.append(_shown(id_, placed))
    return found


class _Anchoring:
    """Places heads of one story: "Guards fired at a boat on Monday, officials said" has "fired" on Monday and "said"
    on the day of publication."""

    def __init__(self, view: View, models: Models) -> None:
        self._view = view
        self._models = models
        likely = [(head, p) for head, p in likely_heads(view, models) if p >= LOWEST]
        self._dated = date_heads(view, models.date, likely, sure=CARRIES)

    def place(self, head: Head) -> EventTime:
        """Return where a head is: on a time of its own, where its deed is dated elsewhere, or by its tense."""
        aspect = aspect_of(self._view, head)
        sentence = self._view.sentences[head.sentence].sentence
        lasting = _lasts(sentence, aspect.source)
        choice = self._own_time(head, aspect)
        if choice is not None and (placed := self._on(choice, aspect, lasting=lasting)) is not None:
            return placed
        if aspect.lie in _OVER or (aspect.by_clause and aspect.lie is not Lie.SAID):
            for bounds in self._same_deed(head):
                return _window(bounds[0], self._clipped(bounds[1]))
        return _default(aspect.lie, self._view.published)

    def _own_time(self, head: Head, aspect: Aspect) -> DateChoice | None:
        """Return the likeliest time of the head's sentence that its tense allows: of its own clause, and of what is
        told as news of any clause."""
        ranked = self._ranked(aspect.source)
        times = [choice for choice in ranked if _is_of(choice, head.sentence)]
        clause = aspect.source.clause
        news = aspect.lie is Lie.TOLD and times and times[0] is ranked[0] and not self._in_aside(times[0])
        first = times[:1] if news else []
        same = [choice for choice in times if choice.time is not None and choice.time.clause == clause]
        return next((choice for choice in (*first, *same) if self._allows(aspect.lie, choice)), None)

    def _in_aside(self, choice: DateChoice) -> bool:
        """Return whether a time stands in a relative clause: "the strike, which began on Monday, ended the talks"."""
        time = choice.time
        if time is None or time.clause is None:
            return False
        return self._view.sentences[time.sentence].sentence.clauses[time.clause].role is Role.RELATIVE

    def _ranked(self, head: Head) -> list[DateChoice]:
        """Return the times that a head can have, the likeliest first; none of what is no part of the story."""
        if self._view.sentences[head.sentence].rejected is not None:
            return []
        before = (each for each in self._dated if (each[0].sentence, each[0].word) < (head.sentence, head.word))
        thread = [
            DecidedDate(other, self._view.head_stems(other), dated.choice.bounds)
            for other, probability, dated in before
            if probability >= CARRIES
        ]
        dated = decide(self._models.date, choices(self._view, head, thread[-THREAD:]))
        return [dated.choice, *(choice for choice, _ in dated.others)] if dated is not None else []

    def _allows(self, lie: Lie, choice: DateChoice) -> bool:
        first, last = choice.bounds
        today = self._view.today
        if first is None or last is None or today is None:
            return True
        if lie in _AHEAD:
            return last > today
        return lie is not Lie.SAID or (first <= today and last - first <= _LONGEST_SAYING)

    def _on(self, choice: DateChoice, aspect: Aspect, *, lasting: bool) -> EventTime | None:
        """Return where a time puts a head: "in May" is one day of May, or, of what lasts, May from end to end."""
        first, last = choice.bounds
        published = self._view.published
        if first is None or last is None:
            if first is not None and choice.time is not None and choice.time.reading == "since":
                return DayRange((Day.from_ordinal(first), Day.from_ordinal(first)), (published, None))
            return Point(_days(first, last)) if (first, last) != (None, None) else None
        if lasting and first < last:
            return DayRange(_days(first, first), _days(last, last))
        return _window(
            first, self._clipped(last) if aspect.lie not in _AHEAD and self._is_past(aspect.source) else last
        )

    def _is_past(self, head: Head) -> bool:
        if head.clause is None:
            return False
        verb = self._view.sentences[head.sentence].sentence.clauses[head.clause].verb
        return verb.tense is Tense.PAST or verb.perfect

    def _clipped(self, last: int | None) -> int | None:
        """Return the last day of what has been: "this year", in the past tense, ends at publication."""
        today = self._view.today
        return last if last is None or today is None else min(last, today)

    def _same_deed(self, head: Head) -> Iterator[tuple[int | None, int | None]]:
        """Yield the times that the story gives elsewhere to what has the same name: "kidnapped on March 26" dates "his
        kidnapping"."""
        stems = self._view.word_stems
        own = stems[head.sentence][head.word]
        for other, _, dated in self._dated if own else ():
            elsewhere = (other.sentence, other.word) != (head.sentence, head.word)
            same = elsewhere and stems[other.sentence][other.word] == own
            if same and dated.choice.time is not None:
                yield dated.choice.bounds


def _is_of(choice: DateChoice, sentence: int) -> bool:
    return choice.time is not None and choice.time.sentence == sentence


def _lasts(sentence: Sentence, head: Head) -> bool:
    if head.phrase is not None:
        return sentence.words[head.word].low.removesuffix("s") in LASTING
    if head.clause is None:
        return False
    verb = sentence.clauses[head.clause].verb
    return lasts(verb) or verb.lemma in CHANGING


def _days(first: int | None, last: int | None) -> Window:
    return (
        Day.from_ordinal(first) if first is not None else None,
        Day.from_ordinal(last) if last is not None else None,
    )


def _window(first: int | None, last: int | None) -> Point:
    return Point(_days(first, max(first, last) if first is not None and last is not None else last))


def _default(lie: Lie, today: Day | None) -> EventTime:
    """Return where tense alone puts what it tells."""
    match lie:
        case Lie.BEFORE:
            return Point((None, today))
        case Lie.AFTER:
            return Point((today, None))
        case Lie.MANY_BEFORE:
            return DayRange((None, today), (None, today))
        case Lie.MANY_AFTER:
            return DayRange((today, None), (today, None))
        case Lie.GOES_ON:
            return DayRange((None, today), (today, None))
    return Point((today, today))


def _word(sentence: Sentence, start: int, end: int) -> int:
    """Return the word that a span is about: its only one, the verb of its main clause, or else its last one before a
    preposition."""
    words = sentence.words
    first = next((number for number, word in enumerate(words) if word.end > start), len(words) - 1)
    last = max(first, next((number for number, word in enumerate(words) if word.start >= end), len(words)) - 1)
    inside = [clause for clause in sentence.clauses if first <= clause.verb.last <= last]
    if first == last or not inside:
        return next((n - 1 for n in range(first + 1, last + 1) if sentence.tags[n] in ("IN", "TO")), last)
    finite = [clause for clause in inside if clause.verb.form is VerbForm.FINITE]
    main = [clause for clause in finite if clause.role is Role.MAIN]
    return (main or finite or inside)[0].verb.last


def _shown(id_: Any, placed: EventTime) -> Anchor:
    match placed:
        case Point(window):
            return Anchor(id_, edtf_of(placed), "point", window, window)
        case DayRange(begin, end):
            return Anchor(id_, edtf_of(placed), "span", begin, end)

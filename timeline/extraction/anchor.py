"""When given words of a text happened: the day, the window, or the span of days that the text allows.

The model of dates says which time is theirs (``rows.py``); tense, aspect and clause say how they lie to it.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Literal

from timeline.dates import Date, Day, Edge, Interval, OneOf, When
from timeline.extraction.factuality import Claims
from timeline.extraction.features import DecidedDate
from timeline.extraction.grammar import LISTS
from timeline.extraction.rows import (
    CARRIES,
    LOWEST,
    THREAD,
    DateChoice,
    Models,
    choices,
    date_heads,
    decide,
    likely_heads,
    load_models,
)
from timeline.extraction.story import Head, View, head_at, noun_kind, read_story
from timeline.language.clauses import (
    CHANGING,
    MINDING,
    SAME_TIME,
    SEEMING,
    Clause,
    Role,
    Sentence,
    Tense,
    Verb,
    VerbForm,
    gives_figure,
    is_state,
    lasts,
    of_many,
    says,
    takes_time,
)
from timeline.language.lexicon import AIMING, LASTING, SAYING, STATIVE, TELLING, base
from timeline.text import repaired

Window = tuple[Day | None, Day | None]
"""The earliest and the latest day that are possible, None where nothing bounds them."""


@dataclass(frozen=True, slots=True)
class Point:
    """One day within a window."""

    window: Window


@dataclass(frozen=True, slots=True)
class DayRange:
    """Several days: from within one window to within another."""

    begin: Window
    end: Window


EventTime = Point | DayRange


def edtf_of(placed: EventTime) -> When | None:
    """Return the days that are possible; None where nothing bounds them.

    One day is 2024-10-03, one before it [..2024-10-03]. Several days are an interval that holds them all: 2024-10-03/..
    or /2024-10-03. What was so before publication and is so after it has no bounds.
    """
    match placed:
        case Point((first, last)):
            if first is not None and first == last:
                return Date.of(first)
            if first is None and last is None:
                return None
            return OneOf(Date.of(first) if first else None, Date.of(last) if last else None)
        case DayRange((first, _), (_, last)):
            if first is None and last is None:
                return None
            return Interval(Date.of(first) if first else Edge.UNKNOWN, Date.of(last) if last else Edge.OPEN)


_DEEPEST: Final = 20
"""Clauses that one may hang on one another before they are no longer followed."""
_OPEN: Final = LISTS["awaiting"]
_BESIDE: Final = LISTS["alongside"]
_FIRST_PERSON: Final = LISTS["narrators"]
_ASKING: Final = LISTS["asking"]
_COMING: Final = LISTS["coming"]
_FEARING: Final = LISTS["fearing"]
_KNOWN: Final = LISTS["definite"]
_OCCASIONS: Final = LISTS["occasions"]
_REACH: Final = 6
"""Words from a verb to the noun that it asks for."""


class Lie(StrEnum):
    """How a happening lies to the day of publication, where no date says more.

    SAID and TOLD are of that day, as news is; NOW is so on that day; GOES_ON was so before and is so after it. What is
    MANY_BEFORE or MANY_AFTER takes several days.
    """

    SAID = "said"
    TOLD = "told"
    NOW = "now"
    BEFORE = "before"
    MANY_BEFORE = "many before"
    AFTER = "after"
    MANY_AFTER = "many after"
    GOES_ON = "goes on"


@dataclass(frozen=True, slots=True)
class Aspect:
    """How a happening lies to publication, and the head whose time it shares.

    ``source`` is the head of the clause on which an infinitive, a participle or a noun hangs, else the head itself.
    ``by_clause`` is whether a noun is placed by the clause that it stands in.
    """

    lie: Lie
    source: Head
    by_clause: bool = False


def aspect_of(view: View, head: Head) -> Aspect:
    """Return how a head lies to publication. "collapsed" of "did not say when it collapsed" is BEFORE."""
    sentence = view.sentences[head.sentence].sentence
    if head.phrase is not None:
        return _of_noun(sentence, head)
    return _of_clause(sentence, head, 0)


def _of_clause(sentence: Sentence, head: Head, depth: int) -> Aspect:
    number = head.clause or 0
    clause = sentence.clauses[number]
    verb = clause.verb
    if says(verb) and verb.modal is None and not _gives_figure(sentence, verb):
        minds = verb.tense is Tense.PRESENT and verb.lemma in MINDING and not verb.perfect
        return Aspect(Lie.GOES_ON if minds and not _first_person(sentence, clause) else Lie.SAID, head)
    above = clause.parent if clause.parent is not None and clause.parent < number and depth < _DEEPEST else None
    match verb.form:
        case VerbForm.INFINITIVE:
            return _infinitive(sentence, head, above, depth)
        case VerbForm.ING | VerbForm.EN:
            return _participle(sentence, head, above, depth)
    beside = _beside(sentence, number)
    if beside is not None and depth < _DEEPEST:
        return _of_clause(sentence, _verb_of(sentence, head.sentence, beside), depth + 1)
    return Aspect(_finite(sentence, clause), head)


def _beside(sentence: Sentence, number: int) -> int | None:
    """Return the clause whose time a clause of the past shares, None without one.

    It is the clause that "when" hangs on, or the main clause of a progressive: "was killed" of "a woman who was
    watching television was killed".
    """
    clause = sentence.clauses[number]
    if clause.verb.tense is not Tense.PAST or clause.verb.perfect or clause.verb.modal is not None:
        return None
    for other, one in enumerate(sentence.clauses):
        past = one.verb.form is VerbForm.FINITE and one.verb.tense is Tense.PAST
        if other == number or not past or says(one.verb):
            continue
        goes_on = clause.role is Role.RELATIVE and clause.verb.progressive and one.role is Role.MAIN
        hangs = clause.parent == other and clause.marker in _BESIDE and clause.role in (Role.ADVERBIAL, Role.RELATIVE)
        if goes_on or hangs:
            return other
    return None


def _finite(sentence: Sentence, clause: Clause) -> Lie:
    verb = clause.verb
    if verb.modal is not None and verb.perfect:
        return Lie.BEFORE
    if verb.negated and verb.modal in ("can", "ca", "cannot", "could"):
        return Lie.BEFORE if verb.modal == "could" else Lie.NOW
    if verb.tense is Tense.FUTURE or verb.modal is not None:
        return _later(sentence, verb)
    if verb.tense is Tense.PRESENT:
        return _present(sentence, clause)
    return _past(sentence, clause)


def _later(sentence: Sentence, verb: Verb) -> Lie:
    return Lie.MANY_AFTER if takes_time(verb) or of_many(sentence, verb) else Lie.AFTER


def _present(sentence: Sentence, clause: Clause) -> Lie:
    verb = clause.verb
    if verb.perfect:
        return Lie.GOES_ON if verb.progressive else Lie.MANY_BEFORE if verb.lemma in STATIVE else Lie.BEFORE
    if clause.role is Role.ADVERBIAL and clause.marker in _OPEN:
        return Lie.AFTER
    now = verb.lemma in SEEMING or (_first_person(sentence, clause) and not verb.progressive)
    return Lie.NOW if now else Lie.GOES_ON


def _past(sentence: Sentence, clause: Clause) -> Lie:
    verb = clause.verb
    if verb.perfect:
        return Lie.BEFORE
    if verb.lemma in SEEMING:
        return Lie.NOW
    above = sentence.clauses[clause.parent] if clause.parent is not None else None
    said = above is not None and says(above.verb)
    if clause.role is Role.CONTENT and said and is_state(verb):
        return Lie.GOES_ON
    follows = above is not None and above.verb.last + 1 == clause.start
    asked = said and follows and clause.role is Role.ADVERBIAL
    state = verb.lemma in STATIVE and not verb.passive
    return Lie.BEFORE if state or asked or clause.role in (Role.CONTENT, Role.RELATIVE) else Lie.TOLD


def _infinitive(sentence: Sentence, head: Head, above: int | None, depth: int) -> Aspect:
    verb = sentence.clauses[head.clause or 0].verb
    later = _later(sentence, verb)
    if above is None:
        return Aspect(later, head)
    over = sentence.clauses[above].verb
    if over.lemma == "continue" and over.modal is None:
        return Aspect(Lie.GOES_ON, head)
    aims = over.lemma in AIMING or over.tense in (Tense.PRESENT, Tense.FUTURE) or over.modal is not None
    if aims and (over.lemma not in SAME_TIME or over.modal is not None):
        return Aspect(later, head)
    return _of_clause(sentence, _verb_of(sentence, head.sentence, above), depth + 1)


def _participle(sentence: Sentence, head: Head, above: int | None, depth: int) -> Aspect:
    clause = sentence.clauses[head.clause or 0]
    verb = clause.verb
    if above is None:
        return Aspect(Lie.TOLD, head)
    if verb.form is VerbForm.EN and clause.marker != ",":
        return Aspect(Lie.BEFORE, head)
    if verb.form is VerbForm.ING and clause.marker == "" and sentence.tags[max(0, verb.first - 1)].startswith("NN"):
        return Aspect(Lie.GOES_ON, head)
    return _of_clause(sentence, _verb_of(sentence, head.sentence, above), depth + 1)


def _of_noun(sentence: Sentence, head: Head) -> Aspect:
    index = head.word
    low, tag = sentence.words[index].low, sentence.tags[index]
    number = head.clause
    clause = sentence.clauses[number] if number is not None else None
    verb = clause.verb if clause is not None else None
    kind = head.kind or noun_kind(low)
    if not tag.startswith("NN"):
        said = low == "according" or (low.endswith("ed") and base(low, "VBD") in SAYING)
        return Aspect(Lie.SAID if said else Lie.GOES_ON, head)
    if verb is not None and _is_to_come(sentence, index, verb):
        return Aspect(Lie.MANY_AFTER, head)
    lasting = kind == "state" or low.removesuffix("s") in LASTING
    if lasting:
        thought = verb is not None and _is_thought_of(sentence, index, verb)
        return Aspect(Lie.MANY_AFTER if thought else Lie.GOES_ON, head)
    if number is None or verb is None:
        return Aspect(Lie.TOLD, head)
    past = Lie.MANY_BEFORE if tag == "NNS" else Lie.BEFORE
    if verb.lemma in SAYING | TELLING and not _is_occasion(sentence, index):
        return Aspect(past, head, True)
    aspect = _of_clause(sentence, _verb_of(sentence, head.sentence, number), 0)
    if aspect.lie is Lie.GOES_ON and kind in ("act", "event"):
        return Aspect(past, head, True)
    return Aspect(aspect.lie, aspect.source, True)


def _verb_of(sentence: Sentence, at: int, number: int) -> Head:
    return Head(at, sentence.clauses[number].verb.last, number)


def _gives_figure(sentence: Sentence, verb: Verb) -> bool:
    return verb.last + 1 < len(sentence.tags) and gives_figure(verb, sentence.tags[verb.last + 1])


def _first_person(sentence: Sentence, clause: Clause) -> bool:
    """Return whether "I" or "we" is the subject: what they say of now is of the day on which they say it."""
    return clause.subject is not None and sentence.words[clause.subject[0]].low in _FIRST_PERSON


def _is_to_come(sentence: Sentence, index: int, verb: Verb) -> bool:
    """Return whether a noun is called for, or its adjective says that it is still to come."""
    lows = [word.low for word in sentence.words]
    if any(lows[before] in _COMING for before in range(max(0, index - 2), index)):
        return True
    for before in range(index - 1, max(0, index - 4), -1):
        if lows[before] in ("of", "about", "over"):
            return any(low in _FEARING for low in lows[max(0, before - 2) : before])
    after = range(verb.last + 1, min(verb.last + 3, index))
    return verb.lemma in _ASKING and index - verb.last <= _REACH and any(lows[place] == "for" for place in after)


def _is_thought_of(sentence: Sentence, index: int, verb: Verb) -> bool:
    """Return whether a noun is the subject of what may be, and not yet known: "a war could cost lives"."""
    is_definite = any(word.low in _KNOWN for word in sentence.words[max(0, index - 3) : index])
    may_be = verb.modal is not None or verb.tense is Tense.FUTURE
    return may_be and index < verb.first and not is_definite


def _is_occasion(sentence: Sentence, index: int) -> bool:
    """Return whether a noun is where something was said: "in an interview", "at a news conference"."""
    for before in range(index - 1, max(-1, index - 5), -1):
        if sentence.tags[before] == "IN":
            return sentence.words[before].low in _OCCASIONS
        if sentence.tags[before] not in ("DT", "JJ", "NN", "CD", "PRP$"):
            return False
    return False


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
    whole = repaired(text)
    if whole is not None:
        text = whole.text
        spans = [(id_, whole.here(start), whole.here(end)) for id_, start, end in spans]
    view = View(read_story(text, published), published, "", text, read_claims=Claims)
    starts = [each.sentence.start for each in view.sentences]
    story = _Anchoring(view, load_models())
    anchors = []
    for id_, start, end in spans:
        placed: EventTime = Point((published, published))
        if starts:
            number = max(0, bisect.bisect_right(starts, start) - 1)
            sentence = view.sentences[number].sentence
            placed = story.place(head_at(sentence, number, _word(sentence, start, end)))
        anchors.append(_shown(id_, placed))
    return anchors


class _Anchoring:
    """Places heads of one story: "Guards fired at a boat on Monday, officials said" has "fired" on Monday and "said"
    on the day of publication."""

    def __init__(self, view: View, models: Models) -> None:
        self._view = view
        self._models = models
        likely = [(head, p) for head, p in likely_heads(view, models) if p >= LOWEST]
        self._decisions = date_heads(view, models.date, likely, sure=CARRIES)

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
        first = times[:1] if aspect.lie is Lie.TOLD and times[:1] == ranked[:1] else []
        first = [choice for choice in first if not self._in_aside(choice)]
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
        before = (each for each in self._decisions if (each[0].sentence, each[0].word) < (head.sentence, head.word))
        thread = [
            DecidedDate(other, self._view.head_stems(other), decision.choice.bounds)
            for other, probability, decision in before
            if probability >= CARRIES
        ]
        decision = decide(self._models.date, choices(self._view, head, thread[-THREAD:]))
        return [decision.choice, *(choice for choice, _ in decision.others)] if decision is not None else []

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
        for other, _, decision in self._decisions if own else ():
            elsewhere = (other.sentence, other.word) != (head.sentence, head.word)
            same = elsewhere and stems[other.sentence][other.word] == own
            if same and decision.choice.time is not None:
                yield decision.choice.bounds


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

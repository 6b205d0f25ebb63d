"""Places the clauses of a story in time: by their own dates, by what dated the same deed before, by tense and aspect,
and by the clause that they hang on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.dates import Day, When, earliest, latest
from timeline.extraction.daywords import attached_date, ends_date, kind_of, own_date
from timeline.extraction.naming import around, is_name, is_occasion, is_thought_of, is_to_come
from timeline.extraction.placed import Placed, Point, Stretch, place
from timeline.extraction.remembered import Remembered
from timeline.extraction.story import Told
from timeline.language.clauses import Clause, Role
from timeline.language.inflection import base
from timeline.language.verbkinds import (
    MINDING,
    SAME_TIME,
    SEEMING,
    gives_figure,
    is_state,
    of_figures,
    of_many,
    says,
    takes_time,
)
from timeline.language.verbs import Form, Tense, Verb
from timeline.language.wordlists import AIMING, LASTING, SAYING, STATIVE, TELLING, words

_DEEPEST: Final = 20
"""Clauses that one may hang on one another before they are no longer followed."""
_OPEN: Final = words("if unless until till once")
"""Words before a clause in the present tense that is still to come: "until it withdraws"."""
_BESIDE: Final = words("when while as after before until")
"""Words before a clause that tells of the same day as the clause that it hangs on."""
_CAN: Final = words("can ca cannot could")
_FIRST_PERSON: Final = words("i we")


class Placing:
    """Places words of one story. "Guards fired at a boat on Monday, officials said" has "fired" on Monday and "said" on
    the day of publication."""

    def __init__(self, story: Sequence[Told], published: Day | None) -> None:
        self._story = story
        self._now = published
        self._memory = Remembered(story, published)

    @property
    def today(self) -> Placed:
        """The day of publication."""
        return Point((self._now, self._now))

    def word(self, told: int, index: int) -> Placed:
        """Where the word with this index in a sentence of the story is."""
        sentence = self._story[told].sentence
        if sentence.words[index].low in ("said", "according"):
            return next(
                (self.clause(told, n) for n, c in enumerate(sentence.clauses) if says(c.verb) and c.verb.last == index),
                self.today,
            )
        for number, clause in enumerate(sentence.clauses):
            if clause.verb.first <= index <= clause.verb.last and not is_name(sentence, clause):
                return self.clause(told, number)
        return self._noun(told, index)

    def clause(self, told: int, number: int, depth: int = 0) -> Placed:
        """Where what a clause tells is."""
        clause = self._story[told].sentence.clauses[number]
        verb = clause.verb
        own = own_date(self._story[told], number)
        if own is not None and verb.modal is not None and not verb.perfect and not self._may_follow(own):
            own = None
        if says(verb) and verb.modal is None and not self._gives_figure(told, verb):
            if verb.tense is Tense.PRESENT and verb.lemma in MINDING and not verb.perfect:
                return self.today if self._first_person(told, clause) else self._ongoing()
            return place(own, self._now) if own is not None and not self._later(own) else self.today
        if own is not None:
            return self._memory.finest(verb.lemma, self._memory.by_date(own, verb))
        above = clause.parent if clause.parent is not None and clause.parent < number and depth < _DEEPEST else None
        match verb.form:
            case Form.INFINITIVE:
                return self._infinitive(told, number, above, depth)
            case Form.ING | Form.EN:
                return self._participle(told, number, above, depth)
        return self._finite(told, number)

    def _finite(self, told: int, number: int) -> Placed:
        clause = self._story[told].sentence.clauses[number]
        verb = clause.verb
        if verb.modal is not None and verb.perfect:
            return self._before()
        if verb.negated and verb.modal in _CAN:
            return self._before() if verb.modal == "could" else self.today
        if verb.tense is Tense.FUTURE or verb.modal is not None:
            return self._after(verb, many=of_many(self._story[told].sentence, verb))
        if verb.tense is Tense.PRESENT:
            return self._present(told, clause)
        if (shared := self._shared(told, number)) is not None:
            return shared
        period = self._memory.period(told)
        if of_figures(self._story[told].sentence, clause) and period is not None:
            return period
        if verb.perfect:
            return self._memory.dated(verb.lemma) or self._before()
        if verb.lemma in SEEMING:
            return self._memory.dated(verb.lemma) or self.today
        said = clause.parent is not None and says(self._story[told].sentence.clauses[clause.parent].verb)
        if clause.role is Role.CONTENT and said and is_state(verb):
            return self._memory.dated(verb.lemma) or self._ongoing()
        asked = said and clause.role is Role.ADVERBIAL and self._follows_verb(told, clause)
        if (verb.lemma in STATIVE and not verb.passive) or clause.role in (Role.CONTENT, Role.RELATIVE) or asked:
            return self._memory.dated(verb.lemma) or self._before()
        return self._memory.dated(verb.lemma) or self._carried(told, verb) or self.today

    def _carried(self, told: int, verb: Verb) -> Placed | None:
        """The days of what the sentence before told of the past, while the story stays there: "On May 3 the wall fell.
        Two men were hurt."."""
        if not told:
            return None
        before = self._story[told - 1]
        for number, clause in reversed(list(enumerate(before.sentence.clauses))):
            if clause.verb.form is Form.FINITE and clause.verb.tense is Tense.PAST and not says(clause.verb):
                own = own_date(before, number)
                if own is not None and self._is_over(own):
                    return self._memory.by_date(own, verb)
        return None

    def _present(self, told: int, clause: Clause) -> Placed:
        verb = clause.verb
        if verb.perfect:
            if known := self._memory.dated(verb.lemma):
                return known
            if verb.progressive:
                return self._ongoing()
            return self._before(spanning=verb.lemma in STATIVE)
        if clause.role is Role.ADVERBIAL and clause.marker in _OPEN:
            return Point((self._now, None))
        if verb.lemma in SEEMING or (self._first_person(told, clause) and not verb.progressive):
            return self.today
        return self._ongoing()

    def _infinitive(self, told: int, number: int, above: int | None, depth: int) -> Placed:
        clauses = self._story[told].sentence.clauses
        verb = clauses[number].verb
        if above is None:
            return self._after(verb)
        over = clauses[above].verb
        if over.lemma == "continue" and over.modal is None:
            return self._ongoing()
        if over.lemma in SAME_TIME and over.modal is None:
            return self.clause(told, above, depth + 1)
        if over.lemma in AIMING or over.tense in (Tense.PRESENT, Tense.FUTURE) or over.modal:
            return self._after(verb, many=of_many(self._story[told].sentence, verb))
        return self._same(self.clause(told, above, depth + 1), verb)

    def _participle(self, told: int, number: int, above: int | None, depth: int) -> Placed:
        sentence = self._story[told].sentence
        clause = sentence.clauses[number]
        verb = clause.verb
        if above is None:
            return self._memory.dated(verb.lemma) or self.today
        if verb.form is Form.EN and clause.marker != ",":
            return self._memory.dated(verb.lemma) or self._before()
        if verb.form is Form.ING and clause.marker == "" and self._after_noun(told, verb.first):
            return self._memory.dated(verb.lemma) or self._ongoing()
        return self._same(self.clause(told, above, depth + 1), verb)

    def _noun(self, told: int, index: int) -> Placed:
        """Where what a noun or an adjective names is."""
        sentence = self._story[told].sentence
        low, tag = sentence.words[index].low, sentence.tags[index]
        kind = kind_of(low)
        lasting = kind == "state" or low.removesuffix("s") in LASTING
        attached = attached_date(self._story[told], index)
        if attached is not None:
            return self._memory.finest(low, place(attached, self._now, spanning=lasting))
        if tag != "NNS" and (found := self._memory.dated(low)):
            return found
        if tag != "NNS" and (deed := self._memory.told(low)):
            return self.clause(*deed)
        number = around(sentence, index)
        verb = sentence.clauses[number].verb if number is not None else None
        if not tag.startswith("NN"):
            if low.endswith("ed") and base(low, "VBD") in SAYING:
                return self.today
            if (
                number is not None
                and self._first_person(told, sentence.clauses[number])
                and verb
                and verb.modal is None
            ):
                return self.clause(told, number)
            return self._ongoing()
        if verb is not None and is_to_come(sentence, index, verb):
            return Stretch((self._now, None), (self._now, None))
        if lasting and verb is not None and is_thought_of(sentence, index, verb):
            return Stretch((self._now, None), (self._now, None))
        if lasting:
            return self._ongoing()
        if number is None or verb is None:
            return self.today
        if verb.lemma in SAYING | TELLING:
            return self.clause(told, number) if is_occasion(sentence, index) else self._before(spanning=tag == "NNS")
        placed = self.clause(told, number)
        if placed == self._ongoing() and kind in ("act", "event"):
            return self._before(spanning=tag == "NNS")
        return placed

    def _shared(self, told: int, number: int) -> Placed | None:
        """The date that a clause shares: with the main clause that "and" joins it to, or, where it opens with "when" or
        "after", with the clause that it hangs on."""
        clauses = self._story[told].sentence.clauses
        clause = clauses[number]
        for other, candidate in enumerate(clauses):
            if other == number or candidate.verb.form is not Form.FINITE or candidate.verb.tense is not Tense.PAST:
                continue
            goes_on = clause.role is Role.RELATIVE and clause.verb.progressive and candidate.role is Role.MAIN
            joined = (
                goes_on
                or (
                    clause.role is Role.MAIN
                    and candidate.role is Role.MAIN
                    and other < number
                    and clause.marker in ("and", "or")
                )
                or (
                    clause.role in (Role.ADVERBIAL, Role.RELATIVE)
                    and clause.marker in _BESIDE
                    and clause.parent == other
                )
            )
            if joined and not says(candidate.verb) and (own := own_date(self._story[told], other)) is not None:
                return self._memory.by_date(own, clause.verb)
        return None

    def _gives_figure(self, told: int, verb: Verb) -> bool:
        tags = self._story[told].sentence.tags
        return verb.last + 1 < len(tags) and gives_figure(verb, tags[verb.last + 1])

    def _follows_verb(self, told: int, clause: Clause) -> bool:
        """Whether it is what the verb right before it asks or tells: "did not say when it happened"."""
        above = clause.parent
        return above is not None and self._story[told].sentence.clauses[above].verb.last + 1 == clause.start

    def _after_noun(self, told: int, index: int) -> bool:
        """Whether a noun that is no part of a date stands right before a word."""
        noun = index > 0 and self._story[told].sentence.tags[index - 1].startswith("NN")
        return noun and not ends_date(self._story[told], index - 1)

    def _may_follow(self, when: When) -> bool:
        last = latest(when)
        return last is None or self._now is None or last >= self._now

    def _is_over(self, when: When) -> bool:
        last = latest(when)
        return last is not None and self._now is not None and last < self._now

    def _later(self, when: When) -> bool:
        first = earliest(when)
        return first is not None and self._now is not None and first > self._now

    def _first_person(self, told: int, clause: Clause) -> bool:
        """Whether "I" or "we" is its subject: what they say of now is of the day on which they say it."""
        sentence = self._story[told].sentence
        return clause.subject is not None and sentence.words[clause.subject[0]].low in _FIRST_PERSON

    def _same(self, placed: Placed, verb: Verb) -> Placed:
        """As what it hangs on; but of what is still to come, whether it lasts is for the verb to say."""
        if isinstance(placed, Stretch) and placed.begin == (self._now, None):
            return self._after(verb)
        return placed

    def _before(self, *, spanning: bool = False) -> Placed:
        window = (None, self._now)
        return Stretch(window, window) if spanning else Point(window)

    def _after(self, verb: Verb, *, many: bool = False) -> Placed:
        window = (self._now, None)
        return Stretch(window, window) if many or takes_time(verb) else Point(window)

    def _ongoing(self) -> Placed:
        return Stretch((None, self._now), (self._now, None))

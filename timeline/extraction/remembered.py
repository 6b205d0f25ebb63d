"""What a story has dated: its deeds by their stems, and the periods of its figures."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.dates import Day, When
from timeline.extraction.daywords import attached_date, kind_of, own_date
from timeline.extraction.placed import Placed, Point, Stretch, finer, place, until
from timeline.extraction.story import Told
from timeline.language.stems import stem
from timeline.language.verbkinds import CHANGING, lasts, of_figures
from timeline.language.verbs import Form, Tense, Verb
from timeline.language.wordlists import SAYING, STATIVE, TELLING


class Remembered:
    """The dates of one story, to be taken up where it names the same again. Deeds are told apart by the stem of their
    verb or noun: once "kidnapped on March 26" is read, "his kidnapping" is of that day."""

    def __init__(self, story: Sequence[Told], published: Day | None) -> None:
        self._now = published
        self._dated: dict[str, Placed] = {}
        self._told: dict[str, tuple[int, int]] = {}
        self._periods: list[Stretch | None] = []
        for number, told in enumerate(story):
            self._periods.append(self._read(number, told))

    def dated(self, word: str) -> Placed | None:
        """Where the story first dates a deed by this name."""
        return self._dated.get(stem(word))

    def told(self, word: str) -> tuple[int, int] | None:
        """The sentence and its clause that first tell of a deed by this name."""
        return self._told.get(stem(word))

    def period(self, told: int) -> Stretch | None:
        """The period that the figures of a sentence are of: its own, or that of the figures right before it."""
        return self._periods[told]

    def finest(self, word: str, placed: Placed) -> Placed:
        """One of several days, narrowed to the one that the story elsewhere gives the deed."""
        known = self.dated(word)
        return finer(placed, known) if known is not None and isinstance(placed, Point) else placed

    def by_date(self, when: When, verb: Verb) -> Placed:
        """Where its own date puts what a verb tells."""
        past = verb.tense is Tense.PAST or verb.perfect
        if past and verb.lemma in CHANGING:
            return place(when, self._now, spanning=True)
        placed = place(when, self._now, spanning=lasts(verb))
        return until(placed, self._now) if past else placed

    def _read(self, number: int, told: Told) -> Stretch | None:
        """Note the deeds of a sentence; its period."""
        own_period, figures = None, False
        for clause_number, clause in enumerate(told.sentence.clauses):
            verb = clause.verb
            if verb.form is Form.FINITE and verb.lemma not in STATIVE:
                self._told.setdefault(stem(verb.lemma), (number, clause_number))
            own = own_date(told, clause_number)
            if of_figures(told.sentence, clause) and verb.tense is Tense.PAST:
                figures = True
                placed = self.by_date(own, verb) if own is not None else None
                own_period = placed if isinstance(placed, Stretch) else own_period
            elif own is not None and verb.lemma not in SAYING | TELLING | STATIVE | CHANGING:
                self._note(verb.lemma, own)
        for index, word in enumerate(told.sentence.words):
            if told.sentence.tags[index].startswith("NN") and kind_of(word.low) in ("act", "event"):
                attached = attached_date(told, index)
                if attached is not None:
                    self._note(word.low, attached)
        return own_period or (self._periods[-1] if self._periods and figures else None)

    def _note(self, word: str, when: When) -> None:
        deed, placed = stem(word), place(when, self._now)
        known = self._dated.get(deed)
        self._dated[deed] = finer(known, placed) if known is not None else placed

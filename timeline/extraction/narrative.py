"""When what a passage without a date tells of was, by the story around it: what it told before, when somebody said
so, and the day that it opens with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.dates import Date, Day, Edge, Interval, When, latest
from timeline.events import Status
from timeline.extraction.dated import Dated, day_of, width
from timeline.extraction.passages import Passage, holds
from timeline.extraction.salience import leading
from timeline.extraction.standing import Doing, Standing, standing_of
from timeline.extraction.story import Told
from timeline.language.clauses import Clause
from timeline.language.verbs import Tense
from timeline.language.wordlists import words
from timeline.when import Mention

_OPENING: Final = 3
"""Sentences that open a story."""
_LONGEST: Final = 31
"""Days that the window of a reaction is wide at most."""
_MONTH: Final = 2
"""The ``width`` of a month: what is told of a year is no frame for what follows."""
_ANAPHORIC: Final = words("these this that those the")


@dataclass(frozen=True, slots=True)
class _Opening:
    """The day that a story opens with, and the number of the sentence that gives it."""

    day: Date
    told: int


class Narrative:
    """The passages of one story with their dates, as far as it is told."""

    def __init__(self, story: Sequence[Told], published: Day | None) -> None:
        self._story, self._published = story, published
        self._thread: list[tuple[Passage, Dated]] = []
        self._lead = next((number for number, told in enumerate(story) if told.rejected is None), 0)
        self._opening = self._opened()

    @property
    def last(self) -> tuple[Passage, Dated] | None:
        """The passage told last, with its date."""
        return self._thread[-1] if self._thread else None

    def tell(self, passage: Passage, dated: Dated) -> None:
        """Go on with a passage."""
        self._thread.append((passage, dated))

    def date(self, passage: Passage) -> Dated | None:
        """The date of a passage that gives none, None where the story does not tell.

        What is told in the past tense is of the day before it in its paragraph, about the day on which somebody said
        so, or of the day that the story opens with. What is told in the perfect or is a reaction was some time since.
        """
        clause = self._clause(passage)
        if passage.standing.status is Status.PLANNED or (clause.verb.progressive and clause.verb.perfect):
            return None
        if clause.verb.perfect:
            return self._perfect(passage)
        if clause.verb.tense is Tense.PRESENT:
            return None
        if (when := self._carried(passage)) is not None:
            return Dated(when, None, None, "narrative")
        return self._reaction(passage)

    def _carried(self, passage: Passage) -> When | None:
        """The day that a passage in the past tense goes on from. One that points back ("These troops ...") goes on
        from the sentence before it whatever its date; a saying goes on from nothing else."""
        if self._points_back(passage) and (last := self.last) is not None:
            before, dated = last
            near = passage.told - before.told <= 1 and self._paragraph(passage) == self._paragraph(before)
            known = dated.basis != "published" and before.standing.status is not Status.PLANNED
            if near and known and before.standing.doing is passage.standing.doing:
                return dated.when
        if passage.standing.doing is not Doing.HAPPENING:
            return None
        for doing in (Doing.HAPPENING, Doing.TELLING):
            for before, dated in reversed(self._thread):
                if self._paragraph(passage) != self._paragraph(before):
                    break
                if before.standing.doing is doing and dated.basis == "text" and width(dated.when) <= _MONTH:
                    return dated.when
        if (said := self._when_said(passage)) is not None:
            return said
        return self._opening.day if self._opening is not None else None

    def _perfect(self, passage: Passage) -> Dated | None:
        """Some time until publication: since the day that the story opens with, where it gives one. What "had
        happened" was before that day. The sentence that a story begins with, and a saying, are news of the day."""
        if passage.told == self._lead or self._published is None:
            return None
        if self._since(passage) is None:
            if passage.standing.doing is Doing.TELLING:
                return None
            return Dated(Interval(Edge.OPEN, Date.of(self._published)), None, None, "published")
        if self._clause(passage).verb.tense is Tense.PAST and passage.source is None:
            first = self._since(passage)
            return Dated(Interval(Edge.OPEN, Date.of(first)), None, None, "narrative") if first else None
        return self._window(passage)

    def _reaction(self, passage: Passage) -> Dated | None:
        """What is warned, announced, denied without a date: some time since the day that the story opens with."""
        return self._window(passage) if passage.standing.doing is Doing.TELLING else None

    def _window(self, passage: Passage) -> Dated | None:
        """From the day that the story opens with to publication, where that is not long."""
        first, last = self._since(passage), self._published
        if first is None or last is None or not 0 <= last.ordinal - first.ordinal <= _LONGEST:
            return None
        when = Date.of(first) if first == last else Interval(Date.of(first), Date.of(last))
        return Dated(when, None, None, "narrative")

    def _since(self, passage: Passage) -> Day | None:
        """The day that the story opens with, where it does so before this passage."""
        opening = self._opening
        return latest(opening.day) if opening is not None and opening.told < passage.told else None

    def _when_said(self, passage: Passage) -> Date | None:
        """About the day on which somebody said so, where the sentence gives it: "two men drowned, police said on
        Friday" was known by Friday, and was news then."""
        told = self._story[passage.told]
        standings = _standings(told)
        for mention in told.mentions:
            if (day := day_of(mention, self._published)) is not None and _is_when_said(told, standings, mention):
                return replace(day, approximate=True)
        return None

    def _opened(self) -> _Opening | None:
        """The first day that the first sentences give for a happening; where they only give the day on which
        somebody said so, about that day."""
        said: _Opening | None = None
        opening = [(number, told) for number, told in enumerate(self._story) if told.rejected is None][:_OPENING]
        for number, told in opening:
            standings = _standings(told)
            if standings[leading(told.sentence, standings)].doing is Doing.TELLING:
                continue
            for mention in told.mentions:
                if (day := day_of(mention, self._published)) is None:
                    continue
                if not _is_when_said(told, standings, mention):
                    return _Opening(day, number)
                said = said or _Opening(replace(day, approximate=True), number)
        return said

    def _points_back(self, passage: Passage) -> bool:
        """Whether the subject is "they", "these troops", "the ship"."""
        sentence, subject = self._story[passage.told].sentence, self._clause(passage).subject
        return subject is not None and (
            sentence.words[subject[0]].low in _ANAPHORIC or sentence.tags[subject[0]] == "PRP"
        )

    def _clause(self, passage: Passage) -> Clause:
        return self._story[passage.told].sentence.clauses[passage.number]

    def _paragraph(self, passage: Passage) -> int:
        return self._story[passage.told].paragraph


def _standings(told: Told) -> list[Standing]:
    return [standing_of(told.sentence, number) for number in range(len(told.sentence.clauses))]


def _is_when_said(told: Told, standings: Sequence[Standing], mention: Mention) -> bool:
    """Whether a date tells when somebody said so: Friday in "The bridge reopened, they said on Friday"."""
    return any(
        standing.doing is Doing.SAYING and holds(told.sentence, clause, mention)
        for clause, standing in zip(told.sentence.clauses, standings, strict=True)
    )

"""A story made ready for decisions: its heads, its time candidates, and the stems by which its parts are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from typing import Final

from timeline.dates import Day
from timeline.extraction.factuality import Claims, Factuality
from timeline.extraction.heads import Head, find_heads
from timeline.extraction.story import StorySentence
from timeline.extraction.time_candidates import TimeCandidate, time_candidates
from timeline.language.stems import STOP, stem, stems

Stems = frozenset[str]
NOTHING: Final[Stems] = frozenset()


class View:
    """What decisions about a story need, each computed once.

    ``sentences`` are those of the story, ``published`` the day it came out, ``title`` its headline or "",
    ``text`` that of its article.
    """

    def __init__(
        self, sentences: Sequence[StorySentence], published: Day | None, title: str = "", text: str = ""
    ) -> None:
        self.sentences = sentences
        self.text = text
        self.published = published
        self.today = published.ordinal if published else None
        self.title = frozenset(stems(title))
        self._stands: dict[Head, Factuality] = {}
        self.features_of_sentences: dict[int, list[str]] = {}
        self._head_stems: dict[Head, Stems] = {}
        self.heads: list[Head] = find_heads(sentences)
        self.times: list[TimeCandidate] = time_candidates(sentences, published)
        self.word_stems = [_word_stems(each) for each in sentences]
        self.stems: list[Stems] = [frozenset(s for s in row if s) for row in self.word_stems]
        self.frequency = Counter(stem_ for one in self.stems for stem_ in one)
        accepted = [at for at, each in enumerate(sentences) if each.rejected is None]
        self.rank = {at: rank for rank, at in enumerate(accepted)}
        if not self.title and accepted:
            self.title = self.stems[accepted[0]]
        self.own: list[list[TimeCandidate]] = [[] for _ in sentences]
        for time in self.times:
            self.own[time.sentence].append(time)

    @cached_property
    def side(self) -> dict[TimeCandidate, str]:
        """Of the readings of an expression which is the last one up to publication ("past"), and which the next one
        after it ("ahead"); the others are "far"."""
        found: dict[TimeCandidate, str] = {}
        for own in self.own:
            for _, group in groupby(own, key=lambda time: (time.first, time.last)):
                readings = list(group)
                for time in readings:
                    found[time] = _side(time, [other for other in readings if other.grain == time.grain], self.today)
        return found

    @cached_property
    def before(self) -> list[tuple[tuple[int, int], tuple[int, int], int]]:
        """For each sentence where the last time before it stands, and the last day, as (sentence, word), (-1, -1) for
        none; and how many days the story gives before it."""
        found: list[tuple[tuple[int, int], tuple[int, int], int]] = []
        last = last_day = (-1, -1)
        days = 0
        for own in self.own:
            found.append((last, last_day, days))
            for time in own:
                if not time.clock:
                    last = (time.sentence, time.first)
                if not time.clock and time.grain == "day":
                    last_day = (time.sentence, time.first)
                    days += 1
        return found

    @cached_property
    def first_day(self) -> TimeCandidate | None:
        """The first expression of the story that gives a day."""
        return next((time for time in self.times if time.grain == "day" and time.taken and not time.clock), None)

    @cached_property
    def claims(self) -> list[Claims | None]:
        """The claims of each sentence, None of one that is no part of the story."""
        return [Claims(each.sentence) if each.rejected is None else None for each in self.sentences]

    @cached_property
    def factuality(self) -> list[tuple[Factuality, ...]]:
        """How sure the text is of each clause of each sentence; of one that is no part of the story nothing."""
        return [claims.clauses if claims is not None else () for claims in self.claims]

    def stand(self, head: Head) -> Factuality:
        """Return how sure the text is of what a head names."""
        found = self._stands.get(head)
        if found is None:
            claims = self.claims[head.sentence]
            if head.phrase is not None and claims is not None:
                found = claims.noun(*head.phrase)
            else:
                found = self.factuality[head.sentence][head.clause or 0]
            self._stands[head] = found
        return found

    def head_stems(self, head: Head) -> Stems:
        """Return the stems of the clause of a head, or of its noun phrase and what follows it."""
        found = self._head_stems.get(head)
        if found is None:
            found = self._head_stems[head] = self._stems_of_head(head)
        return found

    def _stems_of_head(self, head: Head) -> Stems:
        row = self.word_stems[head.sentence]
        if head.phrase is not None:
            return frozenset(s for s in row[head.phrase[0] : head.phrase[1] + 6] if s)
        if head.clause is None:
            return self.stems[head.sentence]
        return self.clause_stems(head.sentence, head.clause) | {row[head.word] or ""}

    def clause_stems(self, sentence: int, clause: int | None) -> Stems:
        """Return the stems of a clause with its subject."""
        if clause is None:
            return NOTHING
        each = self.sentences[sentence].sentence.clauses[clause]
        first = min(each.start, each.subject[0]) if each.subject else each.start
        return frozenset(s for s in self.word_stems[sentence][first : each.end] if s)

    def weight(self, common: Stems) -> float:
        """Return how much common stems tell: one that only few sentences hold tells most."""
        return sum(1 / self.frequency.get(each, 1) for each in common)


def _side(time: TimeCandidate, readings: Sequence[TimeCandidate], today: int | None) -> str:
    first = time.bounds[0]
    if today is None or first is None:
        return "unknown"
    begins = {other.bounds[0] for other in readings if other.bounds[0] is not None}
    if len(begins) == 1:
        return "only"
    if first <= today:
        return "past" if first == max(begin for begin in begins if begin <= today) else "far"
    return "ahead" if first == min(begin for begin in begins if begin > today) else "far"


def _word_stems(each: StorySentence) -> list[str | None]:
    return [stem(low) if (low := word.low)[:1].isalnum() and low not in STOP else None for word in each.sentence.words]

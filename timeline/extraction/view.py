"""A story made ready for decisions: its heads, its time candidates, the stems by which its parts are compared.

Chronologies as people print them are lines and table rows that a date opens, each an event of that date.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Final

from timeline.dates import Date, DateError, Day, When, earliest
from timeline.events import Basis
from timeline.extraction.claims import Factuality, SentenceClaims
from timeline.extraction.story import (
    Count,
    Head,
    StorySentence,
    TimeCandidate,
    bounds_of,
    counts_of,
    find_heads,
    time_candidates,
)
from timeline.language.clauses import Sentence
from timeline.language.lexicon import STOP, stem, stems
from timeline.layout import Block

Stems = frozenset[str]
NOTHING: Final[Stems] = frozenset()


class View:
    """What decisions about a story need, each computed once.

    ``sentences`` are those of the story, ``published`` the day it came out, ``title`` its headline or "",
    ``text`` that of its article. ``read_claims`` reads how sure the text is of what a sentence tells, and is asked
    only where a decision needs it.
    """

    def __init__(
        self,
        sentences: Sequence[StorySentence],
        published: Day | None,
        title: str = "",
        text: str = "",
        *,
        read_claims: Callable[[Sentence], SentenceClaims],
    ) -> None:
        self._read_claims = read_claims
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
    def names(self) -> list[Stems]:
        """The stems of the names in each sentence."""
        return [
            frozenset(s for s, tag in zip(row, each.sentence.tags, strict=True) if s and tag == "NNP")
            for row, each in zip(self.word_stems, self.sentences, strict=True)
        ]

    @cached_property
    def counts(self) -> list[tuple[Count, ...]]:
        """For each sentence the lengths of time in it that count from another time."""
        return [tuple(counts_of(each)) if each.rejected is None else () for each in self.sentences]

    @cached_property
    def first_day(self) -> TimeCandidate | None:
        """The first expression of the story that gives a day."""
        return next((time for time in self.times if time.gives_day), None)

    @cached_property
    def claims(self) -> list[SentenceClaims | None]:
        """The claims of each sentence, None of one that is no part of the story."""
        return [self._read_claims(each.sentence) if each.rejected is None else None for each in self.sentences]

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

    def share(self, one: int, other: int) -> float:
        """Return how much of the shorter of two sentences the other holds, too: 0 nothing, 1 all of its words."""
        own, others = self.stems[one], self.stems[other]
        return len(own & others) / max(1, min(len(own), len(others)))

    def weight(self, common: Stems) -> float:
        """Return how much common stems tell: one that only few sentences hold tells most."""
        return math.fsum(1 / self.frequency.get(each, 1) for each in common)  # the same in any order of the set


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


FEWEST: Final = 2
"""Dated lines that make a chronology; a single one is a dateline, or a paragraph that opens with a date."""
_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?::|\.| [-–—])\s+(?=\S)")
_COVERS: Final = 0.6
"""The share of a table's cell that a date fills which is the date of its row; not measured."""


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line with the date that opens it.

    ``start`` and ``end`` are the whole line, ``body`` is where the text behind the date begins, and ``sentence`` the
    sentence that tells the event. In a log ``time`` is None and ``clock`` the time of day.
    """

    start: int
    body: int
    end: int
    sentence: int
    time: TimeCandidate | None
    clock: str | None = None


def dated_lines(view: View, layout: Sequence[Block]) -> dict[int, DatedLine]:
    """Return the dated lines of a chronology by their sentence; none where the text is no chronology."""
    found: dict[int, DatedLine] = {}
    for line in _lines(view, layout):
        found.setdefault(line.sentence, _by_own_date(view, line))
    return found if len(found) >= FEWEST else {}


_FRONT: Final = 3
"""Words that may stand before a date that opens a sentence: "Late on 4 March, ..."."""


def _by_own_date(view: View, line: DatedLine) -> DatedLine:
    """Return a line with the date that opens its sentence where that says more than the line's own, or another day in
    full: "On 4 March ..." below "March 2015"."""
    if line.time is None:
        return line
    words = view.sentences[line.sentence].sentence.words
    first = next((at for at, word in enumerate(words) if word.start >= line.body), 0)
    own_days = [time for time in view.own[line.sentence] if time.grain == "day" and not time.clock]
    opening = [time for time in own_days if first <= time.first <= first + _FRONT]
    finer = line.time.grain != "day"
    own = next((time for time in opening if (finer and _lies_in(time, line.time)) or time.reading == "text"), None)
    return line if own is None else replace(line, time=own)


def _lies_in(day: TimeCandidate, other: TimeCandidate) -> bool:
    """Return whether a day is one of another time."""
    begin, end = other.bounds
    return begin is not None and end is not None and begin <= (day.bounds[0] or 0) <= end


def _lines(view: View, layout: Sequence[Block]) -> Iterator[DatedLine]:
    for index, block in enumerate(layout):
        if block.kind == "table-row":
            cells = [cell for cell in layout[index + 1 : index + 12] if cell.kind == "cell" and cell.row == block.row]
            yield from _of_row(view, block, [cell for cell in cells if block.start <= cell.start <= block.end])
        elif block.label is not None and block.kind in ("paragraph", "list-item"):
            time = _time_within(view, *block.label)
            sentence = _sentence_at(view, block.body, block.end)
            if sentence is not None and (time is not None or (clock := _clock_within(view, *block.label))):
                yield DatedLine(block.start, block.body, block.end, sentence, time, None if time else clock)
        elif numbered := _numbered(view, layout, block):
            yield numbered
        elif block.heading is not None and block.kind in ("paragraph", "list-item"):
            heading = layout[block.heading]
            time = _time_within(view, heading.start, heading.end)
            first = layout[index - 1].kind == "heading" or block.kind == "list-item"
            sentence = _sentence_at(view, block.start, block.end)
            if not first or time is None or sentence is None:
                continue
            if _fills(time, heading):
                end = view.sentences[sentence].sentence.end
                yield DatedLine(block.start, block.start, min(block.end, end), sentence, time)


def _of_row(view: View, row: Block, cells: Sequence[Block]) -> Iterator[DatedLine]:
    dated = [(cell, time) for cell in cells if (time := _time_within(view, cell.start, cell.end)) is not None]
    if not row.row or not dated:
        return
    label, time = dated[0]
    if not _fills(time, label):
        return
    longest = max((cell for cell in cells if cell is not label), key=lambda cell: cell.end - cell.start, default=None)
    sentence = _sentence_at(view, longest.start, longest.end) if longest is not None else None
    if longest is not None and sentence is not None:
        yield DatedLine(longest.start, longest.start, longest.end, sentence, time)


def _fills(time: TimeCandidate, block: Block) -> bool:
    """Return whether a date is most of a heading or a cell."""
    return time.mention.end - time.mention.start >= _COVERS * (block.end - block.start)


def _numbered(view: View, layout: Sequence[Block], block: Block) -> DatedLine | None:
    """Return a line that a day's number opens below a heading that is a month: "4: ..." below "March"."""
    opening = _DAY.match(view.text, block.start, block.end)
    if opening is None or block.heading is None or block.kind == "heading":
        return None
    heading = layout[block.heading]
    month = _time_within(view, heading.start, heading.end)
    sentence = _sentence_at(view, opening.end(), block.end)
    if month is None or sentence is None:
        return None
    if month.grain != "month" or not isinstance(month.when, Date):
        return None
    with suppress(DateError):
        when = Date(month.when.year, month.when.month, int(opening[1]))
        time = replace(month, when=when, bounds=bounds_of(when), grain="day")
        return DatedLine(block.start, opening.end(), block.end, sentence, time)
    return None


def day_of_line(view: View, line: DatedLine) -> tuple[When | None, Basis]:
    """Return the date of a line: its own, or in a log the last day named before it, else the day of publication."""
    if line.time is not None:
        return line.time.when, Basis.GIVEN
    before = (time for time in view.times if time.mention.start < line.start)
    days = [time for time in before if time.taken and not time.clock and time.grain == "day"]
    if days:
        return days[-1].when, Basis.LINKED
    return (Date.of(view.published) if view.published is not None else None), Basis.REPORTED


def _clock_within(view: View, start: int, end: int) -> str | None:
    """Return the time of day that opens a line of a log: "14:20"."""
    for each in view.sentences:
        for mention in each.mentions:
            if mention.time and start <= mention.start and mention.end <= end + 1:
                return mention.time
    return None


def _time_within(view: View, start: int, end: int) -> TimeCandidate | None:
    """Return the widest date inside these code points, in the year of the text before it where it gives none itself."""
    inside = [
        time for time in view.times if not time.clock and start <= time.mention.start and time.mention.end <= end + 1
    ]
    if not inside:
        return None
    mention = max((time.mention for time in inside), key=lambda each: (each.end - each.start, -each.start))
    readings = [time for time in inside if time.mention is mention]
    year = _year_before(view, mention.start)
    framed = [time for time in readings if time.reading.startswith("year-") and _year(time) == year]
    return next(iter([*framed, *(time for time in readings if time.taken)]), None)


def _year_before(view: View, start: int) -> int | None:
    """Return the last year that the text names before a place: that of a heading, or of the line before."""
    named = [time for time in view.times if time.mention.start < start and time.reading == "text" and _year(time)]
    return _year(named[-1]) if named else None


def _year(time: TimeCandidate) -> int | None:
    first = earliest(time.when)
    return first.year if first is not None else None


def _sentence_at(view: View, start: int, end: int) -> int | None:
    """Return the first sentence that reaches into these code points."""
    for number, each in enumerate(view.sentences):
        if each.sentence.end > start and each.sentence.start < end:
            return number
    return None

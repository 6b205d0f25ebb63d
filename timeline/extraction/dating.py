"""When what a passage tells of was: by its own words, by what was told before, or by the day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.dates import Date, Day, Edge, Interval, When, earliest, latest
from timeline.events import Status
from timeline.extraction.lists import words
from timeline.extraction.passages import Passage
from timeline.extraction.salience import leading
from timeline.extraction.standing import Doing, standing_of
from timeline.extraction.story import Told
from timeline.extraction.tense import Tense
from timeline.when import Mention

_OPENING: Final = 3
"""Sentences that open a story."""
_WEEKDAYS: Final = words("monday tuesday wednesday thursday friday saturday sunday")
_ANAPHORIC: Final = words("these this that those the")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with where it is from: ``words`` of the text, or the ``basis`` "narrative" or "published"."""

    when: When
    words: str | None
    time: str | None
    basis: str


def date_passages(story: Sequence[Told], passages: Sequence[Passage], published: Day | None) -> list[Dated]:
    """The date of each passage, in order."""
    opening = _opening_day(story, published)
    thread: list[tuple[Passage, Dated]] = []
    for passage in passages:
        dated = (
            _own(story, passage, published, thread)
            or _carried(story, passage, thread, opening)
            or _by_publication(passage, published)
        )
        thread.append((passage, dated))
    return [dated for _, dated in thread]


def _opening_day(story: Sequence[Told], published: Day | None) -> When | None:
    """The day that the story opens with: the first one that its first sentences give for a happening."""
    opening = [told for told in story if told.rejected is None][:_OPENING]
    for told in opening:
        standings = [standing_of(told.sentence, number) for number in range(len(told.sentence.clauses))]
        if standings[leading(told.sentence, standings)].doing is Doing.TELLING:
            continue
        for mention in told.mentions:
            if mention.when is not None and _width(mention.when) == 0 and not _ahead(mention, published):
                return mention.when
    return None


def _own(
    story: Sequence[Told], passage: Passage, published: Day | None, thread: Sequence[tuple[Passage, Dated]]
) -> Dated | None:
    """By the passage's own words: those of its clause first, the finest expression, the nearest to its verb."""
    sentence = story[passage.told].sentence
    verb = sentence.words[sentence.clauses[passage.number].verb.last]
    planned = passage.standing.status is Status.PLANNED
    usable = [
        (mention.when, mention)
        for mention in passage.mentions
        if mention.when is not None and mention.type in ("DATE", "TIME") and (planned or not _ahead(mention, published))
    ]
    if not usable:
        return None
    clause = sentence.clauses[passage.number]
    first, last = sentence.words[clause.start].start, sentence.words[clause.end - 1].end
    when, mention = min(
        usable,
        key=lambda pair: (
            not first <= pair[1].start < last,
            _width(pair[0]),
            abs(pair[1].start - verb.start),
            pair[1].start,
        ),
    )
    return Dated(_before_it_was_said(when, mention, passage, thread), mention.text, mention.time, "text")


def _before_it_was_said(
    when: When, mention: Mention, passage: Passage, thread: Sequence[tuple[Passage, Dated]]
) -> When:
    """The day, a week earlier where it is a weekday after the day on which it was said: "on Monday he said that she
    had died on Friday" is the Friday before that Monday."""
    if not thread or thread[-1][0].told != passage.told or thread[-1][0].standing.doing is not Doing.TELLING:
        return when
    said = latest(thread[-1][1].when)
    day = when.as_day if isinstance(when, Date) else None
    if said is None or day is None or day <= said or passage.standing.status is Status.PLANNED:
        return when
    return Date.of(day.plus(-7)) if mention.text.lower() in _WEEKDAYS else when


def _ahead(mention: Mention, published: Day | None) -> bool:
    """Whether it lies wholly after the day of publication."""
    first = earliest(mention.when) if mention.when is not None else None
    return published is not None and first is not None and first > published


def _width(when: When | None) -> int:
    """How many days wide, in steps that matter: a day, a week or a few days, a month, a year, more."""
    first, last = (earliest(when), latest(when)) if when is not None else (None, None)
    if first is None or last is None:
        return 5
    days = last.ordinal - first.ordinal
    return 0 if days == 0 else 1 if days <= 10 else 2 if days <= 31 else 3 if days <= 366 else 4


def _carried(
    story: Sequence[Told], passage: Passage, thread: Sequence[tuple[Passage, Dated]], opening: When | None
) -> Dated | None:
    """By what was told before: what is told in the past tense goes on from the happening before it in its paragraph,
    or else from the day that the story opens with.

    A sentence that points back ("These troops ...") goes on from the sentence before it whatever its date. What is
    told in the perfect, planned, or itself a saying is as of publication.
    """
    sentence = story[passage.told].sentence
    clause = sentence.clauses[passage.number]
    if passage.standing.status is Status.PLANNED or clause.verb.perfect or clause.verb.tense is Tense.PRESENT:
        return None
    points_back = clause.subject is not None and (
        sentence.words[clause.subject[0]].low in _ANAPHORIC or sentence.tags[clause.subject[0]] == "PRP"
    )
    if thread:
        before, dated = thread[-1]
        near = passage.told - before.told <= 1 and story[passage.told].paragraph == story[before.told].paragraph
        known = dated.basis != "published" and before.standing.status is not Status.PLANNED
        if near and known and points_back and before.standing.doing is passage.standing.doing:
            return Dated(dated.when, None, None, "narrative")
    if passage.standing.doing is not Doing.HAPPENING:
        return None
    for before, dated in reversed(thread):
        if story[passage.told].paragraph != story[before.told].paragraph:
            break
        if before.standing.doing is Doing.HAPPENING and dated.basis == "text" and _width(dated.when) == 0:
            return Dated(dated.when, None, None, "narrative")
    return Dated(opening, None, None, "narrative") if opening is not None else None


def _by_publication(passage: Passage, published: Day | None) -> Dated:
    """About the day of publication; what is planned is open from then on."""
    if published is None:
        return Dated(Date(None), None, None, "published")
    if passage.standing.status is Status.PLANNED:
        return Dated(Interval(Date.of(published), Edge.OPEN), None, None, "published")
    return Dated(Date.of(published, approximate=True), None, None, "published")

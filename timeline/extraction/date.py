"""When a happening was: the one engine that chooses among all readings of all time expressions of a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.dates import Date, Day, When
from timeline.events import Basis
from timeline.extraction.features import (
    DecidedDate,
    Fits,
    Surroundings,
    default_features,
    named_features,
    surroundings_of,
    time_features,
)
from timeline.extraction.heads import Head
from timeline.extraction.model import LogLinear, softmax
from timeline.extraction.time_candidates import Bounds, TimeCandidate, counted_times, since, until
from timeline.extraction.view import View

THREAD: Final = 6
"""Happenings decided before that a time is compared with: an article goes on from what it has just told."""
_BACK: Final = 12
"""Sentences that a date reaches on; from the opening of an article it reaches everywhere."""
_AHEAD: Final = 2
_OPENING: Final = 3


@dataclass(frozen=True, slots=True)
class DateChoice:
    """A time that a head can be given, with the features that speak for it and against it.

    ``time`` is the expression it is from; of a time that no words give, ``name`` says which: "today", "until today",
    "since today", "before the first".
    """

    when: When | None
    bounds: Bounds
    features: Sequence[str]
    time: TimeCandidate | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """The time of a head: the choice that won, how likely it is, and the choices that lost, the likeliest first."""

    choice: DateChoice
    probability: float
    others: tuple[tuple[DateChoice, float], ...] = ()

    def basis(self, head: Head) -> Basis:
        """Return where the time is from: words of the head's sentence, words elsewhere, or publication."""
        if self.choice.time is None:
            return Basis.REPORTED
        return Basis.GIVEN if self.choice.time.sentence == head.sentence else Basis.LINKED


def choices(view: View, head: Head, thread: Sequence[DecidedDate]) -> list[DateChoice]:
    """Return every time that a head can be given; none where nothing is known of any day."""
    fits, around = Fits(view, head, thread), surroundings_of(view, head)
    times = [*_times(view, head), *_counted(view, head, thread)]
    found = [DateChoice(time.when, time.bounds, time_features(view, head, time, fits, around), time) for time in times]
    return [*found, *_defaults(view, head, fits, around)]


def decide(model: LogLinear, given: Sequence[DateChoice]) -> Dated | None:
    """Return the time whose choices together are likeliest; None where there is no choice."""
    if not given:
        return None
    probabilities = softmax([model.score(choice.features) for choice in given])
    mass: dict[Bounds, float] = {}
    best: dict[Bounds, tuple[float, int]] = {}
    for index, (choice, probability) in enumerate(zip(given, probabilities, strict=True)):
        mass[choice.bounds] = mass.get(choice.bounds, 0.0) + probability
        if choice.bounds not in best or probability > best[choice.bounds][0]:
            best[choice.bounds] = probability, index
    ranked = sorted(mass, key=lambda bounds: (-mass[bounds], best[bounds][1]))
    shown = [(given[best[bounds][1]], mass[bounds]) for bounds in ranked]
    return Dated(*shown[0], tuple(shown[1:]))


def date_heads(
    view: View, model: LogLinear, heads: Iterable[tuple[Head, float]], *, sure: float
) -> list[tuple[Head, float, Dated]]:
    """Return the heads with their times, in the order of the text; a head is given with its probability.

    A head that is at least ``sure`` to name a happening carries its time on to those behind it.
    """
    thread: list[DecidedDate] = []
    found: list[tuple[Head, float, Dated]] = []
    for head, probability in sorted(heads, key=lambda each: (each[0].sentence, each[0].word)):
        dated = decide(model, choices(view, head, thread[-THREAD:]))
        if dated is None:
            continue
        found.append((head, probability, dated))
        if probability >= sure:
            thread.append(DecidedDate(head, view.head_stems(head), dated.choice.bounds))
    return found


def _times(view: View, head: Head) -> Iterator[TimeCandidate]:
    """Yield the readings of the head's own sentence, and of each time that others give the first and the nearest."""
    elsewhere: dict[Bounds, list[TimeCandidate]] = {}
    for time in view.times:
        if time.sentence == head.sentence:
            yield time
        elif time.taken and not time.clock and _reaches(view, time, head):
            elsewhere.setdefault(time.bounds, []).append(time)
    for times in elsewhere.values():
        yield times[0]
        nearest = min(times[1:], key=lambda time: abs(head.sentence - time.sentence), default=None)
        if nearest is not None:
            yield nearest


def _reaches(view: View, time: TimeCandidate, head: Head) -> bool:
    distance = head.sentence - time.sentence
    if distance < 0:
        return -distance <= _AHEAD
    return distance <= _BACK or view.rank.get(time.sentence, _OPENING + 1) <= _OPENING


def _counted(view: View, head: Head, thread: Sequence[DecidedDate]) -> Iterator[TimeCandidate]:
    known = [each.bounds for each in thread[-1:]]
    if view.today is not None:
        known.append((view.today, view.today))
    yield from counted_times(view.sentences[head.sentence], head.sentence, view.own[head.sentence], known)


def _defaults(view: View, head: Head, fits: Fits, around: Surroundings) -> Iterator[DateChoice]:
    common = default_features(view, head, around)
    if view.published is None or view.today is None:
        unknown = named_features("unknown", common, fits, (None, None))
        yield DateChoice(None, (None, None), unknown, None, "unknown")
        return
    today = view.published
    named: list[tuple[str, When, Bounds]] = [
        ("today", Date.of(today, approximate=True), (view.today, view.today)),
        ("until today", until(today), (None, view.today)),
        ("since today", since(today), (view.today, None)),
    ]
    first = view.first_day
    if first is not None and first.sentence < head.sentence and first.bounds[1] not in (None, view.today):
        day = Day.from_ordinal(first.bounds[1] or 0)
        named.append(("before the first", until(day), (None, first.bounds[1])))
    for name, when, bounds in named:
        yield DateChoice(when, bounds, named_features(name, common, fits, bounds), None, name)

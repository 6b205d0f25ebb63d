"""Which happenings of a story make a row, and when each was.

One engine chooses among all readings of all time expressions, by three log-linear models: a weight for each feature
that ``features.py`` names, in a file that people can read. So every decision can be explained by the features that hold
and what each adds. A sentence makes at most one row, and one more for each further date it gives. Chronologies as
people print them are lines and table rows that a date opens: each is a row of that date.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Final, NamedTuple

from timeline.dates import Date, DateError, Day, When, earliest
from timeline.events import Basis, Mode
from timeline.extraction.features import (
    DecidedDate,
    Fits,
    Surroundings,
    default_features,
    head_features,
    named_features,
    row_features,
    surroundings_of,
    time_features,
)
from timeline.extraction.mentions import LONGEST_QUOTE
from timeline.extraction.story import (
    COMMENT,
    Bounds,
    Count,
    Head,
    StorySentence,
    TimeCandidate,
    View,
    bounds_of,
    clause_around,
    grain_of,
    since,
    until,
)
from timeline.language.clauses import Clause, Sentence, Tense, VerbForm
from timeline.language.lexicon import EXPECTING
from timeline.layout import Block

Features = Sequence[str]
"""The names of the features that hold; each counts once."""

SHOWN: Final = 8
"""Contributions that ``why`` prints of a decision."""


class Contribution(NamedTuple):
    """What one feature adds to the log-odds of a decision."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class LogLinear:
    """A log-linear model: the weights of its features, in log-odds. A feature without a weight counts nothing."""

    weights: Mapping[str, float]

    def score(self, features: Features) -> float:
        """Return the sum of the weights, in log-odds."""
        return math.fsum(filter(None, map(self.weights.get, features)))

    def probability(self, features: Features) -> float:
        """Return the probability that a decision with these features is yes, by the logistic function."""
        return logistic(self.score(features))

    def contributions(self, features: Features) -> list[Contribution]:
        """Return what each feature adds, the largest first."""
        weighed = [Contribution(feature, self.weights[feature]) for feature in features if feature in self.weights]
        return sorted(weighed, key=lambda each: (-abs(each.weight), each.feature))


def logistic(score: float) -> float:
    """Return the probability of log-odds. logistic(0) is 0.5."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the probabilities of alternatives of which exactly one holds. softmax([0, 0]) is [0.5, 0.5]."""
    top = max(scores)
    grown = [math.exp(score - top) for score in scores]
    total = math.fsum(grown)
    return [each / total for each in grown]


@dataclass(frozen=True, slots=True)
class Models:
    """The models that extraction decides by, as one file holds them, and the thresholds that belong to them."""

    select: LogLinear
    date: LogLinear
    row: LogLinear
    thresholds: Mapping[str, float]

    @classmethod
    def read(cls, content: bytes) -> Models:
        """Return the models of a file's content. Raises KeyError or ValueError where it is not such a file."""
        stored = json.loads(gzip.decompress(content))
        select, date, row = (LogLinear(stored[name]) for name in ("select", "date", "row"))
        return cls(select, date, row, stored["thresholds"])

    def write(self) -> bytes:
        """Return the content of a file that ``read`` reads, the same bytes for the same weights."""
        tables = {"select": self.select.weights, "date": self.date.weights, "row": self.row.weights}
        stored: dict[str, Mapping[str, float]] = {**tables, "thresholds": self.thresholds}
        text = json.dumps({name: rounded(table) for name, table in stored.items()}, indent=0, sort_keys=True)
        return gzip.compress(text.encode(), mtime=0)


def rounded(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights with three decimals, those that then are 0 left out."""
    return {name: round(weight, 3) for name, weight in weights.items() if round(weight, 3)}


@cache
def load_models() -> Models:
    """Return the models that the package ships; ``benchmarks/train_extraction.py`` makes them."""
    return Models.read(resources.files("timeline.extraction").joinpath("models.json.gz").read_bytes())


THREAD: Final = 6
"""Happenings decided before that a time is compared with: an article goes on from what it has just told."""
_BACK: Final = 12
"""Sentences that a date reaches on; from the opening of an article it reaches everywhere."""
_AHEAD: Final = 2
"""So many sentences ahead of its own a head may take a time from."""

_OPENING: Final = 3
"""A time of so many sentences at the beginning of the story may date any head."""


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
class DateDecision:
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
    times = [*_times(view, head), *counted_times(view, head, thread[-1].bounds if thread else None)]
    if view.today is not None and _is_over(view, head):
        times = [time for time in times if (time.bounds[0] or 0) <= view.today]
    found = [DateChoice(time.when, time.bounds, time_features(view, head, time, fits, around), time) for time in times]
    return [*found, *_defaults(view, head, fits, around)]


def _is_over(view: View, head: Head) -> bool:
    """Return whether the verb of a head says that it was done by the day of publication: "has been barred from the vote
    next month". Not where it tells of a plan: "was scheduled to open"."""
    if head.phrase is not None or head.clause is None:
        return False
    verb = view.sentences[head.sentence].sentence.clauses[head.clause].verb
    past = verb.form is VerbForm.FINITE and (verb.tense is Tense.PAST or verb.perfect)
    return past and verb.modal is None and verb.lemma not in EXPECTING | {"be"}


def decide(model: LogLinear, given: Sequence[DateChoice]) -> DateDecision | None:
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
    return DateDecision(*shown[0], tuple(shown[1:]))


def date_heads(
    view: View, model: LogLinear, heads: Iterable[tuple[Head, float]], *, sure: float
) -> list[tuple[Head, float, DateDecision]]:
    """Return the heads with their times, in the order of the text; a head is given with its probability.

    A head that is at least ``sure`` to name a happening carries its time on to those behind it.
    """
    thread: list[DecidedDate] = []
    found: list[tuple[Head, float, DateDecision]] = []
    for head, probability in sorted(heads, key=lambda each: (each[0].sentence, each[0].word)):
        decision = decide(model, choices(view, head, thread[-THREAD:]))
        if decision is None:
            continue
        found.append((head, probability, decision))
        if probability >= sure:
            thread.append(DecidedDate(head, view.head_stems(head), decision.choice.bounds))
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


_REACH: Final = 6
"""Words behind "after" that name what is counted from."""
_ALIKE: Final = 0.5
"""How much of what is counted from another passage must name, as ``View.weight`` has it: a word of two sentences.
Measured on the folds of news-gold: at half and at twice as much no figure differs."""


def counted_times(view: View, head: Head, told: Bounds | None) -> Iterator[TimeCandidate]:
    """Yield the times that words of a head's sentence count from another time.

    What a length names counts from a day that its sentence gives, or else from the time ``told`` before and from the
    day of publication: "The move came on Tuesday, two days after the vote" puts the vote on Sunday. The other heads
    count from the time of what it names: where the vote was on 11 March, the move was on 13 March.
    """
    sentence = view.sentences[head.sentence].sentence
    for count in view.counts[head.sentence]:
        is_named = count.named[0] <= head.word < count.named[1]
        if is_named:
            way, reading = count.way, "anniversary" if count.anniversary else "counted"
            bases = _days_beside(view, head.sentence, count) or _base_days(view, told)
        elif count.anniversary:
            continue
        else:
            way, reading = -count.way, "counted from"
            bases = _times_within(view, head.sentence, count) or _times_of(view, head.sentence, count)
        place = (head.sentence, count.first, count.last, clause_around(sentence, count.last + 1), count.mention)
        for base in dict.fromkeys(bases):
            when = count.moved(base, way)
            if when is not None:
                bounds = bounds_of(when)
                yield TimeCandidate(*place, when, bounds, reading, True, grain_of(bounds), False)


def _days_beside(view: View, at: int, count: Count) -> list[Bounds]:
    """Return the days that a sentence gives beside what a length of time names."""
    return [
        time.bounds
        for time in view.own[at]
        if time.gives_day and time.mention is not count.mention and not _is_named(time, count)
    ]


def _base_days(view: View, told: Bounds | None) -> list[Bounds]:
    today = (view.today, view.today) if view.today is not None else None
    return [base for base in (told, today) if base is not None]


def _times_within(view: View, at: int, count: Count) -> list[Bounds]:
    """Return the times of what a length names that stand with it: "two days after the vote on 11 March"."""
    return [time.bounds for time in view.own[at] if _is_base(time) and _is_named(time, count)]


def _is_named(time: TimeCandidate, count: Count) -> bool:
    return count.named[0] <= time.first < count.named[1]


def _is_base(time: TimeCandidate) -> bool:
    """Return whether another time can be counted from it."""
    return time.taken and not time.clock and time.grain in ("day", "month", "year")


def _times_of(view: View, at: int, count: Count) -> list[Bounds]:
    """Return the time that another sentence of the story gives to what a length names."""
    first, last = count.named
    named = frozenset(stem for stem in view.word_stems[at][first : min(last, first + _REACH)] if stem)
    best, found = 0.0, list[Bounds]()
    for time in view.times:
        if time.sentence == at or not _is_base(time):
            continue
        alike = view.weight(named & view.clause_stems(time.sentence, time.clause))
        if alike >= _ALIKE and alike > best:
            best, found = alike, [time.bounds]
    return found


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


LOWEST: Final = 0.12
"""The probability of a happening from which on a head is dated at all. Measured on the folds of news-gold: with .06
dated recall is .709 at .880 worth a row, with .12 .706 at .882, with .2 .703."""

WORTH_A_LOOK: Final = 0.15
"""The probability of a whole sentence from which on its best head is dated, however unsure it is. Measured on the
folds of news-gold: with .08 dated recall is .707, with .15 .706, with .25 .704."""

CARRIES: Final = 0.3
"""The probability from which on a head carries its time on to those behind it. Measured on the folds of news-gold:
with .2 dated recall is .700 at .882 worth a row, with .3 .706 at .882, with .45 .707 at .880."""


@dataclass(frozen=True, slots=True)
class Row:
    """A happening with its time. ``event`` is the probability that its head names a happening, ``score`` that an editor
    keeps the row; ``number`` counts the rows of its sentence from 0, the likeliest first. ``features`` are those of
    ``score``."""

    head: Head
    event: float
    decision: DateDecision
    number: int
    score: float
    features: Sequence[str]

    @property
    def basis(self) -> Basis:
        """Where its time is from."""
        return self.decision.basis(self.head)


def read_rows(view: View, models: Models) -> list[Row]:
    """Return the rows of a story, those that wait included, in the order of the text."""
    likely = likely_heads(view, models)
    return scored(view, models, drafted(view, models, likely), sentence_probabilities(likely))


def likely_heads(view: View, models: Models) -> list[tuple[Head, float]]:
    """Return the heads of a story, each with the probability that it names a happening."""
    return [(head, models.select.probability(head_features(view, head))) for head in view.heads]


def sentence_probabilities(likely: Sequence[tuple[Head, float]]) -> dict[int, float]:
    """Return how likely each sentence tells at least one happening, from its heads, taken as independent."""
    missing: dict[int, float] = {}
    for head, probability in likely:
        missing[head.sentence] = missing.get(head.sentence, 1.0) * (1 - probability)
    return {sentence: 1 - product for sentence, product in missing.items()}


_BY_DATE: Final = 0.2
"""What the log-odds of its time count beside the log-probability of a head, where the heads of a sentence are ranked: a
date belongs to one of them, which has it more surely than those that only stand near it. Measured on the folds of
news-gold by two ways to fold: by the product of the probabilities .514 and .515 of the rows are accepted, at a dated
recall of .715 and .690; with .15 .518 and .522 at .716 and .697, with .2 .519 and .523 at .715 and .692, with .3 .524
and .521 at .708 and .695."""
_SUREST: Final = 0.99
"""A probability from which on a time counts as no surer. Measured: .95 and a weight of .3 cost .4 points of recall."""

Draft = tuple[Head, float, DateDecision, int]
"""A head that makes a row, its probability, its time, and its number in its sentence."""


def drafted(view: View, models: Models, likely: Sequence[tuple[Head, float]]) -> list[Draft]:
    """Return the heads that make a row."""
    whole = sentence_probabilities(likely)
    asserted = _by_denial(view, likely)
    best: dict[int, float] = {}
    for head, p in asserted:
        best[head.sentence] = max(p, best.get(head.sentence, 0.0))
    tried = [
        (head, p)
        for head, p in asserted
        if p >= LOWEST or (p == best[head.sentence] and whole[head.sentence] > WORTH_A_LOOK)
    ]
    decisions = date_heads(view, models.date, tried, sure=CARRIES)
    rows: list[Draft] = []
    for _, group in groupby(decisions, key=lambda each: each[0].sentence):
        taken: list[Draft] = []
        for head, p, when in sorted(group, key=lambda each: _likeliest_first(view, *each)):
            if any(when.choice.bounds == other.choice.bounds for _, _, other, _ in taken):
                continue
            if taken and when.basis(head) is not Basis.GIVEN:
                continue
            taken.append((head, p, when, len(taken)))
        rows += sorted(taken, key=lambda each: each[3])
    return rows


def _likeliest_first(view: View, head: Head, probability: float, decision: DateDecision) -> tuple[bool, float, int]:
    """Return a sort key of the heads of a sentence: what is only thought of comes last, whatever its probability.

    It waits for review. Of "The mayor came on Friday to open the bridge" the row of Friday is the one that she came.
    """
    thought = view.stand(head).mode is Mode.HYPOTHETICAL and not is_ahead(view, decision.choice)
    sure = min(decision.probability, _SUREST)
    return thought, -math.log(probability) - _BY_DATE * math.log(sure / (1 - sure)), head.word


def is_ahead(view: View, choice: DateChoice) -> bool:
    """Return whether a time that words give lies ahead of publication: "by June" does where June does."""
    if choice.time is None or view.today is None:
        return False
    first, last = choice.bounds
    starts = first if first is not None else last
    return starts is not None and starts > view.today


def _by_denial(view: View, likely: Sequence[tuple[Head, float]]) -> list[tuple[Head, float]]:
    """Return the heads without those that somebody denies: the denial is the happening, and it is as likely as they."""
    denied: dict[tuple[int, int], float] = {}
    for head, p in likely:
        governor = _denied_by(view, head)
        if governor is not None:
            denied[head.sentence, governor] = max(p, denied.get((head.sentence, governor), 0.0))
    return [
        (head, max(p, denied.get((head.sentence, head.clause or 0), 0.0) if head.phrase is None else 0.0))
        for head, p in likely
        if _denied_by(view, head) is None
    ]


def _denied_by(view: View, head: Head) -> int | None:
    """Return the clause that denies what a head names, None where none does."""
    if head.clause is None:
        return None
    stand = view.stand(head)
    return stand.governs if stand.mode is Mode.DENIED and stand.governs != head.clause else None


def scored(view: View, models: Models, rows: Sequence[Draft], whole: Mapping[int, float]) -> list[Row]:
    """Return the rows with the probability that an editor keeps them."""
    found: list[Row] = []
    by_time = _by_time(rows)
    for head, event, decision, number in rows:
        rivals = by_time[decision.choice.bounds]
        start, end = _passage(view.sentences[head.sentence], head, decision, number)
        features = row_features(
            view,
            head,
            basis=decision.basis(head).value,
            event=event,
            sentence=whole[head.sentence],
            date=decision.probability,
            time=decision.choice.time,
            grain=decision.choice.time.grain if decision.choice.time else decision.choice.name,
            number=number,
            length=end - start,
            alike=_most_alike(view, head, decision, found),
            rivals=rivals[: rivals.index(head)] if head in rivals else rivals,
        )
        found.append(Row(head, event, decision, number, models.row.probability(features), features))
    return found


def _most_alike(view: View, head: Head, decision: DateDecision, before: Sequence[Row]) -> float:
    """Return how much of a sentence the rows before tell that have the same time: 0 nothing, 1 all of its words."""
    shares = (
        view.share(head.sentence, row.head.sentence)
        for row in before
        if row.head.sentence != head.sentence
        and row.decision.choice.bounds == decision.choice.bounds
        and row.event * row.decision.probability > WORTH_A_LOOK
    )
    return max(shares, default=0.0)


RIVALS: Final = 12
"""Rows of one time, the likeliest first, that the others are compared with: an article tells one thing again and again,
but a log has a thousand lines of one day."""


def _by_time(rows: Sequence[Draft]) -> dict[Bounds, list[Head]]:
    """Return the heads of each time, the likeliest first."""
    ranked = sorted(rows, key=lambda row: (-row[1] * row[2].probability, row[0].sentence, row[0].word))
    found: dict[Bounds, list[Head]] = {}
    for head, _, decision, _ in ranked:
        heads = found.setdefault(decision.choice.bounds, [])
        if len(heads) < RIVALS:
            heads.append(head)
    return found


def passage_of(each: StorySentence, row: Row) -> tuple[int, int]:
    """Return the passage to quote: the sentence, or what tells the head where that is long or quoted already."""
    return _passage(each, row.head, row.decision, row.number)


def own_passage(each: StorySentence, row: Row) -> tuple[int, int]:
    """Return what tells the head without a subject that stands apart from it: "filed for bankruptcy on Tuesday" of "The
    firm, which was founded in 1987, filed for bankruptcy on Tuesday", where the whole is quoted for the founding."""
    sentence, clause = each.sentence, each.sentence.clauses[row.head.clause or 0]
    apart = clause.subject is not None and clause.subject[1] < clause.start <= row.head.word
    if not apart or clause.verb.form is not VerbForm.FINITE:
        return passage_of(each, row)
    start = sentence.words[clause.start].start
    return start, min(sentence.words[clause.end - 1].end, start + LONGEST_QUOTE)


def _passage(each: StorySentence, head: Head, decision: DateDecision, number: int) -> tuple[int, int]:
    sentence = each.sentence
    if number == 0 and sentence.end - sentence.start <= LONGEST_QUOTE:
        return sentence.start, sentence.end
    clause = sentence.clauses[head.clause or 0]
    span = _joined(_span(clause), (head.word, head.word))
    time = decision.choice.time
    if time is not None and time.sentence == head.sentence:
        wider = _joined(span, (time.first, time.last))
        span = wider if _length(sentence, wider) <= LONGEST_QUOTE else span
    while clause.parent is not None and _is_fragment(sentence, clause, span):
        clause = sentence.clauses[clause.parent]
        span = _joined(span, _span(clause))
    start = sentence.words[span[0]].start
    return start, min(start + _length(sentence, span), start + LONGEST_QUOTE)


SHORTEST: Final = 40
"""Code points of a passage without a finite verb that says enough by itself. Up to 60 as many rows are worth their
place, but rows of one sentence then share so much that they are taken for one event: precision on the unseen third of
ECB+ is .865 with 40 and .826 with 60."""


def _is_fragment(sentence: Sentence, clause: Clause, span: tuple[int, int]) -> bool:
    """Return whether a passage says too little without what its clause hangs on: "beginning this week"."""
    return clause.verb.form is not VerbForm.FINITE and _length(sentence, span) < SHORTEST


def _length(sentence: Sentence, span: tuple[int, int]) -> int:
    return sentence.words[span[1]].end - sentence.words[span[0]].start


def _joined(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return min(one[0], other[0]), max(one[1], other[1])


def _span(clause: Clause) -> tuple[int, int]:
    return min(clause.start, clause.subject[0] if clause.subject else clause.start), clause.end - 1


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
        if view.sentences[line.sentence].rejected == COMMENT:
            break
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

"""When any given words of a text happened: the day, the window, or the span of days that the text allows."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from timeline.dates import Date, Day, Edge, Interval, OneOf, When, earliest, latest
from timeline.extract.clauses import Clause, Role
from timeline.extract.lexicon import lexicon
from timeline.extract.lists import AIMING, EXPECTING, LASTING, SAYING, STATIVE, TELLING
from timeline.extract.stems import stem
from timeline.extract.story import Told, read_story
from timeline.extract.tense import Form, Tense, Verb

Window = tuple[Day | None, Day | None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """When a span was. ``kind`` is "point" for one day, "span" for several; ``begin`` and ``end`` are (earliest,
    latest) days, None where the text does not tell; of a point both are the same."""

    id: Any
    edtf: When | None
    kind: Literal["point", "span"]
    begin: Window
    end: Window


@dataclass(frozen=True, slots=True)
class Point:
    """One day within a window."""

    window: Window


@dataclass(frozen=True, slots=True)
class Stretch:
    """Several days: from within one window to within another."""

    begin: Window
    end: Window


Placed = Point | Stretch


def anchor(text: str, published: Day | None, spans: Iterable[tuple[Any, int, int]]) -> list[Anchor]:
    """An anchor for each span (id, start, end), in order."""
    reader = _Reader(read_story(text, published), published)
    return [_shown(id_, reader.place(start)) for id_, start, _ in spans]


def _shown(id_: Any, placed: Placed) -> Anchor:
    match placed:
        case Point((first, last) as window):
            return Anchor(id_, _point_edtf(first, last), "point", window, window)
        case Stretch(begin, end):
            return Anchor(id_, _stretch_edtf(begin, end), "span", begin, end)


def _point_edtf(first: Day | None, last: Day | None) -> When | None:
    if first is None and last is None:
        return None
    if first == last and first is not None:
        return Date.of(first)
    return OneOf(Date.of(first) if first else None, Date.of(last) if last else None)


def _stretch_edtf(begin: Window, end: Window) -> When | None:
    start = Date.of(begin[0]) if begin[0] and begin[0] == begin[1] else None
    stop = Date.of(end[1]) if end[0] and end[0] == end[1] and end[1] else None
    if start is None and stop is None:
        return None
    return Interval(start or Edge.UNKNOWN, stop or (Edge.OPEN if end[0] else Edge.UNKNOWN))


class _Reader:
    """Places words of one story. What is placed once is remembered, as a clause often goes by the one it hangs on,
    and a deed that is named again by the first time it was dated."""

    def __init__(self, story: Sequence[Told], published: Day | None) -> None:
        self._story = story
        self._starts = [told.sentence.start for told in story]
        self._now = published
        self._dated: dict[str, Placed] = {}
        self._deeds: dict[str, tuple[Told, int]] = {}
        for told in story:
            self._remember(told)

    def place(self, start: int) -> Placed:
        """When the word that begins at ``start`` happened."""
        if not self._story:
            return Point((self._now, self._now))
        told = self._story[max(0, bisect.bisect_right(self._starts, start) - 1)]
        words = told.sentence.words
        index = next((number for number, word in enumerate(words) if word.end > start), len(words) - 1)
        return self._word(told, index)

    def _remember(self, told: Told) -> None:
        """Note the deeds that a sentence dates in words."""
        sentence = told.sentence
        for number, clause in enumerate(sentence.clauses):
            own = self._own(told, number)
            if clause.verb.form is Form.FINITE and clause.verb.lemma not in STATIVE:
                self._deeds.setdefault(stem(clause.verb.lemma), (told, number))
            if own is not None and clause.verb.lemma not in SAYING | TELLING | STATIVE:
                self._dated.setdefault(stem(clause.verb.lemma), self._at(own, spanning=False))

    def _word(self, told: Told, index: int) -> Placed:
        sentence = told.sentence
        for number, clause in enumerate(sentence.clauses):
            if clause.verb.first <= index <= clause.verb.last:
                return self._clause(told, number)
        around = next((n for n, clause in enumerate(sentence.clauses) if clause.start <= index < clause.end), None)
        return self._noun(told, index, around)

    def _clause(self, told: Told, number: int, depth: int = 0) -> Placed:
        """When what a clause tells was."""
        sentence = told.sentence
        clause = sentence.clauses[number]
        verb = clause.verb
        own = self._own(told, number)
        if own is not None and verb.lemma not in SAYING:
            return self._at(own, spanning=_lasts(verb))
        if verb.lemma in SAYING | TELLING and verb.form is Form.FINITE and verb.modal is None:
            return self._at(own, spanning=False) if own is not None and not self._later(own) else self._today()
        parent = clause.parent if clause.parent is not None and clause.parent < number and depth < 20 else None
        match verb.form:
            case Form.INFINITIVE:
                return self._infinitive(told, clause, parent, depth)
            case Form.ING | Form.EN:
                if parent is None:
                    return self._known(verb) or self._today()
                if verb.form is Form.EN and clause.marker != ",":
                    return self._known(verb) or self._before()
                return self._clause(told, parent, depth + 1)
        return self._finite(clause)

    def _finite(self, clause: Clause) -> Placed:
        verb = clause.verb
        if verb.tense is Tense.FUTURE or verb.modal is not None:
            return self._after(spanning=_lasts(verb))
        if verb.tense is Tense.PRESENT:
            if verb.perfect:
                return self._known(verb) or (
                    self._ongoing() if verb.progressive else self._before(spanning=verb.lemma in STATIVE)
                )
            if verb.progressive and verb.lemma in EXPECTING:
                return self._today()
            return self._ongoing()
        if verb.perfect:
            return self._known(verb) or self._before()
        if (verb.lemma in STATIVE and not verb.passive) or clause.role in (Role.CONTENT, Role.RELATIVE):
            return self._known(verb) or self._before()
        return self._known(verb) or self._today()

    def _infinitive(self, told: Told, clause: Clause, parent: int | None, depth: int) -> Placed:
        if parent is None:
            return self._after(spanning=_lasts(clause.verb))
        above = told.sentence.clauses[parent].verb
        if above.lemma in AIMING or above.tense in (Tense.PRESENT, Tense.FUTURE) or above.modal:
            return self._after(spanning=_lasts(clause.verb))
        return self._clause(told, parent, depth + 1)

    def _noun(self, told: Told, index: int, around: int | None) -> Placed:
        """When what a noun or adjective names was."""
        sentence = told.sentence
        low = sentence.words[index].low
        kind = lexicon().nouns.get(low, lexicon().nouns.get(low.removesuffix("s")))
        nearest = self._attached(told, index)
        if nearest is not None:
            return self._at(nearest, spanning=kind == "state")
        if found := self._dated.get(stem(low)):
            return found
        if clause := self._deeds.get(stem(low)):
            return self._clause(*clause)
        if kind == "state" or low.removesuffix("s") in LASTING or not sentence.tags[index].startswith("NN"):
            return self._ongoing()
        if around is None:
            return self._today()
        verb = sentence.clauses[around].verb
        if verb.lemma in SAYING | TELLING:
            return self._before()
        return self._clause(told, around)

    def _known(self, verb: Verb) -> Placed | None:
        return self._dated.get(stem(verb.lemma))

    def _own(self, told: Told, number: int) -> When | None:
        """The date in a clause's own words: within it, or before the subject of a main clause."""
        sentence = told.sentence
        clause = sentence.clauses[number]
        words = sentence.words
        first = words[clause.start].start
        if clause.role is Role.MAIN and clause.marker == "" and (number == 0 or clause.verb.form is Form.FINITE):
            first = sentence.start if all(c.role is not Role.MAIN for c in sentence.clauses[:number]) else first
        last = words[clause.end - 1].end
        inside = [
            m for m in told.mentions if m.when is not None and m.type in ("DATE", "TIME") and first <= m.start < last
        ]
        if not inside:
            return None
        verb = words[clause.verb.last].start
        return min(inside, key=lambda m: (abs(m.start - verb), m.start)).when

    def _attached(self, told: Told, index: int) -> When | None:
        """The date right after a noun, "the attack on Friday", or right before it, "Friday's attack"."""
        word = told.sentence.words[index]
        for mention in told.mentions:
            if mention.when is not None and (0 <= mention.start - word.end <= 4 or 0 <= word.start - mention.end <= 3):
                return mention.when
        return None

    def _later(self, when: When) -> bool:
        first = earliest(when)
        return first is not None and self._now is not None and first > self._now

    def _at(self, when: When, *, spanning: bool) -> Placed:
        first, last = earliest(when), latest(when)
        if first is None or first == last:
            return Point((first, last))
        if isinstance(when, Interval) and not isinstance(when.end, Date):
            return Stretch((first, first), (self._now, None))
        if spanning or isinstance(when, Interval):
            return Stretch((first, first), (last, last))
        return Point((first, last))

    def _today(self) -> Placed:
        return Point((self._now, self._now))

    def _before(self, *, spanning: bool = False) -> Placed:
        window = (None, self._now)
        return Stretch(window, window) if spanning else Point(window)

    def _after(self, *, spanning: bool) -> Placed:
        window = (self._now, None)
        return Stretch(window, window) if spanning else Point(window)

    def _ongoing(self) -> Placed:
        return Stretch((None, self._now), (self._now, None))


def _lasts(verb: Verb) -> bool:
    """Whether what a verb tells goes on for days: a state, or the progressive."""
    return verb.progressive or verb.lemma in LASTING or (verb.lemma in STATIVE and not verb.passive)

"""When any given words of a text happened: the day, the window, or the span of days that the text allows."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from timeline.dates import Day, When
from timeline.extraction.placed import Placed, Point, Stretch, Window, edtf_of
from timeline.extraction.placing import Placing
from timeline.extraction.story import Told, read_story
from timeline.language.clauses import Role, Sentence
from timeline.language.verbs import Form


@dataclass(frozen=True, slots=True)
class Anchor:
    """When a span was. ``kind`` is "point" for one day, "span" for several; ``begin`` and ``end`` are (earliest,
    latest) days, None where the text does not tell; of a point both are the same. ``edtf`` says which days are
    possible, None where all are."""

    id: Any
    edtf: When | None
    kind: Literal["point", "span"]
    begin: Window
    end: Window


def anchor(text: str, published: Day | None, spans: Iterable[tuple[Any, int, int]]) -> list[Anchor]:
    """An anchor for each span (id, start, end), in order. Of a span of several words its main verb is anchored."""
    story = read_story(text, published)
    starts = [told.sentence.start for told in story]
    placing = Placing(story, published)
    return [_shown(id_, _placed(placing, story, starts, start, end)) for id_, start, end in spans]


def _placed(placing: Placing, story: Sequence[Told], starts: Sequence[int], start: int, end: int) -> Placed:
    if not story:
        return placing.today
    number = max(0, bisect.bisect_right(starts, start) - 1)
    return placing.word(number, _head(story[number].sentence, start, end))


def _head(sentence: Sentence, start: int, end: int) -> int:
    """The word that a span is about: its only one, the verb of its main clause, or else its last one before a
    preposition."""
    words = sentence.words
    first = next((number for number, word in enumerate(words) if word.end > start), len(words) - 1)
    last = max(first, next((number for number, word in enumerate(words) if word.start >= end), len(words)) - 1)
    inside = [clause for clause in sentence.clauses if first <= clause.verb.last <= last]
    if first == last or not inside:
        return next((n - 1 for n in range(first + 1, last + 1) if sentence.tags[n] in ("IN", "TO")), last)
    finite = [clause for clause in inside if clause.verb.form is Form.FINITE]
    main = [clause for clause in finite if clause.role is Role.MAIN]
    return (main or finite or inside)[0].verb.last


def _shown(id_: Any, placed: Placed) -> Anchor:
    match placed:
        case Point(window):
            return Anchor(id_, edtf_of(placed), "point", window, window)
        case Stretch(begin, end):
            return Anchor(id_, edtf_of(placed), "span", begin, end)

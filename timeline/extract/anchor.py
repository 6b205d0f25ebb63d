"""When any given words of a text happened: the day, the window, or the span of days that the text allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from timeline.dates import Date, Day, When
from timeline.extract.story import Told, read_story

Window = tuple[Day | None, Day | None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """When a span was. ``kind`` is "point" for one day, "span" for several; ``begin`` and ``end`` are (earliest, latest) days."""

    id: Any
    edtf: When | None
    kind: Literal["point", "span"]
    begin: Window
    end: Window


def anchor(text: str, published: Day | None, spans: Iterable[tuple[Any, int, int]]) -> list[Anchor]:
    """An anchor for each span (id, start, end), in order."""
    story = read_story(text, published)
    return [_anchor(story, published, id, start, end) for id, start, end in spans]


def _anchor(story: Sequence[Told], published: Day | None, id: Any, start: int, end: int) -> Anchor:
    window = (published, published)
    return Anchor(id, Date.of(published) if published else None, "point", window, window)

"""How much an event and a day matter to a reader, from what the corpus itself shows; it ranks and never deletes.

Nothing is trained. A day counts by the articles that mention it, those most that are about the subject of the corpus,
by the later days on which papers come back to it, and against the level of the weeks around; an event by its day, its
publishers, its articles and their headlines. How well that fits timelines that people wrote: docs/guide/figures.md.
"""

from __future__ import annotations

from timeline.weight.days import DayWeight, WeightCorpus
from timeline.weight.events import Scales, Weight, values_of, weigh_all
from timeline.weight.months import Month, by_month
from timeline.weight.outline import Outline, outline

__all__ = [
    "DayWeight",
    "Month",
    "Outline",
    "Scales",
    "Weight",
    "WeightCorpus",
    "by_month",
    "outline",
    "values_of",
    "weigh_all",
]

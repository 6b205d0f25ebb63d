"""What an article shows of its corpus: the names in it, those of its headline, and the days that it mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from timeline.articles import Article
from timeline.dates import DateError, When, earliest, latest
from timeline.when import MAX_LENGTH, find_dates

HEAD: Final = 200
"""Code points of a text that stand for its headline, where it has none."""
_SENTENCE: Final = 600
"""Code points before a mention in which its sentence begins."""

_NAME: Final = re.compile(r"(?<![.!?”\"]\s)(?<!^)(?<!\n)\b[A-Z][\w’'-]{2,}")
"""A word with a capital that begins no sentence."""
_ANY_NAME: Final = re.compile(r"\b[A-Z][\w’'-]{2,}")
_END: Final = re.compile(r"[.!?][”\"’')]?\s|\n")
_CALENDAR: Final = frozenset(
    (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
        *("November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("Mrs", "The"),
    )
)
"""Words with a capital that name nothing that a corpus is about."""
_CLOCK: Final = re.compile(
    r"\d{1,2}[:.]\d\d|\b\d{1,2} ?[ap]\.?m|\b(?:noon|midnight|hours?|minutes?|morning|evening)\b", re.IGNORECASE
)
_NAMES_DAY: Final = re.compile(
    r"""day\b|today|yesterday|tomorrow|tonight|\blast\b|\d{4}
    |\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What of a time expression says more than a time of day.

Matches:
    Friday at noon
    8:30 on 3 May
    at 8:30 last night
Does not match:
    at 8:30 am
    in the evening
"""


@dataclass(frozen=True, slots=True)
class Outline:
    """What an article shows of the corpus: the names in it and how often, those of its headline, and the days that it
    mentions, as ordinals, each with the names in the sentence of its mention."""

    names: Mapping[str, int]
    headline: frozenset[str]
    days: tuple[tuple[int, frozenset[str]], ...]

    def to_json(self) -> list[Any]:
        """Return all of it as JSON has it."""
        days = [[day, sorted(names)] for day, names in self.days]
        return [dict(sorted(self.names.items())), sorted(self.headline), days]

    @classmethod
    def of_json(cls, value: Any) -> Outline:
        """Return what JSON holds. Raises ValueError, TypeError or KeyError where it holds none."""
        names, headline, days = value
        return cls(dict(names), frozenset(headline), tuple((int(day), frozenset(of_day)) for day, of_day in days))


def outline(article: Article) -> Outline:
    """Return what an article shows of the corpus. Only its dates are read, which takes a tenth of reading its events.

    >>> outline(Article("a", "The Lindal dam broke on Monday.", Day(2024, 10, 18))).days
    ((739173, frozenset({'Lindal'})),)
    """
    text = article.text[:MAX_LENGTH]
    names = Counter(_plain(name) for name in _NAME.findall(text))
    others = {name for name in names if name not in _CALENDAR}
    days = tuple((day, frozenset(_names(text[start:end])) & others) for day, start, end in _days(article, text))
    headline = article.title or text[:HEAD]
    counts = {name: names[name] for name in sorted(others)}
    return Outline(counts, frozenset(_names(headline)) & others, days)


def _days(article: Article, text: str) -> Iterator[tuple[int, int, int]]:
    """Yield each day that a text mentions, with the start and the end of the sentence."""
    try:
        mentions = find_dates(text, article.published, language=article.language, kind=article.kind, reasons=False)
    except DateError:  # a language that no dates are known of
        return
    for mention in mentions:
        day = _one_day(mention.when)
        clock = _CLOCK.search(mention.text) and not _NAMES_DAY.search(mention.text)
        if day is not None and mention.type in ("DATE", "TIME") and not clock:
            start = max(
                (end.end() for end in _END.finditer(text, max(0, mention.start - _SENTENCE), mention.start)), default=0
            )
            end = _END.search(text, mention.end)
            yield day, start, end.start() if end else len(text)


def _one_day(when: When | None) -> int | None:
    if when is None:
        return None
    first, last = earliest(when), latest(when)
    return first.ordinal if first is not None and first == last else None


def _names(text: str) -> Iterator[str]:
    return map(_plain, _ANY_NAME.findall(text))


def _plain(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")

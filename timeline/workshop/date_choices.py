"""The date of a suggestion explained: from which words by which rule, and what else those words can mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from timeline.articles import Article
from timeline.dates import Date, Day, parse_edtf
from timeline.events import Basis, Citation, Event
from timeline.i18n.wording import words
from timeline.when import Mention, find_dates
from timeline.when.explain import reason_words

MOST: Final = 9
"""So many dates are offered: each has a key from 1 to 9."""

AROUND: Final = 2
"""So many dates of the article before and after the passage are offered, too."""


@dataclass(frozen=True, slots=True)
class ReadingOption:
    """A date to choose: EDTF, in words, and why one would. ``chosen`` is whether the suggestion has it."""

    edtf: str
    shown: str
    why: str
    chosen: bool


def date_choices(event: Event, article: Article | None, passage: tuple[int, int] | None) -> tuple[ReadingOption, ...]:
    """Return the dates that an editor may want for an event, the one that it has first.

    They are the readings of the words in its passage, the dates that its sources give, the day of publication, and what
    the article mentions nearby.
    """
    options: dict[str, str] = {str(event.date): explain_date(event, article)}
    for edtf, why in _others(event, article, passage):
        options.setdefault(edtf, why)
    return tuple(
        ReadingOption(edtf, _in_words(edtf), why, edtf == str(event.date)) for edtf, why in list(options.items())[:MOST]
    )


def explain_date(event: Event, article: Article | None) -> str:
    """Return in one line where the date of an event is from."""
    first = next((one for one in event.sources if one.says == event.date), None) or next(iter(event.sources), None)
    if first is None:
        return "written by hand"
    if first.words:
        return f"from the words “{first.words}”"
    if first.basis is Basis.LINKED:
        return "from words elsewhere in the article"
    if first.basis is Basis.REPORTED or (article is not None and _is_day(event, article.published)):
        return "only the day of the report is known"
    return "no words of the passage give it"


def _is_day(event: Event, day: Day | None) -> bool:
    return day is not None and str(event.date).rstrip("~") == str(day)


def _others(event: Event, article: Article | None, passage: tuple[int, int] | None) -> Iterator[tuple[str, str]]:
    if article is not None:
        mentions = _mentions(article.text, article.published, article.language, article.kind)
        if passage is not None:
            yield from _in_passage(mentions, passage)
        yield from _said(event.sources)
        if article.published is not None:
            yield str(Date.of(article.published)), "the day of publication"
        if passage is not None:
            yield from _nearby(mentions, passage)
    else:
        yield from _said(event.sources)


@lru_cache(maxsize=32)
def _mentions(text: str, published: Day | None, language: str, kind: str | None) -> tuple[Mention, ...]:
    return tuple(find_dates(text, published, language=language, kind=kind))


def _in_passage(mentions: Sequence[Mention], passage: tuple[int, int]) -> Iterator[tuple[str, str]]:
    inside = [one for one in mentions if passage[0] <= one.start < passage[1] and one.when is not None]
    for mention in inside:
        yield str(mention.when), f"“{mention.text}”"
    for mention in inside:
        for reading in mention.readings[1:]:
            yield str(reading.when), f"“{mention.text}”: {reason_words(reading.reason)}"
        for part in mention.parts:
            if part.when is not None:
                yield str(part.when), f"only “{part.text}”"


def _said(sources: tuple[Citation, ...]) -> Iterator[tuple[str, str]]:
    for number, source in enumerate(sources, 1):
        if source.says is not None:
            yield str(source.says), f"source {number} says so"


def _nearby(mentions: Sequence[Mention], passage: tuple[int, int]) -> Iterator[tuple[str, str]]:
    before = [one for one in mentions if one.end <= passage[0] and one.when is not None][-AROUND:]
    after = [one for one in mentions if one.start >= passage[1] and one.when is not None][:AROUND]
    for where, every in (("before it", reversed(before)), ("after it", iter(after))):
        for mention in every:
            yield str(mention.when), f"“{mention.text}”, {where} in the article"


def _in_words(edtf: str) -> str:
    return words(parse_edtf(edtf))

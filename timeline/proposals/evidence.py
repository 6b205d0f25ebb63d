"""What an article gives to hold a proposal against: its sentences, every reading of its dates, and its grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Final

from timeline.articles import Article
from timeline.dates import Date, DateError, When
from timeline.events import Basis, Mode
from timeline.extraction.factuality import Claims
from timeline.extraction.features import head_features
from timeline.extraction.pipeline import read_view
from timeline.extraction.referents import Background
from timeline.extraction.rows import CARRIES, Models, date_heads, load_models
from timeline.extraction.shallow import mode_by_words
from timeline.extraction.story import Bounds, Head, StorySentence, TimeCandidate, View, since, until
from timeline.when import MAX_LENGTH, find_dates

_LITERAL: Final = re.compile(r"[\d\s./:TZ+-]+")
"""A date that is written in numbers alone, which is the same in every language."""
_SUFFIXES: Final = "bcdefghijklmnopqrstuvwxyz"
_SPACE: Final = re.compile(r"\s+")

PUBLICATION: Final = "publication"
"""The id of the day of publication; "until-" and "from-" before it are the time up to it and from it on."""


@dataclass(frozen=True, slots=True)
class OfferedDate:
    """One reading of one time expression under the id that a model picks it by.

    ``sentence`` counts from 0, None for the day of publication, which no words give.
    """

    id: str
    when: When
    bounds: Bounds
    words: str
    sentence: int | None = None
    time: str | None = None

    @property
    def basis(self) -> Basis:
        """REPORTED for the day of publication; whether the others are GIVEN depends on the event."""
        return Basis.REPORTED if self.sentence is None else Basis.LINKED


class ArticleEvidence:
    """An article with what proposals are held against, each part read once and only where it is needed."""

    def __init__(self, article: Article, models: Models | None = None) -> None:
        self.article = article
        self.models = models or load_models()
        self.language = article.language.lower().partition("-")[0]
        self.english = self.language == "en"
        view = read_view(article)
        self.view: View = view if any(each.mentions for each in view.sentences) else _with_literal_dates(view, article)

    @cached_property
    def dates(self) -> tuple[OfferedDate, ...]:
        """Every date that an event can be given: d1, d2 ... in the order of the text, d2b the next reading of d2."""
        options: list[OfferedDate] = []
        timed = (time for time in self.view.times if not time.clock)
        for number, (_, group) in enumerate(groupby(timed, key=_expression), 1):
            seen: dict[Bounds, TimeCandidate] = {}
            for time in sorted(group, key=lambda time: not time.taken):
                seen.setdefault(time.bounds, time)
            for suffix, time in zip(("", *_SUFFIXES), seen.values(), strict=False):
                mention = time.mention
                options.append(
                    OfferedDate(f"d{number}{suffix}", time.when, time.bounds, mention.text, time.sentence, mention.time)
                )
        return (*options, *self._of_publication())

    def _of_publication(self) -> Iterator[OfferedDate]:
        day = self.article.published
        if day is not None:
            today = day.ordinal
            yield OfferedDate(PUBLICATION, Date.of(day, approximate=True), (today, today), "")
            yield OfferedDate(f"until-{PUBLICATION}", until(day), (None, today), "")
            yield OfferedDate(f"from-{PUBLICATION}", since(day), (today, None), "")

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences as a model reads them: each in one line."""
        text = self.article.text
        return tuple(in_line(text[each.sentence.start : each.sentence.end]) for each in self.view.sentences)

    @cached_property
    def background(self) -> Background:
        """The grammar and the names of the article."""
        return Background(self.view.sentences, self.article.text, self.article.title or "")

    @cached_property
    def words(self) -> str:
        """The title and the text of the article in one line, for what has to stand somewhere in it."""
        return in_line(f"{self.article.title or ''} {self.article.text}")

    @cached_property
    def likelihoods(self) -> Mapping[int, Mapping[Bounds, float]]:
        """How likely the engine holds each time for the happenings of a sentence: the highest of all its heads."""
        by_sentence: dict[int, dict[Bounds, float]] = {}
        for head, times in self.likelihoods_of.items():
            own = by_sentence.setdefault(head.sentence, {})
            for bounds, probability in times.items():
                own[bounds] = max(probability, own.get(bounds, 0.0))
        return by_sentence

    @cached_property
    def likelihoods_of(self) -> Mapping[Head, Mapping[Bounds, float]]:
        """How likely the engine holds each time for each word that may name a happening."""
        heads = [(head, self.models.select.probability(head_features(self.view, head))) for head in self.view.heads]
        by_head: dict[Head, dict[Bounds, float]] = {}
        for head, _, decision in date_heads(self.view, self.models.date, heads, sure=CARRIES):
            own = by_head.setdefault(head, {})
            for choice, probability in ((decision.choice, decision.probability), *decision.others):
                own[choice.bounds] = max(probability, own.get(choice.bounds, 0.0))
        return by_head

    def place(self, sentence: str, near: int) -> int | None:
        """Return the number of a sentence by its text, from 0: that at ``near`` where it is the one, else the first."""
        if 0 <= near < len(self.sentences) and self.sentences[near] == sentence:
            return near
        return self._places.get(sentence)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {text: at for at, text in reversed(list(enumerate(self.sentences)))}

    def shallow_mode(self, start: int, end: int) -> Mode:
        """Return how a passage puts it that is not in English, by its words of saying, denying and planning."""
        return mode_by_words(self.article.text[start:end], self.language)

    def heads_in(self, sentence: int, start: int, end: int) -> list[Head]:
        """Return the words of a sentence between two offsets that may name a happening."""
        words = self.view.sentences[sentence].sentence.words
        return [
            head
            for head in self.view.heads
            if head.sentence == sentence and start <= words[head.word].start and words[head.word].end <= end
        ]


def in_line(text: str) -> str:
    """Return a text in one line, with single blanks."""
    return _SPACE.sub(" ", text).strip()


def _expression(time: TimeCandidate) -> tuple[int, int]:
    return time.mention.start, time.mention.end


def _with_literal_dates(view: View, article: Article) -> View:
    """Return the view of an article in whose language no dates are read with those that are written in numbers."""
    try:
        mentions = find_dates(article.text[:MAX_LENGTH], article.published)
    except DateError:
        return view
    literal = [mention for mention in mentions if _LITERAL.fullmatch(mention.text) and len(mention.readings) == 1]
    sentences: Sequence[StorySentence] = [
        replace(
            each,
            mentions=tuple(m for m in literal if each.sentence.start <= m.start and m.end <= each.sentence.end),
        )
        for each in view.sentences
    ]
    return View(sentences, article.published, article.title or "", article.text, read_claims=Claims)

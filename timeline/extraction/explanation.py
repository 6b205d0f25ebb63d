"""Why an event is as it is: the times it could have, the features that decided and by how much, where it goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from timeline.articles import Article
from timeline.extraction.features import head_features
from timeline.extraction.headline import Background, write_headline
from timeline.extraction.mentions import EventMention
from timeline.extraction.model import SHOWN, LogLinear, Models, load
from timeline.extraction.parts import ArticlePart, parts_of, placed
from timeline.extraction.pipeline import mentions_of_rows, read_view
from timeline.extraction.rows import Row, read_rows
from timeline.extraction.view import View
from timeline.language.wordlists import words

_FEWEST: Final = 0.01
"""The probability from which on a time that lost is shown."""
_TIMES: Final = 5
"""Times that are shown of one event."""
_PLACES: Final = {
    "O": "in its sentence",
    "B": "in a sentence before",
    "A": "in a sentence after",
    "V": "verb",
    "N": "noun",
    "S": "sentence",
}
"""What the first letter of a feature says that it is about."""
_YES_NO: Final = words(
    "same taken noun only nearest finest front governed saying touch comma quoted first plural names numbers touched "
    "clock earlier later passive negated light content stative day person"
)
"""Features whose 0 and 1 are no and yes."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature, named for people, and what it added to the log-odds of the decision: 0.7 doubles the odds."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class TimeOption:
    """A time that the event could have. ``source`` is the expression that gives it, or what is assumed."""

    date: str
    source: str
    probability: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class EventExplanation:
    """How one event was decided.

    ``word`` names the happening, with ``probability``, for the reasons ``named``. ``times`` are those that it could
    have, the chosen one first. ``kept`` are the reasons why an editor would keep the row or not, ``threshold`` the
    score that the chronology asks for. ``mode_rule`` and ``mode_words`` say what made it a claim. ``title_rule`` made
    the title, for the reasons ``titled``.
    """

    mention: EventMention
    word: str
    probability: float
    named: tuple[Reason, ...]
    times: tuple[TimeOption, ...]
    kept: tuple[Reason, ...]
    threshold: float
    mode_rule: str
    mode_words: str
    title_rule: str
    titled: tuple[Reason, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the explanation as ``timeline why --event --format json`` prints it."""
        return {
            "quote": self.mention.quote,
            "title": self.mention.title,
            "date": str(self.mention.when) if self.mention.when is not None else None,
            "basis": str(self.mention.basis),
            "tier": str(self.mention.tier),
            "reason": self.mention.reason,
            "score": round(self.mention.score, 3),
            "threshold": self.threshold,
            "kept": _pairs(self.kept),
            "word": self.word,
            "probability": round(self.probability, 3),
            "named": _pairs(self.named),
            "times": [
                {
                    "date": option.date,
                    "source": option.source,
                    "probability": round(option.probability, 3),
                    "reasons": _pairs(option.reasons),
                }
                for option in self.times
            ],
            "mode": str(self.mention.mode),
            "speaker": self.mention.speaker,
            "mode_rule": self.mode_rule,
            "mode_words": self.mode_words,
            "title_rule": self.title_rule,
            "titled": _pairs(self.titled),
        }

    def lines(self) -> Iterator[str]:
        """Yield the explanation as text for people, a line at a time."""
        mention = self.mention
        yield mention.title
        yield f'  "{" ".join(mention.quote.split())}"'
        state = f"waits for review: {mention.reason}" if mention.reason else "in the chronology"
        yield f"  {state}; score {mention.score:.2f}, the chronology asks for {self.threshold:.2f}"
        yield from _listed(self.kept)
        yield f'  "{self.word}" names a happening: {self.probability:.0%}'
        yield from _listed(self.named)
        yield f"  dated {mention.when or 'unknown'} ({mention.basis})"
        for option in self.times:
            yield f"  {option.probability:4.0%}  {option.date}  {option.source}"
            yield from _listed(option.reasons, "        ")
        speaker = f", by {mention.speaker}" if mention.speaker else ""
        cue = f' ("{self.mode_words}")' if self.mode_words else ""
        yield f"  told as {mention.mode}{speaker}; rule {self.mode_rule}{cue}"
        if self.title_rule:
            yield f"  title by the rule {self.title_rule}"
            yield from _listed(self.titled)


def explain_events(article: Article, quotes: Sequence[str] | None = None) -> list[EventExplanation]:
    """Return the explanation of each event of an article, or of those whose passage is one of ``quotes`` or holds one.

    Only English text is explained: the events of other languages are those of sentences with a date.

    Example:
        >>> from timeline.dates import Day
        >>> text = "The old bridge collapsed on Tuesday, killing two people."
        >>> [found] = explain_events(Article("a", text, Day(2024, 10, 18)))
        >>> found.word, found.times[0].date, found.times[0].source
        ('collapsed', '2024-10-15', '"on Tuesday"')
    """
    return [
        found
        for part in parts_of(article)
        for found in _explained_part(part)
        if quotes is None or any(quote in found.mention.quote or found.mention.quote in quote for quote in quotes)
    ]


def _explained_part(part: ArticlePart) -> Iterator[EventExplanation]:
    article = part.article
    models, view = load(), read_view(article)
    background = Background(view.sentences, article.text, article.title or "")
    for row, mention in mentions_of_rows(article, view, background, read_rows(view, models), models):
        explained = _explained(view, background, models, row, mention)
        yield replace(explained, mention=placed(mention, part, 0))


def _explained(view: View, background: Background, models: Models, row: Row, mention: EventMention) -> EventExplanation:
    sentence = view.sentences[row.head.sentence].sentence
    stand = view.stand(row.head)
    headline = write_headline(background, row.head.sentence, row.head.word)
    titled = headline.contributions[:SHOWN] if headline else ()
    return EventExplanation(
        mention,
        sentence.words[row.head.word].text,
        row.event,
        _reasons(models.select, head_features(view, row.head)),
        tuple(_times(models.date, row)),
        _reasons(models.row, row.features),
        models.thresholds["row"],
        stand.rule,
        sentence.text_of(*stand.cue, view.text) if stand.cue else "",
        headline.rule if headline else "",
        tuple(Reason(name, weight) for name, weight in titled),
    )


def _times(model: LogLinear, row: Row) -> Iterator[TimeOption]:
    options = ((row.dated.choice, row.dated.probability), *row.dated.others)
    for number, (choice, probability) in enumerate(options[:_TIMES]):
        if number and probability < _FEWEST:
            return
        source = f'"{choice.time.mention.text}"' if choice.time is not None else f"assumed: {choice.name}"
        if choice.time is not None and choice.time.sentence != row.head.sentence:
            source += ", in another sentence"
        date = str(choice.when) if choice.when is not None else "unknown"
        yield TimeOption(date, source, probability, _reasons(model, choice.features, 4))


def _reasons(model: LogLinear, features: Sequence[str], most: int = SHOWN) -> tuple[Reason, ...]:
    return tuple(Reason(in_words(name), weight) for name, weight in model.contributions(features)[:most])


def in_words(feature: str) -> str:
    """Return the name of a feature for people: "O same=1 side=after" is "in its sentence: same yes, side after"."""
    first, _, rest = feature.partition(" ")
    place = _PLACES.get(first, "")
    parts = (rest if place else feature).split(" ")
    told = " ".join(_part(part) for part in parts if part).replace(" ;", ",").rstrip(",") or "this kind"
    return f"{place}: {told}" if place else told


def _part(part: str) -> str:
    name, equals, value = part.partition("=")
    if not equals:
        return name
    if name in _YES_NO and value in ("0", "1"):
        value = "yes" if value == "1" else "no"
    return f"{name} {value or '-'},"


def _listed(reasons: Sequence[Reason], indent: str = "      ") -> Iterator[str]:
    for reason in reasons:
        yield f"{indent}{reason.weight:+.2f}  {reason.feature}"


def _pairs(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    return [{"feature": reason.feature, "weight": round(reason.weight, 3)} for reason in reasons]

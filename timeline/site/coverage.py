"""What became of each sentence of an article, as its page shows it: used, dated but unused, or left out and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from timeline.articles import Article
from timeline.i18n import Translator, message
from timeline.site.entries import Entry
from timeline.text import clean, legible

Fate = Literal["used", "dated", "rejected"]

SHOWN_WORDS: Final = 5
"""So many words of a sentence that no event quotes are shown, and never more than a third of it: articles are not
republished here."""

REASONS: Final = {
    reason: reason
    for reason in (
        message("addresses the reader"),
        message("appeal or notice"),
        message("byline"),
        message("comment of a reader"),
        message("heading or caption"),
        message("its title tells another happening"),
        message("link or label"),
        message("no happening"),
        message("no verb"),
        message("only the day of the report is known"),
        message("only thought of"),
        message("question"),
        message("tells of a happening, but no event quotes it"),
        message("the year is not known"),
        message("too unsure for the chronology"),
    )
}
"""Why sentences are left out, as the extraction says it."""


@dataclass(frozen=True, slots=True)
class CoveredSentence:
    """A sentence of an article, text[start:end]. ``events`` are the ids of the events that quote it; ``reason`` says
    why none does, "" where one does."""

    start: int
    end: int
    fate: Fate
    reason: str = ""
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence as readers see it: its text, or the beginning of it."""

    text: str
    fate: Fate
    reason: str
    entries: tuple[Entry, ...]


def shown_sentences(
    article: Article,
    sentences: Sequence[CoveredSentence],
    entries: Mapping[str, Entry],
    translator: Translator,
    *,
    full: bool,
) -> tuple[Shown, ...]:
    """The sentences, those that no event quotes by their beginning only unless they may be shown in ``full``."""
    return tuple(
        Shown(
            text if full or sentence.fate == "used" else beginning(text),
            sentence.fate,
            translator.text(REASONS[sentence.reason]) if sentence.reason in REASONS else clean(sentence.reason),
            tuple(entries[name] for name in sentence.events if name in entries),
        )
        for sentence in sentences
        if (text := clean(legible(article.text[sentence.start : sentence.end])))
    )


def beginning(text: str) -> str:
    """The first words of a sentence: "The harbour …" of "The harbour was closed on Tuesday."."""
    words = text.split()
    first = " ".join(words[: max(1, min(SHOWN_WORDS, len(words) // 3))])
    return f"{first[:60]} …"

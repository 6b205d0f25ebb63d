"""An article read: its sentences with their words, clauses and time expressions, and those that are no part of the
story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.dates import DateError, Day
from timeline.language.boilerplate import boilerplate
from timeline.language.clauses import Sentence, read_sentence
from timeline.language.sentences import paragraphs, split
from timeline.text import primary_language
from timeline.when import MAX_LENGTH, Mention, find_dates


@dataclass(frozen=True, slots=True)
class StorySentence:
    """A sentence of the story with the time expressions in it; ``paragraph`` counts from 0; ``rejected`` says why it
    is no part of the story, None where it is."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    paragraph: int
    rejected: str | None


def read_story(
    text: str, published: Day | None, *, language: str = "en", kind: str | None = None
) -> list[StorySentence]:
    """The sentences of a text, in order. What lies beyond the longest text that dates are read in is left out; of a
    text that is not in English only the dates are read."""
    text = text[:MAX_LENGTH]
    code = primary_language(language)
    try:
        mentions = find_dates(text, published, language=code, kind=kind)
    except DateError:  # a language that no dates are known of
        mentions = []
    ends = [end for _, end in paragraphs(text)]
    story: list[StorySentence] = []
    paragraph = next_mention = 0
    for begin, end in split(text) if code == "en" else _joined(split(text), text):
        start = begin + _dateline(text[begin : min(end, begin + 80)])
        while paragraph + 1 < len(ends) and ends[paragraph] <= start:
            paragraph += 1
        while next_mention < len(mentions) and mentions[next_mention].end <= start:
            next_mention += 1
        last = next_mention
        while last < len(mentions) and mentions[last].start < end:
            last += 1
        sentence = read_sentence(text, start, end)
        inside = tuple(mentions[next_mention:last])
        rejected = _rejected(text[start:end], sentence) if code == "en" else "not in English"
        story.append(StorySentence(sentence, inside, paragraph, rejected))
    return story


def _joined(spans: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Return the sentences, those joined that an ordinal number cuts: "am 14. | Oktober"."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _ORDINAL.search(text, joined[-1][0], joined[-1][1]) and "\n" not in text[joined[-1][1] : start]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


_ORDINAL: Final = re.compile(r"\b\d{1,2}\.\Z")
_DATELINE: Final = re.compile(
    r"[A-Z][A-Z.,'’/ -]{2,40}(?:, [A-Z][\w.]{1,12})?,? ?(?:\([A-Z]\w{1,12}\) ?)?(?:[—–_]|--| - )\s?"
)


def _dateline(opening: str) -> int:
    """How long the dateline is that a sentence opens with: "OSLO (AP) — " is 12, none is 0."""
    match = _DATELINE.match(opening)
    return match.end() if match and match.end() < len(opening) else 0


def _rejected(passage: str, sentence: Sentence) -> str | None:
    if reason := boilerplate(passage):
        return reason
    if not sentence.clauses:
        return "no verb"
    if passage.rstrip("\"'”’)»")[-1:] not in ".!?…:;," and len(sentence.words) < 25:
        return "heading or caption"
    return _address(sentence)


def _address(sentence: Sentence) -> str | None:
    """Whether it speaks to the reader: a command, or a question."""
    words, tags = sentence.words, sentence.tags
    if words[-1].text == "?" or (len(words) > 1 and words[-2].text == "?"):
        return "question"
    first = _first_of_clause(words[0].low, tags)
    return "addresses the reader" if first else None


def _first_of_clause(low: str, tags: Sequence[str]) -> bool:
    return low == "please" or tags[0] == "VB"

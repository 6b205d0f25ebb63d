"""Events of texts that are not in English, by a light path: a sentence with a date of its own reports an event.

No verb is read, so nothing is put into other words: the title is the sentence, shortened at a pause, and words of
saying, denying and planning (``light.toml``) say how sure it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final

from timeline.articles import Article
from timeline.dates import earliest
from timeline.events import Basis, Mode
from timeline.extraction.mentions import NO_YEAR, EventMention, Tier
from timeline.extraction.time_candidates import is_bounded
from timeline.extraction.view import View
from timeline.text import primary_language

LONGEST_TITLE: Final = 90
LONGEST_QUOTE: Final = 450
_PAUSE: Final = re.compile(r"[,;:،؛—–]\s| - ")
_NAME: Final = re.compile(r"(?<=[^\W\d_]\s)[^\W\d_a-zа-яёіїєґ]\w+(?:[ -][^\W\d_a-zа-яёіїєґ]\w+)*")
_SPACE: Final = re.compile(r"\s+")
_MODES: Final = (Mode.DENIED, Mode.ALLEGED, Mode.PLANNED)
"""Modes that words tell of, the one that weighs most first."""


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    """Words of saying, denying and planning, by language and mode."""
    content = resources.files("timeline.extraction").joinpath("light.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


def light_mentions(article: Article, view: View) -> Iterator[EventMention]:
    """Yield a mention for each sentence that gives a date of its own."""
    code = primary_language(article.language)
    for number, each in enumerate(view.sentences):
        start, end = each.sentence.start, each.sentence.end
        time = next((t for t in view.own[number] if t.taken and not t.clock and t.reading != "clock"), None)
        if time is None or end - start > LONGEST_QUOTE:
            continue
        quote = article.text[start:end]
        mode = mode_by_words(quote, code)
        first = earliest(time.when)
        ahead = view.published is not None and first is not None and first > view.published
        if ahead and mode is Mode.STATED:
            mode = Mode.PLANNED
        title = shortened(quote)
        placed = is_bounded(time.bounds)
        yield EventMention(
            article.id,
            start,
            end,
            quote,
            time.when,
            time.mention.text,
            time.mention.time,
            title,
            mode,
            None,
            tuple(dict.fromkeys(_NAME.findall(quote)))[:8] if code != "de" else (),
            (),
            Basis.GIVEN,
            Tier.CHRONOLOGY if placed else Tier.REVIEW,
            reason="" if placed else NO_YEAR,
            sentence=number,
            gist=title,
        )


def shortened(sentence: str) -> str:
    """Return a sentence without its full stop, cut at the last pause within the length of a title."""
    text = _SPACE.sub(" ", sentence).strip().rstrip(".。؟! ")
    if len(text) <= LONGEST_TITLE:
        return text
    pauses = [match.start() for match in _PAUSE.finditer(text) if LONGEST_TITLE // 3 < match.start() <= LONGEST_TITLE]
    if pauses:
        return text[: pauses[-1]].rstrip()
    return text[: text.rfind(" ", 0, LONGEST_TITLE)].rstrip() + " …"


def mode_by_words(quote: str, code: str) -> Mode:
    """Return how a passage in a language puts what it tells, by its words: STATED where none says otherwise."""
    own = {word.lower() for word in re.findall(r"\w+", quote)}
    listed = _words().get(code, {})
    return next((mode for mode in _MODES if not own.isdisjoint(listed.get(mode.value, ()))), Mode.STATED)

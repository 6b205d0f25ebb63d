"""What became of each sentence of an article: used, dated but unused, or rejected and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline.articles import Article
from timeline.extraction.candidates import candidates_of
from timeline.extraction.passages import select
from timeline.extraction.story import read_story


class Fate(StrEnum):
    """USED for an event; DATED holds a date but tells of no event; REJECTED tells of none."""

    USED = "used"
    DATED = "dated"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Covered:
    """A sentence of an article, text[start:end], and what became of it. ``reason`` says why it was not used, ""
    where it was; ``dates`` are the expressions in it that are dates; ``titles`` those of the events it was used for."""

    start: int
    end: int
    quote: str
    fate: Fate
    reason: str
    dates: tuple[str, ...]
    titles: tuple[str, ...]


def coverage(article: Article) -> list[Covered]:
    """Each sentence of an article in order. "READ: Storm hits coast" is rejected as "link or label"."""
    story = read_story(article.text, article.published, language=article.language, kind=article.kind)
    selection = select(story, article.text)
    titles: dict[int, list[str]] = {}
    for candidate in candidates_of(article, story, selection):
        titles.setdefault(candidate.position, []).append(candidate.title)
    covered = []
    for position, told in enumerate(story):
        start, end = told.sentence.start, told.sentence.end
        dates = tuple(mention.text for mention in told.mentions if mention.when is not None)
        used = tuple(titles.get(position, ()))
        fate = Fate.USED if used else Fate.DATED if dates and not told.rejected else Fate.REJECTED
        reason = "" if used else selection.reasons.get(position, "no title")
        covered.append(Covered(start, end, article.text[start:end], fate, reason, dates, used))
    return covered

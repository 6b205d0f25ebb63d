"""An event in the making: its tellings, and what they make of it together: its date, its title, its sources."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.articles import Article
from timeline.dates import Day, When, chronological, earliest, latest
from timeline.events import Basis, Citation, Event, Mode, Stance, Status
from timeline.extraction.mentions import EventMention
from timeline.extraction.phrases import LONGEST
from timeline.language.stems import stems
from timeline.text import RESERVED

MOST_QUOTED: Final = 3
"""Passages of one article that an event quotes at most."""
COPIED: Final = 0.75
"""The share of their words that two passages have in common that are copies of one text: newspapers edit what agencies
send them."""
_NUMBER: Final = re.compile(r"\d[\d.,]*\d|\d")

_LAST: Final = (Day(10**9, 1, 1), Day(10**9, 1, 1))
"""Where events without any date are sorted."""
_STATUSES: Final = (Status.REPORTED, Status.ALLEGED, Status.DENIED, Status.PLANNED)


class Draft:
    """An event in the making: its tellings, and the denials of it."""

    def __init__(self, tellings: Sequence[EventMention], articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self.tellings = sorted(tellings, key=lambda c: (c.article, c.start, c.end))
        self.denials: list[EventMention] = []
        self.date = best_date(self.tellings)
        self.title = best_title(self.tellings)

    def order(self) -> tuple[tuple[Day, Day], str, str, int]:
        """A sort key: by time, then by title and place."""
        return (
            chronological(self.date) if self.date else _LAST,
            self.title,
            self.tellings[0].article,
            self.tellings[0].start,
        )

    def status(self) -> Status:
        """REPORTED where a telling states it; else what the tellings say, a claim before a denial before a plan."""
        statuses = {c.status for c in self.tellings}
        return next((s for s in _STATUSES if s in statuses), Status.REPORTED)

    def _told(self) -> list[EventMention]:
        """The tellings to quote: articles that give a date of their own first, then by their day of publication."""
        of_article: dict[str, list[EventMention]] = defaultdict(list)
        for candidate in self.tellings:
            of_article[candidate.article].append(candidate)
        told = [telling_most(tellings) for tellings in of_article.values()]
        return [c for tellings in sorted(told, key=self._first_told) for c in tellings]

    def _first_told(self, tellings: Sequence[EventMention]) -> tuple[bool, bool, int, str]:
        first = tellings[0]
        published = self._articles[first.article].published
        return first.basis is not Basis.GIVEN, published is None, published.ordinal if published else 0, first.article

    def event(self, name: str) -> Event:
        """Return the event, under this id. Raises ValueError where no date is known."""
        if self.date is None:
            raise ValueError("an event needs a date")
        sources = [_citation(c, Stance.REPORTS) for c in self._told()]
        sources += [_citation(c, Stance.DENIES) for c in self.denials]
        times = [c.time for c in self.tellings if c.time and c.when == self.date]
        return Event(
            name,
            self.date,
            self.title,
            time=times[0] if times else None,
            status=self.status(),
            who=_commonest(c.who for c in self.tellings),
            where=_commonest(c.where for c in self.tellings),
            sources=tuple(sources),
        )


def telling_most(tellings: Sequence[EventMention]) -> list[EventMention]:
    """Of an article's tellings the best, then each that adds a date, a number, a name or a place to those before, at
    most MOST_QUOTED."""
    ranked = sorted(tellings, key=lambda c: (c.basis is not Basis.GIVEN, -len(_facts(c)), c.start, c.end))
    kept: list[EventMention] = []
    known: set[object] = set()
    for candidate in ranked:
        if not kept or (len(kept) < MOST_QUOTED and not _facts(candidate) <= known):
            kept.append(candidate)
            known |= _facts(candidate)
    return kept


def _facts(candidate: EventMention) -> set[object]:
    own = {candidate.when} if candidate.basis is Basis.GIVEN else set()
    return {*own, *_NUMBER.findall(candidate.quote), *candidate.who, *candidate.where}


def _citation(candidate: EventMention, stance: Stance) -> Citation:
    own = candidate.basis is Basis.GIVEN and stance is Stance.REPORTS
    return Citation(
        article=candidate.article,
        quote=candidate.quote,
        says=candidate.when if own else None,
        words=candidate.words if own else None,
        stance=stance,
        according_to=candidate.speaker if stance is Stance.REPORTS else candidate.denier or candidate.speaker,
        mode=candidate.mode if stance is Stance.REPORTS else Mode.STATED,
        basis=None if own or candidate.when is None else candidate.basis,
    )


def best_date(tellings: Sequence[EventMention]) -> When | None:
    """The date that most articles give in words, the finest among equals; else what was told before, else
    publication. Copies of one text count once."""
    for basis in (Basis.GIVEN, Basis.LINKED, Basis.REPORTED):
        given: dict[When, list[EventMention]] = defaultdict(list)
        for candidate in sorted(tellings, key=lambda c: (c.article, c.start)):
            if candidate.basis is basis and candidate.when is not None:
                given[candidate.when].append(candidate)
        if given:
            support = {when: _independent(told) for when, told in given.items()}
            return min(support, key=lambda when: (-support[when], _days(when), chronological(when), str(when)))
    return None


def _independent(told: Sequence[EventMention]) -> int:
    """How many tellings there are, those of one article and those in nearly the same words counted once."""
    articles: set[str] = set()
    texts: list[frozenset[str]] = []
    for candidate in told:
        text = frozenset(stems(candidate.quote))
        if candidate.article not in articles and not any(
            len(text & other) >= COPIED * len(text | other) for other in texts
        ):
            texts.append(text)
        articles.add(candidate.article)
    return len(texts)


def _days(when: When) -> int:
    first, last = earliest(when), latest(when)
    return last.ordinal - first.ordinal if first and last else 10**6


_POINTING: Final = re.compile(
    r"(?:These|This|That|Those|It|He|She|They|Such|His|Her|Its|Their)\b|.*\b(?:these|this|those|such)\b"
)


def best_title(tellings: Sequence[EventMention]) -> str:
    """The title that says most by itself: none that points back, one that names who acts, one with a number, the
    longest; the first of equals. Of what is made public, the speaker has the fullest name that any telling gives."""
    best = min(
        tellings,
        key=lambda c: (
            2 * bool(_POINTING.match(c.title)) or c.title.startswith("The "),
            c.basis is not Basis.GIVEN,
            not any(name in c.title for name in c.who),
            not any(map(str.isdigit, c.title)),
            -len(c.title),
            c.title,
        ),
    )
    if not best.saying or not best.title.startswith(best.actor):
        return best.title
    for other in tellings:
        named = _named_speaker(best.actor, other.actor)
        if named and len(title := named + best.title[len(best.actor) :]) < LONGEST:
            return title
    return best.title


def _named_speaker(common: str, other: str) -> str | None:
    """A speaker known by a common noun, with the name from another telling in its place: "Norway's rescue agency" and
    "The Coast Rescue Service" are "Norway's Coast Rescue Service"."""
    owner, possessive, noun = common.rpartition("’s ")
    if not possessive:
        owner, possessive, noun = common.rpartition("'s ")
    name = other.removeprefix("The ").removeprefix("the ")
    words_ = name.split()
    if not noun or noun != noun.lower() or len(words_) < 2 or "’s" in name or "'s" in name:
        return None
    if not words_[0][0].isupper() or not words_[-1][0].isupper() or not set(stems(noun)) & set(stems(name)):
        return None
    return f"{owner}{possessive}{name}"


def _commonest(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for group_ in names:
        for name in group_:
            counts[name] += 1
            first.setdefault(name, len(first))
    return tuple(sorted(counts, key=lambda name: (-counts[name], first[name])))[:8]


def slug(title: str) -> str:
    """A title as an id: "Six men die in a fire" is six-men-die-in-a-fire."""
    plain = (
        unicodedata.normalize("NFKD", title.lower().replace("’", "").replace("'", ""))
        .encode("ascii", "ignore")
        .decode()
    )
    words = re.findall(r"[a-z0-9]+(?:,\d+)*", plain)
    short = ""
    for word in words:
        word = word.replace(",", "")
        if len(short) + len(word) > 60:
            break
        short = f"{short}-{word}" if short else word
    return short if short and short not in RESERVED else f"{short}-event".strip("-")

"""Candidates of many articles -> events: the same happening told twice is one event with two sources."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.articles import Article
from timeline.dates import Day, When, chronological, compatible, earliest, latest
from timeline.events import Citation, Event, Stance, Status
from timeline.extraction.candidates import Candidate
from timeline.extraction.likeness import ACTS, Telling, alike, cosine, near_articles, tellings_of
from timeline.extraction.lists import DENYING
from timeline.extraction.stems import stems
from timeline.extraction.titles import LONGEST

STORY_ON_AVERAGE: Final = 0.11
"""How alike the articles of two clusters have to be on the average to be joined."""
RETOLD: Final = 0.2
"""The share of a cluster's pairs within one article that have to retell each other: an article tells a happening
once, and goes on to the next."""
RETOLD_ALIKE: Final = 0.03
MOST_QUOTED: Final = 3
"""Passages of one article that an event quotes at most."""
_NUMBER: Final = re.compile(r"\d[\d.,]*\d|\d")
DENIED: Final = 0.5
"""How much of what a denial speaks of an event has to tell, to be what is denied."""


def drafts(candidates: Sequence[Candidate], articles: Iterable[Article]) -> list[Draft]:
    """The events that candidates tell, each with its tellings, in order of time."""
    known = {article.id: article for article in articles}
    ordered = sorted((c for c in candidates if c.article in known), key=lambda c: (c.article, c.start, c.end, c.title))
    clusters = _clusters(ordered, list(known.values()))
    found = [Draft(cluster, known) for cluster in clusters]
    for denial in (c for cluster in clusters for c in cluster if c.stance is Stance.DENIES):
        if draft := _denied(denial, found):
            draft.denials.append(denial)
    return sorted(found, key=Draft.order)


def group(candidates: Sequence[Candidate], articles: Iterable[Article]) -> list[Event]:
    """The events that candidates tell, in order of time. The order of candidates and articles does not matter."""
    taken: set[str] = set()
    return [draft.event(_unique(slug(draft.title), taken)) for draft in drafts(candidates, articles)]


class Draft:
    """An event in the making: its tellings, and the denials of it."""

    def __init__(self, tellings: Sequence[Candidate], articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self.tellings = sorted(tellings, key=lambda c: (c.article, c.start, c.end))
        self.denials: list[Candidate] = []
        self.date = best_date(self.tellings)
        self.title = best_title(self.tellings)

    def order(self) -> tuple[tuple[Day, Day], str, str, int]:
        """A sort key: by time, then by title and place."""
        return chronological(self.date), self.title, self.tellings[0].article, self.tellings[0].start

    def status(self) -> Status:
        """PLANNED where every telling says that it is still to come, else REPORTED."""
        return Status.PLANNED if all(c.status is Status.PLANNED for c in self.tellings) else Status.REPORTED

    def _told(self) -> list[Candidate]:
        """The tellings to quote: articles that give a date of their own first, then by their day of publication."""
        of_article: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in self.tellings:
            of_article[candidate.article].append(candidate)
        told = [telling_most(tellings) for tellings in of_article.values()]
        return [c for tellings in sorted(told, key=self._first_told) for c in tellings]

    def _first_told(self, tellings: Sequence[Candidate]) -> tuple[bool, bool, int, str]:
        first = tellings[0]
        published = self._articles[first.article].published
        return first.basis != "text", published is None, published.ordinal if published else 0, first.article

    def event(self, name: str) -> Event:
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


def telling_most(tellings: Sequence[Candidate]) -> list[Candidate]:
    """Of an article's tellings the best, then each that adds a date, a number, a name or a place to those before, at
    most MOST_QUOTED."""
    ranked = sorted(tellings, key=lambda c: (c.basis != "text", -len(_facts(c)), c.start, c.end))
    kept: list[Candidate] = []
    known: set[object] = set()
    for candidate in ranked:
        if not kept or (len(kept) < MOST_QUOTED and not _facts(candidate) <= known):
            kept.append(candidate)
            known |= _facts(candidate)
    return kept


def _facts(candidate: Candidate) -> set[object]:
    own = {candidate.when} if candidate.basis == "text" else set()
    return {*own, *_NUMBER.findall(candidate.quote), *candidate.who, *candidate.where}


def _citation(candidate: Candidate, stance: Stance) -> Citation:
    own = candidate.basis == "text" and stance is Stance.REPORTS
    return Citation(
        article=candidate.article,
        quote=candidate.quote,
        says=candidate.when if own else None,
        words=candidate.words if own else None,
        stance=stance,
        according_to=candidate.according_to if stance is Stance.REPORTS else candidate.denier or candidate.according_to,
    )


def best_date(tellings: Sequence[Candidate]) -> When:
    """The date that most articles give in words, the finest among equals; else what was told before, else
    publication."""
    for basis in ("text", "narrative", "published"):
        support: Counter[When] = Counter()
        counted: set[tuple[When, str]] = set()
        for candidate in sorted(tellings, key=lambda c: (c.article, c.start)):
            if candidate.basis == basis:
                keys = {(candidate.when, candidate.article), (candidate.when, candidate.quote)}
                support[candidate.when] += counted.isdisjoint(keys)
                counted |= keys
        if support:
            return min(support, key=lambda when: (-support[when], _days(when), chronological(when), str(when)))
    raise ValueError("an event has at least one telling")


def _days(when: When) -> int:
    first, last = earliest(when), latest(when)
    return last.ordinal - first.ordinal if first and last else 10**6


_POINTING: Final = re.compile(
    r"(?:These|This|That|Those|It|He|She|They|Such|His|Her|Its|Their)\b|.*\b(?:these|this|those|such)\b"
)


def best_title(tellings: Sequence[Candidate]) -> str:
    """The title that says most by itself: none that points back, one that names who acts, one with a number, the
    longest; the first of equals. Of what is made public, the speaker has the fullest name that any telling gives."""
    best = min(
        tellings,
        key=lambda c: (
            2 * bool(_POINTING.match(c.title)) or c.title.startswith("The "),
            c.basis != "text",
            not any(name in c.title for name in c.who),
            not any(map(str.isdigit, c.title)),
            -len(c.title),
            c.title,
        ),
    )
    if not best.telling or not best.title.startswith(best.actor):
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


def _clusters(candidates: Sequence[Candidate], articles: Sequence[Article]) -> list[list[Candidate]]:
    """The candidates joined, most alike first, as long as every two of a cluster could be of one happening and the
    articles of both sides are of one story on the whole."""
    tellings = tellings_of(candidates)
    near = near_articles(articles)
    owner = list(range(len(tellings)))
    clusters: list[list[int]] = [[index] for index in owner]
    for one, other in [*_continued(tellings), *_pairs(tellings, near)]:
        left, right = sorted((owner[one], owner[other]))
        if left != right and _fit([tellings[i] for i in clusters[left]], [tellings[i] for i in clusters[right]], near):
            clusters[left] += clusters[right]
            for index in clusters[right]:
                owner[index] = left
            clusters[right] = []
    return [[candidates[index] for index in cluster] for cluster in clusters if cluster]


def _fit(left: Sequence[Telling], right: Sequence[Telling], near: Mapping[tuple[str, str], float]) -> bool:
    """Whether two clusters may become one."""
    pairs = [(one, other) for one in left for other in right]
    if not all(_may_join(one, other) for one, other in pairs):
        return False
    within = [_retells(one, other) for one, other in pairs if one.candidate.article == other.candidate.article]
    if within and sum(within) < RETOLD * len(within):
        return False
    articles = {(a.candidate.article, b.candidate.article) for a in left for b in right}
    alikeness = [near.get((min(pair), max(pair)), 0.0) for pair in sorted(articles) if pair[0] != pair[1]]
    return not alikeness or math.fsum(alikeness) / len(alikeness) >= STORY_ON_AVERAGE


def _pairs(tellings: Sequence[Telling], near: Mapping[tuple[str, str], float]) -> list[tuple[int, int]]:
    """The pairs of tellings of two articles that are alike enough to be joined, most alike first."""
    of_article: dict[str, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        of_article[telling.candidate.article].append(index)
    pairs = []
    for (first, second), articles in near.items():
        for one in of_article[first]:
            for other in of_article[second]:
                if _may_join(tellings[one], tellings[other]):
                    score = alike(tellings[one], tellings[other], articles)
                    if score >= 1:
                        pairs.append((-score, one, other))
    return [(one, other) for _, one, other in sorted(pairs)]


def _continued(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """The pairs within an article of which the second goes on telling of the first: "These troops were moved by
    ship"."""
    pairs = []
    for index, telling in enumerate(tellings):
        for earlier in range(index - 1, max(index - 6, -1), -1):
            if tellings[earlier].candidate.article != telling.candidate.article:
                break
            if _goes_on(tellings[earlier], telling):
                pairs.append((earlier, index))
    return pairs


def _goes_on(before: Telling, after: Telling) -> bool:
    one, other = before.candidate, after.candidate
    if other.refers == "pronoun" and one.telling and other.telling:
        return other.position - one.position == 1 and bool(set(one.who) & set(other.who))
    if (
        other.refers != "definite"
        or one.telling
        or other.telling
        or one.status is not other.status
        or not _dates_allow(one, other)
    ):
        return False
    common = set(stems(one.gist)) & set(stems(other.gist))
    return bool(common & ACTS) and bool(common - ACTS)


def _may_join(one: Telling, other: Telling) -> bool:
    """Whether two tellings could be of one happening at all."""
    a, b = one.candidate, other.candidate
    return (
        a.telling is b.telling
        and (a.status is Status.PLANNED) is (b.status is Status.PLANNED)
        and a.stance is b.stance
        and (not a.telling or not one.speaker.isdisjoint(other.speaker))
        and _dates_allow(a, b)
    )


def _retells(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one article are of one happening: it goes on about it, or names the deed again."""
    if _goes_on(one, other) or _goes_on(other, one):
        return True
    return bool(one.acts & other.acts) and cosine(one.weights, other.weights) >= RETOLD_ALIKE


def _dates_allow(a: Candidate, b: Candidate) -> bool:
    if a.basis == b.basis == "text":
        return compatible(a.when, b.when)
    return True


def _denied(denial: Candidate, drafts: Sequence[Draft]) -> Draft | None:
    """The event that a denial speaks of: the one that tells most of its words."""
    subject = set(stems(" ".join(denial.who[:2])))
    spoken = {stem for stem in stems(denial.title) if stem not in subject and stem not in _OF_DENIALS}
    best: tuple[float, int] | None = None
    for number, draft in enumerate(drafts):
        if any(c.telling or c.status is Status.PLANNED for c in draft.tellings):
            continue
        told = {stem for c in draft.tellings for stem in stems(c.quote)}
        share = len(spoken & told) / max(len(spoken), 1)
        near = any(c.article == denial.article for c in draft.tellings)
        if share >= DENIED and (best is None or (share + 0.1 * near, -number) > best):
            best = (share + 0.1 * near, -number)
    return drafts[-best[1]] if best else None


_OF_DENIALS: Final = frozenset(
    stem
    for word in sorted(DENYING | {"claim", "report", "allegation", "involvement", "fake", "news", "accusation"})
    for stem in stems(word)
)


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
    return short or "event"


def _unique(wanted: str, taken: set[str]) -> str:
    """The id, with a number where it is taken."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name

"""Candidates of many articles -> events: the same happening told twice is one event with two sources."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.articles import Article
from timeline.dates import When, chronological, compatible, earliest, latest
from timeline.events import Citation, Event, Stance, Status
from timeline.extract.candidates import Candidate
from timeline.extract.concepts import CONCEPT
from timeline.extract.lists import DENYING
from timeline.extract.stems import stems

JOINED: Final = 0.42
"""How alike two tellings have to be, from 0 to 1, to be of one happening."""
DENIED: Final = 0.5
"""How much of what a denial speaks of an event has to tell, to be what is denied."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """A candidate with what it is compared by."""

    candidate: Candidate
    weights: dict[str, float]
    numbers: frozenset[str]


def group(candidates: Sequence[Candidate], articles: Iterable[Article]) -> list[Event]:
    """The events that candidates tell, in order of time. The order of candidates and articles does not matter."""
    known = {article.id for article in articles}
    ordered = sorted((c for c in candidates if c.article in known), key=lambda c: (c.article, c.start, c.end, c.title))
    tellings = _tellings(ordered)
    clusters = [cluster for cluster in _clusters(tellings) if cluster]
    denials = [c.candidate for cluster in clusters for c in cluster if c.candidate.stance is Stance.DENIES]
    drafts = [_Draft([telling.candidate for telling in cluster]) for cluster in clusters]
    for denial in denials:
        if draft := _denied(denial, drafts):
            draft.denials.append(denial)
    drafts.sort(
        key=lambda draft: (chronological(draft.date), draft.title, draft.tellings[0].article, draft.tellings[0].start)
    )
    taken: set[str] = set()
    return [draft.event(_unique(slug(draft.title), taken)) for draft in drafts]


class _Draft:
    """An event in the making: its tellings, and the denials of it."""

    def __init__(self, tellings: Sequence[Candidate]) -> None:
        self.tellings = sorted(tellings, key=lambda c: (c.article, c.start, c.end))
        self.denials: list[Candidate] = []
        self.date = best_date(self.tellings)
        self.title = best_title(self.tellings)

    def event(self, id: str) -> Event:
        status = Status.PLANNED if all(c.status is Status.PLANNED for c in self.tellings) else Status.REPORTED
        sources = [_citation(c, Stance.REPORTS) for c in self.tellings]
        sources += [_citation(c, Stance.DENIES) for c in self.denials]
        times = [c.time for c in self.tellings if c.time and c.when == self.date]
        return Event(
            id,
            self.date,
            self.title,
            time=times[0] if times else None,
            status=status,
            who=_commonest(c.who for c in self.tellings),
            where=_commonest(c.where for c in self.tellings),
            sources=tuple(sources),
        )


def _citation(candidate: Candidate, stance: Stance) -> Citation:
    own = candidate.basis == "text" and stance is Stance.REPORTS
    return Citation(
        article=candidate.article,
        quote=candidate.quote,
        says=candidate.when if own else None,
        words=candidate.words if own else None,
        stance=stance,
        according_to=candidate.according_to,
    )


def best_date(tellings: Sequence[Candidate]) -> When:
    """The date that most articles give in words, the finest among equals; else what was told before, else publication."""
    for basis in ("text", "narrative", "published"):
        support: dict[When, set[str]] = defaultdict(set)
        for candidate in tellings:
            if candidate.basis == basis:
                support[candidate.when].add(candidate.article)
        if support:
            return min(support, key=lambda when: (-len(support[when]), _days(when), chronological(when), str(when)))
    raise ValueError("an event has at least one telling")


def _days(when: When) -> int:
    first, last = earliest(when), latest(when)
    return last.ordinal - first.ordinal if first and last else 10**6


_ACTS: Final = frozenset(name for name in CONCEPT.values() if name not in ("soldier", "police", "spokesman", "company"))
_VAGUE: Final = re.compile(r"(?:The|These|This|That|Those|It|He|She|They|Such)\b|.*\b(?:these|this|those|such)\b")


def best_title(tellings: Sequence[Candidate]) -> str:
    """The title that says most by itself: none that points back, one with a number, the longest; the first of equals."""
    return min(
        tellings,
        key=lambda c: (
            bool(_VAGUE.match(c.title)),
            c.basis != "text",
            not any(map(str.isdigit, c.title)),
            -len(c.title),
            c.title,
        ),
    ).title


def _commonest(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for group_ in names:
        for name in group_:
            counts[name] += 1
            first.setdefault(name, len(first))
    return tuple(sorted(counts, key=lambda name: (-counts[name], first[name])))[:8]


def _tellings(candidates: Sequence[Candidate]) -> list[_Telling]:
    """Each candidate with its words, weighed by how rare they are among all."""
    bags = [stems(f"{c.title} {c.quote}") for c in candidates]
    frequency = Counter(stem for bag in bags for stem in set(bag))
    tellings = []
    for candidate, bag in zip(candidates, bags, strict=True):
        weights = {stem: math.log(1 + len(bags) / frequency[stem]) for stem in bag}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        numbers = frozenset(stem for stem in bag if stem[0].isdigit())
        tellings.append(_Telling(candidate, {stem: weight / length for stem, weight in weights.items()}, numbers))
    return tellings


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two weighed bags of words."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[stem] for stem, weight in one.items() if stem in other)


def _clusters(tellings: Sequence[_Telling]) -> list[list[_Telling]]:
    """The tellings joined, most alike first, as long as every two of a cluster could be of one happening."""
    owner = list(range(len(tellings)))
    clusters: list[list[int]] = [[index] for index in range(len(tellings))]
    for one, other in [*_continued(tellings), *_pairs(tellings)]:
        left, right = owner[one], owner[other]
        if left == right:
            continue
        if all(_may_join(tellings[a], tellings[b]) for a in clusters[left] for b in clusters[right]):
            low, high = min(left, right), max(left, right)
            clusters[low] += clusters[high]
            for index in clusters[high]:
                owner[index] = low
            clusters[high] = []
    return [[tellings[index] for index in cluster] for cluster in clusters]


def _pairs(tellings: Sequence[_Telling]) -> list[tuple[int, int]]:
    """The pairs that are alike enough, most alike first."""
    by_stem: dict[str, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        for stem in telling.weights:
            by_stem[stem].append(index)
    pairs = []
    for index, telling in enumerate(tellings):
        shared: Counter[int] = Counter()
        for stem in telling.weights:
            for other in by_stem[stem]:
                if other < index:
                    shared[other] += 1
        for other, count in shared.items():
            if count >= 2 and _may_join(telling, tellings[other]):
                alike = likeness(telling.weights, tellings[other].weights)
                if alike >= JOINED:
                    pairs.append((-alike, other, index))
    pairs.sort()
    return [(one, other) for _, one, other in pairs]


def _continued(tellings: Sequence[_Telling]) -> list[tuple[int, int]]:
    """The pairs within an article of which the second goes on telling of the first: "These troops were moved by ship"."""
    pairs = []
    for index, telling in enumerate(tellings):
        for earlier in range(index - 1, max(index - 6, -1), -1):
            if tellings[earlier].candidate.article != telling.candidate.article:
                break
            if _goes_on(tellings[earlier], telling):
                pairs.append((earlier, index))
    return pairs


def _goes_on(before: _Telling, after: _Telling) -> bool:
    one, other = before.candidate, after.candidate
    if other.refers == "pronoun" and one.telling and other.telling:
        return other.position - one.position == 1 and bool(set(one.who) & set(other.who))
    if other.refers != "definite" or one.telling or other.telling or not _may_join(before, after):
        return False
    common = set(stems(one.title)) & set(stems(other.title))
    return bool(common & _ACTS) and bool(common - _ACTS)


def _may_join(one: _Telling, other: _Telling) -> bool:
    """Whether two tellings could be of one happening at all."""
    a, b = one.candidate, other.candidate
    return (
        a.telling is b.telling
        and (a.status is Status.PLANNED) is (b.status is Status.PLANNED)
        and a.stance is b.stance
        and _dates_allow(a, b)
    )


def _dates_allow(a: Candidate, b: Candidate) -> bool:
    if a.basis == b.basis == "text":
        return compatible(a.when, b.when)
    return True


def _denied(denial: Candidate, drafts: Sequence[_Draft]) -> _Draft | None:
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
    id, number = wanted, 1
    while id in taken:
        number += 1
        id = f"{wanted}-{number}"
    taken.add(id)
    return id

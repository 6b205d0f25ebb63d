"""An event in the making: the denials that belong to it; its date, its title and its sources, of all its mentions.

Where sources differ, each difference stays with who says what, and none is settled silently.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, NamedTuple

from timeline.corroboration.blocking import Memory, Related, joined_key
from timeline.corroboration.pairs import DENIED, PLANNED, SAYING, Corpus, Record
from timeline.dates import Day, When, chronological, compatible, width
from timeline.events import Basis, Citation, Event, Mode, Stance, Status
from timeline.extraction.mentions import EventMention, Tier
from timeline.extraction.title_text import TITLE_LIMIT
from timeline.language.lexicon import DENYING, stems


@dataclass(frozen=True, slots=True)
class Difference:
    """What tellings differ in: ``about`` is "date" or the stem of what is counted, ``values`` each value with the ids
    of the articles that give it."""

    about: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


def differences(records: Sequence[Record]) -> tuple[Difference, ...]:
    """Return where mentions of one happening differ: in the day that their words give, in what they count.

    "killing 12 people" and "14 people died" differ in "peopl".
    """
    return (*_dates(records), *_counts(records))


def _dates(records: Sequence[Record]) -> list[Difference]:
    given: dict[When, set[str]] = defaultdict(set)
    for record in records:
        if record.span.given is not None:
            given[record.span.given].add(record.article)
    ordered = sorted(given, key=lambda when: (chronological(when), str(when)))
    if all(compatible(one, other) for index, one in enumerate(ordered) for other in ordered[index + 1 :]):
        return []
    return [_difference("date", {str(when): given[when] for when in ordered})]


def _counts(records: Sequence[Record]) -> list[Difference]:
    """Return what two articles count differently; an article that gives several numbers of one thing adds them up."""
    by_article: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for record in records:
        for what, number in record.counts:
            by_article[what][record.article].add(number)
    differences = []
    for what, numbers in sorted(by_article.items()):
        single = {article: next(iter(given)) for article, given in numbers.items() if len(given) == 1}
        by_number: dict[str, set[str]] = defaultdict(set)
        for article, number in single.items():
            by_number[number].add(article)
        if len(by_number) > 1:
            differences.append(_difference(what, dict(sorted(by_number.items()))))
    return differences


def _difference(about: str, values: Mapping[str, set[str]]) -> Difference:
    return Difference(about, tuple((value, tuple(sorted(articles))) for value, articles in values.items()))


MOST_QUOTED: Final = 3
"""Passages of one article that an event quotes at most."""
COPIED: Final = 0.75
"""The share of their words that two passages have in common that are copies of one text: newspapers edit what agencies
send them. Not measured."""
_STATUSES: Final = (Status.REPORTED, Status.ALLEGED, Status.DENIED, Status.PLANNED)
"""The statuses that mentions give, the one that decides first."""
_LAST: Final = (Day(10**9, 1, 1), Day(10**9, 1, 1))
"""Where events without any date are sorted."""
_NUMBER: Final = re.compile(r"\d[\d.,]*\d|\d")


class Draft:
    """An event in the making: the mentions that report it, and those that deny it.

    The title is one that goes with the date: from a mention of that very date, unless the dates of all agree with it.
    """

    def __init__(self, records: Sequence[Record], denials: Sequence[Record] = ()) -> None:
        self.records = sorted(records, key=_place)
        self.denials = sorted(denials, key=_place)
        self.date = best_date(self.records)
        self.title = best_title([record.mention for record in going_with(self.date, self.records)])

    @property
    def tellings(self) -> list[tuple[Record, Stance]]:
        """The records of the mentions, each with its stance."""
        return [
            *((record, Stance.DENIES if record.denied else Stance.REPORTS) for record in self.records),
            *((record, Stance.DENIES) for record in self.denials),
        ]

    @property
    def waits(self) -> bool:
        """Whether all of its mentions wait for review."""
        return all(record.mention.tier is not Tier.CHRONOLOGY for record in (*self.records, *self.denials))

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Where those that report it differ."""
        return differences(self.records)

    def order(self) -> tuple[tuple[Day, Day], str, str, int]:
        """Return a sort key: by time, what has no date last, then by title and place."""
        when = chronological(self.date) if self.date is not None else _LAST
        return when, self.title, *_place(self.records[0])[:2]

    def status(self) -> Status:
        """Return REPORTED where a mention states it; else what the mentions say, a claim before a denial before a
        plan."""
        statuses = {record.status for record in self.records}
        return next((status for status in _STATUSES if status in statuses), Status.REPORTED)

    def event(self, name: str) -> Event:
        """Return the event, under this id. Raises ValueError where no date is known."""
        if self.date is None:
            raise ValueError("an event needs a date")
        mentions = [record.mention for record in self.records]
        sources = [_citation(record, Stance.REPORTS) for record in self._quoted()]
        sources += [_citation(record, Stance.DENIES) for record in self.denials]
        times = [mention.time for mention in mentions if mention.time and mention.when == self.date]
        return Event(
            name,
            self.date,
            self.title,
            time=times[0] if times else None,
            status=self.status(),
            who=_commonest(mention.who for mention in mentions),
            where=_commonest(mention.where for mention in mentions),
            sources=tuple(sources),
            translated=next((each.translated for each in mentions if each.title == self.title), None),
        )

    def _quoted(self) -> list[Record]:
        """Return the mentions to quote: articles that give a date of their own first, then by their day."""
        of_article: dict[str, list[Record]] = defaultdict(list)
        for record in self.records:
            of_article[record.article].append(record)
        chosen = sorted((most_informative(records) for records in of_article.values()), key=_first_quoted)
        return [record for records in chosen for record in records]


def _place(record: Record) -> tuple[str, int, int]:
    return record.article, record.mention.start, record.mention.end


def _first_quoted(records: Sequence[Record]) -> tuple[bool, bool, int, str]:
    first = records[0]
    return first.span.given is None, first.published is None, first.published or 0, first.article


def going_with(date: When | None, records: Sequence[Record]) -> Sequence[Record]:
    """Return the mentions whose title goes with a date: all, where no date in words contradicts it; else those that
    give this very date."""
    if date is None or all(record.span.given is None or compatible(record.span.given, date) for record in records):
        return records
    return [record for record in records if record.span.given == date] or records


def most_informative(records: Sequence[Record]) -> list[Record]:
    """Return of an article's mentions the best, then each that adds a date, a number, a name or a place to those
    before, at most MOST_QUOTED."""
    ranked = sorted(records, key=lambda each: (each.span.given is None, -len(_facts(each)), *_place(each)))
    chosen: list[Record] = []
    seen: set[object] = set()
    for record in ranked:
        if not chosen or (len(chosen) < MOST_QUOTED and not _facts(record) <= seen):
            chosen.append(record)
            seen |= _facts(record)
    return chosen


def _facts(record: Record) -> set[object]:
    own = {record.span.given} if record.span.given is not None else set()
    return {*own, *_NUMBER.findall(record.mention.quote), *record.mention.who, *record.mention.where}


def _citation(record: Record, stance: Stance) -> Citation:
    mention = record.mention
    own = record.span.given is not None and stance is Stance.REPORTS
    return Citation(
        article=mention.article,
        quote=mention.quote,
        says=mention.when if own else None,
        words=mention.words if own else None,
        stance=stance,
        mode=Mode.STATED if stance is Stance.DENIES else mention.mode,
        basis=None if own or mention.when is None else mention.basis,
        according_to=mention.speaker if stance is Stance.REPORTS else mention.denier or mention.speaker,
    )


def best_date(records: Sequence[Record]) -> When | None:
    """Return the date that most articles give in words, the finest among equals; else the one that is linked, else
    the one that is reported. Copies of one text count once."""
    for basis in (Basis.GIVEN, Basis.LINKED, Basis.REPORTED):
        by_date: dict[When, list[Record]] = defaultdict(list)
        for record in records:
            if record.span.basis is basis and record.span.when is not None:
                by_date[record.span.when].append(record)
        if by_date:
            support = {when: _independent(giving) for when, giving in by_date.items()}
            return min(support, key=lambda when: (-support[when], width(when), chronological(when), str(when)))
    return None


def _independent(records: Sequence[Record]) -> int:
    """Return how many mentions there are, those of one article and those in nearly the same words counted once."""
    articles: set[str] = set()
    texts: list[frozenset[str]] = []
    for record in records:
        text = frozenset(stems(record.mention.quote))
        if record.article not in articles and not any(
            len(text & other) >= COPIED * len(text | other) for other in texts
        ):
            texts.append(text)
        articles.add(record.article)
    return len(texts)


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
        if named and len(title := named + best.title[len(best.actor) :]) < TITLE_LIMIT:
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
    if not noun or noun != noun.lower():
        return None
    if len(words_) < 2 or "’s" in name or "'s" in name:
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


REPORTED: Final = 0.5
"""How much of what a denial speaks of an event has to report, to be what is denied. Not measured by itself."""
STEMS_HELD: Final = 5_000
"""Events whose stems are held at once, about a kilobyte each; denials of one time look at the same ones. No other value
was measured."""
_OWN: Final = 0.1
"""What it adds that the article of the denial reports the event itself. Not measured by itself."""
_OF_DENIALS: Final = frozenset(
    stem
    for word in sorted(DENYING | {"claim", "report", "allegation", "involvement", "fake", "news", "accusation"})
    for stem in stems(word)
)
"""Stems that denials have and what they deny has not."""

Cluster = Sequence[int]
"""Mentions of one happening, by their numbers in the corpus."""


class Happening(NamedTuple):
    """The mentions that report one happening, and those that deny it, by their numbers in the corpus."""

    claims: Cluster
    denials: Cluster

    @property
    def mentions(self) -> Cluster:
        """All of them."""
        return (*self.claims, *self.denials)


class Happenings(Iterable[Happening]):
    """Many happenings, as arrays: as objects those of fifteen thousand articles take sixty megabytes."""

    def __init__(self) -> None:
        self._mentions, self._claims, self._denials = array("i"), array("i"), array("i")

    def add(self, happening: Happening) -> None:
        """Add a happening, behind the others."""
        self._mentions.extend(happening.mentions)
        self._claims.append(len(happening.claims))
        self._denials.append(len(happening.denials))

    def __iter__(self) -> Iterator[Happening]:
        begin = 0
        for claims, denials in zip(self._claims, self._denials, strict=True):
            middle, end = begin + claims, begin + claims + denials
            yield Happening(tuple(self._mentions[begin:middle]), tuple(self._mentions[middle:end]))
            begin = end


@dataclass(frozen=True, slots=True)
class SettledDenials:
    """What an earlier update settled about denials.

    ``homes`` says of a denial which mention is of the event that it was brought to, ``standing`` are the mentions of
    all events then. A denial that has no home there comes to one of them only with a fresh mention on either side.
    """

    homes: Mapping[int, int] = field(default_factory=dict)
    standing: frozenset[int] = frozenset()
    fresh: frozenset[int] = frozenset()

    def may_join(self, denials: Cluster, claim: Cluster) -> bool:
        """Return whether denials without a home may be brought to an event."""
        return self.standing.isdisjoint(claim) or not self.fresh.isdisjoint((*denials, *claim))


def stances(
    clusters: Sequence[Cluster],
    corpus: Corpus,
    related: Related,
    memory: Memory,
    settled: SettledDenials | None = None,
    known: Mapping[int, int | None] = MappingProxyType({}),
) -> tuple[list[Happening], dict[int, int | None]]:
    """Return the clusters that report something, each with the denials of it.

    A denial of what nobody reports remains as a cluster of its own; so does one that is a happening itself, somebody's
    saying ("the minister denied ..."). Of several events that a denial can speak of, it
    is the one that reports most of its words, of these the one that is reported most. What is ``settled`` stays.

    With them comes what each denial speaks of, by the first mentions of both; what of that is ``known`` is not looked
    for again.
    """
    settled = SettledDenials() if settled is None else settled
    claims = [cluster for cluster in clusters if not corpus.flags[cluster[0]] & DENIED]
    denials: dict[int, list[int]] = {}
    alone: list[Cluster] = []
    reporting = _Reporting(claims, corpus, related, memory)
    number_of = {mention: number for number, claim in enumerate(claims) for mention in claim}
    spoken_of: dict[int, int | None] = {}

    def denied_by(denial: Cluster) -> int | None:
        if denial[0] not in known:
            return reporting.denied_by(denial)
        first = known[denial[0]]
        return None if first is None else number_of[first]

    for cluster in clusters:
        if not corpus.flags[cluster[0]] & DENIED:
            continue
        homes = (number_of.get(settled.homes[each]) for each in cluster if each in settled.homes)
        number = next((home for home in homes if home is not None), None)
        if number is None:
            number = denied_by(cluster)
            spoken_of[cluster[0]] = None if number is None else claims[number][0]
            if number is not None and not settled.may_join(cluster, claims[number]):
                number = None
        if number is not None:
            denials.setdefault(number, []).extend(cluster)
        if number is None or any(corpus.flags[each] & SAYING for each in cluster):
            alone.append(cluster)
    found = [Happening(claim, denials.get(number, [])) for number, claim in enumerate(claims)]
    return [*found, *(Happening(each, []) for each in alone)], spoken_of


class _Reporting:
    """Which clusters report what, by their articles."""

    def __init__(self, claims: Sequence[Cluster], corpus: Corpus, related: Related, memory: Memory) -> None:
        self._claims, self._corpus, self._related, self._memory = claims, corpus, related, memory
        self._by_article: dict[str, list[int]] = defaultdict(list)
        self._keys: dict[str, str] = {}
        self._known: dict[int, frozenset[str]] = {}
        for number, claim in enumerate(claims):
            if not any(corpus.flags[each] & (SAYING | PLANNED) for each in claim):
                for index in dict.fromkeys(map(corpus.index, claim)):
                    self._by_article[corpus.names[index]].append(number)

    def denied_by(self, denials: Cluster) -> int | None:
        """Return the number of the cluster that denials speak of, None where there is none."""
        around = [self._around(self._corpus.names[self._corpus.index(each)]) for each in denials]
        claims = dict.fromkeys(each for names in around for name in names for each in self._by_article.get(name, ()))
        if not claims:
            return None
        read = (part for names in around for part in ("", *sorted(map(self._key, names))))
        key = joined_key([*map(self._corpus.key, denials), *read])
        first = self._memory.get("denied", key)
        if first is None:
            best = max((each for denial in denials for each in self._candidates(denial)), default=None)
            first = "" if best is None else self._corpus.key(self._claims[-best[2]][0])
            self._memory.put("denied", key, first)
        return next((number for number in claims if first == self._corpus.key(self._claims[number][0])), None)

    def _around(self, article: str) -> list[str]:
        return [article, *self._related.near(article)]

    def _key(self, article: str) -> str:
        """Return what names an article with all clusters that report something of it."""
        if article not in self._keys:
            claims = (self._claims[number] for number in self._by_article.get(article, ()))
            members = (self._corpus.key(each) for claim in claims for each in (*claim, claim[0]))
            self._keys[article] = joined_key([self._corpus.keys[article], *members])
        return self._keys[article]

    def _candidates(self, denial: int) -> Iterator[tuple[float, int, int]]:
        record = self._corpus.record(denial)
        subject = set(stems(" ".join(record.mention.who[:2])))
        spoken = set(stems(record.mention.title)) - subject - _OF_DENIALS
        own = self._by_article.get(record.article, ())
        for article in self._around(record.article):
            for number in self._by_article.get(article, ()):
                share = len(spoken & self._stems(number)) / max(len(spoken), 1)
                if share >= REPORTED:
                    yield share + _OWN * (number in own), len(self._claims[number]), -number

    def _stems(self, number: int) -> frozenset[str]:
        if number not in self._known:
            records = map(self._corpus.record, self._claims[number])
            if len(self._known) >= STEMS_HELD:
                self._known.clear()
            self._known[number] = frozenset().union(*(record.stems for record in records))
        return self._known[number]

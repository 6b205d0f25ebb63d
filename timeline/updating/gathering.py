"""What the articles report: read by one process or by many machines, remembered, and grouped into events."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from timeline import plugins
from timeline.articles import Article, Articles
from timeline.dates import Day
from timeline.events import Citation, Event
from timeline.extraction import EXTRACTOR_VERSION
from timeline.proposals.answers import StoredAnswer
from timeline.proposals.provenance import Provenance, Quoted, provenance_from
from timeline.store.lock import Passage, passage_digest
from timeline.updating.cache import Index, opened
from timeline.updating.reading import Shard, Texts, read_file, write_file
from timeline.weight import Outline, WeightCorpus, outline, values_of
from timeline.weight.budget import LARGE, Budget, Candidate

if TYPE_CHECKING:
    from timeline.corroboration import EventRow, Grouped, Happening, Settled
    from timeline.extraction.mentions import EventMention


Progress = Callable[[str, int], AbstractContextManager[Callable[[int], object]]]
"""What long work reports its progress to: given what it is and its total, a context whose value takes how many more are
done."""


@dataclass(frozen=True, slots=True)
class ProposedAnswers:
    """The answers of a language model that are kept, by article, and the language that titles were asked for in."""

    answers: Mapping[str, StoredAnswer] = field(default_factory=dict)
    language: str = "en"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How articles are read.

    What was found before is in the index of ``root``, and what is new is added to it if it ``keeps``. ``known`` is what
    other machines have found. ``jobs`` is the number of processes; ``on`` the cluster of machines that read instead of
    them, "" for none. ``proposed`` is what a language model proposed of the articles.
    """

    root: Path
    jobs: int = 1
    progress: Progress | None = None
    keeps: bool = True
    known: Texts = field(default_factory=dict)
    on: str = ""
    proposed: ProposedAnswers = ProposedAnswers()


class InReview(Protocol):
    """What waits in review. Events are made when they are asked for: of thousands of articles hardly any is."""

    def events(self) -> Sequence[Event]:
        """Return all, each under an id of its own: first what is unsure, then what is over the budget, each in order of
        time."""

    def near(self, citations: Iterable[Citation]) -> Sequence[Event]:
        """Return those that may be about a citation: with a passage of its article, or with its quote."""

    def over(self) -> Mapping[str, float]:
        """Return the weight of each event that is over the budget, by its id."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The ``found`` events that go into the chronology, what is ``waiting`` in review, and the articles that could not
    be read, each with the reason. ``provenance`` says who saw each passage of the articles that a language model was
    asked about; ``unquoted`` are the passages that tell a found event and that it does not quote, by one that it does;
    ``common`` are the stems that tell the stories of this corpus apart least."""

    found: tuple[Event, ...]
    waiting: InReview
    failed: Mapping[str, str]
    provenance: Mapping[Quoted, Provenance] = field(default_factory=dict)
    unquoted: Mapping[Passage, Sequence[Passage]] = field(default_factory=dict)
    common: Mapping[str, float] = field(default_factory=dict)


def gather(
    articles: Articles,
    base: Mapping[str, Event],
    digests: Mapping[str, str],
    reading: ReadOptions,
    index: Index,
    budget: Budget,
    settled: Settled | None = None,
    common: Mapping[str, float] | None = None,
) -> Gathered:
    """Return what the articles report now, with what those that cannot be read now reported before (``base``).

    What was found before is in the ``index``, which has to be open as long as anybody asks what waits. Of a large
    corpus only what the ``budget`` wants goes into the chronology. What is ``settled`` stays together and apart; None
    groups everything anew. ``common`` are the stems that tell its stories apart least, as an earlier update found them;
    None looks for them.
    """
    from timeline.corroboration import Corpus, Grouped  # slow, and most updates extract nothing
    from timeline.corroboration.blocking import Rarity, common_stems

    index.hold("signs", "similar", "flags", "passages", "event")
    mentions, failed = read_mentions(articles.by_id, digests, reading, index)
    provenance: dict[Quoted, Provenance] = {}
    if reading.proposed.answers:
        mentions, provenance = _with_proposals(mentions, articles.by_id, digests, reading.proposed, index)
    if common is None or settled is None:
        common = common_stems([article.text for article in articles.by_id.values()])
    version = key_of_version(common)
    keys = {name: _name(version, name, digests[name], mentions) for name in articles.by_id}
    corpus = Corpus(articles.by_id, mentions, keys, index, Rarity(common))
    grouped = Grouped.of(corpus, index, settled)
    published = _Published.of(grouped)
    large = len(articles.by_id) >= LARGE
    weigh = _Weighing(published, WeightCorpus(articles.by_id, Outlines(articles.by_id, digests, index)))
    wanted = budget.wanted(published.candidates, weigh.values) if large else published.every
    found, unquoted = published.events(wanted)
    waiting = _RowsInReview(published, wanted, weigh.weighed)
    index.forget_unused()
    unread = articles.unread | failed.keys()
    return Gathered(tuple(_with_unread(found, base, unread)), waiting, failed, provenance, unquoted, common)


_HELD: Final = 10_000
"""Rows that are held at once: about 15 MB, and all of a corpus of 3,000 articles, of which so nothing is read twice. No
other value was measured."""


class _Placed(NamedTuple):
    """A row that may go into the files, under its id: its days, as in ``EventRow.order``, what it is made of, and the
    row itself where it is held."""

    candidate: Candidate
    days: Sequence[Any]
    happening: Happening
    row: EventRow | None


@dataclass(frozen=True, slots=True)
class _Published:
    """What the articles report that is sure enough for the files, in order of time, by id. Of many rows not
    all are held; what the others say is read again when it is asked for, for memory's sake."""

    grouped: Grouped
    by_id: Mapping[str, _Placed]

    @classmethod
    def of(cls, grouped: Grouped) -> _Published:
        """Return those of a grouping."""
        from timeline.corroboration import free_id

        rows: list[tuple[Sequence[Any], str, Sequence[Passage], bool, Happening, EventRow | None]] = []
        for happening in grouped.published:
            row = grouped.row(happening)
            if row is not None:
                held = row if len(rows) < _HELD else None
                rows.append((row.order, row.wanted, row.quoted, row.line, happening, held))
        taken: set[str] = set()
        placed = {}
        for order, wanted, quoted, line, happening, held in sorted(rows, key=itemgetter(0)):
            name = free_id(wanted, taken)
            placed[name] = _Placed(Candidate(name, quoted, line), order[:6], happening, held)
        return cls(grouped, placed)

    @property
    def every(self) -> Collection[str]:
        """The ids of all."""
        return self.by_id.keys()

    @property
    def candidates(self) -> Sequence[Candidate]:
        """All, as the budget looks at them."""
        return [one.candidate for one in self.by_id.values()]

    def event(self, name: str) -> Event:
        """Return the event of an id."""
        return self._row(name).event(name)

    def events(self, wanted: Collection[str]) -> tuple[list[Event], dict[Passage, Sequence[Passage]]]:
        """Return the events of ids, and by the first passage that each quotes those that it does not."""
        events: list[Event] = []
        unquoted: dict[Passage, Sequence[Passage]] = {}
        for name in self.by_id:
            if name in wanted:
                row = self._row(name)
                events.append(row.event(name))
                rest = sorted({*row.passages}.difference(row.quoted))
                if row.quoted and rest:
                    unquoted[row.quoted[0]] = rest
        return events, unquoted

    def _row(self, name: str) -> EventRow:
        placed = self.by_id[name]
        row = placed.row or self.grouped.row(placed.happening)
        if row is None:
            raise KeyError(name)
        return row


class _Weighing:
    """Weighs those of a corpus that the budget asks about, and remembers what it said."""

    def __init__(self, published: _Published, corpus: WeightCorpus) -> None:
        self._published, self._corpus = published, corpus
        self.weighed: dict[str, float] = {}

    def values(self, names: Collection[str]) -> Mapping[str, float]:
        """Return the weights of events. Beside them only what is of their days is looked at, among which each has its
        place."""
        days = sorted({day for name in names for day in self._day_of(name)})
        near = (name for name, one in self._published.by_id.items() if name in names or _touches(one.days, days))
        values = values_of(map(self._published.event, near), self._corpus)
        self.weighed = {name: values[name] for name in sorted(names)}
        return self.weighed

    def _day_of(self, name: str) -> Iterator[Numbers]:
        day = self._corpus.day(self._published.event(name).date)
        if day is not None:
            yield tuple(Day.from_ordinal(day.day))


Numbers = tuple[int, ...]
"""A day as year, month and day, to be compared."""


def _touches(order: Sequence[int], days: Sequence[Numbers]) -> bool:
    """Return whether one of the days, in order, is within a row's own: its first one, and its last one below 0."""
    first, last = tuple(order[:3]), tuple(-number for number in order[3:])
    place = bisect_left(days, first)
    return place < len(days) and days[place] <= last


class _RowsInReview:
    """What waits of a grouping, which is in an index: what is unsure, and what of the published is not ``wanted``."""

    def __init__(self, published: _Published, wanted: Collection[str], weighed: Mapping[str, float]) -> None:
        self._published, self._grouped, self._weighed = published, published.grouped, weighed
        self._rest = [name for name in published.by_id if name not in wanted]

    def events(self) -> Sequence[Event]:
        """Return all: see ``InReview``."""
        from timeline.corroboration import with_free_ids

        unsure = with_free_ids(self._grouped.rows(self._grouped.waiting), {*self._published.every})
        return [*unsure, *map(self._published.event, self._rest)]

    def near(self, citations: Iterable[Citation]) -> Sequence[Event]:
        """Return those that may be about a citation: see ``InReview``."""
        cited = list(citations)
        if not cited:
            return ()
        from timeline.corroboration import with_free_ids

        corpus = self._grouped.corpus
        articles = {one.article for one in cited if one.article}
        quotes = {passage_digest(one.quote) for one in cited if one.quote}

        def is_near(happening: Happening) -> bool:
            passages = map(corpus.passage, happening.mentions)
            return any(article in articles or digest in quotes for article, digest in passages)

        unsure = with_free_ids(self._grouped.rows(filter(is_near, self._grouped.waiting)), {*self._published.every})
        rest = (name for name in self._rest if is_near(self._published.by_id[name].happening))
        return [*unsure, *map(self._published.event, rest)]

    def over(self) -> Mapping[str, float]:
        """Return the weights of what is over the budget: see ``InReview``."""
        return {name: self._weighed[name] for name in self._rest if name in self._weighed}


def key_of_version(common: Mapping[str, float]) -> str:
    """Return what names a version of the corpus: the program that compares, and what is common in it."""
    from timeline.corroboration.blocking import joined_key, program

    return joined_key([program(), *(f"{stem}={share}" for stem, share in sorted(common.items()))])


def _name(version: str, article: str, digest: str, mentions: Mentions) -> str:
    """Return what names an article with its mentions and the version of the corpus by which they are compared."""
    from timeline.corroboration.blocking import joined_key

    return joined_key([version, article, digest, mentions.text(article) if article in mentions else ""])


def _with_proposals(
    mentions: Mentions,
    articles: Mapping[str, Article],
    digests: Mapping[str, str],
    proposed: ProposedAnswers,
    index: Index,
) -> tuple[Mentions, dict[Quoted, Provenance]]:
    """Return the mentions with what a language model adds to them, verified, and who saw each of them."""
    from timeline.proposals.reading import read_together

    together: dict[str, str] = {}
    provenance: dict[Quoted, Provenance] = {}
    for name in sorted(proposed.answers.keys() & mentions.keys()):
        answer, language = proposed.answers[name], proposed.language
        key = f"{mentions_key(digests[name])}:{answer.digest}:{language}"
        seen_by = index.text(_SEEN_BY, key)
        if seen_by is None or index.text(_TOGETHER, key) is None:
            text, seen_by = read_together(mentions[name], articles[name], answer, language)
            index.put_text(_TOGETHER, key, text)
            index.put_text(_SEEN_BY, key, seen_by)
        together[name] = key
        provenance |= {(name, quote): each for quote, each in provenance_from(seen_by).items()}
    return Mentions(mentions.keys_of_articles, index, together), provenance


class Mentions(Mapping[str, Sequence["EventMention"]]):
    """The mentions of articles, by their ids; each is taken from the index when it is asked for.

    ``together`` are the keys of those that a language model had a part in.
    """

    def __init__(self, keys: Mapping[str, str], index: Index, together: Mapping[str, str] | None = None) -> None:
        self._keys, self._index, self._together = keys, index, together or {}

    @property
    def keys_of_articles(self) -> Mapping[str, str]:
        """The key of each article in the index."""
        return self._keys

    def text(self, name: str) -> str:
        """Return the mentions of an article as JSON."""
        if name in self._together:
            return self._index.text(_TOGETHER, self._together[name]) or "[]"
        return self._index.text(_KIND, self._keys[name]) or "[]"

    def __getitem__(self, name: str) -> Sequence[EventMention]:
        from timeline.extraction.mentions import parse_mentions

        if name not in self._keys:
            raise KeyError(name)
        return [replace(mention, article=name) for mention in parse_mentions(self.text(name))]

    def __contains__(self, name: object) -> bool:
        return name in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def read_mentions(
    articles: Mapping[str, Article], digests: Mapping[str, str], reading: ReadOptions, index: Index
) -> tuple[Mentions, Mapping[str, str]]:
    """Return the mentions of each article by its id, and the articles that could not be read, each with the reason."""
    from timeline.extraction.mentions import dump_mentions
    from timeline.updating.reading import read_each

    keys = {name: mentions_key(digests[name]) for name in articles}
    for key in keys.values():
        if key in reading.known:
            index.put_text(_KIND, key, reading.known[key])
    new = [article for name, article in articles.items() if index.text(_KIND, keys[name]) is None]
    failed: dict[str, str] = {}
    with reading.progress("reading articles", len(new)) if reading.progress else nullcontext() as advance:
        # Into the index one by one: all mentions of thousands of articles would not fit into memory.
        for name, outcome in read_each(new, reading.jobs, advance, on=reading.on):
            if isinstance(outcome, str):
                failed[name] = outcome
            else:
                index.put_text(_KIND, keys[name], dump_mentions(outcome))
    return Mentions({name: key for name, key in keys.items() if name not in failed}, index), failed


def known_mentions(root: Path, articles: Mapping[str, Article]) -> Mapping[str, Sequence[EventMention]]:
    """Return the mentions of those articles that were read before, by the articles' ids."""
    with opened(root, keeps=False) as index:
        keys = {name: mentions_key(fingerprint(article)) for name, article in articles.items()}
        known = Mentions({name: key for name, key in keys.items() if index.text(_KIND, key) is not None}, index)
        return {name: known[name] for name in known}


class Outlines(Mapping[str, Outline]):
    """What articles show, by their ids; each is taken from the index when it is asked for, and made where it is not
    there."""

    def __init__(self, articles: Mapping[str, Article], digests: Mapping[str, str], index: Index) -> None:
        self._articles, self._digests, self._index = articles, digests, index

    def __getitem__(self, name: str) -> Outline:
        article, key = self._articles[name], mentions_key(self._digests[name])
        known = self._index.get("outline", key)
        if known is None:
            known = outline(article).to_json()
            self._index.put("outline", key, known)
        return Outline.of_json(known)

    def __contains__(self, name: object) -> bool:
        return name in self._articles

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


def corpus_of(root: Path, articles: Mapping[str, Article]) -> WeightCorpus:
    """Return what the articles show together, by which events are weighed; what each shows is in the index."""
    digests = {name: fingerprint(article) for name, article in articles.items()}
    with opened(root, keeps=True) as index:
        return WeightCorpus(articles, dict(Outlines(articles, digests, index)))


def read_shard(articles: Iterable[Article], shard: Shard, file: Path, reading: ReadOptions) -> ShardOutcome:
    """Read the articles of a shard and write their mentions to a file for ``timeline update --found``.

    What the file holds already, from an earlier run, is not read again. Raises Invalid when the file cannot be written,
    or was not written by ``timeline read``.
    """
    prints = {article: fingerprint(article) for article in articles}
    # By their fingerprints, because articles of two timelines may have one id; those of one text are read once.
    own = {digest: replace(article, id=digest) for article, digest in prints.items() if shard.holds(digest)}
    names = {digest: article.id for article, digest in prints.items()}
    before = read_file(file) if file.exists() else {}
    index = Index()
    found, failed = read_mentions(own, {digest: digest for digest in own}, replace(reading, known=before), index)
    write_file(file, shard, {mentions_key(digest): found.text(digest) for digest in found})
    return ShardOutcome(len(own), len(prints), {names[digest]: why for digest, why in failed.items()})


@dataclass(frozen=True, slots=True)
class ShardOutcome:
    """What became of a shard: the number of its ``articles`` ``of`` all, and those that could not be read, each with
    the reason."""

    articles: int
    of: int
    failed: Mapping[str, str]


def _with_unread(found: Sequence[Event], base: Mapping[str, Event], unread: frozenset[str]) -> Iterator[Event]:
    """The found events, each with its citations in unread articles, and the events that only those articles tell."""
    silent = {
        event.id: tuple(citation for citation in event.sources if citation.article in unread) for event in base.values()
    }
    home = {
        (citation.article, citation.quote): event.id
        for event in base.values()
        for citation in event.sources
        if silent[event.id]
    }
    for event in found:
        known = {home.get((citation.article, citation.quote)): None for citation in event.sources}
        more = tuple(citation for name in known if name for citation in silent.pop(name, ()))
        yield replace(event, sources=(*event.sources, *more)) if more else event
    for name, citations in silent.items():
        if citations:
            yield replace(base[name], sources=citations)


def fingerprint(article: Article) -> str:
    """Return the SHA-256 of what decides what is found in an article: what is read of it, and by which plug-ins."""
    said = (article.text, str(article.published), article.language, article.kind or "", article.title or "")
    return hashlib.sha256("\0".join((*said, *plugins.reading_of(article))).encode("utf-8", "surrogatepass")).hexdigest()


_KIND: Final = "mentions"
_TOGETHER: Final = "mentions with proposals"
_SEEN_BY: Final = "provenance"


def mentions_key(digest: str) -> str:
    """Return the name that the mentions of an article are remembered by: it depends on the article and the program."""
    return f"{EXTRACTOR_VERSION}:{digest}"

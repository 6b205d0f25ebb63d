"""Two mentions: what they have in common, what they cannot both say, and how likely they are one happening.

``Corpus`` numbers the mentions of many articles and makes them ready; ``compared_pairs`` says which are compared.
``PossibleDuplicates`` says for an editor which events may be one, by the same model. What corroboration does not join
by itself is rarely sure, and a person sees it at a glance.

Every feature of the pair model is named here, and only here. No feature holds a word: all are similarities, counts and
kinds, so what was learnt on one set of articles carries over to others. The model is a logistic regression each for two
mentions of two articles ("across") and of one ("within"). ``benchmarks/train_pairs.py`` writes its weights to
pair_model.json; pair_model.md is its card.

What nearly always is another happening keeps whole clusters apart. What is misread more often counts for its pair
alone, so that one bad reading among ten sources splits no event.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate, product
from typing import Any, Final, NamedTuple

from timeline.articles import Article
from timeline.corroboration.blocking import (
    GENERAL,
    RELATED,
    Memory,
    Rarity,
    Recent,
    Related,
    Similarity,
    Weights,
    cosine,
    similarity_of,
)
from timeline.dates import Day, When, compatible, earliest, latest
from timeline.events import Basis, Citation, Event, Mode, Stance, Status
from timeline.extraction.mentions import EventMention, Tier
from timeline.language.lexicon import CONCEPT, STOP, WORD, stem, stems
from timeline.store.lock import Passage, passage_digest

DEEDS: Final = frozenset(CONCEPT.values()) - {"soldier", "police", "spokesman", "company"}
"""The concepts that are deeds; the others are people."""
_ANYBODY: Final = frozenset(stems("spokesman president minister official north south united"))
"""Stems of a subject that do not say who it is."""
_CAPITAL: Final = re.compile(r"\b[A-Z][\w’'-]+")


TO_COME: Final = (Mode.PLANNED, Mode.HYPOTHETICAL)
"""The modes of what is still to come, or may be."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which a mention can have been, ``first`` and ``last`` as ordinals where they are known."""

    when: When | None
    basis: Basis | None
    first: int | None
    last: int | None

    @property
    def given(self) -> When | None:
        """The date, where words of the mention's own give it."""
        return self.when if self.basis is Basis.GIVEN else None


@dataclass(frozen=True, slots=True)
class Record:
    """A mention with what it is compared by.

    ``published`` is the ordinal of the day that the article came out. ``quote`` and ``title`` are weighed stems,
    ``named`` and ``worded`` those of the quote that are names and numbers, and those that are not; ``stems`` are all.
    ``deeds`` are the concepts of what happens, ``subject`` the stems of who acts, ``places`` and ``names`` the stems of
    names, ``dated`` those of the words that give its day; ``counts`` are pairs of what is counted and how many,
    ``bound`` the numbers that count nothing, for they belong to a name or an age.
    ``saying`` is whether somebody's saying is the happening, ``mode`` how the mention puts it, ``status`` how the event
    stands by it.
    """

    mention: EventMention
    article: str
    published: int | None
    sentence: int
    quote: Weights
    title: Weights
    named: Weights
    worded: Weights
    stems: frozenset[str]
    deeds: frozenset[str]
    subject: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    bound: frozenset[str]
    dated: frozenset[str]
    counts: frozenset[tuple[str, str]]
    span: Span
    saying: bool
    mode: Mode
    status: Status
    refers: str

    @property
    def planned(self) -> bool:
        """Whether it is still to come."""
        return self.mode in TO_COME

    @property
    def denied(self) -> bool:
        """Whether it is denied."""
        return self.mode is Mode.DENIED


def mode_of(mention: EventMention) -> Mode:
    """Return how a mention puts what it tells; a denial, whatever the words, denies."""
    return Mode.DENIED if mention.stance is Stance.DENIES else mention.mode


_NONE: Final[frozenset[str]] = frozenset()
"""What many records have of one thing or another: empty sets of their own would be a quarter of their memory."""


def record_of(mention: EventMention, published: Day | None, rarity: Rarity = GENERAL) -> Record:
    """Return the record of a mention. The only place that knows how a mention is made."""
    title = stems(mention.gist)
    words = frozenset((*title, *stems(mention.quote)))
    dated = frozenset(stems(mention.words or ""))  # that both are of 1 February is no number that they agree in
    numbers = frozenset(word for word in words if word[0].isdigit()) - dated
    capital = {stem(name.lower()) for name in _CAPITAL.findall(mention.quote) if name.lower() not in STOP}
    names = frozenset(stems(" ".join((*mention.who, *mention.where)))) | capital
    return Record(
        mention=mention,
        article=mention.article,
        published=published.ordinal if published else None,
        sentence=mention.sentence,
        quote=rarity.weigh_evenly(sorted(words)),
        title=rarity.weigh_evenly(title),
        named=rarity.weigh_evenly(sorted((names | numbers) & words)),
        worded=rarity.weigh_evenly(sorted(words - names - numbers)),
        stems=words,
        deeds=DEEDS & words or _NONE,
        subject=frozenset(stems(mention.actor)) - _ANYBODY or _NONE,
        names=names or _NONE,
        places=frozenset(stems(" ".join(mention.where))) or _NONE,
        numbers=numbers or _NONE,
        bound=(numbers and numbers - _free_numbers(mention)) or _NONE,
        dated=dated or _NONE,
        counts=counted_things(mention.quote),
        span=_span(mention.when, mention.basis),
        saying=mention.saying,
        mode=mode_of(mention),
        status=mention.status,
        refers=mention.refers,
    )


def records_of(mentions: Sequence[EventMention], articles: Mapping[str, Article]) -> list[Record]:
    """Return the records of mentions, in their order."""
    return [record_of(mention, articles[mention.article].published) for mention in mentions]


def counted_things(text: str) -> frozenset[tuple[str, str]]:
    """Return what a text counts, with the number: "112 ceasefire violations" is ("ceasefir", "112") and ("viol",
    "112"). A year and a day of a month count nothing."""
    found: set[tuple[str, str]] = set()
    words = [word.lower() for word in WORD.findall(text)]
    for index, word in enumerate(words):
        number = stem(word)
        if not number[0].isdigit() or (len(number) == 4 and number[:2] in ("19", "20")):
            continue
        for following in words[index + 1 : index + 3]:
            if following in STOP or following[0].isdigit():
                break
            found.add((stem(following), number))
    return frozenset(found)


_BOUND: Final = re.compile(
    r"""
    (?<=[^\W\d_])-?\d+(?:[.,]\d+)*                       # behind letters: G20, COVID-19
    | (?<![\d.,])\d+(?:[.,]\d+)*(?=[^\W\d_])             # before letters: the 76ers;
      (?!(?:st|nd|rd|th|s|k|m|bn|mn|tn                    # but 1st, 1990s, 30bn,
          |mm|cm|ft|km|mph|kph|kg|g|t|lbs?|kw|mw|gw       # 40km, 600MW
          |c|f|p|pc|am|pm|h|hrs?|min)\b)                  # and 8pm are numbers
    | \b\d{1,3}(?=\s?-\s?years?\s?-\s?old\b|\syears?\sold\b)  # an age
    | \baged\s\d{1,3}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A number that is a part of a name, or an age.

Matches:
    leaders of the G«20» met
    the «76»ers won
    «34»-year-old Ann Lee
    Ann Lee, «aged 34»
Does not match:
    600MW were added on the 1st, at 8pm
"""


def _free_numbers(mention: EventMention) -> frozenset[str]:
    """Return the numbers that are neither a part of a name nor the age of somebody.

    Who writes about the 76ers or a 26-year-old does so whatever they do: that two mentions agree in it shows nothing,
    that they differ does. It made one event of a coach's appointment and his dismissal three years later.
    """
    return frozenset(
        word for text in (mention.gist, mention.quote) for word in stems(_BOUND.sub(" ", text)) if word[0].isdigit()
    )


def _span(when: When | None, basis: Basis) -> Span:
    if when is None:
        return Span(None, None, None, None)
    first, last = earliest(when), latest(when)
    return Span(when, basis, first.ordinal if first else None, last.ordinal if last else None)


LITTLE: Final = 0.2
"""How similar the names of two articles are below which that is a feature of its own. Not measured: the model weighs
it."""
NEAR_DAYS: Final = 14
"""Days between two dates that are near each other, as a feature. Not measured: the model weighs it."""
HEADLINE: Final = 160
"""Code points of an article that are its headline, about."""
Features = dict[str, float]
"""The name of a feature -> its value; those that are 0 are left out."""


SIGNS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("saying_both", "early_one", "late_both", "same_sentence", "goes_on_pronoun"), 0),
    **dict.fromkeys(("saying_one", "planned_one", "articles_names_low", "refers", "apart"), -1),
}
"""Which way a feature may speak: for one happening (1), against it (-1), or either (0). Training is held to it, so that
chance in one collection does not make likeness speak against, and difference for."""


def sign_of(name: str) -> int:
    """Return which way a feature may speak; what differs, is replaced or lies apart in time speaks against."""
    against = name.endswith(("_differ", "_replaced")) or name.startswith(("day_next", "day_near", "day_far"))
    return SIGNS.get(name, -1 if against else 1)


class Headlines(NamedTuple):
    """The stems of how two articles begin."""

    one: frozenset[str]
    other: frozenset[str]


def headline_stems(article: Article) -> frozenset[str]:
    """Return the stems of how an article begins: its headline, where the text has it."""
    return frozenset(stems(article.text[:HEADLINE]))


def compare_across(
    one: Record, other: Record, quote: float, articles: Similarity, headlines: Headlines, rarity: Rarity = GENERAL
) -> Features:
    """Return the features of two mentions of two articles; ``quote`` is how similar their words are, ``articles`` how
    similar their articles are."""
    # Written without a generator: this is where merging spends most of its time.
    shared = one.stems & other.stems
    early, late = sorted((one.sentence, other.sentence))
    first, second = len(one.stems & headlines.one), len(other.stems & headlines.other)
    cross = max(len(one.stems & headlines.other), len(other.stems & headlines.one))
    found: Features = {
        "quote": quote,
        "title_in_quote": max(cosine(one.title, other.quote), cosine(one.quote, other.title)),
        "shared": min(len(shared), 8) / 4,
        "shared_rarest": max(map(rarity.of, shared), default=0.0) / 6,
        "shared_of_shorter": len(shared) / max(min(len(one.stems), len(other.stems)), 1),
        "articles": articles.all,
        "articles_names": articles.names,
        "headline_both": min(first, second, 4) / 4,
        "headline_cross": min(cross, 4) / 4,
        "names_replaced": min(len(one.names - other.names), len(other.names - one.names), 3) / 3,
        "numbers_replaced": min(len(one.numbers - other.numbers), len(other.numbers - one.numbers), 2) / 2,
    }
    if articles.names < LITTLE:
        found["articles_names_low"] = LITTLE - articles.names
    if not one.deeds.isdisjoint(other.deeds):
        found["articles_and_deed"] = articles.all * 2
    for name, these, those in (
        ("deeds", one.deeds, other.deeds),
        ("subject", one.subject, other.subject),
        ("places", one.places, other.places),
    ):
        if these and those:
            found[f"{name}_differ" if these.isdisjoint(those) else f"{name}_agree"] = 1.0
    if one.numbers and other.numbers:
        found.update(_numbers(one, other))
    if one.counts and other.counts:
        found.update(_counts(one, other))
    found.update((name, 1.0) for name, holds in _days(one.span, other.span) if holds)
    if in_series(one, other):
        found["day_of_series_differ"] = 1.0
    if one.saying != other.saying:
        found["saying_one"] = 1.0
    if one.planned != other.planned:
        found["planned_one"] = 1.0
    _add_places(found, early, late)
    if one.refers or other.refers:
        found["refers"] = float(bool(one.refers) + bool(other.refers))
    return found


def _add_places(found: Features, early: int, late: int) -> None:
    """Add where in their articles the two stand, by the numbers of their sentences, the earlier first."""
    if early <= 2:
        found["early_one"] = 1.0
        if late <= 2:
            found["early_both"] = 1.0
    if early >= 8:
        found["late_both"] = 1.0


def _agreement(name: str, one: frozenset[str], other: frozenset[str]) -> Iterator[tuple[str, float]]:
    """Yield whether both name the same, or both name and differ."""
    if one and other:
        differ = one.isdisjoint(other)
        yield f"{name}_agree", not differ
        yield f"{name}_differ", differ


def _numbers(one: Record, other: Record) -> Iterator[tuple[str, float]]:
    """Yield whether both give a number that is the same, or both give numbers and differ."""
    same = one.numbers & other.numbers
    if not same:
        yield "numbers_differ", 1.0
    elif not same <= one.bound | other.bound:
        yield "numbers_agree", 1.0


def _counts(one: Record, other: Record) -> Iterator[tuple[str, float]]:
    if {what for what, _ in one.counts}.isdisjoint(what for what, _ in other.counts):
        return
    same = {number for _, number in one.counts & other.counts}
    if not same:
        yield "counts_differ", 1.0
    elif not same <= one.bound | other.bound:
        yield "counts_agree", 1.0


def _days(one: Span, other: Span) -> Iterator[tuple[str, float]]:
    """Yield how the days of both lie to each other, where that says something: a day of publication is near for most
    that is reported, and which articles have one at all depends on the collection."""
    given = (one.given is not None) + (other.given is not None)
    lie = relation(one, other)
    if given == 2:
        yield f"day_{lie}_given", lie != "unknown"
    else:
        yield f"day_far_{'one_given' if given else 'not_given'}", lie == "far"


def in_series(one: Record, other: Record) -> bool:
    """Return whether both give days and each was published as long after its own as the other: a report of 3 May on 2
    May, and one of 4 May on 3 May, are two bulletins and not two sources."""
    if one.span.given is None or other.span.given is None:
        return False
    if one.published is None or other.published is None:
        return False
    if one.span.first is None or other.span.first is None or one.span.first == other.span.first:
        return False
    return one.published - one.span.first == other.published - other.span.first


def relation(one: Span, other: Span) -> str:
    """Return how two spans of days lie to each other: unknown, same, overlap, next, near or far."""
    if one.first is None or one.last is None:
        return _relation_of_open(one, other)
    if other.first is None or other.last is None:
        return _relation_of_open(one, other)
    if (one.first, one.last) == (other.first, other.last):
        return "same"
    gap = max(one.first - other.last, other.first - one.last)
    if gap <= 0:
        return "overlap"
    return "next" if gap == 1 else "near" if gap <= NEAR_DAYS else "far"


def _relation_of_open(one: Span, other: Span) -> str:
    """Return how two spans lie to each other of which one has no end: as the words that give both allow."""
    if one.given is None or other.given is None:
        return "unknown"
    return "overlap" if compatible(one.given, other.given) else "far"


def compare_within(one: Record, other: Record, headline: frozenset[str]) -> Features:
    """Return the features of two mentions of one article, the first before the other."""
    return {name: float(value) for name, value in _features_within(one, other, headline) if value}


def _features_within(one: Record, other: Record, headline: frozenset[str]) -> Iterator[tuple[str, float]]:
    quote, title = cosine(one.quote, other.quote), cosine(one.title, other.title)
    yield "quote", quote
    yield "title", title
    yield "cross", max(cosine(one.title, other.quote), cosine(one.quote, other.title))
    yield "same_sentence", one.sentence == other.sentence
    yield "next_sentence", other.sentence - one.sentence == 1
    yield "apart", min(other.sentence - one.sentence, 10) / 10
    yield "goes_on_pronoun", other.refers == "pronoun"
    yield "goes_on_definite", other.refers == "definite"
    deed = not one.deeds.isdisjoint(other.deeds)
    yield "goes_on_with_deed", other.refers == "definite" and deed and len(one.stems & other.stems) > 1
    yield from _agreement("deeds", one.deeds, other.deeds)
    yield from _agreement("subject", one.subject, other.subject)
    yield from _agreement("names", one.names, other.names)
    yield from _agreement("numbers", one.numbers, other.numbers)
    yield from _days(one.span, other.span)
    yield "saying_both", one.saying and other.saying
    yield "saying_one", one.saying != other.saying
    yield "planned_one", one.planned != other.planned
    yield "headline_both", min(min(len(r.stems & headline), 4) for r in (one, other)) / 4


_ORDINALS: Final = frozenset(stems("second third fourth fifth sixth seventh eighth ninth tenth another"))
"""Words that tell a happening from another of its kind. "First" does not: it is said of firsts in history."""
SAME_FORM: Final = 0.6
"""How similar two mentions are, their names and numbers apart, that are of one form. Not measured by itself: invented
series in benchmarks/pair_drills.py hold it."""
EXCLUSIVE: Final = tuple(
    frozenset(stems(deeds))
    for deeds in (
        "searching dead",
        "searching found",
        "missing dead",
        "rescued dead",
        "arrested released",
        "convicted acquitted",
        "opened closed",
        "hospitalised dead",
    )
)
"""Pairs of deeds of which one follows the other or excludes it: who is searched for is not yet known to be dead."""


def contradict(one: Record, other: Record) -> bool:
    """Return whether two mentions cannot be of one happening."""
    return exclude(one, other) or any(contradicts(one, other) for contradicts in _CONTRADICTING)


def exclude(one: Record, other: Record) -> bool:
    """Return whether two mentions contradict each other so surely that no cluster may hold both."""
    return any(excludes(one, other) for excludes in _EXCLUDING)


def _denial_excludes(one: Record, other: Record) -> bool:
    """Return whether only one is denied. A denial comes to what it denies as a stance."""
    return one.denied != other.denied


def _plan_contradicts(one: Record, other: Record) -> bool:
    """Return whether only one is still to come."""
    return one.planned != other.planned


def _place_contradicts(one: Record, other: Record) -> bool:
    """Return whether two articles share no word but a place and a day: an arrest and a fire in one town."""
    shared = one.stems & other.stems
    if one.article == other.article or not shared:
        return False
    if not (one.worded and other.worded):
        return False
    if not shared <= one.names.union(other.names, one.dated, other.dated):
        return False  # most pairs: whom they name is looked up for the others alone
    # A town is named by both, but acts in neither: "nurses in Port Ellis", "the Port Ellis market".
    parties = frozenset(stems(" ".join(one.mention.acting))) & frozenset(stems(" ".join(other.mention.acting)))
    return parties.isdisjoint(shared)


def _article_excludes(one: Record, other: Record) -> bool:
    """Return whether one article tells two happenings: two of a sentence, or two on days that its words give."""
    if one.article != other.article:
        return False
    days = one.span.given is not None and other.span.given is not None
    return one.sentence == other.sentence or (days and relation(one.span, other.span) not in ("same", "overlap"))


def _days_exclude(one: Record, other: Record) -> bool:
    """Return whether both give days in words that cannot be the same, beyond what sources differ in; or neither does,
    and they were reported long one after the other. What is reported without a day is mostly reported soon.

    Two reports may differ by a day about one happening. They are two of a series where each was published as long
    after its day as the other, or where they name other places, or count other numbers of the same.
    """
    if one.span.given is None and other.span.given is None:
        return relation(one.span, other.span) == "far"
    if one.span.given is None or other.span.given is None or compatible(one.span.given, other.span.given):
        return False
    if one.saying or other.saying or relation(one.span, other.span) != "next":
        return True
    return (
        in_series(one, other)
        or bool(one.places and other.places and one.places.isdisjoint(other.places))
        or one.names.isdisjoint(other.names)
    )


def _names_contradict(one: Record, other: Record) -> bool:
    """Return whether both say the same of other people and places: "a fire destroyed the market hall of" two towns."""
    named = one.names and other.names and one.names.isdisjoint(other.names)
    return bool(named) and cosine(one.worded, other.worded) >= SAME_FORM


def _ordinals_contradict(one: Record, other: Record) -> bool:
    """Return whether the titles count the happening differently: "a second blast" and "a blast"."""
    return _ORDINALS & one.title.keys() != _ORDINALS & other.title.keys()


def _deeds_contradict(one: Record, other: Record) -> bool:
    first, second = one.title.keys(), other.title.keys()
    for pair in EXCLUSIVE:
        here, there = pair & first, pair & second
        if len(here) == len(there) == 1 and here != there:
            return True
    return False


_EXCLUDING: Final = (_denial_excludes, _article_excludes, _days_exclude)
_CONTRADICTING: Final = (
    _plan_contradicts,
    _place_contradicts,
    _names_contradict,
    _ordinals_contradict,
    _deeds_contradict,
)


_NEVER: Final = -700.0
"""The least log-odds that a float can take the exponential of, as measured by math.exp."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """The log-odds of features: a bias, and a weight for each."""

    bias: float
    weights: Mapping[str, float]

    def likelihood(self, features: Mapping[str, float]) -> float:
        """Return how likely it is that the two are of one happening, 0 to 1."""
        odds = self.bias + math.fsum([self.weights.get(name, 0.0) * value for name, value in features.items()])
        return 1 / (1 + math.exp(-max(odds, _NEVER)))

    def contributions(self, features: Mapping[str, float]) -> list[tuple[str, float]]:
        """Return by how much each feature moved the log-odds, the strongest first."""
        moved = [(name, self.weights.get(name, 0.0) * value) for name, value in features.items()]
        return sorted(moved, key=lambda each: (-abs(each[1]), each[0]))


@dataclass(frozen=True, slots=True)
class PairModel:
    """The scorers, and the average likelihood down to which clusters are joined."""

    across: Scorer
    within: Scorer
    threshold: float

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> PairModel:
        """Return the model that a JSON object holds."""
        across, within = (Scorer(stored[part]["bias"], stored[part]["weights"]) for part in ("across", "within"))
        return cls(across, within, stored["threshold"])


@cache
def pair_model() -> PairModel:
    """Return the model that the package ships."""
    return PairModel.of(json.loads(resources.files("timeline.corroboration").joinpath("pair_model.json").read_bytes()))


Pair = tuple[int, int]

ArticleRecords = tuple[Sequence[Record], frozenset[str]]
"""The records of an article, and the stems of its headline."""

SIMILAR: Final = 0.08
"""How similar the words of two mentions are at least for the model to be asked. Less is rarely likely; no other value
was measured."""

MOST_SIMILAR: Final = 3
"""How many mentions of a related article one is compared with: those whose words are most similar. It keeps the work in
proportion to the mentions where hundreds of articles say the same."""

LIKELY: Final = 0.02
"""What is less likely than that counts as 0: it could not hold a cluster together. No other value was measured."""

LIKELY_WITHIN: Final = 0.5
"""The same for two mentions of one article: an article reports a happening once, and goes on to the next. No other
value was measured."""

AHEAD: Final = 8
"""How many mentions ahead in its article one may be reported again."""


def pairs_within(records: Sequence[Record], headline: frozenset[str]) -> Iterator[tuple[int, int, Features]]:
    """Yield the pairs of mentions of an article that the model is asked about, by their numbers, with their
    features."""
    for one, record in enumerate(records):
        for other in range(one + 1, min(one + 1 + AHEAD, len(records))):
            yield one, other, compare_within(record, records[other], headline)


def pairs_across(
    one: ArticleRecords, other: ArticleRecords, similarity: Similarity, rarity: Rarity = GENERAL
) -> Iterator[tuple[int, int, Features]]:
    """Yield the same for two related articles, each with its records and the stems of its headline."""
    both = Headlines(one[1], other[1])
    for first, second, quote in _StemIndex(one[0]).similar_to(other[0]):
        yield first, second, compare_across(one[0][first], other[0][second], quote, similarity, both, rarity)


def compared_pairs(
    records: Sequence[Record], articles: Mapping[str, Article], related: Related
) -> Iterator[tuple[Pair, Features]]:
    """Yield the pairs of mentions that the model is asked about, by their numbers, with their features: those of one
    article that are near each other, and those of related articles that share words. The records are in order."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        by_article[record.article].append(number)
    ready = {
        name: ([records[number] for number in numbers], headline_stems(articles[name]))
        for name, numbers in by_article.items()
    }
    for name, numbers in by_article.items():
        for one, other, features in pairs_within(*ready[name]):
            yield (numbers[one], numbers[other]), features
    for first, second, similarity in related.pairs:
        if first in ready and second in ready:
            for one, other, features in pairs_across(ready[first], ready[second], similarity):
                yield (by_article[first][one], by_article[second][other]), features


class _StemIndex:
    """Which mentions of an article hold a stem, and what it weighs there: an inverted index."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._holders: dict[str, list[tuple[int, float]]] = {}
        for number, record in enumerate(records):
            for word, weight in record.quote.items():
                self._holders.setdefault(word, []).append((number, weight))

    def similar_to(self, records: Sequence[Record]) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs of its mentions and others whose words are similar enough, with how similar they are."""
        for other, record in enumerate(records):
            similarity = self._similarities(record)
            best = sorted(((-similar, one) for one, similar in similarity.items() if similar >= SIMILAR))[:MOST_SIMILAR]
            for similar, one in best:
                yield one, other, -similar

    def _similarities(self, other: Record) -> dict[int, float]:
        similarity: dict[int, float] = {}
        for word, weight in other.quote.items():
            for one, own in self._holders.get(word, ()):
                similarity[one] = similarity.get(one, 0.0) + weight * own
        return similarity


CITED: Final = 4
"""So many citations of an event are compared: those of further sources say the same."""

ComparedCitation = tuple[Record, Article]
"""A citation as the model compares it, and the article that it is of."""


class PossibleDuplicates:
    """Compares events. What is worked out for one is remembered, as long as the event and its article are as they were.

    Args:
        articles: The articles, by id.
        mentions: What was extracted from them, by article and quote. A citation that is not among them is compared by
            what its event says.
        rarity: How rare words are among the articles, as these were grouped by.
    """

    def __init__(
        self,
        articles: Mapping[str, Article],
        mentions: Mapping[tuple[str, str], EventMention],
        rarity: Rarity = GENERAL,
    ) -> None:
        self._articles = articles
        self._mentions = mentions
        self._rarity = rarity
        self._compared: dict[str, tuple[Event, tuple[ComparedCitation, ...]]] = {}
        self._similar: dict[tuple[str, str], Similarity] = {}
        self._headlines: dict[str, frozenset[str]] = {}

    def alike(self, event: Event, others: Iterable[Event]) -> Iterator[tuple[float, Event]]:
        """Yield the events that may be the same happening, each with how likely that is: above 0, up to 1."""
        mine = self._of(event)
        for other in others:
            likelihood = 0.0 if other.id == event.id else self._likelihood(mine, self._of(other))
            if likelihood >= LIKELY:
                yield likelihood, other

    def _likelihood(self, mine: Iterable[ComparedCitation], theirs: Iterable[ComparedCitation]) -> float:
        """The average over their citations, as clusters are joined; 0 where two of them exclude each other."""
        pairs = list(product(mine, theirs))
        if not any(cosine(one.quote, other.quote) >= SIMILAR for (one, _), (other, _) in pairs):
            return 0.0
        if any(exclude(one, other) for (one, _), (other, _) in pairs):
            return 0.0
        return math.fsum(self._pair(*pair) for pair in pairs) / len(pairs)

    def _pair(self, one: ComparedCitation, other: ComparedCitation) -> float:
        if contradict(one[0], other[0]):
            return 0.0
        if one[1].id == other[1].id:
            first, second = sorted((one[0], other[0]), key=lambda record: (record.sentence, record.mention.start))
            if second.sentence - first.sentence > AHEAD:
                return 0.0
            return pair_model().within.likelihood(compare_within(first, second, self._headline(one[1])))
        similarity = self._similarity(one[1], other[1])
        if similarity.all < RELATED:
            return 0.0
        headlines = Headlines(self._headline(one[1]), self._headline(other[1]))
        quote = cosine(one[0].quote, other[0].quote)
        features = compare_across(one[0], other[0], quote, similarity, headlines, self._rarity)
        return pair_model().across.likelihood(features)

    def _of(self, event: Event) -> tuple[ComparedCitation, ...]:
        known = self._compared.get(event.id)
        if known is None or known[0] is not event:
            known = self._compared[event.id] = event, tuple(self._records(event))
        return known[1]

    def _records(self, event: Event) -> Iterator[ComparedCitation]:
        cited = [one for one in event.sources if one.article in self._articles and one.quote]
        for citation in cited[:CITED]:
            article = self._articles[citation.article or ""]
            mention = self._mentions.get((article.id, citation.quote or "")) or _mention(event, citation, article)
            yield record_of(mention, article.published, self._rarity), article
        if not cited:
            said = " ".join(filter(None, [event.title, event.text, *(one.quote for one in event.sources)]))
            article = Article(id=f"event:{event.id}", text=said)
            yield record_of(_mention(event, Citation(quote=event.title), article), None, self._rarity), article

    def _similarity(self, one: Article, other: Article) -> Similarity:
        key = (min(one.id, other.id), max(one.id, other.id))
        if key not in self._similar:
            self._similar[key] = similarity_of(one, other, self._rarity)
        return self._similar[key]

    def _headline(self, article: Article) -> frozenset[str]:
        if article.id not in self._headlines:
            self._headlines[article.id] = headline_stems(article)
        return self._headlines[article.id]


def _mention(event: Event, citation: Citation, article: Article) -> EventMention:
    """A citation that nobody extracted, as a mention: what its event says is all that is known of it."""
    start = max(article.text.find(citation.quote or ""), 0)
    return EventMention(
        article.id,
        start,
        start + len(citation.quote or ""),
        citation.quote or "",
        citation.says or event.date,
        citation.words,
        event.time,
        event.title,
        citation.mode,
        citation.according_to,
        event.who,
        event.where,
        Basis.GIVEN if citation.words else citation.basis or Basis.GIVEN,
        sentence=article.text.count(". ", 0, start),
        gist=event.title,
        denies=citation.stance is Stance.DENIES,
    )


DENIED: Final = 1
"""What of a mention decides how its cluster is treated, as bits: it is denied;"""
SAYING: Final = 2
"""somebody's saying is the happening;"""
PLANNED: Final = 4
"""it is still to come;"""
PUBLISHED: Final = 8
"""it goes into the chronology, and does not only wait in review."""

RECENT: Final = 600
"""Articles whose records are held at once: neighbours in time are compared, so that few are made twice. It bounds the
memory of a corpus of any size."""
PASSAGES: Final = 3_000
"""The same for what names the quotes of an article, about a kilobyte. No other value was measured."""


class Corpus:
    """The mentions of all articles, numbered in the order of the articles' ids and of their place in the text.

    ``names`` are the ids of the articles in order, ``place`` where each stands there. ``keys`` names each article with
    all of its mentions and the ``rarity`` of their words: it differs where any does. ``first`` is the number of the
    first mention of each article.
    """

    def __init__(
        self,
        articles: Mapping[str, Article],
        mentions: Mapping[str, Sequence[EventMention]],
        keys: Mapping[str, str],
        memory: Memory,
        rarity: Rarity = GENERAL,
    ) -> None:
        self.articles, self.rarity = articles, rarity
        self.names: Sequence[str] = sorted(articles)
        self.place = {name: index for index, name in enumerate(self.names)}
        self.keys = keys
        self._mentions, self._memory = mentions, memory
        self._passages = Recent(PASSAGES, articles, self._passages_of)
        self._records = Recent(RECENT, articles, self._made)
        flags = [self._flags_of(name, memory) for name in self.names]
        self.flags = b"".join(flags)
        self.first: Sequence[int] = [0, *accumulate(map(len, flags))]

    def __len__(self) -> int:
        return len(self.flags)

    def index(self, number: int) -> int:
        """Return which of ``names`` is the article of a mention."""
        return bisect_right(self.first, number) - 1

    def key(self, number: int) -> str:
        """Return what names a mention, wherever it stands in the order."""
        index = self.index(number)
        return f"{self.keys[self.names[index]]}:{number - self.first[index]}"

    def record(self, number: int) -> Record:
        """Return a mention, ready to be compared."""
        index = self.index(number)
        return self.of(self.names[index])[0][number - self.first[index]]

    def passages(self, name: str) -> Sequence[str]:
        """Return what names the quote of each mention of an article, in order."""
        return self._passages.of(name)

    def _passages_of(self, article: Article) -> Sequence[str]:
        key = self.keys[article.id]
        known: Sequence[str] | None = self._memory.get("passages", key)
        if known is None:
            known = [passage_digest(mention.quote) for mention in self._ordered(article.id)]
            self._memory.put("passages", key, known)
        return known

    def passage(self, number: int) -> Passage:
        """Return the article of a mention, and what names its quote there."""
        index = self.index(number)
        name = self.names[index]
        return name, self.passages(name)[number - self.first[index]]

    def of(self, name: str) -> tuple[Sequence[Record], frozenset[str]]:
        """Return the records of an article, and the stems of its headline."""
        return self._records.of(name)

    def _made(self, article: Article) -> tuple[Sequence[Record], frozenset[str]]:
        return [record_of(each, article.published, self.rarity) for each in self._ordered(article.id)], headline_stems(
            article
        )

    def _ordered(self, name: str) -> list[EventMention]:
        return sorted(self._mentions.get(name, ()), key=lambda each: (each.start, each.end, each.title))

    def _flags_of(self, name: str, memory: Memory) -> bytes:
        known = memory.get("flags", self.keys[name])
        if known is None:
            known = bytes(map(_flags, self._ordered(name))).hex()
            memory.put("flags", self.keys[name], known)
        return bytes.fromhex(known)


def _flags(mention: EventMention) -> int:
    mode = mode_of(mention)
    bits = DENIED * (mode is Mode.DENIED) | SAYING * mention.saying | PLANNED * (mode in TO_COME)
    return bits | PUBLISHED * (mention.tier is Tier.CHRONOLOGY)

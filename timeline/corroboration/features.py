"""What two mentions have in common and where they differ: every feature of the pair model is named here, and only here.

No feature holds a word: all are similarities, counts and kinds, so that what was learnt on one set of articles carries
over to others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from timeline.articles import Article
from timeline.corroboration.blocking import Similarity
from timeline.corroboration.frequencies import cosine, rarity
from timeline.corroboration.records import Record, Span
from timeline.dates import compatible
from timeline.language.stems import stems

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


def headline_of(article: Article) -> frozenset[str]:
    """Return the stems of how an article begins: its headline, where the text has it."""
    return frozenset(stems(article.text[:HEADLINE]))


def compare_across(one: Record, other: Record, quote: float, articles: Similarity, headlines: Headlines) -> Features:
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
        "shared_rarest": max(map(rarity, shared), default=0.0) / 6,
        "shared_of_shorter": len(shared) / max(min(len(one.stems), len(other.stems)), 1),
        "articles": articles.all,
        "articles_names": articles.names,
        "headline_both": min(first, second, 4) / 4,
        "headline_cross": min(cross, 4) / 4,
        "names_replaced": min(len(one.names - other.names), len(other.names - one.names), 3) / 3,
        "numbers_replaced": min(len(one.numbers - other.numbers), len(other.numbers - one.numbers), 2) / 2,
    }
    if articles.names < 0.2:
        found["articles_names_low"] = 0.2 - articles.names
    if not one.deeds.isdisjoint(other.deeds):
        found["articles_and_deed"] = articles.all * 2
    for name, these, those in (
        ("deeds", one.deeds, other.deeds),
        ("subject", one.subject, other.subject),
        ("places", one.places, other.places),
        ("numbers", one.numbers, other.numbers),
    ):
        if these and those:
            found[f"{name}_differ" if these.isdisjoint(those) else f"{name}_agree"] = 1.0
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


def _counts(one: Record, other: Record) -> Iterator[tuple[str, float]]:
    both = {what for what, _ in one.counts} & {what for what, _ in other.counts}
    if both:
        agree = any(count in other.counts for count in one.counts)
        yield "counts_agree" if agree else "counts_differ", 1.0


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
    return "next" if gap == 1 else "near" if gap <= 14 else "far"


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

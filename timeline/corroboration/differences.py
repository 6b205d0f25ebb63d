"""Where the tellings of one event differ: each difference is kept with who says what, and none is settled silently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.corroboration.records import Record
from timeline.dates import When, chronological, compatible


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
    found = []
    for what, numbers in sorted(by_article.items()):
        single = {article: next(iter(given)) for article, given in numbers.items() if len(given) == 1}
        by_number: dict[str, set[str]] = defaultdict(set)
        for article, number in single.items():
            by_number[number].add(article)
        if len(by_number) > 1:
            found.append(_difference(what, dict(sorted(by_number.items()))))
    return found


def _difference(about: str, values: Mapping[str, set[str]]) -> Difference:
    return Difference(about, tuple((value, tuple(sorted(articles))) for value, articles in values.items()))

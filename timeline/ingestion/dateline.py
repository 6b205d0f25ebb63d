"""The day in a text's own first and last lines: a dateline, or a line that says when it was published."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from timeline.dates import ANY, Date, Day
from timeline.ingestion.days import Order, days_in, make_day
from timeline.ingestion.parsed import Evidence, EvidenceKind
from timeline.layout.labels import leading_label, whole_label
from timeline.when import find_dates
from timeline.when.languages import has_rules

_DATELINE: Final = re.compile(r"[^\n—–]{3,90}(?: -- |\s?[—–]\s?| - )")
_SAYS: Final = re.compile(
    r"""publi|posted|date\b|datum|released|for\ (?:immediate\ )?release|issued|veröffentlicht|stand:|fecha|data\b
    |дата""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words before a day that say that something came out on it.

Matches:
    Published on 18 October 2024
    For immediate release: 18 October 2024
    Stand: 18.10.2024
    Дата: 18.10.2024
Does not match:
    Berlin, 18 October 2024
    Candidates met on 18 October 2024
    updated 18 October 2024
"""
_PLACE: Final = r"(?:[^\W\d_][^\n,:.()\d]{1,30}, ?){0,2}(?:(?:am|den|le|il|el) )?"
_STARTS_WITH_DAY: Final = r"(\d[^\n,:()|–—]{6,24}|[^\W\d_]{3,12}\.? \d[^\n:()|–—]{5,9})(?<=\d)"
_OPENING: Final = re.compile(rf"[(\[]?{_PLACE}{_STARTS_WITH_DAY}(?:[:)\]|–—]|\. | [-–—|]| ?[\"„“«])")
LONGEST_DAY: Final = 5
"""Words, as in "12 de agosto de 2011"."""

LINES_BEFORE: Final = 4
"""Lines at the beginning of a text among which a dateline is looked for."""
LONGEST_HEAD: Final = 100
"""Characters of a line of the head of an article; a longer one is its first sentence."""
TOP: Final = 2_000
"""Characters of a text in which its first lines are looked for."""

MONTH: Final = 31
"""Days between a day without its year and another day of the page that gives it the year."""
LINES_AT_TOP: Final = 12
"""First lines of a text in which a day by itself is looked for."""
LINES_AT_END: Final = 4
"""Last lines of it, where a letter or a notice has its day."""


def opens_with_dateline(line: str) -> bool:
    """Return whether a line opens with a place in capitals or a day, and a dash: "KYIV (Reuters) — Two men"."""
    match = _DATELINE.match(line[:200])
    return match is not None and (re.split("[,(]", match[0])[0].isupper() or bool(days_in(match[0], "en")))


def read_dateline(text: str, language: str, others: Iterable[Evidence] = ()) -> tuple[Evidence, ...]:
    """The day of a dateline. "KYIV, Oct. 18 (Reuters) —" has no year: it is that of the other evidence near it.

    It begins the story, below its headline and summary at most.
    """
    days = [one.day for one in others]
    for line in islice((line.strip() for line in text[:TOP].splitlines() if line.strip()), LINES_BEFORE):
        if (match := _DATELINE.match(line[:200])) and match[0][:1].isupper():
            head = match[0]
            readable = language if has_rules(language) else "en"
            whens = {mention.when for mention in find_dates(head, None, language=readable) if mention.when is not None}
            when = whens.pop() if len(whens) == 1 else None
            if isinstance(when, Date) and when.month and when.day:
                day = when.as_day or _completed(when, days)
                where = f'dateline "{" ".join(head.split())[:60]}"'
                return (Evidence(EvidenceKind.DATELINE, day, str(day), where, ("dateline",)),) if day else ()
        if len(line) > LONGEST_HEAD:
            break
    return ()


def _completed(when: Date, others: list[Day]) -> Day | None:
    """The day with its year, where another one a month away at most gives it."""
    for other in others:
        for year in (other.year, other.year - 1, other.year + 1):
            day = make_day(year, when.month or ANY, when.day or ANY)
            if day and abs(day.ordinal - other.ordinal) <= MONTH:
                return day
    return None


def read_opening(text: str, language: str, order: Order | None = None) -> tuple[Evidence, ...]:
    """The whole day that the story begins with, behind a place at most: "Berlin, 12. August 2011. The ...".

    Short lines before the story are its headline and summary.
    """
    for line in islice((line for line in text[:TOP].splitlines() if line.strip()), LINES_BEFORE):
        match = _OPENING.match(line[:200])
        days = days_in(match[1], language, order) if match else []
        if match is not None and len(days) == 1 and len(match[1].split()) <= LONGEST_DAY:
            where = f'dateline "{match[0].strip()}"'
            return (Evidence(EvidenceKind.DATELINE, days[0], str(days[0]), where, ("opening",)),)
        if len(line) > LONGEST_HEAD:
            break
    return ()


def read_lines(text: str, language: str, order: Order | None = None) -> tuple[Evidence, ...]:
    """The day in a short line at the top or the end that holds little else, or says that it is that of publication.

    Lines that tell what happened, or that name several days, are of a chronology.
    """
    lines = [line.strip() for line in text[:20_000].splitlines() if line.strip()]
    last = [line.strip() for line in text[-2_000:].splitlines() if line.strip()]
    evidence = _in_lines(lines[:LINES_AT_TOP], language, order) or _in_lines(last[-LINES_AT_END:], language, order)
    return evidence if len({one.day for one in evidence}) == 1 else ()


_LISTED: Final = re.compile(r"[-*•|>#]|\d{1,3}[.)] ")
"""How an item, a row, a quotation or a heading begins: its day is that of what it tells."""


def _in_lines(lines: Iterable[str], language: str, order: Order | None) -> tuple[Evidence, ...]:
    """The lines that say that something came out, else those that hold little but one day."""
    dated = []
    for line in lines:
        days = set() if len(line) > LONGEST_HEAD or _LISTED.match(line) else set(days_in(line, language, order))
        if len(days) == 1:
            dated.append((line, days.pop()))
    says = [pair for pair in dated if _SAYS.search(pair[0])]
    if not says and not any(_tells(line) for line, _ in dated):
        says = [pair for pair in dated if len(pair[0]) <= SHORT_LINE]
    return tuple(
        Evidence(EvidenceKind.TEXT, day, str(day), f'"{line[:60]}" in the text', ("line",)) for line, day in says
    )


SHORT_LINE: Final = 40
"""Characters of a line that holds little but a day."""


def _tells(line: str) -> bool:
    """Whether a line tells what happened on its day, as "4 March 2021: They met" does."""
    label = leading_label(line, 0, len(line))
    return label is not None and len(line[label[1] :].split()) > 1 and whole_label(line, 0, len(line)) is None

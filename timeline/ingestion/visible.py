"""The day that a page shows its readers beside the headline: time elements, marked dates, bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from timeline.dates import Day
from timeline.ingestion.days import FEWEST_DIGITS, Order, days_in
from timeline.ingestion.found import Evidence, Kind
from timeline.ingestion.labels import is_as_of, is_of_a_change, is_story, without_change
from timeline.ingestion.layout import (
    HOLDERS,
    MAX_ELEMENTS,
    NOT_READ,
    body_of,
    elsewhere,
    first_line,
    headline_of,
    holding,
    is_below,
    line_below,
    short_text,
)
from timeline.ingestion.stamps import read_stamp

NEAR: Final = 1_500
"""A date so many characters of text from the headline is beside it."""

BESIDE: Final = NEAR // 4
"""Nearer than this has to be what nothing marks as a date."""

SHORTEST_PARAGRAPH: Final = 60

_PUBLISHED: Final = re.compile(
    r"publi|entry-(?:date|time)|post-?(?:date|time|meta)|pub-?(?:date|time)|posted|dateline|article-?date|news-?dat"
    r"|veroeffentlich|erschein|opublik|zverejn|yayin|julkais"
)
_DATED: Final = re.compile(
    r"dat(?:e|um|a)(?:\b|[_-])|(?:\b|[_-])(?:dat(?:e|um)|time|meta|info|byline|fecha|submitted|author|credit|ago|tarih|tanggal"
    r"|zeit|kelt|hora|riqi|shijian|ngay)|[a-z](?:Date|Datum|Time|Fecha)"
)
_RDFA: Final = re.compile(
    r"\b(?:dc|dcterms|schema):(?:date|created|issued|datePublished|dateCreated)\b|^datePublished$"
)
"""Properties that Drupal writes into the element that shows the day. Source: https://www.w3.org/TR/rdfa-lite/."""

TIMES: Final = frozenset(("time", "abbr", "date", "relative-time", "time-ago"))

_STAMPS: Final = (
    *("datetime", "content", "data-datetime", "data-date", "data-time", "data-timestamp", "data-published"),
    *("data-publish-date", "data-published-date", "date", "unixtime", "data-utime", "title"),
)
"""Attributes in which elements tell programs what they show people."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A day that stands in the page. ``mark`` is how plainly the markup says what it is, 0 plainest; ``distance`` is
    from the headline, in characters of text."""

    day: Day
    stamp: str
    mark: int
    distance: int
    where: str


def read_visible(tree: HtmlElement, title: str, text: str, language: str, order: Order | None) -> tuple[Evidence, ...]:
    """The day that stands most plainly and nearest to the headline; none when nothing is near.

    Days in comments, teasers, menus and footers, and days of a change, do not count. ``text`` is that of the article.
    """
    shown = list(_shown(tree, title, text, language, order))
    near = (
        [one for one in shown if one.distance <= NEAR and one.mark < 4]
        or [one for one in shown if one.distance <= BESIDE]
        or _alone([one for one in shown if one.mark < 2])
    )
    if not near:
        return ()
    best = min(near, key=lambda one: (one.mark // 2, one.distance, one.mark))
    kind = Kind.TIME if best.mark < 4 else Kind.TEXT
    agreeing = [one for one in near if one.day == best.day and len(one.stamp) > len(best.stamp)]
    return (Evidence(kind, best.day, max([best, *agreeing], key=lambda one: len(one.stamp)).stamp, best.where),)


def _alone(shown: list[Shown]) -> list[Shown]:
    """Days far from the headline, as below a post, count only where all of them are the same."""
    return shown if len({one.day for one in shown}) == 1 else []


def _shown(tree: HtmlElement, title: str, text: str, language: str, order: Order | None) -> Iterator[Shown]:
    """Every day in a short piece of the page's own part, with its place relative to the headline."""
    headline = headline_of(tree, title)
    kept = holding(headline, body_of(tree, text))
    story = body_of(tree, next((line for line in text.split("\n") if len(line) > SHORTEST_PARAGRAPH), ""))
    places: list[tuple[int, HtmlElement]] = []
    lines: list[tuple[int, HtmlElement, str]] = []
    start = begin = position = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in islice(walk, 2 * MAX_ELEMENTS):
        if event == "end":
            if line := line_below(element):
                lines.append((position, element, line))
            position += len((element.tail or "").strip())
            continue
        if element.tag in NOT_READ or (element not in kept and (elsewhere(element) or is_below(element))):
            walk.skip_subtree()
            continue
        if element is headline:
            start = position
        if element is story:
            begin = position
        if element.tag in HOLDERS:
            places.append((position, element))
        if line := first_line(element):
            lines.append((position, element, line))
        position += len((element.text or "").strip())
    for place, element in places:
        if one := _day_of(element, _distance(place, start, begin), language, order):
            yield one
    for place, element, line in lines:
        distance = _distance(place, start, begin)
        if distance <= BESIDE and (one := _day_in(line, short_text(element, 40), distance, language, order)):
            yield one


def _distance(place: int, start: int, begin: int) -> int:
    """How far a place is from the headline; what stands above that is further away, what stands right above the
    beginning of the story is near to both."""
    if place < start:
        return 2 * (start - place)
    return min(place - start, 2 * (begin - place)) if place < begin else place - start


def _day_in(line: str, before: str, distance: int, language: str, order: Order | None) -> Shown | None:
    """The one day in a line of its own in a larger piece; ``before`` is what stands in the element before it."""
    if is_story(line) or is_of_a_change(before):
        return None
    days = set(days_in(without_change(line), language, order))
    if len(days) != 1:
        return None
    (day,) = days
    return Shown(day, str(day), 6 if is_as_of(line) else 4, distance, f'"{line[:60]}" on the page')


def _day_of(element: HtmlElement, distance: int, language: str, order: Order | None) -> Shown | None:
    """The one day that an element shows, None when it shows none, several, or the day of a change."""
    names = " ".join((element.get(name) or "")[:200] for name in ("class", "id", "itemprop"))
    prop, rdfa = (element.get("itemprop") or "").lower(), element.get("property") or ""
    if "modified" in prop or ("updat" in names.lower() and not _PUBLISHED.search(names.lower())):
        return None
    text = short_text(element)
    if sum(map(str.isdigit, text)) < FEWEST_DIGITS and not _is_dated(element):
        return None
    out, label = without_change(text), _label(element)
    if (text and not out) or is_of_a_change(label):
        return None
    stamp = _stamp(element, out, language, order)
    if stamp is None:
        return None
    if is_as_of(f"{label} {text}"):
        mark = 6
    elif element.get("pubdate") is not None or prop in ("datepublished", "datecreated") or _RDFA.search(rdfa):
        mark = 0
    elif _PUBLISHED.search(names.lower()):
        mark = 1
    elif element.tag in TIMES:
        mark = 2
    elif _DATED.search(names):
        mark = 3
    else:
        mark = 4
    if mark >= 4 and (len(text) > 120 or is_story(text)):
        return None
    where = "time element" if element.tag == "time" else f'"{text[:60]}" on the page'
    return Shown(*stamp, mark, distance, where)


def _stamp(element: HtmlElement, text: str, language: str, order: Order | None) -> tuple[Day, str] | None:
    """What the element tells machines, or what it tells people where no time zone can explain the difference."""
    told = None
    for attribute in _STAMPS if _is_dated(element) else ():
        told = told or read_stamp(element.get(attribute) or "", language, order)
    days = set(days_in(text, language, order))
    if len(days) != 1 or (told and abs(told[0].ordinal - min(days).ordinal) < 2):
        return told
    (day,) = days
    return day, str(day)


def _is_dated(element: HtmlElement) -> bool:
    """Whether the element is one for times, or is called so: its attributes then are not about something else."""
    return (
        element.tag in TIMES
        or _RDFA.search(element.get("property") or "") is not None
        or element.get("itemprop") is not None
        or is_called_dated(element)
    )


def is_called_dated(element: HtmlElement) -> bool:
    """Whether a page's name for an element says that it shows a day, as "entry-date" and "post-meta" do."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    return _PUBLISHED.search(names.lower()) is not None or _DATED.search(names) is not None


def _label(element: HtmlElement, levels: int = 2) -> str:
    """What stands before an element and names it, as "Last updated:" does in a piece of its own before a day."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        told = before.tail or ""
        told = told if told.strip() else short_text(before, 40)
        return "" if any(map(str.isdigit, told)) else told
    told = "" if parent is None else parent.text or ""
    if told.strip() or parent is None or not levels:
        return told[-40:]
    return _label(parent, levels - 1)

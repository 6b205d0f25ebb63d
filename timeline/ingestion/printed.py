"""The day that a page prints for all to see though nothing marks it, found by htmldate where nothing else tells one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from timeline.dates import Day
from timeline.ingestion.address_day import month_in_address
from timeline.ingestion.dateline import read_opening
from timeline.ingestion.days import Order, days_in, days_of_months_in, make_day
from timeline.ingestion.found import Evidence, Kind
from timeline.ingestion.labels import is_of_publication, is_story, without_change
from timeline.ingestion.layout import (
    HOLDERS,
    MAX_ELEMENTS,
    NOT_READ,
    body_of,
    elsewhere,
    first_line,
    headline_of,
    holding,
    line_below,
    names_of,
    short_text,
)
from timeline.ingestion.stamps import read_stamp
from timeline.ingestion.visible import TIMES, is_called_dated

LONGEST_DAY: Final = 40
"""Characters of a piece that shows a day without its year."""

_CLOCK: Final = re.compile(r"\b\d\d[:.]\d\d$")
"""An agency's name with a day and a time, as "© dpa, 18.10.2024 09:30", says when, and not whose."""

_OTHERS: Final = re.compile(
    r"comment|respon[ds]|reply|kommentar|related|recent|latest|recommend|teaser|popular|similar|list"
)
"""Parts of a page where other things than the article say when they came out."""


def read_printed(
    tree: HtmlElement, title: str, text: str, address: str, language: str, order: Order | None
) -> tuple[Evidence, ...]:
    """What htmldate finds, if the page prints that day in full in a piece of its own part that tells no story.

    Else what the page says something came out on, the day that the story opens with, htmldate's last resort if the page
    prints that day alone, a day whose year the address has, and the day in the title, whichever is first.
    Nothing that says when the page was changed.
    """
    own = _own_part(tree, title, text)
    headline = headline_of(own, title)
    kept = holding(headline, body_of(own, text))
    printed = list(_days(own, language, order))
    alone = printed if _is_of_one_day(printed, kept) and _is_of_article(printed[-1][2], headline) else []
    return (
        _by_htmldate(own, printed, extensive=False)
        or _labelled(tree, language, order)
        or read_opening(text, language, order)
        or _by_htmldate(own, alone, extensive=True)
        or _completed(own, address, language)
        or _in_title(title, language, order)
    )


def _by_htmldate(
    own: HtmlElement, printed: list[tuple[Day, str, HtmlElement]], *, extensive: bool
) -> tuple[Evidence, ...]:
    """What htmldate finds, if it is printed."""
    from htmldate import find_date

    if not printed:
        return ()
    found = find_date(own, original_date=True, extensive_search=extensive)
    for day, words, _ in printed:
        if str(day) == found:
            return (Evidence(Kind.TEXT, day, found, f'"{words[:60]}" on the page'),)
    return ()


def _is_of_one_day(printed: list[tuple[Day, str, HtmlElement]], kept: set[HtmlElement]) -> bool:
    """Whether all that the page prints is of one day, and not in a list of other articles: none is linked beside it."""
    if len({day for day, _, _ in printed}) != 1:
        return False
    last = printed[-1][2]
    around = last.getparent()
    # What holds the article has links to others, too: there only what stands right beside counts.
    beside = (last.getprevious(), last, last.getnext()) if around is None or around in kept else (around,)
    links = (link for piece in beside if piece is not None for link in islice(piece.iter("a"), 100))
    return not any(len(short_text(link)) > LONGEST_DAY for link in links)


def _is_of_article(element: HtmlElement, headline: HtmlElement | None) -> bool:
    """Whether an element stands below the headline, or right above it: the top of a page shows the day it is today."""
    if headline is None or headline in set(element.iterancestors()):
        return True
    beside = headline.getparent()
    if beside is not None and beside.tag != "body" and beside in set(element.iterancestors()):
        return True
    for one in element.getroottree().iter():
        if one is headline or one is element:
            return one is headline
    return False


def _completed(own: HtmlElement, address: str, language: str) -> tuple[Evidence, ...]:
    """The first day without a year in a piece called a date, if the address has its year and no other month."""
    told = month_in_address(address)
    if told is None:
        return ()
    for element in islice(own.iter(*HOLDERS), MAX_ELEMENTS):
        if element.tag not in TIMES and not is_called_dated(element):
            continue
        words = short_text(element, LONGEST_DAY)
        days = days_of_months_in(words, language) if without_change(words) == words else []
        if len(days) == 1 and days[0][0] == (told[1] or days[0][0]) and (day := make_day(told[0], *days[0])):
            return (Evidence(Kind.TEXT, day, str(day), f'"{words}" on the page with the year in the address'),)
    return ()


def _in_title(title: str, language: str, order: Order | None) -> tuple[Evidence, ...]:
    days = set(days_in(title, language, order))
    if len(days) != 1:
        return ()
    (day,) = days
    return (Evidence(Kind.TEXT, day, str(day), f'"{title[:60]}" in the title'),)


def _labelled(tree: HtmlElement, language: str, order: Order | None) -> tuple[Evidence, ...]:
    """The one day that the page says something came out on, as boxes beside an article do; none when there are two."""
    said = {}
    for day, words, element in _days(tree, language, order):
        says = is_of_publication(words) and without_change(words) == words and not is_story(words)
        if says and not any(_OTHERS.search(names_of(above)) for above in element.iterancestors()):
            said[day] = words
    if len(said) != 1:
        return ()
    return tuple(Evidence(Kind.TEXT, day, str(day), f'"{words[:60]}" on the page') for day, words in said.items())


def _own_part(tree: HtmlElement, title: str, text: str) -> HtmlElement:
    """A copy of the page without meta tags, comments, teasers, menus, sentences and what says when it was changed."""
    copy = deepcopy(tree)
    kept = holding(headline_of(copy, title), body_of(copy, text))
    left_out = [
        element
        for element in islice(copy.iter(), MAX_ELEMENTS)
        if element.tag in ("meta", *NOT_READ)
        or (element not in kept and elsewhere(element))
        or (element.tag in HOLDERS and _tells(short_text(element)))
    ]
    for element in left_out:
        if element.getparent() is not None and element.tag not in ("html", "body"):
            element.drop_tree()
    return copy


def _tells(text: str) -> bool:
    """Whether a short piece with a number in it tells a change of the page, a story, or whose the page is."""
    if not any(map(str.isdigit, text)):
        return False
    is_owner = ("©" in text or "copyright" in text.lower()) and not _CLOCK.search(text)
    return without_change(text) != text or is_story(text) or is_owner


def _days(tree: HtmlElement, language: str, order: Order | None) -> Iterator[tuple[Day, str, HtmlElement]]:
    """Every day in a short piece of the page, wherever it stands, with the words around it."""
    for element in islice(tree.iter(), MAX_ELEMENTS):
        for line in (first_line(element), line_below(element)):
            for day in days_in(line, language, order) if not _tells(line) else ():
                yield day, line, element
        if element.tag not in HOLDERS:
            continue
        text = short_text(element)
        told = read_stamp(element.get("datetime") or element.get("title") or "", language, order)
        for day in (*days_in(text, language, order), *([told[0]] if told else [])):
            yield day, text or str(day), element

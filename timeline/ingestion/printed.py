"""The day that a page prints for all to see though nothing marks it, found by htmldate where nothing else tells one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from timeline.dates import Day
from timeline.ingestion.days import Order, days_in
from timeline.ingestion.found import Evidence, Kind
from timeline.ingestion.labels import is_of_publication, is_story, without_change
from timeline.ingestion.layout import (
    HOLDERS,
    MAX_ELEMENTS,
    NOT_READ,
    body_of,
    elsewhere,
    headline_of,
    holding,
    names_of,
    short_text,
)
from timeline.ingestion.stamps import read_stamp

_OTHERS: Final = re.compile(
    r"comment|respon[ds]|reply|kommentar|related|recent|latest|recommend|teaser|popular|similar|list"
)
"""Parts of a page where other things than the article say when they came out."""


def read_printed(tree: HtmlElement, title: str, text: str, language: str, order: Order | None) -> tuple[Evidence, ...]:
    """What htmldate finds, if the page prints that day in full in a piece of its own part that tells no story.

    Not htmldate's last resort, which takes any date on the page; and nothing that says when the page was changed.
    """
    from htmldate import find_date

    own = _own_part(tree, title, text)
    found = find_date(own, original_date=True, extensive_search=False)
    for day, words, _ in _days(own, language, order) if found else ():
        if str(day) == found:
            return (Evidence(Kind.TEXT, day, found, f'"{words[:60]}" on the page'),)
    return _labelled(tree, language, order)


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
    return without_change(text) != text or is_story(text) or "©" in text or "copyright" in text.lower()


def _days(tree: HtmlElement, language: str, order: Order | None) -> Iterator[tuple[Day, str, HtmlElement]]:
    """Every day in a short piece of the page, wherever it stands, with the words around it."""
    for element in islice(tree.iter(*HOLDERS), MAX_ELEMENTS):
        text = short_text(element)
        told = read_stamp(element.get("datetime") or element.get("title") or "", language, order)
        for day in (*days_in(text, language, order), *([told[0]] if told else [])):
            yield day, text or str(day), element

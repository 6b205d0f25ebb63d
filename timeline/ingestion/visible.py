"""The day that a page shows its readers beside the headline: time elements, marked dates, bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from timeline.dates import Day
from timeline.ingestion.days import Order, days_in
from timeline.ingestion.found import Evidence, Kind
from timeline.ingestion.stamps import read_stamp

MAX_ELEMENTS: Final = 200_000
NEAR: Final = 1_500
"""A date so many characters of text from the headline is beside it."""

_ELSEWHERE: Final = re.compile(
    r"comment|respon[ds]|reply|kommentar|related|recommend|sidebar|widget|footer|copyright|teaser|latest|popular|trending"
    r"|most-?read|more-?(?:news|stories|articles|posts)|read-?more|newsletter|carousel|calendar|kalender|cookie|banner|breaking"
    r"|disqus|similar|suggest|ticker|archive-|sponsor|outbrain|taboola|further|upcoming|prev(?:ious)?-?post|next-?post|nav\b"
)
_NOT_READ: Final = frozenset(
    ("script", "style", "noscript", "template", "select", "textarea", "iframe", "svg", "nav", "footer", "aside", "form")
)
_PUBLISHED: Final = re.compile(
    r"publi|entry-(?:date|time)|post-?(?:date|time|meta)|pub-?(?:date|time)|posted|dateline|article-?date|news-?dat"
)
_DATED: Final = re.compile(
    r"dat(?:e|um|a)(?:\b|[_-])|(?:\b|[_-])(?:dat(?:e|um)|time|meta|info|byline|fecha|submitted|author|credit)|[a-z]Date"
)
_CHANGED: Final = re.compile(
    r"updat|modif|aktualisi|geändert|zuletzt|stand:|mis à jour|actualiza|atualiza|aggiorna|bijgewerkt|gewijzigd|обновл"
    r"|оновл|aktualiz|更新|수정|revised|corrected|edited|güncel|muokattu|oppdatert|opdateret|uppdater|frissít|last rev"
    r"|expires|accessed|retrieved"
)
_CAME_OUT: Final = re.compile(
    r"publi|posted|veröffentlicht|erstellt|mis en ligne|gepubliceerd|опублик|created|released"
)
_HOLDERS: Final = frozenset(
    ("time", "span", "p", "div", "small", "abbr", "li", "ul", "td", "dd", "em", "strong", "b", "i", "font", "a", "h2")
) | {"h3", "h4", "h5", "h6", "address", "cite", "header", "label", "center", "figcaption", "date", "section", "article"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A day that stands in the page. ``mark`` is how plainly the markup says what it is, 0 plainest; ``distance`` is
    from the headline, in characters of text."""

    day: Day
    stamp: str
    mark: int
    distance: int
    where: str


def read_visible(tree: HtmlElement, title: str, language: str, order: Order | None) -> tuple[Evidence, ...]:
    """The day that stands most plainly and nearest to the headline; none when nothing is near.

    Days in comments, teasers, menus and footers, and days of a change, do not count.
    """
    shown = list(_shown(tree, title, language, order))
    near = (
        [one for one in shown if one.distance <= NEAR and one.mark < 4]
        or [one for one in shown if one.distance <= NEAR // 4]
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


def _shown(tree: HtmlElement, title: str, language: str, order: Order | None) -> Iterator[Shown]:
    """Every day in a short piece of the page's own part, with its place relative to the headline."""
    headline = _headline(tree, title)
    kept = set() if headline is None else set(headline.iterancestors())
    places: list[tuple[int, HtmlElement]] = []
    start = position = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in islice(walk, 2 * MAX_ELEMENTS):
        if event == "end":
            position += len((element.tail or "").strip())
            continue
        if element.tag in _NOT_READ or (element not in kept and _elsewhere(element)):
            walk.skip_subtree()
            continue
        if element is headline:
            start = position
        if element.tag in _HOLDERS:
            places.append((position, element))
        position += len((element.text or "").strip())
    for place, element in places:
        distance = place - start if place >= start else 2 * (start - place)
        if one := _day_of(element, distance, language, order):
            yield one


def _headline(tree: HtmlElement, title: str) -> HtmlElement | None:
    """The heading that says what the title says, else the first of the highest level."""
    headings = list(islice(tree.iter("h1", "h2", "h3"), 500))
    same = [heading for heading in headings if _same(_short(heading, 300), title)]
    return min(same or headings, key=lambda heading: heading.tag, default=None)


def _same(text: str, title: str) -> bool:
    text, title = " ".join(text.split()).casefold(), " ".join(title.split()).casefold()
    return len(text) > 8 and (text[:60] in title or title[:60] in text)


def _elsewhere(element: HtmlElement) -> bool:
    if element.tag in ("body", "html", "main", "article"):
        return False
    return bool(_ELSEWHERE.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:300].lower()))


def _short(element: HtmlElement, longest: int = 160) -> str:
    """The text of an element with few others inside, empty when there is more of it."""
    parts: list[str] = []
    length = 0
    for number, part in enumerate(element.itertext()):
        length += len(part.strip())
        if number > 40 or length > longest:
            return ""
        parts.append(part)
    return " ".join(" ".join(parts).split())


def _day_of(element: HtmlElement, distance: int, language: str, order: Order | None) -> Shown | None:
    """The one day that an element shows, None when it shows none, several, or the day of a change."""
    names = " ".join((element.get(name) or "")[:200] for name in ("class", "id", "itemprop"))
    prop = (element.get("itemprop") or "").lower()
    if "modified" in prop or ("updat" in names.lower() and not _PUBLISHED.search(names.lower())):
        return None
    text = _short(element)
    out = _not_of_a_change(text)
    if text and not out:
        return None
    stamp = _stamp(element, out, language, order)
    if stamp is None:
        return None
    if element.get("pubdate") is not None or prop in ("datepublished", "datecreated"):
        mark = 0
    elif _PUBLISHED.search(names.lower()):
        mark = 1
    elif element.tag in ("time", "abbr"):
        mark = 2
    elif _DATED.search(names):
        mark = 3
    else:
        mark = 4
        if len(text) > 120:
            return None
    where = "time element" if element.tag == "time" else f'"{text[:60]}" on the page'
    return Shown(*stamp, mark, distance, where)


def _stamp(element: HtmlElement, text: str, language: str, order: Order | None) -> tuple[Day, str] | None:
    """What the element tells machines, or what it tells people where no time zone can explain the difference."""
    attributes = ("datetime", "content", "title") if element.tag in ("time", "abbr") or element.get("itemprop") else ()
    told = None
    for attribute in attributes:
        told = told or read_stamp(element.get(attribute) or "", language, order)
    days = set(days_in(text, language, order))
    if len(days) != 1 or (told and abs(told[0].ordinal - min(days).ordinal) < 2):
        return told
    (day,) = days
    return day, str(day)


def _not_of_a_change(text: str) -> str:
    """The part of a short text that tells no change. "Published 2 May, updated 3 May" is "Published 2 May, "."""
    changed = _CHANGED.search(text.lower())
    if changed is None:
        return text
    before = text[: changed.start()]
    if any(char.isdigit() for char in before):
        return before
    out = _CAME_OUT.search(text.lower(), changed.end())
    return text[out.start() :] if out else ""


def without_changes(tree: HtmlElement) -> HtmlElement:
    """A copy of the page without its meta tags, and without the short pieces that say when it was changed."""
    copy = deepcopy(tree)
    changed = [
        element
        for element in islice(copy.iter("meta", *_HOLDERS), MAX_ELEMENTS)
        if element.tag == "meta" or (any(map(str.isdigit, text := _short(element))) and _CHANGED.search(text.lower()))
    ]
    for element in changed:
        if element.getparent() is not None:
            element.drop_tree()
    return copy


def days_shown(tree: HtmlElement, language: str, order: Order | None) -> Iterator[tuple[Day, str]]:
    """Every day in a short piece of the page, wherever it stands, with the words around it."""
    for element in islice(tree.iter(*_HOLDERS), MAX_ELEMENTS):
        text = _short(element)
        told = read_stamp(element.get("datetime") or element.get("title") or "", language, order)
        for day in (*days_in(text, language, order), *([told[0]] if told else [])):
            yield day, text or str(day)

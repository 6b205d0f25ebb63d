"""Every day that a page shows in a short piece of its own, with signs of what it may be the day of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from timeline.dates import Day
from timeline.ingestion.address_day import read_address
from timeline.ingestion.addresses import resolve_link
from timeline.ingestion.days import FEWEST_DIGITS, Order, days_in
from timeline.ingestion.labels import is_as_of, is_of_a_change, is_of_publication, is_story, without_change
from timeline.ingestion.layout import (
    HOLDERS,
    MAX_ELEMENTS,
    NOT_READ,
    body_element,
    first_line,
    headline_element,
    holding,
    is_below,
    is_beside_article,
    line_below,
    short_text,
)
from timeline.ingestion.parsed import Evidence, EvidenceKind
from timeline.ingestion.stamps import read_stamp

NEAR: Final = 1_500
"""A date so many characters of text from the headline is beside it."""

BESIDE: Final = NEAR // 4
"""Nearer than this has to be what nothing marks as a date."""

SHORTEST_PARAGRAPH: Final = 60
LONGEST_PIECE: Final = 120
WORDS: Final = 10
"""What has more, and does not say that something came out, is likely to be about something else."""

LONGEST_DAY: Final = 40
"""Characters of a piece that shows a day without its year."""

LINK: Final = 40
"""Characters from which on the text of a link is the headline of another article."""

_PUBLISHED: Final = re.compile(
    r"""publi|entry[-_](?:date|time)|post[-_]?(?:date|time|meta)|pub-?(?:date|time)|posted|dateline|article-?date
    |news-?dat|veroeffentlich|erschein|opublik|zverejn|yayin|julkais""",
    re.VERBOSE,
)
"""What elements are called that show the day of publication.

Matches:
    entry-date
    post_meta
    published
    dateline
    veroeffentlicht
Does not match:
    modified
    date
    meta
"""
_DATED: Final = re.compile(
    r"""(?:\b|[_-]|pub|post|news|article|entry)dat(?:e|um|a)(?:\b|[_-])|(?:\b|[_-])(?:dat(?:e|um)|time|meta|info|byline|fecha|submitted|author|credit|ago
    |tarih|tanggal|zeit|kelt|hora|riqi|shijian|ngay)|[a-z](?:Date|Datum|Time|Fecha)""",
    re.VERBOSE,
)
"""What elements are called that show some day.

Matches:
    date
    article-meta
    byline
    postDate
    postdate
    fecha
Does not match:
    headline
    entry-title
    content
    candidate
    update
"""
_RDFA: Final = re.compile(
    r"\b(?:dc|dcterms|schema):(?:date|created|issued|datePublished|dateCreated)\b|^datePublished$"
)
"""Properties that Drupal writes into the element that shows the day. Source: https://www.w3.org/TR/rdfa-lite/."""

_CLOCK: Final = re.compile(r"\b\d\d[:.]\d\d$")
"""An agency's name with a day and a time, as "© dpa, 18.10.2024 09:30", says when, and not whose."""

TIMES: Final = frozenset(("time", "abbr", "date", "relative-time", "time-ago"))

_STAMPS: Final = (
    *("datetime", "content", "data-datetime", "data-date", "data-time", "data-timestamp", "data-published"),
    *("data-publish-date", "data-published-date", "date", "unixtime", "data-utime", "title"),
)
"""Attributes in which elements tell programs what they show people."""


@dataclass(slots=True)
class _Open:
    """An element that the walk is inside of, and what is known of its place."""

    element: HtmlElement
    position: int
    elsewhere: bool
    footer: bool
    linked: bool
    days: set[Day] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Page:
    """Where the headline and the story of a page are, in characters of its text."""

    headline: int
    begin: int
    end: int

    def zone(self, place: _Open) -> str:
        """The part of the page that a place is in."""
        if place.elsewhere:
            return "elsewhere"
        if place.footer:
            return "footer"
        if place.position < self.headline:
            return "over" if self.headline - place.position <= BESIDE // 2 else "above"
        distance = place.position - self.headline
        if self.begin > place.position:
            distance = min(distance, 2 * (self.begin - place.position))
        if distance <= BESIDE:
            return "beside"
        if place.position >= self.end:
            return "foot" if place.position - self.end <= BESIDE else "below"
        return "story" if place.position >= self.begin else "near" if distance <= NEAR else "far"

    def distance(self, place: _Open) -> int:
        """How far a place is from the headline; what stands above that counts twice."""
        before = self.headline - place.position
        return 2 * before if before > 0 else -before


def read_shown(tree: HtmlElement, title: str, text: str, language: str, order: Order | None) -> tuple[Evidence, ...]:
    """Every day in a short piece of the page. ``title`` and ``text`` are those of the article."""
    pieces = list(_pieces(tree, title, text, language, order))
    shown = [evidence for _, _, evidence in pieces]
    own = [
        (distance, evidence)
        for distance, zone, evidence in pieces
        if zone not in _OUTSIDE and not _BESIDE_THE_POINT & set(evidence.signs)
    ]
    marked = [one for one in own if one[1].kind is EvidenceKind.TIME]
    # The one nearest to the headline, and the one day where there is no other, are worth more than their pieces say.
    near = [pair for pair in own if not {"@foot", "@below"}.intersection(pair[1].signs)]
    firsts = {"first": near, "first.marked": marked}
    for sign, among in firsts.items():
        if among:
            nearest = min(among, key=lambda pair: pair[0])[1]
            shown.append(Evidence(nearest.kind, nearest.day, nearest.stamp, nearest.where, (sign,)))
    if len({evidence.day for _, evidence in own}) == 1:
        only = own[0][1]
        shown.append(Evidence(only.kind, only.day, only.stamp, only.where, ("only",)))
    return tuple(shown)


_OUTSIDE: Final = frozenset(("elsewhere", "footer", "above"))
"""Parts of a page whose days are of something else; the top of many shows the day it is today."""

_BESIDE_THE_POINT: Final = frozenset(("label.change", "label.owner", "story", "wordy", "several", "linked"))


def _pieces(
    tree: HtmlElement, title: str, text: str, language: str, order: Order | None
) -> Iterator[tuple[int, str, Evidence]]:
    """Each day with its distance from the headline and the part of the page."""
    lines = [line for line in text.split("\n") if len(line) > SHORTEST_PARAGRAPH]
    headline = headline_element(tree, title)
    body = body_element(tree, text)
    first = body_element(tree, lines[0]) if lines else None
    last = body_element(tree, lines[-1]) if lines else None
    holders = holding(headline, body)
    pieces: list[tuple[_Open, Day, str, EvidenceKind, str, list[str]]] = []
    start = begin = end = position = 0
    stack: list[_Open] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in islice(walk, 2 * MAX_ELEMENTS):
        if event == "start":
            if element.tag in NOT_READ:
                walk.skip_subtree()
                stack.append(_Open(element, position, True, True, False))
                continue
            above = stack[-1] if stack else _Open(element, 0, False, False, False)
            own = element in holders
            place = _Open(
                element,
                position,
                above.elsewhere or (not own and is_beside_article(element)),
                above.footer or (not own and is_below(element)),
                above.linked or (element.tag == "a" and len(short_text(element)) > LINK),
            )
            stack.append(place)
            start = position if element is headline else start
            begin = position if element is first else begin
            position += len((element.text or "").strip())
            continue
        place = stack.pop()
        if element is last:
            end = position
        if element.tag not in NOT_READ:
            if element.tag in HOLDERS:
                for day, stamp, kind, where, signs in _of_element(element, place.days, language, order):
                    place.days.add(day)
                    pieces.append((place, day, stamp, kind, where, signs))
            if (line := first_line(element)) and not place.days:
                pieces.extend((place, *one) for one in _of_line(line, "", language, order))
            if line := line_below(element):
                below = _Open(element, position, place.elsewhere, place.footer, place.linked)
                pieces.extend((below, *one) for one in _of_line(line, short_text(element, 40), language, order))
        if stack:
            stack[-1].days |= place.days
        position += len((element.tail or "").strip())
    page = _Page(start, max(begin, start), max(end, begin))
    for place, day, stamp, kind, where, signs in pieces:
        zone = page.zone(place)
        mark = signs[0]
        more = ["linked"] if place.linked or _is_of_another(place.element, headline) else []
        yield (
            page.distance(place),
            zone,
            Evidence(kind, day, stamp, where, (f"{mark}@{zone}", f"@{zone}", *signs, *more)),
        )


def _is_of_another(element: HtmlElement, headline: HtmlElement | None) -> bool:
    """Whether the headline of another article is linked right beside an element, as in lists of them.

    ``headline`` is that of the page's own article, which can be a link as well.
    """
    parent = element.getparent()
    if parent is None or parent.tag in ("body", "html", "main", "article"):
        return False
    beside = (element.getprevious(), element.getnext(), *((parent.getprevious(),) if len(parent) == 1 else ()))
    return any(
        one is not None
        and one is not headline
        and any(len(short_text(link)) > LINK for link in islice(one.iter("a"), 5))
        for one in beside
    )


def _of_line(
    line: str, before: str, language: str, order: Order | None
) -> Iterator[tuple[Day, str, EvidenceKind, str, list[str]]]:
    """The days in a line of its own in a larger piece; ``before`` is what stands in the element before it."""
    days = list(dict.fromkeys(days_in(line, language, order)))
    for day in days:
        yield (
            day,
            str(day),
            EvidenceKind.TEXT,
            f'"{line[:60]}" on the page',
            ["bare", *_words("bare", line, before, day, days, language, order)],
        )


def _of_element(
    element: HtmlElement, inside: set[Day], language: str, order: Order | None
) -> Iterator[tuple[Day, str, EvidenceKind, str, list[str]]]:
    """The days that an element shows and none of those inside it, with how plainly the markup says what it is."""
    dated = _is_dated(element)
    text = short_text(element)
    if sum(map(str.isdigit, text)) < FEWEST_DIGITS and not dated:
        return
    label = _label(element)
    days = list(dict.fromkeys(days_in(text, language, order)))
    stamp = _stamp(element, days, dated, language, order)
    shown = [stamp] if stamp else [(day, str(day)) for day in days if day not in inside]
    mark = _mark(element, dated)
    names = " ".join((element.get(name) or "")[:200] for name in ("class", "id", "itemprop")).lower()
    changes = "modified" in names or ("updat" in names and not _PUBLISHED.search(names))
    kind = EvidenceKind.TEXT if mark == "bare" else EvidenceKind.TIME
    where = "time element" if element.tag == "time" else f'"{text[:60]}" on the page'
    archive = _archive_day(element)
    for day, written in shown:
        words = _words(mark, text, label, day, [day] if stamp else days, language, order)
        if day == archive:
            words.append("archive")
        if stamp and days:
            words.append("printed")
        if changes and "label.change" not in words:
            words.append("label.change")
        yield day, written, kind, where, [mark, *words]


def _archive_day(element: HtmlElement) -> Day | None:
    """The day in the address that an element is a link to, or holds nothing but one."""
    link = element if element.tag == "a" or len(element) != 1 else element[0]
    evidence = read_address(resolve_link("http://site/", link.get("href") or "")[:2000]) if link.tag == "a" else ()
    return evidence[0].day if evidence else None


def _words(
    mark: str, text: str, label: str, day: Day, days: list[Day], language: str, order: Order | None
) -> list[str]:
    """What the words around a day say that it is the day of."""
    out = without_change(text)
    context = f"{label} {text}"
    wordy = mark == "bare" and len(text.split()) > WORDS and not is_of_publication(text)
    signs = {
        "label.change": is_of_a_change(label) or (out != text and day not in days_in(out, language, order)),
        "label.publication": is_of_publication(label) or (is_of_publication(text) and not is_story(text)),
        "label.as-of": is_as_of(context),
        "label.owner": ("©" in context or "copyright" in context.lower()) and not _CLOCK.search(text),
        "story": is_story(text) or (wordy and _SENTENCE_ENDS.search(text) is not None),
        "long": len(text) > LONGEST_PIECE,
        "wordy": wordy,
        "several": len(days) > 1 and out == text,
        "alone": len(text) <= LONGEST_DAY,
        "clock": _HOUR.search(text) is not None,
    }
    return [sign for sign, holds in signs.items() if holds]


_SENTENCE_ENDS: Final = re.compile(r"[^\W\d]{3}[.!?] [^\W\da-z]")
_HOUR: Final = re.compile(r"\b\d{1,2}[:.h]\d\d\b(?![./-]\d)")


def _mark(element: HtmlElement, dated: bool) -> str:
    """How plainly the markup says that an element shows the day of publication."""
    names = " ".join((element.get(name) or "")[:200] for name in ("class", "id", "itemprop"))
    prop, rdfa = (element.get("itemprop") or "").lower(), element.get("property") or ""
    if element.get("pubdate") is not None or prop in ("datepublished", "datecreated") or _RDFA.search(rdfa):
        return "microdata"
    if _PUBLISHED.search(names.lower()):
        return "named"
    if element.tag in TIMES:
        return "time"
    return "dated" if dated and _DATED.search(names) else "bare"


def _stamp(
    element: HtmlElement, days: list[Day], dated: bool, language: str, order: Order | None
) -> tuple[Day, str] | None:
    """What the element tells machines, or what it tells people where no time zone can explain the difference.

    None where it tells machines nothing, or people several days.
    """
    stamp = None
    for attribute in _STAMPS if dated else ():
        stamp = stamp or read_stamp(element.get(attribute) or "", language, order)
    if stamp is None or len(days) > 1:
        return None
    if days and abs(stamp[0].ordinal - days[0].ordinal) >= 2:
        return days[0], str(days[0])
    # A stamp whose day differs from the printed one by a zone: readers saw the printed one.
    return (days[0], str(days[0])) if days and days[0] != stamp[0] else stamp


def _is_dated(element: HtmlElement) -> bool:
    """Whether the element is one for times, or is called so: its attributes then are not about something else."""
    if element.tag in TIMES or element.get("itemprop") is not None:
        return True
    return _RDFA.search(element.get("property") or "") is not None or _is_called_dated(element)


def _is_called_dated(element: HtmlElement) -> bool:
    """Whether a page's name for an element says that it shows a day, as "entry-date" and "post-meta" do."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    return _PUBLISHED.search(names.lower()) is not None or _DATED.search(names) is not None


def _label(element: HtmlElement, levels: int = 2) -> str:
    """What stands before an element and names it, as "Last updated:" does in a piece of its own before a day."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        label = before.tail or ""
        label = label if label.strip() else short_text(before, 40)
        return "" if any(map(str.isdigit, label)) else label
    label = "" if parent is None else parent.text or ""
    if label.strip() or parent is None or not levels:
        return label[-40:]
    return _label(parent, levels - 1)

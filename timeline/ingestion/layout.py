"""The parts of a page: its headline, the body of the article, what is short, and what stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

MAX_ELEMENTS: Final = 200_000
_ELSEWHERE: Final = re.compile(
    r"""comment(?!ary)|respond\b|responses?\b|reply|kommentar|related|recommend
    |(?<!has-)(?<!no-)(?<!with-)(?<!content-)sidebar|(?<!elementor-)(?<!so-)widget|copyright|teaser|latest
    |popular|trending|most-?read|more-?(?:news|stories|articles|posts)|read-?more|newsletter|carousel
    |(?<!fa-)(?<!icon-)(?<!ion-)calendar\b(?!-)|kalender|cookie|banner|breaking|disqus|similar|suggest|ticker
    |archive-|sponsor|outbrain|taboola|further|upcoming|prev(?:ious)?-?post|next-?post|nav\b
    |(?:foto|image|img|photo|wp)-?caption|caption-?text|bildunterschrift|twitter-tweet|\bwm-ipp|\btoday
    |current-?(?:date|time)|clock|weather|masthead|top-?bar|\bevents?\b|veranstaltung|termine?\b|deadline|birth""",
    re.VERBOSE,
)
"""What boxes are called that hold no part of the article, by class or id.

Matches:
    related-articles
    comments
    sidebar
    most-read
    wp-caption
    today
Does not match:
    article-body
    has-sidebar
    commentary
    fa-calendar
"""
_INLINE: Final = frozenset(("span", "a", "b", "i", "em", "strong", "small", "font", "time", "abbr", "label", "cite"))
_INLINE_ELSEWHERE: Final = re.compile(
    r"""comment-?(?:date|time|meta|author)|copyright|\btoday|current-?(?:date|time)|clock|weather|\bevents?\b
    |deadline|birth""",
    re.VERBOSE,
)
"""What a piece within a line is called: a link to the comments stands beside the day of the article.

Matches:
    comment-date
    copyright
    clock
Does not match:
    comments-link
    entry-date
"""

_POST: Final = re.compile(r"(?:^|\s)(?:article|post|hentry|news|node|story)(?:\s|$)")
_OF_THE_ARTICLE: Final = re.compile(r"meta|byline|date|publi|(?:article|entry|post)-info")
"""What the box beside an article is called that says who wrote it and when."""

_FOOT_OF_ARTICLE: Final = re.compile(r"(?:article|content|entry|news|node|post|story)[_-]{0,2}footer")
NOT_READ: Final = frozenset(("script", "style", "noscript", "template", "select", "textarea", "iframe", "svg"))
HOLDERS: Final = frozenset(
    (
        *("time", "span", "p", "div", "small", "abbr", "li", "ul", "td", "th", "dd", "dt", "em", "strong", "b", "i"),
        *("u", "font", "a", "h2", "h3", "h4", "h5", "h6", "address", "cite", "header", "label", "center", "main"),
        *("date", "section", "article", "aside", "pre", "nobr", "tt", "sup", "sub", "code", "hgroup"),
        *("relative-time", "time-ago"),
    )
)
"""Elements in which a day can stand alone."""

BREAKS: Final = frozenset(
    (
        *("br", "hr", "p", "div", "table", "ul", "ol", "img", "center", "section", "header", "figure", "blockquote"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "form"),
    )
)
"""Elements before and after which a line ends."""

BEGINNING: Final = 40
"""Characters of a paragraph that it is known by."""

MAX_LINE: Final = 160
"""Characters of a line between line breaks, with the blanks around it."""

MAX_PARTS: Final = 40
"""Elements that a short one has inside at most."""


def headline_element(tree: HtmlElement, title: str) -> HtmlElement | None:
    """The heading that has most of the title, as others have the site's name; else the first of the highest level."""
    headings = list(islice(tree.iter("h1", "h2", "h3"), 500))
    shared = [(_shared(short_text(heading, 300), title), heading) for heading in headings]
    most = max((length for length, _ in shared), default=0)
    return min((heading for length, heading in shared if length == most), key=lambda heading: heading.tag, default=None)


def body_element(tree: HtmlElement, text: str) -> HtmlElement | None:
    """The element with the longest paragraph of the article's text."""
    begins = max(text.split("\n"), key=len)[:BEGINNING]
    for element in islice(tree.iter(), MAX_ELEMENTS):
        for piece, holder in ((element.text, element), (element.tail, element.getparent())):
            if piece and len(piece) >= len(begins) and begins in " ".join(piece.split()):
                return holder
    return None


def holding(*elements: HtmlElement | None) -> set[HtmlElement]:
    """The elements, and those that they stand in: whatever these are called, they are of the article."""
    return {above for element in elements if element is not None for above in (element, *element.iterancestors())}


def _shared(text: str, title: str) -> int:
    """How many characters one has of the other, 0 when it does not have it whole, or hardly any."""
    text, title = " ".join(text.split()).casefold(), " ".join(title.split()).casefold()
    length = min(len(text), len(title), 60)
    return length if length > 8 and (text[:60] in title or title[:60] in text) else 0


def line_below(element: HtmlElement) -> str:
    """The text in a line of its own behind an element, as between two line breaks; "" where there is none."""
    following = element.getnext()
    is_line = element.tag in BREAKS and (following is None or following.tag in BREAKS)
    return _line(element.tail) if is_line else ""


def first_line(element: HtmlElement) -> str:
    """The text before the first line break in an element; "" where there is none."""
    return _line(element.text) if len(element) and element[0].tag in BREAKS else ""


def _line(text: str | None) -> str:
    """The text as one line, "" when it is longer than one."""
    return " ".join(text.split()) if text and len(text) <= MAX_LINE else ""


def names_of(element: HtmlElement) -> str:
    """What the page calls an element, for those who style it."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:300].lower()


def is_beside_article(element: HtmlElement) -> bool:
    """Whether an element is a part of the page that is not about the article: comments, teasers, menus, captions."""
    return _is_called_elsewhere(str(element.tag), names_of(element))


@lru_cache(maxsize=10_000)  # a page has few names and many elements
def _is_called_elsewhere(tag: str, names: str) -> bool:
    if tag in ("body", "html", "main", "article"):
        return False
    if tag in ("nav", "form", "figcaption", "blockquote") or (tag == "aside" and not _OF_THE_ARTICLE.search(names)):
        return True
    return (_INLINE_ELSEWHERE if tag in _INLINE else _ELSEWHERE).search(names) is not None


def is_below(element: HtmlElement) -> bool:
    """Whether an element is the foot of the page, not of the article."""
    names = names_of(element)
    if (element.tag != "footer" and "footer" not in names) or _FOOT_OF_ARTICLE.search(names):
        return False
    return not any(
        above.tag == "article" or _POST.search(names_of(above)) for above in islice(element.iterancestors(), 20)
    )


def short_text(element: HtmlElement, longest: int = 160) -> str:
    """The text of an element with few others inside, empty when there is more of it; without what is not the page's."""
    if not len(element):  # as most are
        text = " ".join((element.text or "")[: 4 * longest].split())
        return text if len(text) <= longest else ""
    parts: list[str] = []
    length = 0
    for number, part in enumerate(_texts(element)):
        length += len(part.strip())
        if number > 2 * MAX_PARTS or length > longest:
            return ""
        parts.append(part)
    return " ".join(" ".join(parts).split())


def _texts(element: HtmlElement) -> Iterator[str]:
    """The pieces of text below an element, empty ones too, so that who asks for few goes down no further than that."""
    yield element.text or ""
    for child in element:
        if child.tag not in NOT_READ and not is_beside_article(child):
            yield from _texts(child)
        if child.tail:
            yield child.tail

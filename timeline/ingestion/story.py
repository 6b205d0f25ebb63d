"""The text of the article in a web page: trafilatura's, with the lead that it misses and without what is no story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from configparser import ConfigParser
from copy import deepcopy
from functools import cache
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from timeline.ingestion.boxes import boxed
from timeline.ingestion.characters import safe
from timeline.ingestion.days import days_in
from timeline.ingestion.fragments import lines_of_fragment
from timeline.ingestion.labels import is_as_of, is_of_a_change, is_of_publication
from timeline.ingestion.layout import MAX_ELEMENTS, body_element, headline_element, names_of, short_text
from timeline.ingestion.lines import block_lines
from timeline.ingestion.paragraphs import article_text
from timeline.ingestion.wiki import article_element
from timeline.layout.comments import comments_begin
from timeline.layout.notices import notice
from timeline.text import script_language

SHORTEST_TITLE: Final = 10
SHORTEST_LEAD: Final = 60
LONGEST_LEAD: Final = 800
TOP: Final = 4
"""So many paragraphs from either end can be title, byline and day rather than story."""

MAX_TITLE: Final = 300
"""Characters of a headline."""
MAX_LINE: Final = 80
"""Characters of the longest line that can be a byline."""

_LEAD: Final = re.compile(
    r"""(?:^|[^a-z])(?:lead|lede|intro(?:duction|text)?|vorspann|anriss(?:text)?|standfirst|summary|chap[oô]|chapeau
    |excerpt|sub-?title|sub-?head(?:line)?|dek|einleitung|entradilla|bajada|sommario|ingress|manchet|perex)(?:$
    |[^a-z])""",
    re.VERBOSE,
)
"""What pages call the paragraph between the headline and the story.

Matches:
    article-lead
    standfirst
    subtitle
    Vorspann vorspann
Does not match:
    leader
    misleading
    subject
"""

_BYLINE: Final = re.compile(r"(?i:by|por|par|von|di|door|av|автор:?) (?=[^\Wa-zà-ÿа-яіїєґ])")
_REPORT: Final = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3} (?:Reporter|Report|Correspondent|Staff|Desk)", re.ASCII)
_CLOCK: Final = re.compile(r"\b\d{1,2}[:.h]\d\d\b")


def article_paragraphs(tree: HtmlElement, address: str, titles: tuple[str, ...], description: str) -> str:
    """The article's paragraphs, an empty line between them, without the headline; "" where there is no article.

    ``titles`` are what the page calls the article, ``description`` what it says of it to search engines.
    """
    lines = [line for line in map(safe, _lines(boxed(deepcopy(tree)), address)) if line.strip()]
    headline = headline_element(tree, next(filter(None, titles), ""))
    titles = (*titles, "" if headline is None else short_text(headline, MAX_TITLE))
    lead = _lead(tree, headline, lines, description)
    text = article_text([*lead, *_without_heads(lines, titles)])
    comments = comments_begin(text)
    return text if comments is None else text[:comments].rstrip() + "\n"


def _lines(tree: HtmlElement, address: str) -> Iterator[str]:
    """The lines of what is the article: of a page of MediaWiki, which says it, all; else what trafilatura finds.

    Trafilatura takes the tree apart.
    """
    from trafilatura import bare_extraction

    content = article_element(tree)
    if content is not None:
        return lines_of_fragment(content)
    found = bare_extraction(
        tree,
        url=address or None,
        include_comments=False,
        include_formatting=True,
        with_metadata=False,
        config=_sizes(short=script_language(str(tree.text_content())) in _TERSE),
    )
    body = None if found is None or isinstance(found, dict) else found.body
    return iter(()) if body is None else block_lines(body)


_TERSE: Final = frozenset(("ja", "zh", "ko"))
"""Languages that say as much in a third of the characters."""


@cache
def _sizes(*, short: bool) -> ConfigParser:
    """Trafilatura's settings: from how many characters on what it found is an article."""
    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    if short:
        config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(config.getint("DEFAULT", "MIN_EXTRACTED_SIZE") // 3))
    return config


def _without_heads(lines: list[str], titles: tuple[str, ...]) -> Iterator[str]:
    """The lines without those at the top and the end that only say what the article is, who wrote it, and when."""
    names = [title.casefold() for title in titles if len(title) > SHORTEST_TITLE]
    for number, line in enumerate(lines):
        words = line.strip(" #*")
        is_title = len(words) > SHORTEST_TITLE and any(words.casefold() in name for name in names)
        is_title = is_title or (line.startswith("# ") and words in titles)
        if number < TOP and (is_title or _is_byline(words)):
            continue
        if (number < TOP or number >= len(lines) - TOP) and _is_stamp(words):
            continue
        if number < TOP and len(words) > SHORTEST_LEAD and any(_begins(other, words) for other in lines[number + 1 :]):
            continue  # the summary of a story that begins with it
        yield line


def _begins(paragraph: str, beginning: str) -> bool:
    paragraph, beginning = " ".join(paragraph.split()), " ".join(beginning.split())
    return len(paragraph) > len(beginning) and paragraph.startswith(beginning.rstrip(". …"))


def _is_byline(line: str) -> bool:
    """ "By A. Writer" and "Harbour Times Report"; not a line that ends as a sentence does."""
    if len(line) > MAX_LINE or line.endswith((".", ":", "?", "!", "…")):
        return False
    return _REPORT.fullmatch(line) is not None or (_BYLINE.match(line) is not None and len(line.split()) < 8)


def _is_stamp(line: str) -> bool:
    """ "Published 18 October 2024, 09:30"; not a day alone, which is a heading in a chronology."""
    if len(line) > MAX_LINE or not days_in(line):
        return False
    labelled = is_of_publication(line) or is_of_a_change(line) or is_as_of(line)
    return labelled or _CLOCK.search(line) is not None


def _lead(tree: HtmlElement, headline: HtmlElement | None, lines: list[str], description: str) -> list[str]:
    """The paragraph between headline and story, where the story lacks it: by its name, or as it describes the page."""
    begin = body_element(tree, next((line for line in lines if len(line) > SHORTEST_LEAD), "")) if lines else None
    if headline is None or begin is None:
        return []
    have, described = _squeezed("".join(lines)), _squeezed(description)[:SHORTEST_LEAD]
    elements = islice(tree.iter(), MAX_ELEMENTS)
    for element in elements:
        if element is headline:
            break
    for element in elements:
        if element is begin:
            break
        names = names_of(element)
        named = _LEAD.search(names) or ("teaser" in names and _is_head(element.getparent(), headline))
        if not named and (element.tag not in ("p", "h2", "h3", "h4", "strong", "b") or len(described) < SHORTEST_LEAD):
            continue
        lead = short_text(element, LONGEST_LEAD)
        begins = _squeezed(lead[: 2 * SHORTEST_LEAD])[:SHORTEST_LEAD]
        is_lead = (named or begins == described) and len(begins) == SHORTEST_LEAD
        repeated = begins in have or _squeezed(lead[-SHORTEST_LEAD:]) in have
        if is_lead and not repeated and notice(lead) is None:
            return [lead]
    return []


def _is_head(element: HtmlElement | None, headline: HtmlElement) -> bool:
    """Whether an element is the head of the article, whose teaser is the article's own."""
    return element is not None and element.tag == "header" and element in set(headline.iterancestors())


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()

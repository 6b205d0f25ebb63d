"""The editor's own words: Markdown made into HTML that can do no harm."""

from __future__ import annotations

import html
from typing import Final

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from timeline.text import clean_lines

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False})
_TAGS: Final = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre"}


def prose(text: str) -> Markup:
    """Markdown as HTML in one line: paragraphs, emphasis, lists, quotes, code and web links, nothing else.

    >>> prose("*so* said")
    Markup('<p><em>so</em> said</p>')
    """
    harmless = nh3.clean(
        _MARKDOWN.render(clean_lines(text)).strip(),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
    )
    return Markup(harmless.replace("\n", "&#10;"))  # noqa: S704 (nh3 has cleaned it)


def plain_words(text: str) -> str:
    """Markdown as its bare words, for a place that takes no markup: "*so* said" is "so said"."""
    return html.unescape(nh3.clean(_MARKDOWN.render(clean_lines(text)), tags=set()))

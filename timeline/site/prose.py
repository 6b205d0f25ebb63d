"""The editor's own words: Markdown made into HTML that can do no harm."""

from __future__ import annotations

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
    html = nh3.clean(
        _MARKDOWN.render(clean_lines(text)).strip(),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
    )
    return Markup(html.replace("\n", "&#10;"))  # noqa: S704 (nh3 has cleaned it)

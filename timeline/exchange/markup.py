"""Markdown into the HTML that timeline tools show, and their HTML into Markdown; nothing that does harm passes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

import nh3
from markdown_it import MarkdownIt

from timeline.text import clean_lines, web_address

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False})
_BREAKING: Final = {"p", "div", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "pre"}
_MARKS: Final = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_TAGS: Final = {"a", "br", "li", "code", *_BREAKING, *_MARKS}
_SPECIAL: Final = re.compile(r"([\\`*\[\]<&])|(?<!\w)_|_(?!\w)")
_LINE_START: Final = re.compile(r"^([#>+-]|\d{1,9}(?=[.)]))", re.MULTILINE)


def to_html(markdown: str) -> str:
    """Markdown as HTML: paragraphs, emphasis, lists, quotes and web links. *so* said is <p><em>so</em> said</p>."""
    return nh3.clean(
        _MARKDOWN.render(clean_lines(markdown)).strip(),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel=None,
    )


def to_markdown(html: str) -> str:
    """HTML as Markdown with the same words, emphasis, items and web links; scripts, pictures and the rest are gone."""
    safe = nh3.clean(
        clean_lines(html), tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"}, link_rel=None
    )
    reader = _Reader()
    reader.feed(safe)
    reader.close()
    return reader.text()


def has_markup(text: str) -> bool:
    """Whether a text is meant as HTML: it holds a tag or a character reference."""
    return re.search(r"</?[a-zA-Z]|&(?:[a-zA-Z]{2,31}|#\d{1,7}|#x[\da-fA-F]{1,6});", text) is not None


def escaped(text: str) -> str:
    """Text as Markdown that shows it letter for letter: 2 * 3 becomes 2 \\* 3."""
    return _LINE_START.sub(_escape_line_start, _SPECIAL.sub(lambda match: "\\" + match[0], text))


def _escape_line_start(match: re.Match[str]) -> str:
    # "1." begins a list by its full stop: a backslash before a digit would be shown.
    return match[0] + "\\" if match[0][0].isdigit() else "\\" + match[0]


class _Reader(HTMLParser):
    """Collects Markdown from HTML that has been made safe and well-formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._links: list[str | None] = []

    def text(self) -> str:
        joined = "".join(self._parts)
        tidy = "\n".join(line.strip() for line in joined.split("\n"))
        return re.sub(r"\n{3,}", "\n\n", tidy).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKING:
            self._parts.append("\n\n")
        elif tag == "li":
            self._parts.append("\n- ")
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "a":
            url = web_address(dict(attrs).get("href"))
            self._links.append(None if url is None else url.replace("(", "%28").replace(")", "%29"))
            self._parts.append("" if url is None else "[")
        else:
            self._parts.append(_MARKS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKING:
            self._parts.append("\n\n")
        elif tag == "a":
            url = self._links.pop() if self._links else None
            self._parts.append("" if url is None else f"]({url})")
        else:
            self._parts.append(_MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        # Line breaks in HTML are spaces.
        self._parts.append(escaped(re.sub(r"\s+", " ", data)))

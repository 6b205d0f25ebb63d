"""The editor's own words: Markdown made into HTML that can do no harm."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from timeline.site.footnotes import footnotes, notes_list
from timeline.text import clean_lines, web_address

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).use(footnotes)
_TEXT: Final = {"p", "br", "em", "strong", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "sup"}
_TABLE: Final = {"table", "thead", "tbody", "tr", "th", "td"}
_TAGS: Final = _TEXT | _TABLE | {"img"}
_ATTRIBUTES: Final = {"a": {"href"}, "img": {"src", "alt", "loading"}, "sup": {"id"}, "li": {"id"}, "ol": {"start"}}


def _nowhere(target: str) -> str | None:  # noqa: ARG001 (the form that targets have)
    return None


@dataclass(frozen=True, slots=True)
class Targets:
    """Where what is written in a text leads, as seen from the page that shows it.

    ``page`` gives the address of an event, or of a file of the site, that a link names; ``picture`` that of a picture
    below docs/. None where there is no such thing: then the words of the link, or of the picture, stand alone.
    """

    page: Callable[[str], str | None] = _nowhere
    picture: Callable[[str], str | None] = _nowhere


def prose(text: str, targets: Targets = Targets()) -> Markup:
    """Markdown as HTML in one line: with links, pictures of the repository, tables and footnotes, and no HTML of its
    own. A picture elsewhere on the web becomes a link to it: a reader's browser asks no third party.

    >>> prose("*so* said")
    Markup('<p><em>so</em> said</p>')
    """
    env: dict[str, Any] = {}
    rendered = _rendered(_MARKDOWN.parse(clean_lines(text), env), env, targets)
    notes = notes_list(env, lambda note: _rendered(_MARKDOWN.parseInline(note, {}), {}, targets))
    harmless = nh3.clean(
        (rendered + notes).strip(),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
    )
    return Markup(harmless.replace("\n", "&#10;"))  # noqa: S704 (nh3 has cleaned it)


def plain_words(text: str) -> str:
    """Markdown as its bare words, for a place that takes no markup: "*so* said" is "so said". Without tables, pictures
    and footnotes, of which words alone say nothing."""
    rendered = _MARKDOWN.render(clean_lines(text))
    return html.unescape(nh3.clean(rendered, tags=set(), attributes={}, clean_content_tags={"table", "sup"}))


def _rendered(tokens: Sequence[Token], env: dict[str, Any], targets: Targets) -> str:
    for token in tokens:
        if token.children:
            token.children = list(_led(token.children, targets))
    return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, env))


def _led(tokens: Sequence[Token], targets: Targets) -> Iterator[Token]:
    """The tokens of a line of text, with links and pictures that lead somewhere from the page."""
    open_links: list[bool] = []
    for token in tokens:
        match token.type:
            case "link_open":
                target = str(token.attrs.get("href", ""))
                address = web_address(target) or targets.page(target)
                open_links.append(address is not None)
                if address is not None:
                    token.attrs = {"href": address}
                    yield token
            case "link_close":
                if open_links.pop():
                    yield token
            case "image":
                yield from _pictured(token, targets, linked=any(open_links))
            case _:
                yield token


def _pictured(token: Token, targets: Targets, *, linked: bool) -> Iterator[Token]:
    """A picture of the repository; of one elsewhere its words, as a link to it where they are not in one."""
    source = str(token.attrs.get("src", ""))
    address = targets.picture(source)
    if address is not None:
        token.attrs = {"src": address, "alt": "", "loading": "lazy"}
        yield token
        return
    words = Token("text", "", 0, content=token.content or source)
    outside = web_address(source)
    if outside is None or linked:
        yield words
        return
    yield Token("link_open", "a", 1, attrs={"href": outside})
    yield words
    yield Token("link_close", "a", -1)

"""Templates to page text: everything from outside is escaped here, for HTML, Markdown and Jinja alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import Any, Final

import jinja2
from markupsafe import Markup, escape

from timeline.i18n import Translator
from timeline.i18n.wording import day_words
from timeline.text import clean, shortened

_LOADER: Final = jinja2.PackageLoader("timeline.site", "templates")

# What YAML does not take as it stands in a quoted text; JSON's escapes for it are YAML's, too.
_NOT_IN_YAML: Final = re.compile("[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

_as_json: Final = json.JSONEncoder(ensure_ascii=False).encode

_MARKS: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "{": "&#123;", "}": "&#125;"})

# Between the tags of blocks white space means nothing, and would be a third of the nodes of a page.
_BLOCK: Final = r"</?(?:article|blockquote|dd|details|div|dl|dt|h[1-6]|li|nav|ol|p|section|summary|ul)\b"
_BETWEEN_BLOCKS: Final = re.compile(rf"({_BLOCK}[^<>]*>) (?={_BLOCK})")


def render_template(template: str, translator: Translator, **values: Any) -> str:
    """A template filled in, as one line of HTML. Its own words are in the language of the site."""
    return one_html_line(_templates(translator).get_template(template).render(values))


def macro(template: str, name: str, translator: Translator, *values: Any) -> Markup:
    """A macro of a template filled in: a piece of HTML that is the same on several pages."""
    piece: Markup = getattr(_templates(translator).get_template(template).module, name)(*values)
    return piece


class _Words(dict[str, Markup]):
    """The words of a template in the language of a translator, each looked up once."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._translator = translator

    def __missing__(self, text: str) -> Markup:
        self[text] = Markup(self._translator.text(text))  # noqa: S704 (from a catalogue of ours)
        return self[text]

    def say(self, text: str, /, **values: object) -> Markup:
        """A text with its places filled, what is filled in escaped."""
        return self[text] % values if values else self[text]

    def count(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """A text with a number in it."""
        return Markup(self._translator.catalogue.ngettext(one, many, number)) % values  # noqa: S704


@lru_cache(maxsize=16)
def _templates(translator: Translator) -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=_LOADER,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    words = _Words(translator)
    templates.globals |= {"translator": translator, "_": words.say, "ngettext": words.count}
    templates.filters |= {
        "clean": clean,
        "verbatim": verbatim,
        "shortened": shortened,
        "day": partial(day_words, translator=translator),
        "number": translator.number,
        "language": translator.name_of,
        "shortened_address": lambda url: shortened(url.partition("://")[2], 60),
        "digits": lambda number, name: digits(number, name),
        "spark": _spark,
    }
    return templates


def verbatim(text: str) -> Markup:
    """Text whose lines and blanks are kept, for <pre>: written so that one line of HTML holds it.

    Quotation marks end no text, so they stay as they are; JSON is full of them.
    """
    escaped = str(escape(text)).replace("&#34;", '"').replace("\n", "&#10;").replace("  ", " &#32;")
    return Markup(escaped)  # noqa: S704 (escaped here)


def _spark(levels: str) -> str:
    """The path of a small drawing: a bar three wide for each level from 0 to 9."""
    return "".join(f"M{3 * at} 10v-{level}h2v{level}z" for at, level in enumerate(levels) if level != "0")


def one_html_line(html: str) -> str:
    """HTML as one line, without the white space between blocks."""
    line = " ".join([line for line in map(str.strip, html.splitlines()) if line])
    # split() keeps what its group holds. A replacement by group is made in Python, match by match, before 3.12.
    return "".join(_BETWEEN_BLOCKS.split(line))


def digits(number: float, name: str) -> str:
    """A number as classes whose values add up: 47 named "left" is "left-40 left-7".

    Positions are set by the stylesheet, which has a rule for each class, because a strict Content-Security-Policy
    allows no style attributes. 0 needs no class.
    """
    text = str(round(number))
    places = ((digit, len(text) - index - 1) for index, digit in enumerate(text))
    return " ".join(f"{name}-{digit}{'0' * zeros}" for digit, zeros in places if digit != "0")


def page(title: str, html: str, *, headings: Iterable[str] = (), text: Iterable[str] = (), **more: Any) -> str:
    """A page as a Markdown file: the finished HTML in the front matter, where the theme takes it from.

    Engines parse what stands below the front matter, up to three times and tag by tag, which for HTML costs more than
    all the rest of a build. So only what they need stands there: ``headings`` (as "## 2024") for the table of contents
    and ``text`` for the search. Values are written as JSON, which is YAML.
    """
    front_matter = {"title": escape_plain(title), **more, "timeline_html": html}
    header = "".join(f"{key}: {_as_yaml(value)}\n" for key, value in front_matter.items())
    blocks = [*headings, *(f"<p>{escape_plain(paragraph)}</p>" for paragraph in text if paragraph)]
    return f"---\n{header}---\n\n" + "\n\n".join(blocks) + "\n"


def escape_plain(text: str) -> str:
    """Text for a place that engines take for HTML, Markdown or a template of their own.

    Apostrophes stay: no engine puts it between single quotation marks, and the search would cut a name at "&#39;".
    """
    return clean(text).translate(_MARKS)


def _as_yaml(value: Any) -> str:
    text = _as_json(value)
    # Braces mean something to plugins that run Jinja over whole files.
    if isinstance(value, str):
        text = text.replace("{", "\\u007b").replace("}", "\\u007d")
    if text.isprintable():  # nothing that YAML refuses can be shown
        return text
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)

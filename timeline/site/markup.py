"""Templates to page text: everything from outside is escaped here, for HTML, Markdown and Jinja alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final

import jinja2
from markupsafe import escape

from timeline.site.prose import prose
from timeline.text import clean, shortened
from timeline.wording import day_words

_TEMPLATES: Final = jinja2.Environment(
    loader=jinja2.PackageLoader("timeline.site", "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_TEMPLATES.filters |= {
    "clean": clean,
    "shortened": shortened,
    "prose": prose,
    "day": day_words,
    "shortened_address": lambda url: shortened(url.partition("://")[2], 60),
    "percent": lambda number: f"{number:.2f}".rstrip("0").rstrip(".") + "%",
}

# What YAML does not take as it stands in a quoted text; JSON's escapes for it are YAML's, too.
_NOT_IN_YAML: Final = re.compile("[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def render(template: str, **values: Any) -> str:
    """A template filled in, as one line of HTML."""
    return one_line(_TEMPLATES.get_template(template).render(values))


def one_line(html: str) -> str:
    """HTML as one line."""
    return " ".join([line for line in map(str.strip, html.splitlines()) if line])


def page(title: str, html: str, *, headings: Iterable[str] = (), text: Iterable[str] = (), **more: Any) -> str:
    """A page as a Markdown file: the finished HTML in the front matter, where the theme takes it from.

    Engines parse what stands below the front matter, up to three times and tag by tag, which for HTML costs more than
    all the rest of a build. So only what they need stands there: ``headings`` (as "## 2024") for the table of contents
    and ``text`` for the search. Values are written as JSON, which is YAML.
    """
    front_matter = {"title": plain(title), **more, "timeline_html": html}
    header = "".join(f"{key}: {_as_yaml(value)}\n" for key, value in front_matter.items())
    blocks = [*headings, *(f"<p>{plain(paragraph)}</p>" for paragraph in text if paragraph)]
    return f"---\n{header}---\n\n" + "\n\n".join(blocks) + "\n"


def plain(text: str) -> str:
    """Text for a place that engines take for HTML, Markdown or a template of their own."""
    return str(escape(clean(text))).replace("{", "&#123;").replace("}", "&#125;")


def _as_yaml(value: Any) -> str:
    # Braces mean something to plugins that run Jinja over whole files.
    text = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        text = text.replace("{", "\\u007b").replace("}", "\\u007d")
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)

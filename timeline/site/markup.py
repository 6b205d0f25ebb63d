"""Templates to page text: everything from outside is escaped here, for HTML, Markdown and Jinja alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import jinja2
from markupsafe import escape

from timeline.site.prose import prose
from timeline.site.text import clean, shortened
from timeline.site.wording import day_words

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
    "percent": lambda number: f"{number:.2f}".rstrip("0").rstrip(".") + "%",
}

# Braces mean something to plugins that run Jinja over Markdown.
_BRACES: Final = str.maketrans({"{": "&#123;", "}": "&#125;"})


def renderer(filters: Mapping[str, Callable[..., Any]]) -> Callable[..., str]:
    """A function that fills a template by name; ``filters`` are those that need to know the chronology."""
    templates = _TEMPLATES.overlay()
    templates.filters = _TEMPLATES.filters | dict(filters)

    def render(template: str, **values: Any) -> str:
        return one_line(templates.get_template(template).render(values))

    return render


def one_line(html: str) -> str:
    """HTML as one line, so that no text in it can begin a line, where Markdown would look for a meaning."""
    lines = (line.strip() for line in html.splitlines())
    return " ".join(line for line in lines if line).translate(_BRACES)


def page(front_matter: Mapping[str, Any], *blocks: str) -> str:
    """A Markdown page: front matter, then blocks apart from each other. Values are written as JSON, which is YAML."""
    header = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front_matter.items())
    return f"---\n{header}---\n\n" + "\n\n".join(blocks) + "\n"


def plain(text: str) -> str:
    """Text for a place that themes put into HTML as it stands, as the title in the front matter."""
    return str(escape(clean(text))).translate(_BRACES)

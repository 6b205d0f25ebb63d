"""Values to HTML: the templates of the desk, in which everything from outside is escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import jinja2

from timeline.text import clean, clean_lines

STATIC: Final = Path(__file__).parent / "static"


@lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=jinja2.PackageLoader("timeline.workshop", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.filters |= {"clean": clean, "clean_lines": clean_lines}
    return templates


def render_template(template: str, **values: Any) -> str:
    """Fill in a template. Its values are escaped where they stand."""
    return _templates().get_template(template).render(values)

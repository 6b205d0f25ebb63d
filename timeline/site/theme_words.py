"""The words of the packaged theme in the language of the site: those that Material's own catalogues do not have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from timeline.i18n import Translator, message

TOGGLES: Final = (
    message("Light or dark as the system is; switch to light"),
    message("Light; switch to dark"),
    message("Dark; switch to as the system is"),
)
"""What the button for light and dark is called, as mkdocs_theme.yml has it."""


def translated_palette(palette: Sequence[Mapping[str, Any]], translator: Translator) -> list[dict[str, Any]]:
    """Return a theme's palette with the names of its button translated; names that are not ours stay."""
    return [_translated(dict(scheme), translator) for scheme in palette]


def _translated(scheme: dict[str, Any], translator: Translator) -> dict[str, Any]:
    toggle = scheme.get("toggle")
    if not isinstance(toggle, Mapping):
        return scheme
    name = str(toggle.get("name"))
    return {**scheme, "toggle": {**toggle, "name": translator.text(name)}} if name in TOGGLES else scheme

"""What was found in articles before, in a file, so that articles that have not changed need not be read again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from timeline.dates import parse_edtf
from timeline.events import Basis, Mode
from timeline.extraction.mentions import EventMention, Tier

Kept = Mapping[str, Sequence[EventMention]]
"""The fingerprint of an article -> what was found in it."""

_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "when": lambda text: None if text is None else parse_edtf(text),
    "mode": Mode,
    "basis": Basis,
    "tier": Tier,
    "who": tuple,
    "where": tuple,
}
"""How the values that JSON does not know are read."""


def read_kept(path: Path) -> Kept:
    """What the file holds; of a file that is missing, or that we did not write, nothing: then the articles are read."""
    kept: dict[str, Sequence[EventMention]] = {}
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError), path.open(encoding="utf-8") as file:
        for line in file:
            fingerprint, candidates = json.loads(line)
            kept[fingerprint] = tuple(_candidate(values) for values in candidates)
    return kept


def write_kept(path: Path, kept: Kept) -> None:
    """Write the file anew, one line an article. Where that cannot be, nothing is kept."""
    fresh = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8") as file:
            for fingerprint, candidates in sorted(kept.items()):
                file.write(json.dumps([fingerprint, [_values(candidate) for candidate in candidates]]) + "\n")
        fresh.replace(path)


def _values(candidate: EventMention) -> dict[str, Any]:
    values = {field.name: getattr(candidate, field.name) for field in fields(candidate)}
    return {**values, "when": None if candidate.when is None else str(candidate.when)}


def _candidate(values: Mapping[str, Any]) -> EventMention:
    return EventMention(**{name: _READ[name](value) if name in _READ else value for name, value in values.items()})

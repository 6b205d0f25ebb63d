"""Columns of other people's tables: what each is, by its name in several languages (data/columns.toml)."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from timeline.files import shipped_toml

NAMES: Final = ("who", "where", "tags")
"""Targets that several columns may share."""

TARGETS: Final = (
    "id", "title", "date", "end", "year", "month", "daynumber", "endyear", "endmonth", "endday", "time", "text",
    "status", "who", "where", "lat", "lon", "coordinates", "tags", "url", "source", "sourcetitle", "author",
    "publisher", "published", "quote", "picture", "caption", "credit", "display", "edtf", "precision",
    "endprecision", "page", "exhibit",
)  # fmt: skip
"""What a column can be, as --map names it."""


_INSIDE: Final[Mapping[str, Mapping[str, str]]] = {
    "tags": {"title": "tags", "tags": "tags"},
    "who": {"title": "who"},
    "source": {"title": "sourcetitle", "date": "published", "url": "url", "author": "author", "publisher": "publisher"},
    "picture": {"url": "picture", "caption": "caption", "credit": "credit", "title": "caption"},
    "where": {"title": "where", "lat": "lat", "lon": "lon", "coordinates": "coordinates"},
}
"""What a key is inside an object: the "title" of a source is not that of the event."""

_MOST_WORDS: Final = 8
"""Words of a name that are looked at."""


class MapError(ValueError):
    """Raise for a mapping that names a column or a target that does not exist."""


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, Mapping[str, Any]]:
    return shipped_toml("timeline.exchange", "data/columns.toml")


@lru_cache(maxsize=1)
def synonyms() -> Mapping[str, str]:
    """Return every known name of a column, folded, with what it is."""
    return {fold(name): target for target, entry in _entries().items() for name in entry["names"]}


def is_day_first(name: str) -> bool:
    """Say whether a column of dates has its name in a language that writes the day first, as "Fecha"."""
    return fold(name) in {fold(one) for one in _entries()["date"]["day_first"]}


def fold(name: str) -> str:
    """Fold a name of a column for comparison: without case, accents, blanks and punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if char.isalnum())


def guess(header: Sequence[str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """Say what each column is.

    Args:
        header: The names of the columns.
        given: A mapping that the user wrote, target -> column, as {"title": "event"}; it wins over any guess.

    Returns:
        Column -> target. Columns that nothing is known of are left out.

    Raises:
        MapError: ``given`` names a column or target that does not exist.
    """
    names = {fold(name): name for name in header}
    mapping: dict[str, str] = {}
    for target, column in (given or {}).items():
        if target not in TARGETS:
            near = difflib.get_close_matches(target, TARGETS, 1)
            raise MapError(f'--map: "{target}" is not one of ours; write {near[0] if near else ", ".join(TARGETS)}')
        if fold(column) not in names:
            raise MapError(f'--map: there is no column "{column}"; the columns are {", ".join(header)}')
        mapping[names[fold(column)]] = target
    for name in header:
        target = synonyms().get(fold(name), "")
        # A target of the user's own is taken; lists and sources may have several columns.
        taken = target in (given or {}) and target not in NAMES
        if target and name not in mapping and not taken:
            mapping[name] = target
    for name in header:
        key = _by_some_words(name)
        if name not in mapping and key and key not in mapping.values():
            mapping[name] = key
    if "title" not in mapping.values() and "text" in mapping.values():
        column = next(name for name, target in mapping.items() if target == "text")
        mapping[column] = "title"
    return mapping


@lru_cache(maxsize=1)
def _ranks() -> Mapping[str, int]:
    names = (name for entry in _entries().values() for name in entry["names"])
    return {fold(name): place for place, name in enumerate(names)}


def column_rank(name: str) -> int:
    """Return the place of a name in the file of columns: of two columns for one thing the first is better known."""
    return _ranks().get(fold(name), len(_ranks()))


def _by_some_words(name: str) -> str | None:
    """What a column is by a part of its name, the last if there are several: "Case date", "title rendered".

    What has a meaning of its own inside an object comes first: the title of a source, the name of a place.
    """
    words = re.split(r"\s+of\s+|\s*\(", name)[0].split()
    for prefix, rest in _parts(words):
        target = synonyms().get(fold(rest))
        if target is None or target in ("id", "ignored"):
            continue
        inside = next((_INSIDE[kind] for kind in _kinds(prefix)), None)
        return target if inside is None else inside.get(target)
    return None


def _parts(words: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
    """What stands before each part of a name, and the part: those that end last come first, of them the longest."""
    most = min(len(words), _MOST_WORDS)
    for end in range(most, 0, -1):
        for start in range(end):
            yield words[:start], " ".join(words[start:end])


def _kinds(words: Sequence[str]) -> Iterator[str]:
    return (kind for word in words if (kind := synonyms().get(fold(word), "")) in _INSIDE)

"""JSON in and out: the same bytes for the same value, and no input that does harm."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from timeline.exchange.characters import SURROGATE


def to_json(value: Any, *, indent: int | None = 2) -> str:
    """The value as JSON, with a line break at its end; lone surrogates, which UTF-8 cannot hold, are escaped."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    return SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def from_json(text: str) -> Any:
    """The value that a text says. Raises ValueError, with the reason, for what is no JSON or says a thing twice."""
    try:
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_once, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise ValueError(f"not valid JSON: {error.msg} in line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise ValueError("lists within lists, deeper than any chronology needs") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f'"{name[:60]}" stands twice in one object; keep one')
        found[name] = value
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")

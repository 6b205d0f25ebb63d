"""The language of a text, recognised by py3langid from how its words are written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

SHORTEST: Final = 200
"""Shorter texts (in characters) tell too little."""

ENOUGH: Final = 3_000

_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z0-9]{2,8}){0,3}(?![A-Za-z0-9])")


def load() -> None:
    """Have the recogniser ready."""
    import py3langid

    py3langid.classify("ready")


def recognise(text: str, declared: str = "") -> str:
    """The BCP 47 tag of a text's language: what the page declares, with its region, unless the text says otherwise.

    A German text in a page that says "en" is "de"; one that says "de-CH" is "de-CH".
    """
    match = _TAG.match(declared.replace("_", "-").strip())
    tag, main = (match[0], match[1].lower()) if match else ("", "")
    if len(text) < SHORTEST:
        return tag
    found = _recognised(text[:ENOUGH])
    same = found == main or {found, main} <= _CLOSE
    return tag if tag and same else found


@lru_cache(maxsize=4)  # a reader and who calls it ask of the same text
def _recognised(text: str) -> str:
    import py3langid

    return str(py3langid.classify(text)[0])


_CLOSE: Final = {"no", "nb", "nn"}
"""Written so much alike that the page knows better."""

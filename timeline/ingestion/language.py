"""The language of a text, recognised by CLD3 from how its words are written."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Final

from timeline.text import script_language

SHORTEST: Final = 200
"""Shorter texts (in characters) tell too little."""

FEWEST_LETTERS: Final = 50
"""A text with fewer letters is numbers, signs or emoji; CLD3 calls those Japanese."""

ENOUGH: Final = 3_000
"""Characters of a text by which its language is told."""

_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z0-9]{2,8}){0,3}(?![A-Za-z0-9])")


def recognise_language(text: str, declared: str = "") -> str:
    """Return the BCP 47 tag of a text's language: what the page declares, with its region, unless the text differs.

    A German text in a page that says "en" is "de"; one that says "de-CH" is "de-CH". Of a short text only the script is
    looked at.
    """
    match = _TAG.match(declared.replace("_", "-").strip())
    tag, main = (match[0], match[1].lower()) if match else ("", "")
    beginning = text[:ENOUGH]
    if len(text) < SHORTEST or sum(map(str.isalpha, beginning)) < FEWEST_LETTERS:
        found = script_language(text)
        return tag if not found or found in _scripts_of(main) else found
    found = _recognised(beginning)
    same = found == main or any({found, main} <= close for close in _CLOSE)
    return tag if tag and same else found


def _scripts_of(language: str) -> frozenset[str]:
    """The languages that a script can tell of a text in a language: those that are written in it, too."""
    return next((group for group in _ONE_SCRIPT if language in group), frozenset((language,)))


@lru_cache(maxsize=4)  # a reader and who calls it ask of the same text
def _recognised(text: str) -> str:
    # The library takes no half of a surrogate pair, which JSON and PDF can hold.
    answer = _recogniser().FindLanguage(text=text.encode("utf-8", "replace").decode("utf-8"))
    code = str(answer.language).partition("-")[0]
    return _TODAY.get(code, code)


@cache
def _recogniser() -> Any:
    from gcld3 import NNetLanguageIdentifier

    # A character has at most four bytes, so nothing of the text is left out.
    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * ENOUGH)


_TODAY: Final = {"iw": "he", "und": ""}
"""Codes that CLD3 writes as they were before 1989, and its word for "none"."""

_CLOSE: Final = ({"no", "nb", "nn"}, {"fil", "tl"}, {"hr", "bs", "sr", "sh"})
"""Names of one language, and languages that are written so much alike that the page knows better."""

_ONE_SCRIPT: Final = tuple(
    frozenset(group.split())
    for group in ("ar fa ur ps ckb ug", "ru uk be bg kk ky mk mn sr tg", "zh ja yue", "hi mr ne sa", "he yi", "am ti")
)
"""Languages of one script: of a short text in it the page knows better which it is."""

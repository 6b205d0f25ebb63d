"""Past or future: what the words around a date tell of its direction, "will appear Monday" or "appeared Monday"."""

from __future__ import annotations

from typing import Final

from timeline.when.languages import Language
from timeline.when.tokens import Pieces

_REACH: Final = 40
"""How many pieces, white space included, a verb may be away."""

_STOPS: Final = frozenset(".!?;:")


def direction(pieces: Pieces, first: int, last: int, language: Language) -> int:
    """-1 for the past, 1 for the future, 0 where nothing tells; the nearest verb before decides, else one after."""
    for index in range(first - 1, max(first - _REACH, 0) - 1, -1):
        if _ends_sentence(pieces, index):
            break
        if cue := _cue(pieces.lower[index], language):
            return cue
    for index in range(last + 1, min(last + _REACH, len(pieces.words))):
        if _ends_sentence(pieces, index):
            break
        if cue := _cue(pieces.lower[index], language):
            return cue
    return 0


def _cue(word: str, language: Language) -> int:
    if word in language.future:
        return 1
    if word in language.past or (len(word) > 4 and word.endswith(language.past_endings)):
        return -1
    return 0


def _ends_sentence(pieces: Pieces, index: int) -> bool:
    word = pieces.words[index]
    return word in _STOPS and index + 1 < len(pieces.words) and pieces.words[index + 1].isspace()

"""The length of a title, and how one that is too long is cut."""

from __future__ import annotations

from typing import Final

from timeline.language.wordlists import words

LONGEST: Final = 90
"""A title has fewer characters than this."""

_HANGING: Final = words(
    "a an the to of in on at by for from with without into onto over under about after before as and or but that who "
    "which whose his her its their is are was were be being has have had will would"
)
"""Words that no cut title ends with."""
PAUSES: Final = frozenset((",", ";", ":", "—", "–", "--", "("))
"""What a title may end before."""


def shortened(title: str) -> str:
    """The longest beginning that ends with a word and fits."""
    if len(title) < LONGEST:
        return title
    cut = title.rfind(" ", 0, LONGEST - 1)
    if cut <= 0:
        return title[: LONGEST - 1]
    kept = title[:cut].split(" ")
    while len(kept) > 3 and kept[-1].lower() in _HANGING:
        kept.pop()
    return " ".join(kept).rstrip(" ,;:–—-")

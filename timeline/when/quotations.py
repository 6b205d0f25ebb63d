"""Where a text quotes somebody: "today" in a quotation is the day when the words were said."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, NamedTuple

_MARK: Final = re.compile(r"[\"“”„«»]|\n\s*\n|(?<=[.!?])[ \t]*\n")
_CLOSED_BY: Final = {'"': '"', "“": '”"', "„": '“”"', "«": "»", "»": "«"}
"""What closes a quotation that each mark opens; German and Danish turn the pointed marks around."""

_BEFORE_OPENING: Final = frozenset(" \n\t([—–-:/")


class Quotations(NamedTuple):
    """The quotations of a text, as the places where they begin and end, in order."""

    starts: list[int]
    ends: list[int]

    def hold(self, at: int) -> bool:
        """Return whether a place of the text is in a quotation."""
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and at < self.ends[index]


def quotations(text: str) -> Quotations:
    """Return the quotations of a text.

    A paragraph ends each of them, and so does a line that ends with its sentence: a quotation that goes on opens again,
    and one that was never closed spoils no more. A straight mark opens one where no quotation
    is open and nothing but white space or a bracket is before it.

    Example:
        >>> quotations('"Yes," she said on Monday.').hold(2)
        True
    """
    starts: list[int] = []
    ends: list[int] = []
    opened = ""
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if opened and (mark in _CLOSED_BY[opened] or "\n" in mark):
            ends.append(at)
            opened = ""
        elif opened or mark not in _CLOSED_BY:
            continue
        elif at == 0 or text[at - 1] in _BEFORE_OPENING:
            starts.append(at)
            opened = mark
    if opened:
        ends.append(len(text))
    return Quotations(starts, ends)

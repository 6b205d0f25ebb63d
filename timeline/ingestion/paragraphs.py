"""Which paragraphs of a page are the article: what stands again is not, nor what is no part of a story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from timeline.layout.notices import notice

LONGEST_REPEATED: Final = 80
"""Characters; a longer paragraph that stands again is the page's mistake."""


_OF_A_LIST: Final = re.compile(r"(?P<item>- )|(?P<number>\d{1,3}\. )|(?P<row>\|)")
"""Items and rows follow one another without an empty line between them."""


def article_text(paragraphs: Iterable[str]) -> str:
    """The paragraphs that are the article, with an empty line between them; what stands twice stands once.

    Short ones can stand again, but not one below the other: a refrain, a name in an interview.
    """
    kept = list(_kept(paragraphs))
    text = kept[0] if kept else ""
    for above, line in pairwise(kept):
        marks = _OF_A_LIST.match(above), _OF_A_LIST.match(line)
        follows = marks[0] is not None and marks[1] is not None and marks[0].lastgroup == marks[1].lastgroup
        text += ("\n" if follows else "\n\n") + line
    return text + "\n" if kept else ""


def _kept(paragraphs: Iterable[str]) -> Iterator[str]:
    last = ""
    long: set[str] = set()
    for paragraph in paragraphs:
        line = " ".join(paragraph.split())
        repeated = line == last or line in long
        if line and not repeated and notice(line) is None:
            yield line
            last = line
            if len(line) > LONGEST_REPEATED:
                long.add(line)

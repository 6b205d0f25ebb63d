"""Which paragraphs of a page are the article: teasers, appeals, credits and buttons are not.

Only whole short paragraphs are left out, and only those that begin as such a line does: what the article itself says of
subscriptions or photographs stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from timeline.files import shipped_toml

LONGEST_LEFT_OUT: Final = 400
"""Longer paragraphs (in characters) always stay."""

LONGEST_REPEATED: Final = 80
"""Characters; a longer paragraph that stands again is the page's mistake."""

MAX_CREDIT: Final = 200
"""Characters of the longest line that says whose a picture is; a longer one tells of it."""


_PHRASES: Final = shipped_toml("timeline.ingestion", "left_out.toml")
_APPEALS: Final = tuple(_PHRASES["appeals"])
_ALONE: Final = frozenset(_PHRASES["alone"])

_CREDIT: Final = re.compile(
    r"""(?:photo|image|picture|file\ photo|credit|photo\ credit|image\ credit|photograph|illustration|foto|bild
    |bildquelle|crédit\ photo|crédits|imagen|caption|фото|зображення)s?(?:\ by|\ courtesy(?:\ of)?)?\ ?[:/©]""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a line begins that says whose a picture is.

Matches:
    Photo: A. Writer
    Image by /
    Bildquelle: A. Writer
Does not match:
    Photos were taken
    Credit was given
"""
_CREDIT_AT_END: Final = re.compile(
    r"""\((?:photo|image|picture|ap\ photo|file|file\ photo|foto|getty\ images|illustration)\b[^()]{0,120}\)$|
    (?:[/|©]|photo\ by|via)\ ?(?:ap|afp|reuters|getty(?:\ images)?|epa|shutterstock|dpa|tass|imago|alamy
    |unsplash|pixabay|flickr|wikimedia\ commons)\b[^.]{0,60}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a line ends that says whose a picture is.

Matches:
    The bridge on Monday (Photo: A. Writer)
    The bridge / Reuters
    The bridge, via Getty Images
Does not match:
    He works for Reuters
    The bridge (in the photo)
"""
_TEASERS: Final = "|".join(map(re.escape, _PHRASES["teasers"]))
_TEASER: Final = re.compile(rf"(?:{_TEASERS})(?: ?[:|»>►▶]| [-–—] |$)")
_POINTS: Final = re.compile(r"\s*(?:>>|[→▶►➤➜👉])\s*(?=\w)")
"""Signs that point to another page; a single ">" opens a quotation."""
_OF_A_LIST: Final = re.compile(r"(?P<item>- )|(?P<number>\d{1,3}\. )|(?P<row>\|)")
"""Items and rows follow one another without an empty line between them."""

_SYMBOLS: Final = " \t-–—•*·»>►▶→📰🔗👉[]()#>"


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


def left_out(paragraph: str) -> bool:
    """Whether a paragraph is none of the article. "READ: Minister Resigns After Vote" is a teaser."""
    if len(paragraph) > LONGEST_LEFT_OUT:
        return False
    line = paragraph.replace("’", "'").lower().strip(_SYMBOLS)
    if line.startswith(_APPEALS) or line.rstrip(":.") in _ALONE:
        return True
    if _TEASER.match(line) or _POINTS.match(paragraph):
        return True
    return len(line) <= MAX_CREDIT and (_CREDIT.match(paragraph) or _CREDIT_AT_END.search(paragraph)) is not None


def _kept(paragraphs: Iterable[str]) -> Iterator[str]:
    last = ""
    long: set[str] = set()
    for paragraph in paragraphs:
        line = " ".join(paragraph.split())
        repeated = line == last or line in long
        if line and not repeated and not left_out(line):
            yield line
            last = line
            if len(line) > LONGEST_REPEATED:
                long.add(line)

"""Where the comments of readers begin below an article.

They tell of their writers' lives and of what these believe, and a page that was saved or copied as text has them in the
same letters as the article.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from timeline.files import shipped_toml

SHORTEST_STORY: Final = 400
"""Code points that stand above the comments at least: what stands above all else is a button that leads to them."""

FEWEST: Final = 3
"""Times in a row that show comments. Of 4,676 news texts, the seven with as many below a story had comments there."""

_WORDS: Final = shipped_toml("timeline.layout", "notices.toml")
_COMMENTS: Final = "|".join(map(re.escape, _WORDS["comments"]))
_REPLIES: Final = "|".join(map(re.escape, _WORDS["replies"]))
_HEADING: Final = re.compile(
    rf"""^(?:[^\w\n]|_){{0,8}}(?:
    (?:\d[\d,.]{{0,8}}[ ](?:{_COMMENTS}|{_REPLIES})|(?:{_COMMENTS}|{_REPLIES})[ ]?:?[ ]?\(?\d[\d,.]{{0,8}}\)?)
    |{_COMMENTS})[ :*_]{{0,4}}$""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
"""A line that heads comments.

Matches:
    Comments (12)
    ### 3 Comments
    **Leave a reply**
    Kommentare
Does not match:
    Comments were closed.
    ## Responses
    No comment
"""
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY: Final = rf"""(?:\d{{1,2}}(?:st|nd|rd|th)?[ ]{_MONTH},?[ ]\d{{4}}|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ]\d{{4}}
    |\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\d{{4}}-\d\d-\d\d)"""
_STAMP: Final = re.compile(
    rf"(?<![\w/.-]){_DAY},?(?:[ ]at|[ ][-–|])?[ ]\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?![\d.]\d)", re.IGNORECASE | re.VERBOSE
)
"""The day and the time at which somebody wrote.

Matches:
    «2nd June 2012 - 15:21» It is hard
    «May 19, 2011 05:13» pm
    «15 October 2024 at 8:00»
Does not match:
    15 October 2024
    at 8:00 on Monday
"""
_PERSON: Final = re.compile(rf"\b(?:{'|'.join(map(re.escape, _WORDS['writers']))})\b")
"""Words of people who write to one another. A report says "we" and "us" of its readers, too, so they are not among
them."""
_QUOTED: Final = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|‘[^‘’]*’(?!\w)")
"""What somebody says in an article; "you" in it is said to somebody else."""


def comments_begin(text: str) -> int | None:
    """Return where the comments of readers begin in a text; None where it has none.

    That is at a heading that says so, or at the first of several days with a time, each before words of somebody who
    says "I" or "you", below a story that has no such times: a log has them from its beginning, and nobody speaks in it.
    Messages that a story quotes with their times are followed by more of the story.
    """
    headings = _HEADING.finditer(text, min(SHORTEST_STORY, len(text)))
    heading = next((one.start() for one in headings if _speaks(text[one.end() : one.end() + NEAR])), None)
    stamps = [one.start() for one in _STAMP.finditer(text)]
    if len(stamps) < FEWEST or stamps[0] < SHORTEST_STORY:
        return heading
    spoken = [_has_writer(text[start:end]) for start, end in pairwise([*stamps, len(text)])]
    if 2 * sum(spoken) < len(stamps) or not spoken[-1]:
        return heading
    return stamps[0] if heading is None else min(heading, stamps[0])


NEAR: Final = 500
"""Code points below a heading in which somebody must speak, or write at a time: a bar of buttons has "0 comments", too,
and stands above or within a story. Not measured; a comment is shorter."""


def _speaks(text: str) -> bool:
    return _STAMP.search(text) is not None or _has_writer(text)


def _has_writer(text: str) -> bool:
    return _PERSON.search(_QUOTED.sub("", text)) is not None

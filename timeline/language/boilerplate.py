"""What stands in an article's text and is no part of its story: links, appeals, captions, bylines."""

from __future__ import annotations

import re
from typing import Final

_LABEL: Final = re.compile(
    r"\W*(?:also |must )?(?:read|read more|read also|related|see "
    r"also|more|watch|listen|video|photos?|image|gallery|caption|"
    r"credits?|source|sources|tags?|topics?|share|comments?|advertisement|updated?|published|byline|editor'?s note|"
    r"further reading|external links|references|sister links|contact|disclaimer|correction|"
    r"[\w ]{0,20}users|sign up|subscribe|follow us|connect with us|about us|breaking)\s*[:|]",
    re.IGNORECASE,
)
_APPEAL: Final = re.compile(
    r"\b(?:subscribe|newsletters?|donat(?:e|ions?) to (?:us|the [A-Z])|your "
    r"(?:contribution|donation|support|subscription|inbox)|"
    r"our (?:free )?(?:app|newsletters?|website|journalism|reporters|readers|channel)|sign up|click "
    r"here|follow us|connect with us|"
    r"all rights reserved|thank you for|an error (?:has )?occurred|this (?:photo|image|video|file "
    r"photo)|copyright|terms of (?:use|service)|privacy policy|cookies?|join "
    r"(?:us|our)|download (?:the|our)|"
    r"share this|this (?:article|story) (?:was|has been|is|may be|originally)|this material may "
    r"not|independent journalism|"
    r"transcripts? (?:is|are) (?:created|provided)|published (?:in|on) this (?:web)?site|"
    r"Please (?:make|consider|support|subscribe|donate|contact|visit|see|note|email|click)|reporting "
    r"by|editing by|(?:re)?published with)\b",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https?:|www\.|\.com\b|@\w+\.|\bTweet\b")
_BYLINE: Final = re.compile(r"\W*(?:by|from|written by|posted by|reporting by)\s+[A-Z][^.!?]{0,80}$", re.IGNORECASE)


_SHOUTED: Final = re.compile(r"\b[A-Z]{3,} [A-Z]{3,}\b")
_HEADINGS: Final = 3
"""Pairs of words in capitals from which on a line is a list of headings."""


def boilerplate(passage: str) -> str | None:
    """Why a line or sentence is no part of the story; None when it may be. "READ: Storm hits coast" is a "link or
    label"."""
    if _LABEL.match(passage[:80]):
        return "link or label"
    if len(_SHOUTED.findall(passage[:600])) >= _HEADINGS and not passage.isupper():
        return "link or label"
    if _APPEAL.search(passage[:600]):
        return "appeal or notice"
    if _BYLINE.match(passage[:120]) and len(passage) < 110:
        return "byline"
    if _ADDRESS.search(passage[:600]) and len(passage) < 160:
        return "link or label"
    return None

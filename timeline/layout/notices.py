"""Lines that are no part of a story: teasers, appeals, buttons, captions, and who wrote it or took the picture.

Only whole lines are judged, by how they begin: what an article itself says of subscriptions or photographs stays.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from timeline.files import shipped_toml

Notice = Literal["caption", "credit", "boilerplate"]

LONGEST_NOTICE: Final = 400
"""Code points of the longest line that leads elsewhere or asks for something; a longer one tells something, too."""

LONGEST_CREDIT: Final = 200
"""Code points of the longest line that says whose a picture is; a longer one tells of it."""

LONGEST_BYLINE: Final = 120
"""Code points of the longest line that is taken for an agency or a byline: sentences open with "By" too."""

SHORTEST_CAPTION: Final = 7
"""Words from which on what stands behind "Photo:" is a sentence of its own."""

_PHRASES: Final = shipped_toml("timeline.layout", "notices.toml")
_APPEALS: Final = tuple(_PHRASES["appeals"])
_ALONE: Final = frozenset(_PHRASES["alone"])
_TEASERS: Final = "|".join(map(re.escape, _PHRASES["teasers"]))
_TEASER: Final = re.compile(rf"(?:{_TEASERS})(?: ?[:|»>►▶→]| [-–—] |$)")
_POINTS: Final = re.compile(r"\s*(?:>>|[→▶►➤➜👉])\s*(?=\w)")
"""Signs that point to another page; a single ">" opens a quotation."""
_SYMBOLS: Final = " \t-–—•*·»>►▶→📰🔗👉[]()#>"

_CAPTION: Final = re.compile(
    r"""\W{0,3}(?:image|media)\ caption\ (?=\w)|\W{0,3}(?:file\ )?
    (?:photos?|photographs?|images?|pictured?|pictures|illustrations?|video|graphic|map|caption|foto|bild|imagen|фото
    |зображення)\b[ \t]*(?:\([^)]{0,60}\)[ \t]*)?(?:[:|/]|[–—-][ \t])""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a line begins that is a caption.

Matches:
    Photo: The mayor opens the bridge.
    File photo (archive): the bridge
    Bild – Die Brücke
    Image caption The bridge on Monday
Does not match:
    Photographs show the bridge.
    The photo: a bridge
    Photo-sharing stopped.
"""
_CREDIT: Final = re.compile(
    r"""\W{0,3}(?:
    (?:photo|image|picture|video|illustration|graphic|map|foto|bild)s?[ \t]+(?:by|credit|courtesy|from)\b
    |(?:image|media)\ (?:copyright|source)\ (?-i:(?=[A-Z]))
    |(?:photo[ -]?|image[ -]?)?credits?[ \t]*[:|/©] |bildquelle\ ?[:/©] |crédits?(?:\ photo)?\ ?[:/©]
    |©\  |\(c\)\  |courtesy\ of\b |\(?AP\ Photo/ |source[ \t]*:[^.!?]{0,60}$)""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a line begins that says whose a picture is.

Matches:
    Photo by A. Writer
    Image copyright Harbour Times
    Credit: A. Writer
    Bildquelle: A. Writer
    © Harbour Times
    Source: the ministry
Does not match:
    Photos were taken.
    The source said so.
    Source: a clerk. He said so.
    Image copyright law was changed.
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
_AGENCY: Final = re.compile(
    r"""(?:/|\bvia\ |\bby\ )\s*(?:AP|AFP|Reuters|EPA|Getty(?:\ Images)?|Shutterstock|Alamy|dpa|PA|TASS|Xinhua|Yonhap
    |Bloomberg|Anadolu|Unsplash|Wikimedia\ Commons)\W{0,3}$""",
    re.VERBOSE,
)
"""How a line ends that names an agency.

Matches:
    The bridge on Monday. A. Writer/Reuters
    The bridge, via Getty Images.
Does not match:
    He works for Reuters
    by AP on Monday
"""
_BYLINE: Final = re.compile(
    r"""\W{0,3}(?:[Bb]y|BY|Von|Por|Par)[ \t]+
    (?:(?:[A-Z]\.|[A-Z][^\s,.!?]*)[ \t,]*(?:and[ \t]+|in[ \t]+)?){1,8}\W{0,2}$""",
    re.VERBOSE,
)
"""A line that says who wrote the article.

Matches:
    By Ann Lee and B. J. Holm
    Von Otto Krause
Does not match:
    By Monday the ice had gone.
    By A. Lee's reckoning
"""


def notice(line: str) -> Notice | None:
    """Return what a line is that is no part of the story; None where it may be one.

    Example:
        >>> notice("READ MORE: Storm hits coast"), notice("Photo by A. Writer"), notice("Readers said more.")
        ('boilerplate', 'credit', None)
    """
    if len(line) <= LONGEST_CREDIT and (_CREDIT.match(line) or _CREDIT_AT_END.search(line)):
        return "credit"
    if len(line) <= LONGEST_BYLINE and (_AGENCY.search(line) or _BYLINE.match(line)):
        return "credit"
    if len(line) <= LONGEST_NOTICE and _CAPTION.match(line):
        return "caption" if len(line.split()) >= SHORTEST_CAPTION else "credit"
    return "boilerplate" if len(line) <= LONGEST_NOTICE and _leads_away(line) else None


def _leads_away(line: str) -> bool:
    """Whether a line points to another page, asks for something, or is a button."""
    plain = line.replace("’", "'").lower().strip(_SYMBOLS)
    if plain.startswith(_APPEALS) or plain.rstrip(":.") in _ALONE:
        return True
    return (_TEASER.match(plain) or _POINTS.match(line)) is not None

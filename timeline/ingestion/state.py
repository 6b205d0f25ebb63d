"""The day that a page keeps for its own programs: in scripts, in comments of its source, in COinS for libraries."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from timeline.dates import Day
from timeline.ingestion.days import Order
from timeline.ingestion.parsed import Evidence, EvidenceKind
from timeline.ingestion.stamps import read_stamp

MAX_SAID: Final = 30
"""Days that a page's source says, and that are weighed."""

MAX_FOUND: Final = 1_000
"""Places of a page that are looked at."""

BEFORE: Final = 200
"""Characters before a day in which stands what it is the day of."""

_OTHERS: Final = re.compile(r"related|recommend|comment|latest|recent|popular|trending|teaser|similar", re.IGNORECASE)

_ASSIGNED: Final = re.compile(
    r"""(?<![a-z0-9])(?P<name>(?:date|time)_?published(?:_?at)?|publish(?:ed)?_?(?:at|date|time|on)
    |publication_?(?:date|time)|pub_?(?:date|time)|first_?published(?:_?(?:at|date|time))?
    |article_?(?:pub(?:lish(?:ed)?)?_?)?date|date_?publi(?:e|cacion|cao))(?:\\{0,3}["']|&quot;
    |&\#34;)?\s{0,3}[:=]\s{0,3}(?:\\{0,3}["']|&quot;|&\#34;)?(?P<stamp>[0-9A-Za-z:+.,/ -]{8,40})""",
    re.IGNORECASE | re.VERBOSE,
)
"""A variable or a member of an object; quotes can be escaped.

Matches:
    "publishDate": "2024-10-18"
    \\"datePublished\\":\\"2024-10-18T09:30:00Z\\"
    date_published = '18 October 2024'
    &quot;pubdate&quot;: &quot;2024-10-18&quot;
Does not match:
    "dateModified": "2024-10-18"
    "publisher": "Harbour Times"
    publish the date
"""

_COMMENT: Final = re.compile(
    r"""<!--\s{0,9}[a-z _-]{0,20}(?P<name>publi[a-z]{0,12}|pubdate|posted)[a-z _-]{0,12}[:= ]\s{0,3}
    (?P<stamp>[0-9A-Za-z:+.,/ -]{8,40}?)\s{0,9}-->""",
    re.IGNORECASE | re.VERBOSE,
)
"""A comment of the page's source.

Matches:
    <!-- published: 2024-10-18 -->
    <!-- page posted on 18 October 2024 -->
Does not match:
    <!-- cached 2024-10-18 -->
    published: 2024-10-18
"""
_COINS: Final = re.compile(r"""(rft\.date)=([0-9-]{10})(?=[&"'])""")
"""Source: https://en.wikipedia.org/wiki/COinS."""


def read_state(page: str, language: str, order: Order | None) -> tuple[Evidence, ...]:
    """The one day that a page's source says something came out on; none when it says so of several things."""
    said: dict[Day, Evidence] = {}
    for where, written in _embedded_days(page):
        stamp = read_stamp(html.unescape(written).strip(" ,"), language, order)
        if stamp is not None:
            said.setdefault(stamp[0], Evidence(EvidenceKind.TEXT, *stamp, f"{where} in the source", ("state",)))
    # Several days are those of several articles.
    return (
        tuple(said.values())
        if len(said) == 1
        else tuple(replace(one, signs=("state.several",)) for one in list(said.values())[:MAX_SAID])
    )


def _embedded_days(page: str) -> Iterator[tuple[str, str]]:
    for pattern in (_ASSIGNED, _COMMENT, _COINS):
        for number, match in enumerate(pattern.finditer(page)):
            if number >= MAX_FOUND:
                break
            if not _OTHERS.search(page, max(0, match.start() - BEFORE), match.start()):
                yield match[1], match[2]

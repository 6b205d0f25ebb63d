"""Whether a page writes the day or the month first, as in 03/04/2024."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from timeline.ingestion.days import Order
from timeline.text import primary_language

MAX_WORDS: Final = 300_000
"""Characters of a page that are looked through."""

_MONTH_FIRST: Final = re.compile(r"(?:en|es)[-_](?:us|ph|pr)|fil\b", re.IGNORECASE)
_DAY_FIRST: Final = re.compile(r"en[-_](?:gb|au|nz|ie|in|za|ng|ke|pk|sg|hk|my|jm)|(?!en)[a-z]{2,3}\b", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"(?<![\d/-])(\d\d?)([/-])(\d\d?)\2(?:19|20)\d\d(?!\d|[./-]\d)")

_COUNTRIES: Final[dict[str, Order]] = {
    **dict.fromkeys(("uk", "au", "nz", "ie", "in", "za", "ng", "ke", "pk", "sg", "hk", "my", "jm", "gh", "eu"), "dmy"),
    **dict.fromkeys(("us", "gov", "mil", "edu", "ph"), "mdy"),
}
"""How English is written where these domains are."""


def date_order_of(tree: HtmlElement, language: str, address: str) -> Order | None:
    """How the page means 03/04/2024, None when nothing tells.

    Its other days do, such as 25/04/2024, then its language, then the country of its address. "en" alone does not, and
    "en-US" is what many leave as it came.
    """
    text = str(tree.text_content())[:MAX_WORDS]
    orders = {_shown(int(match[1]), int(match[3])) for match in _NUMBERS.finditer(text)} - {None}
    if len(orders) == 1:
        return orders.pop()
    main = primary_language(language)
    tags = [language, *(meta.get("content") or "" for meta in tree.iter("meta") if meta.get("property") == "og:locale")]
    tags = [tag for tag in tags if not main or tag.lower().startswith(main)]
    if any(_MONTH_FIRST.match(tag) for tag in tags):
        return "mdy"
    if any(_DAY_FIRST.match(tag) for tag in tags):
        return "dmy"
    return _COUNTRIES.get((urlsplit(address).hostname or "").rpartition(".")[2])


def _shown(first: int, second: int) -> Order | None:
    """The order that two numbers can only be in."""
    if 12 < first <= 31 and 1 <= second <= 12:
        return "dmy"
    return "mdy" if 12 < second <= 31 and 1 <= first <= 12 else None

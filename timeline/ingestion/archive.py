"""Copies in the Wayback Machine: which there are, and asking for one, noted in the seeds. Never part of a build.

Sources: https://archive.org/help/wayback_api.php (availability), https://web.archive.org/save (Save Page Now).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from timeline.articles import Article, read_articles
from timeline.ingestion.characters import decode
from timeline.ingestion.frontmatter import add_words
from timeline.ingestion.network import Network
from timeline.ingestion.parsed import Unusable
from timeline.settings import Settings

AVAILABLE: Final = "https://archive.org/wayback/available"
SAVE: Final = "https://web.archive.org/save"
PAUSE: Final = 5.0
"""Seconds between two requests; the Wayback Machine blocks those who ask faster."""

_COPY: Final = re.compile(r"(https?://[^/]+/web/(\d{4})(\d\d)(\d\d)\d{6}[a-z_]{0,4}/.+)")


@dataclass(frozen=True, slots=True)
class Archived:
    """What became of one article. ``copy`` is the address of the copy, ``saved`` whether it was made now."""

    article: str
    copy: str = ""
    day: str = ""
    saved: bool = False
    reason: str = ""


def archive(
    settings: Settings,
    network: Network | None = None,
    *,
    save: bool = False,
    available_at: str = AVAILABLE,
    save_at: str = SAVE,
) -> Iterator[Archived]:
    """Note for each seed with an address, and without a copy, the copy nearest to its publication.

    With ``save`` a new one is asked for where there is none. A seed is written as soon as its copy is known, so a run
    that was ended goes on where it was; one that fails says why, and the rest goes on.
    """
    network = network or Network()
    articles = read_articles(settings.seeds_folder, settings.root).by_id.values()
    wanted = [article for article in articles if article.url and not article.archive]
    for number, article in enumerate(wanted):
        if number:
            network.sleep(PAUSE)
        try:
            copy = _available(article, network, available_at)
            saved = copy is None and save
            if saved:
                network.sleep(PAUSE)
                copy = _copy(network.get(f"{save_at}/{article.url}").address)
        except Unusable as refusal:
            yield Archived(article.id, reason=str(refusal))
            continue
        if copy is None:
            why = "the copy has no address yet" if saved else "no copy yet; ask for one with --save"
            yield Archived(article.id, reason=why)
            continue
        path = settings.root / article.path
        add_words(path, "archive", copy[0])
        add_words(path, "archived", copy[1])
        yield Archived(article.id, copy[0], copy[1], saved)


def _available(article: Article, network: Network, at: str) -> tuple[str, str] | None:
    near = str(article.published).replace("-", "") if article.published else ""
    answer = network.get(f"{at}?url={quote(article.url or '', safe='')}&timestamp={near}")
    try:
        answered: Any = json.loads(decode(answer.content))
        closest = answered["archived_snapshots"].get("closest", {})
        copy = closest["url"] if closest.get("available") and str(closest.get("status", "200")) == "200" else ""
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unusable("the archive's answer cannot be read; try again later") from None
    return _copy(str(copy))


def _copy(address: str) -> tuple[str, str] | None:
    """The address of a copy and the day in it: .../web/20241018093000/https://example.org/ is of 2024-10-18."""
    match = _COPY.fullmatch(address)
    if match is None:
        return None
    return re.sub("^http://(?=web.archive.org/)", "https://", match[1]), f"{match[2]}-{match[3]}-{match[4]}"

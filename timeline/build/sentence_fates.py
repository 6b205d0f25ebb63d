"""What became of each sentence of the articles, for their pages; remembered, because reading articles is slow."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from timeline.articles import Article
from timeline.events import Event, by_article
from timeline.extraction import EXTRACTOR_VERSION
from timeline.files import write_whole
from timeline.settings import Settings
from timeline.site.coverage import CoveredSentence
from timeline.updating.gathering import fingerprint

MOST: Final = 300
"""With more articles than this nothing is read: it would take longer than all the rest of a first build."""

NAME: Final = ".coverage.json"
"""The file beside the pages that holds what was read before; without it all is read anew, with the same outcome."""


def sentences_of(
    settings: Settings, articles: Mapping[str, Article], events: Iterable[Event]
) -> dict[str, tuple[CoveredSentence, ...]]:
    """The sentences of each article, by its id; none of them where there are more than ``MOST`` articles."""
    if len(articles) > MOST:
        return {}
    citing = by_article(events)
    file = settings.output_folder / NAME
    before = _read(file)
    now = {}
    fates = {}
    for name, article in articles.items():
        key = _key(article, citing[name])
        sentences = _from_rows(before.get(key)) or _covered(article, citing[name])
        now[key] = [[one.start, one.end, one.fate, one.reason, list(one.events)] for one in sentences]
        fates[name] = sentences
    if now != before:
        write_whole(file, json.dumps(now, sort_keys=True).encode("utf-8"))
    return fates


def _covered(article: Article, events: Iterable[Event]) -> tuple[CoveredSentence, ...]:
    from timeline.extraction.pipeline import coverage

    return tuple(
        CoveredSentence(one.start, one.end, one.fate.value, one.reason, one.events) for one in coverage(article, events)
    )


def _key(article: Article, events: Iterable[Event]) -> str:
    """A name for all that decides what became of the sentences: the article, the program, and the quotes."""
    said = [str(EXTRACTOR_VERSION), fingerprint(article)]
    for event in events:
        said += [event.id, *(one.quote or "" for one in event.sources if one.article == article.id)]
    return hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()


def _read(file: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        rows = json.loads(file.read_text(encoding="utf-8"))
        return rows if isinstance(rows, dict) else {}
    return {}


def _from_rows(rows: Any) -> tuple[CoveredSentence, ...]:
    """The sentences that were written down; none where they are not what was."""
    with suppress(TypeError, ValueError):
        return tuple(
            CoveredSentence(start, end, fate, reason, tuple(events)) for start, end, fate, reason, events in rows
        )
    return ()

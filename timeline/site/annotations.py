"""The quotes of an event for machines: where each stands, as W3C Web Annotations with a TextQuoteSelector.

Sources: https://www.w3.org/TR/annotation-model/, https://www.w3.org/TR/annotation-model/#text-quote-selector.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from timeline.exchange.edition import Edition
from timeline.site.entries import Entry
from timeline.site.tellings import Telling

_AROUND: Final = 32
"""So many characters before and after a quote are named, as the model's own examples do."""


def annotate(entry: Entry, edition: Edition) -> Iterator[dict[str, Any]]:
    """An annotation for each quote whose article has an address on the web; its body is the page of the event."""
    for telling in entry.tellings:
        if telling.quote and telling.url:
            annotation = {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "type": "Annotation",
                # A passage that denies the event is about it, but does not tell it.
                "motivation": "linking" if telling.contradicts else "identifying",
                "body": edition.page(entry.event),
                "target": {"source": telling.url, "selector": _selector(telling)},
            }
            yield {name: value for name, value in annotation.items() if value}


def _selector(telling: Telling) -> dict[str, str]:
    selector = {
        "type": "TextQuoteSelector",
        "exact": telling.quote,
        "prefix": telling.before.removeprefix("… ")[-_AROUND:],
        "suffix": telling.after.removesuffix(" …")[:_AROUND],
    }
    return {name: text for name, text in selector.items() if text}

"""The quotes of an event for machines: where each stands, as W3C Web Annotations with a TextQuoteSelector.

Sources: https://www.w3.org/TR/annotation-model/, https://www.w3.org/TR/annotation-model/#text-quote-selector.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from timeline.exchange.edition import Edition
from timeline.site.cited_sources import CitedSource
from timeline.site.entries import Entry

_AROUND: Final = 32
"""So many characters before and after a quote are named, as the model's own examples do."""


def annotate(entry: Entry, edition: Edition) -> Iterator[dict[str, Any]]:
    """An annotation for each quote whose article has an address on the web; its body is the page of the event."""
    for cited in entry.cited_sources:
        if cited.quote and cited.url:
            annotation = {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "type": "Annotation",
                # A passage that denies the event is about it, but does not tell it.
                "motivation": "linking" if cited.contradicts else "identifying",
                "body": edition.page(entry.event),
                "target": {"source": cited.url, "selector": _selector(cited)},
            }
            yield {name: value for name, value in annotation.items() if value}


def _selector(cited: CitedSource) -> dict[str, str]:
    selector = {
        "type": "TextQuoteSelector",
        "exact": cited.quote,
        "prefix": cited.before.removeprefix("… ")[-_AROUND:],
        "suffix": cited.after.removesuffix(" …")[:_AROUND],
    }
    return {name: text for name, text in selector.items() if text}

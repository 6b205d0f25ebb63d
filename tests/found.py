"""What is found in articles, read from lines with a day, so that no test depends on how articles are read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.articles import Articles
from timeline.dates import DateError, parse_edtf
from timeline.events import Citation, Event
from timeline.text import title_slug
from timeline.updating.gathering import Gathered


@dataclass(frozen=True)
class Waiting:
    """What waits in review, made before anybody asks."""

    every: Sequence[Event] = ()

    def events(self) -> Sequence[Event]:
        return self.every

    def near(self, _: Iterable[Citation]) -> Sequence[Event]:
        return self.every

    def over(self) -> Mapping[str, float]:
        return {}


def read_lines(articles: Articles, *_: Any) -> Gathered:
    """An event for each line that begins with a day; one with a question mark behind the day only waits in review."""
    found, waiting = [], []
    for article in articles.by_id.values():
        for line in article.text.splitlines():
            day, _, quote = line.partition(" ")
            try:
                date = parse_edtf(day.rstrip("?"))
            except DateError:
                continue
            event = Event(title_slug(quote), date, quote.rstrip("."), sources=(Citation(article.id, quote),))
            (waiting if day.endswith("?") else found).append(event)
    return Gathered(tuple(found), Waiting(waiting), {})

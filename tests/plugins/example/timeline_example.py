"""An example of each kind of plug-in: dates in Dutch, notes, a ledger, and minutes of meetings."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.articles import Article
from timeline.dates import Date
from timeline.events import Basis, Mode
from timeline.exchange.edition import Edition, Remark, Written
from timeline.extraction.mentions import EventMention
from timeline.ingestion import Reader
from timeline.ingestion.parsed import Parsed, Unusable
from timeline.when.languages import Language
from timeline.when.languages.common import language

WORDS = {
    "MONTH_NAME": {
        "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "augustus": 8,
        "september": 9, "oktober": 10, "november": 11, "december": 12,
    },
    "DAY_WORD": {"vandaag": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1},
}  # fmt: skip


class Dutch:
    code = "nl"
    version = "1"

    def language(self) -> Language:
        return language("nl", WORDS, past=frozenset(("was", "waren", "werd", "werden")))


class Ledger:
    name = "ledger"

    def write(self, edition: Edition) -> Written:
        lines = [f"{event.date}\t{' '.join(event.title.split())}\n" for event in edition.events]
        remarks = [Remark(event.id, "its sources are not in a ledger") for event in edition.events if event.sources]
        return Written("".join(lines), tuple(remarks))


class Minutes:
    """Each line of the minutes of a meeting is a decision of that day."""

    name = "minutes"
    version = "1"

    def reads(self, article: Article) -> bool:
        return article.publisher == "Council of Example"

    def extract(self, article: Article) -> Iterable[EventMention]:
        start = 0
        for line in article.text.splitlines(keepends=True):
            if quote := line.strip():
                first = start + line.index(quote)
                yield EventMention(
                    article.id,
                    first,
                    first + len(quote),
                    quote,
                    Date.of(article.published) if article.published else None,
                    None,
                    None,
                    quote.rstrip("."),
                    Mode.STATED,
                    None,
                    ("Council of Example",),
                    (),
                    Basis.REPORTED,
                )
            start += len(line)


def read_note(content: bytes, address: str, charset: str) -> Parsed:
    text = content.decode(charset or "utf-8", "replace").strip()
    if not text.startswith("NOTE"):
        raise Unusable('not a note; its first word is "NOTE"')
    return Parsed(text.removeprefix("NOTE").strip(), title="A note")


DUTCH, LEDGER, MINUTES = Dutch(), Ledger(), Minutes()
NOTES = Reader("note", (".note",), ("application/x-note",), read_note, starts=(b"NOTE",))
NOTHING = object()

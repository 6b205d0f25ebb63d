"""The sources as RIS, for reference managers: each work once, with the passages that were quoted as notes.

Source: https://en.wikipedia.org/wiki/RIS_(file_format).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.dates import Date
from timeline.events import Citation, Work
from timeline.exchange.edition import Edition, Written
from timeline.text import clean

_TYPES: Final = {
    Work.BOOK: "BOOK",
    Work.DOCUMENT: "RPRT",
    Work.INTERVIEW: "PCOMM",
    Work.COURT: "CASE",
    Work.DATASET: "DATA",
    Work.POST: "BLOG",
}


def write_ris(edition: Edition) -> Written:
    """An entry for each work that an event cites, in the order in which they are first cited."""
    works: dict[str, list[Citation]] = {}
    for event in edition.events:
        for citation in event.sources:
            works.setdefault(citation.article or citation.work or "", []).append(citation)
    lines = [line for citations in works.values() for line in _entry(citations, edition)]
    return Written("".join(f"{line}\r\n" for line in lines) or "\r\n")


def _entry(citations: list[Citation], edition: Edition) -> Iterator[str]:
    first, say = citations[0], edition.translator.say
    work = edition.work(first)
    article = edition.articles.get(first.article) if first.article else None
    author = first.author or (article.author if article else None)
    kind = "NEWS" if first.kind is None and first.article else _TYPES[first.kind] if first.kind else "ELEC"
    yield f"TY  - {kind}"
    for tag, value in (
        ("TI", work.title or work.name),
        ("AU", author),
        ("PB" if first.kind is Work.BOOK else "T2", work.publisher),
        ("UR", work.url),
        ("DO", first.doi),
        ("SN", first.isbn),
        ("SP", first.page if article is None else None),
        ("LA", work.language),
        ("ID", first.article),
    ):
        if value:
            yield f"{tag}  - {clean(value)}"
    if isinstance(work.issued, Date) and work.issued.year is not None:
        parts = (work.issued.year, work.issued.month or "", work.issued.day or "")
        yield f"PY  - {work.issued.year}"
        yield "DA  - " + "/".join(f"{part:02}" if isinstance(part, int) else part for part in parts) + "/"
    if first.accessed:
        yield f"Y2  - {str(first.accessed).replace('-', '/')}/"
    for quote, page in dict.fromkeys((citation.quote, citation.page) for citation in citations if citation.quote):
        yield f"N1  - {clean(quote)}" + (f" ({say('page %(number)s', number=clean(page))})" if article and page else "")
    yield "ER  - "
    yield ""

"""Tests for plug-ins: each function raises AssertionError, with what to mend, where a plug-in breaks its contract.

Call them from the tests of your package, with examples of your own, once it is installed (``pip install -e .``):

    from timeline.testing import check_exporter
    from my_package import LEDGER

    def test_ledger_keeps_its_contract() -> None:
        check_exporter(LEDGER)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

from timeline import plugins
from timeline.articles import Article
from timeline.dates import Date, Day
from timeline.events import Citation, Event, Status
from timeline.exchange.edition import Edition, Written
from timeline.extraction.pipeline import read_by
from timeline.ingestion.parsed import Parsed, Unusable
from timeline.plugins import DocumentReader, Exporter, Extractor, LanguagePack, PluginError
from timeline.when import find_dates
from timeline.when.languages import CODES, Language

_Answer = TypeVar("_Answer")

PUBLISHED: Final = Day(2024, 10, 18)
"""The day that the examples of a language are counted from, a Friday."""


def check_language(pack: LanguagePack, examples: Mapping[str, str]) -> None:
    """Check a language: its rules compile, and read the examples.

    Args:
        pack: The language; the package has to be installed.
        examples: Sentences, each with the days of its first date in EDTF, "" where it has none. They are read as if
            they had come out on ``PUBLISHED``.

    Raises:
        AssertionError: The pack lacks a member, replaces a language that is built in, is not installed, or an example
            is read as something else.
    """
    _keep(pack, LanguagePack)
    _must(bool(re.fullmatch(r"[a-z]{2,3}", pack.code)), f'code "{pack.code}" is not of ISO 639: two or three letters')
    _must(pack.code not in CODES, f'"{pack.code}" is built in; a package cannot replace it')
    language = pack.language()
    _must(isinstance(language, Language), f"language() returned {type(language).__name__}, not Language")
    _must(language.code == pack.code, f'the pack is "{pack.code}", its language "{language.code}"')
    _must(bool(examples), "give at least one example")
    _must(pack.code in plugins.languages(), f'no installed package adds "{pack.code}"; run: pip install -e .')
    for sentence, expected in examples.items():
        edtf = next((one.edtf or "" for one in find_dates(sentence, PUBLISHED, language=pack.code)), "")
        _must(edtf == expected, f'"{sentence}" is read as "{edtf}", not "{expected}"')


def check_reader(reader: DocumentReader, documents: Mapping[bytes, str]) -> None:
    """Check a reader of documents.

    Args:
        reader: The reader.
        documents: Examples; each content with a passage that its text has.

    Raises:
        AssertionError: The reader lacks a member, loses a passage, gives two answers for one document, or raises
            something else than Unusable for one that is broken.
    """
    _keep(reader, DocumentReader)
    suffixes = all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.suffixes)
    _must(suffixes, "suffixes are written with their full stop, in lower case")
    _must(bool(documents), "give at least one document")
    for content, passage in documents.items():
        parsed = _twice(reader.read, "read", content, "", "")
        _must(isinstance(parsed, Parsed), f"read() returned {type(parsed).__name__}, not Parsed")
        _must(passage in parsed.text, f"the text of a document lacks {passage!r}")
    for broken in (b"", b"\0\xff\xfe broken", next(iter(documents))[:7]):
        _refuses(reader, broken)


def check_exporter(exporter: Exporter) -> None:
    """Check an exporter, on a chronology with events of every kind and on an empty one.

    Raises:
        AssertionError: The exporter lacks a member, fails, returns something else than Written, gives two answers for
            one chronology, or loses an event without a remark.
    """
    _keep(exporter, Exporter)
    _must(bool(re.fullmatch(r"[a-z][a-z0-9-]*", exporter.name)), f'name "{exporter.name}": small letters and hyphens')
    for edition in (Edition(()), Edition(_events(), title="A <b>title</b> & more", address="https://example.org/t/")):
        written = _twice(exporter.write, "write", edition)
        _must(isinstance(written, Written), f"write() returned {type(written).__name__}, not Written")
        named = {remark.place for remark in written.remarks}
        for event in edition.events if written.data is None else ():
            there = event.id in written.text or event.title in written.text or event.id in named
            _must(there, f"the event {event.id} is neither in the text nor in a remark")


def check_extractor(extractor: Extractor, articles: Iterable[Article]) -> None:
    """Check an extractor.

    Args:
        extractor: The extractor.
        articles: Articles that it reads.

    Raises:
        AssertionError: The extractor lacks a member, does not read one of the articles, fails, gives two answers for
            one article, or gives a mention whose quote is not a passage of it.
    """
    _keep(extractor, Extractor)
    batch = list(articles)
    _must(bool(batch), "give at least one article")
    for article in batch:
        _must(extractor.reads(article), f"reads() is False for {article.id}")
        try:
            _twice(read_by, "extract", extractor, article)
        except PluginError as error:
            raise AssertionError(str(error)) from error


def _must(holds: bool, message: str) -> None:
    if not holds:
        raise AssertionError(message)


def _keep(plugin: object, protocol: type[Any]) -> None:
    lacking = [name for name in plugins.members(protocol) if not hasattr(plugin, name)]
    _must(not lacking, f"{type(plugin).__name__} is no {protocol.__name__}: it lacks {', '.join(lacking)}")
    empty = [name for name in ("name", "version", "code") if getattr(plugin, name, "set") in ("", None)]
    _must(not empty, f"{', '.join(empty)} is empty")


def _twice(ask: Callable[..., _Answer], member: str, *given: object) -> _Answer:
    """The answer, asked for twice: the same input gives the same output, whatever the clock says."""
    first, second = ask(*given), ask(*given)
    _must(first == second, f"{member}() gave two answers for the same input")
    return first


def _refuses(reader: DocumentReader, broken: bytes) -> None:
    """A document that cannot be read is either read as far as it goes, or refused with a reason."""
    try:
        reader.read(broken, "", "")
    except Unusable as refused:
        _must(bool(str(refused)), "Unusable says nothing; say why, and what to do about it")
    except Exception as error:
        raise AssertionError(f"read() raised {error!r} for {broken!r}; raise Unusable with the fix") from error


def _events() -> tuple[Event, ...]:
    """Events of every status, with dates of many precisions, letters of many scripts, and signs that formats escape."""
    dates = (Date(2024, 10, 3), Date(2024, 10), Date(2024), Date(-43, 3, 15), Date(1980, masked=1), Date(None, 10, 3))
    titles = ('Ferry "Maria" & <crew>', "Ёлка, 選挙; انتخابات", "A|b\tc", "It's = +1", "{{ x }} [y](z)", "Day's end")
    source = Citation(url="https://example.org/a", published=Date(2024, 10, 18))
    return tuple(
        Event(f"event-{number}", date, title, status=status, sources=(source,))
        for number, (date, title, status) in enumerate(zip(dates, titles, Status, strict=True))
    )

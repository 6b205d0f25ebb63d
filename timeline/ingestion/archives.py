"""Web archives: the pages in WARC files, and in the zip files (WACZ) that carry them, read by warcio.

Nothing is unpacked onto the disk, so it does not matter what the files in a zip call themselves.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from warcio.archiveiterator import ArchiveIterator

from timeline.ingestion.characters import one_line
from timeline.ingestion.network import Answer
from timeline.ingestion.parsed import Unusable

SUFFIXES: Final = (".warc", ".warc.gz", ".wacz")
MAX_PAGE: Final = 10_000_000
MAX_RECORDS: Final = 100_000
MAX_EXPANDED: Final = 5_000_000_000
"""Bytes of one archive, expanded: more is a bomb, or should be added in parts."""

_WARC_DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z", re.ASCII)

_READ: Final = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")


def read_archive(path: Path) -> Iterator[Answer | Unusable]:
    """The answers with status 200 that an archive holds, as the servers gave them; in place of a bad one the reason."""
    try:
        if path.name.lower().endswith(".wacz"):
            yield from _of_wacz(path)
        else:
            with path.open("rb") as file:
                yield from _of_warc(file)
    except Unusable as refusal:
        yield refusal
    except MemoryError:
        raise
    except Exception as error:  # warcio, zipfile and zlib raise what they will for a broken archive
        yield Unusable(f"the archive is broken: {one_line(str(error), 100) or type(error).__name__}")


def _of_wacz(path: Path) -> Iterator[Answer | Unusable]:
    """Source: https://specs.webrecorder.net/wacz/1.1.1/; the WARC files stand in archive/."""
    with zipfile.ZipFile(path) as zipped:
        for entry in zipped.infolist():
            if entry.filename.startswith("archive/") and entry.filename.lower().endswith((".warc", ".warc.gz")):
                with zipped.open(entry) as file:
                    yield from _of_warc(file)


def _of_warc(file: IO[bytes]) -> Iterator[Answer | Unusable]:
    # Its own reading of HTTP headers would end the whole archive at the first record without an address.
    records = ArchiveIterator(_Bounded(file), no_record_parse=True)
    for number, record in enumerate(records):
        if number >= MAX_RECORDS:
            raise Unusable(f"more than {MAX_RECORDS:,} records; add the archive in parts")
        if record.rec_type != "response":
            continue
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        if not address:
            yield Unusable(f"record {number + 1} has no address")
        if not address.startswith(("http://", "https://")):
            continue
        try:
            record.http_headers = records.loader.http_parser.parse(record.raw_stream)
        except EOFError:
            yield Unusable(f"{address[:200]}: it is no answer of a server")
            continue
        kind, _, rest = (record.http_headers.get_header("Content-Type") or "").partition(";")
        if record.http_headers.get_statuscode() != "200" or kind.strip().lower() not in _READ:
            continue
        content = record.content_stream().read(MAX_PAGE + 1)
        if len(content) > MAX_PAGE:
            yield Unusable(f"{address[:200]}: more than {MAX_PAGE:,} bytes")
        else:
            charset = rest.lower().partition("charset=")[2].strip(" \"'")
            headers = {name.lower(): value for name, value in record.http_headers.headers}
            collected = record.rec_headers.get_header("WARC-Date") or ""
            collected = collected if _WARC_DATE.fullmatch(collected) else ""  # it is written into headers again
            yield Answer(address, 200, content, kind.strip().lower(), charset, headers, collected)


class _Bounded(io.RawIOBase):
    """A file that ends the reading when more comes out of it than an archive may hold."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._left = MAX_EXPANDED

    def read(self, size: int = -1) -> bytes:
        part = self._file.read(min(size, 1_000_000) if size >= 0 else 1_000_000)
        self._left -= len(part)
        if self._left < 0:
            raise Unusable(f"more than {MAX_EXPANDED:,} bytes; add the archive in parts")
        return part

    def readable(self) -> bool:
        return True

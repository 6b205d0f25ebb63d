"""What stands on the command line -> documents: files, folders, globs, feeds, lists of addresses, web archives."""

from __future__ import annotations

import glob
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from timeline.dates import Day
from timeline.ingestion import archives, feed
from timeline.ingestion.characters import decode
from timeline.ingestion.parsed import Evidence, EvidenceKind, Parsed
from timeline.ingestion.readers import readers
from timeline.ingestion.stamps import read_stamp

MAX_FILE: Final = 30_000_000
MAX_LINES: Final = 100_000
MAX_LINE: Final = 2_000_000
"""Bytes of a file that is added, lines of a file of JSON lines or addresses, and bytes of one of them."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """An address to be asked. ``evidence`` is what the feed says of its day that it stands ``in_feed``."""

    source: str
    evidence: tuple[Evidence, ...] = ()
    title: str = ""
    in_feed: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes to be read. ``source`` is what people are shown."""

    source: str
    content: bytes
    path: Path


@dataclass(frozen=True, slots=True)
class Inline:
    """An article that needs no reading: a JSON line says what it is."""

    source: str
    found: Parsed


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to be taken apart."""

    source: str
    content: bytes
    address: str = ""


@dataclass(frozen=True, slots=True)
class Archive:
    """A web archive, to be read page by page."""

    source: str


@dataclass(frozen=True, slots=True)
class Bad:
    """A source that is none."""

    source: str
    reason: str


Offline = Document | Inline | Feed | Archive | Bad
"""What is at hand."""

Source = WebPage | Offline

Expect = Callable[[int], object]
"""Is told how many more there will be."""


def no_matter(more: int) -> None:
    """For those who do not ask how many more there will be."""


def is_address(source: str) -> bool:
    """Return whether a source is an address and not a file: it has a scheme, as https://."""
    return re.match(r"[a-z][a-z0-9+.-]*://", source, re.IGNORECASE) is not None


def expand(sources: Iterable[str], expect: Expect = no_matter) -> Iterator[Source]:
    """The documents and addresses that the sources stand for, in order; a folder's by name, without hidden ones."""
    sources = list(sources)
    expect(len(sources))
    for source in sources:
        if is_address(source):
            yield WebPage(source)
            continue
        path = Path(source)
        try:
            if path.is_dir():
                yield from _of_folder(path, expect)
            elif path.is_file():
                yield from _of_file(path, expect)
            elif any(char in source for char in "*?["):
                yield from _of_glob(source, expect)
            else:
                yield Bad(source, "there is no such file; write a path, or an address that begins with https://")
        except OSError as error:
            yield Bad(source, f"cannot be read: {error.strerror or error}")
        except ValueError as error:  # a zero in a path
            yield Bad(source, f"not a path: {error}")


def _of_folder(folder: Path, expect: Expect) -> Iterator[Source]:
    suffixes = {suffix for reader in readers() for suffix in reader.suffixes} | {
        *feed.SUFFIXES,
        ".jsonl",
        ".mbox",
        ".warc",
        ".wacz",
    }
    paths = []
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        readable = path.suffix.lower() in suffixes or path.name.lower().endswith(archives.SUFFIXES)
        wanted = readable and not hidden and path.stem.lower() != "readme"
        if wanted and path.is_file():
            paths.append(path)
    expect(len(paths) - 1)
    for path in paths:
        yield from _of_file(path, expect)


def _of_glob(pattern: str, expect: Expect) -> Iterator[Source]:
    paths = [Path(path) for path in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 (it can be absolute)
    if not paths:
        yield Bad(pattern, "no file has such a name")
    files = [path for path in paths if path.is_file()]
    expect(len(files) - 1)
    for path in files:
        yield from _of_file(path, expect)


def _of_file(path: Path, expect: Expect) -> Iterator[Source]:
    source, name = str(path), path.name.lower()
    if name.endswith(archives.SUFFIXES):
        yield Archive(source)
        return
    if name.endswith((".jsonl", ".ndjson")):
        yield from _of_json_lines(path)
        return
    size = path.stat().st_size
    if size > MAX_FILE:
        yield Bad(source, f"{size:,} bytes; at most {MAX_FILE:,} are read")
        return
    content = path.read_bytes()
    if name.endswith(".mbox"):
        yield from _of_mbox(path, content, expect)
    elif feed.is_feed(content, name=name):
        yield Feed(source, content)
    elif name.endswith((".txt", ".urls", ".list")) and (addresses := _addresses(content)):
        expect(min(len(addresses), MAX_LINES) - 1)
        for address in addresses[:MAX_LINES]:
            yield WebPage(address)
    else:
        yield Document(source, content, path)


def _of_mbox(path: Path, content: bytes, expect: Expect) -> Iterator[Source]:
    """The mails of a mailbox, one after the other (RFC 4155); ">From " at the beginning of a line is "From "."""
    mails = re.split(rb"(?:\A|\r?\n\r?\n|(?<=\n))From [^\n]{0,1000}\r?\n(?=[!-9;-~]{1,100}:)", content)
    mails = [mail for mail in mails if mail.strip()][:MAX_LINES]
    if not mails:
        yield Bad(str(path), "no mails in this file")
    expect(max(len(mails) - 1, 0))
    for number, mail in enumerate(mails, 1):
        unquoted = re.sub(rb"(?m)^>(>*From )", rb"\1", mail)
        yield Document(f"{path}:{number}", unquoted, path.with_name(f"{path.stem}-{number}.eml"))


def _addresses(content: bytes) -> list[str]:
    """The addresses of a file with nothing else in it than addresses, one a line, and lines that begin with #."""
    lines = [line.strip() for line in decode(content[:10_000_000]).splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    return lines if all(is_address(line) and " " not in line for line in lines) else []


def _of_json_lines(path: Path) -> Iterator[Source]:
    """A line an article: {"url", "title", "date", "text"}, of which only the text must be there."""
    with path.open("rb") as file:
        for number in range(1, MAX_LINES + 1):
            line = file.readline(MAX_LINE + 1)
            if not line:
                return
            source = f"{path}:{number}"
            if len(line) > MAX_LINE:
                yield Bad(source, f"a line of more than {MAX_LINE:,} bytes; the rest of the file is not read")
                return
            if line.strip():
                yield _inline(source, line)
    yield Bad(str(path), f"more than {MAX_LINES:,} lines; the rest is not read")


def _inline(source: str, line: bytes) -> Source:
    try:
        values: Any = json.loads(decode(line))
    except (ValueError, RecursionError):
        return Bad(source, "not a line of JSON")
    if not isinstance(values, dict) or not isinstance(values.get("text"), str) or not values["text"].strip():
        return Bad(source, 'no "text"; write {"url": ..., "title": ..., "date": ..., "text": ...}')
    fields = {key: value for key, value in values.items() if isinstance(value, str)}
    stamp = read_stamp(fields.get("date") or fields.get("published") or "")
    evidence = (Evidence(EvidenceKind.STATED, *stamp, '"date" in the JSON line'),) if stamp else ()
    parsed = Parsed(
        fields["text"],
        title=fields.get("title", ""),
        publisher=fields.get("publisher", ""),
        author=fields.get("author", ""),
        language=fields.get("language", ""),
        url=fields.get("url", ""),
        evidence=evidence,
    )
    return Inline(source, parsed)


def of_feed(items: Iterable[feed.ListedArticle], since: Day | None) -> Iterator[WebPage]:
    """The pages that a feed lists, those from before ``since`` left out; those without a day stay."""
    for item in items:
        stamp = read_stamp(item.stamp)
        if since is None or stamp is None or stamp[0] >= since:
            evidence = (Evidence(EvidenceKind.FEED, *stamp, "the feed", ("feed",)),) if stamp else ()
            yield WebPage(item.address, evidence, item.title, in_feed=True)

"""The process that reads documents: what a hostile one does, it does to this process and not to the caller's.

It takes a JSON line and the bytes on its standard input and answers with a JSON line; it may not write files, and its
memory is bounded where the system can do that. Started by timeline.ingestion.sandbox.
"""

from __future__ import annotations

import base64
import contextlib
import json
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from timeline.dates import Day
from timeline.ingestion.characters import one_line, safe
from timeline.ingestion.parsed import MAX_TEXT, Evidence, EvidenceKind, Parsed, Unusable

if TYPE_CHECKING:
    from timeline.ingestion.network import Answer

MEMORY: Final = 2_000_000_000
"""Bytes of address space."""

CPU_SECONDS: Final = 60
"""For one document, also for what the first one has to load; the system ends the process even when the one that started
it is gone."""

MAX_EVIDENCE: Final = 500
"""Places that name a day; a page with more is a list of other articles."""

FEWEST_LETTERS: Final = 0.6
"""The share of the characters of a text, blanks left out, that are letters or digits: about 0.95 in an article."""


def answer_orders(order: Mapping[str, Any], content: bytes) -> Iterator[dict[str, Any]]:
    """One answer; for a web archive one a page, each with its address, and {"end": true}."""
    if order["what"] != "archive":
        yield answer_order(order, content)
        return
    from timeline.ingestion.archives import read_archive

    try:
        for page in read_archive(Path(order["name"])):
            if isinstance(page, Unusable):
                yield {"refused": str(page)}
            else:
                asked = {"what": "article", "name": page.address, "media_type": page.media_type}
                asked |= {"address": page.address, "charset": page.charset}
                original = {"original": _original(page)} if order["originals"] else {}
                yield {**answer_order(asked, page.content), "address": page.address[:200], **original}
    except MemoryError:
        yield {"refused": "it needs more memory than a document may"}
    yield {"end": True}


def _original(page: Answer) -> dict[str, Any]:
    """The page of a web archive as JSON, so that it can be stored with the seed that is made of it."""
    return {**asdict(page), "content": base64.b64encode(page.content).decode("ascii")}


def original_of(answered: Mapping[str, Any]) -> Answer | None:
    """The page of a web archive that an answer carries; None where it carries none."""
    from timeline.ingestion.network import Answer

    page = answered.get("original")
    return None if page is None else Answer(**{**page, "content": base64.b64decode(page["content"])})


def answer_order(order: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    """What is found in a document as JSON: {"found": ...}, {"items": ...}, {"words": ...} or {"refused": why}."""
    try:
        match order["what"]:
            case "feed":
                from timeline.ingestion.feed import read_feed

                return {"items": [asdict(item) for item in read_feed(content, order["address"])]}
            case "words":
                from timeline.ingestion.html import full_page_text

                return {"words": full_page_text(content, order["charset"])}
            case _:
                return {"found": asdict(_read(order, content))}
    except Unusable as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"refused": "it needs more memory than a document may"}
    except RecursionError:
        return {"refused": "it is nested too deeply"}
    except Exception as error:  # a defect of ours, or of a library, in one document must not cost the others theirs
        return {"refused": f"it could not be read: {type(error).__name__}: {one_line(str(error), 100)}"}


def _read(order: Mapping[str, Any], content: bytes) -> Parsed:
    from timeline.ingestion.language import recognise_language
    from timeline.ingestion.readers import reader_of

    reader = reader_of(order["name"], order["media_type"], content)
    found = reader.read(content, order["address"], order["charset"])
    if not _is_language(found.text):
        raise Unusable("most of it is no text, or in no known encoding; save it as UTF-8")
    if len(found.text) > MAX_TEXT:
        raise Unusable(f"{len(found.text):,} characters; an article has at most {MAX_TEXT:,}")
    return replace(
        found,
        text=safe(found.text),
        title=one_line(found.title),
        publisher=one_line(found.publisher, 100),
        author=one_line(found.author, 200),
        language=recognise_language(found.text, found.language),
        url=safe(found.url),
        evidence=found.evidence[:MAX_EVIDENCE],
    )


def _is_language(text: str) -> bool:
    kinds = [unicodedata.category(char)[0] for char in text[:5_000] if not char.isspace()]
    return sum(kind in "LNM" for kind in kinds) >= FEWEST_LETTERS * len(kinds)


def parsed_of(answered: Mapping[str, Any]) -> Parsed:
    """The value that an answer carries."""
    evidence = tuple(
        Evidence(
            EvidenceKind(one["kind"]), Day(*one["day"]), one["stamp"], one_line(one["where"], 100), tuple(one["signs"])
        )
        for one in answered["evidence"]
    )
    places = {name: tuple(answered[name]) for name in ("pages", "attached")}
    lines = tuple((start, number) for start, number in answered["line_numbers"])
    return Parsed(**{**answered, **places, "line_numbers": lines, "evidence": evidence})


def _bound() -> None:
    """Memory as MEMORY says, and no files written: nothing that is read may leave anything behind."""
    if sys.platform == "win32":
        return
    import resource
    import tempfile

    tempfile.gettempdir()  # it writes a file to find a place for others
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):  # less is allowed already, or the system has no such bound
            resource.setrlimit(what, (most, most))


def allow(seconds: int) -> None:
    """Let the process compute so long from now on; then the system ends it."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def main() -> None:
    """Answer orders from standard input, one JSON line each, until it ends."""
    _bound()
    sys.dont_write_bytecode = True
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while line := source.readline():
        order = json.loads(line)
        allow(order["computing"])
        for answered in answer_orders(order, source.read(order["size"])):
            target.write(json.dumps(answered).encode("ascii") + b"\n")
            target.flush()
            allow(order["computing"])


if __name__ == "__main__":
    main()

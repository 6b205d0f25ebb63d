"""Custody: the original bytes of what was brought in, and a journal by which anyone can tell whether they are intact.

originals/ holds a web archive (WARC) of each page that was asked for and a copy of each file, custody.jsonl a line for
each: which seed, which file, its full SHA-256, when, from where, by which version. Each line names the hash of the line
before it, so that none can be changed or taken out unseen. Neither is part of the site or read as an article.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any, Final

from timeline import __version__
from timeline.ingestion.journal import FOLDER, JOURNAL, journal_lines, parse_entry
from timeline.ingestion.network import AGENT, Answer
from timeline.ingestion.opentimestamps import PROOF, verify_proofs
from timeline.ingestion.timestamps import TOKEN, verify_tokens
from timeline.problems import Problem
from timeline.settings import Settings

MOST: Final = 20_000_000
"""Bytes of an original that is stored. Of a larger one the journal has the hash, and no file."""

_NOT_KEPT: Final = frozenset(("set-cookie", "authorization", "proxy-authorization", "www-authenticate"))
"""Headers that identify who asked."""

_TRANSFER: Final = frozenset(("content-encoding", "transfer-encoding", "content-length", "connection"))
"""Headers of how the bytes travelled: what is stored is the document, expanded."""


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that a seed was made of: an answer from the web, or a file with its name. ``archive`` is the web
    archive that an answer was found in, "" where the server was asked now."""

    content: bytes
    name: str
    answer: Answer | None = None
    asked: str = ""
    archive: str = ""


def store_original(
    settings: Settings, seed: str, seed_content: bytes, original: Original, now: datetime | None = None
) -> Path | None:
    """Store the original of a seed and write its line into the journal; its path, None where nothing is stored.

    The setting ``originals`` says what is stored: "web" pages, "all", or "off".
    """
    wanted = settings.originals
    is_file = original.answer is None or original.archive != ""
    if wanted == "off" or (wanted == "web" and is_file):
        return None
    folder = settings.root / FOLDER
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return None
    folder.mkdir(exist_ok=True)
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    bytes_, suffix = _stored(original, moment)
    path = None
    if len(bytes_) <= MOST:
        path = _free(folder, seed, suffix)
        with path.open("xb") as file:
            file.write(bytes_)
    line: dict[str, Any] = {
        "seed": seed,
        "seed_sha256": _sha256(seed_content),
        "file": path.name if path else None,
        "sha256": _sha256(bytes_),
        "bytes": len(bytes_),
        "content_sha256": _sha256(original.content),
        "time": moment.isoformat().replace("+00:00", "Z"),
        "tool": f"timeline {__version__}",
    }
    if original.answer is not None:
        line |= {"asked": original.asked, "address": original.answer.address, "status": original.answer.status}
        line["headers"] = _public(original.answer.headers)
        line |= {"collected": original.answer.collected} if original.answer.collected else {}
    if is_file:
        line["name"] = PurePath(original.archive or original.name).name
    _append(folder / JOURNAL, line)
    return path


def verify_originals(settings: Settings) -> list[Problem]:
    """What is wrong with the originals: a broken chain, a time stamp that does not hold, a file that is gone, was
    changed, or that no line names."""
    folder = settings.root / FOLDER
    journal = folder / JOURNAL
    shown = f"{FOLDER}/{JOURNAL}"
    if not journal.is_file():
        return []
    problems: list[Problem] = []
    expected = {JOURNAL}
    before = ""
    for number, raw in journal_lines(journal):
        entry = parse_entry(raw, "file", "sha256", "previous")
        if entry is None:
            problems.append(_problem(shown, number, "not a line of the journal; take the file back from git"))
            before = _sha256(raw)
            continue
        name, digest, previous = entry
        if previous != before:
            message = "the line before it was changed, added or taken out; compare with the file in git"
            problems.append(_problem(shown, number, message))
        before = _sha256(raw)
        if name is None:
            continue
        expected.add(name)
        path = folder / str(name)
        if PurePath(str(name)).name != name or path.is_symlink() or not path.is_file():
            problems.append(_problem(shown, number, f"{FOLDER}/{name} is gone; take it back from git or a backup"))
        elif _sha256(path.read_bytes()) != digest:
            message = f"{FOLDER}/{name} is not what was stored; take it back from git or a backup"
            problems.append(_problem(shown, number, message))
    problems += (*verify_tokens(settings, journal), *verify_proofs(journal))
    for path in sorted(folder.iterdir()):
        if path.name not in expected and not path.name.startswith(".") and not is_proof(path.name):
            message = "no line of the journal names this file; it proves nothing, move it elsewhere"
            problems.append(Problem(f"{FOLDER}/{path.name}", 0, 0, message, "custody", "warning"))
    return problems


def of_seeds(settings: Settings, seeds: Iterable[str]) -> list[Path]:
    """The originals that the journal names for some seeds."""
    wanted, folder = set(seeds), settings.root / FOLDER
    journal = folder / JOURNAL
    paths = []
    for _, raw in journal_lines(journal) if journal.is_file() else ():
        seed, name = parse_entry(raw, "seed", "file") or (None, None)
        if not name or PurePath(name).name != name:  # nothing outside the folder
            continue
        if seed in wanted and (folder / name).is_file():
            paths.append(folder / name)
    return list(dict.fromkeys(paths))


def is_proof(name: str) -> bool:
    """Whether a file beside the journal says when it existed: custody-12.tsr, custody-12.ots."""
    return TOKEN.fullmatch(name) is not None or PROOF.fullmatch(name) is not None


def _stored(original: Original, moment: datetime) -> tuple[bytes, str]:
    """The bytes to store and the ending of their file's name."""
    if original.answer is None:
        suffix = PurePath(original.name).suffix.lower()
        return original.content, suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ".bin"
    return _as_warc(original.answer, original.asked, moment), ".warc.gz"


def _as_warc(answer: Answer, asked: str, moment: datetime) -> bytes:
    """A web archive of one answer, with what was asked. Source: https://iipc.github.io/warc-specifications/, 1.1."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    class InMemory(WARCWriter):  # type: ignore[misc]
        """Buffers in memory: the temporary files that warcio opens are never closed."""

        @staticmethod
        def _create_temp_file() -> io.BytesIO:
            return io.BytesIO()

    written = io.BytesIO()
    writer = InMemory(written, gzip=True, warc_version="WARC/1.1")
    date = moment.isoformat().replace("+00:00", "Z")
    about = {"software": f"timeline {__version__}", "format": "WARC File Format 1.1", "http-header-user-agent": AGENT}
    writer.write_record(writer.create_warcinfo_record("custody.warc.gz", about))
    headers = [(name, value) for name, value in _public(answer.headers).items() if name not in _TRANSFER]
    headers.append(("content-length", str(len(answer.content))))
    record = writer.create_warc_record(
        answer.address,
        "response",
        payload=io.BytesIO(answer.content),
        http_headers=StatusAndHeaders(f"{answer.status} OK", headers, protocol="HTTP/1.1"),
        warc_headers_dict={
            "WARC-Date": answer.collected or date,
            **({"WARC-Refers-To-Target-URI": asked} if asked != answer.address else {}),
        },
    )
    writer.write_record(record)
    return written.getvalue()


def _public(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in sorted(headers.items()) if name not in _NOT_KEPT}


def _free(folder: Path, seed: str, suffix: str) -> Path:
    """A name that no file has; each fetch of a live blog is a file of its own."""
    for number in range(1, 100_000):
        path = folder / (f"{seed}{suffix}" if number == 1 else f"{seed}.{number}{suffix}")
        if not path.exists() and not path.is_symlink():
            return path
    raise OSError(f"{FOLDER}/ has a hundred thousand files of {seed}")


def _append(journal: Path, line: Mapping[str, Any]) -> None:
    """Write a line that names the hash of the one before it."""
    last = b""
    for _, raw in journal_lines(journal) if journal.is_file() else ():
        last = raw
    written = json.dumps({**line, "previous": _sha256(last) if last else ""}, ensure_ascii=False, sort_keys=True)
    with journal.open("ab") as file:
        file.write(written.encode("utf-8", "replace") + b"\n")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _problem(path: str, line: int, message: str) -> Problem:
    return Problem(path, line, 1, message, "custody")

"""An evidence bundle: the events, their articles and originals as a BagIt bag, which other tools can verify.

Source: RFC 8493. ``bagit.py --validate FOLDER`` checks it, and so does ``sha256sum -c manifest-sha256.txt`` inside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from timeline import __version__
from timeline.articles import Article
from timeline.events import Event
from timeline.ingestion import custody
from timeline.ingestion.journal import FOLDER, JOURNAL
from timeline.settings import Settings

_README: Final = """What this bundle holds

data/events.txt     the events, each with its date, its quotes and the articles that they stand in
data/seeds/         the articles as they were read: text, address, day of publication and how it is known
data/originals/     the bytes that the articles were made of, as web archives (WARC) or files, where they were stored
data/custody.jsonl  the journal: for each original its full SHA-256, when and from where it was taken, by which version
data/custody-N.tsr  time stamps (RFC 3161) on line N of the journal, where an authority was asked for them
data/custody-N.ots  proofs of OpenTimestamps on line N of the journal, where somebody made them

manifest-sha256.txt has the hash of every file. Each line of the journal names the hash of the line before it.
"""


def write_bundle(
    settings: Settings, folder: Path, events: Mapping[str, Event], articles: Mapping[str, Article], today: date
) -> int:
    """Write a bag of some events and everything they rest on into a new folder; how many files it holds.

    Raises FileExistsError where the folder is there already.
    """
    seeds = sorted({source.article for event in events.values() for source in event.sources if source.article})
    payload: dict[str, bytes] = {"README.txt": _README.encode(), "events.txt": _listed(events).encode()}
    for seed in seeds:
        if seed in articles:
            path = settings.root / articles[seed].path
            payload[f"seeds/{path.name}"] = path.read_bytes()
    for path in custody.of_seeds(settings, seeds):
        payload[f"originals/{path.name}"] = path.read_bytes()
    journal = settings.root / FOLDER / JOURNAL
    if journal.is_file():
        payload["custody.jsonl"] = journal.read_bytes()
        tokens = (path for path in journal.parent.iterdir() if custody.is_proof(path.name))
        payload |= {path.name: path.read_bytes() for path in sorted(tokens)}
    files = {f"data/{name}": content for name, content in sorted(payload.items())}
    files["bagit.txt"] = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    octets = sum(len(content) for name, content in files.items() if name.startswith("data/"))
    about = (
        f"Bagging-Date: {today.isoformat()}\nBag-Software-Agent: timeline {__version__}\n"
        f"Payload-Oxum: {octets}.{len(payload)}\nExternal-Description: {settings.site_name}: {len(events)} events\n"
    )
    files["bag-info.txt"] = about.encode()
    files["manifest-sha256.txt"] = _manifest({name: one for name, one in files.items() if name.startswith("data/")})
    files["tagmanifest-sha256.txt"] = _manifest({name: one for name, one in files.items() if "/" not in name})
    folder.mkdir(parents=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return len(files)


def _listed(events: Mapping[str, Event]) -> str:
    """The events for people, with the quotes they stand on."""
    lines = []
    for name, event in events.items():
        lines.append(f"{event.date}  {event.title}\n  id: {name}")
        for source in event.sources:
            where = source.article or source.url or ""
            lines.append(f"  {where}: {source.quote or ''}")
        lines.append("")
    return "\n".join(lines)


def _manifest(files: Mapping[str, bytes]) -> bytes:
    """A line for each file. Names have no line ends or percent signs: they are ids and names of our own."""
    lines = (
        f"{hashlib.sha256(content).hexdigest()}  {name.replace('%', '%25')}\n"
        for name, content in sorted(files.items())
    )
    return "".join(lines).encode()

"""How the program that is running was installed, and how another machine can install the same.

A program from a package index is named by its version, one from git by its commit. One that was built on this machine
comes along as a wheel: a new repository is then complete, and its first run in CI needs nobody to have published
anything.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath
from typing import Final

from timeline import __version__

NAME: Final = "mkdocs-timeline"
_STEM: Final = f"{NAME.replace('-', '_')}-{__version__}"
WHEEL_NAME: Final = f"{_STEM}-py3-none-any.whl"

_METADATA: Final = ("METADATA", "WHEEL", "entry_points.txt")
_OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a zip file knows: the same program gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A line of requirements, and the wheel that it names where that has to come along."""

    line: str
    wheel: bytes | None = None


def requirement(folder: str = "vendor") -> Requirement:
    """Return what to install elsewhere to have the program that is running.

    Args:
        folder: Where a wheel that comes along will be, relative to the requirements.

    Returns:
        "mkdocs-timeline==0.1.0" from a package index, an address with its commit from git, else a wheel in
        ``folder``.
    """
    try:
        installed = distribution(NAME)
    except PackageNotFoundError:  # run from a copy of the source that was never installed
        return Requirement(f"{NAME}=={__version__}")
    origin = json.loads(installed.read_text("direct_url.json") or "null")
    match origin:
        case None:
            return Requirement(f"{NAME}=={__version__}")
        case {"url": str(url), "vcs_info": {"vcs": str(vcs), "commit_id": str(commit)}} if "://" in url:
            return Requirement(f"{NAME} @ {vcs}+{url}@{commit}")
        case {"url": str(url), "archive_info": dict()} if url.startswith("https://"):
            return Requirement(f"{NAME} @ {url}")
    return Requirement(f"./{folder}/{WHEEL_NAME}", wheel(installed))


def wheel(installed: Distribution) -> bytes:
    """Return the program that is running as a wheel, also where it runs from its source.

    Source: https://packaging.python.org/en/latest/specifications/binary-distribution-format/.
    """
    rows: list[tuple[str, str, int | str]] = []
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in _files(installed):
            archive.writestr(_entry(path), data)
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            rows.append((path, f"sha256={digest}", len(data)))
        record = f"{_STEM}.dist-info/RECORD"
        table = io.StringIO()
        csv.writer(table, lineterminator="\n").writerows([*rows, (record, "", "")])
        archive.writestr(_entry(record), table.getvalue())
    return content.getvalue()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _OLDEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _files(installed: Distribution) -> Iterator[tuple[str, bytes]]:
    """The files of a wheel but its RECORD: the package, then what is said of it."""
    package = Path(__file__).parents[1]
    for file in sorted(package.rglob("*")):
        if file.is_file() and file.suffix not in (".pyc", ".pyo"):
            yield (PurePosixPath(package.name) / file.relative_to(package).as_posix()).as_posix(), file.read_bytes()
    for name in _METADATA:
        text = installed.read_text(name)
        if text:
            yield f"{_STEM}.dist-info/{name}", text.encode()
    for licence in installed.metadata.get_all("License-File") or ():
        text = installed.read_text(f"licenses/{licence}")
        if text:
            yield f"{_STEM}.dist-info/licenses/{licence}", text.encode()

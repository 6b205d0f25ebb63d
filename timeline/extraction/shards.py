"""The mentions of a part of the articles in a file: what one machine has read, for an update on another.

A file is JSON lines: a header with the version of the extraction, then a line for each article, known by its
fingerprint. Any engine that runs commands can share the reading: make, Slurm, the matrix of a CI job.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from timeline.extraction import EXTRACTOR_VERSION
from timeline.problems import Invalid, Problem

Texts = Mapping[str, str]
"""The key of an article -> its mentions, as JSON."""

ENDING: Final = ".jsonl"
"""The ending of the files of a folder that ``read_found`` reads."""
_PREFIX: Final = 15
"""Hexadecimal digits of a fingerprint that decide its shard: 60 bits, so that shards are even however many there
are."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One part of the articles, ``number`` of ``of``, counted from 1.

    An article is in a shard by its own fingerprint, so that one article more moves no other.
    """

    number: int = 1
    of: int = 1

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Return the shard that "2/4" says. Raises ValueError for what is no such part."""
        match = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,5})", text)
        if match is None or int(match[1]) > int(match[2]):
            raise ValueError(f'"{text}" is no part of a whole; write the number of the shard and of all, as 2/4')
        return cls(int(match[1]), int(match[2]))

    def holds(self, fingerprint: str) -> bool:
        """Return whether the article with this fingerprint is in the shard."""
        return int(fingerprint[:_PREFIX], 16) % self.of == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


def write_file(path: Path, shard: Shard, texts: Texts) -> None:
    """Write the mentions of a shard, all or nothing. Raises Invalid where the file cannot be written."""
    fresh = path.with_name(path.name + ".new")
    header = json.dumps({"timeline": "mentions", "extractor": EXTRACTOR_VERSION, "shard": str(shard)})
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8") as file:
            file.write(header + "\n")
            file.writelines(f"{key}\t{text}\n" for key, text in sorted(texts.items()))
        fresh.replace(path)
    except OSError as error:
        raise _invalid(path, 0, f"cannot be written: {error.strerror or error}") from None


def read_found(folder: Path) -> Texts:
    """Return the mentions in all files of a folder.

    Raises Invalid when there is no such folder, it has no file of mentions, or a file is of another version of the
    program or broken.
    """
    if not folder.is_dir():
        raise _invalid(folder, 0, "there is no such folder; name the one that timeline read --out wrote into")
    paths = sorted(folder.glob(f"*{ENDING}"))
    if not paths:
        message = f"has no *{ENDING}; write them with: timeline read --shard 1/4 --out {folder}/1{ENDING}"
        raise _invalid(folder, 0, message)
    return {key: text for path in paths for key, text in read_file(path).items()}


def read_file(path: Path) -> Texts:
    """Return the mentions in a file. Raises Invalid as ``read_found`` does."""
    from timeline.extraction.serialization import mentions_of

    texts: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8") as file:
            _require_version(path, next(file, ""))
            for number, line in enumerate(file, 2):
                key, _, text = line.rstrip("\n").partition("\t")
                try:
                    mentions_of(text)
                except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                    message = "is not what timeline read writes; delete the file, and read again"
                    raise _invalid(path, number, message) from None
                texts[key] = text
    except (OSError, UnicodeDecodeError) as error:
        raise _invalid(path, 0, f"cannot be read: {error}") from None
    return texts


def _require_version(path: Path, header: str) -> None:
    try:
        said: Any = json.loads(header)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, Mapping) or said.get("timeline") != "mentions":
        raise _invalid(path, 1, "is no file that timeline read wrote; take it out of the folder")
    if said.get("extractor") != EXTRACTOR_VERSION:
        message = (
            f"was read by version {said.get('extractor')} of the extraction, this is version {EXTRACTOR_VERSION}; "
            "install one version of the program on all machines, and read again"
        )
        raise _invalid(path, 1, message)


def _invalid(path: Path, line: int, message: str) -> Invalid:
    return Invalid(Problem(str(path), line, 1 if line else 0, message, "shard"))

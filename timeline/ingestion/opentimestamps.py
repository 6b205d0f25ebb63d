"""Proofs of OpenTimestamps on the journal of originals, as other programs make them: which line is a proof of?

The proof of line 12 is originals/custody-12.ots. Only its head is read here, which names the hash that it is of. That
Bitcoin's chain holds that hash is for ``ots verify`` to say: it needs the chain, which is no part of a repository.
Source: https://github.com/opentimestamps/python-opentimestamps, opentimestamps/core/timestamp.py.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from timeline.ingestion.journal import proofs
from timeline.problems import Problem

PROOF: Final = re.compile(r"custody-([1-9]\d{0,6})\.ots")

HEAD: Final = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94\x01\x08"
"""The mark of a proof, its version 1, and that it is of a SHA-256."""


def verify_proofs(journal: Path) -> Iterator[Problem]:
    """What is wrong with the proofs beside a journal: those of no line of it, and files that are none."""
    for path, line in proofs(journal, PROOF):
        if line is None:
            yield _problem(
                path, "too large for a proof, or the line of the journal that it is of is gone; take them back from git"
            )
        elif not path.read_bytes().startswith(HEAD):
            yield _problem(path, "no proof of OpenTimestamps; make it anew with ots stamp")
        elif not path.read_bytes().startswith(HEAD + hashlib.sha256(line).digest()):
            yield _problem(path, "the proof is of something else than this line; take both back from git")


def _problem(path: Path, message: str) -> Problem:
    return Problem(f"{path.parent.name}/{path.name}", 0, 0, message, "custody")

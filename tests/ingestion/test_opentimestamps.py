"""Proofs of OpenTimestamps that others made: each is of its line of the journal, or is named."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from timeline.ingestion.bundle import write_bundle
from timeline.ingestion.custody import Original, store_original, verify_originals
from timeline.ingestion.journal import FOLDER, JOURNAL, LARGEST_PROOF, journal_lines
from timeline.ingestion.opentimestamps import HEAD
from timeline.settings import Settings

PENDING = b"\xf0\x10" + b"n" * 16 + b"\x08\x00\x83\xdf\xe3\x0d\x2e\xf9\x0c\x8e\x18\x17https://ots.example.org"
"""What follows the hash in a proof that a calendar has promised to put into the chain."""


@pytest.fixture
def proven(repository: Settings) -> Settings:
    """A repository with two originals, the first of which has a proof."""
    settings = Settings(repository.config_file, originals="all")
    for name in ("a", "b"):
        store_original(settings, name, b"seed", Original(name.encode(), f"{name}.txt"))
    first = dict(journal_lines(settings.root / FOLDER / JOURNAL))[1]
    proof_of(settings).write_bytes(HEAD + hashlib.sha256(first).digest() + PENDING)
    return settings


def proof_of(settings: Settings) -> Path:
    return settings.root / FOLDER / "custody-1.ots"


def test_a_proof_of_its_line_holds_and_is_in_the_bundle(proven: Settings, tmp_path: Path) -> None:
    assert verify_originals(proven) == []
    write_bundle(proven, tmp_path / "bundle", {}, {}, date(2024, 10, 18))
    assert (tmp_path / "bundle" / "data" / "custody-1.ots").read_bytes() == proof_of(proven).read_bytes()


@pytest.mark.parametrize(
    ("forge", "message"),
    [
        (lambda proof: proof.write_bytes(HEAD + bytes(32) + PENDING), "of something else than this line"),
        (lambda proof: proof.write_bytes(b"\x00OpenTimestamps\x00 of another version"), "no proof of OpenTimestamps"),
        (lambda proof: proof.write_bytes(b""), "no proof of OpenTimestamps"),
        (
            lambda proof: proof.write_bytes(proof.read_bytes() + bytes(LARGEST_PROOF)),
            "of the journal that it is of is gone",
        ),
        (lambda proof: proof.rename(proof.with_name("custody-7.ots")), "of the journal that it is of is gone"),
        (lambda proof: proof.rename(proof.with_name("custody-2.ots")), "of something else than this line"),
    ],
)
def test_a_proof_of_another_line_or_none_is_named(
    proven: Settings, forge: Callable[[Path], object], message: str
) -> None:
    forge(proof_of(proven))
    (problem,) = verify_originals(proven)
    assert message in problem.message

"""Trusted timestamps (RFC 3161) on the journal of originals: an authority signs that it existed at a time.

Each line of the journal names the hash of the line before it, so a token for its last line proves the whole journal
and, by the hashes in it, every original that it names. The token of line 12 is originals/custody-12.tsr.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from timeline.ingestion.journal import journal_lines, proofs
from timeline.ingestion.network import Network
from timeline.ingestion.parsed import Unusable
from timeline.plugins import missing_extra
from timeline.problems import Problem
from timeline.settings import Settings

TOKEN: Final = re.compile(r"custody-([1-9]\d{0,6})\.tsr")
QUERY: Final = "application/timestamp-query"

NEEDED: Final = missing_extra("timestamps", "time stamps need rfc3161-client")


@dataclass(frozen=True, slots=True)
class Stamped:
    """A token that was stored: for which line of the journal, and the time that the authority names, in UTC."""

    path: Path
    line: int
    time: datetime


def stamp(settings: Settings, journal: Path, network: Network | None = None) -> Stamped | None:
    """Have the journal as it is now time-stamped; None where its last line has a token already.

    Raises:
        Unusable: No authority or certificate is set, the extra is missing, the journal is empty, the authority did not
            answer, or its answer does not hold.
    """
    if not settings.timestamp_authority:
        raise Unusable("no authority is set; name one in mkdocs.yml: timestamp_authority: https://...")
    client = _client()
    roots = _roots(settings)
    lines = dict(journal_lines(journal)) if journal.is_file() else {}
    if not lines:
        raise Unusable("there are no originals to stamp; add an article from the web first")
    number = max(lines)
    path = journal.with_name(f"custody-{number}.tsr")
    if path.exists():
        return None
    query = client.TimestampRequestBuilder().data(lines[number]).hash_algorithm(client.HashAlgorithm.SHA256).build()
    answer = (network or Network()).post(settings.timestamp_authority, query.as_bytes(), QUERY)
    time = _verified(client, answer.content, lines[number], roots, query.nonce)
    path.write_bytes(answer.content)
    return Stamped(path, number, time)


def verify_tokens(settings: Settings, journal: Path) -> Iterator[Problem]:
    """What is wrong with the tokens beside a journal, without asking anyone."""
    tokens = proofs(journal, TOKEN)
    if not tokens:
        return
    try:
        client, roots = _client(), _roots(settings)
    except Unusable as missing:
        yield _problem(tokens[0][0], str(missing))
        return
    for path, line in tokens:
        if line is None:
            yield _problem(path, "the line of the journal that it stamps is gone; take the journal back from git")
            continue
        try:
            _verified(client, path.read_bytes(), line, roots)
        except Unusable as refusal:
            yield _problem(path, str(refusal))


def _verified(client: Any, content: bytes, line: bytes, roots: list[Any], nonce: int | None = None) -> datetime:
    """The time in a token for a line. Raises Unusable where it is of another line, or of none that is trusted."""
    builder = client.VerifierBuilder(roots=list(roots), nonce=nonce)
    try:
        token = client.decode_timestamp_response(content)
        builder.build().verify(token, hashlib.sha256(line).digest())
    except (client.VerificationError, ValueError) as error:
        raise Unusable(f"the time stamp does not hold: {str(error)[:200]}") from None
    time: datetime = token.tst_info.gen_time
    return time.astimezone(UTC)


def _client() -> Any:
    try:
        import rfc3161_client
    except ImportError:
        raise Unusable(NEEDED) from None
    return rfc3161_client


def _roots(settings: Settings) -> list[Any]:
    """The certificates whose signature is trusted."""
    from cryptography import x509

    path = settings.root / settings.timestamp_certificates
    try:
        return list(x509.load_pem_x509_certificates(path.read_bytes()))
    except (OSError, ValueError):
        raise Unusable(
            "no certificates to trust; store those of the authority as PEM and name the file in mkdocs.yml: "
            "timestamp_certificates: tsa.pem"
        ) from None


def _problem(path: Path, message: str) -> Problem:
    return Problem(f"{path.parent.name}/{path.name}", 0, 0, message, "custody")

"""Trusted timestamps: a token of an authority on this machine proves the journal, and nothing else does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.ingestion.conftest import Site
from timeline.cli import main
from timeline.ingestion.bundle import write_bundle
from timeline.ingestion.custody import Original, store_original, verify_originals
from timeline.ingestion.journal import FOLDER, JOURNAL
from timeline.ingestion.network import Network
from timeline.ingestion.parsed import Unusable
from timeline.ingestion.timestamps import NEEDED, stamp
from timeline.settings import Settings

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="the authority of these tests needs openssl"),
]

CONFIG = """
[authority]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
[leaf]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
basicConstraints = CA:FALSE
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[req]
distinguished_name = name
[name]
"""


class Authority:
    """An authority for time stamps, by openssl."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "openssl.cnf").write_text(CONFIG)
        (folder / "serial").write_text("01\n")
        key = "-newkey rsa:2048 -nodes -config openssl.cnf"
        self.run(f"req -x509 {key} -keyout root.key -out root.pem -days 30 -subj /CN=Root -extensions root")
        self.run(f"req {key} -keyout leaf.key -out leaf.csr -subj /CN=Stamps")
        sign = "-CA root.pem -CAkey root.key -CAcreateserial -days 30 -extfile openssl.cnf -extensions leaf"
        self.run(f"x509 -req -in leaf.csr {sign} -out leaf.pem")

    def run(self, arguments: str) -> None:
        subprocess.run(["openssl", *arguments.split()], cwd=self.folder, check=True, capture_output=True)

    def reply(self, query: bytes) -> bytes:
        (self.folder / "query").write_bytes(query)
        self.run(
            "ts -reply -config openssl.cnf -section authority -queryfile query -signer leaf.pem -inkey leaf.key -out r"
        )
        return (self.folder / "r").read_bytes()

    def __call__(self, request: BaseHTTPRequestHandler) -> None:
        content = self.reply(request.rfile.read(int(request.headers["Content-Length"])))
        request.send_response(200)
        request.send_header("Content-Type", "application/timestamp-reply")
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "one")


@pytest.fixture
def stamping(site: Site, authority: Authority, repository: Settings) -> Settings:
    """A repository with two originals that trusts the authority."""
    settings = replace(
        repository,
        originals="all",
        timestamp_authority=site.serve("/stamp", authority),
        timestamp_certificates="root.pem",
    )
    (settings.root / "root.pem").write_bytes((authority.folder / "root.pem").read_bytes())
    for name in ("a", "b"):
        store_original(settings, name, b"seed", Original(name.encode(), f"{name}.txt"))
    return settings


def journal(settings: Settings) -> Path:
    return settings.root / FOLDER / JOURNAL


def messages(settings: Settings) -> list[str]:
    return [problem.message for problem in verify_originals(settings)]


def test_a_token_for_the_last_line_is_stored_beside_the_journal_and_holds(stamping: Settings, network: Network) -> None:
    stamped = stamp(stamping, journal(stamping), network)
    assert stamped is not None
    assert (stamped.path.name, stamped.line) == ("custody-2.tsr", 2)
    assert messages(stamping) == []
    assert stamp(stamping, journal(stamping), network) is None


def test_a_token_still_holds_when_the_journal_goes_on(stamping: Settings, network: Network) -> None:
    stamp(stamping, journal(stamping), network)
    store_original(stamping, "c", b"seed", Original(b"c", "c.txt"))
    assert messages(stamping) == []
    assert stamp(stamping, journal(stamping), network) is not None


def test_a_journal_that_was_written_anew_after_its_time_stamp_is_found_out(
    stamping: Settings, network: Network
) -> None:
    stamp(stamping, journal(stamping), network)
    for path in (stamping.root / FOLDER).glob("*.txt"):
        path.unlink()
    journal(stamping).unlink()
    for name in ("a", "b"):
        store_original(stamping, name, b"seed", Original(name.encode() * 2, f"{name}.txt"))
    assert messages(stamping) == ["the time stamp does not hold: Mismatch between messages"]


def test_a_token_of_an_authority_that_is_not_trusted_does_not_hold(
    stamping: Settings, network: Network, tmp_path: Path
) -> None:
    stamp(stamping, journal(stamping), network)
    other = Authority(tmp_path / "other")
    (stamping.root / "root.pem").write_bytes((other.folder / "root.pem").read_bytes())
    [message] = messages(stamping)
    assert message.startswith("the time stamp does not hold: Error while verifying certificates")


@pytest.mark.parametrize("content", [b"", b"no token", b"0" * 200_000])
def test_what_is_no_token_is_named(stamping: Settings, content: bytes) -> None:
    (stamping.root / FOLDER / "custody-1.tsr").write_bytes(content)
    [problem] = verify_originals(stamping)
    assert (problem.path, problem.severity) == ("originals/custody-1.tsr", "error")


def test_an_answer_that_stamps_something_else_is_not_stored(
    site: Site, stamping: Settings, network: Network, authority: Authority
) -> None:
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    query = TimestampRequestBuilder().data(b"other").hash_algorithm(HashAlgorithm.SHA256).build()
    content = authority.reply(query.as_bytes())
    site.serve("/stamp", content)
    with pytest.raises(Unusable, match="does not hold"):
        stamp(stamping, journal(stamping), network)
    assert not list((stamping.root / FOLDER).glob("*.tsr"))


def test_only_the_open_web_is_asked(stamping: Settings) -> None:
    with pytest.raises(Unusable, match="not a public address"):
        stamp(stamping, journal(stamping), Network(sleep=lambda seconds: None))


@pytest.mark.parametrize(
    ("changes", "fix"),
    [({"timestamp_authority": ""}, "timestamp_authority: https"), ({"timestamp_certificates": "no.pem"}, "tsa.pem")],
)
def test_what_is_not_set_is_said_with_its_fix(stamping: Settings, changes: dict[str, str], fix: str) -> None:
    with pytest.raises(Unusable, match=fix):
        stamp(replace(stamping, **changes), journal(stamping))  # type: ignore[arg-type]


def test_a_missing_extra_is_named(stamping: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    (stamping.root / FOLDER / "custody-1.tsr").write_bytes(b"x")
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    assert messages(stamping) == [NEEDED]


def test_a_bundle_has_the_token_and_openssl_verifies_it(
    stamping: Settings, network: Network, authority: Authority, tmp_path: Path
) -> None:
    stamp(stamping, journal(stamping), network)
    write_bundle(stamping, tmp_path / "bundle", {}, {}, date(2024, 10, 18))
    line = (tmp_path / "bundle" / "data" / "custody.jsonl").read_bytes().splitlines()[1]
    (authority.folder / "line").write_bytes(line)
    token = tmp_path / "bundle" / "data" / "custody-2.tsr"
    authority.run(f"ts -verify -data line -in {token} -CAfile root.pem")


def test_the_command_prints_what_was_stamped_and_when(stamping: Settings, site: Site) -> None:
    stamping.config_file.write_text(
        "site_name: Test\nplugins:\n- timeline:\n    timestamp_authority: "
        f"{site.at('/stamp')}\n    timestamp_certificates: root.pem\n"
    )
    command = ["archive", "--timestamp", "--loopback", "--config-file", str(stamping.config_file)]
    done = CliRunner().invoke(main, command)
    assert done.output.startswith("originals/custody-2.tsr: line 2 existed at 20"), done.output
    assert CliRunner().invoke(main, command).output == "the journal has a time stamp already\n"

"""Promises of SECURITY.md about the program as a whole: whom it asks, and who may ask it."""

import re
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.cli import main
from timeline.cli.front import COMMANDS
from timeline.workshop import commands

PROMISE = (Path(__file__).parents[1] / "SECURITY.md").read_text(encoding="utf-8")
ARTICLE = """\
---
title: Strike at the harbour
published: 2024-10-18
language: en
url: https://paper.example/strike
---
Dock workers walked out at the harbour on October 3. The port authority dismissed nine of them on October 7.

Both sides signed an agreement on October 10. The mayor, Vera Holm, opened a new pier on October 12.
"""
OWN = """\
- {id: one, date: "2024-10-20", title: One, sources: [{title: A, url: "https://a.example"}]}
- {id: two, date: "2024-10-20", title: Two, sources: [{title: B, url: "https://b.example"}]}
- {id: three, date: "2024-10-21", title: Three}
- {id: four, date: "2024-10-22", title: Four}
"""
ASKING = {"add", "archive", "propose"}
"""Commands that ask the network, beside check with --links."""
SERVING = {"serve", "review"}
SILENT: Sequence[tuple[str, int]] = (
    ("init elsewhere", 0),
    ("read --out found.jsonl", 0),
    ("update", 0),
    ("check --sync --publish --custody", 0),
    ("accept one", 0),
    ("reject three --because known", 0),
    ("join one two", 0),
    ("split one --source 2", 0),
    ("show one", 0),
    ("why one", 0),
    ("log one", 1),  # there is no git repository
    ("rank", 0),
    ("resolve one --keep", 1),  # nothing is open
    ("withdraw four --because wrong", 0),
    ("redact Vera", 1),  # lists the files that it leaves alone
    ("prune", 0),
    ("fmt", 0),
    ("evidence -o bundle", 0),
    ("anchor", 0),
    ("dates", 0),
    ("events", 0),
    ("export csv -o out.csv", 0),
    ("import out.csv", 0),
    ("merge-file a.yaml a.yaml a.yaml", 0),
    ("new other", 0),
    ("build", 0),
)
"""Every other command at its work, with its exit code."""
LINE = (
    '{"docid": "a", "dct": "2024-10-18", "text": "They met on Monday.", "spans": [{"id": "1", "start": 0, "end": 8}]}'
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments], input=LINE)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs/events").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbour\nplugins: [timeline]\n", encoding="utf-8")
    (tmp_path / "docs/index.md").write_text("# Harbour\n", encoding="utf-8")
    (tmp_path / "seeds/strike.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "docs/events/own.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "elsewhere/docs").mkdir(parents=True)
    (tmp_path / "elsewhere/mkdocs.yml").write_text("site_name: Elsewhere\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_is_known_to_ask_or_not_to() -> None:
    assert {*COMMANDS} == ASKING | SERVING | {line.split()[0] for line, _ in SILENT}
    [promise] = re.findall(r"\*\*The network\.\*\* Only (.*?) ask it\.", PROMISE, re.DOTALL)
    assert {*re.findall(r"`(\w+)", promise)} == ASKING - {"propose"} | {"check"}


@pytest.mark.integration
@pytest.mark.usefixtures("repository")
def test_all_but_those_that_are_named_ask_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*asked: object, **_: object) -> None:
        raise AssertionError(f"asked the network: {asked}")

    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for line, code in SILENT:
        done = run(*line.split())
        assert done.exit_code == code, (line, done.output, done.exception)
        assert code == 0 or isinstance(done.exception, SystemExit), (line, done.exception)
    for asking in ("add https://paper.example/ferry", "check --links"):
        done = run(*asking.split())
        assert "asked the network" in f"{done.exception} {done.output}", asking


@pytest.mark.parametrize(
    ("arguments", "host"),
    [
        ((), "127.0.0.1"),
        (("-a", ":8123"), "127.0.0.1"),
        (("-a", "[::1]:8123"), "::1"),
        (("-a", "0.0.0.0:8123"), "0.0.0.0"),
    ],
)
@pytest.mark.parametrize("command", sorted(SERVING))
@pytest.mark.usefixtures("repository")
def test_a_server_listens_on_this_machine_alone_unless_another_address_is_named(
    command: str, arguments: Sequence[str], host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listens: list[str] = []

    def listen(host: str, *_: object, **__: object) -> None:
        listens.append(host)
        raise SystemExit

    monkeypatch.setattr(commands, "open_socket", listen)
    run(command, *arguments)
    assert listens == [host]


def test_a_socket_is_bound_to_the_address_that_is_asked_for() -> None:
    with commands.open_socket("127.0.0.1", 0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"

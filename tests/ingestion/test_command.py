"""timeline add as people and programs see it: what is printed where, and when it fails."""

import contextlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.ingestion.conftest import DATED, page
from timeline.cli.intake import add
from timeline.settings import Settings

pytestmark = pytest.mark.integration


def test_the_command_says_what_was_done_and_fails_when_something_was_refused(
    repository: Settings, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_bytes(page(head=DATED))
    run = CliRunner().invoke(
        add, [str(tmp_path / "page.html"), "missing.html", "-f", str(repository.config_file)], catch_exceptions=False
    )
    assert run.output.splitlines() == [
        "added seeds/ferry-stopped-by-ice-2024-10-18.md",
        "  Ferry stopped by ice",
        "  published 2024-10-18, from meta article:published_time",
        "refused missing.html: there is no such file; write a path, or an address that begins with https://",
        "1 added, 0 skipped, 1 refused",
    ]
    assert run.exit_code == 1


def test_a_line_of_json_is_told_for_each_source(repository: Settings, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(page(head=DATED))
    sources = [str(tmp_path / "page.html")] * 2 + ["missing.html"]
    run = CliRunner().invoke(add, [*sources, "-f", str(repository.config_file), "--format", "json"])
    added, skipped, refused = map(json.loads, run.output.splitlines())
    assert (added["published"], added["from"]) == ("2024-10-18T09:30:00+09:00", "meta article:published_time")
    assert skipped["same_as"] == "ferry-stopped-by-ice-2024-10-18"
    assert refused["refused"].startswith("there is no such file")


def test_a_bar_is_drawn_on_the_terminal_and_what_is_printed_goes_where_it_is_sent(
    repository: Settings, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_bytes(page(head=DATED))
    sources = [str(tmp_path / "page.html"), "missing.html", "-f", str(repository.config_file)]
    command = [sys.executable, "-m", "timeline", "add", *sources]
    ours, theirs = pty.openpty()
    with (tmp_path / "printed").open("wb") as printed:
        run = subprocess.Popen(command, stdout=printed, stderr=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    drawn = b""
    with contextlib.suppress(OSError):  # it has ended
        while piece := os.read(ours, 65_536):
            drawn += piece
    os.close(ours)
    assert run.wait(60) == 1
    assert b"2/2" in drawn
    assert b"1 added, 1 refused" in drawn
    assert (tmp_path / "printed").read_text().splitlines()[-1] == "1 added, 0 skipped, 1 refused"

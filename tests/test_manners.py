"""What a program owes to its surroundings: it waits for nothing that never comes, and says why it stops."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.cli import main

ARTICLE = "---\ntitle: A\npublished: 2024-10-18\n---\nDock workers walked out at the harbour on October 3.\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs/events").mkdir(parents=True)
    (tmp_path / "proposals").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: X\nplugins: [timeline]\n", encoding="utf-8")
    (tmp_path / "seeds/a.md").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("update").exit_code == 0
    (tmp_path / ".cache/timeline/running").unlink()
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


@pytest.fixture
def impatient() -> Iterator[None]:
    """A test that hangs fails."""

    def late(*_: object) -> None:
        raise TimeoutError("it hangs")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("seeds/b.md", 1, "seeds/b.md: is no file that can be read"),
        ("docs/events/own.yaml", 0, "docs/events/own.yaml: warning: is no file that can be read; remove it"),
        ("names.yaml", 1, "names.yaml: cannot be read: it is a folder, a pipe or a device; put a file there"),
        ("proposals/a.json", 1, "proposals/a.json: is no answer of a model (it is a folder, a pipe or a device)"),
        (
            "timeline.lock",
            1,
            "timeline.lock: cannot be read: it is a folder, a pipe or a device; take the file from git",
        ),
    ],
)
@pytest.mark.usefixtures("impatient")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(repository: Path, path: str, code: int, said: str) -> None:
    (repository / path).unlink(missing_ok=True)
    os.mkfifo(repository / path)
    checked = run("check")
    assert checked.exit_code == code
    assert said in checked.output
    assert run("update", "--dry-run").exit_code == code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize("make", [getattr(os, "mkfifo", None), os.mkdir], ids=["a pipe", "a folder"])
@pytest.mark.parametrize("command", ["check", "update", "build"])
@pytest.mark.usefixtures("impatient")
def test_a_configuration_that_is_no_file_is_not_waited_for(
    repository: Path, make: Callable[[Path], None], command: str
) -> None:
    (repository / "mkdocs.yml").unlink()
    make(repository / "mkdocs.yml")
    done = run(command)
    assert done.exit_code == 1
    assert done.output == "mkdocs.yml: cannot be read: it is a folder, a pipe or a device; put a file there\n"


@pytest.mark.integration
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a shell")
def test_a_repository_is_whole_though_nobody_reads_what_is_printed(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "new", "harbour"],
        cwd=tmp_path,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")
    assert (tmp_path / "harbour/mkdocs.yml").is_file()
    assert (tmp_path / "harbour/timeline.lock").is_file()


def test_configurations_that_inherit_from_each_other_are_named(repository: Path) -> None:
    (repository / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    (repository / "base.yml").write_text("INHERIT: mkdocs.yml\n", encoding="utf-8")
    done = run("check")
    assert done.exit_code == 1
    assert done.output.startswith('base.yml:1:1: INHERIT: "mkdocs.yml" inherits from this file; remove one')


@pytest.mark.integration
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a shell")
@pytest.mark.parametrize(("command", "code"), [("dates <&-", 0), ("--help >&-", 0), ("x >&- 2>&-", 2)])
def test_a_stream_that_is_closed_is_no_crash(repository: Path, command: str, code: int) -> None:
    shell = ["sh", "-c", f"{sys.executable} -m timeline {command}"]
    done = subprocess.run(shell, cwd=repository, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


def test_a_year_file_of_comments_alone_holds_no_events_and_stays_as_it_is(repository: Path) -> None:
    path = repository / "docs/events/2023.yaml"
    path.write_text("# nothing yet\n\n# really\n", encoding="utf-8")
    assert run("check", "--sync").exit_code == 0
    assert run("fmt", "--check").exit_code == 0
    (repository / "seeds/b.md").write_text(ARTICLE.replace("October 3", "October 3, 2023"), encoding="utf-8")
    assert run("update").exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# nothing yet\n\n# really\n")
    assert "2023-10-03" in text
    assert run("check", "--sync").exit_code == 0


@pytest.mark.integration
def test_ctrl_c_while_mkdocs_builds_the_site_is_an_interruption(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mkdocs.commands.build.build", interrupted)
    (repository / "docs/index.md").write_text("# X\n", encoding="utf-8")
    done = run("build")
    assert (done.exit_code, "interrupted" in done.output, "Aborted" in done.output) == (130, True, False)


@pytest.mark.integration
def test_ctrl_c_while_articles_are_read_leaves_no_file_behind(repository: Path) -> None:
    for number in range(300):
        (repository / f"seeds/more-{number}.md").write_text(ARTICLE * 20, encoding="utf-8")
    before = {
        path: path.read_bytes() for path in repository.rglob("*") if path.is_file() and ".cache" not in path.parts
    }
    command = [sys.executable, "-m", "timeline", "update", "-j", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not (repository / ".cache/timeline/running").exists():
        time.sleep(0.05)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    # Where Python itself was just running the text of a class, it ends by the signal, which shells show as 130, too.
    assert process.returncode in (130, -signal.SIGINT), said
    assert "Traceback" not in said
    after = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file() and ".cache" not in path.parts}
    assert after == before

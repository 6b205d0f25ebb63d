"""The command that git calls to merge files of events and the lock, and that tells git to."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import click

from timeline.cli.options import config_option, every_chosen, example
from timeline.problems import Invalid, Problem

DRIVER: Final = "timeline merge-file %O %A %B %P"


@click.command(
    "merge-file", epilog=example("timeline merge-file --install\ntimeline merge-file base.yaml ours.yaml theirs.yaml")
)
@click.argument("files", nargs=-1, metavar="[BASE OURS THEIRS [PATH]]", type=click.Path(path_type=Path))
@click.option("--install", is_flag=True, help="Tell git, in this clone, to merge the files of the timeline with this.")
@config_option
def merge_file(files: tuple[Path, ...], install: bool, config_file: Path) -> None:
    """Merge two versions of a file of events, or of the lock.

    It goes event by event.

    The result is written to OURS, as git asks of a merge driver. Exit code 1: both sides changed one field of an event;
    both values are between conflict markers.
    """
    if install:
        _install(config_file)
        return
    if len(files) not in (3, 4):
        raise click.UsageError("name three files (base, ours, theirs), or say --install")
    base, ours, theirs = (path.read_bytes().decode("utf-8") for path in files[:3])
    if ours.startswith('{"lock"') or theirs.startswith('{"lock"'):
        from timeline.store.gitmerge import merge_locks

        _write(files[1], merge_locks(base, ours, theirs))
        return
    from timeline.store.gitmerge import merge_texts

    merged = merge_texts(base, ours, theirs)
    if merged is None:  # lines, then, as git does it
        command = ["git", "merge-file", "-L", "ours", "-L", "base", "-L", "theirs"]
        done = subprocess.run([*command, str(files[1]), str(files[0]), str(files[2])], check=False)  # noqa: S603
        sys.exit(1 if done.returncode else 0)
    _write(files[1], merged.text)
    for note in merged.notes:
        click.echo(f"{files[3] if len(files) == 4 else files[1]}: {note}", err=True)
    sys.exit(1 if merged.conflicted else 0)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def _install(config_file: Path) -> None:
    """Name the driver in this clone's configuration, and the files that it is for, which git keeps apart from it."""
    root = config_file.parent
    folder = Path(_git(root, "rev-parse", "--git-path", "info/attributes").strip())
    _git(root, "config", "merge.timeline.name", "events and locks of a timeline, event by event")
    _git(root, "config", "merge.timeline.driver", DRIVER)
    attributes = root / folder
    existing = attributes.read_text(encoding="utf-8") if attributes.exists() else ""
    prefix = _git(root, "rev-parse", "--show-prefix").strip()
    wanted = []
    for settings in every_chosen(config_file):
        events = f"{prefix}{settings.events}"
        wanted += [f"{events}/**/*.y*ml merge=timeline", f"{prefix}{settings.lock_file.name} merge=timeline"]
    lines = [line for line in wanted if not re.search(rf"(?m)^{re.escape(line)}$", existing)]
    if lines:
        attributes.parent.mkdir(parents=True, exist_ok=True)
        attributes.write_text(existing + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    for line in wanted:
        click.echo(line)


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise Invalid(Problem("git", 0, 0, "git is not installed; install it", "git")) from None
    if done.returncode:
        raise Invalid(Problem("git", 0, 0, f"{done.stderr.strip()}; run this in a git repository", "git"))
    return done.stdout

"""The group of commands: finds each, and turns what is wrong with the user's files into messages and an exit code.

A new command is a function in a module beside this one and a line in ``COMMANDS``.
"""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TextIO

import click

from timeline import __version__
from timeline.cli.options import FORM, ROOT
from timeline.cli.output import show_problems
from timeline.problems import Invalid

# Each command imports what it needs itself: `timeline dates` has no use for MkDocs, and starts in a third of the time.

COMMANDS: Final = {
    "accept": "editing:accept",
    "add": "intake:add",
    "anchor": "batch:anchor",
    "archive": "intake:archive",
    "build": "site:build",
    "check": "repository:check",
    "dates": "batch:dates",
    "events": "batch:events",
    "evidence": "intake:evidence",
    "export": "exchange:export_command",
    "fmt": "repository:fmt",
    "import": "exchange:import_command",
    "init": "start:init",
    "join": "editing:join",
    "log": "editing:log",
    "merge-file": "git:merge_file",
    "new": "start:new",
    "propose": "proposing:propose",
    "prune": "repository:prune",
    "rank": "repository:rank_command",
    "read": "repository:read",
    "redact": "editing:redact",
    "reject": "editing:reject",
    "resolve": "editing:resolve",
    "review": "editing:review",
    "serve": "site:serve",
    "show": "editing:show",
    "split": "editing:split",
    "update": "repository:update",
    "withdraw": "editing:withdraw",
    "why": "explain:why",
}
"""Every command: its name -> the module of this package and the function in it, imported when asked for."""


class Front(click.Group):
    """Imports a command when it is asked for, and turns ``Invalid`` into messages and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click hands it over)
        """Return the names of all commands, none of them imported."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, its module imported only now; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"timeline.cli.{module}"), function)
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command; say so where what it prints cannot be written, as on a full disk."""
        _open_closed_streams()
        try:
            try:
                return super().main(*args, **extra)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:  # the reader has gone; what is left must not be flushed at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.stderr.write(f"the output cannot be written: {error.strerror}; make room, or write it elsewhere\n")
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and turn what went wrong into a message and an exit code."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):  # MkDocs, run within the command, says it the second way
            click.echo("interrupted", err=True)
            ctx.exit(130)
        except Invalid as invalid:
            show_problems(invalid.problems, ctx.meta.get(FORM, "text"), ctx.meta.get(ROOT, Path.cwd()))
            ctx.exit(1)


@click.group(cls=Front, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """Turn news articles into a chronology you can verify.

    Exit codes: 0 fine, 1 a finding (invalid data, out of sync), 2 wrong use, 130 interrupted.
    """
    # What a command reads it keeps: looking for garbage in it at every turn makes large chronologies grow faster than
    # they are, by a third at 5,000 events.
    gc.set_threshold(100_000)
    for stream in (sys.stdout, sys.stderr):
        _make_printable(stream)


def _open_closed_streams() -> None:
    """Read nothing and write nowhere where a stream was closed before the program began, as by ``>&-`` in a shell.

    In the order of their numbers: no file that is opened later gets the number of one of them.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 (open until the end)


def _make_printable(stream: TextIO) -> None:
    """Let a stream take every character: a terminal shows what it cannot print as "?", a file or pipe is UTF-8.

    Windows gives programs a code page of 256 characters, and a title in another script would end the command.
    """
    if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
        as_asked = bool(os.environ.get("PYTHONIOENCODING")) or stream.isatty()
        stream.reconfigure(errors="replace") if as_asked else stream.reconfigure(encoding="utf-8")

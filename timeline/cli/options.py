"""What several commands share on the command line: options, and how an example is shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import click

from timeline.dates import DateError, Day

Command = TypeVar("Command", bound=Callable[..., None])

FORM: Final = "form"
"""Where the context of a command remembers the form that its output was asked for in."""

config_option = click.option(
    "-f",
    "--config-file",
    default="mkdocs.yml",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The configuration of the timeline repository.",
)


loopback_option = click.option("--loopback", is_flag=True, help="Also ask servers on this machine, to try things out.")


def format_option(*forms: str) -> Callable[[Command], Command]:
    """--format with these choices, the first of them the default; problems that end a command are told in it, too."""

    def remember(context: click.Context, _: click.Parameter, form: str) -> str:
        context.meta[FORM] = form
        return form

    return click.option(
        "--format", "form", default=forms[0], show_default=True, type=click.Choice(forms), callback=remember
    )


def jobs_option(command: Command) -> Command:
    """--jobs, how many processes may share the work: as many as there are cores when it is not said."""
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=1),
        default=cores,
        envvar="TIMELINE_JOBS",
        show_envvar=True,
        help="Processes that read many articles; all cores when not given. The result is the same.",
    )(command)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def shown(what: str, total: int) -> Iterator[Callable[[int], object]]:
    """A bar on standard error where that is a terminal, gone at the end. Its value takes how many more are done."""
    from rich.console import Console  # for long work only
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=total)
        yield partial(progress.advance, task)


def day_option(name: str, about: str) -> Callable[[Command], Command]:
    """An option that takes a calendar day, as 2024-10-18."""
    return click.option(name, metavar="DAY", callback=_day, help=about)


def example(text: str) -> str:
    """A command's epilog: lines as they are typed."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in text.splitlines())


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> Day | None:
    try:
        return None if value is None else Day.parse(value)
    except DateError as error:
        raise click.BadParameter(str(error), context, parameter) from None

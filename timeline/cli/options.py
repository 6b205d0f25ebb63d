"""What several commands share on the command line: options, and how an example is shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from timeline.dates import DateError, Day

if TYPE_CHECKING:
    from timeline.settings import Settings

Command = TypeVar("Command", bound=Callable[..., None])

FORM: Final = "form"
"""Where the context of a command keeps the format that its output was asked for in."""

ROOT: Final = "root"
"""Where the context of a command keeps the folder of mkdocs.yml, which the paths in problems are relative to."""

TIMELINE: Final = "timeline"
"""Where the context of a command keeps which timeline of a site was chosen."""

_NAMES: Final = ("mkdocs.yml", "mkdocs.yaml")


def _config_file(context: click.Context, _: click.Parameter, given: Path | None) -> Path:
    """The file given, else that of the folder we are in or of the nearest above it, as git does."""
    if given is None:
        here = Path.cwd()
        folders = (here, *here.parents)
        files = (folder / name for folder in folders for name in _NAMES if (folder / name).is_file())
        given = next(files, Path(_NAMES[0]))
        given = Path(given.name) if given.parent == here else given  # as it would be typed
    context.meta[ROOT] = given.parent
    return given


def _choose(context: click.Context, _: click.Parameter, name: str | None) -> None:
    context.meta[TIMELINE] = name


def config_option(command: Command) -> Command:
    """--config-file, found from sub-folders, too, and --timeline, which of a site's timelines is meant."""
    command = click.option(
        "--timeline",
        metavar="NAME",
        expose_value=False,
        callback=_choose,
        help="The timeline to work on, if mkdocs.yml has several.",
    )(command)
    return click.option(
        "-f",
        "--config-file",
        type=click.Path(dir_okay=False, path_type=Path),
        callback=_config_file,
        help="The configuration of the site; by default mkdocs.yml in this folder or the nearest above.",
    )(command)


def chosen(config_file: Path) -> Settings:
    """Return the settings of the timeline that --timeline names, or of the only one.

    Raises:
        Invalid: The settings are not valid, or there are several timelines and none was named.
    """
    from timeline.settings import read_settings  # needs yaml, which not every command does

    return read_settings(config_file, click.get_current_context().meta.get(TIMELINE) or "")


def every_chosen(config_file: Path) -> tuple[Settings, ...]:
    """Return the settings of the timeline that --timeline names, or of all.

    Raises:
        Invalid: The settings are not valid.
    """
    from timeline.settings import all_settings

    return (chosen(config_file),) if click.get_current_context().meta.get(TIMELINE) else all_settings(config_file)


def address_option(default: str) -> Callable[[Command], Command]:
    """--addr, where a server listens: a host and a port."""
    about = "Where to listen; port 0 takes any that is free."
    return click.option(
        "-a", "--addr", default=default, show_default=True, metavar="HOST:PORT", callback=_address, help=about
    )


def _address(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, int]:
    host, colon, port = value.rpartition(":")
    if not colon or not port.isdigit() or int(port) > 65_535:
        raise click.BadParameter("write a host and a port, as 127.0.0.1:8000", context, parameter)
    return host.strip("[]") or "127.0.0.1", int(port)


loopback_option = click.option("--loopback", is_flag=True, help="Also allow servers on this machine, for testing.")


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
        help="How many processes read articles; one for each core by default. The result is the same.",
    )(command)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def progress_bar(what: str, total: int) -> Iterator[Callable[[int], object]]:
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

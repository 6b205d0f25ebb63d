"""What several commands share on the command line: options, and how an example is shown."""

from __future__ import annotations

from collections.abc import Callable
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

"""The command that starts a repository: new."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.cli.options import example


@click.command(epilog=example("timeline new my-timeline\ncd my-timeline\ntimeline update"))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="The site's name; the folder's name when not given.")
def new(folder: Path, title: str | None) -> None:
    """Make a timeline repository in DIR.

    It has settings, an example article and a CI workflow.
    """
    from timeline.new import create

    for path in create(folder, title or folder.resolve().name):
        click.echo(path)

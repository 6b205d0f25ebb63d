"""The commands that start a timeline: new and init."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.cli.options import example
from timeline.cli.output import show_problems


@click.command(epilog=example('timeline new my-timeline --title "My timeline"\ncd my-timeline\ntimeline serve'))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="The site's name; the folder's name by default.")
@click.option(
    "--ci",
    type=click.Choice(["github", "gitlab", "none"]),
    default="github",
    show_default=True,
    help="The service to write a workflow for.",
)
def new(folder: Path, title: str | None, ci: str) -> None:
    """Make a timeline repository in DIR.

    It has settings, an example article with its events, and a CI workflow. Its first commit passes that workflow.
    """
    from timeline.cli import report
    from timeline.new import create
    from timeline.settings import read_settings
    from timeline.updating.pipeline import update

    # All is made before any of it is printed: who reads the first lines only must not get half a repository.
    made = [*create(folder, title or folder.resolve().name, ci)]
    outcome = update(read_settings(folder / "mkdocs.yml"))
    for path in (*made, *(folder / written for written in outcome.written)):
        click.echo(path.as_posix())
    click.echo(report.of_update(outcome), nl=False)
    show_problems(outcome.problems, "text", folder)
    click.echo(
        "\nNext:\n"
        f"  cd {folder}\n"
        "  timeline serve                # the site at http://127.0.0.1:8000\n"
        "  timeline add FILE|URL ...     # bring in your own articles, then: timeline update\n"
        '  git init && git add . && git commit -m "Start a timeline"\n'
        "Delete seeds/example.md when you have articles of your own."
    )


@click.command(epilog=example("timeline init\ntimeline add https://example.org/article\ntimeline update"))
@click.argument("folder", metavar="DIR", default=".", type=click.Path(file_okay=False, exists=True, path_type=Path))
@click.option("--title", help="The site's name, where there is no mkdocs.yml yet.")
def init(folder: Path, title: str | None) -> None:
    """Add a timeline to a site or folder that exists.

    Adds the plugin to mkdocs.yml and makes folders for articles and events. Nothing that is there is overwritten.
    """
    from timeline.new import add_to

    done = [f"{what} {path.as_posix()}" for path, what in add_to(folder, title)]
    click.echo("\n".join(done) or "nothing to do: this site has a timeline")
    if done:
        click.echo(
            "\nNext:\n"
            "  timeline add FILE|URL ...     # bring in articles\n"
            "  timeline update               # write their events into the YAML\n"
            "  timeline serve                # the timeline is at /timeline/\n"
            "Where mkdocs.yml has a nav, add: - Timeline: timeline/index.md"
        )

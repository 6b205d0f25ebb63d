"""The commands that make the site: build and serve."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.cli.options import address_option, config_option, example
from timeline.cli.output import finish, show_problems
from timeline.problems import Invalid


@click.command(epilog=example("timeline build\nopen site/index.html"))
@click.option("--pages", is_flag=True, help="Write docs/timeline/ only; another program builds the site.")
@click.option(
    "--strict/--no-strict", default=False, help="Build nothing when an event is held back, or when MkDocs warns."
)
@config_option
def build(config_file: Path, pages: bool, strict: bool) -> None:
    """Write the pages and build the site with MkDocs.

    An event or a source with a mistake is held back and reported; the rest is built, and the exit code is 1.
    """
    from timeline.build import build_site, held_back, write_pages

    held = list(held_back(config_file))
    if strict and held:
        raise Invalid(*held)
    if pages:
        for path in write_pages(config_file, held=[]):
            click.echo(path)
    else:
        build_site(config_file, strict=strict)
    show_problems(held, "text", config_file.parent)
    finish(held)


@click.command(epilog=example("timeline serve --addr 127.0.0.1:8001"))
@address_option("127.0.0.1:8000")
@config_option
def serve(config_file: Path, addr: tuple[str, int]) -> None:
    """Serve the site here, and show each edit in the browser at once.

    Only the page that is open is rendered, from memory. A mistake in a file is shown in the browser, with its line; the
    rest is served in spite of it. Nothing is written: run timeline build for the files of the site.
    """
    from timeline.workshop.commands import serve as serve_site

    serve_site(config_file, *addr, click.echo)

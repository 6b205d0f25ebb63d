"""From YAML and articles to pages, and from pages to the site."""

from __future__ import annotations

from pathlib import Path

from timeline import site
from timeline.articles import read_articles
from timeline.settings import read_settings
from timeline.store import load


def write_pages(config_file: Path) -> list[Path]:
    """Write the pages of a timeline repository under its output folder; the paths of those that changed.

    Raises Invalid when the YAML or the folder of articles cannot be used; an article that cannot be read only misses
    its own pages.
    """
    settings = read_settings(config_file)
    articles = read_articles(settings.seeds_folder, settings.root, settings.language)
    chronology = load(settings.events_folder)
    pages = site.pages(chronology.events, articles.by_id, site.SiteSettings())
    return site.write(pages, settings.output_folder)


def build_site(config_file: Path, *, strict: bool = True) -> None:
    """Build the site; the pages are written by the plugin on the way. Raises MkDocs' Abort when it cannot be built."""
    _mkdocs("build", "--config-file", str(config_file), "--clean", "--strict" if strict else "--no-strict")


def serve_site(config_file: Path, address: str) -> None:
    """Serve the site at host:port and rebuild it when a file changes, until interrupted."""
    _mkdocs("serve", "--config-file", str(config_file), "--dev-addr", address)


def _mkdocs(*arguments: str) -> None:
    # MkDocs' own command sets up the log and counts warnings, which a call of its functions would leave to us.
    from mkdocs.__main__ import cli

    cli.main(list(arguments), prog_name="mkdocs", standalone_mode=False)

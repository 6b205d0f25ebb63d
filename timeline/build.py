"""From YAML and articles to pages, and from pages to the site."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from timeline.articles import Article, read_articles
from timeline.covering import sentences_of
from timeline.problems import Invalid, Problem
from timeline.settings import Settings, all_settings
from timeline.site import Site, SiteSettings, pages_of, site_of, write
from timeline.store import Chronology, load, load_lock, repair
from timeline.updating import dates_of


def write_pages(config_file: Path) -> list[Path]:
    """Write the pages of every timeline of a site under its output folder; the paths of those that changed.

    Raises Invalid when the YAML or the folder of articles cannot be used; an article that cannot be read only misses
    its own pages.
    """
    return [path for settings in all_settings(config_file) for path in write_site(read_site(settings), settings)]


def read_site(settings: Settings) -> Site:
    """Return everything that the pages of a timeline are made with.

    Raises:
        Invalid: The YAML or the folder of articles cannot be used, or the pages would not be part of the site.
    """
    if not settings.output_folder.resolve().is_relative_to(settings.docs_folder.resolve()):
        fix = f"so no page would show it; write {settings.docs}/timeline"
        message = f'output: "{settings.output}" is outside of docs_dir, {fix}'
        raise Invalid(Problem(settings.config_file.name, 0, 0, message, "settings"))
    articles = read_articles(settings.seeds_folder, settings.root, settings.language)
    chronology = load(settings.events_folder, settings.root, dates_of(settings))
    return site_of(chronology.events, articles.by_id, _site_settings(settings, chronology, articles.by_id))


def write_site(site: Site, settings: Settings) -> list[Path]:
    """Write the pages of a timeline under its output folder; the paths of those that changed."""
    return write(pages_of(site), settings.output_folder)


def _site_settings(settings: Settings, chronology: Chronology, articles: Mapping[str, Article]) -> SiteSettings:
    return SiteSettings(
        settings.title or settings.site_name,
        settings.timeline_url,
        settings.edit_url,
        chronology.places(),
        directory_urls=settings.directory_urls,
        language=settings.site_language,
        coverage=sentences_of(settings, articles, chronology.events),
        full_text=settings.full_text,
        renamed=_renamed(settings, chronology),
    )


def _renamed(settings: Settings, chronology: Chronology) -> Mapping[str, str]:
    """The ids that events had before, those that were changed since the last update, too."""
    return repair(load_lock(settings.root, settings.lock_file.name), chronology.by_id).leads


def build_site(config_file: Path, *, strict: bool = False) -> None:
    """Build the site; the plugin writes the pages on the way. Raises MkDocs' Abort when it cannot be built."""
    _require_plugin(config_file)
    _mkdocs("build", "--config-file", str(config_file), "--clean", "--strict" if strict else "--no-strict")


def _require_plugin(config_file: Path) -> None:
    """Name what is wrong with the settings better than MkDocs does. Raises Invalid."""
    if not all_settings(config_file)[0].plugged:
        message = "plugins: does not name the plugin, so no page would show the timeline; add - timeline to the list"
        raise Invalid(Problem(config_file.name, 0, 0, message, "settings"))


def serve_site(config_file: Path, address: str) -> None:
    """Serve the site at host:port and rebuild it when a file changes, until interrupted."""
    _require_plugin(config_file)
    _mkdocs("serve", "--config-file", str(config_file), "--dev-addr", address)


def _mkdocs(*arguments: str) -> None:
    # Material prints a page about the future of MkDocs, which is nothing for who only builds a timeline.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # MkDocs' own command sets up the log and counts warnings, which a call of its functions would leave to us.
    from mkdocs.__main__ import cli

    cli.main(list(arguments), prog_name="mkdocs", standalone_mode=False)

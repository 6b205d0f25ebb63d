"""From YAML and articles to pages, and from pages to the site."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from timeline.articles import Article, Articles, read_articles
from timeline.build.sentence_fates import sentences_of
from timeline.events import Event
from timeline.ingestion.journal import document_digests
from timeline.plugins import missing_extra
from timeline.problems import Invalid, Problem
from timeline.settings import Settings, all_settings
from timeline.site import Cards, Site, SiteSettings, can_draw, pages_of, site_of, write_files
from timeline.site.journal import Journal
from timeline.store import Chronology, Lock, Names, load_lock, read_folder, read_names, repair
from timeline.updating.gathering import corpus_of
from timeline.updating.pipeline import conventions_of


def write_pages(config_file: Path, held: list[Problem] | None = None) -> list[Path]:
    """Write the pages of every timeline of a site under its output folder; the paths of those that changed.

    Events that cannot be read are ``held`` back, where a list for the problems is given; else Invalid is raised. It is
    raised, too, when the folder of articles cannot be used; an article that cannot be read only misses its own pages.
    """
    return [path for settings in all_settings(config_file) for path in write_site(read_site(settings, held), settings)]


def read_site(settings: Settings, held: list[Problem] | None = None) -> Site:
    """Return everything that the pages of a timeline are made with.

    Args:
        settings: Those of the timeline.
        held: Takes what is wrong with events and sources that are held back; without it they raise Invalid.

    Raises:
        Invalid: The YAML or the folder of articles cannot be used, or the pages would not be part of the site.
    """
    require_output(settings)
    require_cards(settings)
    articles = read_articles(settings.seeds_folder, settings.root, settings.language)
    chronology = read_folder(settings.events_folder, settings.root, conventions_of(settings))
    if held is None and chronology.errors:
        raise Invalid(*chronology.errors)
    if held is not None:
        held += chronology.errors
    names, _ = read_names(settings.root)
    return make_site(settings, articles, chronology, load_lock(settings.root, settings.lock_file.name), names)


def make_site(
    settings: Settings, articles: Articles, chronology: Chronology, lock: Lock, names: Names, before: Site | None = None
) -> Site:
    """Return everything that the pages are made with, from files that have been read.

    What has not changed is taken from the site ``before``, which saves half of the time.
    """
    shown = [event for event in chronology.shown if event.checked or settings.drafts != "hidden"]
    shown = [names.applied(event) for event in shown]
    same = before is not None and before.edition.articles is articles.by_id
    outlines = before.settings.outlines if before and same else corpus_of(settings.root, articles.by_id).outlines
    about = replace(_site_settings(settings, chronology, lock, shown, articles.by_id), outlines=outlines)
    return site_of(shown, articles.by_id, about, before)


def require_output(settings: Settings) -> None:
    """Raise Invalid where the pages would not be part of the site."""
    if not settings.output_folder.resolve().is_relative_to(settings.docs_folder.resolve()):
        fix = f"so no page would show it; write {settings.docs}/timeline"
        message = f'output: "{settings.output}" is outside of docs_dir, {fix}'
        raise Invalid(Problem(settings.config_file.name, 0, 0, message, "settings"))


def require_cards(settings: Settings) -> None:
    """Raise Invalid where cards are wanted and what draws them is not installed."""
    if settings.cards and not can_draw():
        message = missing_extra("cards", "cards: true needs Pillow")
        raise Invalid(Problem(settings.config_file.name, 0, 0, message, "extra"))


def held_back(config_file: Path) -> tuple[Problem, ...]:
    """What is wrong with the events and sources that a build holds back, in all timelines of a site."""
    chronologies = (
        read_folder(settings.events_folder, settings.root, conventions_of(settings))
        for settings in all_settings(config_file)
    )
    return tuple(problem for chronology in chronologies for problem in chronology.errors)


def write_site(site: Site, settings: Settings) -> list[Path]:
    """Write the pages of a timeline under its output folder; the paths of those that changed."""
    folder = settings.output_folder
    return write_files(pages_of(site), folder, Cards(site, folder))


def _site_settings(
    settings: Settings, chronology: Chronology, lock: Lock, shown: Sequence[Event], articles: Mapping[str, Article]
) -> SiteSettings:
    # Ids that were changed since the last update lead to the new ones, too.
    lock = repair(lock, chronology.by_id)
    return SiteSettings(
        settings.title or settings.site_name,
        settings.timeline_url,
        settings.edit_url,
        chronology.places(),
        directory_urls=settings.directory_urls,
        language=settings.site_language,
        coverage=sentences_of(settings, articles, shown),
        digests=document_digests(settings.root),
        full_text=settings.full_text,
        cards=settings.cards,
        renamed=lock.leads,
        former=lock.former,
        drafts=settings.drafts,
        description=settings.description,
        # What was only deleted or rejected is nobody's business; what was withdrawn has a public reason.
        journal=Journal(lock.base, [event for name, event in sorted(lock.base.items()) if lock.former.get(name)]),
        issues_url=settings.issues_url,
        keys=settings.own_keys,
        depth=len(Path(os.path.relpath(settings.output_folder, settings.docs_folder)).parts),
    )


def build_site(config_file: Path, *, strict: bool = False) -> None:
    """Build the site; the plugin writes the pages on the way. Raises MkDocs' Abort when it cannot be built."""
    _require_plugin(config_file)
    _mkdocs("build", "--config-file", str(config_file), "--clean", "--strict" if strict else "--no-strict")


def _require_plugin(config_file: Path) -> None:
    """Name what is wrong with the settings better than MkDocs does. Raises Invalid."""
    if not all_settings(config_file)[0].plugged:
        message = "plugins: does not name the plugin, so no page would show the timeline; add - timeline to the list"
        raise Invalid(Problem(config_file.name, 0, 0, message, "settings"))


def _mkdocs(*arguments: str) -> None:
    # Material prints a page about the future of MkDocs, which is nothing for who only builds a timeline.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # MkDocs' own command sets up the log and counts warnings, which a call of its functions would leave to us.
    from mkdocs.__main__ import cli

    cli.main(list(arguments), prog_name="mkdocs", standalone_mode=False)

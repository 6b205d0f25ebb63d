"""The site from memory: MkDocs' navigation and theme are held, and only the page that is asked for is made.

MkDocs builds a site as a whole, which at 2,000 events takes half a minute after each edit. This module goes through the
same steps with the same plugins, but for one page at a time, and writes nothing into the repository.
"""

from __future__ import annotations

import logging
import mimetypes
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from threading import RLock
from typing import Any, Final, Protocol, cast

import jinja2
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.files import Files as SiteFiles
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_relative_url

from timeline.problems import Invalid, Problem
from timeline.settings import Settings, all_settings
from timeline.site import Page, Site, can_draw, render
from timeline.site.entries import Entry
from timeline.workshop.memory import ArticleMemory, Timeline, make_timeline, read_timeline
from timeline.workshop.watching import Look, changed_files, look

log = logging.getLogger("mkdocs.timeline.live")

PLUGIN: Final = "timeline"
SEARCH: Final = ("search", "material/search")
SEARCH_INDEX: Final = "search/search_index.json"


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """What the server gives for an address. ``version`` tells two contents of one address apart."""

    status: int
    media_type: str
    body: bytes
    version: str = ""


class Plugin(Protocol):
    """What is asked of the plugin ``timeline``."""

    live: Mapping[str, tuple[Settings, Site]] | None

    def settings_of(self, config: MkDocsConfig) -> tuple[Settings, ...]:
        """Return the settings of each timeline of a site."""


class TimelineFile(File):
    """A file of the timeline as MkDocs knows files. Its content is rendered when it is asked for."""

    def __init__(self, config: MkDocsConfig, src_uri: str, page: Page) -> None:
        super().__init__(src_uri, None, config.site_dir, config.use_directory_urls)
        self.generated_by = PLUGIN
        self.abs_src_path = None
        self.content = page

    @property  # type: ignore[misc]  # MkDocs lets plugins write it
    def content_string(self) -> str:
        """The page, rendered when it is asked for."""
        return render(self.content)

    @property  # type: ignore[misc]
    def content_bytes(self) -> bytes:
        """The page in UTF-8."""
        return self.content_string.encode()


class LiveSite:
    """A site that is served while its files are edited. Every method may be called from any thread."""

    def __init__(self, config_file: Path, address: str) -> None:
        """Read everything. ``address`` is where the site is served, with "/" at its end.

        Raises:
            Invalid: The settings cannot be used.
        """
        all_settings(config_file)  # which names what is wrong with the settings better than MkDocs does
        self._config_file, self._address = config_file, address
        self._lock = RLock()
        self._made = tempfile.TemporaryDirectory(prefix="timeline-")
        self._memories: dict[str, ArticleMemory] = {}
        self._timelines: dict[str, Timeline] = {}
        self._answers: dict[str, PageAnswer] = {}
        self._wrong: tuple[Problem, ...] = ()
        self._started = False
        self.generation = 0
        self._load()
        self._seen = self._look()

    def close(self) -> None:
        """Remove what was made outside of the repository."""
        self._made.cleanup()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files now; everything else is served in spite of it."""
        every = (timeline.files.problems for timeline in self._timelines.values())
        return tuple(sorted([*self._wrong, *(problem for problems in every for problem in problems)]))

    @property
    def root(self) -> Path:
        """The folder of mkdocs.yml, which the paths in problems are relative to."""
        return self._config_file.parent

    @property
    def strict(self) -> bool:
        """Whether the site has the packaged theme, whose pages run nothing inline."""
        return self._config.theme.name == PLUGIN

    def refresh(self) -> bool:
        """Look at the files, and take in what changed. Returns whether anything did."""
        now = self._look()
        paths = changed_files(self._seen, now)
        if not paths:
            return False
        with self._lock:
            before, self._seen = self._seen, now
            timelines = [timeline.files.settings for timeline in self._timelines.values()]
            try:
                if all(_is_of_a_timeline(path, timelines) for path in paths):
                    self._take_in(paths)
                else:
                    self._load()
                self._wrong = ()
            except Invalid as invalid:
                self._wrong = invalid.problems
            except (MkDocsException, OSError) as error:
                self._wrong = (Problem(self._config_file.name, 0, 0, str(error), "settings"),)
            except Exception:
                self._seen = before  # what was not taken in is looked at again
                raise
            self._answers.clear()
            self.generation += 1
        return True

    def answer(self, path: str) -> PageAnswer:
        """Return what stands at an address, "timeline/index.html"; a page that is not there has status 404."""
        with self._lock:
            cached = self._answers.get(path)
            if cached is None:
                cached = self._answers[path] = self._answer(path)
            return cached

    def _answer(self, path: str) -> PageAnswer:
        file = self._by_address.get(path)
        if file is None and path == SEARCH_INDEX:
            return self._search_index()
        if file is None and path in self._config.theme.static_templates and not path.startswith("404"):
            return _answer(path, self._template(path).encode())
        if file is None and (card := self._card(path)) is not None:
            return _answer(path, card)
        if file is None:
            return PageAnswer(404, "text/html", self._template("404.html").encode())
        if file.is_documentation_page():
            return _answer("index.html", self._page(file).encode("utf-8", "xmlcharrefreplace"))
        return _answer(path, file.content_bytes)

    def _load(self) -> None:
        """Read the configuration and every file anew."""
        config = load_config(str(self._config_file), site_url=self._address, strict=False)
        config.site_dir = self._made.name
        if not self._started:
            config.plugins.on_startup(command="serve", dirty=False)
            self._started = True
        config = config.plugins.on_config(config)
        plugin = config.plugins.get(PLUGIN)
        if plugin is None:
            message = "plugins: does not name the plugin, so no page would show the timeline; add - timeline"
            raise Invalid(Problem(self._config_file.name, 0, 0, message, "settings"))
        self._plugin = cast("Plugin", plugin)
        timelines = {}
        for settings in self._plugin.settings_of(config):
            memory = self._memories.setdefault(settings.name, ArticleMemory())
            timelines[settings.name] = make_timeline(read_timeline(settings, memory))
        self._plugin.live = {name: (one.files.settings, one.site) for name, one in timelines.items()}
        config.plugins.on_pre_build(config=config)
        docs = Path(config.docs_dir).resolve()
        outputs = [_below(one.files.settings.output_folder, docs) for one in timelines.values()]
        sources = [file for file in get_files(config) if not any(_is_in(file.src_uri, folder) for folder in outputs)]
        own = [TimelineFile(config, path, page) for path, page in _pages(timelines.values(), docs)]
        files = SiteFiles([*sources, *own])
        env = config.theme.get_env()
        files.add_files_from_theme(env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._config, self._docs, self._files, self._nav = config, docs, files, nav
        self._timelines = timelines
        self._index()
        for page in nav.pages:  # the navigation shows their titles
            self._populate(page)
        self._env = cast("jinja2.Environment", config.plugins.on_env(env, config=config, files=files))

    def _take_in(self, paths: Iterable[str]) -> None:
        """Read what changed of articles and events, and put the new pages in the place of the old ones."""
        for name, before in list(self._timelines.items()):
            settings = before.files.settings
            articles = any(Path(path).is_relative_to(settings.seeds_folder) for path in paths)
            files = read_timeline(settings, self._memories[name], before.files, articles_changed=articles)
            self._timelines[name] = make_timeline(files, before)
        self._plugin.live = {name: (one.files.settings, one.site) for name, one in self._timelines.items()}
        self._config.plugins[PLUGIN].on_pre_build(config=self._config)
        wanted = dict(_pages(self._timelines.values(), self._docs))
        for file in list(self._files):
            if isinstance(file, TimelineFile):
                page = wanted.pop(file.src_uri, None)
                if page is None:
                    self._files.remove(file)
                else:
                    file.content = page
        for path, page in wanted.items():
            file = TimelineFile(self._config, path, page)
            file.inclusion = InclusionLevel.NOT_IN_NAV
            self._files.append(file)
            if file.is_documentation_page():
                SitePage(None, file, self._config)
        self._index()

    def _index(self) -> None:
        """Say which file stands at which address."""
        served = [file for file in self._files if file.inclusion.value >= InclusionLevel.DRAFT.value]
        self._by_address = {file.dest_uri: file for file in served}
        self._documents = [file for file in served if file.is_documentation_page()]

    def _populate(self, page: SitePage) -> None:
        """Read the source of a page and make its Markdown HTML."""
        config, files = self._config, self._files
        config._current_page = page
        try:
            page = config.plugins.on_pre_page(page, config=config, files=files)
            page.read_source(config)
            page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
            page.render(config, files)
            page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        finally:
            config._current_page = None

    def _page(self, file: File) -> str:
        """Make the HTML of a page."""
        page = file.page or SitePage(None, file, self._config)
        self._populate(page)
        page.active = True
        try:
            context = get_context(self._nav, self._documents, self._config, page)
            template = self._env.get_template(str(page.meta.get("template", "main.html")))
            context = self._config.plugins.on_page_context(context, page=page, config=self._config, nav=self._nav)
            return self._config.plugins.on_post_page(template.render(context), page=page, config=self._config)
        finally:
            page.active = False

    def _template(self, name: str) -> str:
        """Make a page of the theme that has no source, as 404.html."""
        plugins, config = self._config.plugins, self._config
        try:
            template = plugins.on_pre_template(self._env.get_template(name), template_name=name, config=config)
        except jinja2.TemplateNotFound:
            return "<!doctype html><title>Not found</title><h1>Not found</h1>"
        base = "/" if name.startswith("404") else get_relative_url(".", name)
        context = get_context(self._nav, self._documents, config, base_url=base)
        context = plugins.on_template_context(context, template_name=name, config=config)
        return plugins.on_post_template(template.render(context), template_name=name, config=config)

    def _card(self, path: str) -> bytes | None:
        """Draw the card of an event or of a page of the list, where there are cards: it is asked for by who looks at
        how a link is shown elsewhere."""
        for timeline in self._timelines.values():
            folder = PurePosixPath(_below(timeline.files.settings.output_folder, self._docs))
            if timeline.site.settings.cards and can_draw() and PurePosixPath(path).is_relative_to(folder):
                return timeline.cards.get(PurePosixPath(path).relative_to(folder).as_posix())
        return None

    def _search_index(self) -> PageAnswer:
        """Make the index of the search: of events it has title and summary, which spares rendering all their pages."""
        name = next((name for name in SEARCH if name in self._config.plugins), None)
        if name is None:
            return PageAnswer(404, "text/plain", b"this site has no search")
        search: Any = self._config.plugins[name]
        search.on_config(self._config)  # which begins an empty index
        for file in self._documents:
            page = file.page or SitePage(None, file, self._config)
            if isinstance(file, TimelineFile):
                if not isinstance(file.content.subject, Entry):
                    continue
                entry = file.content.subject
                page.markdown, page.meta, page.toc = "", {"title": str(escape(entry.title))}, []  # type: ignore[assignment]
                page.content = Markup("<p>%s</p>") % entry.brief[0]
            else:
                self._populate(page)
            search.on_page_context({}, page=page, config=self._config, nav=self._nav)
        search.on_post_build(config=self._config)
        with suppress(OSError):
            return _answer(SEARCH_INDEX, (Path(self._made.name) / SEARCH_INDEX).read_bytes())
        return PageAnswer(404, "text/plain", b"the search plugin wrote no index")

    def _look(self) -> Look:
        timelines = [timeline.files.settings for timeline in self._timelines.values()]
        paths = {self._config_file, self.root / "names.yaml", self._docs, *_watched(self._config)}
        for settings in timelines:
            paths |= {settings.seeds_folder, settings.events_folder, settings.lock_file}
        return look(paths, [settings.output_folder for settings in timelines])


def _watched(config: MkDocsConfig) -> Iterator[Path]:
    """The files and folders that MkDocs itself would watch beside its own."""
    yield from (Path(path) for path in config.watch)
    if config.theme.custom_dir:
        yield Path(config.theme.custom_dir)


def _pages(timelines: Iterable[Timeline], docs: Path) -> Iterator[tuple[str, Page]]:
    """The pages of all timelines, each with its path below docs_dir."""
    for timeline in timelines:
        folder = _below(timeline.files.settings.output_folder, docs)
        for path, page in timeline.pages.items():
            yield f"{folder}/{path}" if folder != "." else path, page


def _is_of_a_timeline(path: str, timelines: Iterable[Settings]) -> bool:
    """Whether a file is an article, holds events or the like, so that MkDocs need not know that it changed."""
    file = Path(path)
    return file.name == "names.yaml" or any(
        file == settings.lock_file
        or file.is_relative_to(settings.seeds_folder)
        or file.is_relative_to(settings.events_folder)
        for settings in timelines
    )


def _below(folder: Path, docs: Path) -> str:
    return Path(os.path.relpath(folder.resolve(), docs)).as_posix()


def _is_in(src_uri: str, folder: str) -> bool:
    return src_uri.startswith(f"{folder}/")


def _answer(path: str, body: bytes) -> PageAnswer:
    kind, _ = mimetypes.guess_type(path)
    return PageAnswer(200, kind or "application/octet-stream", body, sha256(body).hexdigest()[:16])

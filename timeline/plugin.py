"""The MkDocs plugin: makes the timeline a part of any MkDocs site, whatever its theme and its other plugins."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import jinja2
import yaml
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from timeline.build import read_site, write_site
from timeline.i18n import Translator, translator
from timeline.problems import Invalid, Problem
from timeline.settings import OPTIONS, Settings, settings_from
from timeline.site import ChapterError, Site, chapter
from timeline.site.files import MANIFEST
from timeline.site.theme_words import translated_palette

log = get_plugin_logger("timeline")

THEME: Final = Path(__file__).parent / "site" / "theme"
SCRIPTS: Final = ("timeline-find", "timeline")
"""What the packaged theme loads on every page, and other themes need, too."""

ASSETS: Final = ("timeline.css", "card.png", *(f"{name}.js" for name in SCRIPTS))

_LISTED: Final = tuple(
    "index.md" if not folder else f"{folder}/index.md"
    for folder in ("", "sources", "who", "where", "tags", "publishers", "changes")
)
"""The pages of a timeline that a navigation made from the folders has; it would have thousands otherwise."""

_PRIVATE: Final = re.compile(r"(?:.*/)?(?:names\.ya?ml|timeline(?:\.[^/]+)?\.lock)")
"""Files of the repository that somebody may have put below docs_dir."""

_FENCE: Final = re.compile(r"(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[^`\s]*)(?P<options>[^`]*)")
_NEXT_OPTION: Final = re.compile(r",\s*(?=[a-z]+:)")
"""Where an option ends that stands in the line of the fence: "tag: trial, depth: key"."""

_GAP: Final = re.compile(r"\n\s+")
"""What templates leave between lines of HTML, where it means what a line break does."""
_AS_WRITTEN: Final = re.compile(
    r"(<pre\b.*?</pre>|<textarea\b.*?</textarea>|<script\b.*?</script>|<style\b.*?</style>)", re.DOTALL
)
"""Elements in which blanks may mean something."""

_HEADING: Final = re.compile(r"(#{1,6}) ")
_MARK: Final = "timeline-chapter-{}-here"


class TimelineConfig(Config):  # type: ignore[no-untyped-call]
    """The settings under ``plugins: - timeline:``. What each is for is said in timeline.settings, which reads them."""

    seeds = config_options.Type(str, default=OPTIONS["seeds"].default)
    events = config_options.Type(str, default=OPTIONS["events"].default)
    output = config_options.Type(str, default=OPTIONS["output"].default)
    title = config_options.Type(str, default="")
    language = config_options.Type(str, default=OPTIONS["language"].default)
    date_order = config_options.Type(str, default=OPTIONS["date_order"].default)
    full_text = config_options.Type(bool, default=False)
    cards = config_options.Type(bool, default=False)
    events_per_article = config_options.Type(int, default=3)
    drafts = config_options.Type(str, default=OPTIONS["drafts"].default)
    originals = config_options.Type(str, default=OPTIONS["originals"].default)
    timestamp_authority = config_options.Type(str, default=OPTIONS["timestamp_authority"].default)
    timestamp_certificates = config_options.Type(str, default=OPTIONS["timestamp_certificates"].default)
    description = config_options.Type(str, default=OPTIONS["description"].default)
    sync = config_options.Type(str, default=OPTIONS["sync"].default)
    rules = config_options.Type(dict, default={})
    own_keys = config_options.Type((dict, list), default={})
    proposer = config_options.Optional(config_options.Type(dict))
    timelines = config_options.Type(dict, default={})


class TimelinePlugin(BasePlugin[TimelineConfig]):  # type: ignore[no-untyped-call]
    """Writes the pages before MkDocs reads them, puts their HTML in place, and adds what they need to any theme."""

    def __init__(self) -> None:
        self._sites: dict[str, tuple[Settings, Site]] = {}
        self._chapters: dict[str, str] = {}
        self._guest = True
        self._given: dict[str, Any] = {}
        self.live: Mapping[str, tuple[Settings, Site]] | None = None
        """Timelines that a live server has in memory, by name: then no page is written."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Keep what was written, too: a folder that is not given follows docs_dir."""
        self._given = dict(options)
        return super().load_config(options, config_file_path)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add stylesheet and scripts where the theme is not ours."""
        self._guest = str(THEME) not in map(str, config.theme.dirs)
        if self._guest:
            for path in (f"assets/{name}" for name in ASSETS):
                if path.endswith(".css") and path not in config.extra_css:
                    config.extra_css.append(path)
                elif path.endswith(".js") and path not in map(str, config.extra_javascript):
                    config.extra_javascript.append(path)
        elif isinstance(palette := config.theme.get("palette"), list):
            config.theme["palette"] = translated_palette(palette, _translator(config))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Write the pages that differ. What cannot be read is held back and warned of; a strict build fails of it."""
        self._chapters.clear()
        self._sites.clear()
        if self.live is not None:
            self._sites.update(self.live)
            return
        changed = 0
        try:
            for settings in self.settings_of(config):
                held: list[Problem] = []
                site = read_site(settings, held)
                if config.strict and held:
                    raise Invalid(*held)
                for problem in held:
                    log.warning("held back: %s", problem)
                changed += len(write_site(site, settings))
                self._sites[settings.name] = settings, site
        except Invalid as error:
            raise PluginError(str(error)) from None
        log.info("%d pages written", changed)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep raw YAML out of the site and single events out of the navigation, and add the assets."""
        docs = Path(config.docs_dir).resolve()
        for settings, _ in self._sites.values():
            folders = (settings.output_folder, settings.events_folder, settings.seeds_folder)
            output, events, seeds = (_below(folder, docs) for folder in folders)
            for file in list(files):
                if _is_in(file.src_uri, events) or _is_in(file.src_uri, seeds) or _PRIVATE.fullmatch(file.src_uri):
                    files.remove(file)
                elif file.src_uri == f"{output}/{MANIFEST}":
                    continue  # MkDocs leaves it out, as all whose names begin with a dot
                elif _is_in(file.src_uri, output) and file.src_uri.removeprefix(f"{output}/") not in _LISTED:
                    file.inclusion = InclusionLevel.NOT_IN_NAV
        if self._guest:
            for name in ASSETS:
                path = f"assets/{name}"
                if files.get_file_from_path(path) is None:
                    source = str(THEME / "assets" / name)
                    files.append(File.generated(config, path, abs_src_path=source, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        """Hand the theme the words of the site's language, for pages of its own such as that for what is not there."""
        env.globals["timeline_translator"] = _translator(config)
        return env

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002
        """A generated page has no source that could be edited; each event links to its place in the YAML instead."""
        if self._is_ours(page, config):
            page.edit_url = None
        return page

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put a mark in the place of each block ``timeline``; its HTML follows when Markdown has been read."""
        if "timeline" not in markdown or self._is_ours(page, config):
            return markdown
        lines: list[str] = []
        level, in_code = 1, False  # of the heading above; MkDocs makes one of the title where there is none
        for number, indent, text in _blocks(markdown):
            if number == 0:
                lines.append(text)
                in_code ^= _FENCE.fullmatch(text) is not None
                heading = None if in_code else _HEADING.match(text)
                level = len(heading[1]) if heading else level
                continue
            mark = _MARK.format(len(self._chapters))
            self._chapters[mark] = self._chapter(text, page, config, number, level + 1)
            lines += ["", f'{indent}<div id="{mark}"></div>', ""]
        return "\n".join(lines)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the HTML of the blocks where their marks are."""
        for mark in re.findall(r'<div id="(timeline-chapter-\d+-here)"></div>', html):
            html = html.replace(f'<div id="{mark}"></div>', f'<div class="tl-chapter">{self._chapters[mark]}</div>')
        return html

    @event_priority(-100)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Any,  # noqa: ARG002 (MkDocs hands it over)
    ) -> TemplateContext:
        """Put the finished HTML of a page of ours in its place: late, so that the search has read the plain text."""
        html = page.meta.get("timeline_html")
        if self._guest and html and self._is_ours(page, config):
            page.content = html
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Tell other programs about a page of ours: feeds, linked data, and what is shown where it is shared.

        It is written without the gaps that templates leave, an eighth of a page: a site of thousands has 9,000 pages.
        """
        if not (page.meta.get("timeline_html") and self._is_ours(page, config)):
            return output
        if self._guest:
            head = _heads().get_template("partials/timeline-head.html").render(page=page, config=config)
            output = output.replace("</head>", f"{head}</head>", 1)
        return _without_gaps(output)

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: Any,  # noqa: ARG002 (MkDocs hands it over)
    ) -> LiveReloadServer:
        """Rebuild when an article or an event changes, but not when a page of ours does: each build would make another.

        MkDocs itself watches everything under docs_dir.
        """
        docs = Path(config.docs_dir)
        every = self.settings_of(config)
        server.unwatch(str(docs))
        for folder, deep in _without({settings.output_folder for settings in every}, docs):
            server.watch(str(folder), recursive=deep)
        for settings in every:
            for folder in (settings.seeds_folder, settings.events_folder):
                if folder.is_dir() and docs not in folder.parents:
                    server.watch(str(folder))
        return server

    def settings_of(self, config: MkDocsConfig) -> tuple[Settings, ...]:
        """Return the settings of every timeline, from what MkDocs and its other plugins made of the configuration."""
        resolved = {
            "site_name": config.site_name,
            "site_description": config.site_description,
            "site_url": config.site_url,
            "repo_url": config.repo_url,
            "edit_uri": config.edit_uri,
            "docs_dir": config.docs_dir,
            "use_directory_urls": config.use_directory_urls,
            "theme": {"name": config.theme.name, "language": config.theme.get("language")},
            "plugins": ["timeline"],
        }
        return settings_from(resolved, Path(config.config_file_path), self._given)

    def _is_ours(self, page: Page, config: MkDocsConfig) -> bool:
        docs = Path(config.docs_dir).resolve()
        return any(_is_in(page.file.src_uri, _below(one.output_folder, docs)) for one, _ in self._sites.values())

    def _chapter(self, text: str, page: Page, config: MkDocsConfig, number: int, level: int) -> str:
        place = f"{page.file.src_uri}: the block timeline in line {number}"
        try:
            asked = yaml.safe_load(text) or {}
        except yaml.YAMLError:
            asked = None
        if not isinstance(asked, dict):
            raise PluginError(f"{place}: not a list of keys; write lines such as tag: trial, or leave it empty")
        name = str(asked.get("timeline") or "")
        sites = [one for one in self._sites if one]
        if name not in self._sites and (name or len(self._sites) != 1):
            hint = f"write timeline: and one of {', '.join(sites)}" if sites else "leave timeline: out"
            raise PluginError(f'{place}: there is no timeline "{name}"; {hint}')
        settings, site = self._sites[name]
        folder = _below(settings.output_folder, Path(config.docs_dir).resolve()) or ""
        base = posixpath.relpath(f"/{folder}", f"/{posixpath.dirname(page.file.dest_uri)}") + "/"
        try:
            return chapter(site, asked, base, level)
        except ChapterError as error:
            raise PluginError(f"{place}: {error}") from None


def _translator(config: MkDocsConfig) -> Translator:
    return translator(str(config.theme.get("language") or "en"))


def _without_gaps(html: str) -> str:
    """Return HTML without blank lines and indents, where these mean nothing."""
    parts = _AS_WRITTEN.split(html)
    parts[::2] = [_GAP.sub("\n", part) for part in parts[::2]]  # between these elements
    return "".join(parts)


def _heads() -> jinja2.Environment:
    # As in MkDocs' own environment: what stands in the front matter was escaped when it was made.
    return jinja2.Environment(loader=jinja2.FileSystemLoader(THEME))  # noqa: S701


def _blocks(markdown: str) -> Iterator[tuple[int, str, str]]:
    """Cut Markdown into lines (number 0) and blocks ``timeline`` (the number of their first line, indent, text)."""
    lines = markdown.split("\n")
    opened: tuple[str, bool] | None = None
    inside: list[str] = []
    began, indent = 0, ""
    for number, line in enumerate(lines, 1):
        match = _FENCE.fullmatch(line)
        if opened is None and match is None:
            yield 0, "", line
        elif opened is None and match is not None:
            ours = match["language"] == "timeline"
            opened, began, indent = (match["fence"], ours), number, match["indent"]
            inside = _NEXT_OPTION.sub("\n", match["options"].strip()).splitlines()
            if not ours:
                yield 0, "", line
        elif opened is not None:
            fence, ours = opened
            closes = line.strip() and set(line.strip()) == {fence[0]} and len(line.strip()) >= len(fence)
            if closes:
                opened = None
            if closes and ours:
                yield began, indent, "\n".join(inside)
            elif ours:
                inside.append(line.removeprefix(indent))
            else:
                yield 0, "", line
    if opened is not None and opened[1]:  # never closed: left as it was written
        yield from ((0, "", line) for line in lines[began - 1 :])


def _below(folder: Path, docs: Path) -> str | None:
    """The folder as MkDocs names files: relative to docs_dir; None when it is elsewhere."""
    resolved = folder.resolve()
    return resolved.relative_to(docs).as_posix() if resolved.is_relative_to(docs) and resolved != docs else None


def _is_in(src_uri: str, folder: str | None) -> bool:
    return folder is not None and src_uri.startswith(f"{folder}/")


def _without(left_out: set[Path], folder: Path) -> Iterator[tuple[Path, bool]]:
    """The folders to watch so that all of a folder is watched but some below it, each with whether deeply."""
    if not any(folder in one.parents for one in left_out):
        yield folder, True
        return
    yield folder, False
    for below in sorted(folder.iterdir()):
        if below.is_dir() and below not in left_out:
            yield from _without(left_out, below)

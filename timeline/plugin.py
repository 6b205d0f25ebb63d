"""The MkDocs plugin: writes the pages before MkDocs reads them, and watches what they are made from. Nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger

from timeline.build import write_pages
from timeline.problems import Invalid
from timeline.settings import OPTIONS, read_settings

log = get_plugin_logger("timeline")


class TimelineConfig(Config):  # type: ignore[no-untyped-call]
    """The settings under ``plugins: - timeline:``. What each is for stands in timeline.settings, which reads them."""

    seeds = config_options.Type(str, default=OPTIONS["seeds"].default)
    events = config_options.Type(str, default=OPTIONS["events"].default)
    output = config_options.Type(str, default=OPTIONS["output"].default)
    language = config_options.Type(str, default=OPTIONS["language"].default)
    date_order = config_options.Type(str, default=OPTIONS["date_order"].default)
    full_text = config_options.Type(bool, default=False)
    rules = config_options.Type(dict, default={})


class TimelinePlugin(BasePlugin[TimelineConfig]):  # type: ignore[no-untyped-call]
    """``timeline build`` without the plugin writes the same pages; with it, ``mkdocs build`` and ``serve`` do, too."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Write the pages that differ. Files with mistakes end the build, each mistake with its place and fix."""
        try:
            changed = write_pages(Path(config.config_file_path))
        except Invalid as error:
            raise PluginError(str(error)) from None
        log.info("%d pages written", len(changed))

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: Any,  # noqa: ARG002 (MkDocs hands it over)
    ) -> LiveReloadServer:
        """Rebuild when an article or an event changes, but not when a page of ours does: each build would make another.

        MkDocs itself watches all that stands under docs/.
        """
        settings = read_settings(Path(config.config_file_path))
        docs = Path(config.docs_dir)
        server.unwatch(str(docs))
        for folder, deep in _without(settings.output_folder, docs):
            server.watch(str(folder), recursive=deep)
        for folder in (settings.seeds_folder, settings.events_folder):
            if folder.is_dir() and docs not in folder.parents:
                server.watch(str(folder))
        return server


def _without(left_out: Path, folder: Path) -> Iterator[tuple[Path, bool]]:
    """The folders to watch so that all of a folder is watched but one below it, each with whether deeply."""
    if folder not in left_out.parents:
        yield folder, True
        return
    yield folder, False
    for below in sorted(folder.iterdir()):
        if below.is_dir() and below != left_out:
            yield from _without(left_out, below)

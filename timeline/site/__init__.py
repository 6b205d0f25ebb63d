"""Events to the pages that readers open; knows no engine: what it writes are files for MkDocs and its kin."""

from timeline.site.cards import Cards, can_draw
from timeline.site.chapters import ChapterError, chapter
from timeline.site.context import Site
from timeline.site.files import write_files
from timeline.site.pages import Page, Rendered, pages, pages_by_path, pages_of, render, site_of, site_pages
from timeline.site.settings import SiteSettings

__all__ = [
    "Cards",
    "ChapterError",
    "Page",
    "Rendered",
    "Site",
    "SiteSettings",
    "can_draw",
    "chapter",
    "pages",
    "pages_by_path",
    "pages_of",
    "render",
    "site_of",
    "site_pages",
    "write_files",
]

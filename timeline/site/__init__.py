"""Events to the pages that readers open; knows no engine: what it writes are files for MkDocs and its kin."""

from timeline.site.chapters import ChapterError, chapter
from timeline.site.files import write
from timeline.site.pages import pages, pages_of, site_of
from timeline.site.settings import SiteSettings
from timeline.site.whole import Site

__all__ = ["ChapterError", "Site", "SiteSettings", "chapter", "pages", "pages_of", "site_of", "write"]

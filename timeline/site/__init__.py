"""Events to the pages that readers open; knows no engine: what it writes are files for MkDocs and its kin."""

from timeline.site.files import write
from timeline.site.pages import pages
from timeline.site.settings import SiteSettings

__all__ = ["SiteSettings", "pages", "write"]

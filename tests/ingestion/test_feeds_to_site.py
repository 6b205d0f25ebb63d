"""From feeds to the site: what RSS, Atom and JSON Feed list is fetched, read, and shown with its sentence."""

from pathlib import Path

import pytest

from tests import programs
from tests.ingestion.conftest import PARAGRAPH, Bring, Site, answer, page
from timeline.settings import Settings

pytestmark = pytest.mark.integration

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item><title>Pier</title>
<link>{0}/pier</link><pubDate>Fri, 18 Oct 2024 09:30:00 +0200</pubDate></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>Lighthouse</title>
<link rel="alternate" href="{0}/lighthouse"/><published>2024-10-18T09:30:00Z</published></entry></feed>"""
JSON_FEED = """{{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{{"id": "1",
"url": "{0}/mill", "title": "Mill", "date_published": "2024-10-18T09:30:00Z"}}]}}"""
FEEDS = {"/rss": ("text/xml", RSS), "/atom": ("text/xml", ATOM), "/json": ("application/json", JSON_FEED)}
SENTENCES = {
    "pier": "Engineers closed the northern pier of Cold Haven on Tuesday after a ship had struck it.",
    "lighthouse": "The coast guard sold the old lighthouse of Dunmere to a hotel on Wednesday.",
    "mill": "A fire destroyed the paper mill of Eastwick on Monday and two firefighters were injured.",
}
LATER = {
    "pier": "Ships of the line anchor in the southern basin, where there is less room for them.",
    "lighthouse": "Its lamp has been an automatic one for decades; nobody lives in the tower or beside it.",
    "mill": "Neighbours saw the smoke from the hills, and trains did not stop at the station for hours.",
}
DAYS = {"pier": "2024-10-15", "lighthouse": "2024-10-16", "mill": "2024-10-14"}


def test_articles_of_every_kind_of_feed_come_to_the_site_with_their_sentences(
    bring: Bring, site: Site, repository: Settings
) -> None:
    for name, sentence in SENTENCES.items():
        rest = f"The {name} had stood there for a hundred years, and the {name} was dear to many. {LATER[name]} " * 3
        whole = page(f"What became of the {name}", text=f"{sentence} {rest}")
        site.serve(f"/{name}", whole.replace(PARAGRAPH.encode(), LATER[name].encode()))
    for path, (media_type, feed) in FEEDS.items():
        content = feed.format(site.address).encode()
        [told] = bring(site.serve(path, answer(content, media_type=media_type)))
        assert told.startswith("added")
        assert told.endswith("2024-10-18"), "the day is that of the feed: the page says none"
    root = repository.root
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    config = "site_name: Test\ntheme: {name: timeline}\nuse_directory_urls: false\nplugins: [timeline]\n"
    repository.config_file.write_text(config, encoding="utf-8")
    programs.run("timeline", "update", cwd=root).check_returncode()
    programs.run("timeline", "build", cwd=root).check_returncode()
    shown = [path.read_text(encoding="utf-8") for path in Path(root, "site/timeline/events").glob("*/index.html")]
    for name, sentence in SENTENCES.items():
        [evidence] = [one for one in shown if f"<mark>{sentence}</mark>" in one]
        assert f'datetime="{DAYS[name]}"' in evidence
        assert f'href="{site.at(f"/{name}")}#:~:text=' in evidence

"""On a site of thousands an event of little weight is a line of the list; its address leads there."""

import re
from dataclasses import replace

import pytest

from timeline.articles import Article
from timeline.dates import Date, Day
from timeline.events import Citation, Event, Review
from timeline.site import SiteSettings, pages
from timeline.site.journal import Journal

ARTICLES = {
    name: Article(
        name, f"The dam of {name} broke on Monday.", Day(2024, 10, 18), publisher=name, url=f"https://{name}.org/dam"
    )
    for name in ("lindal", "torvik")
}


def event(name: str, day: int, *articles: str) -> Event:
    sources = tuple(Citation(article, f"The dam of {article} broke on Monday.") for article in articles)
    return Event(name, Date(2024, 10, day), f"Dam of {name} breaks", sources=sources)


FOUND = [event("light", 1, "lindal"), event("other", 2, "torvik"), event("wide", 3, "lindal", "torvik")]
SETTINGS = SiteSettings(
    lines_above=2, split_above=2, key_above=0, journal=Journal({one.id: one for one in FOUND}), directory_urls=True
)


def paths(events: list[Event], settings: SiteSettings = SETTINGS) -> dict[str, str]:
    return pages(events, ARTICLES, settings)


def test_an_event_of_one_article_has_no_page_and_its_address_leads_to_its_line() -> None:
    written = paths(FOUND)
    assert "events/light/index.md" not in written
    assert re.search(r'href="\.\./\.\./2024/10/(?:1/)?(?:index\.html)?#light"', written["events/light/index.html"])
    assert "events/wide/index.md" in written


def test_its_line_leads_to_the_very_sentence() -> None:
    wide = [event(f"wide-{day}", day, "lindal", "torvik") for day in range(4, 20)]
    settings = replace(SETTINGS, key_above=2, split_above=10, journal=Journal({one.id: one for one in [*FOUND, *wide]}))
    written = {path: text.replace('\\"', '"') for path, text in paths([*FOUND, *wide], settings).items()}
    lines = [text.partition('id="light"')[2] for text in written.values() if 'tl-minor" id="light"' in text]
    assert lines
    assert all(re.search(r'^[^>]*><a class="tl-title" href="https://lindal.org/dam#:~:text=', line) for line in lines)


@pytest.mark.parametrize(
    "change",
    [{"review": Review.CHECKED}, {"text": "Our own words."}, {"key": True}],
    ids=["checked", "written", "key"],
)
def test_what_a_person_had_in_hand_has_a_page(change: dict[str, object]) -> None:
    assert "events/light/index.md" in paths([replace(FOUND[0], **change), *FOUND[1:]])  # type: ignore[arg-type]


def test_what_a_person_wrote_has_a_page() -> None:
    assert "events/own/index.md" in paths([*FOUND, event("own", 4, "lindal")])


def test_a_small_site_has_a_page_for_every_event() -> None:
    written = paths(FOUND, replace(SETTINGS, lines_above=3))
    assert all(f"events/{one.id}/index.md" in written for one in FOUND)

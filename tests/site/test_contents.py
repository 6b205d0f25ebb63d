"""All of a timeline that is divided into pages opens in place, as far as a page has room."""

import re

import pytest
from markupsafe import Markup

from tests.site.realistic import realistic
from timeline.site import Site, SiteSettings, pages_of, site_of
from timeline.site.contents import JOINED, ROOM, contents


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(*realistic(1500), SiteSettings("The harbour"))


def test_each_event_is_counted_once(site: Site) -> None:
    for volume in site.root.walk():
        parts = contents(site, volume)
        assert sum(part.number for part in parts) == (0 if volume.whole else len(volume.entries))
        for part in parts:
            assert not part.titles or len(part.titles) == part.number
            assert not part.groups or sum(group.number for group in part.groups) == part.number


def test_years_of_few_events_are_one_part_and_say_their_years(site: Site) -> None:
    first = contents(site, site.root)[0]
    assert first.heading.startswith("1142 – ")
    assert first.number <= JOINED
    assert first.titles[0][0].endswith("1142")


def test_what_has_few_events_opens_to_titles_and_what_has_many_to_months(site: Site) -> None:
    parts = contents(site, site.root)
    largest = max(parts, key=lambda part: part.number)
    assert (largest.heading, largest.titles) == ("2025", ())
    assert [group.name for group in largest.groups][1:3] == ["January 2025", "February 2025"]
    fewest_months = min(part.number for part in parts if part.groups)
    assert all(part.number <= fewest_months for part in parts if part.titles)


def test_there_is_no_more_than_a_page_has_room_for(site: Site) -> None:
    made = pages_of(site)
    for volume in (one for one in site.root.walk() if not one.whole):
        page = made[f"{volume.folder}index.md"]
        [section] = re.findall(r'<section class=\\"tl-contents.*?</section>', page)
        assert len(re.findall("<[a-z]", section)) <= ROOM + 2


def test_links_lead_to_pages_that_are_there(site: Site) -> None:
    made = pages_of(site)
    for part in contents(site, site.root):
        for href in filter(None, [part.href, *(group.href for group in part.groups)]):
            path, _, anchor = href.partition("#")
            page = made[path.removesuffix(".html") + ".md"]
            assert f'id=\\"{anchor}\\"' in page or not anchor, Markup.escape(href)


def test_the_page_of_a_year_leaves_its_time_to_its_title(site: Site) -> None:
    made = pages_of(site)
    said = [re.search(r'tl-summary\\" dir=\\"auto\\">([^.]*)\.', made[f"{folder}index.md"]) for folder in ("", "2025/")]
    whole, year = (one[1] for one in said if one)
    assert "1142–2026" in whole or "1142–2025" in whole
    assert year.endswith(" events")

"""Articles from the web: pages, feeds and lists; what is asked for again, what side by side, and what not at all."""

import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.ingestion.conftest import DATED, PARAGRAPH, Bring, Handler, Site, answer, page
from timeline.articles import read_article
from timeline.dates import Day
from timeline.ingestion.intake import Added, Refused, ingest
from timeline.ingestion.keyed_executor import KeyedExecutor
from timeline.ingestion.network import Network
from timeline.ingestion.sandbox import Sandbox
from timeline.settings import Settings


@pytest.mark.integration
def test_a_page_is_fetched_once_however_its_address_is_written(bring: Bring, site: Site) -> None:
    address = site.serve("/2024/10/18/ferry", page(head=DATED))
    assert bring(address, address + "/?utm_source=x#top", address.replace("127", "www.127") + "/amp") == [
        "added ferry-stopped-by-ice-2024-10-18.md 2024-10-18",
        "skipped this address is there already: ferry-stopped-by-ice-2024-10-18",
        "skipped this address is there already: ferry-stopped-by-ice-2024-10-18",
    ]
    assert site.asked == ["/robots.txt", "/2024/10/18/ferry"]


def test_a_copy_at_another_address_is_linked_and_counted_once(bring: Bring, site: Site, repository: Settings) -> None:
    first = site.serve("/ours", page())
    copy = site.serve("/theirs", page(title="Harbour closed", text=PARAGRAPH + " (Agency)"))
    name = "ferry-stopped-by-ice"
    assert bring(first, copy) == [f"added {name}.md undated", f"skipped the same text is there already: {name}"]
    [path] = repository.seeds_folder.iterdir()
    assert read_article(path).also == (copy,)
    site.asked.clear()
    assert bring(copy) == [f"skipped this address is there already: {name}"]
    assert site.asked == []


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>
<item><title>Ferry</title><link>{0}/ferry</link><pubDate>Fri, 18 Oct 2024 09:30:00 +0900</pubDate></item>
<item><title>Old</title><link>{0}/old</link><pubDate>Tue, 01 Oct 2024 09:30:00 +0900</pubDate></item>
</channel></rss>"""


def test_a_feed_brings_in_its_articles_since_a_day_with_its_word_for_theirs(bring: Bring, site: Site) -> None:
    site.serve("/ferry", page())
    site.serve("/old", page())
    feed = site.serve("/feed", answer(FEED.format(site.address).encode(), media_type="text/xml"))
    assert bring(feed, since=Day(2024, 10, 10)) == ["added ferry-stopped-by-ice-2024-10-18.md 2024-10-18"]
    assert "/old" not in site.asked


@pytest.mark.parametrize(
    "feed",
    [
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="alternate" href="/ferry"/>'
        "<published>2024-10-18T09:30:00Z</published></entry></feed>",
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/ferry", "date_published": "2024-10-18"}]}',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><item><link>/ferry</link>'
        "<dc:date>2024-10-18</dc:date></item></rdf:RDF>",
    ],
)
def test_atom_json_and_rdf_feeds_are_read_too(bring: Bring, site: Site, feed: str) -> None:
    site.serve("/ferry", page())
    assert bring(site.serve("/feed", answer(feed.encode(), media_type="text/plain"))) == [
        "added ferry-stopped-by-ice-2024-10-18.md 2024-10-18"
    ]


def test_a_list_of_addresses_is_asked_line_by_line(bring: Bring, site: Site, tmp_path: Path) -> None:
    site.serve("/ferry", page())
    (tmp_path / "links.txt").write_text(f"# to read\n{site.at('/ferry')}\n\n{site.at('/missing')}\n")
    assert bring(tmp_path / "links.txt") == [
        "added ferry-stopped-by-ice.md undated",
        "refused the server answered 404 Not Found",
    ]


def test_what_robots_txt_forbids_is_refused(bring: Bring, site: Site) -> None:
    site.serve("/robots.txt", answer(b"User-agent: *\nDisallow: /", media_type="text/plain"))
    [refused] = bring(site.serve("/ferry", page()))
    assert "robots.txt asks programs to stay away" in refused
    assert site.asked == ["/robots.txt"]


def test_robots_txt_counts_where_a_redirect_leads_too(bring: Bring, site: Site) -> None:
    site.serve("/robots.txt", answer(b"User-agent: *\nDisallow: /private", media_type="text/plain"))
    [refused] = bring(site.serve("/open", answer(status=302, Location="/private/page")))
    assert "robots.txt asks programs to stay away" in refused
    assert site.asked == ["/robots.txt", "/open"]


def story(title: str) -> bytes:
    """A page that shares no sentence with the others."""
    return page(title).replace(PARAGRAPH.encode(), f"{title}, the boats went out again. ".encode() * 10)


def unless_it_has_not_changed(content: bytes, **validators: str) -> Handler:
    """A feed whose server keeps to ETag and Last-Modified."""

    def handle(request: BaseHTTPRequestHandler) -> None:
        seen = (request.headers["If-None-Match"], request.headers["If-Modified-Since"])
        same = seen == (validators.get("ETag"), validators.get("Last_Modified"))
        answer(b"" if same else content, 304 if same else 200, "text/xml", **validators)(request)

    return handle


@pytest.mark.parametrize(
    "validators",
    [
        {"ETag": '"a1"'},
        {"Last_Modified": "Fri, 18 Oct 2024 00:30:00 GMT"},
        {"ETag": 'W/"a1"', "Last_Modified": "Fri, 18 Oct 2024 00:30:00 GMT"},
    ],
)
def test_a_feed_that_has_not_changed_is_not_sent_again_and_means_the_same(
    bring: Bring, site: Site, repository: Settings, validators: dict[str, str]
) -> None:
    site.serve("/ferry", page())
    feed = site.serve("/feed", unless_it_has_not_changed(FEED.format(site.address).encode(), **validators))
    ferry = "ferry-stopped-by-ice-2024-10-18"
    assert bring(feed, since=Day(2024, 10, 10)) == [f"added {ferry}.md 2024-10-18"]
    site.serve("/feed", answer(status=304))
    assert bring(feed, since=Day(2024, 10, 10)) == [f"skipped this address is there already: {ferry}"]
    asked = {"ETag": "if-none-match", "Last_Modified": "if-modified-since"}
    assert {name: site.headers[-1][asked[name]] for name in validators} == validators
    assert "/old" not in site.asked
    site.serve("/old", story("Of old"))
    assert bring(feed)[1].startswith("added")
    assert [path.name for path in (repository.root / ".cache").rglob(".*")] == [".gitignore"]


def test_a_feed_that_has_changed_is_read_anew(bring: Bring, site: Site) -> None:
    site.serve("/ferry", page())
    feed = site.serve("/feed", unless_it_has_not_changed(FEED.format(site.address).encode(), ETag='"1"'))
    bring(feed, since=Day(2024, 10, 10))
    site.serve("/new", story("Of today"))
    changed = FEED.format(site.address).replace("/old<", "/new<")
    site.serve("/feed", unless_it_has_not_changed(changed.encode(), ETag='"2"'))
    assert bring(feed)[1].startswith("added")


def test_what_is_kept_of_feeds_can_be_broken_or_lead_elsewhere(
    bring: Bring, site: Site, repository: Settings, tmp_path: Path
) -> None:
    site.serve("/ferry", page())
    feed = site.serve("/feed", unless_it_has_not_changed(FEED.format(site.address).encode(), ETag='"1"'))
    (tmp_path / "elsewhere").mkdir()
    (repository.root / ".cache").symlink_to(tmp_path / "elsewhere")
    bring(feed, since=Day(2024, 10, 10))
    assert not list((tmp_path / "elsewhere").iterdir())
    (repository.root / ".cache").unlink()
    bring(feed, since=Day(2024, 10, 10))
    [kept] = (repository.root / ".cache" / "timeline").glob("*.feed")
    kept.write_bytes(b"[1]")
    assert bring(feed, since=Day(2024, 10, 10))[0].startswith("skipped")


def test_a_feed_in_a_feed_is_refused(bring: Bring, site: Site) -> None:
    items = FEED.format(site.address).replace("/ferry<", "/feed<").replace("/old<", "/feed?again<").encode()
    for path in ("/feed", "/feed?again"):
        site.serve(path, answer(items, media_type="text/xml"))
    assert bring(site.at("/feed")) == ["refused a feed that stands in a feed; add its address by itself"] * 2


def test_several_sites_are_asked_at_once_and_each_for_one_thing_at_a_time(
    site: Site, other_site: Site, repository: Settings, network: Network, sandbox: Sandbox
) -> None:
    """Each site answers its first page only when the other one has been asked for its own."""
    meeting = threading.Barrier(2, timeout=10)
    running = dict.fromkeys((site.address, other_site.address), 0)
    most = dict(running)

    def serve(at: Site, number: int) -> Handler:
        def handle(request: BaseHTTPRequestHandler) -> None:
            running[at.address] += 1
            most[at.address] = max(most[at.address], running[at.address])
            if number == 0:
                meeting.wait()
            time.sleep(0.02)
            running[at.address] -= 1
            answer(story(f"Part {number} at {at.address}"))(request)

        return handle

    sources = [at.serve(f"/{number}", serve(at, number)) for at in (site, other_site) for number in range(3)]
    results = list(ingest(sources, repository, network=network, sandbox=sandbox))
    assert [result.source for result in results] == sources
    assert all(isinstance(result, Added) for result in results)
    assert set(most.values()) == {1}


def test_between_two_requests_a_site_is_left_in_peace(
    site: Site, repository: Settings, network: Network, sandbox: Sandbox
) -> None:
    waits: list[float] = []
    site.serve("/robots.txt", answer(b"User-agent: *\nCrawl-delay: 7\n", media_type="text/plain"))
    site.serve("/a", answer(status=302, Location="/b"))
    site.serve("/b", page())
    patient = Network(network.limits, loopback=True, sleep=waits.append)
    list(ingest([site.at("/a"), site.at("/c")], repository, network=patient, sandbox=sandbox))
    assert [round(wait) for wait in waits] == [7, 7]
    assert site.asked == ["/robots.txt", "/a", "/b", "/c"]


def test_what_one_lane_raises_is_for_who_waits_for_it_and_its_next_call_is_made() -> None:
    lanes = KeyedExecutor(threads=1)
    failing, following = lanes.submit("a", lambda: 1 // 0), lanes.submit("a", lambda: 2)
    other = lanes.submit("b", lambda: 3)
    assert isinstance(failing.exception(5), ZeroDivisionError)
    assert (following.result(5), other.result(5)) == (2, 3)


def test_a_password_in_an_address_is_neither_asked_for_nor_printed(bring: Bring, site: Site) -> None:
    (said,) = bring(site.address.replace("://", "://lee:s3cret@") + "/a")
    assert said.startswith("refused a name or password stands in the address")
    assert site.asked == []


def test_the_source_that_is_named_has_no_password(repository: Settings, network: Network, sandbox: Sandbox) -> None:
    (result,) = ingest(["https://lee:s3cret@example.org/a"], repository, network=network, sandbox=sandbox)
    assert isinstance(result, Refused)
    assert (result.source, result.problem.path) == ("https://…@example.org/a", "https://…@example.org/a")

"""Live blogs: entries with their own times, and what becomes of them from one fetch to the next."""

import json
from dataclasses import replace

import pytest

from tests.ingestion.conftest import Site
from timeline.articles import read_articles
from timeline.dates import Day
from timeline.ingestion.html import parse_html, read_html
from timeline.ingestion.intake import Added, Continued, Skipped, ingest
from timeline.ingestion.liveblog import MAX_ENTRIES, BlogEntry, changes, entries_text, is_live, read_entries
from timeline.ingestion.network import Network
from timeline.ingestion.published import most_probable_day
from timeline.ingestion.sandbox import Sandbox
from timeline.settings import Settings

FIRST = BlogEntry(
    "2024-10-14T14:20+02:00", "Police have closed the basin.", "Basin closed", "A. Lee", "https://example.org/live#e1"
)
SECOND = BlogEntry("2024-10-15T08:05+02:00", "Divers went down again.", "", "", "https://example.org/live#e2")
THIRD = BlogEntry("2024-10-16T07:40+02:00", "The crane was raised.", "Crane raised", "", "https://example.org/live#e3")


def node(entry: BlogEntry) -> dict[str, object]:
    return {
        "@type": "BlogPosting",
        "headline": entry.heading,
        "datePublished": entry.time,
        "articleBody": entry.body,
        "author": {"name": entry.author},
        "url": entry.permalink,
    }


def page(*entries: BlogEntry) -> str:
    """A page that says its entries in JSON-LD, newest first, as most do."""
    stated = {
        "@type": "LiveBlogPosting",
        "headline": "Crane falls",
        "liveBlogUpdate": [node(one) for one in entries][::-1],
    }
    return (
        f'<html lang=en><head><title>Crane</title><script type="application/ld+json">{json.dumps(stated)}</script>'
        '<meta property="article:published_time" content="2024-10-14T14:10:00+02:00"></head>'
        "<body><h1>Crane falls</h1><p>All that is known of the crane in the basin, as it becomes known here.</p></body>"
    )


ELEMENTS = """<html><body><h1>Crane falls</h1>
<time datetime="2024-10-14T14:10+02:00">14 Oct</time><div class="live-blog">
<article id=e3><time datetime="2024-10-16T07:40+02:00">07:40</time><h2>Crane raised</h2>
<p>The crane was raised.</p></article>
<article id=e2><time datetime="2024-10-15T08:05+02:00">08:05</time>
<p>Divers went down again.</p></article>
<article id=e1><time datetime="2024-10-14T14:20+02:00">14:20</time><h2>Basin closed</h2>
<span class="author">A. Lee</span><p>Police have closed the basin.</p></article></div></body></html>"""

HATOM = """<html><body><div class="liveticker">
<div class="hentry" id="e2"><abbr class="published" title="2024-10-15T08:05+02:00">8.05</abbr>
<div class="entry-content"><p>Divers went down again.</p></div></div>
<div class="hentry" id="e1"><abbr class="published" title="2024-10-14T14:20+02:00">14.20</abbr>
<h3 class="entry-title">Basin closed</h3><span class="vcard">A. Lee</span>
<div class="entry-content"><p>Police have closed the basin.</p></div></div></div></body></html>"""


@pytest.mark.parametrize(
    ("source", "entries"),
    [
        (page(FIRST, SECOND, THIRD), [FIRST, SECOND, THIRD]),
        (ELEMENTS, [FIRST, SECOND, THIRD]),
        (HATOM, [FIRST, SECOND]),
    ],
)
def test_each_entry_has_its_time_permalink_author_and_heading_oldest_first(
    source: str, entries: list[BlogEntry]
) -> None:
    assert list(read_entries(parse_html(source), "https://example.org/live")) == entries


def test_a_list_of_articles_with_their_times_is_no_live_blog() -> None:
    assert not read_entries(parse_html(ELEMENTS.replace("live-blog", "latest-news")), "https://example.org/")


def test_entries_of_the_same_minute_are_all_kept() -> None:
    twin = replace(SECOND, body="The ferry waits.", permalink="https://example.org/live#e2b")
    assert set(read_entries(parse_html(page(FIRST, SECOND, twin)), "https://example.org/live")) == {FIRST, SECOND, twin}


@pytest.mark.parametrize(
    "body",
    [
        "<p>Lee &amp; Sons came.</p><p>Divers went.</p>",
        "&lt;p&gt;Lee &amp;amp; Sons came.&lt;/p&gt;&lt;p&gt;Divers went.&lt;/p&gt;",
        "Lee &amp; Sons came.\nDivers went.",
        "Lee & Sons came.\nDivers went.",
    ],
)
def test_an_entry_in_json_is_read_whether_it_is_html_or_text(body: str) -> None:
    [entry] = read_entries(
        parse_html(page(replace(FIRST, body=body, heading="Lee &amp; Sons"))), "https://example.org/live"
    )
    assert (entry.heading, entry.body) == ("Lee & Sons", "Lee & Sons came.\n\nDivers went.")


def test_the_text_of_a_live_blog_says_of_each_entry_when_who_and_where() -> None:
    assert entries_text([FIRST]) == (
        "## 2024-10-14T14:20+02:00 · A. Lee · <https://example.org/live#e1>\n\n"
        "**Basin closed**\n\nPolice have closed the basin.\n\n"
    )
    assert is_live(entries_text([FIRST]))


def test_a_correction_and_a_withdrawal_are_written_below_and_nothing_is_rewritten() -> None:
    old = entries_text([FIRST, SECOND, THIRD])
    corrected = replace(FIRST, body="Police have closed both basins.")
    fourth = replace(THIRD, time="2024-10-17T09:00+02:00", permalink="https://example.org/live#e4")
    change = changes(old, entries_text([corrected, THIRD, fourth]), "2024-10-17")
    assert (change.new, change.corrected, change.withdrawn) == (1, 1, 1)
    assert "· correction 2024-10-17 · A. Lee" in change.text
    assert "both basins" in change.text
    assert f"## {SECOND.time} · withdrawal 2024-10-17 · <{SECOND.permalink}>" in change.text
    # Fetched once more, there is nothing left to say.
    assert not changes(f"{old}{change.text}", entries_text([corrected, THIRD, fourth]), "2024-10-18").text


def test_entries_that_a_page_no_longer_shows_at_its_end_were_not_withdrawn() -> None:
    assert changes(entries_text([FIRST, SECOND, THIRD]), entries_text([SECOND, THIRD]), "2024-10-17").withdrawn == 0


def test_a_live_blog_is_asked_for_again_and_its_seed_only_grows(
    site: Site, repository: Settings, network: Network, sandbox: Sandbox
) -> None:
    def add() -> object:
        (result,) = ingest([site.at("/live")], repository, network=network, sandbox=sandbox, today=Day(2024, 10, 17))
        return result

    site.serve("/live", page(FIRST, SECOND).encode())
    added = add()
    assert isinstance(added, Added)
    before = added.path.read_text()
    assert isinstance(add(), Skipped)
    site.serve("/live", page(FIRST, replace(SECOND, body="Divers found the hook."), THIRD).encode())
    continued = add()
    assert isinstance(continued, Continued)
    assert (continued.new, continued.corrected, continued.withdrawn) == (1, 1, 0)
    assert added.path.read_text().startswith(before)
    (article,) = read_articles(repository.seeds_folder, repository.root).by_id.values()
    said = [(block.time, block.state) for block in article.layout if block.kind == "paragraph"]
    assert said == [
        (None, None),
        (FIRST.time, None),
        (SECOND.time, "corrected"),
        (SECOND.time, None),
        (THIRD.time, None),
    ]


def test_a_live_blog_without_end_is_bounded() -> None:
    many = [replace(SECOND, permalink=f"https://example.org/live#{n}") for n in range(MAX_ENTRIES + 100)]
    assert len(read_entries(parse_html(page(*many)), "https://example.org/live")) == MAX_ENTRIES


def test_entries_that_are_called_live_are_a_live_blog_whatever_holds_them() -> None:
    entries = "".join(
        f'<article class="live-entry" id="e{hour}"><h3>At {hour}</h3>'
        f'<time datetime="2024-10-14T{hour}:20:00+02:00">x</time>'
        f"<p>The harbour office said at {hour} that the basin stays closed until the ice has gone.</p></article>"
        for hour in (14, 12, 10)
    )
    page = f"<html><body><main><h1>The harbour</h1>{entries}</main></body></html>"
    found = read_entries(parse_html(page), "https://example.org/live")
    assert [(one.heading, one.permalink) for one in found] == [
        (f"At {hour}", f"https://example.org/live#e{hour}") for hour in (10, 12, 14)
    ]


def rolling(headline: str, entry: str, *, kind: str = "post") -> str:
    entries = "".join(
        f'<article class="{kind}" id="e{hour}"><time datetime="2024-10-14T{hour}:20:00+02:00">{hour}.20</time>'
        f"{entry.format(hour=hour)}</article>"
        for hour in (14, 12, 10)
    )
    lead = f"<h1>{headline}</h1><p>The harbour of Holm is closed.</p>"
    return f"<html><head><title>{headline}</title></head><body><main>{lead}{entries}</main></body></html>"


SAID = "<p>The harbour office said at {hour} that the basin stays closed until the ice has gone.</p>"
HERE = '<a rel="bookmark" href="https://example.org/live#e{hour}">#</a>'
AWAY = '<h3><a href="https://example.org/ice-{hour}">Ice at {hour}</a></h3>'


@pytest.mark.parametrize(
    ("source", "count"),
    [
        (rolling("Ice in the harbour: as it happened", SAID), 3),
        (rolling("Live: Ice in the harbour", SAID), 3),
        (rolling("Ice in the harbour", HERE + SAID, kind="hentry"), 3),
        (rolling("Ice in the harbour", HERE + SAID), 0),
        (rolling("Ice in the harbour", SAID, kind="hentry"), 0),
        (rolling("Live: Ice in the harbour", AWAY + SAID), 0),
        (rolling("Live: Ice in the harbour", HERE.replace("live#", "ice-") + SAID, kind="hentry"), 0),
        (rolling("Live: Ice in the harbour", HERE + SAID, kind="comment hentry"), 0),
        (
            rolling("Live: Ice in the harbour", "<p>Ice.</p>").replace(
                "<main>", f"<main><p>{'The ice is back. ' * 20}</p>"
            ),
            0,
        ),
    ],
)
def test_a_row_of_entries_is_a_live_blog_where_the_page_is_live_or_each_is_at_home_on_it(
    source: str, count: int
) -> None:
    assert len(read_entries(parse_html(source), "https://example.org/live")) == count


LEAD = "A crane fell into the eastern basin of Holm on Monday, and what is known of it stands here as it becomes known."


@pytest.mark.parametrize("newest_first", [True, False])
def test_the_lead_of_a_live_blog_stands_above_its_entries(newest_first: bool) -> None:
    entries = [
        f'<article id=e{n}><time datetime="2024-10-1{n}T08:05+02:00">08:05</time><p>{text}</p></article>'
        for n, text in enumerate(
            (
                "Police have closed the eastern basin and asked everybody to stay away from the quay.",
                "Divers went down again and found the cabin of the crane below the northern gate.",
            ),
            4,
        )
    ]
    shown = "".join(entries[::-1] if newest_first else entries)
    source = (
        f"<html lang=en><body><main><h1>Crane falls</h1><p>{LEAD}</p><time>14 Oct</time>"
        f'<div class="live-blog">{shown}</div></main></body></html>'
    )

    found = read_html(source.encode(), "https://example.org/live")

    assert found.text.startswith(f"{LEAD}\n\n## 2024-10-14T08:05+02:00")
    assert found.text.count("eastern basin") == 2


def test_what_stands_beside_a_live_blog_is_no_lead() -> None:
    stated = page(FIRST, SECOND).replace("</body>", f"<aside><p>{LEAD}</p></aside></body>")

    text = read_html(stated.encode(), "https://example.org/live").text

    assert text.startswith("All that is known of the crane in the basin, as it becomes known here.\n\n## 2024-10-14")
    assert LEAD not in text


@pytest.mark.parametrize("start", [{}, {"coverageStartTime": "2024-10-14T14:10:00+02:00"}])
def test_a_live_blog_that_does_not_say_its_day_is_of_the_day_it_began(start: dict[str, str]) -> None:
    entries = [node(one) for one in (THIRD, SECOND, FIRST)]
    stated = {"@type": "LiveBlogPosting", "headline": "Crane falls", "liveBlogUpdate": entries, **start}
    source = (
        f'<html><head><title>Crane falls</title><script type="application/ld+json">{json.dumps(stated)}</script>'
        f"</head><body><h1>Crane falls</h1><p>{LEAD}</p></body></html>"
    )

    published = most_probable_day(read_html(source.encode(), "https://example.org/live").evidence)

    assert published is not None
    assert published.day == Day(2024, 10, 14)


@pytest.mark.parametrize("name", ["reply", "discussion-item", "kommentar"])
def test_what_readers_answer_within_a_live_blog_is_no_entry(name: str) -> None:
    def said(hour: int, name: str, words: str) -> str:
        return f'<div class="{name}"><time datetime="2024-10-14T{hour}:00:00Z">{hour}:00</time><p>{words}</p></div>'

    entries = said(10, "entry", "Police have closed the basin.") + said(11, "entry", "The crane was lifted.")
    page = f'<div class="live-blog">{entries}<div>{said(12, name, "I saw it fall.")}</div></div>'
    tree = parse_html(f"<html><body>{page}</body></html>")
    assert [entry.body for entry in read_entries(tree, "")] == [
        "Police have closed the basin.",
        "The crane was lifted.",
    ]

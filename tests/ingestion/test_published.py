"""The verdict on a day of publication, and the pages it is read from."""

import json

import pytest

from tests.ingestion.conftest import PARAGRAPH, page
from timeline.dates import Day
from timeline.ingestion.html import read_html
from timeline.ingestion.parsed import Evidence, EvidenceKind, Unusable
from timeline.ingestion.published import most_probable_day
from timeline.ingestion.signs import features_of

TODAY = Day(2024, 12, 31)


BOTH_ON_THE_18TH = [(EvidenceKind.TIME, "2024-10-18"), (EvidenceKind.ADDRESS, "2024-10-18")]


SIGNS = {
    EvidenceKind.JSON_LD: ("json_ld.own", "json_ld.named"),
    EvidenceKind.META: ("meta.explicit", "meta.first"),
    EvidenceKind.TIME: ("time@beside", "@beside", "time", "alone", "first", "first.marked", "only"),
    EvidenceKind.ADDRESS: ("address",),
    EvidenceKind.TEXT: ("bare@beside", "@beside", "bare", "alone", "first", "only"),
}


def evidence(kind: EvidenceKind, stamp: str) -> Evidence:
    """A place of a kind as the readers find it on most pages."""
    return Evidence(kind, Day.parse(stamp), stamp, kind.name.lower(), SIGNS.get(kind, ()))


VERDICTS = [
    ([], None),
    ([(EvidenceKind.META, "2024-10-18")], "2024-10-18"),
    (
        [(EvidenceKind.JSON_LD, "2024-10-20"), (EvidenceKind.TIME, "2024-10-18"), (EvidenceKind.ADDRESS, "2024-10-18")],
        "2024-10-18",
    ),
    (
        [(EvidenceKind.JSON_LD, "2024-10-20"), (EvidenceKind.META, "2024-10-20"), (EvidenceKind.ADDRESS, "2024-10-18")],
        "2024-10-20",
    ),
    ([(EvidenceKind.JSON_LD, "2024-10-20"), (EvidenceKind.META, "2024-10-20"), *BOTH_ON_THE_18TH], "2024-10-18"),
    ([(EvidenceKind.JSON_LD, "2024-10-17T06:30:00Z"), (EvidenceKind.ADDRESS, "2024-10-18")], "2024-10-17"),
    (
        [(EvidenceKind.STATED, "2024-10-20"), (EvidenceKind.TIME, "2024-10-18"), (EvidenceKind.ADDRESS, "2024-10-18")],
        "2024-10-20",
    ),
    ([(EvidenceKind.JSON_LD, "2024-10-17T23:30:00Z"), (EvidenceKind.TIME, "2024-10-18")], "2024-10-18"),
    ([(EvidenceKind.JSON_LD, "2024-10-17T23:30:00+02:00"), (EvidenceKind.ADDRESS, "2024-10-18")], "2024-10-17"),
    ([(EvidenceKind.META, "2031-01-01")], None),
    ([(EvidenceKind.META, "2031-01-01"), (EvidenceKind.TEXT, "2024-10-18")], "2024-10-18"),
]
"""What several kinds of places say, and the day that the document is of."""


@pytest.mark.parametrize(("found", "day"), VERDICTS)
def test_the_day_is_the_one_that_most_speaks_for(found: list[tuple[EvidenceKind, str]], day: str | None) -> None:
    verdict = most_probable_day([evidence(kind, stamp) for kind, stamp in found], TODAY)
    assert (str(verdict.day) if verdict else None) == day


def test_a_verdict_says_what_it_rests_on_and_what_speaks_against_it() -> None:
    verdict = most_probable_day(
        [
            evidence(EvidenceKind.JSON_LD, "2024-10-18T09:30:00+09:00"),
            evidence(EvidenceKind.META, "2024-10-18"),
            evidence(EvidenceKind.ADDRESS, "2024-10-21"),
        ]
    )
    assert verdict is not None
    assert (verdict.stamp, verdict.words) == ("2024-10-18T09:30:00+09:00", "json_ld, meta; but address says 2024-10-21")


def json_ld(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **node})}</script>'


MAIN = {"@type": "NewsArticle", "headline": "Ferry stopped by ice", "datePublished": "2024-10-18T09:30:00+09:00"}
OTHER = {"@type": "NewsArticle", "headline": "Another story", "datePublished": "2020-01-01"}
TEASERS = "".join(f'<div class="related"><time datetime="2020-01-{n:02}">x</time></div>' for n in range(1, 9))

PAGES = {
    "JSON-LD": (page(head=json_ld(**MAIN)), "2024-10-18T09:30:00+09:00"),
    "JSON-LD in a graph": (page(head=json_ld(**{"@graph": [{"@type": "WebSite"}, MAIN]})), "2024-10-18T09:30:00+09:00"),
    "JSON-LD among others": (page(head=json_ld(**{"@graph": [OTHER, MAIN]})), "2024-10-18T09:30:00+09:00"),
    "JSON-LD of others only": (page(head="".join(json_ld(**OTHER, url=f"/{n}") for n in range(2))), "2020-01-01"),
    "JSON-LD with comments": (
        page(head=json_ld(**MAIN).replace('ld+json">', 'ld+json"><!--')),
        "2024-10-18T09:30:00+09:00",
    ),
    "broken JSON-LD": (page(head='<script type="application/ld+json">{"datePublished":</script>'), None),
    "created, when never published": (
        page(head=json_ld(**{"@type": "Article", "dateCreated": "2024-10-18"})),
        "2024-10-18",
    ),
    "only modified": (page(head=json_ld(**{"@type": "Article", "dateModified": "2024-10-18"})), None),
    "meta": (
        page(head='<meta property="article:published_time" content="2024-10-18T09:30:00Z">'),
        "2024-10-18T09:30:00Z",
    ),
    "the most explicit meta": (
        page(head='<meta name="date" content="2024-10-20"><meta name="pubdate" content="2024-10-18">'),
        "2024-10-18",
    ),
    "meta modified": (page(head='<meta property="article:modified_time" content="2024-10-18">'), None),
    "meta of a teaser": (
        page(byline='<ul><li><div itemscope><meta itemprop="datePublished" content="2020-01-01"></div></li></ul>'),
        None,
    ),
    "time element": (page(byline='<time datetime="2024-10-18T09:30">yesterday</time>'), "2024-10-18T09:30"),
    "time element for people": (page(byline="<time>18 October 2024</time>"), "2024-10-18"),
    "time element that says two things": (
        page(byline='<time datetime="2024-10-22T08:00:00Z">Published on 18 October 2024</time>'),
        "2024-10-18",
    ),
    "time elements of others": (page(byline=f'{TEASERS}<time datetime="2024-10-18">x</time>{TEASERS}'), "2024-10-18"),
    "byline": (page(byline='<div class="byline">By A. Writer, 18 October 2024</div>'), "2024-10-18"),
    "German byline": (page(lang="de", byline='<p class="meta-info">18.10.2024 15:34</p>'), "2024-10-18"),
    "American numbers": (page(lang="en-US", byline='<span class="date">10/08/2024</span>'), "2024-10-08"),
    "British numbers": (page(lang="en-GB", byline='<span class="date">10/08/2024</span>'), "2024-08-10"),
    "numbers of who knows where": (page(byline='<span class="date">10/08/2024</span>'), None),
    "published and updated": (
        page(
            byline='<p>Out <time datetime="2024-10-18"></time></p><time datetime="2024-10-20">Updated 20 October</time>'
        ),
        "2024-10-18",
    ),
    "published and updated in one line": (
        page(byline='<p class="date">Published: 18 October 2024 | Updated: 20 October 2024</p>'),
        "2024-10-18",
    ),
    "updated and published in one line": (
        page(byline='<p class="date">Last updated 20 October 2024, first published 18 October 2024</p>'),
        "2024-10-18",
    ),
    "only updated": (page(byline='<p class="date">Last updated: 18 October 2024</p>'), None),
    "address": (page(head='<link rel="canonical" href="https://example.org/2024/10/18/ferry">'), "2024-10-18"),
    "UTC and the local day": (
        page(
            head='<meta property="article:published_time" content="2024-10-17T22:30:00Z">',
            byline='<span class="date">18 October 2024</span>',
        ),
        "2024-10-18",
    ),
    "UTC and the zone of the page's other stamps": (
        page(
            head='<meta property="article:published_time" content="2024-10-18T02:30:00Z">'
            '<script>{"next": {"date": "Fri, 18 Oct 2024 23:00:00 -0400"}}</script>'
        ),
        "2024-10-17T22:30:00-04:00",
    ),
    "UTC and zones that cannot be of one place": (
        page(
            head='<meta property="article:published_time" content="2024-10-18T02:30:00Z">'
            '<script>["2024-10-18T23:00:00-04:00", "2024-10-18T23:00:00+02:00"]</script>'
        ),
        "2024-10-18T02:30:00Z",
    ),
    "UTC, a zone, and the day that readers see": (
        page(
            head='<meta property="article:published_time" content="2024-10-18T02:30:00Z">'
            "<script>['2024-10-18T23:00:00-04:00']</script>",
            byline='<span class="date">18 October 2024</span>',
        ),
        "2024-10-18T02:30:00Z",
    ),
    "a day for machines and a change soon after": (
        page(head=json_ld(**MAIN), byline='<p class="date">Updated 2 November 2024</p>'),
        "2024-10-18T09:30:00+09:00",
    ),
    "a day for machines and a change long after": (
        page(head=json_ld(**MAIN), byline='<p class="date">Updated 2 December 2024</p>'),
        None,
    ),
    "a day for machines and in the address, and a change long after": (
        page(
            head=json_ld(**MAIN) + '<link rel="canonical" href="https://example.org/2024/10/18/ferry">',
            byline='<p class="date">Updated 2 December 2024</p>',
        ),
        "2024-10-18T09:30:00+09:00",
    ),
    "the number of a version": (page(lang="de", byline='<p class="autor">Schreibprogramm 8.9.24</p>'), None),
    "dateline": (
        page(
            head='<link rel="canonical" href="https://example.org/2024/10/18/x">',
            text=f"KYIV, Oct. 18 (Reuters) — {PARAGRAPH}",
        ),
        "2024-10-18",
    ),
    "a day in the story": (page(text=f"On 3 May 2011 the harbour froze. {PARAGRAPH}"), None),
    "a copyright year": (page(byline='<p class="copyright">© 1 January 2024</p>'), None),
    "a comment beside a day": (
        page(byline='<div class="comments"><time>20 October 2024</time></div><time datetime="2024-10-18">x</time>'),
        "2024-10-18",
    ),
    "nothing": (page(), None),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_its_day_or_none(name: str) -> None:
    content, stamp = PAGES[name]
    verdict = most_probable_day(read_html(content).evidence, TODAY)
    assert (verdict.stamp if verdict else None) == stamp


def test_the_change_is_kept_apart_from_the_publication() -> None:
    found = read_html(page(head=json_ld(**MAIN, dateModified="2024-10-20T10:00:00+09:00")))
    assert found.modified == "2024-10-20T10:00:00+09:00"


def test_a_page_says_its_title_publisher_author_language_and_address() -> None:
    head = (
        '<meta property="og:title" content="Ferry stopped by ice | Harbour Times">'
        '<meta property="og:site_name" content="Harbour Times">'
        '<meta name="author" content="A. Writer"><link rel="canonical" href="https://example.org/ferry">'
    )
    found = read_html(page(head=head, lang="en-GB"), "https://example.org/ferry?utm_source=x")
    assert (found.title, found.publisher, found.author, found.language, found.url) == (
        "Ferry stopped by ice",
        "Harbour Times",
        "A. Writer",
        "en-GB",
        "https://example.org/ferry?utm_source=x",
    )


def test_the_text_is_the_article_and_nothing_else() -> None:
    text = read_html(page()).text
    assert PARAGRAPH in text.split("\n\n")
    assert "Home" not in text
    assert "©" not in text


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(Unusable, match="no article in this page"):
        read_html(b"<html><body><div id=app></div><script>render()</script></body></html>")


def test_the_day_of_a_change_makes_no_list_of_the_day_below_it() -> None:
    signs = ("bare@footer", "@footer", "bare")
    evidence = (
        Evidence(EvidenceKind.TEXT, Day(2023, 11, 1), "2023-11-01", "the page", (*signs, "label.publication")),
        Evidence(EvidenceKind.TEXT, Day(2023, 10, 31), "2023-10-31", "the page", (*signs, "label.change")),
    )
    assert features_of(evidence)[Day(2023, 11, 1)]["crowd"] == 0
    listed = (evidence[0], Evidence(EvidenceKind.TEXT, Day(2023, 10, 31), "2023-10-31", "the page", signs))
    assert features_of(listed)[Day(2023, 11, 1)]["crowd"] > 0


def test_a_day_that_the_story_tells_of_speaks_against_none() -> None:
    evidence = (
        Evidence(EvidenceKind.STATED, Day(2024, 10, 5), "2024-10-05", "the front matter"),
        Evidence(EvidenceKind.TEXT, Day(1911, 5, 3), "1911-05-03", "the mill", ("bare@story", "@story", "bare")),
        Evidence(EvidenceKind.TIME, Day(2024, 10, 6), "2024-10-06", "time element", ("time@beside", "@beside", "time")),
    )
    found = most_probable_day(evidence)
    assert found is not None
    assert found.words == "the front matter; but time element says 2024-10-06"

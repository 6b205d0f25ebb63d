"""What a reader finds on the pages, and that nothing from outside reaches them as markup."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.articles import Article
from timeline.dates import Day, parse_edtf
from timeline.events import Citation, Event, Stance, Status
from timeline.site import SiteSettings, pages
from timeline.site.coverage import Sentence
from timeline.text import clean

VOID = {"input", "br", "hr", "img", "link", "meta"}


@dataclass
class Page(HTMLParser):
    """The HTML of a page: its tags with their attributes, and the text of each element with a class."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    raws: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.open: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self.open.append([f"{tag}.{attributes.get('class', '')}", ""])

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element[1] += data

    def handle_endtag(self, tag: str) -> None:
        name, text = self.open.pop()
        assert name.split(".")[0] == tag, f"<{name}> is closed by </{tag}>"
        self.texts.append((name, " ".join(text.split())))
        self.raws.append((name, text))

    def all(self, name: str) -> list[str]:
        return [text for found, text in self.texts if found == name]

    def raw(self, name: str) -> list[str]:
        """The text of elements with its lines and blanks."""
        return [text for found, text in self.raws if found == name]

    @property
    def links(self) -> list[str]:
        return [attributes["href"] for tag, attributes in self.tags if tag == "a"]


def front_matter(text: str) -> dict[str, Any]:
    _, header, _ = text.split("---\n", 2)
    values = yaml.safe_load(header)
    assert isinstance(values, dict)
    return values


def read(text: str) -> Page:
    page = Page()
    page.feed(front_matter(text)["timeline_html"])
    page.close()
    assert not page.open, "an element is not closed"
    return page


@pytest.fixture
def made(events: Sequence[Event], articles: Mapping[str, Article]) -> dict[str, str]:
    return pages(events, articles, SiteSettings("The harbour", places={"storm": ("docs/events/1987.yaml", 3)}))


def test_the_list_goes_by_year_and_month_with_plans_apart(made: dict[str, str]) -> None:
    page = read(made["index.md"])
    headings = [text for name, text in page.texts if name.split(".")[0] in ("h2", "h3", "h4")]
    assert headings == [
        *("1987", "A storm"),
        *("2021", "May 2021", "The harbour is closed", "Fishermen protest", "The mayor meets the fishermen"),
        *("Planned, 2021", "A new pier opens"),
        *("Year not known", "The feast of the harbour"),
    ]


def test_dates_are_shown_as_precisely_as_they_are_known(made: dict[str, str]) -> None:
    assert read(made["index.md"]).all("p.tl-when") == [
        "1987",
        "4 May 2021",
        "5–6 May 2021",
        "about 8 May 2021, the day it was reported",
        "autumn 2021 (planned)",
        "3 October, year not known",
    ]


def test_how_an_event_stands_is_said_in_words(made: dict[str, str]) -> None:
    assert read(made["index.md"]).all("p.tl-standing") == [
        "Reported by 1 source",
        "Disputed: reported by 1 source, denied by the mayor",
        "Reported by 2 sources",
        "Reported by 1 source",
        "Planned, according to 1 source",
        "No source given",
    ]


def test_a_quote_leads_to_its_sentence_on_the_web_and_plainly_to_the_article(made: dict[str, str]) -> None:
    links = read(made["index.md"]).links
    address = "https://example.org/harbour?page=2&lang=en"
    assert f"{address}#:~:text=Fishermen%20protested%20between%20May%205%20and%206" in links
    assert address in links


def test_a_quote_without_an_address_leads_to_its_place_on_the_sources_page(made: dict[str, str]) -> None:
    assert "sources/mayor/index.html#mayor-meets" in read(made["index.md"]).links
    ids = [attributes.get("id") for _, attributes in read(made["sources/mayor/index.md"]).tags]
    assert "mayor-meets" in ids


def test_a_source_that_gives_another_date_is_shown_with_it(made: dict[str, str]) -> None:
    assert [text for text in read(made["index.md"]).all("span.tl-says") if text] == [": 5–6 May 2021", ": 5 May 2021"]


def test_how_a_date_was_read_names_words_rule_and_day(made: dict[str, str]) -> None:
    [text] = read(made["events/harbour-closed/index.md"]).all("details.tl-how")
    assert "on Tuesday in Northern Post" in text
    assert "a weekday is the nearest one on or before publication" in text
    assert "Friday, 7 May 2021, the day of publication" in text
    assert "4 May 2021 2021-05-04" in text


def test_a_date_that_no_text_gives_says_so(made: dict[str, str]) -> None:
    [text] = read(made["events/mayor-meets/index.md"]).all("details.tl-how")
    assert "No date in the text: the day it was reported." in text


def test_an_event_page_shows_the_quote_in_its_context(made: dict[str, str]) -> None:
    page = read(made["events/fishermen-protest/index.md"])
    assert page.all("mark.") == ["Fishermen protested between May 5 and 6"]
    assert page.all("span.tl-context") == ["The harbour was closed on Tuesday, the port authority said.", "."]


def test_a_source_that_is_archived_can_be_found_again(events: Sequence[Event], articles: Mapping[str, Article]) -> None:
    url, copy = articles["harbour"].url, "https://web.archive.org/web/20210507120000/https://example.org/harbour"
    archived = {**articles, "harbour": replace(articles["harbour"], archive=copy)}
    made = pages(events, archived, SiteSettings())
    for path, count in (("events/storm/index.md", 3), ("sources/harbour/index.md", 6)):
        robust = [found for tag, found in read(made[path]).tags if "data-originalurl" in found]
        assert {(one["data-originalurl"], one["data-versionurl"], one["data-versiondate"]) for one in robust} == {
            (url, copy, "2021-05-07")
        }
        assert len(robust) == count
    assert "data-originalurl" not in pages(events, articles, SiteSettings())["events/storm/index.md"]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("xx-?", "auto")])
def test_a_quote_is_set_as_its_language_is_written(
    events: Sequence[Event], articles: Mapping[str, Article], language: str, direction: str
) -> None:
    made = pages(events, {"harbour": replace(articles["harbour"], language=language)}, SiteSettings())
    for path in ("index.md", "events/storm/index.md", "sources/harbour/index.md"):
        [(lang, dir_), *_] = {
            (found["lang"], found["dir"])
            for tag, found in read(made[path]).tags
            if tag == "blockquote" and found.get("lang") == language
        }
        assert (lang, dir_) == (language, direction)


def test_an_event_page_leads_to_its_neighbours_and_its_line(made: dict[str, str]) -> None:
    page = read(made["events/harbour-closed/index.md"])
    around = [attributes["href"] for tag, attributes in page.tags if attributes.get("rel")]
    assert around == ["../../events/storm/index.html", "../../events/fishermen-protest/index.html"]
    assert "docs/events/1987.yaml, line 3" in read(made["events/storm/index.md"]).all("p.tl-edit")[0]


def test_the_edit_link_leads_to_the_line(events: Sequence[Event]) -> None:
    with_edit_links = SiteSettings(
        edit_url="https://example.org/edit/main/", places={"storm": ("docs/events/1987.yaml", 3)}
    )
    made = pages(events, {}, with_edit_links)
    assert "https://example.org/edit/main/docs/events/1987.yaml#L3" in read(made["events/storm/index.md"]).links
    assert not any("edit" in link for link in read(made["events/pier/index.md"]).links)


def test_an_article_in_which_nothing_was_found_has_a_page_that_says_so(made: dict[str, str]) -> None:
    [path] = [path for path in made if path.startswith("sources/quiet-day")]
    assert "No event was found in it" in read(made[path]).all("h2.")
    assert not any("Quiet Day" in path for path in made)


def test_what_several_events_name_has_a_page_of_its_own(made: dict[str, str]) -> None:
    assert read(made["where/harbour/index.md"]).all("h1.") == ["Harbour"]
    assert "who/port-authority/index.md" not in made


def test_every_link_between_pages_leads_somewhere(made: dict[str, str]) -> None:
    ids = {
        path: {attributes.get("id") for _, attributes in read(text).tags}
        for path, text in made.items()
        if path.endswith(".md")
    }
    for path in ids:
        for link in read(made[path]).links:
            if not link.startswith("https:"):
                target, _, anchor = link.partition("#")
                parts = [*path.split("/")[:-1]] if target else path.split("/")
                for part in target.replace("index.html", "index.md").split("/") if target else ():
                    parts = parts[:-1] if part == ".." else [*parts, part]
                if "/".join(parts) in made.keys() - ids:
                    continue  # a download
                assert "/".join(parts) in ids, f"{path} links to {link}"
                assert not anchor or anchor in ids["/".join(parts)] or anchor == "tl-list", f"{path} links to {link}"


def test_a_page_with_too_many_events_is_split_by_year(events: Sequence[Event], articles: Mapping[str, Article]) -> None:
    made = pages(events, articles, SiteSettings(split_above=3))
    assert {"1987/index.md", "2021/index.md", "unknown/index.md"} <= made.keys()
    assert read(made["index.md"]).all("h4.tl-title") == []
    assert "2021/index.html" in read(made["index.md"]).links
    assert read(made["2021/index.md"]).all("h4.tl-title")[0] == "The harbour is closed"
    assert "../../2021/index.html#pier" in read(made["events/pier/index.md"]).links


def test_the_same_input_gives_the_same_bytes(events: Sequence[Event], articles: Mapping[str, Article]) -> None:
    again = pages(tuple(events), dict(reversed(articles.items())), SiteSettings("The harbour"))
    assert list(pages(events, articles, SiteSettings("The harbour")).values()) != []
    assert pages(events, articles, SiteSettings("The harbour")) == again


def moved(events: Sequence[Event], directory_urls: bool = False, **renamed: str) -> dict[str, str]:
    settings = SiteSettings(
        timeline_url="https://example.org/timeline/",
        renamed={old.replace("_", "-"): new for old, new in renamed.items()},
        directory_urls=directory_urls,
    )
    return pages(events, {}, settings)


@pytest.mark.parametrize("directory_urls", [True, False])
def test_the_old_address_of_an_event_leads_to_the_new_one(events: Sequence[Event], directory_urls: bool) -> None:
    html = moved(events, directory_urls, old_storm="storm")["events/old-storm/index.html"]
    page = Page()
    page.feed(html)
    [refresh] = [found["content"] for tag, found in page.tags if tag == "meta" and "http-equiv" in found]
    [canonical] = [found["href"] for tag, found in page.tags if tag == "link"]
    assert refresh == "0; url=../../events/storm/index.html"
    assert page.links == ["../../events/storm/index.html"]
    assert canonical == "https://example.org/timeline/events/storm/" + ("" if directory_urls else "index.html")
    assert page.all("title.") == ["A storm"]


def test_an_old_address_that_is_in_use_again_or_leads_nowhere_has_no_page_of_its_own(events: Sequence[Event]) -> None:
    made = moved(events, storm="pier", old="gone")
    assert "events/old/index.html" not in made
    assert "events/storm/index.html" not in made


def test_a_chronology_without_events_says_what_to_do() -> None:
    page = read(pages((), {}, SiteSettings())["index.md"])
    assert "No events yet." in page.all("p.tl-summary")


def test_the_editors_words_are_shown_without_what_could_do_harm(events: Sequence[Event]) -> None:
    text = (
        "Closed *again*, see [here](https://example.org) <script>alert(1)</script> [x](javascript:alert(1))"
        "\n\n```\n{{ config }}\n```"
    )
    event = replace(events[0], text=text)
    page = read(pages([event], {}, SiteSettings())["events/harbour-closed/index.md"])
    assert "again" in page.all("em.")
    assert "https://example.org" in page.links
    assert not any(link.startswith("javascript:") for link in page.links)
    assert "script" not in {tag for tag, _ in page.tags}


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            '" onmouseover="alert(1)',
            "' autofocus onfocus=alert(1) '",
            "</p></div></article><h1>",
            "{{ config }}{% raw %}",
            "---\ntitle: other\n---\n",
            "```\n# heading\n",
            "[a](javascript:alert(1)) ![b](data:text/html,c)",
            "javascript:alert(1)",
            "<!-- --><![CDATA[ ]]>&lt;b&gt;&amp;",
            "--8<-- 'mkdocs.yml'",
            "\u202eevil\u202c\x00\x1b[31m\ufeff\u2028\u2029\x85",
            "#!&%@`*_~",
            "a" * 10_000,
            "👩‍👩‍👧 ﷽ שלום",
            "\ud800",
        ]
    ),
)
TEXTS = st.one_of(st.none(), HOSTILE)


@st.composite
def hostile_events(draw: st.DrawFn) -> tuple[list[Event], dict[str, Article]]:
    quote = draw(HOSTILE)
    article = Article(
        draw(HOSTILE),
        f"before\n{quote} after",
        Day(2021, 5, 7),
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
        archive=draw(TEXTS),
        language=draw(HOSTILE),
    )
    citations = (
        Citation(article.id, quote, words=draw(TEXTS), stance=draw(st.sampled_from(Stance)), according_to=draw(TEXTS)),
        Citation(url=draw(TEXTS), title=draw(TEXTS), publisher=draw(TEXTS), quote=draw(TEXTS)),
    )
    names = st.lists(HOSTILE, max_size=2).map(tuple)
    event = Event(
        draw(HOSTILE),
        draw(st.sampled_from(["2021-05-07~", "2021", "[..2021-05]", "XXXX"]).map(parse_edtf)),
        draw(HOSTILE),
        time=draw(TEXTS),
        status=draw(st.sampled_from(Status)),
        who=draw(names),
        where=draw(names),
        tags=draw(names),
        sources=citations,
    )
    return [event, replace(event, id=event.id + "2")], {article.id: article}


TAGS = {
    *("a", "b", "blockquote", "cite", "code", "dd", "details", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "i"),
    *("li", "mark", "nav", "ol", "p", "pre", "q", "section", "small", "span", "summary", "time", "ul"),
}
ATTRIBUTES = {
    *("aria-current", "aria-hidden", "aria-label", "aria-labelledby", "class", "data-kind", "data-search-exclude"),
    *(
        "data-days",
        "data-index",
        "data-fate",
        "data-originalurl",
        "data-versiondate",
        "data-versionurl",
        "data-lane",
        "data-lanes",
        "data-shape",
        "data-soft-end",
        "data-soft-start",
        "data-stance",
        "data-standing",
        "data-words",
        "datetime",
        "dir",
        "href",
        "id",
    ),
    *("lang", "open", "rel", "title"),
}
OURS = (
    *("https://", "http://", "../", "#", "events/", "sources/", "who/", "where/", "tags/", "index.html"),
    *("events.json", "events.csv", "calendar.ics", "events.jsonld", "feed.atom", "feed.json"),
)


@settings(max_examples=30)
@given(hostile_events(), HOSTILE)
def test_nothing_from_outside_becomes_markup(given: tuple[list[Event], dict[str, Article]], title: str) -> None:
    events, articles = given
    [(name, article)] = articles.items()
    sentences = [
        Sentence(0, len(article.text), "used", events=(events[0].id,)),
        Sentence(0, len(article.text), "dated", title),
    ]
    everything = SiteSettings(
        title,
        "https://example.org/",
        places={events[0].id: (title, 1)},
        edit_url=title,
        coverage={name: sentences},
        full_text=True,
        renamed={title: events[0].id},
    )
    made = pages(events, articles, everything)
    ElementTree.fromstring(made["feed.atom"])
    for path, text in made.items():
        assert all(part not in ("", ".", "..") for part in path.split("/"))
        assert path.isascii()
        text.encode()
        if path.endswith(".html"):
            page = Page()
            page.feed(text)
            assert {tag for tag, _ in page.tags} == {*("html", "head", "meta", "title", "link", "body", "p", "a")}
            assert page.links[0].startswith("../")
        if not path.endswith(".md"):
            continue
        assert (
            {"title", "hide", "timeline_html"}
            <= front_matter(text).keys()
            <= {*("title", "hide", "timeline_html", "description", "locale", "search", "linked_data", "feeds")}
        )
        for name in ("title", "description", "linked_data"):
            assert not set('<>"' if name != "linked_data" else "<>&") & set(front_matter(text).get(name, ""))
        for document in json.loads(front_matter(text).get("linked_data", "[]")):
            assert document["@context"] in ("https://schema.org", "http://www.w3.org/ns/anno.jsonld")
        page = read(text)
        assert {tag for tag, _ in page.tags} <= TAGS
        for _, attributes in page.tags:
            assert attributes.keys() <= ATTRIBUTES
            assert not attributes.get("style", "").strip("-:;%.0123456789lanesftwidhgv")
        for link in page.links:
            assert link.startswith(OURS)
        # What is left below the front matter is a heading or escaped text, and stays that when it is rendered.
        body = text.split("---\n", 2)[2]
        rendered = Page()
        rendered.feed(markdown.markdown(body, extensions=["toc", "tables", "fenced_code"]))
        assert {tag for tag, _ in rendered.tags} <= {"p", "h2", "h3"}
        assert "{{" not in text
        assert "{%" not in text
    event_page = read(next(text for path, text in made.items() if path.startswith("events/")))
    assert event_page.all("h1.") == [" ".join(clean(events[0].title).split()) or "Untitled"]

"""What a reader finds on the pages, and that nothing from outside reaches them as markup."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import markdown
import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from timeline.articles import Article
from timeline.dates import Day, parse_edtf
from timeline.events import Citation, Event, Mode, Review, Stance, Status, Work
from timeline.i18n import ENGLISH
from timeline.site import SiteSettings, pages
from timeline.site.cited_sources import tell
from timeline.site.coverage import CoveredSentence
from timeline.site.event_pages import Claim, claim_rows
from timeline.site.journal import Journal
from timeline.text import clean

VOID = {"base", "input", "br", "hr", "img", "link", "meta"}


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
    headings = [text for name, text in page.texts if name.split(".")[0] in ("h2", "h3", "h4", "h5")]
    assert headings == [
        *("1987", "1987", "A storm"),
        *("2021", "4 May 2021", "The harbour is closed", "5–6 May 2021", "Fishermen protest"),
        *("about 8 May 2021 the day it was reported", "The mayor meets the fishermen"),
        *("autumn 2021 planned", "A new pier opens"),
        *("Year not known", "3 October, year not known", "The feast of the harbour"),
    ]


def test_a_year_with_many_events_has_headings_of_its_months_and_plans_apart(events: Sequence[Event]) -> None:
    many = [replace(events[0], id=f"day-{n}", date=parse_edtf(f"2021-{5 + n % 2:02}-{n + 1:02}")) for n in range(14)]
    page = read(pages([*many, events[4]], {}, SiteSettings())["index.md"])
    assert page.all("h3.") == ["May 2021", "June 2021", "Planned, 2021"]
    assert page.all("h4.tl-when")[0] == "1 May"


def test_events_of_one_day_stand_below_one_heading_in_the_order_of_the_clock(events: Sequence[Event]) -> None:
    times = {"late": "14:05Z", "first": "16:30+03:00", "none": None}
    day = [replace(events[0], id=name, title=name, time=time) for name, time in times.items()]
    page = read(pages(day, {}, SiteSettings())["index.md"])
    assert page.all("h3.tl-when") == ["4 May"]
    assert page.all("h4.tl-title") == ["none", "first", "late"]


def test_dates_are_shown_as_precisely_as_they_are_known(made: dict[str, str]) -> None:
    said = [read(made[f"events/{name}/index.md"]).all("p.tl-when")[0] for name in ("storm", "mayor-meets", "pier")]
    assert said == ["1987", "about 8 May 2021, the day it was reported", "autumn 2021 (planned)"]


def test_how_an_event_stands_is_said_in_words(made: dict[str, str]) -> None:
    assert read(made["index.md"]).all("p.tl-standing") == [
        "Disputed: reported by 1 source, denied by the mayor",
        "dates differ",
        "Planned, according to 1 source",
        "No source given",
    ], "what is simply reported needs no word in a list"
    assert read(made["events/fishermen-protest/index.md"]).all("p.tl-standing") == ["Reported by 2 sources"]


def test_an_allegation_names_who_alleges_it(events: Sequence[Event], articles: Mapping[str, Article]) -> None:
    said = replace(events[0].sources[0], mode=Mode.ALLEGED)
    alleged = replace(events[0], status=Status.ALLEGED, sources=(said,))
    made = pages([alleged], articles, SiteSettings())
    assert read(made["index.md"]).all("p.tl-standing") == ["Alleged by the port authority"]


def test_drafts_are_marked_or_hidden(events: Sequence[Event], articles: Mapping[str, Article]) -> None:
    checked = [replace(events[0], review=Review.CHECKED), *events[1:]]
    marked = pages(checked, articles, SiteSettings())
    assert read(marked["events/harbour-closed/index.md"]).all("p.tl-draft") == []
    assert len(read(marked["events/storm/index.md"]).all("p.tl-draft")) == 1
    hidden = pages(checked, articles, SiteSettings(drafts="hidden"))
    assert [path for path in hidden if path.startswith("events/")] == ["events/harbour-closed/index.md"]


def test_the_claims_of_the_sources_stand_side_by_side_with_what_differs_marked(made: dict[str, str]) -> None:
    page = read(made["events/fishermen-protest/index.md"])
    assert page.all("th.")[:2] == ["Northern Post7 May 2021", "Example Monitor10 May 2021"]
    # Two dates, and neither is marked as the wrong one.
    assert len([one for tag, one in page.tags if tag == "td" and "data-differs" in one]) == 2
    assert "5 May 2021" in page.all("td.")
    denied = read(made["events/harbour-closed/index.md"])
    assert ("th", "denies") in [(tag, attributes.get("data-stance")) for tag, attributes in denied.tags]


@pytest.mark.parametrize(
    ("said", "differing"),
    [
        (["40", "40"], set()),
        (["40", "50"], {"40", "50"}),
        (["40", "50", "40"], {"50"}),
        (["40", "", "40", "50", "60"], {"50", "60"}),
        (["40", "50", "60"], {"40", "50", "60"}),
    ],
)
def test_what_fewer_sources_say_than_the_most_differs(said: list[str], differing: set[str]) -> None:
    claims = [Claim("Northern Post", None, "reports", "", number, "", "") for number in said]
    [row] = claim_rows(claims, ENGLISH)
    assert row.differing == differing


def test_a_denial_among_the_changes_says_whose_it_is(made: dict[str, str]) -> None:
    assert "Denied by the mayor" in read(made["changes/index.md"]).all("em.tl-standing")


def test_a_correction_names_what_was_found_and_what_was_withdrawn_only_why(
    events: Sequence[Event], articles: Mapping[str, Article]
) -> None:
    found = replace(events[0], date=parse_edtf("2021-05-03"), title="The port shuts")
    withdrawn = replace(events[1], id="gone", title="A hoax")
    journal = Journal({events[0].id: found}, [withdrawn])
    made = pages(events, articles, SiteSettings(journal=journal, former={"gone": "The paper took it back."}))
    for path in ("events/harbour-closed/index.md", "changes/index.md"):
        page = read(made[path])
        assert page.all("del.")[:2] == ["3 May 2021", "The port shuts"]
        assert page.all("ins.")[:2] == ["4 May 2021", "The harbour is closed"]
    assert "The paper took it back." in made["changes/index.md"]
    assert not [path for path, text in made.items() if "A hoax" in text]
    assert '"changed"' in made["find/0.js"]


def test_the_editors_words_are_in_the_list_and_in_the_finder(made: dict[str, str]) -> None:
    assert read(made["index.md"]).all("p.tl-brief") == ["Closed again."]
    assert "Closed again." in made["find/0.js"]


def test_the_summary_counts_articles_and_publishers(made: dict[str, str]) -> None:
    [summary] = read(made["index.md"]).all("p.tl-summary")
    assert summary.startswith(
        "6 events, 1987–2021. 3 articles by 3 publishers. 1 planned, 1 disputed, 3 on one source."
    )
    assert "Last report: 10 May 2021" in summary


def test_sources_elsewhere_are_in_the_list_of_sources(made: dict[str, str]) -> None:
    assert "https://example.com/protest" in read(made["sources/index.md"]).links


def test_people_places_and_publishers_have_indexes(made: dict[str, str]) -> None:
    assert "../where/harbour/index.html" in read(made["where/index.md"]).links
    assert read(made["publishers/index.md"]).all("h1.") == ["Publishers"]
    assert "publishers/northern-post/index.md" in made


def test_a_quote_leads_to_its_sentence_on_the_web_and_plainly_to_the_article(made: dict[str, str]) -> None:
    address = "https://example.org/harbour?page=2&lang=en"
    sentence = f"{address}#:~:text=Fishermen%20protested%20between%20May%205%20and%206"
    assert sentence in read(made["index.md"]).links
    links = read(made["events/fishermen-protest/index.md"]).links
    assert sentence in links
    assert address in links


def test_the_page_of_an_article_says_how_far_its_language_is_read(
    events: Sequence[Event], articles: Mapping[str, Article]
) -> None:
    notes = {}
    for language in ("en", "de", "ja"):
        read_in = {name: replace(article, language=language) for name, article in articles.items()}
        shown = read(pages(events, read_in, SiteSettings())["sources/mayor/index.md"]).all("p.tl-note")
        notes[language] = [note for note in shown if "read" in note or "looked for" in note]
    assert notes == {
        "en": [],
        "de": ["Of this article only sentences with a date of their own were read, because it is not in English."],
        "ja": ["No events are looked for in articles in this language."],
    }


def test_a_quote_that_was_decoded_wrongly_is_shown_as_it_was_meant() -> None:
    given = "The courtâ€™s fine was Â£5 on Monday."
    cited = tell(Citation("a", given), {"a": Article("a", f"{given} It rained.", Day(2024, 10, 18))}, "one")
    assert cited.quote == "The court’s fine was £5 on Monday."
    assert cited.citation.quote == given
    assert cited.offset == 0


def test_a_quote_without_an_address_leads_to_its_place_on_the_sources_page(made: dict[str, str]) -> None:
    assert "sources/mayor/index.html#mayor-meets" in read(made["index.md"]).links
    ids = [attributes.get("id") for _, attributes in read(made["sources/mayor/index.md"]).tags]
    assert "mayor-meets" in ids


def test_a_source_that_gives_another_date_is_shown_with_it(made: dict[str, str]) -> None:
    assert [text for text in read(made["index.md"]).all("span.tl-says") if text] == ["dates differ"]
    said = [text for text in read(made["events/fishermen-protest/index.md"]).all("span.tl-says") if text]
    assert said == ["Date given: 5–6 May 2021.", "Date given: 5 May 2021."]


def test_how_a_date_was_read_names_words_rule_and_day(made: dict[str, str]) -> None:
    page = read(made["events/harbour-closed/index.md"])
    assert page.all("p.tl-plainly") == ["On Friday, 7 May 2021, Northern Post wrote “on Tuesday”: that is 4 May 2021."]
    [text] = page.all("details.tl-grammar")
    assert "on Tuesday in Northern Post" in text
    assert "a weekday is the nearest one on or before publication" in text
    assert "Friday, 7 May 2021, the day of publication" in text
    assert "4 May 2021 2021-05-04" in text


def test_a_date_that_no_text_gives_says_so(made: dict[str, str]) -> None:
    page = read(made["events/mayor-meets/index.md"])
    assert page.all("p.tl-plainly") == ["No source gives a date. It was reported on Saturday, 8 May 2021."]
    [text] = page.all("details.tl-grammar")
    assert "No date in the text; this is the day of the report." in text


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
            if tag in ("blockquote", "p") and found.get("lang") == language
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
    assert "2021/index.html" in read(made["index.md"]).links
    assert {"2021/05/index.md", "2021/planned/index.md"} <= made.keys()
    assert read(made["2021/05/index.md"]).all("h4.tl-title")[0] == "The harbour is closed"
    assert "../../2021/planned/index.html#pier" in read(made["events/pier/index.md"]).links


def test_a_long_timeline_begins_with_its_key_events_and_the_others_open_in_place(events: Sequence[Event]) -> None:
    many = [replace(events[0], id=f"event-{n}", date=parse_edtf(f"{2000 + n}"), sources=()) for n in range(20)]
    many[3] = replace(many[3], key=True)
    page = read(pages(many, {}, SiteSettings(key_above=15))["index.md"])
    shown = {found["id"]: found["class"] for tag, found in page.tags if tag == "article"}
    assert len(shown) == 20
    assert shown["event-3"] == "tl-event"
    assert list(shown.values()).count("tl-event") == 12
    hidden = [int(text.split()[0]) for text in page.all("label.tl-more")]
    assert sum(hidden) == 8


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
    *("circle", "figcaption", "figure", "g", "rect", "text", "title"),
    *("a", "article", "b", "blockquote", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em", "fieldset"),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "i",
        "input",
        "ins",
        "label",
        "legend",
        "path",
        "svg",
        "table",
        "tbody",
        "td",
        "th",
    ),
    *("thead", "tr"),
    *("li", "mark", "nav", "ol", "p", "pre", "q", "section", "small", "span", "summary", "time", "ul"),
}
ATTRIBUTES = {
    *("aria-keyshortcuts", "cx", "cy", "height", "preserveaspectratio", "r", "width", "x", "y"),
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
        "data-differs",
        "data-events",
        "data-minor",
        "data-n",
        "data-number",
        "data-root",
        "data-scale",
        "data-shards",
        "data-suffix",
        "data-thousands",
        "data-months",
        "data-tl-new",
        "datetime",
        "dir",
        "href",
        "id",
    ),
    *("lang", "open", "rel", "title", "checked", "hidden", "name", "type", "value", "scope", "role", "tabindex"),
    *("d", "focusable", "for", "viewbox"),
}
OURS = (
    *(
        "https://",
        "http://",
        "../",
        "#",
        "events/",
        "sources/",
        "who/",
        "where/",
        "tags/",
        "publishers/",
        "changes/",
        "embed/",
    ),
    *("index.html", "find/", "./", "embed.html"),
    *("events.json", "events.csv", "calendar.ics", "events.jsonld", "feed.atom", "feed.json"),
)


# Without shrinking, which takes minutes where an example is a whole site.
@pytest.mark.integration
@settings(max_examples=settings.default.max_examples // 3, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(hostile_events(), HOSTILE)
def test_nothing_from_outside_becomes_markup(given: tuple[list[Event], dict[str, Article]], title: str) -> None:
    events, articles = given
    [(name, article)] = articles.items()
    sentences = [
        CoveredSentence(0, len(article.text), "used", events=(events[0].id,)),
        CoveredSentence(0, len(article.text), "dated", title),
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
        if path == "embed.html":
            page = Page()
            page.feed(text)
            assert {tag for tag, _ in page.tags} <= TAGS | {
                *("html", "head", "meta", "title", "link", "body", "base", "main")
            }
        elif path.endswith(".html"):
            page = Page()
            page.feed(text)
            assert {tag for tag, _ in page.tags} == {*("html", "head", "meta", "title", "link", "body", "p", "a")}
            assert page.links[0].startswith("../")
        if not path.endswith(".md"):
            continue
        assert (
            {"title", "hide", "timeline_html"}
            <= front_matter(text).keys()
            <= {
                *(
                    "title",
                    "hide",
                    "timeline_html",
                    "description",
                    "locale",
                    "search",
                    "linked_data",
                    "feeds",
                    "template",
                )
            }
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


def test_the_sources_page_names_the_languages_that_are_not_read() -> None:
    articles = {
        name: Article(name, "…", None, title=name, language=language)
        for name, language in (("a", "th"), ("b", "th-TH"), ("c", "en"))
    }
    page = pages([], articles, SiteSettings())["sources/index.md"]
    assert "not read for events: Thai (2)." in page


def test_events_of_which_only_the_year_is_known_can_be_opened_in_a_year_of_months(events: Sequence[Event]) -> None:
    many = [replace(events[0], id=f"a-{n}", date=parse_edtf(f"2024-{n % 12 + 1:02}-05")) for n in range(80)]
    many += [replace(events[0], id=f"b-{n}", date=parse_edtf("2024")) for n in range(20)]
    page = pages(many, {}, SiteSettings(key_above=10))["index.md"]
    boxes = set(re.findall(r'type=\\"checkbox\\"[^>]* id=\\"([^"\\]+)\\"', page))
    assert boxes
    assert boxes == set(re.findall(r'<label class=\\"tl-more\\" for=\\"([^"\\]+)\\"', page))


def test_the_page_says_of_a_source_elsewhere_all_that_is_known_of_it() -> None:
    sources = (
        Citation(
            None,
            title="A Life",
            author="A. Writer",
            published=parse_edtf("1998"),
            kind=Work.BOOK,
            page="12-14",
            isbn="978-0-00-000000-2",
        ),
        Citation(None, kind=Work.DATASET, doi="10.1000/a b", accessed=Day(2024, 11, 2)),
        Citation(None, kind=Work.COURT, title="Judgment", exhibit="GX-12", paragraph="7"),
    )
    event = Event("one", parse_edtf("1931-10-03"), "It sinks", sources=sources)
    page = read(pages([event], {}, SiteSettings())["events/one/index.md"])
    book, data, court = page.all("p.tl-where")[::2]
    assert book.strip() == "book, A. Writer, 1998, ISBN 978-0-00-000000-2."
    assert data.startswith("data set, doi:10.1000/a b, accessed 2 November 2024. Whole article")
    assert ("a", "https://doi.org/10.1000/a%20b") in [(tag, values.get("href")) for tag, values in page.tags]
    assert court.strip() == "court record."
    assert [place.strip() for place in page.all("p.tl-where")[1::2]] == [
        "Page 12-14.",
        "",
        "Paragraph 7, exhibit GX-12.",
    ]


def test_each_quote_from_a_pdf_says_its_printed_page_and_leads_there() -> None:
    text = "The mill burned.\n\nThe owner fled.\n\nThe mill was sold."
    starts = (text.index("The owner"), text.index("was sold"))
    report = Article("report", text, Day(2024, 5, 2), url="https://example.org/report.pdf", pages=starts)
    quotes = ("The mill burned.", "The owner fled.", "The mill was sold.")
    event = Event("mill", parse_edtf("2024-05-01"), "Mill burns", sources=tuple(Citation("report", q) for q in quotes))
    made = pages([event], {"report": report}, SiteSettings())
    for path in ("events/mill/index.md", "sources/report/index.md"):
        page = read(made[path])
        shown = page.all("p.tl-where")[1:] + page.all("p.tl-by")
        assert [one.partition(".")[0] for one in shown if "Page" in one] == ["Page 1", "Page 2", "Page 2-3"]
        leads = [values["href"] for tag, values in page.tags if "tl-sentence" in (values.get("class") or "")]
        assert leads == [f"https://example.org/report.pdf#page={number}" for number in (1, 2, 2)]
    cited = json.loads(made["events.json"])["events"][0]["sources"]
    assert [source["page"] for source in cited] == ["1", "2", "2-3"]


def test_the_page_that_an_editor_gives_a_quote_stays() -> None:
    report = Article("report", "The mill burned.\n\nThe owner fled.", Day(2024, 5, 2), pages=(18,))
    event = Event(
        "mill", parse_edtf("2024-05-01"), "Mill", sources=(Citation("report", "The owner fled.", page="xii"),)
    )
    made = pages([event], {"report": report}, SiteSettings())
    assert read(made["events/mill/index.md"]).all("p.tl-where")[1].startswith("Page xii.")


def test_an_event_that_no_program_found_is_not_said_to_be_of_one() -> None:
    sources = (Citation(None, url="https://example.org/a"),)
    event = Event("one", parse_edtf("1931-10-03"), "It sinks", sources=sources)
    said = {
        "No person has checked it yet.": SiteSettings(),
        "Found by a program; no person has checked it yet.": SiteSettings(journal=Journal({"one": event}, [])),
    }
    for words, settings_ in said.items():
        assert read(pages([event], {}, settings_)["events/one/index.md"]).all("p.tl-draft") == [words]


def test_a_date_from_right_to_left_is_isolated_between_numbers_that_run_the_other_way() -> None:
    events = [Event(f"event-{day}", parse_edtf(f"2021-05-0{day}"), "Event") for day in (1, 2)]
    front = read(pages(events, {}, SiteSettings(language="ar"))["index.md"])
    assert front.all("p.tl-summary")[0].startswith("2 events, \u2068مايو 2021\u2069")


def test_words_from_right_to_left_keep_their_place_in_a_sentence() -> None:
    source = Citation(None, publisher="صحيفة", words="يوم 4 أغسطس", says=parse_edtf("2020-08-04"))
    event = Event("one", parse_edtf("2020-08-04"), "It sinks", time="18:08+03:00", sources=(source,))
    page = read(pages([event], {}, SiteSettings())["events/one/index.md"])
    assert page.all("p.tl-plainly") == ["\u2068صحيفة\u2069 says “\u2068يوم 4 أغسطس\u2069”: that is 4 August 2020."]
    assert page.all("p.tl-when")[0].strip() == "4 August 2020, 18:08 UTC+3"


def test_the_file_of_a_source_is_shown_by_its_name_and_its_whole_checksum() -> None:
    source = Citation(None, title="Ruling", file="evidence/from a friend/ruling.pdf", sha256="0c4b" * 16)
    event = Event("one", parse_edtf("1931-10-03"), "It sinks", sources=(source,))
    page = pages([event], {}, SiteSettings())["events/one/index.md"]
    assert read(page).all("p.tl-where")[0].strip() == f"ruling.pdf SHA-256 {'0c4b' * 16}"
    assert "friend" not in page


def test_the_page_of_an_article_shows_the_checksum_of_its_original(
    events: Sequence[Event], articles: Mapping[str, Article]
) -> None:
    made = pages(events, articles, SiteSettings(digests={"harbour": "0c4b" * 16}))
    assert f"SHA-256 {'0c4b' * 16}" in read(made["sources/harbour/index.md"]).all("dl.tl-facts")[0]
    assert "SHA-256" not in made["sources/mayor/index.md"]


def test_months_of_which_nothing_is_shown_at_first_need_no_line_of_their_own() -> None:
    dates = [(f"2024-{month:02}-{day:02}", month == 3) for month in (1, 2, 3) for day in range(1, 29)]
    events = [Event(f"event-{at}", parse_edtf(date), "A", key=key) for at, (date, key) in enumerate(dates)]
    listed = pages(events, {}, SiteSettings("A"))["index.md"]
    sections = re.findall(r'<section class=\\?"tl-list([^"\\]*)\\?" id=\\?"in_([^"\\]*)', listed)
    assert sections == [(" tl-quiet", "2024-01"), (" tl-quiet", "2024-02"), ("", "2024-03")]

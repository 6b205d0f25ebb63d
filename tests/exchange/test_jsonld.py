"""JSON-LD, as a processor of it reads it."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pyld import jsonld

from timeline.dates import parse_edtf
from timeline.events import Citation, Event, Mode, Stance
from timeline.exchange.edition import Edition
from timeline.exchange.jsonld import embedded, write_jsonld

SCHEMA = "http://schema.org/"


def no_network(url: str, options: dict[str, Any]) -> dict[str, Any]:
    """A stand-in for the context that schema.org serves."""
    assert url == "https://schema.org"
    context = {"@vocab": SCHEMA, "url": {"@type": "@id"}, "eventStatus": {"@type": "@vocab"}}
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}


def expanded(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = jsonld.expand(json.loads(text), {"documentLoader": no_network})
    return found


def said(node: dict[str, Any], name: str) -> list[Any]:
    return [value.get("@value", value.get("@id")) for value in node.get(SCHEMA + name, [])]


def test_an_event_is_a_node_with_its_page_as_its_name(edition: Edition) -> None:
    node = expanded(write_jsonld(edition).text)[0]
    assert node["@id"] == "https://example.org/timeline/events/troops-leave/"
    assert node["@type"] == [SCHEMA + "Event"]
    assert (said(node, "startDate"), said(node, "endDate")) == (["2024-10-08"], ["2024-10-13"])
    assert [said(place, "name") for place in node[SCHEMA + "location"]] == [["Vladivostok"]]


def test_the_articles_that_tell_it_stand_with_the_quote(edition: Edition) -> None:
    article, elsewhere = expanded(write_jsonld(edition).text)[0][SCHEMA + "subjectOf"]
    assert article["@type"] == [SCHEMA + "NewsArticle"]
    assert said(article, "headline") == ["Troops leave port"]
    assert said(article, "datePublished") == ["2024-10-18"]
    assert said(article, "url") == ["https://herald.example/troops?a=1&b=2"]
    assert said(article[SCHEMA + "hasPart"][0], "text") == ["Troops left port between October 8 and 13"]
    assert said(elsewhere[SCHEMA + "publisher"][0], "name") == ["Example Monitor"]


@pytest.mark.parametrize(
    ("citation", "genre"),
    [
        (Citation(url="https://a.example", quote="It is untrue", stance=Stance.DENIES), ["denies it"]),
        (Citation(url="https://a.example", quote="We were wrong", stance=Stance.RETRACTS), ["retracts it"]),
        (Citation(url="https://a.example", quote="They say so", mode=Mode.ALLEGED), ["alleged"]),
        (Citation(url="https://a.example", quote="It is so"), []),
    ],
)
def test_a_denial_or_a_claim_is_not_told_like_support(citation: Citation, genre: list[str]) -> None:
    event = Event("a", parse_edtf("2024"), "A", sources=(citation,))
    article = expanded(write_jsonld(Edition((event,))).text)[0][SCHEMA + "subjectOf"][0]
    assert said(article, "genre") == said(article[SCHEMA + "hasPart"][0], "genre") == genre


def test_a_planned_event_is_scheduled_at_its_hour(edition: Edition) -> None:
    node = expanded(write_jsonld(edition).text)[1]
    assert (said(node, "startDate"), said(node, "eventStatus")) == (
        ["2024-11-05T14:30Z"],
        ["https://schema.org/EventScheduled"],
    )


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2024", "2024", None),
        ("2024-06", "2024-06", None),
        ("2024-06/2024-08-03", "2024-06", "2024-08-03"),
    ],
)
def test_iso_says_dates_as_precise_as_they_are(
    edition_of: Callable[..., Edition], edtf: str, start: str, end: str | None
) -> None:
    written = write_jsonld(edition_of(edtf))
    node = json.loads(written.text)["@graph"][0]
    assert (node.get("startDate"), node.get("endDate"), written.remarks) == (start, end, ())


@pytest.mark.parametrize(
    ("edtf", "start", "words"),
    [
        ("2024-06~", "2024-06", "about June 2024"),
        ("2024-10-03?", "2024-10-03", "perhaps 3 October 2024"),
        ("198X", None, "the 1980s"),
        ("2024-24", "2024", "winter 2024–25"),
        ("XXXX-10-03", None, "3 October, year not known"),
        ("2024-XX", "2024", "a month of 2024"),
        ("[..2021-05-02]", None, "before 3 May 2021"),
        ("2024-05/..", "2024-05", "from May 2024 on"),
        ("-0043", None, "44 BCE"),
    ],
)
def test_what_iso_cannot_say_is_given_less_exactly_and_stands_in_words(
    edition_of: Callable[..., Edition], edtf: str, start: str | None, words: str
) -> None:
    written = write_jsonld(edition_of(edtf))
    node = json.loads(written.text)["@graph"][0]
    assert (node.get("startDate"), node.get("endDate")) == (start, None)
    assert words in node["description"]
    assert [words in remark.message for remark in written.remarks] == [True]


def test_it_can_stand_in_a_page() -> None:
    sources = (Citation(url="javascript:alert(1)", title="</script>"),)
    event = Event("a", parse_edtf("2024"), "</script><script>alert(1)&", sources=sources)
    text = write_jsonld(Edition((event,))).text
    assert not {"<", ">", "&"} & set(text)
    assert json.loads(text)["@graph"][0]["name"] == "</script><script>alert(1)&"
    assert "javascript" not in text


def test_an_event_says_the_same_on_its_page_and_in_the_file_of_all_events() -> None:
    event = Event("one", parse_edtf("2024-05-04"), "A </script> is closed & opened")
    edition = Edition((event,), address="https://harbour.example/timeline/")
    on_page, note = json.loads(embedded(event, edition, {"type": "Annotation"}))
    [in_file] = json.loads(write_jsonld(edition).text)["@graph"]
    assert on_page == {"@context": "https://schema.org", **in_file}
    assert note == {"type": "Annotation"}
    assert "<" not in embedded(event, edition) + write_jsonld(edition).text
    moved = replace(edition, address="https://elsewhere.example/")
    [elsewhere] = json.loads(write_jsonld(moved).text)["@graph"]
    assert elsewhere["url"].startswith("https://elsewhere.example/")
    assert json.loads(write_jsonld(Edition(())).text)["@graph"] == []

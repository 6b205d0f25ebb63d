"""An event can be cited: what is given to copy can be read by the programs that it is for."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.site.test_pages import read
from timeline.articles import Article
from timeline.dates import parse_edtf
from timeline.events import Event
from timeline.exchange.edition import Edition
from timeline.site import SiteSettings, pages
from timeline.site.citing import Citing, ways_to_cite
from timeline.site.entries import Entry
from timeline.text import clean

# Those parts of CSL's schema csl-data.json that are made use of.
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"enum": ["webpage"]},
            **{name: {"type": "string"} for name in ("title", "container-title", "URL", "language")},
            "event-date": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "items": {"type": "array", "items": {"type": "number"}, "minItems": 1, "maxItems": 3},
                        "minItems": 1,
                        "maxItems": 2,
                    },
                    "circa": {"type": "boolean"},
                    "literal": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}


def cited(title: str = "The harbour is closed", date: str = "2021-05-04", **edition: Any) -> Citing:
    return ways_to_cite(
        Entry(Event("closed", parse_edtf(date), title), ()), Edition((), title="The harbour", **edition)
    )


def bibtex(text: str) -> dict[str, str]:
    """The fields of an entry, read as BibTeX does: by counting braces, whatever stands before them."""
    begin = re.match(r"@misc\{[a-z0-9-]+,\n", text)
    assert begin
    fields, rest = {}, text[begin.end() :]
    while match := re.match(r"\s*([a-z]+) = \{", rest):
        depth = 1
        for place in range(match.end(), len(rest)):
            depth += {"{": 1, "}": -1}.get(rest[place], 0)
            if not depth:
                break
        fields[match[1]] = rest[match.end() : place]
        assert rest[place : place + 2] == "},"
        rest = rest[place + 2 :]
    assert rest == "\n}"
    return fields


def typeset(text: str) -> str:
    """What TeX prints."""
    names = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    text = text.removeprefix("{").removesuffix("}") if text.startswith("{") else text
    return re.sub(r"\\text(\w+)\{\}|\\([&%$#_])", lambda m: names[m[1]] if m[1] else m[2], text)


def test_an_event_is_cited_by_its_title_date_and_address() -> None:
    one = cited(address="https://example.org/timeline/")
    page = "https://example.org/timeline/events/closed/"
    assert one.text == f"“The harbour is closed” (4 May 2021), in: The harbour, {page}"
    assert bibtex(one.bibtex) == {
        "title": "{The harbour is closed}",
        "howpublished": "The harbour",
        "note": "4 May 2021",
        "url": page,
    }
    assert json.loads(one.csl) == [
        {
            "id": "closed",
            "type": "webpage",
            "title": "The harbour is closed",
            "container-title": "The harbour",
            "URL": page,
            "language": "en",
            "event-date": {"date-parts": [[2021, 5, 4]]},
        }
    ]


def test_without_an_address_none_is_named() -> None:
    one = cited()
    assert one.text.endswith("in: The harbour.")
    assert "url" not in bibtex(one.bibtex)
    assert "URL" not in json.loads(one.csl)[0]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2021-05-04/2021-05-06", {"date-parts": [[2021, 5, 4], [2021, 5, 6]]}),
        ("2021-05", {"date-parts": [[2021, 5]]}),
        ("2021-05~", {"date-parts": [[2021, 5]], "circa": True}),
        ("2021-05-04~/2021-05-06~", {"date-parts": [[2021, 5, 4], [2021, 5, 6]], "circa": True}),
        ("2021-05-04~/2021-05-06", {"literal": "about 4 May 2021 – 6 May 2021"}),
        ("2021-05?", {"literal": "perhaps May 2021"}),
        ("198X", {"literal": "the 1980s"}),
        ("2021-21", {"literal": "spring 2021"}),
        ("-0043-03-15", {"literal": "15 March 44 BCE"}),
        ("[..2021-05-02]", {"literal": "before 3 May 2021"}),
        ("XXXX-10-03", {"literal": "3 October, year not known"}),
    ],
)
def test_a_date_is_in_numbers_where_they_say_all_of_it(date: str, said: dict[str, Any]) -> None:
    assert json.loads(cited(date=date).csl)[0]["event-date"] == said


@given(st.text(max_size=50), st.sampled_from(["2021-05-04", "2021-05~", "198X", "../2021"]))
def test_every_title_is_read_back(title: str, date: str) -> None:
    one = cited(title, date)
    said = clean(title) or "Untitled"
    assert typeset(bibtex(one.bibtex)["title"]) == said
    [item] = json.loads(one.csl)
    assert item["title"] == said
    jsonschema.validate([item], CSL)


def test_what_is_given_to_copy_keeps_its_lines(events: Sequence[Event], articles: Mapping[str, Article]) -> None:
    page = read(pages(events, articles, SiteSettings("The harbour"))["events/storm/index.md"])
    assert "Cite this event" in page.all("summary.")
    made = page.raw("pre.tl-verbatim")
    assert bibtex(made[0])["title"] == "{A storm}"
    assert json.loads(made[2])[0]["title"] == "A storm"
    assert made[1].startswith("TY  - ELEC\nTI  - A storm\n")
    assert made[1].endswith("\nER  -")
    assert made[2].startswith('[{"id": "storm",\n"type"')

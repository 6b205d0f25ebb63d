"""Addresses: relative ones between pages, and text fragments that browsers find the sentence by."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.site.links import Links, to_sentence

TEXT = (
    "The harbour was closed. Ships waited.\n"
    "On Friday the harbour was closed again, after a week in which no ship had come or gone, "
    "and it stayed so till spring."
)


def fragment(quote: str, text: str = TEXT, start: int | None = None) -> str:
    start = text.index(quote) if start is None else start
    address = to_sentence("https://example.org/a", text, start, start + len(quote))
    assert address is not None
    return address.removeprefix("https://example.org/a#:~:text=")


def test_a_short_quote_is_looked_for_as_a_whole() -> None:
    assert fragment("Ships waited.") == "Ships%20waited."


def test_a_long_quote_is_looked_for_by_its_ends() -> None:
    quote = TEXT.splitlines()[1]
    assert fragment(quote) == "On%20Friday%20the%20harbour%20was,it%20stayed%20so%20till%20spring."


def test_words_that_stand_earlier_too_are_told_apart_by_what_is_before_them() -> None:
    again = TEXT.index("the harbour was closed again")
    assert fragment("the harbour was closed", start=again) == "On%20Friday-,the%20harbour%20was%20closed"


def test_the_signs_of_the_directive_are_encoded() -> None:
    assert fragment("so-called, A&B", "the so-called, A&B thing") == "so%2Dcalled%2C%20A%26B"


def test_a_quote_over_two_paragraphs_is_looked_for_by_its_ends() -> None:
    assert fragment("Ships waited.\nOn Friday") == "Ships%20waited.,On%20Friday"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a#part", "https://example.org/a#part:~:text=ab"),
        ("https://example.org/a|b", "https://example.org/a%7Cb#:~:text=ab"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://", None),
        ("https://[", None),
        ("/relative", None),
        ("https://example.org/a b", None),
        ("https://example.org/\x00", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, address: str | None) -> None:
    assert to_sentence(url, "ab", 0, 2) == address


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=200))
def test_a_directive_holds_only_encoded_text(before: str, quote: str, after: str) -> None:
    address = to_sentence("https://example.org/", before + quote + after, len(before), len(before) + len(quote))
    assert address is not None
    _, _, directive = address.partition("#:~:text=")
    assert not set(directive) & set(' <>"&#\n\r\x00')
    for part in directive.split(","):
        text = unquote(part.strip("-"))
        assert " ".join(text.split()) in " ".join((before + quote + after).split()) or "\ufffd" in text or "?" in text


@pytest.mark.parametrize(
    ("here", "there", "anchor", "address"),
    [
        ("", "events/a/", "", "events/a/index.html"),
        ("events/a/", "", "a", "../../index.html#a"),
        ("events/a/", "events/b/", "", "../../events/b/index.html"),
        ("", "", "a", "#a"),
    ],
)
def test_links_between_pages_are_relative(here: str, there: str, anchor: str, address: str) -> None:
    assert Links(here, directory_urls=False).to(there, anchor) == address


def test_links_can_end_in_a_slash() -> None:
    assert Links("", directory_urls=True).to("events/a/") == "events/a/"
    assert Links("events/a/", directory_urls=True).to("") == "../../"
    assert Links("", directory_urls=True).to("") == "./"

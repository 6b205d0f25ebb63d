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


def test_more_is_looked_for_until_it_stands_once() -> None:
    text = "Then on Friday the harbour was closed. It rained. On Monday, then on Friday the harbour was closed."
    again = text.rindex("the harbour")
    assert fragment("the harbour was closed", text, again) == (
        "rained.%20On%20Monday%2C%20then%20on%20Friday-,the%20harbour%20was%20closed"
    )


def test_what_begins_a_line_is_told_apart_by_the_end_of_the_line_before() -> None:
    text = "Closed, said the mayor.\nClosed, said the port."
    assert fragment("Closed", text, text.rindex("Closed")) == "said%20the%20mayor.-,Closed"


def test_where_all_before_it_stands_twice_what_follows_is_looked_for_too() -> None:
    line = "On every day of that long and cold winter, it was told, the harbour was closed"
    text = f"{line} by ice.\n{line} by order."
    directive = fragment("closed", text, text.rindex("closed"))
    assert directive.endswith("the%20harbour%20was-,closed,-by%20order.")


@pytest.mark.parametrize(
    ("quote", "encoded"),
    [
        ("so-called, A&B", "so%2Dcalled%2C%20A%26B"),
        ("8–13 October – soon", "8%E2%80%9313%20October%20%E2%80%93%20soon"),
        ("“No,” he said", "%E2%80%9CNo%2C%E2%80%9D%20he%20said"),
        ("50 % #1 a+b/c?", "50%20%25%20%231%20a%2Bb%2Fc%3F"),
        ("Порт закрыт", "%D0%9F%D0%BE%D1%80%D1%82%20%D0%B7%D0%B0%D0%BA%D1%80%D1%8B%D1%82"),
        ("港は閉鎖", "%E6%B8%AF%E3%81%AF%E9%96%89%E9%8E%96"),
        ("הנמל נסגר", "%D7%94%D7%A0%D7%9E%D7%9C%20%D7%A0%D7%A1%D7%92%D7%A8"),
        ("two\u00a0words", "two%20words"),
    ],
)
def test_the_signs_of_the_directive_are_encoded(quote: str, encoded: str) -> None:
    assert fragment(quote, f"It is told: {quote} and more.") == encoded


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

"""Text from outside is made fit to be shown, and ids and names fit to be addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text import address, clean, shortened, slug


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n lines\t", "two lines"),
        ("null\x00 and bell\x07", "null and bell"),
        ("from right \u202eto left\u202c", "from right to left"),
        ("\ud800 half a pair", "half a pair"),
        ("שלום", "שלום"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
    ],
)
def test_what_cannot_be_shown_is_left_out(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text())
def test_what_is_fit_already_takes_a_short_way_to_the_same_text(text: str) -> None:
    assert clean(text) == clean(f"{text}\x00")


@pytest.mark.parametrize(
    ("name", "part"),
    [("North Korea", "north-korea"), ("Côte d’Ivoire", "cote-divoire"), ("  --  ", None), ("日本", None)],
)
def test_a_name_becomes_a_slug_or_a_hash(name: str, part: str | None) -> None:
    assert slug(name) == part if part else len(slug(name)) == 8


@given(st.text(), st.text())
def test_no_two_ids_share_an_address(one: str, other: str) -> None:
    assert (address(one) == address(other)) == (one == other)


@given(st.text())
def test_an_address_is_a_plain_folder_name(name: str) -> None:
    assert set(address(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert address(name)


def test_an_id_that_is_a_slug_is_its_own_address() -> None:
    assert address("special-forces-shipped-to-russia") == "special-forces-shipped-to-russia"


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shortened("one two three", 9) == "one two …"
    assert shortened("one two", 9) == "one two"

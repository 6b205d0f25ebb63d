"""Text from outside is made fit to be shown, and ids and names fit to be addresses."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.store.model import ID
from timeline.text import address, clean, find_quote, shortened, slug, title_slug


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


@pytest.mark.parametrize("name", ["con", "Aux", "NUL", "com1", "lpt9"])
def test_a_name_that_windows_keeps_for_a_device_is_no_folder(name: str) -> None:
    assert slug(name).startswith(f"{name.lower()}-")
    assert address(name.lower()) != name.lower()
    assert not ID.pattern.fullmatch(name.lower())
    assert title_slug(name) == f"{name.lower()}-event"


def test_a_name_that_only_begins_like_a_device_stays() -> None:
    assert slug("Con men") == "con-men"
    assert ID.pattern.fullmatch("con-men")


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [
        ("It sank. All left.", "All left", (9, 17)),
        ("It sank.\r\nAll left.\r\nNone died.", "All left.\nNone", (10, 25)),
        ("It sank.\nAll left.", "sank.\r\nAll", (3, 12)),
        ("It sank.", "It swam.", None),
        ("It\r\nsank.", "It swam.", None),
    ],
)
def test_a_quote_is_found_whatever_ends_its_lines(text: str, quote: str, place: tuple[int, int] | None) -> None:
    assert find_quote(text, quote) == place
    if place:
        assert text[slice(*place)].replace("\r\n", "\n") == quote.replace("\r\n", "\n")


def test_the_id_of_a_title_in_another_script_says_more_than_its_numbers() -> None:
    assert title_slug("Пожар в порту 1998 года") == "pozhar-v-portu-1998-goda"
    assert title_slug("Incendio en Málaga, 1998") == "incendio-en-malaga-1998"


@pytest.mark.integration
def test_a_language_keeps_its_months_though_those_of_another_were_asked_for_before() -> None:
    program = """
from timeline.text import locale_of

for tag in ("az", "uz"):
    locale_of(tag).months["stand-alone"]["wide"][1]
print(*(locale_of(tag).months["stand-alone"]["wide"][5] for tag in ("de", "fr", "ar-LB")))
"""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["Mai", "mai", "أيار"]

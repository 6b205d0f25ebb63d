"""Text from outside is made fit to be shown, and ids and names fit to be addresses."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.store.model import ID
from timeline.text import address, clean, find_quote, legible, repaired, shortened, slug, title_slug


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


MEANT = "The board fined Müller’s bank £5 million – “too little”, said Zoë…"


def as_windows_1252(text: str) -> str:
    """Bytes that mean nothing there are left out, as many programs do."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") for byte in text.encode())


@pytest.mark.parametrize("misread", [MEANT.encode().decode("latin-1"), as_windows_1252(MEANT)])
def test_utf_8_that_was_read_as_another_encoding_is_read_as_it_was_meant(misread: str) -> None:
    whole = repaired(misread)
    assert whole is not None
    assert whole.text == MEANT == legible(misread)
    for word in ("Müller’s", "£5", "–", "“too little”", "Zoë…"):
        start = MEANT.index(word)
        given = misread[slice(*whole.given(start, start + len(word)))]
        assert legible(given) == word
        assert whole.here(misread.index(given)) == start
    assert whole.given(0, len(MEANT)) == (0, len(misread))
    assert whole.here(len(misread)) == len(MEANT)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank.",
        "IRMÃ DE SÃO JOÃO EM PARANAGUÁ, CAFÉ “À LA CARTE”",
        "« CRÈME BRÛLÉE » – 3 €, “PÂTÉ”…",
        "PHÂN TÍCH; MÂINE, GÂNDIRE; ESPAÑA’s “NIÑO”; ÅRÅS–Ø",
        "ÄRZTE’S “BLÖD”: GRÜẞE, MÄÄ£",
    ],
)
def test_capitals_with_accents_are_no_misread_utf_8(text: str) -> None:
    assert repaired(text) is None
    assert legible(text) == text


def test_a_sign_of_windows_in_a_page_that_says_latin_1_is_one_character() -> None:
    whole = repaired("It\x92s over. All left.")
    assert whole is not None
    assert whole.text == "It’s over. All left."
    assert whole.given(14, 18) == (14, 18)


@given(st.text(st.sampled_from("aeÃ¶â€™ž£\x9d\xa0 \n.ü’")))
def test_a_repaired_text_says_of_each_character_where_it_is_from(text: str) -> None:
    whole = repaired(text)
    if whole is not None:
        assert len(whole.origins) == len(whole.text) + 1
        assert list(whole.origins) == sorted(whole.origins)
        assert (whole.origins[0], whole.origins[-1]) == (0, len(text))


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

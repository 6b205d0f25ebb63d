"""Another name comes to its entry in names.yaml, and nothing else in the file moves."""

import pytest

from timeline.problems import Invalid
from timeline.store.names import also_called
from timeline.store.names_edit import with_alias, with_ignored, without_entry

KNOWN = "# ours\n- name: Joe Biden  # the president\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "- name: Joe Biden\n  aliases: [Biden]\n  kind: person\n"),
        ("- name: A", "- name: A\n- name: Joe Biden\n  aliases: [Biden]\n  kind: person\n"),
        ("- name: A\n", "- name: A\n- name: Joe Biden\n  aliases: [Biden]\n  kind: person\n"),
        (KNOWN, "# ours\n- name: Joe Biden  # the president\n  aliases: [Biden]\n"),
        (KNOWN + "  aliases: [Joe]\n", KNOWN + "  aliases: [Joe, Biden]\n"),
        (KNOWN + "  aliases: []\n", KNOWN + "  aliases: [Biden]\n"),
        (KNOWN + "  aliases:\n  - Joe\n  kind: person\n", KNOWN + "  aliases:\n  - Joe\n  - Biden\n  kind: person\n"),
        (KNOWN + "  aliases: [biden]\n", KNOWN + "  aliases: [biden]\n"),
    ],
)
def test_an_alias_comes_to_its_name(text: str | None, said: str) -> None:
    assert with_alias(text, "Biden", "Joe Biden", "person") == said


def test_what_is_no_name_is_added_once() -> None:
    once = with_ignored("- name: A", "Oct.")
    assert once == "- name: A\n- name: Oct.\n  ignore: true\n"
    with pytest.raises(Invalid, match=r'names\.yaml: "oct\." has an entry; change it by hand'):
        with_ignored(once, "oct.")


BOARD, HOLM = "- name: Board\n", "- name: Vera Holm\n  aliases: [Holm, VH]\n  wikidata: Q42\n"


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        (BOARD + HOLM, "vera  holm", BOARD),
        (HOLM + BOARD, "HOLM", BOARD),
        (BOARD + HOLM + "\n# the end\n", "VH", BOARD + "\n# the end\n"),
        (BOARD + "- {name: Vera Holm}\n" + BOARD, "Vera Holm", BOARD + BOARD),
        (BOARD + "- name: Vera Holm\n  aliases:\n  - Holm\n  - VH # short\n" + BOARD, "Holm", BOARD + BOARD),
        ("[{name: Vera Holm}]\n", "Vera Holm", "[{name: Vera Holm}]\n"),
        (BOARD + HOLM, "Nobody", BOARD + HOLM),
        ("- [", "Nobody", "- ["),
        ("name: Vera Holm\n", "Vera Holm", "name: Vera Holm\n"),
    ],
)
def test_an_entry_goes_by_any_of_its_names_and_no_other_character_does(text: str, name: str, left: str) -> None:
    assert without_entry(text, name) == left


@pytest.mark.parametrize(
    ("name", "others"),
    [("vera holm", ("Holm", "VH")), ("VH", ("Vera Holm", "Holm")), ("Board", ()), ("Nobody", ())],
)
def test_somebody_is_also_called_what_the_entry_says(name: str, others: tuple[str, ...]) -> None:
    assert also_called(f"\ufeff{BOARD}{HOLM}- a\n", name) == others
    assert also_called("- [", name) == ()

"""Another name comes to its entry in names.yaml, and nothing else in the file moves."""

import pytest

from timeline.problems import Invalid
from timeline.store.names_edit import with_alias, with_ignored

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

"""A name is found in every way that files have it, and nothing else is."""

import unicodedata

import pytest

from timeline.editing.spelling import Spelled, git_pattern, is_too_short


@pytest.mark.parametrize(
    "written",
    [
        *("Zoë O’Brien", "ZOË O'BRIEN", "Zoë O‘Brien", unicodedata.normalize("NFD", "Zoë O’Brien")),
        *("Zoë\u00a0O’Brien", "Zoë\n> O’Brien", "**Zoë** O’Brien", "Zo\u00adë O’Brien", "Zoë\u200b O’Brien"),
        *("Zo&euml; O&rsquo;Brien", "Zo&#235; O&#8217;Brien", "Zo&#xeb;&nbsp;O&#x2019;Brien"),
        *("Zo\\u00eb O\\u2019Brien", "Zo%C3%AB%20O%E2%80%99Brien", "Zoë_O’Brien", "zoë.o'brien", "zoe-obrien"),
        *("O’Brien, Zoë", "O’BRIEN,\n  ZOË", "O'Brien,Zoë", "O&rsquo;Brien&#44; Zo&euml;", "O%27Brien%2C%20Zo%C3%AB"),
        *(
            "obrien-zoe",
            "O’Brien Zoë",
            "<i>Zoë</i> <b>O’Brien</b>",
            "Zoë\\nO’Brien",
            "Zoë\n  # O’Brien",
            "O’Brien,\n#  Zoë",
        ),
    ],
)
def test_a_name_is_taken_out_however_it_is_written(written: str) -> None:
    left = Spelled(["Zoë O’Brien"], "N. N.").out_of(f"hits {written} at")
    assert "rien" not in left.lower()
    assert "N. N." in left or "redacted" in left
    assert (left.startswith("hits "), left.endswith(" at")) == (True, True)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See Ann Berg, and BERG, Ann.", "See N. N., and N. N.."),
        ("ANN_BERG.jpg", "redacted.jpg"),
        ("a/photo_ann_berg_2.jpg", "a/photo_redacted_2.jpg"),
        ("a/berg-ann/ and a/ann%20berg", "a/redacted/ and a/redacted"),
        ("?q=Berg%2CAnn", "?q=redacted"),
        ("id: the-ferry-of-ann-berg-sinks", "id: the-ferry-of-redacted-sinks"),
        ("article: holm", "article: redacted"),
        ("Holm.jpg in seeds/Holm and Holm.", "redacted.jpg in seeds/redacted and N. N.."),
        ("Berg Ann Berg", "Berg N. N."),
    ],
)
def test_what_is_put_in_its_place_can_stand_there(text: str, left: str) -> None:
    spelled = Spelled(["Ann Berg", "Holm"], "N. N.")
    assert spelled.out_of(text) == left
    assert spelled.is_in(text)
    assert not spelled.is_in(left)


@pytest.mark.parametrize(
    "text", ["Ann Berger", "Joann Berg", "Ann, Berg’s aunt", "Holmes", "Uholm", "Berg and Ann", "Ann # Berg"]
)
def test_a_name_that_only_begins_alike_stays(text: str) -> None:
    spelled = Spelled(["Ann Berg", "Holm"], "N. N.")
    assert (spelled.out_of(text), spelled.is_in(text)) == (text, False)


def test_of_two_names_the_longer_goes_first_and_each_part_may_come_first() -> None:
    spelled = Spelled(["Berg", "Ann van Berg"], "N. N.")
    assert spelled.out_of("Ann van Berg; van Berg, Ann; Berg, Ann van; Berg") == "N. N.; N. N.; N. N.; N. N."


def test_a_name_in_writing_without_blanks_is_taken_out_of_the_running_text() -> None:
    assert Spelled(["王伟"], "N. N.").out_of("昨天王伟说 \\u738b\\u4f1f") == "昨天N. N.说 N. N."
    assert (is_too_short("王伟"), is_too_short("王"), is_too_short("VH"), is_too_short("Vic")) == (
        False,
        True,
        True,
        False,
    )


def test_names_of_files_have_only_what_names_of_files_can_have() -> None:
    assert Spelled(["Ann Berg"], "N. N.").out_of_name("Berg, Ann (1).pdf") == "redacted (1).pdf"


def test_what_git_is_asked_for_finds_every_order_of_every_name() -> None:
    between = "([^[:alnum:]]|[[:space:]]){1,12}"
    found = f"Ann{between}Berg|Berg{between}Ann|Zo[^ ]{{0,9}}|王"
    assert git_pattern(["Ann Berg", "Zoë", "王"]) == f"(^|[^[:alnum:]])({found})([^[:alnum:]]|$)"

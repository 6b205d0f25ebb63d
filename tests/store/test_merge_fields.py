"""Lists of three versions: a source is the same one under another article's name, or quoted anew."""

from dataclasses import replace

import pytest

from timeline.events import Citation, Stance
from timeline.store.merge_fields import MergedItems, merge_names, merge_sources, merge_value, new_sources

SAID = Citation("one", "They sailed at dawn.", words="at dawn")
LEFT = Citation("one", "The ships left.")
EDITED = replace(SAID, stance=Stance.DENIES)


@pytest.mark.parametrize(
    "now",
    [
        replace(SAID, article="renamed", words="dawn"),
        replace(SAID, quote="They sailed at dawn. All of them.", words="dawn"),
    ],
    ids=["in a renamed article", "quoted anew"],
)
def test_an_edit_stays_at_a_source_that_is_found_under_another_name(now: Citation) -> None:
    outcome = merge_sources([SAID, LEFT], [now, LEFT], [EDITED, LEFT])
    assert outcome == MergedItems((replace(now, stance=Stance.DENIES), LEFT), (now, LEFT))
    assert new_sources([SAID, LEFT], [LEFT, now]) == []


@pytest.mark.parametrize(
    "now",
    [
        Citation("two", "Nobody saw them again."),
        Citation("one", "Nobody saw them again."),
        Citation("two", "They sailed at dawn. All of them."),
        Citation(url="https://example.org"),
    ],
    ids=["nothing in common", "another passage", "a like one of another article", "an address"],
)
def test_another_source_is_new_and_an_edited_one_that_is_not_found_stays(now: Citation) -> None:
    assert merge_sources([SAID], [now], [EDITED]) == MergedItems((EDITED, now), (now, SAID))
    assert new_sources([SAID], [now]) == [now]


def test_of_two_that_may_be_the_same_neither_is() -> None:
    both = [replace(SAID, article="two"), replace(SAID, article="three")]
    assert new_sources([SAID], both) == both
    assert merge_sources([SAID], both, [EDITED]).value == (EDITED, *both)


def test_a_source_that_stands_twice_is_known_by_which_it_is() -> None:
    first, second = replace(SAID, words="at"), replace(SAID, words="dawn")
    assert merge_sources([SAID, SAID], [SAID, second], [first, SAID]).value == (first, second)


def test_a_source_that_nobody_touched_goes_when_it_is_found_no_more() -> None:
    assert merge_sources([SAID, LEFT], [SAID], [EDITED, LEFT]) == MergedItems((EDITED,), (SAID,))
    assert merge_sources([SAID], [SAID, LEFT], [SAID], refused=["The ships left."]).value == (SAID,)
    assert merge_sources([SAID, LEFT], [SAID, LEFT], [SAID]) == MergedItems((SAID,), (SAID, LEFT))
    kept = merge_sources([SAID, LEFT], [SAID], [SAID, LEFT], remarked=[("one", "The ships left.", "")])  # type: ignore[list-item]
    assert kept == MergedItems((SAID, LEFT), (SAID, LEFT))
    assert merge_sources([SAID, LEFT], [], [EDITED]) == MergedItems((EDITED,), (SAID, LEFT))


def test_a_value_that_both_changed_is_a_conflict_and_the_editors_stands() -> None:
    assert merge_value("June", "July", "May") == MergedItems("May", "July", ((None, None, ("June", "July", "May")),))
    assert merge_value("June", "May", "May") == MergedItems("May", "June")
    assert merge_value("June", "June", "May") == MergedItems("May", "June")
    assert merge_value("June", "July", "June") == MergedItems("July", "July")


def test_names_that_were_taken_out_stay_away_and_are_remembered() -> None:
    assert merge_names(("A", "B"), ("A", "B", "C"), ("B", "Mine")) == MergedItems(("B", "Mine", "C"), ("A", "B", "C"))
    assert merge_names(("A", "B"), ("B",), ("B",)) == MergedItems(("B",), ("B", "A"))
    assert merge_names(("A",), ("A", "Mine"), ("A", "Mine")) == MergedItems(("A", "Mine"), ("A",))

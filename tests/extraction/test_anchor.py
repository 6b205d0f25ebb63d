"""When given words of a text happened. Each text is published on Friday 18 October 2024."""

import pytest

from timeline.dates import Day
from timeline.extraction.anchor import Anchor, anchor

PUBLISHED = Day(2024, 10, 18)
TODAY = "2024-10-18"
BEFORE = f"[..{TODAY}]"
AFTER = f"[{TODAY}..]"
LASTS = f"{TODAY}/.."
GOES_ON = "span None"


def shown(found: Anchor) -> str:
    return str(found.edtf) if found.kind == "point" or found.edtf is not None else f"span {found.edtf}"


def anchored(text: str, published: Day | None = PUBLISHED) -> str:
    """The date of the words between the brackets."""
    start, end = text.index("["), text.index("]") - 1
    [found] = anchor(text.replace("[", "").replace("]", ""), published, [("x", start, end)])
    return shown(found)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Guards [fired] at a boat on October 3.", "2024-10-03"),
        ("Guards fired at a boat on October 3, officials [said].", TODAY),
        ("The minister told reporters on Tuesday that guards [had fired] at a boat.", BEFORE),
        ("The bridge [collapsed] in the night.", TODAY),
        ("The bridge [collapsed] this year.", f"[2024-01-01..{TODAY}]"),
        ("The mayor [will open] the bridge.", AFTER),
        ("The guards may [have fired] at a boat.", BEFORE),
        ("Officials did not say when the bridge [collapsed].", BEFORE),
        ("A man who was [waiting] there was hurt on Tuesday.", "2024-10-15"),
        ("Divers could not [reach] the wreck.", BEFORE),
        ("Divers can not [reach] the wreck.", TODAY),
    ],
)
def test_a_happening_goes_by_its_own_date_and_then_by_its_tense(text: str, date: str) -> None:
    assert anchored(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ann Lee [owns] the bridge.", GOES_ON),
        ("Ann Lee will [own] the bridge.", LASTS),
        ("The minister said that the bridge [was] unsafe.", GOES_ON),
        ("The bridge [was] unsafe.", BEFORE),
        ("Repairs [appear] to be under way.", TODAY),
        ("Ann Lee [hopes] for a new bridge.", GOES_ON),
        ("The city has been [looking] for money.", GOES_ON),
    ],
)
def test_a_state_goes_on_unless_it_is_told_of_the_past_or_of_the_day(text: str, date: str) -> None:
    assert anchored(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The crew tried on Monday to [close] the valve.", "2024-10-14"),
        ("The crew declined to [comment].", TODAY),
        ("The crew plans to [close] the valve.", AFTER),
        ("The crew continues to [pump] water.", GOES_ON),
        ("The crew will stay until the water [falls].", AFTER),
        ("The union called for a [meeting].", LASTS),
        ("The union fears a possible [strike].", LASTS),
        ("The union warned of a [strike].", LASTS),
        ("The troops plan to [protect] the bridge.", LASTS),
        ("The troops plan to [arrive] there.", AFTER),
        ("The firm will [send] 40 guards to the bridge.", LASTS),
        ("The firm will [send] a guard to the bridge.", AFTER),
        ("A [war] could cost lives.", LASTS),
        ("The [war] could cost lives.", GOES_ON),
    ],
)
def test_what_is_tried_goes_with_the_trial_and_what_is_aimed_at_comes_after(text: str, date: str) -> None:
    assert anchored(text) == date


def test_a_deed_is_placed_where_the_story_dates_it_by_another_form_of_the_word() -> None:
    assert anchored("Two men were arrested on October 3. The [arrest] led to protests.") == "2024-10-03"
    assert anchored("He was arrested this month. The police spoke of the [arrest] on October 3.") == "2024-10-03"


def test_several_happenings_that_are_only_spoken_of_take_up_several_days_before() -> None:
    assert anchored("The minister denied the [attacks].") == f"/{TODAY}"
    assert anchored("The minister denied the [attack].") == BEFORE


def test_figures_fill_the_period_that_they_are_of() -> None:
    assert anchored("Prices [rose] 2 percent in September.") == "2024-09-01/2024-09-30"
    assert anchored("Prices rose 2 percent in September. A fire broke out. Wages [dropped].") == TODAY


def test_what_happens_this_week_happens_on_some_day_of_it_and_by_publication() -> None:
    assert anchored("The council met twice this year, and this week the mayor [resigned].").startswith("[2024-10-14..")


def test_a_noun_has_the_date_that_stands_behind_it() -> None:
    assert anchored("She died within weeks of the [attack] on October 3.") == "2024-10-03"


def test_what_came_right_before_or_after_is_of_the_day_of_its_main_clause() -> None:
    assert anchored("The wall fell on October 3 after a lorry [hit] it.") == "2024-10-03"
    assert anchored("A lorry hit the wall on October 3 before it [fell].") == "2024-10-03"
    assert anchored("A man was killed Thursday evening when two robbers [emptied] the shop.") == "2024-10-17"


def test_of_a_clause_its_main_verb_is_anchored() -> None:
    assert anchored("[Guards fired at a boat] on October 3, officials said.") == "2024-10-03"
    assert anchored("[the second attack] on October 3 was worse.") == "2024-10-03"


def test_a_date_in_a_relative_clause_does_not_date_the_main_clause() -> None:
    assert anchored("The strike, which began on Monday, [ended] the talks.") == TODAY


def test_who_adds_a_figure_says_nothing() -> None:
    assert anchored("The report said the firm [added] 300 jobs in September.") == "2024-09-01/2024-09-30"
    assert anchored("The firm [added] that it was sorry.") == TODAY


def test_what_any_day_bounds_has_a_date_in_edtf() -> None:
    for text in ("It [fell] in 2019.", "It [has fallen].", "It [will fall].", "She [owned] it since May."):
        assert "None" not in anchored(text)


def test_what_is_no_part_of_the_story_is_placed_by_its_tense() -> None:
    assert anchored("When will it [fall]?") == AFTER


def test_without_a_day_of_publication_only_dates_in_words_place_anything() -> None:
    assert anchored("It [fell] on October 3, 2024.", None) == "2024-10-03"
    assert anchored("It [fell].", None) == "None"

"""Times that words count from another time."""

import pytest

from timeline.dates import Day
from timeline.extraction.factuality import Claims
from timeline.extraction.rows import counted_times
from timeline.extraction.story import read_story
from timeline.extraction.view import View

PUBLISHED = Day(2019, 10, 2)


def counted(text: str, word: str) -> dict[str, str]:
    """Return the days that the words of a text count for the happening that ``word`` names, and how each is read."""
    view = View(read_story(text, PUBLISHED), PUBLISHED, "", text, read_claims=Claims)
    [head] = [head for head in view.heads if view.sentences[head.sentence].sentence.words[head.word].text == word]
    return {str(time.when): time.reading for time in counted_times(view, head, None)}


def test_a_length_before_after_counts_back_from_the_day_that_its_sentence_gives() -> None:
    assert counted("The move came on Tuesday, two days after the vote.", "vote") == {"2019-09-29": "counted"}


def test_a_length_after_what_is_dated_elsewhere_counts_on_from_that_day() -> None:
    text = "The explosion was on September 3. The owner was arrested two days after the explosion."
    assert counted(text, "arrested")["2019-09-05"] == "counted from"


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Yesterday was the 70th anniversary of the takeover of the city.", "takeover", "1949-10-01"),
        ("Yesterday was the second anniversary of the takeover of the city.", "takeover", "2017-10-01"),
        ("It is 50 years since the firm came to Oslo.", "came", "1969"),
        ("The court rejected the suit on Tuesday, a day before the attack.", "attack", "2019-10-02"),
    ],
)
def test_words_that_count_give_the_day_of_what_they_name(text: str, word: str, day: str) -> None:
    assert day in counted(text, word)


def test_the_anniversary_of_a_leap_day_is_not_in_a_year_without_one() -> None:
    text = "On February 29, 2020 the town marked the first anniversary of the fire at the mill."
    assert counted(text, "marked") == {}

"""Times that words count from another time."""

import pytest

from timeline.dates import Day
from timeline.extraction.factuality import Claims
from timeline.extraction.rows import counted_times
from timeline.extraction.story import View, read_story

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


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("The day before the vote on 3 May 2019, the minister resigned.", "resigned", "2019-05-02"),
        ("The vote was on 3 May 2019. A week before the vote the minister resigned.", "resigned", "2019-04-26"),
        ("The vote was on 3 May 2019. On the eve of the vote the minister resigned.", "resigned", "2019-05-02"),
        ("The siege began on 3 May 2019. A week into the siege the minister resigned.", "resigned", "2019-05-10"),
        ("The ferry sank in March 2019. Two months after the ferry sank, the owner was charged.", "charged", "2019-05"),
        ("The war began in 2008. Two years into the war the minister fled.", "fled", "2010"),
    ],
)
def test_what_a_length_does_not_name_counts_from_what_it_names(text: str, word: str, day: str) -> None:
    assert counted(text, word) == {day: "counted from"}


def test_what_a_length_names_ends_where_another_noun_begins() -> None:
    text = "The minister left on 3 May 2019. A week before the vote the minister resigned."
    assert "counted" not in counted(text, "resigned").values()


def test_a_participle_that_hangs_on_what_a_length_names_is_of_its_time() -> None:
    text = "It is 50 years since the firm came to Oslo, opening a yard."
    assert counted(text, "opening") == {"1969": "counted"}


@pytest.mark.parametrize("text", ["The band tours for its 50th anniversary.", "The 50th anniversary tour opens."])
def test_an_anniversary_of_nothing_that_is_named_is_no_date(text: str) -> None:
    view = View(read_story(text, PUBLISHED), PUBLISHED, "", text, read_claims=Claims)
    assert [time for head in view.heads for time in counted_times(view, head, None)] == []


def test_the_anniversary_of_a_leap_day_is_not_in_a_year_without_one() -> None:
    text = "On February 29, 2020 the town marked the first anniversary of the fire at the mill."
    assert counted(text, "marked") == {}

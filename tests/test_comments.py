"""What readers write below an article is no part of it; what others say in it is."""

import pytest

from timeline.files import shipped_toml
from timeline.layout.comments import SHORTEST_STORY, comments_begin

STORY = (
    "The ferry to Holm hit the pier on Monday, and four passengers were injured, the harbour office said. Its captain "
    "had seen the ice too late. Divers searched the basin until midnight and found nobody.\n\nThe harbour office "
    "closed the basin on Tuesday. It will open again on 21 October 2024, when the wreck has been raised. In 2019 the "
    "same ferry had run aground off Skelder, and repairs took three months. The pilots called for a second tug.\n\n"
)
SAID = "My brother was on that ferry in 2011.\n"


def stamped(*lines: str) -> str:
    return "".join(f"{15 + at} October 2024 - {8 + at}:00 {line}\n" for at, line in enumerate(lines))


def test_the_story_of_this_table_is_long_enough() -> None:
    assert len(STORY) > SHORTEST_STORY
    assert comments_begin(STORY) is None


@pytest.mark.parametrize(
    "comments",
    [
        f"Comments (12)\n\nJo\n{SAID}",
        f"### 3 Comments\n\n1. {SAID}",
        f"**Leave a reply**\n\n{SAID}",
        f"Comments\n\nJo\n15 October 2024 at 8:00\n{SAID}",
        f"2 Responses\n\n{SAID}",
        "Kommentare (2)\n\nMein Bruder war 2011 auf der Fähre.\n",
        stamped("I was there.", "The council sold the tug in 2020.", "You forget the ice."),
    ],
)
def test_comments_begin_at_a_heading_or_where_people_write_one_after_the_other(comments: str) -> None:
    assert comments_begin(STORY + comments) == len(STORY)


@pytest.mark.parametrize(
    "text",
    [
        f"Comments (12)\n\n{STORY}",
        f"{STORY}## Responses\n\nThe mayor resigned in 2011.\n",
        f"{STORY}## Comments\n\nThe mayor called it a disgrace, and the pilots agreed with him.\n",
        f"{STORY}Comments were closed on 15 October 2024.\n",
        f"{STORY}{stamped('Divers go down.', 'The wreck is raised.', 'The basin opens.')}",
        f"{STORY}{stamped('I was there.', 'You forget the ice.')}",
        stamped("I see divers.", "We see the wreck.", "You can sail.") + STORY,
        f"{STORY}0 Comments\n\nThe mayor resigned on 12 October 2024.\n",
        f"{STORY}12 Comments\n\nThe mayor resigned on 12 October 2024.\n",
        f"{STORY}## Comments\n\n“I will appeal,” the minister said. “You will see.”\n",
        f"{STORY}{stamped('“I was there.”', '“You forget the ice.”', '“My tug was sold.”')}",
        f"{STORY}{stamped('I was there.', 'You forget the ice.', 'It was sold.')}\n{STORY}",
    ],
)
def test_a_button_a_chapter_and_a_log_are_no_comments(text: str) -> None:
    assert comments_begin(text) is None


def test_each_phrase_of_the_lists_heads_comments() -> None:
    lists = shipped_toml("timeline.layout", "notices.toml")
    headings = [f"{words.capitalize()} (3)" for words in (*lists["comments"], *lists["replies"])]
    headings += [words.upper() for words in lists["comments"]]
    assert [one for one in headings if comments_begin(f"{STORY}{one}\n\n{SAID}") is None] == []

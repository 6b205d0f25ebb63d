"""Lines that are no part of a story are told from sentences that only begin like one."""

import pytest

from timeline.files import shipped_toml
from timeline.layout.notices import notice

OUT = """
READ: Minister Resigns After Vote
Read more: What we know about the ferry
Also read | Ice closes second harbour
See also: Map of the harbours
RELATED — Five ships that froze
Related articles
Lesen Sie auch: Eis legt Hafen lahm
À lire aussi : la glace ferme le port
Lea también: El hielo cierra el puerto
Читайте также: Лёд закрыл порт
Please make a small donation to the Harbour Times to help sustain independent journalism.
Android Users: Download our free app to stay up-to-date on the latest news.
Connect with us: Follow the Harbour Times on Facebook and Twitter for breaking news.
Sign up: Subscribe to our free newsletter for a selection of top stories.
Subscribe to our newsletter
Follow us on Telegram
Photo: A. Photographer
Foto: dpa
The ferry in the ice on Tuesday (AP Photo/A. Photographer)
The harbour. | Reuters
Advertisement
© 2024 Harbour Times
All rights reserved.
Share this:
Published
Tags: ice, ferry
Filed under: Harbour
Weiterlesen
"""

IN = """
Read said the ferry would not sail.
More than 1,500 soldiers were sent.
Related charges were dropped on Tuesday.
Photographs show the ferry in the ice.
The newspaper asked readers to subscribe to our way of seeing the world.
Watch keepers saw the ship at noon.
The company said: "Sign here."
Reuters could not verify the report.
Subscribers to the ferry line were refunded.
Advertisements for cigarettes were banned in 1971.
Copyright law was changed in May.
Photo-sharing stopped on Friday.
Source: a clerk. He said on Friday that the gates were closed.
Share prices fell by 3 percent.
News of the deal broke on Friday.
"""


@pytest.mark.parametrize("line", OUT.strip().split("\n"))
def test_teasers_appeals_and_credits_are_left_out(line: str) -> None:
    assert notice(line) is not None


@pytest.mark.parametrize("line", IN.strip().split("\n"))
def test_sentences_that_only_begin_alike_stay(line: str) -> None:
    assert notice(line) is None


def test_a_long_paragraph_stays_whatever_it_begins_with() -> None:
    assert notice("READ: " + "the whole statement of the ministry. " * 20) is None


def test_each_phrase_of_the_lists_stands_once_and_leaves_its_line_out() -> None:
    lists = shipped_toml("timeline.layout", "notices.toml")
    lines = [
        *(f"{words}: a story" for words in lists["teasers"]),
        *(f"{words} and so on" for words in lists["appeals"]),
        *lists["alone"],
    ]
    assert [line for line in lines if notice(line) is None] == []
    assert all(len(set(words)) == len(words) for words in lists.values())

"""What is left out of an article's text, and what is not."""

import pytest

from tests.ingestion.conftest import PARAGRAPH
from timeline.files import shipped_toml
from timeline.ingestion.html import read_html
from timeline.ingestion.paragraphs import article_text, left_out

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
Share prices fell by 3 percent.
News of the deal broke on Friday.
"""


@pytest.mark.parametrize("line", OUT.strip().split("\n"))
def test_teasers_appeals_and_credits_are_left_out(line: str) -> None:
    assert left_out(line)


@pytest.mark.parametrize("line", IN.strip().split("\n"))
def test_sentences_that_only_begin_alike_stay(line: str) -> None:
    assert not left_out(line)


def test_a_long_paragraph_stays_whatever_it_begins_with() -> None:
    assert not left_out("READ: " + "the whole statement of the ministry. " * 20)


def test_paragraphs_are_kept_apart_and_doubles_in_a_row_once() -> None:
    assert article_text(["One.", "", "One.", "READ: x", "Two\nlines."]) == "One.\n\nTwo lines.\n"


LONG = "The harbour office said on Friday that the ferry to the island would not sail before the thaw, if at all"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<p>By A. Writer</p><p>{LONG}.</p>", f"{LONG}."),
        (f"<p>Harbour Times Report</p><p>{LONG}.</p>", f"{LONG}."),
        (f"<p>Published 18 October 2024, 09:30</p><p>{LONG}.</p>", f"{LONG}."),
        (f"<p>18 October 2024</p><p>{LONG}.</p>", f"18 October 2024\n\n{LONG}."),
        (f"<p>By noon the ice was gone.</p><p>{LONG}.</p>", f"By noon the ice was gone.\n\n{LONG}."),
        (f"<p>{LONG}</p><p>{LONG}. So it did.</p>", f"{LONG}. So it did."),
        (f"<p>{LONG}.</p><p>Then it thawed.</p><p>{LONG}.</p>", f"{LONG}.\n\nThen it thawed."),
    ],
)
def test_what_stands_above_a_story_and_what_stands_twice_is_left_out(body: str, text: str) -> None:
    page = f"<html><head><title>Ferry stopped by ice</title></head><body><article><h1>Ferry stopped by ice</h1>{body}"
    rest = f"<p>{PARAGRAPH}</p></article></body></html>"
    assert read_html((page + rest).encode()).text == f"{text}\n\n{PARAGRAPH}\n"


@pytest.mark.parametrize(
    ("head", "lead"),
    [
        ("", '<div class="article-intro">{}</div>'),
        ("", '<header><div class="art-teaser"><p>{}</p></div></header>'),
        ('<meta name="description" content="{}">', "<section><b>{}</b></section>"),
    ],
)
def test_the_lead_is_part_of_the_article_however_it_is_set(head: str, lead: str) -> None:
    told = "In one night the ice has stopped the ferry to the island, and two boats had to be freed by the navy."
    top = f"<header><h1>Ferry stopped by ice</h1>{lead[8:-9]}</header>" if lead.startswith("<header>") else ""
    top = top or f"<h1>Ferry stopped by ice</h1>{lead}"
    page = f"<html><head><title>Ferry stopped by ice</title>{head}</head><body><main>{top}<article><p>{LONG}.</p>"
    content = (page + f"<p>{PARAGRAPH}</p></article></main></body></html>").replace("{}", told).encode()
    assert read_html(content).text.split("\n\n")[:2] == [told, f"{LONG}."]


def test_each_phrase_of_the_lists_stands_once_and_leaves_its_line_out() -> None:
    lists = shipped_toml("timeline.ingestion", "left_out.toml")
    lines = [
        *(f"{words}: a story" for words in lists["teasers"]),
        *(f"{words} and so on" for words in lists["appeals"]),
        *lists["alone"],
    ]
    assert [line for line in lines if not left_out(line)] == []
    assert all(len(set(words)) == len(words) for words in lists.values())

"""What is left out of an article's text, and what is not."""

import pytest

from tests.ingestion.conftest import PARAGRAPH
from timeline.ingestion.html import read_html
from timeline.ingestion.paragraphs import article_text


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

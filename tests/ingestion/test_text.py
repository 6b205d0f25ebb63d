"""The text of a page as its readers see it: blocks apart, sentences and letters whole, nothing that is no article."""

import pytest

from tests.ingestion.conftest import PARAGRAPH
from timeline.articles import Article
from timeline.ingestion.article_index import ArticleIndex
from timeline.ingestion.html import read_html
from timeline.ingestion.parsed import Unusable
from timeline.ingestion.plain import read_plain
from timeline.ingestion.published import most_probable_day


def text_of(body: str) -> str:
    """The text of an article with this body below its headline."""
    page = "<html lang=en><head><title>Ferry stopped by ice</title></head><body><article><h1>Ferry stopped by ice</h1>"
    return read_html(f"{page}<p>{PARAGRAPH}</p>{body}</article></body></html>".encode()).text


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            "<div>Two sailors<div>were taken to hospital at once.</div>Divers came at noon.</div>",
            ["Two sailors", "were taken to hospital at once.", "Divers came at noon."],
        ),
        ("<p>On<br>October 14<br>the ice broke<br>at last.</p>", ["On October 14 the ice broke at last."]),
        ("<p>The ice broke.<br>The ferry sailed.</p>", ["The ice broke.", "The ferry sailed."]),
        ("<p>4 March 2021<br>the ice broke.<br>5 March 2021<br>It froze.</p>", ["4 March 2021", "the ice broke."]),
        (
            "<h2>2021</h2><ul><li>4 March: It froze.</li><li>5 March: It broke.</li></ul>",
            ["## 2021", "- 4 March: It froze."],
        ),
        ("<ol><li>It froze over.</li><li>It broke again.</li></ol>", ["1. It froze over.", "2. It broke again."]),
        ("<dl><dt>4 March</dt><dd>It froze over.</dd></dl>", ["- 4 March: It froze over."]),
        (
            "<table><tr><th>Day</th><th>Event</th></tr><tr><td>4 March</td><td>It froze.</td></tr></table>",
            ["| Day | Event |", "| --- | --- |", "| 4 March | It froze. |"],
        ),
        ("<p><b>4 March 2021</b></p><p>It <b>froze</b> over.</p>", ["**4 March 2021**", "It froze over."]),
        ("<div class=dropcap>T</div><p>he ice broke at noon on Friday.</p>", ["The ice broke at noon on Friday."]),
        ('<p><img src="t.png" alt="T">he ice broke at noon on Friday.</p>', ["The ice broke at noon on Friday."]),
        ("<p><span class=dropcap>T</span>he ice broke at noon.</p>", ["The ice broke at noon."]),
        (
            "<p>Its ownerâ€™s loss was Â£5 million, &acirc;&euro;&oelig;too much&acirc;&euro;\x9d.</p>",
            ["Its owner’s loss was £5 million, “too much”."],
        ),
        ("<p>A FERRY DE SÃO JOÃO É “À VELA”.</p>", ["A FERRY DE SÃO JOÃO É “À VELA”."]),
        ("<p>The family 👨\u200d👩\u200d👧 was on the ice.</p>", ["The family 👨\u200d👩\u200d👧 was on the ice."]),
        ("<p>کشتی‌ها در یخ ماندند و نمی\u200cروند.</p>", ["کشتی‌ها در یخ ماندند و نمی\u200cروند."]),
    ],
)
def test_what_a_page_shows_apart_is_apart_and_what_is_one_stays_one(body: str, lines: list[str]) -> None:
    written = [line for line in text_of(body).split("\n") if line]
    start = written.index(lines[0])
    assert written[start : start + len(lines)] == lines


@pytest.mark.parametrize(
    "notice",
    [
        "You will be connected to the page of the Harbour Times in a moment. If that fails, click on this line.",
        "Before you continue to Harbour Times, choose what our partners may store on this machine, and what not.",
        "Checking your browser before accessing harbour.example. Stand by, while we see whether you are a program.",
    ],
)
def test_a_notice_of_the_site_is_no_article(notice: str) -> None:
    with pytest.raises(Unusable, match="no article but a notice"):
        read_html(f"<html><body><main><h1>Harbour Times</h1><p>{notice}</p></main></body></html>".encode())


@pytest.mark.parametrize(
    "door",
    [
        "The page that you asked for does not exist any longer, or has been moved. Go back to the front page, please.",
        "This article is for subscribers only. Please log in with your address and password to go on reading it here.",
    ],
)
def test_the_page_of_an_error_or_a_login_is_no_article(door: str) -> None:
    with pytest.raises(Unusable, match="no article"):
        read_html(f"<html><body><main><h1>Sorry</h1><p>{door}</p></main></body></html>".encode())


def test_a_story_that_ends_at_a_paywall_is_read_up_to_it() -> None:
    text = text_of(f"<p>{PARAGRAPH} Twice.</p><p>To read on, subscribe now.</p>")
    assert "Twice" in text
    assert "subscribe" not in text


@pytest.mark.parametrize(
    "unseen",
    [
        "<p hidden>A note for the editor that nobody who reads the page is shown.</p>",
        "<template><p>A note for the editor that a program may show one day.</p></template>",
        f"<blockquote class=pullquote>“{PARAGRAPH[:80]}”</blockquote>",
    ],
)
def test_what_browsers_hide_and_what_is_said_twice_is_not_in_the_text(unseen: str) -> None:
    assert text_of(unseen + f"<p>{PARAGRAPH} Twice.</p>") == text_of(f"<p>{PARAGRAPH} Twice.</p>")


def test_a_quotation_that_stands_nowhere_else_is_kept_however_it_is_set() -> None:
    quote = "It was a very long winter, and nobody knew how long it was still going to be."
    assert quote in text_of(f"<blockquote class=pullquote><p>{quote}</p></blockquote><p>{PARAGRAPH} Twice.</p>")


def test_a_table_that_sets_out_a_page_is_read_as_paragraphs() -> None:
    story = "".join(f"<p>{PARAGRAPH} {number}.</p>" for number in "abcd")
    page = f"<table><tr><td><a href=/>Home</a><br><a href=/t>Town</a></td><td><b>Ferry</b>{story}</td></tr></table>"
    assert read_html(page.encode()).text.strip().split("\n\n") == [f"{PARAGRAPH} {number}." for number in "abcd"]


def test_a_story_in_chinese_is_an_article_though_it_is_short() -> None:
    story = "霍尔姆港一台起重机星期一倒塌，两名工人受伤，港务局当天关闭了东港池，市长到医院看望伤者。"
    assert (
        read_html(f"<html lang=zh><body><article><h1>起重机</h1><p>{story}</p></article>".encode()).text == f"{story}\n"
    )


def test_a_day_that_a_chinese_story_begins_with_is_not_that_of_its_publication() -> None:
    story = "2024年10月14日，霍尔姆港一台起重机倒塌，两名工人受伤，港务局当天关闭了东港池，市长到医院看望伤者。"
    found = read_html(f"<html lang=zh><body><article><h1>起重机</h1><p>{story}</p></article>".encode())
    assert most_probable_day(found.evidence) is None


@pytest.mark.parametrize(
    "head", ["Ferry stopped by ice", "Ferry stopped\n\nBy A. Lee", "# Ferry stopped by ice\n\nNo bus goes there"]
)
def test_a_text_is_of_the_day_of_the_dateline_below_its_headline(head: str) -> None:
    found = read_plain(f"{head}\n\nHASSEL, Oct. 18, 2024 (Agency) — {PARAGRAPH}\n".encode())
    verdict = most_probable_day(found.evidence)
    assert verdict is not None
    assert str(verdict.day) == "2024-10-18"


REPORT = (
    "Monitors counted {} violations of the ceasefire on {} October, most of them explosions far from the line. On that "
    "day {} people were hurt near the bridge of the town, the hospital said. The monitors could not pass the "
    "checkpoints on the road to the station and went back at {}:30. They will try again on {} October, and saw {} "
    "lorries and {} guns in the villages to the north of the line, where repairs to the pipeline went on under their "
    "eyes for most of the day."
)


BODY = "The ferry hit the pier on Monday, and four people were hurt, said the office of the harbour.\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Ferry hits pier\n\n", "Ferry hits pier"),
        ("Ferry hits pier\nFour hurt as basin closes\n\n", "Ferry hits pier"),
        ("Ferry hits pier\nBy A. Lee\n", "Ferry hits pier"),
        ("Ferry hits pier\nHOLM (Agency) - ", "Ferry hits pier"),
        ("Ferry hits pier\nHolm, 18 October 2024 — ", "Ferry hits pier"),
        ("The ferry was late on Sunday,\nand the captain knew of the ice.\n\n", ""),
        ("The ferry was late\non Sunday, too, and\nagain on Monday, and\nnobody came\n\n", ""),
        ("", ""),
    ],
)
def test_the_title_of_a_text_is_the_first_line_of_its_head(head: str, title: str) -> None:
    assert read_plain(f"{head}{BODY}".encode()).title == title


def test_daily_reports_of_one_form_are_articles_of_their_own() -> None:
    known = ArticleIndex([Article("14", REPORT.format(112, 14, 3, 11, 15, 7, 2))])
    assert known.with_text(REPORT.format(95, 15, 7, 9, 16, 4, 1)) is None


def test_a_copy_in_which_one_number_was_corrected_is_the_same_report() -> None:
    known = ArticleIndex([Article("14", REPORT.format(112, 14, 3, 11, 15, 7, 2))])
    assert known.with_text("By our own staff. " + REPORT.format(112, 14, 4, 11, 15, 7, 2)) == "14"


def test_what_readers_wrote_below_a_story_is_no_part_of_it() -> None:
    story = "".join(f"<p>{PARAGRAPH} It was ferry number {number}.</p>" for number in range(3))
    comments = (
        "<h3>2 Comments</h3><ol><li>Jo said on 15 October: I was on that ferry in 2011, and it was cold.</li></ol>"
    )

    text = text_of(f"{story}{comments}")

    assert text.endswith("It was ferry number 2.\n")


def test_text_between_line_breaks_headings_and_lists_is_all_kept() -> None:
    body = "<div>One came.<br><br>Two came.<h3>Later</h3><br>Three came.<ul><li>Four</li></ul>Five came.</div>"
    assert text_of(body).split("\n\n")[1:] == [
        "One came.",
        "Two came.",
        "### Later",
        "Three came.",
        "- Four",
        "Five came.\n",
    ]


def test_a_german_dateline_is_read_in_german() -> None:
    story = (
        "Das Hafenamt hat das östliche Becken gesperrt, weil ein Kran von den Schienen gerutscht war. Verletzt wurde "
        "niemand, doch vier Schiffe müssen auf der Reede warten, bis Taucher den Grund abgesucht haben. "
    )
    text = f"Kran versperrt den Hafen\n\nLINDWICK, 14. Oktober 2024 - {story * 2}\n"
    verdict = most_probable_day(read_plain(text.encode()).evidence)
    assert verdict is not None
    assert str(verdict.day) == "2024-10-14"


BIOGRAPHY = "Jo Miller writes about ships. She came to the Times in 2011 and won a prize in 2019 for what she wrote."
OF_THE_AUTHOR = [
    f"<section class=c-bio><p>{BIOGRAPHY}</p></section>",
    f"<p class=contributor>{BIOGRAPHY}</p>",
    f"<address><p>{BIOGRAPHY}</p></address>",
    f"<div itemprop=author itemscope><p>{BIOGRAPHY}</p></div>",
    f"<p><em>{BIOGRAPHY}</em></p>",
]


@pytest.mark.parametrize("box", OF_THE_AUTHOR)
def test_what_a_page_says_of_the_author_is_no_part_of_the_story(box: str) -> None:
    assert "Jo Miller" not in text_of(f"<p>{PARAGRAPH.upper()}</p>{box}")


def test_a_correction_below_a_story_stays_though_it_is_in_italics() -> None:
    note = "Correction, 3 May: the ferry was built in 1998."
    assert note in text_of(f"<p>{PARAGRAPH.upper()}</p><p><em>{note}</em></p>")


def test_the_biography_of_a_person_is_the_story_where_it_is_most_of_the_page() -> None:
    page = f"<html lang=en><title>Jo Miller</title><body><main class=biography><p>{PARAGRAPH}</p></main></body></html>"
    assert PARAGRAPH[:40] in read_html(page.encode()).text


@pytest.mark.parametrize(
    "box", ["<div class=photo><img src=a><span>{}</span></div>", "<table class=image><tr><td><img src=a><td>{}</table>"]
)
def test_what_stands_below_a_picture_is_no_part_of_the_story(box: str) -> None:
    assert "People march" not in text_of(box.format("People march in Holm on 12 October 2024."))

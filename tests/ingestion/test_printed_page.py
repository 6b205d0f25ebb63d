"""Printed pages: columns are read one after the other, tables by rows, and numbers of lines are no text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from tests.ingestion.test_hostile import pdf
from timeline.articles import parse_article
from timeline.dates import Day
from timeline.ingestion.parsed import Parsed
from timeline.ingestion.pdf import read_pdf
from timeline.ingestion.published import most_probable_day
from timeline.ingestion.seeds import seed_text
from timeline.layout import read_layout

Shown = tuple[float, float, str]
"""Where a piece of text is shown: from the left, from the bottom, in points."""

LEFT = [
    "The ferry to the island of Holm was stopped",
    "by the ice on Friday morning, the harbour",
    "office said, and about forty people had to",
    "spend the night in the hall of the terminal",
    "until a tug of the navy opened the channel.",
    "On Saturday the ferry sailed again, half an",
]
RIGHT = [
    "hour late and with a doctor on board who had",
    "come from the city. Nobody was hurt, but two",
    "trucks with fresh fish had to turn back when",
    "their cooling failed during the long night.",
    "The council wants to buy a second tug, which",
    "would cost four million crowns, by the autumn.",
]
WHOLE = f"{' '.join(LEFT)} {' '.join(RIGHT)}"


WIDTH_OF_COURIER = 6.0
"""Points that each of its letters takes at a size of 10."""


def printed(*pages: Iterable[Shown], size: float = 10, font: str = "Helvetica") -> Parsed:
    """A PDF of these pages as it is read."""
    described = b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % font.encode()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", described]
    kids = []
    for page in pages:
        drawn = b"".join(
            b"BT /F %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, left, base, _escaped(text))
            for left, base, text in page
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % len(objects)
        )
    named = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (named, len(kids))
    return read_pdf(pdf(objects))


def _escaped(text: str) -> bytes:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")


def column(lines: Sequence[str], left: float, top: float = 700, leading: float = 12) -> list[Shown]:
    return [(left, top - leading * number, line) for number, line in enumerate(lines)]


def across(*columns: Sequence[Shown]) -> list[Shown]:
    """The pieces of columns line by line, as some programs write them."""
    return [piece for row in zip(*columns, strict=True) for piece in row]


def test_two_columns_are_read_one_after_the_other() -> None:
    assert printed(across(column(LEFT, 72), column(RIGHT, 320))).text == f"{WHOLE}\n"


def test_a_narrow_gutter_parts_columns_too() -> None:
    right = max(len(line) for line in LEFT) * 4.9 + 72
    assert printed(across(column(LEFT, 72), column(RIGHT, right))).text == f"{WHOLE}\n"


def test_three_columns_are_read_from_left_to_right() -> None:
    thirds = [["one two three four", "five six seven eight", "nine ten eleven twelve", "and so it goes on"]] * 3
    marked = [[f"{name} {line}" for line in lines] for name, lines in zip("ABC", thirds, strict=True)]
    text = printed(across(*(column(lines, 60 + 180 * n) for n, lines in enumerate(marked)))).text
    assert [word for word in text.split() if word in "ABC"] == list("AAAABBBBCCCC")


def test_a_headline_over_both_columns_comes_first_and_a_note_below_them_last() -> None:
    page = [
        (72.0, 730.0, "Ice stops the ferry to the island of Holm and leaves forty people in the hall of its terminal"),
        *across(column(LEFT, 72), column(RIGHT, 320)),
        (72.0, 600.0, "The harbour office, the council of Holm and the navy were asked for this report by telephone."),
    ]
    paragraphs = printed(page).text.split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs] == ["Ice", "The", "The"]
    assert paragraphs[1] == WHOLE


def test_rows_of_a_table_stay_rows() -> None:
    rows = [("4 March 2021", "They met.", "12"), ("5 March 2021", "They left.", "9"), ("9 May 2021", "Talks.", "")]
    cells = [
        (left, 700 - 14.0 * number, cell)
        for number, row in enumerate(rows)
        for left, cell in zip((72, 200, 400), row, strict=True)
        if cell
    ]
    text = printed([(72.0, 730.0, "What happened at the harbour, by the day, and how many came"), *cells]).text
    assert "| 4 March 2021 | They met. | 12 |\n| 5 March 2021 | They left. | 9 |\n| 9 May 2021 | Talks. | |" in text


def test_a_cell_of_several_lines_is_one_cell() -> None:
    cells = [
        (72.0, 700.0, "4 March 2021"),
        (200.0, 700.0, "The ferry to the island was stopped by the"),
        (200.0, 688.0, "ice, the harbour office said."),
        (72.0, 670.0, "5 March 2021"),
        (200.0, 670.0, "The ferry sailed again, half an hour late."),
    ]
    first, second = printed(cells).text.strip().split("\n")
    assert first == "| 4 March 2021 | The ferry to the island was stopped by the ice, the harbour office said. |"
    assert second == "| 5 March 2021 | The ferry sailed again, half an hour late. |"


def test_a_first_cell_of_two_lines_is_one_cell() -> None:
    cells = [
        *column(["4 March", "2021"], 72),
        (130.0, 700.0, "They met."),
        (72.0, 668.0, "5 May"),
        (130.0, 668.0, "They left."),
    ]
    assert printed(cells).text == "| 4 March 2021 | They met. |\n| 5 May | They left. |\n"


def test_a_right_column_that_begins_higher_is_read_second() -> None:
    page = [*column(LEFT, 72, top=692), *column(RIGHT, 320), (72.0, 720.0, "Ice")]
    assert printed(page).text == f"Ice\n\n{WHOLE}\n"


FILING = [f"{line} {more}" for line, more in zip(LEFT + RIGHT, RIGHT + LEFT, strict=True)]


@pytest.mark.parametrize("apart", [True, False], ids=["in the margin", "in one piece with the line"])
def test_numbers_of_lines_are_dropped(apart: bool) -> None:
    numbers = [(50.0, 700 - 24.0 * number, str(number + 1)) for number in range(len(FILING))]
    lines = [(80.0, base, line) for (_, base, _), line in zip(numbers, FILING, strict=True)]
    fused = [(50.0, base, f"{number}   {line}") for (_, base, number), (_, _, line) in zip(numbers, lines, strict=True)]
    assert printed([*numbers, *lines] if apart else fused).text == f"{' '.join(FILING)}\n"


def test_a_quote_knows_the_numbers_of_its_lines() -> None:
    sentences = [f"{line[0].upper()}{line[1:]}." for line in FILING]
    sentences[4] = "So it was."

    def filed(lines: Sequence[str]) -> list[Shown]:
        return [(50.0, 700 - 24.0 * at, f"{at + 1}   {line}") for at, line in enumerate(lines)]

    seed = seed_text(printed(filed(sentences), filed([line.upper() for line in sentences])), None)
    article = parse_article(seed, name="filing", path="seeds/filing.md")

    def place(words: str) -> str | None:
        start = article.text.index(words)
        return article.printed_place(start, start + len(words))

    assert place(sentences[3]) == "1:4"
    assert place("So it was.") == "1:5"
    assert place(f"{sentences[1]} {sentences[2]}") == "1:2-3"
    assert place(sentences[6].upper()) == "2:7"
    start, end = article.text.index(sentences[11]), article.text.index(sentences[1].upper())
    assert article.printed_place(start, end) == "1:12-2:1"
    assert printed(column(FILING, 72)).line_numbers == ()


def test_numbers_that_go_on_at_the_top_of_the_next_page_are_dropped_though_they_are_few() -> None:
    first = [(50.0, 700 - 24.0 * at, f"{at + 1}   {line}") for at, line in enumerate(FILING)]
    last = [(50.0, 700 - 24.0 * at, f"{len(FILING) + at + 1}   {line.upper()}") for at, line in enumerate(FILING[:2])]
    found = printed(first, last)
    assert FILING[0].upper() in found.text
    assert str(len(FILING) + 1) not in found.text
    assert [number for _, number in found.line_numbers][-2:] == [len(FILING) + 1, len(FILING) + 2]


def test_numbers_of_items_are_text() -> None:
    items = [(72.0, 700 - 14.0 * number, f"{number + 1}.   {line.capitalize()}.") for number, line in enumerate(FILING)]
    assert [line.split()[0] for line in printed(items).text.split("\n") if line][-1] == "12."


def test_running_heads_stand_once_and_numbers_of_pages_nowhere() -> None:
    pages = [
        [
            (72.0, 760.0, "Harbour Gazette, 18 October 2024"),
            *column([f"{line} ({number})" for line in FILING], 72),
            (300.0, 40.0, f"Page {number} of 4"),
        ]
        for number in range(1, 5)
    ]
    text = printed(*pages).text
    assert text.count("Harbour Gazette") == 1
    assert "Page " not in text


def test_a_head_that_counts_two_pages_is_dropped_and_a_row_that_counts_years_is_not() -> None:
    pages = [
        [
            (72.0, 760.0, f"Report on the mill, page {number}"),
            *column([line.upper() if number == 2 else line for line in FILING], 72),
            (72.0, 40.0, f"In {2020 + number} the mill stood still."),
        ]
        for number in (1, 2)
    ]
    found = printed(*pages)
    assert "Report on the mill" not in found.text
    assert found.text.count("the mill stood still") == 2
    assert found.text[found.pages[0] :].startswith(FILING[0].upper())


def test_a_quote_knows_its_page_in_columns_too() -> None:
    one, two = across(column(LEFT, 72), column(RIGHT, 320)), column(FILING, 72)
    found = printed(one, [(left, base, text.upper()) for left, base, text in two])
    blocks = {block.page: found.text[block.start : block.end] for block in read_layout(found.text, found.pages)}
    assert blocks[1].startswith(LEFT[0])
    assert found.text[found.pages[0] :].startswith(FILING[0].upper())


def test_lines_that_a_day_opens_are_paragraphs_though_their_bullets_are_drawn() -> None:
    days = [f"{day} May 2022: {line.capitalize()}." for day, line in enumerate(FILING[:4], 1)]
    assert printed(column(days, 72)).text == "\n\n".join(days) + "\n"


def test_a_record_of_questions_and_answers_keeps_them_apart() -> None:
    asked = ["Q. When did you first see the letter in the hall?", "A. On 4 March. The clerk gave it to me before noon."]
    assert printed(column(asked, 72)).text == "\n\n".join(asked) + "\n"
    assert printed(column(asked[:1], 72), column(asked[1:], 72)).text == "\n\n".join(asked) + "\n"


def test_a_heading_at_the_top_of_a_page_does_not_go_on_the_page_before() -> None:
    first = column([*FILING[:3], f"{FILING[3]}."], 72)
    text = printed(first, [(72.0, 740.0, "Afterwards"), *column(FILING[4:8], 72)]).text
    assert "\n\nAfterwards\n\n" in text


def test_the_day_below_the_headline_of_a_pdf_wins_over_days_that_lines_break_off_at() -> None:
    story = [
        *("Ferry runs aground off Brenna", "", "Brenna, 10 October 2024", ""),
        "The ferry Sula ran aground off the cape of Brenna on",
        "Tuesday, 8 October 2024, and forty passengers had to be",
        "taken off by the lifeboats of the coast guard that night.",
    ]
    lines = [piece for piece in column(story, 72) if piece[2]]
    published = most_probable_day(printed(lines).evidence, None, "")
    assert published is not None
    assert published.day == Day(2024, 10, 10)


def test_bullets_are_no_column() -> None:
    items = [piece for n in range(4) for piece in ((72.0, 700 - 14.0 * n, "\u2022"), (100.0, 700 - 14.0 * n, LEFT[n]))]
    assert "|" not in printed(items).text


def test_justified_lines_with_wide_spaces_are_lines() -> None:
    page = []
    for number, line in enumerate(FILING):
        left = 72.0
        for place, word in enumerate(line.split()):
            page.append((left, 700 - 12.0 * number, word))
            left += len(word) * WIDTH_OF_COURIER + 4 + (number + place) % 4
    assert printed(page, font="Courier").text == f"{' '.join(FILING)}\n"

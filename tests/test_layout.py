"""The layout of a text: what its lines are, which date each begins with, and what governs them."""

import time

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles import Article
from timeline.layout import Block, read_layout
from timeline.layout.labels import precision


def kinds(text: str) -> list[tuple[str, str]]:
    """Each block as its kind and its text."""
    return [(block.kind, text[block.start : block.end]) for block in read_layout(text)]


def labels(text: str) -> list[tuple[str, str] | None]:
    """The date each block begins with and the text behind it."""
    return [
        (text[slice(*block.label)], text[block.body : block.end]) if block.label else None
        for block in read_layout(text)
    ]


@pytest.mark.parametrize(
    ("line", "label", "body"),
    [
        ("4 March: The gates were closed.", "4 March", "The gates were closed."),
        ("4 March 2021 - The gates were closed.", "4 March 2021", "The gates were closed."),
        ("March 4, 2021 — The gates were closed.", "March 4, 2021", "The gates were closed."),
        ("Thursday, 4 March – The gates were closed.", "Thursday, 4 March", "The gates were closed."),
        ("On 4 March 2021: The gates were closed.", "4 March 2021", "The gates were closed."),
        ("**4 March 2021:** The gates were closed.", "4 March 2021", "The gates were closed."),
        ("**4 March 2021** The gates were closed.", "4 March 2021", "The gates were closed."),
        ("- 4 March: The gates were closed.", "4 March", "The gates were closed."),
        ("2. 4 March: The gates were closed.", "4 March", "The gates were closed."),
        ("2021-03-04\tThe gates were closed.", "2021-03-04", "The gates were closed."),
        ("04.03.2021: The gates were closed.", "04.03.2021", "The gates were closed."),
        ("4 March 2021    The gates were closed.", "4 March 2021", "The gates were closed."),
        ("8 March – 2 April 2021: The gates were closed.", "8 March – 2 April 2021", "The gates were closed."),
        ("2019-2021: The gates were closed.", "2019-2021", "The gates were closed."),
        ("1990s: The gates were closed.", "1990s", "The gates were closed."),
        ("44 BC: The gates were closed.", "44 BC", "The gates were closed."),
        ("Early March 2021: The gates were closed.", "Early March 2021", "The gates were closed."),
        ("14:05 The gates were closed.", "14:05", "The gates were closed."),
        ("2.30pm: The gates were closed.", "2.30pm", "The gates were closed."),
        ("[10:15] the gates were closed", "10:15", "the gates were closed"),
        ("4. März 2021: Die Tore wurden geschlossen.", "4. März 2021", "Die Tore wurden geschlossen."),
        ("4 de marzo de 2021: Se cerraron las puertas.", "4 de marzo de 2021", "Se cerraron las puertas."),
        ("4 марта 2021 года: Ворота закрыли.", "4 марта 2021 года", "Ворота закрыли."),
    ],
)
def test_a_line_that_begins_with_a_date_has_it_as_its_label(line: str, label: str, body: str) -> None:
    text = f"The strike. It lasted a year.\n\n{line}\n"
    assert labels(text)[-1] == (label, body)
    assert read_layout(text)[-1].kind == "list-item"


@pytest.mark.parametrize(
    "line",
    [
        "On 4 March – a day late – the gates were closed.",
        "May - or may not - be right.",
        "HASSELBY, March 4 - The gates were closed.",
        "2000 people were at the gates: nobody came in.",
        "In March the gates were closed.",
        "3 men: none of them was armed.",
        "The 4 March vote: a summary of what was said.",
    ],
)
def test_a_date_that_is_part_of_its_sentence_is_no_label(line: str) -> None:
    assert labels(line) == [None]


def test_headings_of_years_and_months_govern_the_lines_of_days_below_them() -> None:
    text = (
        "# Strike\n\n**2021**\n\nMarch\n- 4: no\n- 4 March: They met.\n\nApril\n2 April: They left.\n\n## Law\n\nEnd."
    )
    layout = read_layout(text)

    def chain(block: Block) -> list[str]:
        above = []
        while block.heading is not None:
            block = layout[block.heading]
            above.append(text[block.start : block.end])
        return above

    assert chain(layout[4]) == ["March", "2021", "Strike"]
    assert chain(layout[6]) == ["April", "2021", "Strike"]
    assert chain(layout[-1]) == ["Law", "Strike"]


def test_a_row_of_a_table_is_followed_by_its_cells_below_the_heads_of_their_columns() -> None:
    text = "| Date | Event |\n|---|:-:|\n| 4 March | They met. |\n| | They \\| left. |\n"
    layout = read_layout(text)
    assert [(text[b.start : b.end], b.kind, b.row, b.column) for b in layout if b.kind in ("table-row", "cell")] == [
        ("Date | Event", "table-row", 0, None),
        ("Date", "cell", 0, 1),
        ("Event", "cell", 0, 2),
        ("4 March | They met.", "table-row", 1, None),
        ("4 March", "cell", 1, 1),
        ("They met.", "cell", 1, 2),
        ("They \\| left.", "table-row", 2, None),
        ("They \\| left.", "cell", 2, 2),
    ]
    head = layout[6].heading
    assert head is not None
    assert text[layout[head].start : layout[head].end] == "Event"


def test_lines_that_were_wrapped_are_one_paragraph() -> None:
    text = (
        "The council met on Tuesday evening to hear what the engineers had found below\n"
        "the old bridge. Nobody had looked there since the flood, and the mayor said that\n"
        "she would close it. The vote was taken late at night, after the last bus had left\n"
        "the square.\n\n"
        "A week later it was open again, for those on foot at least, and the shops in the\n"
        "lower town opened as well.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_lines_that_end_before_the_width_are_paragraphs_of_their_own() -> None:
    text = "The council met.\nNobody came.\nThe vote was taken late at night, after the last bus had left the square.\n"
    assert len(kinds(text)) == 3


def test_an_item_goes_on_in_indented_lines() -> None:
    assert kinds("- The gates closed\n  and stayed closed.\n- They met.") == [
        ("list-item", "The gates closed\n  and stayed closed."),
        ("list-item", "They met."),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Photo: The mayor opens the new bridge over the river.", "caption"),
        ("Photo: Ann Lee", "credit"),
        ("Smoke over the town (Ann Lee/Reuters)", "credit"),
        ("By Ann Lee", "credit"),
        ("READ MORE: Storm hits coast", "boilerplate"),
        ("Sign up for our newsletter", "boilerplate"),
        ("<!-- page 3 -->", "boilerplate"),
        ("> We will not leave.", "quote"),
        ("Source: police said three men were held on Friday", "credit"),
        ("The photo shows the mayor. It was taken on Friday.", "paragraph"),
        ("Read the letter aloud, she said, and they did.", "paragraph"),
    ],
)
def test_lines_beside_the_story_are_no_paragraphs(line: str, kind: str) -> None:
    assert kinds(f"They met. They left.\n\n{line}\n\nThey came back.")[1][0] == kind


def test_what_follows_the_line_of_an_entry_has_its_time_address_and_author() -> None:
    text = (
        "# Storm live\n\n## 2024-10-18T14:05+03:00 · Ann Lee · <https://example.org/live#p1>\n\n"
        "**Bridge shut**\n\nThe bridge is shut.\n"
    )
    layout = read_layout(text)
    assert [block.kind for block in layout] == ["heading", "entry", "heading", "paragraph"]
    assert (layout[3].time, layout[3].author, layout[3].permalink, layout[3].state) == (
        "2024-10-18T14:05+03:00",
        "Ann Lee",
        "https://example.org/live#p1",
        None,
    )


@pytest.mark.parametrize(
    ("mark", "states"),
    [("correction 2024-10-19", ["corrected", None]), ("withdrawal 2024-10-19", ["withdrawn", "withdrawn"])],
)
def test_an_entry_knows_that_it_was_corrected_or_withdrawn_below(mark: str, states: list[str | None]) -> None:
    text = f"## 2024-10-18T15:00Z\n\nThe bridge fell.\n\n## 2024-10-18T15:00Z · {mark}\n\nThe bridge sways.\n"
    assert [block.state for block in read_layout(text) if block.kind == "paragraph"] == states


def test_blocks_know_their_printed_page() -> None:
    assert [block.page for block in read_layout("One.\n\nTwo.\n\nThree.", pages=(6,))] == [1, 2, 2]


def test_an_article_that_a_script_makes_has_its_layout() -> None:
    assert [block.kind for block in Article("a", "# Strike\n\nThey met.").layout] == ["heading", "paragraph"]


@given(st.text(alphabet=" \n\t|#-*>:.–4M20arch_[(", max_size=60) | st.text())
def test_any_text_has_a_layout_of_blocks_in_order(text: str) -> None:
    layout = read_layout(text)
    position = 0
    for index, block in enumerate(layout):
        assert 0 <= block.start <= block.end <= len(text)
        assert block.start <= block.body <= block.end
        assert block.heading is None or 0 <= block.heading < index
        if block.kind != "cell":
            assert block.start >= position
            position = block.end


@pytest.mark.integration
@pytest.mark.parametrize(
    "piece", ["|a", "4 ", "4 March ", "- ", "* ", "# ", "> ", "word ", "\n", "**", "4 March: a\n", "|\n", "a\n=\n"]
)
def test_reading_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        read_layout(piece * count)
        return time.process_time() - start

    seconds(100)
    assert min(seconds(6_000) for _ in range(2)) < 8 * max(min(seconds(1_500) for _ in range(2)), 0.02)


def test_a_dateline_at_the_top_is_no_heading_of_the_story() -> None:
    blocks = read_layout("Strike at the mill\n\nKolby, 9 February 2024\n\nThe weavers left on 5 February 2024.")
    assert [(block.kind, block.heading) for block in blocks] == [("heading", None), ("credit", 0), ("paragraph", 0)]


def test_the_days_of_a_diary_are_headings() -> None:
    blocks = read_layout("Kolby, 9 February 2024\n\nIt rained.\n\nHolm, 10 February 2024\n\nWe went on.")
    assert [block.kind for block in blocks] == ["heading", "paragraph", "heading", "paragraph"]


def test_lines_with_days_are_labelled_in_scripts_without_capitals_too() -> None:
    text = "08:10 بدأ العمل.\n10 كانون الأول 2024: توقف العمل."
    assert [text[slice(*block.label)] for block in read_layout(text) if block.label] == ["08:10", "10 كانون الأول 2024"]


LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "sv", "da", "cs", "tr", "ar", "ar_SY")


def test_the_months_of_labels_are_those_that_cldr_has() -> None:
    """Asking CLDR took a fifth of the time from start to the events of one article."""
    names = {
        name.casefold().rstrip(".").split()[0]
        for language in LANGUAGES
        for forms in (Locale.parse(language).months, Locale.parse(language).days)
        for width in ("format", "stand-alone")
        for size in ("wide", "abbreviated")
        for name in forms[width][size].values()
    }
    unknown = {name for name in names if name.isalpha() and precision(name, 0, len(name)) != 2}
    assert unknown == set()

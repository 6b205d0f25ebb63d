"""The editor's own words: what Markdown can say is kept, and can do no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import parse_edtf
from timeline.events import Event
from timeline.site import SiteSettings, pages
from timeline.site.prose import Targets, plain_words, prose

TARGETS = Targets(
    {"pact-signed": "../pact-signed/"}.get,
    lambda source: f"../../../{source}" if source.startswith("images/") else None,
)
TABLE = "| port | tons |\n|---|---|\n| Aber | 40 |"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[the pact](pact-signed)", '<p><a href="../pact-signed/" rel="noopener noreferrer">the pact</a></p>'),
        ("[far](https://example.org/a)", '<p><a href="https://example.org/a" rel="noopener noreferrer">far</a></p>'),
        ("[nowhere](no-such-event)", "<p>nowhere</p>"),
        ("![a *ship*](images/ship.jpg)", '<p><img src="../../../images/ship.jpg" alt="a ship" loading="lazy"></p>'),
        (
            "![a ship](https://example.org/ship.jpg)",
            '<p><a href="https://example.org/ship.jpg" rel="noopener noreferrer">a ship</a></p>',
        ),
        ("![a ship](data:image/png;base64,AAAA)", "<p>a ship</p>"),
        ("~~so~~", "<p><s>so</s></p>"),
    ],
)
def test_links_and_pictures_lead_where_they_can(text: str, shown: str) -> None:
    assert prose(text, TARGETS) == shown


def test_tables_are_kept() -> None:
    shown = prose(TABLE)
    assert "<th>port</th>" in shown
    assert "<td>Aber</td>" in shown


def test_footnotes_stand_below_the_text_and_lead_back() -> None:
    shown = prose(
        "It sank[^a], they say[^b], and sank[^a].\n\n[^a]: In *1931*;\n    see [it](pact-signed)\n[^b]: Who[^b]?",
        TARGETS,
    )
    assert 'It sank<sup id="noted-1"><a href="#note-1" rel="noopener noreferrer">1</a></sup>, they say' in shown
    assert 'and sank<sup><a href="#note-1"' in shown
    assert '<li id="note-1">In <em>1931</em>; see <a href="../pact-signed/"' in shown
    assert '<li id="note-2">Who[^b]? <a href="#noted-2"' in shown
    assert prose("No note[^x].") == "<p>No note[^x].</p>"


def test_nothing_in_a_text_can_do_harm() -> None:
    hostile = "<script>x</script> <img src=x onerror=y> [j](javascript:a) ![k](javascript:a)\n\n[^1]: <b>n</b>\n\nn[^1]"
    shown = prose(hostile, TARGETS)
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<b>" not in shown
    assert 'href="javascript' not in shown


def test_a_brief_has_no_table_picture_or_footnote() -> None:
    assert plain_words(f"They sailed[^1].\n\n{TABLE}\n\n![a](images/a.jpg)\n\n[^1]: In May.").split() == [
        "They",
        "sailed.",
    ]


@given(st.text("[]^1:a|-!()*~`\n \t>#<&", max_size=60))
def test_every_text_has_its_html(text: str) -> None:
    assert "<script" not in prose(text, TARGETS)
    plain_words(text)


def test_words_of_an_editor_lead_to_other_events_and_to_files_of_the_site() -> None:
    text = "[old](former-id) [page](guide/about.md) ![ship](<images/a ship.jpg>) ![up](../x.png)"
    events = [
        Event("one", parse_edtf("2024-10-03"), "It sinks", text=text),
        Event("two", parse_edtf("2024-10-04"), "It is found"),
    ]
    settings = SiteSettings(renamed={"former-id": "two"}, directory_urls=True)
    shown = pages(events, {}, settings)["events/one/index.md"]
    assert 'href=\\"../../events/two/\\"' in shown
    assert 'href=\\"../../../guide/about/\\"' in shown
    assert 'src=\\"../../../images/a%20ship.jpg\\"' in shown
    assert "/x.png" not in shown.partition("timeline_html")[2].partition("\n")[0]


@pytest.mark.parametrize(
    ("file", "in_folders", "in_files"),
    [
        ("guide/about.md#who", "guide/about/#who", "guide/about.html#who"),
        ("guide/index.md", "guide/", "guide/index.html"),
        ("guide/README.md", "guide/", "guide/index.html"),
        ("guide/myindex.md", "guide/myindex/", "guide/myindex.html"),
        ("/index.md", "", "index.html"),
        ("guide/v1.2/", "guide/v1.2/", "guide/v1.2/"),
        ("a%20report.pdf", "a%20report.pdf", "a%20report.pdf"),
    ],
)
def test_a_link_to_a_markdown_file_leads_to_the_page_that_is_made_of_it(
    file: str, in_folders: str, in_files: str
) -> None:
    event = Event("one", parse_edtf("2024-10-03"), "It sinks", text=f"[there]({file})")
    for directory_urls, address in ((True, in_folders), (False, in_files)):
        shown = pages([event], {}, SiteSettings(directory_urls=directory_urls))["events/one/index.md"]
        assert f'href=\\"../../../{address}\\"' in shown

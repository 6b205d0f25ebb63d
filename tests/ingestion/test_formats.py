"""Documents of many kinds: their layout arrives, their times and pages are kept, and bombs cost only themselves."""

import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.ingestion.conftest import PARAGRAPH, Bring
from timeline.articles import Article, parse_article, read_articles
from timeline.ingestion.dateline import read_lines
from timeline.ingestion.html import read_html
from timeline.ingestion.mail import read_mail
from timeline.ingestion.parsed import Parsed, Unusable
from timeline.ingestion.pdf import _starts
from timeline.ingestion.published import most_probable_day
from timeline.ingestion.readers import reader_of
from timeline.ingestion.seeds import seed_text
from timeline.ingestion.zipped import MAX_MEMBERS
from timeline.settings import Settings

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def zipped(**members: str | bytes) -> bytes:
    """A zip file; "/" is written "__" in the names of members, "." as "_dot_"."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return written.getvalue()


def paragraph(text: str, style: str = "", more: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str) -> bytes:
    return zipped(
        word__document_dot_xml=f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        docProps__core_dot_xml="<c><title>The strike</title><creator>A. Lee</creator><created>2024-10-18</created></c>",
    )


def odt(body: str) -> bytes:
    spaces = f'xmlns:office="{OFFICE}" xmlns:text="{TEXT}" xmlns:table="{TABLE}"'
    return zipped(
        content_dot_xml=f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )


CHRONOLOGY = (
    "## 2021\n\n- 4 March: They met.\n- 5 March: They left.\n\n| Day | Event |\n| --- | --- |\n| 6 May | Talks. |\n"
)

DOCX = docx(
    paragraph("2021", "Heading2")
    + paragraph("4 March: They met.", more="<w:numPr/>")
    + paragraph("5 March: They left.", more="<w:numPr/>")
    + "<w:p><w:del><w:r><w:delText>No!</w:delText></w:r></w:del></w:p><w:tbl>"
    + "".join(
        f"<w:tr><w:tc>{paragraph(day)}</w:tc><w:tc>{paragraph(event)}</w:tc></w:tr>"
        for day, event in (("Day", "Event"), ("6 May", "Talks."))
    )
    + "</w:tbl>"
)

ODT = odt(
    '<text:h text:outline-level="2">2021</text:h><text:list>'
    "<text:list-item><text:p>4 March: They<text:s/>met.<text:note><text:p>No!</text:p></text:note></text:p>"
    "</text:list-item>"
    "<text:list-item><text:p>5 March: They left.</text:p></text:list-item></text:list><table:table>"
    + "".join(
        f"<table:table-row><table:table-cell><text:p>{day}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{event}</text:p></table:table-cell></table:table-row>"
        for day, event in (("Day", "Event"), ("6 May", "Talks."))
    )
    + "</table:table>"
)

CHAPTER = (
    "<html xmlns='http://www.w3.org/1999/xhtml'><body><h2>2021</h2><ul><li>4 March: They met.</li>"
    "<li>5 March: They left.</li></ul><table><tr><th>Day</th><th>Event</th></tr><tr><td>6 May</td><td>Talks.</td></tr>"
    "</table></body></html>"
)
EPUB = zipped(
    mimetype="application/epub+zip",
    **{"META-INF__container_dot_xml": "<container><rootfiles><rootfile full-path='b/b.opf'/></rootfiles></container>"},
    b__b_dot_opf="<package><metadata><title>The strike</title><creator>A. Lee</creator><date>2024-10-18</date>"
    "</metadata>"
    "<manifest><item id='c' href='c%31.xhtml' media-type='application/xhtml+xml'/></manifest>"
    "<spine><itemref idref='c'/></spine></package>",
    b__c1_dot_xhtml=CHAPTER,
)


def read(name: str, content: bytes) -> Parsed:
    return reader_of(name, "", content).read(content, "", "")


@pytest.mark.parametrize(("name", "content"), [("a.docx", DOCX), ("a.odt", ODT), ("a.epub", EPUB)])
def test_a_chronology_arrives_with_its_headings_items_and_rows(name: str, content: bytes) -> None:
    assert read(name, content).text == CHRONOLOGY


def test_a_document_says_its_title_and_author() -> None:
    assert (read("a.docx", DOCX).title, read("a.docx", DOCX).author) == ("The strike", "A. Lee")
    assert (read("a.epub", EPUB).title, read("a.epub", EPUB).author) == ("The strike", "A. Lee")


def test_a_small_file_that_expands_to_sixty_megabytes_is_refused() -> None:
    bomb = zipped(word__document_dot_xml=b"<a>" + b" " * 60_000_000 + b"</a>")
    with pytest.raises(Unusable, match="it expands to more than a document may have"):
        read("a.docx", bomb)


ENTITIES = b'<!DOCTYPE a [<!ENTITY b "' + b"b" * 10_000 + b'"><!ENTITY c "' + b"&b;" * 10_000 + b'">]><a>&c;&c;</a>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped(word__document_dot_xml=ENTITIES), "document type|broken XML"),
        (zipped(word__document_dot_xml=b"<a>" * 100_000), "broken XML"),
        (zipped(**{f"m{n}": b"" for n in range(MAX_MEMBERS + 1)}), "files in it"),
        (zipped(other=b"x"), "no text of Word"),
        (DOCX[:-40], "the file is broken"),
        (docx("<w:p/>"), "no text in this document"),
    ],
)
def test_a_broken_file_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(Unusable, match=reason):
        read("a.docx", content)


def test_text_that_is_nested_without_end_is_read_or_refused() -> None:
    deep = "<table:table><table:table-row><table:table-cell>" * 80
    with pytest.raises(Unusable):
        read("a.odt", odt(deep))


VTT = """WEBVTT - Hearing of the council

00:01:05.000 --> 00:01:09.000
<v Ann Lee>The bridge was shut
on 4 March.

2
00:01:09.500 --> 00:01:12.000 align:start
<v Ann Lee>We did not know.

00:02:00.000 --> 00:02:02.000
<v Bob Ray>Why &amp; how?
"""
SRT = (
    "1\n00:01:05,000 --> 00:01:09,000\nANN LEE: The bridge was shut.\n\n"
    "2\n00:02:00,000 --> 00:02:02,000\nBOB RAY: Why?\n"
)


def test_a_transcript_is_in_paragraphs_that_know_who_spoke_and_when() -> None:
    found = read("a.vtt", VTT.encode())
    assert found.title == "Hearing of the council"
    said = [
        (block.cue, found.text[block.start : block.end])
        for block in Article("a", found.text).layout
        if block.kind == "paragraph"
    ]
    assert said == [
        ("00:01:05", "The bridge was shut on 4 March. We did not know."),
        ("00:02:00", "Why & how?"),
    ]
    assert "**Ann Lee**\n\nThe bridge was shut" in found.text  # never "Ann Lee was shut"
    assert read("a.srt", SRT.encode()).text.count("<!-- 00:0") == 2


def test_a_file_of_no_transcript_is_refused() -> None:
    with pytest.raises(Unusable, match="no transcript"):
        read("a.srt", b"Hello.")


NOTE = {
    "type": "Note",
    "published": "2024-10-18T09:30:00Z",
    "content": "<p>The ferry is stopped by ice.</p><p>A bus goes instead.</p>",
    "url": "https://social.example/@lee/1",
    "attributedTo": "https://social.example/users/lee",
    "contentMap": {"en": "x"},
}


def test_a_post_is_an_article_of_its_day() -> None:
    found = read("post.json", json.dumps({"type": "Create", "object": NOTE}).encode())
    verdict = most_probable_day(found.evidence)
    assert found.text == "The ferry is stopped by ice.\n\nA bus goes instead.\n"
    assert (found.author, found.url) == ("@lee@social.example", "https://social.example/@lee/1")
    assert verdict is not None
    assert verdict.stamp == "2024-10-18T09:30:00Z"


def test_a_collection_of_posts_is_a_log_oldest_first() -> None:
    later = {
        **NOTE,
        "published": "2024-10-19T08:00:00Z",
        "content": "It sails.",
        "url": "https://social.example/@lee/2",
    }
    found = read("box.json", json.dumps({"type": "OrderedCollection", "orderedItems": [later, NOTE]}).encode())
    times = [block.time for block in Article("a", found.text).layout if block.kind == "entry"]
    assert times == ["2024-10-18T09:30:00Z", "2024-10-19T08:00:00Z"]


@pytest.mark.parametrize("content", ["[" * 100_000, "{}", '{"type": "Note"}', '{"first": ' * 50 + "1" + "}" * 50])
def test_json_without_posts_is_refused(content: str) -> None:
    with pytest.raises(Unusable):
        read("post.json", content.encode())


def mail(attachment: bytes, name: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Press <press@example.org>", "Ferry"
    message["Date"] = "Fri, 18 Oct 2024 09:30:00 +0900"
    message.set_content("The ferry is stopped by ice.\n")
    message.add_attachment(attachment, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_what_is_attached_to_a_mail_is_read_below_it() -> None:
    text = read_mail(mail(DOCX, "chronology.docx")).text
    assert text == f"The ferry is stopped by ice.\n\n## chronology.docx\n\n{CHRONOLOGY}"
    assert read_mail(mail(b"\x89PNG", "photo.png")).text == "The ferry is stopped by ice.\n"
    assert read_mail(mail(mail(b"", "x.eml"), "more.eml")).text == "The ferry is stopped by ice.\n"


REPORT = " ".join(
    f"The {n}th gate of the harbour of Holm was inspected by divers of the port in week {n}." for n in range(12)
)
WORDS = (
    "We send you the report of the divers. Our board met on Thursday and asked the mayor to close the northern gate "
    "until spring, and the mayor agreed to do so."
)


def mail_with_report(words: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Press <press@example.org>", "Report"
    message["Date"] = "Fri, 18 Oct 2024 09:30:00 +0900"
    message.set_content(f"{words}\n")
    message.add_attachment(REPORT.encode(), maintype="text", subtype="plain", filename="report.txt")
    return message.as_bytes()


def test_the_words_of_a_mail_are_an_article_though_what_is_attached_is_one_already(
    bring: Bring, repository: Settings, tmp_path: Path
) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    (tmp_path / "press.eml").write_bytes(mail_with_report(WORDS))
    (tmp_path / "short.eml").write_bytes(mail_with_report("See attached."))

    assert bring(tmp_path / "report.txt", tmp_path / "press.eml", tmp_path / "press.eml", tmp_path / "short.eml") == [
        "added report.md undated",
        "added report-2024-10-18.md 2024-10-18",
        "skipped the same text is there already: report-2024-10-18",
        "skipped the same text is there already: report",
    ]
    text = (repository.seeds_folder / "report-2024-10-18.md").read_text().partition("\n---\n")[2]
    assert text == f"{WORDS}\n\n<!-- report.txt is report -->\n"


def test_a_mailbox_is_a_mail_after_another(bring: Bring, tmp_path: Path) -> None:
    box = b"".join(
        b"From press@example.org Fri Oct 18 09:30:00 2024\n"
        + f"From: Press <p@example.org>\nSubject: Ferry {n}\nDate: Fri, 18 Oct 2024 09:30:00 +0900\n\n".encode()
        + f">From now on ferry {n} waits. {PARAGRAPH if n == 1 else 'It is the last of the ferries.'}\n\n".encode()
        for n in (1, 2)
    )
    (tmp_path / "press.mbox").write_bytes(box)
    assert bring(tmp_path / "press.mbox") == [
        "added ferry-1-2024-10-18.md 2024-10-18",
        "added ferry-2-2024-10-18.md 2024-10-18",
    ]


def test_the_pages_of_a_print_are_kept_with_the_text(repository: Settings) -> None:
    text = "The ferry stopped on Friday, and the bus waits. Nobody came.\n\nThe ice broke on Monday at last.\n"
    starts = _starts(
        text, ["The ferry stopped", "Harbour Times 2\nbus waits. Nobody came.", "", "The ice broke on Monday"]
    )
    assert [text[start:][:9] for start in starts] == ["bus waits", "The ice b", "The ice b"]
    seed = seed_text(Parsed(text, title="Ferry", pages=starts), None)
    article = parse_article(seed, name="a", path="a.md")
    assert article.pages == starts
    assert [block.page for block in article.layout] == [1, 4]


def test_pages_that_are_no_numbers_are_a_named_problem(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\npublished: 2024-10-18\npages: one two\n---\nText.")
    problems = read_articles(tmp_path, tmp_path).problems
    assert [(problem.rule, problem.line) for problem in problems] == [("pages", 3)]


def test_a_page_of_a_wiki_is_its_words_without_numbers_of_references() -> None:
    page = (
        f'<html lang=en><body><main><h1>Ferry</h1><div class="mw-parser-output"><p>{PARAGRAPH}<sup class="reference">'
        '<a>[1]</a></sup></p><h2>2021<span class="mw-editsection">[edit]</span></h2>'
        "<ul><li>4 March: It froze.</li></ul>"
        '<div class="navbox">Other ferries</div></div></main></body></html>'
    )
    assert read("a.html", page.encode()).text == f"{PARAGRAPH}\n\n## 2021\n\n- 4 March: It froze.\n"


def test_the_title_of_a_page_ends_before_the_name_of_its_site_where_only_its_address_tells_that() -> None:
    page = f"<html lang=en><title>Siege of Merl - Merlpedia</title><body><main><p>{PARAGRAPH}</p></main></body></html>"
    assert read_html(page.encode(), "https://en.merlpedia.example/wiki/Siege").title == "Siege of Merl"


WIKI = (
    '<html lang=en><head><meta name="generator" content="MediaWiki 1.43"><title>Timeline of the ferry</title>'
    '</head><body><main><h1>Timeline of the ferry</h1><div class="mw-parser-output">'
    '<div class="hatnote">See also boats.</div>'
    '<table class="infobox"><tr><th>Built</th><td>1990</td></tr></table>'
    f'<p>{PARAGRAPH}<sup class="reference"><a>[1]</a></sup></p><div id="toc" class="toc">Contents 1 2021</div>'
    '<div class="mw-heading"><h2>2021</h2><span class="mw-editsection">[edit]</span></div>'
    "<ul><li>4 March: It froze.</li><li>5 March: It thawed.</li></ul>"
    '<table class="wikitable"><tr><th>Day</th><th>Event</th></tr><tr><td>6 May</td><td>Talks.</td></tr></table>'
    '<div class="reflist"><ol class="references"><li>A newspaper</li></ol></div><div class="navbox">Other ferries</div>'
    '<div class="printfooter"><a href="/w/index.php?title=Ferry&amp;oldid=77">here</a></div></div></main>'
    '<footer><ul><li id="footer-info-lastmod"> This page was last edited on 18 October 2024, at 09:30 (UTC).</li></ul>'
    "</footer></body></html>"
)


def test_a_chronology_of_a_wiki_keeps_its_layout_and_names_its_revision(tmp_path: Path) -> None:
    found = read_html(WIKI.encode(), "https://wiki.example/wiki/Ferry")
    assert (
        found.text == f"{PARAGRAPH}\n\n{CHRONOLOGY.replace('They met', 'It froze').replace('They left', 'It thawed')}"
    )
    assert found.revision == "https://wiki.example/w/index.php?title=Ferry&oldid=77"
    saved = most_probable_day(found.evidence)
    assert saved is not None
    assert (saved.stamp, saved.why[0]) == ("2024-10-18T09:30", "the last edit of the wiki's page")
    (tmp_path / "ferry.md").write_text(seed_text(found, saved))
    assert "revision: https://wiki.example/w/index.php?title=Ferry&oldid=77\n" in (tmp_path / "ferry.md").read_text()
    assert [problem.rule for problem in read_articles(tmp_path, tmp_path).problems] == []


@pytest.mark.parametrize("address", ["javascript:x?oldid=7", "/w/index.php?oldid=x", "file:///w?oldid=7"])
def test_what_is_no_address_of_a_revision_is_none(address: str) -> None:
    page = WIKI.replace("/w/index.php?title=Ferry&amp;oldid=77", address)
    assert read_html(page.encode(), "https://wiki.example/wiki/Ferry").revision == ""


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("- 4 March 2021: They met.", None),
        ("| 4 March 2021 | They met. |", None),
        ("4 March 2021: They met.", None),
        ("4 March 2021: They met.\n\n5 March 2021", None),
        ("4 March 2021\n\nThey met.\n\n5 March 2021\n\nThey left.", None),
        ("Published: 6 March 2021\n\n4 March 2021: They met.", "2021-03-06"),
        ("Lindwick, 6 March 2021", "2021-03-06"),
        ("6 March 2021", "2021-03-06"),
    ],
)
def test_the_lines_of_a_chronology_are_not_its_publication(lines: str, day: str | None) -> None:
    found = read_lines(f"The harbour\n\n{lines}\n\n{PARAGRAPH}", "en")
    assert [str(one.day) for one in found] == ([day] if day else [])


def test_items_of_a_list_by_its_style_are_items() -> None:
    assert read("a.docx", docx(paragraph("They met at noon.", "ListBullet"))).text == "- They met at noon.\n"


@pytest.mark.parametrize(("told", "day"), [("4 March 2024", "2024-10-18"), ("4 March 2026", None)])
def test_the_day_of_a_template_is_not_that_of_what_was_written_in_it(told: str, day: str | None) -> None:
    found = read("a.docx", docx(paragraph(f"{PARAGRAPH} They met on {told} in the harbour."))).evidence
    assert [str(one.day) for one in found] == ([day] if day else [])


def test_a_pause_between_two_sentences_parts_paragraphs_of_one_speaker() -> None:
    text = read(
        "hearing.vtt",
        b"WEBVTT\n\n00:00:05.000 --> 00:00:09.000\n<v Lee>We sent two boats.\n\n"
        b"00:00:10.000 --> 00:00:12.000\n<v Lee>They came back.\n\n"
        b"00:02:00.000 --> 00:02:06.000\n<v Lee>The inquiry was closed.\n",
    ).text
    assert [line for line in text.split("\n") if line and line != "**Lee**"] == [
        "<!-- 00:00:05 -->",
        "We sent two boats. They came back.",
        "<!-- 00:02:00 -->",
        "The inquiry was closed.",
    ]

"""timeline add, from sources to seeds: what is added, skipped and refused, and what is never touched."""

import json
from pathlib import Path

import pytest

from tests.ingestion.conftest import DATED, PARAGRAPH, Bring, page
from tests.ingestion.test_hostile import pdf, warc
from timeline.articles import read_article, read_articles
from timeline.dates import Day
from timeline.ingestion import Reader
from timeline.ingestion.addresses import same_article
from timeline.ingestion.article_index import ArticleIndex
from timeline.ingestion.frontmatter import add_words
from timeline.ingestion.parsed import Parsed
from timeline.ingestion.readers import readers
from timeline.ingestion.seeds import write_seed
from timeline.settings import Settings

OTHER = (
    "Two fishing boats that were caught by the ice on the same day were freed by a tug of the navy, the harbour master "
    "told the radio, and their crews of nine were brought to a hospital in the town, where they are said to be well."
)
CANONICAL = '<link rel="canonical" href="https://example.org/2024/10/18/ferry">'


def test_a_saved_page_becomes_a_seed_that_says_where_its_day_is_from(
    bring, repository: Settings, tmp_path: Path
) -> None:
    (tmp_path / "saved.html").write_bytes(page(head=DATED + CANONICAL))
    assert bring(tmp_path / "saved.html") == ["added ferry-stopped-by-ice-2024-10-18.md 2024-10-18"]
    path = repository.seeds_folder / "ferry-stopped-by-ice-2024-10-18.md"
    assert path.read_text(encoding="utf-8").split("fingerprint")[0] == (
        "---\n"
        "title: Ferry stopped by ice\n"
        "publisher: example.org\n"
        "url: https://example.org/2024/10/18/ferry\n"
        "published: 2024-10-18T09:30:00+09:00\n"
        "published_from: meta article:published_time, address\n"
        "language: en\n"
    )
    articles = read_articles(repository.seeds_folder, repository.root)
    assert articles.problems == ()
    assert articles.by_id[path.stem].published == Day(2024, 10, 18)


def test_adding_again_changes_nothing_and_a_correction_stays(
    bring: Bring, repository: Settings, tmp_path: Path
) -> None:
    (tmp_path / "saved.html").write_bytes(page(head=DATED))
    bring(tmp_path / "saved.html")
    [path] = repository.seeds_folder.iterdir()
    corrected = (
        path.read_text(encoding="utf-8").replace("2024-10-18T09:30:00+09:00", "2024-10-17").replace("ferry", "boat")
    )
    path.write_text(corrected, encoding="utf-8")
    assert bring(tmp_path / "saved.html") == [f"skipped the same text is there already: {path.stem}"]
    assert path.read_text(encoding="utf-8") == corrected
    assert list(repository.seeds_folder.iterdir()) == [path]


def test_two_articles_with_one_title_get_two_files(bring: Bring, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Ice\n\n{PARAGRAPH}")
    (tmp_path / "b.txt").write_text(f"Ice\n\n{OTHER}")
    assert bring(tmp_path / "a.txt", tmp_path / "b.txt") == ["added ice.md undated", "added ice-2.md undated"]


def test_one_bad_source_does_not_stop_the_rest(bring: Bring, tmp_path: Path) -> None:
    (tmp_path / "empty.html").touch()
    (tmp_path / "thing.exe").write_bytes(b"MZ")
    (tmp_path / "good.html").write_bytes(page())
    assert bring(
        "missing.html",
        tmp_path / "empty.html",
        tmp_path / "thing.exe",
        "ftp://a/b",
        "*.nothing",
        tmp_path / "good.html",
    ) == [
        "refused there is no such file; write a path, or an address that begins with https://",
        "refused not a web page: Document is empty",
        "refused nothing reads .exe; these are read: "
        ".eml, .pdf, .html, .htm, .xhtml, .shtml, "
        ".docx, .odt, .epub, .vtt, .srt, .json, .jsonld, .as2, .md, .markdown, .txt, .text",
        'refused only http and https are asked, not "ftp"',
        "refused no file has such a name",
        "added ferry-stopped-by-ice.md undated",
    ]


def test_a_folder_is_read_by_name_without_what_is_hidden(bring: Bring, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.html").write_bytes(page())
    (folder / "deep" / "a.md").write_text(f"---\ntitle: Boats\npublished: 2024-10-19\n---\n{OTHER}")
    (folder / ".hidden.html").write_bytes(page())
    (folder / "style.css").write_text("p {}")
    expected = ["added ferry-stopped-by-ice.md undated", "added boats-2024-10-19.md 2024-10-19"]
    assert bring(folder) == expected
    assert bring(str(folder / "**" / "*.md")) == ["skipped the same text is there already: boats-2024-10-19"]


def test_a_seed_is_an_article_already(bring: Bring, repository: Settings) -> None:
    repository.seeds_folder.mkdir()
    (repository.seeds_folder / "own.md").write_text("---\npublished: 2024-10-18\n---\nText.")
    assert bring(repository.seeds_folder) == ["skipped is an article of this repository: own"]


MAIL = f"""\
From: Harbour Office <press@example.org>
To: someone@example.net
Subject: =?utf-8?q?F=C3=A4hre?= stopped
Date: Fri, 18 Oct 2024 09:30:00 +0900
Content-Type: text/plain; charset=utf-8

{PARAGRAPH[:100]}
{PARAGRAPH[100:]}

> an old mail

Unsubscribe
--\x20
Harbour Office, phone 12345
"""


def test_a_mail_is_of_the_day_in_its_header_and_addresses_of_people_stay_out(
    bring, repository: Settings, tmp_path: Path
) -> None:
    (tmp_path / "press.eml").write_text(MAIL, encoding="utf-8")
    assert bring(tmp_path / "press.eml") == ["added fahre-stopped-2024-10-18.md 2024-10-18"]
    [path] = repository.seeds_folder.iterdir()
    content = path.read_text(encoding="utf-8")
    assert read_article(path).publisher == "Harbour Office"
    assert PARAGRAPH[:60] in content
    assert not any(private in content for private in ("press@", "someone@", "12345", "old mail"))


def test_a_pdf_is_read_in_paragraphs_and_dated(bring: Bring, repository: Settings, tmp_path: Path) -> None:
    lines = [
        "Harbour News",
        "18 October 2024",
        "",
        "The ferry to the island was stopped by the ice, the har-",
        "bour office said on Friday.",
    ]
    drawn = b"BT /F 12 Tf 14 TL 72 700 Td " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
    content = pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )
    (tmp_path / "news.pdf").write_bytes(content)
    assert bring(tmp_path / "news.pdf")[0].endswith(" 2024-10-18")
    [path] = repository.seeds_folder.iterdir()
    assert "stopped by the ice, the harbour office said on Friday." in path.read_text(encoding="utf-8")


def test_json_lines_say_what_they_are(bring: Bring, repository: Settings, tmp_path: Path) -> None:
    lines = [
        json.dumps({"url": "https://example.org/ice", "title": "Ice", "date": "2024-10-18", "text": PARAGRAPH}),
        "{broken",
        '{"title": "no text"}',
        "[" * 100_000,
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    assert bring(tmp_path / "many.jsonl") == [
        "added ice-2024-10-18.md 2024-10-18",
        "refused not a line of JSON",
        'refused no "text"; write {"url": ..., "title": ..., "date": ..., "text": ...}',
        "refused not a line of JSON",
    ]


def test_a_web_archive_is_read_page_by_page(bring: Bring, tmp_path: Path) -> None:
    pages = warc(
        ("https://example.org/2024/10/18/ferry", page()), ("https://example.org/boats", page("Boats freed", text=OTHER))
    )
    (tmp_path / "crawl.warc.gz").write_bytes(pages)
    first, second = bring(tmp_path / "crawl.warc.gz")
    assert first == "added ferry-stopped-by-ice-2024-10-18.md 2024-10-18"
    assert second.startswith("added boats-freed.md")


def test_noting_an_address_changes_no_other_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"---\r\n# mine\r\ntitle:   'Ice'\r\n---\r\nText.\r\n---\r\n")
    add_words(path, "also", "https://a.example/1")
    add_words(path, "also", "https://a.example/1")
    add_words(path, "also", "https://b.example/2")
    assert path.read_bytes() == (
        b"---\r\n# mine\r\ntitle:   'Ice'\r\nalso: https://a.example/1 https://b.example/2\r\n---\r\nText.\r\n---\r\n"
    )
    assert read_article(path).also == ("https://a.example/1", "https://b.example/2")


def test_an_id_that_is_taken_in_a_folder_of_seeds_is_not_taken_again(
    bring: Bring, repository: Settings, tmp_path: Path
) -> None:
    (repository.seeds_folder / "old").mkdir(parents=True)
    (repository.seeds_folder / "old" / "ice.md").write_text("---\npublished: 2024-10-18\n---\nOf last year.")
    (repository.seeds_folder / "old" / "ice-2.md").write_text("---\nnever closed")
    (tmp_path / "a.txt").write_text(f"Ice\n\n{PARAGRAPH}")
    assert bring(tmp_path / "a.txt") == ["added ice-3.md undated"]


def test_what_a_page_claims_of_itself_cannot_break_its_seed(bring: Bring, repository: Settings, tmp_path: Path) -> None:
    head = (
        '<link rel="canonical" href="HTTP://Example.org/a"><meta name="author" content="---&#10;published: 1900-01-01">'
        '<meta property="og:site_name" content="{[&quot;x: # ">'
    )
    (tmp_path / "a.html").write_bytes(page(head=head, lang="en-<b>"))
    assert bring(tmp_path / "a.html") == ["added ferry-stopped-by-ice.md undated"]
    article = read_article(repository.seeds_folder / "ferry-stopped-by-ice.md")
    assert (article.url, article.author, article.publisher, article.language, article.published) == (
        "http://Example.org/a",
        "--- published: 1900-01-01",
        '{["x: #',
        "en",
        None,
    )


SAME = [
    ("https://example.org/a", "http://example.org/a"),
    ("https://example.org/a", "https://www.example.org/a/"),
    ("https://example.org/a", "https://example.org/a?utm_source=x&fbclid=y#top"),
    ("https://example.org/a", "https://m.example.org/a"),
    ("https://example.org/a", "https://amp.example.org/a"),
    ("https://example.org/a", "https://example.org/amp/a/"),
    ("https://example.org/a", "https://example.org/a/amp"),
    ("https://example.org/a.html", "https://example.org/a.amp.html"),
    ("https://example.org/a", "https://example.org:443/a"),
    ("https://example.org/a?id=1&b=2", "https://example.org/a?b=2&id=1"),
    ("https://example.org/a", "https://web.archive.org/web/20241018000000/https://example.org/a"),
    ("https://example.org/a", "https://www.google.com/amp/s/example.org/a"),
    ("https://de.wikipedia.org/wiki/A", "https://de.m.wikipedia.org/wiki/A"),
]
DIFFERENT = [
    ("https://example.org/a", "https://example.org/b"),
    ("https://example.org/?p=1", "https://example.org/?p=2"),
    ("https://example.org/a", "https://example.com/a"),
    ("https://example.org/A", "https://example.org/a"),
    ("https://example.org/camp", "https://example.org/c"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_one_address_are_the_same_article(one: str, other: str) -> None:
    assert same_article(one) == same_article(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_addresses_are_other_articles(one: str, other: str) -> None:
    assert same_article(one) != same_article(other)


def test_a_wire_copy_with_a_line_more_is_the_same_text_and_another_story_is_not(tmp_path: Path) -> None:
    story = " ".join(
        f"Sentence {n} of the story tells of ship {n * 7 % 31} and harbour {n * 3 % 17}." for n in range(40)
    )
    other = " ".join(f"Report {n} says of mine {n * 5 % 29} that shaft {n * 11 % 13} was closed." for n in range(40))
    _, article = write_seed(tmp_path / "seeds", Parsed(story, title="Story"), None, "seeds")
    known = ArticleIndex([article])
    assert known.with_text(f"By our own staff. {story} (Agency)") == "story"
    assert known.with_text(story.upper()) == "story"
    assert known.with_text(other) is None
    assert known.with_text(f"{other} {story[:200]}") is None


def test_packages_bring_readers_and_ours_come_in_that_way_too() -> None:
    assert [reader.name for reader in readers()] == [
        *("mail", "pdf", "html", "docx", "odt", "epub", "transcript", "activity", "text")
    ]
    assert all(isinstance(reader, Reader) for reader in readers())

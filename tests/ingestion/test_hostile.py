"""Documents that mean harm: each is refused or read within bounds, and the rest of the batch goes on."""

import contextlib
import gzip
import json
import os
import random
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.ingestion.conftest import PARAGRAPH, page
from timeline.ingestion import archives
from timeline.ingestion.activity import read_activity
from timeline.ingestion.characters import decode, safe
from timeline.ingestion.feed import is_feed, read_feed
from timeline.ingestion.html import read_html
from timeline.ingestion.intake import Added, Refused, Result, ingest
from timeline.ingestion.mail import read_mail
from timeline.ingestion.markup import MAX_NODES
from timeline.ingestion.parsed import Parsed, Unusable
from timeline.ingestion.pdf import read_pdf
from timeline.ingestion.plain import read_plain
from timeline.ingestion.sandbox import Sandbox
from timeline.settings import Settings

BIDI = "\u202e\u2066\u2069\u200f"


def add(repository: Settings, sandbox: Sandbox, *sources: Path) -> list[Result]:
    return list(ingest([str(source) for source in sources], repository, sandbox=sandbox))


HOSTILE_PAGES = {
    "2 MB in one line": b"<html><body><p>" + b"a" * 2_000_000,
    "nested 100,000 deep": b"<html><body>" + b"<div>" * 100_000 + b"deep" + b"</div>" * 100_000,
    "10,000 links": b"<html><body>" + b'<a href="https://example.org/x">x</a>\n' * 10_000,
    "310,000 elements": b"<html><body>" + b"<b>x</b>" * 310_000,
    "10,000 attributes": b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(10_000)) + b">x</p>",
    "a long attribute": b'<html><body><p class="' + b"date " * 50_000 + b'">1 May 2024</p>',
    "10,000 time elements": b"<html><body><h1>x</h1>" + b"<time>1 May 2024</time>" * 10_000,
    "deep JSON-LD": b'<html><script type="application/ld+json">' + b"[" * 100_000 + b"</script><body>x",
    "wide JSON-LD": b'<html><script type="application/ld+json">['
    + b",".join([b'{"@type":"Article","datePublished":"soon"}'] * 2 * MAX_NODES)
    + b"]</script><body>x",
    "unclosed everything": b"<html" * 10_000 + b"<!--" * 10_000 + b"<![CDATA[" * 10_000,
    "zero bytes": bytes(100_000),
    "no bytes": b"",
    "random bytes": random.Random(1).randbytes(100_000),
    "entities": b'<!DOCTYPE html [<!ENTITY a "aaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><html><body><p>&b;&b;',
    "a file by entity": b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>',
}


@pytest.mark.parametrize("name", HOSTILE_PAGES)
def test_a_hostile_page_is_refused_in_time_and_the_next_one_is_read(
    name: str, repository: Settings, sandbox: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "hostile.html").write_bytes(HOSTILE_PAGES[name])
    (tmp_path / "good.html").write_bytes(page())
    began = time.monotonic()
    refused, added = add(repository, sandbox, tmp_path / "hostile.html", tmp_path / "good.html")
    assert isinstance(refused, Refused)
    assert isinstance(added, Added)
    assert len(str(refused.problem)) < 1_000
    assert time.monotonic() - began < 20
    assert sorted(path.name for path in tmp_path.rglob("*.md")) == ["ferry-stopped-by-ice.md"]


def test_a_file_of_100_mb_is_refused_unread(repository: Settings, sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "large.html").touch()
    os.truncate(tmp_path / "large.html", 100_000_000)
    [refused] = add(repository, sandbox, tmp_path / "large.html")
    assert isinstance(refused, Refused)
    assert refused.problem.message == "100,000,000 bytes; at most 30,000,000 are read"


@pytest.mark.integration
def test_a_document_that_is_not_taken_in_time_is_refused_with_that_reason() -> None:
    with Sandbox(seconds=0.02) as sandbox, pytest.raises(Unusable, match=r"^it takes longer than 0\.02 seconds;"):
        sandbox.read(bytes(20_000_000), "page.html")


@pytest.mark.integration
def test_a_document_that_takes_too_long_or_ends_the_process_costs_only_itself() -> None:
    with Sandbox(seconds=0.01) as sandbox:
        with pytest.raises(Unusable, match=r"takes longer than 0\.01 seconds"):
            sandbox.read(page(), "page.html")
        sandbox.seconds = 30
        assert sandbox.read(page(), "page.html").title == "Ferry stopped by ice"
        running = sandbox._process
        assert running is not None
        running.kill()
        running.wait()
        assert sandbox.read(page(), "page.html").title == "Ferry stopped by ice"


@pytest.mark.integration
@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no time")
def test_a_process_that_nobody_ends_ends_itself() -> None:
    """Its CPU time is bounded by the system, so it also ends in the middle of a library's loop."""
    runaway = "from timeline.ingestion.worker import allow; allow(1)\nwhile True: pass"
    began = time.process_time()
    ended = subprocess.run([sys.executable, "-c", runaway], check=False, timeout=120)
    assert ended.returncode < 0
    assert time.process_time() - began < 30


NAMES = {
    "../../x": "x",
    "/etc/passwd": "etc-passwd",
    "C:\\Windows\\system32": "c-windows-system32",
    "CON": "article-con",
    "nul": "article-nul",
    "README": "article-readme",
    "..": "article",
    "a\x00b": "a-b",
    "<script>alert(1)</script>": "script-alert-1-script",
    "x" * 10_000: "x" * 70,
    "word " * 1_000: "-".join(["word"] * 14),
    "-rf *": "rf",
    "title: [x]\n---\npublished: 1900-01-01": "title-x-published-1900-01-01",
    "паром не ходит": "article",
}


@pytest.mark.parametrize("title", NAMES)
def test_a_title_makes_no_name_outside_seeds_and_none_that_a_system_keeps_for_itself(
    title: str, repository: Settings, tmp_path: Path
) -> None:
    from timeline.articles import read_article
    from timeline.ingestion.seeds import copy_number, write_seed

    before = set(tmp_path.rglob("*"))
    path, article = write_seed(repository.seeds_folder, Parsed(PARAGRAPH, title=title), None, "seeds")
    stem = NAMES[title]
    assert path.stem in (stem, f"{stem}-{copy_number(PARAGRAPH)[7:15]}")
    assert set(tmp_path.rglob("*")) - before == {repository.seeds_folder, path}
    read = read_article(path, "seeds/" + path.name)
    assert (read.text, read.published, read.title) == (PARAGRAPH, None, article.title)


@given(st.text(max_size=300), st.text(max_size=100), st.text(max_size=100))
@settings(max_examples=200)
def test_whatever_is_found_the_seed_says_it_and_nothing_else(title: str, publisher: str, author: str) -> None:
    from timeline.articles import parse_article
    from timeline.ingestion.characters import one_line
    from timeline.ingestion.seeds import seed_text

    found = Parsed("Text.\n", one_line(title), one_line(publisher), one_line(author))
    article = parse_article(seed_text(found, None), name="a", path="a.md")
    assert (article.title or "", article.publisher or "", article.author or "") == (
        found.title,
        found.publisher,
        found.author,
    )
    assert (article.text, article.published, article.url) == ("Text.\n", None, None)


def test_seeds_that_are_a_link_out_of_the_repository_are_not_written(
    repository: Settings, sandbox: Sandbox, tmp_path: Path
) -> None:
    from timeline.problems import Invalid

    (tmp_path / "elsewhere").mkdir()
    repository.seeds_folder.symlink_to(tmp_path / "elsewhere")
    (tmp_path / "good.html").write_bytes(page())
    with pytest.raises(Invalid, match="a link out of the repository"):
        add(repository, sandbox, tmp_path / "good.html")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_characters_that_hide_or_turn_text_do_not_come_in(
    repository: Settings, sandbox: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_bytes(
        page(f"Fer{BIDI}ry\u200b st\u00adopped", text=f"{PARAGRAPH} \u202egnp.exe\x07")
    )
    [added] = add(repository, sandbox, tmp_path / "page.html")
    assert isinstance(added, Added)
    written = added.path.read_text(encoding="utf-8")
    assert not set("\u202e\u2066\u2069\u200b\u00ad\x07") & set(written)
    assert "Fer\u200fry stopped" in written  # the mark that Arabic and Hebrew need stays


@given(st.text())
@example("\u00c2\x08\x80")
@example("A\u0302\u20ac")
def test_safe_text_is_encodable_and_stays_what_it_is(text: str) -> None:
    assert safe(safe(text)) == safe(text)
    safe(text).encode("utf-8")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Größe".encode(), "Größe"),
        ("Größe".encode("utf-8-sig"), "Größe"),
        ("Größe".encode("utf-16"), "Größe"),
        (b'<meta charset="windows-1251">' + "паром".encode("cp1251"), "паром"),
        (b'<meta charset="iso-8859-1">' + "Gr\u00f6\u00dfe \u201ex\u201c".encode("cp1252"), "Größe „x“"),
        (b'<meta charset="utf-8">' + "Größe ".encode() + "Größe".encode("cp1252"), "Größe Größe"),
        (b'<meta charset="no-such-thing">' + "Größe".encode("cp1252"), "Größe"),
        (b'<meta charset="hex">' + "Größe".encode("cp1252"), "Größe"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_is_in(content: bytes, text: str) -> None:
    assert decode(content).endswith(text)


@given(st.binary(max_size=2_000), st.text(max_size=20))
def test_any_bytes_decode(content: bytes, declared: str) -> None:
    decode(content, declared)


READERS = {"html": read_html, "text": read_plain, "mail": read_mail, "pdf": read_pdf}
STARTS = {
    "html": b"<html><body><p>",
    "text": b"---\ntitle: ",
    "mail": b"Subject: x\nDate: ",
    "pdf": b"%PDF-1.4\n1 0 obj<<",
}


@pytest.mark.parametrize("reader", READERS)
@given(st.binary(max_size=500))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_reader_finds_something_or_says_why_not(reader: str, content: bytes) -> None:
    for start in (b"", STARTS[reader]):
        try:
            found = READERS[reader](start + content, "", "")
        except Unusable:
            continue
        assert found.text.strip()


@given(st.binary(max_size=500))
@settings(max_examples=60)
def test_a_feed_is_read_or_refused(content: bytes) -> None:
    for start in (b"", b"<rss><channel><item><link>", b'{"items": ['):
        is_feed(start + content)
        with contextlib.suppress(Unusable):
            assert read_feed(start + content)


def test_a_feed_with_the_end_of_an_element_that_did_not_begin_is_refused_with_that_reason(sandbox: Sandbox) -> None:
    with pytest.raises(Unusable, match=r"^not a feed: an element ends that did not begin$"):
        sandbox.feed(b"<rss><channel><item><link>https://example.org/a</item></link></channel></rss>")


@pytest.mark.parametrize("number", ["110000", "ffffffffff"])
def test_a_feed_that_refers_to_no_character_is_refused_with_that_reason(number: str) -> None:
    broken = b"<rss><channel><item><link>https://example.org/a</li><title>&#x%s;</title></item>" % number.encode()
    with pytest.raises(Unusable, match="refers to a character that does not exist"):
        read_feed(broken)


def test_an_xml_bomb_in_a_feed_expands_to_nothing() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "boom">{entities}]><rss><channel><item><link>https://example.org/a</link>'
    bomb += "<title>&e11;</title></item></channel></rss>"
    items = read_feed(bomb.encode())
    assert [item.title for item in items] in ([""], ["&e11;"])


def test_an_xml_feed_reads_no_files() -> None:
    feed = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><link>https://example.org/a</link>'
    items = read_feed(f"{feed}<title>&x;</title></item></rss>".encode())
    assert "root" not in items[0].title


def test_names_that_xml_does_not_allow_cost_a_feed_nothing() -> None:
    items = read_feed(b"<rss><item><a:>x</a:><:b>y</:b><link>https://example.org/a</link></item></rss>")
    assert [item.address for item in items] == ["https://example.org/a"]


def test_a_date_that_no_clock_can_show_costs_a_mail_nothing_else() -> None:
    mail = f"Subject: Ice\nDate: Fri, 18 Oct 2024 09:30:00 +{10**30}\n\n{PARAGRAPH}\n"
    assert read_mail(mail.encode()).title == "Ice"


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        rows,
        len(objects) + 1,
        start,
    )


HOSTILE_PDFS = {
    "pages that are their own parents": pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000/Parent 2 0 R>>"]
    ),
    "a reference to itself": pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"2 0 R"]),
    "an xref that points at itself": b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \n"
    b"trailer<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF",
    "a form that draws itself": pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
            b"<</Length 5>>stream\n/X Do\nendstream",
            b"<</Type/XObject/Subtype/Form/Resources<</XObject<</X 5 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream",
        ]
    ),
    "deep arrays": pdf([b"<</Type/Catalog/Pages " + b"[" * 50_000 + b"]" * 50_000 + b">>"]),
    "only a header": b"%PDF-1.7\n",
}


def bomb() -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
            b"<</Filter/FlateDecode/Length 1>>stream\n" + zlib.compress(bytes(300_000_000), 9) + b"\nendstream",
        ]
    )


@pytest.mark.parametrize("name", [*HOSTILE_PDFS, "a stream that is a bomb"])
def test_a_hostile_pdf_is_refused_in_time(name: str, repository: Settings, sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "hostile.pdf").write_bytes(HOSTILE_PDFS.get(name) or bomb())
    began = time.monotonic()
    [refused] = add(repository, sandbox, tmp_path / "hostile.pdf")
    assert isinstance(refused, Refused)
    assert time.monotonic() - began < 20


def warc(*pages: tuple[str, bytes]) -> bytes:
    """A web archive of pages, each with its address; every record is a gzip member, as ISO 28500 has it."""
    records = []
    for address, content in pages:
        response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + content
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(response)}\r\n\r\n"
        records.append(gzip.compress(head.encode() + response + b"\r\n\r\n"))
    return b"".join(records)


def test_a_zip_that_slips_writes_nothing_outside_seeds(repository: Settings, sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "slip.wacz"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("../../evil.txt", "out")
        zipped.writestr("archive/../../../evil.warc.gz", warc(("https://example.org/../../x", page("../../x"))))
        zipped.writestr("archive/data.warc.gz", warc(("https://example.org/a", page(text=PARAGRAPH + " Today."))))
    before = {one for one in tmp_path.parent.rglob("*") if one.is_file()}
    add(repository, sandbox, path)
    new = {one for one in tmp_path.parent.rglob("*") if one.is_file()} - before
    assert new
    assert all(one.parent == repository.seeds_folder for one in new)


def test_an_archive_that_is_a_bomb_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_PAGE", 1_000_000)
    path = tmp_path / "bomb.warc.gz"
    path.write_bytes(warc(("https://example.org/bomb", bytes(10_000_000)), ("https://example.org/a", page())))
    bomb, good = archives.read_archive(path)
    assert isinstance(bomb, Unusable)
    assert "more than 1,000,000 bytes" in str(bomb)
    assert not isinstance(good, Unusable)


@pytest.mark.integration
def test_an_archive_without_lines_is_given_up_and_the_next_file_is_read(repository: Settings, tmp_path: Path) -> None:
    (tmp_path / "bomb.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\nX: " + b"a" * 100_000_000, 1))
    (tmp_path / "good.html").write_bytes(page())
    with Sandbox(computing=1) as hurried:
        [refused] = add(repository, hurried, tmp_path / "bomb.warc.gz")
        hurried.computing = 60
        [added] = add(repository, hurried, tmp_path / "good.html")
    assert isinstance(refused, Refused)
    if sys.platform != "win32":  # which has no such bound
        assert "it computes for longer than 1 seconds" in refused.problem.message
    assert isinstance(added, Added)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"Content-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "record 2 has no address"),
        (
            b"WARC-Target-URI: https://example.org/b\r\nContent-Length: 0\r\n\r\n",
            "https://example.org/b: it is no answer of a server",
        ),
    ],
)
def test_a_bad_record_does_not_cost_an_archive_the_others(bad: bytes, reason: str, tmp_path: Path) -> None:
    whole = gzip.decompress(warc(("https://example.org/a", page())))
    broken = b"WARC/1.0\r\nWARC-Type: response\r\n" + bad + b"\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(whole + broken + whole)
    first, refused, last = archives.read_archive(tmp_path / "a.warc")
    assert not isinstance(first, Unusable)
    assert str(refused) == reason
    assert not isinstance(last, Unusable)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"WARC/1.0\r\n", b"\x1f\x8b\x08\x00broken", b"\x00" * 5_000])
@pytest.mark.parametrize("name", ["a.wacz", "a.warc", "a.warc.gz"])
def test_a_broken_archive_is_refused(content: bytes, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    found = list(archives.read_archive(tmp_path / name))
    assert all(isinstance(one, Unusable) for one in found)


@pytest.mark.parametrize("control", ["&#1;", "&#x0B;", "&#xFFFF;", "&#0"])
def test_a_reference_to_a_control_character_is_left_out_of_a_page_and_of_a_post(control: str) -> None:
    words = "The ferry to the island was stopped by the ice on Friday, the harbour office said. " * 4
    body = f"<div>All{control} wait<p>{words}</p>{control} here</div>"
    assert "stopped by the ice" in read_html(f"<article><h1>Ferry</h1>{body}</article>".encode()).text
    post = {"type": "Note", "published": "2024-10-18", "content": f"<p>Shut</p>{control}now"}
    assert "Shut\n\nnow" in read_activity(json.dumps(post).encode()).text


@pytest.mark.parametrize("link", ["http://[a", "https://[1]/a", "//[1"])
def test_a_link_that_is_no_address_costs_itself_and_not_the_document(link: str) -> None:
    words = "The ferry to the island was stopped by the ice on Friday, the harbour office said. " * 4
    head = f'<link rel="canonical" href="{link}"><meta name="generator" content="MediaWiki 1.43">'
    dated = (
        f'<p class="date"><a href="{link}">18 October 2024</a></p><div class="printfooter"><a href="{link}">x</a></div>'
    )
    live = {"@type": "LiveBlogPosting", "liveBlogUpdate": [{"url": link, "datePublished": "2024-10-18T09:30:00Z"}]}
    head += f"<script type='application/ld+json'>{json.dumps(live)}</script>"
    page = f"{head}<article><h1>Ferry</h1>{dated}<p>{words}</p>"
    assert "stopped by the ice" in read_html(page.encode()).text
    post = {"type": "Note", "published": "2024-10-18", "content": "<p>Shut</p>", "attributedTo": link, "url": link}
    assert "Shut" in read_activity(json.dumps(post).encode()).text
    feed = (
        f"<rss><channel><item><link>{link}</link></item><item><link>https://example.org/a</link></item></channel></rss>"
    )
    assert [item.address for item in read_feed(feed.encode())] == ["https://example.org/a"]

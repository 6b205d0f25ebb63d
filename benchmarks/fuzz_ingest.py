"""Feed broken documents to every reader; tell what is slow or raises.

python benchmarks/fuzz_ingest.py SECONDS [--pages FOLDER] [--only READER] [--from NUMBER]

Documents are small examples, and the files of FOLDER, with bytes changed, cut out, repeated and mixed with one another.
The same number gives the same document. A reader may find something or raise Unusable; anything else is a finding. What
takes longer than GIVEN_UP is ended, as the process that reads would be.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import signal
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from timeline.ingestion.activity import read_activity
from timeline.ingestion.archives import read_archive
from timeline.ingestion.epub import read_epub
from timeline.ingestion.feed import read_feed
from timeline.ingestion.html import read_html
from timeline.ingestion.mail import read_mail
from timeline.ingestion.office import read_docx, read_odt
from timeline.ingestion.parsed import Unusable
from timeline.ingestion.pdf import read_pdf
from timeline.ingestion.plain import read_plain
from timeline.ingestion.sources import expand
from timeline.ingestion.transcript import read_transcript

SLOW = 5.0
"""CPU seconds for one document (at most 400 kB) that are reported."""

GIVEN_UP = 60

TEXT = b"The ferry to the island was stopped by the ice on Friday, 18 October 2024, the harbour office said. " * 5
PAGE = (
    b'<!doctype html><html lang="en"><head><title>Ferry</title>'
    b'<meta property="article:published_time" content="2024-10-18"><script type="application/ld+json">'
    b'{"@type":"NewsArticle","datePublished":"2024-10-18T09:30:00+09:00"}</script></head>'
    b'<body><h1>Ferry</h1><time datetime="2024-10-18">18 October 2024</time><p>' + TEXT + b"</p></body></html>"
)
WIKI = (
    b'<html><head><meta name="generator" content="MediaWiki 1.43"></head><body><h1 id="firstHeading">Floods</h1>'
    b'<div class="mw-parser-output"><h2>May 2013</h2><ul><li>3 May: Rain.<sup>[1]</sup></li></ul><p>' + TEXT + b"</p>"
    b'</div><div class="printfooter"><a href="/w/index.php?title=Floods&oldid=77">x</a></div>'
    b'<div id="footer-info-lastmod">This page was last edited on 9 March 2021, at 10:11.</div></body></html>'
)
LIVE = (
    b'<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Live","liveBlogUpdate":['
    b'{"@type":"BlogPosting","url":"#e1","datePublished":"2024-10-14T10:05:00+02:00","headline":"Fire",'
    b'"articleBody":"A fire broke out in the hall.","author":{"name":"A. Lee"}},'
    b'{"@type":"BlogPosting","url":"#e2","datePublished":"2024-10-14T11:05:00+02:00","articleBody":"It is out."}]}'
    b"</script></head><body><article><p>" + TEXT + b"</p></article></body></html>"
)
FEED = (
    b"<rss><channel><item><link>https://example.org/a</link>"
    b"<pubDate>Fri, 18 Oct 2024 09:30:00 +0900</pubDate></item></channel></rss>"
)
JSON_FEED = (
    b'{"version":"https://jsonfeed.org/version/1.1",'
    b'"items":[{"url":"https://example.org/a","date_published":"2024-10-18"}]}'
)
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">&lt;b>Ferry&lt;/b></title>'
    b'<link rel="alternate" href="https://example.org/a"/><published>2024-10-18T09:30:00Z</published></entry></feed>'
)
TRANSCRIPT = (
    b"WEBVTT\n\n00:00:05.000 --> 00:00:09.000\n<v Chair>The hearing is open.\n\n"
    b"1\n00:01:05,000 --> 00:01:09,000\nANN LEE: They met.\n"
)
ACTIVITY = (
    b'{"type":"OrderedCollection","orderedItems":[{"type":"Create","object":{"type":"Note","id":"https://example.org/1",'
    b'"attributedTo":"https://example.org/users/a","published":"2024-10-18T09:30:00Z","content":"<p>Closed.</p>"}}]}'
)
MAIL = (
    b"From: A <a@example.org>\nSubject: =?utf-8?q?F=C3=A4hre?=\n"
    b"Date: Fri, 18 Oct 2024 09:30:00 +0900\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n'
    + TEXT
    + b"\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>"
    + TEXT
    + b"</p>\n--b--\n"
)


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size, start = len(objects) + 1, len(content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return content + head + rows + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, start)


DRAWN = b"BT /F 12 Tf 72 700 Td (" + TEXT[:80] + b") Tj ET"
PDF = pdf(
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    b"<</Length %d>>stream\n%s\nendstream" % (len(DRAWN), DRAWN),
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
)
PLAIN = b"---\ntitle: Ferry\npublished: 2024-10-18\nlanguage: en\n---\n" + TEXT

TO_UNICODE = (
    b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange<00><ff>endcodespacerange "
    b"2 beginbfrange<20><40><0020><41><7e>[<0041><0042>]endbfrange 1 beginbfchar<7f><2022>endbfchar endcmap"
)
FORM = b"q 1 0 0 1 0 0 cm /X Do Q " + DRAWN
RICH_PDF = pdf(
    b"<</Type/Catalog/Pages 2 0 R/Outlines 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>",
    b"<</Type/Page/Parent 2 0 R/Contents[4 0 R 7 0 R]/Resources 8 0 R>>",
    b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(zlib.compress(FORM)), zlib.compress(FORM)),
    b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[9 0 R]>>",
    b"<</Length %d>>stream\n%s\nendstream" % (len(TO_UNICODE), TO_UNICODE),
    b"<</Length %d/Type/XObject/Subtype/Form/Resources 8 0 R>>stream\n%s\nendstream" % (len(FORM), FORM),
    b"<</Font<</F 5 0 R>>/XObject<</X 7 0 R>>>>",
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 1000/W[1[500 600]3 900 700]>>",
)
JSON_LINES = b'{"url": "https://example.org/a", "title": "Ferry", "date": "2024-10-18", "text": "' + TEXT + b'"}\n'


def warc(content: bytes, media_type: bytes) -> bytes:
    """A WARC file of one answer, and a record that is none."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s" % (
        media_type,
        len(content),
        content,
    )
    head = b"WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2024-10-18T00:00:00Z\r\n"
    head += b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    return head % (b"warcinfo", 3, b"a:b") + head % (b"response", len(answer), answer)


def wacz(content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("datapackage.json", "{}")
        zipped.writestr("archive/a.warc", content)
        zipped.writestr("archive/../../b.warc.gz", gzip.compress(content))
    return target.getvalue()


def zipped(**members: bytes) -> Callable[[bytes], bytes]:
    """A zip file of these members and a main one, as a function of the content of that; "__" stands for "/"."""

    def packed(content: bytes) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
            for name, member in members.items():
                file.writestr(name.replace("__", "/").replace("_dot_", "."), member or content)
        return target.getvalue()

    return packed


DOCX_SPACE = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCX = (
    b"<w:document "
    + DOCX_SPACE
    + b'><w:body><w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>2021</w:t></w:r>'
    b"</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>6 May</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)
ODF = b"urn:oasis:names:tc:opendocument:xmlns:"
ODT = (
    b'<office:document-content xmlns:office="' + ODF + b'office:1.0" xmlns:text="' + ODF + b'text:1.0"><office:body>'
    b'<office:text><text:h text:outline-level="2">2021</text:h><text:list><text:list-item><text:p>4 March: They met.'
    b"</text:p></text:list-item></text:list></office:text></office:body></office:document-content>"
)
OPF = (
    b'<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A'
    b"</dc:title><dc:date>2019-05-02</dc:date></metadata><manifest>"
    b'<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    b'<spine><itemref idref="a"/></spine></package>'
)
CONTAINER = (
    b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="c.opf" '
    b'media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def within(read: Callable[[bytes], object], pack: Callable[[bytes], bytes]) -> Callable[[bytes], object]:
    """A reader of zip files as one of their main member, so that what is broken is not the zip alone."""
    return lambda content: read(pack(content))


WARC = warc(PAGE, b"text/html; charset=utf-8")
CHUNKED = WARC.replace(b"Content-Type: text/html", b"Transfer-Encoding: chunked\r\nContent-Type: text/html")


def from_file(read: Callable[[Path], object], name: str) -> Callable[[bytes], object]:
    """A reader of files as a reader of bytes."""
    path = Path(tempfile.mkdtemp(prefix="fuzz")) / name

    def read_bytes(content: bytes) -> object:
        path.write_bytes(content)
        return read(path)

    return read_bytes


def archived(path: Path) -> object:
    return list(read_archive(path))


def lines(path: Path) -> object:
    return list(expand([str(path)]))


READERS: dict[str, tuple[Callable[[bytes], object], list[bytes]]] = {
    "html": (read_html, [PAGE, WIKI, LIVE]),
    "feed": (read_feed, [FEED, JSON_FEED, ATOM]),
    "mail": (read_mail, [MAIL]),
    "pdf": (read_pdf, [PDF, RICH_PDF]),
    "text": (read_plain, [PLAIN]),
    "transcript": (read_transcript, [TRANSCRIPT]),
    "activity": (read_activity, [ACTIVITY]),
    "docx": (within(read_docx, zipped(word__document_dot_xml=b"")), [DOCX]),
    "odt": (within(read_odt, zipped(content_dot_xml=b"")), [ODT]),
    "epub": (
        within(read_epub, zipped(**{"META-INF__container_dot_xml": CONTAINER, "c_dot_opf": OPF, "a_dot_xhtml": b""})),
        [PAGE],
    ),
    "epub's list": (
        within(read_epub, zipped(**{"META-INF__container_dot_xml": CONTAINER, "c_dot_opf": b"", "a_dot_xhtml": PAGE})),
        [OPF],
    ),
    "zip": (read_docx, [zipped(word__document_dot_xml=b"")(DOCX)]),
    "json lines": (from_file(lines, "a.jsonl"), [JSON_LINES * 3]),
    "warc": (from_file(archived, "a.warc"), [WARC, CHUNKED, WARC * 3]),
    "warc.gz": (from_file(archived, "a.warc.gz"), [gzip.compress(WARC) * 2]),
    "wacz": (from_file(archived, "a.wacz"), [wacz(WARC)]),
}


class GivenUpError(BaseException):
    """Not an Exception: no reader may take it for one of its own."""


def give_up(*_: object) -> None:
    raise GivenUpError


def broken(document: bytes, other: bytes, chance: random.Random) -> bytes:
    """The document with up to eight things done to it."""
    content = bytearray(document)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(content) + 1)
        length = chance.choice((1, 4, 30, 500))
        match chance.randrange(6):
            case 0:
                content[at : at + 1] = chance.randbytes(1)
            case 1:
                del content[at : at + length]
            case 2:
                content[at:at] = content[at : at + length] * chance.choice((1, 10, 200))
            case 3:
                start = chance.randrange(len(other) + 1)
                content[at:at] = other[start : start + length]
            case 4:
                content[at:at] = chance.choice(
                    (b"<", b">", b"\x00", b"\xff\xfe", b"&#x202e;", b'"', b"(", b"[", b"\r\n\r\n", b"--b")
                )
            case _:
                content[at:at] = str(chance.choice((0, -1, 2**31, 2**63, 10**30))).encode()
    return bytes(content[:400_000])


def tried(read: Callable[[bytes], object], content: bytes) -> str:
    """What a reader makes of a document, in a word or two."""
    signal.setitimer(signal.ITIMER_VIRTUAL, GIVEN_UP)
    try:
        read(content)
    except Unusable:
        return "refused"
    except Exception as error:
        return f"FAILED {type(error).__name__}: {str(error)[:80]}"
    except GivenUpError:
        return "GIVEN UP"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return "read"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float, help="of CPU")
    parser.add_argument("--pages", type=Path, help="a folder of saved pages")
    parser.add_argument("--only", choices=READERS)
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first number")
    options = parser.parse_args()
    if options.pages:
        READERS["html"][1].extend(path.read_bytes() for path in sorted(options.pages.glob("*.html")))
    everything = [document for _, documents in READERS.values() for document in documents]
    signal.signal(signal.SIGVTALRM, give_up)
    counts: Counter[str] = Counter()
    slowest = dict.fromkeys(READERS, (0.0, 0))
    began = time.process_time()
    number = options.first
    ended = False

    def end(*_: object) -> None:
        nonlocal ended
        ended = True

    signal.signal(signal.SIGINT, end)  # what is found until then is told
    while not ended and time.process_time() - began < options.seconds:
        for name, (read, documents) in READERS.items():
            if options.only not in (None, name):
                continue
            chance = random.Random(f"{name} {number}")
            content = broken(chance.choice(documents), chance.choice(everything), chance)
            started = time.process_time()
            outcome = tried(read, content)
            took = time.process_time() - started
            counts[f"{name} {outcome}"] += 1
            slowest[name] = max(slowest[name], (round(took, 2), number))
            if took > SLOW or not outcome.islower():
                print(f"{name} {number}: {outcome} after {took:.1f} s", flush=True)
        number += 1
    for what, count in sorted(counts.items()):
        print(f"{count:8,} {what}")
    print(f"{sum(counts.values()):,} documents in {time.process_time() - began:,.0f} CPU seconds")
    print("slowest (seconds, number):", slowest)


if __name__ == "__main__":
    main()

"""Feed broken documents to every reader; tell what is slow or raises: benchmarks/fuzz_ingest.py SECONDS [FOLDER].

Documents are small examples, and the files of FOLDER, with bytes changed, cut out, repeated and mixed with one another.
The same seed gives the same documents. A reader may find something or raise Unusable; anything else is a finding.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from timeline.ingestion.feed import read_feed
from timeline.ingestion.found import Unusable
from timeline.ingestion.html import read_html
from timeline.ingestion.mail import read_mail
from timeline.ingestion.pdf import read_pdf
from timeline.ingestion.plain import read_plain

SLOW = 5.0
"""Seconds for one document (at most 400 kB) that are reported."""

TEXT = b"The ferry to the island was stopped by the ice on Friday, 18 October 2024, the harbour office said. " * 5
PAGE = (
    b'<!doctype html><html lang="en"><head><title>Ferry</title>'
    b'<meta property="article:published_time" content="2024-10-18"><script type="application/ld+json">'
    b'{"@type":"NewsArticle","datePublished":"2024-10-18T09:30:00+09:00"}</script></head>'
    b'<body><h1>Ferry</h1><time datetime="2024-10-18">18 October 2024</time><p>' + TEXT + b"</p></body></html>"
)
FEED = (
    b"<rss><channel><item><link>https://example.org/a</link>"
    b"<pubDate>Fri, 18 Oct 2024 09:30:00 +0900</pubDate></item></channel></rss>"
)
JSON_FEED = (
    b'{"version":"https://jsonfeed.org/version/1.1",'
    b'"items":[{"url":"https://example.org/a","date_published":"2024-10-18"}]}'
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

READERS: dict[str, tuple[Callable[[bytes], object], list[bytes]]] = {
    "html": (read_html, [PAGE]),
    "feed": (read_feed, [FEED, JSON_FEED]),
    "mail": (read_mail, [MAIL]),
    "pdf": (read_pdf, [PDF]),
    "text": (read_plain, [PLAIN]),
}


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


def main() -> None:
    seconds, folder = float(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if folder:
        READERS["html"][1].extend(path.read_bytes() for path in sorted(folder.glob("*.html")))
    everything = [document for _, documents in READERS.values() for document in documents]
    chance = random.Random(20241018)
    counts: Counter[str] = Counter()
    slowest = dict.fromkeys(READERS, 0.0)
    began = time.process_time()
    while time.process_time() - began < seconds:
        for name, (read, documents) in READERS.items():
            content = broken(chance.choice(documents), chance.choice(everything), chance)
            started = time.perf_counter()
            try:
                read(content)
                counts[f"{name} read"] += 1
            except Unusable:
                counts[f"{name} refused"] += 1
            except Exception as error:
                counts[f"{name} FAILED {type(error).__name__}: {str(error)[:80]}"] += 1
            took = time.perf_counter() - started
            slowest[name] = max(slowest[name], took)
            if took > SLOW:
                counts[f"{name} SLOW"] += 1
    for what, count in sorted(counts.items()):
        print(f"{count:8,} {what}")
    print(f"{sum(counts.values()):,} documents in {seconds:,.0f} CPU seconds; slowest:", slowest)


if __name__ == "__main__":
    main()

"""Mails (.eml), as newsletters and press lists send them."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from itertools import islice
from typing import Final

from timeline.ingestion.characters import decode, one_line, safe
from timeline.ingestion.dateline import read_dateline
from timeline.ingestion.paragraphs import article_text
from timeline.ingestion.parsed import Evidence, EvidenceKind, Parsed, Unusable
from timeline.ingestion.readers import Reader, reader_of
from timeline.ingestion.stamps import read_stamp

MAX_PARTS: Final = 200
"""Parts of a mail that are looked at."""
MAX_ATTACHMENTS: Final = 20
"""Attachments of a mail that are read."""


def read_mail(content: bytes, address: str = "", charset: str = "") -> Parsed:  # noqa: ARG001 (each part names its own)
    """The text of a mail; the day from its Date header. The sender's address is not kept, the name is.

    Raises Unusable for what is no mail or has no text.
    """
    try:
        message: EmailMessage = email.message_from_bytes(content, policy=email.policy.default)
        parts = [part for _, part in zip(range(MAX_PARTS), message.walk(), strict=False)]
        subject, sender, date = (_header(message, name) for name in ("subject", "from", "date"))
        text = _text(parts)
        attached = list(islice(_attachments(parts), MAX_ATTACHMENTS))
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError, OverflowError) as error:
        raise Unusable(f"the mail is broken: {one_line(str(error), 100)}") from None
    if not message.keys():
        raise Unusable("not a mail: it has no headers")
    starts: list[int] = []
    for name, words in attached:
        text += "\n" if text else ""
        starts.append(len(text))
        text += f"## {name}\n\n{words}"
    if not text:
        raise Unusable("no text in this mail")
    stamp = read_stamp(date)
    evidence = (Evidence(EvidenceKind.STATED, *stamp, "Date header of the mail"),) if stamp else ()
    return Parsed(
        text,
        title=one_line(subject),
        publisher=one_line(parseaddr(sender)[0]),
        url=address,
        evidence=(*evidence, *read_dateline(text, "en", evidence)),
        attached=tuple(starts),
    )


READER: Final = Reader("mail", (".eml",), ("message/rfc822",), read_mail)


def _header(message: EmailMessage, name: str) -> str:
    """A header's text, empty where it cannot be parsed: one that is broken is no reason to refuse the mail."""
    try:
        return safe(str(message.get(name, "")))
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        return ""


def _text(parts: list[EmailMessage]) -> str:
    """The plain part, else the web page in the mail."""
    for wanted in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == wanted and part.get_content_disposition() != "attachment":
                payload = part.get_payload(decode=True)
                body = decode(payload, part.get_content_charset() or "") if isinstance(payload, bytes) else ""
                paragraphs = _unwrapped(body) if wanted == "text/plain" else _of_page(body)
                if text := article_text(paragraphs):
                    return text
    return ""


def _attachments(parts: list[EmailMessage]) -> Iterator[tuple[str, str]]:
    """The name and the text of each attachment that a reader reads; others, as pictures, are left out."""
    for part in parts:
        name = one_line(part.get_filename() or "", 100)
        payload = part.get_payload(decode=True)
        if part.get_content_disposition() != "attachment" or not isinstance(payload, bytes) or not name:
            continue
        try:
            reader = reader_of(name, part.get_content_type(), payload)
            if reader.name != READER.name:
                yield name, reader.read(payload, "", part.get_content_charset() or "").text
        except Unusable:
            continue


def _unwrapped(body: str) -> list[str]:
    """Paragraphs of a plain part; what was quoted and the signature are left out."""
    body = safe(body).split("\n-- \n")[0]
    lines = ["" if line.startswith(">") else line.strip() for line in body.split("\n")]
    return " \n".join(lines).replace(" \n \n", "\n\n").replace(" \n", " ").split("\n")


def _of_page(body: str) -> list[str]:
    from trafilatura import html2txt

    return safe(html2txt(body)).split("\n")

"""Transcripts of speech with times: WebVTT and SubRip (SRT). A comment before each paragraph says when it is spoken.

Sources: https://www.w3.org/TR/webvtt1/, https://www.matroska.org/technical/subtitles.html#srt-subtitles.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from timeline.ingestion.characters import decode, one_line, safe
from timeline.ingestion.parsed import Parsed, Unusable

MAX_CUES: Final = 50_000
PARAGRAPH: Final = 600
"""Characters from which on a paragraph ends with the next sentence."""
PAUSE: Final = 20
"""Seconds of silence behind a sentence that end a paragraph, too."""

_TIME: Final = r"(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,]\d{1,3}"
_CUE: Final = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}[^\n]*$", re.MULTILINE)
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]{0,100})?[ \t]+([^>\n]{1,100})>")
_TAG: Final = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}")
_SPEAKER: Final = re.compile(r"^(?:[-–>]{1,2}[ \t]*)?([A-Z][\w .'’-]{1,40}):[ \t]+(?=\S)")
_ENDED: Final = (".", "!", "?", "…", '"', "”")


def read_transcript(content: bytes, address: str = "", charset: str = "") -> Parsed:
    """The words of a transcript in paragraphs, a new one for each speaker. Raises Unusable for what is none."""
    source = safe(decode(content, charset))
    paragraphs = [f"<!-- {time} -->\n\n{text}\n" for time, text in _paragraphs(source)]
    if not paragraphs:
        raise Unusable("no transcript: it has no lines such as 00:01:05.000 --> 00:01:09.000")
    first = re.match(r"WEBVTT[ \t-]+([^\n]{1,200})", source)
    return Parsed("\n".join(paragraphs), title=one_line(first[1]) if first else "", url=address)


def _paragraphs(source: str) -> Iterator[tuple[str, str]]:
    """Each paragraph with the time at which it begins, "00:01:05"."""
    begin, speaker, words, ended = "", "", "", 0
    for time, who, text, start, end in _cues(source):
        # Live captions repeat the line that was there before.
        if words.endswith(text):
            continue
        another = who and who != speaker
        full = words.endswith(_ENDED) and (len(words) > PARAGRAPH or start - ended >= PAUSE)
        ended = end
        if words and (another or full):
            yield begin, _said(speaker, words)
            words = ""
        if not words:
            begin = time
        speaker = who or speaker
        words = f"{words} {text}".strip()
    if words:
        yield begin, _said(speaker, words)


def _said(speaker: str, words: str) -> str:
    """A paragraph below who speaks it: on one line a name would be read as the subject of what is said."""
    return f"**{speaker.replace('*', '')}**\n\n{words}" if speaker else words


def _cues(source: str) -> Iterator[tuple[str, str, str, int, int]]:
    """The time, the speaker where one is named, and the words of each cue, and its begin and end in seconds."""
    marks = list(_CUE.finditer(source))[:MAX_CUES]
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        body = source[mark.end() : following.start() if following else len(source)].strip("\n")
        # What follows the empty line is the number or the name of the next cue.
        body = body.split("\n\n", 1)[0]
        voice = _VOICE.search(body)
        text = " ".join(html.unescape(_TAG.sub("", body)).split())
        said = _SPEAKER.match(text)
        who = voice[1].strip() if voice else said[1].strip() if said else ""
        text = text[said.end() :] if said and not voice else text
        if text:
            start, end = (_seconds(*mark.group(first, first + 1, first + 2)) for first in (1, 4))
            yield f"{int(mark[1] or 0):02}:{mark[2]}:{mark[3]}", who, text, start, end


def _seconds(hours: str | None, minutes: str, seconds: str) -> int:
    return (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)

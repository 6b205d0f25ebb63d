"""Rules for who says what: a fact by those whose business it is to know, a claim by one side."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from timeline.events import Mode
from timeline.extraction.claims.cues import VERBS, Cue, is_negated, verb_words
from timeline.extraction.claims.reader import ClaimReader, Span, singular, words_of
from timeline.language.clauses import Role
from timeline.language.verbs import VerbForm

_STATE_MEDIA: Final = frozenset(("state", medium) for medium in ("media", "television", "tv", "radio", "news"))
_FAKE: Final = frozenset(("fake", "false", "hoax", "bogus", "satirical", "spoof"))


def attribution(reader: ClaimReader) -> Iterator[Cue]:
    """Whoever says it: a fact by those whose business it is, a claim by one side."""
    saying = words_of(VERBS, "saying")
    alleging = words_of(VERBS, "alleging")
    factual = words_of(VERBS, "conceding") | words_of(VERBS, "finding")
    attributing = saying | alleging | factual
    for number, clause in enumerate(reader.clauses):
        lemma = clause.verb.lemma
        if lemma not in attributing or is_negated(reader, number):
            continue
        speaker = reader.speaker(number)
        mode = _by_speaker(reader, number, speaker) if lemma in saying else Mode.STATED
        mode = Mode.ALLEGED if lemma in alleging else mode
        discredited = words_of("adjectives", "false") | _FAKE
        end = min(clause.verb.first, speaker[1] + 4) if speaker is not None else 0
        if speaker is not None and speaker == clause.subject and reader.find(discredited, speaker[0], end) is not None:
            mode = Mode.DENIED
        if clause.verb.modal is not None and clause.verb.modal not in ("will", "shall", "can"):
            mode = Mode.HYPOTHETICAL  # "tourists would find attractions closed"
        trailing = _trails(reader, number)
        if trailing is not None:
            yield Cue(mode, verb_words(reader, number), trailing, number, speaker)
        content = reader.content(number)
        of_rule = lemma not in alleging or mode is Mode.DENIED
        if content is not None and trailing is None and of_rule:
            passive = clause.verb.passive and lemma in saying and reader.lows[clause.verb.first - 1] == "it"
            yield Cue(
                Mode.ALLEGED if passive else mode,
                verb_words(reader, number),
                (content, reader.end_of(number, content)),
                number,
                speaker,
            )


def _trails(reader: ClaimReader, number: int) -> Span | None:
    """Return what a clause at the end says who said: all before ", the mayor said on Friday"."""
    clause = reader.clauses[number]
    first = clause.subject[0] if clause.subject is not None else clause.verb.first
    if clause.role is not Role.MAIN or not number:
        return None
    behind = reader.tags[min(clause.verb.last + 1, reader.length - 1)]
    if clause.subject is None and not behind.startswith(("NN", "DT", "PRP", "JJ")):
        return None
    if not first or reader.lows[first - 1] not in (",", '"', "”", "''", "?") or reader.content(number) is not None:
        return None
    start, _ = reader.segment(first)
    return start, first


def _by_speaker(reader: ClaimReader, number: int, speaker: Span | None) -> Mode:
    """Return ALLEGED where one side of a dispute speaks or testifies, else STATED."""
    verb = reader.clauses[number].verb
    heard = not words_of("speakers", "hearings").isdisjoint(reader.lemmas[verb.last + 1 : verb.last + 9])
    sued = any(clause.verb.lemma in ("sue", "accuse") for clause in reader.clauses[:number])
    sued = sued or any(clause.verb.lemma == "sue" for clause in reader.clauses[:number])
    testifies = verb.lemma == "tell" and heard
    suing = sued and verb.form is VerbForm.ING
    if testifies or suing or _suffered(reader, number, speaker):
        return Mode.ALLEGED
    return _speaker_mode(reader, speaker)


def _speaker_mode(reader: ClaimReader, speaker: Span | None) -> Mode:
    if speaker is None:
        return Mode.STATED
    lows, lemmas = reader.lows[slice(*speaker)], reader.lemmas[slice(*speaker)]
    partial = words_of("speakers", "parties") | words_of("speakers", "documents") | words_of("adjectives", "unproven")
    if "official" in lemmas or ("fire", "brigade") in itertools.pairwise(lows):
        return Mode.STATED  # "US military officials", "official sources"; other brigades are a side
    state_media = any(pair in _STATE_MEDIA for pair in itertools.pairwise(lows))
    if state_media or any(low in partial or singular(low) in partial for low in lows):
        return Mode.ALLEGED
    official = not words_of("speakers", "authorities").isdisjoint([*lows, *lemmas])
    at_law = not words_of("speakers", "law").isdisjoint(reader.lemmas)
    return Mode.ALLEGED if at_law and not official else Mode.STATED


def _suffered(reader: ClaimReader, number: int, speaker: Span | None) -> bool:
    """Whether people tell what was done to themselves, or to another by name: "She said she had been beaten by guards",
    "Both women said Lund had been given a ring"."""
    content = reader.content(number)
    if speaker is None or content is None:
        return False
    named = all(tag in ("NNP", "PRP", "CC", "DT") for tag in reader.tags[slice(*speaker)])
    named = named and reader.lows[speaker[0]] not in ("the", "a", "an")
    clause = reader.clauses[min(reader.next_verb(content), len(reader.clauses) - 1)]
    first = clause.subject[0] if clause.subject else None
    own = first is not None and reader.lows[first] in ("he", "she", "they")
    other = first is not None and reader.tags[first] == "NNP" and clause.verb.perfect
    return named and (own or other) and clause.verb.passive and clause.verb.form is VerbForm.FINITE


_ACCOUNTS: Final = frozenset(("version", "account", "telling", "testimony", "retelling"))
_UNNAMED: Final = frozenset(("unnamed", "anonymous", "unidentified", "sources", "source", "rumours"))
_STATING: Final = _ACCOUNTS | {"statement", "accounts"}
_LEADING: Final = frozenset(("in", "by", "on"))
_SWORN: Final = frozenset(("sworn", "all", "some", "most"))


def version(reader: ClaimReader) -> Iterator[Cue]:
    """What is so by one side's account: "in his version", "by her own account", "in a sworn statement"."""
    documents = words_of("speakers", "documents")
    for index in range(1, reader.length):
        low = reader.lows[index]
        document = singular(low) in documents
        if low not in _STATING and not document:
            continue
        opening = reader.find(_LEADING, max(0, index - 6), index)
        if opening is None:
            continue
        sworn = low in ("statement", "accounts") and reader.find(_SWORN, opening, index) is not None
        owned = not {"PRP$", "POS"}.isdisjoint(reader.tags[opening + 1 : index])
        filed = document and opening < 2 and reader.lows[opening] == "in"
        if not (sworn or (owned and (low in _ACCOUNTS or filed))):
            continue
        start, end = reader.segment(index)
        scope = (index + 1, end) if opening - start < 2 else (start, end)
        yield Cue(Mode.ALLEGED, (opening, index + 1), scope, None)


def citing(reader: ClaimReader) -> Iterator[Cue]:
    """What rests on people without names: "citing an unnamed aide", "on condition of anonymity"."""
    for index, low in enumerate(reader.lows):
        named = low in ("citing", "quoting") and reader.find(_UNNAMED, index + 1, index + 6) is not None
        if named or reader.lows[max(0, index - 1) : index + 1] == ["of", "anonymity"]:
            start, end = reader.segment(index)
            yield Cue(Mode.ALLEGED, (index, index + 1), (start, end), reader.owner(index))


def tale(reader: ClaimReader) -> Iterator[Cue]:
    """What a text tells of: "The pamphlet tells of a priest who sold relics"."""
    for number, clause in enumerate(reader.clauses):
        start = clause.verb.last + 1
        if clause.verb.lemma in ("tell", "speak", "sing") and reader.lows[start : start + 1] == ["of"]:
            scope = start, reader.end_of(number, start)
            yield Cue(Mode.ALLEGED, verb_words(reader, number), scope, number, reader.speaker(number))


def according(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what is so according to somebody, STATED where it is one whose business it is to know."""
    for index in range(reader.length - 2):
        if reader.lows[index] != "according" or reader.lows[index + 1] != "to":
            continue
        start, end = reader.segment(index)
        comma = reader.find((",",), index, end)
        stop = comma if comma is not None else end
        following = reader.next_verb(index + 2)
        if following < len(reader.clauses) and comma is None:
            stop = min(stop, reader.clauses[following].start)
        speaker = (index + 2, max(stop, index + 3))
        if speaker[1] > index + 3 and reader.tags[speaker[1] - 1] == ".":
            speaker = (speaker[0], speaker[1] - 1)
        leading = index - start < 2
        scope = (stop, end) if leading else (start, index)
        yield Cue(_speaker_mode(reader, speaker), (index, index + 2), scope, None, speaker)

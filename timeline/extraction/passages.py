"""Which clauses of a story are told as happenings, and where their passages begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.events import Status
from timeline.extraction.naming import is_reason, noun_before
from timeline.extraction.salience import THRESHOLD, always, is_deed, salience
from timeline.extraction.standing import Doing, Standing, according_to, standing_of
from timeline.extraction.story import Told
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.verbs import Form, Tense
from timeline.language.wordlists import EXPECTING, REPORTING, words
from timeline.when import Mention

_FIRST_PERSON: Final = words("i we you my our your us me let")


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause that tells of a happening: ``told`` and ``number`` say which; text[start:end] is what to quote;
    ``mentions`` are the time expressions that belong to it; ``source`` is whom it is according to. ``noun`` are the
    words that name it, where a noun does: "the attack on Friday"."""

    told: int
    number: int
    start: int
    end: int
    standing: Standing
    source: str | None
    mentions: tuple[Mention, ...]
    noun: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """What was chosen of a story, and why the other sentences were not: ``reasons`` by the number of the sentence."""

    passages: tuple[Passage, ...]
    reasons: dict[int, str]


def select(story: Sequence[Told], text: str) -> Selection:
    """The passages of a story that tell of happenings, in order."""
    chosen: list[Passage] = []
    reasons: dict[int, str] = {}
    place = 0
    for position, told in enumerate(story):
        place += told.rejected is None
        if told.rejected:
            reasons[position] = told.rejected
            continue
        found, reason = _of_sentence(told, position, place, text)
        if found:
            chosen += found
        else:
            reasons[position] = reason
    return Selection(tuple(chosen), reasons)


def _of_sentence(told: Told, position: int, place: int, text: str) -> tuple[list[Passage], str]:
    sentence = told.sentence
    standings = [standing_of(sentence, number) for number in range(len(sentence.clauses))]
    weight = salience(told, standings, place)
    picked: list[int] = []
    reason = "no happening"
    for number, (clause, standing) in enumerate(zip(sentence.clauses, standings, strict=True)):
        if sentence.quoted[clause.verb.last]:
            reason = "quoted speech" if reason == "no happening" else reason
        elif clause.subject and sentence.words[clause.subject[0]].low in _FIRST_PERSON:
            reason = "addresses the reader"
        elif weight < THRESHOLD and not always(standing):
            reason = "of little weight"
        elif _tells(told, number, clause, standing, standings, picked):
            picked.append(number)
        elif clause.role is Role.MAIN:
            reason = _reason(standing)
    if not picked and weight >= THRESHOLD and reason != "addresses the reader":
        picked = _besides(sentence, standings)
    found = _passages(told, position, text, picked, standings)
    return [piece for passage in found for piece in _with_named(told, passage)], reason


def _with_named(told: Told, passage: Passage) -> list[Passage]:
    """The passage, and each happening in it that a noun names with a date of its own: "blamed him for the raid on
    Friday" when the blaming is dated too."""
    sentence = told.sentence
    verb = sentence.words[sentence.clauses[passage.number].verb.last]
    dated = [mention for mention in passage.mentions if mention.when is not None and mention.type in ("DATE", "TIME")]
    nouns = [(mention, noun_before(sentence, mention)) for mention in dated if mention.start > verb.end]
    behind = [(mention, noun) for mention, noun in nouns if noun and sentence.words[noun[0]].start > verb.start]
    if len(behind) == len(dated):  # the verb has no date, or has it together with its noun
        reasons = {mention for mention, noun in behind if is_reason(sentence, noun)}
        return [replace(passage, mentions=tuple(m for m in passage.mentions if m not in reasons))]
    named: list[Passage] = []
    for mention, noun in behind:
        if all(other.when == mention.when for other in dated):
            continue
        start, standing = sentence.words[noun[0]].start, Standing(Doing.HAPPENING)
        named.append(Passage(passage.told, passage.number, start, mention.end, standing, None, (mention,), noun))
    own = tuple(mention for mention in passage.mentions if all(mention not in other.mentions for other in named))
    return [replace(passage, mentions=own), *named]


def _besides(sentence: Sentence, standings: Sequence[Standing]) -> list[int]:
    """The first deed that a sentence tells besides, where its main clause tells none: "the man accused of ..."."""
    for number, (clause, standing) in enumerate(zip(sentence.clauses, standings, strict=True)):
        if is_deed(sentence, clause, standing) and standing.status is not Status.PLANNED:
            return [number]
    return []


def _tells(
    told: Told, number: int, clause: Clause, standing: Standing, standings: Sequence[Standing], picked: Sequence[int]
) -> bool:
    """Whether a clause is told as a happening of its own."""
    sentence = told.sentence
    if standing.doing not in (Doing.HAPPENING, Doing.TELLING):
        return False
    own = [mention for mention in told.mentions if holds(sentence, clause, mention) and mention.when is not None]
    match clause.role:
        case Role.MAIN:
            return clause.verb.form is Form.FINITE and (bool(own) or not _shared(sentence, number, picked))
        case Role.CONTENT:
            parent = clause.parent
            said = parent is not None and standings[parent].doing in (Doing.SAYING, Doing.TELLING)
            told_above = any(above in picked for above in _above(sentence, number))
            if not said or clause.verb.form is not Form.FINITE or (_shared(sentence, number, picked) and not own):
                return False
            return bool(own) or not told_above
        case Role.ABSOLUTE:
            return standing.doing is Doing.HAPPENING and bool(own)
        case Role.RELATIVE | Role.ADVERBIAL | Role.PARTICIPLE:
            past = clause.verb.tense is Tense.PAST or clause.verb.perfect or clause.verb.form is Form.EN
            return past and bool(own) and len(told.mentions) > 1
        case Role.INFINITIVE:
            return clause.verb.perfect and clause.subject is not None


def _above(sentence: Sentence, number: int) -> list[int]:
    """The clauses that a clause hangs on, the nearest first."""
    above: list[int] = []
    parent = sentence.clauses[number].parent
    while parent is not None and parent not in above and parent < number:
        above.append(parent)
        parent = sentence.clauses[parent].parent
    return above


def _shared(sentence: Sentence, number: int, picked: Sequence[int]) -> bool:
    """Whether a clause only goes on with the subject of one that is picked: "was shot and taken away"."""
    clause = sentence.clauses[number]
    return bool(clause.marker) and any(
        sentence.clauses[other].subject == clause.subject
        and sentence.clauses[other].verb.tense is clause.verb.tense
        and sentence.clauses[other].verb.lemma not in EXPECTING
        and clause.verb.lemma not in EXPECTING
        for other in picked
    )


def holds(sentence: Sentence, clause: Clause, mention: Mention) -> bool:
    """Whether a time expression stands in a clause."""
    words = sentence.words
    return words[clause.start].start <= mention.start < words[clause.end - 1].end


def _reason(standing: Standing) -> str:
    return {
        Doing.SAYING: "a statement, no happening",
        Doing.STATE: "a state, no happening",
        Doing.NEGATED: "negated",
        Doing.HYPOTHETICAL: "hypothetical",
    }.get(standing.doing, "no happening")


def _passages(
    told: Told, position: int, text: str, picked: Sequence[int], standings: Sequence[Standing]
) -> list[Passage]:
    """The passages of the picked clauses: the first has the whole sentence, the others only their part; each has the
    time expressions of its part."""
    sentence = told.sentence
    passages = []
    for place, number in enumerate(picked):
        start, end = sentence.start, sentence.end
        first, last = 0, len(sentence.words)
        if place:
            first = _first_word(sentence, number)
        if place + 1 < len(picked):
            last = _first_word(sentence, picked[place + 1])
        if first >= last:
            continue
        start = sentence.start if first == 0 else sentence.words[first].start
        end = sentence.end if last == len(sentence.words) else _trimmed(sentence, first, last)
        mentions = tuple(
            mention
            for mention in told.mentions
            if start <= mention.start < end and not _when_said(sentence, number, standings, mention)
        )
        if not place:
            start, end = sentence.start, sentence.end
        passages.append(
            Passage(
                position, number, start, end, standings[number], _source(sentence, number, standings, text), mentions
            )
        )
    return passages


def _when_said(sentence: Sentence, number: int, standings: Sequence[Standing], mention: Mention) -> bool:
    """Whether a date tells when the clause was said: Friday in "It reopened on Monday, they said on Friday"."""
    return any(
        other != number and standing.doing is Doing.SAYING and holds(sentence, clause, mention)
        for other, (clause, standing) in enumerate(zip(sentence.clauses, standings, strict=True))
    )


def _first_word(sentence: Sentence, number: int) -> int:
    """Where the passage of a clause begins: its subject where that stands here, else the clause."""
    clause = sentence.clauses[number]
    first = clause.start
    if (
        clause.role is Role.MAIN
        and clause.subject
        and clause.subject[0] >= (sentence.clauses[number - 1].verb.last if number else 0)
    ):
        first = clause.subject[0]
    while first < clause.verb.first and (
        sentence.tags[first] == "CC" or sentence.words[first].text in (",", ";", "with")
    ):
        first += 1
    return first


def _trimmed(sentence: Sentence, first: int, last: int) -> int:
    """The end of the words before ``last`` without a comma or conjunction at their end."""
    while last - 1 > first and (
        sentence.tags[last - 1] in (".", "CC") or sentence.words[last - 1].low in ("with", "that")
    ):
        last -= 1
    return sentence.words[last - 1].end


def _source(sentence: Sentence, number: int, standings: Sequence[Standing], text: str) -> str | None:
    """Whom a clause is according to: the speaker it is the content of, one who said it after a comma, "according
    to"."""
    clause = sentence.clauses[number]
    if clause.verb.lemma in REPORTING and clause.subject and standings[number].doing is Doing.HAPPENING:
        return sentence.text_of(*clause.subject, text)
    if clause.role is Role.CONTENT and clause.parent is not None:
        speaker = sentence.clauses[clause.parent]
        if speaker.subject and standings[clause.parent].doing in (Doing.SAYING, Doing.TELLING):
            return sentence.text_of(*speaker.subject, text)
    for other, standing in zip(sentence.clauses, standings, strict=True):
        if (
            other is not clause
            and other.start > clause.start
            and other.role is Role.MAIN
            and standing.doing is Doing.SAYING
            and other.subject
        ):
            return sentence.text_of(*other.subject, text)
    return according_to(text[sentence.start : sentence.end])

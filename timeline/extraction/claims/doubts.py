"""Rules for what is not verified, not clear, only feared, wanted or meant."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events import Mode
from timeline.extraction.claims.cues import VERBS, Cue, clauses_with, is_negated, verb_span, verb_words
from timeline.extraction.claims.reader import ClaimReader, words_of
from timeline.language.clauses import Clause, Role
from timeline.language.verbs import VerbForm


def unverified(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what nobody could verify."""
    claims = words_of("nouns", "claims") | words_of("nouns", "statements")
    for number, clause in enumerate(reader.clauses):
        verb = clause.verb
        if verb.lemma not in words_of(VERBS, "verifying") | words_of(VERBS, "commenting"):
            continue
        following = reader.lemmas[verb.last + 1 : verb.last + 6]
        if verb.lemma in words_of(VERBS, "commenting") and claims.isdisjoint(following):
            continue
        above = reader.clauses[number - 1] if number else None
        unable = reader.find(("unable", "yet", "impossible"), max(0, verb.first - 5), verb.first) is not None
        refused = above is not None and above.verb.lemma in words_of(VERBS, "failing")
        if not (is_negated(reader, number) or unable or refused):
            continue
        if verb.passive:
            yield Cue(Mode.ALLEGED, verb_words(reader, number), reader.subject_span(number), number)
        start = verb.last + 1
        yield Cue(Mode.ALLEGED, verb_words(reader, number), (start, reader.end_of(number, start)), number)


def unclear(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what is only possible, likely or unclear."""
    uncertain = words_of("adjectives", "uncertain")
    for number, clause in enumerate(reader.clauses):
        if clause.verb.lemma not in words_of(VERBS, "linking"):
            continue
        start = clause.verb.last + 1
        at = reader.find(uncertain, start, start + 4)
        if at is None and is_negated(reader, number):
            at = reader.find(
                ("clear", "known", "certain", "sure", "confirmed", "established", "decided"), start, start + 4
            )
        if at is None or reader.find((",",), start, at) is not None:
            continue
        opened = reader.find(("whether", "if", "that"), at + 1, at + 8)
        perfect = [c for c in reader.clauses if c.verb.first == at + 1 and c.verb.form is VerbForm.INFINITIVE]
        if opened is None and not perfect:
            continue
        begin = opened if opened is not None else at + 1
        yield Cue(Mode.HYPOTHETICAL, (clause.verb.first, at + 1), (begin, reader.end_of(number, begin)), number)


def fear(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what is feared, hoped or expected."""
    for number, clause in clauses_with(reader, "fearing"):
        content = reader.content(number)
        if content is None:
            follower = number + 1
            infinitive = follower < len(reader.clauses) and reader.clauses[follower].verb.form is VerbForm.INFINITIVE
            if not infinitive:
                continue
            content = clause.verb.last + 1
        mode = Mode.PLANNED if clause.verb.lemma in ("expect", "project", "forecast") else Mode.HYPOTHETICAL
        yield Cue(
            mode, verb_words(reader, number), (content, reader.end_of(number, content)), number, reader.speaker(number)
        )


def demand(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody demands, asks for or tries."""
    for number, clause in clauses_with(reader, "demanding"):
        if clause.verb.passive and reader.lows[clause.verb.last + 1 : clause.verb.last + 2] == ["for"]:
            continue  # "is wanted for robbing a bank"
        yield from _to_do(reader, number, clause, Mode.HYPOTHETICAL)


def weighing(reader: ClaimReader) -> Iterator[Cue]:
    """What is only considered: "is considering removing all troops", "is preparing for a shutdown"."""
    for number, clause in enumerate(reader.clauses):
        verb = clause.verb
        start = verb.last + 1
        follower = reader.clauses[number + 1] if number + 1 < len(reader.clauses) else None
        ready = verb.lemma in ("prepare", "brace", "plan") and reader.lows[start : start + 1] == ["for"]
        if not ready and (verb.lemma not in words_of(VERBS, "weighing") or verb.passive):
            continue
        if follower is not None and follower.verb.form is VerbForm.ING and reader.gap(start, follower.verb.first) == 0:
            yield Cue(
                Mode.HYPOTHETICAL, verb_words(reader, number), (start, reader.end_of(number, start, to_do=True)), number
            )
        elif (head := reader.head(start + ready, reader.length)) is not None:
            yield Cue(Mode.HYPOTHETICAL, verb_words(reader, number), (start, head + 1), number, nominal=True)


def promise(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody vows, plans or agrees to do."""
    for number, clause in clauses_with(reader, "promising"):
        yield from _to_do(reader, number, clause, Mode.PLANNED)


def _to_do(reader: ClaimReader, number: int, clause: Clause, mode: Mode) -> Iterator[Cue]:
    """Yield what is to be done: the infinitive or the clause of content, not what is told of the object."""
    start = clause.verb.last + 1
    content = reader.content(number)
    follower = reader.clauses[number + 1] if number + 1 < len(reader.clauses) else None
    to_do = follower is not None and follower.verb.form is VerbForm.INFINITIVE
    if content is None and follower is not None and to_do:
        content = None if ";" in reader.lows[start : follower.verb.first] else follower.verb.first
    if clause.verb.lemma == "call" and reader.find(("for", "on", "upon"), start, start + 5) is None:
        return
    if content is None and clause.verb.lemma == "call" and reader.lows[start : start + 1] == ["for"]:
        content = start + 1
    if content is not None and mode is Mode.PLANNED and _is_told(reader, number, content):
        return
    said_by = reader.speaker(number)
    if content is not None:
        end = reader.end_of(number, content, to_do=True)
        if clause.verb.lemma in ("try", "attempt", "strive", "struggle") and follower is not None:
            end = min(end, follower.verb.last + 1)  # "trying to win by cheating": they did cheat
        yield Cue(mode, verb_words(reader, number), (content, end), number, said_by)
    elif clause.verb.lemma in words_of(VERBS, "wanting") and (head := reader.object_head(number)) is not None:
        yield Cue(mode, verb_words(reader, number), (start, head + 1), number, said_by, nominal=True)


def _is_told(reader: ClaimReader, number: int, content: int) -> bool:
    """Whether a verb of promising only says what was: "swear that wolves took 30 lambs"."""
    following = reader.next_verb(content)
    if reader.clauses[number].verb.lemma not in words_of(VERBS, "alleging") or following >= len(reader.clauses):
        return False
    verb = reader.clauses[following].verb
    return verb.form is VerbForm.FINITE and verb.modal is None


def infinitive(reader: ClaimReader) -> Iterator[Cue]:
    """An aim is not yet done: "came to sign the treaty"; what was managed is."""
    for number, clause in enumerate(reader.clauses):
        above = reader.clauses[number - 1].verb if number else None
        able = (
            number > 0 and reader.find(("able",), reader.clauses[number - 1].verb.last, clause.verb.first) is not None
        )
        managed = (
            above is not None
            and (able or above.lemma in words_of(VERBS, "managing"))
            and not is_negated(reader, number - 1)
        )
        if clause.role is Role.INFINITIVE and not clause.verb.perfect and not managed:
            yield Cue(
                Mode.HYPOTHETICAL, (clause.verb.first, clause.verb.first + 1), verb_span(clause), number, own=True
            )

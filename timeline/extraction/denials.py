"""Rules for what is denied, false, doubted, feared, wanted, or what a clause itself says is not so, or not yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from timeline.events import Mode
from timeline.extraction.claims import (
    MODALS,
    VERBS,
    ClaimReader,
    Cue,
    Factuality,
    Span,
    claim_nouns,
    claim_words,
    clauses_with,
    described_clause,
    is_about_claim,
    is_claim,
    is_conditional,
    is_negated,
    is_opinion,
    planned,
    verb_span,
    verb_words,
    whole_verb,
    will_in_the_past,
    words_of,
)
from timeline.language.clauses import Clause, Role, Tense, VerbForm
from timeline.language.lexicon import LISTS, base

_LITTLE: Final = words_of("closed", "little")
_SHOWING: Final = words_of("verbs", "showing")
_NO: Final = words_of("adverbs", "none")
_TURNING: Final = words_of("verbs", "turning")
_PHRASAL: Final = frozenset(
    (verb, particle) for entry in words_of("verbs", "phrasal_denying") for verb, particle in [entry.split(" ")]
)
_NOT: Final = LISTS["negations"]
_POINTING: Final = words_of("closed", "pointing_back")
_HEARSAY: Final = tuple(each.split() for each in sorted(words_of("closed", "hearsay")))
_HEARSAY_WORDS: Final = frozenset(sum(_HEARSAY, ["so", "believed"])) - {"the", "has", "it"}
_SAID: Final = words_of("verbs", "saying", "alleging")
_FICTION: Final = words_of("nouns", "fiction")
_LONGEST_OPENING: Final = 8
"""Words in which the phrase ends that says what is told of: "In his first and best-known novel,"; not measured."""


def denial(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody says is not so, does not accept, brushes aside, does not deny, or rules out."""
    yield from _denied(reader)
    for number, clause in enumerate(reader.clauses):
        start = clause.verb.last + 1
        if _unaccepted(reader, number) and any(is_claim(reader, n) for n in range(start, min(start + 5, clause.end))):
            yield _undone(reader, number, (start, reader.end_of(number, start)))
    yield from _brushed_aside(reader)
    for number, clause in clauses_with(reader, "denying", negated=True):  # "did not deny that ..."
        start = clause.verb.last + 1
        yield Cue(
            Mode.ALLEGED,
            verb_words(reader, number),
            (start, reader.end_of(number, start)),
            number,
            reader.speaker(number),
        )
    for number, clause in enumerate(reader.clauses):
        after = clause.verb.last + 1
        if clause.verb.lemma == "rule" and reader.lows[after : after + 1] == ["out"]:
            yield Cue(
                Mode.DENIED,
                (clause.verb.first, after + 1),
                (after + 1, reader.end_of(number, after + 1)),
                number,
                reader.speaker(number),
            )


def _denied(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what is denied, and which claims are rejected: "rejected the budget" says of nothing that it is not so."""
    for name in ("denying", "rejecting"):
        for number, clause in clauses_with(reader, name):
            content = reader.content(number)
            if content is None and clause.verb.lemma == "deny" and _granted(reader, number):
                continue
            if clause.verb.form is VerbForm.EN:
                continue  # "disputed resources"
            if clause.verb.passive and content is None:
                if name == "denying" or is_about_claim(reader, number):
                    yield _undone(reader, number, reader.subject_span(number))
                continue
            head = reader.object_head(number)
            noun = reader.lemmas[head] if head is not None else ""
            if name == "rejecting" and content is None and noun not in claim_nouns():
                continue
            start = content if content is not None else clause.verb.last + 1
            nominal = content is None and noun not in words_of("nouns", "claims")
            shared = nominal and noun in words_of("nouns", "shares")
            scope = start, reader.end_of(number, start, nominal=nominal)
            yield replace(_undone(reader, number, scope), presupposes=shared)


def _brushed_aside(reader: ClaimReader) -> Iterator[Cue]:
    """Yield claims that two words together deny: "brushed aside claims that ..."."""
    for number, clause in enumerate(reader.clauses):
        particles = reader.lows[clause.verb.last + 1 : clause.verb.last + 3]
        if not any((clause.verb.lemma, particle) in _PHRASAL for particle in particles) or is_negated(reader, number):
            continue
        if clause.verb.passive:
            if is_about_claim(reader, number):
                yield _undone(reader, number, reader.subject_span(number))
            continue
        start = clause.verb.last + 1
        end = reader.end_of(number, start)
        if any(is_claim(reader, n) for n in range(start, min(start + 9, end))):
            yield _undone(reader, number, (start, end))


def _undone(reader: ClaimReader, number: int, scope: Span) -> Cue:
    """Return the cue of a clause that says that what is in the scope is not so."""
    return Cue(Mode.DENIED, verb_words(reader, number), scope, number, reader.speaker(number))


def _granted(reader: ClaimReader, number: int) -> bool:
    """Whether to deny is to refuse: "denied him bail", "were denied entry"."""
    verb = reader.clauses[number].verb
    granted = words_of("nouns", "granted")
    before = reader.clauses[number].subject
    behind = range(verb.last + 1, min(verb.last + 9, reader.clauses[number].end))
    named = [reader.lemmas[n] for n in behind if reader.tags[n] in ("NN", "NNS")]
    if verb.passive and before is not None:
        named += [reader.lemmas[n] for n in range(*reader.subject_span(number))]
    return not granted.isdisjoint(named)


_TRUE: Final = words_of("adjectives", "true")


def falsehood(reader: ClaimReader) -> Iterator[Cue]:
    """Yield claims that are called false, untrue, baseless or made up."""
    false = words_of("adjectives", "false", "falsehoods")
    linking, naming = words_of(VERBS, "linking"), words_of(VERBS, "naming")
    false_verbs = words_of(VERBS, "faking")
    for number, clause in enumerate(reader.clauses):
        verb = clause.verb
        behind = reader.lows[verb.last + 1 : verb.last + 2]
        if is_about_claim(reader, number) and _baseless(reader, number):
            yield Cue(Mode.DENIED, verb_words(reader, number), reader.subject_span(number), number)
        elif verb.lemma in linking and (at := _joined(reader, number, false)) is not None:
            yield from _linked(reader, number, at)
        elif verb.passive and (verb.lemma in false_verbs or reader.lows[verb.last : verb.last + 2] == ["made", "up"]):
            if is_about_claim(reader, number):
                yield Cue(Mode.DENIED, verb_words(reader, number), reader.subject_span(number), number)
        elif not verb.passive and (verb.lemma in false_verbs or [verb.lemma, *behind] == ["make", "up"]):
            yield from _made_up(reader, number)
        elif verb.lemma in naming and not is_negated(reader, number):
            yield from _named_false(reader, number, false)


def _joined(reader: ClaimReader, number: int, false: Collection[str]) -> int | None:
    """Return the word behind a verb that says that something is false: "untrue", or "true" of "is not true"."""
    start = reader.clauses[number].verb.last + 1
    end = min(start + 6, reader.length)
    called = reader.find(false, start, end)
    if not is_negated(reader, number):
        return called
    untrue = reader.find(_TRUE, start, end)
    return called if called is not None and untrue is not None else untrue


def _linked(reader: ClaimReader, number: int, at: int) -> Iterator[Cue]:
    """Yield what "is", "proved" or "turned out" joins to the word at ``at``, which says that it is false."""
    verb = reader.clauses[number].verb
    if any(reader.lows[n] in (",", "that") for n in range(verb.last + 1, at)):
        return
    attributive = at + 1 < reader.length and reader.tags[at + 1] in ("NN", "NNS", "NNP")
    above = number - 1 if verb.form is VerbForm.INFINITIVE else number
    if attributive or above < 0:
        return
    owner = reader.clauses[above]
    if owner.verb.form is not VerbForm.FINITE:
        return
    if above != number and owner.role is Role.MAIN and owner.verb.lemma not in _TURNING:
        return  # "seized a painting believed to be a fake"
    yield Cue(Mode.DENIED, (verb.first, at + 1), reader.subject_span(above), number)
    if reader.lows[verb.first - 1 : verb.first] in (["it"], ["'s"]) or reader.tags[verb.first - 1] == "PRP":
        yield Cue(Mode.DENIED, (verb.first, at + 1), (at + 1, reader.end_of(number, at + 1)), number)


def _made_up(reader: ClaimReader, number: int) -> Iterator[Cue]:
    """Yield what somebody forged or made up: "made up the assault"."""
    start = reader.clauses[number].verb.last + 1
    end = reader.end_of(number, start)
    if any(is_claim(reader, n) for n in range(start, min(start + 5, end))):
        yield Cue(Mode.DENIED, verb_words(reader, number), (start, end), number)
    elif (head := reader.object_head(number)) is not None:
        yield Cue(Mode.DENIED, verb_words(reader, number), (start, head + 1), number, nominal=True)


def _named_false(reader: ClaimReader, number: int, false: Collection[str]) -> Iterator[Cue]:
    """Yield what somebody calls a lie: "branded the report a hoax"."""
    verb = reader.clauses[number].verb
    end = reader.end_of(number, verb.last + 1)
    cue = reader.find(false, verb.last + 1, end)
    if cue is None:
        return
    noun = cue + 1 < reader.length and reader.tags[cue + 1] in ("NN", "NNS")
    if noun and reader.lows[cue + 1] != "news":
        return
    scope = reader.subject_span(number) if verb.passive else (verb.last + 1, cue)
    if any(is_claim(reader, n) for n in range(cue + 1, min(cue + 6, end))):
        scope = cue + 1, end  # "described as fantasy a report that ..."
    if reader.lows[verb.last + 1 : verb.last + 2] == ["it"]:  # "called it absurd to say that ..."
        scope = cue + 1, end
    yield Cue(Mode.DENIED, (cue, cue + 1), scope, number, reader.speaker(number))


def _baseless(reader: ClaimReader, number: int) -> bool:
    """Whether a clause says that a claim has nothing behind it: "is without foundation", "does not stand up"."""
    verb = reader.clauses[number].verb
    start = verb.last + 1
    without = reader.lows[start : start + 1] in (["without"], ["no"], ["little"])
    if verb.lemma in ("be", "have", "lack") and (without or verb.lemma == "lack"):
        return not words_of("nouns", "proofs").isdisjoint(reader.lemmas[start : start + 5])
    return is_negated(reader, number) and verb.lemma in words_of(VERBS, "withstanding")


def _unaccepted(reader: ClaimReader, number: int) -> bool:
    """Whether a clause does not accept something: "does not accept", "refused to believe"."""
    if reader.clauses[number].verb.lemma not in words_of(VERBS, "accepting"):
        return False
    above = reader.clauses[number - 1].verb if number else None
    refused = above is not None and above.lemma in words_of(VERBS, "failing")
    return is_negated(reader, number) or refused


def no_evidence(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what there is no evidence for: "found nothing to suggest that"."""
    proofs = words_of("nouns", "proofs")
    if _LITTLE.isdisjoint(reader.known) and "no" not in reader.known and proofs.isdisjoint(reader.known_lemmas):
        return
    for index in range(reader.length - 2):  # "saw nothing to suggest that ..."
        if reader.lows[index + 1] == "to" and reader.lows[index] in _LITTLE and reader.lemmas[index + 2] in _SHOWING:
            owner = reader.owner(index)
            end = reader.end_of(owner, index + 3) if owner is not None else reader.length
            yield Cue(Mode.DENIED, (index, index + 3), (index + 3, end), owner)
        if reader.lows[index : index + 3] == ["no", "case", "to"]:  # "no case to answer over the death"
            yield Cue(Mode.DENIED, (index, index + 2), (index + 2, reader.length), reader.owner(index))
    for index, lemma in enumerate(reader.lemmas):
        if lemma not in proofs or not reader.tags[index].startswith("NN"):
            continue
        before = reader.lows[max(0, index - 4) : index]
        owner = reader.owner(index)
        negated = owner is not None and is_negated(reader, owner)
        if owner is not None and owner and not negated:
            negated = reader.clauses[owner - 1].verb.lemma in words_of(VERBS, "failing")
            negated = negated or reader.find(("unable", "yet"), reader.clauses[owner - 1].verb.first, index) is not None
        direct = bool(_NO & set(before)) and not any(low in (",", "of") for low in before[-2:])
        if not direct and not (negated and index > reader.clauses[owner or 0].verb.first):
            continue
        if lemma in ("doubt", "question") or (not direct and lemma not in ("evidence", "proof", "sign", "indication")):
            continue
        number = owner if owner is not None else 0
        end = reader.end_of(number, index + 1)
        if reader.find(("that", "of", "to", "for", "in"), index + 1, min(index + 12, end)) is not None:
            yield Cue(Mode.DENIED, (index - 1, index + 1), (index + 1, end), number, reader.speaker(number))


def acquittal(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what a court acquits of, or whose conviction it quashes."""
    table = claim_words()["acquitting"]
    for number, clause in enumerate(reader.clauses):
        lead = table.get(clause.verb.lemma)
        if not lead:
            continue
        start = clause.verb.last + 1
        end = reader.end_of(number, start)
        at = reader.find(lead, start, end)
        freed = clause.verb.lemma != "free" or not words_of("nouns", "cases").isdisjoint(reader.lemmas[start:end])
        if freed and at is not None:
            yield Cue(Mode.DENIED, verb_words(reader, number), (at + 1, end), number)
    for index, low in enumerate(reader.lows):
        not_guilty = low == "guilty" and _NOT & set(reader.lows[max(0, index - 2) : index])
        if (not_guilty or low == "innocent") and reader.lows[index + 1 : index + 2] in (["of"], ["to"]):
            number = reader.owner(index) or 0
            yield Cue(Mode.DENIED, (index - 1, index + 1), (index + 2, reader.end_of(number, index + 2)), number)


def retraction(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody retracts or corrects."""
    claims = claim_nouns() - words_of("nouns", "depictions")
    said = claims | words_of(VERBS, "saying", "alleging")
    for number, clause in clauses_with(reader, "quashing"):  # "quashed her conviction for stealing"
        start = clause.verb.last + 1
        end = reader.end_of(number, start)
        case = reader.object_head(number)
        if clause.verb.passive and clause.subject:
            head = reader.head(*clause.subject)
            if head is not None and reader.lemmas[head] in words_of("nouns", "cases"):
                yield Cue(Mode.DENIED, verb_words(reader, number), reader.subject_span(number), number)
        elif case is not None and reader.lemmas[case] in words_of("nouns", "cases"):
            yield Cue(Mode.DENIED, (clause.verb.first, case + 1), (case + 1, end), number)
    for number, clause in clauses_with(reader, "retracting"):
        subject = clause.subject
        if clause.verb.passive:
            head = reader.head(*subject) if subject else None
            if head is not None and reader.lemmas[head] in claims:
                yield Cue(Mode.DENIED, verb_words(reader, number), reader.subject_span(number), number)
            continue
        start = clause.verb.last + 1
        end = reader.end_of(number, start)
        told = reader.lows[start : start + 1] == ["for"] and base(reader.lows[start + 1], "VBG") in said
        if told or not said.isdisjoint(reader.lemmas[start:end]):
            yield _undone(reader, number, (start, end))


def contrary(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what something else is contrary to: "contrary to reports that he drowned"."""
    if "contrary" not in reader.known:
        return
    for index in range(reader.length - 1):
        if reader.lows[index] == "contrary" and reader.lows[index + 1] == "to":
            comma = reader.find((",", ";"), index, reader.length)
            yield Cue(Mode.DENIED, (index, index + 2), (index + 2, comma or reader.length), None)


def unsaid(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what nobody has said: "no group has said that it planted the bomb"."""
    presupposing, saying = words_of(VERBS, "presupposing", "verifying"), words_of(VERBS, "saying")
    for number, clause in enumerate(reader.clauses[1:], 1):  # "No witness has come forward to say that ..."
        if clause.verb.form is not VerbForm.INFINITIVE or clause.verb.lemma not in saying:
            continue
        content = reader.content(number)
        if content is not None and is_negated(reader, number - 1):
            scope = content, reader.end_of(number, content)
            yield Cue(Mode.DENIED, verb_words(reader, number - 1), scope, number)
    for name in ("saying", "alleging", "fearing", "finding"):
        for number, clause in clauses_with(reader, name, negated=True):
            content = reader.content(number)
            if content is None or clause.verb.lemma in presupposing or reader.lows[content] in ("how", "why", "what"):
                continue
            mode = Mode.HYPOTHETICAL if reader.lows[content] in ("whether", "if") else Mode.DENIED
            yield Cue(
                mode,
                verb_words(reader, number),
                (content, reader.end_of(number, content)),
                number,
                reader.speaker(number),
            )


def failure(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody failed, refused or was prevented to do."""
    for number, clause in enumerate(reader.clauses):
        start = clause.verb.last + 1
        follower = reader.follower(number)
        if follower is None:
            continue
        end = follower.verb.last + 1
        negated = is_negated(reader, number)
        infinitive = follower.verb.form is VerbForm.INFINITIVE and reader.gap(start, follower.verb.first) == 0
        unable = reader.find(("unable", "reluctant", "unwilling", "powerless"), start, follower.verb.first)
        if infinitive and clause.verb.lemma in words_of(VERBS, "failing") and not negated:
            yield Cue(Mode.DENIED, verb_words(reader, number), (start, end), number)
        elif infinitive and reader.lows[follower.verb.first - 1] == "yet":
            yield Cue(Mode.DENIED, (follower.verb.first - 1, follower.verb.first), (start, end), number)
        elif follower.verb.form is VerbForm.INFINITIVE and unable is not None:
            yield Cue(Mode.DENIED, (unable, unable + 1), (start, end), number)
        elif follower.verb.form is VerbForm.ING and clause.verb.lemma in words_of(VERBS, "preventing") and not negated:
            from_it = "from" in reader.lows[start : follower.verb.first]
            at_once = reader.gap(start, follower.verb.first) == 0 and clause.verb.lemma != "stop"
            short = reader.lows[follower.verb.first - 2 : follower.verb.first] == ["short", "of"]
            if from_it or at_once or short:
                yield Cue(Mode.DENIED, verb_words(reader, number), (start, end), number)
    for index in range(reader.length - 2 if "far" in reader.known else 0):  # "far from cheating, the pupil ..."
        if reader.lows[index] == "far" and reader.lows[index + 1] == "from":
            yield Cue(Mode.DENIED, (index, index + 2), (index + 2, index + 3), None)
            yield Cue(Mode.DENIED, (index, index + 2), (index + 2, index + 3), None, nominal=True)
    for number, clause in enumerate(reader.clauses):
        before = reader.lows[max(0, clause.verb.first - 2) : clause.verb.first]
        if clause.verb.form is VerbForm.ING and (before[-1:] in (["without"], ["than"]) or before == ["instead", "of"]):
            yield Cue(Mode.DENIED, (clause.verb.first - 1, clause.verb.first), verb_span(clause), number, own=True)


def falsely(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody says falsely or wrongly."""
    said = words_of(VERBS, "saying", "alleging") | {"name", "identify"}
    false = words_of("adverbs", "false")
    if false.isdisjoint(reader.known):
        return
    for index, low in enumerate(reader.lows):
        if low not in false:
            continue
        number = described_clause(reader, index)
        if number is not None and reader.clauses[number].verb.lemma in said:
            start = reader.clauses[number].verb.last + 1
            yield Cue(Mode.DENIED, (index, index + 1), (start, reader.end_of(number, start)), number)


def unverified(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what nobody could verify."""
    claims = words_of("nouns", "claims", "statements")
    for number, clause in enumerate(reader.clauses):
        verb = clause.verb
        if verb.lemma not in words_of(VERBS, "verifying", "commenting"):
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
        if number and verb.passive and _points_back(reader, clause):
            begin, _ = reader.segment(clause.start)
            yield Cue(Mode.ALLEGED, verb_words(reader, number), (begin, reader.opening(clause)), None)
        start = verb.last + 1
        yield Cue(Mode.ALLEGED, verb_words(reader, number), (start, reader.end_of(number, start)), number)


def _points_back(reader: ClaimReader, clause: Clause) -> bool:
    """Whether the subject of a clause is what was told just before: "this", "the report"."""
    first, last = clause.subject or (0, 0)
    if last - first == 1:
        return reader.lows[first] in _POINTING
    return last - first == 2 and reader.lows[first] in ("the", "these", "those") and is_claim(reader, first + 1)


def hearsay(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what nobody stands for: "as the story goes", "or so he says", "if the guards are to be believed"."""
    if _HEARSAY_WORDS.isdisjoint(reader.known):
        return
    for index in range(reader.length - 2):
        words, behind = reader.lows[index : index + 3], reader.next_verb(index)
        said = behind < len(reader.clauses) and reader.clauses[behind].verb.lemma in _SAID
        in_own_words = reader.lows[max(0, index - 1) : index + 2] == [",", "or", "so"] and said
        believed = words == ["to", "be", "believed"] and "if" in reader.lows[:index]
        going_round = words in _HEARSAY and reader.lows[index + 3 : index + 4] in ([","], ["."], ["that"])
        if going_round or in_own_words or believed:
            yield Cue(Mode.ALLEGED, (index, index + 3), reader.segment(index), None)


def fiction(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what happens in a work of fiction: "In the novel, the king is shot"."""
    opening = reader.find((",",), 0, _LONGEST_OPENING)
    if opening is None or reader.lows[0] != "in" or reader.lemmas[opening - 1] not in _FICTION:
        return
    for number, clause in enumerate(reader.clauses):
        told = clause.verb.tense is Tense.PRESENT and clause.verb.lemma not in _SAID
        if clause.role is Role.MAIN and told:
            scope = clause.verb.first, reader.end_of(number, clause.verb.last + 1)
            yield Cue(Mode.HYPOTHETICAL, (opening - 1, opening), scope, None)


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
        follower = reader.follower(number)
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
    follower = reader.follower(number)
    to_do = follower is not None and follower.verb.form is VerbForm.INFINITIVE
    if content is None and follower is not None and to_do:
        content = None if ";" in reader.lows[start : follower.verb.first] else follower.verb.first
    if clause.verb.lemma == "call" and reader.find(("for", "on", "upon"), start, start + 5) is None:
        return
    if content is None and clause.verb.lemma == "call" and reader.lows[start : start + 1] == ["for"]:
        content = start + 1
    if content is not None and mode is Mode.PLANNED and _only_reports(reader, number, content):
        return
    said_by = reader.speaker(number)
    if content is not None:
        end = reader.end_of(number, content, to_do=True)
        if clause.verb.lemma in ("try", "attempt", "strive", "struggle") and follower is not None:
            end = min(end, follower.verb.last + 1)  # "trying to win by cheating": they did cheat
        yield Cue(mode, verb_words(reader, number), (content, end), number, said_by)
    elif clause.verb.lemma in words_of(VERBS, "wanting") and (head := reader.object_head(number)) is not None:
        yield Cue(mode, verb_words(reader, number), (start, head + 1), number, said_by, nominal=True)


def _only_reports(reader: ClaimReader, number: int, content: int) -> bool:
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
        manages = able or (above is not None and above.lemma in words_of(VERBS, "managing"))
        managed = manages and not is_negated(reader, number - 1)
        if clause.role is Role.INFINITIVE and not clause.verb.perfect and not managed:
            yield Cue(
                Mode.HYPOTHETICAL, (clause.verb.first, clause.verb.first + 1), verb_span(clause), number, own=True
            )


_IF: Final = words_of("closed", "if", "provided")
_PROVIDED: Final = tuple([word, "that"] for word in sorted(words_of("closed", "provided")))
_LATER: Final = words_of("adverbs", "later")
_INVERTED: Final = ("had", "should", "were")


def negation(reader: ClaimReader) -> Iterator[Cue]:
    """Yield the verbs that are negated."""
    for number, clause in enumerate(reader.clauses):
        if not is_negated(reader, number):
            continue
        if (clause.verb.modal == "would" and clause.verb.perfect) or _is_inverted(reader, number):
            continue  # "the lion would not have escaped": it did
        follower = reader.follower(number)
        cleft = number == 0 and reader.lows[0] == "it"
        if cleft and follower is not None and follower.role is Role.RELATIVE:
            scope = follower.start, reader.end_of(number, follower.start)  # "It was not him who posted the letter"
            yield Cue(Mode.DENIED, verb_words(reader, number), scope, number)
        yield Cue(Mode.DENIED, verb_words(reader, number), whole_verb(reader, number), number, own=True)


def condition(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what "if" or "unless" makes a condition, and what hangs on it."""
    lows = reader.lows
    conditional = False
    for number, clause in enumerate(reader.clauses):
        as_though = clause.marker == "though" and "as" in reader.lows[clause.start - 1 : clause.start + 1]
        opened = clause.marker in _IF or clause.marker == "whether" or _opened_by_if(reader, clause)
        if opened or as_though or _is_inverted(reader, number):
            conditional = conditional or (opened and clause.marker != "whether")
            yield Cue(Mode.HYPOTHETICAL, (clause.start, clause.start + 1), whole_verb(reader, number), number, own=True)
        if reader.lows[clause.verb.last : clause.verb.last + 2] in _PROVIDED:
            start = clause.verb.last + 1
            yield Cue(Mode.HYPOTHETICAL, (start - 1, start), (start, reader.end_of(number, start)), number)
    provided = lows[0] in ("provided", "providing", "assuming", "supposing") and "," in lows
    if provided:
        conditional = True
        yield Cue(Mode.HYPOTHETICAL, (0, 1), (0, lows.index(",")), None)
    inverted = lows[0] in _INVERTED and reader.tags[0] in ("VBD", "MD", "NNP", "IN")
    if inverted and reader.clauses and "," not in lows[: reader.clauses[0].verb.first + 1]:
        conditional = True
        yield Cue(Mode.HYPOTHETICAL, (0, 1), (0, reader.find((",",), 0, reader.length) or 0), None, nominal=True)
        for number in range(len(reader.clauses)):
            yield Cue(Mode.HYPOTHETICAL, (0, 1), whole_verb(reader, number), number, own=True)
    if conditional:
        for number, clause in enumerate(reader.clauses):
            depends = clause.verb.modal is not None or clause.verb.tense is Tense.FUTURE
            if depends and clause.role in (Role.MAIN, Role.CONTENT):
                yield Cue(Mode.HYPOTHETICAL, verb_words(reader, number), whole_verb(reader, number), number, own=True)


def _is_inverted(reader: ClaimReader, number: int) -> bool:
    """Whether a clause behind what would have been is its condition: "would have drowned had the crew not come"."""
    if not number:
        return False
    opening, clause = reader.clauses[number - 1], reader.clauses[number]
    fronted = opening.subject is None and opening.verb.first == opening.verb.last
    if not fronted or clause.subject is None or clause.subject[0] != opening.verb.last + 1:
        return False
    return reader.lows[opening.verb.last] in _INVERTED and any(c.verb.modal in MODALS for c in reader.clauses[:number])


def absence(reader: ClaimReader) -> Iterator[Cue]:
    """What there was not: "there was never any raid", "there was no attack"."""
    for number, clause in enumerate(reader.clauses):
        start = clause.verb.last + 1
        there = clause.subject is not None and reader.tags[clause.subject[0]] == "EX"
        if there and (is_negated(reader, number) or reader.lows[start : start + 1] == ["no"]):
            head = reader.head(start, reader.length)
            if head is not None:
                yield Cue(Mode.DENIED, (start - 1, start), (start, head + 1), number, nominal=True)


def _opened_by_if(reader: ClaimReader, clause: Clause) -> bool:
    """Whether "if" stands right before the subject, though the clause was not read so: "asked if the dam had burst"."""
    number = reader.clauses.index(clause)
    before = reader.clauses[number - 1].verb.last + 1 if number else 0
    at = reader.find(_IF | {"whether"}, before, clause.verb.first)
    return at is not None and not any(low in (",", ";") for low in reader.lows[at : clause.verb.first])


def look_ahead(reader: ClaimReader) -> Iterator[Cue]:
    """Yield the verbs that look ahead: "will elect"."""
    for number, clause in enumerate(reader.clauses):
        follower = reader.follower(number)
        if planned(clause, follower, reader.lows):
            thought = is_opinion(reader.sentence, clause) or is_conditional(reader.sentence, number)
            mode = Mode.HYPOTHETICAL if thought else Mode.PLANNED
        elif will_in_the_past(reader.sentence, clause):
            mode = Mode.PLANNED
        else:
            continue
        to_do = follower is not None and follower.verb.form is VerbForm.INFINITIVE and follower.parent == number
        end = follower.verb.last + 1 if follower is not None and to_do else clause.verb.last + 1
        yield Cue(mode, verb_words(reader, number), (clause.verb.first, end), number, own=True)


def modality(reader: ClaimReader) -> Iterator[Cue]:
    """Yield the verbs that are only possible: "may have struck"."""
    for number, clause in enumerate(reader.clauses):
        verb = clause.verb
        if verb.modal not in MODALS or will_in_the_past(reader.sentence, clause):
            continue
        later = verb.modal == "would" and not verb.perfect and _LATER & set(reader.lows[verb.first : verb.last + 2])
        goes_on = verb.modal == "would" and verb.lemma == "go" and reader.lows[verb.last + 1 : verb.last + 2] == ["on"]
        if not (later or goes_on):
            yield Cue(Mode.HYPOTHETICAL, verb_words(reader, number), whole_verb(reader, number), number, own=True)


@cache
def _hedging() -> Mapping[str, Mode]:
    """Return how sure an adverb leaves what it describes."""
    return {
        **dict.fromkeys(words_of("adverbs", "alleged"), Mode.ALLEGED),
        **dict.fromkeys(words_of("adverbs", "possible"), Mode.HYPOTHETICAL),
    }


def hedge(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what an adverb hedges: "allegedly robbed"."""
    adverbs = _hedging()
    if adverbs.keys().isdisjoint(reader.known):
        return
    for index, low in enumerate(reader.lows):
        mode = adverbs.get(low)
        if mode is None or reader.tags[index] in ("NN", "NNS"):
            continue
        number = described_clause(reader, index)
        if number is None and reader.lows[index - 1] == "," and index + 2 >= reader.length:
            number = next((n for n, clause in enumerate(reader.clauses) if clause.role is Role.MAIN), None)
        if number is not None:
            yield Cue(mode, (index, index + 1), verb_span(reader.clauses[number]), number, own=True)


def question(reader: ClaimReader) -> Iterator[Cue]:
    """Yield all of a sentence that asks."""
    if reader.clauses and "?" in reader.lows[-2:]:
        yield Cue(Mode.HYPOTHETICAL, (reader.length - 1, reader.length), (0, reader.length), None)


_UNDOING: Final = re.compile(
    r"""
    \b(?:
        den(?:y|ies|ied|ying|ial)|reject|dismiss|refut|rebut|disput|contradict|disavow|repudiat|rebuff|debunk
        |discredit|disprov|false|fake|hoax|untrue|bogus|baseless|unfounded|fabricat|invent|doctored|made\ up|myth
        |lie\b|lies\b|wrong|no\b|not\b|never|none|nobody|nothing|neither|nor\b|without|cannot|n't|unable|hardly
        |yet\ to|far\ from|contrary|fail|refus|declin|prevent|avoid|retract|withdr|recant|correct|apologi
        |takes?\ back|acquit|clear|absol|exonerat|quash|overturn|drop|throws?\ out|innocent|rul(?:e|es|ed)\ out
        |knock|brush|scorn
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What a title must hold to tell that something is not so.

Matches:
    Mayor «denies» theft
    Ships are «yet to» leave
Does not match:
    Guards beat two pickets
    Mayor notes the price
"""
_OPEN: Final = re.compile(r"\b(?:may|might|could|would|should|must|if|whether|unless|to|fears?|possibl[ey]|likely)\b")
_ALLEGING: Final = re.compile(
    r"""
    \b(?:
        alleged|allegedly|reportedly|suspected|supposed|supposedly|purported|apparent|apparently|rumoured
        |claims?|accus\w+|according\ to
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What says in a title that it is somebody's claim.

Matches:
    Guards «allegedly» beat two pickets
    Mayor «accused» of theft
Does not match:
    Guards beat two pickets
    Mayor claimed the prize
"""


def denies_in_words(title: str) -> bool:
    """Whether a title has a word that says that something is not so."""
    return _UNDOING.search(title) is not None


def says_so(title: str, factuality: Factuality) -> bool:
    """Whether a title says by itself that it is not so, or not sure: "No train runs", "Suspected poisoning"."""
    match factuality.mode:
        case Mode.DENIED:
            return factuality.rule in ("negation", "absence", "failure") and denies_in_words(title)
        case Mode.HYPOTHETICAL:
            return _OPEN.search(title) is not None
        case Mode.ALLEGED:
            return _ALLEGING.search(title) is not None
        case _:
            return False

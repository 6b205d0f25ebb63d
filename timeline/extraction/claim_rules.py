"""The rules that find claims in a sentence: each finds cues, and what each cue reaches over."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Final

from timeline.extraction.claim_scopes import Reader, Span, claim_words, words_of
from timeline.extraction.plans import is_conditional, is_opinion, planned, will_in_the_past
from timeline.language.clauses import Clause, Role
from timeline.language.verbs import Form, Tense
from timeline.language.wordlists import CALENDAR


class Mode(StrEnum):
    """How sure the text is of what a clause tells, and whose claim it is."""

    STATED = "stated"
    ALLEGED = "alleged"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decide how sure other words are: ``words`` the cue, ``scope`` what it reaches over, ``clause`` the
    clause it stands in, ``own`` whether it only speaks of its own clause. ``template`` says the claim in a title."""

    mode: Mode
    words: Span
    scope: Span
    clause: int | None
    speaker: Span | None = None
    own: bool = False
    presupposes: bool = False
    """Whether nouns and relative clauses in the scope are so all the same: "denied involvement in the attack"."""
    nominal: bool = False
    """Whether it reaches nouns alone: "demanded the release of ..."."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its name, with sentences and what it makes of a word in them: {"sentence": "word mode"}."""

    name: str
    read: Callable[[Reader], Iterator[Cue]]
    examples: Mapping[str, str] = field(default_factory=dict)


_VERBS: Final = "verbs"
_NO: Final = frozenset(("no", "without", "little", "any", "zero", "scant", "lack", "absence", "insufficient"))
_NOBODY: Final = frozenset(("no", "nobody", "none", "neither", "nothing", "nor", "hardly", "few"))
_MODALS: Final = frozenset(("would", "could", "may", "might", "should", "must", "ought", "can"))
_IF: Final = frozenset(("if", "unless", "lest", "provided", "providing", "assuming", "supposing"))
_NOMINAL: Final = frozenset(("PRP", "NNP", "DT", "CD", "PRP$", "NNS", "NN", "JJ", "RB", "POS"))
_OPENING_CONTENT: Final = frozenset(
    ["that", "of", "to", "about", "saying", "claiming", "alleging", "suggesting", "showing"]
)
_ALSO_VERBS: Final = frozenset(("reports", "claims", "charges", "rumours", "fears", "warnings", "talk"))
_TURNING: Final = frozenset(
    ("turn", "prove", "find", "know", "show", "reveal", "say", "believe", "think", "seem", "appear")
)
_PHRASAL: Final = frozenset(
    (verb, particle) for entry in words_of("verbs", "phrasal_denying") for verb, particle in [entry.split(" ")]
)
_STATE_MEDIA: Final = frozenset(("state", medium) for medium in ("media", "television", "tv", "radio", "news"))
_BODIES: Final = frozenset(("committee", "commission", "agency", "board", "panel", "body", "office", "team", "unit"))
_PROVIDED: Final = tuple([word, "that"] for word in ("provided", "providing", "assuming", "supposing"))
_NOT: Final = frozenset(("not", "n't", "n’t", "never"))
_DEAD: Final = frozenset(
    (
        "dead",
        "drowned",
        "killed",
        "lost",
        "trapped",
        "buried",
        "kidnapped",
        "murdered",
        "responsible",
        "stolen",
        "alive",
    )
)
_LATER: Final = frozenset(("later", "eventually", "subsequently", "ultimately"))
_FAKE: Final = frozenset(("fake", "false", "hoax", "bogus", "satirical", "spoof"))
_OF: Final = frozenset(("of", "about", "that", "to", "for", "over", "from", "in", "by"))


def _verb_words(reader: Reader, number: int) -> Span:
    verb = reader.clauses[number].verb
    return verb.first, verb.last + 1


def _said(reader: Reader, name: str, *, negated: bool = False) -> Iterator[tuple[int, Clause]]:
    """Yield the clauses whose verb is in a list, negated or not."""
    listed = words_of(_VERBS, name)
    for number, clause in enumerate(reader.clauses):
        if clause.verb.lemma in listed and _is_negated(reader, number) is negated:
            yield number, clause


def _is_negated(reader: Reader, number: int) -> bool:
    """Whether a clause is negated by its verb or its subject: "did not say", "no group has said"."""
    clause = reader.clauses[number]
    verb, lows = clause.verb, reader.lows
    if verb.negated or verb.modal == "cannot":
        return "only" not in lows[verb.first : verb.last + 3]
    if verb.first and lows[verb.first - 1] in ("neither", "nor", "hardly", "scarcely", "barely"):
        return True
    if clause.subject and clause.subject[0] and lows[clause.subject[0] - 1] in ("neither", "hardly", "not"):
        return "only" not in lows[clause.subject[0] - 1 : clause.subject[0] + 1]
    if clause.subject is None or clause.subject[1] <= clause.subject[0]:
        start = reader.clauses[number - 1].verb.last + 1 if number else 0
        dated = reader.find(("no", "nobody", "none", "nothing"), start, verb.first)
        return dated is not None and all(
            reader.tags[n] in ("IN", "CD", ".") or lows[n].rstrip(".") in CALENDAR for n in range(start, dated)
        )
    first = clause.subject[0]
    follower = reader.tags[first + 1] if first + 1 < reader.length else ""
    more = first + 1 < reader.length and lows[first + 1] in ("fewer", "less", "doubt", "sooner", ".", "longer")
    if lows[first] in _NOBODY and follower != "CD" and not more:
        return lows[first] != "few"
    return lows[first] == "not" and lows[first + 1 : first + 2] != ["only"]


# -- what a clause says of itself


def negation(reader: Reader) -> Iterator[Cue]:
    for number, _clause in enumerate(reader.clauses):
        if not _is_negated(reader, number):
            continue
        yield Cue(Mode.DENIED, _verb_words(reader, number), _whole(reader, number), number, own=True)


def condition(reader: Reader) -> Iterator[Cue]:
    lows = reader.lows
    conditional = False
    for number, clause in enumerate(reader.clauses):
        if clause.marker in _IF or clause.marker == "whether" or _opened_by_if(reader, clause):
            conditional = conditional or clause.marker != "whether"
            yield Cue(Mode.HYPOTHETICAL, (clause.start, clause.start + 1), _whole(reader, number), number, own=True)
        if reader.lows[clause.verb.last : clause.verb.last + 2] in _PROVIDED:
            start = clause.verb.last + 1
            yield Cue(Mode.HYPOTHETICAL, (start - 1, start), (start, reader.end_of(number, start)), number)
    inverted = lows[0] in ("had", "should", "were") and reader.tags[0] in ("VBD", "MD", "NNP", "IN")
    if inverted and reader.clauses and "," not in lows[: reader.clauses[0].verb.first + 1]:
        conditional = True
        yield Cue(Mode.HYPOTHETICAL, (0, 1), (0, reader.find((",",), 0, reader.length) or 0), None, nominal=True)
        for number in range(len(reader.clauses)):
            yield Cue(Mode.HYPOTHETICAL, (0, 1), _whole(reader, number), number, own=True)
    if conditional:
        for number, clause in enumerate(reader.clauses):
            depends = clause.verb.modal is not None or clause.verb.tense is Tense.FUTURE
            if depends and clause.role in (Role.MAIN, Role.CONTENT):
                yield Cue(Mode.HYPOTHETICAL, _verb_words(reader, number), _whole(reader, number), number, own=True)


def absence(reader: Reader) -> Iterator[Cue]:
    """What there was not: "there was never any raid", "there was no attack"."""
    for number, clause in enumerate(reader.clauses):
        start = clause.verb.last + 1
        there = clause.subject is not None and reader.tags[clause.subject[0]] == "EX"
        if there and (_is_negated(reader, number) or reader.lows[start : start + 1] == ["no"]):
            head = reader.head(start, reader.length)
            if head is not None:
                yield Cue(Mode.DENIED, (start - 1, start), (start, head + 1), number, nominal=True)


def _whole(reader: Reader, number: int) -> Span:
    """Return the verb of a clause with the infinitives that hang on it: "did not manage to leave"."""
    verb = reader.clauses[number].verb
    end = verb.last + 1
    for follower in reader.clauses[number + 1 :]:
        if follower.verb.form is not Form.INFINITIVE or reader.gap(end, follower.verb.first):
            break
        end = follower.verb.last + 1
    return verb.first, end


def _own(clause: Clause) -> Span:
    return clause.verb.first, clause.verb.last + 1


def _opened_by_if(reader: Reader, clause: Clause) -> bool:
    """Whether "if" stands right before the subject, though the clause was not read so: "asked if the dam had burst"."""
    number = reader.clauses.index(clause)
    before = reader.clauses[number - 1].verb.last + 1 if number else 0
    at = reader.find(_IF | {"whether"}, before, clause.verb.first)
    return at is not None and not any(low in (",", ";") for low in reader.lows[at : clause.verb.first])


def plan(reader: Reader) -> Iterator[Cue]:
    for number, clause in enumerate(reader.clauses):
        follower = reader.clauses[number + 1] if number + 1 < len(reader.clauses) else None
        if planned(clause, follower, reader.lows):
            thought = is_opinion(reader.sentence, clause) or is_conditional(reader.sentence, number)
            mode = Mode.HYPOTHETICAL if thought else Mode.PLANNED
        elif will_in_the_past(reader.sentence, clause):
            mode = Mode.PLANNED
        else:
            continue
        to_do = follower is not None and follower.verb.form is Form.INFINITIVE and follower.parent == number
        end = follower.verb.last + 1 if follower is not None and to_do else clause.verb.last + 1
        yield Cue(mode, _verb_words(reader, number), (clause.verb.first, end), number, own=True)


def modality(reader: Reader) -> Iterator[Cue]:
    for number, clause in enumerate(reader.clauses):
        verb = clause.verb
        if verb.modal not in _MODALS or will_in_the_past(reader.sentence, clause):
            continue
        later = verb.modal == "would" and not verb.perfect and _LATER & set(reader.lows[verb.first : verb.last + 2])
        goes_on = verb.modal == "would" and verb.lemma == "go" and reader.lows[verb.last + 1 : verb.last + 2] == ["on"]
        if not (later or goes_on):
            yield Cue(Mode.HYPOTHETICAL, _verb_words(reader, number), _whole(reader, number), number, own=True)


def hedge(reader: Reader) -> Iterator[Cue]:
    adverbs = {
        **dict.fromkeys(words_of("adverbs", "alleged"), Mode.ALLEGED),
        **dict.fromkeys(words_of("adverbs", "possible"), Mode.HYPOTHETICAL),
    }
    for index, low in enumerate(reader.lows):
        mode = adverbs.get(low)
        if mode is None or reader.tags[index] in ("NN", "NNS"):
            continue
        number = _described(reader, index)
        if number is not None:
            yield Cue(mode, (index, index + 1), _own(reader.clauses[number]), number, own=True)


def _described(reader: Reader, index: int) -> int | None:
    """Return the clause whose verb an adverb describes: the one it stands in or right before or behind."""
    for number, clause in enumerate(reader.clauses):
        if clause.verb.first - 2 <= index <= clause.verb.last + 1:
            return number
    return reader.next_verb(index) if reader.next_verb(index) < len(reader.clauses) and index < 2 else None


def raising(reader: Reader) -> Iterator[Cue]:
    listed, fearing = words_of(_VERBS, "raising"), words_of(_VERBS, "fearing")
    for number, clause in enumerate(reader.clauses[:-1]):
        follower, verb = reader.clauses[number + 1], clause.verb
        by = verb.passive and reader.lows[verb.last + 1 : verb.last + 2] == ["by"]  # "is said by two aides to have"
        close = by or reader.gap(verb.last + 1, follower.verb.first) == 0
        if follower.verb.form is not Form.INFINITIVE or not close:
            continue
        reduced = reader.tags[verb.last] in ("VBN", "VBD")
        active = verb.lemma in ("seem", "appear", "claim", "purport", "profess")
        if verb.lemma in listed and (active or verb.passive or reduced):
            mode = Mode.DENIED if _is_negated(reader, number) and verb.lemma != "believe" else Mode.ALLEGED
        elif verb.lemma in ("fear", "predict", "forecast", "project") and (verb.passive or reduced):
            mode = Mode.HYPOTHETICAL
        else:
            continue
        start = follower.verb.first
        yield Cue(mode, _verb_words(reader, number), (start, reader.end_of(number, start)), number)
    for number, clause in enumerate(reader.clauses):  # "are feared dead", "is presumed drowned"
        after = clause.verb.last + 1
        if not clause.verb.passive or after >= reader.length or reader.lows[after] not in _DEAD:
            continue
        if clause.verb.lemma in fearing | listed:
            mode = Mode.HYPOTHETICAL if clause.verb.lemma in fearing else Mode.ALLEGED
            yield Cue(mode, _verb_words(reader, number), (clause.verb.first, after + 1), number, own=True)


def question(reader: Reader) -> Iterator[Cue]:
    if reader.length and (reader.lows[-1] == "?" or reader.lows[-2:-1] == ["?"]) and reader.clauses:
        yield Cue(Mode.HYPOTHETICAL, (reader.length - 1, reader.length), (0, reader.length), None)


# -- denials


def denial(reader: Reader) -> Iterator[Cue]:
    for name in ("denying", "rejecting"):
        for number, clause in _said(reader, name):
            content = reader.content(number)
            if content is None and clause.verb.lemma == "deny" and _granted(reader, number):
                continue
            if clause.verb.passive and content is None:
                if name == "denying" or _about_claim(reader, number):
                    yield _undone(reader, number, reader.subject_span(number))
                continue
            head = reader.object_head(number)
            noun = reader.lemmas[head] if head is not None else ""
            if name == "rejecting" and content is None and noun not in _claims():
                continue
            start = content if content is not None else clause.verb.last + 1
            nominal = content is None and noun not in words_of("nouns", "claims")
            shared = nominal and noun in words_of("nouns", "shares")
            scope = start, reader.end_of(number, start, nominal=nominal)
            yield replace(_undone(reader, number, scope), presupposes=shared)
    for number, clause in enumerate(reader.clauses):  # "brushed aside claims that ..."
        particles = reader.lows[clause.verb.last + 1 : clause.verb.last + 3]
        if not any((clause.verb.lemma, particle) in _PHRASAL for particle in particles) or _is_negated(reader, number):
            continue
        if clause.verb.passive:
            if _about_claim(reader, number):
                yield _undone(reader, number, reader.subject_span(number))
            continue
        start = clause.verb.last + 1
        end = reader.end_of(number, start)
        if any(_is_claim(reader, n) for n in range(start, min(start + 9, end))):
            yield _undone(reader, number, (start, end))
    for number, clause in _said(reader, "denying", negated=True):  # "did not deny that ..."
        start = clause.verb.last + 1
        yield Cue(
            Mode.ALLEGED,
            _verb_words(reader, number),
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


def _undone(reader: Reader, number: int, scope: Span) -> Cue:
    """Return the cue of a clause that says that what is in the scope is not so."""
    return Cue(Mode.DENIED, _verb_words(reader, number), scope, number, reader.speaker(number))


def _claims() -> frozenset[str]:
    return words_of("nouns", "claims") | words_of("nouns", "statements") | words_of("nouns", "depictions")


def _is_claim(reader: Reader, index: int) -> bool:
    return reader.lemmas[index] in _claims() and _is_noun(reader, index)


def _granted(reader: Reader, number: int) -> bool:
    """Whether to deny is to refuse: "denied him bail", "were denied entry"."""
    verb = reader.clauses[number].verb
    granted = words_of("nouns", "granted")
    before = reader.clauses[number].subject
    behind = range(verb.last + 1, min(verb.last + 9, reader.clauses[number].end))
    named = [reader.lemmas[n] for n in behind if reader.tags[n] in ("NN", "NNS")]
    if verb.passive and before is not None:
        named += [reader.lemmas[n] for n in range(*reader.subject_span(number))]
    return not granted.isdisjoint(named)


def falsehood(reader: Reader) -> Iterator[Cue]:
    false = words_of("adjectives", "false") | words_of("adjectives", "falsehoods")
    linking, naming = words_of(_VERBS, "linking"), words_of(_VERBS, "naming")
    false_verbs = words_of(_VERBS, "faking")
    for number, clause in enumerate(reader.clauses):
        verb = clause.verb
        end = min(verb.last + 7, reader.length)
        cue = reader.find(false, verb.last + 1, end)
        untrue = _is_negated(reader, number) and reader.find(
            ("true", "right", "accurate", "correct", "so", "case"), verb.last + 1, end
        )
        if verb.lemma in linking and (cue is not None or untrue):
            if _is_negated(reader, number) and not untrue:
                continue
            at = int(cue if cue is not None else untrue or verb.last)
            if any(reader.lows[n] in (",", "that") for n in range(verb.last + 1, at)):
                continue
            attributive = at + 1 < reader.length and reader.tags[at + 1] in ("NN", "NNS", "NNP")
            if attributive:
                continue
            infinitive_of = number - 1 if verb.form is Form.INFINITIVE else number
            if (
                infinitive_of < 0
                or reader.clauses[infinitive_of].verb.form is not Form.FINITE
                or (
                    infinitive_of != number
                    and reader.clauses[infinitive_of].role is Role.MAIN
                    and reader.clauses[infinitive_of].verb.lemma not in _TURNING
                )
            ):
                continue  # "seized a painting believed to be a fake"
            yield Cue(Mode.DENIED, (verb.first, at + 1), reader.subject_span(infinitive_of), number)
            if reader.lows[verb.first - 1 : verb.first] in (["it"], ["'s"]) or reader.tags[verb.first - 1] == "PRP":
                yield Cue(Mode.DENIED, (verb.first, at + 1), (at + 1, reader.end_of(number, at + 1)), number)
        elif verb.passive and (verb.lemma in false_verbs or reader.lows[verb.last : verb.last + 2] == ["made", "up"]):
            if _about_claim(reader, number):
                yield Cue(Mode.DENIED, _verb_words(reader, number), reader.subject_span(number), number)
        elif not verb.passive and (
            verb.lemma in false_verbs or (verb.lemma == "make" and reader.lows[verb.last + 1 : verb.last + 2] == ["up"])
        ):
            start = verb.last + 1
            end = reader.end_of(number, start)
            if any(_is_claim(reader, n) for n in range(start, min(start + 5, end))):
                yield Cue(Mode.DENIED, _verb_words(reader, number), (start, end), number)
        elif verb.lemma in naming and not _is_negated(reader, number):
            end = reader.end_of(number, verb.last + 1)
            cue = reader.find(false, verb.last + 1, end)
            if cue is None or (
                cue + 1 < reader.length and reader.tags[cue + 1] in ("NN", "NNS") and reader.lows[cue + 1] != "news"
            ):
                continue
            scope = reader.subject_span(number) if verb.passive else (verb.last + 1, cue)
            if reader.lows[verb.last + 1 : verb.last + 2] == ["it"]:  # "called it absurd to say that ..."
                scope = cue + 1, end
            yield Cue(Mode.DENIED, (cue, cue + 1), scope, number, reader.speaker(number))


def _about_claim(reader: Reader, number: int) -> bool:
    """Whether the subject of a clause is somebody's claim: "the video", "the story that ..."."""
    start, end = reader.subject_span(number)
    return any(_is_claim(reader, index) for index in range(start, min(start + 8, end)))


def no_evidence(reader: Reader) -> Iterator[Cue]:
    proofs = words_of("nouns", "proofs")
    for index, lemma in enumerate(reader.lemmas):
        if lemma not in proofs or not reader.tags[index].startswith("NN"):
            continue
        before = reader.lows[max(0, index - 4) : index]
        owner = reader.owner(index)
        negated = owner is not None and _is_negated(reader, owner)
        if owner is not None and owner and not negated:
            negated = reader.clauses[owner - 1].verb.lemma in words_of(_VERBS, "failing")
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


def acquittal(reader: Reader) -> Iterator[Cue]:
    table = claim_words()["acquitting"]
    for number, clause in enumerate(reader.clauses):
        lead = table.get(clause.verb.lemma)
        start = clause.verb.last + 1
        end = reader.end_of(number, start)
        if lead and (at := reader.find(lead, start, end)) is not None:
            yield Cue(Mode.DENIED, _verb_words(reader, number), (at + 1, end), number)
    for index, low in enumerate(reader.lows):
        not_guilty = low == "guilty" and _NOT & set(reader.lows[max(0, index - 2) : index])
        if (not_guilty or low == "innocent") and reader.lows[index + 1 : index + 2] in (["of"], ["to"]):
            number = reader.owner(index) or 0
            yield Cue(Mode.DENIED, (index - 1, index + 1), (index + 2, reader.end_of(number, index + 2)), number)


def retraction(reader: Reader) -> Iterator[Cue]:
    claims = _claims() - words_of("nouns", "depictions")
    for number, clause in enumerate(reader.clauses):  # "quashed her conviction for stealing", "dropped charges of ..."
        start = clause.verb.last + 1
        end = reader.end_of(number, start)
        case = reader.object_head(number)
        ended = clause.verb.lemma in words_of(_VERBS, "quashing") and not _is_negated(reader, number)
        if ended and case is not None and reader.lemmas[case] in words_of("nouns", "cases"):
            yield Cue(Mode.DENIED, (clause.verb.first, case + 1), (case + 1, end), number)
    for number, clause in _said(reader, "retracting"):
        subject = clause.subject
        if clause.verb.passive:
            head = reader.head(*subject) if subject else None
            if head is not None and reader.lemmas[head] in claims:
                yield Cue(Mode.DENIED, _verb_words(reader, number), reader.subject_span(number), number)
            continue
        start = clause.verb.last + 1
        end = reader.end_of(number, start)
        if any(
            reader.lemmas[n] in claims | words_of(_VERBS, "saying") | words_of(_VERBS, "alleging")
            for n in range(start, end)
        ):
            yield Cue(Mode.DENIED, _verb_words(reader, number), (start, end), number, reader.speaker(number))


def contrary(reader: Reader) -> Iterator[Cue]:
    for index in range(reader.length - 1):
        if reader.lows[index] == "contrary" and reader.lows[index + 1] == "to":
            comma = reader.find((",", ";"), index, reader.length)
            yield Cue(Mode.DENIED, (index, index + 2), (index + 2, comma or reader.length), None)


def unsaid(reader: Reader) -> Iterator[Cue]:
    presupposing = words_of(_VERBS, "presupposing")
    for name in ("saying", "alleging", "fearing"):
        for number, clause in _said(reader, name, negated=True):
            content = reader.content(number)
            if content is None or clause.verb.lemma in presupposing or reader.lows[content] in ("how", "why", "what"):
                continue
            mode = Mode.HYPOTHETICAL if reader.lows[content] in ("whether", "if") else Mode.DENIED
            yield Cue(
                mode,
                _verb_words(reader, number),
                (content, reader.end_of(number, content)),
                number,
                reader.speaker(number),
            )


def failure(reader: Reader) -> Iterator[Cue]:
    for number, clause in enumerate(reader.clauses):
        start = clause.verb.last + 1
        follower = reader.clauses[number + 1] if number + 1 < len(reader.clauses) else None
        if follower is None:
            continue
        end = follower.verb.last + 1
        negated = _is_negated(reader, number)
        infinitive = follower.verb.form is Form.INFINITIVE and reader.gap(start, follower.verb.first) == 0
        unable = reader.find(("unable", "reluctant", "unwilling", "powerless"), start, follower.verb.first)
        if infinitive and clause.verb.lemma in words_of(_VERBS, "failing") and not negated:
            yield Cue(Mode.DENIED, _verb_words(reader, number), (start, end), number)
        elif infinitive and reader.lows[follower.verb.first - 1] == "yet":
            yield Cue(Mode.DENIED, (follower.verb.first - 1, follower.verb.first), (start, end), number)
        elif follower.verb.form is Form.INFINITIVE and unable is not None:
            yield Cue(Mode.DENIED, (unable, unable + 1), (start, end), number)
        elif follower.verb.form is Form.ING and clause.verb.lemma in words_of(_VERBS, "preventing") and not negated:
            from_it = "from" in reader.lows[start : follower.verb.first]
            at_once = reader.gap(start, follower.verb.first) == 0 and clause.verb.lemma != "stop"
            if from_it or at_once:
                yield Cue(Mode.DENIED, _verb_words(reader, number), (start, end), number)
    for index in range(reader.length - 2):  # "far from cheating, the pupil ..."
        if reader.lows[index] == "far" and reader.lows[index + 1] == "from":
            yield Cue(Mode.DENIED, (index, index + 2), (index + 2, index + 3), None)
            yield Cue(Mode.DENIED, (index, index + 2), (index + 2, index + 3), None, nominal=True)
    for number, clause in enumerate(reader.clauses):
        before = reader.lows[max(0, clause.verb.first - 2) : clause.verb.first]
        if clause.verb.form is Form.ING and (before[-1:] in (["without"], ["than"]) or before == ["instead", "of"]):
            yield Cue(Mode.DENIED, (clause.verb.first - 1, clause.verb.first), _own(clause), number, own=True)


# -- not verified, not clear, only thought of


def unverified(reader: Reader) -> Iterator[Cue]:
    claims = words_of("nouns", "claims") | words_of("nouns", "statements")
    for number, clause in enumerate(reader.clauses):
        verb = clause.verb
        if verb.lemma not in words_of(_VERBS, "verifying") | words_of(_VERBS, "commenting"):
            continue
        following = reader.lemmas[verb.last + 1 : verb.last + 6]
        if verb.lemma in words_of(_VERBS, "commenting") and claims.isdisjoint(following):
            continue
        above = reader.clauses[number - 1] if number else None
        unable = reader.find(("unable", "yet", "impossible"), max(0, verb.first - 5), verb.first) is not None
        refused = above is not None and above.verb.lemma in words_of(_VERBS, "failing")
        if not (_is_negated(reader, number) or unable or refused):
            continue
        if verb.passive:
            yield Cue(Mode.ALLEGED, _verb_words(reader, number), reader.subject_span(number), number)
        start = verb.last + 1
        yield Cue(Mode.ALLEGED, _verb_words(reader, number), (start, reader.end_of(number, start)), number)


def unclear(reader: Reader) -> Iterator[Cue]:
    uncertain = words_of("adjectives", "uncertain")
    for number, clause in enumerate(reader.clauses):
        if clause.verb.lemma not in words_of(_VERBS, "linking"):
            continue
        start = clause.verb.last + 1
        at = reader.find(uncertain, start, start + 4)
        if at is None and _is_negated(reader, number):
            at = reader.find(
                ("clear", "known", "certain", "sure", "confirmed", "established", "decided"), start, start + 4
            )
        if at is None or reader.find((",",), start, at) is not None:
            continue
        opened = reader.find(("whether", "if", "that"), at + 1, at + 8)
        perfect = [c for c in reader.clauses if c.verb.first == at + 1 and c.verb.form is Form.INFINITIVE]
        if opened is None and not perfect:
            continue
        begin = opened if opened is not None else at + 1
        yield Cue(Mode.HYPOTHETICAL, (clause.verb.first, at + 1), (begin, reader.end_of(number, begin)), number)


def fear(reader: Reader) -> Iterator[Cue]:
    for number, clause in _said(reader, "fearing"):
        content = reader.content(number)
        if content is None:
            follower = number + 1
            infinitive = follower < len(reader.clauses) and reader.clauses[follower].verb.form is Form.INFINITIVE
            if not infinitive:
                continue
            content = clause.verb.last + 1
        mode = Mode.PLANNED if clause.verb.lemma in ("expect", "project", "forecast") else Mode.HYPOTHETICAL
        yield Cue(
            mode, _verb_words(reader, number), (content, reader.end_of(number, content)), number, reader.speaker(number)
        )


def demand(reader: Reader) -> Iterator[Cue]:
    for number, clause in _said(reader, "demanding"):
        if clause.verb.passive and reader.lows[clause.verb.last + 1 : clause.verb.last + 2] == ["for"]:
            continue  # "is wanted for robbing a bank"
        yield from _to_do(reader, number, clause, Mode.HYPOTHETICAL)


def promise(reader: Reader) -> Iterator[Cue]:
    for number, clause in _said(reader, "promising"):
        yield from _to_do(reader, number, clause, Mode.PLANNED)


def _to_do(reader: Reader, number: int, clause: Clause, mode: Mode) -> Iterator[Cue]:
    """Yield what is to be done: the infinitive or the clause of content, not what is told of the object."""
    start = clause.verb.last + 1
    content = reader.content(number)
    follower = reader.clauses[number + 1] if number + 1 < len(reader.clauses) else None
    to_do = follower is not None and follower.verb.form is Form.INFINITIVE
    if content is None and follower is not None and to_do and ";" not in reader.lows[start : follower.verb.first]:
        content = follower.verb.first
    if content is None and clause.verb.lemma == "call" and reader.lows[start : start + 1] == ["for"]:
        content = start + 1
    said_by = reader.speaker(number)
    if content is not None:
        end = reader.end_of(number, content, to_do=True)
        if clause.verb.lemma in ("try", "attempt", "strive", "struggle") and follower is not None:
            end = min(end, follower.verb.last + 1)  # "trying to win by cheating": they did cheat
        yield Cue(mode, _verb_words(reader, number), (content, end), number, said_by)
    elif clause.verb.lemma in words_of(_VERBS, "wanting") and (head := reader.object_head(number)) is not None:
        yield Cue(mode, _verb_words(reader, number), (start, head + 1), number, said_by, nominal=True)


def infinitive(reader: Reader) -> Iterator[Cue]:
    """An aim is not yet done: "came to sign the treaty"; what was managed is."""
    for number, clause in enumerate(reader.clauses):
        above = reader.clauses[number - 1].verb if number else None
        able = (
            number > 0 and reader.find(("able",), reader.clauses[number - 1].verb.last, clause.verb.first) is not None
        )
        managed = (
            above is not None
            and (able or above.lemma in words_of(_VERBS, "managing"))
            and not _is_negated(reader, number - 1)
        )
        if clause.role is Role.INFINITIVE and not clause.verb.perfect and not managed:
            yield Cue(Mode.HYPOTHETICAL, (clause.verb.first, clause.verb.first + 1), _own(clause), number, own=True)


# -- claims


def accusation(reader: Reader) -> Iterator[Cue]:
    table = claim_words()["accusing"]
    for number, clause in enumerate(reader.clauses):
        lead = table.get(clause.verb.lemma)
        if lead is None:
            continue
        start = clause.verb.last + 1
        follower = reader.next_verb(start)
        limit = reader.clauses[follower].verb.first + 1 if follower < len(reader.clauses) else reader.length
        at = reader.find(lead, start, limit)
        if at is None or (
            clause.verb.lemma in ("arrest", "detain", "hold")
            and reader.lows[at] == "of"
            and "suspicion" not in reader.lows[start:at]
        ):
            continue
        if clause.verb.lemma in ("report", "want", "try", "cite", "name", "book", "hold", "pursue", "clear"):
            led = follower < len(reader.clauses) and reader.clauses[follower].verb.first == at + 1
            if not (clause.verb.passive and (led or "suspicion" in reader.lows[start : at + 1])):
                continue
        if (
            clause.verb.lemma == "charge"
            and clause.subject
            and not _BODIES.isdisjoint(reader.lemmas[slice(*clause.subject)])
        ):
            continue  # "a committee charged with counting votes"
        mode = Mode.DENIED if _is_negated(reader, number) else Mode.ALLEGED
        yield Cue(
            mode,
            _verb_words(reader, number),
            (at + 1, reader.end_of(number, at + 1)),
            number,
            reader.speaker(number),
            presupposes=clause.verb.lemma in ("blame", "question", "want", "quiz"),
        )


def on_trial(reader: Reader) -> Iterator[Cue]:
    for index in range(reader.length - 2):
        pair = (reader.lows[index], reader.lemmas[index + 1])
        faced = reader.lows[index] in ("face", "faces", "faced", "facing") and reader.find(
            ("charge", "charges", "trial", "count", "counts", "accusations", "allegations"), index, index + 5
        )
        if (
            pair
            in (
                ("stand", "trial"),
                ("stands", "trial"),
                ("stood", "trial"),
                ("awaits", "trial"),
                ("awaiting", "trial"),
                ("on", "trial"),
                ("on", "suspicion"),
                ("under", "investigation"),
                ("under", "suspicion"),
            )
            or faced
        ):
            start = index + 2
            number = reader.owner(index) or 0
            if (at := reader.find(("for", "of", "over"), start, start + 5)) is not None:
                yield Cue(Mode.ALLEGED, (index, start), (at + 1, reader.end_of(number, at + 1)), number)


def allegation(reader: Reader) -> Iterator[Cue]:
    for number, clause in _said(reader, "alleging"):
        content = reader.content(number)
        if content is None:
            continue
        if reader.find(words_of("nouns", "shares"), clause.verb.last + 1, content) is not None:
            continue
        past = (
            clause.verb.lemma in ("suggest", "insist", "argue", "consider")
            and reader.clauses[min(number + 1, len(reader.clauses) - 1)].verb.form is Form.ING
        )
        mode = Mode.HYPOTHETICAL if past else Mode.ALLEGED
        yield Cue(
            mode, _verb_words(reader, number), (content, reader.end_of(number, content)), number, reader.speaker(number)
        )


def responsibility(reader: Reader) -> Iterator[Cue]:
    for number, clause in enumerate(reader.clauses):
        start = clause.verb.last + 1
        if clause.verb.lemma not in ("claim", "take", "accept", "boast", "assume", "have"):
            continue
        shared = reader.find(("responsibility", "credit"), start, start + 4)
        if shared is not None and reader.lows[shared + 1 : shared + 2] in (["for"], ["of"]):
            mode = Mode.DENIED if _is_negated(reader, number) else Mode.ALLEGED
            yield Cue(
                mode,
                _verb_words(reader, number),
                (shared + 2, reader.end_of(number, shared + 2)),
                number,
                reader.speaker(number),
                presupposes=True,
            )


@cache
def _noun_modes() -> Mapping[str, Mode]:
    """Return how sure what a noun leads to is: a rumour is a claim, a fear a thought, a demand not done."""
    return {
        **dict.fromkeys(words_of("nouns", "depictions"), Mode.STATED),
        **dict.fromkeys(words_of("nouns", "claims"), Mode.ALLEGED),
        **dict.fromkeys(words_of("nouns", "fears"), Mode.HYPOTHETICAL),
        **dict.fromkeys(words_of("nouns", "plans"), Mode.PLANNED),
        **dict.fromkeys(words_of("nouns", "demands"), Mode.HYPOTHETICAL),
        **dict.fromkeys(words_of("nouns", "denials"), Mode.DENIED),
    }


def claim_noun(reader: Reader) -> Iterator[Cue]:
    modes = _noun_modes()
    false = words_of("adjectives", "false")
    for index, lemma in enumerate(reader.lemmas[:-1]):
        mode = modes.get(lemma)
        if mode is None or not _is_noun(reader, index):
            continue
        opened, following = reader.lows[index + 1], reader.next_verb(index + 1)
        if not _opens_clause(reader, index + 1, following) and opened not in _OPENING_CONTENT:
            continue
        verb = reader.clauses[following].verb if following < len(reader.clauses) else None
        if opened == "that" and verb is not None and verb.first == index + 2:
            continue  # "the story that won the prize"
        if opened == "of" and lemma in (
            "story",
            "account",
            "count",
            "picture",
            "image",
            "version",
            "right",
            "order",
            "argument",
            "message",
            "post",
            "idea",
            "call",
            "deal",
            "bid",
            "campaign",
        ):
            nouns_only = verb is None or verb.form is not Form.ING or verb.first > index + 6
            if nouns_only:
                continue
        if opened == "to" and mode is Mode.ALLEGED:
            continue
        around = set(reader.lows[max(0, index - 4) : index])
        if around & false:
            mode = Mode.DENIED
        if mode is Mode.STATED:
            continue
        number = reader.owner(index)
        scope = index + 1, _noun_end(reader, index, number)
        if number is not None and scope[0] <= reader.clauses[number].verb.last < scope[1]:
            number = None
        yield Cue(mode, (index, index + 1), scope, number, _possessor(reader, index))


def _opens_clause(reader: Reader, first: int, number: int) -> bool:
    """Whether a noun phrase and a finite verb follow at once: "allegations | he had lied"."""
    if number >= len(reader.clauses) or reader.clauses[number].verb.form is not Form.FINITE:
        return False
    between = reader.tags[first : reader.clauses[number].verb.first]
    nominal = bool(between) and between[0] in ("PRP", "NNP", "DT", "CD", "PRP$", "NNS")
    return nominal and all(tag in _NOMINAL for tag in between)


def equation(reader: Reader) -> Iterator[Cue]:
    """What is joined to a noun or a modal by "is that": "One theory is that ...", "It may be that ..."."""
    modes = _noun_modes()
    for number, clause in enumerate(reader.clauses):
        start = clause.verb.last + 1
        has_it = clause.verb.lemma == "have" and reader.lows[start : start + 2] == ["it", "that"]
        if not has_it and (clause.verb.lemma != "be" or reader.lows[start : start + 1] != ["that"]):
            continue
        head = reader.head(*clause.subject) if clause.subject else None
        mode = modes.get(reader.lemmas[head]) if head is not None else None
        if has_it:
            mode = Mode.ALLEGED
        elif clause.verb.modal in _MODALS:
            mode = Mode.HYPOTHETICAL
        if mode is not None and mode is not Mode.STATED:
            yield Cue(mode, _verb_words(reader, number), (start, reader.end_of(number, start)), number)


def _is_noun(reader: Reader, index: int) -> bool:
    """Whether a word is a noun, though the tagger may have it for a verb: "media reports that", "false claims that"."""
    if reader.tags[index].startswith("NN"):
        return True
    before = reader.tags[index - 1] if index else ""
    pressed = index > 0 and reader.lows[index - 1] in ("media", "press", "news", "newspaper", "police", "radio")
    unowned = before in ("JJ", "VBN", "IN", "RP", "") or pressed
    return unowned and reader.lows[index] in _ALSO_VERBS


def _noun_end(reader: Reader, index: int, number: int | None) -> int:
    """Return where the content of a noun ends: before the verb whose subject the noun is."""
    end = reader.end_of(number, index + 1) if number is not None else reader.segment(index)[1]
    seen = False
    for clause in reader.clauses:
        verb = clause.verb
        if verb.first <= index or verb.first >= end:
            continue
        own = clause.subject is not None and clause.subject[0] > index
        if own and clause.role is Role.MAIN and clause.subject and reader.lows[clause.subject[0] - 1] == ",":
            return clause.subject[0] - 1
        takes_noun = clause.verb.form is Form.FINITE and not own and clause.marker not in ("and", "or", "who", "which")
        if takes_noun and clause.role is Role.MAIN and (seen or not _verb_before(reader, index)):
            return verb.first
        seen = True
    return end


def _verb_before(reader: Reader, index: int) -> bool:
    return any(c.verb.first < index and c.role is Role.MAIN and c.verb.form is Form.FINITE for c in reader.clauses)


def _possessor(reader: Reader, index: int) -> Span | None:
    """Return whose claim it is: "the governor" of "the governor's statement"."""
    mark = next((n for n in range(index - 1, max(-1, index - 4), -1) if reader.tags[n] == "POS"), None)
    if mark is None:
        return None
    first = mark
    while first > 0 and reader.tags[first - 1] in ("NN", "NNP", "NNS", "DT", "JJ"):
        first -= 1
    return (first, mark) if first < mark else None


def falsely(reader: Reader) -> Iterator[Cue]:
    said = words_of(_VERBS, "saying") | words_of(_VERBS, "alleging") | {"name", "identify"}
    for index, low in enumerate(reader.lows):
        if low not in words_of("adverbs", "false"):
            continue
        number = _described(reader, index)
        if number is not None and reader.clauses[number].verb.lemma in said:
            start = reader.clauses[number].verb.last + 1
            yield Cue(Mode.DENIED, (index, index + 1), (start, reader.end_of(number, start)), number)


def attribution(reader: Reader) -> Iterator[Cue]:
    """Whoever says it: a fact by those whose business it is, a claim by one side."""
    saying = words_of(_VERBS, "saying")
    alleging = words_of(_VERBS, "alleging")
    factual = words_of(_VERBS, "conceding") | words_of(_VERBS, "finding")
    for number, clause in enumerate(reader.clauses):
        lemma = clause.verb.lemma
        if lemma not in saying | alleging | factual or _is_negated(reader, number):
            continue
        speaker = reader.speaker(number)
        mode = _by_speaker(reader, number, speaker) if lemma in saying else Mode.STATED
        mode = Mode.ALLEGED if lemma in alleging else mode
        discredited = words_of("adjectives", "false") | _FAKE
        if (
            speaker is not None
            and speaker[0] < clause.verb.first
            and reader.find(discredited, speaker[0], clause.verb.first) is not None
        ):
            mode = Mode.DENIED
        trailing = _trails(reader, number)
        if trailing is not None:
            yield Cue(mode, _verb_words(reader, number), trailing, number, speaker)
        content = reader.content(number)
        if content is not None and (lemma not in alleging or mode is Mode.DENIED) and trailing is None:
            passive = clause.verb.passive and lemma in saying and reader.lows[clause.verb.first - 1] == "it"
            yield Cue(
                Mode.ALLEGED if passive else mode,
                _verb_words(reader, number),
                (content, reader.end_of(number, content)),
                number,
                speaker,
            )


def _trails(reader: Reader, number: int) -> Span | None:
    """Return what a clause at the end says who said: all before ", the mayor said on Friday"."""
    clause = reader.clauses[number]
    first = clause.subject[0] if clause.subject is not None else clause.verb.first
    if (
        clause.role is not Role.MAIN
        or not number
        or (
            clause.subject is None
            and not reader.tags[min(clause.verb.last + 1, reader.length - 1)].startswith(("NN", "DT", "PRP", "JJ"))
        )
    ):
        return None
    if not first or reader.lows[first - 1] not in (",", '"', "”", "''", "?") or reader.content(number) is not None:
        return None
    start, _ = reader.segment(first)
    return start, first


def _by_speaker(reader: Reader, number: int, speaker: Span | None) -> Mode:
    """Return ALLEGED where one side of a dispute speaks or testifies, else STATED."""
    verb = reader.clauses[number].verb
    heard = reader.find(words_of("speakers", "hearings"), verb.last + 1, verb.last + 4)
    sued = any(clause.verb.lemma in ("sue", "accuse") for clause in reader.clauses[:number])
    testifies = verb.lemma == "tell" and heard is not None
    if testifies or (sued and verb.form is Form.ING) or _suffered(reader, number, speaker):
        return Mode.ALLEGED
    return _speaker_mode(reader, speaker)


def _speaker_mode(reader: Reader, speaker: Span | None) -> Mode:
    if speaker is None:
        return Mode.STATED
    lows, lemmas = reader.lows[slice(*speaker)], reader.lemmas[slice(*speaker)]
    partial = words_of("speakers", "parties") | words_of("speakers", "documents") | words_of("adjectives", "unproven")
    state_media = any(pair in _STATE_MEDIA for pair in itertools.pairwise(lows))
    if state_media or any(low in partial for low in lows):
        return Mode.ALLEGED
    official = not words_of("speakers", "authorities").isdisjoint([*lows, *lemmas])
    at_law = not words_of("speakers", "law").isdisjoint(reader.lemmas)
    return Mode.ALLEGED if at_law and not official else Mode.STATED


def _suffered(reader: Reader, number: int, speaker: Span | None) -> bool:
    """Whether people tell what was done to themselves: "She said she had been beaten by guards"."""
    content = reader.content(number)
    if speaker is None or content is None:
        return False
    named = all(tag in ("NNP", "PRP", "CC") for tag in reader.tags[slice(*speaker)])
    clause = reader.clauses[min(reader.next_verb(content), len(reader.clauses) - 1)]
    first = clause.subject[0] if clause.subject else None
    own = first is not None and reader.lows[first] in ("he", "she", "they")
    return named and own and clause.verb.passive and clause.verb.form is Form.FINITE


def version(reader: Reader) -> Iterator[Cue]:
    """What is so by one side's account: "in his version", "by her own account"."""
    for index in range(1, reader.length):
        told = reader.lows[index] in ("version", "account", "telling", "testimony", "retelling")
        if not told and reader.lows[index] not in words_of("speakers", "documents"):
            continue
        opening = reader.find(("in", "by", "on"), max(0, index - 5), index)
        if opening is None or not {"PRP$", "POS"} & set(reader.tags[opening + 1 : index]):
            continue
        if not told and (opening > 1 or reader.lows[opening] != "in"):
            continue
        start, end = reader.segment(index)
        scope = (index + 1, end) if opening - start < 2 else (start, end)
        yield Cue(Mode.ALLEGED, (opening, index + 1), scope, None)


def according(reader: Reader) -> Iterator[Cue]:
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


RULES: Final = (
    Rule("negation", negation, {"The minister did not attend the funeral.": "attend denied"}),
    Rule("absence", absence, {"There was never any raid.": "raid denied"}),
    Rule("denial", denial, {"The bank denied that it had bought bonds.": "bought denied"}),
    Rule("falsehood", falsehood, {"Reports that the mayor resigned are false.": "resigned denied"}),
    Rule("no-evidence", no_evidence, {"There is no evidence that the ship sank.": "sank denied"}),
    Rule("acquittal", acquittal, {"A court acquitted him of bribing a planner.": "bribing denied"}),
    Rule("retraction", retraction, {"The paper retracted a report that the actor had died.": "died denied"}),
    Rule("contrary", contrary, {"Contrary to reports that he drowned, the sailor swam ashore.": "drowned denied"}),
    Rule("falsely", falsely, {"The site falsely claimed that the bridge had fallen.": "fallen denied"}),
    Rule("unsaid", unsaid, {"No group has said that it planted the bomb.": "planted denied"}),
    Rule("failure", failure, {"The club failed to pay its players.": "pay denied"}),
    Rule("question", question, {"Did the guards leave their posts?": "leave hypothetical"}),
    Rule("condition", condition, {"If the dam breaks, the village will be flooded.": "breaks hypothetical"}),
    Rule("modality", modality, {"The ship may have struck a mine.": "struck hypothetical"}),
    Rule("fear", fear, {"Officials fear that 30 miners died.": "died hypothetical"}),
    Rule("unclear", unclear, {"It is possible that the ship sank.": "sank hypothetical"}),
    Rule("demand", demand, {"The union demanded that the line reinstate 40 men.": "reinstate hypothetical"}),
    Rule("plan", plan, {"The synod will elect a bishop.": "elect planned"}),
    Rule("promise", promise, {"Farmers vowed to block the port.": "block planned"}),
    Rule("infinitive", infinitive, {"Envoys came to sign the treaty.": "sign hypothetical"}),
    Rule("unverified", unverified, {"Reporters could not verify that the houses had burned.": "burned alleged"}),
    Rule("accusation", accusation, {"Villagers accused soldiers of burning huts.": "burning alleged"}),
    Rule("on-trial", on_trial, {"He is on trial for stealing a cup.": "stealing alleged"}),
    Rule("responsibility", responsibility, {"A group took credit for bombing the train.": "bombing alleged"}),
    Rule("raising", raising, {"He is said to have photographed the base.": "photographed alleged"}),
    Rule("allegation", allegation, {"The suit alleges that the firm forged an invoice.": "forged alleged"}),
    Rule("claim-noun", claim_noun, {"Rumours that the king had fled reached the port.": "fled alleged"}),
    Rule("equation", equation, {"One theory is that the crew mutinied.": "mutinied alleged"}),
    Rule("hedge", hedge, {"The guards allegedly robbed the bank.": "robbed alleged"}),
    Rule("attribution", attribution, {"The tenant told the tribunal that the owner had cut the gas.": "cut alleged"}),
    Rule("version", version, {"In his version, the guard opened the gate.": "opened alleged"}),
    Rule("according", according, {"According to the indictment, he wired money to a judge.": "wired alleged"}),
)
"""The rules, the one that decides first where several reach the same words equally near."""

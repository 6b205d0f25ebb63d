"""Rules for what is somebody's claim: accused, charged, alleged, rumoured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from timeline.events import Mode
from timeline.extraction.claims.cues import MODALS, VERBS, Cue, clauses_with, is_negated, is_noun, verb_words
from timeline.extraction.claims.reader import ClaimReader, Span, claim_words, words_of
from timeline.language.clauses import Role
from timeline.language.verbs import VerbForm

_NOMINAL: Final = frozenset(("PRP", "NNP", "DT", "CD", "PRP$", "NNS", "NN", "JJ", "RB", "POS"))
_OPENING_CONTENT: Final = frozenset(
    ["that", "of", "to", "about", "saying", "claiming", "alleging", "suggesting", "showing"]
)
_BODIES: Final = frozenset(("committee", "commission", "agency", "board", "panel", "body", "office", "team", "unit"))
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


def raising(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody is said, believed or feared to do: "is said to have photographed the base"."""
    listed, fearing = words_of(VERBS, "raising"), words_of(VERBS, "fearing")
    for number, clause in enumerate(reader.clauses[:-1]):
        follower, verb = reader.clauses[number + 1], clause.verb
        by = verb.passive and reader.lows[verb.last + 1 : verb.last + 2] == ["by"]  # "is said by two aides to have"
        close = by or reader.gap(verb.last + 1, follower.verb.first) == 0
        if follower.verb.form is not VerbForm.INFINITIVE or not close:
            continue
        reduced = reader.tags[verb.last] in ("VBN", "VBD")
        active = verb.lemma in ("seem", "appear", "claim", "purport", "profess")
        passive = verb.passive or reduced
        if verb.lemma in listed and (active or passive):
            mode = Mode.DENIED if is_negated(reader, number) and verb.lemma != "believe" else Mode.ALLEGED
        elif verb.lemma in ("fear", "predict", "forecast", "project") and passive:
            mode = Mode.HYPOTHETICAL
        else:
            continue
        start = follower.verb.first
        yield Cue(mode, verb_words(reader, number), (start, reader.end_of(number, start)), number)
    for number, clause in enumerate(reader.clauses):  # "are feared dead", "is presumed drowned"
        after = clause.verb.last + 1
        if not clause.verb.passive or after >= reader.length or reader.lows[after] not in _DEAD:
            continue
        if clause.verb.lemma in fearing | listed:
            mode = Mode.HYPOTHETICAL if clause.verb.lemma in fearing else Mode.ALLEGED
            yield Cue(mode, verb_words(reader, number), (clause.verb.first, after + 1), number, own=True)


def accusation(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody is accused, suspected or charged of: "accused soldiers of burning huts"."""
    table = claim_words()["accusing"]
    for number, clause in enumerate(reader.clauses):
        lead = table.get(clause.verb.lemma)
        if lead is None:
            continue
        start = clause.verb.last + 1
        follower = reader.next_verb(start)
        limit = reader.clauses[follower].verb.first + 1 if follower < len(reader.clauses) else reader.length
        at = reader.find(lead, start, limit)
        if at is None:
            continue
        held = clause.verb.lemma in ("arrest", "detain", "hold")
        if held and reader.lows[at] == "of" and "suspicion" not in reader.lows[start:at]:
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
        mode = Mode.DENIED if is_negated(reader, number) else Mode.ALLEGED
        yield Cue(
            mode,
            verb_words(reader, number),
            (at + 1, reader.end_of(number, at + 1)),
            number,
            reader.speaker(number),
            presupposes=clause.verb.lemma in ("blame", "question", "want", "quiz"),
        )


def blame(reader: ClaimReader) -> Iterator[Cue]:
    """What somebody gets the blame for: "laid the blame on the governor for opening the sluice"."""
    for index, low in enumerate(reader.lows):
        if low != "blame" or not reader.tags[index].startswith("NN"):
            continue
        if (at := reader.find(("for",), index + 1, index + 9)) is not None:
            number = reader.owner(index)
            end = reader.end_of(number, at + 1) if number is not None else reader.length
            speaker = reader.speaker(number) if number is not None else None
            yield Cue(Mode.ALLEGED, (index, index + 1), (at + 1, end), number, speaker, presupposes=True)


_TRIED: Final = frozenset(
    (
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
)
_FACING: Final = frozenset(("face", "faces", "faced", "facing"))
_FACED: Final = frozenset(("charge", "charges", "trial", "count", "counts", "accusations", "allegations"))


def on_trial(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody is on trial or under investigation for."""
    for index in range(reader.length - 2):
        pair = (reader.lows[index], reader.lemmas[index + 1])
        faced = reader.lows[index] in _FACING and reader.find(_FACED, index, index + 5)
        if pair in _TRIED or faced:
            start = index + 2
            number = reader.owner(index) or 0
            if (at := reader.find(("for", "of", "over"), start, start + 5)) is not None:
                yield Cue(Mode.ALLEGED, (index, start), (at + 1, reader.end_of(number, at + 1)), number)


def allegation(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody alleges or claims: "the suit alleges that the firm forged an invoice"."""
    for number, clause in clauses_with(reader, "alleging"):
        content = reader.content(number)
        if content is None:
            continue
        if reader.find(words_of("nouns", "shares"), clause.verb.last + 1, content) is not None:
            continue
        past = (
            clause.verb.lemma in ("suggest", "insist", "argue", "consider")
            and reader.clauses[min(number + 1, len(reader.clauses) - 1)].verb.form is VerbForm.ING
        )
        mode = Mode.HYPOTHETICAL if past else Mode.ALLEGED
        yield Cue(
            mode, verb_words(reader, number), (content, reader.end_of(number, content)), number, reader.speaker(number)
        )


def responsibility(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody takes credit for: "took credit for bombing the train"."""
    for number, clause in enumerate(reader.clauses):
        start = clause.verb.last + 1
        if clause.verb.lemma not in ("claim", "take", "accept", "boast", "assume", "have"):
            continue
        shared = reader.find(("responsibility", "credit"), start, start + 4)
        if shared is not None and reader.lows[shared + 1 : shared + 2] in (["for"], ["of"]):
            mode = Mode.DENIED if is_negated(reader, number) else Mode.ALLEGED
            yield Cue(
                mode,
                verb_words(reader, number),
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


def claim_noun(reader: ClaimReader) -> Iterator[Cue]:
    """Yield the content of a noun that is a claim: "rumours that the king had fled"."""
    modes = _noun_modes()
    false = words_of("adjectives", "false")
    for index, lemma in enumerate(reader.lemmas[:-1]):
        mode = modes.get(lemma)
        if lemma == "word" and not index and reader.lows[1] == "that":
            mode = Mode.ALLEGED  # "Word that the king had fled reached the port"
        if mode is None or not is_noun(reader, index):
            continue
        following = reader.next_verb(index + 1)
        opened = "that" if _that_after(reader, index, following) is not None else reader.lows[index + 1]
        if not _opens_clause(reader, index + 1, following) and opened not in _OPENING_CONTENT:
            continue
        verb = reader.clauses[following].verb if following < len(reader.clauses) else None
        if opened == "that" and verb is not None and verb.first == index + 2:
            continue  # "the story that won the prize"
        if opened == "of" and lemma in words_of("nouns", "possessing"):
            nouns_only = verb is None or verb.form is not VerbForm.ING or verb.first > index + 6
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


def _that_after(reader: ClaimReader, index: int, following: int) -> int | None:
    """Return the "that" which opens the content of a noun, behind who says it: "a denial by the airport that"."""
    if following >= len(reader.clauses) or reader.lows[index + 1] not in ("by", "from", "in", "on"):
        return None
    at = reader.find(("that",), index + 2, min(index + 9, reader.clauses[following].verb.first))
    return at if at is not None and not reader.modifies(at, index) else None


def spread(reader: ClaimReader) -> Iterator[Cue]:
    """What a claim that goes round says: "Word went round that the bank had failed"."""
    spreading = words_of(VERBS, "spreading")
    for number, clause in enumerate(reader.clauses):
        if clause.verb.lemma not in spreading:
            continue
        content = reader.content(number)
        head = reader.head(*clause.subject) if clause.subject else None
        if content is None or head is None:
            continue
        mode = Mode.ALLEGED if reader.lemmas[head] == "word" else _noun_modes().get(reader.lemmas[head])
        if mode is not None and mode is not Mode.STATED:
            yield Cue(mode, (head, head + 1), (content, reader.end_of(number, content)), number)


def _opens_clause(reader: ClaimReader, first: int, number: int) -> bool:
    """Whether a noun phrase and a finite verb follow at once: "allegations | he had lied"."""
    if number >= len(reader.clauses) or reader.clauses[number].verb.form is not VerbForm.FINITE:
        return False
    between = reader.tags[first : reader.clauses[number].verb.first]
    nominal = bool(between) and between[0] in ("PRP", "NNP", "DT", "PRP$")
    return nominal and all(tag in _NOMINAL for tag in between)


def equation(reader: ClaimReader) -> Iterator[Cue]:
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
        elif clause.verb.modal in MODALS:
            mode = Mode.HYPOTHETICAL
        if mode is not None and mode is not Mode.STATED:
            yield Cue(mode, verb_words(reader, number), (start, reader.end_of(number, start)), number)


def _noun_end(reader: ClaimReader, index: int, number: int | None) -> int:
    """Return where the content of a noun ends: before the verb whose subject the noun is."""
    end = reader.end_of(number, index + 1) if number is not None else reader.segment(index)[1]
    seen = False
    for clause in reader.clauses:
        verb = clause.verb
        if verb.first <= index or verb.first >= end:
            continue
        if clause.role is Role.MAIN:
            own = clause.subject is not None and clause.subject[0] > index
            if clause.subject and own and reader.lows[clause.subject[0] - 1] == ",":
                return clause.subject[0] - 1
            joined = own or clause.marker in ("and", "or", "who", "which")
            takes_noun = clause.verb.form is VerbForm.FINITE and not joined
            if takes_noun and (seen or not _verb_before(reader, index)):
                return verb.first
        seen = True
    return end


def _verb_before(reader: ClaimReader, index: int) -> bool:
    return any(c.verb.first < index and c.role is Role.MAIN and c.verb.form is VerbForm.FINITE for c in reader.clauses)


def _possessor(reader: ClaimReader, index: int) -> Span | None:
    """Return whose claim it is: "the governor" of "the governor's statement"."""
    mark = next((n for n in range(index - 1, max(-1, index - 4), -1) if reader.tags[n] == "POS"), None)
    if mark is None:
        return None
    first = mark
    while first > 0 and reader.tags[first - 1] in ("NN", "NNP", "NNS", "DT", "JJ"):
        first -= 1
    return (first, mark) if first < mark else None

"""How sure a text is of what it tells, and whose claim it is: stated, alleged, denied, planned or hypothetical.

The rules for what somebody says, alleges or is accused of stand here, those for denials and doubts in ``denials.py``.
``CLAIM_RULES`` lists all in their order, each with examples that run as tests.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from typing import Final

from timeline.events import Mode
from timeline.extraction.claims import (
    MODALS,
    VERBS,
    ClaimReader,
    ClaimRule,
    ClauseKind,
    Cue,
    Factuality,
    Span,
    claim_words,
    clause_kind,
    clauses_with,
    is_denial,
    is_negated,
    is_noun,
    singular,
    verb_words,
    words_of,
)
from timeline.extraction.denials import (
    absence,
    acquittal,
    condition,
    contrary,
    demand,
    denial,
    failure,
    falsehood,
    falsely,
    fear,
    fiction,
    hearsay,
    hedge,
    infinitive,
    look_ahead,
    modality,
    negation,
    no_evidence,
    promise,
    question,
    retraction,
    unclear,
    unsaid,
    unverified,
    weighing,
)
from timeline.language.clauses import Clause, Role, Sentence, Tense, VerbForm
from timeline.language.lexicon import STATIVE, TELLING, kind_of, lexicon

_STATE_MEDIA: Final = frozenset(tuple(each.split()) for each in words_of("closed", "state_media"))


def attribution(reader: ClaimReader) -> Iterator[Cue]:
    """Whoever says it: a fact by those whose business it is, a claim by one side."""
    saying, alleging = words_of(VERBS, "saying"), words_of(VERBS, "alleging")
    attributing = words_of(VERBS, "saying", "alleging", "conceding", "finding")
    discredited = words_of("adjectives", "false", "satirical")
    for number, clause in enumerate(reader.clauses):
        lemma = clause.verb.lemma
        if lemma not in attributing or is_negated(reader, number):
            continue
        speaker = reader.speaker(number)
        mode = _by_speaker(reader, number, speaker) if lemma in saying else Mode.STATED
        mode = Mode.ALLEGED if lemma in alleging or _only_tries(reader, number) else mode
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


def _only_tries(reader: ClaimReader, number: int) -> bool:
    """Whether somebody only wants to find or to show it: "tried to prove that the deed was forged"."""
    above = reader.clauses[number - 1].verb.lemma if number else ""
    aims = words_of(VERBS, "demanding", "promising", "fearing")
    return reader.clauses[number].verb.form is VerbForm.INFINITIVE and above in aims


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
    testifies = verb.lemma == "tell" and heard
    suing = sued and verb.form is VerbForm.ING
    if testifies or suing or _suffered(reader, number, speaker):
        return Mode.ALLEGED
    return _speaker_mode(reader, speaker)


def _speaker_mode(reader: ClaimReader, speaker: Span | None) -> Mode:
    if speaker is None:
        return Mode.STATED
    lows, lemmas = reader.lows[slice(*speaker)], reader.lemmas[slice(*speaker)]
    partial = words_of("speakers", "parties", "documents") | words_of("adjectives", "unproven")
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
    if not own and not other:
        return False
    return named and clause.verb.passive and clause.verb.form is VerbForm.FINITE


_ACCOUNTS: Final = words_of("nouns", "versions")
_UNNAMED: Final = words_of("adjectives", "unnamed")
_STATING: Final = _ACCOUNTS | {"statement", "accounts"}
_LEADING: Final = words_of("closed", "leading_to_account")
_CITING: Final = words_of("closed", "citing")
_SWORN: Final = words_of("closed", "before_account")
_PLEADINGS: Final = words_of("speakers", "pleadings")


def version(reader: ClaimReader) -> Iterator[Cue]:
    """What is so by one side's account: "in his version", "by her own account", "in a sworn statement"."""
    documents = words_of("speakers", "documents")
    if _LEADING.isdisjoint(reader.known):
        return
    for index, low in enumerate(reader.lows[1:], 1):
        document = singular(low) in documents
        if low not in _STATING and not document:
            continue
        opening = reader.find(_LEADING, max(0, index - 6), index)
        if opening is None:
            continue
        sworn = low in ("statement", "accounts") and reader.find(_SWORN, opening, index) is not None
        owned = not {"PRP$", "POS"}.isdisjoint(reader.tags[opening + 1 : index])
        filed = document and opening < 2 and reader.lows[opening] == "in"
        pleaded = filed and low in _PLEADINGS and _opens_clause_behind_comma(reader, index + 1)
        one_sided = owned and (low in _ACCOUNTS or filed)
        if not (sworn or pleaded or one_sided):
            continue
        start, end = reader.segment(index)
        scope = (index + 1, end) if opening - start < 2 else (start, end)
        yield Cue(Mode.ALLEGED, (opening, index + 1), scope, None)


def _opens_clause_behind_comma(reader: ClaimReader, index: int) -> bool:
    """Whether word ``index`` is a comma and a main clause begins right behind it."""
    begins = {clause.subject[0] for clause in reader.clauses if clause.role is Role.MAIN and clause.subject}
    return reader.lows[index] == "," and index + 1 in begins


def citing(reader: ClaimReader) -> Iterator[Cue]:
    """What rests on people without names: "citing an unnamed aide", "on condition of anonymity"."""
    if _CITING.isdisjoint(reader.known):
        return
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
    if "according" not in reader.known:
        return
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


_NOUN_PHRASE: Final = frozenset(("PRP", "NNP", "DT", "CD", "PRP$", "NNS", "NN", "JJ", "RB", "POS"))
_OPENING_CONTENT: Final = words_of("closed", "opening_content")
_BODIES: Final = words_of("nouns", "bodies")
_DEAD: Final = words_of("adjectives", "fates")


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
            due = verb.lemma == "suppose" and not follower.verb.perfect and follower.verb.lemma not in STATIVE
            mode = Mode.PLANNED if due else mode  # "was supposed to begin in April"
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


_TRIED: Final = frozenset(tuple(each.split()) for each in words_of("closed", "tried"))
_PROCEEDINGS: Final = frozenset(second for _, second in _TRIED)
_FACING: Final = words_of("closed", "facing")
_FACED: Final = words_of("nouns", "charges")


def on_trial(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody is on trial or under investigation for."""
    if _FACING.isdisjoint(reader.known) and _PROCEEDINGS.isdisjoint(reader.known_lemmas):
        return
    for index in range(reader.length - 2):
        pair = (reader.lows[index], reader.lemmas[index + 1])
        faced = reader.lows[index] in _FACING and reader.find(_FACED, index, index + 5)
        if pair in _TRIED or faced:
            start = index + 2
            number = reader.owner(index) or 0
            if (at := reader.find(("for", "of", "over"), start, start + 5)) is not None:
                yield Cue(Mode.ALLEGED, (index, start), (at + 1, reader.end_of(number, at + 1)), number)


def allegation(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what somebody alleges, claims, or gives out by any verb of speech that no list has: "the suit alleges that
    the firm forged an invoice", "farmers grumble that the state took their land"."""
    for number, clause in itertools.chain(clauses_with(reader, "alleging"), _uttering(reader)):
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


def _uttering(reader: ClaimReader) -> Iterator[tuple[int, Clause]]:
    """Yield the clauses whose verb WordNet has among those of communication, and no list of ours, before "that"."""
    for number, clause in enumerate(reader.clauses):
        verb = clause.verb
        if reader.lows[verb.last + 1 : verb.last + 2] != ["that"] or lexicon().verbs.get(verb.lemma) != "communication":
            continue
        if verb.lemma not in _listed_verbs() and not is_negated(reader, number):
            yield number, clause


@cache
def _listed_verbs() -> frozenset[str]:
    """Return the verbs whose rules know what follows them, and those that only tell what is so."""
    return frozenset().union(*claim_words()[VERBS].values()) | claim_words()["accusing"].keys() | TELLING | {"ensure"}


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
    return nominal and all(tag in _NOUN_PHRASE for tag in between)


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


CLAIM_RULES: Final = (
    ClaimRule("negation", negation, {"The minister did not attend the funeral.": "attend denied"}),
    ClaimRule("absence", absence, {"There was never any raid.": "raid denied"}),
    ClaimRule("denial", denial, {"The bank denied that it had bought bonds.": "bought denied"}),
    ClaimRule("falsehood", falsehood, {"Reports that the mayor resigned are false.": "resigned denied"}),
    ClaimRule("no-evidence", no_evidence, {"There is no evidence that the ship sank.": "sank denied"}),
    ClaimRule("acquittal", acquittal, {"A court acquitted him of bribing a planner.": "bribing denied"}),
    ClaimRule("retraction", retraction, {"The paper retracted a report that the actor had died.": "died denied"}),
    ClaimRule("contrary", contrary, {"Contrary to reports that he drowned, the sailor swam ashore.": "drowned denied"}),
    ClaimRule("falsely", falsely, {"The site falsely claimed that the bridge had fallen.": "fallen denied"}),
    ClaimRule("unsaid", unsaid, {"No group has said that it planted the bomb.": "planted denied"}),
    ClaimRule("failure", failure, {"The club failed to pay its players.": "pay denied"}),
    ClaimRule("question", question, {"Did the guards leave their posts?": "leave hypothetical"}),
    ClaimRule("condition", condition, {"If the dam breaks, the village will be flooded.": "breaks hypothetical"}),
    ClaimRule("modality", modality, {"The ship may have struck a mine.": "struck hypothetical"}),
    ClaimRule("fear", fear, {"Officials fear that 30 miners died.": "died hypothetical"}),
    ClaimRule("fiction", fiction, {"In the novel, the king is shot in Lindal.": "shot hypothetical"}),
    ClaimRule("unclear", unclear, {"It is possible that the ship sank.": "sank hypothetical"}),
    ClaimRule("weighing", weighing, {"The king is considering leaving the town.": "leaving hypothetical"}),
    ClaimRule("demand", demand, {"The union demanded that the line reinstate 40 men.": "reinstate hypothetical"}),
    ClaimRule("plan", look_ahead, {"The synod will elect a bishop.": "elect planned"}),
    ClaimRule("promise", promise, {"Farmers vowed to block the port.": "block planned"}),
    ClaimRule("infinitive", infinitive, {"Envoys came to sign the treaty.": "sign hypothetical"}),
    ClaimRule("unverified", unverified, {"Reporters could not verify that the houses had burned.": "burned alleged"}),
    ClaimRule("accusation", accusation, {"Villagers accused soldiers of burning huts.": "burning alleged"}),
    ClaimRule("blame", blame, {"They put the blame on the mayor for opening the gate.": "opening alleged"}),
    ClaimRule("on-trial", on_trial, {"He is on trial for stealing a cup.": "stealing alleged"}),
    ClaimRule("responsibility", responsibility, {"A group took credit for bombing the train.": "bombing alleged"}),
    ClaimRule("raising", raising, {"He is said to have photographed the base.": "photographed alleged"}),
    ClaimRule("allegation", allegation, {"The suit alleges that the firm forged an invoice.": "forged alleged"}),
    ClaimRule("claim-noun", claim_noun, {"Rumours that the king had fled reached the port.": "fled alleged"}),
    ClaimRule("spread", spread, {"Word went round that the bank had failed.": "failed alleged"}),
    ClaimRule("equation", equation, {"One theory is that the crew mutinied.": "mutinied alleged"}),
    ClaimRule("hearsay", hearsay, {"As the story goes, the queen hid the jewels in a well.": "hid alleged"}),
    ClaimRule("hedge", hedge, {"The guards allegedly robbed the bank.": "robbed alleged"}),
    ClaimRule(
        "attribution", attribution, {"The tenant told the tribunal that the owner had cut the gas.": "cut alleged"}
    ),
    ClaimRule("version", version, {"In his version, the guard opened the gate.": "opened alleged"}),
    ClaimRule("citing", citing, {"The king left, the Post said, citing an unnamed aide.": "left alleged"}),
    ClaimRule("tale", tale, {"The song tells of a monk who robbed a bank.": "robbed alleged"}),
    ClaimRule("according", according, {"According to the indictment, he wired money to a judge.": "wired alleged"}),
)
"""The rules, the one that decides first where several reach the same words equally near."""


_NOMINAL: Final = frozenset(("DT", "JJ", "JJR", "JJS", "CD", "PRP$", "NN", "NNP", "NNS", "POS", "RP", "RB"))
"""Tags of the words between a verb and the noun that is its object: "may cause roughly 32,000 more deaths"."""
_TO_DO: Final = ("demand", "promise", "plan", "fear", "claim-noun", "infinitive")
_OF_CLAIMS: Final = ("negation", "no-evidence", "falsehood", "contrary", "falsely")
"""Rules that speak of a claim as a whole: of "a story about a nurse who saved forty is untrue" nothing is so."""
SEVERITY: Final = (Mode.DENIED, Mode.HYPOTHETICAL, Mode.PLANNED, Mode.ALLEGED, Mode.STATED)
"""The modes, the most careful first. Where several cues reach one clause, that one decides: "denied that he may have
..." is denied."""


class Claims:
    """The claims of one sentence: its cues, read once for all its clauses and nouns."""

    def __init__(self, sentence: Sentence) -> None:
        self._reader = ClaimReader(sentence)
        self._cues = _cues(self._reader)

    @cached_property
    def clauses(self) -> tuple[Factuality, ...]:
        """How sure the text is of each clause, in their order."""
        return tuple(_of_clause(self._reader, self._cues, number) for number in range(len(self._reader.clauses)))

    def noun(self, first: int, last: int) -> Factuality:
        """Return how sure the text is of what the noun at words ``first`` to ``last`` (excluded) names.

        "the alleged attack" is alleged, the killing of "denied involvement in the killing" is stated: that somebody was
        killed is not what is denied.
        """
        if described := _described(self._reader, first, last):
            return described
        reaching = [cue for cue in self._cues if _reaches_noun(self._reader, cue, first, last)]
        return _decide(self._reader, reaching, ClauseKind.HAPPENING)

    def mode_of_row(self, number: int, date: Span | None) -> Mode:
        """Return the mode of a row for clause ``number`` that the words ``date`` date, None where none of its own do.

        What somebody claims or denies without a date of the saying is shown as the claim that it is: "He denies paying
        them" is denied, "On Friday he denied paying them" is stated, "He denied paying them in May" is denied, as May
        is when they were paid. Where somebody is only quoted, or claims it, the row is as sure as what is said,
        whatever the date; but "On Friday she said that it might rain" is stated, as nobody says that it rained.
        """
        read, reader = self.clauses, self._reader
        own = read[number]
        if own.mode is not Mode.STATED:
            return own.mode
        if own.kind is ClauseKind.ATTRIBUTION:
            mode = self._mode_of_quoted(number)
            return Mode.STATED if mode is Mode.HYPOTHETICAL else mode
        claimed = (n for n, each in enumerate(read) if each.governs == number and each.mode is not Mode.STATED)
        said = next((n for n in claimed if read[n].rule != "failure"), None)  # "was banned from leaving": was banned
        if date is None:
            doubted = said is not None and read[said].mode in (Mode.ALLEGED, Mode.DENIED)
            if own.kind is ClauseKind.SAYING and (doubted or is_denial(reader.sentence, number)):
                return read[said].mode if said is not None and doubted else Mode.DENIED
            return Mode.STATED
        if said is None:
            return Mode.STATED
        verb, deed = reader.clauses[number].verb, reader.clauses[said].verb
        of_deed = date[0] > deed.first if deed.first > verb.first else deed.first < date[0] < verb.first
        if verb.lemma == "accuse":
            return Mode.ALLEGED  # of what was not done, too
        claims = verb.lemma in words_of(VERBS, "alleging")
        return read[said].mode if of_deed or claims else Mode.STATED

    def _mode_of_quoted(self, number: int) -> Mode:
        """Return the mode of what is said by clause ``number``, before it or behind it."""
        content = self._reader.content(number)
        if content is None:  # "The dam will hold, the mayor said"
            return next((each.mode for each in self.clauses[:number] if each.governs == number), Mode.STATED)
        following = self._reader.next_verb(content)
        if following == len(self.clauses):
            return Mode.STATED
        said, verb = self.clauses[following], self._reader.clauses[following].verb
        refuses = said.rule == "negation" and verb.modal in ("will", "would")
        return Mode.STATED if refuses else said.mode  # "said he would not attend": that is what he means to do


@lru_cache(maxsize=512)
def read_factuality(sentence: Sentence) -> tuple[Factuality, ...]:
    """Return how sure the text is of each clause of a sentence, in their order.

    Of "The bank denied that it had bought bonds", the first is a saying that is stated, the second is denied, by the
    rule "denial", and the first governs it.
    """
    return Claims(sentence).clauses


def _reaches_noun(reader: ClaimReader, cue: Cue, first: int, last: int) -> bool:
    """Whether a cue decides about a noun: of the verb that has it as its object, or of all that is said.

    What a noun names behind another verb is mostly so whatever is said: the attack of "denied that he had fled after
    the attack", the crash of "a suit over the crash".
    """
    definite = _is_definite(reader, first, last)
    if cue.own:
        if cue.rule == "infinitive" or (definite and cue.mode is Mode.DENIED):
            return False
        verb = next((c.verb for c in reader.clauses if c.verb.last + 1 == cue.scope[1]), None)
        return verb is not None and verb.last < first and _is_object(reader, verb.last + 1, first)
    if cue.presupposes or not cue.scope[0] <= first < cue.scope[1]:
        return False
    if cue.nominal:
        return True
    inner = [c.verb for c in reader.clauses if cue.scope[0] <= c.verb.first and c.verb.last < first]
    if not inner:
        return cue.rule in _TO_DO or not (definite and _does(reader, first))
    direct = _is_object(reader, inner[-1].last + 1, first)
    return direct if cue.rule in _TO_DO else direct or not definite


def _is_object(reader: ClaimReader, start: int, first: int) -> bool:
    """Whether a noun follows a verb as its object, with nothing but its own words between."""
    return all(reader.tags[n] in _NOMINAL for n in range(start, first))


def _is_definite(reader: ClaimReader, first: int, last: int) -> bool:
    """Whether a noun names what is known already: "the attack", "last week's raid", "his arrest"."""
    begin = first
    while begin and reader.tags[begin - 1] in ("JJ", "CD", "NN", "NNP", "NNS", "POS"):
        begin -= 1
    begin = max(0, begin - 1)
    known = (reader.lows[n] in ("the", "this", "that", "those", "these", "last") for n in range(begin, last))
    return any(known) or any(reader.tags[n] in ("POS", "PRP$") for n in range(begin, last))


def _does(reader: ClaimReader, first: int) -> bool:
    """Whether a noun is the subject of a verb that tells more of it than that it was: "the attack killed two"."""
    clause = next((c for c in reader.clauses if c.subject and c.subject[0] <= first < c.subject[1]), None)
    return clause is not None and clause.verb.lemma not in ("happen", "occur", "take", "exist", "be", "have", "come")


def _cues(reader: ClaimReader) -> list[Cue]:
    """Return the cues of all rules, in their order, each with its rule; none hangs on a clause that it reaches."""
    return [
        replace(cue, rule=rule.name, clause=None if _reaches_itself(reader, cue) else cue.clause)
        for rule in CLAIM_RULES
        for cue in rule.read(reader)
    ]


def _reaches_itself(reader: ClaimReader, cue: Cue) -> bool:
    if cue.own or cue.clause is None:
        return False
    return cue.scope[0] <= reader.clauses[cue.clause].verb.last < cue.scope[1]


def _of_clause(reader: ClaimReader, cues: Sequence[Cue], number: int) -> Factuality:
    clause = reader.clauses[number]
    kind = clause_kind(reader.sentence, number)
    reaching = [cue for cue in cues if _reaches(reader, cue, clause, number)]
    return _decide(reader, reaching, kind)


def _reaches(reader: ClaimReader, cue: Cue, clause: Clause, number: int) -> bool:
    if cue.nominal or not cue.scope[0] <= clause.verb.last < cue.scope[1]:
        return False
    if cue.own:
        return True
    if cue.clause == number or reader.is_aside(clause):
        return False
    if clause.role is not Role.RELATIVE or clause.verb.form is not VerbForm.FINITE:
        return True
    before = reader.lows[max(0, clause.start - 1)]
    adding = clause.marker not in ("", "that") and cue.rule not in _OF_CLAIMS
    aside = before == "," or (before != "in" and adding)
    past = clause.verb.tense is Tense.PAST and not clause.verb.modal and clause.marker != "when"
    # "plans to sell the mill to Ann Lee, who bought the port in 2018": she did
    free = cue.mode is Mode.DENIED or (past and cue.mode in (Mode.PLANNED, Mode.HYPOTHETICAL))
    return not (cue.presupposes or (aside and free))


def _decide(reader: ClaimReader, cues: Sequence[Cue], kind: ClauseKind) -> Factuality:
    """Return what the cues together say: the mode of the one that weighs most, the clause that says so."""
    if not cues:
        return Factuality(Mode.STATED, kind)
    decided = [cue for cue in cues if cue.rule != "infinitive" and cue.mode is not Mode.STATED]
    chosen = min(decided or cues, key=lambda cue: (SEVERITY.index(cue.mode), -cue.scope[0]))
    outer = [cue for cue in cues if not cue.own]
    governing = chosen if not chosen.own else max(outer, key=lambda cue: cue.scope[0], default=None)
    speaker = chosen.speaker or next((cue.speaker for cue in outer if cue.speaker is not None), None)
    clause = governing.clause if governing is not None else None
    return Factuality(chosen.mode, kind, speaker, chosen.words, chosen.rule, _finite(reader, clause))


def _finite(reader: ClaimReader, number: int | None) -> int | None:
    """Return the clause that an infinitive hangs on: "failed" of "failed to find evidence that"."""
    while number and reader.clauses[number].verb.form is VerbForm.INFINITIVE:
        number -= 1
    return number


@cache
def _adjective_modes() -> Mapping[str, Mode]:
    """Return how sure what a noun names is, by a word before it: a foiled attack did not happen."""
    return {
        **dict.fromkeys(words_of("adjectives", "planned"), Mode.PLANNED),
        **dict.fromkeys(words_of("adjectives", "thought"), Mode.HYPOTHETICAL),
        **dict.fromkeys(words_of("adjectives", "alleging"), Mode.ALLEGED),
        **dict.fromkeys(words_of("adjectives", "averted"), Mode.DENIED),
        "no": Mode.DENIED,
    }


def _described(reader: ClaimReader, first: int, last: int) -> Factuality | None:
    """Return what the words before a noun say of it: "alleged", "foiled", "planned", "no"."""
    modes = _adjective_modes()
    begin = first
    while begin and reader.tags[begin - 1] in ("JJ", "DT", "VBN", "VBD", "CD", "RB", "NN", "NNP", "$"):
        begin -= 1
        if reader.tags[begin] == "DT":
            break
    for index in range(begin, last):
        compound = index + 2 < last and reader.lows[index] in words_of("adjectives", "false")
        if compound and kind_of(reader.lows[index + 1]) not in ("act", "event"):
            continue  # "a fake passport | charge"
        if (mode := modes.get(reader.lows[index])) is not None:
            return Factuality(mode, ClauseKind.HAPPENING, None, (index, index + 1), "adjective")
    return None

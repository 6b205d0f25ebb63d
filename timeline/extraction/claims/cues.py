"""What the rules about claims are made of: cues, which say how sure other words are, and the words they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from timeline.events import Mode
from timeline.extraction.claims.reader import ClaimReader, Span, words_of
from timeline.language.clauses import Clause
from timeline.language.verbs import VerbForm
from timeline.language.wordlists import CALENDAR


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decide how sure other words are.

    ``words`` is the cue, ``scope`` what it reaches over, ``clause`` the clause that says it, None where none does;
    ``own`` says that it only speaks of the verb in its scope, "did not". ``rule`` names the rule that found it.
    """

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
class ClaimRule:
    """A rule by its name, with sentences and what it makes of a word in them: {"sentence": "word mode"}."""

    name: str
    read: Callable[[ClaimReader], Iterator[Cue]]
    examples: Mapping[str, str] = field(default_factory=dict)


VERBS: Final = "verbs"
_NOBODY: Final = frozenset(("no", "nobody", "none", "neither", "nothing", "nor", "hardly", "few"))
MODALS: Final = frozenset(("would", "could", "may", "might", "should", "must", "ought", "can"))
_ALSO_VERBS: Final = frozenset(("reports", "claims", "charges", "rumours", "fears", "warnings", "talk"))


_AT_NO_POINT: Final = frozenset(
    (
        "at no point",
        "at no time",
        "at no stage",
        "in no way",
        "in no case",
        "on no occasion",
        "under no circumstances",
        "by no means",
    )
)


def verb_words(reader: ClaimReader, number: int) -> Span:
    """Return the words of the verb of a clause, from its first to its last."""
    verb = reader.clauses[number].verb
    return verb.first, verb.last + 1


def clauses_with(reader: ClaimReader, name: str, *, negated: bool = False) -> Iterator[tuple[int, Clause]]:
    """Yield the clauses whose verb is in a list, negated or not."""
    listed = words_of(VERBS, name)
    for number, clause in enumerate(reader.clauses):
        if clause.verb.lemma in listed and is_negated(reader, number) is negated:
            yield number, clause


def is_negated(reader: ClaimReader, number: int) -> bool:
    """Whether a clause is negated by its verb or its subject: "did not say", "no group has said"."""
    clause = reader.clauses[number]
    verb, lows = clause.verb, reader.lows
    if verb.negated or verb.modal == "cannot":
        return "only" not in lows[verb.first : verb.last + 3]
    if verb.first and lows[verb.first - 1] in ("neither", "nor", "hardly", "scarcely"):
        return True
    above = reader.clauses[number - 1].verb.lemma if number else "be"
    if (
        "no" in reader.known
        and above in ("be", "have", "do")
        and any(" ".join(lows[n : n + 3]) in _AT_NO_POINT for n in range(verb.first - 2))
    ):  # "At no point was | any prisoner struck"
        return True
    if clause.subject and clause.subject[0] and lows[clause.subject[0] - 1] in ("neither", "hardly", "not"):
        return "only" not in lows[clause.subject[0] - 1 : clause.subject[0] + 1]
    if clause.subject is None or clause.subject[1] <= clause.subject[0]:
        start = reader.clauses[number - 1].verb.last + 1 if number else 0
        dated = reader.find(("no", "nobody", "none", "nothing"), start, verb.first)
        return (
            dated is not None
            and dated > start
            and all(reader.tags[n] in ("IN", "CD", ".") or lows[n].rstrip(".") in CALENDAR for n in range(start, dated))
        )
    first = clause.subject[0]
    follower = reader.tags[first + 1] if first + 1 < reader.length else ""
    more = first + 1 < reader.length and lows[first + 1] in ("fewer", "less", "doubt", "sooner", ".", "longer")
    if lows[first] in _NOBODY and follower != "CD" and not more:
        return lows[first] != "few"
    return lows[first] == "not" and lows[first + 1 : first + 2] != ["only"]


def whole_verb(reader: ClaimReader, number: int) -> Span:
    """Return the verb of a clause with the infinitives that hang on it: "did not manage to leave"."""
    verb = reader.clauses[number].verb
    end = verb.last + 1
    for follower in reader.clauses[number + 1 :]:
        if follower.verb.form is not VerbForm.INFINITIVE or reader.gap(end, follower.verb.first):
            break
        end = follower.verb.last + 1
    return verb.first, end


def verb_span(clause: Clause) -> Span:
    """Return the words of a clause's verb."""
    return clause.verb.first, clause.verb.last + 1


def described_clause(reader: ClaimReader, index: int) -> int | None:
    """Return the clause whose verb an adverb describes: the one it stands in or right before or behind."""
    for number, clause in enumerate(reader.clauses):
        if clause.verb.first - 2 <= index <= clause.verb.last + 1:
            return number
    return reader.next_verb(index) if reader.next_verb(index) < len(reader.clauses) and index < 2 else None


@cache
def claim_nouns() -> frozenset[str]:
    """Return the nouns that name a claim: "report", "rumour", "statement"."""
    return words_of("nouns", "claims") | words_of("nouns", "statements") | words_of("nouns", "depictions")


def is_claim(reader: ClaimReader, index: int) -> bool:
    """Return whether a word is a noun that names a claim."""
    return reader.lemmas[index] in claim_nouns() and is_noun(reader, index)


def _holds_claim(reader: ClaimReader) -> bool:
    """Whether any word of a sentence may name a claim: most hold none, and need no closer look."""
    return not claim_nouns().isdisjoint(reader.known_lemmas)


def is_about_claim(reader: ClaimReader, number: int) -> bool:
    """Whether the subject of a clause is somebody's claim: "the video", "the story that ..."."""
    if not _holds_claim(reader):
        return False
    start, end = reader.subject_span(number)
    return any(is_claim(reader, index) for index in range(start, min(start + 8, end)))


def is_noun(reader: ClaimReader, index: int) -> bool:
    """Whether a word is a noun, though the tagger may have it for a verb: "media reports that", "false claims that"."""
    if reader.tags[index].startswith("NN"):
        return True
    before = reader.tags[index - 1] if index else ""
    pressed = index > 0 and reader.lows[index - 1] in ("media", "press", "news", "newspaper", "police", "radio")
    unowned = before in ("JJ", "VBN", "IN", "RP", "") or pressed
    return unowned and reader.lows[index] in _ALSO_VERBS

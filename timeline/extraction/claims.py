"""A sentence made ready for the rules about claims: what is said under a verb or a noun, and where that ends.

A clause tells a happening, a saying that is one, a mere attribution or a state, whether or not it is so. A cue says how
sure other words are. The word lists are in claims.toml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from typing import Final, Protocol

from timeline.events import Mode
from timeline.files import shipped_toml
from timeline.language.clauses import Clause, Role, Sentence, Tense, VerbForm
from timeline.language.lexicon import (
    CALENDAR,
    CONCEDING,
    DENYING,
    EXPECTING,
    REPORTING,
    SAYING,
    STATIVE,
    TELLING,
    VOICED,
    VOICING,
    base,
    lexicon,
    stems,
)

Span = tuple[int, int]

_MARKS: Final = frozenset((",", ";", ":", "—", "–", "--", "(", ")", '"', "“", "”", "''", "``"))
_REACH: Final = 14
"""Words between a verb and the "that" of what is said: its object and a date."""
_NAMES: Final = frozenset(("NNP", "NN", "NNS", "PRP", "CD", "JJ", "DT", "POS", "PRP$"))


@cache
def claim_words() -> dict[str, dict[str, frozenset[str]]]:
    """Return the word lists of claims.toml, by group and name."""
    data = shipped_toml("timeline.extraction", "claims.toml")
    return {group: {name: frozenset(entry) for name, entry in lists.items()} for group, lists in data.items()}


@cache
def words_of(group: str, *names: str) -> frozenset[str]:
    """Return the words of one or more lists of a group of claims.toml."""
    return frozenset().union(*(claim_words()[group][name] for name in names))


@cache
def _asserting() -> frozenset[str]:
    """The verbs that assert: say, and allege."""
    return words_of("verbs", "saying", "alleging")


@cache
def _claiming() -> frozenset[str]:
    """The nouns for what is claimed or stated."""
    return words_of("nouns", "claims", "statements")


@cache
def singular(low: str) -> str:
    """Return a noun in the singular. "allegations" is "allegation", "stories" is "story"."""
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("s") and not low.endswith(("ss", "us", "news")):
        return low[:-1]
    return low


_SPEECHLESS: Final = ("event", "phenomenon", "process", "state")
"""WordNet's kinds of nouns that name nobody and no text: "the tide" says nothing."""


class ClaimReader:
    """A read sentence with the questions that the rules about claims ask of it."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.lows = [word.low for word in sentence.words]
        self.tags = sentence.tags
        self.clauses = sentence.clauses
        self.length = len(self.lows)
        self.known = frozenset(self.lows)

    @cached_property
    def lemmas(self) -> list[str]:
        """The base form of each word by its tag, for nouns the singular."""
        return [
            base(low, tag) if tag.startswith("VB") else singular(low)
            for low, tag in zip(self.lows, self.tags, strict=True)
        ]

    @cached_property
    def known_lemmas(self) -> frozenset[str]:
        """The base forms that occur at all."""
        return frozenset(self.lemmas)

    @cached_property
    def negated(self) -> list[bool]:
        """Whether each clause is negated; ten rules ask for it."""
        return [_is_negated(self, number) for number in range(len(self.clauses))]

    def next_verb(self, index: int) -> int:
        """Return the number of the first clause whose verb begins at word ``index`` or later."""
        return next((n for n, clause in enumerate(self.clauses) if clause.verb.first >= index), len(self.clauses))

    def follower(self, number: int) -> Clause | None:
        """Return the clause behind clause ``number``, None behind the last."""
        return self.clauses[number + 1] if number + 1 < len(self.clauses) else None

    def content(self, number: int) -> int | None:
        """Return the word where what clause ``number`` says begins; None where it says nothing in a clause.

        In "denied on 3 May that she had left" it is "that"; in "denied leaving", "leaving".
        """
        verb = self.clauses[number].verb
        follower = number + 1
        if follower >= len(self.clauses):
            opens = self.lows[verb.last + 1 : verb.last + 2] == ["that"] and self.tags[verb.last + 1] == "IN"
            return verb.last + 1 if opens else None
        following = self.clauses[follower]
        limit = min(following.verb.first, verb.last + _REACH)
        for index in range(verb.last + 1, limit):
            if self.lows[index] in (";", ":"):
                break
            if self.lows[index] in _CONTENT_WORDS and not self.modifies(index, verb.last):
                return index
        if (
            self.lows[verb.last + 1] == ","
            and following.verb.form is not VerbForm.FINITE
            and follower + 1 < len(self.clauses)
        ):
            after = self.clauses[follower + 1]  # "asserted, without giving names, that two judges ..."
            if after.marker == "that" and after.role is Role.CONTENT and self.lows[after.start - 1] == ",":
                return after.start
        if following.role is Role.CONTENT and following.parent == number and not self.comma(verb.last + 1, following):
            return following.start
        at_once = self.gap(verb.last + 1, following.verb.first) <= 1
        if following.verb.form is VerbForm.ING and at_once and self.lows[following.verb.first - 1] != ",":
            return following.verb.first
        if following.verb.form is VerbForm.INFINITIVE and following.verb.perfect and at_once:
            return following.verb.first
        return None

    def modifies(self, index: int, verb: int) -> bool:
        """Whether "that" opens a relative clause or points: "the man that fled", "denied that claim"."""
        if self.lows[index] != "that":
            return False
        if index + 1 < self.length and self.tags[index + 1].startswith(("VB", "MD", "CC", ".")):
            return True  # nothing between: the antecedent is the subject
        follower = self.next_verb(index)
        has_subject = follower < len(self.clauses) and any(
            tag in _NAMES or tag == "EX" for tag in self.tags[index + 1 : self.clauses[follower].verb.first]
        )
        return not has_subject or (index == verb + 1 and self.tags[index] == "DT")

    def gap(self, first: int, last: int) -> int:
        """Return how many words stand between, adverbs and dates left out."""
        return sum(
            not (self.tags[n] in ("RB", "CD") or self.lows[n].rstrip(".") in CALENDAR or self.lows[n] == "on")
            for n in range(first, last)
        )

    def comma(self, first: int, clause: Clause) -> bool:
        """Whether a comma stands between word ``first`` and the beginning of a clause."""
        return any(self.lows[n] in _MARKS for n in range(first, clause.start))

    def end_of(self, number: int, start: int, *, nominal: bool = False, to_do: bool = False) -> int:
        """Return the word where that ends which begins at ``start`` under clause ``number``.

        It goes on over all clauses until one is told beside it: after a semicolon, "but" or another main clause.
        ``nominal`` says that no clause of content is there ("denied wrongdoing"), so that "after ..." is told beside;
        ``to_do`` says that what is said is still to be done, so that what has been is told beside.
        """
        governor = self.clauses[number]
        inner: Clause | None = None
        for clause in self.clauses[number + 1 :]:
            first = self.opening(clause)
            if first < start:
                if clause.verb.last >= start:
                    inner = inner or clause
                continue
            dependent = clause.role in (Role.ADVERBIAL, Role.RELATIVE) and clause.verb.form is VerbForm.FINITE
            done = dependent and clause.verb.tense is Tense.PAST and clause.verb.modal is None
            if (to_do and done) or self._beside(governor, clause, first, inner, nominal=nominal):
                while first > start and self.lows[first - 1] in (*_MARKS, "and", "but", "or"):
                    first -= 1
                return first
            inner = inner or clause
        return self.length

    def opening(self, clause: Clause) -> int:
        """Return the first word of a clause, with its subject where that stands right before it."""
        if clause.subject and clause.subject[0] < clause.start <= clause.subject[1] + 1:
            return clause.subject[0]
        return clause.start

    def _beside(self, governor: Clause, clause: Clause, first: int, inner: Clause | None, *, nominal: bool) -> bool:
        """Whether a clause is told beside what is said in the one before, and is no part of it."""
        before = self.lows[first - 1] if first else ""
        if ";" in self.lows[first - 1 : first + 1]:
            return True
        own = clause.subject is not None and clause.subject[0] >= governor.verb.last
        inserted = governor.role in (Role.RELATIVE, Role.PARTICIPLE) and clause.role is Role.MAIN
        if inserted and clause.subject is not None and clause.subject[0] < governor.start:
            return True  # "The bank, which denied wrongdoing, | paid a fine"
        if self.is_aside(clause):
            return False
        if clause.marker in _BREAKING and clause.role is not Role.RELATIVE:
            return own or inner is None or self._resumes(governor, clause, inner)
        set_off = before in _MARKS or clause.marker in ("and", "while")
        if own and set_off and clause.role is Role.MAIN:
            return "that" not in self.lows[first : clause.verb.first]
        goes_on = clause.marker in ("and", "or") and clause.verb.form is VerbForm.FINITE
        reduced = governor.verb.form is VerbForm.EN and clause.role is not Role.CONTENT
        if goes_on and reduced and not own:
            return True  # "people believed to have been there, | and demanded"
        parallel = self.lows[clause.verb.first - 1] == "and" and clause.verb.form is governor.verb.form is VerbForm.ING
        if parallel and inner is not None and inner.verb.form is VerbForm.INFINITIVE:
            return True  # "ordering him to remove it | and fining him"
        if not goes_on and clause.role is Role.ADVERBIAL and clause.marker not in ("if", "unless", "lest", "whether"):
            return before in _MARKS or (nominal and inner is None)
        if goes_on:
            if own:
                comma = before == "," or self.lows[clause.start - 1] == ","
                had = inner is not None and inner.verb.perfect
                past = clause.verb.tense is Tense.PAST and not clause.verb.perfect
                return comma and had and past
            return self._resumes(governor, clause, inner)
        behind_comma = clause.role is Role.PARTICIPLE and clause.marker == ","
        return behind_comma and governor.role is Role.MAIN and nominal

    def _resumes(self, governor: Clause, clause: Clause, inner: Clause | None) -> bool:
        """Whether a clause without a subject goes on with the governor's: "ruled that it had lied, and fined it"."""
        if inner is None or inner.verb.form is not VerbForm.FINITE:
            return clause.subject == governor.subject or inner is None or clause.verb.tense is governor.verb.tense
        simple = clause.verb.tense is Tense.PAST and not clause.verb.perfect and governor.verb.tense is Tense.PAST
        return inner.verb.perfect and simple and clause.verb.modal is None

    def is_aside(self, clause: Clause) -> bool:
        """Whether a clause only says between commas who said it: ", the bishop's office said,"."""
        tells = clause.verb.lemma == "tell"  # "..., the minister told Israel radio"
        said = tells or clause.verb.lemma in _asserting()
        if clause.role is not Role.MAIN or not said:
            return False
        if clause.subject is None or not clause.subject[0]:
            return False
        after = clause.verb.last + 1
        closed = after >= self.length or self.lows[after] in (*_MARKS, ".") or self.tags[after] in ("IN", "CD", "TO")
        return self.lows[clause.subject[0] - 1] in _MARKS and (tells or closed)

    def segment(self, index: int) -> Span:
        """Return the stretch between semicolons that word ``index`` stands in."""
        start = max((n + 1 for n in range(index) if self.lows[n] == ";"), default=0)
        end = next((n for n in range(index, self.length) if self.lows[n] == ";"), self.length)
        return start, end

    def subject_span(self, number: int) -> Span:
        """Return the words before the verb of a clause that belong to its subject, clauses in it included."""
        clause = self.clauses[number]
        start, _ = self.segment(clause.verb.first)
        fronted = "that" in self.lows[start : start + 2]  # "That the abbey sold it is denied"
        if clause.subject is not None and start < clause.subject[0] < clause.verb.first and not fronted:
            claims = _claiming()
            claimed = next(
                (
                    n
                    for n in range(start, clause.subject[0])
                    if self.lows[n + 1] in ("that", "about", "of", "how") and self.lemmas[n] in claims
                ),
                None,
            )  # "Talk that the club had sold its striker | was dismissed"
            return (claimed if claimed is not None else clause.subject[0]), clause.verb.first
        for before in self.clauses[:number]:
            joined = before.verb.last + 1
            for index in range(joined, clause.verb.first):
                if self.tags[index] == "CC" and clause.subject and clause.subject[0] > index:
                    start = max(start, index + 1)
        return start, clause.verb.first

    def head(self, first: int, last: int) -> int | None:
        """Return the head of the noun phrase that begins at ``first``: its last noun before a preposition."""
        found = None
        for index in range(first, last):
            tag = self.tags[index]
            if tag in ("NN", "NNS", "NNP"):
                found = index
            elif tag == "POS":
                found = None
            elif found is not None or tag not in ("DT", "JJ", "PRP$", "RB", "CD", "VBN", "VBG", "CC", "."):
                break
        return found

    def object_head(self, number: int) -> int | None:
        """Return the head of the object of a clause's verb: "claims" of "rejected the claims"."""
        verb = self.clauses[number].verb
        first = verb.last + 1
        while first < self.length and (self.tags[first] in ("RB", "RP") or self.lows[first] == "as"):
            first += 1
        end = self.next_verb(first)
        return self.head(first, self.clauses[end].verb.first if end < len(self.clauses) else self.length)

    def find(self, wanted: Iterable[str], first: int, last: int) -> int | None:
        """Return the first word between that is one of those wanted."""
        chosen = frozenset(wanted)
        if chosen.isdisjoint(self.known):
            return None
        return next((n for n in range(max(first, 0), min(last, self.length)) if self.lows[n] in chosen), None)

    def owner(self, index: int) -> int | None:
        """Return the number of the clause that word ``index`` stands in."""
        inside = [n for n, c in enumerate(self.clauses) if min(self.opening(c), c.start) <= index < c.end]
        return inside[-1] if inside else None

    def speaker(self, number: int) -> Span | None:
        """Return who says what clause ``number`` says; the antecedent of "who", the agent of a passive. None where that
        can say nothing: "the outbreak", "the first steps in"."""
        found = self._speaker(number)
        return found if found is not None and self._can_speak(found) else None

    def _can_speak(self, span: Span) -> bool:
        head = self.head(*span)
        if self.tags[span[1] - 1] in ("IN", "TO", "CC") or span[1] - span[0] == len(self.lows[span[0]]) == 1:
            return False
        low = self.lows[head] if head is not None else ""
        speaks = claim_nouns() | words_of("speakers", "parties", "authorities", "documents")
        return low in speaks or lexicon().nouns.get(low) not in _SPEECHLESS

    def _speaker(self, number: int) -> Span | None:
        clause = self.clauses[number]
        if clause.verb.passive:
            by = clause.verb.last + 1
            if by < self.length and self.lows[by] == "by" and (head := self.head(by + 1, self.length)) is not None:
                return by + 1, head + 1
            return None
        if clause.subject is None and clause.role is Role.RELATIVE and clause.start:
            return self.noun_before(clause.start)  # "a widow who says"
        if clause.subject is None and number and clause.verb.form in (VerbForm.ING, VerbForm.INFINITIVE):
            above = self.clauses[number - 1]
            heard = above.verb.passive and above.verb.lemma in _PERCEIVING  # "a man is heard saying"
            return above.subject if heard else self.speaker(number - 1)
        if clause.subject is not None and self.lows[clause.subject[0]] in ("they", "he", "she", "it", "we"):
            before = self.antecedent(number)
            return before if before is not None and self._can_speak(before) else clause.subject
        return clause.subject

    def noun_before(self, end: int) -> Span | None:
        """Return the noun phrase that ends at word ``end``: "a widow" before "who"."""
        while end and self.lows[end - 1] in (",", "of", "in", "to", "by", "from"):
            end -= 1
        first = end
        while first and self.tags[first - 1] in ("NN", "NNS", "NNP", "JJ", "CD", "PRP$", "POS"):
            first -= 1
        first -= first > 0 and self.tags[first - 1] == "DT"
        return (first, end) if first < end and self.tags[end - 1].startswith("NN") else None

    def antecedent(self, number: int) -> Span | None:
        """Return the subject that a pronoun stands for where a clause before it in the sentence has one of the same
        number: "the insurgents" of "a video in which they say"."""
        pronoun = self.clauses[number].subject
        if pronoun is None:
            return None
        many = self.lows[pronoun[0]] in ("they", "we")
        for clause in reversed(self.clauses[:number]):
            subject = clause.subject
            if subject is None or subject == pronoun or self.tags[subject[0]] == "PRP":
                continue
            head = self.head(*subject)
            if head is not None and (self.tags[head] == "NNS") is many:
                return subject
        first = self.head(0, self.clauses[0].verb.first)  # "The insurgents put out a video in which they say"
        return (0, first + 1) if number and first is not None and (self.tags[first] == "NNS") is many else None


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
_PERCEIVING: Final = ("hear", "see", "film", "record", "quote", "tape", "catch")
_NOBODY: Final = words_of("closed", "nobody", "hardly_anybody")
MODALS: Final = words_of("closed", "modals")
_CONTENT_WORDS: Final = words_of("closed", "content")
_BREAKING: Final = words_of("closed", "breaking")
_ALSO_VERBS: Final = words_of("nouns", "also_verbs")


_AT_NO_POINT: Final = words_of("closed", "at_no_point")
_NONE: Final = words_of("closed", "nobody") - {"no"}


def verb_words(reader: ClaimReader, number: int) -> Span:
    """Return the words of the verb of a clause, from its first to its last."""
    return verb_span(reader.clauses[number])


def clauses_with(reader: ClaimReader, name: str, *, negated: bool = False) -> Iterator[tuple[int, Clause]]:
    """Yield the clauses whose verb is in a list, negated or not."""
    listed = words_of(VERBS, name)
    for number, clause in enumerate(reader.clauses):
        if clause.verb.lemma in listed and is_negated(reader, number) is negated:
            yield number, clause


def is_negated(reader: ClaimReader, number: int) -> bool:
    """Whether a clause is negated by its verb or its subject: "did not say", "no group has said"."""
    return reader.negated[number]


def _is_negated(reader: ClaimReader, number: int) -> bool:
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
    if _is_behind_nobody(reader, number):
        return True
    if clause.subject and clause.subject[0] and lows[clause.subject[0] - 1] in ("neither", "hardly", "not"):
        return "only" not in lows[clause.subject[0] - 1 : clause.subject[0] + 1]
    if clause.subject is None or clause.subject[1] <= clause.subject[0]:
        start = reader.clauses[number - 1].verb.last + 1 if number else 0
        nobody = reader.find(("no", "nobody", "none", "nothing"), start, verb.first)
        return (
            nobody is not None
            and nobody > start
            and all(
                reader.tags[n] in ("IN", "CD", ".") or lows[n].rstrip(".") in CALENDAR for n in range(start, nobody)
            )
        )
    first = clause.subject[0]
    follower = reader.tags[first + 1] if first + 1 < reader.length else ""
    more = first + 1 < reader.length and lows[first + 1] in ("fewer", "less", "doubt", "sooner", ".", "longer")
    if lows[first] in _NOBODY and follower != "CD" and not more:
        return lows[first] != "few"
    return lows[first] == "not" and lows[first + 1 : first + 2] != ["only"]


def _is_behind_nobody(reader: ClaimReader, number: int) -> bool:
    """Whether nobody does it, and a relative clause parts the two: "none of those who admitted the theft | were
    jailed"."""
    if not number or reader.known.isdisjoint(_NONE):
        return False
    relative, clause = reader.clauses[number - 1], reader.clauses[number]
    inside = clause.subject is not None and clause.subject[0] == relative.verb.last + 1
    if relative.role is not Role.RELATIVE or clause.verb.form is not VerbForm.FINITE or not inside:
        return False
    above = reader.clauses[number - 2].verb.last + 1 if number > 1 else 0
    return reader.find(_NONE, above, relative.start) is not None


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


_IF: Final = ("if", "unless")
_PROMISING: Final = words_of("verbs", "announcing")
_DUE: Final = words_of("adjectives", "due")
_GOALS: Final = words_of("nouns", "goals")
_THINKING: Final = words_of("verbs", "thinking")


def planned(clause: Clause, follower: Clause | None, lows: Sequence[str]) -> bool:
    """Whether the clause says what is still to come: "will open", "is expected to open", "plans to open"."""
    verb = clause.verb
    if verb.tense is Tense.FUTURE:
        return True
    ahead = verb.passive or verb.progressive or verb.lemma in ("plan", "prepare")
    if ahead and verb.lemma in EXPECTING and verb.modal is None:
        return verb.tense is Tense.PRESENT
    if verb.tense is not Tense.PRESENT:
        return False
    infinitive = follower if follower is not None and follower.verb.form is VerbForm.INFINITIVE else None
    match verb.lemma:
        case "go":
            return verb.progressive and infinitive is not None
        case "be":
            due = not _DUE.isdisjoint(lows[verb.last : min(verb.last + 3, clause.end)])
            adjoining = infinitive is not None and infinitive.start == verb.last + 1
            goal = clause.subject is not None and not _GOALS.isdisjoint(lows[slice(*clause.subject)])
            return due or (adjoining and not goal)  # "The two are to meet in May"
    return False


def will_in_the_past(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is a plan that somebody told of: "would close" of "the firm said that it would close the plant"."""
    verb, above = clause.verb, clause.parent
    if above is None or clause.role is not Role.CONTENT:
        return False
    if verb.modal != "would" or verb.perfect or verb.lemma in STATIVE:
        return False
    said = sentence.clauses[above].verb
    promised = said.lemma in _PROMISING and said.tense is Tense.PAST and not said.negated
    return promised and not _depends(sentence)


def is_conditional(sentence: Sentence, number: int) -> bool:
    """Whether a main clause tells what will be if something else is, and gives no date: "if the dam breaks, the
    village will be flooded"."""
    clause = sentence.clauses[number]
    has_date = any(word.low in CALENDAR or word.text.isdigit() for word in sentence.words[clause.start : clause.end])
    return _depends(sentence) and not has_date and clause.role is Role.MAIN


def is_opinion(sentence: Sentence, clause: Clause) -> bool:
    """Whether what is to come is only what somebody thinks: "some believe that prices will fall"."""
    above = clause.parent
    return clause.role is Role.CONTENT and above is not None and sentence.clauses[above].verb.lemma in _THINKING


def _depends(sentence: Sentence) -> bool:
    """Whether a sentence tells what is so only if something else is."""
    return sentence.words[0].low in _IF or any(other.marker in _IF for other in sentence.clauses)


class ClauseKind(StrEnum):
    """What a clause tells of: a HAPPENING; a SAYING that is one ("announced", "denied"); an ATTRIBUTION, where
    somebody is only quoted ("said"); a STATE."""

    HAPPENING = "happening"
    SAYING = "saying"
    ATTRIBUTION = "attribution"
    STATE = "state"


_ALSO_DOING: Final = words_of("verbs", "also_doing")
_STATES_IF_PASSIVE: Final = words_of("verbs", "states_if_passive")
_REFUSING: Final = words_of("verbs", "refusing")
_CLAIMS: Final = words_of("nouns", "untrue")
_COMMENTING: Final = words_of("verbs", "answering")
_BARE: Final = words_of("closed", "pronouns")
_LONG: Final = re.compile(
    r"""
    \b(?:in|over|for|during)\ (?:the\ )?(?:(?:past|last)\ )?
    (?:recent|many|several|few)?\ ?(?:weeks|months|years|decades)\b
    """,
    re.VERBOSE,
)
"""A time of weeks and more without a number.

Matches:
    The mill has lost money «over the past few years».
    Prices fell «in recent months».
Does not match:
    The mill has lost money for 3 years.
    It closed in the last week of May.
"""


def clause_kind(sentence: Sentence, number: int) -> ClauseKind:
    """Return what clause ``number`` of a sentence tells of. "The firm announced a sale" is a SAYING, "the firm said"
    an ATTRIBUTION."""
    clause = sentence.clauses[number]
    verb, lows = clause.verb, [word.low for word in sentence.words]
    follower = sentence.clauses[number + 1] if number + 1 < len(sentence.clauses) else None
    if verb.lemma in ("decline", "refuse") and follower is not None and follower.verb.lemma in _COMMENTING:
        return ClauseKind.ATTRIBUTION
    if verb.modal is not None or planned(clause, follower, lows):
        return ClauseKind.HAPPENING
    bare = (
        clause.subject is not None and clause.subject[1] - clause.subject[0] == 1 and lows[clause.subject[0]] in _BARE
    )
    simple = not verb.passive and not verb.perfect
    if bare and simple and verb.tense is Tense.PRESENT:
        return ClauseKind.STATE
    if _LONG.search(" ".join(lows[clause.start : clause.end])) and (verb.perfect or verb.tense is Tense.PRESENT):
        return ClauseKind.STATE
    if verb.lemma in DENYING and verb.form is not VerbForm.INFINITIVE and not verb.passive:
        return _denial(sentence, number)
    if verb.lemma in TELLING and not (verb.passive and verb.lemma in SAYING):
        if _attributes(sentence, number):
            return ClauseKind.ATTRIBUTION
        content = _content(sentence, number)
        if verb.lemma in CONCEDING and content is not None and not _tells(sentence, content):
            return ClauseKind.ATTRIBUTION
        return ClauseKind.SAYING
    over = verb.perfect or verb.tense is not Tense.PRESENT
    if over and verb.lemma in VOICING and object_of(sentence, clause) in VOICED:
        return ClauseKind.SAYING
    if verb.lemma in SAYING and not (verb.lemma in _ALSO_DOING and _content(sentence, number) is None):
        return ClauseKind.HAPPENING if reports_noun(sentence, clause) else ClauseKind.ATTRIBUTION
    if _is_state(sentence, clause):
        return ClauseKind.STATE
    return ClauseKind.HAPPENING


def _tells(sentence: Sentence, number: int) -> bool:
    """Whether what is conceded is a deed done: "admitted that it had lost the records"."""
    verb = sentence.clauses[number].verb
    done = not verb.negated and (verb.modal is None or verb.tense is Tense.FUTURE)
    return done and clause_kind(sentence, number) in (ClauseKind.HAPPENING, ClauseKind.SAYING)


def is_denial(sentence: Sentence, number: int) -> bool:
    """Whether a clause says that something is not so: "denied that ...", "rejected the claims". "Denied him bail",
    "dismissed 200 workers" and "rejected the offer" are deeds."""
    clause = sentence.clauses[number]
    lemma, thing = clause.verb.lemma, object_of(sentence, clause)
    if lemma not in DENYING or clause.verb.form is VerbForm.INFINITIVE or clause.verb.passive:
        return False
    if lemma == "deny":
        return words_of("nouns", "granted").isdisjoint(_nouns(sentence, clause))
    if lemma not in _REFUSING or not thing:
        return True
    return thing in _CLAIMS or _content(sentence, number) is not None


def _denial(sentence: Sentence, number: int) -> ClauseKind:
    """Return what a verb of denying tells of: a denial is a saying, "denied him bail" a deed."""
    if is_denial(sentence, number):
        return ClauseKind.SAYING
    return ClauseKind.HAPPENING if sentence.clauses[number].verb.lemma in ("deny", "dismiss") else ClauseKind.SAYING


def _nouns(sentence: Sentence, clause: Clause) -> frozenset[str]:
    """The nouns behind the verb of a clause, in the singular."""
    behind = range(clause.verb.last + 1, clause.end)
    return frozenset(sentence.words[n].low.removesuffix("s") for n in behind if sentence.tags[n] in ("NN", "NNS"))


def _attributes(sentence: Sentence, number: int) -> bool:
    """Whether the clause only says at the end who told it: "The road is open, the mayor announced on Friday."."""
    clause = sentence.clauses[number]
    last = 0 < number == len(sentence.clauses) - 1
    if not last or clause.role is not Role.MAIN or not clause.subject:
        return False
    before = sentence.words[clause.subject[0] - 1].text if clause.subject[0] else ""
    rest = range(clause.verb.last + 1, len(sentence.words))
    return before == "," and all(
        sentence.words[index].low in CALENDAR or sentence.tags[index] in (".", "IN", "CD", "RB") for index in rest
    )


def _content(sentence: Sentence, number: int) -> int | None:
    """The clause of what is said in clause ``number``, through "that sources suggest" and the like; None without
    one."""
    found = None
    for follower in range(number + 1, len(sentence.clauses)):
        clause = sentence.clauses[follower]
        if clause.role is Role.CONTENT and clause.parent == (number if found is None else found):
            found = follower
            if clause.verb.lemma not in SAYING:
                break
    return found


def reports_noun(sentence: Sentence, clause: Clause) -> bool:
    """Whether what is said to be is a happening named by a noun: "media reported the death of six men"."""
    verb = clause.verb
    if verb.passive or verb.tense is not Tense.PAST:
        return False
    if verb.lemma not in REPORTING or verb.lemma == "claim":
        return False
    following = verb.last + 1
    if following >= clause.end or sentence.tags[following] not in ("DT", "CD", "JJ", "NN", "NNS"):
        return False
    return lexicon().nouns.get(object_of(sentence, clause)) in ("act", "event", "phenomenon")


def _is_state(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb alone names no happening: a state, a habit in the present, a thought."""
    verb = clause.verb
    if verb.form is VerbForm.FINITE and verb.tense is Tense.PRESENT and not verb.perfect:
        return True
    if sentence.tags[min(verb.last + 1, len(sentence.tags) - 1)] == "RP":
        return False
    if verb.lemma in STATIVE and not (verb.lemma == "be" and _there_was(sentence, clause)):
        return not verb.passive or verb.lemma in _STATES_IF_PASSIVE
    return (verb.passive and verb.lemma in _STATES_IF_PASSIVE) or lexicon().verbs.get(verb.lemma) == "emotion"


def _there_was(sentence: Sentence, clause: Clause) -> bool:
    """Whether it says that something took place: "There was an explosion at the port"."""
    if clause.subject is None or sentence.tags[clause.subject[0]] != "EX":
        return False
    return lexicon().nouns.get(object_of(sentence, clause)) in ("act", "event", "phenomenon")


def object_of(sentence: Sentence, clause: Clause) -> str:
    """The head of the first noun phrase after the verb, "concern" in "expressed deep concern over"."""
    head = ""
    for index in range(clause.verb.last + 1, min(clause.end, clause.verb.last + 8)):
        tag = sentence.tags[index]
        if tag in ("NN", "NNS", "NNP"):
            head = sentence.words[index].low
        elif tag == "POS":
            head = ""  # "the minister's claims"
        elif head or tag not in ("DT", "JJ", "PRP$", "RB", "CD"):
            break
    return head.removesuffix("s")


@dataclass(frozen=True, slots=True)
class Factuality:
    """How sure a text is of what a clause or a noun tells.

    ``speaker`` and ``cue`` are spans of words: who says it, and the words that decided. ``rule`` names the rule that
    decided. ``governs`` is the number of the clause that says, denies or demands it, None where the text itself tells
    it: a date in the content dates the deed and not the saying.
    """

    mode: Mode
    kind: ClauseKind
    speaker: Span | None = None
    cue: Span | None = None
    rule: str = "stated"
    governs: int | None = None


class SentenceClaims(Protocol):
    """What a view asks about the claims of one sentence."""

    @property
    def clauses(self) -> tuple[Factuality, ...]:
        """How sure the text is of each clause, in their order."""

    def noun(self, first: int, last: int) -> Factuality:
        """Return how sure the text is of what the noun at words ``first`` to ``last`` (excluded) names."""

    def mode_of_row(self, number: int, date: Span | None) -> Mode:
        """Return the mode of a row for clause ``number`` that the words ``date`` date."""


def is_authority(speaker: str) -> bool:
    """Whether a speaker is one whose business it is to know: "police", "the ministry", "Haldric Motors"."""
    known = words_of("speakers", "authorities")
    return any(singular(low) in known for low in re.findall(r"[\w-]+", speaker.lower()))


def is_side(speaker: str) -> bool:
    """Whether a speaker is one side of a dispute: "the suit", "prosecutors"."""
    sides = words_of("speakers", "parties", "documents")
    return not is_authority(speaker) and any(singular(low) in sides for low in re.findall(r"[\w-]+", speaker.lower()))


def tells_speaker(title: str, speaker: str) -> bool:
    """Whether a title says by itself who says so: "Ann Lee says the mill burned down" of what Ann Lee says."""
    spoken = [word.lower() for word in re.findall(r"[^\W_]+", title)]
    verb = next((at for at, word in enumerate(spoken) if base(word, "VBZ") in SAYING), 0)
    return not set(stems(speaker)).isdisjoint(stems(" ".join(spoken[:verb])))


def agreeing(speaker: str, phrase: str) -> str:
    """Return a verb in the number of its subject: ("police", "say") is "say", ("the suit", "say") "says"."""
    head = re.split(r" (?:of|in|for|from|at|on|with) |,", speaker)[0].split(" ")[-1]
    low = head.lower()
    role = singular(low) in words_of("speakers", "authorities", "parties") | {"prosecutor"}
    ends = low.endswith("s") and not low.endswith(("ss", "us", "'s", "’s"))
    plural = ends and (role or head[:1].islower())
    several = plural or low in _MANY or " and " in speaker
    verb, _, rest = phrase.partition(" ")
    verb = verb if several else {"deny": "denies"}.get(verb, f"{verb}s")
    return f"{verb} {rest}".strip()


_MANY: Final = words_of("nouns", "many")

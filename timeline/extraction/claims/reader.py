"""A sentence made ready for the rules about claims: what is said under a verb or a noun, and where that ends."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Final

from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.inflection import base
from timeline.language.verbs import Tense, VerbForm
from timeline.language.wordlists import CALENDAR

Span = tuple[int, int]

_MARKS: Final = frozenset((",", ";", ":", "—", "–", "--", "(", ")", '"', "“", "”", "''", "``"))
_CONTENT_WORDS: Final = frozenset(("that", "whether", "how", "why", "what", "if"))
_BREAKING: Final = frozenset(("but", "yet", "although", "though", "whereas", "however"))
_REACH: Final = 14
"""Words between a verb and the "that" of what is said: its object and a date."""
_NAMES: Final = frozenset(("NNP", "NN", "NNS", "PRP", "CD", "JJ", "DT", "POS", "PRP$"))


@cache
def claim_words() -> dict[str, dict[str, frozenset[str]]]:
    """Return the word lists of words.toml, by group and name."""
    data: dict[str, Any] = tomllib.loads(files("timeline.extraction.claims").joinpath("words.toml").read_text("utf-8"))
    return {group: {name: frozenset(entry) for name, entry in lists.items()} for group, lists in data.items()}


def words_of(group: str, name: str) -> frozenset[str]:
    """Return one word list of words.toml."""
    return claim_words()[group][name]


@cache
def _asserting() -> frozenset[str]:
    """The verbs that assert: say, and allege."""
    return words_of("verbs", "saying") | words_of("verbs", "alleging")


@cache
def _claiming() -> frozenset[str]:
    """The nouns for what is claimed or stated."""
    return words_of("nouns", "claims") | words_of("nouns", "statements")


@cache
def singular(low: str) -> str:
    """Return a noun in the singular. "allegations" is "allegation", "stories" is "story"."""
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("s") and not low.endswith(("ss", "us", "news")):
        return low[:-1]
    return low


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

    def next_verb(self, index: int) -> int:
        """Return the number of the first clause whose verb begins at word ``index`` or later."""
        return next((n for n, clause in enumerate(self.clauses) if clause.verb.first >= index), len(self.clauses))

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
            told = clause.role in (Role.ADVERBIAL, Role.RELATIVE) and clause.verb.form is VerbForm.FINITE
            done = told and clause.verb.tense is Tense.PAST and clause.verb.modal is None
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
                past = clause.verb.tense is Tense.PAST and not clause.verb.perfect
                return comma and inner is not None and inner.verb.perfect and past
            return self._resumes(governor, clause, inner)
        return clause.role is Role.PARTICIPLE and clause.marker == "," and governor.role is Role.MAIN and nominal

    def _resumes(self, governor: Clause, clause: Clause, inner: Clause | None) -> bool:
        """Whether a clause without a subject goes on with the governor's: "ruled that it had lied, and fined it"."""
        if inner is None or inner.verb.form is not VerbForm.FINITE:
            return clause.subject == governor.subject or inner is None or clause.verb.tense is governor.verb.tense
        simple = clause.verb.tense is Tense.PAST and not clause.verb.perfect and governor.verb.tense is Tense.PAST
        return inner.verb.perfect and simple and clause.verb.modal is None

    def is_aside(self, clause: Clause) -> bool:
        """Whether a clause only says between commas who said it: ", the bishop's office said,"."""
        told = clause.verb.lemma == "tell"  # "..., the minister told Israel radio"
        said = told or clause.verb.lemma in _asserting()
        if clause.role is not Role.MAIN or not said:
            return False
        if clause.subject is None or not clause.subject[0]:
            return False
        after = clause.verb.last + 1
        closed = after >= self.length or self.lows[after] in (*_MARKS, ".") or self.tags[after] in ("IN", "CD", "TO")
        return self.lows[clause.subject[0] - 1] in _MARKS and (told or closed)

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
        """Return who says what clause ``number`` says; the antecedent of "who", the agent of a passive."""
        clause = self.clauses[number]
        if clause.verb.passive:
            by = clause.verb.last + 1
            if by < self.length and self.lows[by] == "by" and (head := self.head(by + 1, self.length)) is not None:
                return by + 1, head + 1
            return None
        if clause.subject is None and clause.role is Role.RELATIVE and clause.start:
            return self.noun_before(clause.start)  # "a widow who says"
        if clause.subject is None and number and clause.verb.form in (VerbForm.ING, VerbForm.INFINITIVE):
            return self.speaker(number - 1)
        if clause.subject is not None and self.lows[clause.subject[0]] in ("they", "he", "she", "it", "we"):
            return self.antecedent(number) or clause.subject
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

"""A sentence read: its words, tags, verbs, and the clauses around the verbs, each with its subject and its role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from timeline.language.tag_repair import mended, names_whole
from timeline.language.tagger import tag
from timeline.language.verbs import Verb, VerbForm, finite_past, verb_groups
from timeline.language.wordlists import ATTRIBUTING, CALENDAR, SAYING, SUBORDINATING, words
from timeline.language.words import Word, split_words, without_blanks


class Role(Enum):
    """What a clause is in its sentence: MAIN tells; CONTENT is what somebody is said to say; RELATIVE tells about a
    noun; ADVERBIAL when or why; PARTICIPLE what goes along with it; INFINITIVE an aim; ABSOLUTE "with X signing Y"."""

    MAIN = "main"
    CONTENT = "content"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"
    ABSOLUTE = "absolute"


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb with its surroundings: words ``start`` to ``end`` (excluded); ``subject`` likewise, or None where it
    is not said here; ``marker`` the word that opened the clause; ``parent`` the number of the clause it hangs on."""

    start: int
    end: int
    verb: Verb
    role: Role
    subject: tuple[int, int] | None
    marker: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: code points ``start`` to ``end``. ``quoted`` says of each word whether it stands in
    quotes."""

    start: int
    end: int
    words: tuple[Word, ...]
    tags: tuple[str, ...]
    quoted: tuple[bool, ...]
    clauses: tuple[Clause, ...]

    def text_of(self, first: int, last: int, text: str) -> str:
        """Words ``first`` to ``last`` (excluded) as the text has them."""
        return text[self.words[first].start : self.words[last - 1].end] if first < last else ""


_NOMINAL: Final = words("NN NNS NNP PRP DT CD JJ POS PRP$ EX")
_NOUN: Final = words("NN NNS NNP PRP CD EX DT")
_NOMINATIVE: Final = words("he she they we i")
_OPENERS: Final = SUBORDINATING | words("that whether")
"""Words that a clause opens with, beside those that a tag tells."""
_OPEN_QUOTES: Final = frozenset("“«‘„")
_CLOSE_QUOTES: Final = frozenset("”»")


def read_sentence(text: str, start: int, end: int) -> Sentence:
    """The sentence at text[start:end], read."""
    words = split_words(text, start, end)
    texts = [without_blanks(word.text) for word in words]
    tags = finite_past(words, mended([word.low for word in words], names_whole(texts, tag(texts))))
    quoted = _quoted(words)
    return Sentence(start, end, tuple(words), tuple(tags), tuple(quoted), tuple(_clauses(words, tags, quoted)))


def _quoted(words: Sequence[Word]) -> list[bool]:
    """Which words stand in quotation marks; a mark that is not closed reaches to the end, one that was not opened to
    the beginning: of a quote of several sentences."""
    marks = [word.text for word in words if word.text == '"' or word.text in _OPEN_QUOTES | _CLOSE_QUOTES]
    unopened = marks and (marks[0] in _CLOSE_QUOTES or (len(marks) == 1 and words[-1].text == '"'))
    inside, found = bool(unopened), []
    for word in words:
        if word.text in ('"', "``", "''"):
            inside = not inside and word.text != "''"
        elif word.text in _OPEN_QUOTES:
            inside = True
        elif word.text in _CLOSE_QUOTES:
            inside = False
        found.append(inside)
    return found


def _clauses(words: Sequence[Word], tags: Sequence[str], quoted: Sequence[bool]) -> list[Clause]:
    lows = [word.low for word in words]
    verbs = verb_groups(words, tags)
    clauses: list[Clause] = []
    floor = 0
    for number, verb in enumerate(verbs):
        final = not any(later.form is VerbForm.FINITE for later in verbs[number + 1 :])
        opened = _opening(lows, tags, quoted, floor, verb, clauses, final=final)
        ceiling = verbs[number + 1].first if number + 1 < len(verbs) else len(words)
        clauses.append(Clause(opened.start, ceiling, verb, opened.role, opened.subject, opened.marker, opened.parent))
        floor = verb.last + 1
    return _bounded(clauses, len(words))


@dataclass(frozen=True, slots=True)
class _Opening:
    start: int
    role: Role
    subject: tuple[int, int] | None
    marker: str
    parent: int | None


def _opening(
    lows: Sequence[str],
    tags: Sequence[str],
    quoted: Sequence[bool],
    floor: int,
    verb: Verb,
    before: Sequence[Clause],
    *,
    final: bool,
) -> _Opening:
    """How the clause of this verb begins, from the words between the verb before and this one; ``final`` says that
    no finite one follows."""
    parent = len(before) - 1 if before else None
    last = before[-1] if before else None
    first = verb.first
    if verb.form is VerbForm.INFINITIVE:
        said = last is not None and last.verb.passive and last.verb.lemma in SAYING
        return _Opening(first, Role.INFINITIVE, last.subject if said and last else None, "to", parent)
    if verb.form in (VerbForm.ING, VerbForm.EN):
        return _participle(lows, tags, floor, first, parent)
    for index in range(first - 1, floor - 1, -1):
        if opened := _marked(lows, tags, index, floor, first, before):
            return opened
    subject = _subject(lows, tags, floor, first)
    if last is None:
        return _Opening(0, Role.MAIN, subject, "", None)
    near = subject is not None and not _comma(lows, floor, subject[0])
    says = _takes_content(last, lows[first - 1]) and not (final and _lacks_main(before))
    if subject and near and says:
        return _Opening(subject[0], Role.CONTENT, subject, "", parent)
    if not any(clause.role is Role.MAIN for clause in before):
        if subject is None or near:
            subject = _subject(lows, tags, 0, before[0].start) or subject
            return _Opening(first, Role.MAIN, subject, "", None)
        return _Opening(subject[0], Role.MAIN, subject, "", None)
    runs_on = tags[floor - 1] != "." and not quoted[floor - 1]
    if subject and near and runs_on:
        return _Opening(subject[0], Role.RELATIVE, subject, "", parent)
    return _Opening(subject[0] if subject else first, Role.MAIN, subject, "", None)


def _marked(
    lows: Sequence[str], tags: Sequence[str], index: int, floor: int, first: int, before: Sequence[Clause]
) -> _Opening | None:
    """Return how the clause of the verb at ``first`` opens with the word at ``index``; None where that opens none."""
    low, label = lows[index], tags[index]
    if low not in _OPENERS and label not in ("WH", "CC"):
        return None
    parent = len(before) - 1 if before else None
    subject = _subject(lows, tags, index + 1, first)
    if low == "that" and subject and label in ("IN", "WH", "DT"):
        relative = label == "WH" and index > floor and tags[index - 1] in ("NN", "NNS")
        return _Opening(index, Role.RELATIVE if relative else Role.CONTENT, subject, low, parent)
    itself = low == "that" and index + 1 == first and index > floor  # "the bank that failed"
    if itself or label == "WH" or low == "whether":
        opens = index in (0, floor) or lows[index - 1] == ","
        if opens and low in ("when", "while", "where", "whenever"):
            return _Opening(index, Role.ADVERBIAL, subject, low, parent)
        if index == 0:
            return None
        asks = low in ("what", "how", "why", "whether")
        return _Opening(index, Role.CONTENT if asks else Role.RELATIVE, subject, low, parent)
    begins_clause = subject is not None and "," not in lows[index : subject[0]]
    if begins_clause and low in SUBORDINATING and label in ("IN", "RB", "WH"):
        return _Opening(index, Role.ADVERBIAL, subject, low, parent)
    return _joined_by(lows, tags, index, floor, first, before) if label == "CC" and before else None


def _joined_by(
    lows: Sequence[str], tags: Sequence[str], index: int, floor: int, first: int, before: Sequence[Clause]
) -> _Opening | None:
    """Return how a clause opens that the "and" at ``index`` joins to those before; None where it joins none."""
    last = before[-1]
    subject = _subject(lows, tags, index + 1, first)
    if subject and (index == floor or lows[index - 1] in (",", ";")):
        dependent = last.role in (Role.RELATIVE, Role.PARTICIPLE, Role.INFINITIVE, Role.ADVERBIAL)
        return _Opening(index, Role.MAIN if dependent else last.role, subject, lows[index], last.parent)
    if not subject and all(tags[between] in ("RB", ".") for between in range(index + 1, first)):
        owner = _finite(before) or last
        return _Opening(index, owner.role, owner.subject, lows[index], owner.parent)
    return None


def _takes_content(clause: Clause, mark: str) -> bool:
    """Return whether a clause of content can follow the verb of this one without "that"; ``mark`` is the last word
    before its verb. In "the bank, which denied it, paid" the comma ends what was denied."""
    if clause.verb.lemma not in ATTRIBUTING or clause.verb.form is VerbForm.EN:
        return False
    return clause.role is not Role.RELATIVE or mark != ","


def _participle(lows: Sequence[str], tags: Sequence[str], floor: int, first: int, parent: int | None) -> _Opening:
    for index in range(first - 1, floor - 1, -1):
        apart = lows[index] == "with" and (index == 0 or tags[index - 1] == ".")
        if apart and (subject := _subject(lows, tags, index + 1, first)) and subject[0] == index + 1:
            return _Opening(index, Role.ABSOLUTE, subject, "with", parent)
        if lows[index] in (",", ";", ":"):
            break
    before = lows[first - 1] if first else ""
    marker = before if first and tags[first - 1] == "IN" else ""
    if marker in SUBORDINATING:
        return _Opening(first - 1, Role.ADVERBIAL, None, marker, parent)
    return _Opening(first, Role.PARTICIPLE, None, marker or ("," if before == "," else ""), parent)


def _lacks_main(clauses: Sequence[Clause]) -> bool:
    """Whether there is only a relative clause behind the subject of the sentence."""
    return len(clauses) == 1 and clauses[0].role is Role.RELATIVE and clauses[0].start > 0 and clauses[0].marker != ""


def _finite(clauses: Sequence[Clause]) -> Clause | None:
    """The last clause before that has a finite verb."""
    return next((clause for clause in reversed(clauses) if clause.verb.form is VerbForm.FINITE), None)


def _comma(lows: Sequence[str], first: int, last: int) -> bool:
    return any(lows[index] in (",", ";", ":", "—", "–", "--") for index in range(first, last))


def _subject(lows: Sequence[str], tags: Sequence[str], first: int, last: int) -> tuple[int, int] | None:
    """The noun phrase that is the subject of the verb at ``last``: what stands after the last comma, or before a
    comma pair that only adds to it. None where there is no noun."""
    end = last
    while end > first and (tags[end - 1] == "RB" or lows[end - 1] in ("also", "-", "both", "all")):
        end -= 1
    while first < end and (tags[first] in ("CC", "RB", ".") or lows[first] in ("that", "then")):
        first += 1
    first = _behind_date(lows, tags, first, end)
    if first >= end:
        return None
    nominal = [part for part in _between_marks(lows, first, end) if _is_noun_phrase(lows, tags, *part)]
    if not nominal:
        return None
    if lows[end - 1] in (",", ")", "—", "–", "--"):
        return nominal[0]
    chosen = nominal[-1]
    coordinated = any(tags[index] == "CC" for index in range(*chosen))
    for part in reversed(nominal[:-1]):
        if not coordinated or part[1] + 1 != chosen[0] or lows[part[1]] != ",":
            break
        chosen = (part[0], chosen[1])
    described = not coordinated and len(nominal) > 1 and nominal[0][0] == first
    object_before = first > 0 and tags[first - 1].startswith("VB")  # "rejected the offer, Ann Lee said"
    if described and tags[chosen[0]] == "NNP" and not object_before:
        return first, chosen[1]  # "an attorney for the firm, Ann Lee"
    for index in range(chosen[1] - 1, chosen[0], -1):
        if lows[index] in _NOMINATIVE and tags[index - 1] != "CC":
            return index, chosen[1]  # "a phenomenon they (think could ...)"
    return chosen


def _behind_date(lows: Sequence[str], tags: Sequence[str], first: int, end: int) -> int:
    """Return where what follows an opening date begins: "officials" of "In May 2024, officials". In "In May, six
    people" the comma ends the date: six is no year."""
    while first + 1 < end and tags[first] == "IN" and lows[first + 1].rstrip(".") in CALENDAR:
        first += 2
        while first < end and (tags[first] == "CD" or lows[first] == "," or lows[first].rstrip(".") in CALENDAR):
            first += 1
            counts = first < end and tags[first] == "CD" and len(lows[first]) != len("2024")
            if counts and lows[first - 1] == ",":
                break
    return first


def _between_marks(lows: Sequence[str], first: int, end: int) -> list[tuple[int, int]]:
    """Return the runs of words between commas, brackets and dashes."""
    parts: list[tuple[int, int]] = []
    start = first
    for index in range(first, end + 1):
        if index == end or lows[index] in (",", "(", ")", "—", "–", "--", ";", ":"):
            if start < index:
                parts.append((start, index))
            start = index + 1
    return parts


def _is_noun_phrase(lows: Sequence[str], tags: Sequence[str], first: int, last: int) -> bool:
    """Whether these words can be a subject: they begin as a noun phrase does and hold a noun."""
    while first < last and tags[first] in ("RB", ".", "CC"):
        first += 1
    if first >= last or not any(tags[index] in _NOUN for index in range(first, last)):
        return False
    return (
        tags[first] in _NOMINAL
        or tags[first] in ("VBN", "VBG")
        or lows[first] in ("at", "about", "over", "around", "under")
    )


def _bounded(clauses: Sequence[Clause], length: int) -> list[Clause]:
    """The clauses, each ending where the next begins."""
    bounded = []
    for number, clause in enumerate(clauses):
        end = length
        if number + 1 < len(clauses):
            end = max(min(clauses[number + 1].start, length), clause.verb.last + 1)
        bounded.append(
            Clause(clause.start, end, clause.verb, clause.role, clause.subject, clause.marker, clause.parent)
        )
    return bounded

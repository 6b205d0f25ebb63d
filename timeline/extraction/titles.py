"""A title for a happening: its main clause as a headline, actor first, present tense, no attribution, no date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from timeline.extraction.antecedents import antecedent
from timeline.extraction.clause_kinds import reports_noun
from timeline.extraction.endings import endings_of
from timeline.extraction.phrases import LONGEST as LONGEST
from timeline.extraction.phrases import PAUSES, finished, phrase, shortened, title_words
from timeline.extraction.predicates import has_object, predicate
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.names import find_names
from timeline.language.verbs import Form, Tense
from timeline.language.wordlists import ATTRIBUTING, SAYING, words
from timeline.when import Mention

_NEEDING: Final = words(
    "reveal announce claim confirm say tell state add report accuse blame show find suggest forecast promise pledge "
    "vow urge demand order describe note"
)
"""Verbs that tell nothing without what is told: "the report reveals"."""
_WHEN: Final = words("when after before as while because since until")
_ARTICLE: Final = re.compile(r"^(?:the|a|an) ")
_DEATH: Final = re.compile(
    r"(?:the )?deaths? of (?P<who>[^,]{3,60}?)(?P<rest> (?:in|at|near|by|after|during|from) .*)?$", re.IGNORECASE
)
_PLURAL_NUMBER: Final = re.compile(
    r"(?:at least |about |some )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|dozens|hundreds|several)\b",
    re.IGNORECASE,
)


def make_title(
    sentence: Sentence, clause: Clause, text: str, mentions: Sequence[Mention], actor: str | None = None
) -> str:
    """The title of what a clause tells. ``actor`` stands in for its subject.

    "On Monday the mayor, Ann Lee, opened the bridge, police said." is "The mayor opens the bridge".
    """
    said = _retold(sentence, clause, text, title_words(sentence, mentions))
    if reports_noun(sentence, clause):
        return _nominal_title(sentence, clause, said)
    verb, after = predicate(sentence, clause, text, actor)
    if content := _content_title(sentence, clause, text, said):
        rests, last_resort = content
    else:
        *furthest, nearest = endings_of(sentence, clause, after)
        rests = [phrase(sentence, after, end, said) for end in furthest]
        last_resort = [phrase(sentence, after, nearest, said)]
    rests = [rest for rest in rests if rest] or rests[:1]
    if clause.verb.lemma in _NEEDING and not any(rests):
        return ""
    subjects = [subject for subject in _subjects(sentence, clause, text, said, actor) if subject]
    whole = ""
    for ending in (rests, last_resort):
        for subject in subjects:
            for rest in ending:
                whole = finished(" ".join(part for part in (subject, verb, rest) if part))
                if len(whole) < LONGEST:
                    return whole
    return shortened(whole)


def _retold(sentence: Sentence, clause: Clause, text: str, said: dict[int, str]) -> dict[int, str]:
    """The words of a title with the verbs that go along with its own in the present tense, too: "seizes and inspects
    the ship", "leaves when the talks fail"."""
    finite = clause.verb.last
    for other in sentence.clauses[sentence.clauses.index(clause) + 1 :]:
        verb = other.verb
        if verb.form is not Form.FINITE:
            continue
        opened = any(word.low in _WHEN for word in sentence.words[finite + 1 : verb.first])
        joined = other.marker in ("and", "or", "but") and other.subject == clause.subject
        finite = verb.last
        if verb.tense is not Tense.PAST or verb.perfect or verb.modal or verb.negated or not (joined or opened):
            continue
        present, _ = predicate(sentence, other, text, None)
        said = {index: word for index, word in said.items() if not verb.first <= index <= verb.last}
        said[verb.first] = present
    return said


def _subjects(sentence: Sentence, clause: Clause, text: str, said: Mapping[int, str], actor: str | None) -> list[str]:
    """The subject, and shorter where people are named with their office: "Vladimir Putin" for "Russian President
    ..."."""
    if actor:
        return [actor]
    span = clause.subject or antecedent(sentence, clause)
    if span is None:
        return []
    first, last = _without_aside(sentence, *span, said=clause.role is Role.CONTENT)
    short = dict(said)
    for name in find_names(sentence, text):
        if first <= name.first < last and name.last - name.first > 1:
            before = name.first - 1
            while before >= first and (
                sentence.tags[before] in ("JJ", "NN", "NNP", "DT") or sentence.words[before].low in ("of", "'s", "’s")
            ):
                short.pop(before, None)
                before -= 1
    return [
        phrase(sentence, first, last, said),
        phrase(sentence, first, last, short),
        phrase(sentence, first, _head_end(sentence, first, last), short),
    ]


def _without_aside(sentence: Sentence, first: int, last: int, *, said: bool) -> tuple[int, int]:
    """A subject without the noun phrase before it: "As part of the plan, | the army", "during the riot | 90 inmates",
    "told reporters | a wall"."""
    led_in = first > 0 and sentence.tags[first - 1] == "IN"
    starts = ("DT", "CD") if led_in else ("DT",) if said else ()
    for index in range(last - 2, first, -1):
        if led_in and sentence.words[index].text == ",":
            return index + 1, last
        if sentence.tags[index] in starts and sentence.tags[index - 1] in ("NN", "NNS"):
            return index, last
    return first, last


def _head_end(sentence: Sentence, first: int, last: int) -> int:
    """Where what describes the head of a noun phrase begins: "A camera | on the roof of the town hall"."""
    for index in range(first + 1, last):
        if sentence.words[index].text in PAUSES or (
            sentence.tags[index] in ("IN", "TO", "WH", "VBN", "VBG") and sentence.words[index].low != "of"
        ):
            return index
    return last


def _content_title(
    sentence: Sentence, clause: Clause, text: str, said: Mapping[int, str]
) -> tuple[list[str], list[str]] | None:
    """What is announced or warned of, as the end of a title, the longest first: "10,000 troops are being prepared"."""
    found: Clause | None = None
    above = sentence.clauses.index(clause)
    for number in range(above + 1, len(sentence.clauses)):
        following = sentence.clauses[number]
        at_once = following.marker == "that" and following.start == sentence.clauses[above].verb.last + 1
        if following.role is not Role.CONTENT or following.parent != above:
            continue
        if sentence.clauses[above].verb.lemma not in ATTRIBUTING and not at_once:
            continue
        found, above = following, number
        if following.verb.lemma not in SAYING:
            break
    if found is None or found.subject is None:
        return None
    subject = phrase(sentence, *found.subject, said)
    verb = sentence.text_of(found.verb.first, found.verb.last + 1, text)
    possible = endings_of(sentence, found, found.verb.last + 1)
    if has_object(sentence, found.verb.last) and len(possible) > 1:
        possible.pop()
    whole = [f"{subject} {verb} {phrase(sentence, found.verb.last + 1, end, said)}".strip() for end in possible]
    return whole, [subject]


def noun_title(sentence: Sentence, noun: tuple[int, int], mentions: Sequence[Mention]) -> str:
    """The title of what a noun names. "the deadly raid on Friday" is "Deadly raid"."""
    return shortened(finished(_ARTICLE.sub("", phrase(sentence, *noun, title_words(sentence, mentions)))))


def _nominal_title(sentence: Sentence, clause: Clause, said: Mapping[int, str]) -> str:
    """The title where the happening is a noun: "reported the death of six men in a fire" is "Six men die in a fire"."""
    title = ""
    for end in endings_of(sentence, clause, clause.verb.last + 1):
        title = phrase(sentence, clause.verb.last + 1, end, said)
        if match := _DEATH.match(title):
            people = match["who"]
            several = _PLURAL_NUMBER.match(people) or people.endswith("s")
            title = f"{people} {'die' if several else 'dies'}{match['rest'] or ''}"
        title = finished(_ARTICLE.sub("", title))
        if len(title) < LONGEST:
            return title
    return shortened(title)

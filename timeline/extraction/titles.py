"""A title for a happening: its main clause as a headline, actor first, present tense, no attribution, no date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.extraction.clauses import Clause, Role, Sentence
from timeline.extraction.forms import third_person
from timeline.extraction.lists import SAYING, words
from timeline.extraction.names import find_names
from timeline.extraction.standing import reports_noun
from timeline.extraction.tense import Form, Tense
from timeline.when import Mention

LONGEST: Final = 90
"""A title has fewer characters than this."""

_HEDGES: Final = words(
    "also reportedly allegedly apparently meanwhile however nevertheless additionally seemingly now then still "
    "already recently later earlier subsequently initially just finally yet therefore thus moreover "
    "furthermore ago "
)
_DANGLING: Final = words("IN TO DT CC PRP$ MD WH POS")
_PLURAL: Final = words(
    "police people troops officials they we both all many most several some hundreds thousands dozens media "
)
_BEFORE_DATE: Final = words("on in at since during from until by between of for around about early late through ")
_MEASURES: Final = words("second seconds minute minutes hour hours day days week weeks month months year years moments")
_FEW: Final = words("few several many")
_HANGING: Final = words(
    "a an the to of in on at by for from with without into onto over under about after before as and or but that who "
    "which whose his her its their is are was were be being has have had will would"
)
"""Words that no cut title ends with."""
_PAUSES: Final = frozenset((",", ";", ":", "—", "–", "--", "("))
_ARTICLE: Final = re.compile(r"^(?:the|a|an) ")
_DEATH: Final = re.compile(
    r"(?:the )?deaths? of (?P<who>[^,]{3,60}?)(?P<rest> (?:in|at|near|by|after|during|from) .*)?$", re.IGNORECASE
)
_PLURAL_NUMBER: Final = re.compile(
    r"(?:at least |about |some )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|dozens|hundreds|several)\b",
    re.IGNORECASE,
)
_PARTS_OF_DAY: Final = frozenset(("morning", "evening", "night", "afternoon"))
_SPACE: Final = re.compile(r"\s+")


def make_title(
    sentence: Sentence, clause: Clause, text: str, mentions: Sequence[Mention], actor: str | None = None
) -> str:
    """The title of what a clause tells. ``actor`` stands in for its subject.

    "On Monday the mayor, Ann Lee, opened the bridge, police said." is "The mayor opens the bridge".
    """
    dropped = _dropped(sentence, mentions)
    if reports_noun(sentence, clause):
        return _nominal_title(sentence, clause, dropped)
    verb, after = _predicate(sentence, clause, text, actor)
    if content := _content_title(sentence, clause, text, dropped):
        rests, last_resort = content
    else:
        *furthest, nearest = _ends(sentence, clause, after)
        rests = [_phrase(sentence, after, end, dropped) for end in furthest]
        last_resort = [_phrase(sentence, after, nearest, dropped)]
    subjects = [subject for subject in _subjects(sentence, clause, text, dropped, actor) if subject]
    whole = ""
    for named, ending in ((subjects[:2], rests), (subjects[:2], last_resort), (subjects[2:], [*rests, *last_resort])):
        for subject in named:
            for rest in ending:
                whole = _finish(" ".join(part for part in (subject, verb, rest) if part))
                if len(whole) < LONGEST:
                    return whole
    return _cut(whole)


def _subjects(sentence: Sentence, clause: Clause, text: str, dropped: set[int], actor: str | None) -> list[str]:
    """The subject, and shorter where people are named with their office: "Vladimir Putin" for "Russian President
    ..."."""
    if actor:
        return [actor]
    span = clause.subject or _antecedent(sentence, clause)
    if span is None:
        return []
    first, last = span
    short = set(dropped)
    for name in find_names(sentence, text):
        if first <= name.first < last and name.last - name.first > 1:
            before = name.first - 1
            while before >= first and (
                sentence.tags[before] in ("JJ", "NN", "NNP", "DT") or sentence.words[before].low in ("of", "'s", "’s")
            ):
                short.add(before)
                before -= 1
    return [
        _phrase(sentence, first, last, dropped),
        _phrase(sentence, first, last, short),
        _phrase(sentence, first, _head_end(sentence, first, last), short),
    ]


def _head_end(sentence: Sentence, first: int, last: int) -> int:
    """Where what describes the head of a noun phrase begins: "A camera | on the roof of the town hall"."""
    for index in range(first + 1, last):
        if sentence.words[index].text in _PAUSES or (
            sentence.tags[index] in ("IN", "TO", "WH", "VBN", "VBG") and sentence.words[index].low != "of"
        ):
            return index
    return last


def _antecedent(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """The noun phrase that a relative clause or participle is about: "athletes" of "athletes who were killed"."""
    if clause.role not in (Role.RELATIVE, Role.PARTICIPLE):
        return None
    last = clause.start
    while last > 0 and sentence.tags[last - 1] in (".", "WH", "IN"):
        last -= 1
    first = last
    while first > 0 and sentence.tags[first - 1] in ("NN", "NNS", "NNP", "JJ", "CD", "DT", "PRP$", "POS"):
        first -= 1
    return (first, last) if first < last else None


def _content_title(
    sentence: Sentence, clause: Clause, text: str, dropped: set[int]
) -> tuple[list[str], list[str]] | None:
    """What is announced or warned of, as the end of a title, the longest first: "10,000 troops are being prepared"."""
    found: Clause | None = None
    above = sentence.clauses.index(clause)
    for number in range(above + 1, len(sentence.clauses)):
        following = sentence.clauses[number]
        if following.role is not Role.CONTENT or following.parent != above:
            continue
        found, above = following, number
        if following.verb.lemma not in SAYING:
            break
    if found is None or found.subject is None:
        return None
    subject = _phrase(sentence, *found.subject, dropped)
    verb = sentence.text_of(found.verb.first, found.verb.last + 1, text)
    ends = _ends(sentence, found, found.verb.last + 1)
    if _has_object(sentence, found.verb.last) and len(ends) > 1:
        ends.pop()
    said = [f"{subject} {verb} {_phrase(sentence, found.verb.last + 1, end, dropped)}".strip() for end in ends]
    return said, [subject]


def tells_of_whom(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause says of whom it tells: not the "hit" of "an instant hit", which only looks like a verb."""
    if clause.subject or clause.role not in (Role.RELATIVE, Role.PARTICIPLE):
        return True
    span = _antecedent(sentence, clause)
    return span is not None and sentence.tags[span[1] - 1] in ("NN", "NNS", "NNP", "CD")


def carried_subject(sentence: Sentence, clause: Clause, text: str) -> str | None:
    """The subject that a clause without one goes on with: "Police" of "Police came, and on Monday sealed the area"."""
    span = _carried_on(sentence, clause)
    return sentence.text_of(*span, text) if span else None


def _carried_on(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """The subject of the main clause before; in the first the words before the verb, which may be "112 inmates"."""
    if clause.subject or clause.role is not Role.MAIN:
        return None
    before = sentence.clauses[: sentence.clauses.index(clause)]
    if found := next((other.subject for other in reversed(before) if other.role is Role.MAIN and other.subject), None):
        return found
    floor = before[-1].verb.last + 1 if before else 0
    last = clause.verb.first
    while last > floor and sentence.tags[last - 1] == "RB":
        last -= 1
    first = last
    while (
        first > floor and sentence.words[first - 1].text not in _PAUSES and sentence.tags[first - 1] not in ("IN", "TO")
    ):
        first -= 1
    return (first, last) if first < last else None


def noun_title(sentence: Sentence, noun: tuple[int, int], mentions: Sequence[Mention]) -> str:
    """The title of what a noun names. "the deadly raid on Friday" is "Deadly raid"."""
    return _cut(_finish(_ARTICLE.sub("", _phrase(sentence, *noun, _dropped(sentence, mentions)))))


def _nominal_title(sentence: Sentence, clause: Clause, dropped: set[int]) -> str:
    """The title where the happening is a noun: "reported the death of six men in a fire" is "Six men die in a fire"."""
    title = ""
    for end in _ends(sentence, clause, clause.verb.last + 1):
        title = _phrase(sentence, clause.verb.last + 1, end, dropped)
        if match := _DEATH.match(title):
            people = match["who"]
            several = _PLURAL_NUMBER.match(people) or people.endswith("s")
            title = f"{people} {'die' if several else 'dies'}{match['rest'] or ''}"
        title = _finish(_ARTICLE.sub("", title))
        if len(title) < LONGEST:
            return title
    return _cut(title)


def _predicate(sentence: Sentence, clause: Clause, text: str, actor: str | None) -> tuple[str, int]:
    """The verb as a headline has it, and the word after it."""
    verb = clause.verb
    last = verb.last
    words = sentence.words
    main = words[last].text
    plural = _is_plural(sentence, clause, actor)
    if verb.passive and any(sentence.words[index].low == "being" for index in range(verb.first, last)):
        chosen = f"{'are' if plural else 'is'} being {main}"
    elif verb.passive:
        chosen = f"{'are' if plural else 'is'} {main}" if verb.tense is not Tense.FUTURE else f"to be {main}"
        if verb.form is Form.INFINITIVE and not verb.perfect:
            chosen = f"to be {main}"
    elif verb.tense is Tense.FUTURE:
        chosen = f"to {verb.lemma}"
    elif verb.modal:
        chosen = sentence.text_of(verb.first, last + 1, text)
    elif verb.progressive:
        chosen = f"{'are' if plural else 'is'} {main}"
    elif verb.form is Form.INFINITIVE and not verb.perfect:
        chosen = f"to {verb.lemma}"
    elif verb.form is Form.EN and not _has_object(sentence, last):
        chosen = f"{'are' if plural else 'is'} {main}"
    elif verb.lemma == "be":
        chosen = "are" if plural else "is"
    elif plural:
        chosen = verb.lemma
    else:
        chosen = third_person(verb.lemma)
    return chosen, last + 1


def _has_object(sentence: Sentence, last: int) -> bool:
    """Whether a noun phrase follows the verb at once, as after an active verb."""
    after = sentence.tags[last + 1] if last + 1 < len(sentence.tags) else ""
    return after in ("DT", "NN", "NNS", "NNP", "PRP", "PRP$", "CD", "RP")


def _is_plural(sentence: Sentence, clause: Clause, actor: str | None) -> bool:
    verb = clause.verb
    first = sentence.words[verb.first].low
    if first in ("were", "are", "have", "’re", "'re", "do"):
        return True
    if first in ("was", "is", "has", "does") or sentence.tags[verb.first] == "VBZ":
        return False
    subject = clause.subject or _antecedent(sentence, clause) or _carried_on(sentence, clause)
    if subject is None:
        return False
    head = ""
    start, end = subject
    if end - start == 1 and actor not in (None, sentence.words[start].text) and sentence.tags[start] != "PRP":
        return False  # a person by one name, though it be "Hopkins"
    for index in range(start, end):
        tag, low = sentence.tags[index], sentence.words[index].low
        if tag == "CC" and low == "and" and head:
            return True
        if tag in ("IN", "TO", "WH", ".", "VBN", "VBG") and head:
            break
        if tag in ("NN", "NNS", "NNP", "PRP"):
            head = "many" if tag == "NNS" or low in _PLURAL else low
        elif tag == "CD" and low not in ("one", "1") and not head:
            head = "many" if index + 1 == end else head
    return head == "many"


def _ends(sentence: Sentence, clause: Clause, after: int) -> list[int]:
    """Where the title may end, the furthest first: the ends of what follows, commas, prepositions."""
    words, tags = sentence.words, sentence.tags
    limit = clause.end
    clauses = sentence.clauses
    number = clauses.index(clause)
    for following in clauses[number + 1 :]:
        comma = following.start > 0 and words[following.start - 1].text in (",", ";", "—", "–", "--", ":")
        if following.start < limit or following.start > limit:
            break
        if following.role in (Role.INFINITIVE, Role.CONTENT) or (
            following.role in (Role.PARTICIPLE, Role.RELATIVE) and not comma
        ):
            if following.marker in ("and", "but", "or") and following.role is not Role.CONTENT:
                break
            limit = following.end
        else:
            break
    limit = _before_attribution(sentence, after, limit)
    ends = [limit]
    verbless = {
        index
        for other in clauses[number + 1 :]
        if other.role in (Role.CONTENT, Role.RELATIVE, Role.ADVERBIAL) and other.marker not in ("", "and", "but", "or")
        for index in range(other.start + 1, other.verb.last + 1)
    }
    depth_marks = [
        index
        for index in range(limit - 1, after, -1)
        if not sentence.quoted[index]
        and index not in verbless  # "debate whether the soldier | in the video should stay"
        and (
            words[index].text in _PAUSES
            or (
                (tags[index] in ("IN", "TO", "WH", "CC") or any(c.start == index for c in clauses))
                and tags[index - 1] not in ("VB", "VBN", "VBG", "JJ")
            )
        )
    ]
    return [_without_measure(sentence, after, end) for end in ends + depth_marks] + [after]


def _without_measure(sentence: Sentence, first: int, last: int) -> int:
    """The end without how long before or after it was: "two days" of "closed its office two days | after the vote"."""
    if last >= len(sentence.words) or sentence.words[last].low not in ("after", "before"):
        return last
    if last - 1 > first and sentence.words[last - 1].low in _MEASURES:
        last -= 1
        while last > first and (sentence.tags[last - 1] in ("CD", "DT", "RB") or sentence.words[last - 1].low in _FEW):
            last -= 1
    return last


def _before_attribution(sentence: Sentence, first: int, last: int) -> int:
    for index in range(first, last - 1):
        if sentence.words[index].low == "according" and sentence.words[index + 1].low == "to":
            return index
    return last


def _dropped(sentence: Sentence, mentions: Sequence[Mention]) -> set[int]:
    """The words that no title holds: dates with their preposition, hedges, what stands in brackets."""
    words, tags = sentence.words, sentence.tags
    dropped: set[int] = set()
    for mention in mentions:
        inside = [index for index, word in enumerate(words) if word.start < mention.end and mention.start < word.end]
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        if mention.type == "DURATION" and (first == 0 or words[first - 1].low not in ("for", "in", "during")):
            continue
        premodifier = (
            last + 1 < len(words)
            and tags[last + 1] in ("NN", "NNS", "NNP", "POS")
            and words[last + 1].low not in _PARTS_OF_DAY
        )
        if premodifier and not (tags[last + 1] == "NNP" and first > 0 and words[first - 1].low == "on"):
            continue  # "the 2009 crash"
        dropped.update(inside)
        if last + 1 < len(words) and words[last + 1].low in _PARTS_OF_DAY:
            dropped.add(last + 1)
        before = first - 1
        while before >= 0 and (
            words[before].low in _BEFORE_DATE
            or (words[before].low in ("the", "early", "late") and tags[before] in ("DT", "JJ", "RB"))
        ):
            dropped.add(before)
            before -= 1
    depth = 0
    for index, word in enumerate(words):
        depth += word.text in ("(", "[")
        if depth > 0 or (word.low in _HEDGES and tags[index] == "RB"):
            dropped.add(index)
        depth -= word.text in (")", "]") and depth > 0
    return dropped


def _phrase(sentence: Sentence, first: int, last: int, dropped: set[int]) -> str:
    """Words ``first`` to ``last`` without the dropped ones, and without what cannot end a phrase."""
    kept = [index for index in range(first, last) if index not in dropped]
    while kept and (
        sentence.tags[kept[-1]] in _DANGLING
        or not any(c.isalnum() or c in "\"”’')%$" for c in sentence.words[kept[-1]].text)
    ):
        kept.pop()
    while kept and sentence.words[kept[0]].text in (",", ";", ":", "-", "–", "—", "."):
        kept.pop(0)
    pieces: list[str] = []
    for number, index in enumerate(kept):
        word = sentence.words[index]
        if number:
            previous = sentence.words[kept[number - 1]]
            if word.text in (",", ";") and previous.text in (",", ";"):
                continue
            glued = word.start == previous.end or (
                kept[number - 1] + 1 < index and word.text in (",", ";", ":", ".", ")")
            )
            pieces.append("" if glued else " ")
        pieces.append(word.text)
    return _SPACE.sub(" ", "".join(pieces)).strip(" ,;:–—-")


def _finish(title: str) -> str:
    title = _balanced(_SPACE.sub(" ", title)).strip(" ,;:–—-'‘")
    return title[:1].upper() + title[1:]


def _balanced(title: str) -> str:
    """Without a quotation mark that has no partner."""
    if title.count('"') % 2:
        title = title.replace('"', "")
    if title.count("“") != title.count("”"):
        title = title.replace("“", "").replace("”", "")
    return title


def _cut(title: str) -> str:
    """The longest beginning that ends with a word and fits."""
    if len(title) < LONGEST:
        return title
    cut = title.rfind(" ", 0, LONGEST - 1)
    if cut <= 0:
        return title[: LONGEST - 1]
    kept = title[:cut].split(" ")
    while len(kept) > 3 and kept[-1].lower() in _HANGING:
        kept.pop()
    return " ".join(kept).rstrip(" ,;:–—-")

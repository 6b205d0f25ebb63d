"""Who is who in an article: whom its pronouns, offices and short forms mean."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.extraction.grammar import LISTS, PAUSES, SentenceGrammar, parse_apart
from timeline.extraction.story import StorySentence
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.lexicon import CALENDAR, NOMINATIVE, SAYING, TELLING, base, kind_of, lexicon
from timeline.language.names import PARTICLES, KnownNames, Name, add_short_forms, find_names, first_names, known_names
from timeline.language.sentences import Word
from timeline.when.mentions import Mention


def antecedent(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """The noun phrase that a relative clause or participle is about: "athletes" of "athletes who were killed"."""
    if clause.role not in (Role.RELATIVE, Role.PARTICIPLE):
        return None
    last = clause.start
    while last > 0 and sentence.tags[last - 1] in (".", "WH", "IN"):
        last -= 1
    nearest = found = _phrase_before(sentence, last)
    while clause.marker == "who" and found is not None and _is_thing(sentence, found[1] - 1):
        of_more = found[0] > 0 and sentence.tags[found[0] - 1] == "IN"
        found = _phrase_before(sentence, found[0] - 1) if of_more else None
    return found or nearest


def _phrase_before(sentence: Sentence, last: int) -> tuple[int, int] | None:
    """The plain noun phrase that ends before word ``last``."""
    first = last
    while first > 0 and sentence.tags[first - 1] in ("NN", "NNS", "NNP", "JJ", "CD", "DT", "PRP$", "POS"):
        first -= 1
    return (first, last) if first < last else None


def _is_thing(sentence: Sentence, word: int) -> bool:
    """Whether a word is a noun that names nobody: "newspaper" of "a reporter for the newspaper, who was ill"."""
    kind = kind_of(sentence.words[word].low)
    return sentence.tags[word] in ("NN", "NNS") and kind is not None and kind not in ("person", "group", "many")


def inherited_subject(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
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
    while first > floor and not _opens_subject(sentence, first, last):
        first -= 1
    return (first, last) if first < last else None


def _opens_subject(sentence: Sentence, first: int, last: int) -> bool:
    """Whether nothing before word ``first`` belongs to the subject that ends before ``last``: a pause stands there, a
    preposition, or a noun before a number."""
    if sentence.words[first - 1].text in PAUSES or sentence.tags[first - 1] in ("IN", "TO"):
        return True
    return first < last and sentence.tags[first] == "CD" and sentence.tags[first - 1] in ("NN", "NNS")


class HeadlineWeights(NamedTuple):
    """``choice``: a feature's weight in the choice among headlines; ``trust``: the same for the confidence in the one
    chosen, a logistic regression over its features; ``bias`` goes with it."""

    choice: Mapping[str, float]
    trust: Mapping[str, float]
    bias: float


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, the rule that made it, the probability that it tells the happening, and the features that decided,
    each with what it added to the score."""

    text: str
    rule: str
    confidence: float
    contributions: tuple[tuple[str, float], ...]


class Background:
    """What the headlines of an article need: its sentences with their grammar, its names, its own headline.

    ``headlines`` are the weights by which they are chosen, those that the package ships where None. The grammar of a
    sentence is read when a headline is first wanted of it.
    """

    def __init__(
        self, story: Sequence[StorySentence], text: str, title: str = "", headlines: HeadlineWeights | None = None
    ) -> None:
        self.story, self.text, self.title = story, text, title
        found = [find_names(each.sentence, text) for each in story]
        self.known = known_names(found, text)
        self.names = [
            add_short_forms(each.sentence, names, self.known) for each, names in zip(story, found, strict=True)
        ]
        self.referents = Referents(story, self.names, self.known, text, title)
        self.headlines = headlines
        self.written: dict[tuple[int, int, int], Headline | None] = {}
        """The headlines that were chosen before, by sentence and word."""
        self.others: dict[tuple[int, int, int], Headline] = {}
        """Those that were chosen instead of one that belongs to another happening."""
        self.taken: dict[str, tuple[int, int]] = {}
        """The sentence and word of the happening that a title belongs to; no other is called so."""
        self._grammars: dict[int, SentenceGrammar] = {}

    def owns(self, title: str, index: int, word: int) -> bool:
        """Whether a title belongs to no other happening than that of a word."""
        return self.taken.get(title, (index, word)) == (index, word)

    def grammar(self, index: int) -> SentenceGrammar:
        """The grammar of sentence ``index``."""
        if index not in self._grammars:
            silent = silent_words(self.story[index])
            sentence = self.story[index].sentence
            self._grammars[index] = SentenceGrammar(sentence, parse_apart(sentence, silent), self.text, silent)
        return self._grammars[index]


_BEFORE_DATE: Final = LISTS["before_date"]


_OPENING_DATE: Final = LISTS["opening_date"]


_PARTS_OF_DAY: Final = LISTS["parts_of_day"]


_ZONES: Final = LISTS["zones"]
_CLOCK: Final = LISTS["clock_words"]
_CLOCK_TIME: Final = re.compile(r"\d{1,2}[.:]\d{2}")


_OLDEST: Final = 125
"""No age is more years."""
NOUNS: Final = ("NN", "NNS", "NNP", "POS")


_HEDGES: Final = LISTS["hedges"]


def silent_words(story_sentence: StorySentence) -> frozenset[int]:
    """The words that no headline says: dates with their preposition, hedges, what stands in brackets."""
    words_ = story_sentence.sentence.words
    silent: set[int] = set()
    days: set[int] = set()
    for mention in story_sentence.mentions:
        inside = [index for index, word in enumerate(words_) if word.start < mention.end and mention.start < word.end]
        if inside and mention.type != "SET" and not _belongs(story_sentence.sentence, inside[0], inside[-1], mention):
            silent.update(inside, _around_date(story_sentence, inside[0], inside[-1]))
            days.update(inside)
    for behind in {each + 1 for each in days if each + 1 < len(words_)}:
        joins = words_[behind].low in ("and", "or") and behind + 1 in days
        if joins or words_[behind].low == "respectively":
            silent.add(behind)
    depth = 0
    for index, word in enumerate(words_):
        depth += word.text in ("(", "[", "-LRB-", "LRB")
        if depth > 0 or (word.low in _HEDGES and _says_little(story_sentence.sentence, index)):
            silent.add(index)
        depth -= word.text in (")", "]", "-RRB-", "RRB") and depth > 0
    return frozenset(silent | _ages(story_sentence))


def _says_little(sentence: Sentence, index: int) -> bool:
    """Whether an adverb can go: not one in somebody's own words, nor one of degree, the "too" of "too well"."""
    if sentence.tags[index] != "RB" or sentence.quoted[index]:
        return False
    degree = sentence.words[index].low in ("too", "even") and index + 1 < len(sentence.tags)
    return not (degree and sentence.tags[index + 1] in ("JJ", "RB", "JJR", "RBR"))


def _belongs(sentence: Sentence, first: int, last: int, mention: Mention) -> bool:
    """Whether a phrase is nothing without its date: "the 2009 crash", "spent Monday in Lindal"."""
    words_, tags = sentence.words, sentence.tags
    low = words_[first - 1].low if first else ""
    behind = words_[last + 1].low if last + 1 < len(words_) else ""
    distance = behind in ("after", "before")  # "resigned, a day | after the vote": "resigned after the vote"
    if mention.type == "DURATION" and not distance and low not in ("for", "in", "during"):
        return True
    if first and _needs_date(low, tags[first - 1]):
        return True
    if low in _QUOTES and last + 1 < len(words_) and words_[last + 1].text in _QUOTES:
        return True  # "on “Black Friday”"
    after = tags[last + 1] if last + 1 < len(tags) else ""
    own = words_[first].low in _OPENING_DATE  # "last week | Rome sent"
    if after == "VBG" and words_[first].low in ("the", "a"):
        return True  # "the week | leading up to the summit"
    years = words_[first].low == "the" and words_[min(first + 1, last)].text.isdigit()  # "the 1980 - 88 | Iraqi war"
    articled = after == "JJ" and (low in ("the", "a", "an") or years)
    describes = articled or (after in NOUNS and words_[last + 1].low not in _PARTS_OF_DAY)
    capital = last + 1 < len(words_) and words_[last + 1].text[:1].isupper()
    named_day = capital and low in ("on", "in", "since")
    weekday = first == last and low == "on"  # "on Monday police arrested"
    adverbial = own or named_day or weekday
    return describes and (after == "POS" or not adverbial)


_QUOTES: Final = frozenset('"“”')


def _around_date(story_sentence: StorySentence, first: int, last: int) -> Iterator[int]:
    """Yield the words that go with a date: its preposition, the part of the day, a clock time behind it."""
    words_, tags = story_sentence.sentence.words, story_sentence.sentence.tags
    if last + 1 < len(words_) and words_[last + 1].low in _PARTS_OF_DAY:
        yield last + 1
    yield from _clock_behind(story_sentence, last + 1)
    before = first - 1
    if words_[first].low in _OPENING_DATE and before >= 0 and words_[before].low in _PARTICLES:
        return  # "was sworn in | last month"
    if before > 0 and (words_[before - 1].low, words_[before].low) in (("as", "of"), ("as", "from")):
        yield before - 1
    if before > 1 and words_[before].low == words_[before - 2].low == "as" and tags[before - 1] == "RB":
        yield from range(before - 2, before + 1)  # "as soon as Friday"
    while before >= 0 and _opens_date(words_[before].low, tags[before]):
        yield before
        before -= 1


def _opens_date(low: str, tag: str) -> bool:
    """Whether a word before a date goes with it: "until", "late", "the"."""
    leads = low in _BEFORE_DATE and tag in ("IN", "RB", "JJ", "TO")
    return leads or (low in ("the", "early", "late") and tag in ("DT", "JJ", "RB"))


def _needs_date(low: str, tag: str) -> bool:
    """Whether a word is nothing without the date behind it: "into" of "pushed the talks into 2013", "spent" of "spent
    Monday in Lindal"."""
    return low in _GOVERNING_DATES or (tag.startswith("VB") and base(low, tag) in _SPENDING)


_GOVERNING_DATES: Final = LISTS["governing_dates"]
_SPENDING: Final = LISTS["spending"]
_PARTICLES: Final = LISTS["particles"]


def _is_clock(word: Word, behind: Word | None) -> bool:
    """Whether a word belongs to a clock time: "BST", "local", "00.05" with a zone behind it."""
    if word.text in _ZONES or word.low in _CLOCK:
        return True
    return behind is not None and behind.text in _ZONES and _CLOCK_TIME.fullmatch(word.low) is not None


def _clock_behind(story_sentence: StorySentence, place: int) -> set[int]:
    """The words of a clock time behind a date: "00.05 BST", "local time"."""
    words_ = story_sentence.sentence.words
    end = place
    while end < len(words_) and _is_clock(words_[end], words_[end + 1] if end + 1 < len(words_) else None):
        end += 1
    return (
        set(range(place, end))
        if any(words_[i].text in _ZONES or words_[i].low == "time" for i in range(place, end))
        else set()
    )


def _ages(story_sentence: StorySentence) -> set[int]:
    """The words of an age between commas: ", 26," of "Ann Lee, 26, was"."""
    words_, tags = story_sentence.sentence.words, story_sentence.sentence.tags
    found: set[int] = set()
    for index in range(1, len(words_) - 1):
        age = tags[index] == "CD" and words_[index].text.isdigit() and int(words_[index].text[:4]) <= _OLDEST
        named = index > 1 and words_[index - 2].text[:1].isupper()
        if age and named and words_[index - 1].text == words_[index + 1].text == ",":
            found.update((index - 1, index, index + 1))
    return found


_MALE: Final = LISTS["male"]
_FEMALE: Final = LISTS["female"]
_PERSONAL: Final = LISTS["personal"]
_HE: Final = LISTS["masculine"]
_THINGS: Final = LISTS["plural_pronouns"] | {"it", "its"}
_MANY: Final = LISTS["plural_pronouns"]
_NAME_WORD: Final = re.compile(r"[^\W_]+")
_BACK: Final = 5
"""Sentences that a pronoun reaches back."""
_ROLES: Final = LISTS["roles"]
_SITES: Final = LISTS["sites_in_names"]
_RULERS: Final = LISTS["rulers"]
_FIRMS: Final = LISTS["firms"]


PAIRS: Final = LISTS["pairs"]


_OF_FIRMS: Final = LISTS["firms_in_names"]


class Mentioned(NamedTuple):
    """Where a name stands: sentence, first word, the word behind its last, and whether it is (in) a subject."""

    sentence: int
    first: int
    last: int
    subject: bool


@dataclass(slots=True)
class Entity:
    """Somebody or something that an article names: by its full name, with the words that say what it is."""

    name: str
    kind: str
    mentions: list[Mentioned] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    he: float = 0.0
    """Above 0 where the article calls the person "he", below where "she"."""


def read_entities(
    story: Sequence[StorySentence], names: Sequence[Sequence[Name]], known: KnownNames
) -> dict[str, Entity]:
    """The entities of an article by their full names."""
    entities: dict[str, Entity] = {}
    evidence: dict[str, Counter[str]] = defaultdict(Counter)
    for index, found in enumerate(names):
        sentence = story[index].sentence
        for name in found:
            full = name.text if name.text in lexicon().places else known.resolve(name.text)
            entity = entities.setdefault(full, Entity(full, ""))
            subjects = [c for c in sentence.clauses if c.subject and c.subject[0] <= name.first < c.subject[1]]
            speaks = bool(name.first) and is_verb_of_saying(sentence, name.first - 1)  # "said Lee"
            entity.mentions.append(Mentioned(index, name.first, name.last, bool(subjects) or speaks))
            seen = evidence[full]
            seen["place"] += name.place
            seen["all"] += 1
            seen["says"] += any(c.verb.lemma in SAYING | TELLING and not c.verb.passive for c in subjects)
            seen["short"] += full != name.text
            before = [word.low.rstrip(".") for word in sentence.words[max(0, name.first - 3) : name.first]]
            after = [word.low for word in sentence.words[name.last : name.last + 5]]
            modifies = sentence.tags[name.last : name.last + 1] in (("NN",), ("NNS",))
            seen["modifies"] += modifies
            seen["the"] += before[-1:] == ["the"] and not modifies  # "the Lee administration" is that of Lee
            behind_preposition = sentence.tags[max(name.first - 1, 0)] == "IN"
            for low in () if behind_preposition else before[-2:]:  # "nurses in San Berto" are no San Berto
                _note(entity, seen, low)
            if after[:1] in (["("], [","]):
                seen["age"] += len(after) > 2 and after[1].isdigit() and after[2] in (",", ")")
                for low in after[1:]:
                    if low in (",", ")", "who", "which"):
                        seen["who"] += low == "who"
                        break
                    _note(entity, seen, low)
            if "," in before[-1:]:  # "the president, Ann Lee,"
                at = name.first - 2
                while at >= 0 and sentence.tags[at] in ("NN", "NNP", "JJ", "DT", "IN", "POS") and at > name.first - 8:
                    _note(entity, seen, sentence.words[at].low)
                    at -= 1
    for full, entity in entities.items():
        entity.kind = _kind(full, evidence[full], full in known.people)
        entity.he += evidence[full]["he"] - evidence[full]["she"] + _by_first_name(full)
    return entities


def is_verb_of_saying(sentence: Sentence, at: int) -> bool:
    """Return whether a word is a verb that tells who speaks."""
    tag = sentence.tags[at]
    return tag.startswith("VB") and base(sentence.words[at].low, tag) in SAYING


def _by_first_name(full: str) -> float:
    first, _, rest = full.partition(" ")
    return _OF_NAME * first_names().get(first.lower(), 0) if rest else 0.0


_OF_NAME: Final = 4.0
"""What a first name weighs against a vote of each pronoun behind it. Measured on the folds of news-gold: with 2 and 8
no figure differs."""


def _note(entity: Entity, seen: Counter[str], low: str) -> None:
    """Keep what a word beside a name says of it."""
    if low in _MALE:
        seen["he"] += 3
        seen["person"] += 1
    elif low in _FEMALE:
        seen["she"] += 3
        seen["person"] += 1
    if low in _ROLES or low in _FIRMS:
        entity.roles.add(low)
        seen["person"] += low in _ROLES
        seen["firm"] += low in _FIRMS
    elif kind_of(low) == "person":
        entity.roles.add(low)
        seen["person"] += 1


def _is_somebody(entity: Entity) -> bool:
    """Whether a pronoun may mean an entity: a person, no place, and not "Libyan" of "The Libyan said"."""
    origin = " " not in entity.name and entity.name.endswith(ORIGIN) and not entity.he
    return entity.kind == "person" and entity.name not in lexicon().places and not origin


def _may_be_group(entity: Entity) -> bool:
    """Whether "the company" may mean an entity: not who is called "he" or "she" or has a first name."""
    return entity.kind != "person" or (not entity.he and " " not in entity.name)


def _kind(full: str, seen: Counter[str], called_by_last_name: bool) -> str:
    parts = full.split()
    last = parts[-1].lower()
    nobody = len(parts) == 1 or not seen["person"]
    if last in _SITES or (nobody and full in lexicon().places):
        return "place"
    if last.rstrip(".") in _FIRMS | _OF_FIRMS:
        return "group"
    plain = all(
        part[:1].isupper() and not part.isupper() and part.replace("-", "").replace("’", "").replace("'", "").isalpha()
        for part in parts
        if len(part) > 2 and part not in PARTICLES
    )
    if seen["place"] * 2 > seen["all"] and not seen["person"]:
        return "place"
    if plain and 2 <= len(parts) <= _MOST_OF_PERSON and _by_first_name(full):
        return "person"
    if not plain or seen["the"]:
        return "group"
    if seen["person"] and seen["person"] >= seen["firm"]:
        return "person"
    if seen["modifies"] == seen["all"] or parts[0].rstrip(".") in _SAINT:
        return "group"  # "Middle Eastern leaders", "the dean of St Paul's"
    if called_by_last_name and 2 <= len(parts) <= 4:
        return "person"
    described = seen["age"] or seen["who"] or seen["says"]
    return "person" if described and 2 <= len(parts) <= 3 else "group"


_MOST_OF_PERSON: Final = 4
"""Words of a person's name, at most."""
_SAINT: Final = ("St", "Saint")
"""What the name of a church begins with."""


_LONGEST_DESCRIPTION: Final = 6
"""A description of somebody has fewer words than this."""
_DESCRIBED: Final = 2.0
"""What a person that is told of by a noun, not a name, scores as whom a pronoun means, where it is near. Measured on
the folds of news-gold: with 1 no figure differs."""


ORIGIN: Final = ("an", "ish", "ese", "aqi", "rench", "erman")
"""What adjectives of origin end with."""


_PUBLIC_BODIES: Final = LISTS["public_bodies"]


class Introduction(NamedTuple):
    """A name beside a noun: its sentence, its text, what it has in common with other forms of it, and whether it
    stands before the noun."""

    sentence: int
    text: str
    key: str
    before: bool


def _alike(text: str) -> str:
    """What "Libya's" and "Libyan" have in common."""
    return text[:_COMMON].lower()


_COMMON: Final = 4
"""Letters that a place and its adjective have in common: "Iraq", "Iraqi"; "Hong Kong" has no other form."""
_BESIDE: Final = ("NNP", "JJ", "NN", "POS")


def _names_beside(sentence: Sentence, at: int) -> Iterator[tuple[int, int]]:
    """Yield the names right before a noun, and behind "of" or "in" after it.

    In "Hong Kong riot police" the name is not that of the police: only one thing can be called by a name and a noun of
    which it is a kind, "Russian naval squadron".
    """
    words_, tags = sentence.words, sentence.tags
    first = at
    while first and tags[first - 1] in _BESIDE:
        first -= 1
    capital = next((i for i in range(first, at) if _is_capital(sentence, i)), None)
    if capital is not None:
        between = [i for i in range(capital, at) if not words_[i].text[:1].isupper() and tags[i] != "POS"]
        if not between or (tags[at] == "NN" and words_[at].low != "police"):
            yield capital, at
    behind = at + 2
    if behind < len(tags) and words_[at + 1].low in ("of", "in"):
        behind += words_[behind].low == "the"
        if behind < len(tags) and _is_capital(sentence, behind):
            yield behind, behind + 1


def _is_capital(sentence: Sentence, at: int) -> bool:
    """Whether a word is part of a name by its capital letter; at the beginning only where it is tagged as one."""
    word = sentence.words[at]
    if at == 0 and sentence.tags[at] != "NNP" and not word.low.endswith(ORIGIN):
        return False
    return word.text[:1].isupper() and word.low not in CALENDAR


_GOES_ON: Final = 0.8
"""What the subject of the sentence before scores as whom a pronoun means that the next begins with; not measured."""


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a word is the subject of the main clause, and no other clause comes first."""
    subjects = ((clause.role, clause.subject[0]) for clause in sentence.clauses if clause.subject)
    return next(subjects, None) == (Role.MAIN, at)


class Chosen(NamedTuple):
    """An entity or noun phrase that a pronoun may mean, how sure that is, and what it is."""

    text: str
    certainty: float
    kind: str


def _is_named_in(name: str, title: str) -> bool:
    """Whether a headline holds the last word of a name."""
    parts = _NAME_WORD.findall(name.lower())
    return bool(parts) and parts[-1] in _NAME_WORD.findall(title.lower())


class Referents:
    """Whom the pronouns and short forms of an article mean."""

    def __init__(
        self,
        story: Sequence[StorySentence],
        names: Sequence[Sequence[Name]],
        known: KnownNames,
        text: str,
        title: str = "",
    ) -> None:
        self.story, self.names, self.known, self.text = story, names, known, text
        self.entities = read_entities(story, names, known)
        self.topics = frozenset(name for name in self.entities if _is_named_in(name, title))
        self.of_sentence: list[list[tuple[Mentioned, Entity]]] = [[] for _ in story]
        for entity in self.entities.values():
            for mention in entity.mentions:
                self.of_sentence[mention.sentence].append((mention, entity))
        for found in self.of_sentence:
            found.sort(key=lambda pair: pair[0].first)
        self._vote()

    @cached_property
    def introductions(self) -> Mapping[str, Sequence[Introduction]]:
        """The names that the nouns of an article have before them, by noun: "Libyan" of "Libyan rebels"."""
        found: dict[str, list[Introduction]] = defaultdict(list)
        for index, story_sentence in enumerate(self.story):
            sentence = story_sentence.sentence
            for at, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True)):
                if tag in ("NN", "NNS") and word.text.islower():
                    for first, last in _names_beside(sentence, at):
                        text = sentence.text_of(first, last, self.text)
                        found[word.low].append(Introduction(index, text, _alike(text), before=first < at))
        return found

    def introduced_as(self, index: int, noun: str) -> str:
        """The name that an article gives to what a sentence calls by its noun alone: "Libyan" for "the rebels". ""
        where it gives none, or several.

        The introduction comes before the sentence, but for those of whom a place has one: "police", "the army".
        """
        if kind_of(noun) == "person" and noun in _ROLES:
            return ""  # who has an office has a name
        single = noun in _PUBLIC_BODIES
        found = [each for each in self.introductions.get(noun, ()) if single or each.sentence < index]
        before = next((each for each in found if each.before), None)
        placed = single or kind_of(noun) in ("act", "event")  # "Lindal protests", but no "Lindal bank"
        named = before or next((each for each in found if placed and each.text in lexicon().places), None)
        return named.text if named is not None and len({each.key for each in found}) == 1 else ""

    def _vote(self) -> None:
        """Learn who is called "he" and who "she": the person named last before the pronoun."""
        last: Entity | None = None
        for index, story_sentence in enumerate(self.story):
            people = [(m, e) for m, e in self.of_sentence[index] if e.kind == "person"]
            place = 0
            for at, word in enumerate(story_sentence.sentence.words):
                while place < len(people) and people[place][0].first < at:
                    if people[place][0].subject or last is None or last.kind != "person":
                        last = people[place][1]
                    place += 1
                if word.low in _PERSONAL and last is not None:
                    last.he += 1 if word.low in _HE else -1

    def person(self, index: int, at: int, pronoun: str) -> list[Chosen]:
        """The people that "he" or "she" at a word of a sentence may mean, the likeliest first."""
        he = pronoun in _HE
        scores: dict[str, float] = defaultdict(float)
        for back in range(_BACK + 1):
            where = index - back
            if where < 0:
                break
            for mention, entity in self.of_sentence[where]:
                if not _is_somebody(entity):
                    continue
                if back == 0 and (mention.first >= at or self._acts(index, at, mention.first)):
                    continue
                if entity.he * (1 if he else -1) < -1:
                    continue
                score = 1.0 / (1 + back) * (1.5 if mention.subject else 0.8)
                scores[entity.name] = max(scores[entity.name], score)
        for back, text in self._described(index, at):
            scores[text] = max(scores[text], _DESCRIBED / (1 + back))
        if again := self._goes_on(index, at, pronoun):
            scores[again] += _GOES_ON
        for name in scores:
            if name not in self.entities:
                continue
            entity = self.entities[name]
            scores[name] += 0.15 * min(len(entity.mentions), 5) + (0.5 if entity.he * (1 if he else -1) > 1 else 0)
            scores[name] += 0.4 * (name in self.topics)
        ranked = sorted(scores, key=lambda name: -scores[name])
        if not ranked:
            return self._topic("person", he)
        total = sum(scores.values())
        return [Chosen(name, scores[name] / total, "person") for name in ranked[:2]]

    def _goes_on(self, index: int, at: int, pronoun: str) -> str:
        """Whom the sentence before tells of as its one subject, by a name or by the same pronoun, where this one begins
        with the pronoun: they mostly go on with the same person. "" where none is told of so."""
        if not index or not _opens(self.story[index].sentence, at):
            return ""
        before = self.story[index - 1].sentence
        he = 1 if pronoun in _HE else -1
        named = {e.name for m, e in self.of_sentence[index - 1] if m.subject and _is_somebody(e) and e.he * he >= -1}
        opening = next((c.subject[0] for c in before.clauses if c.subject and c.role is Role.MAIN), None)
        if not named and opening is not None and before.words[opening].low == pronoun:
            found = self.person(index - 1, opening, pronoun)
            return found[0].text if found and found[0].text in self.entities else ""
        [only] = named if len(named) == 1 else [""]
        return only

    def _described(self, index: int, at: int) -> Iterator[tuple[int, str]]:
        """The single people that this sentence and the one before tell of by a noun, as subjects: "the president" of
        "the president said he would"."""
        for back in (0, 1):
            if index < back:
                return
            sentence = self.story[index - back].sentence
            for clause in sentence.clauses:
                if clause.subject is None or (back == 0 and clause.subject[1] > at):
                    continue
                first, last = clause.subject
                head = sentence.words[last - 1].low
                named = any(first <= mention.first < last for mention, _ in self.of_sentence[index - back])
                alone = sentence.tags[last - 1] == "NN" and "CC" not in sentence.tags[first:last]
                if named or not alone or last - first >= _LONGEST_DESCRIPTION:
                    continue
                if kind_of(head) == "person":
                    yield back, sentence.text_of(first, last, self.text)

    def _topic(self, kind: str, he: bool) -> list[Chosen]:
        """The one person whom the article is about, where nobody was named near a pronoun."""
        fitting = (each for each in self.entities.values() if each.kind == kind and each.he * (1 if he else -1) >= -1)
        found = [each for each in fitting if each.name in self.topics or len(each.mentions) > 3]
        found.sort(key=lambda each: (each.name not in self.topics, -len(each.mentions)))
        return [Chosen(found[0].name, 0.5, kind)] if found else []

    def _acts(self, index: int, at: int, other: int) -> bool:
        """Whether a word stands in the subject of the clause in which another, behind its verb, does not mean it:
        "Ann Lee" in "Ann Lee met her"."""
        sentence = self.story[index].sentence
        if sentence.tags[at] != "PRP" or sentence.words[at].low in NOMINATIVE:
            return False
        own = max((c for c in sentence.clauses if c.verb.last < at), key=lambda c: c.verb.last, default=None)
        if own is None or own.subject is None or at >= max(own.end, own.verb.last + 1):
            return False
        return own.subject[0] <= other < own.subject[1]

    def thing(self, index: int, at: int, pronoun: str) -> list[Chosen]:
        """What "it" or "they" at a word of a sentence may mean: the last subject of its number.

        "They" is a group only where the sentence has no subject in the plural: "The agency said that the soldiers were
        hurt. They ..." are the soldiers.
        """
        many = pronoun in _MANY
        for back in range(min(3, index + 1)):
            subjects = list(self._subjects(index - back, at if back == 0 else None, index))
            fitting = [each for each in subjects if each[1] == many] or [each for each in subjects if many and each[2]]
            if fitting:
                text, _, group = fitting[0]
                return [Chosen(text, 0.5 if back else 0.6, "group" if group else "thing")]
        return []

    def _subjects(self, where: int, before: int | None, index: int) -> Iterator[tuple[str, bool, bool]]:
        """Yield the subjects of a sentence that are no single person, those that end ``before`` a word: the words,
        whether they are a plural, and whether they are a group."""
        sentence = self.story[where].sentence
        for clause in sentence.clauses:
            if clause.subject is None:
                continue
            first, last = clause.subject
            while self.story[where].mentions and last > first and last - 1 in silent_words(self.story[where]):
                last -= 1  # "The firm last month | reported a loss"
            if last == first:
                continue
            if before is not None and (last > before or self._acts(index, before, first)):
                continue
            tags = sentence.tags[first:last]
            if tags[0] in ("PRP", "WH", "EX") or (last - first == 1 and tags[0] == "DT"):
                continue
            plural = "NNS" in tags or "CC" in tags
            names = [e for m, e in self.of_sentence[where] if first <= m.first < last]
            if any(e.kind == "person" for e in names) and not plural:
                continue
            heads = [w.low for w, t in zip(sentence.words[first:last], tags, strict=True) if t in ("NN", "NNS")]
            group = kind_of(heads[-1]) == "group" if heads else any(e.kind != "person" for e in names)
            text = sentence.text_of(first, last, self.text)
            if len(text) < 50:
                yield text, plural, group

    def meant(self, index: int, at: int) -> list[Chosen]:
        """What a pronoun may mean."""
        low = self.story[index].sentence.words[at].low
        if low in _PERSONAL:
            return self.person(index, at, low)
        if low in _THINGS:
            return self.thing(index, at, low)
        return []

    def by_role(self, index: int, head: str, beside: Sequence[str] = ()) -> list[Chosen]:
        """Whom "the president" or "the company" means: the one entity that the article calls so, the nearest of
        several; else the one person or group that it tells most of. Words ``beside`` the noun say which is meant:
        nobody is who was never called "US president"."""
        if any(each[:1].isupper() for each in beside):
            return []
        if head in PAIRS:
            return self._pair(index)
        same = _RULERS if head in _RULERS else {head}
        found = [
            (entity, max((m.sentence for m in entity.mentions if m.sentence <= index), default=-1))
            for entity in self.entities.values()
            if not same.isdisjoint(entity.roles)
        ]
        fits = _may_be_group if head in _FIRMS else _is_somebody
        found = [(entity, last) for entity, last in found if last >= 0 and fits(entity)]
        found.sort(key=lambda pair: (-pair[1], -len(pair[0].mentions)))
        if found:
            exact = head in found[0][0].roles
            return [Chosen(found[0][0].name, (0.9 if exact else 0.6) if len(found) == 1 else 0.5, found[0][0].kind)]
        if head in _FIRMS and (group := self._group_before(index)):
            return group
        kind = "group" if head in _FIRMS else "person" if kind_of(head) == "person" else ""
        of_kind = sorted((e for e in self.entities.values() if e.kind == kind), key=lambda e: -len(e.mentions))
        outstanding = len(of_kind) == 1 or (
            len(of_kind) > 1 and len(of_kind[0].mentions) >= 2 * len(of_kind[1].mentions)
        )
        if outstanding and len(of_kind[0].mentions) > 2 and of_kind[0].mentions[0].sentence <= index:
            return [Chosen(of_kind[0].name, 0.55, kind)]
        return self._recent(index, head) if kind == "person" else []

    def _recent(self, index: int, head: str) -> list[Chosen]:
        """The person that the two sentences before tell of as their only subject, whom "the model" may mean."""
        he = 1 if head in _MALE else -1 if head in _FEMALE else 0
        for where in range(index - 1, max(-1, index - 3), -1):
            subjects = (e for m, e in self.of_sentence[where] if m.subject)
            people = {e.name: e for e in subjects if _is_somebody(e) and e.he * he >= -1}
            if people:
                return [Chosen(next(iter(people)), 0.45, "person")] if len(people) == 1 else []
        return []

    def _pair(self, index: int) -> list[Chosen]:
        """The two people whom "the couple" means: those that a subject before joined by "and", the last such two."""
        for where in range(index - 1, max(-1, index - _BACK - 1), -1):
            sentence = self.story[where].sentence
            for clause in sentence.clauses:
                first, last = clause.subject or (0, 0)
                inside = [(m, e) for m, e in self.of_sentence[where] if first <= m.first < last]
                people = [e.name for _, e in inside if e.kind == "person"]
                if len(people) == len(inside) == 2 and "CC" in sentence.tags[inside[0][0].last : inside[1][0].first]:
                    return [Chosen(" and ".join(people), 0.8, "person")]
        return []

    def _group_before(self, index: int) -> list[Chosen]:
        """The group whom "the company" means: the one group that the sentence before tells of, as a subject."""
        if not index:
            return []
        groups = [(m, e) for m, e in self.of_sentence[index - 1] if e.kind == "group"]
        names = {e.name for _, e in groups}
        subject = any(m.subject for m, _ in groups)
        return [Chosen(groups[0][1].name, 0.6, "group")] if len(names) == 1 and subject else []

    def full(self, index: int, first: int, last: int) -> Entity | None:
        """The entity that words ``first`` to ``last`` of a sentence name, or end with."""
        for mention, entity in self.of_sentence[index]:
            if first <= mention.first and mention.last == last:
                return entity
        return None


_NOBODY: Final = LISTS["never_party"]


def is_name(entity: Entity) -> bool:
    """Return whether there is evidence that capital letters are those of a name: the lexicon's places, an office or a
    verb of saying beside it, a full name, a capital letter within a sentence."""
    parts = entity.name.split()
    low = entity.name.lower().rstrip(".")
    if low in _NOBODY or parts[0].lower().rstrip(".") in CALENDAR or len(low) < 2:
        return False
    if entity.kind in ("place", "person") or len(entity.mentions) > 2:
        return True
    if any(part.isupper() and len(part) > 1 for part in parts):
        return True
    common = all(part.lower() in lexicon().parts for part in parts)
    return any(each.first > 0 for each in entity.mentions) and (len(parts) > 1 or not common)


def without_owning_dates(background: Background, index: int, here: set[int]) -> dict[int, str]:
    """ "the" for "last year's" and "Monday's", the dates whose "'s" makes a noun phrase definite."""
    words_, tags = background.story[index].sentence.words, background.story[index].sentence.tags
    instead: dict[int, str] = {}
    if not any(tags[i] == "POS" for i in here):
        return instead
    for mention in background.story[index].mentions:
        if mention.type != "DATE":
            continue
        inside = [i for i in range(len(words_)) if words_[i].start < mention.end and mention.start < words_[i].end]
        inside = [i for i in inside if tags[i] != "IN"]  # "since last week's fire"
        if not inside or not here.issuperset(inside):
            continue
        last = inside[-1] + (tags[inside[-1]] != "POS")
        if last < len(tags) and tags[last] == "POS" and last in here:
            first = inside[0] - (tags[inside[0] - 1] == "DT" and inside[0] - 1 in here)
            behind = [word.low for word in words_[last + 1 : last + 1 + _LONGEST_OWNED]]
            if any(kind_of(low) == "person" for low in behind):
                continue  # "last year's winner" is no other "winner"
            instead |= {**dict.fromkeys(range(first, last + 1), ""), first: "" if behind[:1] == ["the"] else "the"}
    return instead


_LONGEST_OWNED: Final = 3
"""Words behind the date that owns a noun phrase among which its noun is."""


def introduced_by_name(background: Background, index: int, word: int, instead: dict[int, str]) -> dict[int, str]:
    """Also the name by which the article introduced what a sentence calls by its noun alone: "Libyan rebels" of "the
    rebels". Not where the sentence has it anyway."""
    sentence = background.story[index].sentence
    noun, before = sentence.words[word], sentence.words[word - 1].low if word else ""
    police = noun.low == "police" and (not word or sentence.tags[word - 1] not in _BESIDE)
    followed = sentence.words[word + 1].low if word + 1 < len(sentence.words) else ""
    known = before in _DEFINITE or police
    if word in instead or followed in ("of", "in") or not known:
        return instead
    name = background.referents.introduced_as(index, noun.low)
    stem = _alike(name)
    if not name or any(each.low.startswith(stem) for each in sentence.words):
        return instead
    return {**instead, word: f"{name} {noun.text}"}


_DEFINITE: Final = LISTS["pointing"] | {"the", "those"}


def joins_people(background: Background, index: int, word: int) -> bool:
    """Whether a noun phrase names two people with "and" between: "Ann Lee and the actor Bo Chen"."""
    grammar = background.grammar(index)
    low, high = grammar.low[word], grammar.high[word]
    inside = [m for m, e in background.referents.of_sentence[index] if e.kind == "person" and low <= m.first < high]
    return any(
        grammar.sentence.words[one.last].low == "and" and other.first - one.last <= _LONGEST_OFFICE
        for one, other in pairwise(inside)
        if one.last <= other.first
    )


_LONGEST_OFFICE: Final = 3
"""Words from the "and" behind a name to the next name, at most: "and the actor"."""

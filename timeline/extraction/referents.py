"""Who is who in an article: its people, organisations and places, and whom its pronouns and short forms mean."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from timeline.extraction.heads import kind_of
from timeline.extraction.story import StorySentence
from timeline.language.lexicon import lexicon
from timeline.language.names import KnownNames, Name
from timeline.language.wordlists import SAYING, TELLING, words

_MALE: Final = words(
    "mr sir king prince lord father brother son husband actor man boy duke grandfather uncle widower pope bishop "
    "cardinal imam congressman spokesman chairman gentleman"
)
_FEMALE: Final = words(
    "mrs ms miss lady queen princess mother sister daughter wife actress woman girl duchess grandmother aunt widow "
    "congresswoman spokeswoman chairwoman dame"
)
_PERSONAL: Final = words("he she him her his hers himself herself")
_HE: Final = words("he him his himself")
_NOMINATIVE: Final = words("he she they")
_THINGS: Final = words("it its they them their")
_MANY: Final = words("they them their")
_NAME_WORD: Final = re.compile(r"[^\W_]+")
_BACK: Final = 5
"""Sentences that a pronoun reaches back."""
_ROLES: Final = words(
    "president minister premier chancellor secretary senator governor mayor king queen prince princess pope "
    "bishop archbishop general colonel judge prosecutor sheriff chief director chairman chairwoman chair ceo "
    "leader spokesman spokeswoman spokesperson ambassador envoy coach professor doctor lawyer author actor "
    "actress singer player striker manager owner founder commissioner commander suspect driver pilot speaker "
    "lawmaker congressman congresswoman star rapper musician director writer journalist activist candidate "
    "nominee champion rider cyclist"
)
_SITES: Final = words(
    "area bay city county river street avenue road boulevard park square island islands airport valley beach bridge "
    "mountain mountains hills hill lake sea ocean gulf coast peninsula province region district state states border "
    "station stadium arena hall tower building centre center plaza cape mount strait desert forest village town"
)
"""What a place ends with."""
_RULERS: Final = words("president premier chancellor leader minister king ruler dictator prime")
"""Roles of those who rule, who are called "leader" as well."""
_FIRMS: Final = words(
    "company firm airline bank carrier retailer maker carmaker automaker manufacturer giant group operator club team "
    "agency party union league network studio university school newspaper magazine charity startup start-up brand "
    "court army military police government ministry regulator watchdog bureau department"
)


PAIRS: Final = words("couple pair duo")
"""What two people are called together."""


_OF_FIRMS: Final = words(
    "airlines airways motors industries holdings inc corp corporation ltd llc plc co systems technologies "
    "pharmaceuticals foods entertainment pictures studios records enterprises partners railways shipyards"
)
"""What the name of a firm ends with."""


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
            entity.mentions.append(Mentioned(index, name.first, name.last, bool(subjects)))
            seen = evidence[full]
            seen["place"] += name.place
            seen["all"] += 1
            seen["says"] += any(c.verb.lemma in SAYING | TELLING and not c.verb.passive for c in subjects)
            seen["short"] += full != name.text
            before = [word.low.rstrip(".") for word in sentence.words[max(0, name.first - 3) : name.first]]
            after = [word.low for word in sentence.words[name.last : name.last + 5]]
            seen["the"] += bool(before) and before[-1] == "the"
            for low in before[-2:]:
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


@cache
def _first_names() -> Mapping[str, float]:
    """First names, each with how surely it is a "he"; below 0 a "she"."""
    stored = tomllib.loads(resources.files("timeline.extraction").joinpath("first_names.toml").read_text("utf-8"))
    return {name: sure for key, sure in (("he", _OF_NAME), ("she", -_OF_NAME)) for name in stored[key].split()}


def _by_first_name(full: str) -> float:
    first, _, rest = full.partition(" ")
    return _first_names().get(first.lower(), 0.0) if rest else 0.0


_OF_NAME: Final = 4.0
"""What a first name weighs against a vote of each pronoun behind it."""


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
    """Whether a pronoun may mean an entity: a person, and by more than one word that happens to be the subject of a
    verb of saying."""
    return entity.kind == "person" and entity.name not in lexicon().places


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
        if len(part) > 2
    )
    if seen["place"] * 2 > seen["all"] and not seen["person"]:
        return "place"
    if not plain or seen["the"]:
        return "group"
    if seen["person"] and seen["person"] >= seen["firm"]:
        return "person"
    if called_by_last_name and 2 <= len(parts) <= 4:
        return "person"
    described = seen["age"] or seen["who"] or seen["says"]
    return "person" if described and 2 <= len(parts) <= 3 else "group"


_LONGEST_DESCRIPTION: Final = 6
"""A description of somebody has fewer words than this."""
_TOPIC: Final = 4
"""Times that an article names whom it is about, at least."""
_DESCRIBED: Final = 2.0
"""What a person that is told of by a noun, not a name, scores as whom a pronoun means, where it is near."""


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

    def _vote(self) -> None:
        """Learn who is called "he" and who "she": the person named last before the pronoun."""
        last: Entity | None = None
        for index, told in enumerate(self.story):
            people = [(m, e) for m, e in self.of_sentence[index] if e.kind == "person"]
            place = 0
            for at, word in enumerate(told.sentence.words):
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
        found = [
            each
            for each in self.entities.values()
            if each.kind == kind
            and each.he * (1 if he else -1) >= -1
            and (each.name in self.topics or len(each.mentions) > 3)
        ]
        found.sort(key=lambda each: (each.name not in self.topics, -len(each.mentions)))
        return [Chosen(found[0].name, 0.5, kind)] if found else []

    def _acts(self, index: int, at: int, other: int) -> bool:
        """Whether a word stands in the subject of the clause in which another, behind its verb, does not mean it:
        "Ann Lee" in "Ann Lee met her"."""
        sentence = self.story[index].sentence
        if sentence.tags[at] != "PRP" or sentence.words[at].low in _NOMINATIVE:
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
        found = [(entity, last) for entity, last in found if last >= 0]
        found.sort(key=lambda pair: (-pair[1], -len(pair[0].mentions)))
        if found:
            exact = head in found[0][0].roles
            return [Chosen(found[0][0].name, (0.9 if exact else 0.6) if len(found) == 1 else 0.5, found[0][0].kind)]
        if head in _FIRMS and (group := self._group_before(index)):
            return group
        kind = "group" if head in _FIRMS else "person" if kind_of(head) == "person" else ""
        of_kind = sorted((e for e in self.entities.values() if e.kind == kind), key=lambda e: -len(e.mentions))
        if not of_kind or len(of_kind[0].mentions) < 3 or of_kind[0].mentions[0].sentence > index:
            return []
        if len(of_kind) > 1 and len(of_kind[0].mentions) < 2 * len(of_kind[1].mentions):
            return []
        return [Chosen(of_kind[0].name, 0.55, kind)]

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

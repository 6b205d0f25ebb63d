"""Who is meant: the subject of a passage and whom it is according to, with pronouns and short forms resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from timeline.extraction.daywords import kind_of
from timeline.extraction.passages import Passage
from timeline.extraction.story import Told
from timeline.language.clauses import Sentence
from timeline.language.concepts import CONCEPT
from timeline.language.lexicon import lexicon
from timeline.language.names import Known, Name
from timeline.language.wordlists import TIMES, words

_BACK: Final = 3
"""Sentences that a pronoun reaches back."""
_LONGEST: Final = 45
"""Code points of a noun phrase that stands in for "these troops" in a title."""
_PRONOUNS: Final = words("he she they it")
_WOMEN: Final = words(
    "woman girl mother wife daughter sister actress queen princess duchess grandmother aunt widow lady"
)
_MEN: Final = words("man boy father husband son brother actor king prince duke grandfather uncle widower gentleman")
_POSSESSIVE: Final = words("his her")
_DEMONSTRATIVE: Final = words("these those this that")
_SAYING_NOTHING: Final = words(
    "the a an some many several other others few most all both one two more new recent earlier initial early "
    "various multiple unconfirmed it they he she we i this that these those which who what there "
    "report reports reporting source sources official officials people person someone statement statements "
    "account accounts information claim claims rumour rumours rumor rumors observers data it them"
)
"""Words that name nobody: a source of such words only is none."""
_DOING_NOTHING: Final = words("act communication event phenomenon process state")
"""Kinds of nouns that are nobody: "the rise and the fall" are not "they", "Advertisement" is no person."""
_ARTICLE: Final = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_TURNED: Final = re.compile(r"(?<=\w)‘(?=\w)")
"""An opening quotation mark that is set as an apostrophe: "Korea‘s"."""


class Actors:
    """The subjects of an article's passages, by the nouns and names that were told before."""

    def __init__(self, story: Sequence[Told], names: Sequence[Sequence[Name]], known: Known, text: str) -> None:
        self._story, self._names, self._known, self._text = story, names, known, text
        self._alone = frozenset(name.text for found in names for name in found if name.last - name.first == 1)

    def of(self, passage: Passage) -> str | None:
        """What stands in for the subject; None where the subject can stay. "She" is "Ann Lee", "These troops" are "200
        Danish soldiers", or "Troops" where nobody can be told that they are."""
        sentence = self._story[passage.told].sentence
        clause = sentence.clauses[passage.number]
        if clause.subject is None:
            return None
        first, last = clause.subject
        low = sentence.words[first].low
        if found := self.pronoun(passage):
            return found
        if last - first == 1:
            return self._person(sentence.words[first].text)
        both = low in ("he", "she") and sentence.words[first + 1].low == "and"
        if both and (meant := self._before(passage.told, clause.start, low)):
            return f"{meant} {sentence.text_of(first + 1, last, self._text)}"
        if any(tag not in _OF_NOUNS and tag != "IN" for tag in sentence.tags[first:last]):
            return None
        if low in _POSSESSIVE:
            owner = self._before(passage.told, clause.start, "he") or ""
            known = owner.split()[-1:] and owner == self._person(owner.split()[-1]) and owner.split()[-1] in self._alone
            return f"{owner}’s {sentence.text_of(first + 1, last, self._text)}" if known else None
        if first and sentence.words[first - 1].low == "that" and sentence.tags[first - 1] == "DT":
            return self._pointed(passage.told, first, last)
        if low not in _DEMONSTRATIVE or sentence.words[first + 1].low in TIMES:
            return None
        return self._pointed(passage.told, first + 1, last)

    def _person(self, short: str) -> str | None:
        """The full name of somebody called by the last one. A company or place is "Ann Lee" to no reader."""
        full = self._known.resolve(short)
        plain = all(part[0].isupper() and not part.isupper() and part.isalpha() for part in full.split())
        return full if full != short and plain and short not in lexicon().places else None

    def pronoun(self, passage: Passage) -> str | None:
        """What stands in for a subject that is a pronoun."""
        sentence = self._story[passage.told].sentence
        clause = sentence.clauses[passage.number]
        if clause.subject is None or clause.subject[1] - clause.subject[0] != 1:
            return None
        low = sentence.words[clause.subject[0]].low
        return self._before(passage.told, clause.start, low) if low in _PRONOUNS else None

    def name(self, passage: Passage) -> str:
        """The subject with its short forms resolved: "The NIS" is "The National Intelligence Service"."""
        sentence = self._story[passage.told].sentence
        subject = sentence.clauses[passage.number].subject
        if subject is None:
            return ""
        if found := self.pronoun(passage):
            return found
        return self._resolved(sentence.text_of(*subject, self._text))

    def source(self, passage: Passage) -> str | None:
        """Whom the passage is according to, as a reader can know them; None where that is nobody: "reports"."""
        if passage.source is None:
            return None
        low = passage.source.lower()
        if low not in _PRONOUNS:
            return self.cited(passage.source)
        sentence = self._story[passage.told].sentence
        for clause in sentence.clauses:
            if clause.subject and sentence.text_of(*clause.subject, self._text) == passage.source:
                meant = self._before(passage.told, clause.start, low) or ""
                named = any(word[0].isupper() for word in meant.split()[1:] or meant.split())
                return self.cited(meant) if named else None
        return None

    def denier(self, passage: Passage) -> str | None:
        """Who denies, of a denial: its subject."""
        sentence = self._story[passage.told].sentence
        subject = sentence.clauses[passage.number].subject
        if subject is None:
            return None
        return self.cited(self.pronoun(passage) or sentence.text_of(*subject, self._text))

    def cited(self, speaker: str) -> str | None:
        """A speaker as a citation names them. "The NIS" is "National Intelligence Service", "The mayor" is "the
        mayor", "some reports" is None."""
        if all(word in _SAYING_NOTHING for word in re.findall(r"[^\W_]+", speaker.lower())):
            return None
        speaker = _TURNED.sub("’", self._resolved(speaker)).strip(" -–—")
        article = _ARTICLE.match(speaker)
        if article is None:
            return speaker[0].lower() + speaker[1:] if _opens_with_people(speaker) else speaker
        rest = speaker[article.end() :]
        named = rest[:1].isupper() and rest.split()[-1][:1].isupper()
        return rest if named else article[0].lower() + rest

    def _resolved(self, phrase: str) -> str:
        """A phrase with the short forms at its end, and the acronyms anywhere, as the full names."""
        parts = phrase.split()
        for number, part in enumerate(parts):
            full = self._known.resolve(part)
            if full != part and full not in phrase and (number + 1 == len(parts) or part.isupper()):
                parts[number] = full
        return " ".join(parts)

    def _before(self, position: int, start: int, pronoun: str) -> str | None:
        """Whom a pronoun at word ``start`` of a sentence means: the subject told last that it can stand for."""
        somebody: str | None = None
        for told in range(position, max(position - _BACK - 1, -1), -1):
            earlier = self._story[told]
            if earlier.rejected:
                continue
            for clause in earlier.sentence.clauses:
                if told == position and clause.start >= start:
                    break
                if clause.subject is None:
                    continue
                if name := self._meant(told, clause.subject, pronoun):
                    return name
                if told == position and pronoun in ("he", "she"):
                    somebody = somebody or self._somebody(earlier.sentence, clause.subject, pronoun)
            if somebody:
                return somebody
        return self._only_person(position, start) if pronoun in ("he", "she") else None

    def _only_person(self, position: int, start: int) -> str | None:
        """The one person whom the nearest sentence before that names a person tells of; None where it names more."""
        for told in range(position, max(position - _BACK - 1, -1), -1):
            found = dict.fromkeys(
                full
                for name in self._names[told]
                if (told < position or name.first < start)
                and not name.place
                and (full := self._known.resolve(name.text)) in self._known.people
                and all(kind_of(part.lower()) not in _DOING_NOTHING for part in full.split()[:-1])
            )
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def _meant(self, position: int, subject: tuple[int, int], pronoun: str) -> str | None:
        sentence = self._story[position].sentence
        start, end = subject
        people = [name for name in self._names[position] if start <= name.first < end and not name.place]
        tags = sentence.tags[start:end]
        if pronoun in ("he", "she"):
            return self._known.resolve(people[-1].text) if people and "NNS" not in tags else None
        if tags[0] == "PRP":
            return None
        plural = "NNS" in tags or "CC" in tags
        heads = [word.low for word, tag in zip(sentence.words[start:end], tags, strict=True) if tag in ("NN", "NNS")]
        if pronoun == "they" and "NNS" not in tags and any(kind_of(head) in _DOING_NOTHING for head in heads):
            return None
        if pronoun == "it" and any(self._known.resolve(name.text) in self._known.people for name in people):
            return None
        group = bool(heads) and kind_of(heads[-1]) == "group"  # "the army said they ..."
        if group or (pronoun == "they") == plural:
            return sentence.text_of(start, end, self._text)
        return None

    def _somebody(self, sentence: Sentence, subject: tuple[int, int], pronoun: str) -> str | None:
        """A subject that names nobody but says what person it is: "a Swedish teacher"."""
        head = _head(sentence, *subject)
        if (
            head is None
            or sentence.tags[subject[0]] not in ("DT", "CD")
            or kind_of(head) != "person"
            or head in (_WOMEN if pronoun == "he" else _MEN)
        ):
            return None
        return sentence.text_of(*subject, self._text)

    def _pointed(self, position: int, first: int, last: int) -> str | None:
        """What the nouns after "these" point to: a fuller phrase with the same head, else the nouns themselves."""
        sentence = self._story[position].sentence
        head = first
        while head < last and sentence.tags[head] not in ("NN", "NNS"):
            head += 1
        while head + 1 < last and sentence.tags[head + 1] in ("NN", "NNS"):
            head += 1
        if head >= last:
            return None
        many = sentence.tags[head] == "NNS"
        if head + 1 == last:
            for told in range(position - 1, max(position - _BACK - 1, -1), -1):
                if self._story[told].rejected is None and (
                    found := self._fuller(self._story[told].sentence, sentence.words[head].low, many)
                ):
                    return found
        nouns = sentence.text_of(first, last, self._text)
        return nouns if many else f"the {nouns}"

    def _fuller(self, sentence: Sentence, noun: str, many: bool) -> str | None:
        for first, last in _noun_phrases(sentence):
            low = sentence.words[last - 1].low
            same = low == noun or (low in CONCEPT and CONCEPT[low] == CONCEPT.get(noun))
            if not same or (sentence.tags[last - 1] == "NNS") is not many:
                continue
            described = first + (sentence.tags[first] in ("DT", "PRP$"))
            if described == last - 1 or sentence.words[first].low in _DEMONSTRATIVE:
                continue
            if sentence.tags[first] == "PRP$":
                continue
            phrase = sentence.text_of(described, last, self._text)
            if len(phrase) <= _LONGEST:
                return phrase if many else f"the {phrase}"
        return None


def _opens_with_people(speaker: str) -> bool:
    """Whether its first word is capital only because it opens a sentence: "Police", "Residents of the island"."""
    first, *rest = speaker.split()
    people = first.lower() == "police" or (first.endswith("s") and kind_of(first.lower()) == "person")
    return people and first[1:].islower() and all(word.islower() for word in rest[:1])


def _head(sentence: Sentence, first: int, last: int) -> str | None:
    """The noun that a noun phrase is about, the last before a preposition or pause."""
    head = None
    for index in range(first, last):
        if sentence.tags[index] == "NN":
            head = sentence.words[index].low
        elif head and sentence.tags[index] in ("IN", ".", "WH", "TO"):
            break
    return head


def _noun_phrases(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The runs of words that end in a common noun: "1,500 Danish soldiers"."""
    first = 0
    for index in range(len(sentence.words) + 1):
        if index < len(sentence.words) and sentence.tags[index] in _OF_NOUNS:
            if sentence.tags[index] in ("DT", "PRP$"):
                first = index
            continue
        if first < index and sentence.tags[index - 1] in ("NN", "NNS"):
            yield first, index
        first = index + 1


_OF_NOUNS: Final = words("DT PRP$ JJ CD NN NNS NNP POS")

"""The verb of a title: in the present tense, in the number of its subject."""

from __future__ import annotations

from typing import Final

from timeline.extraction.antecedents import antecedent, carried_on
from timeline.extraction.daywords import kind_of
from timeline.language.clauses import Clause, Sentence
from timeline.language.inflection import third_person
from timeline.language.verbs import Form, Tense
from timeline.language.wordlists import words

_PLURAL: Final = words(
    "police people troops officials they we both all many most several some hundreds thousands dozens media data "
    "cattle feet"
)


def predicate(sentence: Sentence, clause: Clause, text: str, actor: str | None) -> tuple[str, int]:
    """The verb as a headline has it, and the word after it."""
    verb = clause.verb
    last = verb.last
    words = sentence.words
    main = words[last].text
    plural = is_plural(sentence, clause, actor)
    to_come = verb.tense is Tense.FUTURE or (verb.modal == "would" and not verb.perfect)
    if verb.passive and any(sentence.words[index].low == "being" for index in range(verb.first, last)):
        chosen = f"{'are' if plural else 'is'} being {main}"
    elif verb.passive:
        chosen = f"{'are' if plural else 'is'} {main}" if not to_come else f"to be {main}"
        if verb.form is Form.INFINITIVE and not verb.perfect:
            chosen = f"to be {main}"
    elif to_come:
        chosen = f"to {verb.lemma}"
    elif verb.modal:
        chosen = sentence.text_of(verb.first, last + 1, text)
    elif verb.progressive:
        chosen = f"{'are' if plural else 'is'} {main}"
    elif verb.form is Form.INFINITIVE and not verb.perfect:
        chosen = f"to {verb.lemma}"
    elif verb.form is Form.EN and not has_object(sentence, last):
        chosen = f"{'are' if plural else 'is'} {main}"
    elif verb.lemma == "be":
        chosen = "are" if plural else "is"
    elif plural:
        chosen = verb.lemma
    else:
        chosen = third_person(verb.lemma)
    return chosen, last + 1


def has_object(sentence: Sentence, last: int) -> bool:
    """Whether a noun phrase follows the verb at once, as after an active verb."""
    after = sentence.tags[last + 1] if last + 1 < len(sentence.tags) else ""
    return after in ("DT", "NN", "NNS", "NNP", "PRP", "PRP$", "CD", "RP")


def is_plural(sentence: Sentence, clause: Clause, actor: str | None) -> bool:
    verb = clause.verb
    first = sentence.words[verb.first].low
    if first in ("were", "are", "have", "’re", "'re", "do"):
        return True
    if first in ("was", "is", "has", "does") or sentence.tags[verb.first] == "VBZ":
        return False
    subject = clause.subject or antecedent(sentence, clause) or carried_on(sentence, clause)
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
        describes = index + 1 < end and sentence.tags[index + 1].startswith("NN")  # "a tsunami warning siren"
        if head and (tag in ("IN", "TO", "WH", ".") or (tag in ("VBN", "VBG") and not describes)):
            break
        if tag in ("NN", "NNS", "NNP", "PRP"):
            people = tag == "NNP" and low.endswith("s") and index > start and kind_of(low) == "person"
            several = tag == "NNS" and low.endswith(("s", "men", "children", "people"))
            head = "many" if several or low in _PLURAL or people else low
        elif tag == "CD" and low not in ("one", "1") and not head:
            head = "many" if index + 1 == end else head
    return head == "many"

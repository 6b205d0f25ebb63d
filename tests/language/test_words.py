"""The words that reading goes by are data: each list has a reason, and an example that is read otherwise without it."""

import json
import re
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from timeline.articles import Article
from timeline.cli.jsonl.events import anchors_of, events_of
from timeline.dates import Day
from timeline.extraction import features, grammar, title_text
from timeline.extraction.participants import name_candidates
from timeline.extraction.pipeline import read_view
from timeline.extraction.referents import Background
from timeline.files import shipped_toml
from timeline.language import clauses, lexicon, names, sentences
from timeline.language.sentences import split_sentences

FILES = [Path(module.__file__ or "").parent / "words.toml" for module in (lexicon, grammar)]
TABLES = {**shipped_toml("timeline.language", "words.toml"), **shipped_toml("timeline.extraction", "words.toml")}
CONSTANTS = {
    **lexicon.LISTS,
    **grammar.LISTS,
    "alike": lexicon.CONCEPT,
    "prepositions": features._PREPOSITIONS,
    "governed": title_text._GOVERNED,
    "cut_senses": title_text._SENSES,
    "leaning": title_text._LEANING,
}
CACHED = (lexicon.base, lexicon.readings, lexicon.stem, lexicon.classes_of)


def read(text: str) -> Iterator[object]:
    """Yield what the package makes of a text: words, clauses, names, forms, events, and when each word happened."""
    for word in re.findall(r"\w+", text):
        yield lexicon.readings(word.lower())
    for start, end in split_sentences(text):
        sentence = clauses.read_sentence(text, start, end)
        yield from (sentence, names.find_names(sentence, text), lexicon.stems(text))
        for clause in sentence.clauses:
            yield clauses.says(clause.verb)
            yield clauses.of_many(sentence, clause.verb)
            yield clauses.takes_time(clause.verb)
        parts = [
            grammar.TaggedWord(*part) for part in zip([word.low for word in sentence.words], sentence.tags, strict=True)
        ]
        yield from (title_text.faults(parts), title_text.shortened(text), title_text.text_features(text))
        for clause in sentence.clauses:
            cuts = range(2, len(parts))
            yield from (title_text.faults(parts[:cut], clause.verb.lemma, parts[cut : cut + 3]) for cut in cuts)
    view = read_view(Article("article", text, published=Day(2024, 10, 18)))
    yield from (features.head_features(view, head) for head in view.heads)
    background = Background(view.sentences, text)
    for index, one in enumerate(view.sentences):
        sentence, read_grammar = one.sentence, background.grammar(index)
        yield from (read_grammar.tree, read_grammar.silent, background.referents.of_sentence[index])
        for clause in sentence.clauses:
            yield from name_candidates(background, index, clause.verb.last, text)
            predicate = grammar.predicate_of(read_grammar, clause.verb.last)
            yield grammar.subject_of(read_grammar, predicate)
            yield grammar.find_disclosed(read_grammar, clause.verb.last)
        for at in range(len(sentence.words)):
            low = sentence.words[at].low
            yield from (grammar.is_many(read_grammar, at), background.referents.meant(index, at))
            yield background.referents.by_role(index, low)
    line = {"docid": "", "dct": "2024-10-18", "text": text}
    spans = [{"id": word.start(), "start": word.start(), "end": word.end()} for word in re.finditer(r"\w+", text)]
    yield json.dumps(events_of(line, everything=True))
    yield json.dumps(anchors_of({**line, "spans": spans}))


def without(value: Any) -> Iterator[tuple[ModuleType, str, object]]:
    """Every module that has a list, or a set made of it and of others; its name there; what is left of it."""
    lists = {id(each) for each in CONSTANTS.values()}
    for module in [module for name, module in sys.modules.items() if name.startswith("timeline.")]:
        for name, held in list(vars(module).items()):
            if held is value:
                yield module, name, type(value)()
            elif (
                id(held) not in lists and isinstance(held, frozenset) and isinstance(value, frozenset) and held > value
            ):
                yield module, name, held - value
            elif name == "LISTS":
                yield module, name, {key: frozenset() if each is value else each for key, each in held.items()}


@pytest.fixture
def fresh() -> Iterator[None]:
    """Nothing that was computed with or without a list is left for another test."""
    yield
    for function in CACHED:
        function.cache_clear()


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("name", TABLES)
def test_the_example_of_a_list_is_read_in_another_way_without_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    example = TABLES[name]["example"]
    before = [*read(example)]
    if name == "abbreviations":
        monkeypatch.setattr(
            sentences,
            "_TOKEN",
            re.compile(sentences._TOKEN.pattern.replace(sentences._ABBREVIATIONS, "(?!)"), re.VERBOSE),
        )
    else:
        value: Any = CONSTANTS[name]
        for module, constant, rest in list(without(value)):
            monkeypatch.setattr(module, constant, rest)
    for function in CACHED:
        function.cache_clear()
    # What is read without it is read up to the first difference only.
    assert any(now != was for now, was in zip_longest(read(example), before, fillvalue="nothing"))


def test_a_list_says_why_it_is_one_and_has_each_word_once() -> None:
    sources = [path.read_text(encoding="utf-8") for path in FILES]
    named = [name for source in sources for name in re.findall(r"^# .+\n\[(\w+)\]$", source, re.MULTILINE)]
    assert sorted(named) == sorted(TABLES)
    for table in TABLES.values():
        groups = table.get("groups") or table.get("classes", {}).values()
        words = table.get("words", " ".join(groups)).split()
        assert len(words) == len(set(words))

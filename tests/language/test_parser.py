"""The weights of the parser as they are stored, and which features a sentence is parsed by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language.syntax import (
    ROOT,
    SHIFT,
    Feature,
    ParserModel,
    State,
    Weights,
    load_parser,
    parse,
    read_tables,
    write_tables,
)

WORDS = st.text(st.characters(exclude_characters=" ", exclude_categories=("Cs",)), min_size=1, max_size=3)
FEATURES = st.builds(Feature, st.text(st.characters(exclude_categories=("Cs",))), WORDS, WORDS)


@given(st.dictionaries(FEATURES, st.integers(-(2**70), 2**70)))
def test_what_is_stored_is_read_again(weights: dict[Feature, int]) -> None:
    read = Weights(write_tables(weights))
    assert {each: read(each.owner, each.place).get(each.beside, 0) for each in weights} == weights


def test_a_feature_with_a_blank_is_not_stored() -> None:
    with pytest.raises(ValueError, match="blank"):
        write_tables({Feature("of", "front", "a b"): 1})


def test_an_owner_that_is_not_stored_has_empty_tables() -> None:
    assert Weights({"of": "front DT 1f"})("the", "front") == {}


def test_the_model_that_is_shipped_has_its_features() -> None:
    model = load_parser()
    for weights, least in ((model.steps, 300_000), (model.labels, 10_000)):
        assert isinstance(weights, Weights)
        assert sum(len(each) for stored in weights.stored.values() for each in read_tables(stored).values()) > least


def test_each_feature_is_asked_for_once() -> None:
    asked: list[Feature] = []

    class Table:
        def __init__(self, owner: str, place: str) -> None:
            self.of = owner, place

        def get(self, beside: str, default: int, /) -> int:
            asked.append(Feature(*self.of, beside))
            return default

    model = ParserModel(Table, Table)
    state = State(["troops", "left", "town"], ["NNS", "VBD", "NN"])
    state.take(SHIFT)
    model.weigh_step(state, model.words_of(state))
    steps = list(asked)
    model.weigh_relation(state, [1, 3, 1], ["~", "troops", "~", "~", "~", "~"], 0)
    assert (len(steps), len(set(steps)), len(set(asked))) == (41, 41, 41 + 15)


def test_the_grammar_of_a_short_sentence_is_right() -> None:
    tree = parse(["troops", "left", "the", "town", "."], ["NNS", "VBD", "DT", "NN", "."])
    assert tree.heads == (1, ROOT, 3, 1, 1)
    assert tree.relations == ("nsubj", "root", "det", "obj", "punct")

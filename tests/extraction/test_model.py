"""Log-linear models: files that read back, decisions that explain themselves."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.features import bucket
from timeline.extraction.rows import LogLinear, Models, load_models, logistic, softmax

WEIGHTS = st.dictionaries(st.text(min_size=1, max_size=8), st.floats(-4, 4).map(lambda w: round(w, 3)), max_size=8)


@given(WEIGHTS, st.lists(st.text(max_size=8), max_size=8))
def test_contributions_add_up_to_the_score(weights: dict[str, float], features: list[str]) -> None:
    model = LogLinear(weights)
    assert math.isclose(math.fsum(each.weight for each in model.contributions(features)), model.score(features))


@given(WEIGHTS)
def test_a_file_reads_back_and_has_the_same_bytes_again(weights: dict[str, float]) -> None:
    models = Models(LogLinear(weights), LogLinear({}), LogLinear({"bias": 1.0}), {"row": 0.5})
    content = models.write()
    assert Models.read(content).write() == content


def test_probabilities() -> None:
    assert logistic(0) == 0.5
    assert logistic(-1000) > 0
    assert softmax([0.0, 0.0]) == [0.5, 0.5]
    assert [bucket(n, 1, 3) for n in (0, 1, 2, 3, 4)] == ["1", "1", "3", "3", "+"]


def test_no_feature_of_the_models_holds_a_word_of_a_text() -> None:
    """Names of features are made of classes; a word would be one of thousands."""
    models = load_models()
    names = {name for model in (models.select, models.date, models.row) for name in model.weights}
    assert 1_000 < len(names) < 20_000
    parts = {part for name in names for part in name.split(" ") if "=" in part and not part.startswith("sense=")}
    values = {part.partition("=")[2] for part in parts}
    assert len(values) < 400  # beside the classes of WordNet, each of which several words fall under


def test_the_models_are_small() -> None:
    assert len(load_models().write()) < 200_000

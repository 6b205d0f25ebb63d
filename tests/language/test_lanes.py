"""Weights in lanes: what a file stores is read again, and one sum adds every lane."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language import syntax
from timeline.language.syntax import pack, read_lanes, write_lanes

WEIGHTS = st.lists(st.integers(-2000, 2000), min_size=1, max_size=40)


@given(
    st.dictionaries(st.text(st.characters(exclude_characters="\n", exclude_categories=("Cs",))), WEIGHTS, min_size=1)
)
def test_what_is_stored_is_read_again(weights: dict[str, list[int]]) -> None:
    packed = {name: pack(lanes, 16) for name, lanes in weights.items()}
    assert read_lanes(write_lanes(packed)) == packed


@given(
    st.integers(1, 40).flatmap(
        lambda size: st.tuples(*[st.lists(st.integers(-99, 99), min_size=size, max_size=size)] * 2)
    )
)
def test_a_sum_of_numbers_is_the_sum_of_each_lane(both: tuple[list[int], list[int]]) -> None:
    one, other = both
    assert pack(one, 16) + pack(other, 16) == pack([a + b for a, b in zip(one, other, strict=True)], 16)


def test_a_feature_with_a_line_break_is_not_stored() -> None:
    with pytest.raises(ValueError, match="line break"):
        write_lanes({"a\nb": 1})


def test_the_model_that_is_shipped_has_its_features() -> None:
    assert len(syntax.load_tagger().weights) > 100_000

"""Average linkage: what is likely on the average is joined, what contradicts never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.corroboration.grouping import cluster


def test_the_likeliest_pair_is_joined_first_and_its_average_decides_on_the_third() -> None:
    assert cluster(3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.3}, 0.5) == [[0, 1, 2]]
    assert cluster(3, {(0, 1): 0.9, (1, 2): 0.8}, 0.5) == [[0, 1], [2]]


def test_a_contradiction_keeps_whole_clusters_apart() -> None:
    likely = {(0, 1): 0.9, (1, 2): 0.9, (2, 3): 0.9, (0, 2): 0.9, (1, 3): 0.9, (0, 3): 0.9}
    clusters = cluster(4, likely, 0.5, apart=[(0, 3)])
    assert not any({0, 3} <= set(members) for members in clusters)


@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.9])
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
        st.floats(0.01, 1),
        max_size=20,
    ),
    st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), max_size=5),
)
def test_each_mention_is_in_one_cluster_and_no_contradiction_within_one(
    threshold: float, likely: dict[tuple[int, int], float], apart: set[tuple[int, int]]
) -> None:
    clusters = cluster(8, likely, threshold, apart)
    assert sorted(number for members in clusters for number in members) == list(range(8))
    assert not any(set(pair) <= set(members) for pair in apart for members in clusters)

"""Average linkage: what is likely on the average is joined, what contradicts never is."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.corroboration import grouping
from timeline.corroboration.grouping import SettledClusters, cluster, connected


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


Pair = tuple[int, int]


def clusters_by_definition(
    count: int, likely: Mapping[Pair, float], threshold: float, apart: Collection[Pair], standing: SettledClusters
) -> list[list[int]]:
    """What ``cluster`` gives, worked out from all pairs at every step."""
    held = {number for group in standing.groups for number in group}
    found = [{*group} for group in standing.groups] + [{number} for number in range(count) if number not in held]

    def average(one: set[int], other: set[int]) -> float:
        pairs = [(min(pair), max(pair)) for pair in product(one, other)]
        return sum(likely.get(pair, 0.0) for pair in pairs) / len(pairs)

    def may_join(one: set[int], other: set[int]) -> bool:
        if any((min(pair), max(pair)) in apart for pair in product(one, other)):
            return False
        stand = [bool(each & held) for each in (one, other)]
        if not any(stand):
            return True
        if not all(stand):
            return any(each & {*standing.fresh} for each in (one, other))
        if len({bool(each & {*standing.gone}) for each in (one, other)}) > 1:
            return False
        fresh = [(min(pair), max(pair)) for pair in product(one, other) if {*pair} & {*standing.fresh}]
        return any(likely.get(pair, 0.0) >= threshold for pair in fresh)

    while True:
        pairs = [(average(one, other), one, other) for one, other in combinations(found, 2) if may_join(one, other)]
        best, one, other = max(pairs, default=(0.0, set(), set()), key=lambda pair: pair[0])
        if best < threshold:
            return sorted(sorted(each) for each in found)
        found = [each for each in found if each not in (one, other)] + [one | other]


# No two sums of them are alike, so that it is never open which pair is the likeliest.
LIKELIHOODS = [(number**0.5) % 1 for number in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61)]
PAIRS = list(combinations(range(7), 2))


@st.composite
def standings(draw: st.DrawFn) -> SettledClusters:
    order = draw(st.permutations(range(7)))
    cuts = sorted(draw(st.lists(st.integers(0, 4), min_size=2, max_size=2)))
    groups: Sequence[Sequence[int]] = [sorted(order[: cuts[0]]), sorted(order[cuts[0] : cuts[1]])]
    fresh = draw(st.sets(st.sampled_from(order[cuts[1] :]), max_size=3))
    gone = groups[0] if draw(st.booleans()) else []
    return SettledClusters(sorted(group for group in groups if group), fresh, gone)


@pytest.mark.parametrize("threshold", [0.1, 0.4])
@given(
    st.permutations(LIKELIHOODS),
    st.lists(st.sampled_from(PAIRS), min_size=8, max_size=18, unique=True),
    st.sets(st.sampled_from(PAIRS), max_size=3),
    standings(),
)
def test_clusters_are_those_of_the_definition(
    threshold: float, values: list[float], pairs: list[Pair], apart: set[Pair], standing: SettledClusters
) -> None:
    likely = dict(zip(pairs, values, strict=False))
    found = cluster(7, likely, threshold, apart, standing)
    assert found == clusters_by_definition(7, likely, threshold, apart, standing)


@given(
    st.lists(st.tuples(st.sampled_from(PAIRS), st.sampled_from([-1.0, 0.0, 0.3, 0.5, 0.9])), max_size=8),
    st.lists(st.sampled_from(PAIRS), max_size=2),
)
def test_pairs_that_are_likely_enough_connect_and_so_does_what_is_held_together(
    judged: list[tuple[Pair, float]], held: list[Pair]
) -> None:
    parts = [{number} for number in range(7)]
    for pair in [*held, *(pair for pair, value in judged if value >= 0.5)]:
        joined = set().union(*(part for part in parts if part & {*pair}))
        parts = [part for part in parts if not part & {*pair}] + [joined]
    expected = [
        (
            sorted(part),
            [(pair, value) for pair, value in judged if value >= 0 and {*pair} <= part],
            [pair for pair, value in judged if value < 0 and {*pair} <= part],
        )
        for part in sorted(parts, key=min)
        if len(part) > 1
    ]

    def named(pair: Pair, mentions: Sequence[int]) -> Pair:
        return mentions[pair[0]], mentions[pair[1]]

    found = [
        (
            list(mentions),
            [(named(pair, mentions), value) for pair, value in likely.items()],
            [named(pair, mentions) for pair in apart],
        )
        for mentions, likely, apart in connected(7, judged, 0.5, held)
    ]
    assert found == expected


@pytest.mark.parametrize("threshold", [0.1, 0.4])
@given(
    st.permutations(LIKELIHOODS),
    st.lists(st.sampled_from(PAIRS), min_size=4, max_size=12, unique=True),
    st.sets(st.sampled_from(PAIRS), max_size=3),
)
def test_what_is_clustered_part_by_part_is_what_is_clustered_at_once(
    threshold: float, values: list[float], pairs: list[Pair], apart: set[Pair]
) -> None:
    judged = dict(zip(pairs, values, strict=False)) | dict.fromkeys(apart, -1.0)
    whole = cluster(7, {pair: value for pair, value in judged.items() if value >= 0}, threshold, apart)
    found = []
    for mentions, inner, kept_apart in connected(7, judged.items(), threshold):
        clusters = cluster(len(mentions), inner, threshold, kept_apart)
        found += [[mentions[each] for each in one] for one in clusters]
    assert sorted(found) == [one for one in whole if any(one[0] in each for each in found)]
    assert all(len(one) == 1 for one in whole if one not in found)


def test_the_parts_hold_no_pair_a_second_time() -> None:
    judged = [((0, 1), 0.9), ((2, 3), 0.8), ((0, 4), 0.7), ((1, 4), -1.0)]
    parts = list(connected(5, judged, 0.5))
    assert [(list(likely), list(apart)) for _, likely, apart in parts] == [([(0, 1), (0, 2)], [(1, 2)]), ([(0, 1)], [])]
    assert len({id(view.every) for _, *views in parts for view in views}) == 1


def test_a_pair_that_is_as_likely_as_it_must_be_is_joined() -> None:
    assert cluster(2, {(0, 1): 0.5}, 0.5) == [[0, 1]]
    assert cluster(2, {(0, 1): 0.49}, 0.5) == [[0], [1]]


ENTRIES = st.tuples(st.floats(0, 2.0**40), *[st.integers(0, 2**31 - 1)] * 4)


@given(st.tuples(ENTRIES, ENTRIES))
def test_packed_entries_are_sorted_by_their_averages_then_their_numbers_which_come_out_again(
    entries: tuple[tuple[float, int, int, int, int], tuple[float, int, int, int, int]],
) -> None:
    packed = [grouping._packed(*entry) for entry in entries]
    wanted = [(-average, *numbers) for average, *numbers in entries]
    assert (packed[0] < packed[1]) == (wanted[0] < wanted[1])
    assert [grouping._unpacked(each) for each in packed] == [numbers for _, *numbers in entries]

"""The pair model: its weights are small, hold no words, and speak only the way that the names of features say."""

from importlib import resources

from timeline.corroboration.pairs import Scorer, pair_model, sign_of


def test_no_feature_speaks_against_what_its_name_says() -> None:
    for scorer in (pair_model().across, pair_model().within):
        assert scorer.weights
        assert not [name for name, weight in scorer.weights.items() if weight * sign_of(name) < 0]


def test_the_weights_are_small_enough_to_ship() -> None:
    assert len(resources.files("timeline.corroboration").joinpath("pair_model.json").read_bytes()) < 20_000


def test_contributions_add_up_to_the_log_odds() -> None:
    scorer = Scorer(-1.0, {"title": 2.0, "names_differ": -0.5})
    assert scorer.contributions({"title": 0.5, "names_differ": 1.0}) == [("title", 1.0), ("names_differ", -0.5)]
    assert scorer.likelihood({"title": 0.75, "names_differ": 1.0}) == 0.5


def test_no_likelihood_overflows() -> None:
    assert Scorer(-5000.0, {}).likelihood({}) < 1e-300

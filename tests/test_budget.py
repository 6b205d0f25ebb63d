"""A large corpus adds its weightiest events; what is in the files stays, and nothing unrelated moves."""

from collections.abc import Collection, Mapping

from timeline.weight.budget import Budget, Candidate


def candidate(name: str, *articles: str, line: bool = False) -> Candidate:
    return Candidate(name, [(article, f"{name} in {article}") for article in articles], line)


TOLD = [
    candidate("top", "a", "b"),
    candidate("second", "a"),
    candidate("third", "a"),
    candidate("lone", "b"),
    candidate("last", "b"),
]
VALUES = {"top": 0.9, "second": 0.5, "third": 0.4, "lone": 0.3, "last": 0.2}


def weights(names: Collection[str]) -> Mapping[str, float]:
    return {name: VALUES[name] for name in names}


def kept(budget: Budget) -> list[str]:
    wanted = budget.wanted(TOLD, weights)
    return [one.id for one in TOLD if one.id in wanted]


def test_each_article_adds_its_weightiest_events() -> None:
    assert kept(Budget(1)) == ["top"]
    assert kept(Budget(2)) == ["top", "second", "lone"]


def test_no_limit_keeps_all() -> None:
    assert kept(Budget(0)) == list(VALUES)


def test_a_row_that_is_in_the_files_stays() -> None:
    assert kept(Budget(1, {("b", "last in b"): {"last"}})) == ["top", "last"]
    assert kept(Budget(1, {("b", "last in b"): {"the last one"}})) == ["top", "last"]


def test_of_two_happenings_of_one_sentence_that_which_only_waits_goes_on_waiting() -> None:
    passage = ("a", "The appeal was dismissed, which left 22 cars for the race.")
    told = [Candidate("appeal-dismissed", [passage]), Candidate("cars-are-left", [passage, ("a", "22 cars are left")])]
    assert Budget(1, {passage: {"cars-are-left"}}, fresh=()).wanted(told, weights) == {"cars-are-left"}
    both = {"appeal-dismissed", "cars-are-left"}
    assert Budget(1, {passage: both}, fresh=()).wanted(told, weights) == both
    assert Budget(1, {passage: {"another-id"}}, fresh=()).wanted(told, weights) == both


def test_only_a_new_article_adds_a_row() -> None:
    assert kept(Budget(1, fresh={"b"})) == ["top"]
    assert kept(Budget(2, fresh={"b"})) == ["top", "lone"]
    assert kept(Budget(3, fresh=())) == []


def test_dated_lines_of_a_chronology_are_all_wanted() -> None:
    told = [one._replace(line=one.id in ("last", "third")) for one in TOLD]
    assert Budget(1).wanted(told, weights) == {"top", "third", "last"}


def test_only_the_events_of_articles_that_have_too_many_are_weighed() -> None:
    asked: list[set[str]] = []

    def weigh(names: Collection[str]) -> Mapping[str, float]:
        asked.append(set(names))
        return weights(names)

    assert Budget(3).wanted(TOLD, weigh) == VALUES.keys()
    assert Budget(2, fresh={"a"}).wanted(TOLD, weigh) == {"top", "second"}
    assert asked == [{"top", "second", "third"}]

"""What an event is made of its mentions: the date that most articles give, the passages that say most."""

from dataclasses import replace
from typing import Any

import pytest

from tests.corroboration.making import mention, record
from timeline.corroboration.draft import (
    MOST_QUOTED,
    Difference,
    Draft,
    _named_speaker,
    best_date,
    best_title,
    differences,
    going_with,
    most_informative,
)
from timeline.corroboration.pairs import Record
from timeline.dates import chronological, parse_edtf
from timeline.events import Basis, Citation, Event, Mode, Stance, Status
from timeline.extraction.mentions import Tier

SANK = "The ferry Solveig sank off Tarnholm in a storm with forty people on board"
DIVERS = "Divers said that forty passengers died when the Solveig went down near Lindal"
OWNER = "Nordic Lines has lost its newest ship off the coast of the island"


def dated(*given: tuple[str, str, str], **more: Any) -> str:
    """The date that is chosen among mentions, each an article, a quote and a date."""
    return str(best_date([record(article, quote, when, **more) for article, quote, when in given]))


def test_the_date_is_the_one_that_most_articles_give() -> None:
    assert dated(("a", SANK, "2024-10-14"), ("b", DIVERS, "2024-10-15"), ("c", OWNER, "2024-10-15")) == "2024-10-15"
    assert dated(("a", SANK, "2024-10-14"), ("b", DIVERS, "2024-10-14"), ("c", OWNER, "2024-10-15")) == "2024-10-14"


def test_an_article_counts_once_however_often_it_gives_a_date() -> None:
    assert dated(("a", SANK, "2024-10-15"), ("a", DIVERS, "2024-10-15"), ("b", OWNER, "2024-10-14")) == "2024-10-14"


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ("The ferry Solveig sank off Tarnholm in a storm with forty people on board", False),
        ("The ferry Solveig sank off Tarnholm in a storm with forty sailors on board", False),
        ("The ferry Solveig sank near Lindal in a storm with sixty sailors aboard", True),
    ],
    ids=["the same", "one word in seven", "half of the words"],
)
def test_a_copy_that_a_newspaper_edited_counts_with_its_original(changed: str, counts: bool) -> None:
    """Three of four words have to be the same."""
    chosen = dated(("a", SANK, "2024-10-15"), ("b", changed, "2024-10-15"), ("c", OWNER, "2024-10-14"))
    assert (chosen == "2024-10-15") is counts


def test_of_dates_that_as_many_give_the_finest_is_taken_then_the_earliest() -> None:
    assert dated(("a", SANK, "2024-10"), ("b", DIVERS, "2024-10-15")) == "2024-10-15"
    assert dated(("a", SANK, "2024-10-16"), ("b", DIVERS, "2024-10-15")) == "2024-10-15"


def test_a_date_in_words_goes_before_a_linked_one_and_that_before_the_day_of_publication() -> None:
    mentions = [
        record("a", SANK, "2024-10-18", basis=Basis.REPORTED),
        record("b", DIVERS, "2024-10-16", basis=Basis.LINKED),
        record("c", OWNER, "2024-10-15"),
    ]
    assert [str(best_date(mentions[:count])) for count in (1, 2, 3)] == ["2024-10-18", "2024-10-16", "2024-10-15"]
    assert best_date([record("a", SANK, None)]) is None


def test_of_an_article_the_passages_are_quoted_that_add_something_and_no_more_than_three() -> None:
    same = [record("a", SANK, start=number) for number in range(4)]
    assert len(most_informative(same)) == 1
    numbers = [record("a", f"There were {number} people on board", start=number) for number in range(10, 15)]
    assert len(most_informative(numbers)) == MOST_QUOTED == 3


@pytest.mark.parametrize(
    ("modes", "status"),
    [
        ((Mode.ALLEGED, Mode.STATED), Status.REPORTED),
        ((Mode.DENIED, Mode.ALLEGED), Status.ALLEGED),
        ((Mode.PLANNED, Mode.DENIED), Status.DENIED),
        ((Mode.PLANNED, Mode.HYPOTHETICAL), Status.PLANNED),
    ],
)
def test_what_one_states_is_reported_though_others_only_claim_it(modes: tuple[Mode, ...], status: Status) -> None:
    draft = Draft([record(f"a{number}", SANK, mode=mode) for number, mode in enumerate(modes)])
    assert draft.status() is status


def test_the_articles_that_give_a_date_are_quoted_first_and_denials_last() -> None:
    draft = Draft(
        [record("a", SANK, "2024-10-18", basis=Basis.REPORTED), record("b", DIVERS, "2024-10-15")],
        [record("c", OWNER, denies=True, denier="Nordic Lines")],
    )
    event = draft.event("solveig")
    assert [(one.article, one.stance) for one in event.sources] == [
        ("b", Stance.REPORTS),
        ("a", Stance.REPORTS),
        ("c", Stance.DENIES),
    ]
    assert [str(one.says) for one in event.sources] == ["2024-10-15", "None", "None"]
    assert event.sources[2].according_to == "Nordic Lines"


def test_an_event_without_a_date_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs a date"):
        Draft([record("a", SANK, None)]).event("solveig")


def test_an_event_has_all_that_its_mentions_say() -> None:
    draft = Draft(
        [
            record("b", SANK, start=5, time="04:10", who=("Solveig", "Ida Rask"), where=("Tarnholm",),
                   words="on Monday", speaker="the coast guard", mode=Mode.ALLEGED, title="Ferry sinks off Tarnholm"),
            record("a", DIVERS, "2024-10-14", time="05:00", who=("Divers", "Solveig"), where=("Lindal", "Tarnholm"),
                   title="Divers find the dead", mode=Mode.ALLEGED),
            record("c", OWNER, "2024-10-15", basis=Basis.LINKED, time="06:00", speaker="Nordic Lines",
                   who=("Solveig",)),
        ],
        [record("d", "No ship sank.", denies=True, speaker="the minister", mode=Mode.ALLEGED)],
    )  # fmt: skip
    event = draft.event("solveig")
    assert event == Event(
        "solveig",
        parse_edtf("2024-10-14"),
        "Divers find the dead",  # names who acts
        time="05:00",  # of the first by article and place, of those on the day
        status=Status.REPORTED,
        who=("Solveig", "Divers", "Ida Rask"),
        where=("Tarnholm", "Lindal"),
        sources=(
            Citation("a", DIVERS, says=parse_edtf("2024-10-14"), mode=Mode.ALLEGED),
            Citation("b", SANK, says=parse_edtf("2024-10-14"), words="on Monday", mode=Mode.ALLEGED,
                     according_to="the coast guard"),
            Citation("c", OWNER, basis=Basis.LINKED, according_to="Nordic Lines"),
            Citation("d", "No ship sank.", stance=Stance.DENIES, basis=Basis.GIVEN, according_to="the minister"),
        ),
    )  # fmt: skip
    assert [(one.article, stance) for one, stance in draft.tellings] == [
        ("a", Stance.REPORTS), ("b", Stance.REPORTS), ("c", Stance.REPORTS), ("d", Stance.DENIES),
    ]  # fmt: skip
    assert (draft.waits, draft.order()) == (False, (chronological(event.date), event.title, "a", 0))


def test_an_event_waits_where_every_mention_of_it_waits() -> None:
    waiting = record("a", SANK, tier=Tier.REVIEW)
    assert Draft([waiting], [record("b", DIVERS, tier=Tier.REVIEW, denies=True)]).waits
    assert not Draft([waiting], [record("b", DIVERS, denies=True)]).waits
    assert not Draft([waiting, record("b", DIVERS)]).waits


def test_an_event_without_a_date_comes_last_and_one_that_only_a_denial_tells_is_denied() -> None:
    undated, later = Draft([record("a", SANK, None)]), Draft([record("b", DIVERS, "9999-01-01")])
    assert later.order() < undated.order()
    assert Draft([record("a", SANK, denies=True)]).tellings[0][1] is Stance.DENIES


def test_the_title_that_a_machine_translated_says_from_which_language() -> None:
    one, other = record("a", SANK, title="A ferry sinks", translated="uk"), record("b", DIVERS, title="Ferry", start=1)
    assert [Draft([one, other]).event("x").translated, Draft([other]).event("x").translated] == ["uk", None]


def test_at_most_eight_names_are_given_those_that_most_name_first() -> None:
    many = record("a", SANK, who=tuple("abcdefghij"))
    assert Draft([many, record("b", DIVERS, who=("j", "i")), record("c", OWNER, who=("j",))]).event("x").who == (
        "j", "i", "a", "b", "c", "d", "e", "f",
    )  # fmt: skip


def test_what_articles_give_and_count_differently_is_kept_with_who_says_it() -> None:
    records = [
        record("a", "12 men died.", "2024-10-14"),
        record("b", "14 men died.", "2024-10-15"),
        record("c", "14 men died.", "2024-10"),
        record("d", "3 men died, and 4 men died.", None),  # adds them up
    ]
    date, died, men = differences(records)
    assert date == Difference("date", (("2024-10", ("c",)), ("2024-10-14", ("a",)), ("2024-10-15", ("b",))))
    assert died == Difference("die", (("12", ("a",)), ("14", ("b", "c"))))
    assert men.about == "men"
    assert differences([records[0], record("c", "12 men died.", "2024-10")]) == ()
    assert differences([]) == ()


def test_passages_that_add_a_date_a_number_or_a_name_are_quoted_the_fullest_first() -> None:
    plain = record("a", "It sank.", None, start=0)
    dated_ = record("a", "It sank on Monday.", start=10)
    full = record("a", "It sank on Monday with 40 people.", start=20, who=("Ann Berg",))
    placed = record("a", "It sank.", None, start=30, where=("Torvik",))
    assert most_informative([plain, dated_, placed, full]) == [full, placed]
    assert most_informative([plain, dated_]) == [dated_]
    assert most_informative([plain]) == [plain]


def test_the_first_article_of_those_that_give_a_date_is_quoted_first() -> None:
    def published(article: str, day: int | None, **more: Any) -> Record:
        return replace(record(article, f"{SANK} {article}", **more), published=day)

    records = [
        published("a", None),
        published("b", 12),
        published("c", 11),
        published("d", 10, basis=Basis.REPORTED),
        published("e", 11),
    ]
    assert [one.article for one in Draft(records).event("x").sources] == ["c", "e", "b", "a", "d"]


def test_a_title_goes_with_the_date_unless_no_other_date_is_given() -> None:
    early, late, open_ = (record(name, SANK, when) for name, when in (("a", "2024-10-14"), ("b", "2024-10-15"),
                                                                        ("c", "2024-10")))  # fmt: skip
    linked = record("d", SANK, "2024-11-01", basis=Basis.LINKED)
    assert going_with(parse_edtf("2024-10-14"), [early, late, open_, linked]) == [early]
    assert going_with(parse_edtf("2024-10-14"), [early, open_, linked]) == [early, open_, linked]
    assert going_with(parse_edtf("2024-10-16"), [early, late]) == [early, late]
    assert going_with(None, [early, late]) == [early, late]


@pytest.mark.parametrize(
    ("titles", "best"),
    [
        (["These ships sink", "A ship sinks"], "A ship sinks"),
        (["The ship sinks", "A ship sinks"], "A ship sinks"),
        (["The ship sinks", "They sink that ship"], "The ship sinks"),
        (["A ship sinks", "A ferry sinks off Torvik"], "A ferry sinks off Torvik"),
        (["A very long ferry sinks", "A ship with 40 sinks"], "A ship with 40 sinks"),
        (["A ship with 400 sinks", "Solveig sinks"], "Solveig sinks"),
        (["B sinks", "A sinks"], "A sinks"),
    ],
)
def test_the_title_says_most_by_itself(titles: list[str], best: str) -> None:
    for order in (titles, titles[::-1]):
        assert best_title([mention("a", title, who=("Solveig",)) for title in order]) == best


def test_a_title_with_a_date_in_its_own_words_goes_before_others() -> None:
    given, linked = mention("a", "Ship sinks"), mention("b", "A long ferry sinks", basis=Basis.LINKED)
    assert best_title([linked, given]) == "Ship sinks"


@pytest.mark.parametrize(
    ("common", "other", "named"),
    [
        ("Norway’s rescue agency", "The Coast Rescue Service", "Norway’s Coast Rescue Service"),
        ("Norway's rescue agency", "the Coast Rescue Service", "Norway's Coast Rescue Service"),
        ("rescue agency", "Coast Rescue Service", "Coast Rescue Service"),
        ("Rescue Agency", "Coast Rescue Service", None),
        ("rescue agency", "Rescue", None),
        ("rescue agency", "Norway’s Rescue Service", None),
        ("rescue agency", "Norway's Rescue Service", None),
        ("rescue agency", "coast Rescue Service", None),
        ("rescue agency", "Coast Rescue service", None),
        ("rescue agency", "Coast Guard", None),
        ("Norway’s ", "Coast Guard", None),
    ],
)
def test_a_speaker_known_by_a_noun_gets_the_name_that_another_gives(common: str, other: str, named: str | None) -> None:
    assert _named_speaker(common, other) == named


def test_the_speaker_of_a_title_has_the_fullest_name_that_is_given() -> None:
    said = mention("a", "Norway’s rescue agency says 40 are safe", saying=True, actor="Norway’s rescue agency")
    full = mention("b", "It said so", saying=True, actor="The Coast Rescue Service")
    assert best_title([said, full]) == "Norway’s Coast Rescue Service says 40 are safe"
    assert best_title([replace(said, saying=False), full]) == "Norway’s rescue agency says 40 are safe"
    assert best_title([replace(said, actor="The agency"), full]) == "Norway’s rescue agency says 40 are safe"
    long = replace(full, actor="The Coast Rescue " + "Very " * 60 + "Service")
    assert best_title([said, long]) == "Norway’s rescue agency says 40 are safe"

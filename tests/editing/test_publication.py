"""Before a site is published: who is named with what, and what stands on little."""

from timeline.dates import parse_edtf
from timeline.editing.publication import in_lines, listed
from timeline.events import Citation, Event, Review, Stance, Status

DATE = parse_edtf("2024")
SAID, DENIED = Citation("herald", "She took it."), Citation("courier", "She did not.", stance=Stance.DENIES)
EVENTS = [
    Event("taken", DATE, "Money is taken", who=("Vera Holm", "Harbour Board"), sources=(SAID, DENIED)),
    Event("charged", DATE, "Vera Holm is charged", status=Status.ALLEGED, who=("Vera Holm",), sources=(SAID,)),
    Event("opened", DATE, "The port opens", who=("Harbour Board",), review=Review.CHECKED),
    Event("twice", DATE, "Twice told by one paper", sources=(SAID, Citation("herald", "It was she."))),
]


def test_every_name_is_listed_with_the_status_of_what_is_said() -> None:
    assert {name: dict(statuses) for name, statuses in listed(EVENTS).named.items()} == {
        "Harbour Board": {Status.REPORTED: ("opened",), Status.DISPUTED: ("taken",)},
        "Vera Holm": {Status.ALLEGED: ("charged",), Status.DISPUTED: ("taken",)},
    }


def test_events_with_one_source_and_those_that_nobody_has_checked_are_listed() -> None:
    lists = listed(EVENTS)
    assert lists.one_source == ("charged", "opened", "twice")
    assert lists.unchecked == ("taken", "charged", "twice")


def test_what_is_not_simply_reported_is_named_event_by_event() -> None:
    assert list(in_lines(listed(EVENTS)))[:6] == [
        "named on the site: 2",
        "  Harbour Board: 1 reported, 1 disputed",
        "    disputed: taken",
        "  Vera Holm: 1 alleged, 1 disputed",
        "    alleged: charged",
        "    disputed: taken",
    ]

"""What becomes of several reports: one event or two, its date and title, what differs, who denies. All are invented."""

import random

import pytest

from timeline.articles import Article
from timeline.corroboration import Draft, corroborate, extract
from timeline.dates import Day
from timeline.events import Stance
from timeline.extraction import find_mentions

FRIDAY = Day(2024, 10, 18)


def drafts(*texts: str, days: tuple[Day, ...] = ()) -> list[Draft]:
    published = days or (FRIDAY,) * len(texts)
    articles = [Article(f"a{n}", text, day) for n, (text, day) in enumerate(zip(texts, published, strict=True))]
    return corroborate([mention for article in articles for mention in find_mentions(article)], articles)


def joint(found: list[Draft]) -> list[Draft]:
    return [draft for draft in found if len({record.article for record, _ in draft.tellings}) > 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # another day, town and number
            "On 4 March, three miners were killed when a shaft collapsed in Lindal, the company said.",
            "On 5 March, eight miners were killed when a shaft collapsed in Torvik, the company said.",
        ),
        (  # the bulletin of the next day
            "On May 2 observers counted 61 breaches of the truce in the northern sector.",
            "On May 3 observers counted 48 breaches of the truce in the northern sector.",
        ),
        (  # another town on the same day
            "A fire destroyed the town hall of Lindal on Monday.",
            "A fire destroyed the town hall of Torvik on Monday.",
        ),
        (  # another of its kind
            "A blast shook the harbour of Lindal on Monday.",
            "A second blast shook the harbour of Lindal on Monday.",
        ),
        (  # who is searched for is not known to be dead
            "Divers are searching for the skipper Olav Dahl off Lindal.",
            "The skipper Olav Dahl died off Lindal.",
        ),
    ],
)
def test_reports_of_one_form_about_two_happenings_stay_apart(one: str, other: str) -> None:
    days = (Day(2024, 5, 3), Day(2024, 5, 4))
    assert not joint(drafts(one, other, days=days))


@pytest.mark.parametrize("town", ["Torvik", "Port Mallory"])
def test_an_arrest_a_walkout_and_a_fire_in_one_town_on_one_day_are_three_events(town: str) -> None:
    found = drafts(
        f"Police in {town} arrested two men on Friday.",
        f"Nurses in {town} walked off the job on Friday.",
        f"Fire destroyed the {town} market on Friday.",
    )
    assert len(found) == 3


def test_what_befalls_one_person_in_one_town_on_one_day_is_one_event_in_other_words() -> None:
    found = drafts(
        "Jon Marsh was taken into custody in Torvik on Friday.", "Police arrested Jon Marsh in Torvik on Friday."
    )
    assert len(found) == 1


def test_one_happening_in_other_words_is_one_event() -> None:
    [draft] = joint(
        drafts(
            "A missile struck the market of Lindal on 4 March, killing six civilians, hospital staff said.",
            "Six civilians were killed when a missile struck the market of Lindal on 4 March, the governor said.",
            days=(Day(2024, 3, 5), Day(2024, 3, 6)),
        )
    )
    assert str(draft.date) == "2024-03-04"


def test_the_title_is_of_a_report_with_the_date_of_the_event() -> None:
    ferry = "A passenger ferry, the Solveig, sank off Tarnholm on {}, killing {} people, {}. Its owner is Nordic Lines."
    found = drafts(
        ferry.format("October 14", 14, "the hospital said"),
        ferry.format("October 14", 14, "according to the hospital"),
        ferry.format("October 15", 12, "officials said"),
    )
    for draft in joint(found):
        own = [record for record in draft.records if record.mention.title == draft.title]
        assert any(record.span.when == draft.date for record in own)


def test_what_sources_differ_in_is_kept_with_who_says_it() -> None:
    [draft] = joint(
        drafts(
            "A missile struck the market of Lindal on 4 March, killing 6 civilians, hospital staff said.",
            "A missile struck the market of Lindal on 4 March, killing 7 civilians, the governor said.",
            days=(Day(2024, 3, 5), Day(2024, 3, 5)),
        )
    )
    assert [(each.about, each.values) for each in draft.differences] == [("civilian", (("6", ("a0",)), ("7", ("a1",))))]


def test_a_claim_and_its_denial_are_one_event_with_two_stances() -> None:
    found = drafts("Rebels have seized the port of Lindal. The defence minister denied that the port was seized.")
    [claim] = [
        draft for draft in found if {stance for _, stance in draft.tellings} == {*(Stance.REPORTS, Stance.DENIES)}
    ]
    assert claim.title.startswith("Rebels")


def made(seed: int, count: int) -> list[Article]:
    """Articles about a few happenings each reported by several, with names of their own."""
    chance = random.Random(seed)

    def name() -> str:
        return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)).title()

    stories = [(name(), f"{name()} {name()}", chance.randrange(3, 90)) for _ in range(max(2, count // 4))]
    articles = []
    for number in range(count):
        place, person, loss = stories[number % len(stories)]
        text = (
            f"A fire destroyed the ropeworks of {place} on Monday. Mayor {person} said {loss} people lost their work. "
            f"Police in {place} arrested a man on Tuesday."
        )
        articles.append(Article(f"{seed}-{number:03}", text, Day(2024, 10, 15 + number % 3)))
    return articles


@pytest.mark.integration
def test_an_article_that_has_nothing_to_do_with_others_changes_no_event_of_theirs() -> None:
    articles = made(1, 24)
    before = {event.sources: event for event in extract(articles)}
    for stranger in made(2, 6):
        after = {event.sources: event for event in extract([*articles, stranger])}
        assert {sources: (event.date, event.title) for sources, event in before.items()} == {
            sources: (event.date, event.title)
            for sources, event in after.items()
            if all(citation.article != stranger.id for citation in sources)
        }


def test_the_order_of_articles_does_not_matter() -> None:
    articles = made(3, 24)
    assert extract(articles) == extract(random.Random(4).sample(articles, len(articles)))

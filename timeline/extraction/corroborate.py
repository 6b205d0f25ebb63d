"""Candidates of many articles -> events: the same happening told twice is one event with two sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from timeline.articles import Article
from timeline.dates import chronological
from timeline.events import Event, Stance, Status
from timeline.extraction.clusters import cluster
from timeline.extraction.draft import Draft, slug
from timeline.extraction.mentions import EventMention, Tier
from timeline.extraction.stories import Stories
from timeline.language.stems import stems
from timeline.language.wordlists import DENYING

DENIED: Final = 0.5
"""How much of what a denial speaks of an event has to tell, to be what is denied."""


def drafts(candidates: Sequence[EventMention], articles: Iterable[Article]) -> list[Draft]:
    """The events that candidates tell, each with its tellings, in order of time."""
    known = {article.id: article for article in articles}
    ordered = sorted((c for c in candidates if c.article in known), key=lambda c: (c.article, c.start, c.end, c.title))
    stories = Stories(list(known.values()))
    clusters = cluster(ordered, stories)
    found = [Draft(tellings, known) for tellings in clusters]
    _attach([c for tellings in clusters for c in tellings if c.stance is Stance.DENIES], found, stories)
    return sorted(found, key=Draft.order)


def group(candidates: Sequence[EventMention], articles: Iterable[Article]) -> list[Event]:
    """Return the events that mentions report, in order of time. The order of mentions and articles does not matter."""
    found, waiting = split(candidates, articles)
    return sorted([*found, *waiting], key=lambda event: (chronological(event.date), event.title, event.id))


def split(mentions: Sequence[EventMention], articles: Iterable[Article]) -> tuple[list[Event], list[Event]]:
    """Return the events of the chronology, and those of which every mention waits for review, in order of time.

    A mention that waits belongs to the event of the chronology that it reports as well: it is one source more.
    """
    taken: set[str] = set()
    dated = [draft for draft in drafts(mentions, articles) if draft.date is not None]
    published = [draft for draft in dated if any(each.tier is Tier.CHRONOLOGY for each in draft.tellings)]
    waiting = [draft for draft in dated if all(each.tier is not Tier.CHRONOLOGY for each in draft.tellings)]
    found = [[draft.event(_unique(slug(draft.title), taken)) for draft in part] for part in (published, waiting)]
    return found[0], found[1]


def _attach(denials: Sequence[EventMention], found: Sequence[Draft], stories: Stories) -> None:
    """Give each denial to the event that it speaks of: of those that its story tells the one that tells most of its
    words."""
    if not denials:
        return
    told_in: dict[str, list[int]] = defaultdict(list)
    told: dict[int, set[str]] = {}
    for number, draft in enumerate(found):
        if not any(c.saying or c.status is Status.PLANNED for c in draft.tellings):
            told[number] = {stem for quote in dict.fromkeys(c.quote for c in draft.tellings) for stem in stems(quote)}
            for article in dict.fromkeys(c.article for c in draft.tellings):
                told_in[article].append(number)
    for denial in denials:
        subject = set(stems(" ".join(denial.who[:2])))
        spoken = {stem for stem in stems(denial.title) if stem not in subject and stem not in _OF_DENIALS}
        best: tuple[float, int] | None = None
        for number in sorted({n for article in stories.around(denial.article) for n in told_in.get(article, ())}):
            share = len(spoken & told[number]) / max(len(spoken), 1)
            near = number in told_in.get(denial.article, ())
            if share >= DENIED and (best is None or (share + 0.1 * near, -number) > best):
                best = (share + 0.1 * near, -number)
        if best is not None:
            found[-best[1]].denials.append(denial)


_OF_DENIALS: Final = frozenset(
    stem
    for word in sorted(DENYING | {"claim", "report", "allegation", "involvement", "fake", "news", "accusation"})
    for stem in stems(word)
)


def _unique(wanted: str, taken: set[str]) -> str:
    """The id, with a number where it is taken."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name

"""Made-up chronologies of a real shape: uneven time, long names, apostrophes, disputes, events without quotes."""

import random

from timeline.articles import Article
from timeline.dates import Day, parse_edtf
from timeline.events import Basis, Citation, Event, Mode, Place, Review, Stance, Status
from timeline.i18n.wording import MONTHS

WHO = [
    *("Harbour police", "Fishermen’s Union", "O'Brien & Sons", "Port authority", "Ministry of Transport and Coasts"),
    *("Ana D'Souza", "Mayor Lindqvist", "Northern Railways", "Court of Appeal", "Coast Guard", "Dredging Company AG"),
    "International Commission for the Protection of the Northern Estuaries and their Fisheries",
]
DOES = [
    *("announces", "postpones", "opens", "inspects", "rejects", "signs", "closes", "extends", "doubles", "sues over"),
    *("denies plans for", "asks for the files on", "pays for", "stops"),
]
WHAT = [
    *("the new pier", "the ferry line", "a contract for dredging", "the night shift", "the customs hall"),
    *("repairs of the mole", "O'Brien's lease", "the emissions report", "an inquiry", "the fish market", "tug boats"),
]
WHERE = {
    "Aberport": (52.1, -4.6),
    "Brightness Bay": (54.6, -5.6),
    "Cold Haven": (58.4, -3.1),
    "Dunmere": (52.2, -7.0),
    "Eastwick": (52.5, 1.7),
    "St. John's Point": None,
}
TAGS = ["traffic", "trade", "labour", "court", "environment", "money"]
PUBLISHERS = ["Northern Post", "Example Monitor", "The Daily Sample", "Harbour News", "Coast & Court", "Radio Estuary"]


def realistic(count: int, *, busy: int = 2025, seed: int = 7) -> tuple[list[Event], dict[str, Article]]:
    """Return so many events, half of them in the busy year, and the articles that report them.

    The rest are spread over sixty years, one is of 1142, some have no quote, some only an editor's words.
    """
    choose = random.Random(seed)
    events, articles = [], {}
    for number in range(count):
        year = busy if number % 2 else choose.choices(range(busy - 60, busy + 1), [1 + n**2 for n in range(61)])[0]
        if number == 10:
            year = 1142
        day = Day(year, choose.randint(1, 12), choose.randint(1, 28))
        kind = choose.choices(["day", "month", "range", "reported", "plan", "year"], [62, 8, 10, 12, 5, 3])[0]
        edtf, words = {
            "day": (str(day), f"on {MONTHS[day.month - 1]} {day.day}"),
            "month": (str(day)[:-3], f"in {MONTHS[day.month - 1]}"),
            "range": (f"{day}/{day.plus(choose.randint(1, 20))}", f"from {MONTHS[day.month - 1]} {day.day} on"),
            "reported": (f"{day}~", None),
            "plan": (f"{day}/..", "soon"),
            "year": (str(day)[:-6], f"in {year}"),
        }[kind]
        who, where = choose.choice(WHO), choose.choice([*WHERE])
        title = f"{who} {choose.choice(DOES)} {choose.choice(WHAT)} in {where}"
        mode = Mode.ALLEGED if choose.random() < 0.08 else Mode.STATED
        citations = []
        cited_sources = 0 if choose.random() < 0.05 else choose.choices([1, 2, 4, 7], [66, 22, 9, 3])[0]
        for cited in range(cited_sources):
            name = f"article-{number // 3}-{cited}"
            quote = f"{title} {words or 'as we learned'}, with {choose.randint(2, 4000):,} people concerned"
            before = articles.get(name)
            text = (before.text if before else "It had been expected for weeks.") + f" {quote}, an official said."
            published = before.published if before else day.plus(choose.choice([0, 1, 1, 2, 60]))
            publisher = choose.choice(PUBLISHERS) if before is None else before.publisher
            articles[name] = Article(
                name,
                text,
                published,
                title=f"{who}: what is known about {title.split(' ', 3)[-1]}",
                publisher=publisher,
                url=f"https://example.org/{name}",
            )
            denies = cited == 1 and choose.random() < 0.25
            other = f"{day.plus(1)}" if cited == 2 and choose.random() < 0.3 and kind == "day" else edtf
            citations.append(
                Citation(
                    name,
                    None if choose.random() < 0.04 else quote,
                    parse_edtf(other),
                    words,
                    Stance.DENIES if denies else Stance.REPORTS,
                    choose.choice(["an official", "Mayor Lindqvist", "the union", None]),
                    mode=mode,
                    basis=None if words else Basis.REPORTED,
                )
            )
        status = Status.PLANNED if kind == "plan" else Status.ALLEGED if mode is Mode.ALLEGED else Status.REPORTED
        events.append(
            Event(
                f"event-{number}",
                parse_edtf(edtf),
                title,
                time="14:05" if kind == "day" and number % 17 == 0 else None,
                text="The editors have *seen* the contract." if number % 29 == 0 or not citations else None,
                status=status,
                who=tuple(dict.fromkeys((who, choose.choice(WHO)))),
                where=(where,),
                places=(Place(where, *WHERE[where]),) if WHERE[where] else (),
                tags=(choose.choice(TAGS),),
                sources=tuple(citations),
                review=Review.CHECKED if number % 3 else None,
            )
        )
    return events, articles

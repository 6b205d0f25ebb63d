"""A small chronology that the tests of the site share: three articles, and events of every kind."""

from collections.abc import Mapping, Sequence

import pytest

from timeline.articles import Article, parse_article
from timeline.dates import Day, parse_edtf
from timeline.events import Citation, Event, Stance, Status

HARBOUR = """---
title: The harbour closes
publisher: Northern Post
url: https://example.org/harbour?page=2&lang=en
published: 2021-05-07
---
The harbour was closed on Tuesday, the port authority said. Fishermen protested between May 5 and 6.

A new pier is to open in autumn. The harbour was closed in the storm of 1987, too.
"""
MAYOR = """---
title: "Mayor: nothing is closed"
published: 2021-05-08
published_from: printed under the title
---
The mayor called the report about the harbour “invented”. He met the fishermen.
"""
QUIET = """---
title: Nothing happened
published: 2021-05-09
---
Nothing happened.
"""


@pytest.fixture
def articles() -> Mapping[str, Article]:
    texts = {"harbour": HARBOUR, "mayor": MAYOR, "Quiet Day": QUIET}
    return {name: parse_article(text, name=name, path=f"seeds/{name}.md") for name, text in texts.items()}


@pytest.fixture
def events() -> Sequence[Event]:
    return (
        Event(
            "harbour-closed",
            parse_edtf("2021-05-04"),
            "The harbour is closed",
            who=("Port authority",),
            where=("Harbour",),
            tags=("traffic",),
            text="Closed *again*.",
            sources=(
                Citation(
                    "harbour",
                    "The harbour was closed on Tuesday",
                    says=parse_edtf("2021-05-04"),
                    words="on Tuesday",
                    according_to="the port authority",
                ),
                Citation(
                    "mayor",
                    "The mayor called the report about the harbour “invented”",
                    stance=Stance.DENIES,
                    according_to="the mayor",
                ),
            ),
        ),
        Event(
            "fishermen-protest",
            parse_edtf("2021-05-05/2021-05-06"),
            "Fishermen protest",
            where=("Harbour",),
            sources=(
                Citation(
                    "harbour",
                    "Fishermen protested between May 5 and 6",
                    says=parse_edtf("2021-05-05/2021-05-06"),
                    words="between May 5 and 6",
                ),
                Citation(
                    url="https://example.com/protest",
                    publisher="Example Monitor",
                    published=Day(2021, 5, 10),
                    says=parse_edtf("2021-05-05"),
                ),
            ),
        ),
        Event(
            "mayor-meets",
            parse_edtf("2021-05-08~"),
            "The mayor meets the fishermen",
            sources=(Citation("mayor", "He met the fishermen"),),
        ),
        Event(
            "storm",
            parse_edtf("1987"),
            "A storm",
            sources=(
                Citation(
                    "harbour", "The harbour was closed in the storm of 1987", says=parse_edtf("1987"), words="1987"
                ),
            ),
        ),
        Event(
            "pier",
            parse_edtf("2021-23"),
            "A new pier opens",
            status=Status.PLANNED,
            where=("Harbour",),
            sources=(
                Citation("harbour", "A new pier is to open in autumn", says=parse_edtf("2021-23"), words="in autumn"),
            ),
        ),
        Event("feast", parse_edtf("XXXX-10-03"), "The feast of the harbour"),
    )

"""Other events from the same articles need another version: what users see depends on the version alone.

The articles are few and short, and there is one of each kind of passage that readings differ on, and of each language.
"""

import hashlib
import json
import tomllib
from pathlib import Path

from timeline.articles import SHALLOW_LANGUAGES, Article
from timeline.corroboration import extract
from timeline.dates import Day
from timeline.extraction import EXTRACTOR_VERSION
from timeline.store.model import event_values

VERSIONS = Path(__file__).with_name("versions.toml")

TEXTS = {
    "harbour": """Dock workers walked out at the northern harbour on October 3, the port authority said.

The next day the mayor met both sides. They signed an agreement last Monday, after 11 days without a ship.

"We will pay every hour," said Vera Holm, who runs the port. She denied that guards had beaten two pickets.
""",
    "ferry": """The ferry Alba hit the pier of Nordhaven on Thursday, injuring four passengers.

A court will hear the case on 12 December 2024. A suit alleges that the captain had been asleep.

In 2019 the same ferry had run aground off Skelder. Repairs took from March to June 2020.
""",
    "log": """14:05 Fire reported in the old mill.

14:40 The roof collapses.

16:10 The fire is out; nobody was hurt.
""",
    "chronicle": """Chronology

1998: The bridge opens.
March 2003: A barge hits the third pier.
2003-05-14: The bridge reopens.
""",
    "copy": """Dock workers walked out at the northern harbour on October 3, an official said. Guards beat two pickets.
""",
    "floods": """Nordhaven, 18 October 2024

## 2013

- 3 May: The dyke at Rieden breaks.
- 1 June: The army leaves.
""",
    "misread": """The court fined a bank in KÃ¶ln Â£5 million on October 3. The bankâ€™s owner left on Monday.
""",
    "trial": """The trial of a captain opened in Lindal on 3 October and was adjourned on Monday, \
a day after he fell ill.

He said that the deck "was never safe". The next hearing was supposed to start on Thursday.
""",
    "notices": """A ferry sank off Skelder on October 3, and two men drowned.

Photo-sharing of the wreck was banned on October 4.

Lesen Sie auch: Ferry hit the pier on October 5.

Source: a clerk of the port. He resigned on October 6.
""",
}

SHALLOW_TEXTS = {
    "ar": """قال المحافظ ماهر حداد يوم الأربعاء إن الجسر أغلق. وافتتح الجسر في 4 مايو 1998.

08:10 بدأ العمل.

09:30 توقف العمل.
""",
    "de": "Die Polizei nahm am Dienstag in Holm zwei Männer fest. Elke Thomsen bestreitet, am 4. Mai dort zu sein.",
    "es": "El alcalde Luis Vega dijo el martes que la escuela abrirá el 3 de noviembre. En 2019 ardió el techo.",
    "fr": "La maire, Anne Roux, a annoncé mardi la fermeture du pont. Il aurait été fissuré le 2 mai 2023.",
    "it": "Il sindaco Marco Riva ha detto martedì che la scuola riaprirà il 3 novembre. Nel 2019 bruciò il tetto.",
    "pt": "O prefeito Paulo Reis disse na terça-feira que a escola reabrirá em 3 de novembro. Em 2019 ardeu o teto.",
    "ru": "Городской суд Холма во вторник оправдал Ивана Белова. В среду команды сыграют в Лугове.",
    "uk": "Минулої зими, 3 лютого 2024 року, у Холмі згорів склад. Одеська рада збереться у п'ятницю.",
}


def test_every_language_is_among_the_articles() -> None:
    assert SHALLOW_TEXTS.keys() == SHALLOW_LANGUAGES


def test_other_output_has_another_version() -> None:
    articles = [Article(name, text, Day(2024, 10, 18), title=name.capitalize()) for name, text in TEXTS.items()]
    articles += [Article(code, text, Day(2024, 10, 18), language=code) for code, text in SHALLOW_TEXTS.items()]
    said = json.dumps([event_values(event) for event in extract(articles)], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(said.encode()).hexdigest()[:16]
    known = tomllib.loads(VERSIONS.read_text(encoding="utf-8"))
    assert known.get(str(EXTRACTOR_VERSION)) == digest, (
        f"extraction gives other events than those of version {EXTRACTOR_VERSION}: raise EXTRACTOR_VERSION in"
        f' timeline/extraction/__init__.py and add the line  {EXTRACTOR_VERSION + 1} = "{digest}"  to {VERSIONS.name}'
    )

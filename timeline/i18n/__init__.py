"""The language that a site speaks: the words of the interface from the catalogues beside this file, names by CLDR.

A catalogue is a gettext file, as ``de.po``. A text that none has is English.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from gettext import NullTranslations
from importlib import resources
from io import BytesIO
from typing import Final, Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

from timeline.text import locale_of

_DAY_FIRST: Final = {"en": "en_GB"}
"""Where a language has more than one order, the one that dates are written in here: 4 May 2021."""


@dataclass(frozen=True, eq=False)
class Translator:
    """Translates the words of the interface. ``language`` is its tag as HTML has it, as "de" or "pt-BR"."""

    language: str
    locale: Locale
    catalogue: NullTranslations

    def text(self, message: str) -> str:
        """A text of the interface as it stands in the catalogue: "Sources" is "Quellen" in German."""
        return self.catalogue.gettext(message)

    def say(self, message: str, **values: object) -> str:
        """A text with its places filled: "denied by %(name)s", name="A" is "bestritten von A" in German."""
        return self.catalogue.gettext(message) % values

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """A text with a number in it: "%(number)s event", "%(number)s events", 2 is "2 Ereignisse" in German."""
        return self.catalogue.ngettext(one, many, number) % {"number": self.number(number), **values}

    def number(self, number: int) -> str:
        """A whole number with its thousands marked, as "1,000" or "1.000"."""
        return str(number) if -1000 < number < 1000 else str(format_decimal(number, locale=self.locale))

    def name_of(self, language: str) -> str:
        """The name of a language by its tag: "en" is "Englisch" in German; the tag itself where CLDR has no name."""
        try:
            return Locale.parse(language, sep="-").get_display_name(self.locale) or language
        except (UnknownLocaleError, ValueError, TypeError):
            return language

    @cached_property
    def open_graph(self) -> str:
        """The language as OpenGraph names it, always with a country: "de_DE"."""
        likely = str(get_global("likely_subtags").get(self.locale.language, self.locale.language))
        return f"{self.locale.language}_{self.locale.territory or likely.rpartition('_')[2].upper()}"

    @cached_property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.locale.text_direction == "rtl"


@lru_cache(maxsize=256)
def writing_direction(language: str) -> Literal["ltr", "rtl", "auto"]:
    """How a language is written, by its tag; "auto", as HTML has it, where that is not known."""
    try:
        return "rtl" if Locale.parse(language, sep="-").text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError, TypeError):
        return "auto"


def message(text: str) -> str:
    """The same text: marks one for the catalogues that is said somewhere else."""
    return text


@lru_cache(maxsize=16)
def translator(language: str) -> Translator:
    """Return the translator of a language by its tag, as "pt-BR"; English where Unicode's CLDR does not know it."""
    try:
        locale = locale_of(_DAY_FIRST.get(language, language))
    except (UnknownLocaleError, ValueError, TypeError):
        return translator("en")
    return Translator(language.replace("_", "-"), locale, _catalogue(locale))


def _catalogue(locale: Locale) -> NullTranslations:
    file = resources.files("timeline.i18n") / f"{locale.language}.po"
    if not file.is_file():
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(file.read_bytes()), locale=locale))
    compiled.seek(0)
    return Translations(compiled)


ENGLISH: Final = translator("en")

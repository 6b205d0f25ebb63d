"""The languages that have a file of their own: words, rules and examples, and nothing else. Packages add others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from typing import Any, Final

from timeline import plugins
from timeline.files import shipped_toml
from timeline.when.grammar import Grammar, Rule
from timeline.when.tokens import BEFORE_NUMBERS

CODES: Final = ("de", "en", "es", "fr", "it", "pt", "ru", "uk")
"""Those that are built in."""


@dataclass(frozen=True)
class Language:
    """What the engine needs to know of a language.

    ``words`` are the classes of words with their meanings; a word written with a capital needs one in the text. Words
    of a ``weak`` class alone are no reason to look closer. ``past`` and ``future`` are the words around a date that
    tell its direction; a word that ends in one of ``past_endings`` tells of the past too, unless it is ``not_past``
    ("succeed"), or one of those that ``intends`` what follows with a word of ``toward`` ("planned to leave", "set
    for"), or follows one ``before_participle`` ("a failed coup", "to be held"). ``pluperfect`` turns a future into
    one that is over ("had been due"). After a word of ``infinitive`` a verb follows, if none of the ``nominal`` words
    does; it looks ahead, but not after one of ``ranks`` ("the first to leave"). A word of ``future`` tells nothing
    after one of those that ``doubtful`` has for it ("his plans", "failed to meet"), and of the past before one that
    ``unreal`` has ("may have died"). Words of ``defers`` look ahead to a date with ``defer_to`` ("postponed until
    Monday"). After ``abbreviations`` a full stop ends no sentence. Small numbers are a reason to look closer only
    behind the marks and words of ``before_numbers`` ("am 3.10."). A word of ``plain_future`` proves that a date lies
    ahead, and a past tense that is none of ``reporting`` that it lies behind, unless one of ``turns`` stands between
    or one of ``not_plain`` right before it ("is heard in May"). Right after one of ``copula`` a date lies ahead too:
    "the concert is Friday". A past tense after one of ``when`` is that of the date before it: "on Sunday, when he
    posed". Words of ``of`` join a day to what says which it is ("the 5th of Thermidor"); one of ``epithets`` before a
    weekday names one day of history, which no rule need know ("Black Tuesday"). After one of ``general`` a season
    without an article may be any.
    """

    code: str
    words: Mapping[str, Mapping[str, Any]]
    weak: frozenset[str]
    levels: tuple[tuple[Rule, ...], ...]
    past: frozenset[str]
    future: frozenset[str]
    past_endings: tuple[str, ...] = ()
    not_past: frozenset[str] = frozenset()
    intends: frozenset[str] = frozenset()
    pluperfect: frozenset[str] = frozenset()
    toward: frozenset[str] = frozenset()
    infinitive: frozenset[str] = frozenset()
    before_participle: frozenset[str] = frozenset()
    nominal: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    doubtful: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unreal: Mapping[str, frozenset[str]] = field(default_factory=dict)
    defers: frozenset[str] = frozenset()
    defer_to: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    plain_future: frozenset[str] = frozenset()
    reporting: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()
    not_plain: frozenset[str] = frozenset()
    copula: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    epithets: frozenset[str] = frozenset()
    general: frozenset[str] = frozenset()
    before_numbers: frozenset[str] = BEFORE_NUMBERS

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words that can tell the direction of a date, so that the others need no closer look."""
        return self.past | self.future | self.intends | self.defers | self.infinitive

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, from numbers to dates to spans."""
        return tuple(rule for level in self.levels for rule in level)


def read_cues(code: str) -> dict[str, Any]:
    """Return the words around a date of a built-in language, by the names that `Language` has for them.

    They stand in its cues.toml: `read_cues("en")["plain_future"]` has "will", before which a date lies ahead.
    """
    tables = shipped_toml(f"{__name__}.{code}", "cues.toml")
    return {name: _words(name, table["words"]) for name, table in tables.items()}


def _words(name: str, listed: str | Mapping[str, str]) -> object:
    """Return the words of a list, endings as `str.endswith` takes them; of a table, what stands beside each word."""
    if isinstance(listed, str):
        return tuple(listed.split()) if name.endswith("_endings") else frozenset(listed.split())
    return {word: frozenset(beside.split()) for words, beside in listed.items() for word in words.split()}


def has_rules(code: str) -> bool:
    """Return whether a language is read by rules, built in or of a package, and not by dateparser."""
    return code in CODES or code in plugins.languages()


def codes() -> tuple[str, ...]:
    """Return every language that is read by rules, those of packages last."""
    return (*CODES, *(code for code in plugins.languages() if code not in CODES))


@cache
def load_language(code: str) -> tuple[Language, Grammar]:
    """Return a language and its compiled grammar. Raises KeyError when it is not read by rules."""
    if code in CODES:
        language: Language = import_module(f"timeline.when.languages.{code}").LANGUAGE
    else:
        language = plugins.languages()[code].language()
    return language, Grammar(language.words, language.levels, language.weak, language.before_numbers)

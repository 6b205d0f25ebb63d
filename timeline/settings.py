"""The settings of a timeline repository: what stands in mkdocs.yml under ``plugins: - timeline:``."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final, get_args

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from timeline.events import Event
from timeline.files import read_bytes
from timeline.problems import RULES, Invalid, Problem, Switch
from timeline.text import DECLARABLE


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in any currency: those that are sent, and those of answers."""

    input: float = 0.0
    output: float = 0.0


@dataclass(frozen=True, slots=True)
class Proposer:
    """The language model that may propose events: an OpenAI-compatible server, and how it is asked.

    ``batch`` articles are asked at once. ``budget`` is the most that one run may use: money in the currency of
    ``prices`` where they are set, else tokens; None for no limit.
    """

    url: str = ""
    model: str = ""
    key: str = field(default="", repr=False)
    batch: int = 4
    budget: float | None = None
    prices: Prices | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the files of one timeline are, and what its articles do not say. Folders are relative to mkdocs.yml."""

    config_file: Path
    site_name: str = "Timeline"
    site_url: str = ""
    edit_url: str = ""
    """Where a file of the repository can be edited: its path is appended; empty when mkdocs.yml has no repo_url."""

    directory_urls: bool = True
    """Whether links end in "/" (MkDocs' use_directory_urls) or in "index.html"."""

    site_language: str = "en"
    """The language of the pages themselves: that of the theme, so that Material speaks the same."""

    docs: str = "docs"
    """MkDocs' docs_dir, relative to mkdocs.yml where it is below it."""

    issues_url: str = ""
    """Where an error is reported: a new issue of the repository; empty when mkdocs.yml has no repo_url."""

    theme: str = "mkdocs"
    plugged: bool = False
    """Whether mkdocs.yml names the plugin; without it MkDocs does not put the timeline into its pages."""

    name: str = ""
    """The key under ``timelines:`` where a site has several, otherwise empty."""

    seeds: str = field(default="seeds", metadata={"help": "the folder of articles"})
    events: str = field(default="docs/events", metadata={"help": "the folder of the YAML files that people edit"})
    output: str = field(default="docs/timeline", metadata={"help": "the folder that the pages are written to"})
    title: str = field(default="", metadata={"help": "the heading of the timeline; the site's name when not given"})
    language: str = field(default="en", metadata={"help": "the language of articles that name none"})
    date_order: str = field(
        default="",
        metadata={"help": "dmy or mdy: how 03/04/2024 is meant; without it such dates are refused"},
    )
    full_text: bool = field(
        default=False,
        metadata={"help": "true: show whole articles on the pages of the sources; only if you own the texts"},
    )
    drafts: str = field(
        default="marked",
        metadata={"help": "marked: events that nobody has checked are shown as such; hidden: they are not shown"},
    )
    description: str = field(
        default="", metadata={"help": "one sentence below the title; the site's description when not given"}
    )
    cards: bool = field(
        default=False,
        metadata={
            "help": "true: draw a picture of each event and year, which other sites show beside a link to it; "
            "needs the extra cards"
        },
    )
    events_per_article: int = field(
        default=3,
        metadata={
            "help": "from 100 articles on: the events that an article adds to the files at most, those of most weight; "
            "the rest waits in review; 0: all"
        },
    )
    sync: str = field(
        default="locked",
        metadata={
            "help": "locked: check --sync lets a new version of the program pass until an update was run; "
            "current: it asks for the update"
        },
    )
    originals: str = field(
        default="web",
        metadata={
            "help": "web: keep the original bytes of pages that were asked for, in originals/; "
            "all: those of files, too; off: keep none"
        },
    )
    timestamp_authority: str = field(
        default="",
        metadata={
            "help": "the address of an authority that time-stamps the journal of originals (RFC 3161) when timeline "
            "archive --timestamp asks it; needs the extra timestamps"
        },
    )
    timestamp_certificates: str = field(
        default="",
        metadata={"help": "the PEM file of the certificates by which time stamps are verified"},
    )
    rules: Mapping[str, Switch] = field(
        default_factory=dict,
        metadata={"help": "rules of timeline check and their severity: off, warning or error"},
    )
    own_keys: Mapping[str, str] = field(
        default_factory=dict,
        metadata={
            "help": "keys of your own in events, each with its label: {amount: Amount in euros}, or [amount]; "
            "pages show them, the finder filters by them, exports have them"
        },
    )
    proposer: Proposer | None = field(
        default=None,
        metadata={
            "help": "a language model that proposes events: {url, model, key, batch, budget, prices}; none by default"
        },
    )

    @property
    def root(self) -> Path:
        """The folder of the repository."""
        return self.config_file.parent

    @property
    def seeds_folder(self) -> Path:
        """Where the articles are."""
        return self.root / self.seeds

    @property
    def events_folder(self) -> Path:
        """Where the chronology is."""
        return self.root / self.events

    @property
    def output_folder(self) -> Path:
        """Where the pages of the timeline go."""
        return self.root / self.output

    @property
    def docs_folder(self) -> Path:
        """Where MkDocs looks for pages."""
        return self.root / self.docs

    @property
    def timeline_url(self) -> str:
        """The web address of the timeline page, with "/" at its end; empty when mkdocs.yml has no site_url."""
        # MkDocs publishes what is in its docs_dir without that folder's name.
        folders = Path(os.path.relpath(self.output_folder, self.docs_folder)).parts
        return "/".join([self.site_url.rstrip("/"), *folders, ""]) if self.site_url else ""

    @property
    def lock_file(self) -> Path:
        """What the machine said last, of this timeline of several."""
        return self.root / (f"timeline.{self.name}.lock" if self.name else "timeline.lock")

    @property
    def proposals_folder(self) -> Path:
        """Where the answers of a language model are kept."""
        return self.root / "proposals" / self.name

    def shown(self, path: Path) -> str:
        """The path as people are shown it: relative to the repository, with forward slashes."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return str(path)


OPTIONS: Final = {option.name: option for option in fields(Settings) if "help" in option.metadata}
"""The settings that a user may write, by name."""


_CHOICES: Final = {"drafts": ("marked", "hidden"), "sync": ("locked", "current"), "originals": ("web", "all", "off")}
"""The settings that are one of two words."""

_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The name of a timeline: it becomes part of an address and of file names."""

RESERVED: Final = frozenset({"events", "who", "where", "tags", "sources", "publishers", "changes", "find"})
"""Folders of a timeline's own pages."""


class _Loader(yaml.SafeLoader):
    """Reads past the tags that MkDocs allows in its configuration, such as !!python/name, and reads !ENV."""


def _pass_over(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> None:  # noqa: ARG001
    return None


_Loader.add_multi_constructor("!", _pass_over)
_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _pass_over)


def read_settings(config_file: Path, name: str = "") -> Settings:
    """Return the settings of a timeline, from the mkdocs.yml of its site as MkDocs resolves it (INHERIT, !ENV).

    Args:
        config_file: The site's mkdocs.yml.
        name: The timeline, where mkdocs.yml has several under ``timelines:``.

    Raises:
        Invalid: There is no such file, something in it is not a setting, or the name is missing or unknown.
    """
    every = all_settings(config_file)
    for settings in every:
        if settings.name == name:
            return settings
    names = ", ".join(settings.name for settings in every if settings.name)
    if name:
        message = f'there is no timeline "{name}"; ' + (f"its timelines are {names}" if names else "it has only one")
    else:
        message = f"it has several timelines; choose one with --timeline: {names}"
    raise Invalid(Problem(config_file.name, 0, 0, message, "settings"))


def all_settings(config_file: Path) -> tuple[Settings, ...]:
    """Return the settings of every timeline of a site: one, or those under ``timelines:`` in that order.

    Raises:
        Invalid: There is no such file, or something in it is not a setting.
    """
    config = _read(config_file)
    return settings_from(config, config_file, _plugin_options(config.get("plugins")))


def settings_from(config: Mapping[str, Any], config_file: Path, options: Mapping[str, Any]) -> tuple[Settings, ...]:
    """Return the settings of every timeline, from what a configuration resolves to and what is under the plugin.

    Raises:
        Invalid: Something under the plugin is not a setting.
    """
    named = options.get("timelines") or {}
    wrong = list(_wrong_options(options, named))
    text = config_file.read_text(encoding="utf-8") if config_file.is_file() else ""
    wrong += _shown_keys(options, named, text)
    if wrong:
        raise Invalid(*(_problem(config_file.name, text, keys, message) for keys, message in wrong))
    shared = _shared(config, config_file)
    common = {key: value for key, value in options.items() if key != "timelines"}
    if not named:
        return (_with(shared, common),)
    return tuple(_with(replace(shared, name=name), common | (own or {})) for name, own in named.items())


def _wrong_options(options: Mapping[str, Any], named: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with the settings of all timelines, each with the keys that lead to it."""
    for key, value in options.items():
        if key != "timelines":
            yield from _wrong(key, value)
    wrong_names = list(_wrong_names(named))
    for message in wrong_names:
        yield ("timelines",), message
    if not wrong_names:
        for name, own in named.items():
            for key, value in (own or {}).items():
                yield from (((("timelines", name, *keys)), message) for keys, message in _wrong(key, value))


def _problem(shown: str, text: str, keys: tuple[str, ...], message: str) -> Problem:
    line = _line(text, *keys)
    return Problem(shown, line, 1 if line else 0, message, "settings")


def _shared(config: Mapping[str, Any], config_file: Path) -> Settings:
    """What all timelines of a site have in common: the settings of MkDocs itself."""
    repo_url, edit_uri = str(config.get("repo_url") or "").rstrip("/"), str(config.get("edit_uri") or "")
    docs = _relative(str(config.get("docs_dir") or "docs"), config_file.parent)
    theme = config.get("theme")
    # MkDocs' own edit_uri points into docs_dir; the files that we link to are anywhere in the repository.
    edit_root = edit_uri.strip("/").removesuffix(f"/{docs}") if edit_uri else "edit/main"
    return Settings(
        config_file,
        site_name=str(config.get("site_name") or "Timeline"),
        site_url=str(config.get("site_url") or ""),
        edit_url=f"{repo_url}/{edit_root}/" if repo_url else "",
        directory_urls=config.get("use_directory_urls") is not False,
        site_language=_language(theme),
        description=str(config.get("site_description") or ""),
        docs=docs,
        issues_url=f"{repo_url}/issues/new" if repo_url else "",
        theme=str((theme.get("name") if isinstance(theme, dict) else theme) or "mkdocs"),
        plugged=_names_plugin(config.get("plugins")),
    )


def _relative(docs_dir: str, root: Path) -> str:
    """The folder as it is written relative to mkdocs.yml; MkDocs itself resolves it to an absolute one."""
    path = Path(docs_dir)
    if path.is_absolute() and path.is_relative_to(root.resolve()):
        path = path.relative_to(root.resolve())
    return path.as_posix()


def _with(shared: Settings, options: Mapping[str, Any]) -> Settings:
    """The settings of one timeline: folders that are not given follow docs_dir and the timeline's name."""
    below = (shared.name,) if shared.name else ()
    folders = {
        "seeds": "/".join(("seeds", *below)),
        "events": "/".join((shared.docs, "events", *below)),
        "output": "/".join((shared.docs, "timeline", *below)),
    }
    values = {key: value for key, value in options.items() if value is not None}
    if "rules" in values:
        values["rules"] = {rule: _switch(value) for rule, value in values["rules"].items()}
    if "own_keys" in values:
        values["own_keys"] = _labels(values["own_keys"])
    if "proposer" in values:
        values["proposer"] = _proposer(values["proposer"])
    return replace(shared, **(folders | values))


def _labels(written: Any) -> dict[str, str]:
    """The declared keys with their labels: "case_number" without one is "Case number"."""
    labels = written if isinstance(written, dict) else dict.fromkeys(written, None)
    return {name: label or _spaced(name) for name, label in labels.items()}


def _spaced(name: str) -> str:
    words = re.sub(r"[_-]+", " ", name).strip()
    return words[:1].upper() + words[1:]


def _proposer(written: Mapping[str, Any]) -> Proposer:
    given = {key: value for key, value in written.items() if value is not None}
    if "prices" in given:
        given["prices"] = Prices(**{key: float(value) for key, value in given["prices"].items()})
    return Proposer(**given)


def _shown_keys(options: Mapping[str, Any], named: Any, text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """A key that stands in the file itself would be committed, and published with it."""
    below = named.items() if isinstance(named, dict) else ()
    for keys, own in ((("proposer",), options), *((("timelines", str(name), "proposer"), own) for name, own in below)):
        proposer = own.get("proposer") if isinstance(own, dict) else None
        key = proposer.get("key") if isinstance(proposer, dict) else None
        if isinstance(key, str) and len(key) > _SHORTEST_KEY and key in text:
            yield (*keys, "key"), "proposer: the key itself stands here; write key: !ENV TIMELINE_LLM_KEY, and set that"


_SHORTEST_KEY: Final = 7
"""Shorter keys, as "ollama", are none that anybody could misuse."""


def _wrong_names(named: Any) -> Iterator[str]:
    """What is wrong with ``timelines:`` as a whole."""
    if not isinstance(named, dict) or not all(isinstance(own, dict | None) for own in named.values()):
        yield "timelines: write a name and settings for each timeline, as {war: {title: The war}, trial: {}}"
        return
    for name in named:
        if not _NAME.fullmatch(str(name)) or str(name) in RESERVED:
            yield f'timelines: "{name}" cannot be a name; use lower-case letters, digits and hyphens, as harbour-fire'


def _read(config_file: Path, heirs: tuple[Path, ...] = ()) -> dict[str, Any]:
    """The configuration with those that it inherits from merged in, as MkDocs does; ``heirs`` inherit from it."""
    shown = config_file.name
    try:
        text = read_bytes(config_file).decode("utf-8-sig")
        config = yaml.load(text, Loader=_Loader)  # noqa: S506 (a SafeLoader)
    except (FileNotFoundError, NotADirectoryError):
        message = (
            f"there is no such file in {config_file.parent.resolve()} or above it; "
            "make a repository with: timeline new DIR, or add a timeline to this one with: timeline init"
        )
        raise Invalid(Problem(shown, 0, 0, message, "settings")) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = f"byte {error.object[error.start]:#04x} is not UTF-8; save the file as UTF-8"
        raise Invalid(Problem(shown, line, 1, message, "settings")) from None
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}; put a file there"
        raise Invalid(Problem(shown, 0, 0, message, "settings")) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise Invalid(Problem(shown, line, 1, f"not valid YAML: {error.problem}", "settings")) from None
    if not isinstance(config, dict):
        raise Invalid(
            Problem(
                shown,
                0,
                0,
                "not a MkDocs configuration; write site_name: ... and plugins: [search, timeline]",
                "settings",
            )
        )
    parent = config.pop("INHERIT", None)
    if parent is None:
        return config
    above = config_file.parent / str(parent)
    heirs = (*heirs, config_file.resolve())
    if above.resolve() in heirs:
        message = f'INHERIT: "{parent}" inherits from this file; remove one of the two lines'
        raise Invalid(Problem(shown, _line(text, "INHERIT"), 1, message, "settings"))
    if not above.is_file():
        message = f'INHERIT: there is no file "{parent}"; name a configuration relative to this one'
        raise Invalid(Problem(shown, _line(text, "INHERIT"), 1, message, "settings"))
    return _merged(_read(above, heirs), config)


def _merged(parent: dict[str, Any], child: dict[str, Any]) -> dict[str, Any]:
    """Mappings are merged key by key; whatever else the child says replaces what the parent says."""
    merged = dict(parent)
    for key, value in child.items():
        old = merged.get(key)
        merged[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _language(theme: Any) -> str:
    """The language that is set for the theme, as in theme: {name: timeline, language: de}; else that of the theme."""
    return str(theme.get("language") or "en") if isinstance(theme, dict) else "en"


def _names_plugin(plugins: Any) -> bool:
    """Whether the list or mapping of plugins has ours."""
    if isinstance(plugins, dict):
        return "timeline" in plugins
    entries = plugins if isinstance(plugins, list) else []
    return any(entry == "timeline" or (isinstance(entry, dict) and "timeline" in entry) for entry in entries)


def _plugin_options(plugins: Any) -> dict[str, Any]:
    """What is written for our plugin; MkDocs takes the plugins as a list of names and mappings, or as one mapping."""
    entries = plugins.items() if isinstance(plugins, dict) else []
    if isinstance(plugins, list):
        entries = [pair for entry in plugins if isinstance(entry, dict) for pair in entry.items()]
    return next((value for name, value in entries if name == "timeline" and isinstance(value, dict)), {})


def _wrong(name: str, value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with a setting, each with the keys that lead to it."""
    if name not in OPTIONS:
        yield (name,), f'unknown setting "{name}" of the plugin timeline; {_nearest(name, OPTIONS)}'
    elif name == "rules":
        yield from _wrong_rules(value)
    elif name == "own_keys":
        yield from (((name, *keys), message) for keys, message in _wrong_keys(value))
    elif name == "proposer":
        yield from (((name, *keys), message) for keys, message in _wrong_proposer(value))
    elif name in ("full_text", "cards"):
        if not isinstance(value, bool):
            yield (name,), f"{name}: write true or false"
    elif name == "events_per_article":
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            yield (name,), "events_per_article: write a number, as 3; 0 is no limit"
    elif not isinstance(value, str):
        yield (name,), f"{name}: write text here, as {OPTIONS[name].default or 'dmy'!r}"
    else:
        yield from _wrong_text(name, value)


def _wrong_text(name: str, value: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with a setting that is text."""
    if name in _CHOICES and value not in _CHOICES[name]:
        yield (name,), f"{name}: write {' or '.join(_CHOICES[name])}"
    elif name == "date_order" and value not in ("", "dmy", "mdy"):
        yield (name,), "date_order: write dmy (day first) or mdy (month first)"
    elif name in ("seeds", "events", "output") and not _is_inside(value):
        yield (name,), f"{name}: write a folder inside the repository, as {OPTIONS[name].default}"


def _is_inside(folder: str) -> bool:
    return bool(folder) and not Path(folder).is_absolute() and ".." not in Path(folder).parts


def _wrong_rules(value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    if not isinstance(value, dict):
        yield ("rules",), "rules: write rules and how severe they are, as {future: error, plain-value: off}"
        return
    for rule, written in value.items():
        if rule not in RULES:
            yield ("rules", str(rule)), f'rules: there is no rule "{rule}"; {_nearest(str(rule), RULES)}'
        elif _switch(written) not in get_args(Switch):
            switches: tuple[str, ...] = get_args(Switch)
            yield ("rules", str(rule)), f'rules: {rule} cannot be "{written}"; {_nearest(str(written), switches)}'


def _wrong_keys(value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with the declared keys, each with the keys that lead to it."""
    if value is None:
        return
    if not isinstance(value, list | dict):
        yield (), "own_keys: write the keys of your own and their labels, as {amount: Amount in euros}, or [amount]"
        return
    if len(value) > _MOST_KEYS:
        yield (), f"own_keys: {len(value)} of them; {_MOST_KEYS} is the most"
    for name in value:
        if not isinstance(name, str) or not DECLARABLE.fullmatch(name):
            yield (
                (str(name),),
                f'own_keys: "{str(name)[:60]}" cannot be a key; write letters, digits and _, as amount',
            )
        elif name in _TAKEN_KEYS:
            yield (name,), f'own_keys: "{name}" has a meaning already; choose another name'
    labels = value.items() if isinstance(value, dict) else ()
    for name, label in labels:
        if label is not None and not (isinstance(label, str) and label.strip()):
            yield (str(name),), f"own_keys: {name}: write a label for readers, as Amount in euros"


_MOST_KEYS: Final = 30
"""Keys of its own that a repository may declare: each is a field of the desk and a filter of the finder."""

_BESIDE: Final = ("earliest", "latest", "url", "publisher", "published", "quote", "derived", "why")
"""The columns that tables have beside the keys of an event, and what JSON derives: the names are those of ``exchange``,
which a test holds them to."""

_TAKEN_KEYS: Final = frozenset((*(one.name for one in fields(Event)), *_BESIDE))
"""What no key of one's own can be called."""


def _wrong_proposer(value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with the settings of the language model, each with the keys that lead to it. Keys are not shown."""
    if value is None:
        return
    if not isinstance(value, dict):
        yield (), "proposer: write what is asked, as {url: http://localhost:11434/v1, model: qwen3:8b}"
        return
    names = {option.name for option in fields(Proposer)}
    for key in value:
        if key not in names:
            yield (str(key),), f'proposer: unknown setting "{key}"; {_nearest(str(key), names)}'
    for key in ("url", "model"):
        if not isinstance(value.get(key), str) or not value[key].strip():
            yield (key,), f"proposer: write {key}, as " + ("http://localhost:11434/v1" if key == "url" else "qwen3:8b")
    if not isinstance(value.get("key") or "", str):
        yield ("key",), "proposer: key: write !ENV and the name of a variable that holds it"
    batch = value.get("batch", 1)
    if isinstance(batch, bool) or not isinstance(batch, int) or not 1 <= batch <= _MOST_AT_ONCE:
        yield ("batch",), f"proposer: batch: write how many articles are asked at once, 1 to {_MOST_AT_ONCE}"
    if value.get("budget") is not None and not _is_amount(value["budget"]):
        yield (
            ("budget",),
            "proposer: budget: write the most that a run may use, in money where prices are set, or in tokens",
        )
    prices = value.get("prices")
    if prices is not None and not _are_prices(prices):
        yield ("prices",), "proposer: prices: write what a million tokens cost, as {input: 0.15, output: 0.60}"


def _are_prices(prices: object) -> bool:
    if not isinstance(prices, dict) or not prices.keys() <= {"input", "output"}:
        return False
    return all(map(_is_amount, prices.values()))


_MOST_AT_ONCE: Final = 64
"""Articles that a model may be asked about at once."""


def _is_amount(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 10**12


def _switch(written: Any) -> Any:
    """The word that is meant: readers of YAML 1.1 make false of a plain off."""
    return "off" if written is False else written


def _nearest(word: str, words: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, words, 1)
    return f'write "{near[0]}"' if near else f"known are {', '.join(words)}"


def _line(text: str, *keys: str) -> int:
    """The first line that a setting could stand in, below those that it is part of; 0 when none does."""
    lines = text.splitlines()
    number = 0
    for key in keys:
        number = next(
            (n for n, line in enumerate(lines, 1) if n > number and line.strip().startswith(f"{key}:")), number
        )
    return number

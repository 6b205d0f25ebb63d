"""What the generator must be told that no event says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from timeline.site.coverage import CoveredSentence
from timeline.site.journal import NOTHING, Journal
from timeline.weight import Outline


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """How the pages are made. All have defaults that give a complete site.

    ``edit_url`` is the web address that the path of a file of the repository is put behind, "" for no edit links;
    ``places`` says where an event stands in the YAML: its id -> (path, line). ``timeline_url`` is the web address that
    the timeline page will have, with "/" at its end; feeds need it, pages do not. With ``directory_urls`` links end in
    "/", as MkDocs' use_directory_urls; without, in "index.html", which also works when the site is opened from a
    folder.
    """

    title: str = "Timeline"
    timeline_url: str = ""
    edit_url: str = ""
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    directory_urls: bool = False
    language: str = "en"
    """The language that the pages speak themselves; articles keep theirs."""

    coverage: Mapping[str, Sequence[CoveredSentence]] = field(default_factory=dict)
    """What became of each sentence of an article, by the article's id; one that is not in it has nothing to show."""

    digests: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of the document that an article was taken from, by the article's id, where the journal has one."""

    full_text: bool = False
    """Whether the pages of the sources show the articles in full: for those who own the texts."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    """The ids that events had before, each with the one that it has now: their old addresses lead to the new ones."""

    former: Mapping[str, str] = field(default_factory=dict)
    """The ids of events that are no longer there, each with the reason that its page gives, or nothing."""

    split_above: int = 300
    """With more events than this the timeline has a page for each year, and a year a page for each month: the events
    of a page are some 2,500 nodes then."""

    lines_above: int = 1_000
    """With more events than this, those of little weight that one article tells have no page of their own: the list
    says all that is known of them, and their addresses lead there."""

    key_above: int = 60
    """With more events than this a page begins with its key events."""

    drafts: str = "marked"
    """marked or hidden: whether what no person has checked is shown with a word that says so, or not at all."""

    description: str = ""
    """One sentence below the title: what the timeline is about."""

    journal: Journal = NOTHING
    """What was found last, to tell what people corrected since."""

    issues_url: str = ""
    """Where an error can be reported, "" for no such link."""

    outlines: Mapping[str, Outline] = field(default_factory=dict)
    """What each article shows of the corpus, by its id: which days it mentions decides what matters."""

    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys of an event that the settings declare, each with its label: shown, and filtered by."""

    cards: bool = False
    """Whether there are pictures of events and years, for sites that show one beside a link."""

    depth: int = 1
    """How many folders below docs/ the timeline is: pictures stand below docs/."""

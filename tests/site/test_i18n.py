"""The pages speak the language of the site: every word of theirs is in the catalogues, and no English one is left."""

import re
from collections.abc import Iterator, Mapping, Sequence
from gettext import NullTranslations
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from tests import programs
from tests.site.test_pages import Page, front_matter
from timeline.articles import Article
from timeline.dates import Day, parse_edtf
from timeline.events import Citation, Event, Stance, Status
from timeline.i18n import ENGLISH, Translator, translator, writing_direction
from timeline.i18n.wording import day_words, month_words, phrase, short_day, span_words, weekday_words, words
from timeline.site import SiteSettings, pages
from timeline.site import pages as pages_module  # the function
from timeline.site.coverage import CoveredSentence
from timeline.site.scripted import WORDS

PACKAGE = Path(__file__).parents[2] / "timeline"
CATALOGUES = sorted((PACKAGE / "i18n").glob("*.po"))
SAYING = {
    **dict.fromkeys(("_", "gettext", "text", "say", "message")),
    **dict.fromkeys(("count", "ngettext"), (1, 2)),
    "pgettext": ((1, "c"), 2),
}


def said() -> Iterator[tuple[str | None, str | tuple[str, ...]]]:
    """Every message of the code and of the templates, with its context."""
    folders = ("site", "weight")
    sources = [path for name in folders for path in (PACKAGE / name).glob("*.py")]
    for path in [*sources, PACKAGE / "i18n/wording.py", PACKAGE / "exchange/account.py"]:
        with path.open("rb") as code:
            for _, text, _, context in extract("python", code, SAYING):  # type: ignore[arg-type]
                yield context, text
    for path in [*(PACKAGE / "site/templates").glob("*.html"), PACKAGE / "site/theme/404.html"]:
        with path.open("rb") as template:
            for _, _, text, _ in babel_extract(template, ("_", "ngettext"), [], {"trim_blocks": "true"}):
                texts = tuple(one for one in text if one) if isinstance(text, tuple) else (text,)
                if texts[0]:
                    yield None, texts[0] if len(texts) == 1 else texts


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_a_catalogue_has_every_message_and_no_other(path: Path) -> None:
    with path.open("rb") as file:
        known = {(one.context, one.id): one for one in read_po(file) if one.id}
    assert {*said()} == known.keys()
    for one in known.values():
        originals, texts = (text if isinstance(text, tuple) else (text,) for text in (one.id, one.string))
        assert all(texts), one.id
        assert not one.fuzzy
        places = {tuple(sorted(re.findall(r"%\(\w+\)s", text))) for text in (*originals, *texts)}
        assert len(places) == 1, one.id


class Marked(NullTranslations):
    """A language in which every message is the English one in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return message


def everything(events: Sequence[Event], articles: Mapping[str, Article]) -> Iterator[dict[str, str]]:
    """The pages of all kinds."""
    text = articles["harbour"].text
    end = len("The harbour was closed")
    sentences = [
        CoveredSentence(0, end, "used", events=("storm",)),
        CoveredSentence(end, len(text), "dated", "no happening"),
    ]
    more = [
        Event("open", parse_edtf("2021-05-04/.."), "T", time="14:30", status=Status.CONFIRMED),
        Event("told", parse_edtf("2021-05-07~"), "", sources=(Citation("harbour"),)),
        Event("no", parse_edtf("198X"), "T", sources=(Citation("mayor", stance=Stance.DENIES),)),
        Event(
            "plan", parse_edtf("[2021..]"), "T", status=Status.PLANNED, sources=(Citation("a", stance=Stance.CORRECTS),)
        ),
    ]
    settings: dict[str, Any] = {
        "places": {"storm": ("f", 3)},
        "edit_url": "https://example.org/",
        "coverage": {"harbour": sentences},
        "renamed": {"old": "storm"},
    }
    yield pages([*events, *more], articles, SiteSettings("T", full_text=True, **settings))
    yield pages(events, articles, SiteSettings("T", split_above=2, **settings))
    yield pages((), {}, SiteSettings("T"))


def shown(path: str, text: str) -> Iterator[str]:
    """What readers see or hear of a page."""
    if path.endswith(".html"):
        html = text
    elif path.endswith(".md"):
        meta = front_matter(text)
        html = meta["timeline_html"]
        yield re.sub("&#?[a-z0-9]+;", " ", meta["title"])
        yield meta.get("description", "")
        yield re.sub("<[^>]*>|&#?[a-z0-9]+;", " ", text.split("---\n", 2)[2])
    else:
        return
    html = re.sub("<(code|pre)[ >].*?</(code|pre)>", "", html)
    page = Page()
    page.feed(html)
    yield unescape(re.sub("<[^>]*>", " ", html))
    for _, attributes in page.tags:
        yield from (attributes[name] for name in ("aria-label", "title", "placeholder", "alt") if name in attributes)


def unmarked(text: str) -> set[str]:
    """The words outside of brackets."""
    while (shorter := re.sub("⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = shorter
    return set(re.findall(r"[^\W\d_]{2,}", text))


def test_no_word_of_a_page_is_outside_of_the_catalogues(
    events: Sequence[Event], articles: Mapping[str, Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    german = translator("de").locale
    marked = Translator("de", german, Marked())
    monkeypatch.setitem(pages_module.__globals__, "translator", lambda language: marked)
    names = [*german.months["format"]["wide"].values(), *german.months["stand-alone"]["abbreviated"].values()]
    names += [*german.days["format"]["wide"].values(), "EDTF JSON CSV LD BibTeX RIS CSL Englisch TY ELEC TI UR ER"]
    known = unmarked(" ".join([repr(events), repr(articles), *names]))
    left: dict[str, set[str]] = {}
    for made in everything(events, articles):
        for path, text in made.items():
            for piece in shown(path, text):
                for word in unmarked(piece) - known:
                    left.setdefault(word, set()).add(path)
    assert not left, left


def test_a_german_site_is_german(events: Sequence[Event], articles: Mapping[str, Article]) -> None:
    made = pages(events, articles, SiteSettings("Der Hafen", language="de"))
    page = Page()
    page.feed(front_matter(made["index.md"])["timeline_html"])
    assert page.all("p.tl-summary") == [
        "6 Ereignisse, 1987–2021. 3 Artikel von 3 Herausgebern. 1 geplant, 1 umstritten, 3 aus nur einer Quelle."
        " Letzter Bericht: 10. Mai 2021."
    ]
    assert page.all("h3.tl-when") == [
        "1987",
        "4. Mai 2021",
        "5.–6. Mai 2021",
        "etwa 8. Mai 2021 der Tag des Berichts",
        "Herbst 2021 geplant",
        "3. Oktober, Jahr nicht bekannt",
    ]
    assert "Umstritten: berichtet von 1 Quelle, bestritten von the mayor" in page.all("p.tl-standing")
    assert '"Find in the timeline": "In der Zeitleiste suchen"' in next(
        found["data-words"] for _, found in page.tags if "data-words" in found
    )
    assert "data-words" not in pages(events, articles, SiteSettings())["index.md"]


@pytest.mark.parametrize(
    ("edtf", "german"),
    [
        ("2024-10-03", "3. Oktober 2024"),
        ("2024-06", "Juni 2024"),
        ("198X", "die 1980er Jahre"),
        ("14XX", "15. Jahrhundert"),
        ("-2000", "2001 v. Chr."),
        ("-0043-03-15", "15. März 44 v. Chr."),
        ("Y-12000", "12.001 v. Chr."),
        ("2024-21", "Frühjahr 2024"),
        ("2024-24", "Winter 2024/25"),
        ("2024-34", "zweites Quartal 2024"),
        ("2024-10-XX", "ein Tag im Oktober 2024"),
        ("XXXX-10-03", "3. Oktober, Jahr nicht bekannt"),
        ("XXXX-33", "erstes Quartal, Jahr nicht bekannt"),
        ("2024-10-18~", "etwa 18. Oktober 2024"),
        ("2024-10-08/2024-10-13", "8.–13. Oktober 2024"),
        ("2024-10-08~/2024-10-13~", "etwa 8.–13. Oktober 2024"),
        ("2024-09-28/2024-10-03", "28. September – 3. Oktober 2024"),
        ("2024-06/2024-08", "Juni–August 2024"),
        ("2024-10-18/..", "ab dem 18. Oktober 2024"),
        ("2024-10/", "ab Oktober 2024, Ende nicht bekannt"),
        ("../2021-05-03", "bis 3. Mai 2021"),
        ("[..2021-05-02]", "vor dem 3. Mai 2021"),
        ("[..2021-04]", "vor Mai 2021"),
        ("[2021-05-04..]", "nach dem 3. Mai 2021"),
        ("[2024-10-01..2024-10-05]", "zwischen dem 1. und dem 5. Oktober 2024"),
    ],
)
def test_a_date_is_worded_in_german(edtf: str, german: str) -> None:
    assert words(parse_edtf(edtf), translator("de")) == german
    assert "%" not in german


@pytest.mark.parametrize(
    ("language", "day", "month", "range_", "short"),
    [
        ("en", "4 May 2021", "May 2021", "4–6 May 2021", "4 May"),
        ("de", "4. Mai 2021", "Mai 2021", "4.–6. Mai 2021", "4. Mai"),
        ("es", "4 de mayo de 2021", "mayo de 2021", "4–6 de mayo de 2021", "4 may"),
        ("hu", "2021. május 4.", "2021. május", "2021. május 4.–6.", "máj. 4."),
        ("ja", "2021年5月4日", "2021年5月", "2021年5月4日–6日", "5月4日"),
        ("ar", "4 مايو 2021", "مايو 2021", "4–6 مايو 2021", "4 مايو"),
        ("xx", "4 May 2021", "May 2021", "4–6 May 2021", "4 May"),
        ("../de", "4 May 2021", "May 2021", "4–6 May 2021", "4 May"),
    ],
)
def test_dates_have_the_order_of_their_language(language: str, day: str, month: str, range_: str, short: str) -> None:
    one = translator(language)
    assert day_words(Day(2021, 5, 4), one) == day
    assert month_words(2021, 5, one) == month
    assert words(parse_edtf("2021-05-04/2021-05-06"), one) == range_
    assert short_day(Day(2021, 5, 4), one) == short


def test_a_day_has_its_weekday_and_a_span_its_months() -> None:
    german = translator("de")
    assert weekday_words(Day(2021, 5, 4)) == "Tuesday, 4 May 2021"
    assert weekday_words(Day(2021, 5, 4), german) == "Dienstag, 4. Mai 2021"
    assert span_words(Day(2024, 6, 1), Day(2024, 10, 1), german) == "Juni–Oktober 2024"


@pytest.mark.parametrize("code", ["de", "fr", "es", "ru", "ja", "hu", "lv", "fa", "zh", "pt-BR", "en"])
def test_both_ends_of_a_range_are_machine_readable_in_every_language(code: str) -> None:
    for edtf in ("2021-05-04/2021-05-06", "2021-05/2021-07", "[2021-05-04..2021-05-06]", "2021-05-04/2022-01-01"):
        parts = phrase(parse_edtf(edtf), translator(code))
        assert len([part for part in parts if part.machine]) == 2
        assert all(part.text for part in parts)


def test_a_voice_falls_back_to_its_language_and_to_english() -> None:
    assert translator("de-AT").say("Sources") == "Quellen"
    assert translator("de-AT").language == "de-AT"
    assert translator("xx") is ENGLISH
    assert translator("nl").say("Sources") == "Sources"
    assert translator("de").number(12345) == "12.345"
    assert [translator("de").name_of(tag) for tag in ("en", "de-AT", "xx-?", "")] == [
        *("Englisch", "Deutsch (Österreich)", "xx-?", "")
    ]
    assert [translator(tag).open_graph for tag in ("de", "de-AT", "pt", "en")] == ["de_DE", "de_AT", "pt_BR", "en_GB"]
    assert str(translator("pt-BR").locale) == str(Locale("pt", "BR"))


@pytest.mark.parametrize(("language", "found"), [("fa", "rtl"), ("de", "ltr"), ("zh-Hant-TW", "ltr"), ("", "auto")])
def test_the_direction_of_a_language(language: str, found: str) -> None:
    assert writing_direction(language) == found


def test_every_word_of_the_script_is_handed_to_it() -> None:
    scripts = (PACKAGE / "site/theme/assets").glob("*.js")
    words_said = {
        word for script in scripts for word in re.findall(r'say\("([^"]+)"', script.read_text(encoding="utf-8"))
    }
    assert words_said
    assert words_said <= {*WORDS}


@pytest.mark.integration
@pytest.mark.parametrize("address", ["", "https://example.org/"], ids=["no address", "an address"])
def test_the_theme_speaks_the_language_of_the_site(tmp_path: Path, address: str) -> None:
    theme = "theme: {name: timeline, language: de}\nplugins: [timeline]\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Küste & Co\nsite_url: '{address}'\n{theme}", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs/events").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("# Start\n", encoding="utf-8")
    programs.run("mkdocs", "build", "--quiet", cwd=tmp_path).check_returncode()
    missing = (tmp_path / "site/404.html").read_text(encoding="utf-8")
    assert "404 - Nicht gefunden" in missing
    assert address or "keine Seite von Küste &amp; Co" in missing
    assert address or "einen Ordner höher" in missing
    assert "Hell; zu dunkel wechseln" in (tmp_path / "site/index.html").read_text(encoding="utf-8")

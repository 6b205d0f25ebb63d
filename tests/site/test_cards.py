"""Cards: pictures for those who share a link."""

import hashlib
import zlib
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.site.realistic import realistic
from timeline import build
from timeline.dates import parse_edtf
from timeline.events import Event
from timeline.plugin import _heads
from timeline.problems import Invalid
from timeline.settings import Settings
from timeline.site import Cards, Site, SiteSettings, cards, pages_of, site_of, write_files
from timeline.site.cards import HEIGHT, WIDTH, Card

PIL = pytest.importorskip("PIL", reason="the extra cards is not installed")
SETTINGS = SiteSettings("The harbour", timeline_url="https://example.org/timeline/", cards=True)


def site(settings: SiteSettings = SETTINGS, *more: Event, count: int = 40) -> Site:
    events, articles = realistic(count)
    return site_of([*events, *more], articles, settings)


def titled(title: str) -> Event:
    return Event("titled", parse_edtf("2024-10-03"), title)


def head(card: dict[str, str] | None) -> str:
    meta = {"title": "T", "card": card} if card else {"title": "T"}
    page = SimpleNamespace(meta=meta, canonical_url="https://example.org/timeline/")
    config = SimpleNamespace(site_name="S", site_url="https://example.org/", extra=SimpleNamespace(scope=None))
    return _heads().get_template("partials/timeline-head.html").render(page=page, config=config)


def test_a_card_has_the_same_bytes_on_every_machine() -> None:
    """The font has no hints and run lengths are packed alike by all, so the picture and its packing are fixed."""
    drawn = Cards(site())["card.png"]
    at = drawn.index(b"IDAT")
    pixels = zlib.decompress(drawn[at + 4 : at + 4 + int.from_bytes(drawn[at - 4 : at], "big")])
    assert hashlib.sha256(pixels).hexdigest()[:16] == "823545ed84f756da"
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
    assert packer.compress(pixels) + packer.flush() in drawn


def test_a_card_is_a_picture_of_the_size_that_is_asked_for(tmp_path: Path) -> None:
    from PIL import Image

    (tmp_path / "card.png").write_bytes(Cards(site())["events/event-1/card.png"])
    with Image.open(tmp_path / "card.png") as image:
        assert image.size == (WIDTH, HEIGHT)
        assert len(image.convert("RGB").getcolors(256) or []) > 16, "there are letters with smooth edges"


def test_there_is_a_card_for_each_event_each_year_and_the_whole() -> None:
    settings = SiteSettings(timeline_url="https://example.org/", cards=True, split_above=10)
    drawn = set(Cards(site(settings)))
    assert {"card.png", "2025/card.png", "1142/card.png"} <= drawn
    assert {f"events/event-{number}/card.png" for number in range(40)} <= drawn


def test_without_the_setting_there_are_no_cards_and_no_page_names_one() -> None:
    plain = site(SiteSettings(timeline_url="https://example.org/timeline/"))
    assert dict(Cards(plain)) == {}
    assert "card.png" not in pages_of(plain)["events/event-1/index.md"]


def test_a_page_names_its_card_with_its_whole_address() -> None:
    pages = pages_of(site())
    assert '"https://example.org/timeline/events/event-1/card.png"' in pages["events/event-1/index.md"]
    assert '"https://example.org/timeline/card.png"' in pages["index.md"]


def test_where_the_site_has_no_address_no_page_names_a_card() -> None:
    assert "card.png" not in pages_of(site(SiteSettings(cards=True)))["index.md"]


def test_the_head_of_a_page_shows_its_card_else_that_of_the_theme() -> None:
    shown = head({"url": "https://example.org/a.png", "alt": 'A "quoted" title'})
    assert '<meta property="og:image" content="https://example.org/a.png">' in shown
    assert '<meta name="twitter:image" content="https://example.org/a.png">' in shown
    assert 'content="A &#34;quoted&#34; title"' in shown
    assert "assets/card.png" in head(None)
    assert "twitter:image" not in head(None)


@pytest.mark.parametrize("title", ["غرق العبارة قبالة مالطا", "渡轮在马耳他沉没", "The ferry sank 🚢"])
def test_letters_that_the_font_lacks_give_no_card_rather_than_boxes(title: str) -> None:
    with_title = site(SETTINGS, titled(title))
    assert "events/titled/card.png" not in Cards(with_title)
    assert '"card"' not in pages_of(with_title)["events/titled/index.md"].split("timeline_html")[0]


@pytest.mark.parametrize("title", ["A", "word " * 200, "W" * 400, "Ελληνικά и кириллица, žluťoučký kůň, Việt Nam"])
def test_a_title_of_any_length_is_drawn(title: str) -> None:
    assert Card("3 October 2024", title.strip(), "1 source", "S" * 300).png().startswith(b"\x89PNG")


def test_a_card_that_is_there_already_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files({}, tmp_path, Cards(site(count=4), tmp_path))
    monkeypatch.setattr(Card, "png", lambda self: pytest.fail("drawn again"))
    assert write_files({}, tmp_path, Cards(site(count=4), tmp_path)) == []


def test_a_card_follows_its_title(tmp_path: Path) -> None:
    write_files({}, tmp_path, Cards(site(SETTINGS, titled("The ferry sinks"), count=4), tmp_path))
    changed = write_files({}, tmp_path, Cards(site(SETTINGS, titled("The ferry is raised"), count=4), tmp_path))
    assert changed == [tmp_path / "events/titled/card.png"]


def test_without_pillow_the_error_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "find_spec", lambda name: None)
    with pytest.raises(Invalid, match=r"cards: true needs Pillow; .*pip install 'mkdocs-timeline\[cards\]'"):
        build.read_site(Settings(tmp_path / "mkdocs.yml", cards=True))

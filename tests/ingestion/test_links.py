"""timeline check --links: sources that are gone, and quotes that their pages no longer hold."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.ingestion.conftest import PARAGRAPH, Site, answer, page
from timeline.articles import parse_article
from timeline.cli import main
from timeline.ingestion.links import QuotedWords, SourceLink, check_links, links_of
from timeline.ingestion.network import Network
from timeline.ingestion.sandbox import Sandbox
from timeline.problems import Problem
from timeline.settings import Settings
from timeline.store import read_folder

QUOTE = PARAGRAPH[:60]


def link(address: str, *quotes: str, copy: str = "") -> SourceLink:
    passages = tuple(QuotedWords(quote, "docs/events/2024.yaml", 9, 5) for quote in quotes)
    return SourceLink(address, "seeds/a.md", 3, 1, passages, copy)


def told(found: Iterable[tuple[Problem, ...]]) -> list[str]:
    return [f"{problem.severity} {problem}" for problems in found for problem in problems]


def test_a_page_that_is_there_and_holds_its_quotes_is_fine(site: Site, network: Network, sandbox: Sandbox) -> None:
    typographic = PARAGRAPH.replace("ice,", "“ice” —")
    site.serve("/", page(text=typographic + "</p><p>More."))
    quotes = (QUOTE.replace(" ", "\n", 1), typographic.replace("“", '"').replace("”", '"').replace("—", "-")[:120])
    assert told(check_links([link(site.at("/"), *quotes)], network, sandbox)) == []


def test_a_quote_that_stands_outside_of_the_article_is_still_on_the_page(
    site: Site, network: Network, sandbox: Sandbox
) -> None:
    site.serve("/", page().replace(b"2031", b"Photo: the <b>ferry</b> in May 2031"))
    assert told(check_links([link(site.at("/"), "the ferry in May 2031")], network, sandbox)) == []


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_an_error_unless_there_is_a_copy(
    site: Site, network: Network, sandbox: Sandbox, status: int
) -> None:
    gone = site.serve("/gone", answer(status=status))
    links = [link(gone), link(gone, copy="https://web.archive.org/web/20241018093000/x")]
    first, second = told(check_links(links, network, sandbox))
    assert first.startswith(f"error seeds/a.md:3:1: {gone} is gone: the server answered {status}")
    assert second.endswith("; its copy is https://web.archive.org/web/20241018093000/x")
    assert second.startswith("warning")


def test_a_quote_that_was_taken_out_is_an_error_where_it_is_quoted(
    site: Site, network: Network, sandbox: Sandbox
) -> None:
    site.serve("/", page())
    assert told(check_links([link(site.at("/"), "A sentence that was taken out.", QUOTE)], network, sandbox)) == [
        f'error docs/events/2024.yaml:9:5: {site.at("/")} no longer says "A sentence that was taken out."; '
        "see what was changed there"
    ]


def test_a_page_that_refuses_programs_or_fails_is_a_warning(site: Site, network: Network, sandbox: Sandbox) -> None:
    site.serve("/robots.txt", answer(b"User-agent: *\nDisallow: /private", media_type="text/plain"))
    site.serve("/broken", answer(status=503))
    site.serve("/forbidden", answer(status=403))
    site.serve("/empty", b"<html></html>")
    links = [link(site.at(path), QUOTE) for path in ("/private", "/broken", "/forbidden", "/empty")]
    found = told(check_links([*links, link("http://127.0.0.1:1/"), link("ftp://example.org/")], network, sandbox))
    assert len(found) == 6
    assert all(line.startswith("warning seeds/a.md:3:1: ") for line in found)
    assert "/private" not in site.asked


def test_what_links_there_are_is_read_from_articles_and_events(tmp_path: Path) -> None:
    (tmp_path / "2024.yaml").write_text(
        "- id: ferry\n  date: 2024-10-18\n  title: Ferry stopped\n  sources:\n"
        "  - article: a\n    quote: The ferry was stopped.\n"
        "  - url: https://example.org/elsewhere\n    title: Elsewhere\n"
    )
    article = parse_article("---\ntitle: A\nurl: https://example.org/a\n---\nx", name="a", path="seeds/a.md")
    offline = parse_article("---\ntitle: B\n---\nx", name="b", path="seeds/b.md")
    chronology = read_folder(tmp_path, tmp_path)
    [ours, theirs] = links_of([article, offline], chronology)
    path = chronology.files[0].path
    passage = QuotedWords("The ferry was stopped.", path, 6, 12)
    assert ours == SourceLink("https://example.org/a", "seeds/a.md", 3, 1, (passage,))
    assert theirs == SourceLink("https://example.org/elsewhere", path, 7, 10)


def test_check_asks_only_when_a_person_wants_it(repository: Settings, site: Site) -> None:
    repository.seeds_folder.mkdir()
    seed = repository.seeds_folder / "a.md"
    seed.write_text(f"---\npublished: 2024-10-18\nurl: {site.at('/gone')}\n---\nText.\n")
    config = ["-f", str(repository.config_file)]
    run = CliRunner().invoke(main, ["check", *config], catch_exceptions=False)
    assert (run.exit_code, site.asked) == (0, [])
    run = CliRunner().invoke(main, ["check", "--links", "--loopback", *config], catch_exceptions=False)
    assert run.exit_code == 1
    assert run.output.startswith(f"seeds/a.md:3:1: {site.at('/gone')} is gone: the server answered 404 Not Found;")
    assert site.asked == ["/robots.txt", "/gone"]
    repository.config_file.write_text("site_name: Test\nplugins:\n- timeline:\n    rules: {link: warning}\n")
    run = CliRunner().invoke(main, ["check", "--links", "--loopback", *config, "--format", "github"])
    assert run.exit_code == 0
    assert run.output.startswith("::warning file=seeds/a.md,line=3,col=1,title=link::")
    run = CliRunner().invoke(main, ["check", "--links", *config], catch_exceptions=False)
    assert "which is not a public address" in run.output

"""Copies in the Wayback Machine, from a server here that speaks as it does; and whether links still hold."""

import json
from urllib.parse import parse_qs, urlsplit

from tests.ingestion.conftest import PARAGRAPH, Site, answer, page
from timeline.articles import read_article
from timeline.ingestion.archive import Archived, archive
from timeline.ingestion.network import Network
from timeline.settings import Settings


def seed(repository: Settings, name: str, url: str) -> None:
    repository.seeds_folder.mkdir(exist_ok=True)
    content = f"---\npublished: 2024-10-18\n# kept\nurl: {url}\n---\n{PARAGRAPH}\n"
    (repository.seeds_folder / f"{name}.md").write_text(content)


def wayback(site: Site, copies: dict[str, str]) -> None:
    """Serves availability for these addresses, and saves everything else."""
    for url in ("https://example.org/a", "https://example.org/b"):
        found = {"available": True, "status": "200", "url": copies.get(url), "timestamp": "20241019000000"}
        told = {"url": url, "archived_snapshots": {"closest": found} if url in copies else {}}
        query = f"/available?url={url.replace(':', '%3A').replace('/', '%2F')}&timestamp=20241018"
        site.serve(query, answer(json.dumps(told).encode(), media_type="application/json"))
        site.serve(f"/save/{url}", answer(status=302, Location=f"/web/20241120101112/{url}"))
        site.serve(f"/web/20241120101112/{url}", page())


def run(repository: Settings, site: Site, network: Network, *, save: bool = False) -> list[Archived]:
    return list(archive(repository, network, save=save, available_at=site.at("/available"), save_at=site.at("/save")))


def test_the_copy_nearest_to_publication_is_noted_in_the_seed(
    repository: Settings, site: Site, network: Network
) -> None:
    copy = "http://web.archive.org/web/20241019000000/https://example.org/a"
    wayback(site, {"https://example.org/a": copy})
    seed(repository, "a", "https://example.org/a")
    assert run(repository, site, network) == [Archived("a", copy.replace("http:", "https:", 1), "2024-10-19")]
    assert (repository.seeds_folder / "a.md").read_text() == (
        "---\npublished: 2024-10-18\n# kept\nurl: https://example.org/a\n"
        "archive: https://web.archive.org/web/20241019000000/https://example.org/a\n"
        f"archived: 2024-10-19\n---\n{PARAGRAPH}\n"
    )
    [asked] = site.asked
    assert parse_qs(urlsplit(asked).query) == {"url": ["https://example.org/a"], "timestamp": ["20241018"]}


def test_a_copy_is_asked_for_only_on_request(repository: Settings, site: Site, network: Network) -> None:
    wayback(site, {})
    seed(repository, "b", "https://example.org/b")
    assert run(repository, site, network) == [Archived("b", reason="no copy yet; ask for one with --save")]
    saved = site.at("/web/20241120101112/https://example.org/b")
    assert run(repository, site, network, save=True) == [Archived("b", saved, "2024-11-20", saved=True)]
    assert read_article(repository.seeds_folder / "b.md").archive == saved


def test_a_run_that_was_ended_goes_on_where_it_was(repository: Settings, site: Site, network: Network) -> None:
    wayback(site, {})
    seed(repository, "a", "https://example.org/a")
    seed(repository, "b", "https://example.org/b")
    running = archive(repository, network, save=True, available_at=site.at("/available"), save_at=site.at("/save"))
    assert next(running).article == "a"
    running.close()
    assert [result.article for result in run(repository, site, network, save=True)] == ["b"]


def test_an_archive_that_fails_for_one_article_is_asked_for_the_next(
    repository: Settings, site: Site, network: Network
) -> None:
    wayback(site, {})
    seed(repository, "a", "https://example.org/a")
    seed(repository, "b", "https://example.org/b")
    query = next(path for path in site.routes if "example.org%2Fa" in path)
    site.serve(query, answer(b"[1]", media_type="application/json"))
    first, second = run(repository, site, network)
    assert first.reason == "the archive's answer cannot be read; try again later"
    assert second.reason.startswith("no copy yet")

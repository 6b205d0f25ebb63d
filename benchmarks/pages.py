"""What building the site costs, against the same number of plain pages: python benchmarks/pages.py 1000 5000.

Ours is what a first build does: generating the pages from events in memory, and MkDocs on them. It is held against
MkDocs on as many Markdown pages with the same theme, of two kinds. Pages of the *same words* have in plain paragraphs
what ours show: that is what the same chronology would cost that somebody writes by hand, and has to stay below 1.4 (0.8
to 1.0 with 1,000 and 2,500 events). *Small* pages have a title and at most three sentences, a tenth of the words of
ours: a harder measure, of what all that is around the words costs (1.5 to 1.7).

The CPU seconds of one program swing by a third with what else a machine does, and so would the ratio of two that ran
one after the other. So each round runs all of them, every other round backwards, and the figures are medians: of the
seconds, and of the ratios within a round, with their lowest and highest. Seconds and MB are those of this machine;
only ratios and growth mean something elsewhere.

The events are made up from a few names, verbs and places by a seeded generator: dates of every kind, one to six sources
with quotes, and each article is read again to explain its date. With ``--browser`` one page with all the events is
opened in Chromium, too, and filtered.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lxml import html
from mkdocs.utils import meta

from timeline.articles import Article
from timeline.dates import Day, parse_edtf
from timeline.events import Citation, Event, Stance, Status
from timeline.i18n.wording import MONTHS, day_words
from timeline.site import Rendered, SiteSettings, site_pages, write_files

CONFIG = """site_name: Benchmark
use_directory_urls: false
theme: {name: timeline}
plugins: [material/search]
nav: [index.md]
not_in_nav: /timeline/**
"""
WHO = [
    "Ministry of Transport",
    "Port authority",
    "City council",
    "Fishermen’s union",
    "Harbour police",
    "Northern Railways",
]
DOES = ["announces", "postpones", "opens", "inspects", "rejects", "signs", "closes", "extends", "doubles"]
WHAT = [
    "the new pier",
    "the ferry line",
    "a contract for dredging",
    "the night shift",
    "the customs hall",
    "repairs of the mole",
]
WHERE = ["Aberport", "Brightness Bay", "Cold Haven", "Dunmere", "Eastwick"]
PUBLISHERS = ["Northern Post", "Example Monitor", "The Daily Sample", "Harbour News"]


def chronology(count: int) -> tuple[list[Event], dict[str, Article]]:
    """So many events over ten years, each told by articles of its own."""
    choose = random.Random(count)
    events, articles = [], {}
    for number in range(count):
        day = Day(choose.randint(2015, 2024), choose.randint(1, 12), choose.randint(1, 28))
        kind = choose.choices(["day", "month", "range", "reported", "plan"], [60, 10, 12, 13, 5])[0]
        month = f"{day.year}-{day.month:02}"
        date, words = {
            "day": (str(day), f"on {MONTHS[day.month - 1]} {day.day}, {day.year}"),
            "month": (month, f"in {MONTHS[day.month - 1]} {day.year}"),
            "range": (f"{day}/{day.plus(choose.randint(1, 90))}", f"from {day_words(day)}"),
            "reported": (f"{day}~", None),
            "plan": (f"{day}/..", "soon"),
        }[kind]
        who, where = choose.choice(WHO), choose.choice(WHERE)
        title = f"{who} {choose.choice(DOES)} {choose.choice(WHAT)} in {where}"
        citations = []
        for telling in range(choose.choices([1, 2, 6], [70, 25, 5])[0]):
            name = f"article-{number}-{telling}"
            quote = f"{title} {words or ''}, an official said".replace(" ,", ",")
            text = (
                f"It had been expected for weeks. {quote}, after long talks. Others did not comment.\n\nMore follows."
            )
            articles[name] = Article(
                name,
                text,
                day,
                title=f"{title} ({telling})",
                publisher=choose.choice(PUBLISHERS),
                url=f"https://example.org/{name}",
            )
            denies = telling == 1 and choose.random() < 0.2
            citations.append(
                Citation(
                    name, quote, parse_edtf(date), words, Stance.DENIES if denies else Stance.REPORTS, "an official"
                )
            )
        status = Status.PLANNED if kind == "plan" else Status.REPORTED
        tag = choose.choice(["traffic", "trade", "labour"])
        events.append(
            Event(
                f"event-{number}",
                parse_edtf(date),
                title,
                None,
                None,
                status,
                (who,),
                (where,),
                (tag,),
                tuple(citations),
            )
        )
    return events, articles


def cost(command: list[str], folder: Path) -> tuple[float, float]:
    """CPU seconds and the most memory, in MB, of a program and those that it starts."""
    program = subprocess.Popen(  # Popen, because only wait4 tells what one program used
        command, cwd=folder, stdout=subprocess.DEVNULL, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    )
    _, status, used = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    assert program.returncode == 0, command
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def build(folder: Path) -> tuple[float, float]:
    return cost([sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"], folder)


def generate(count: int, folder: Path) -> tuple[float, float]:
    """What the pages cost in a program of their own, which makes the events, too; those are taken off the seconds."""
    script = (
        "import resource, sys; from benchmarks.pages import *; events, articles = chronology(int(sys.argv[1]))\n"
        "start = time.process_time()\n"
        "write(Rendered(site_pages(events, articles, SiteSettings())), Path(sys.argv[2]))\n"
        "print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)"
    )
    command = [sys.executable, "-c", script, str(count), str(folder)]
    root = Path(__file__).parents[1]
    said = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), float(said[1])


def largest(site: Path) -> tuple[int, float]:
    """The most elements of a page, and the most kB of one on the wire."""
    elements, wire = 0, 0.0
    for page in site.rglob("*.html"):
        html = page.read_bytes()
        elements = max(elements, len(re.findall(rb"<[a-z]", html)))
        wire = max(wire, len(gzip.compress(html, 6)) / 1000)
    return elements, wire


def repository(folder: Path) -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Benchmark\n", encoding="utf-8")
    return folder


def small(count: int) -> Iterator[str]:
    """Yield the Markdown of small pages: a title, and at most three sentences."""
    for event in chronology(count)[0]:
        yield f"# {event.title}\n\n" + "\n\n".join(citation.quote or "" for citation in event.sources[:3]) + "\n"


def same_words(folder: Path) -> Iterator[str]:
    """Yield our pages below a folder as people would write their words: headings and paragraphs, no links, no HTML."""
    for page in sorted(folder.rglob("*.md")):
        _, front_matter = meta.get_data(page.read_text(encoding="utf-8"))
        body = html.fromstring(f"<div>{front_matter['timeline_html']}</div>")
        tags = "h1 h2 h3 h4 h5 p li dt dd th td pre summary".split()  # noqa: SIM905
        blocks = [
            ("#" * int(block.tag[1]) + " " if re.fullmatch("h[1-6]", block.tag) else "") + " ".join(words.split())
            for block in body.iter(*tags)
            if not block.xpath("descendant::p|descendant::h3|descendant::li")
            and (words := block.text_content()).strip()
        ]
        yield "\n\n".join(re.sub(r"([\\`*_{}\[\]<>])", r"\\\1", block) for block in blocks) + "\n"


def plain(folder: Path, texts: Iterator[str]) -> Path:
    """Write plain pages into a repository of their own."""
    repository(folder)
    for number, text in enumerate(texts):
        page = folder / f"docs/timeline/page-{number}/index.md"
        page.parent.mkdir(parents=True)
        page.write_text(text, encoding="utf-8")
    return folder


def measured(count: int, folder: Path, rounds: int) -> Mapping[str, list[tuple[float, float]]]:
    """Return CPU seconds and MB of each step in each round; every other round runs them backwards."""
    ours = repository(folder / "ours")
    generate(count, ours / "docs/timeline")
    number = sum(1 for _ in (ours / "docs/timeline").rglob("*.md"))
    few = plain(folder / "small", small(number))
    full = plain(folder / "same", same_words(ours / "docs/timeline"))

    def first() -> tuple[float, float]:
        shutil.rmtree(ours / "docs/timeline")
        return generate(count, ours / "docs/timeline")

    steps: dict[str, Callable[[], tuple[float, float]]] = {
        "generate": first,
        "mkdocs": lambda: build(ours),
        "small": lambda: build(few),
        "same": lambda: build(full),
    }
    figures: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for at in range(rounds):
        for name in list(steps) if at % 2 == 0 else reversed(list(steps)):
            figures[name].append(steps[name]())
    figures["unchanged"].append(generate(count, ours / "docs/timeline"))
    figures["pages"].append((number, 0))
    figures["largest"].append(largest(ours / "site"))
    return figures


def report(count: int, figures: Mapping[str, list[tuple[float, float]]]) -> Iterator[str]:
    """Say in lines what was measured."""
    [(pages, _)], [(elements, wire)] = figures["pages"], figures["largest"]
    yield f"{count:,} events, {pages:,} pages; the largest has {elements:,} elements and {wire:.0f} kB on the wire"
    for name in ("generate", "unchanged", "mkdocs", "small", "same"):
        seconds, memory = zip(*figures[name], strict=True)
        yield f"  {name:10} {statistics.median(seconds):7.1f} CPU s {max(memory):6.0f} MB"
    for name in ("small", "same"):
        steps = zip(figures["generate"], figures["mkdocs"], figures[name], strict=True)
        ratios = sorted((made[0] + built[0]) / other[0] for made, built, other in steps)
        middle = statistics.median(ratios)
        spread = f"of {len(ratios)} rounds {ratios[0]:.2f} to {ratios[-1]:.2f}"
        yield f"  (generate + mkdocs) / {name}: {middle:.2f}, {spread}"


def in_browser(count: int, folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    events, articles = chronology(count)
    root = repository(folder / f"browser-{count}")
    write_files(Rendered(site_pages(events, articles, SiteSettings())), root / "docs/timeline")
    build(root)
    with sync_playwright() as playwright:
        chromium = next(path for name in ("chromium", "google-chrome") if (path := shutil.which(name)))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        start = time.perf_counter()
        page.goto((root / "site/timeline/index.html").as_uri(), wait_until="commit")
        page.locator(".tl-filter input").first.wait_for()
        usable = time.perf_counter() - start
        page.locator(".tl-filter input").first.fill("zzz")
        page.locator(".tl-count:not(:empty)").wait_for()  # the index is loaded
        times = page.evaluate(
            """() => {
              const box = document.querySelector(".tl-filter input");
              return (async () => {
                const times = [];
                for (const words of ["pier", "zzz", ""]) {
                  const start = performance.now();
                  box.value = words;
                  box.dispatchEvent(new Event("input", { bubbles: true }));
                  await new Promise((done) => setTimeout(done, 45)); // the finder waits 40 ms for the next key
                  document.body.offsetHeight;
                  times.push(performance.now() - start - 45);
                }
                return times;
              })();
            }"""
        )
        said = ", ".join(f"{number:.0f} ms" for number in times)
        print(f"{count:,} events in Chromium: front page usable after {usable:.2f} s; filter, nothing, all: {said}")
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="*", default=[1000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--browser", action="store_true")
    options = parser.parse_args()
    for count in options.counts:
        with tempfile.TemporaryDirectory() as name:
            print(*report(count, measured(count, Path(name), options.rounds)), sep="\n", flush=True)
            if options.browser:
                in_browser(count, Path(name))


if __name__ == "__main__":
    main()

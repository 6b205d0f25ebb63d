"""What building the site costs, against the same number of plain small pages: python benchmarks/site.py 1000 5000.

CPU seconds and MB of one run on this machine; only the ratio and the growth mean something elsewhere. The events are
made up from a few names, verbs and places by a seeded generator: dates of every kind, one to six sources with quotes,
and each article is read again to explain its date. The plain pages have a title and three paragraphs, and the same
theme. With ``--browser`` one page with all the events is opened in Chromium, too, and filtered.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from timeline.articles import Article
from timeline.dates import Day, parse_edtf
from timeline.events import Citation, Event, Stance, Status
from timeline.i18n.wording import MONTHS, day_words
from timeline.site import Rendered, SiteSettings, site_pages, write

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
        "import resource, sys; from benchmarks.site import *; events, articles = chronology(int(sys.argv[1]))\n"
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


def plain(folder: Path, count: int) -> tuple[float, float]:
    for number, event in enumerate(chronology(count)[0]):
        text = f"# {event.title}\n\n" + "\n\n".join(citation.quote or "" for citation in event.sources[:3]) + "\n"
        page = folder / f"docs/timeline/page-{number}/index.md"
        page.parent.mkdir(parents=True)
        page.write_text(text, encoding="utf-8")
    return build(folder)


def rows(counts: list[int], folder: Path) -> Iterator[str]:
    for count in counts:
        ours = repository(folder / f"ours-{count}")
        generated, memory = generate(count, ours / "docs/timeline")
        unchanged, _ = generate(count, ours / "docs/timeline")
        number = sum(1 for _ in (ours / "docs/timeline").rglob("*.md"))
        built, mkdocs_memory = build(ours)
        elements, wire = largest(ours / "site")
        theirs = repository(folder / f"plain-{count}")
        plain_pages, plain_memory = plain(theirs, number)
        shutil.rmtree(theirs)
        yield (
            f"{count:6,} {number:7,} {generated:8.1f}s {unchanged:9.1f}s {built:6.1f}s {plain_pages:11.1f}s "
            f"{(generated + built) / plain_pages:6.2f} {memory:9.0f} {mkdocs_memory:7.0f} {plain_memory:6.0f} "
            f"{elements:9,} {wire:6.0f}"
        )


def in_browser(count: int, folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    events, articles = chronology(count)
    root = repository(folder / f"browser-{count}")
    write(Rendered(site_pages(events, articles, SiteSettings())), root / "docs/timeline")
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
    parser.add_argument("--browser", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'':51}ratio (generate  MB:{'':20}largest page:")
        print(
            "events   pages  generate  unchanged  mkdocs  plain pages  + mkdocs)  generate  mkdocs  plain  elements  kB"
        )
        for row in rows(options.counts, folder):
            print(row, flush=True)
        if options.browser:
            for count in options.counts:
                in_browser(count, folder)


if __name__ == "__main__":
    main()

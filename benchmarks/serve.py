"""How long an edit takes to be seen in an open browser: python benchmarks/serve.py 300 2000.

A repository of so many made-up events, each in the file of its year, is served by ``timeline serve``; the first page is
opened in Chromium, the title of an event is changed in its file, and the clock stops when the page shows it. Seconds on
this machine, the median and the worst of ten edits, with the CPU seconds that the server used for each; a busy machine
makes the seconds longer, not the CPU seconds.
"""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from timeline.store import read_folder, revised

CONFIG = """site_name: Benchmark
theme: {name: timeline}
plugins: [material/search, timeline]
nav: [index.md, timeline/index.md]
"""
EDITS = 10

sys.path[:0] = [str(Path(__file__).parents[1])]
chronology = importlib.import_module("benchmarks.pages").chronology


def repository(folder: Path, count: int) -> Path:
    """Write so many events and their articles into a folder."""
    events, articles = chronology(count)
    (folder / "docs/events").mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Benchmark\n", encoding="utf-8")
    for article in articles.values():
        head = f"title: {article.title}\npublisher: {article.publisher}\npublished: {article.published}"
        (folder / f"seeds/{article.id}.md").write_text(f"---\n{head}\n---\n{article.text}\n", encoding="utf-8")
    changes = revised(read_folder(folder / "docs/events", folder), {event.id: event for event in events})
    for path, change in changes.items():
        (folder / path).write_text(change.after, encoding="utf-8")
    return folder


def cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(root: Path, page_of: str) -> tuple[float, list[float], list[float]]:
    """The seconds until the server answers, and the seconds and CPU seconds of each edit."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "timeline", "serve", "--addr", "127.0.0.1:0"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = next(line for line in server.stdout if "http://" in line).split()[-1]
        first = time.perf_counter() - began
        seconds, cpu = [], []
        with sync_playwright() as playwright:
            chromium = next(path for name in ("chromium", "google-chrome") if (path := shutil.which(name)))
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page()
            page.goto(address + page_of)
            file = max((root / "docs/events").glob("*.yaml"))
            text = file.read_text(encoding="utf-8")
            for number in range(EDITS):
                word = f"Edited{number}"
                used, start = cpu_of(server.pid), time.perf_counter()
                file.write_text(text.replace("  title: ", f"  title: {word} ", 1), encoding="utf-8")
                page.get_by_text(word).first.wait_for(state="attached", timeout=60_000)
                seconds.append(time.perf_counter() - start)
                cpu.append(cpu_of(server.pid) - used)
            browser.close()
        server.terminate()
    return first, seconds, cpu


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="*", default=[300, 2000])
    for count in parser.parse_args().counts:
        with tempfile.TemporaryDirectory() as folder:
            root = repository(Path(folder) / "repository", count)
            # With more than 300 events each year has a page; the edited event is on it.
            first, seconds, cpu = measure(root, "timeline/2024/" if count > 300 else "timeline/")
            median, worst = statistics.median(seconds), max(seconds)
            print(
                f"{count:,} events: first answer {first:.1f} s; edit to page {median:.2f} s, worst {worst:.2f} s,"
                f" CPU {statistics.median(cpu):.2f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()

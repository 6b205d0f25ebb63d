"""What a reader waits for: this site, TimelineJS and vis-timeline with the same events: python benchmarks/readers.py.

Measured in one run of one Chromium on one machine, where only the ratios mean something elsewhere. "usable" is from
the request of the page until the events are drawn and a key or click is answered: the first frame after the filter
stands above the list here, after TimelineJS says "loaded", and after the first drawing of vis-timeline has "changed".
"settled" is a second later, when what came last has run, too: here Material's own script, and the drawing of what is
below the window, which waits for a frame. "filter" is from a word typed until the next frame is laid out: vis-timeline
is given a filter of its own, TimelineJS has none.
All are CPU time of the page's main thread, which other work on the machine lengthens little, and time on the clock.
"weight" is gzipped JavaScript and CSS: of the timeline, and here also with all of Material's.

"key" is the longest task of the main thread while a reader types, slips and deletes in the finder of this site with the
processor slowed down to a quarter, in CPU time: what a key can wait for at most.

The two packages are fetched with npm into a folder that is thrown away, or taken from --packages node_modules.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import shutil
import statistics
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pages import build, chronology, repository
from playwright.sync_api import Browser, sync_playwright

from timeline.events import Event
from timeline.i18n.wording import bounds
from timeline.site import Rendered, SiteSettings, site_pages, write_files

PACKAGES = ("@knight-lab/timelinejs@3.9.11", "vis-timeline@8.5.4")
WORDS = ("pier", "harbour police", "")
MOST_FILTERED = 1000
"""With more events the filter of vis-timeline is left out: for 300 it took 2.7 s in a run on a busy machine."""

TIMELINEJS = """<!doctype html><html lang="en"><meta charset="utf-8"><title>TimelineJS</title>
<link rel="stylesheet" href="packages/@knight-lab/timelinejs/dist/css/timeline.css"><div id="at"></div>
<style>#at {{ height: 600px }}</style>
<script src="packages/@knight-lab/timelinejs/dist/js/timeline.js"></script>
<script>new TL.Timeline("at", {data}).on("loaded", () => performance.mark("tl-usable"));</script></html>"""

VIS = """<!doctype html><html lang="en"><meta charset="utf-8"><title>vis-timeline</title>
<link rel="stylesheet" href="packages/vis-timeline/styles/vis-timeline-graph2d.min.css"><input><div id="at"></div>
<script src="packages/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"></script>
<script>
const box = document.querySelector("input");
const items = new vis.DataSet({data});
const view = new vis.DataView(items, {{ filter: (item) => item.text.includes(box.value) }});
const timeline = new vis.Timeline(document.getElementById("at"), view, {{ maxHeight: 600, verticalScroll: true }});
let isDrawn = false;
timeline.on("changed", () => isDrawn || (performance.mark("tl-usable"), (isDrawn = true)));
box.addEventListener("input", () => view.refresh());
</script></html>"""

FRAME = """async (words) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
  await frame();
  const box = document.querySelector("input[type=search]") ?? document.querySelector("input");
  const start = performance.now();
  box.value = words;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.offsetHeight;
  // The finder waits 40 ms for another key before it answers.
  if (document.querySelector(".tl-filter")) await new Promise((done) => setTimeout(done, 45));
  await frame();
  return performance.now() - start;
}"""


DRAWN = """{
  const mark = performance.mark;
  performance.mark = function (name, ...more) {
    if (name === "tl-usable") requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => mark.call(performance, "drawn");
      channel.port2.postMessage(0);
    });
    return mark.call(this, name, ...more);
  };
}"""
"""Marks the first frame after a page says that it is usable."""


@dataclass(frozen=True)
class Result:
    """Milliseconds: main thread until usable and settled, clock until usable, and the slowest filter."""

    usable_cpu: float
    settled_cpu: float
    usable: float
    filter_cpu: float | None
    filter_time: float | None


def timelinejs_data(events: list[Event]) -> str:
    def date(day: object) -> dict[str, int]:
        return {"year": day.year, "month": day.month, "day": day.day}  # type: ignore[attr-defined]

    spans = [(event, bounds(event.date)) for event in events]
    return json.dumps(
        {
            "events": [
                {
                    "start_date": date(span[0]),
                    "end_date": date(span[1]),
                    "text": {"headline": event.title, "text": " ".join(c.quote or "" for c in event.sources)},
                }
                for event, span in spans
                if span
            ]
        }
    )


def vis_data(events: list[Event]) -> str:
    spans = [(event, bounds(event.date)) for event in events]
    return json.dumps(
        [
            {
                "id": event.id,
                "content": event.title,
                "text": f"{event.title} {' '.join(c.quote or '' for c in event.sources)}".lower(),
                "start": str(span[0]),
                **({"end": str(span[1])} if span[0] != span[1] else {}),
            }
            for event, span in spans
            if span
        ]
    )


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def measure(browser: Browser, address: str, folder: Path, rounds: int, *, filters: bool) -> Result:
    loads = [_load(browser, address, folder) for _ in range(rounds)]
    usable_cpu, settled_cpu, usable = (min(column) for column in zip(*loads, strict=True))
    filtered = [_filter(browser, address) for _ in range(rounds)] if filters else []
    if not filtered:
        return Result(usable_cpu, settled_cpu, usable, None, None)
    slowest = statistics.median(spent for costs, _ in filtered for spent in costs)
    return Result(usable_cpu, settled_cpu, usable, slowest, min(clock for _, clock in filtered))


def _load(browser: Browser, address: str, folder: Path) -> tuple[float, float, float]:
    """Milliseconds of the main thread until the page is drawn and has settled, and on the clock until drawn."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(DRAWN)
    trace = folder / "trace.json"
    browser.start_tracing(page=page, path=trace, categories=["toplevel", "__metadata", "blink.user_timing"])
    page.goto(address, wait_until="commit")
    page.wait_for_function("performance.getEntriesByName('drawn').length > 0", timeout=300_000, polling=50)
    clock = page.evaluate("performance.getEntriesByName('drawn')[0].startTime")
    page.wait_for_timeout(1000)
    browser.stop_tracing()
    context.close()
    events = json.loads(trace.read_text("utf-8"))["traceEvents"]
    drawn = next(one for one in events if one["name"] == "drawn")
    main = (drawn["pid"], drawn["tid"])
    tasks = [one for one in events if "tdur" in one and one["cat"] == "toplevel" and (one["pid"], one["tid"]) == main]
    before = sum(one["tdur"] for one in tasks if one["ts"] < drawn["ts"])
    return before / 1000, sum(one["tdur"] for one in tasks) / 1000, clock


def _filter(browser: Browser, address: str) -> tuple[list[float], float]:
    """Milliseconds of the main thread for each word that is typed, and the longest on the clock."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(one["value"] for one in metrics if one["name"] == "TaskDuration")

    page.goto(address)
    page.wait_for_timeout(1500)
    if page.locator(".tl-filter input").count():
        page.locator(".tl-filter input").first.fill("zzz")
        page.locator(".tl-count:not(:empty)").wait_for()  # the index of the finder is loaded
    costs, times, before = [], [], spent()
    for words in WORDS:
        times.append(page.evaluate(FRAME, words))
        after = spent()
        costs.append(after - before)
        before = after
    context.close()
    return costs, max(times)


def slowest_key(browser: Browser, address: str, folder: Path) -> float:
    """The longest task, in milliseconds of CPU time, while keys are pressed in the finder at a quarter of the speed."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    box = page.locator(".tl-filter input").first
    box.wait_for()
    page.wait_for_timeout(1000)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    trace = folder / "trace.json"
    browser.start_tracing(page=page, path=trace, categories=["toplevel", "__metadata"])
    box.click()
    page.keyboard.type("pi", delay=120)  # the index comes meanwhile
    page.wait_for_timeout(3000)
    page.keyboard.type("er may 2025", delay=250)
    for _ in range(14):
        page.keyboard.press("Backspace")
        page.wait_for_timeout(200)
    page.keyboard.type("dregding", delay=250)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("Delete")
    page.wait_for_timeout(1000)
    browser.stop_tracing()
    page.close()
    events = json.loads(trace.read_text("utf-8"))["traceEvents"]
    mains = {(one["pid"], one["tid"]) for one in events if one.get("args", {}).get("name") == "CrRendererMain"}
    tasks = [one["tdur"] for one in events if "tdur" in one and (one["pid"], one["tid"]) in mains]
    return max(tasks) / 1000


def weight(folder: Path, names: list[str]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for name in names for path in folder.glob(name))


def our_page(count: int, folder: Path) -> Path:
    events, articles = chronology(count)
    root = repository(folder)
    made = Rendered(site_pages(events, articles, SiteSettings()))
    wanted = {path: made[path] for path in made if path.count("/") < 2 and not path.startswith("sources/")}
    write_files(wanted, root / "docs/timeline")
    build(root)
    return root / "site"


def compare(count: int, packages: Path, browser: Browser, folder: Path, rounds: int) -> None:
    events, _ = chronology(count)
    root = our_page(count, folder / f"one-{count}")
    (root / "packages").symlink_to(packages)
    (root / "timelinejs.html").write_text(TIMELINEJS.format(data=timelinejs_data(events)), encoding="utf-8")
    (root / "vis.html").write_text(VIS.format(data=vis_data(events)), encoding="utf-8")
    results = {}

    def report(name: str, one: Result) -> None:
        results[name] = one
        filtering = "" if one.filter_cpu is None else f"{one.filter_cpu:9.0f} {one.filter_time:9.0f}"
        print(
            f"{count:6,}  {name:<16} {one.usable_cpu:9.0f} {one.settled_cpu:9.0f} {one.usable:9.0f} {filtering}",
            flush=True,
        )

    with served(root) as address:
        report("this, front page", measure(browser, f"{address}timeline/index.html", folder, rounds, filters=True))
        key = slowest_key(browser, f"{address}timeline/index.html", folder)
        print(f"{count:6,}  {'this, key':<16} {key:9.0f}", flush=True)
        report("TimelineJS", measure(browser, f"{address}timelinejs.html", folder, rounds, filters=False))
        few = count <= MOST_FILTERED
        report("vis-timeline", measure(browser, f"{address}vis.html", folder, rounds, filters=few))
    ours, others = results.pop("this, front page"), results.values()
    usable = ours.usable_cpu / min(one.usable_cpu for one in others)
    settled = ours.settled_cpu / min(one.settled_cpu for one in others)
    print(f"{count:6,}  usable in {usable:.2f} of the time of the faster, settled in {settled:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", default=[300, 3000])
    parser.add_argument("--packages", type=Path, help="a node_modules folder that has both")
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts")
    options = parser.parse_args()
    chromium = next(path for name in ("chromium", "google-chrome") if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        packages = options.packages
        if packages is None:
            subprocess.run(["npm", "install", "--silent", "--prefix", folder / "npm", *PACKAGES], check=True)
            packages = folder / "npm/node_modules"
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        print("        milliseconds:    usable CPU   settled     clock  filter CPU   clock")
        for count in options.counts:
            compare(count, packages.resolve(), browser, folder, options.rounds)
        browser.close()
        theme = Path(__file__).parents[1] / "timeline/site/theme/assets"
        site = folder / f"one-{options.counts[0]}/site"
        weights = {
            "this": weight(theme, ["*.js", "*.css"]),
            "this, scripts only": weight(theme, ["*.js"]),
            "this and Material": weight(
                site, ["assets/*.js", "assets/*.css", "assets/javascripts/bundle*.js", "assets/stylesheets/*.css"]
            ),
            "TimelineJS": weight(
                packages, [f"@knight-lab/timelinejs/dist/{p}" for p in ("js/timeline.js", "css/timeline.css")]
            ),
            "vis-timeline": weight(
                packages, ["vis-timeline/standalone/umd/*graph2d.min.js", "vis-timeline/styles/*graph2d.min.css"]
            ),
        }
        print("\nweight, gzipped:")
        for name, size in weights.items():
            print(
                f"  {name:<20} {size / 1000:6.1f} kB  {size / weights['TimelineJS']:.2f} of TimelineJS  "
                f"{size / weights['vis-timeline']:.2f} of vis-timeline"
            )


if __name__ == "__main__":
    main()

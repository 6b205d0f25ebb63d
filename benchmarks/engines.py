"""MkDocs, ProperDocs and Zensical build the same docs/, and the pages and where their links lead are compared.

python benchmarks/engines.py [FOLDER]     FOLDER holds mkdocs.yml, docs/ and seeds/; default: this repository

The engines other than MkDocs are installed, in the versions below, into an environment that is thrown away and sees the
packages of this one. Where they cannot be had the comparison is not made, and says so: exit 0. A difference: exit 1.
Zensical runs no plugins of MkDocs, so the pages are written first; that is all the plugin does.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from timeline.build import write_pages

PINNED = ("properdocs==1.6.7", "zensical==0.0.73")
ROOT = Path(__file__).parents[1]
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}


def install(folder: Path) -> Path | None:
    """An environment with the engines; None where they cannot be had."""
    venv.create(folder, with_pip=True)
    python = folder / "bin/python"
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.run([python, "-c", where], check=True, capture_output=True, text=True).stdout.strip())
    (packages / "project.pth").write_text(f"{sysconfig.get_path('purelib')}\n{ROOT}\n", encoding="utf-8")
    options = ("--quiet", "--disable-pip-version-check", "--timeout=30")
    command: list[str | Path] = [python, "-m", "pip", "install", *options, *PINNED]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        print(f"engines not compared: {' and '.join(PINNED)} cannot be installed: {done.stderr.strip()[-300:]}")
        return None
    return python


def build(python: Path, engine: str, source: Path, target: Path) -> Path:
    """The site that an engine builds of a copy of the source."""
    shutil.copytree(source, target)
    module: list[str | Path] = [python, "-m", engine, "build", "--config-file", "mkdocs.yml"]
    strict = ["--strict", "--quiet"] if engine != "zensical" else []
    done = subprocess.run([*module, *strict], cwd=target, capture_output=True, text=True, env=ENVIRONMENT)
    if done.returncode:
        sys.exit(f"{engine} cannot build the site:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return target / "site"


def links(site: Path) -> dict[str, set[str]]:
    """Where the links of each page lead: "timeline/index.html" -> {"timeline/events/a/index.html#how"}."""
    found = {}
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site).as_posix()
        tree = html.fromstring(page.read_bytes())
        hrefs = tree.xpath("//*[contains(@class, 'md-content')]//a/@href[not(starts-with(., 'javascript:'))]")
        found[path] = {_target(path, str(href)) for href in hrefs}
    return found


def _target(page: str, href: str) -> str:
    parts = urlsplit(urljoin(f"https://site.invalid/{page}", href))
    if parts.netloc != "site.invalid":
        return href
    path = re.sub(r"(^|/)$", r"\1index.html", parts.path.lstrip("/"))
    return unquote(path + (f"#{parts.fragment}" if parts.fragment else ""))


def differences(ours: dict[str, set[str]], theirs: dict[str, set[str]]) -> list[str]:
    pages = [f"only one has the page {page}" for page in sorted(ours.keys() ^ theirs.keys())]
    return pages + [
        f"{page}: only one links to {target}"
        for page in sorted(ours.keys() & theirs.keys())
        for target in sorted(ours[page] ^ theirs[page])
    ]


def main() -> None:
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = install(folder / "venv")
        if python is None:
            return
        copy = folder / "source"
        for part in ("docs", "seeds"):
            shutil.copytree(source / part, copy / part)
        shutil.copy(source / "mkdocs.yml", copy)
        write_pages(copy / "mkdocs.yml")
        built = {
            engine: links(build(python, engine, copy, folder / engine))
            for engine in ("mkdocs", "properdocs", "zensical")
        }
    for engine, found in built.items():
        print(f"{engine:<11} {len(found):5,} pages  {sum(map(len, found.values())):7,} links")
    different = [f"{engine}: {line}" for engine in built for line in differences(built["mkdocs"], built[engine])]
    print("\n".join(different) or "the pages and the targets of their links are the same")
    sys.exit(bool(different))


if __name__ == "__main__":
    main()

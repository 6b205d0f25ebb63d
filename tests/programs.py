"""Programs run as their users run them, in a process and a folder of their own, without the second that imports take.

A server process imports what the programs import, once for the whole run of the tests; each run is a fork of it. What
Jinja makes of a template is kept for all of them: making it is two thirds of the work of building a small site. Where
there is no fork, on Windows, a run is a program started from nothing.
"""

import atexit
import multiprocessing
import os
import runpy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from multiprocessing.context import BaseContext
from pathlib import Path

PRELOADED = (
    "mkdocs.__main__",
    "material.plugins.search.plugin",
    "timeline.cli",
    "timeline.plugin",
    "timeline.updating.pipeline",
    "tests.templates",
)


def run(
    module: str, *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m module arguments`` in a folder, as `subprocess.run` with its output captured as text does."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    if _FORKS is None:
        return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    with tempfile.TemporaryDirectory() as folder:
        said = [Path(folder, name) for name in ("out", "err")]
        process = _FORKS.Process(target=_become, args=(command, cwd, dict(env or os.environ), said))  # type: ignore[attr-defined]
        process.start()
        process.join()
        out, err = (path.read_text(encoding="utf-8") for path in said)
    return subprocess.CompletedProcess(command, process.exitcode, out, err)


def _forks() -> BaseContext | None:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return None
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*PRELOADED])
    # The server takes its environment from this process, when it starts.
    os.environ["JINJA_CACHE"] = tempfile.mkdtemp(prefix="templates-")
    atexit.register(shutil.rmtree, os.environ["JINJA_CACHE"], ignore_errors=True)
    return context


def _become(command: list[str], cwd: Path, env: dict[str, str], said: list[Path]) -> None:
    """Turn this process into the program: its folder, environment, arguments and output; then run it."""
    for stream, path in enumerate(said, start=1):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, stream)
        os.close(file)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = command[2:]
    sys.path[0] = str(cwd)
    runpy.run_module(command[2], run_name="__main__", alter_sys=True)


_FORKS = _forks()

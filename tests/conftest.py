"""What holds for every test: no network, no clock in the verdict, and a browser or a loud word that there is none."""

import gc
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from multiprocessing.process import BaseProcess

import pytest
from hypothesis import HealthCheck, Phase, settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.tables import as_one_item

# The shell without windows takes a third of the CPU time of the whole browser for each page.
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# A sandbox cannot be had in most containers; the rest keeps the browser from talking to anyone but the test.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A process for each page and one for drawing cost a fifth more CPU time.
    "--in-process-gpu",
    "--renderer-process-limit=1",
)
NO_CHROMIUM = f"no Chromium on the path ({', '.join(CHROMIUM_NAMES)}); on Debian: apt-get install {CHROMIUM_NAMES[0]}"

# A shell that starts the tests in the background has them ignore Ctrl-C, and with them each program that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A slow machine is not a wrong result: tests that are about time count steps.
settings.register_profile("any machine", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
# In CI the same examples are tried each time: a change is to blame for what fails, not chance.
settings.register_profile("ci", settings.get_profile("any machine"), derandomize=True)
# `make mutants`: that a test fails is all that is asked, not by which smallest example.
settings.register_profile("quick", settings.get_profile("ci"), max_examples=10, phases=[Phase.explicit, Phase.generate])
# `make soak`: so many that what one run in a thousand finds is found.
settings.register_profile("thorough", settings.get_profile("any machine"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "any machine"))

# Nothing that is imported or collected is garbage; from then on to look for some seldom saves a twentieth of the time.
gc.disable()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the installed Chromium. Without one the test is skipped, or fails where CI is set."""
    for name in CHROMIUM_NAMES:
        if path := shutil.which(name):
            return path
    if os.environ.get("CI"):
        pytest.fail(NO_CHROMIUM)
    pytest.skip(NO_CHROMIUM)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for the whole run; a test opens its own page: `browser.new_page(java_script_enabled=False)`."""
    # As long as Playwright waits for a page: with its five seconds a busy machine would be a wrong result.
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS])
        yield running
        running.close()


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """A test that reaches for another machine fails; the own one may be served and asked."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: tuple[str, int] | str | bytes) -> None:
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test asked the network: {address!r}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rows", action="store_true", help="make an item of each row of a table of values")


def pytest_pycollect_makeitem(
    collector: pytest.Module | pytest.Class, name: str, obj: object
) -> pytest.Function | None:
    rows = collector.config.getoption("--rows") or not name.startswith("test_")
    return None if rows else as_one_item(collector, name, obj)


STARTED_BY = {"chromium": "browser", "sandbox": "integration"}
"""The layer of a test by a fixture of its: who asks for the browser is a test in a browser."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test that starts a program its layer; those without a mark are the unit tests."""
    for item in items:
        for name in STARTED_BY.keys() & {*getattr(item, "fixturenames", ())}:
            item.add_marker(STARTED_BY[name])


@pytest.fixture(scope="session", autouse=True)
def only_this_process(request: pytest.FixtureRequest) -> Iterator[None]:
    """In a run of the unit tests alone, fail one that starts a program: it belongs to another layer."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a unit test starts a program; mark it @pytest.mark.integration")

    with pytest.MonkeyPatch.context() as patch:
        if "not integration" in request.config.option.markexpr:
            patch.setattr(subprocess.Popen, "__init__", refuse)
            patch.setattr(BaseProcess, "start", refuse)
        yield


def pytest_collection_finish() -> None:
    """What was imported and collected stays: the garbage collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 100)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if NO_CHROMIUM in str(report.longrepr)]
    if skipped:
        terminalreporter.section("BROWSER TESTS DID NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} skipped: {NO_CHROMIUM}", red=True, bold=True)

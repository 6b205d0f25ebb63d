"""Change the program in one place at a time and see whether a test fails: `make mutants`.

python benchmarks/mutants.py [--sample 200] [--seed 1] [--only store/merge.py] [--tests tests/store ...]
                             [--least .85] [--jobs 2]

Prints each change that no test notices, as soon as that is known, and the share of those that one does; exit 1 where
that is less than ``--least``. The same seed chooses the same changes of the same program. ``MUTATED`` is what is
changed, ``TESTS`` are the tests, without those that start programs. They are imported once and run once, to see which
lines each of them runs through. Then each mutant is a fork of this process, in which the code of one function is
replaced; it runs the tests of the changed line, the fastest first, until one fails or they take twice the CPU time that
they took while their lines were counted: a busy machine kills no mutant.
"""

from __future__ import annotations

import argparse
import ast
import functools
import gc
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import coverage
import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "timeline"
MUTATED = ("store/*.py", "dates.py", "updating/*.py", "corroboration/*.py")
TESTS = [
    *("tests/store", "tests/corroboration", "tests/upgrade", "tests/test_dates.py", "tests/test_updating.py"),
    *("tests/test_decisions.py", "tests/test_chronology.py", "tests/test_gathering.py", "tests/test_index.py"),
    *("tests/test_receipt.py", "tests/test_budget.py", "tests/test_large.py", "tests/test_update_reports.py"),
    *("tests/editing", "tests/proposals", "tests/test_cli.py"),
]
PATIENCE = 10
"""CPU seconds that a mutant may take more than twice what its tests took: to begin takes some, too."""
WAITING = 30
"""Times as long on the clock, for a mutant that waits for what never comes."""
UNTESTED = "no test runs through it"
SWAPPED: Mapping[type[ast.AST], type[ast.AST]] = {
    one: other
    for pair in (
        (ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.In, ast.NotIn), (ast.Is, ast.IsNot),
        (ast.And, ast.Or), (ast.Add, ast.Sub), (ast.Mult, ast.Div), (ast.BitOr, ast.BitAnd),
        (ast.Break, ast.Continue),
    )
    for one, other in (pair, pair[::-1])
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change: where it is, what stands there, and what instead; ``function`` names the code that it is in."""

    path: Path
    line: int
    end: int
    function: str
    before: str
    after: str
    code: CodeType

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line} {self.function}: {self.before}  ->  {self.after}"


def mutants_of(path: Path, wanted: Container[int]) -> Iterator[Mutant]:
    """Yield the changes of a module that are wanted, by their number. Only one is in the tree at a time."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for number, (name, parent, put, node, other) in enumerate(_changes(tree)):
        if number in wanted:
            before = ast.unparse(parent)
            put(ast.fix_missing_locations(ast.copy_location(other, node)))
            after, code = ast.unparse(parent), compile(tree, str(path), "exec")
            put(node)
            at: Any = node if hasattr(node, "lineno") else parent
            yield Mutant(path, at.lineno, at.end_lineno, name, _short(before), _short(after), code)


def number_of_mutants(path: Path) -> int:
    """Return how many changes a module has."""
    return sum(1 for _ in _changes(ast.parse(path.read_text(encoding="utf-8"))))


def _changes(tree: ast.AST) -> Iterator[tuple[str, ast.AST, Callable[[Any], None], ast.AST, ast.AST]]:
    """Yield the name of a function, a node in it, what puts another child in it, the child, and the other one."""
    for name, function in _functions(tree, ""):
        for parent in _walk(function):
            for put, node in _children(parent):
                for other in _alternatives(node, parent):
                    yield name, parent, put, node, other


def _functions(tree: ast.AST, prefix: str) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield prefix + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{prefix}{node.name}.")


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that run when a function does: no annotations, decorators, defaults or docstrings."""
    yield node
    for name, value in ast.iter_fields(node):
        if name not in ("annotation", "returns", "decorator_list", "defaults", "kw_defaults", "type_params"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not _is_docstring(child):
                    yield from _walk(child)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _children(parent: ast.AST) -> Iterator[tuple[Callable[[Any], None], ast.AST]]:
    """Yield each node directly below one, with what puts another one in its place."""
    for name, value in ast.iter_fields(parent):
        if isinstance(value, list):
            for at, child in enumerate(value):
                if isinstance(child, ast.AST):
                    yield functools.partial(value.__setitem__, at), child
        elif isinstance(value, ast.AST):
            yield functools.partial(setattr, parent, name), value


def _alternatives(node: ast.AST, parent: ast.AST) -> Iterator[ast.AST]:
    """Yield what can stand instead of a node."""
    if isinstance(parent, ast.Expr | ast.arguments | ast.arg | ast.FunctionDef | ast.FormattedValue | ast.MatchValue):
        return
    if type(node) in SWAPPED:
        yield SWAPPED[type(node)]()
    match node:
        case ast.Constant(value=None):
            return  # instead of a result there would be the same None
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int() | float()):
            yield ast.Constant(node.value + 1)
        case ast.Constant(value=str()):
            yield ast.Constant(f"XX{node.value}")
        case ast.IfExp():
            yield ast.IfExp(node.test, node.orelse, node.body)
        case ast.Call(keywords=[*_, ast.keyword(arg=str())]):
            yield ast.Call(node.func, node.args, node.keywords[:-1])
        case _ if isinstance(parent, ast.Return | ast.Assign | ast.YieldFrom) and isinstance(node, ast.expr):
            if not isinstance(parent, ast.Assign) or node is parent.value:
                yield ast.Tuple([], ast.Load()) if isinstance(parent, ast.YieldFrom) else ast.Constant(None)
        case _ if isinstance(parent, ast.comprehension) and node in parent.ifs:
            yield ast.Constant(True)
        case _ if isinstance(parent, ast.If | ast.While) and node is parent.test:
            yield ast.UnaryOp(ast.Not(), node)


def _short(text: str) -> str:
    return " ".join(text.split())[:110]


def replace_code(mutant: Mutant) -> None:
    """Let the function of a mutant do what the mutant does, wherever this process holds it, and forget results."""
    # A function within it may be a decorator's, which was made when the module was imported.
    within = [code for name, code in _codes(mutant.code) if f"{name}.".startswith(f"{mutant.function}.")]
    changed = {(code.co_name, code.co_firstlineno): code for code in within}
    for cache in _caches():
        cache.cache_clear()
    for one in gc.get_objects():
        if isinstance(one, FunctionType):
            code = one.__code__
            other = changed.get((code.co_name, code.co_firstlineno))
            if other is not None and code.co_filename == str(mutant.path):
                one.__code__ = other


def _caches() -> list[functools._lru_cache_wrapper[object]]:
    """Return the caches whose results a mutant can change; it takes long to read models of language again."""
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, functools._lru_cache_wrapper)
        and one.__module__.startswith("timeline.")
        and not one.__module__.startswith(("timeline.language", "timeline.extraction"))
    ]


def _codes(code: CodeType, prefix: str = "") -> Iterator[tuple[str, CodeType]]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield prefix + one.co_name, one
            yield from _codes(one, f"{prefix}{one.co_name}.")


class Trial:
    """Instead of running the tests once, pytest is asked to run some of them on each mutant."""

    def __init__(self, mutants: Sequence[Mutant], jobs: int) -> None:
        self.mutants, self.jobs = mutants, jobs
        self.folder = Path(tempfile.mkdtemp(prefix="mutants-"))
        self.outcomes: dict[Mutant, str] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.session = session
        gc.unfreeze()  # of what is frozen after tests are collected, no function could be found
        start = time.monotonic()
        data = self._lines_of_tests()
        print(f"{len(session.items)} tests ran once in {time.monotonic() - start:.0f} s", flush=True)
        waiting, running = list(self.mutants), dict[int, tuple[Mutant, float]]()
        while waiting or running:
            while waiting and len(running) < self.jobs:
                mutant = waiting.pop(0)
                tests = self._tests_of(mutant, data)
                if not tests:
                    self.outcomes[mutant] = UNTESTED
                    continue
                patience = int(PATIENCE + 2 * sum(self.seconds[at] for at in tests))
                pid = self._forked(lambda m=mutant, t=tests, p=patience: self._is_noticed(m, t, p))
                running[pid] = mutant, time.monotonic() + WAITING * patience
            self._wait(running)
        shutil.rmtree(self.folder, ignore_errors=True)
        return True

    def _wait(self, running: dict[int, tuple[Mutant, float]]) -> None:
        for pid, (mutant, until) in list(running.items()):
            done, status = os.waitpid(pid, os.WNOHANG)
            if not done and time.monotonic() > until:
                os.killpg(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                done, status = pid, 256
            if done:
                del running[pid]
                # A child that did not say that its tests passed has not passed them.
                self.outcomes[mutant] = "survived" if status == 0 else "killed"
                shutil.rmtree(self.folder / str(pid), ignore_errors=True)
                print("." if status else f"\nsurvived: {mutant}\n", end="", flush=True)
        time.sleep(0.02)

    def _forked(self, run: Callable[[], bool]) -> int:
        """Run in a process of its own, which is 1 where the answer is yes; the id of the process."""
        pid = os.fork()
        if pid:
            return pid
        code = 1
        try:
            os.setpgid(0, 0)
            quiet = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(quiet, stream)
            config: Any = self.session.config
            config._tmp_path_factory._given_basetemp = self.folder / str(os.getpid())
            code = int(run())
        finally:
            os._exit(code)

    def _run(self, tests: Sequence[int], after: Callable[[int, float], None] = lambda *_: None) -> bool:
        """Run tests until one fails, and say whether one did."""
        items = [self.session.items[at] for at in tests]
        for at, item, following in zip(tests, items, [*items[1:], None], strict=True):
            start = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            after(at, time.process_time() - start)
            if self.session.testsfailed:
                return True
        return False

    def _is_noticed(self, mutant: Mutant, tests: Sequence[int], patience: int) -> bool:
        resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))  # ends this process, which counts as noticed
        replace_code(mutant)
        return self._run(tests)

    def _lines_of_tests(self) -> Mapping[Path, Mapping[int, Sequence[int]]]:
        """Return which tests run through each line. Raises RuntimeError where one fails without any change."""
        stored = self.folder / "lines"
        spent = self.folder / "seconds"

        def measure() -> bool:
            measured = coverage.Coverage(data_file=str(stored), include=sorted({str(one.path) for one in self.mutants}))
            # What a test finds in a cache it has not run through, though a mutant would change it.
            caches = _caches()
            measured.start()
            with spent.open("w", encoding="utf-8") as file:

                def after(at: int, seconds: float) -> None:
                    file.write(f"{at} {seconds}\n")
                    for cache in caches:
                        cache.cache_clear()
                    measured.switch_context(str(at + 1))

                measured.switch_context("0")
                failed = self._run(range(len(self.session.items)), after)
            measured.stop()
            measured.save()
            return failed

        _, status = os.waitpid(self._forked(measure), 0)
        if status:
            raise RuntimeError("a test fails without any change")
        lines = (line.split() for line in spent.read_text(encoding="utf-8").splitlines())
        self.seconds = {int(at): float(seconds) for at, seconds in lines}
        data = coverage.CoverageData(str(stored))
        data.read()
        return {
            Path(path): {line: [int(at) for at in tests if at] for line, tests in data.contexts_by_lineno(path).items()}
            for path in data.measured_files()
        }

    def _tests_of(self, mutant: Mutant, data: Mapping[Path, Mapping[int, Sequence[int]]]) -> list[int]:
        lines = data.get(mutant.path, {})
        found = {at for line in range(mutant.line, mutant.end + 1) for at in lines.get(line, ())}
        return sorted((at for at in found if at in self.seconds), key=lambda at: self.seconds[at])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=200, help="how many mutants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a part of the path of what is changed, such as store/merge.py")
    parser.add_argument("--tests", nargs="+", default=TESTS, help="instead of all that concern what is changed")
    parser.add_argument("--least", type=float, default=0.85, help="the share that has to be killed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    os.chdir(ROOT)
    # Few examples a property, the same each time, and no search for the smallest one that fails.
    os.environ |= {"HYPOTHESIS_PROFILE": "quick", "CI": "true"}
    paths = sorted({path for pattern in MUTATED for path in PACKAGE.glob(pattern) if arguments.only in str(path)})
    every = [(path, number) for path in paths for number in range(number_of_mutants(path))]
    wanted = random.Random(arguments.seed).sample(every, min(arguments.sample, len(every)))
    chosen = [
        mutant for path in paths for mutant in mutants_of(path, {number for other, number in wanted if other == path})
    ]
    print(f"{len(chosen)} of {len(every)} mutants of {len(paths)} modules", flush=True)
    trial = Trial(chosen, arguments.jobs)
    # Each row of a table is a test: then only those rows are run that run through the changed line.
    layer = ["-m", "not integration and not browser", "--rows", "-p", "no:xdist", "-p", "no:cacheprovider", "-q", "-s"]
    if pytest.main([*layer, *arguments.tests], plugins=[trial]) not in (
        pytest.ExitCode.OK,
        pytest.ExitCode.NO_TESTS_COLLECTED,
    ):
        return 2
    print()
    by_module: defaultdict[Path, Counter[str]] = defaultdict(Counter)
    for mutant, outcome in sorted(trial.outcomes.items(), key=lambda one: str(one[0])):
        by_module[mutant.path][outcome] += 1
        if outcome == UNTESTED:
            print(f"{outcome}: {mutant}")
    for path, counts in sorted(by_module.items()):
        print(f"{path.relative_to(ROOT)}: {counts['killed']} of {counts.total()}")
    killed = sum(counts["killed"] for counts in by_module.values())
    print(f"{killed} of {len(chosen)} killed ({killed / len(chosen):.3f})")
    return int(killed < arguments.least * len(chosen))


if __name__ == "__main__":
    sys.exit(main())

"""Change the program in one place at a time and see whether a test fails: `make mutants`.

python benchmarks/mutants.py [--sample 200] [--seed 1] [--only 'timeline.store.merge*'] [--least .85]

Prints the share of mutants that the tests kill, and those that survive as diffs; exit 1 where fewer are killed than
``--least``. What is mutated, and by which tests it is tried, stands in pyproject.toml under ``[tool.mutmut]``; a mutant
that no test of them runs through survives. The same seed chooses the same mutants of the same program. The folder
mutants/ holds the work and can be deleted.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mutmut import __main__ as mutmut
from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).parents[1]
KILLED = ("killed", "timeout")
"""What shows a mutant: a test that fails, or that never ends."""
# Few examples a property: what is tried on each of hundreds of mutants is to be quick, and the same each time.
ENVIRONMENT = {**os.environ, "HYPOTHESIS_PROFILE": "quick", "CI": "true"}


def generate(jobs: int) -> None:
    """Write the mutants into mutants/, all of a function into one file; one of them is switched on by its name."""
    (ROOT / "mutants").mkdir(exist_ok=True)
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.setup_source_paths()
    mutmut.create_mutants(jobs)


def outcomes() -> dict[str, str]:
    """Return what became of each mutant: "killed", "survived", "no tests", "not checked"."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "mutants").rglob("*.py.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        found |= {name: status_by_exit_code[code] for name, code in codes.items()}
    return found


def sample(names: Sequence[str], size: int, seed: int) -> list[str]:
    """Return as many of the names, chosen by the seed alone."""
    return sorted(random.Random(seed).sample(names, min(size, len(names))))


def try_out(names: Sequence[str], jobs: int) -> None:
    """Run the tests on each mutant."""
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(jobs), *names]
    subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True)


def survivors(found: Mapping[str, str]) -> Iterator[str]:
    """Yield each mutant that no test noticed, as a diff."""
    for name, outcome in found.items():
        if outcome not in KILLED:
            shown = subprocess.run(
                [sys.executable, "-m", "mutmut", "show", name], cwd=ROOT, capture_output=True, text=True, check=True
            )
            yield shown.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=200, help="how many mutants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="*", help="names of mutants, such as timeline.store.merge*")
    parser.add_argument("--least", type=float, default=0.85, help="the share that has to be killed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    os.chdir(ROOT)
    generate(arguments.jobs)
    chosen = sample(fnmatch.filter(sorted(outcomes()), arguments.only), arguments.sample, arguments.seed)
    try_out(chosen, arguments.jobs)
    every = outcomes()
    found = {name: every[name] for name in chosen}
    print(*survivors(found), sep="\n")
    killed = sum(outcome in KILLED for outcome in found.values())
    print(f"{killed} of {len(found)} killed ({killed / len(found):.3f}): {dict(Counter(found.values()))}")
    return int(killed < arguments.least * len(found))


if __name__ == "__main__":
    raise SystemExit(main())

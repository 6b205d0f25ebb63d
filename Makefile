# make site   build the timeline of seeds/ into site/
# make test   run the tests
# Each target makes .venv from requirements.txt first, where it is missing or older than what it is made from.

VENV ?= .venv
# The data sets of `make accuracy`, which are not ours to ship.
DATA ?= ../shared/data
BIN := $(VENV)/bin
MADE := $(VENV)/.made
# A process for each core. Each begins with a part of its own, so that most fixtures are made once.
PYTEST = $(BIN)/python -m pytest --numprocesses=auto --dist=worksteal
# What a script may leave to its reader: which kinds a value has on its way. Names, calls and arguments are held to.
LOOSE := assignment call-overload misc method-assign no-any-return operator str-bytes-safe union-attr var-annotated
LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url
# The first Python on the path that is new enough; asked only when .venv has to be made.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

.DEFAULT_GOAL := help
# Where it is set, each program that a test starts compiles every module that it imports: a second of CPU time each.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help site serve test unit integration browser lint accuracy soak mutants suites train engines format lock \
	reference dist clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 13

site: $(MADE) ## build the timeline of seeds/ into site/
	$(BIN)/timeline build

serve: $(MADE) ## show the site at http://127.0.0.1:8000 and rebuild it when a file changes
	$(BIN)/timeline serve

test: $(MADE) ## run the tests (ARGS="-k dates" to choose)
	$(PYTEST) $(ARGS)

unit: $(MADE) ## run the tests that start no program, the fastest
	$(PYTEST) -m 'not integration and not browser' $(ARGS)

integration: $(MADE) ## run the tests that start programs and build sites
	$(PYTEST) -m integration $(ARGS)

browser: $(MADE) ## run the tests in a browser
	$(PYTEST) -m browser $(ARGS)

lint: $(MADE) ## ruff, mypy and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy timeline
	MYPYPATH=benchmarks $(BIN)/mypy --cache-dir .mypy_cache/benchmarks --explicit-package-bases \
		$(LOOSE:%=--disable-error-code=%) benchmarks
	$(BIN)/lint-imports --no-logo

soak: $(MADE) ## play months of a newsroom, and try thousands of examples on each property of the store
	$(BIN)/python benchmarks/soak.py $(ARGS)
	HYPOTHESIS_PROFILE=thorough $(PYTEST) tests/store

mutants: $(MADE) ## change the program in 200 places, one at a time, and count how many changes the tests notice
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'coverage>=7.6,<8'
	$(BIN)/python benchmarks/mutants.py $(ARGS)

suites: $(MADE) ## read the test suites of others: YAML (YAML_TEST_SUITE=folder)
	$(BIN)/python -m pytest -m suites $(ARGS)

accuracy: $(MADE) ## measure on public data sets and hold the figures against those on record (DATA=folder)
	$(BIN)/python benchmarks/accuracy.py --data $(DATA) $(ARGS)

train: $(MADE) ## train the models of extraction on the data sets, cross-validated (DATA=folder)
	$(BIN)/python benchmarks/train_extraction.py $(DATA) $(ARGS)

engines: $(MADE) ## build the site with MkDocs, ProperDocs and Zensical and compare pages and links
	$(BIN)/python benchmarks/engines.py

format: $(MADE) ## format the code and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## write requirements.txt from pyproject.toml (ARGS=--upgrade for the newest versions)
	$(call require_python)
	test -x .uv/bin/uv || { "$(PYTHON)" -m venv .uv && .uv/bin/python -m pip install --quiet 'uv>=0.9,<1'; }
	UV_CUSTOM_COMPILE_COMMAND='make lock' .uv/bin/uv pip compile pyproject.toml --group dev $(LOCKING) $(ARGS) \
		--output-file requirements.txt
	# What a new repository is installed from: the same versions without the tools for working on Timeline.
	UV_CUSTOM_COMPILE_COMMAND='timeline new' .uv/bin/uv pip compile pyproject.toml --constraint requirements.txt \
		$(LOCKING) --no-annotate --output-file timeline/new/template/requirements.txt

reference: $(MADE) ## write the reference and the page about Python from the program
	$(BIN)/python benchmarks/reference.py

dist: $(MADE) ## build the wheel and the source archive into dist/
	$(BIN)/python -m hatchling build

clean: ## remove what make made
	rm -rf $(VENV) .uv dist site docs/timeline .mypy_cache .ruff_cache .pytest_cache .hypothesis

# What is installed is exactly what requirements.txt names by hash; the package itself is built by the backend in it.
# --no-compile: most modules are never imported, and compiling them all takes longer than the rest.
# --no-deps: the lock names every package, and pips before 23.3 warn of an extra of lxml, whose name they do not know.
$(MADE): requirements.txt pyproject.toml
	$(call require_python)
	"$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes \
		-r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

define require_python
@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo 'error: Python 3.11 or newer is needed and $(or $(PYTHON),python3) is not; name one: make PYTHON=/path/to/python3' >&2; exit 1; }
@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	echo 'error: $(PYTHON) cannot make virtual environments; on Debian or Ubuntu: apt-get install python3-venv' >&2; exit 1; }
endef

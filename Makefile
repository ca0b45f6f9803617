# Two commands: `make run` opens the reader, `make test` checks everything. Each does its own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test fast heart check types contracts tests cases learn bench bench-cluster fuzz kill mutants strace pictures lock map bundle clean

run: $(VENV)/.run
	@$(BIN)/briefing

test: check types contracts tests

check: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.test
	$(BIN)/mypy

contracts: $(VENV)/.test
	$(BIN)/lint-imports --no-cache

# What a change needs before the whole: no screens, no processes, nothing learned. Two at a time: mypy takes one core.
fast: $(VENV)/.test
	@$(MAKE) --no-print-directory -j2 types heart contracts check

heart: $(VENV)/.test
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow" tests/language tests/quotations tests/statements tests/training tests/content/test_reading.py tests/test_cases.py tests/test_documented.py tests/test_docs.py

tests: $(VENV)/.test
	$(BIN)/python -m pytest -n auto --dist loadfile

# Writes what comes out today into the plain-text cases (tests/*/cases); read the difference before committing it.
cases: $(VENV)/.test
	BRIEFING_CASES=1 $(BIN)/python -m pytest tests/quotations/test_cases.py tests/statements/test_cases.py

# Learns the weights again from ../shared/data and writes the figures of training/MODEL.md: two minutes.
learn: $(VENV)/.test
	$(BIN)/python -m training.learn

# The standing attacks: chance inputs for everything that reads what others send, and kills at chosen moments.
# EXAMPLES are inputs for each of the targets, KILLS processes that are really killed.
EXAMPLES ?= 10000
KILLS ?= 300

fuzz: $(VENV)/.test
	$(BIN)/python -m tests.attacks.fuzzing $(EXAMPLES)

kill: $(VENV)/.test
	$(BIN)/python -m tests.attacks.killing $(KILLS)

# Breaks one line at a time that safety rests on, in a copy: first chosen ones, then whatever cosmic-ray can break in
# the files that docs/mutants.md names. Hours.
mutants: $(VENV)/.attacks
	$(BIN)/python -m tests.attacks.mutants
	$(BIN)/python -m tests.attacks.mutating

# What every command, import and the reader ask the system for, where strace is installed (also a part of `make test`).
strace: $(VENV)/.test
	$(BIN)/python -m pytest tests/attacks/test_strace.py

bench: $(VENV)/.test
	$(BIN)/python -m tests.bench

# What every file is about, room by room.
bench-cluster: $(VENV)/.test
	$(BIN)/python -m tests.bench.cluster --articles 100000

map: $(VENV)/.test
	@$(BIN)/python -m tools.map

# The lock files carry versions and hashes and name no registry; pip takes it from the machine's own settings.
lock: $(VENV)/.test
	$(BIN)/python -m uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock
	$(BIN)/python -m uv pip compile pyproject.toml --extra build --extra dev --extra cluster --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements-dev.lock
	$(BIN)/python -m uv pip compile pyproject.toml --extra build --extra dev --extra cluster --extra attacks --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements-attacks.lock

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.attacks: requirements-attacks.lock | $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-attacks.lock
	@touch $@

# A folder that installs without a network: for this system, or SYSTEM=windows, macos, macos-intel, linux, linux-arm.
# It asks a package index while it is made.
SYSTEM ?=
bundle: $(VENV)/.test
	$(BIN)/python -m tools.bundle $(SYSTEM)

clean:
	rm -rf $(VENV) dist build *.egg-info

# Draws the pictures that the tests hold and the one in the README; look at each before committing it.
pictures: $(VENV)/.test
	BRIEFING_PICTURES=1 $(BIN)/python -m pytest tests/reader/test_pictures.py

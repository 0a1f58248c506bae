# Everything that a user or a developer runs. Needs Python 3.11 or later and nothing else of ours.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-hostile check lint types layers tests gate fuzz audit sbom clean

demo: $(VENV)/.installed
	@$(BIN)/hearsay brief examples/ferry-sinking

test: $(VENV)/.dev check

check: lint types layers tests

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests training evaluation benchmarks fuzz
	$(BIN)/ruff format --check src tests training evaluation benchmarks fuzz

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

tests: $(VENV)/.dev $(VENV)/.extras
	$(BIN)/python -m pytest

# Input from strangers who mean harm: the cases of docs/hardening.md.
test-hostile: $(VENV)/.dev
	$(BIN)/python -m pytest -m hostile

# Fuzz every parser and the brief for so long; goes on where it was left.
HOURS ?= 1
fuzz: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-fuzz.txt
	nice -n 19 $(BIN)/python -m fuzz --hours $(HOURS)

# Before a release: known holes in what is installed, and what is in the package (CycloneDX). What could not be looked up
# fails the audit too: it needs the network.
audit: $(VENV)/.release
	mkdir -p dist
	$(BIN)/python -m pip freeze --exclude hearsay --exclude hearsay-reader-en > dist/installed.txt
	$(BIN)/pip-audit --strict --no-deps --disable-pip -r dist/installed.txt

sbom: $(VENV)/.release
	mkdir -p dist
	rm -rf $(VENV)-bare
	$(PYTHON) -m venv --without-pip $(VENV)-bare
	$(BIN)/python -m pip --python $(VENV)-bare/bin/python install --quiet --disable-pip-version-check ./reader-en .
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --of JSON --output-reproducible -o dist/sbom.json \
	  $(VENV)-bare/bin/python

# Scores on annotated stories and corpora that are not part of the project: make gate DATA=folder
gate: $(VENV)/.dev
	$(BIN)/python -m evaluation.gate $(DATA)

$(VENV)/.installed: pyproject.toml reader-en/pyproject.toml reader-en/src/hearsay_reader_en/weights.json
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check ./reader-en -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# A Chromium for the tests in a browser, and followthemoney, which reads back what is exported to it. Where one of them
# cannot be had, its tests are skipped and say so.
$(VENV)/.extras: $(VENV)/.dev
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || sh tests/browser/install.sh \
	  || echo "no Chromium: the tests in a browser will be skipped"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'followthemoney>=4,<5' \
	  || echo "no followthemoney (it needs ICU to build): what is exported to it will not be read back"
	@touch $@

$(VENV)/.release: $(VENV)/.dev requirements-release.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-release.txt
	@touch $@

clean:
	rm -rf $(VENV) $(VENV)-bare

# Every target is one line in `make help`; what is behind `##` is what help prints.

PYTHON ?= python3
DOCS ?= samples
PORT ?= 8000
STORE ?=
WORKERS ?= 2

BIN := .venv/bin
SAYSO := $(BIN)/sayso
INSTALLED := .venv/.installed
INSTALLED_DEV := .venv/.installed-dev
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
TRAINING := .venv-training
INSTALLED_TRAINING := $(TRAINING)/.installed
TRAINED := $(TRAINING)/tagger
NEO4J_PASSWORD := .sayso/neo4j/password

.DEFAULT_GOAL := help
.PHONY: help install run test docs eval train-tagger lint format neo4j lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(INSTALLED) ## Make .venv with the program and all that it needs (Python 3.11 or later)
	@echo "Installed: $(SAYSO) --help"

run: $(INSTALLED) ## Build a graph of DOCS=samples and serve it on PORT=8000; STORE=neo4j keeps it in a real Neo4j
ifeq ($(STORE),neo4j)
	@$(SAYSO) neo4j start
	@address="$$($(SAYSO) neo4j status --json | $(BIN)/python -c 'import json, sys; print(json.load(sys.stdin)["bolt_url"])')" && \
	SAYSO_NEO4J_PASSWORD_FILE=$(NEO4J_PASSWORD) $(SAYSO) --store "$$address" run --docs "$(DOCS)" --port $(PORT)
else
	@$(SAYSO) $(if $(STORE),--store "$(STORE)") run --docs "$(DOCS)" --port $(PORT)
endif

test: lint ## Run linters, type checks and all tests, on both stores
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

docs: $(INSTALLED_DEV) ## Build the documentation as a site in build/site, which loads nothing from any other host
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "Open build/site/index.html"

eval: $(INSTALLED) ## Measure the extraction on ../shared/data, where that is, and compare with docs/scorecard.md
	@$(SAYSO) eval

train-tagger: $(INSTALLED_TRAINING) ## Train the tagger of names on ../shared/data, in about an hour on two cores; writes ingest/data/tagger
	$(TRAINING)/bin/python -m training.train --data ../shared/data --out $(TRAINED)
	$(TRAINING)/bin/python -m training.distil --data ../shared/data --run $(TRAINED)
	$(TRAINING)/bin/python -m training.export --run $(TRAINED) --out ingest/data/tagger
	$(TRAINING)/bin/python -m training.measure $(TRAINED)/whole.onnx $(TRAINED)/small.onnx

lint: $(INSTALLED_DEV) ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet . || { echo "Some files are not formatted: make format"; exit 1; }
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy

format: $(INSTALLED_DEV) ## Format the source
	$(BIN)/ruff format --quiet .

neo4j: $(INSTALLED) ## Start a real Neo4j with its Browser (Docker, or JDK 17 with Maven); stop it: .venv/bin/sayso neo4j stop
	@$(SAYSO) neo4j start

lock: $(INSTALLED_DEV) ## Write the lock files anew from pyproject.toml
	$(PIP) install uv
	$(BIN)/uv pip compile $(LOCK_OPTIONS) --group build pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile $(LOCK_OPTIONS) --group build --group dev --constraint requirements.lock pyproject.toml \
		--output-file requirements-dev.lock
	$(BIN)/uv pip compile $(LOCK_OPTIONS) --group readers --constraint requirements-dev.lock pyproject.toml \
		--output-file requirements-readers.lock

# No address may get into a lock file: who installs from it says from where. With mcp, so that after `make install` every
# command works.
LOCK_OPTIONS := --quiet --universal --extra mcp --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-header --no-annotate

clean: ## Remove .venv and all caches; your graph stays
	rm -rf .venv $(TRAINING) build dist *.egg-info .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "sayso needs Python 3.11 or later, and $(PYTHON) is $$($(PYTHON) --version 2>&1): name another, make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Installing into .venv: a minute or two, this once"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# PyTorch is large, and needed by nothing else.
$(INSTALLED_TRAINING): requirements.lock training/requirements.txt
	@test -x $(TRAINING)/bin/python || $(PYTHON) -m venv $(TRAINING)
	@$(TRAINING)/bin/python -m pip --disable-pip-version-check -qq install --requirement requirements.lock
	@$(TRAINING)/bin/python -m pip --disable-pip-version-check -qq install --no-deps --no-build-isolation --editable .
	@$(TRAINING)/bin/python -m pip --disable-pip-version-check -qq install --requirement training/requirements.txt
	@touch $@

$(INSTALLED_DEV): $(INSTALLED) requirements-dev.lock requirements-readers.lock
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(PIP) install --require-hashes --requirement requirements-readers.lock || \
		echo "followthemoney is not installed: it is compiled against ICU (libicu-dev). Its two tests will be skipped"
	@touch $@

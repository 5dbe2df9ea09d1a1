# make demo and make test set themselves up: they need Python 3.11 or newer with pip and venv, nothing else.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
TREE := .cache/tree
# setuptools warns of folders that are named like packages, which is how this tree is meant to be.
INSTALL := PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test soak lint lowest bench torture mutants docs clean notebook

demo: $(VENV)/.installed
	$(BIN)/archive-scraper demo

# Each process takes its half in order, so that what a file's tests share is made once, and helps the other at the end.
test: lint
	$(BIN)/pytest -n auto --dist worksteal

# What takes minutes, or doubles what a test above says: many simulated years, a crawl killed many times.
soak: $(VENV)/.installed-soak
	$(BIN)/pytest -m soak -s

# mypy and import-linter read the package as it is installed, with spiders/ and pipelines/ inside.
lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@rm -rf $(TREE) && mkdir -p $(TREE)
	@cp -rp archive_scraper $(TREE)/ && cp -rp spiders pipelines $(TREE)/archive_scraper/
	cd $(TREE) && "$(CURDIR)/$(BIN)/mypy" --config-file "$(CURDIR)/pyproject.toml"
	cd $(TREE) && PYTHONPATH=. "$(CURDIR)/$(BIN)/lint-imports" --no-logo --config "$(CURDIR)/pyproject.toml"

# The tests with the oldest versions that pyproject.toml admits; older Click words its help another way.
lowest: $(VENV)/.installed-test
	@$(INSTALL) uv
	@$(BIN)/uv venv --quiet --clear .cache/lowest
	@VIRTUAL_ENV=.cache/lowest $(BIN)/uv pip install --quiet --resolution lowest-direct --editable . --group test
	.cache/lowest/bin/pytest -n auto -m "not browser and not soak" -k "not generated_pages"

# Speed beside other tools, each script in one run.
bench: $(VENV)/.installed-bench
	for name in dates normalize store crawl captures browse listings extract; do $(BIN)/python benchmarks/$$name.py || exit 1; done

# Attacks from outside, within twenty minutes; see docs/torture.md.
torture: $(VENV)/.installed
	$(BIN)/python benchmarks/torture.py

# Changes each weight and threshold of the engine and asks the fast tests; see CONTRIBUTING.md.
# make mutants ARGS="--sample 200 --seed 3", or ARGS="--only extract/walls.py".
mutants: $(VENV)/.installed-test
	$(BIN)/python benchmarks/mutants.py $(ARGS)

# What the documentation quotes from the code.
docs: $(VENV)/.installed-test
	$(BIN)/python docs/build.py
	$(BIN)/python docs/picture.py

# Runs the notebook on the demo archive and keeps what it shows.
notebook: $(VENV)/.installed-test
	rm -rf .cache/notebook && mkdir -p .cache/notebook
	cd .cache/notebook && "$(CURDIR)/$(BIN)/archive-scraper" demo --db demo.db > demo.log
	$(BIN)/python docs/notebook/build.py .cache/notebook

clean:
	rm -rf $(VENV) .cache build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/.pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Archive Scraper needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up $(VENV), once; this takes about a minute ..."
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.installed: $(VENV)/.pip pyproject.toml
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.pip pyproject.toml
	@$(INSTALL) --editable . --group test
	@touch $(VENV)/.installed $@

$(VENV)/.installed-soak: $(VENV)/.installed-test
	@$(INSTALL) --group soak
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed-test
	@$(INSTALL) --editable ".[bench]"
	@touch $@

# make portal   the demo company's files in content/ become site/
# make test     everything that is checked, in one command
# make bench    how fast, as ratios against a peer or the raw limit in the same run
# make clean    all that can be made again (never the secret that links hang on)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
# Half as many tests again as there are cores: browsers and servers are waited for much of the time.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(max(1, os.cpu_count() * 3 // 2))')

# Processes that tests and benches begin read compiled modules, as those of installed programs do.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := portal
.PHONY: environment portal check serve test lint types layers tests bench docs expected screenshots catalogues constraints clean

environment: $(READY)

portal: $(READY)
	$(BIN)/showkit build

check: $(READY)
	$(BIN)/showkit check

serve: portal
	$(BIN)/showkit serve

test: lint types layers tests

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

tests: $(READY)
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

bench: $(READY)
	$(BIN)/python -m bench

# Every kind of page in both sizes, languages and themes, to be looked at, and the README's picture.
screenshots: $(READY)
	PYTHONPATH=tests $(BIN)/python tests/screenshots.py --readme

# The environment is made anew when what it is made from changes.
$(READY): pyproject.toml constraints.txt build_catalogues.py generator/showkit/catalogues/*/*/*.po
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "showkit needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $(READY)

# The pages that are made from the code itself, and the demo's JSON Schemas.
docs: $(READY)
	$(BIN)/python -m showkit.commands.docs
	$(BIN)/showkit schemas

# Take over what showkit says of the cases in tests/invalid/; read the difference.
expected: $(READY)
	$(BIN)/python tests/accept_expected.py

# Gather the messages from code and templates into the catalogues.
catalogues: $(READY)
	$(BIN)/pybabel extract --quiet --mapping-file pyproject.toml --no-location --omit-header \
	  --keyword Message:1 --keyword N_:1 --output .showkit/showkit.pot .
	$(BIN)/pybabel update --quiet --domain showkit --input-file .showkit/showkit.pot \
	  --output-dir generator/showkit/catalogues --no-fuzzy-matching --ignore-obsolete --no-wrap

# Pin what the tests ran with; names and versions only.
constraints: $(READY)
	$(BIN)/python -m pip freeze --exclude-editable --all | grep -v -i -E '^(pip|setuptools)==' > constraints.txt

clean:
	rm -rf site .showkit dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

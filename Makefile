# Two commands: `make demo` presses the example paper, `make test` passes every test.
# Each does all its own set-up in .venv; a second run is quick.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SOURCES := src tests examples
# What holds the docs and the house together; `check` passes it.
HOUSE := $(patsubst %,tests/project/test_%.py,docs names constructors mirror parameters marks)

.PHONY: demo test test-fast check docs format bench clean

$(READY): pyproject.toml
	python3 -m venv $(VENV)
	$(PIP) install --upgrade "pip>=25.1"
	$(PIP) install --group dev --editable .
	touch $@

# Presses the example day, one EPUB a desk, and lists them.
demo: $(READY)
	$(BIN)/paperpress build --config examples/daily/paperpress.toml --out examples/daily/dist

# Everything that must hold: style, types, layers, names, then every other test.
test: check
	bash tests/tools/setup.sh
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(addprefix --ignore=,$(HOUSE))

# The loop of work: what needs no Java and no browser, in under a minute.
test-fast: $(READY)
	$(BIN)/python -m pytest -q -n auto --dist loadgroup -m "not conformance and not slow"

check: $(READY)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n auto --dist loadgroup $(HOUSE)

# The documentation site, in build/site; a link that leads nowhere fails. A manual page beside it.
docs: $(READY)
	$(BIN)/python -m mkdocs build --quiet
	$(BIN)/python tests/tools/manual.py build/man

# Ratios against what people write today, in one run (docs/performance.md).
bench: $(READY)
	$(BIN)/python tests/benchmarks/day.py

format: $(READY)
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

clean:
	rm -rf $(VENV) build dist examples/*/dist

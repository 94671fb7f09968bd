# Two commands: `make demo` presses the example paper, `make test` passes every test.
# Each does all its own set-up in .venv; a second run is quick.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check bench clean

$(READY): pyproject.toml
	python3 -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev --editable .
	touch $@

test: $(READY)
	$(BIN)/python -m pytest -n 2

clean:
	rm -rf $(VENV) build dist

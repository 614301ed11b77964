# Voordeur. `make help` lists what there is.
SHELL := /bin/bash
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export RASA_TELEMETRY_ENABLED := false
export PYTHONWARNINGS := ignore

.DEFAULT_GOAL := help
.PHONY: help setup setup-system run train shell check lint test soak bench evaluate procedure-chart golden-update clean

help:  ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1|\2/' | column -t -s '|'

setup: $(STAMP)  ## make the environment in .venv

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed (as $(PYTHON))"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what requirements.lock names (about a minute the first time)"
	@$(BIN)/pip install --quiet --no-deps --ignore-requires-python --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

setup-system:  ## Debian packages for the tests: Chromium, Dovecot
	@scripts/setup-system

run: $(STAMP)  ## the front door, on http://127.0.0.1:8080
	@$(BIN)/voordeur run

train: $(STAMP)  ## train the model where the data changed
	@$(BIN)/voordeur train

shell: $(STAMP)  ## talk in the terminal: make shell o=ik-ben-er-ook
	@$(BIN)/voordeur chat --organisation $(or $(o),ik-ben-er-ook)

lint: $(STAMP)  ## style and definitions
	@$(BIN)/ruff check .
	@$(BIN)/voordeur procedures check

check: lint  ## lint and the quick tests (3 minutes)
	@$(BIN)/python -m pytest tests -m "not slow and not browser and not postgres and not model" -n 2 --dist loadfile

test: $(STAMP) train  ## all tests (15 minutes)
	@$(BIN)/python -m pytest tests -n 2 --dist loadfile

soak: $(STAMP) train  ## long runs: kill tests, many times
	@$(BIN)/python -m pytest tests/crash --kills 50

bench: $(STAMP) train  ## messages per second, and cost against length
	@$(BIN)/python -m bench

evaluate: $(STAMP) train  ## how well messages are understood, into docs/
	@$(BIN)/python -m nlu.evaluation

procedure-chart: $(STAMP)  ## each ladder with its terms, as SVG in docs/procedures/
	@$(BIN)/voordeur procedures chart docs/procedures

golden-update: $(STAMP) train  ## rewrite the expectations of the conversation files; review the diff
	@$(BIN)/python -m tests.conversations.golden_update

clean:  ## take away what was built, never what people told
	@rm -rf $(VENV) models .pytest_cache .ruff_cache .hypothesis

# The commands for this checkout; CONTRIBUTING.md says more.

PYTHON ?= python3
BIN = .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help run test lint bench safety-table messages clean setup setup-dev

help:
	@echo 'make run        set up what is missing, then open the program (ARGS="list" passes arguments)'
	@echo 'make test       set up what is missing, then run the tests (ARGS="-k timeline" chooses some)'
	@echo 'make lint       check style and types'
	@echo 'make bench      measure start, memory, computing, reading, drift, exports and onsets of sounds'
	@echo 'make safety-table  write docs/safety.md anew, for a review of what is done when'
	@echo 'make messages   collect the texts to translate'
	@echo 'make clean      remove what the tools left behind (.venv stays)'

run: setup
	@$(BIN)/acupressure-app $(ARGS)

test: setup-dev
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.suite $(ARGS)

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: setup
	@$(BIN)/python -m tools.bench

safety-table: setup
	@$(BIN)/python -m tools.safety_table

messages: setup-dev
	@mkdir -p assets/translations
	$(BIN)/pybabel -q extract --mapping-file pyproject.toml --sort-by-file \
	    --project acupressure-app --copyright-holder 'The acupressure-app authors' \
	    --output-file assets/translations/acupressure_app.pot .

clean:
	rm -rf build dist *.egg-info .pytest_cache .hypothesis .mypy_cache .ruff_cache
	find acupressure_app tests tools -name __pycache__ -prune -exec rm -rf {} +

setup:
	@$(PYTHON) tools/setup.py

setup-dev:
	@$(PYTHON) tools/setup.py --dev

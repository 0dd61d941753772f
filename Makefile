# Everything starts here: `make` lists the targets. Each one does the set-up it needs.

PYTHON ?= python3
VENV ?= .venv
EXTRAS ?= all

BIN := $(VENV)/bin
SMALL := $(VENV)/.set-up-dev
WHOLE := $(VENV)/.set-up-all
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PACKAGES := $(patsubst %/,%,$(wildcard geodsl/ grammar/ perturb/ train/))

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all lint docs bench wheel clean
.DELETE_ON_ERROR:

help: ## list the targets
	@echo "usage: make TARGET [PYTHON=python3] [VENV=.venv] [EXTRAS=all]"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

setup: $(VENV)/.set-up-$(EXTRAS) ## environment, libcairo, geodsl with its pinned dependencies

# What is set up is named by its extras: `dev` draws, makes datasets and checks; `all` trains, too, and takes gigabytes.
# The build backend is installed first, from the same pins: an isolated build would fetch the newest one.
$(VENV)/.set-up-%: pyproject.toml constraints.txt
	@echo "set-up: geodsl[$*] in $(VENV)"
	@sh .ci/venv.sh "$(PYTHON)" "$(VENV)"
	@sh .ci/libcairo.sh "$(BIN)/python"
	@$(PIP) install -c constraints.txt setuptools
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[$*]'
	@$(BIN)/python -c 'import cairocffi'
	@touch $@

demo: $(WHOLE) ## draw the examples; make, verify, audit and show a small dataset; train for a minute
	@$(BIN)/python -m geodsl.demo
	@$(BIN)/python examples/experiments/demo.py

# Each worker begins with a half of its own and takes from the other's in the end, so that what a module's tests share is
# made once. Processes that tests start find the bytecode of those before them.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -q -n auto --dist worksteal

test: $(WHOLE) ## the tests, without the slow ones
	HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-quick} $(PYTEST) -m "not slow"

test-all: $(WHOLE) ## every test
	$(PYTEST)

lint: $(WHOLE) ## ruff and mypy
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy

docs: $(WHOLE) ## write the reference, the gallery, the format of groups, the pages of perturbations, datasets and training
	$(BIN)/python -m geodsl.reference
	$(BIN)/python -m perturb.schema
	$(BIN)/python -m perturb.reference
	$(BIN)/python -m perturb.groups.manual
	$(BIN)/python -m train.clip.manual
	$(BIN)/python -m train.lmm.manual

bench: $(WHOLE) ## measure the engine, pictures, perturbations, sampling, words, datasets and training
	$(BIN)/python benchmarks/engine.py
	$(BIN)/python benchmarks/picture.py
	$(BIN)/python benchmarks/perturb.py
	$(BIN)/python benchmarks/sample.py
	$(BIN)/python benchmarks/words.py
	$(BIN)/python benchmarks/blind.py
	$(BIN)/python benchmarks/export.py
	$(BIN)/python benchmarks/train.py
	$(BIN)/python benchmarks/lmm.py

wheel: $(SMALL) ## build dist/*.whl and the source archive
	rm -rf build dist
	$(BIN)/python -m build --no-isolation

clean: ## remove what builds and checks leave behind (the environment stays)
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find $(PACKAGES) tests benchmarks examples -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

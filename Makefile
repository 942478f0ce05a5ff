# Two commands do everything on a fresh machine with Python 3.11, make and git: `make run` and `make test`.
PYTHON ?= python3.11
BIN := .venv/bin
READY := .venv/.ready
PORT ?= 8000
.DEFAULT_GOAL := help
.PHONY: help install run test check bench bench-load bench-forecast install-bench clean

help:  ## what can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(READY)  ## virtual environment with exactly the versions of constraints.txt

$(READY): constraints.txt pyproject.toml
	$(shell command -v $(PYTHON) || command -v python3) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

run: $(READY)  ## sample data, then the whole product in a browser at the printed address
	$(BIN)/balcao demo
	$(BIN)/balcao serve --port $(PORT)

# It starts a hundred processes: what one has compiled the next reads, whatever the shell says.
test: export PYTHONDONTWRITEBYTECODE =
test: export PYTEST_PLUGINS = tests.covering
test: $(READY)  ## the whole test suite, offline; lines it misses: coverage.txt
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal

check: $(READY)  ## lint, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)  ## speed, as ratios within one run
	$(BIN)/python -m evals.benchmarks

bench-load: $(READY)  ## WhatsApp under load, on loopback; the table goes to docs/performance.md. make bench-load MINUTES=10: of memory under load
	$(BIN)/python -m evals.whatsapp.load --keep --minutes $(or $(MINUTES),1.5)

bench-forecast: $(READY)  ## forecasts beside Prophet and, after install-bench, Nixtla: make bench-forecast FILE=prices.csv
	@OMP_NUM_THREADS=1 $(if $(wildcard .venv-bench/bin/python),.venv-bench/bin,$(BIN))/python -m evals.forecasting --file "$(FILE)" $(if $(KEEP),--keep)

install-bench: constraints-bench.txt  ## statsforecast and mlforecast with all else, in an environment of their own (1.5 GB)
	$(shell command -v $(PYTHON) || command -v python3) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints-bench.txt

clean:  ## forget the environment and the data
	rm -rf .venv .venv-bench var

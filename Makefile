# Everything that is done from a checkout. `make` alone says what there is.
#
# Needed: Python 3.11 or newer with pip and venv, and a C library that the wheels know (any usual Linux,
# macOS). The environment is made in .venv from the lock files, every package checked against its hash.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLES := build/samples.db
# Tests are spread over this many processes; `make test JOBS=0` runs them in one, for a debugger.
JOBS ?= 2
ARGS ?=

LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(CURDIR)/$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe \
	--strip-extras --no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help run serve test accept calibrate docs lint lock bench compiled peers clean

help:
	@echo "make run    read the sample articles and print what was found"
	@echo "make serve  show that record as web pages"
	@echo "make test   run all tests (make test ARGS='-k figure' some, JOBS=0 in one process)"
	@echo "make accept raise the figures of accuracy that the tests hold to, after an improvement"
	@echo "make calibrate measure how far confidence can be trusted, and set it anew"
	@echo "make docs   bring the list of pack keys in docs/packs.md up to date"
	@echo "make lint   ruff, mypy --strict, the import contract, the packs"
	@echo "make bench  what reading costs, against the French model alone"
	@echo "make compiled a wheel whose reading is compiled to C, in dist/ (some eight minutes)"
	@echo "make peers  what other open programs find in the same texts (ARGS='--radar FOLDER' for one more)"
	@echo "make lock   write the lock files anew from pyproject.toml and requirements/dev.in"
	@echo "make clean  remove the environment and everything that was built"

run: $(VENV)/run.stamp
	@mkdir -p build
	@rm -f $(SAMPLES) $(SAMPLES)-wal $(SAMPLES)-shm
	@echo "$$ dragoman read samples/articles"
	@$(BIN)/dragoman read samples/articles --record $(SAMPLES)
	@echo
	@echo "$$ dragoman facts --about Turkménistan"
	@$(BIN)/dragoman facts --about Turkménistan --record $(SAMPLES)
	@echo
	@echo "$$ dragoman findings"
	@$(BIN)/dragoman findings --record $(SAMPLES)
	@echo
	@echo "To try next:"
	@echo "  . $(BIN)/activate && export DRAGOMAN_RECORD=$(SAMPLES)"
	@echo "  make serve                                   the record as web pages"
	@echo "  dragoman show depeche-lancement-cku          the article with its facts marked"
	@echo "  dragoman facts --about \"Xi Jinping\"          what concerns a person, country or project"
	@echo "  dragoman facts --type figure --format csv    for a spreadsheet"
	@echo "  dragoman read --record mine.db FOLDER        French articles of your own"

serve: $(VENV)/run.stamp
	@test -f $(SAMPLES) || $(MAKE) --no-print-directory run
	@$(BIN)/dragoman serve --record $(SAMPLES) $(ARGS)

test: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest -n $(JOBS) $(ARGS)

accept: $(VENV)/dev.stamp
	$(BIN)/python scripts/accept_figures.py

calibrate: $(VENV)/dev.stamp
	$(BIN)/python scripts/calibrate.py

docs: $(VENV)/dev.stamp
	$(BIN)/python scripts/document_packs.py

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --verbose
	$(BIN)/dragoman packs check

bench: $(VENV)/run.stamp
	$(BIN)/python benchmarks/cost.py
	$(BIN)/python benchmarks/stages.py

# mypyc writes beside the sources, so it gets a copy of them. PYTHONPATH=build/compiled takes what it made.
compiled: $(VENV)/dev.stamp
	rm -rf build/compiling build/compiled && mkdir -p build/compiling
	cp -R src pyproject.toml README.md LICENSE build/compiling
	cd build/compiling && HATCH_BUILD_HOOK_ENABLE_MYPYC=1 MYPYPATH=src $(CURDIR)/$(BIN)/python -m hatchling build -t wheel
	mkdir -p dist && mv build/compiling/dist/*.whl dist/ && rm -rf build/compiling
	$(PIP) install --no-deps --target build/compiled $$(ls -t dist/*.whl | head -1)
	$(BIN)/python -m pytest tests/test_compiled.py

peers: $(VENV)/run.stamp build/peers/stamp
	$(BIN)/python benchmarks/peers.py --env build/peers --write docs/measurements.md $(ARGS)

build/peers/stamp: requirements/peers.txt
	$(PYTHON) -m venv build/peers
	build/peers/bin/python -m pip install --disable-pip-version-check --quiet -r requirements/peers.txt
	@touch $@

lock: $(VENV)/dev.stamp
	$(LOCK) --build-deps-for editable --upgrade --output-file requirements/run.lock pyproject.toml
	cd requirements && $(LOCK) --upgrade --output-file dev.lock dev.in
	# followthemoney asks for old stubs of SQLAlchemy, which hide the types that it has of its own.
	awk '/^[a-z]/{skip=/^sqlalchemy2-stubs==/} !skip' requirements/dev.lock > build/dev.lock
	mv build/dev.lock requirements/dev.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=…")'
	$(PYTHON) -m venv $(VENV)

# The build backend is in the lock too, so that nothing is installed without its hash.
$(VENV)/run.stamp: requirements/run.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes --only-binary :all: -r requirements/run.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.lock
	$(PIP) install --no-deps --require-hashes --only-binary :all: -r requirements/dev.lock
	@touch $@

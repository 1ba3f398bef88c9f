# make run     set up on first use, then start twitchlog here (ARGS="--port 9000" goes to it)
# make demo    the same with a made-up journal to look around in
# make test    set up on first use, then run every test, browser tests included (ARGS="-k csv")
# make check   lint, format and types
# make bench   measure speed
# make truth   measure how often the trigger analysis is wrong (ARGS="--journals 400")
# make pictures take the README's pictures anew
# make messages gather the words on screen into the catalogues, and compile these
# make wheel   build the wheel into dist/
# make lock    refresh the hash-locked requirements (maintainers; needs uv)
# make clean   remove the virtual environment and everything built

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help run demo test check lint format types bench truth pictures messages wheel lock clean browser FORCE

VENV ?= .venv
PY   := $(VENV)/bin/python
PIP  := PIP_USER=no PIP_DISABLE_PIP_VERSION_CHECK=1 $(PY) -m pip install -q --no-deps --require-hashes

# The environment answers for itself: when the Python below it vanished, changed its minor version,
# or is not the one asked for by PYTHON=..., it is made anew.
SHOW_VERSION := print("%d.%d" % sys.version_info[:2])
ALIVE := $(shell $(PY) -c 'import pip, sys; $(SHOW_VERSION)' 2>/dev/null)
ASKED := $(if $(PYTHON),$(shell $(PYTHON) -c 'import sys; $(SHOW_VERSION)'))
STALE := $(if $(filter $(or $(ASKED),$(ALIVE)),$(ALIVE)),,FORCE)

PYTHONS := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11)
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11) or sys.implementation.name != "cpython")

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

$(VENV)/.made: $(STALE)
	@found=; usable=; \
	for python in $(PYTHONS); do \
	  "$$python" -c '$(NEW_ENOUGH)' 2>/dev/null || continue; \
	  found=$$python; \
	  "$$python" -c 'import ensurepip, venv' 2>/dev/null && usable=$$python && break; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "twitchlog needs Python 3.11 or newer, and found none (Debian, Ubuntu: apt-get install python3 python3-venv)." >&2; exit 1; \
	elif [ -z "$$usable" ]; then \
	  echo "twitchlog needs Python's venv module, which $$found lacks (Debian, Ubuntu: apt-get install python3-venv)." >&2; exit 1; \
	fi; \
	echo "twitchlog: setting up $(VENV) with $$usable (once)"; \
	"$$usable" -m venv --clear $(VENV)
	@touch $@

NO_PACKAGES = { echo "twitchlog could not install the packages in $<: is there a network? Only setting up needs one." >&2; exit 1; }
$(VENV)/.run: requirements.lock $(VENV)/.made
	@$(PIP) -r $< || $(NO_PACKAGES)
	@touch $@
$(VENV)/.test: requirements-test.lock $(VENV)/.run
	@$(PIP) -r $< || $(NO_PACKAGES)
	@touch $@
$(VENV)/.bench: requirements-bench.lock $(VENV)/.test
	@$(PIP) -r $< || $(NO_PACKAGES)
	@touch $@
$(VENV)/.dev: requirements-dev.lock $(VENV)/.test
	@$(PIP) -r $< || $(NO_PACKAGES)
	@touch $@

# Where npm is present, charts get a smaller library; all goes on without.
$(VENV)/.plotlyjs: twitchlog/fetch_plotlyjs.py $(VENV)/.run
	@command -v npm >/dev/null 2>&1 || exit 0; $(PY) -m twitchlog.fetch_plotlyjs && touch $@

run: $(VENV)/.plotlyjs
	@exec $(PY) -m twitchlog $(ARGS)

demo: $(VENV)/.plotlyjs
	@exec $(PY) -m twitchlog demo $(ARGS)

browser: $(VENV)/.test $(VENV)/.plotlyjs
	@PYTHON=$(PY) sh tests/ensure_browser.sh

# Bytecode is always kept: without it each of the programs that tests start compiles all anew.
test: browser
	env -u PYTHONDONTWRITEBYTECODE sh tests/in_memory.sh \
	  $(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

check: lint format types

lint: $(VENV)/.dev
	$(PY) -m ruff check .

format: $(VENV)/.dev
	$(PY) -m ruff format --check .

types: $(VENV)/.dev
	$(PY) -m mypy

bench: $(VENV)/.test $(VENV)/.plotlyjs
	@$(MAKE) -s $(VENV)/.bench || echo "twitchlog: verdicts are timed, but not compared with statsmodels." >&2
	$(PY) -m bench.speed $(ARGS)

truth: $(VENV)/.test
	$(PY) -m bench.truth $(ARGS)

pictures: browser
	$(PY) -m bench.pictures

# Sorted and without places, so that a change of one text is a change of its lines alone.
BABEL := $(PY) -m babel.messages.frontend -q
LOCALES := twitchlog/locales
messages: $(VENV)/.test
	@pot=$$(mktemp) && trap 'rm -f "$$pot"' EXIT && \
	$(BABEL) extract -F pyproject.toml -k N_ --no-location --sort-output -w 99 -o "$$pot" . && \
	$(BABEL) update -i "$$pot" -d $(LOCALES) -w 99 --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date && \
	$(BABEL) compile -d $(LOCALES)

wheel: $(VENV)/.test
	$(PY) -m build --wheel --no-isolation

LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q $(ARGS)
lock:
	@command -v uv >/dev/null 2>&1 || { echo "twitchlog's locks are written by uv, which is not here (pipx install uv)." >&2; exit 1; }
	$(LOCK) -o requirements.lock
	$(LOCK) -c requirements.lock --group test -o requirements-test.lock
	$(LOCK) -c requirements-test.lock --group dev -o requirements-dev.lock
	$(LOCK) -c requirements-test.lock --group bench -o requirements-bench.lock
	@! grep -nE '://|--(extra-)?index|--find-links' requirements*.lock

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov
	find twitchlog tests bench -type d -name __pycache__ -exec rm -rf {} + 2>/dev/null || true

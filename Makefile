# Hashiya. `make help` lists what can be asked for.

# Addresses are taken from the command line only: some shells export a HOST of their own.
PORT = 8000
HOST = 127.0.0.1
LANGUAGE = ar
SECONDS = 120
FILES = 300

.DEFAULT_GOAL := help
.PHONY: help run setup browser test test-long test-heavy test-browsers test-sqlite test-postgresql lint format messages coverage \
	bench installed upgrade drill

PYTHON := .venv/bin/python
export PYTHONUTF8 := 1
# Some shells tell Python to keep nothing it compiled: each of many processes would compile the project anew.
export PYTHONDONTWRITEBYTECODE :=

# More processes than there are cores, for tests wait for browsers and servers; whoever is done first takes over
# what another has still before it.
CORES := $(shell getconf _NPROCESSORS_ONLN)
ON_SQLITE = -n $(shell echo $$(( $(CORES) + 2 ))) --dist worksteal
ON_POSTGRESQL = -n $(CORES) --dist worksteal
MEANWHILE = .cache/tests-meanwhile.log

# The project's own Python, or the first on this machine that is new enough; a command may exist and not run.
FIND_PYTHON = python=; for candidate in .venv/bin/python python3 python3.13 python3.12 python3.11 python3.14 python; do \
		if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			python=$$candidate; break; \
		fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "Hashiya needs Python 3.11 or later, and none was found as python3, python3.11, 3.12 or 3.13." >&2; \
		exit 1; \
	fi

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: installed ## Set up what is missing and serve the reader; PORT=8001 for another port, HOST=... for other machines
	@exec $(PYTHON) manage.py run --host "$(HOST)" --port "$(PORT)"

upgrade: ## Go to the newest release, or TO=v2026.12.1; back to the present one where that fails
	@exec $(PYTHON) -m reader.runtime.upgrade $(TO)

installed:
	@$(FIND_PYTHON); exec $$python -m reader.runtime.install

setup: ## Install all that running, testing and benchmarks need into .venv
	@$(FIND_PYTHON); exec $$python -m reader.runtime.install --tests
	@$(PYTHON) -m tests.typescript install

browser: setup ## Find a browser for the tests; on Debian, as root, install one
	@$(PYTHON) -m tests.browsers

test: browser ## Run the linters and every test, on both databases at once
	@echo "The linters and the tests on PostgreSQL run beside those on SQLite, and tell at the end."
	@mkdir -p $(dir $(MEANWHILE)); \
	HASHIYA_TESTS_SHARED=$$(mktemp -d); export HASHIYA_TESTS_SHARED; trap 'rm -rf "$$HASHIYA_TESTS_SHARED"' EXIT; \
	$(MAKE) --no-print-directory --keep-going lint test-postgresql > $(MEANWHILE) 2>&1 & \
	other=$$!; status=0; \
	$(MAKE) --no-print-directory test-sqlite || status=$$?; \
	wait $$other || status=$$?; \
	cat $(MEANWHILE); \
	exit $$status

test-sqlite:
	@echo "== Tests on SQLite"
	@$(PYTHON) -m pytest $(ON_SQLITE)

test-postgresql:
	@echo "== Tests that touch the database, on PostgreSQL"
	@$(PYTHON) -m tests.postgresql $(PYTHON) -m pytest $(ON_POSTGRESQL)

# The tests that ask tests/amounts.py how much to try.
LONG = tests/test_strange_requests.py tests/arabic/test_fuzz.py tests/formats/test_intake_property.py \
	tests/translation/services/test_provider.py

test-long: setup ## Try properties with all the made-up cases that docs/figures.md speaks of; `make test` has fewer
	@HASHIYA_LONG=1 $(PYTHON) -m pytest $(ON_SQLITE) $(LONG)
	@HASHIYA_LONG=1 $(PYTHON) -m tests.postgresql $(PYTHON) -m pytest $(ON_POSTGRESQL) $(LONG)

test-browsers: setup ## Install Selenium and drive Firefox and WebKit, where Debian's firefox-esr and webkit2gtk-driver are
	@$(PYTHON) -m pip install --disable-pip-version-check -q -r tests/requirements-browsers.txt
	@xvfb-run -a $(PYTHON) -m pytest -n 0 -m other_browsers tests/browser/test_other_browsers.py

test-heavy: setup ## Install torch, transformers and camel-tools (large) and test what uses them: taggers, training
	@$(PYTHON) -m pip install --disable-pip-version-check -r tests/requirements-heavy.txt -r tests/requirements-training.txt
	@$(PYTHON) -m pytest tests/taggers tests/training

drill: setup ## Install django-storages and a server of S3 (large); try buckets, and three hosts: SECONDS=120 FILES=300
	@$(PYTHON) -m pip install --disable-pip-version-check -q -r tests/requirements-drill.txt
	@$(PYTHON) -m pytest tests/drills
	@$(PYTHON) -m tests.drills.hosts --seconds $(SECONDS) --files $(FILES)

lint: setup ## Check style, types (of scripts too), import directions and migrations
	@echo "== Linters"
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports
	@$(PYTHON) -m tests.typescript check
	@$(PYTHON) manage.py makemigrations --check --dry-run

format: setup ## Put the code into the project's format
	@$(PYTHON) -m ruff check --fix
	@$(PYTHON) -m ruff format

messages: setup ## Gather the interface's sentences for translators, and tell which wait; LANGUAGE=ar (needs gettext)
	@$(PYTHON) manage.py makemessages --locale "$(LANGUAGE)" --ignore ".venv/*" --ignore "tests/*" --no-location
	@$(PYTHON) -m tests.catalogues

coverage: setup ## Measure which branches the tests reach
	@$(PYTHON) -m coverage run -m pytest
	@$(PYTHON) -m coverage report --skip-covered

bench: setup ## Run the benchmarks; each prints figures and ratios
	@for what in page gloss write analysis ingest corpus reanchor hostile; do \
		echo "== $$what"; $(PYTHON) manage.py bench $$what || exit 1; \
	done
	@for database in sqlite postgresql; do \
		echo "== writers, $$database"; $(PYTHON) manage.py bench writers --database $$database || exit 1; \
	done

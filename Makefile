# make start: the site with the demo content; make test: all tests; make help: the rest.
PYTHON ?= python3
PORT ?= 8080
ADMIN_PASSWORD ?=
export PORT ADMIN_PASSWORD
export zope_i18n_compile_mo_files = true

.PHONY: help
help: ## Show this help
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/.installed: requirements.lock setup.py scripts/install.sh
	@sh scripts/install.sh $(PYTHON) .venv --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: start
start: .venv/.installed ## Make the demo site if needed and serve it
	@.venv/bin/python scripts/start.py

.PHONY: cluster-packages
cluster-packages:
	@sh scripts/cluster_packages.sh

.PHONY: cluster
cluster: .venv/.installed cluster-packages ## Serve the site by PostgreSQL, two nodes, HAProxy and Varnish
	@.venv/bin/python scripts/cluster.py

.PHONY: chromium
chromium:
	@sh scripts/chromium.sh

.PHONY: test
test: .venv/.installed chromium cluster-packages ## Run all tests
	@.venv/bin/python -m pytest $(ARGS)

.PHONY: mutants
mutants: .venv/.installed ## Change lines of security and duties: some test must fail
	@.venv/bin/python scripts/mutants.py

.PHONY: buildout
buildout: .venv-buildout/.installed ## Make bin/instance with buildout, from the same lock
	@.venv-buildout/bin/python scripts/versions.py requirements.lock versions.cfg
	@.venv-buildout/bin/buildout -N

.venv-buildout/.installed: requirements.lock scripts/install.sh
	@sh scripts/install.sh $(PYTHON) .venv-buildout
	@touch $@

.PHONY: buildout-check
buildout-check: buildout ## Prove that bin/instance serves the add-on
	@.venv-buildout/bin/python scripts/check_buildout.py

.PHONY: lint
lint: .venv/.installed ## Check style, types and the arrows between rooms
	.venv/bin/ruff check src tests scripts deploy benchmarks setup.py
	.venv/bin/ruff format --check src tests scripts deploy benchmarks setup.py
	.venv/bin/zpretty --check src
	.venv/bin/mypy
	.venv/bin/lint-imports

.PHONY: format
format: .venv/.installed ## Mend style
	.venv/bin/ruff check --fix src tests scripts deploy benchmarks setup.py
	.venv/bin/ruff format src tests scripts deploy benchmarks setup.py
	.venv/bin/zpretty --inplace src

.PHONY: i18n
i18n: .venv/.installed ## Update message catalogs
	.venv/bin/python scripts/i18n.py

.PHONY: bench
bench: .venv/.installed chromium ## Print each figure beside its reference
	@.venv/bin/python scripts/bench.py

.PHONY: screenshots
screenshots: .venv/.installed chromium ## Take the documentation's screenshots of the running site
	@.venv/bin/python scripts/screenshots.py

.PHONY: lock
lock: .venv/.installed ## Update requirements.lock
	.venv/bin/uv pip compile -q --universal --python-version 3.10 --no-header --no-annotate -o requirements.lock requirements.in

.PHONY: clean
clean: ## Remove what was installed; the site's data under instance/ stays
	rm -rf .venv mutants

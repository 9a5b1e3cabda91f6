# Every command does its own set-up and needs no more than python3 (3.11 or newer), pip and make.
#   make run     start Amparo on this machine           make run ARGS="--port 8100 --no-browser"
#   make test    every test, the browser's included     make test ARGS="tests/domain -k money"
#   make check   format, lint, floors, types, ... as CI does it, cheapest first
#   make bench   figures, as ratios measured in one run
#   make bundle  a folder that installs and updates from a stick, without a network
#   make soak    the long tests: every page in every theme, direction and width

PY ?= python3
UV_VERSION := 0.13.8
UV := .boot/bin/uv
BIN := .venv/bin
EVERY_TEST := -n auto --dist loadfile --no-loadscope-reorder
CATALOGUES := $(wildcard src/amparo/wording/locale/*/LC_MESSAGES/django.po)
SOURCES_OF_INSTALL := pyproject.toml uv.lock hatch_build.py tools/messages.py $(CATALOGUES)

export UV_PYTHON := $(shell $(PY) -c 'import sys; print(sys.executable)' 2>/dev/null)
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS := true
export UV_PROJECT_ENVIRONMENT := .venv
unexport VIRTUAL_ENV
# Hundreds of processes are started; none of them should have to compile all modules anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := run
.PHONY: run test check bench bundle soak messages clean

run: .venv/.run
	@$(BIN)/amparo serve --data data $(ARGS)

test: .venv/.all
	@CHROMIUM="$$(tools/ensure-chromium)" POSTGRESQL="$$(tools/ensure-postgresql)" $(BIN)/python -m pytest $(if $(ARGS),,$(EVERY_TEST)) $(ARGS)

soak: .venv/.all
	@CHROMIUM="$$(tools/ensure-chromium)" POSTGRESQL="$$(tools/ensure-postgresql)" $(BIN)/python -m pytest $(EVERY_TEST) -m "soak or not soak" $(ARGS)

check: .venv/.all
	@$(BIN)/python tools/check.py

bench: .venv/.all
	@$(BIN)/python -m bench $(ARGS)

bundle: .venv/.all
	@$(BIN)/python tools/bundle.py --uv $(UV) --pip $(PY) $(ARGS)

messages: .venv/.all
	@$(BIN)/python tools/messages.py extract

clean:
	rm -rf .boot .venv bundle dist

# The build hook compiles the catalogues, so a changed .po reaches both installs.
# --inexact: `make run` must not take away what `make test` has installed.
.venv/.run: $(UV) $(SOURCES_OF_INSTALL)
	@$(UV) sync --locked --no-dev --inexact --quiet
	@touch $@

.venv/.all: $(UV) $(SOURCES_OF_INSTALL)
	@$(UV) sync --locked --all-groups --all-extras --quiet
	@touch $@ .venv/.run

# --target works without ensurepip and is not stopped where a system keeps its Python to itself.
$(UV): .boot/uv-$(UV_VERSION)
.boot/uv-$(UV_VERSION):
	@command -v $(PY) >/dev/null || { echo "Amparo needs Python 3.11 or newer, and '$(PY)' was not found." >&2; exit 1; }
	@$(PY) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Amparo needs Python 3.11 or newer; this is %s. If a newer one is installed, name it: make PY=python3.12" % sys.version.split()[0])'
	@$(PY) -m pip --version >/dev/null 2>&1 || { echo "Amparo needs pip for $(PY); on Debian and Ubuntu: apt install python3-pip" >&2; exit 1; }
	@rm -rf .boot
	@PIP_USER=0 $(PY) -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .boot "uv==$(UV_VERSION)"
	@touch $@

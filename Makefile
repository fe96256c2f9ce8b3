# Every target first installs what it lacks (packaging/setup.sh). ARGS are passed on:
#     make run ARGS="open gradients"      make test ARGS="-k likelihood"

PYTHON ?=
ARGS ?=
export PYTHON

setup = @sh packaging/setup.sh
python = .venv/bin/python

# Only on Linux do variables tell whether there is a screen.
screen := $(if $(filter Linux,$(shell uname -s)),$(DISPLAY)$(WAYLAND_DISPLAY),yes)
opens_window := $(if $(ARGS),$(filter open,$(firstword $(ARGS))),yes)

.PHONY: help run test lint bench lock clean

help:
	@echo "make run     open ceviz; without a screen, draw every panel into gallery/"
	@echo "make test    lint, then run the tests"
	@echo "make lint    check style, types and the layers"
	@echo "make bench   measure speed against QPainter, pyqtgraph and matplotlib"
	@echo "make lock    write packaging/requirements*.txt anew (ARGS=--upgrade for new versions)"
	@echo "make clean   remove everything that the others made"

run:
	$(setup) requirements.txt offscreen $(if $(screen),display)
ifeq ($(if $(opens_window),$(screen),none needed),)
	@echo "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set),"
	@echo "so every panel is drawn into the folder gallery/ instead."
	@$(python) -m ceviz render --all -o gallery --force
else
	@$(python) -m ceviz $(ARGS)
endif

test: lint
	QT_QPA_PLATFORM=offscreen $(python) -m pytest $(ARGS)

lint:
	$(setup) requirements-dev.txt offscreen tests
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy
	.venv/bin/lint-imports --no-logo

bench:
	$(setup) requirements-dev.txt offscreen display benchmarks
	$(if $(screen),,xvfb-run -a -s "-screen 0 1920x1080x24") $(python) -m tests.benchmarks $(ARGS)

# Good for Linux, macOS and Windows, Python 3.11 to 3.14, and free of index addresses.
compile = $(python) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --no-annotate $(ARGS)

lock:
	$(setup) requirements-dev.txt
	$(compile) -o packaging/requirements.txt
	$(compile) -o packaging/requirements-dev.txt \
		--extra animation --group dev --constraints packaging/requirements.txt

clean:
	rm -rf .venv gallery build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find ceviz tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

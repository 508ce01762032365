# The commands of the README. Needs Python 3.11 or newer with venv, and make; nothing else.
PYTHON ?= python3
BIN := .venv/bin
CLASS := build/example-class
# The folder that formgrader opens: make formgrader GRADES=grades
GRADES ?= $(CLASS)
JUPYTER_OPTIONS ?=
# The example class is ours: where bubblewrap is missing it may be graded without the sandbox.
JAIL := $(if $(shell command -v bwrap),,--no-jail)

.PHONY: start lab explore formgrader test check verify messages examples numbers environment clean

start: .venv/installed  ## set up, build the notebooks, grade the example class
	@$(BIN)/autograde data photos10
	@$(BIN)/autograde build
	@$(if $(JAIL),echo "bubblewrap is not installed. The example class is our own code and can do without it:")
	@$(BIN)/autograde grade examples/submissions --out $(CLASS) $(JAIL)
	@echo
	@echo "The grades above are those of the example class in examples/submissions; details: $(CLASS)"
	@echo "Open the course:  make lab"

lab: .venv/installed  ## open the students' notebooks in JupyterLab
	cd notebooks && ../$(BIN)/jupyter lab contents.ipynb

explore: .venv/installed-for-lectures  ## serve the explorers as one page, for lectures
	@mkdir -p build
	$(BIN)/jupytext --quiet --to ipynb --output build/explorers.ipynb solutions/dashboard/explorers.py
	cd solutions/dashboard && JUPYTER_PATH=. OPENBLAS_NUM_THREADS=1 ../../$(BIN)/voila ../../build/explorers.ipynb

formgrader: .venv/installed $(GRADES)/nbgrader_config.py  ## grade by hand: nbgrader's formgrader
	cd $(GRADES) && $(abspath $(BIN))/jupyter lab --LabApp.default_url=/formgrader/gradebook $(JUPYTER_OPTIONS)

$(CLASS)/nbgrader_config.py:
	@$(BIN)/autograde grade examples/submissions --out $(CLASS) $(JAIL)

%/nbgrader_config.py:
	$(error No class was graded into $(GRADES). Grade one: $(BIN)/autograde grade submitted/ --out $(GRADES))

test: .venv/installed-for-tests check  ## lint, types, tests with coverage
	$(BIN)/pytest --numprocesses=auto --dist=loadfile --cov --cov-report=term

check: .venv/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright

verify: .venv/installed  ## judge the tests by answers that are known to be right or wrong
	OPENBLAS_NUM_THREADS=1 $(BIN)/autograde verify $(JAIL)

messages: .venv/installed  ## grade all known slips, and write docs/messages.md
	OPENBLAS_NUM_THREADS=1 $(BIN)/autograde verify --no-mutants --messages docs/messages.md $(JAIL)

examples: .venv/installed  ## fill the example class's answers into the notebooks anew
	@$(BIN)/autograde build
	$(BIN)/python examples/make_submissions.py

numbers: .venv/installed-for-tests  ## measure the numbers in the lessons anew: docs/numbers.md
	$(BIN)/pytest tests/lessons/test_numbers*.py --numbers=docs/numbers.md

environment: .venv/installed-for-tests  ## write environment.yml from pyproject.toml
	$(BIN)/python .ci/environment.py

clean:  ## remove what the commands made, but not the images
	rm -rf .venv build

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make start PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@$(BIN)/python -c 'import matplotlib.font_manager'  # lists the fonts once, not in a lesson
	@touch $@

.venv/installed-for-lectures: pyproject.toml constraints.txt | .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[lectures]'
	@touch $@

.venv/installed-for-tests: pyproject.toml constraints.txt | .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@touch $@

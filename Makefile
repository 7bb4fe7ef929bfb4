# Two commands matter: `make run` and `make test`. Both set up whatever is missing.
PYTHON := $(or $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done),python3)
BIN := .venv/bin

.PHONY: run test demo check bench docs lock clean

run: ## Start everything on this machine
	@$(PYTHON) -m ops.setup
	@$(BIN)/python -m ops.run

test: ## Run every test
	@$(PYTHON) -m ops.setup --tests
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest --numprocesses 2 --dist loadfile $(TESTS)

demo: ## Fill the office with a made-up caseload to look around in
	@$(PYTHON) -m ops.setup
	@$(BIN)/flask --app backoffice demo load

check: ## Lint, types, import contracts, dialogue data, generated pages
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	.venv-rasa/bin/python -m bot.engine.validate
	$(BIN)/python -m ops.clauses --check

bench: ## Measure; prints ratios within one run
	$(BIN)/python -m benchmarks

docs: ## Write the pages of docs/ that are made from the code
	$(BIN)/python -m backoffice.procedure.printed docs
	$(BIN)/python -m ops.clauses

lock: ## Compile the locks anew from requirements.txt
	$(PYTHON) -m ops.lock

clean: ## Remove environments and everything made (cases too)
	rm -rf .venv .venv-rasa node_modules var backoffice/static/vendor

# make serve and make test are the two that matter; each sets up what it needs by itself.

PORT ?= 8080
SINGLE = dist-single/kith.html

.DEFAULT_GOAL := help
.PHONY: help serve test check fuzz bench dist single clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: ## Builds the page and serves it here; PORT=8080
	@scripts/setup.sh build
	@echo "Building the page: the first time about 1 min, for size is sought before speed."
	@echo "Then it is at http://127.0.0.1:$(PORT)/ until Ctrl-C, and built again when a file changes."
	@scripts/with wasm trunk serve --release --port $(PORT)

test: ## Every check there is, as CI runs them
	@scripts/setup.sh test
	@scripts/test.sh

check: ## The quick ones: formatting, clippy, native tests
	@scripts/test.sh quick

fuzz: ## Hostile bytes for what reads them; FUZZ_SECONDS=60
	@scripts/fuzz.sh

bench: ## How fast and how good, beside what others do; BENCH="layout drawing notebook giving days"
	@scripts/setup.sh test
	@scripts/bench.sh

dist: ## What a static host needs, in dist/
	@scripts/setup.sh build
	@echo "Building the page: the first time about 1 min, for size is sought before speed."
	@scripts/with wasm trunk build --release
	@echo "dist/ is ready: it works from any folder of any static host."

single: dist ## One HTML file that opens by itself, in dist-single/
	@scripts/single.sh dist $(SINGLE)

clean: ## Forgets what was built here (the tools stay)
	rm -rf target dist dist-single tests/e2e/node_modules tests/e2e/results

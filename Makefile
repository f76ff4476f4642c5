# make demo     a fresh machine to a timeline, a diff and a change log on the screen
# make test     everything that a contributor must run
# make bench    speed, as ratios measured in one run; BENCH="--workloads FOLDER --peer PROGRAM" adds
#               token files and peers for the diff engine, HISTORIES="FILE…" JSON Lines for ingest and for
#               the schedule of visits, ARCHIVE="--revisions 10000,1000000" or files for the archive,
#               SITE=100000 or another number of revisions for the site, which needs wrk
# make install  the program into $(PREFIX)/bin
# make format   the sources as the linter wants them
# make clean    what was built

PREFIX ?= /usr/local
# How many revisions the archive has that is served to be measured.
SITE ?= 10000
# A plain build does not notice a module that is imported but not declared.
CHECKED = --explicit-target-dependency-import-check error
# Tests of limits that are times: one by one, since beside others that keep all processors busy every site is
# a slow one.
UNHURRIED = FetchingTests|AddressesTests|CommandTests.*(HubTests|Watch)|SlowClientsTests
FORMATTED = Package.swift Sources Tests migrations Benchmarks/Package.swift Benchmarks/Sources

.PHONY: setup build demo test bench install format clean

setup:
	@.ci/setup

build: setup
	swift build --product writethru

demo: build
	@examples/demo.sh .build/debug/writethru

test:
	@.ci/setup tests
	swift build --build-tests $(CHECKED)
	swift format lint --strict --recursive $(FORMATTED)
	swift test --skip-build $(CHECKED) --skip '$(UNHURRIED)'
	swift test --skip-build $(CHECKED) --filter '$(UNHURRIED)' --no-parallel

# The package of the benchmarks does not see by itself what files came or went in the one around it.
bench:
	@.ci/setup bench
	swift build -c release --product writethru
	@touch Benchmarks/Package.swift; rm -f Benchmarks/.build/*/release/description.json
	swift run -c release --package-path Benchmarks bench $(BENCH)
	swift run -c release --package-path Benchmarks bench-comparison
	swift run -c release --package-path Benchmarks sentence-links --mutations examples
	swift run -c release --package-path Benchmarks bench-ingest \
	  .build/release/writethru examples/velmoor-water.jsonl $(HISTORIES)
	swift run -c release --package-path Benchmarks bench-schedule $(HISTORIES)
	swift run -c release --package-path Benchmarks bench-fetch
	swift run -c release --package-path Benchmarks bench-archive \
	  .build/release/writethru examples $(ARCHIVE)
	rm -rf .build/bench
	swift run -c release --package-path Benchmarks bench-archive \
	  .build/release/writethru examples --revisions $(SITE) --longest 50 --keep .build/bench
	swift run -c release --package-path Benchmarks bench-site \
	  .build/release/writethru .build/bench/$(SITE).db

install: setup
	swift build -c release --product writethru --static-swift-stdlib
	install -D .build/release/writethru $(DESTDIR)$(PREFIX)/bin/writethru

format:
	swift format --in-place --recursive $(FORMATTED)

clean:
	rm -rf .build Benchmarks/.build

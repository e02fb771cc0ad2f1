# bulletin: newspaper pages into articles.
#
#   make            build/: the C core, the Lua module, the command line
#   make demo       installs what is missing, builds, runs examples/
#   make test       installs what is missing, builds, runs every test
#   make install    PREFIX=/usr/local DESTDIR=
#   make help       the other targets

LUA       ?= lua5.4
PREFIX    ?= /usr/local
DESTDIR   ?=
CC        ?= cc
AR        ?= ar
PKGCONFIG ?= pkg-config
BUILD     ?= build

LUA_VERSION := $(shell $(LUA) -e 'print((_VERSION:gsub("Lua ", "")))' 2>/dev/null || echo 5.4)
LUA_INCDIR  ?= $(shell $(PKGCONFIG) --variable=includedir $(LUA) 2>/dev/null || echo /usr/include/$(LUA))
LUA_CFLAGS  ?= -I$(LUA_INCDIR) $(shell $(PKGCONFIG) --cflags $(LUA) 2>/dev/null)
LUADIR      ?= $(PREFIX)/share/lua/$(LUA_VERSION)
LIBDIR      ?= $(PREFIX)/lib/lua/$(LUA_VERSION)
BINDIR      ?= $(PREFIX)/bin
MANDIR      ?= $(PREFIX)/share/man
DOCDIR      ?= $(PREFIX)/share/doc/bulletin
BASHDIR     ?= $(PREFIX)/share/bash-completion/completions
ZSHDIR      ?= $(PREFIX)/share/zsh/site-functions
FISHDIR     ?= $(PREFIX)/share/fish/vendor_completions.d
libdir      ?= $(PREFIX)/lib
includedir  ?= $(PREFIX)/include

VERSION := $(shell sed -n 's/.*BULLETIN_VERSION "\(.*\)"/\1/p' src/bulletin.h)
CFLAGS  ?= -O2 -g
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes $(WERROR)
ALL     := -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(WARN) -fPIC -fvisibility=hidden -MMD -MP $(CFLAGS)
LIBS    := -lsqlite3 -lm -pthread
# Which versions go together (CONTRIBUTING.md): 0.1, 0.2, then 1, 2.
NUMBERS := $(subst ., ,$(VERSION))
ABI     := $(firstword $(NUMBERS))$(if $(filter 0,$(firstword $(NUMBERS))),.$(word 2,$(NUMBERS)))
SONAME  ?= -Wl,-soname,libbulletin.so.$(ABI)

# The readers of files that are no plain text, and PostgreSQL: WITH names those
# that are built, else those whose libraries are here. HTML's and OCR's need none,
# DOCX's needs zlib; PDF's is a module of its own, since poppler is under the GPL.
WITH ?= html ocr $(shell $(PKGCONFIG) --exists zlib 2>/dev/null && echo docx) \
         $(shell $(PKGCONFIG) --exists libpq 2>/dev/null && echo postgres) \
         $(shell $(PKGCONFIG) --exists poppler-glib 2>/dev/null && echo pdf)
WITH_DEFINES := $(if $(filter html,$(WITH)),-DBUL_WITH_HTML) \
                $(if $(filter ocr,$(WITH)),-DBUL_WITH_OCR) \
                $(if $(filter docx,$(WITH)),-DBUL_WITH_DOCX)
WITH_LIBS    := $(if $(filter docx,$(WITH)),$(shell $(PKGCONFIG) --libs zlib 2>/dev/null || echo -lz))
ifneq ($(filter postgres,$(WITH)),)
WITH_DEFINES += -DBUL_WITH_POSTGRES $(shell $(PKGCONFIG) --cflags libpq)
WITH_LIBS    += $(shell $(PKGCONFIG) --libs libpq)
endif
LIBS += $(WITH_LIBS)

# The tokenizer is an extension of its own, below.
CORE   := $(filter-out src/store/sql/tokenizer.c,$(wildcard src/*/*.c src/*/*/*.c))
MODULE := $(wildcard luamod/*.c)
SCRIPT := $(shell find luamod/bulletin -type f 2>/dev/null)
CORE_O   := $(CORE:%.c=$(BUILD)/%.o)
MODULE_O := $(MODULE:%.c=$(BUILD)/%.o)
SCRIPT_L := $(SCRIPT:luamod/%=$(BUILD)/lua/%)

RUN := LUA_PATH='$(BUILD)/lua/?.lua;$(BUILD)/lua/?/init.lua;;' \
       LUA_CPATH='$(BUILD)/lua/?.so;;'

.PHONY: all module demo test clean help FORCE
all: $(BUILD)/libbulletin.a $(BUILD)/libbulletin.so module \
     $(BUILD)/bulletin_fts.so $(if $(filter pdf,$(WITH)),pdf)

# What a rock holds: the module and the command.
module: $(BUILD)/lua/bulletin/core.so $(SCRIPT_L) $(BUILD)/bulletin

$(BUILD)/src/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL) $(CPPFLAGS) -c -o $@ $<

# Other readers build anew what names them.
$(BUILD)/.with: FORCE
	@mkdir -p $(@D)
	@echo '$(WITH_DEFINES)' | cmp -s - $@ || echo '$(WITH_DEFINES)' >$@

$(BUILD)/src/layout/%.o: src/layout/%.c Makefile $(BUILD)/.with
	@mkdir -p $(@D)
	$(CC) $(ALL) $(WITH_DEFINES) $(CPPFLAGS) -c -o $@ $<

$(BUILD)/src/store/sql/post%.o: src/store/sql/post%.c Makefile $(BUILD)/.with
	@mkdir -p $(@D)
	$(CC) $(ALL) $(WITH_DEFINES) $(CPPFLAGS) -c -o $@ $<

# The host that the module was built for: another one builds it anew.
$(BUILD)/.host: FORCE
	@mkdir -p $(@D)
	@echo '$(LUA) $(LUA_CFLAGS)' | cmp -s - $@ || echo '$(LUA) $(LUA_CFLAGS)' >$@

$(BUILD)/luamod/%.o: luamod/%.c Makefile $(BUILD)/.host
	@mkdir -p $(@D)
	$(CC) $(ALL) $(CPPFLAGS) $(LUA_CFLAGS) -DBUL_LUA_NAME='"$(LUA)"' -c -o $@ $<

$(BUILD)/libbulletin.a: $(CORE_O)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/libbulletin.so: $(CORE_O)
	$(CC) -shared $(SONAME) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/lua/bulletin/core.so: $(MODULE_O) $(CORE_O)
	@mkdir -p $(@D)
	$(CC) -shared $(LDFLAGS) -o $@ $^ $(LIBS)

# The glyphs of PDFs, and their rules where qpdf is here. It shares no code with the
# core.
PDF := $(wildcard luamod/pdf/*.c)
PDF_NEEDS := poppler-glib $(shell $(PKGCONFIG) --exists libqpdf zlib 2>/dev/null && echo libqpdf zlib)
PDF_CFLAGS = $(patsubst -I%,-isystem %,$(shell $(PKGCONFIG) --cflags $(PDF_NEEDS))) \
             $(if $(filter libqpdf,$(PDF_NEEDS)),-DPDF_WITH_QPDF)
.PHONY: pdf install-pdf
pdf: $(BUILD)/lua/bulletin/pdf.so
$(BUILD)/lua/bulletin/pdf.so: $(PDF) $(wildcard luamod/pdf/*.h) Makefile $(BUILD)/.host
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARN) -fPIC -fvisibility=hidden $(CFLAGS) $(CPPFLAGS) $(LUA_CFLAGS) \
	  $(PDF_CFLAGS) -shared $(LDFLAGS) -o $@ $(PDF) $(shell $(PKGCONFIG) --libs $(PDF_NEEDS)) -lm

install-pdf: $(BUILD)/lua/bulletin/pdf.so
	$(INSTALL) -d '$(DESTDIR)$(LIBDIR)/bulletin'
	$(INSTALL) -m 755 $< '$(DESTDIR)$(LIBDIR)/bulletin/pdf.so'

# The tokenizer, for other SQLite programs: .load build/bulletin_fts
$(BUILD)/bulletin_fts.so: $(BUILD)/src/store/sql/tokenizer.o \
    $(BUILD)/src/index/units.o $(BUILD)/src/base/fold.o \
    $(BUILD)/src/base/hanzi.o $(BUILD)/src/base/memory.o $(BUILD)/src/base/text.o
	$(CC) -shared $(LDFLAGS) -o $@ $^

-include $(BUILD)/src/store/sql/tokenizer.d

# Lua files, and the style sheets, scripts and templates beside them.
$(BUILD)/lua/bulletin/%: luamod/bulletin/%
	@mkdir -p $(@D)
	cp $< $@

$(BUILD)/bulletin: luamod/command.lua $(BUILD)/.host
	@mkdir -p $(@D)
	sed '1s|lua5\.4|$(LUA)|' $< >$@ && chmod 755 $@

-include $(CORE_O:.o=.d) $(MODULE_O:.o=.d)

clean:
	rm -rf $(BUILD) out

# Installs what is missing, builds, and runs every script of examples/ over
# the pages beside them.
demo:
	.ci/setup run
	$(MAKE) all
	@$(RUN) LUA=$(LUA) examples/demo

help:
	@sed -n 's/^#   make/make/p' Makefile
	@echo 'make check      every test, without installing anything first'
	@echo 'make lint       luacheck, cppcheck, clang-format, includes and sizes'
	@echo 'make asan ubsan sanitize valgrind  every test under a checker'
	@echo 'make tsan       what runs on threads, watched for races'
	@echo 'make fuzz       RUNS=1000000 of each fuzz target (needs clang)'
	@echo 'make bench      PAGES=examples/pages the benchmarks'
	@echo 'make torture    stores: killed, crowded, out of memory, disk full'
	@echo 'make validate   exports against their standards (needs validators)'
	@echo 'make browser    the reading room in headless Chromium'
	@echo 'make doc        the reference of the Lua module and the C library: build/doc/'
	@echo 'make pictures   those of the READMEs, taken again'
	@echo 'make hosts      builds and tries the module for every Lua here, and in programs'
	@echo 'make dist       the version as build/bulletin-VERSION.tar.gz; distcheck tries it'
	@echo 'make uninstall  takes away what make install put there'
	@echo 'make clean      removes build/'
	@echo
	@echo 'WITH="$(strip $(WITH))" are the readers of files that are no plain text.'
	@echo 'LUA=$(LUA) CC=$(CC) CFLAGS=$(CFLAGS) BUILD=$(BUILD) can be set.'

# --- the reference ---------------------------------------------------------

REFERENCE := $(foreach format,html md,$(BUILD)/doc/lua.$(format) $(BUILD)/doc/c.$(format))

.PHONY: doc
doc: $(REFERENCE) $(BUILD)/doc/bulletin.3

$(BUILD)/doc/lua.%: luamod/meta/bulletin.lua luamod/meta/reference.lua
	@mkdir -p $(@D)
	$(LUA) luamod/meta/reference.lua lua $* $< >$@

$(BUILD)/doc/c.%: src/bulletin.h luamod/meta/reference.lua
	@mkdir -p $(@D)
	$(LUA) luamod/meta/reference.lua c $* $< >$@

$(BUILD)/doc/bulletin.3: src/bulletin.h luamod/meta/reference.lua
	@mkdir -p $(@D)
	$(LUA) luamod/meta/reference.lua c man $< >$@

# --- installing ----------------------------------------------------------

INSTALL ?= install

.PHONY: install install-core install-module install-doc uninstall
install: install-core install-module install-doc $(if $(filter pdf,$(WITH)),install-pdf)

install-core: $(BUILD)/libbulletin.a $(BUILD)/libbulletin.so
	$(INSTALL) -d '$(DESTDIR)$(libdir)/pkgconfig' '$(DESTDIR)$(includedir)'
	$(INSTALL) -m 644 src/bulletin.h '$(DESTDIR)$(includedir)/bulletin.h'
	$(INSTALL) -m 644 $(BUILD)/libbulletin.a '$(DESTDIR)$(libdir)/libbulletin.a'
	$(INSTALL) -m 755 $(BUILD)/libbulletin.so '$(DESTDIR)$(libdir)/libbulletin.so.$(VERSION)'
	ln -sf libbulletin.so.$(VERSION) '$(DESTDIR)$(libdir)/libbulletin.so.$(ABI)'
	ln -sf libbulletin.so.$(ABI) '$(DESTDIR)$(libdir)/libbulletin.so'
	sed -e 's|@prefix@|$(PREFIX)|' -e 's|@libdir@|$(libdir)|' \
	    -e 's|@includedir@|$(includedir)|' -e 's|@version@|$(VERSION)|' \
	    -e 's|@others@|$(if $(filter docx,$(WITH)), zlib)$(if $(filter postgres,$(WITH)), libpq)|' \
	    src/bulletin.pc.in >$(BUILD)/bulletin.pc
	$(INSTALL) -m 644 $(BUILD)/bulletin.pc '$(DESTDIR)$(libdir)/pkgconfig/bulletin.pc'
	# Where it is installed for good, the loader must learn of it.
	[ -n '$(DESTDIR)' ] || ldconfig 2>/dev/null || true

# SCRIPT names every file.
install-module: module
	$(INSTALL) -d '$(DESTDIR)$(LIBDIR)/bulletin' '$(DESTDIR)$(BINDIR)'
	$(INSTALL) -m 755 $(BUILD)/lua/bulletin/core.so '$(DESTDIR)$(LIBDIR)/bulletin/core.so'
	for file in $(SCRIPT:luamod/%=%); do \
	  $(INSTALL) -d '$(DESTDIR)$(LUADIR)'/$$(dirname $$file) && \
	  $(INSTALL) -m 644 $(BUILD)/lua/$$file '$(DESTDIR)$(LUADIR)'/$$file || exit 1; \
	done
	$(INSTALL) -m 755 $(BUILD)/bulletin '$(DESTDIR)$(BINDIR)/bulletin'
	for shell in bash zsh fish; do \
	  $(RUN) $(LUA) $(BUILD)/bulletin --completion $$shell >$(BUILD)/completion.$$shell || exit 1; \
	done
	$(INSTALL) -d '$(DESTDIR)$(BASHDIR)' '$(DESTDIR)$(ZSHDIR)' '$(DESTDIR)$(FISHDIR)'
	$(INSTALL) -m 644 $(BUILD)/completion.bash '$(DESTDIR)$(BASHDIR)/bulletin'
	$(INSTALL) -m 644 $(BUILD)/completion.zsh '$(DESTDIR)$(ZSHDIR)/_bulletin'
	$(INSTALL) -m 644 $(BUILD)/completion.fish '$(DESTDIR)$(FISHDIR)/bulletin.fish'

install-doc: doc
	for page in luamod/bulletin.1 luamod/bulletin.5 $(BUILD)/doc/bulletin.3; do \
	  $(INSTALL) -d '$(DESTDIR)$(MANDIR)'/man$${page##*.} && \
	  $(INSTALL) -m 644 $$page '$(DESTDIR)$(MANDIR)'/man$${page##*.}/$${page##*/} || exit 1; \
	done
	$(INSTALL) -d '$(DESTDIR)$(DOCDIR)'
	$(INSTALL) -m 644 $(REFERENCE) luamod/meta/bulletin.lua examples/postgres/*.sql \
	  '$(DESTDIR)$(DOCDIR)'

uninstall:
	rm -f '$(DESTDIR)$(MANDIR)/man1/bulletin.1' '$(DESTDIR)$(MANDIR)/man3/bulletin.3' \
	      '$(DESTDIR)$(MANDIR)/man5/bulletin.5' '$(DESTDIR)$(BASHDIR)/bulletin' \
	      '$(DESTDIR)$(ZSHDIR)/_bulletin' '$(DESTDIR)$(FISHDIR)/bulletin.fish' \
	      '$(DESTDIR)$(includedir)/bulletin.h' '$(DESTDIR)$(libdir)/libbulletin.a' \
	      '$(DESTDIR)$(libdir)/libbulletin.so' '$(DESTDIR)$(libdir)/libbulletin.so.$(ABI)' \
	      '$(DESTDIR)$(libdir)/libbulletin.so.$(VERSION)' \
	      '$(DESTDIR)$(libdir)/pkgconfig/bulletin.pc' '$(DESTDIR)$(BINDIR)/bulletin'
	rm -rf '$(DESTDIR)$(LUADIR)/bulletin' '$(DESTDIR)$(LIBDIR)/bulletin' '$(DESTDIR)$(DOCDIR)'

# --- tests ---------------------------------------------------------------

HOSTS := $(patsubst spec/lua/%.c,$(BUILD)/spec/test_%,$(wildcard spec/lua/*.c))
TESTS := $(patsubst spec/core/%.c,$(BUILD)/spec/%,$(wildcard spec/core/test_*.c)) \
         $(HOSTS)

$(BUILD)/spec/%: spec/core/%.c $(wildcard spec/core/*.h) $(BUILD)/libbulletin.a
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(WARN) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.c %.o,$^) \
	  $(BUILD)/libbulletin.a $(LIBS)

# What a build without readers says of files that it cannot read.
$(BUILD)/spec/bare/%.o: src/layout/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL) $(CPPFLAGS) -c -o $@ $<
$(BUILD)/spec/test_bare: $(BUILD)/spec/bare/formats.o

# Host programs of Lua's, to fail its allocations one after the other.
LUA_LIBS ?= $(shell $(PKGCONFIG) --libs $(LUA) 2>/dev/null || echo -l$(LUA))
$(HOSTS): $(BUILD)/spec/test_%: spec/lua/%.c spec/lua/host.h spec/lua/host_module.h spec/core/check.h \
    spec/core/quick.h spec/core/sqlite_memory.h $(MODULE_O) $(BUILD)/libbulletin.a
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(WARN) $(LUA_CFLAGS) $(CFLAGS) $(LDFLAGS) \
	  -o $@ $(filter %.c %.o %.a,$^) $(LUA_LIBS) $(LIBS) -pthread

.PHONY: check programs lint asan ubsan sanitize valgrind coverage fuzz bench hosts
test:
	.ci/setup test
	$(MAKE) lint check

programs: $(TESTS)

# Every test, without installing anything first.
check: all $(TESTS)
	@BUILD=$(BUILD) LUA=$(LUA) CHECKER='$(CHECKER)' LUA_ENV='$(LUA_ENV)' spec/run

lint:
	spec/lint/includes
	spec/lint/sizes
	spec/lint/form
	luacheck -q luamod spec examples
	cppcheck -q --std=c11 --enable=warning,portability --inline-suppr \
	  --error-exitcode=1 -Isrc $(patsubst %,-i %,$(wildcard src/*/*/*_data.c)) src luamod

# Every test again with a checker under it, in a build of its own.
SANITIZE = -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all
# qpdf is C++: its exceptions must be known when the checker starts.
ASAN_PRELOAD = $(shell $(CC) -print-file-name=libasan.so):$(shell $(CC) -print-file-name=libstdc++.so.6)

asan:
	$(MAKE) check BUILD=build/asan LUA=$(LUA) CFLAGS='$(SANITIZE) -fsanitize=address' \
	  LDFLAGS=-fsanitize=address CHECKER=asan \
	  LUA_ENV='LD_PRELOAD=$(ASAN_PRELOAD) ASAN_OPTIONS=detect_leaks=0'

ubsan:
	$(MAKE) check BUILD=build/ubsan LUA=$(LUA) CFLAGS='$(SANITIZE) -fsanitize=undefined' \
	  LDFLAGS=-fsanitize=undefined CHECKER=ubsan

# Both at once, for who has not the time for one after the other.
sanitize:
	$(MAKE) check BUILD=build/sanitize LUA=$(LUA) CFLAGS='$(SANITIZE) -fsanitize=address,undefined' \
	  LDFLAGS=-fsanitize=address,undefined CHECKER=asan \
	  LUA_ENV='LD_PRELOAD=$(ASAN_PRELOAD) ASAN_OPTIONS=detect_leaks=0'

valgrind: all $(TESTS)
	@BUILD=$(BUILD) LUA=$(LUA) CHECKER=valgrind \
	  UNDER='valgrind -q --leak-check=full --error-exitcode=9' \
	  LUA_RUN=spec/lint/valgrind-lua spec/run

# What runs on threads.
TSAN := CFLAGS='$(SANITIZE) -fsanitize=thread' LDFLAGS=-fsanitize=thread BUILD=build/tsan
.PHONY: tsan
tsan:
	$(MAKE) LUA=$(LUA) $(TSAN) build/tsan/spec/test_intake build/tsan/spec/test_host_threads all
	BUILD=build/tsan build/tsan/spec/test_intake
	TSAN_OPTIONS=ignore_noninstrumented_modules=1 BUILD=build/tsan build/tsan/spec/test_host_threads

# Which lines of src/ and luamod/ the tests run.
coverage:
	$(MAKE) all BUILD=build/coverage LUA=$(LUA) CFLAGS='-O1 -g --coverage' LDFLAGS=--coverage
	$(MAKE) programs BUILD=build/coverage LUA=$(LUA) CFLAGS='-O1 -g --coverage' LDFLAGS=--coverage
	@BUILD=build/coverage LUA=$(LUA) spec/coverage/run

# libFuzzer targets; stops at the first finding. The corpus that one run
# finds is kept in build/ for the next.
RUNS    ?= 1000000
JOBS    ?= 1
FUZZED  ?= address,undefined
FUZZCC  ?= clang
# Of fuzz_layout.c a target each format of files.
FUZZ_FILES := $(addprefix $(BUILD)/fuzz/fuzz_,html docx alto mets page hocr pdf)
FUZZERS := $(FUZZ_FILES) $(filter-out %_layout,$(patsubst spec/fuzz/%.c,$(BUILD)/fuzz/%, \
             $(wildcard spec/fuzz/fuzz_*.c)))

FUZZFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(WITH_DEFINES) -O2 -g -fno-sanitize-recover=all
FUZZ_O   := $(CORE:%.c=$(BUILD)/fuzz/%.o)

# Other sanitizers build the core anew.
$(BUILD)/fuzz/.flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FUZZCC) $(FUZZFLAGS) $(FUZZED)' | cmp -s - $@ || echo '$(FUZZCC) $(FUZZFLAGS) $(FUZZED)' >$@

$(BUILD)/fuzz/src/%.o: src/%.c $(BUILD)/fuzz/.flags
	@mkdir -p $(@D)
	$(FUZZCC) $(FUZZFLAGS) -fsanitize=fuzzer-no-link,$(FUZZED) -MMD -MP -c -o $@ $<

$(BUILD)/fuzz/libbulletin.a: $(FUZZ_O)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/fuzz/%: spec/fuzz/%.c $(wildcard spec/fuzz/*.h) spec/core/sound.h $(BUILD)/fuzz/libbulletin.a
	$(FUZZCC) $(FUZZFLAGS) -fsanitize=fuzzer,$(FUZZED) -o $@ $< $(BUILD)/fuzz/libbulletin.a $(LIBS)

$(FUZZ_FILES): $(BUILD)/fuzz/fuzz_%: spec/fuzz/fuzz_layout.c $(wildcard spec/fuzz/*.h) spec/core/sound.h \
    spec/core/manuscript.h $(BUILD)/fuzz/libbulletin.a
	$(FUZZCC) $(FUZZFLAGS) -fsanitize=fuzzer,$(FUZZED) \
	  -DFORMAT=BULLETIN_FORMAT_$(shell echo $* | tr a-z A-Z) -o $@ $< $(BUILD)/fuzz/libbulletin.a $(LIBS)

-include $(FUZZ_O:.o=.d)

fuzz: $(FUZZERS)
	@BUILD=$(BUILD) $(if $(SECONDS_EACH),SECONDS_EACH=$(SECONDS_EACH),RUNS=$(RUNS)) JOBS=$(JOBS) \
	  SEED=$(SEED) spec/fuzz/run $(FUZZERS)

# Other benchmarks add themselves: `bench: bench-NAME`.
PAGES ?= examples/pages

$(BUILD)/bench/%: spec/bench/%.c $(BUILD)/libbulletin.a
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(WARN) $(CFLAGS) $(LDFLAGS) -o $@ $< $(BUILD)/libbulletin.a $(LIBS)

.PHONY: bench-parse
bench: bench-parse
bench-parse: all $(BUILD)/bench/parse
	@$(RUN) $(LUA) spec/bench/parse.lua $(BUILD)/bench/parse \
	  $$(find $(PAGES) -name '*.txt' | sort)

# The weights of src/page/titles/begins_weights.h again, from ARTICLES as
# spec/fit/papers.py describes them.
.PHONY: fit
FIT := $(BUILD)/fit
$(FIT)/begins_trace: spec/fit/begins_trace.c $(BUILD)/libbulletin.a
	@mkdir -p $(@D)
	$(CC) $(ALL) $< $(BUILD)/libbulletin.a $(LIBS) -o $@
fit: $(FIT)/begins_trace
	@test -n "$(ARTICLES)" || { echo "make fit ARTICLES=articles.jsonl"; exit 2; }
	rm -rf $(FIT)/pages
	spec/fit/papers.py $(ARTICLES) $(FIT)/pages/a --pages 400 --seed 77
	spec/fit/papers.py $(ARTICLES) $(FIT)/pages/b --pages 130 --seed 78 --site
	spec/fit/begins.py $< $(FIT)/pages > $(FIT)/weights.h
	mv $(FIT)/weights.h src/page/titles/begins_weights.h

# The weights of src/page/lines/breaks_weights.h again, from the same articles.
.PHONY: fit-breaks
fit-breaks:
	@test -n "$(ARTICLES)" || { echo "make fit-breaks ARTICLES=articles.jsonl"; exit 2; }
	@mkdir -p $(FIT)
	spec/fit/breaks.py $(ARTICLES) > $(FIT)/breaks.h
	mv $(FIT)/breaks.h src/page/lines/breaks_weights.h

# What words tell of being keywords, and the weights of what terms show, again,
# from ARTICLES (one file or several) as spec/fit/pieces.py describes them.
.PHONY: fit-keywords
$(FIT)/keywords: spec/fit/keywords.c $(BUILD)/libbulletin.a
	@mkdir -p $(@D)
	$(CC) $(ALL) $< $(BUILD)/libbulletin.a $(LIBS) -o $@
fit-keywords: $(FIT)/keywords
	@test -n "$(ARTICLES)" || { echo "make fit-keywords ARTICLES=articles.jsonl"; exit 2; }
	spec/fit/pieces.py $(ARTICLES) > $(FIT)/pieces.tsv
	$< $(FIT)/words.h $(FIT)/weights.h < $(FIT)/pieces.tsv
	mv $(FIT)/words.h src/reading/texts/keyword_words.h
	mv $(FIT)/weights.h src/reading/texts/keyword_weights.h

# The costs of what no dictionary lists, again, from SENTENCES, whose words are
# parted by spaces.
.PHONY: fit-words
$(FIT)/words: spec/fit/words.c src/reading/words/path.c $(BUILD)/libbulletin.a
	@mkdir -p $(@D)
	$(CC) $(ALL) $< $(BUILD)/libbulletin.a $(LIBS) -o $@
fit-words: $(FIT)/words
	@test -n "$(SENTENCES)" || { echo "make fit-words SENTENCES=segmented.txt"; exit 2; }
	$< $(FIT)/costs.h < $(SENTENCES)
	mv $(FIT)/costs.h src/reading/words/path_costs.h

# The weights of what sentences show, again, from ARTICLES: each file is a
# house, whose pieces count as much as another's.
.PHONY: fit-summary
$(FIT)/summary: spec/fit/summary.c $(BUILD)/libbulletin.a
	@mkdir -p $(@D)
	$(CC) $(ALL) $< $(BUILD)/libbulletin.a $(LIBS) -o $@
fit-summary: $(FIT)/summary
	@test -n "$(ARTICLES)" || { echo "make fit-summary ARTICLES='daily.jsonl news.jsonl'"; exit 2; }
	rm -f $(FIT)/house-*.tsv
	n=0; for house in $(ARTICLES); do n=$$((n + 1)); \
	  spec/fit/pieces.py $$house > $(FIT)/house-$$n.tsv || exit 1; done
	$< $(FIT)/weights.h $(FIT)/house-*.tsv
	mv $(FIT)/weights.h src/reading/texts/summary_weights.h

# The weights of src/reading/names/tagger_data.c again, from labelled sentences
# as spec/fit/names.c describes them.
.PHONY: fit-names
$(FIT)/names: spec/fit/names.c $(BUILD)/libbulletin.a
	@mkdir -p $(@D)
	$(CC) $(ALL) $< $(BUILD)/libbulletin.a $(LIBS) -o $@
fit-names: $(FIT)/names
	@test -n "$(MAIN)" || { echo "make fit-names MAIN=a.bio OTHER=b.bio TEXT=sentences.txt"; exit 2; }
	$< agree $(TEXT) $(MAIN) -- $(OTHER) | head -n 915000 > $(FIT)/today.bio
	$< fit $(FIT)/tagger_data.c $(MAIN) $(MAIN) -- $(OTHER) -- $(FIT)/today.bio
	mv $(FIT)/tagger_data.c src/reading/names/tagger_data.c

.PHONY: bench-store torture
bench: bench-store
bench-store: all
	@mkdir -p $(BUILD)/bench
	@$(RUN) $(LUA) spec/bench/store.lua $(or $(ARTICLES),10000) $(PAGES) $(BUILD)/bench/store.db

# The same in PostgreSQL, on a server that goes afterwards: its data are not
# synchronized with the disk.
.PHONY: bench-postgres
bench: $(if $(filter postgres,$(WITH)),bench-postgres)
bench-postgres: all
	@folder=$$(mktemp -d) && address=$$(spec/cluster start $$folder) || \
	  { echo 'bench-postgres: no PostgreSQL here'; exit 0; }; \
	$(RUN) $(LUA) spec/bench/store.lua $(or $(ARTICLES),10000) $(PAGES) "$$address"; \
	status=$$?; spec/cluster stop $$folder; exit $$status

# An import by one thread and by two; it needs two idle cores.
.PHONY: bench-jobs
bench: bench-jobs
bench-jobs: all
	@BUILD=$(BUILD) $(RUN) spec/bench/jobs $(PAGES) $(or $(COPIES),20)

.PHONY: bench-export
bench: bench-export
bench-export: bench-store
	@$(RUN) $(LUA) spec/bench/export.lua $(BUILD)/bench/store.db

# What `make check` does to stores in part, in full: about twenty minutes.
torture: all $(BUILD)/spec/test_store $(BUILD)/spec/test_races $(BUILD)/spec/test_pieces \
    $(BUILD)/spec/test_damage $(BUILD)/spec/test_host_store
	@BUILD=$(BUILD) LUA=$(LUA) spec/torture/run
# TEXT: what is segmented; else the pages' text, over and over.
TEXT ?= $(BUILD)/bench/text
.PHONY: bench-words
bench: bench-words
bench-words: all $(BUILD)/bench/words $(TEXT)
	@spec/bench/words $(BUILD)/bench/words $(TEXT)

$(BUILD)/bench/text: all
	@mkdir -p $(@D)
	@$(RUN) $(LUA) spec/bench/text.lua $(PAGES) >$@

# Our index beside FTS5, warm and cold. SIZES: of the archives, in articles.
.PHONY: bench-search
bench: bench-search
bench-search: all $(TEXT)
	@BUILD=$(BUILD) LUA=$(LUA) $(RUN) spec/bench/search $(TEXT) $(or $(SIZES),2500 6000)

# Exports against the standards' validators, and the reading room in Chromium:
# they need much that the tests do not, and say what.
.PHONY: validate browser pictures
validate: all
	@BUILD=$(BUILD) LUA=$(LUA) spec/validate/run

browser: all
	@BUILD=$(BUILD) LUA=$(LUA) spec/browser/run

# The pictures of both READMEs, taken again.
pictures: all
	@BUILD=$(BUILD) LUA=$(LUA) spec/pictures/run

# The whole suite in every Lua that is here, then the examples of examples/hosts/.
.PHONY: host-examples
hosts: host-examples
	@HOSTS="$(LUAS)" spec/install/hosts

host-examples:
	@spec/hosts/run

# --- a version -----------------------------------------------------------

# The files of the repository, as they are, in an archive that is equal each
# time; then that archive alone, built and tested, and its rock made.
.PHONY: dist distcheck
TARBALL := bulletin-$(VERSION)
# Where the rock finds the archive: where it will be published.
URL     ?= file://$(abspath $(BUILD))/$(TARBALL).tar.gz
dist:
	@mkdir -p $(BUILD)
	git ls-files -z | tar --create --null --files-from=- --sort=name --owner=0 --group=0 \
	  --numeric-owner --mtime="@$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)}" \
	  --transform='s|^|$(TARBALL)/|' | gzip -n >$(BUILD)/$(TARBALL).tar.gz
	for rock in bulletin bulletin-pdf; do \
	  sed 's|file://$(TARBALL).tar.gz|$(URL)|' rockspec/$$rock-$(VERSION)-1.rockspec \
	    >$(BUILD)/$$rock-$(VERSION)-1.rockspec || exit 1; done

distcheck: dist
	rm -rf $(BUILD)/dist
	mkdir -p $(BUILD)/dist
	tar -xzf $(BUILD)/$(TARBALL).tar.gz -C $(BUILD)/dist
	env -u LUA_PATH -u LUA_CPATH -u MAKEFLAGS $(MAKE) -C $(BUILD)/dist/$(TARBALL) check
	cd $(BUILD) && luarocks install --tree dist/tree --deps-mode none $(TARBALL)-1.rockspec
	! $(PKGCONFIG) --exists poppler-glib || { cd $(BUILD) && luarocks install \
	  --tree dist/tree --deps-mode none bulletin-pdf-$(VERSION)-1.rockspec; }
	rm -rf $(BUILD)/dist

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

VERSION := $(shell sed -n 's/.*BULLETIN_VERSION "\(.*\)"/\1/p' src/bulletin.h)
CFLAGS  ?= -O2 -g
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes $(WERROR)
ALL     := -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(WARN) -fPIC -fvisibility=hidden -MMD -MP $(CFLAGS)
LIBS    := -lsqlite3

CORE   := $(wildcard src/*/*.c)
MODULE := $(wildcard luamod/*.c)
SCRIPT := $(shell find luamod/bulletin -name '*.lua' 2>/dev/null)
CORE_O   := $(CORE:%.c=$(BUILD)/%.o)
MODULE_O := $(MODULE:%.c=$(BUILD)/%.o)
SCRIPT_L := $(SCRIPT:luamod/%=$(BUILD)/lua/%)

RUN := LUA_PATH='$(BUILD)/lua/?.lua;$(BUILD)/lua/?/init.lua;;' \
       LUA_CPATH='$(BUILD)/lua/?.so;;'

.PHONY: all demo test install uninstall clean help
all: $(BUILD)/libbulletin.a $(BUILD)/libbulletin.so \
     $(BUILD)/lua/bulletin/core.so $(SCRIPT_L) $(BUILD)/bulletin

$(BUILD)/src/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL) $(CPPFLAGS) -c -o $@ $<

$(BUILD)/luamod/%.o: luamod/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL) $(CPPFLAGS) $(LUA_CFLAGS) -c -o $@ $<

$(BUILD)/libbulletin.a: $(CORE_O)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/libbulletin.so: $(CORE_O)
	$(CC) -shared $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/lua/bulletin/core.so: $(MODULE_O) $(CORE_O)
	@mkdir -p $(@D)
	$(CC) -shared $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/lua/%.lua: luamod/%.lua
	@mkdir -p $(@D)
	cp $< $@

$(BUILD)/bulletin: luamod/command.lua
	@mkdir -p $(@D)
	sed '1s|lua5\.4|$(LUA)|' $< >$@ && chmod +x $@

-include $(CORE_O:.o=.d) $(MODULE_O:.o=.d)

clean:
	rm -rf $(BUILD) out

# --- tests ---------------------------------------------------------------

TESTS := $(patsubst spec/core/%.c,$(BUILD)/spec/%,$(wildcard spec/core/test_*.c))

$(BUILD)/spec/%: spec/core/%.c spec/core/check.h $(BUILD)/libbulletin.a
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(WARN) $(CFLAGS) $(LDFLAGS) -o $@ $< $(BUILD)/libbulletin.a $(LIBS)

.PHONY: check lint
test:
	.ci/setup test
	$(MAKE) lint check

# Every test, without installing anything first.
check: all $(TESTS)
	@BUILD=$(BUILD) LUA=$(LUA) spec/run

lint:
	spec/lint/includes
	luacheck -q luamod spec/lua examples

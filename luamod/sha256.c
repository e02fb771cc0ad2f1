/*
** sha256.c - file.sha256(bytes): the digest by which a file is known again
** (FIPS 180-4).
*/
#include "file.h"

#include <stdint.h>
#include <string.h>

enum { BLOCK = 64, DIGEST = 32 };

/* The first 32 bits of the fractions of the cube roots of the first primes. */
static const uint32_t rounds[BLOCK] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* The same of their square roots. */
static const uint32_t beginning[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static uint32_t turned(uint32_t value, int by) {
  return value >> by | value << (32 - by);
}

static void take_block(uint32_t state[8], const unsigned char *block) {
  uint32_t w[BLOCK];
  for (int i = 0; i < 16; i++)
    w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
           (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
  for (int i = 16; i < BLOCK; i++) {
    uint32_t x = w[i - 15], y = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] + (turned(x, 7) ^ turned(x, 18) ^ x >> 3) +
           (turned(y, 17) ^ turned(y, 19) ^ y >> 10);
  }
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int i = 0; i < BLOCK; i++) {
    uint32_t one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) +
                   ((e & f) ^ (~e & g)) + rounds[i] + w[i];
    uint32_t two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) +
                   ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + one;
    d = c, c = b, b = a, a = one + two;
  }
  const uint32_t s[8] = {a, b, c, d, e, f, g, h};
  for (int i = 0; i < 8; i++)
    state[i] += s[i];
}

static void digest(unsigned char out[DIGEST], bulletin_text bytes) {
  uint32_t state[8];
  unsigned char last[2 * BLOCK] = {0};
  const unsigned char *data = (const unsigned char *)bytes.data;
  memcpy(state, beginning, sizeof state);
  size_t whole = bytes.size / BLOCK * BLOCK, rest = bytes.size - whole;
  for (size_t at = 0; at < whole; at += BLOCK)
    take_block(state, data + at);
  if (rest > 0) memcpy(last, data + whole, rest);
  last[rest] = 0x80;
  size_t end = rest < BLOCK - 8 ? BLOCK : 2 * BLOCK;
  uint64_t bits = (uint64_t)bytes.size * 8;
  for (int i = 0; i < 8; i++)
    last[end - 1 - i] = (unsigned char)(bits >> 8 * i);
  for (size_t at = 0; at < end; at += BLOCK)
    take_block(state, last + at);
  for (int i = 0; i < DIGEST; i++)
    out[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
}

/* file.sha256(bytes) -> 64 hexadecimal digits */
int bul_lua_sha256(lua_State *L) {
  static const char hex[] = "0123456789abcdef";
  unsigned char bytes[DIGEST];
  char text[2 * DIGEST];
  digest(bytes, bul_lua_text(L, 1));
  for (int i = 0; i < DIGEST; i++) {
    text[2 * i] = hex[bytes[i] >> 4];
    text[2 * i + 1] = hex[bytes[i] & 15];
  }
  lua_pushlstring(L, text, sizeof text);
  return 1;
}

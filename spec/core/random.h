/* random.h - numbers for tests: the same on every machine. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

static uint64_t random_state = UINT64_C(88172645463325252);

static uint64_t random_bits(void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

/* 0 to n - 1. */
static uint32_t random_below(uint32_t n) {
  return (uint32_t)((random_bits() >> 11) % n);
}

#endif

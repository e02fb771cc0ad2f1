/* Numbers of few bytes, beside an encoder that divides by 128. */
#include "check.h"
#include "random.h"

#include "base/varint.h"

#include <string.h>

static size_t slow_put(uint8_t out[BUL_VARINT_BYTES], uint64_t value) {
  size_t size = 0;
  for (; value > 127; value /= 128)
    out[size++] = (uint8_t)(value % 128 + 128);
  out[size++] = (uint8_t)value;
  return size;
}

static uint64_t slow_zigzag(int64_t value) {
  return value < 0 ? (uint64_t)(-(value + 1)) * 2 + 1 : (uint64_t)value * 2;
}

static void try_number(uint64_t value) {
  uint8_t want[BUL_VARINT_BYTES], got[BUL_VARINT_BYTES];
  size_t size = slow_put(want, value);
  CHECK(bul_varint_put(got, value) == got + size);
  CHECK(memcmp(want, got, size) == 0);
  const uint8_t *at = got;
  uint64_t read = ~value;
  CHECK(bul_varint(&at, got + size, &read));
  CHECK(read == value && at == got + size);
  for (size_t cut = 0; cut < size; cut++) { /* not whole: nothing moves */
    at = got;
    read = 7;
    CHECK(!bul_varint(&at, got + cut, &read));
    CHECK(at == got && read == 7);
  }
  CHECK(bul_zigzag((int64_t)value) == slow_zigzag((int64_t)value));
  CHECK(bul_unzigzag(bul_zigzag((int64_t)value)) == (int64_t)value);
}

static void test_too_large(void) {
  uint8_t bytes[11];
  uint64_t value = 7;
  memset(bytes, 0xFF, sizeof bytes);
  const uint8_t *at = bytes;
  CHECK(!bul_varint(&at, bytes + sizeof bytes, &value));
  bytes[9] = 2; /* the 65th bit */
  CHECK(!bul_varint(&at, bytes + sizeof bytes, &value));
  CHECK(at == bytes && value == 7);
  bytes[9] = 1;
  CHECK(bul_varint(&at, bytes + sizeof bytes, &value));
  CHECK(at == bytes + 10 && value == UINT64_MAX);
}

static void test_buffer(void) {
  const bulletin_allocator memory = bul_allocator(NULL);
  bul_buffer buffer;
  uint64_t values[300];
  bul_buffer_init(&buffer, &memory);
  for (size_t i = 0; i < 300; i++) {
    values[i] = random_bits() >> random_below(64);
    bul_buffer_add_varint(&buffer, values[i]);
  }
  CHECK(!buffer.failed);
  const uint8_t *at = (const uint8_t *)buffer.data;
  const uint8_t *end = at + buffer.size;
  for (size_t i = 0; i < 300; i++) {
    uint64_t value = 0;
    CHECK(bul_varint(&at, end, &value) && value == values[i]);
  }
  CHECK(at == end);
  bul_buffer_free(&buffer);
}

int main(void) {
  for (unsigned bits = 0; bits < 64; bits++)
    for (int step = -1; step <= 1; step++)
      try_number(((uint64_t)1 << bits) + (uint64_t)(int64_t)step);
  for (int i = 0; i < 2000; i++)
    try_number(random_bits() >> random_below(64));
  test_too_large();
  test_buffer();
  return check_done();
}

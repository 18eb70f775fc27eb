// _random: the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), seeded and read as CPython's
// Modules/_randommodule.c does, so that a seed gives the same numbers; and the number that a text stands for.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/modules/modules.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

constexpr uint32_t words = 624, middle = 397;

struct RandomObject : Object {
  uint32_t index;
  uint32_t state[words];
};

void init_by_number(RandomObject* r, uint32_t s) {
  r->state[0] = s;
  for (uint32_t i = 1; i < words; ++i) r->state[i] = 1812433253u * (r->state[i - 1] ^ (r->state[i - 1] >> 30)) + i;
  r->index = words;
}

void init_by_array(RandomObject* r, const std::vector<uint32_t>& key) {
  init_by_number(r, 19650218u);
  uint32_t* mt = r->state;
  uint32_t i = 1, j = 0;
  const auto wrap = [&] {
    if (++i >= words) {
      mt[0] = mt[words - 1];
      i = 1;
    }
  };
  for (size_t k = std::max<size_t>(words, key.size()); k > 0; --k) {
    mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1664525u)) + key[j] + j;
    wrap();
    if (++j >= key.size()) j = 0;
  }
  for (uint32_t k = words - 1; k > 0; --k) {
    mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1566083941u)) - i;
    wrap();
  }
  mt[0] = 0x80000000u;
}

uint32_t next_word(RandomObject* r) {
  uint32_t* mt = r->state;
  if (r->index >= words) {
    const auto twist = [](uint32_t high, uint32_t low) {
      const uint32_t y = (high & 0x80000000u) | (low & 0x7fffffffu);
      return (y >> 1) ^ ((y & 1) != 0 ? 0x9908b0dfu : 0u);
    };
    for (uint32_t k = 0; k < words; ++k) mt[k] = mt[(k + middle) % words] ^ twist(mt[k], mt[(k + 1) % words]);
    r->index = 0;
  }
  uint32_t y = mt[r->index++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

// The magnitude of an int, 32 bits at a time from the least significant; [0] for 0.
std::vector<uint32_t> words_of(Value n) {
  std::string hex = int_text(n, 16);
  if (hex[0] == '-') hex.erase(0, 1);
  std::vector<uint32_t> out;
  for (size_t end = hex.size(); end > 0;) {
    const size_t begin = end > 8 ? end - 8 : 0;
    out.push_back(static_cast<uint32_t>(std::strtoul(hex.substr(begin, end - begin).c_str(), nullptr, 16)));
    end = begin;
  }
  return out;
}

Value int_of_words(const std::vector<uint32_t>& w) {
  if (w.size() <= 2) return make_int_u(w[0] | (w.size() > 1 ? uint64_t{w[1]} << 32 : 0));
  std::string hex;
  for (size_t i = w.size(); i-- > 0;)
    for (int shift = 28; shift >= 0; shift -= 4) hex += "0123456789abcdef"[w[i] >> shift & 15];
  return make_int_from_text(hex, 16).answer();
}

Value new_random(Thread&, Args args) {
  auto* r = static_cast<RandomObject*>(allocate_instance(args[0].as<Type>(), sizeof(RandomObject)));
  init_by_number(r, 5489u);
  return Value::counted(r);
}

// seed(n=None): None takes the run's seed and clock, each generator another.
Value seed(Thread& t, Args args) {
  if (!check_count(t, "seed", args, 1, 2)) return Value();
  const Value n = args.count > 1 ? args[1] : none();
  std::vector<uint32_t> key;
  if (is_none(n)) {
    // From the run's seed and the clock: what a program reads of the clock is in the schedule, so a replay has it too.
    Driver& clock = driver();
    uint64_t z = t.settings->seed + 0x9E3779B97F4A7C15u * (1 + rt().unseeded_generators.fetch_add(1));
    z = (z ^ clock.read_clock(t, Clock::wall)) * 0xD6E8FEB86659FD93u + clock.read_clock(t, Clock::monotonic);
    for (int i = 0; i < 4; ++i) {  // splitmix64
      z += 0x9E3779B97F4A7C15u;
      uint64_t x = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
      x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
      x ^= x >> 31;
      key.push_back(static_cast<uint32_t>(x));
      key.push_back(static_cast<uint32_t>(x >> 32));
    }
  } else if (is_int(n)) {
    key = words_of(n);
  } else {
    const Hashed h = hash(t, n);
    if (!h) return h.answer == Answer::needs_python ? raise(t, Exc::TypeError, "unhashable seed") : Value();
    const auto u = static_cast<uint64_t>(h.value);
    key = {static_cast<uint32_t>(u)};
    if (u >> 32 != 0) key.push_back(static_cast<uint32_t>(u >> 32));
  }
  const Critical lock(args[0].object());
  init_by_array(args[0].as<RandomObject>(), key);
  return none();
}

Value random(Thread& t, Args args) {
  if (!check_count(t, "Random.random", args.without_first(), 0, 0)) return Value();
  const Critical lock(args[0].object());
  auto* r = args[0].as<RandomObject>();
  const uint32_t a = next_word(r) >> 5, b = next_word(r) >> 6;
  return make_float((a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

Value getrandbits(Thread& t, Args args) {
  if (!check_count(t, "Random.getrandbits", args.without_first(), 1, 1)) return Value();
  auto k = as_index(t, args[1]);
  if (!k) return Value();
  if (*k < 0) return raise(t, Exc::ValueError, "Cannot convert negative int");
  if (*k > (int64_t{1} << 27)) return raise(t, Exc::MemoryError, "");
  if (*k == 0) return Value::integer(0);
  const Critical lock(args[0].object());
  auto* r = args[0].as<RandomObject>();
  std::vector<uint32_t> w;
  for (; *k > 0; *k -= 32) w.push_back(*k < 32 ? next_word(r) >> (32 - *k) : next_word(r));
  return int_of_words(w);
}

Value getstate(Thread&, Args args) {
  const Critical lock(args[0].object());
  const auto* r = args[0].as<RandomObject>();
  Tuple* u = new_tuple(words + 1);
  for (uint32_t i = 0; i < words; ++i) u->items[i] = Value::integer(r->state[i]);
  u->items[words] = Value::integer(r->index);
  return Value::counted(u);
}

Value setstate(Thread& t, Args args) {
  if (!check_count(t, "Random.setstate", args.without_first(), 1, 1)) return Value();
  if (!is_tuple(args[1])) return raise(t, Exc::TypeError, "state vector must be a tuple");
  const auto* u = args[1].as<Tuple>();
  if (u->count != words + 1) return raise(t, Exc::ValueError, "state vector is the wrong size");
  std::array<uint32_t, words + 1> state;
  for (uint32_t i = 0; i <= words; ++i) {
    const auto x = as_index(t, u->items[i]);
    if (!x) return Value();
    if (i == words && (*x < 0 || *x > int64_t{words})) return raise(t, Exc::ValueError, "invalid state");
    state[i] = static_cast<uint32_t>(*x);
  }
  const Critical lock(args[0].object());
  auto* r = args[0].as<RandomObject>();
  std::copy_n(state.begin(), words, r->state);
  r->index = state[words];
  return none();
}

// ---- SHA-512 (FIPS 180-4): Random.seed(text) is the number whose bytes are the text and its digest.

// The first 64 bits of the fractional part of the square or cube root of the n-th prime.
uint64_t root_fraction(uint64_t prime, int power) {
  // The integer root of prime * 2^(64 * power), bit by bit, in 256-bit arithmetic.
  using Wide = std::array<uint32_t, 8>;
  const auto multiply = [](const Wide& a, const Wide& b) {
    Wide r{};
    for (size_t i = 0; i < 8; ++i) {
      uint64_t carry = 0;
      for (size_t j = 0; i + j < 8; ++j) {
        carry += r[i + j] + uint64_t{a[i]} * b[j];
        r[i + j] = static_cast<uint32_t>(carry);
        carry >>= 32;
      }
    }
    return r;
  };
  Wide target{};
  target[static_cast<size_t>(power) * 2] = static_cast<uint32_t>(prime);
  Wide root{};
  for (int bit = 69; bit >= 0; --bit) {
    Wide tried = root;
    tried[static_cast<size_t>(bit) / 32] |= 1u << (bit % 32);
    Wide p = multiply(tried, tried);
    if (power == 3) p = multiply(p, tried);
    if (!std::ranges::lexicographical_compare(target.rbegin(), target.rend(), p.rbegin(), p.rend())) root = tried;
  }
  return root[0] | uint64_t{root[1]} << 32;
}

struct Sha512Constants {
  uint64_t start[8], round[80];
  Sha512Constants() {
    int n = 0;
    for (uint64_t candidate = 2; n < 80; ++candidate) {
      bool is_prime = true;
      for (uint64_t d = 2; d * d <= candidate; ++d) is_prime &= candidate % d != 0;
      if (!is_prime) continue;
      if (n < 8) start[n] = root_fraction(candidate, 2);
      round[n++] = root_fraction(candidate, 3);
    }
  }
};

std::string sha512(std::string text) {
  static const Sha512Constants constants;
  const uint64_t bits = text.size() * 8;
  text += '\x80';
  while (text.size() % 128 != 112) text += '\0';
  text.append(8, '\0');
  for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(bits >> shift);
  uint64_t h[8];
  std::ranges::copy(constants.start, h);
  for (size_t at = 0; at < text.size(); at += 128) {
    uint64_t w[80];
    for (size_t i = 0; i < 16; ++i) {
      w[i] = 0;
      for (size_t b = 0; b < 8; ++b) w[i] = w[i] << 8 | static_cast<uint8_t>(text[at + i * 8 + b]);
    }
    for (size_t i = 16; i < 80; ++i) {
      const uint64_t s0 = std::rotr(w[i - 15], 1) ^ std::rotr(w[i - 15], 8) ^ (w[i - 15] >> 7);
      const uint64_t s1 = std::rotr(w[i - 2], 19) ^ std::rotr(w[i - 2], 61) ^ (w[i - 2] >> 6);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    uint64_t v[8];
    std::ranges::copy(h, v);
    for (size_t i = 0; i < 80; ++i) {
      const uint64_t s1 = std::rotr(v[4], 14) ^ std::rotr(v[4], 18) ^ std::rotr(v[4], 41);
      const uint64_t one = v[7] + s1 + ((v[4] & v[5]) ^ (~v[4] & v[6])) + constants.round[i] + w[i];
      const uint64_t s0 = std::rotr(v[0], 28) ^ std::rotr(v[0], 34) ^ std::rotr(v[0], 39);
      const uint64_t two = s0 + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
      std::copy_backward(v, v + 7, v + 8);
      v[4] += one;
      v[0] = one + two;
    }
    for (size_t i = 0; i < 8; ++i) h[i] += v[i];
  }
  std::string digest;
  for (const uint64_t x : h)
    for (int shift = 56; shift >= 0; shift -= 8) digest += static_cast<char>(x >> shift);
  return digest;
}

// number_of(str or bytes): int.from_bytes(text + sha512(text).digest())
Value number_of(Thread& t, Args args) {
  if (!check_count(t, "number_of", args, 1, 1)) return Value();
  std::string text;
  if (is_str(args[0])) {
    text = to_utf8(args[0].as<Str>());
  } else if (const auto data = bytes_view(args[0])) {
    text = *data;
  } else {
    return raise(t, Exc::TypeError, "a str or bytes is wanted");
  }
  text += sha512(text);
  std::string hex;
  for (const char c : text) {
    hex += "0123456789abcdef"[static_cast<uint8_t>(c) >> 4];
    hex += "0123456789abcdef"[static_cast<uint8_t>(c) & 15];
  }
  return make_int_from_text(hex, 16).answer();
}

void walk_random(Object* o, Walker& w) {
  auto* r = static_cast<RandomObject*>(o);
  w.number(r->index);
  for (const uint32_t word : r->state) w.number(word);
}

}  // namespace

const TypeOps random_ops = stated({.nature = {.sight = Sight::step, .changes = Changes::always},
                                   .walk = walk_random,
                                   .basic_size = sizeof(RandomObject)});

void add_random_methods(Type* type) {
  set_new(type, Effect::nothing, new_random);
  add_method(type, "seed", Effect::updates_self, seed);
  add_method(type, "random", Effect::writes_self, random);
  add_method(type, "getrandbits", Effect::writes_self, getrandbits);
  add_method(type, "getstate", Effect::reads_self, getstate, 0);
  add_method(type, "setstate", Effect::updates_self, setstate);
}

Value make_random_module(Thread&) {
  Value m = make_module("_random");
  module_set(m, "Random", type_value(rt().types.random));
  module_add(m, "number_of", Effect::reads_arguments, number_of);
  return m;
}

}  // namespace lockstep::python::vm

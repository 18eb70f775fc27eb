// native: native work as a program meets it in sockets and NumPy, in two functions whose cost is stated.
//
//   sleep_io(seconds)                 waits without the GIL, as recv() does. Costs its seconds, on either clock
//   crunch(n, release_gil=True)       n rounds of integer arithmetic in C++, answers a checksum. 1 ns of virtual time
//   each.
//                                     release_gil=False keeps the GIL, as a C extension that does not give it up
//
// crunch() that keeps the GIL goes through its rounds in pieces, so that a stop is heard.
#include <cmath>
#include <memory>

#include "python/vm/core/call.h"
#include "python/vm/modules/modules.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/threads/sync.h"

namespace lockstep::python::vm {

namespace {

Value sleep_io(Thread& t, Args a) {
  if (std::exchange(t.is_retrying, false)) return none();
  if (!check_count(t, "sleep_io", a, 1, 1)) return Value();
  const auto seconds = as_double(t, a[0]);
  if (!seconds) return Value();
  if (!(*seconds >= 0)) return raise(t, Exc::ValueError, "sleep_io() takes a number of seconds from 0 up");
  if (!(*seconds < 1e9)) return raise(t, Exc::OverflowError, "sleep_io() takes less than 1000000000 seconds");
  return wait_for(t, nullptr, driver().now_ns(t) + static_cast<uint64_t>(*seconds * 1e9), nullptr, "recv");
}

// One round is a step of a linear congruential generator (Knuth's MMIX).
uint64_t crunch_rounds(uint64_t state, uint64_t rounds) {
  for (uint64_t i = 0; i < rounds; ++i) state = state * 6364136223846793005u + 1442695040888963407u;
  return state;
}
// The same at once, for the simulation: `rounds` steps of x → a x + c are one step of such a form.
uint64_t crunch_at_once(uint64_t state, uint64_t rounds) {
  uint64_t a = 6364136223846793005u, c = 1442695040888963407u, whole_a = 1, whole_c = 0;
  for (; rounds > 0; rounds >>= 1) {
    if ((rounds & 1) != 0) {
      whole_a *= a;
      whole_c = whole_c * a + c;
    }
    c *= a + 1;
    a *= a;
  }
  return state * whole_a + whole_c;
}

constexpr uint64_t piece = 1 << 20;  // rounds between two looks at the breaker, about a millisecond

struct Crunch {
  uint64_t rounds;
};

void crunch_detached(void* data, const std::atomic<uint32_t>& breaker) {
  auto* work = static_cast<Crunch*>(data);
  uint64_t state = 0;
  for (uint64_t left = work->rounds; left > 0;) {
    if ((breaker.load(std::memory_order_relaxed) & stop_request) != 0) break;
    const uint64_t now = std::min(left, piece);
    // The state is kept where the optimiser must look, or there would be nothing left to do.
    volatile uint64_t kept = crunch_rounds(state, now);
    state = kept;
    left -= now;
  }
  delete work;
}

Value crunch(Thread& t, Args a) {
  Value out[2];
  static const Signature signature{"crunch", {"n", "release_gil"}, 1};
  if (!bind(t, signature, a, out)) return Value();
  const auto n = as_index(t, out[0]);
  if (!n) return Value();
  if (*n < 0) return raise(t, Exc::ValueError, "crunch() takes a number of rounds from 0 up");
  const bool keeps_gil = !out[1].is_null() && same(out[1], rt().false_);
  const auto rounds = static_cast<uint64_t>(*n);
  const Value result = make_int_u(crunch_at_once(0, rounds) >> 32);
  if (std::exchange(t.is_retrying, false)) return result;
  if (keeps_gil) {
    if (t.settings->simulated) {
      t.virtual_ns += rounds;
    } else {
      uint64_t state = 0;
      for (uint64_t left = rounds; left > 0;) {
        if ((t.eval_breaker.load(std::memory_order_relaxed) & stop_request) != 0) break;
        const uint64_t now = std::min(left, piece);
        volatile uint64_t kept = crunch_rounds(state, now);
        state = kept;
        left -= now;
      }
    }
    return result;
  }
  t.detached = {crunch_detached, new Crunch{rounds}, rounds};
  if (t.settings->simulated) {  // the simulation only lets the time pass
    delete static_cast<Crunch*>(t.detached.data);
    t.detached.data = nullptr;
  }
  t.is_retrying = true;
  t.stop_reason = Stop::detached;
  return Value::blocked();
}

}  // namespace

Value make_native_module(Thread&) {
  Value m = make_module("native");
  module_add(m, "sleep_io", Effect::nothing, sleep_io);
  module_add(m, "crunch", Effect::nothing, crunch);
  return m;
}

}  // namespace lockstep::python::vm

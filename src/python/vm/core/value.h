// A Python value in 64 bits, on every machine: a small int in place, or a pointer to an object.
//
//    63                                             2 1 0
//   ┌────────────────────────────────────────────────┬─┬─┐
//   │ int, two's complement, 63 bits                    │1│   an int that needs more bits is an object
//   │ pointer to Object                              │0│0│   counted: this value owns one reference
//   │ pointer to Object                              │1│0│   uncounted: immortal, or borrowed for a while
//   └────────────────────────────────────────────────┴─┴─┘
//
// "Uncounted" serves two ends with one test. None, True, types and interned names live as long as the interpreter and
// are never counted. And LOAD_FAST_BORROW pushes a local without counting it, as CPython's tagged `_PyStackRef` does;
// such a value must be `counted()` before it is stored anywhere that outlives the local.
//
// On wasm32 a pointer is the low half only. Two 32-bit halves that came from different writes would therefore still be
// a valid pointer or an int: a torn read can confuse a racy program, never the VM.
//
// `Value` is plain bits and owns nothing by itself; `Ref` owns. Functions say which they take and give.
#pragma once

#include <atomic>
#include <cassert>
#include <cstdint>
#include <utility>

namespace lockstep::python::vm {

struct Object;

class Value {
 public:
  constexpr Value() = default;  // null: "no value"; as a result: an exception is set
  static constexpr Value from_bits(uint64_t bits) { return Value(bits); }
  static constexpr Value integer(int64_t n) { return Value((static_cast<uint64_t>(n) << 1) | 1); }
  static Value counted(Object* o) { return Value(reinterpret_cast<uintptr_t>(o)); }
  static Value uncounted(const Object* o) { return Value(reinterpret_cast<uintptr_t>(o) | 2); }

  // Ints that fit in place: 63 bits.
  static constexpr int64_t max_integer = (int64_t{1} << 62) - 1;
  static constexpr int64_t min_integer = -(int64_t{1} << 62);
  static constexpr bool fits(int64_t n) { return n >= min_integer && n <= max_integer; }

  // Results that are no values: what a native function can answer besides an object (see native.h).
  static constexpr Value blocked() { return Value((1 << 2) | 2); }       // Thread::wait is filled: retry when woken
  static constexpr Value pushed() { return Value((2 << 2) | 2); }        // a frame was pushed; its result is the result
  static constexpr Value needs_python() { return Value((4 << 2) | 2); }  // only Python code can tell: use the slow path
  static constexpr Value exhausted() { return Value((5 << 2) | 2); }     // an iterator has ended; no exception is set
  // A continuation's: nothing is delivered, the frame below goes on as if nothing had happened.
  static constexpr Value vanished() { return Value((6 << 2) | 2); }

  constexpr uint64_t bits() const { return bits_; }
  constexpr bool is_null() const { return bits_ == null_bits; }
  constexpr explicit operator bool() const { return bits_ != null_bits; }
  constexpr bool is_integer() const { return (bits_ & 1) != 0; }
  constexpr bool is_counted() const { return (bits_ & 3) == 0; }
  constexpr bool is_signal() const { return (bits_ & 3) == 2 && bits_ < (16 << 2); }  // null included
  constexpr bool is_object() const { return !is_integer() && !is_signal(); }

  constexpr int64_t as_integer() const {
    assert(is_integer());
    return static_cast<int64_t>(bits_) >> 1;
  }
  Object* object() const {
    assert(is_object());
    return reinterpret_cast<Object*>(static_cast<uintptr_t>(bits_) & ~uintptr_t{3});
  }
  template <class T>
  T* as() const {
    return static_cast<T*>(object());
  }

  // The same object or the same int, however it is held: Python's `is`.
  friend constexpr bool same(Value a, Value b) {
    return a.bits_ == b.bits_ || ((a.bits_ & 1) == 0 && (a.bits_ | 2) == (b.bits_ | 2));
  }
  // The same bits.
  friend constexpr bool operator==(Value, Value) = default;

 private:
  static constexpr uint64_t null_bits = 2;
  constexpr explicit Value(uint64_t bits) : bits_(bits) {}
  uint64_t bits_ = null_bits;
};

// A place in a shared object that holds a value: a list item, a dict value, an attribute. Threads of the free-threaded
// build read and write cells at the same time, so that every access is one relaxed 64-bit access. WebAssembly knows
// only sequentially consistent atomics, whose stores cost ten times a plain one; there the plain access is used:
// engines do an aligned 64-bit access in one piece on 64-bit machines, and Value is safe against torn ones elsewhere.
class Cell {
 public:
  Value load() const {
#if defined(__EMSCRIPTEN__)
    return Value::from_bits(*const_cast<const volatile uint64_t*>(&bits_));
#else
    return Value::from_bits(__atomic_load_n(&bits_, __ATOMIC_RELAXED));
#endif
  }
  void store(Value v) {
#if defined(__EMSCRIPTEN__)
    *const_cast<volatile uint64_t*>(&bits_) = v.bits();
#else
    __atomic_store_n(&bits_, v.bits(), __ATOMIC_RELAXED);
#endif
  }
  // For a value whose object is used without the lock that it was stored under (special_of): whoever sees it also sees
  // what was written to its object before. In WebAssembly reading it is a plain access, as of what is Published.
#if defined(__EMSCRIPTEN__)
  Value acquire() const { return load(); }
  void publish(Value v) { __atomic_store_n(&bits_, v.bits(), __ATOMIC_SEQ_CST); }
#else
  Value acquire() const { return Value::from_bits(__atomic_load_n(&bits_, __ATOMIC_ACQUIRE)); }
  void publish(Value v) { __atomic_store_n(&bits_, v.bits(), __ATOMIC_RELEASE); }
#endif
  Value exchange(Value v) {  // not one atomic step: callers hold the object's lock or own the object
    Value old = load();
    store(v);
    return old;
  }

 private:
  alignas(8) uint64_t bits_ = Value().bits();
};

// A number in a shared object (a count, a version, a position) under the same rules: one plain access where WebAssembly
// would pay for an atomic one. It orders nothing there; what must be ordered is read under the object's lock.
template <class T>
class Shared {
 public:
  explicit Shared(T value = T()) : value_(value) {}
#if defined(__EMSCRIPTEN__)
  T load(std::memory_order = std::memory_order_relaxed) const { return *const_cast<const volatile T*>(&value_); }
  void store(T v, std::memory_order = std::memory_order_relaxed) { *const_cast<volatile T*>(&value_) = v; }
#else
  T load(std::memory_order order = std::memory_order_acquire) const { return value_.load(order); }
  void store(T v, std::memory_order order = std::memory_order_release) { value_.store(v, order); }
#endif
  operator T() const { return load(); }
  T exchange(T v) {  // not one atomic step, as Cell::exchange
    const T old = load();
    store(v);
    return old;
  }

 private:
#if defined(__EMSCRIPTEN__)
  T value_;
#else
  std::atomic<T> value_;
#endif
};

// A pointer to memory that other threads may look at without a lock: what stands there is written before the pointer.
// Reading it is a plain access everywhere, as what is read next depends on it.
template <class T>
class Published {
 public:
  explicit Published(T* value = nullptr) : value_(value) {}
#if defined(__EMSCRIPTEN__)
  T* load(std::memory_order = std::memory_order_acquire) const { return *const_cast<T* const volatile*>(&value_); }
  void store(T* v, std::memory_order = std::memory_order_release) { __atomic_store_n(&value_, v, __ATOMIC_SEQ_CST); }
#else
  T* load(std::memory_order order = std::memory_order_acquire) const { return value_.load(order); }
  void store(T* v, std::memory_order order = std::memory_order_release) { value_.store(v, order); }
#endif
  operator T*() const { return load(); }
  T* operator->() const { return load(); }
  T* exchange(T* v) {  // not one atomic step, as Cell::exchange
    T* const old = load();
    store(v);
    return old;
  }

 private:
#if defined(__EMSCRIPTEN__)
  T* value_;
#else
  std::atomic<T*> value_;
#endif
};

}  // namespace lockstep::python::vm

// What the rest of the VM asks of an exploration: a program that never explores is linked without the answers
// (visit.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "python/code/code.h"
#include "python/vm/core/heap.h"

namespace lockstep::python::vm {

struct Frame;
struct Instr;
struct Object;
struct Runtime;
struct Thread;
class Value;
struct Visit;
enum class Role : uint8_t;

struct ExploringHook {
  // Interned names are for ever: they are not undone with the memory of an execution.
  Heap permanent{~uint64_t{0}};
  ThreadHeap names{permanent};
  std::vector<std::unique_ptr<Thread>> spare_threads;  // undone ones, used again

  // What lies before it in the arena was there before threads were started: its memory is not used again.
  const std::byte* frozen_end = nullptr;
  // Objects that were watched and are about to change; they are watched no more.
  std::vector<Object*> changing;
  // Whether there has been something whose end runs Python code: an object with a __del__, a generator.
  bool has_finalizers = false;
  // The last reference to `o` is gone, and its __del__ or a weak reference will tell.
  void (*let_go)(Thread& t, const Object* o) = nullptr;

  // Whether `t` has to stop before `in`; called between two instructions, with the frame's ip and sp saved.
  bool (*must_stop_before)(Thread& t, Frame*, const Instr& in, Value* sp) = nullptr;
  Role (*role_of)(const code::Code&) = nullptr;
  // Where is said what the thread of that number, which is new, is about to touch.
  Visit* (*visit_of_new)(Runtime&, uint32_t thread) = nullptr;
};

}  // namespace lockstep::python::vm

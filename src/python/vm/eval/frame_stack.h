// Frames of Python functions where every nanosecond counts: pushed and taken off without leaving the loop.
//
// A thread's frames stand one behind the other in chunks (thread.h). What is common is here and inline: there is room
// in the present chunk. Everything else, a new chunk, RecursionError, an exhausted chunk, is call.cpp's.
#pragma once

#include "python/vm/core/settings.h"
#include "python/vm/core/thread.h"
#include "python/vm/objects/functions/callable.h"

namespace lockstep::python::vm {

inline size_t frame_bytes(uint32_t slots) { return sizeof(Frame) + size_t{slots} * sizeof(Value); }

void drop_empty_chunk(Thread&);

inline void give_frame_memory(Thread& t, size_t bytes) {
  t.chunk->used -= bytes;
  if (t.chunk->used == 0 && t.chunk->previous != nullptr) [[unlikely]]
    drop_empty_chunk(t);
}

// A frame for `f` whose first `count` slots the caller fills and whose `function` it sets; null: call_function has to
// be asked, which knows what to do without room or too deep.
inline Frame* push_function_frame(Thread& t, Function* f, uint32_t count, Delivery delivery) {
  CodeObject* const code = f->code;
  FrameChunk* const chunk = t.chunk;
  const size_t bytes = frame_bytes(code->slot_count);
  if (chunk == nullptr || chunk->capacity - chunk->used < bytes || t.depth >= t.settings->recursion) [[unlikely]]
    return nullptr;
  ++t.depth;
  auto* frame = reinterpret_cast<Frame*>(reinterpret_cast<char*>(chunk + 1) + chunk->used);
  chunk->used += bytes;
  frame->previous = t.top;
  frame->kind = FrameKind::python;
  frame->is_hidden = code->is_hidden;
  frame->delivery = delivery;
  frame->slot_count = code->slot_count;
  frame->code = code;
  frame->globals = f->globals;
  frame->builtins = f->builtins;
  frame->locals = Value();
  frame->generator = nullptr;
  frame->ip = code->instrs;
  frame->sp = frame->slots + code->local_count;
  for (uint32_t i = count; i < code->local_count; ++i) frame->slots[i] = Value();
  t.top = frame;
  return frame;
}

// Gives up all that a frame holds; its memory stays.
void release_contents(Frame*);

inline bool takes_exactly(const Function* f, uint32_t count) {
  return f->code->is_simple && f->code->argcount == count;
}

}  // namespace lockstep::python::vm

// The recorded struct calls and layouts, answered by the same library that the labs link: bytes.test.mjs asks.
#include <emscripten/emscripten.h>

#include <string>

#include "recorded_layouts.h"

namespace {

namespace bytes = lockstep::bytes;

const char* give(std::string text) {
  static std::string kept;
  kept = std::move(text);
  return kept.c_str();
}

bytes::Json& recordings() {
  static bytes::Json all;
  return all;
}

}  // namespace

extern "C" {

// A file of recordings; how many there are in it. It is read here: JavaScript's numbers would round some of it.
EMSCRIPTEN_KEEPALIVE int vectors_open(const char* json) {
  recordings() = bytes::Json::parse(json, nullptr, false);
  return recordings().is_array() ? static_cast<int>(recordings().size()) : -1;
}

// "" when our codec answers call `index` on this machine as recorded under `key` ("": in the call itself).
EMSCRIPTEN_KEEPALIVE const char* vectors_call(int index, const char* key, const char* target) {
  const bytes::Json& call = recordings()[static_cast<size_t>(index)];
  const bytes::Json* result = *key ? &call[key] : &call;
  if (*result == "same") result = &call["x86_64"];
  const bytes::Abi* abi = bytes::abi_of_target(target);
  if (!abi) return give("no such machine");
  const std::string ours = bytes::answer(call, *abi), theirs = bytes::recorded(call, *result);
  return give(ours == theirs ? "" : call["fmt"].dump() + ": " + ours + " instead of " + theirs);
}

EMSCRIPTEN_KEEPALIVE const char* vectors_layout(int index) {
  return give(bytes::differences(recordings()[static_cast<size_t>(index)]));
}
}

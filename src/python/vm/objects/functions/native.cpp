#include "python/vm/core/native.h"

#include <string>

#include "base/nearest.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

uint32_t Args::positional() const { return keywords == nullptr ? count : count - keywords->count; }

Str* name_argument(Thread& t, Value v) {
  if (is_str(v)) return intern(v.as<Str>());
  raise(t, Exc::TypeError, "attribute name must be string, not '" + std::string(type_name(v)) + "'");
  return nullptr;
}

Value needs_fallback(Thread&, Args) { return Value::needs_python(); }

bool check_count(Thread& t, std::string_view name, Args args, uint32_t low, uint32_t high) {
  if (args.count >= low && args.count <= high && args.keywords == nullptr) [[likely]]
    return true;
  const std::string who(name);
  if (args.keywords != nullptr && args.keywords->count > 0) {
    raise(t, Exc::TypeError, who + "() takes no keyword arguments");
    return false;
  }
  if (args.count >= low && args.count <= high) return true;
  const std::string given = std::to_string(args.count);
  if (low == high) {
    if (low == 0) {
      raise(t, Exc::TypeError, who + "() takes no arguments (" + given + " given)");
    } else if (low == 1) {
      raise(t, Exc::TypeError, who + "() takes exactly one argument (" + given + " given)");
    } else {
      raise(t, Exc::TypeError, who + " expected " + std::to_string(low) + " arguments, got " + given);
    }
  } else {
    const bool few = args.count < low;
    const uint32_t bound = few ? low : high;
    raise(t, Exc::TypeError,
          who + " expected at " + (few ? "least " : "most ") + std::to_string(bound) + " argument" +
              (bound == 1 ? "" : "s") + ", got " + given);
  }
  return false;
}

bool bind(Thread& t, const Signature& s, Args args, Value* out) {
  const auto n = static_cast<uint32_t>(s.parameters.size());
  for (uint32_t i = 0; i < n; ++i) out[i] = Value();
  const uint32_t given = args.positional();
  const uint32_t most = s.max_positional < n ? s.max_positional : n;
  if (args.keywords == nullptr && given <= most && given >= s.required) [[likely]] {
    for (uint32_t i = 0; i < given; ++i) out[i] = args[i];
    return true;
  }
  const std::string who(s.name);
  if (given > most && most == 0) {
    raise(t, Exc::TypeError, who + "() takes no positional arguments");
    return false;
  }
  if (given > most) {
    raise(t, Exc::TypeError,
          who + "() takes at most " + std::to_string(most) + " argument" + (most == 1 ? "" : "s") + " (" +
              std::to_string(args.count) + " given)");
    return false;
  }
  if (given < s.required && s.required <= s.positional_only) {
    raise(t, Exc::TypeError,
          who + "() takes " + (most == s.required ? "exactly " : "at least ") + std::to_string(s.required) +
              " positional argument" + (s.required == 1 ? "" : "s") + " (" + std::to_string(given) + " given)");
    return false;
  }
  for (uint32_t i = 0; i < given; ++i) out[i] = args[i];
  for (uint32_t k = 0; args.keywords != nullptr && k < args.keywords->count; ++k) {
    const std::string name = to_utf8(args.keywords->items[k].as<Str>());
    uint32_t at = s.positional_only;
    while (at < n && name != s.parameters.begin()[at]) ++at;
    if (at == n) {
      const std::vector<std::string_view> names(s.parameters.begin() + s.positional_only, s.parameters.end());
      const std::string close(nearest(name, names, Tolerance::of_cpython));
      raise(t, Exc::TypeError,
            who + "() got an unexpected keyword argument '" + name + "'" +
                (close.empty() ? "" : ". Did you mean '" + close + "'?"));
      return false;
    }
    if (!out[at].is_null()) {
      raise(t, Exc::TypeError,
            "argument for " + who + "() given by name ('" + name + "') and position (" + std::to_string(at + 1) + ")");
      return false;
    }
    out[at] = args[given + k];
  }
  for (uint32_t i = 0; i < s.required; ++i) {
    if (!out[i].is_null()) continue;
    raise(t, Exc::TypeError,
          who + "() missing required argument '" + s.parameters.begin()[i] + "' (pos " + std::to_string(i + 1) + ")");
    return false;
  }
  return true;
}

}  // namespace lockstep::python::vm

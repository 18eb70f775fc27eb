// Methods that bytes and bytearray share: text methods over ASCII bytes (Objects/bytes_methods.c).
#include <algorithm>
#include <cstring>
#include <functional>

#include "base/place_of.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/protocol/iterable_items.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

std::string self(Args a) { return plain_bytes_of(a[0]); }
Value like(Args a, std::string_view data) { return bytes_like(a[0], data); }
bool is_space(char c) { return c == ' ' || (c >= 9 && c <= 13); }

// The last place; npos, too, when the run is to end.
size_t last_place_of(Thread& t, std::string_view what, std::string_view s) {
  if (what.size() > s.size()) return s.npos;
  for (size_t at = s.size() - what.size() + 1; at-- > 0;) {
    if (s.substr(at, what.size()) == what) return at;
    if (must_end(t, 1 + what.size() / 64)) break;
  }
  return s.npos;
}

// What find and count look for: a bytes-like object or one byte.
std::optional<std::string> needle(Thread& t, Value v) {
  if (is_integral(v)) {
    const Value n = plain_int(v);
    if (!n.is_integer() || n.as_integer() < 0 || n.as_integer() > 255) {
      raise(t, Exc::ValueError, "byte must be in range(0, 256)");
      return std::nullopt;
    }
    return std::string(1, static_cast<char>(n.as_integer()));
  }
  const auto data = bytes_of(t, v);
  if (!data && t.raised.is_null())
    raise(t, Exc::TypeError,
          "argument should be integer or bytes-like object, not '" + std::string(type_name(v)) + "'");
  return data;
}

template <bool from_right, bool must_exist>
Value find(Thread& t, Args a) {
  if (!check_count(t, from_right ? "rfind" : "find", a.without_first(), 1, 3)) return Value();
  const auto what = needle(t, a[1]);
  if (!what) return Value();
  const std::string s = self(a);
  const auto bounds = part_bounds(t, a, 2, static_cast<int64_t>(s.size()));
  if (!bounds) return Value();
  const auto [start, end] = *bounds;
  size_t at = std::string::npos;
  if (start <= end && static_cast<int64_t>(what->size()) <= end - start) {
    const std::string_view part =
        std::string_view(s).substr(static_cast<size_t>(start), static_cast<size_t>(end - start));
    at = from_right ? last_place_of(t, *what, part) : place_of(*what, part, 0);
  }
  if (at != std::string::npos) return make_int(start + static_cast<int64_t>(at));
  return must_exist ? raise(t, Exc::ValueError, is_bytearray(a[0]) ? "subsection not found" : "subsection not found")
                    : Value::integer(-1);
}
Value count(Thread& t, Args a) {
  if (!check_count(t, "count", a.without_first(), 1, 3)) return Value();
  const auto what = needle(t, a[1]);
  if (!what) return Value();
  const std::string s = self(a);
  const auto bounds = part_bounds(t, a, 2, static_cast<int64_t>(s.size()));
  if (!bounds) return Value();
  const auto [start, end] = *bounds;
  if (what->empty()) return make_int(start <= end ? end - start + 1 : 0);
  int64_t n = 0;
  for (size_t at = static_cast<size_t>(start); start <= end;) {
    at = place_of(*what, s, at);
    if (must_end(t)) return Value();
    if (at == std::string::npos || static_cast<int64_t>(at + what->size()) > end) break;
    ++n;
    at += what->size();
  }
  return make_int(n);
}
template <bool at_end>
Value has_affix(Thread& t, Args a) {
  const char* name = at_end ? "endswith" : "startswith";
  if (!check_count(t, name, a.without_first(), 1, 3)) return Value();
  const std::string s = self(a);
  const auto bounds = part_bounds(t, a, 2, static_cast<int64_t>(s.size()));
  if (!bounds) return Value();
  const auto [start, end] = *bounds;
  const auto test = [&](const std::string& x) {
    const auto n = static_cast<int64_t>(x.size());
    return end - start >= n && s.compare(static_cast<size_t>(at_end ? end - n : start), x.size(), x) == 0;
  };
  if (is_tuple(a[1])) {
    for (uint32_t i = 0; i < a[1].as<Tuple>()->count; ++i) {
      const auto x = need_bytes(t, a[1].as<Tuple>()->items[i]);
      if (!x) return Value();
      if (test(*x)) return boolean(true);
    }
    return boolean(false);
  }
  if (const auto x = bytes_of(t, a[1])) return boolean(test(*x));
  return raise(t, Exc::TypeError,
               std::string(name) + " first arg must be bytes or a tuple of bytes, not " + std::string(type_name(a[1])));
}

template <bool left, bool right>
Value strip(Thread& t, Args a) {
  if (!check_count(t, "strip", a.without_first(), 0, 1)) return Value();
  std::string set = " \t\n\r\f\v";
  if (a.count > 1 && !is_none(a[1])) {
    auto given = need_bytes(t, a[1]);
    if (!given) return Value();
    set = std::move(*given);
  }
  const std::string s = self(a);
  size_t from = 0, to = s.size();
  while (left && from < to && set.find(s[from]) != std::string::npos) ++from;
  while (right && to > from && set.find(s[to - 1]) != std::string::npos) --to;
  return like(a, std::string_view(s).substr(from, to - from));
}

Value list_of(Args a, const std::vector<std::string>& parts) {
  Value list = make_list();
  for (const std::string& p : parts) list_append_steal(list.as<List>(), like(a, p));
  return list;
}

template <bool from_right>
Value split(Thread& t, Args a) {
  Value out[2];
  static const Signature signature{"split", {"sep", "maxsplit"}};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const auto limit = as_index_or(t, out[1], -1);
  if (!limit) return Value();
  int64_t most = *limit < 0 ? Value::max_integer : *limit;
  std::string s = self(a);
  const bool by_space = out[0].is_null() || is_none(out[0]);
  auto given = by_space ? std::string() : need_bytes(t, out[0]);
  if (!given) return Value();
  std::string& sep = *given;
  if (!by_space && sep.empty()) return raise(t, Exc::ValueError, "empty separator");
  if (from_right) {
    std::reverse(s.begin(), s.end());
    std::reverse(sep.begin(), sep.end());
  }
  std::vector<std::string> parts;
  size_t i = 0;
  while (by_space) {
    while (i < s.size() && is_space(s[i])) ++i;
    if (i >= s.size()) break;
    size_t j = i;
    if (most-- == 0) {
      j = s.size();
      while (is_space(s[j - 1])) --j;
      parts.push_back(s.substr(i, j - i));
      break;
    }
    while (j < s.size() && !is_space(s[j])) ++j;
    parts.push_back(s.substr(i, j - i));
    if (must_end(t) || ((parts.size() & 0xFFFF) == 0 && lacks_room(t, parts.size() * 128))) return Value();
    i = j;
  }
  while (!by_space) {
    const size_t at = most-- > 0 ? place_of(sep, s, i) : std::string::npos;
    if (must_end(t) || ((parts.size() & 0xFFFF) == 0 && lacks_room(t, parts.size() * 128))) return Value();
    parts.push_back(s.substr(i, at == std::string::npos ? at : at - i));
    if (at == std::string::npos) break;
    i = at + sep.size();
  }
  if (from_right) {
    std::reverse(parts.begin(), parts.end());
    for (std::string& p : parts) std::reverse(p.begin(), p.end());
  }
  return list_of(a, parts);
}
Value splitlines(Thread& t, Args a) {
  Value out[1];
  static const Signature signature{"splitlines", {"keepends"}};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const bool keep = !out[0].is_null() && is_integral(out[0]) && number_truth(out[0]);
  const std::string s = self(a);
  std::vector<std::string> parts;
  for (size_t i = 0; i < s.size();) {
    const size_t end = std::min(s.find_first_of("\r\n", i), s.size());
    size_t next = std::min(end + 1, s.size());
    if (end + 1 < s.size() && s[end] == '\r' && s[end + 1] == '\n') ++next;
    parts.push_back(s.substr(i, (keep ? next : end) - i));
    i = next;
  }
  return list_of(a, parts);
}
Value join(Thread& t, Args a) {
  if (!check_count(t, "join", a.without_first(), 1, 1)) return Value();
  std::vector<Ref> items;
  const Value signal = collect(t, a[1], items);
  if (signal.is_null()) {
    drop_raised(t);
    return raise(t, Exc::TypeError, "can only join an iterable");
  }
  if (signal.is_signal()) return signal;
  const std::string sep = self(a);
  std::string r;
  for (size_t i = 0; i < items.size(); ++i) {
    if (i > 0) r += sep;
    const auto part = bytes_of(t, items[i].get());
    if (!part) {
      return raise(t, Exc::TypeError,
                   "sequence item " + std::to_string(i) + ": expected a bytes-like object, " +
                       std::string(type_name(items[i].get())) + " found");
    }
    if (lacks_room(t, r.size() * 3 + part->size()) || must_end(t, 1 + part->size() / 64)) return Value();
    r += *part;
  }
  return like(a, r);
}
Value replace(Thread& t, Args a) {
  if (!check_count(t, "replace", a.without_first(), 2, 3)) return Value();
  const auto old = need_bytes(t, a[1]);
  if (!old) return Value();
  const auto with = need_bytes(t, a[2]);
  if (!with) return Value();
  const auto limit = as_index_or(t, a.given(3), -1);
  if (!limit) return Value();
  int64_t most = *limit < 0 ? Value::max_integer : *limit;
  const std::string s = self(a);
  std::string r;
  size_t i = 0;
  while (i <= s.size() && most-- > 0) {
    const size_t at = place_of(*old, s, i);
    if (at == std::string::npos) break;
    if (must_end(t) || lacks_room(t, r.size() * 3 + with->size())) return Value();
    r.append(s, i, at - i);
    r += *with;
    i = at + old->size();
    if (old->empty()) {
      if (at < s.size()) r += s[at];
      ++i;
    }
  }
  if (i < s.size()) r.append(s, i);
  return like(a, r);
}

template <bool from_right>
Value partition(Thread& t, Args a) {
  if (!check_count(t, "partition", a.without_first(), 1, 1)) return Value();
  const auto sep = need_bytes(t, a[1]);
  if (!sep) return Value();
  if (sep->empty()) return raise(t, Exc::ValueError, "empty separator");
  const std::string s = self(a);
  const size_t at = from_right ? last_place_of(t, *sep, s) : place_of(*sep, s, 0);
  std::string parts[3];
  if (at == std::string::npos) {
    parts[from_right ? 2 : 0] = s;
  } else {
    parts[0] = s.substr(0, at);
    parts[1] = *sep;
    parts[2] = s.substr(at + sep->size());
  }
  Tuple* u = new_tuple(3);
  for (int i = 0; i < 3; ++i) u->items[i] = like(a, parts[i]);
  return Value::counted(u);
}
template <bool suffix>
Value remove_affix(Thread& t, Args a) {
  if (!check_count(t, suffix ? "removesuffix" : "removeprefix", a.without_first(), 1, 1)) return Value();
  const auto x = need_bytes(t, a[1]);
  if (!x) return Value();
  std::string s = self(a);
  if (suffix ? s.ends_with(*x) : s.starts_with(*x)) s.erase(suffix ? s.size() - x->size() : 0, x->size());
  return like(a, s);
}
Value translate(Thread& t, Args a) {
  Value out[2];
  static const Signature signature{"translate", {"table", "delete"}, 1, 1};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const auto table = is_none(out[0]) ? std::string() : need_bytes(t, out[0]);
  if (!table) return Value();
  if (!is_none(out[0]) && table->size() != 256)
    return raise(t, Exc::ValueError, "translation table must be 256 characters long");
  const auto dropped = out[1].is_null() ? std::string() : need_bytes(t, out[1]);
  if (!dropped) return Value();
  std::string r;
  for (char c : self(a)) {
    if (dropped->find(c) == std::string::npos) r += table->empty() ? c : (*table)[static_cast<uint8_t>(c)];
  }
  return like(a, r);
}
Value maketrans(Thread& t, Args a) {
  if (!check_count(t, "maketrans", a, 2, 2)) return Value();
  const auto from = need_bytes(t, a[0]);
  if (!from) return Value();
  const auto to = need_bytes(t, a[1]);
  if (!to) return Value();
  if (from->size() != to->size()) return raise(t, Exc::ValueError, "maketrans arguments must have same length");
  std::string table(256, '\0');
  for (size_t i = 0; i < 256; ++i) table[i] = static_cast<char>(i);
  for (size_t i = 0; i < from->size(); ++i) table[static_cast<uint8_t>((*from)[i])] = (*to)[i];
  return make_bytes(table);
}

// hex(sep, bytes_per_sep): groups are counted from the right when positive.
Value hex(Thread& t, Args a) {
  Value out[2];
  static const Signature signature{"hex", {"sep", "bytes_per_sep"}};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  std::string sep;
  const auto every = as_index_or(t, out[1], 1);
  if (!every) return Value();
  const auto s = bytes_of(t, a[0]);
  if (!s) return Value();
  if (!out[0].is_null()) {
    auto given = is_str(out[0]) ? to_utf8(out[0].as<Str>()) : bytes_of(t, out[0]);
    if (!given) return raise(t, Exc::TypeError, "sep must be str or bytes.");
    sep = std::move(*given);
    if (sep.size() != 1) return raise(t, Exc::ValueError, "sep must be length 1.");
  }
  std::string r;
  const auto n = static_cast<int64_t>(s->size());
  for (int64_t i = 0; i < n; ++i) {
    const bool boundary = *every > 0 ? (n - i) % *every == 0 : *every < 0 && i % -*every == 0;
    if (i > 0 && !sep.empty() && boundary) r += sep;
    const auto u = static_cast<uint8_t>((*s)[static_cast<size_t>(i)]);
    r += "0123456789abcdef"[u >> 4];
    r += "0123456789abcdef"[u & 15];
  }
  return make_str(r);
}
Value fromhex(Thread& t, Args a) {
  if (!check_count(t, "fromhex", a.without_first(), 1, 1)) return Value();
  const auto given = is_str(a[1]) ? to_utf8(a[1].as<Str>()) : bytes_of(t, a[1]);
  if (!given)
    return raise(t, Exc::TypeError,
                 "fromhex() argument must be str or bytes-like, not " + std::string(type_name(a[1])));
  const std::string& text = *given;
  std::string r;
  const auto digit = [](char c) {
    const int letter = c | 32;
    return c >= '0' && c <= '9' ? c - '0' : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  };
  for (size_t i = 0; i < text.size();) {
    if (is_space(text[i])) {
      ++i;
      continue;
    }
    const int high = digit(text[i]), low = i + 1 < text.size() ? digit(text[i + 1]) : -1;
    if (high >= 0 && i + 1 >= text.size())
      return raise(t, Exc::ValueError, "fromhex() arg must contain an even number of hexadecimal digits");
    if (high < 0 || low < 0)
      return raise(t, Exc::ValueError,
                   "non-hexadecimal number found in fromhex() arg at position " + std::to_string(high < 0 ? i : i + 1));
    r += static_cast<char>(high * 16 + low);
    i += 2;
  }
  auto* type = a[0].as<Type>();
  if (is_subtype(type, rt().types.bytearray)) return make_bytearray(r, type);
  if (type == rt().types.bytes) return make_bytes(r);
  Ref made = Ref::steal(make_bytes(r));
  return call(t, a[0], {made.get()});
}
Value decode(Thread& t, Args a) {
  Value out[2];
  static const Signature signature{"decode", {"encoding", "errors"}};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  for (int i = 0; i < 2; ++i) {
    if (!out[i].is_null() && !is_str(out[i]))
      return raise(t, Exc::TypeError,
                   std::string("decode() argument '") + (i == 0 ? "encoding" : "errors") + "' must be str, not " +
                       std::string(type_name(out[i])));
  }
  return decode_bytes(t, a[0], self(a), out[0].is_null() ? "utf-8" : to_utf8(out[0].as<Str>()),
                      out[1].is_null() ? "strict" : to_utf8(out[1].as<Str>()));
}
Value reversed(Thread& t, Args a) {
  std::string s = self(a);
  std::reverse(s.begin(), s.end());
  Ref r = Ref::steal(make_bytes(s));
  return type_of(r.get())->ops->iterate(t, r.get());
}

// What bytes and bytearray have both.
void add_text_methods(Type* type) {
  add_method(type, "find", Effect::reads_arguments, find<false, false>);
  add_method(type, "rfind", Effect::reads_arguments, find<true, false>);
  add_method(type, "index", Effect::reads_arguments, find<false, true>);
  add_method(type, "rindex", Effect::reads_arguments, find<true, true>);
  add_method(type, "count", Effect::reads_arguments, count);
  add_method(type, "startswith", Effect::reads_arguments, has_affix<false>);
  add_method(type, "endswith", Effect::reads_arguments, has_affix<true>);
  add_method(type, "strip", Effect::reads_arguments, strip<true, true>);
  add_method(type, "lstrip", Effect::reads_arguments, strip<true, false>);
  add_method(type, "rstrip", Effect::reads_arguments, strip<false, true>);
  add_method(type, "split", Effect::reads_arguments, split<false>);
  add_method(type, "rsplit", Effect::reads_arguments, split<true>);
  add_method(type, "splitlines", Effect::reads_arguments, splitlines);
  add_method(type, "join", Effect::reads_arguments, join);
  add_method(type, "replace", Effect::reads_arguments, replace);
  add_bytes_character_methods(type);
  add_method(type, "partition", Effect::reads_arguments, partition<false>);
  add_method(type, "rpartition", Effect::reads_arguments, partition<true>);
  add_method(type, "removeprefix", Effect::reads_arguments, remove_affix<false>);
  add_method(type, "removesuffix", Effect::reads_arguments, remove_affix<true>);
  add_method(type, "translate", Effect::reads_arguments, translate);
  add_method(type, "hex", Effect::reads_arguments, hex);
  add_method(type, "decode", Effect::reads_arguments, decode);
  add_method(type, "__reversed__", Effect::reads_length, reversed, 0);
  auto* w = make_wrapper(rt().types.static_method, make_native("maketrans", Effect::reads_arguments, maketrans));
  dict_set(type->dict, intern("maketrans"), Value::counted(w));
  release(Value::counted(w));
  add_class_method(type, "fromhex", Effect::reads_arguments, fromhex);
}

}  // namespace

void add_bytes_methods(Type* type) {
  set_new(type, Effect::reads_arguments, bytes_new);
  add_text_methods(type);
  add_method(
      type, "__bytes__", Effect::nothing, [](Thread&, Args a) { return make_bytes(self(a)); }, 0);
}
void add_bytearray_methods(Type* type) {
  set_new(type, Effect::nothing, bytearray_new);
  add_method(type, "__init__", Effect::updates_self, bytearray_init);
  add_text_methods(type);
  add_bytearray_list_methods(type);
}

void add_memoryview_hex(Type* type) { add_method(type, "hex", Effect::reads_arguments, hex); }

}  // namespace lockstep::python::vm

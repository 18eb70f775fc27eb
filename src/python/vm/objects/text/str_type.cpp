// Methods of str that search, cut and put together. Those that look at one character after another:
// str_type_characters.cpp.
#include <algorithm>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/big_int.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/protocol/iterable_items.h"
#include "python/vm/objects/text/str.h"
#include "python/vm/objects/text/unicode_case.h"

namespace lockstep::python::vm {

namespace {

// How many at most; none given: all. One of 64 bits is as many as can be, whatever fits in place.
std::optional<int64_t> limit_of(Thread& t, Value v) {
  const bool is_large =
      !v.is_null() && is_integral(v) && !plain_int(v).is_integer() && big_bit_length(plain_int(v)) < 64;
  return !is_large ? as_index_or(t, v, -1) : big_int64(plain_int(v)) < 0 ? -1 : Value::max_integer;
}

const Str* self(Args a) { return a[0].as<Str>(); }

// `which`: of several arguments, "1 ".
bool need_str(Thread& t, const char* who, Value v, const char* which = "") {
  if (is_str(v)) return true;
  raise(t, Exc::TypeError, std::string(who) + "() argument " + which + "must be str, not " + std::string(type_name(v)));
  return false;
}

template <bool from_right, bool must_exist>
Value find(Thread& t, Args a) {
  const char* name = must_exist ? (from_right ? "rindex" : "index") : from_right ? "rfind" : "find";
  if (!check_count(t, name, a.without_first(), 1, 3) || !need_str(t, name, a[1], "1 ")) return Value();
  const auto bounds = part_bounds(t, a, 2, self(a)->length);
  if (!bounds) return Value();
  const auto [start, end] = *bounds;
  const int64_t at = str_find(self(a), a[1].as<Str>(), start, end, from_right);
  if (at < 0 && must_exist) return raise(t, Exc::ValueError, "substring not found");
  return make_int(at);
}

Value count(Thread& t, Args a) {
  if (!check_count(t, "count", a.without_first(), 1, 3) || !need_str(t, "count", a[1], "1 ")) return Value();
  const auto bounds = part_bounds(t, a, 2, self(a)->length);
  if (!bounds) return Value();
  auto [at, end] = *bounds;
  const Str* sub = a[1].as<Str>();
  if (sub->length == 0) return make_int(at <= end ? end - at + 1 : 0);
  int64_t n = 0;
  while ((at = str_find(self(a), sub, at, end, false)) >= 0) {
    ++n;
    at += sub->length;
  }
  return make_int(n);
}

template <bool at_end>
Value has_affix(Thread& t, Args a) {
  if (!check_count(t, at_end ? "endswith" : "startswith", a.without_first(), 1, 3)) return Value();
  const auto bounds = part_bounds(t, a, 2, self(a)->length);
  if (!bounds) return Value();
  const auto [start, end] = *bounds;
  const auto test = [&](Value v) {
    const int64_t n = v.as<Str>()->length;
    if (end - start < n) return false;
    const int64_t at = at_end ? end - n : start;
    return str_find(self(a), v.as<Str>(), at, at + n, false) == at;
  };
  if (is_tuple(a[1])) {
    const auto* u = a[1].as<Tuple>();
    for (uint32_t i = 0; i < u->count; ++i) {
      if (!is_str(u->items[i])) {
        return raise(t, Exc::TypeError,
                     std::string("tuple for ") + (at_end ? "endswith" : "startswith") + " must only contain str, not " +
                         std::string(type_name(u->items[i])));
      }
      if (test(u->items[i])) return boolean(true);
    }
    return boolean(false);
  }
  if (!is_str(a[1])) {
    return raise(t, Exc::TypeError,
                 std::string(at_end ? "endswith" : "startswith") + " first arg must be str or a tuple of str, not " +
                     std::string(type_name(a[1])));
  }
  return boolean(test(a[1]));
}

template <bool left, bool right>
Value strip(Thread& t, Args a) {
  if (!check_count(t, "strip", a.without_first(), 0, 1)) return Value();
  const Str* s = self(a);
  if (a.count > 1 && !is_none(a[1]) && !is_str(a[1])) {
    return raise(t, Exc::TypeError,
                 std::string(left && right ? ""
                             : left        ? "l"
                                           : "r") +
                     "strip arg must be None or str");
  }
  const Str* set = a.count > 1 && is_str(a[1]) ? a[1].as<Str>() : nullptr;
  const auto goes = [&](char32_t c) {
    if (set == nullptr) return is_space(c);
    if (must_end(t, 1 + set->length / 8)) return false;
    for (uint32_t i = 0; i < set->length; ++i) {
      if (set->at(i) == c) return true;
    }
    return false;
  };
  uint32_t from = 0, to = s->length;
  while (left && from < to && goes(s->at(from))) ++from;
  while (right && to > from && goes(s->at(to - 1))) --to;
  return str_slice(s, from, to, 1, to - from);
}

Value piece(const Str* s, int64_t from, int64_t to) { return str_slice(s, from, to, 1, to - from); }

template <bool from_right>
Value split(Thread& t, Args a) {
  Value out[2];
  static const Signature signature{"split", {"sep", "maxsplit"}};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const auto limit = limit_of(t, out[1]);
  if (!limit) return Value();
  int64_t most = *limit < 0 ? Value::max_integer : *limit;
  const Str* s = self(a);
  std::vector<Ref> parts;
  bool is_over = false;  // the run is to end
  const auto add = [&](int64_t from, int64_t to) {
    parts.push_back(Ref::steal(piece(s, from, to)));
    is_over |= must_end(t, 1 + static_cast<uint64_t>(to - from) / 64) ||
               ((parts.size() & 0xFFFF) == 0 && lacks_room(t, parts.size() * 3 * sizeof(Value)));
  };
  const int64_t n = s->length;
  if (out[0].is_null() || is_none(out[0])) {
    if (!from_right) {
      int64_t i = 0;
      for (;;) {
        while (i < n && is_space(s->at(static_cast<uint32_t>(i)))) ++i;
        if (i >= n || is_over) break;
        if (most-- == 0) {
          int64_t end = n;
          while (end > i && is_space(s->at(static_cast<uint32_t>(end - 1)))) --end;
          add(i, end);
          break;
        }
        int64_t j = i;
        while (j < n && !is_space(s->at(static_cast<uint32_t>(j)))) ++j;
        add(i, j);
        i = j;
      }
    } else {
      int64_t i = n;
      for (;;) {
        while (i > 0 && is_space(s->at(static_cast<uint32_t>(i - 1)))) --i;
        if (i <= 0 || is_over) break;
        if (most-- == 0) {
          int64_t begin = 0;
          while (begin < i && is_space(s->at(static_cast<uint32_t>(begin)))) ++begin;
          add(begin, i);
          break;
        }
        int64_t j = i;
        while (j > 0 && !is_space(s->at(static_cast<uint32_t>(j - 1)))) --j;
        add(j, i);
        i = j;
      }
    }
  } else {
    if (!is_str(out[0])) return raise(t, Exc::TypeError, "must be str or None, not " + std::string(type_name(out[0])));
    const Str* sep = out[0].as<Str>();
    if (sep->length == 0) return raise(t, Exc::ValueError, "empty separator");
    int64_t from = 0, to = n;
    while (most-- > 0 && !is_over) {
      const int64_t at = from_right ? str_find(s, sep, 0, to, true) : str_find(s, sep, from, n, false);
      if (at < 0) break;
      if (from_right) {
        add(at + sep->length, to);
        to = at;
      } else {
        add(from, at);
        from = at + sep->length;
      }
    }
    add(from, to);
  }
  if (is_over) return Value();
  if (from_right) std::reverse(parts.begin(), parts.end());
  Value list = make_list();
  for (Ref& r : parts) list_append_steal(list.as<List>(), r.take());
  return list;
}

Value splitlines(Thread& t, Args a) {
  Value out[1];
  static const Signature signature{"splitlines", {"keepends"}};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const bool keep = !out[0].is_null() && is_integral(out[0]) && number_truth(out[0]);
  const Str* s = self(a);
  Value list = make_list();
  for (uint32_t i = 0; i < s->length;) {
    uint32_t j = i;
    const auto ends = [&](char32_t c) {
      return (c >= 10 && c <= 13) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
    };
    while (j < s->length && !ends(s->at(j))) ++j;
    uint32_t next = j < s->length ? j + 1 : j;
    if (j + 1 < s->length && s->at(j) == '\r' && s->at(j + 1) == '\n') ++next;
    list_append_steal(list.as<List>(), piece(s, i, keep ? next : j));
    if (must_end(t)) return release(list), Value();
    i = next;
  }
  return list;
}

Value join(Thread& t, Args a) {
  if (!check_count(t, "str.join", a.without_first(), 1, 1)) return Value();
  std::vector<Ref> items;
  const Value signal = collect(t, a[1], items);
  if (signal.is_null()) {
    drop_raised(t);
    return raise(t, Exc::TypeError, "can only join an iterable");
  }
  if (signal.is_signal()) return signal;
  const Str* sep = self(a);
  uint64_t length = 0;
  uint8_t width = sep->width;
  bool is_ascii = sep->is_ascii || sep->length == 0;
  for (size_t i = 0; i < items.size(); ++i) {
    if (!is_str(items[i].get())) {
      return raise(t, Exc::TypeError,
                   "sequence item " + std::to_string(i) + ": expected str instance, " +
                       std::string(type_name(items[i].get())) + " found");
    }
    length += items[i].as<Str>()->length + (i > 0 ? sep->length : 0);
    width = std::max(width, items[i].as<Str>()->width);
    is_ascii &= items[i].as<Str>()->is_ascii || items[i].as<Str>()->length == 0;
  }
  if (length == 0) return rt().empty_str;
  if (items.size() == 1) return exact_str(items[0].as<Str>());
  if (length > (1u << 30) || !rt().heap.has_room(length * width)) return end_with_limit(t, "memory");
  if (width == 4 && sep->width == 4 && items.size() < 2) width = 1;
  Str* r = new_str(static_cast<uint32_t>(length), width);
  uint32_t at = 0;
  const auto put = [&](const Str* s) {
    str_put(r, at, s);
    at += s->length;
  };
  for (size_t i = 0; i < items.size(); ++i) {
    if (i > 0) put(sep);
    put(items[i].as<Str>());
  }
  r->is_ascii = is_ascii && width == 1;
  return Value::counted(r);
}

Value replace(Thread& t, Args a) {
  Value out[3];
  static const Signature signature{"replace", {"old", "new", "count"}, 2, 2};
  if (!bind(t, signature, a.without_first(), out) || !need_str(t, "replace", out[0], "1 ") ||
      !need_str(t, "replace", out[1], "2 "))
    return Value();
  const auto limit = limit_of(t, out[2]);
  if (!limit) return Value();
  int64_t most = *limit < 0 ? Value::max_integer : *limit;
  if (self(a)->width == 1 && out[0].as<Str>()->width == 1 && out[1].as<Str>()->width == 1 &&
      out[0].as<Str>()->length > 0) {
    const auto text_of = [](const Str* s) {
      return std::string_view(reinterpret_cast<const char*>(s->narrow()), s->length);
    };
    const std::string_view s = text_of(self(a)), old = text_of(out[0].as<Str>()), with = text_of(out[1].as<Str>());
    std::string r;
    size_t i = 0;
    const auto next = [&] {
      const int64_t at = str_find(self(a), out[0].as<Str>(), static_cast<int64_t>(i), self(a)->length, false);
      return at < 0 ? s.npos : static_cast<size_t>(at);
    };
    for (size_t at; most > 0 && (at = next()) != std::string_view::npos; i = at + old.size(), --most) {
      if (lacks_room(t, r.size() * 3 + (at - i) + with.size()) || must_end(t)) return Value();
      r.append(s, i, at - i).append(with);
    }
    r.append(s, i);
    return make_str_latin1(reinterpret_cast<const uint8_t*>(r.data()), static_cast<uint32_t>(r.size()));
  }
  if (lacks_room(t, uint64_t{self(a)->length} * 8)) return Value();
  const std::u32string s = code_points(self(a)), old = code_points(out[0].as<Str>()),
                       with = code_points(out[1].as<Str>());
  std::u32string r;
  size_t i = 0;
  while (i <= s.size() && most > 0) {
    const size_t at = old.empty() ? i : s.find(old, i);
    if (at == std::u32string::npos || (old.empty() && at > s.size())) break;
    r.append(s, i, at - i);
    r += with;
    if (lacks_room(t, r.size() * 3 * sizeof(char32_t)) || must_end(t)) return Value();
    if (old.empty()) {
      if (at < s.size()) r += s[at];
      i = at + 1;
    } else {
      i = at + old.size();
    }
    --most;
  }
  if (i < s.size()) r.append(s, i);
  return make_str(r);
}

template <char how>
Value justify(Thread& t, Args a) {
  const char* name = how == '<' ? "ljust" : how == '>' ? "rjust" : "center";
  if (!check_count(t, name, a.without_first(), 1, 2)) return Value();
  const auto width = as_index(t, a[1]);
  if (!width) return Value();
  char32_t fill = ' ';
  if (a.count > 2) {
    if (!is_str(a[2]) || a[2].as<Str>()->length != 1)
      return raise(t, Exc::TypeError, "The fill character must be exactly one character long");
    fill = a[2].as<Str>()->at(0);
  }
  const Str* s = self(a);
  const int64_t missing = *width - s->length;
  if (missing <= 0) return exact_str(self(a));
  if (missing > (1 << 28) || !rt().heap.has_room(static_cast<uint64_t>(missing) * 4))
    return end_with_limit(t, "memory");
  const int64_t before = how == '<' ? 0 : how == '>' ? missing : missing / 2 + (missing & *width & 1);
  return make_str(std::u32string(static_cast<size_t>(before), fill) + code_points(s) +
                  std::u32string(static_cast<size_t>(missing - before), fill));
}
Value zfill(Thread& t, Args a) {
  if (!check_count(t, "str.zfill", a.without_first(), 1, 1)) return Value();
  const auto width = as_index(t, a[1]);
  if (!width) return Value();
  if (lacks_room(t, uint64_t{self(a)->length} * 8)) return Value();
  std::u32string s = code_points(self(a));
  const int64_t missing = *width - static_cast<int64_t>(s.size());
  if (missing <= 0) return exact_str(self(a));
  if (missing > (1 << 28) || !rt().heap.has_room(static_cast<uint64_t>(missing) * 4))
    return end_with_limit(t, "memory");
  const size_t at = !s.empty() && (s[0] == '+' || s[0] == '-') ? 1 : 0;
  s.insert(at, static_cast<size_t>(missing), U'0');
  return make_str(s);
}
template <bool from_right>
Value partition(Thread& t, Args a) {
  if (!check_count(t, from_right ? "str.rpartition" : "str.partition", a.without_first(), 1, 1)) return Value();
  if (!is_str(a[1])) return raise(t, Exc::TypeError, "must be str, not " + std::string(type_name(a[1])));
  const Str *s = self(a), *sep = a[1].as<Str>();
  if (sep->length == 0) return raise(t, Exc::ValueError, "empty separator");
  const int64_t at = str_find(s, sep, 0, s->length, from_right);
  Tuple* u = new_tuple(3);
  u->items[0] = at >= 0 ? piece(s, 0, at) : from_right ? rt().empty_str : exact_str(s);
  u->items[1] = at >= 0 ? own(a[1]) : rt().empty_str;
  u->items[2] = at >= 0 ? piece(s, at + sep->length, s->length) : from_right ? exact_str(s) : rt().empty_str;
  return Value::counted(u);
}
template <bool suffix>
Value remove_affix(Thread& t, Args a) {
  if (!check_count(t, suffix ? "str.removesuffix" : "str.removeprefix", a.without_first(), 1, 1) ||
      !need_str(t, suffix ? "removesuffix" : "removeprefix", a[1]))
    return Value();
  const Str *s = self(a), *x = a[1].as<Str>();
  const int64_t at = suffix ? int64_t{s->length} - x->length : 0;
  if (x->length == 0 || at < 0 || str_find(s, x, at, at + x->length, false) != at) return exact_str(self(a));
  return suffix ? piece(s, 0, at) : piece(s, x->length, s->length);
}
// encoding and errors of str(), encode(), or what holds where they are not given; none: a TypeError is set.
struct CodecArguments {
  std::string encoding = "utf-8", errors = "strict";
};
std::optional<CodecArguments> codec_arguments(Thread& t, const char* who, const Value* out) {
  CodecArguments codec;
  for (int i = 0; i < 2; ++i) {
    if (out[i].is_null()) continue;
    if (!is_str(out[i])) {
      raise(t, Exc::TypeError,
            std::string(who) + "() argument '" + (i == 0 ? "encoding" : "errors") + "' must be str, not " +
                std::string(type_name(out[i])));
      return std::nullopt;
    }
    (i == 0 ? codec.encoding : codec.errors) = to_utf8(out[i].as<Str>());
  }
  return codec;
}
Value encode(Thread& t, Args a) {
  Value out[2];
  static const Signature signature{"encode", {"encoding", "errors"}};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const auto codec = codec_arguments(t, "encode", out);
  return codec ? encode_str(t, a[0], codec->encoding, codec->errors) : Value();
}
Value plain_str(Thread& t, Args a) {
  if (a.count == 1) return rt().empty_str;
  if (a.count == 2 && a.keywords == nullptr) return to_str(t, a[1]);
  Value out[3];
  static const Signature signature{"str", {"object", "encoding", "errors"}};
  if (a.count > 4)
    return raise(t, Exc::TypeError, "str expected at most 3 arguments, got " + std::to_string(a.count - 1));
  if (!bind(t, signature, a.without_first(), out)) return Value();
  if (out[1].is_null() && out[2].is_null()) return out[0].is_null() ? rt().empty_str : to_str(t, out[0]);
  const auto codec = codec_arguments(t, "str", out + 1);
  if (!codec) return Value();
  if (out[0].is_null()) return rt().empty_str;
  if (is_str(out[0])) return raise(t, Exc::TypeError, "decoding str is not supported");
  const auto data = bytes_of(t, out[0]);
  if (!data) {
    if (!t.raised.is_null()) return Value();
    return raise(t, Exc::TypeError,
                 "decoding to str: need a bytes-like object, " + std::string(type_name(out[0])) + " found");
  }
  return decode_bytes(t, out[0], *data, codec->encoding, codec->errors);
}
Value str_new(Thread& t, Args a) { return new_of_class(t, a, rt().types.str, plain_str); }

}  // namespace

void add_str_methods(Type* type) {
  set_new(type, Effect::reads_arguments, str_new);
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
  add_method(type, "ljust", Effect::reads_arguments, justify<'<'>);
  add_method(type, "rjust", Effect::reads_arguments, justify<'>'>);
  add_method(type, "center", Effect::reads_arguments, justify<'^'>);
  add_method(type, "zfill", Effect::reads_arguments, zfill);
  add_method(type, "partition", Effect::reads_arguments, partition<false>);
  add_method(type, "rpartition", Effect::reads_arguments, partition<true>);
  add_method(type, "removeprefix", Effect::reads_arguments, remove_affix<false>);
  add_method(type, "removesuffix", Effect::reads_arguments, remove_affix<true>);
  add_character_methods(type);
  for (const char* name : {"expandtabs", "translate", "format_map"})
    add_method(type, name, Effect::runs_python, needs_fallback);
  auto* w = make_wrapper(rt().types.static_method, make_native("maketrans", Effect::runs_python, needs_fallback));
  dict_set(type->dict, intern("maketrans"), Value::counted(w));
  add_method(type, "encode", Effect::reads_arguments, encode);
  add_method(type, "format", Effect::runs_python, needs_fallback);
}

}  // namespace lockstep::python::vm

#include "python/vm/objects/text/str.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/place_of.h"
#include "base/utf8.h"
#include "python/code/unicode.h"
#include "python/vm/core/call.h"
#include "python/vm/core/exploring.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

namespace {

size_t bytes_of(uint32_t length, uint8_t width) { return sizeof(Str) + (static_cast<size_t>(length) + 1) * width; }

uint64_t mix(uint64_t h, uint64_t v) { return (h ^ v) * 0x9E3779B97F4A7C15ull ^ ((h ^ v) >> 29); }

}  // namespace

Str* new_str(uint32_t length, uint8_t width) {
  auto* s = new_object<Str>(rt().types.str, bytes_of(length, width));
  new (&s->hash) Shared<int64_t>(0);
  s->length = length;
  s->width = width;
  s->is_ascii = false;
  s->is_interned = false;
  if (width == 1) {
    s->narrow()[length] = 0;
  } else {
    s->wide()[length] = 0;
  }
  return s;
}

namespace {

Value finish(Str* s) {
  if (s->width == 1) {
    s->is_ascii = is_ascii({reinterpret_cast<const char*>(s->narrow()), s->length});
  }
  return Value::counted(s);
}

}  // namespace

Value make_str_latin1(const uint8_t* text, uint32_t length) {
  if (length == 0) return rt().empty_str;
  if (length == 1) return rt().chars[text[0] & 0xFF];
  Str* s = new_str(length, 1);
  std::memcpy(s->narrow(), text, length);
  return finish(s);
}

Value make_str_wide(const char32_t* text, uint32_t length) {
  char32_t top = 0;
  for (uint32_t i = 0; i < length; ++i) top |= text[i];
  if (top < 256) {
    if (length == 0) return rt().empty_str;
    if (length == 1) return rt().chars[text[0] & 0xFF];
    Str* s = new_str(length, 1);
    for (uint32_t i = 0; i < length; ++i) s->narrow()[i] = static_cast<uint8_t>(text[i]);
    return finish(s);
  }
  Str* s = new_str(length, 4);
  std::memcpy(s->wide(), text, length * sizeof(char32_t));
  return Value::counted(s);
}

Value make_str(std::string_view utf8) {
  if (is_ascii(utf8)) {
    return make_str_latin1(reinterpret_cast<const uint8_t*>(utf8.data()), static_cast<uint32_t>(utf8.size()));
  }
  std::u32string wide;
  wide.reserve(utf8.size());
  for (size_t i = 0; i < utf8.size();) {
    const Utf8Piece piece = utf8_piece(utf8, i, Surrogates::whole);
    wide += piece.character;
    i += piece.size;
  }
  return make_str(wide);
}

Value make_char(char32_t c) { return c < 256 ? rt().chars[c] : make_str_wide(&c, 1); }

void append_utf8(std::string& out, const Str* s) {
  if (s->is_ascii) {
    out += s->ascii();
    return;
  }
  for (uint32_t i = 0; i < s->length; ++i) append_utf8(out, s->at(i));
}

std::string to_utf8(const Str* s) {
  std::string out;
  append_utf8(out, s);
  return out;
}

int64_t str_hash(const Str* s) {
  int64_t h = s->hash.load(std::memory_order_relaxed);
  if (h != 0 || s->length == 0) return h;
  uint64_t x = mix(0x51ED270B27B4F3CFull, s->length);
  if (s->width == 1) {
    const uint8_t* p = s->narrow();
    uint32_t i = 0;
    for (; i + 8 <= s->length; i += 8) {
      uint64_t word;
      std::memcpy(&word, p + i, 8);
      x = mix(x, word);
    }
    for (; i < s->length; ++i) x = mix(x, p[i]);
  } else {
    for (uint32_t i = 0; i < s->length; ++i) x = mix(x, s->wide()[i]);
  }
  h = static_cast<int64_t>(x ^ (x >> 32));
  if (h == 0 || h == -1) h = 2;
  s->hash.store(h, std::memory_order_relaxed);
  return h;
}

bool str_equal(const Str* a, const Str* b) {
  if (a == b) return true;
  if (a->length != b->length || a->width != b->width) return false;
  return std::memcmp(a->narrow(), b->narrow(), static_cast<size_t>(a->length) * a->width) == 0;
}

int str_order(const Str* a, const Str* b) {
  const uint32_t n = std::min(a->length, b->length);
  if (a->width == 1 && b->width == 1) {
    const int c = std::memcmp(a->narrow(), b->narrow(), n);
    if (c != 0) return c;
  } else {
    for (uint32_t i = 0; i < n; ++i) {
      if (a->at(i) != b->at(i)) return a->at(i) < b->at(i) ? -1 : 1;
    }
  }
  return a->length < b->length ? -1 : a->length > b->length;
}

Value str_of_class(Type* type, const Str* from) {
  auto* s = static_cast<Str*>(allocate_instance(type, bytes_of(from->length, from->width)));
  new (&s->hash) std::atomic<int64_t>(from->hash.load(std::memory_order_relaxed));
  s->length = from->length;
  s->width = from->width;
  s->is_ascii = from->is_ascii;
  s->is_interned = false;
  std::memcpy(s->narrow(), from->narrow(), (size_t{from->length} + 1) * from->width);
  return Value::counted(s);
}

Value exact_str(const Str* s) {
  if (s->type == rt().types.str) return own(Value::uncounted(s));
  return s->width == 1 ? make_str_latin1(s->narrow(), s->length) : make_str_wide(s->wide(), s->length);
}

void str_put(Str* into, uint32_t at, const Str* s) {
  if (into->width == 1) {
    if (s->length < 16) {  // not worth a call
      for (uint32_t i = 0; i < s->length; ++i) into->narrow()[at + i] = s->narrow()[i];
    } else {
      std::memcpy(into->narrow() + at, s->narrow(), s->length);
    }
  } else {
    for (uint32_t i = 0; i < s->length; ++i) into->wide()[at + i] = s->at(i);
  }
}

Value str_concat(const Str* a, const Str* b) {
  if (a->length == 0) return exact_str(b);
  if (b->length == 0) return exact_str(a);
  const uint32_t n = a->length + b->length;
  Str* s = new_str(n, std::max(a->width, b->width));
  str_put(s, 0, a);
  str_put(s, a->length, b);
  s->is_ascii = a->is_ascii && b->is_ascii;
  return Value::counted(s);
}

Value str_append_in_place(Str* s, const Str* more) {
  if (!is_owner(s) || s->local_refs != 1 || s->shared_refs.load(std::memory_order_relaxed) != 0 || s == more ||
      more->width > s->width || s->is_interned || more->length > (1u << 20))
    return Value();
  const uint32_t old = s->length, length = old + more->length;
  const size_t bytes = bytes_of(length, s->width);
  if (length > (1u << 28) || (bytes > 65536 && !rt().heap.has_room(bytes))) return Value();
  s = static_cast<Str*>(current_heap->resize(s, bytes_of(old, s->width), bytes));
  if (s == nullptr) return Value();
  str_put(s, old, more);
  if (s->width == 1) {
    s->narrow()[length] = 0;
  } else {
    s->wide()[length] = 0;
  }
  s->is_ascii = s->is_ascii && more->is_ascii;
  s->length = length;
  s->hash.store(0, std::memory_order_relaxed);
  return Value::counted(s);
}

Value str_of_integer(int64_t n) {
  if (n >= 0 && n < 10) return rt().chars['0' + n];
  char text[24];
  const auto end = std::to_chars(text, text + sizeof text, n);
  const auto length = static_cast<uint32_t>(end.ptr - text);
  Str* s = new_str(length, 1);
  std::memcpy(s->narrow(), text, length);
  s->is_ascii = true;
  return Value::counted(s);
}

Value str_slice(const Str* s, int64_t start, int64_t, int64_t step, int64_t count) {
  if (step == 1 && start == 0 && count == s->length) return exact_str(s);
  if (s->width == 1) {
    if (step == 1) return make_str_latin1(s->narrow() + start, static_cast<uint32_t>(count));
    std::string r;
    for (int64_t i = 0; i < count; ++i) r += static_cast<char>(s->narrow()[start + i * step]);
    return make_str_latin1(reinterpret_cast<const uint8_t*>(r.data()), static_cast<uint32_t>(count));
  }
  std::u32string r;
  for (int64_t i = 0; i < count; ++i) r += s->wide()[start + i * step];
  return make_str_wide(r.data(), static_cast<uint32_t>(count));
}

int64_t str_find(const Str* s, const Str* sub, int64_t start, int64_t end, bool from_right) {
  if (end > s->length) end = s->length;
  const int64_t last = end - sub->length;
  if (start > last) return -1;
  const auto hit = [&](int64_t at) {
    if (must_end(*current_thread)) return false;  // as everywhere else, and soon over
    if (s->width == 1 && sub->width == 1) return std::memcmp(s->narrow() + at, sub->narrow(), sub->length) == 0;
    for (uint32_t k = 0; k < sub->length; ++k) {
      if (s->at(static_cast<uint32_t>(at) + k) == sub->at(k)) continue;
      must_end(*current_thread, k);
      return false;
    }
    return true;
  };
  if (from_right) {
    for (int64_t at = last; at >= start; --at) {
      if (hit(at)) return at;
    }
    return -1;
  }
  if (s->width == 1 && sub->width == 1 && sub->length > 0) {
    const auto view = [](const Str* of, int64_t length) {
      return std::string_view(reinterpret_cast<const char*>(of->narrow()), static_cast<size_t>(length));
    };
    const size_t at = place_of(view(sub, sub->length), view(s, end), static_cast<size_t>(start));
    return at == std::string_view::npos ? -1 : static_cast<int64_t>(at);
  }
  for (int64_t at = start; at <= last; ++at) {
    if (hit(at)) return at;
  }
  return -1;
}

std::string str_repr(const Str* s) {
  bool has_single = false, has_double = false;
  for (uint32_t i = 0; i < s->length; ++i) {
    has_single |= s->at(i) == '\'';
    has_double |= s->at(i) == '"';
  }
  const char quote = has_single && !has_double ? '"' : '\'';
  std::string out(1, quote);
  for (uint32_t i = 0; i < s->length; ++i) code::append_escaped(out, s->at(i), quote);
  return out + quote;
}

Str* intern(std::string_view utf8) {
  Runtime& r = rt();
  std::lock_guard lock(r.intern_mutex);
  auto [it, is_new] = r.interned.try_emplace(std::string(utf8), nullptr);
  if (is_new) {
    ThreadHeap* const heap = current_heap;
    if (r.exploring_hook != nullptr) current_heap = &r.exploring_hook->names;
    Value v = make_str(utf8);
    current_heap = heap;
    auto* s = v.as<Str>();
    if (s->is_interned) {  // a shared character or the empty string that was interned under its own name already
      it->second = s;
      return s;
    }
    make_immortal(s);
    s->is_interned = true;
    str_hash(s);
    it->second = s;
  }
  return it->second;
}

Str* intern(Str* s) { return s->is_interned ? s : intern(to_utf8(s)); }

namespace {

size_t str_size(const Object* o) {
  const auto* s = static_cast<const Str*>(o);
  return bytes_of(s->length, s->width);
}
Value str_length(Thread&, Value v) { return Value::integer(v.as<Str>()->length); }
Hashed str_hash_slot(Thread&, Value v) { return str_hash(v.as<Str>()); }
Value str_repr_slot(Thread&, Value v) { return make_str(str_repr(v.as<Str>())); }
Value str_str(Thread&, Value v) { return exact_str(v.as<Str>()); }

Value str_get_item(Thread& t, Value self, Value key) {
  const Str* s = self.as<Str>();
  if (layout_of(key) == Layout::slice) {
    const auto slice = slice_indices(t, key.as<Slice>(), s->length);
    if (!slice) return Value();
    const auto [start, stop, step, count] = *slice;
    if (count > 65536 && lacks_room(t, static_cast<uint64_t>(count) * s->width * 2)) return Value();
    return str_slice(s, start, stop, step, count);
  }
  if (!is_integral(key)) {
    return raise_no_index(t, "string indices must be integers, not '" + std::string(type_name(key)) + "'", key);
  }
  auto i = as_index(t, key);
  if (!i) return Value();
  if (*i < 0) *i += s->length;
  if (*i < 0 || *i >= s->length) return raise(t, Exc::IndexError, "string index out of range");
  return make_char(s->at(static_cast<uint32_t>(*i)));
}

Value str_contains(Thread& t, Value self, Value item) {
  if (!is_str(item)) {
    return raise(t, Exc::TypeError,
                 "'in <string>' requires string as left operand, not " + std::string(type_name(item)));
  }
  return boolean(str_find(self.as<Str>(), item.as<Str>(), 0, self.as<Str>()->length, false) >= 0);
}

Value str_iterate(Thread&, Value v) { return make_iterator(rt().types.str_iterator, Iterator::str, v, 0, 0, 1); }

Value str_compare(Thread&, CompareOp op, Value a, Value b) {
  if (!is_str(a) || !is_str(b)) return rt().not_implemented;
  if (op == CompareOp::eq) return boolean(str_equal(a.as<Str>(), b.as<Str>()));
  if (op == CompareOp::ne) return boolean(!str_equal(a.as<Str>(), b.as<Str>()));
  const int c = str_order(a.as<Str>(), b.as<Str>());
  return boolean(op == CompareOp::lt ? c < 0 : op == CompareOp::le ? c <= 0 : op == CompareOp::gt ? c > 0 : c >= 0);
}

Value percent_format(Thread& t, Value format, Value values) {
  return call_fallback(t, "percent_format", {format, values});
}

Value str_binary(Thread& t, BinaryOp op, Value a, Value b) {
  if (op == BinaryOp::add && is_str(a)) {
    if (!is_str(b)) {
      if (layout_of(b) == Layout::instance) return rt().not_implemented;
      return raise(t, Exc::TypeError, "can only concatenate str (not \"" + std::string(type_name(b)) + "\") to str");
    }
    const uint64_t n = uint64_t{a.as<Str>()->length} + b.as<Str>()->length;
    if (n > 65536 && (n > (1u << 30) || !rt().heap.has_room(n * 4))) return end_with_limit(t, "memory");
    return str_concat(a.as<Str>(), b.as<Str>());
  }
  if (op == BinaryOp::mod && is_str(a)) return percent_format(t, a, b);
  if (op == BinaryOp::mul) {
    if (!is_str(a)) std::swap(a, b);
    if (!is_integral(b)) return rt().not_implemented;
    const auto n = as_index(t, b);
    if (!n) return Value();
    const Str* s = a.as<Str>();
    if (*n <= 0 || s->length == 0) return rt().empty_str;
    if (*n == 1) return exact_str(s);
    if (*n > (1 << 30) || static_cast<uint64_t>(*n) * s->length > (1u << 30) ||
        !rt().heap.has_room(static_cast<uint64_t>(*n) * s->length * s->width)) {
      return end_with_limit(t, "memory");
    }
    Str* r = new_str(static_cast<uint32_t>(*n) * s->length, s->width);
    for (int64_t i = 0; i < *n; ++i) {
      std::memcpy(r->narrow() + static_cast<size_t>(i) * s->length * s->width, s->narrow(),
                  static_cast<size_t>(s->length) * s->width);
    }
    r->is_ascii = s->is_ascii;
    return Value::counted(r);
  }
  return rt().not_implemented;
}

bool str_truth(Value v) { return v.as<Str>()->length != 0; }

}  // namespace

const TypeOps str_ops =
    stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
            .walk = holds_nothing,
            .basic_size = sizeof(Str),
            .size = str_size,
            .repr = str_repr_slot,
            .str = str_str,
            .hash = str_hash_slot,
            .iterate = str_iterate,
            .length = str_length,
            .get_item = str_get_item,
            .contains = str_contains,
            .binary = str_binary,
            .compare = str_compare,
            .truth = str_truth,
            .into_class = [](Type* type, Value plain) { return str_of_class(type, plain.as<Str>()); },
            .operators = {text_bits, bit(BinaryOp::mul) | bit(BinaryOp::mod), 0},
            .effects = {.iterate = Effect::nothing,
                        .length = Effect::nothing,
                        .truth = Effect::nothing,
                        .get_item = Effect::nothing,
                        .contains = Effect::nothing,
                        .binary = Effect::reads_arguments,
                        .in_place = Effect::reads_arguments}});

}  // namespace lockstep::python::vm

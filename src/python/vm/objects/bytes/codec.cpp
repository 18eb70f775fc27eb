// str.encode and bytes.decode: UTF-8, UTF-16, UTF-32, ASCII, Latin-1 with CPython's error handlers and error texts
// (Objects/unicodeobject.c, Python/codecs.c).
#include <algorithm>

#include "base/utf8.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

struct Codec {
  std::string_view name;  // as error texts have it
  int unit;               // bytes: 1 for UTF-8, ASCII, Latin-1
  char32_t limit;         // one byte per character below this; 0 = a UTF
  int order;              // UTF-16, UTF-32: 0 by byte order mark, 1 little, 2 big; UTF-8: 1 = with a mark
};

// None: an exception is set.
std::optional<Codec> find_codec(Thread& t, std::string_view wanted) {
  static constexpr struct {
    std::string_view alias;
    Codec codec;
  } known[] = {
      {"utf-8", {"utf-8", 1, 0, 0}},
      {"utf8", {"utf-8", 1, 0, 0}},
      {"u8", {"utf-8", 1, 0, 0}},
      {"utf", {"utf-8", 1, 0, 0}},
      {"utf-8-sig", {"utf-8", 1, 0, 1}},
      {"ascii", {"ascii", 1, 128, 0}},
      {"us-ascii", {"ascii", 1, 128, 0}},
      {"646", {"ascii", 1, 128, 0}},
      {"latin-1", {"latin-1", 1, 256, 0}},
      {"latin1", {"latin-1", 1, 256, 0}},
      {"latin", {"latin-1", 1, 256, 0}},
      {"l1", {"latin-1", 1, 256, 0}},
      {"iso-8859-1", {"latin-1", 1, 256, 0}},
      {"iso8859-1", {"latin-1", 1, 256, 0}},
      {"8859", {"latin-1", 1, 256, 0}},
      {"utf-16", {"utf-16", 2, 0, 0}},
      {"utf16", {"utf-16", 2, 0, 0}},
      {"u16", {"utf-16", 2, 0, 0}},
      {"utf-16-le", {"utf-16-le", 2, 0, 1}},
      {"utf-16le", {"utf-16-le", 2, 0, 1}},
      {"utf-16-be", {"utf-16-be", 2, 0, 2}},
      {"utf-16be", {"utf-16-be", 2, 0, 2}},
      {"utf-32", {"utf-32", 4, 0, 0}},
      {"utf32", {"utf-32", 4, 0, 0}},
      {"u32", {"utf-32", 4, 0, 0}},
      {"utf-32-le", {"utf-32-le", 4, 0, 1}},
      {"utf-32le", {"utf-32-le", 4, 0, 1}},
      {"utf-32-be", {"utf-32-be", 4, 0, 2}},
      {"utf-32be", {"utf-32-be", 4, 0, 2}},
  };
  std::string name;
  for (char c : wanted) name += c == '_' || c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const auto& k : known) {
    if (k.alias == name) return k.codec;
  }
  for (std::string_view other : {"cp1252", "cp437", "iso-8859-15", "gbk", "big5", "shift-jis", "euc-jp", "koi8-r",
                                 "utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "mbcs"}) {
    if (name != other) continue;
    refuse(t, "the encoding '" + std::string(wanted) + "'");
    return std::nullopt;
  }
  raise(t, Exc::LookupError, "unknown encoding: " + std::string(wanted));
  return std::nullopt;
}

void raise_unicode(Thread& t, Exc type, std::string_view encoding, Value object, size_t start, size_t end,
                   std::string_view reason) {
  Ref name = Ref::steal(make_str(encoding)), why = Ref::steal(make_str(reason));
  const Value args[] = {name.get(), object, Value::integer(static_cast<int64_t>(start)),
                        Value::integer(static_cast<int64_t>(end)), why.get()};
  raise_value(t, make_exception(exception_type(type), args, 5));
}

void escape(std::string& out, char32_t c) {
  const int digits = c < 256 ? 2 : c < 65536 ? 4 : 8;
  out += digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U";
  for (int shift = digits * 4 - 4; shift >= 0; shift -= 4) out += "0123456789abcdef"[(c >> shift) & 15];
}

void put_unit(std::string& out, uint32_t x, int unit, bool big) {
  for (int i = 0; i < unit; ++i) out += static_cast<char>(x >> (big ? (unit - 1 - i) * 8 : i * 8));
}

void put(std::string& out, const Codec& codec, bool big, char32_t c) {
  if (codec.unit == 1 && codec.limit == 0) {
    append_utf8(out, c);
  } else if (codec.unit == 1) {
    out += static_cast<char>(c);
  } else if (codec.unit == 2 && c >= 0x10000) {
    put_unit(out, 0xD800 + ((c - 0x10000) >> 10), 2, big);
    put_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF), 2, big);
  } else {
    put_unit(out, c, codec.unit, big);
  }
}

bool is_surrogate(char32_t c) { return c >= 0xD800 && c < 0xE000; }

bool unknown_handler(Thread& t, std::string_view errors) {
  raise(t, Exc::LookupError, "unknown error handler name '" + std::string(errors) + "'");
  return false;
}

}  // namespace

Value encode_str(Thread& t, Value v, std::string_view encoding, std::string_view errors) {
  auto known = find_codec(t, encoding);
  if (!known) return Value();
  Codec& codec = *known;
  const auto* s = v.as<Str>();
  if (s->is_ascii && codec.unit == 1 && codec.order == 0) return make_bytes(s->ascii());
  const bool big = codec.order == 2;
  std::string out;
  if (codec.unit == 1 && codec.order == 1) out = "\xEF\xBB\xBF";
  if (codec.unit > 1 && codec.order == 0) put(out, codec, big, 0xFEFF);
  const auto fits = [&](char32_t c) { return codec.limit != 0 ? c < codec.limit : !is_surrogate(c); };
  const char* reason = codec.limit == 128   ? "ordinal not in range(128)"
                       : codec.limit == 256 ? "ordinal not in range(256)"
                                            : "surrogates not allowed";
  for (uint32_t i = 0; i < s->length; ++i) {
    const char32_t c = s->at(i);
    if (fits(c)) {
      put(out, codec, big, c);
      continue;
    }
    if (errors == "ignore") continue;
    std::string text;
    if (errors == "replace") {
      text = "?";
    } else if (errors == "backslashreplace") {
      escape(text, c);
    } else if (errors == "xmlcharrefreplace") {
      text = "&#" + std::to_string(static_cast<uint32_t>(c)) + ";";
    } else if (errors == "surrogateescape" && c >= 0xDC80 && c <= 0xDCFF) {
      out += static_cast<char>(c - 0xDC00);
      continue;
    } else if (errors == "surrogatepass" && codec.limit == 0) {
      put(out, codec, big, c);
      continue;
    } else if (errors == "strict" || errors == "surrogateescape" || errors == "surrogatepass") {
      uint32_t end = i + 1;
      while (end < s->length && !fits(s->at(end))) ++end;
      raise_unicode(t, Exc::UnicodeEncodeError, codec.name, v, i, end, reason);
      return Value();
    } else {
      unknown_handler(t, errors);
      return Value();
    }
    for (char x : text) put(out, codec, big, static_cast<uint8_t>(x));
  }
  return make_bytes(out);
}

namespace {

// A character and how many bytes it takes; or what is wrong with how many bytes.
struct Read {
  char32_t character = 0;
  size_t bytes = 1;
  const char* wrong = nullptr;
};

Read read_byte(std::string_view s, size_t i) {
  const char32_t c = static_cast<uint8_t>(s[i]);
  return {c, 1, c < 128 ? nullptr : "ordinal not in range(128)"};
}

Read read_utf8(std::string_view s, size_t i) {
  const Utf8Piece piece = utf8_piece(s, i);
  if (piece.is_whole) return {piece.character, piece.size};
  const auto lead = static_cast<uint8_t>(s[i]);
  return {piece.character, piece.size,
          lead < 0xC2 || lead >= 0xF5  ? "invalid start byte"
          : i + piece.size == s.size() ? "unexpected end of data"
                                       : "invalid continuation byte"};
}

Read read_wide(std::string_view s, size_t i, const Codec& codec, bool big) {
  const auto unit = static_cast<size_t>(codec.unit);
  const auto at = [&](size_t k) {
    uint32_t x = 0;
    for (size_t b = 0; b < unit; ++b)
      x |= uint32_t{static_cast<uint8_t>(s[k + b])} << (big ? (unit - 1 - b) * 8 : b * 8);
    return x;
  };
  const size_t left = s.size() - i;
  if (left < unit) return {0, left, "truncated data"};
  const char32_t c = at(i);
  if (unit == 4 && is_surrogate(c)) return {c, unit, "code point in surrogate code point range(0xd800, 0xe000)"};
  if (unit == 4) return {c, unit, c > 0x10FFFF ? "code point not in range(0x110000)" : nullptr};
  if (!is_surrogate(c)) return {c, unit};
  if (c >= 0xDC00) return {c, unit, "illegal encoding"};
  if (left < 4) return {c, left, "unexpected end of data"};
  const uint32_t low = at(i + 2);
  if (low < 0xDC00 || low >= 0xE000) return {c, unit, "illegal UTF-16 surrogate"};
  return {0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), 4};
}

}  // namespace

Value decode_bytes(Thread& t, Value source, std::string_view s, std::string_view encoding, std::string_view errors) {
  auto known = find_codec(t, encoding);
  if (!known) return Value();
  Codec& codec = *known;
  if (codec.limit == 256)
    return make_str_latin1(reinterpret_cast<const uint8_t*>(s.data()), static_cast<uint32_t>(s.size()));
  const bool is_ascii = std::none_of(s.begin(), s.end(), [](char c) { return (c & 0x80) != 0; });
  if (codec.unit == 1 && is_ascii) return make_str(s);
  if (!rt().heap.has_room(s.size() * 4)) return end_with_limit(t, "memory");
  size_t i = 0;
  bool big = codec.order == 2;
  if (codec.unit == 1 && codec.order == 1 && s.starts_with("\xEF\xBB\xBF")) i = 3;
  if (codec.unit > 1 && codec.order == 0) {
    const auto unit = static_cast<size_t>(codec.unit);
    const std::string_view little_mark =
        codec.unit == 2 ? std::string_view("\xFF\xFE", 2) : std::string_view("\xFF\xFE\0\0", 4);
    const std::string_view big_mark =
        codec.unit == 2 ? std::string_view("\xFE\xFF", 2) : std::string_view("\0\0\xFE\xFF", 4);
    big = s.starts_with(big_mark);
    if (big || s.starts_with(little_mark)) i = unit;
    codec.name = codec.unit == 2 ? (big ? "utf-16-be" : "utf-16-le") : big ? "utf-32-be" : "utf-32-le";
  }
  std::u32string out;
  while (i < s.size()) {
    auto [c, bytes, wrong] = codec.limit == 128 ? read_byte(s, i)
                             : codec.unit == 1  ? read_utf8(s, i)
                                                : read_wide(s, i, codec, big);
    if (wrong == nullptr) {
      out += c;
    } else if (errors == "replace") {
      out += U'\xFFFD';
    } else if (errors == "backslashreplace") {
      std::string text;
      for (size_t k = 0; k < bytes; ++k) escape(text, static_cast<uint8_t>(s[i + k]));
      out.append(text.begin(), text.end());
    } else if (errors == "surrogateescape" && static_cast<uint8_t>(s[i]) >= 0x80) {
      for (size_t k = 0; k < bytes; ++k) {
        if (k > 0 && static_cast<uint8_t>(s[i + k]) < 0x80) {
          bytes = k;
          break;
        }
        out += 0xDC00 + static_cast<uint8_t>(s[i + k]);
      }
    } else if (errors == "surrogatepass" && codec.unit == 1 && s.size() - i >= 3 &&
               static_cast<uint8_t>(s[i]) == 0xED && (s[i + 1] & 0xE0) == 0xA0 && (s[i + 2] & 0xC0) == 0x80) {
      out += 0xD000 + ((static_cast<uint8_t>(s[i + 1]) & 0x3Fu) << 6) + (static_cast<uint8_t>(s[i + 2]) & 0x3Fu);
      bytes = 3;
    } else if (errors == "surrogatepass" && codec.unit > 1 && is_surrogate(c)) {
      out += c;
      bytes = static_cast<size_t>(codec.unit);
    } else if (errors == "strict" || errors == "surrogateescape" || errors == "surrogatepass") {
      Ref object = is_bytes(source) ? Ref::to(source) : Ref::steal(make_bytes(s));
      raise_unicode(t, Exc::UnicodeDecodeError, codec.name, object.get(), i, i + bytes, wrong);
      return Value();
    } else if (errors != "ignore") {
      unknown_handler(t, errors);
      return Value();
    }
    i += bytes;
  }
  return make_str(out);
}

}  // namespace lockstep::python::vm

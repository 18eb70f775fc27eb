#include "bytes/paste.h"

#include <algorithm>
#include <optional>

#include "bytes/number.h"

namespace lockstep::bytes {

namespace {

using Bytes = std::vector<uint8_t>;
using Result = std::expected<Bytes, std::string>;

constexpr size_t most_bytes = size_t{256} << 20;  // what a '*' in a dump may stand for

std::unexpected<std::string> failed(std::string why) { return std::unexpected(std::move(why)); }

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
uint8_t hex_value(char c) { return static_cast<uint8_t>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10); }

std::string quoted(std::string_view text) {
  return "'" + std::string(text.substr(0, 40)) + (text.size() > 40 ? "…'" : "'");
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
    if (!line.empty()) lines.push_back(line);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

// ---- bare hex

Result parse_hex(std::string_view text) {
  Bytes bytes;
  for (size_t at = 0; at < text.size();) {
    if (!is_hex(text[at])) {
      if (is_letter(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80)
        return failed(quoted(text.substr(at, 8)) + " at character " + std::to_string(at + 1) + " is not hex");
      ++at;
      continue;
    }
    if (text[at] == '0' && at + 1 < text.size() && (text[at + 1] | 0x20) == 'x') at += 2;
    const size_t start = at;
    while (at < text.size() && is_hex(text[at])) ++at;
    const std::string_view run = text.substr(start, at - start);
    if (run.size() == 1) {
      bytes.push_back(hex_value(run[0]));
    } else if (run.size() % 2 != 0) {
      return failed(quoted(run) + " has an odd number of hex digits: put a zero where it belongs");
    } else {
      for (size_t i = 0; i < run.size(); i += 2)
        bytes.push_back(static_cast<uint8_t>(hex_value(run[i]) << 4 | hex_value(run[i + 1])));
    }
  }
  if (bytes.empty()) return failed("there are no hex digits in it");
  return bytes;
}

// ---- escapes and Python's literals

// One escape after its backslash, by Python's rules for bytes; `text` loses what was read.
std::expected<void, std::string> take_escape(std::string_view& text, Bytes& bytes) {
  if (text.empty()) return failed("a backslash ends the text");
  const char c = text.front();
  text.remove_prefix(1);
  constexpr std::string_view names = "abfnrtv\\'\"";
  constexpr std::string_view values = "\a\b\f\n\r\t\v\\'\"";
  if (const size_t index = names.find(c); index != names.npos) {
    bytes.push_back(static_cast<uint8_t>(values[index]));
  } else if (c == 'x') {
    if (text.size() < 2 || !is_hex(text[0]) || !is_hex(text[1])) return failed("\\x needs two hex digits");
    bytes.push_back(static_cast<uint8_t>(hex_value(text[0]) << 4 | hex_value(text[1])));
    text.remove_prefix(2);
  } else if (c >= '0' && c <= '7') {
    int value = c - '0';
    for (int i = 0; i < 2 && !text.empty() && text[0] >= '0' && text[0] <= '7'; ++i, text.remove_prefix(1))
      value = value * 8 + (text[0] - '0');
    bytes.push_back(static_cast<uint8_t>(value));
  } else if (c != '\n') {  // an unknown escape is itself, backslash and all
    bytes.push_back('\\');
    bytes.push_back(static_cast<uint8_t>(c));
  }
  return {};
}

// "\xde\xad" with or without quotes around each piece.
Result parse_escapes(std::string_view text) {
  Bytes bytes;
  while (!text.empty()) {
    const char c = text.front();
    text.remove_prefix(1);
    if (c == '\\') {
      if (auto taken = take_escape(text, bytes); !taken) return std::unexpected(taken.error());
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      return failed("only ASCII characters can stand beside escapes");
    } else if (c != '"' && c != '\'' && c != '\n' && c != '\r') {
      bytes.push_back(static_cast<uint8_t>(c));
    }
  }
  return bytes;
}

struct LiteralStart {
  size_t quote = 0;  // of the first quote
  bool is_raw = false;
};

// The next b'…', rb"…", B'''…''' at or after `from`.
std::optional<LiteralStart> literal_after(std::string_view text, size_t from) {
  for (size_t i = from; i + 1 < text.size(); ++i) {
    if (text[i] != '\'' && text[i] != '"') continue;
    size_t start = i;
    bool has_b = false, has_r = false;
    while (start > from && (is_letter(text[start - 1]) || is_digit(text[start - 1]))) {
      --start;
      has_b |= (text[start] | 0x20) == 'b';
      has_r |= (text[start] | 0x20) == 'r';
    }
    const size_t prefix = i - start;
    if ((prefix == 1 && has_b) || (prefix == 2 && has_b && has_r)) return LiteralStart{i, has_r};
  }
  return std::nullopt;
}

Result parse_python_bytes(std::string_view text) {
  Bytes bytes;
  size_t at = 0;
  for (auto start = literal_after(text, 0); start; start = literal_after(text, at)) {
    const char quote = text[start->quote];
    const std::string three(3, quote);
    const size_t width = text.substr(start->quote).starts_with(three) ? 3 : 1;
    std::string_view rest = text.substr(start->quote + width);
    const std::string_view end = std::string_view(three).substr(0, width);
    for (;;) {
      if (rest.empty() || (width == 1 && rest[0] == '\n')) return failed("the bytes literal has no end");
      if (rest.starts_with(end)) break;
      if (static_cast<unsigned char>(rest[0]) >= 0x80) return failed("bytes can only contain ASCII literal characters");
      const char c = rest[0];
      rest.remove_prefix(1);
      if (c == '\\' && !start->is_raw) {
        if (auto taken = take_escape(rest, bytes); !taken) return std::unexpected(taken.error());
      } else {
        bytes.push_back(static_cast<uint8_t>(c));
      }
    }
    at = static_cast<size_t>(rest.data() - text.data()) + width;
  }
  if (at == 0) return failed("there is no b'…' in it");
  return bytes;
}

// ---- lists of numbers

std::string without_comments(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    size_t end = i;
    if (rest.starts_with("//")) end = std::min(text.find('\n', i), text.size() - 1);
    if (rest.starts_with("/*")) end = text.find("*/", i) == text.npos ? text.size() - 1 : text.find("*/", i) + 1;
    plain += end == i ? text[i] : ' ';
    i = end;
  }
  return plain;
}

Result parse_number_list(std::string_view source) {
  const std::string plain = without_comments(source);
  std::string_view text = plain;
  size_t open = text.find('{');
  const char close = open == text.npos ? ']' : '}';
  if (open == text.npos) open = text.rfind('[');
  const size_t end = text.rfind(close);
  if (open == text.npos || end == text.npos || end < open) return failed("the list has no end");
  text = text.substr(open + 1, end - open - 1);
  Bytes bytes;
  while (!trimmed(text).empty()) {
    const size_t comma = text.find(',');
    std::string_view element = trimmed(text.substr(0, comma));
    text.remove_prefix(comma == text.npos ? text.size() : comma + 1);
    const std::string place = quoted(element) + ", number " + std::to_string(bytes.size() + 1) + " of the list, ";
    if (element.ends_with("u8")) element.remove_suffix(2);
    const auto number = parse_number(element, signed_type(8));
    if (!number) return failed(place + "is not a number");
    const auto value = static_cast<int64_t>(number->low);
    if (value < -128 || value > 255) return failed(place + "does not fit in a byte");
    bytes.push_back(static_cast<uint8_t>(value));
  }
  return bytes;
}

// ---- base64

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (is_digit(c)) return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

Result parse_base64(std::string_view text) {
  Bytes bytes;
  uint32_t held = 0;
  size_t digits = 0, padding = 0;
  for (char c : text) {
    if (is_space(c)) continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    const int value = base64_value(c);
    if (value < 0 || padding) return failed(quoted(std::string_view(&c, 1)) + " does not belong into base64");
    held = held << 6 | static_cast<uint32_t>(value);
    if (++digits % 4 != 1) bytes.push_back(static_cast<uint8_t>(held >> digits * 6 % 8));
  }
  if (digits % 4 == 1 || (padding && (digits + padding) % 4 != 0)) return failed("the base64 text is cut off");
  return bytes;
}

bool looks_like_base64(std::string_view text) {
  size_t characters = 0;
  for (char c : text) {
    if (is_space(c)) continue;
    if (c != '=' && base64_value(c) < 0) return false;
    ++characters;
  }
  return characters >= 4 && parse_base64(text).has_value();
}

// ---- dumps of tools

struct DumpLine {
  uint64_t offset = 0;
  bool is_offset = false;  // false: "*" or not a line of a dump
  std::string_view rest;   // behind the offset and its separator
};

DumpLine dump_line(std::string_view line, std::string_view separator, size_t fewest_digits) {
  size_t digits = 0;
  while (digits < line.size() && is_hex(line[digits])) ++digits;
  const auto offset = number_of_digits(line.substr(0, digits), 16);
  if (digits < fewest_digits || !offset || offset->high) return {};
  const std::string_view rest = line.substr(digits);
  if (rest.empty()) return {offset->low, true, {}};
  if (!rest.starts_with(separator)) return {};
  return {offset->low, true, rest.substr(separator.size())};
}

// The digits of one row: up to the text column, which two spaces or a bar announce.
std::string row_digits(std::string_view rest, PasteForm form) {
  if (form == PasteForm::hexdump) rest = rest.substr(0, rest.find('|'));
  if (form == PasteForm::xxd) rest = rest.substr(0, rest.find("  "));
  std::string digits;
  for (char c : rest)
    if (!is_space(c)) digits += c;
  return digits;
}

Result parse_dump(std::string_view text, PasteForm form) {
  const std::string_view separator = form == PasteForm::xxd ? ": " : form == PasteForm::hexdump ? "  " : " ";
  Bytes bytes, row;
  bool repeats = false;
  for (std::string_view line : lines_of(text)) {
    if (line == "*") {
      repeats = true;
      continue;
    }
    const DumpLine l = dump_line(line, separator, 4);
    if (!l.is_offset) return failed(quoted(line) + " is not a line of " + std::string(name_of(form)));
    if (repeats) {
      if (row.empty() || l.offset > most_bytes) return failed("the '*' of the dump repeats nothing, or too much");
      while (bytes.size() < l.offset) bytes.insert(bytes.end(), row.begin(), row.end());
      repeats = false;
    }
    // The last line of hexdump is the size alone; words may have carried one byte too many.
    if (l.rest.empty()) {
      if (l.offset < bytes.size() && form == PasteForm::hexdump_words) bytes.resize(static_cast<size_t>(l.offset));
      continue;
    }
    const std::string digits = row_digits(l.rest, form);
    if (digits.empty()) continue;
    const auto parsed = parse_hex(digits);
    if (!parsed || digits.size() % 2) return failed("the row " + quoted(line) + " does not hold whole bytes");
    row = *parsed;
    if (form == PasteForm::hexdump_words) {
      if (row.size() % 2) return failed("the row " + quoted(line) + " does not hold whole words");
      for (size_t i = 0; i + 1 < row.size(); i += 2) std::swap(row[i], row[i + 1]);
    }
    bytes.insert(bytes.end(), row.begin(), row.end());
  }
  if (repeats) return failed("the dump ends with a '*'");
  return bytes;
}

bool looks_like_dump(std::string_view text, PasteForm form) {
  const auto lines = lines_of(text);
  if (lines.empty()) return false;
  if (form == PasteForm::xxd)
    return dump_line(lines[0], ": ", 4).is_offset && !dump_line(lines[0], ": ", 4).rest.empty();
  if (form == PasteForm::hexdump) {
    const DumpLine first = dump_line(lines[0], "  ", 8);
    return first.is_offset && first.rest.find('|') != std::string_view::npos;
  }
  // Words: an offset of seven digits, zero first, then groups of four.
  const DumpLine first = dump_line(lines[0], " ", 7);
  const size_t word = first.rest.find(' ');
  return first.is_offset && first.offset == 0 && lines[0].find(' ') == 7 && (word == 4 || first.rest.size() == 4);
}

PasteForm form_of(std::string_view text) {
  if (literal_after(text, 0)) return PasteForm::python_bytes;
  for (PasteForm dump : {PasteForm::xxd, PasteForm::hexdump, PasteForm::hexdump_words})
    if (looks_like_dump(text, dump)) return dump;
  if (text.find('\\') != text.npos) return PasteForm::escapes;
  if (text.find_first_of("{[") != text.npos) return PasteForm::number_list;
  const bool has_prefix = text.find("0x") != text.npos || text.find("0X") != text.npos;
  const bool foreign = std::ranges::any_of(
      text, [](char c) { return (is_letter(c) && !is_hex(c)) || c == '+' || c == '/' || c == '='; });
  return foreign && !has_prefix && looks_like_base64(text) ? PasteForm::base64 : PasteForm::hex;
}

}  // namespace

std::string_view name_of(PasteForm form) {
  constexpr std::string_view names[] = {"hex",    "escapes",  "Python bytes",    "a list of numbers",
                                        "base64", "xxd dump", "hexdump -C dump", "hexdump of 16-bit words"};
  return names[static_cast<size_t>(form)];
}

namespace {

// bytes.fromhex('de ad'): only what stands between the quotes.
std::string_view within_fromhex(std::string_view text) {
  text = trimmed(text);
  const size_t call = text.find("fromhex(");
  if (call == text.npos) return text;
  const size_t open = text.find_first_of("'\"", call);
  const size_t close = open == text.npos ? open : text.find(text[open], open + 1);
  return close == text.npos ? text : trimmed(text.substr(open + 1, close - open - 1));
}

}  // namespace

std::expected<Bytes, std::string> parse_pasted_as(std::string_view text, PasteForm form) {
  text = within_fromhex(text);
  switch (form) {
    case PasteForm::hex: return parse_hex(text);
    case PasteForm::escapes: return parse_escapes(text);
    case PasteForm::python_bytes: return parse_python_bytes(text);
    case PasteForm::number_list: return parse_number_list(text);
    case PasteForm::base64: return parse_base64(text);
    default: return parse_dump(text, form);
  }
}

std::expected<Pasted, std::string> parse_pasted(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return failed("there is nothing in it");
  const PasteForm form = form_of(within_fromhex(text));
  auto bytes = parse_pasted_as(text, form);
  if (!bytes) return std::unexpected("taken as " + std::string(name_of(form)) + ": " + bytes.error());
  return Pasted{form, *std::move(bytes)};
}

std::string base64_text(std::span<const uint8_t> bytes) {
  constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    const size_t count = std::min<size_t>(3, bytes.size() - i);
    uint32_t group = 0;
    for (size_t k = 0; k < 3; ++k) group = group << 8 | (k < count ? bytes[i + k] : 0u);
    for (size_t k = 0; k < 4; ++k) text += k <= count ? digits[group >> (18 - 6 * k) & 63] : '=';
  }
  return text;
}

}  // namespace lockstep::bytes

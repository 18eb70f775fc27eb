#include "engine/explore/operations.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <utility>

namespace lockstep::engine::explore::judge {

namespace {

// How a special method is reached without its name. 1 and 2 in braces are its arguments.
struct Syntax {
  std::string_view method, statement;
};
constexpr std::array syntaxes{
    Syntax{"__len__", "R = len(x)"},
    Syntax{"__contains__", "R = {1} in x"},
    Syntax{"__getitem__", "R = x[{1}]"},
    Syntax{"__setitem__", "x[{1}] = {2}"},
    Syntax{"__delitem__", "del x[{1}]"},
    Syntax{"__iter__", "R = iter(x)"},
    Syntax{"__next__", "R = next(x)"},
    Syntax{"__reversed__", "R = reversed(x)"},
    Syntax{"__add__", "R = x + {1}"},
    Syntax{"__sub__", "R = x - {1}"},
    Syntax{"__mul__", "R = x * {1}"},
    Syntax{"__rmul__", "R = {1} * x"},
    Syntax{"__mod__", "R = x % {1}"},
    Syntax{"__rmod__", "R = {1} % x"},
    Syntax{"__and__", "R = x & {1}"},
    Syntax{"__or__", "R = x | {1}"},
    Syntax{"__xor__", "R = x ^ {1}"},
    Syntax{"__rand__", "R = {1} & x"},
    Syntax{"__ror__", "R = {1} | x"},
    Syntax{"__rsub__", "R = {1} - x"},
    Syntax{"__rxor__", "R = {1} ^ x"},
    Syntax{"__iadd__", "x += {1}"},
    Syntax{"__imul__", "x *= {1}"},
    Syntax{"__iand__", "x &= {1}"},
    Syntax{"__ior__", "x |= {1}"},
    Syntax{"__isub__", "x -= {1}"},
    Syntax{"__ixor__", "x ^= {1}"},
    Syntax{"__eq__", "R = x == {1}"},
    Syntax{"__ne__", "R = x != {1}"},
    Syntax{"__lt__", "R = x < {1}"},
    Syntax{"__le__", "R = x <= {1}"},
    Syntax{"__gt__", "R = x > {1}"},
    Syntax{"__ge__", "R = x >= {1}"},
    Syntax{"__neg__", "R = -x"},
    Syntax{"__pos__", "R = +x"},
    Syntax{"__repr__", "R = repr(x)"},
    Syntax{"__str__", "R = str(x)"},
    Syntax{"__format__", "R = format(x, {1})"},
    Syntax{"__hash__", "R = hash(x)"},
    Syntax{"__dir__", "R = dir(x)"},
    Syntax{"__bytes__", "R = bytes(x)"},
    Syntax{"__setattr__", "setattr(x, {1}, {2})"},
    Syntax{"__delattr__", "delattr(x, {1})"},
    Syntax{"__getattribute__", "R = getattr(x, {1})"},
};

// Special methods that `operator` has a function for, which is called like them without the underscores.
constexpr std::array<std::string_view, 26> in_operator{
    "__add__",     "__sub__",     "__mul__",      "__mod__", "__and__",        "__or__",   "__xor__",
    "__iadd__",    "__imul__",    "__iand__",     "__ior__", "__isub__",       "__ixor__", "__getitem__",
    "__setitem__", "__delitem__", "__contains__", "__eq__",  "__ne__",         "__lt__",   "__le__",
    "__gt__",      "__ge__",      "__neg__",      "__pos__", "__length_hint__"};

// "0, slice(1, 2)" in its two parts.
std::vector<std::string> split_arguments(std::string_view text) {
  std::vector<std::string> parts;
  int depth = 0;
  char quote = 0;
  std::string part;
  for (const char c : text) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'') {
      quote = c;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}') {
      --depth;
    } else if (c == ',' && depth == 0) {
      parts.push_back(std::exchange(part, {}));
      continue;
    }
    if (!(part.empty() && c == ' ')) part += c;
  }
  if (!part.empty()) parts.push_back(part);
  return parts;
}

std::string joined(const std::vector<std::string>& parts, std::string_view first = "") {
  std::string text(first);
  for (const std::string& p : parts) text += (text.empty() ? "" : ", ") + p;
  return text;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (size_t at = 0; (at = text.find(what, at)) != text.npos; at += by.size()) text.replace(at, what.size(), by);
  return text;
}

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

std::string said_by(const std::string& text, char thread, std::string_view result) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool is_result =
        text[i] == 'R' && (i == 0 || !is_word(text[i - 1])) && (i + 1 == text.size() || !is_word(text[i + 1]));
    if (text[i] == '$') {
      out += thread;
    } else if (is_result) {
      out += result;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool mentions_result(const std::string& text) { return said_by(text, '1', "") != said_by(text, '1', "R"); }

const std::string_view showing =
    "def show(v):\n"
    "    if isinstance(v, (set, frozenset)): return sorted(v, key=str)\n"
    "    if isinstance(v, (list, tuple)): return [show(i) for i in v]\n"
    "    if hasattr(type(v), '__next__'): return [show(i) for _, i in zip(range(4), v)]\n"
    "    if isinstance(v, memoryview): return v.tolist()\n"
    "    if isinstance(v, int) and abs(v) > 1 << 32: return 'a hash'\n"
    "    return repr(v).split(' at 0x')[0]\n"
    "def shown(f):\n"
    "    try: return show(f())\n"
    "    except Exception as e: return repr(e)\n";

std::vector<Operation> SharedType::operations() const {
  std::vector<Operation> all;
  for (const Row& row : rows) {
    if (row.is_statement) {
      const bool reads = row.name.starts_with("R ") || row.name.starts_with("R,") || row.name.starts_with("for R") ||
                         row.name.starts_with("print");
      all.push_back({row.name, {}, row.name, !reads, true});
      continue;
    }
    const bool does_change = contains(changes, row.name);
    const auto add = [&](std::string statement, std::vector<std::string> lines = {}) {
      all.push_back({row.name, std::move(lines), std::move(statement), does_change, false});
    };
    if (!row.is_call) {
      add("R = x." + row.name);
      all.back().is_plain = true;
      add("R = getattr(x, '" + row.name + "')");
      continue;
    }
    const std::string given = joined(row.arguments), with_self = joined(row.arguments, "x");
    add("R = x." + row.name + "(" + given + ")");
    all.back().is_plain = true;
    add("R = type(x)." + row.name + "(" + with_self + ")");
    add("R = held$(" + given + ")", {"held$ = x." + row.name});
    add("R = part$(" + given + ")", {"from functools import partial", "part$ = partial(x." + row.name + ")"});
    add("R = getattr(x, '" + row.name + "')(" + given + ")");
    const bool has_keywords =
        std::ranges::any_of(row.arguments, [](const std::string& a) { return a.find('=') != a.npos; });
    if (!has_keywords) {
      std::string lists;
      for (const std::string& a : row.arguments) lists += ", [" + a + "]";
      if (row.arguments.empty())
        add("R = list(map(type(x)." + row.name + ", [x]))");
      else
        add("R = list(map(x." + row.name + lists + "))");
    }
    add("R = caller$(x)", {"import operator", "caller$ = operator.methodcaller('" + row.name + "'" +
                                                  (given.empty() ? "" : ", ") + given + ")"});
    if (std::ranges::find(in_operator, row.name) != in_operator.end()) {
      std::string function = row.name.substr(2, row.name.size() - 4);
      if (function == "and" || function == "or") function += '_';
      add("R = operator." + function + "(" + with_self + ")", {"import operator"});
    }
    const auto syntax = std::ranges::find(syntaxes, row.name, &Syntax::method);
    if (syntax != syntaxes.end()) {
      std::string statement(syntax->statement);
      for (size_t i = 0; i < row.arguments.size(); ++i)
        statement = replaced(statement, "{" + std::to_string(i + 1) + "}", row.arguments[i]);
      add(statement);
    }
  }
  return all;
}

std::string SharedType::listing() const {
  std::string text;
  for (const std::string& line : before) text += line + '\n';
  if (!make.empty()) text += "x = " + make + '\n';
  return text + "print(*dir(x))\n";
}

std::vector<SharedType> read_operations(const std::string& path, std::string& problem) {
  std::vector<SharedType> types;
  std::ifstream file(path);
  if (!file) problem = "cannot read " + path;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const std::string place = path + ":" + std::to_string(number) + ": ";
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("type ")) {
      const size_t like = line.find(" like ");
      SharedType type;
      if (like != line.npos) {
        const auto parent = std::ranges::find(types, line.substr(like + 6), &SharedType::name);
        if (parent == types.end()) {
          problem = place + "like what?";
        } else {
          type = *parent;
          for (SharedType::Row& row : type.rows) row.is_inherited = true;
        }
      }
      type.name = line.substr(5, like == line.npos ? line.npos : like - 5);
      types.push_back(std::move(type));
      continue;
    }
    if (types.empty() || !line.starts_with("  ")) {
      problem = place + "what is this?";
      continue;
    }
    SharedType& type = types.back();
    const std::string text = line.substr(2);
    const size_t space = text.find(' ');
    const std::string word = text.substr(0, space), rest = space == text.npos ? "" : text.substr(space + 1);
    const auto names = [&] {
      std::istringstream stream(rest);
      std::vector<std::string> found;
      for (std::string name; stream >> name;) found.push_back(name);
      return found;
    };
    if (word == "before") {
      type.before.push_back(rest);
    } else if (word == "make") {
      type.make = rest;
    } else if (word == "show") {
      type.show = rest;
    } else if (word == "changes") {
      type.changes = names();
    } else if (word == "never") {
      for (const std::string& name : names()) {
        type.never.push_back(name);
        std::erase_if(type.rows, [&](const SharedType::Row& row) { return row.name == name; });
      }
    } else if (word == "unlisted") {
      type.is_unlisted = true;
    } else if (word == "without") {
      if (std::erase_if(type.rows, [&](const SharedType::Row& row) { return row.name == rest; }) == 0)
        problem = place + "there is no such row";
    } else if (word == "do") {
      std::erase_if(type.rows, [&](const SharedType::Row& row) { return row.name == rest; });
      type.rows.push_back({rest, {}, false, true, false});
    } else {
      const size_t open = text.find('(');
      SharedType::Row row{text.substr(0, open), {}, open != text.npos, false, false};
      if (row.is_call) row.arguments = split_arguments(text.substr(open + 1, text.rfind(')') - open - 1));
      if (!std::ranges::all_of(row.name, is_word)) problem = place + "this is no name";
      std::erase_if(type.rows, [&](const SharedType::Row& r) { return r.is_inherited && r.name == row.name; });
      type.rows.push_back(std::move(row));
    }
  }
  return types;
}

std::string program_of(const SharedType& type, const Operation& first, const Operation& second) {
  std::string text = "from threading import Thread\n";
  for (const std::string& line : type.before) text += line + '\n';
  if (!type.make.empty()) text += "x = " + type.make + '\n';
  for (const auto& [operation, thread] : {std::pair(&first, '1'), std::pair(&second, '2')})
    for (const std::string& line : operation->before) text += said_by(line, thread, "") + '\n';
  const auto function = [&](const char* name, const Operation& operation, char thread, const char* result) {
    text += "def " + std::string(name) + "():\n    global " + result + ", x\n    try:\n        " +
            said_by(operation.statement, thread, result) + "\n    except Exception as e: " + result + " = repr(e)\n";
  };
  text += "a = b = None\n";
  function("one", first, '1', "a");
  function("two", second, '2', "b");
  text += "t = Thread(target=one)\nt.start()\ntwo()\nt.join()\n";
  return text + std::string(showing) + "print(shown(lambda: a), shown(lambda: b), shown(lambda: " + type.show + "))\n";
}

}  // namespace lockstep::engine::explore::judge

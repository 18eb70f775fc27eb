// "Did you mean": what a misspelt name may have stood for (Lib/traceback.py, Python/suggestions.c).
#include <algorithm>
#include <set>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

constexpr size_t move_cost = 2, case_cost = 1, longest = 40, most_candidates = 750;

size_t substitution_cost(char a, char b) {
  if (((a ^ b) & 31) != 0) return move_cost;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return a == b ? 0 : lower(a) == lower(b) ? case_cost : move_cost;
}

size_t distance_between(std::string_view a, std::string_view b, size_t limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  if (a.empty() || b.empty()) return (a.size() + b.size()) * move_cost;
  if (a.size() > longest || b.size() > longest) return limit + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if ((b.size() - a.size()) * move_cost > limit) return limit + 1;
  size_t row[longest], result = 0;
  for (size_t i = 0; i < a.size(); ++i) row[i] = (i + 1) * move_cost;
  for (size_t j = 0; j < b.size(); ++j) {
    size_t distance = result = j * move_cost, least = SIZE_MAX;
    for (size_t i = 0; i < a.size(); ++i) {
      const size_t substitute = distance + substitution_cost(b[j], a[i]);
      distance = row[i];
      result = row[i] = std::min(std::min(result, distance) + move_cost, substitute);
      least = std::min(least, result);
    }
    if (least > limit) return limit + 1;
  }
  return result;
}

void add_names(const Dict* d, std::vector<std::string>& names) {
  int64_t at = 0;
  for (Ref k, v; dict_next_owned(const_cast<Dict*>(d), at, k, v);) {
    if (is_str(k.get())) names.push_back(to_utf8(k.as<Str>()));
  }
}

// dir(object), but for what a __dir__ in Python would say.
std::vector<std::string> attributes_of(Value v) {
  std::vector<std::string> names;
  if (layout_of(v) == Layout::module) {
    add_names(v.as<Module>()->dict, names);
  } else {
    const Type* type = layout_of(v) == Layout::type ? v.as<Type>() : type_of(v);
    const auto* mro = type->mro.as<Tuple>();
    for (uint32_t i = 0; i < mro->count; ++i) add_names(mro->items[i].as<Type>()->dict, names);
    if (v.is_object() && layout_of(v) != Layout::type) {
      if (const Dict* own_dict = instance_dict(v)) add_names(own_dict, names);
    }
  }
  const std::set<std::string> sorted(names.begin(), names.end());
  return {sorted.begin(), sorted.end()};
}

// Modules of CPython's library that a program may have forgotten to import.
constexpr std::string_view library_modules =
    " __future__ _thread abc argparse array ast asyncio atexit base64 binascii bisect builtins bz2 calendar cmath cmd "
    "code codecs collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg csv "
    "ctypes "
    "curses dataclasses datetime dbm decimal difflib dis doctest email ensurepip enum errno faulthandler fcntl filecmp "
    "fileinput fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac "
    "html http imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox "
    "marshal math mimetypes mmap modulefinder multiprocessing netrc numbers operator optparse os pathlib pdb pickle "
    "pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr "
    "pydoc "
    "queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex "
    "shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string stringprep struct subprocess "
    "symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this threading time timeit tkinter token "
    "tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib uuid venv "
    "warnings "
    "wave weakref webbrowser wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo ";

std::string with(const std::string& name) { return name.empty() ? "" : ". Did you mean: '" + name + "'?"; }

std::string for_attribute(const std::string& wrong, Value object, const FrameObject* frame, Thread& t) {
  std::vector<std::string> names = attributes_of(object);
  bool hides = wrong[0] != '_';
  if (hides && frame != nullptr) {
    Ref locals = Ref::steal(locals_of(t, Value::uncounted(frame)));
    Ref self = locals.get().is_object() && is_dict(locals.get())
                   ? Ref::steal(dict_get(locals.as<Dict>(), intern("self")))
                   : Ref();
    hides = !self || !same(self.get(), object);
  }
  if (hides) std::erase_if(names, [](const std::string& n) { return n.starts_with('_'); });
  return with(closest_name(wrong, names));
}

std::string for_name(const std::string& wrong, const FrameObject* frame, Thread& t) {
  std::string out;
  if (frame != nullptr) {
    std::vector<std::string> names;
    Ref locals = Ref::steal(locals_of(t, Value::uncounted(frame)));
    if (locals.get().is_object() && is_dict(locals.get())) {
      add_names(locals.as<Dict>(), names);
      Ref self = Ref::steal(dict_get(locals.as<Dict>(), intern("self")));
      if (self && self.get().is_object()) {
        Ref mine = Ref::steal(instance_attribute(self.get(), intern(wrong)));
        if (mine || !find_in_type(type_of(self.get()), intern(wrong)).is_null()) out = with("self." + wrong);
      }
    }
    if (!frame->globals.is_null()) add_names(frame->globals.as<Dict>(), names);
    add_names(rt().builtins, names);
    if (out.empty()) out = with(closest_name(wrong, names));
  }
  if (is_library_module(wrong))
    out += (out.empty() ? ". Did" : " Or did") + std::string(" you forget to import '") + wrong + "'?";
  return out;
}

}  // namespace

bool is_library_module(std::string_view name) {
  return library_modules.find(" " + std::string(name) + " ") != library_modules.npos;
}

std::string closest_name(std::string_view wrong, const std::vector<std::string>& names) {
  std::string best;
  size_t best_distance = SIZE_MAX;
  if (names.size() >= most_candidates) return best;
  for (const std::string& name : names) {
    if (name == wrong) continue;
    const size_t limit = std::min((wrong.size() + name.size() + 3) * move_cost / 6, best_distance - 1);
    const size_t distance = distance_between(wrong, name, limit);
    if (distance > limit || distance >= best_distance) continue;
    best = name;
    best_distance = distance;
  }
  return best;
}

std::string suggestion(Thread& t, Value v) {
  const auto* e = v.as<Exception>();
  const auto is = [&](Exc type) { return is_a(v, type); };
  const FrameObject* frame = nullptr;
  for (Value tb = e->traceback; !tb.is_null() && !is_none(tb); tb = tb.as<Traceback>()->next)
    frame = tb.as<Traceback>()->frame.is_null() ? nullptr : tb.as<Traceback>()->frame.as<FrameObject>();
  if (is(Exc::ImportError)) {
    const std::string text = exception_text(v), begin = "cannot import name '";
    if (!text.starts_with(begin) || !is_str(e->extra_value)) return {};
    const std::string wrong = text.substr(begin.size(), text.find('\'', begin.size()) - begin.size());
    Ref module = Ref::steal(dict_get(rt().modules, e->extra_value.as<Str>()));
    return module && !wrong.empty() ? for_attribute(wrong, module.get(), nullptr, t) : "";
  }
  if (e->extra_value.is_null() || !is_str(e->extra_value) || e->extra_value.as<Str>()->length == 0) return {};
  const std::string wrong = to_utf8(e->extra_value.as<Str>());
  if (is(Exc::AttributeError)) return e->extra_object.is_null() ? "" : for_attribute(wrong, e->extra_object, frame, t);
  return is(Exc::NameError) ? for_name(wrong, frame, t) : "";
}

}  // namespace lockstep::python::vm

// "Did you mean": what a misspelt name may have stood for (Lib/traceback.py). Which name is near
// base/nearest.h decides.
#include <algorithm>
#include <set>

#include "base/nearest.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

void add_names(const Dict* d, std::vector<std::string>& names) {
  for (DictWalk w{const_cast<Dict*>(d)}; w.next();) {
    if (is_str(w.key.get())) names.push_back(to_utf8(w.key.as<Str>()));
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

std::string with_nearest(std::string_view wrong, const std::vector<std::string>& names) {
  return with(std::string(nearest(wrong, {names.begin(), names.end()}, Tolerance::of_cpython)));
}

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
  return with_nearest(wrong, names);
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
    if (out.empty()) out = with_nearest(wrong, names);
  }
  if (is_library_module(wrong))
    out += (out.empty() ? ". Did" : " Or did") + std::string(" you forget to import '") + wrong + "'?";
  return out;
}

}  // namespace

bool is_library_module(std::string_view name) {
  return library_modules.find(" " + std::string(name) + " ") != library_modules.npos;
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

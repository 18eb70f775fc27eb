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

// CPython's sys.stdlib_module_names: what a program may have forgotten to import, or asks for and is refused.
constexpr std::string_view library_modules =
    " __future__ _abc _aix_support _android_support _apple_support _ast _ast_unparse _asyncio _bisect _blake2 _bz2 "
    "_codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc "
    "_colorize _compat_pickle _contextvars _csv _ctypes _curses _curses_panel _datetime _dbm _decimal "
    "_elementtree _frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq _hmac _imp "
    "_interpchannels _interpqueues _interpreters _io _ios_support _json _locale _lsprof _lzma _markupbase _md5 "
    "_multibytecodec _multiprocessing _opcode _opcode_metadata _operator _osx_support _overlapped _pickle "
    "_posixshmem _posixsubprocess _py_abc _py_warnings _pydatetime _pydecimal _pyio _pylong _pyrepl _queue "
    "_random _remote_debugging _scproxy _sha1 _sha2 _sha3 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat "
    "_statistics _string _strptime _struct _suggestions _symtable _sysconfig _thread _threading_local _tkinter "
    "_tokenize _tracemalloc _types _typing _uuid _warnings _weakref _weakrefset _winapi _wmi _zoneinfo _zstd abc "
    "annotationlib antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile "
    "calendar cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser "
    "contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest "
    "email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools "
    "gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib "
    "importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math "
    "mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator "
    "optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile "
    "pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource "
    "rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver "
    "sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess symtable "
    "sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this threading time timeit tkinter token "
    "tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib "
    "uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib "
    "zoneinfo ";

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

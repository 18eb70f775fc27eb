// The classes of exceptions: their hierarchy, arguments, fields and texts (Objects/exceptions.c).
#include <cassert>
#include <cstdio>
#include <optional>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

namespace {

Exception* new_exception(Type* type) {
  auto* e = static_cast<Exception*>(allocate_instance(type, sizeof(Exception)));
  e->args = rt().empty_tuple;
  e->cause = e->context = e->traceback = e->notes = e->extra_value = e->extra_object = e->text = Value();
  e->dict = nullptr;
  e->suppress_context = false;
  return e;
}

void clear_exception(Object* o) {
  auto* e = static_cast<Exception*>(o);
  for (Value v : {e->args, e->cause, e->context, e->traceback, e->notes, e->extra_value, e->extra_object, e->text})
    release(v);
}

Value exception_repr(Thread& t, Value v) {
  const auto* args = v.as<Exception>()->args.as<Tuple>();
  std::string out = to_utf8(type_of(v)->name) + "(";
  for (uint32_t i = 0; i < args->count; ++i) {
    if (i > 0) out += ", ";
    Value signal = append_repr(t, out, args->items[i], v, "...");
    if (signal.is_signal()) return signal;
  }
  return make_str(out + ")");
}

// "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte" from the five arguments; "" = not these.
std::string unicode_text(const Tuple* args, bool decodes) {
  if (args->count != 5) return {};
  if (!is_str(args->items[0]) || !args->items[2].is_integer() || !args->items[3].is_integer() ||
      !is_str(args->items[4]))
    return {};
  const int64_t start = args->items[2].as_integer(), end = args->items[3].as_integer();
  std::string out =
      "'" + to_utf8(args->items[0].as<Str>()) + "' codec can't " + (decodes ? "decode byte" : "encode character");
  char text[16] = "";
  if (end == start + 1) {
    if (decodes && is_bytes(args->items[1]) && start >= 0 && start < args->items[1].as<Bytes>()->length) {
      std::snprintf(text, sizeof text, " 0x%02x", static_cast<uint8_t>(args->items[1].as<Bytes>()->data()[start]));
    } else if (!decodes && is_str(args->items[1]) && start >= 0 && start < args->items[1].as<Str>()->length) {
      const auto c = static_cast<uint32_t>(args->items[1].as<Str>()->at(static_cast<uint32_t>(start)));
      std::snprintf(text, sizeof text, c < 256 ? " '\\x%02x'" : c < 65536 ? " '\\u%04x'" : " '\\U%08x'", c);
    }
    out += text + std::string(" in position ") + std::to_string(start);
  } else {
    out += "s in position " + std::to_string(start) + "-" + std::to_string(end - 1);
  }
  return out + ": " + to_utf8(args->items[4].as<Str>());
}

std::optional<Value> codec_str(Thread&, Value v) {
  const auto* args = v.as<Exception>()->args.as<Tuple>();
  const std::string text = unicode_text(args, is_a(v, Exc::UnicodeDecodeError));
  return text.empty() ? std::nullopt : std::optional(make_str(text));
}

std::optional<Value> syntax_str(Thread& t, Value v) {
  Value said = to_str(t, syntax_field(v, SyntaxField::msg));
  if (said.is_signal()) return said == Value::pushed() ? refuse(t, "a SyntaxError whose message is no str") : said;
  Ref text = Ref::steal(said);
  std::string out = to_utf8(text.as<Str>()), place;
  const Value file = syntax_field(v, SyntaxField::filename), line = syntax_field(v, SyntaxField::lineno);
  if (is_str(file)) {
    place = to_utf8(file.as<Str>());
    place.erase(0, place.rfind('/') + 1);
  }
  if (is_int(line)) place += (place.empty() ? "line " : ", line ") + int_text(line);
  return make_str(place.empty() ? out : out + " (" + place + ")");
}

Value os_field(Value v, uint32_t i);

std::optional<Value> os_str(Thread& t, Value v) {
  const auto* e = v.as<Exception>();
  if (e->args.as<Tuple>()->count != 2 && e->extra_object.is_null()) return {};
  const Value number = os_field(v, 0), what = os_field(v, 1);
  std::string out = "[Errno ";
  Value signal = append_repr(t, out, number, v, "...");
  if (signal.is_signal()) return signal;
  const Value said = is_str(what) ? own(what) : repr(t, what);
  if (said == Value::pushed()) return refuse(t, "an OSError whose text is no str");
  if (said.is_signal()) return said;
  Ref text = Ref::steal(said);
  out += "] " + to_utf8(text.as<Str>());
  if (const Value file = e->extra_value; !file.is_null()) {
    out += ": ";
    signal = append_repr(t, out, file, v, "...");
    if (signal.is_signal()) return signal;
  }
  return make_str(out);
}

Value or_needs_python(Value text) { return text == Value::pushed() ? Value::needs_python() : text; }

std::optional<Value> key_str(Thread& t, Value v) {
  const auto* args = v.as<Exception>()->args.as<Tuple>();
  return args->count == 1 ? std::optional(or_needs_python(repr(t, args->items[0]))) : std::nullopt;
}

Type* type_of_errno(Value v) {
  if (v.is_integer()) {
#define ERRNO(number, id) \
  if (v.as_integer() == (number)) return exception_type(Exc::id);
#include "python/vm/objects/exceptions/exceptions.def"
  }
  return exception_type(Exc::OSError);
}

// What `args` says of the place: (message, (filename, line, offset, text[, end line, end offset])).
void fill_syntax(Exception* e) {
  const auto* args = e->args.as<Tuple>();
  Value fields[7];
  for (Value& v : fields) v = rt().none;
  if (args->count > 0) fields[0] = args->items[0];
  if (args->count == 2 && is_tuple(args->items[1])) {
    const auto* place = args->items[1].as<Tuple>();
    for (uint32_t i = 0; i < place->count && i < 6; ++i) fields[i + 1] = place->items[i];
  }
  release(std::exchange(e->extra_object, make_list(fields, 7)));
}

Value new_exception_object(Thread&, Args args) {
  auto* type = args[0].as<Type>();
  if (args.positional() > 2 && type == exception_type(Exc::OSError)) type = type_of_errno(args[1]);
  Exception* e = new_exception(type);
  e->args = make_tuple(args.values + 1, args.positional() - 1);
  return Value::counted(e);
}

bool keeps_first_argument(const Type*);
Value* keyword_field(Exception*, std::string_view keyword);

Value init_exception(Thread& t, Args args) {
  auto* e = args[0].as<Exception>();
  for (uint32_t k = 0; args.keywords != nullptr && k < args.keywords->count; ++k) {
    const std::string name = to_utf8(args.keywords->items[k].as<Str>());
    Value* const field = keyword_field(e, name);
    if (field == nullptr)
      return raise(t, Exc::TypeError, std::string(type_name(args[0])) + "() takes no keyword arguments");
    release(std::exchange(*field, own(args[args.positional() + k])));
  }
  args = {args.values, args.positional(), nullptr};
  if (args.count > 3 && is_a(args[0], Exc::OSError)) {  // errno, strerror, filename
    release(std::exchange(e->extra_value, own(args[3])));
    args.count = 3;
  }
  release(std::exchange(e->args, make_tuple(args.values + 1, args.count - 1)));
  if (is_a(args[0], Exc::SyntaxError)) fill_syntax(e);
  if (args.count > 1 && keeps_first_argument(e->type)) release(std::exchange(e->extra_value, own(args[1])));
  return none();
}
Value set_traceback(Thread&, Value v, Value x);
Value with_traceback(Thread& t, Args args) {
  return set_traceback(t, args[0], args[1]).is_null() ? Value() : own(args[0]);
}
Value add_note(Thread& t, Args args) {
  if (!is_str(args[1]))
    return raise(t, Exc::TypeError, "add_note() argument must be str, not " + std::string(type_name(args[1])));
  auto* e = args[0].as<Exception>();
  if (e->notes.is_null()) e->notes = make_list();
  list_append(e->notes.as<List>(), args[1]);
  return none();
}

template <Value Exception::*field>
Value get_field(Thread&, Value v) {
  Value x = v.as<Exception>()->*field;
  return x.is_null() ? none() : own(x);
}
template <Value Exception::*field>
Value set_field(Thread&, Value v, Value x) {
  release(std::exchange(v.as<Exception>()->*field, is_none(x) ? Value() : own(x)));
  return none();
}
template <Value Exception::*field>
Value set_chained(Thread& t, Value v, Value x) {
  if (!is_none(x) && !is_exception(x))
    return raise(t, Exc::TypeError,
                 std::string("exception ") + (field == &Exception::cause ? "cause" : "context") +
                     " must be None or derive from BaseException");
  return set_field<field>(t, v, x);
}
Value set_notes(Thread& t, Value v, Value x) {
  if (layout_of(x) != Layout::list) return refuse(t, "__notes__ that are no list");
  return set_field<&Exception::notes>(t, v, x);
}
// slots: the exception
Value keep_args(Thread&, Frame& k, Value result) {
  if (!result.is_object()) return result;
  release(std::exchange(k.slots[0].as<Exception>()->args, result));
  return none();
}
Value set_args(Thread& t, Value v, Value x) {  // any iterable becomes a tuple
  const Value keep[] = {v};
  return call_then(t, type_value(rt().types.tuple), Args{&x, 1, nullptr}, keep_args, keep);
}
Value set_traceback(Thread& t, Value v, Value x) {
  if (!is_none(x) && layout_of(x) != Layout::traceback)
    return raise(t, Exc::TypeError, "__traceback__ must be a traceback or None");
  return set_field<&Exception::traceback>(t, v, x);
}
Value set_cause(Thread& t, Value v, Value x) {
  v.as<Exception>()->suppress_context = true;
  return set_chained<&Exception::cause>(t, v, x);
}
Value get_suppress(Thread&, Value v) { return boolean(v.as<Exception>()->suppress_context); }
Value set_suppress(Thread& t, Value v, Value x) {
  if (layout_of(x) != Layout::boolean) return raise(t, Exc::TypeError, "attribute value type must be bool");
  v.as<Exception>()->suppress_context = same(x, rt().true_);
  return none();
}
template <SyntaxField field>
Value get_syntax(Thread&, Value v) {
  const Value x = syntax_field(v, field);
  return x.is_null() ? none() : own(x);
}
template <SyntaxField field>
Value set_syntax(Thread&, Value v, Value x) {
  syntax_field(v, field);  // makes the list where there is none yet
  auto* list = v.as<Exception>()->extra_object.as<List>();
  list_replace(list, static_cast<int64_t>(field), static_cast<int64_t>(field) + 1, &x, 1);
  return none();
}
template <uint32_t i>
Value get_argument(Thread&, Value v) {
  const auto* args = v.as<Exception>()->args.as<Tuple>();
  return i < args->count ? own(args->items[i]) : none();
}
// OSError has them when there are two; what the program puts in their place stands in `extra_object`.
Value os_field(Value v, uint32_t i) {
  const auto* e = v.as<Exception>();
  if (!e->extra_object.is_null()) return e->extra_object.as<List>()->items.load()[i].load();
  const auto* args = e->args.as<Tuple>();
  return args->count < 2 ? rt().none : args->items[i];
}
template <uint32_t i>
Value get_os_field(Thread&, Value v) {
  return own(os_field(v, i));
}
template <uint32_t i>
Value set_os_field(Thread&, Value v, Value x) {
  auto* e = v.as<Exception>();
  if (e->extra_object.is_null()) {
    const Value fields[] = {os_field(v, 0), os_field(v, 1)};
    e->extra_object = make_list(fields, 2);
  }
  list_replace(e->extra_object.as<List>(), i, i + 1, &x, 1);
  return none();
}
Value get_notes(Thread& t, Value v) {
  if (!v.as<Exception>()->notes.is_null()) return own(v.as<Exception>()->notes);
  return raise(t, Exc::AttributeError, "'" + std::string(type_name(v)) + "' object has no attribute '__notes__'");
}

void clear_traceback(Object* o) {
  release(static_cast<Traceback*>(o)->next);
  release(static_cast<Traceback*>(o)->code);
  release(static_cast<Traceback*>(o)->frame);
}
Value traceback_next(Thread&, Value v) {
  Value n = v.as<Traceback>()->next;
  return n.is_null() ? none() : own(n);
}
Value traceback_line(Thread&, Value v) { return make_int(v.as<Traceback>()->line); }
Value traceback_name(Thread&, Value v) { return own(Value::uncounted(v.as<Traceback>()->code.as<CodeObject>()->name)); }
Value traceback_file(Thread&, Value v) { return make_str(v.as<Traceback>()->code.as<CodeObject>()->source->filename); }

// ---- what is special about some classes: the last column of exceptions.def

struct Traits {
  const char* extra_value = nullptr;   // the attribute that Exception::extra_value is
  const char* extra_object = nullptr;  // ... and Exception::extra_object
  bool takes_keywords = false;         // a call may give them by keyword
  bool keeps_first = false;            // the first argument is the extra value
  void (*add_attributes)(Type*) = nullptr;
  std::optional<Value> (*str)(Thread&, Value) = nullptr;  // nothing: as BaseException has it
};

void add_syntax_attributes(Type* type) {
  const auto place = [&]<SyntaxField field>(const char* name) {
    add_getter(type, name, Effect::nothing, get_syntax<field>, set_syntax<field>);
  };
  place.operator()<SyntaxField::msg>("msg");
  place.operator()<SyntaxField::filename>("filename");
  place.operator()<SyntaxField::lineno>("lineno");
  place.operator()<SyntaxField::offset>("offset");
  place.operator()<SyntaxField::text>("text");
  place.operator()<SyntaxField::end_lineno>("end_lineno");
  place.operator()<SyntaxField::end_offset>("end_offset");
}

void add_codec_attributes(Type* type) {
  add_getter(type, "encoding", Effect::nothing, get_argument<0>);
  add_getter(type, "object", Effect::nothing, get_argument<1>);
  add_getter(type, "start", Effect::nothing, get_argument<2>);
  add_getter(type, "end", Effect::nothing, get_argument<3>);
  add_getter(type, "reason", Effect::nothing, get_argument<4>);
}

void add_os_attributes(Type* type) {
  add_getter(type, "errno", Effect::reads_self, get_os_field<0>, set_os_field<0>);
  add_getter(type, "strerror", Effect::reads_self, get_os_field<1>, set_os_field<1>);
}

void add_message(Type* type) { add_getter(type, "msg", Effect::nothing, get_argument<0>); }

constexpr Traits plain{};
constexpr Traits keeps_value{.extra_value = "value", .keeps_first = true};
constexpr Traits keeps_code{.extra_value = "code", .keeps_first = true};
constexpr Traits takes_name{.extra_value = "name", .takes_keywords = true};
constexpr Traits takes_name_and_object{.extra_value = "name", .extra_object = "obj", .takes_keywords = true};
constexpr Traits takes_name_and_path{
    .extra_value = "name", .extra_object = "path", .takes_keywords = true, .add_attributes = add_message};
constexpr Traits of_the_system{.extra_value = "filename", .add_attributes = add_os_attributes, .str = os_str};
constexpr Traits has_a_place{.add_attributes = add_syntax_attributes, .str = syntax_str};
constexpr Traits of_a_codec{.add_attributes = add_codec_attributes, .str = codec_str};
constexpr Traits shows_the_key{.str = key_str};

struct Row {
  Exc id, base;
  const char *module, *name;
  const Traits& traits;
};
constexpr Row rows[] = {
#define EXCEPTION(id, module, name, base, special) {Exc::id, Exc::base, module, name, special},
#include "python/vm/objects/exceptions/exceptions.def"
};

bool keeps_first_argument(const Type* type) {
  return false
#define EXCEPTION(id, module, name, base, special) || (special.keeps_first && is_subtype(type, exception_type(Exc::id)))
#include "python/vm/objects/exceptions/exceptions.def"
      ;
}

// Where what was given by that keyword is kept; null: exceptions of its class take none of that name.
Value* keyword_field(Exception* e, std::string_view keyword) {
  for (const auto& [id, base, module, name, traits] : rows) {
    if (!traits.takes_keywords || !is_subtype(e->type, exception_type(id))) continue;
    if (keyword == traits.extra_value) return &e->extra_value;
    if (traits.extra_object != nullptr && keyword == traits.extra_object) return &e->extra_object;
  }
  return nullptr;
}

// As the first class along the bases has it that has a way of its own; nothing: as BaseException has it.
std::optional<Value> special_str(Thread& t, Value v) {
  const auto* mro = type_of(v)->mro.as<Tuple>();
  for (uint32_t i = 0; i < mro->count; ++i) {
    for (const Row& row : rows)
      if (row.traits.str != nullptr && mro->items[i].object() == exception_type(row.id)) return row.traits.str(t, v);
  }
  return {};
}

Value exception_str(Thread& t, Value v) {
  if (const auto text = special_str(t, v)) return *text;
  const auto* args = v.as<Exception>()->args.as<Tuple>();
  if (args->count == 0) return rt().empty_str;
  return or_needs_python(args->count == 1 ? to_str(t, args->items[0]) : repr(t, v.as<Exception>()->args));
}

void add_exception_attributes(Type* base) {
  base->dict_offset = offset_of(&Exception::dict);
  set_new(base, Effect::nothing, new_exception_object);
  add_method(base, "__init__", Effect::writes_self, init_exception);
  add_method(base, "with_traceback", Effect::writes_self, with_traceback, 1);
  add_method(base, "add_note", Effect::writes_self, add_note, 1);
  add_getter(base, "args", Effect::nothing, get_field<&Exception::args>, set_args);
  add_getter(base, "__cause__", Effect::nothing, get_field<&Exception::cause>, set_cause);
  add_getter(base, "__context__", Effect::nothing, get_field<&Exception::context>, set_chained<&Exception::context>);
  add_getter(base, "__traceback__", Effect::nothing, get_field<&Exception::traceback>, set_traceback);
  add_getter(base, "__suppress_context__", Effect::nothing, get_suppress, set_suppress);
  add_getter(base, "__notes__", Effect::nothing, get_notes, set_notes);
}

void walk_exception(Object* o, Walker& w) {
  auto* e = static_cast<Exception*>(o);
  w.values(e->args, e->cause, e->context, e->traceback, e->notes, e->extra_value, e->extra_object);
}
void walk_traceback(Object* o, Walker& w) {
  auto* t = static_cast<Traceback*>(o);
  w.values(t->next, t->code, t->frame);
  w.number(t->unit);
}

}  // namespace

const TypeOps exception_ops = stated({.nature = {.sight = Sight::all, .changes = Changes::always},
                                      .walk = walk_exception,
                                      .basic_size = sizeof(Exception),
                                      .clear = clear_exception,
                                      .repr = exception_repr,
                                      .str = exception_str});
const TypeOps traceback_ops = stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
                                      .walk = walk_traceback,
                                      .basic_size = sizeof(Traceback),
                                      .clear = clear_traceback});

Type* exception_type(Exc id) { return rt().exceptions[static_cast<size_t>(id)]; }

Exc exception_named(std::string_view full_name) {
  for (const Row& row : rows) {
    const std::string_view module = row.module;
    if (module == "builtins" ? full_name == row.name : full_name == row.module + std::string(".") + row.name)
      return row.id;
  }
  assert(false && "no class of exceptions in exceptions.def has this name");
  return Exc::SystemError;
}

void make_exception_types() {
  Runtime& r = rt();
  r.exceptions.resize(static_cast<size_t>(Exc::count));
  for (const Row& row : rows) {
    Type*& type = r.exceptions[static_cast<size_t>(row.id)];
    const bool is_first = row.id == Exc::BaseException;
    type = make_type(row.module, row.name, is_first ? r.types.object : exception_type(row.base), Layout::exception,
                     &exception_ops, is_first ? base_type | exception_class : uint32_t{base_type});
    if (is_first) add_exception_attributes(type);
    const Traits& traits = row.traits;
    if (traits.extra_value != nullptr)
      add_getter(type, traits.extra_value, Effect::nothing, get_field<&Exception::extra_value>,
                 set_field<&Exception::extra_value>);
    if (traits.extra_object != nullptr)
      add_getter(type, traits.extra_object, Effect::nothing, get_field<&Exception::extra_object>,
                 set_field<&Exception::extra_object>);
    if (traits.add_attributes != nullptr) traits.add_attributes(type);
  }
  r.end_of_run = Value::uncounted(make_exception(exception_type(Exc::BaseException), nullptr, 0).object());
  make_immortal(r.end_of_run.object());
}

void add_traceback_methods(Type* type) {
  add_getter(type, "tb_next", Effect::nothing, traceback_next);
  add_getter(type, "tb_lineno", Effect::nothing, traceback_line);
  add_getter(type, "tb_frame", Effect::nothing, [](Thread&, Value v) {
    const Value frame = v.as<Traceback>()->frame;
    return frame.is_null() ? none() : own(frame);
  });
  add_getter(type, "_name", Effect::nothing, traceback_name);
  add_getter(type, "_filename", Effect::nothing, traceback_file);
}

void add_exceptions_to(Dict* builtins) {
  for (const Row& row : rows) {
    Type* type = exception_type(row.id);
    if (std::string_view(row.module) == "builtins") dict_set(builtins, type->name, type_value(type));
  }
#define ALIAS(name, id) dict_set(builtins, intern(name), type_value(exception_type(Exc::id)));
#include "python/vm/objects/exceptions/exceptions.def"
}

Value make_exception(Type* type, const Value* args, uint32_t count) {
  Exception* e = new_exception(type);
  e->args = make_tuple(args, count);
  if (count > 0 && keeps_first_argument(type)) e->extra_value = own(args[0]);
  return Value::counted(e);
}

Value syntax_field(Value v, SyntaxField field) {
  if (!is_a(v, Exc::SyntaxError)) return Value();
  auto* e = v.as<Exception>();
  // A class that is an AttributeError too may have had something else written there.
  if (e->extra_object.is_null() || !is_list(e->extra_object) || e->extra_object.as<List>()->count.load() < 7)
    fill_syntax(e);
  return e->extra_object.as<List>()->items.load()[static_cast<size_t>(field)].load();
}

}  // namespace lockstep::python::vm

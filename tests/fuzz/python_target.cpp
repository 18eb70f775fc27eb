#include <functional>

#include "fuzz/targets.h"
#include "lab/lab.h"
#include "python/code/dis.h"
#include "python/compile/compile.h"

namespace lockstep::fuzz {

namespace {

using engine::Status;

std::vector<std::string> seeds() {
  std::vector<std::string> programs = read_files("tests/python/programs", ".py");
  for (std::string& more : read_files("tests/python/vm/programs", ".py")) programs.push_back(std::move(more));
  return programs;
}

constexpr std::string_view words[] = {
    "def f(",      "class C(",
    "lambda x: ",  "yield ",
    "yield from ", "return ",
    "raise ",      "raise X from ",
    "try:\n",      "except ",
    "except* ",    "finally:\n",
    "else:\n",     "elif ",
    "with ",       "as ",
    "for x in ",   "while ",
    "break\n",     "continue\n",
    "pass\n",      "del ",
    "global x\n",  "nonlocal x\n",
    "import ",     "from x import ",
    "assert ",     "if ",
    "in ",         "not in ",
    "is ",         "is not ",
    "and ",        "or ",
    "not ",        "async ",
    "await ",      "match x:\n",
    "case _:\n",   "type X = ",
    "*args",       "**kwargs",
    "*, ",         "/, ",
    ":=",          "->",
    "...",         "@",
    "**",          "//",
    ">>",          "<<",
    "!=",          "==",
    "<=",          "+=",
    "-=",          "|",
    "&",           "^",
    "~",           "[",
    "]",           "(",
    ")",           "{",
    "}",           "[::",
    ":",           ";",
    ",",           "=",
    "'",           "\"\"\"",
    "f'{",         "!r}",
    ":>10}",       "rb'",
    "\\\n",        "\n    ",
    "\n\t",        "\n",
    "#",           "self",
    "super()",     "print(",
    "len(",        "range(",
    "list(",       "dict(",
    "set(",        "tuple(",
    "sorted(",     "repr(",
    "str(",        "int(",
    "float(",      "bytes(",
    "iter(",       "next(",
    "zip(",        "map(",
    "sum(",        "min(",
    "isinstance(", "getattr(",
    "setattr(",    "type(",
    "exec(",       "eval(",
    "hash(",       "id(",
    "format(",     "threading.Thread(target=",
    ".start()",    ".join()",
    ".acquire()",  ".release()",
    ".wait()",     ".notify()",
    ".append(",    ".pop()",
    ".send(",      ".throw(",
    ".close()",    ".format(",
    " % ",         "__init__",
    "__del__",     "__eq__",
    "__hash__",    "__iter__",
    "__next__",    "__getattr__",
    "__enter__",   "__exit__",
    "__class__",   "__dict__",
    "__slots__",   "__call__",
    "__repr__",    "__getitem__",
    "__add__",     "__bool__",
    "__len__",     "__index__",
};

lab::Report simulate(std::string_view source, uint64_t choice, const std::string& schedule) {
  lab::Request request;
  request.engine = lab::Engine::sim;
  request.source = source;
  request.filename = "fuzz.py";
  request.options.build = choice % 3 == 2 ? engine::Build::free_threaded : engine::Build::gil;
  request.options.switch_points =
      choice % 3 == 1 ? engine::SwitchPoints::every_instruction : engine::SwitchPoints::cpython_3_14;
  request.options.seed = choice % 16;
  request.options.schedule = schedule;
  request.options.limits = {.instructions = 200'000,
                            .memory_bytes = 24u << 20,
                            .threads = 8,
                            .output_bytes = 64u << 10,
                            .trace_bytes = 64u << 10,
                            .wall_ns = 3'000'000'000};
  static lab::Lab lab;  // one library for all runs
  if (const auto refused = lab.begin(std::move(request))) return *refused;
  while (!lab.poll(100'000'000)) lab.take_chunks();
  return lab.result();
}

bool ends_by_itself(Status status) {
  return status == Status::ok || status == Status::exception || status == Status::deadlock;
}

void run(std::string_view input) {
  const auto code = python::compile::compile(input, "fuzz.py");
  if (!code) {
    require(!code.error().summary().empty(), "an error has a text");
    return;
  }
  require(!python::code::disassemble(**code).empty(), "a program has a disassembly");
  const uint64_t choice = std::hash<std::string_view>{}(input);
  const lab::Report first = simulate(input, choice, "");
  require(!lab::to_json(first).empty(), "a run has a report");
  if (!ends_by_itself(first.outcome.status)) {
    require(!first.outcome.detail.empty(), "a run that was ended says why");
    return;
  }
  if (choice % 4 != 0 || first.outcome.schedule.size() > 4096) return;
  const lab::Report again = simulate(input, choice, first.outcome.schedule);
  if (again.outcome.status == Status::limit && again.outcome.detail == "wall time") return;  // the machine was busy
  require(again.outcome.status == first.outcome.status, "a repeated run ends as the first did");
  require(again.outcome.schedule == first.outcome.schedule, "a repeated run has the schedule that it repeats");
}

}  // namespace

const Target python_target{"python", run, seeds, [] { return std::span<const std::string_view>(words); }};

}  // namespace lockstep::fuzz

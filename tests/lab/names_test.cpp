// What CPython 3.14 has in the modules that the library has is here, too, or is refused by name: for every line of
// src/python/lib/_names_of_cpython.py, which tests/python/support/cpython_names.py has written. About 10 s.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "lab/lab.h"
#include "places.h"
#include "sanitized.h"

namespace lockstep::lab {
namespace {

struct Line {
  std::string owner;
  std::string names;  // blanks between
};

// All of them; under sanitizers one in so many.
std::vector<Line> lines() {
  std::ifstream file(source_folder() + "/src/python/lib/_names_of_cpython.py");
  std::vector<Line> all;
  uint64_t number = 0;
  for (std::string line; std::getline(file, line);) {
    if (number++ % one_in != 0) continue;
    const size_t colon = line.find(": ");
    if (colon != line.npos && !line.starts_with('"')) all.push_back({line.substr(0, colon), line.substr(colon + 2)});
  }
  return all;
}

Report run(Lab& lab, std::string source) {
  Request request;
  request.source = std::move(source);
  request.engine = Engine::sim;
  if (auto refused = lab.begin(std::move(request))) return *refused;
  while (!lab.poll(50'000'000)) {
  }
  return lab.result();
}

// The names of `names` that `owner`, a module or a class, does not have here; asked as the library would, which is told
// so. Nothing when the owner itself is not here.
std::optional<std::vector<std::string>> lacking(Lab& lab, const std::string& import, const std::string& owner,
                                                const std::string& names) {
  const Report report = run(lab, import + "\nasks = 'for n in names.split():\\n if not hasattr(of, n): print(n)'\n" +
                                     "exec(compile(asks, '/usr/lib/python3.14/asks.py', 'exec'), {'of': " + owner +
                                     ", 'names': '" + names + "'})\n");
  if (report.outcome.status != engine::Status::ok) return {};
  std::istringstream out(report.stdout_text);
  std::vector<std::string> missing;
  for (std::string name; out >> name;) missing.push_back(name);
  return missing;
}

TEST(NamesOfCPython, OfModulesAreHereOrRefused) {
  Lab lab;
  size_t modules = 0;
  for (const auto& [module, names] : lines()) {
    const auto missing = lacking(lab, "import " + module, module, names);
    if (!missing) continue;  // a class
    ++modules;
    const size_t step = missing->size() / 40 + 1;  // of many, every so manieth
    for (size_t i = 0; i < missing->size(); i += step) {
      const std::string& name = (*missing)[i];
      const Report report = run(lab, "import " + module + "\n" + module + "." + name);
      EXPECT_EQ(report.outcome.status, engine::Status::unsupported) << module << "." << name << report.stderr_text;
    }
  }
  EXPECT_GT(modules, one_in == 1 ? 60u : 0u);
}

TEST(NamesOfCPython, OfClassesAreHereOrRefused) {
  Lab lab;
  size_t classes = 0;
  for (const auto& [owner, names] : lines()) {
    const size_t dot = owner.rfind('.');
    if (dot == owner.npos || owner.ends_with(')')) continue;
    const std::string import = "import " + owner.substr(0, dot);
    const auto missing = lacking(lab, import, owner, names);
    if (!missing || lacking(lab, "import " + owner, owner, names)) continue;  // a module, or not here
    ++classes;
    if (missing->empty()) continue;
    const Report report = run(lab, import + "\n" + owner + "." + missing->front());
    EXPECT_EQ(report.outcome.status, engine::Status::unsupported)
        << owner << "." << missing->front() << report.stderr_text;
  }
  EXPECT_GT(classes, one_in == 1 ? 200u : 0u);
}

TEST(NamesOfCPython, ThatAreMissingSayWhere) {
  Lab lab;
  EXPECT_EQ(run(lab, "import statistics\nx = 1\nstatistics.kde").outcome.detail, "'statistics.kde' (line 3)");
  EXPECT_EQ(run(lab, "print(complex)").outcome.detail, "'complex' (line 1)");
  EXPECT_EQ(run(lab, "from asyncio import open_connection").outcome.detail, "'asyncio.open_connection' (line 1)");
  EXPECT_EQ(run(lab, "import asyncio.streams").outcome.detail, "module 'asyncio.streams' (line 1)");
}

TEST(Imports, ThatMayFailGoOnWithANote) {
  Lab lab;
  const Report report = run(lab, "try:\n    import re\nexcept ImportError:\n    re = None\nprint(re)");
  EXPECT_EQ(report.stdout_text, "None\n");
  EXPECT_EQ(report.outcome.status, engine::Status::ok);
  EXPECT_EQ(report.outcome.detail, "module 're' is not here: its import raised ImportError (line 2)");
  EXPECT_EQ(run(lab, "try:\n    import re\nexcept ValueError:\n    pass").outcome.detail, "module 're' (line 2)");
}

}  // namespace
}  // namespace lockstep::lab

#include "python/lib/library.h"

#include <gtest/gtest.h>

#include "python/lib/sources.h"

namespace lockstep::python::lib {
namespace {

TEST(Library, EveryModuleCompiles) {
  Library library;
  for (const EmbeddedSource& source : embedded_sources) {
    constexpr std::string_view hidden = "lib-dynload.";
    const bool is_hidden = source.name.starts_with(hidden);
    const vm::ModuleSource* module = library.find(is_hidden ? source.name.substr(hidden.size()) : source.name);
    ASSERT_NE(module, nullptr) << source.name;
    EXPECT_NE(module->code, nullptr) << source.name;
    EXPECT_EQ(module->text, source.text) << source.name;
  }
}

TEST(Library, AModuleStandsWhereCPythonHasIt) {
  Library library;
  EXPECT_EQ(library.find("threading")->filename, "/usr/lib/python3.14/threading.py");
  EXPECT_EQ(library.find("itertools")->filename, "/usr/lib/python3.14/lib-dynload/itertools.py");
  EXPECT_EQ(library.find("collections")->filename, "/usr/lib/python3.14/collections/__init__.py");
  EXPECT_TRUE(library.find("collections")->is_package);
  EXPECT_FALSE(library.find("collections.abc")->is_package);
  EXPECT_EQ(library.find("no_such_module"), nullptr);
  EXPECT_EQ(library.find("threading"), library.find("threading"));  // compiled once
}

TEST(Library, WhatIsNoPythonSaysWhy) {
  Library library;
  EXPECT_TRUE(library.compile("1 + 1", "<string>", "eval"));
  const auto problem = library.compile("if True:\nx", "<string>", "exec");
  ASSERT_FALSE(problem);
  EXPECT_EQ(problem.error().exception, "IndentationError");
}

}  // namespace
}  // namespace lockstep::python::lib

#include "lab/calls.h"

#include <gtest/gtest.h>

#include <set>

#include "base/reference_json.h"
#include "lab/lab.h"
#include "python/compile/compile.h"
#include "python/lib/help.h"

namespace lockstep::lab {

using namespace reference;
namespace {

// Prints the names among `names` that cannot be found.
const std::string find_names = R"(
import builtins

def found(name):
    parts = name.split(".")
    for n in range(len(parts), 0, -1):
        space = {}
        try:
            exec("import " + ".".join(parts[:n]), space)
        except ImportError:
            continue
        value, rest = eval(".".join(parts[:n]), space), parts[n:]
        break
    else:
        value, rest = builtins, parts
    for part in rest:
        if not hasattr(value, part):
            return False
        value = getattr(value, part)
    return True

for name in names.split():
    if not found(name):
        print(name)
)";

std::string output_of(std::string source) {
  Lab lab;
  Request request;
  request.source = std::move(source);
  request.engine = Engine::sim;
  if (auto refused = lab.begin(std::move(request))) return refused->stderr_text;
  while (!lab.poll(20'000'000)) {
  }
  return lab.result().stdout_text + lab.result().stderr_text;
}

bool is_keyword(std::string_view name) {
  return !python::compile::compile(std::string(name) + " = 1\n", "name.py").has_value();
}

TEST(Help, EveryNameThatIsExplainedIsThere) {
  std::string names;
  for (const python::lib::Help& help : python::lib::help_texts)
    if (!is_keyword(help.name)) names += std::string(help.name) + " ";
  EXPECT_EQ(output_of("names = '" + names + "'" + find_names), "");
}

TEST(Help, AMissingNameWouldBeFound) {
  EXPECT_EQ(output_of("names = 'len threading.Lok nothing list.appendd'" + find_names),
            "threading.Lok\nnothing\nlist.appendd\n");
}

TEST(Help, IsAListOfTextsWithoutRepetition) {
  std::set<std::string> seen;
  const auto all = calls::help({});
  for (const auto& [name, parameters, text] : *all) {
    EXPECT_TRUE(seen.insert(name).second) << name;
    EXPECT_TRUE(text.ends_with('.')) << name;
    EXPECT_TRUE(parameters.empty() || (parameters.starts_with('(') && parameters.ends_with(')'))) << name;
  }
  EXPECT_GT(seen.size(), 150u);
}

}  // namespace
}  // namespace lockstep::lab

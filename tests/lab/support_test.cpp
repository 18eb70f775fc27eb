// The table of src/python/README.md says what is supported, and here is what it is made of: every row is a program or a
// list of names that this VM was asked. LOCKSTEP_REWRITE=1 in the environment writes it anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/reference_json.h"
#include "lab/lab.h"
#include "places.h"

namespace lockstep::lab {

using namespace reference;
namespace {

const std::string readme = source_folder() + "/src/python/README.md";

std::string contents(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

Report run(Lab& lab, std::string source, uint64_t switch_interval_ns = 5'000'000) {
  Request request;
  request.source = std::move(source);
  request.engine = Engine::sim;
  request.options.switch_interval_ns = switch_interval_ns;
  if (auto refused = lab.begin(std::move(request))) return *refused;
  while (!lab.poll(50'000'000)) {
  }
  return lab.result();
}

struct Feature {
  std::string group, title, program;
};

std::vector<Feature> features() {
  std::vector<Feature> all;
  std::istringstream lines(contents(tests_folder() + "/python/support/features.py"));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("#: ")) {
      const size_t bar = line.find(" | ");
      all.push_back({line.substr(3, bar - 3), line.substr(bar + 3), ""});
    } else if (!all.empty()) {
      all.back().program += line + "\n";
    }
  }
  return all;
}

// "yes", or the words in which it is refused; a program that fails otherwise fails the test.
std::string verdict(Lab& lab, const Feature& feature) {
  const Report report = run(lab, feature.program);
  if (report.outcome.status == engine::Status::ok) return "yes";
  std::string words = report.outcome.detail;
  if (report.outcome.status == engine::Status::exception) {
    words = report.stderr_text.substr(0, report.stderr_text.find_last_not_of('\n') + 1);
    words = words.substr(words.rfind('\n') + 1);
    EXPECT_TRUE(words.starts_with("ModuleNotFoundError: ")) << feature.title << ": " << report.stderr_text;
  } else {
    EXPECT_EQ(report.outcome.status, engine::Status::unsupported) << feature.title << ": " << report.stderr_text;
  }
  return "no: `" + words + "`";
}

std::string feature_table() {
  Lab lab;
  std::string table, group;
  for (const Feature& feature : features()) {
    if (feature.group != group) table += "\n| " + feature.group + " | here |\n|---|---|\n";
    group = feature.group;
    table += "| " + feature.title + " | " + verdict(lab, feature) + " |\n";
  }
  return table;
}

std::string list_of(const Json& names) {
  std::string text;
  for (const Json& name : names) text += (text.empty() ? "`" : " `") + name.get<std::string>() + "`";
  return text;
}

// Which of CPython's public names a module or type has here: "all 12", or which, or which not, whichever is shorter.
std::string names_table() {
  Lab lab;
  const Json all = parsed(contents(tests_folder() + "/python/support/names.json"));
  std::string modules = "\n| module | of CPython's public names |\n|---|---|\n";
  std::string types = "\n| type | of CPython's public names |\n|---|---|\n";
  for (const auto& [what, names] : all.items()) {
    const bool is_type = what.starts_with("type ");
    const std::string name = is_type ? what.substr(5) : what;
    Json asked = names;
    std::string refused;
    Report report;
    // A name that is refused ends the run; the others are asked again without it.
    for (;;) {
      report = run(lab, (is_type ? "m = " + name + "\n" : "import " + name + "\nm = " + name + "\n") +
                            "print([[n for n in " + asked.dump() + " if hasattr(m, n)], [n for n in " + asked.dump() +
                            " if not hasattr(m, n)]])");
      const std::string& detail = report.outcome.detail;  // "'socket.socket' (line 3)"
      const size_t dot = detail.rfind('.'), quote = detail.rfind('\'');
      if (report.outcome.status != engine::Status::unsupported || dot == detail.npos || quote <= dot) break;
      const std::string word = detail.substr(dot + 1, quote - dot - 1);
      const auto at = std::ranges::find(asked, Json(word));
      if (at == asked.end()) break;
      asked.erase(at);
      refused += (refused.empty() ? "`" : " `") + word + "`";
    }
    std::string says;
    if (report.outcome.status == engine::Status::ok) {
      std::string json = report.stdout_text;
      std::ranges::replace(json, '\'', '"');
      const Json found = parsed(json);
      const size_t total = names.size();
      if (found[1].empty() && refused.empty()) {
        says = "all " + std::to_string(total);
      } else if (found[0].size() < found[1].size() || found[1].empty()) {
        says = std::to_string(found[0].size()) + " of " + std::to_string(total) + ": " + list_of(found[0]);
      } else {
        says = "all " + std::to_string(total) + " but " + list_of(found[1]);
      }
    } else {
      ADD_FAILURE() << name << ": " << report.stderr_text << report.outcome.detail;
    }
    if (!refused.empty()) says += "; refused: " + refused;
    (is_type ? types : modules) += "| `" + name + "` | " + says + " |\n";
  }
  return types + modules;
}

// What stands between two marks of the page.
std::string between(const std::string& text, const std::string& mark, size_t& begin, size_t& end) {
  const std::string opening = "<!-- " + mark + " -->\n", closing = "<!-- /" + mark + " -->";
  begin = text.find(opening);
  end = text.find(closing);
  EXPECT_TRUE(begin != text.npos && end != text.npos) << mark;
  if (begin == text.npos || end == text.npos) return "";
  begin += opening.size();
  return text.substr(begin, end - begin);
}

void expect_generated(const std::string& mark, const std::string& made) {
  std::string text = contents(readme);
  size_t begin = 0, end = 0;
  const std::string stands = between(text, mark, begin, end);
  if (std::getenv("LOCKSTEP_REWRITE") != nullptr) {
    text.replace(begin, end - begin, made);
    std::ofstream(readme) << text;
    return;
  }
  EXPECT_EQ(stands, made);
}

TEST(Support, TheTableOfTheReadmeIsWhatProgramsMeet) { expect_generated("supported", feature_table()); }

TEST(Support, TheNamesOfTheReadmeAreWhatProgramsFind) { expect_generated("names", names_table()); }

// The worked example: what the page shows of the program is what the compiler and the simulation make of it.
TEST(Support, TheWorkedExampleOfTheReadmeIsARealRun) {
  const std::string source = contents(tests_folder() + "/python/support/example.py");
  const auto dis = disassembly(source, "example.py");
  ASSERT_TRUE(dis);
  // Only the function of the threads; the rest of the listing is set-up.
  const size_t at = dis->find("Disassembly of <code object deposit");
  ASSERT_NE(at, dis->npos);
  std::string made = "```python\n" + source + "```\n\nThe compiler makes of `deposit`, as CPython 3.14 does:\n\n```\n" +
                     dis->substr(dis->find('\n', at) + 1) + "```\n";
  Lab lab;
  for (const auto& [interval, word] : {std::pair(uint64_t{5'000'000}, "0.005"), {uint64_t{1'000}, "0.000001"}}) {
    const Report report = run(lab, source, interval);
    ASSERT_EQ(report.outcome.status, engine::Status::ok);
    made += "\n`lockstep run example.py --engine sim --switch-interval " + std::string(word) + "` prints `" +
            report.stdout_text.substr(0, report.stdout_text.find('\n')) + "` after " +
            std::to_string(report.outcome.instructions) + " instructions and " +
            std::to_string(report.outcome.switches) + " switches. Its schedule:\n\n```\n" + report.outcome.schedule +
            "\n```\n";
  }
  expect_generated("example", made);
}

}  // namespace
}  // namespace lockstep::lab

// What programs can import. Costs a second.
#include <gtest/gtest.h>

#include "lab/lab.h"
#include "python/lib/sources.h"

namespace lockstep::lab {
namespace {

std::string importable(std::string_view name) {
  constexpr std::string_view hidden = "lib-dynload.";
  return std::string(name.starts_with(hidden) ? name.substr(hidden.size()) : name);
}

TEST(Library, EveryModuleIsImportedWithoutAnError) {
  Request request;
  request.engine = Engine::sim;
  for (const auto& source : python::lib::embedded_sources) {
    if (!source.name.starts_with("_fallback.")) request.source += "import " + importable(source.name) + "\n";
  }
  request.source += "print('all there')\n";
  Lab lab;
  ASSERT_FALSE(lab.begin(std::move(request)));
  while (!lab.poll(20'000'000)) {
  }
  EXPECT_EQ(lab.result().stdout_text, "all there\n");
  EXPECT_EQ(lab.result().stderr_text, "");
}

TEST(Library, AModuleThatIsToComeIsRefusedByItsName) {
  for (const char* statement : {"import multiprocessing", "from multiprocessing import Pool",
                                "import concurrent.interpreters", "from concurrent import interpreters"}) {
    Request request;
    request.engine = Engine::sim;
    request.source = statement;
    Lab lab;
    ASSERT_FALSE(lab.begin(std::move(request)));
    while (!lab.poll(20'000'000)) {
    }
    EXPECT_EQ(lab.result().outcome.status, engine::Status::unsupported) << statement;
  }
}

}  // namespace
}  // namespace lockstep::lab

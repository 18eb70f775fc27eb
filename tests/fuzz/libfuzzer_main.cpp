// libFuzzer's entry: one program for all targets, chosen by LOCKSTEP_FUZZ_TARGET. Called as
// `fuzz --write-seeds FOLDER` it only writes the seed corpus and the dictionary of that target; see scripts/fuzz.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "fuzz/mutation.h"
#include "fuzz/targets.h"

namespace {

using lockstep::fuzz::Target;

const Target& target() {
  const char* name = std::getenv("LOCKSTEP_FUZZ_TARGET");
  for (const Target* known : lockstep::fuzz::targets)
    if (name && known->name == name) return *known;
  std::fprintf(stderr, "LOCKSTEP_FUZZ_TARGET has to name a target:");
  for (const Target* known : lockstep::fuzz::targets) std::fprintf(stderr, " %s", std::string(known->name).c_str());
  std::fprintf(stderr, "\n");
  std::exit(2);
}

const std::vector<std::string>& seeds() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> inputs = target().seeds();
    for (std::string& more : found_inputs(target())) inputs.push_back(std::move(more));
    return inputs;
  }();
  return all;
}

int write_seeds(const std::string& folder) {
  for (size_t i = 0; i < seeds().size(); ++i)
    std::ofstream(folder + "/seed" + std::to_string(i), std::ios::binary) << seeds()[i];
  std::ofstream dictionary(folder + ".dict");
  for (const std::string_view word : target().dictionary()) {
    dictionary << '"';
    for (const char c : word) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\x%02x", static_cast<unsigned char>(c));
      dictionary << escaped;
    }
    dictionary << "\"\n";
  }
  return dictionary.flush() ? 0 : 1;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** values) {
  if (*count == 3 && std::strcmp((*values)[1], "--write-seeds") == 0) std::exit(write_seeds((*values)[2]));
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Target& fuzzed = target();
  fuzzed.run({reinterpret_cast<const char*>(data), size});
  return 0;
}

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t most);

// Half of the changes are ours, which know lines and words; the other half libFuzzer's own.
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t most, unsigned seed) {
  if (seed % 2 == 0) return LLVMFuzzerMutate(data, size, most);
  lockstep::fuzz::Mutation mutation(seeds(), target().dictionary(), seed);
  std::string text(reinterpret_cast<const char*>(data), size);
  mutation.change(text);
  const size_t kept = std::min(text.size(), most);
  std::memcpy(data, text.data(), kept);
  return kept;
}

#include "python/lib/beside.h"

#ifdef __EMSCRIPTEN__
#include <emscripten/em_js.h>

// The file as a text on the heap; null when it cannot be had. A Worker may wait for what it asks for, and a program
// that imports has nothing else to do.
EM_JS(char*, lockstep_fetch_library, (), {
  const address = new URL("library.txt", import.meta.url);
  let bytes;
  try {
    if (ENVIRONMENT_IS_NODE) {
      bytes = process.getBuiltinModule("node:fs").readFileSync(address);
    } else {
      const request = new XMLHttpRequest();
      request.open("GET", address, false);
      request.responseType = "arraybuffer";
      request.send();
      if (request.status != 200) return 0;
      bytes = new Uint8Array(request.response);
    }
  } catch {
    return 0;
  }
  const at = _malloc(bytes.length + 1);
  if (!at) return 0;
  HEAPU8.set(bytes, at);
  HEAPU8[at + bytes.length] = 0;
  return at;
});
#endif

namespace lockstep::python::lib {
namespace {

char* fetched = nullptr;  // for good

char* fetch() {
#ifdef __EMSCRIPTEN__
  return lockstep_fetch_library();
#else
  return nullptr;  // a native program has everything inside
#endif
}

}  // namespace

bool is_beside_fetched() { return fetched != nullptr; }

std::optional<std::string_view> text_beside(size_t index) {
  if (fetched == nullptr) fetched = fetch();
  if (fetched == nullptr) return std::nullopt;
  std::string_view rest = fetched;
  for (;; --index) {
    const size_t end = rest.find('\f');
    if (end == std::string_view::npos) return std::nullopt;
    if (index == 0) return rest.substr(0, end);
    rest.remove_prefix(end + 1);
  }
}

}  // namespace lockstep::python::lib

// explorer.mjs: what explores programs, as a function that a Worker's JavaScript calls.
//
// A program of its own, beside the labs: nobody has to fetch it who does not ask for every interleaving, and since a
// search hears nothing while it goes on, the page ends its Worker to stop it and keeps what it has heard so far. It
// needs no threads, so that every page has the same one.
#include <emscripten/emscripten.h>

#include <new>
#include <string>

#include "base/null_page.h"
#include "lab/searches.h"

EM_JS(void, throw_no_memory, (), { throw new Error("the browser gives the lab no more memory"); });
EM_JS(void, say_so_far, (const char* answer), { Module["soFar"](UTF8ToString(answer)); });

namespace {

struct Door {
  Door() { std::set_new_handler(throw_no_memory); }

  lockstep::NullPage null_page;
  lockstep::lab::Explorer explorer;
  std::string text;  // the last answer, kept for the caller
};

Door& door() {
  static Door only;
  return only;
}

}  // namespace

extern "C" {

// What SEARCH says in protocol.def: {"answer": …} or {"error": Problem}. Meanwhile Module.soFar hears answers, too.
EMSCRIPTEN_KEEPALIVE const char* explorer_ask(const char* name, const char* question_json) {
  Door& d = door();
  d.text = lockstep::lab::search(d.explorer, name, question_json,
                                 [](const std::string& answer) { say_so_far(answer.c_str()); });
  if (!d.null_page.is_untouched()) __builtin_trap();
  return d.text.c_str();
}
}

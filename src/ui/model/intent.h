// What the reader wants of the page, and what of the canvas's own the reader has changed: the JSON texts that go up to
// the shell, in the forms of protocol/protocol.def.
//
// Intents are kept until the platform has finished its work and takes them: the shell answers within the same call,
// and the answer must find the model at rest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "protocol/protocol.h"
#include "ui/model/state.h"
#include "ui/model/time_range.h"

namespace lockstep::ui::model {

class Intents {
 public:
  void view(TimeRange, bool is_fitted);  // replaces an earlier one that was not taken
  void select_slice(ThreadId, uint64_t begin_ns, uint32_t line);
  void bytes_value(std::string_view text, std::string_view type);
  void bytes_select(bool is_big, int index);
  void bytes_view(const ByteChoice&);  // replaces an earlier one that was not taken
  void bytes_edited(uint64_t revision, uint64_t size, bool can_undo, bool can_redo);  // the same
  void bytes_search(protocol::SearchField);
  void waiting(std::vector<protocol::Waiter>);  // the same; nothing when it was said already
  void copy(std::string_view text);
  void said(std::string_view text);  // replaces an earlier one that was not taken
  void leave();
  void error(std::string_view message);

  std::vector<std::string> take();

 private:
  std::vector<std::string> texts_;
  std::string view_, bytes_view_, bytes_edited_, waiting_, said_;
  std::vector<protocol::Waiter> told_waiting_;
};

// The view as an intent writes it: whole nanoseconds.
TimeRange rounded(TimeRange);

}  // namespace lockstep::ui::model

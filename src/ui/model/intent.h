// What the reader wants of the page, and what of the canvas's own the reader has changed: the JSON texts that go up to
// the shell, in the forms of protocol/protocol.def.
//
// Intents are kept until the platform has finished its work and takes them: the shell answers within the same call,
// and the answer must find the model at rest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "protocol/json.h"
#include "protocol/protocol.h"
#include "ui/model/state.h"
#include "ui/model/time_range.h"

namespace lockstep::ui::model {

namespace intents = protocol::intents;

class Intents {
 public:
  // A row INTENT of the table, with what it says: intents.send<intents::copy>({.text = …}).
  template <class Intent>
  void send(const typename Intent::Message& message) {
    protocol::MessageWriter writer;
    writer.json["intent"] = Intent::name;
    each_field(message, writer);
    keep(Intent::name, Intent::how_many, writer.json);
  }

  void view(TimeRange, bool is_fitted);
  void bytes_view(const ByteChoice&);
  void waiting(std::vector<protocol::Waiter>);  // nothing when it was said already
  void error(std::string_view message);

  std::vector<std::string> take();

 private:
  // Ill-formed UTF-8 in a name of the program becomes a replacement sign.
  void keep(std::string_view name, protocol::HowMany, const Json&);

  std::vector<std::string> texts_;
  std::vector<std::pair<std::string_view, std::string>> latest_;  // by names of intents
  std::vector<protocol::Waiter> told_waiting_;
};

// The view as an intent writes it: whole nanoseconds.
TimeRange rounded(TimeRange);

}  // namespace lockstep::ui::model

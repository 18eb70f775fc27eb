#include "ui/model/intent.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace lockstep::ui::model {

namespace {

using nlohmann::json;

// Ill-formed UTF-8 in a name of the program becomes a replacement sign.
std::string text_of(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace

TimeRange rounded(TimeRange range) { return {std::round(range.begin_ns), std::round(range.end_ns)}; }

void Intents::view(TimeRange range, bool is_fitted) {
  const TimeRange whole = rounded(range);
  view_ = text_of({{"intent", "view"},
                   {"begin_ns", static_cast<uint64_t>(whole.begin_ns)},
                   {"end_ns", static_cast<uint64_t>(whole.end_ns)},
                   {"fit", is_fitted}});
}

void Intents::select_slice(ThreadId thread, uint64_t begin_ns, uint32_t line) {
  texts_.push_back(
      text_of({{"intent", "select_slice"}, {"thread", index_of(thread)}, {"begin_ns", begin_ns}, {"line", line}}));
}

void Intents::bytes_value(std::string_view text, std::string_view type) {
  texts_.push_back(text_of({{"intent", "bytes_value"}, {"text", text}, {"type", type}}));
}

void Intents::bytes_select(std::string_view side, int index) {
  texts_.push_back(text_of({{"intent", "bytes_select"}, {"side", side}, {"index", index}}));
}

void Intents::bytes_view(const ByteChoice& choice) {
  static constexpr std::string_view tabs[] = {"value", "hex", "machines", "swaps"},
                                    panes[] = {"inspector", "fields", "bits"};
  const MachineChoice& m = choice.machines;
  bytes_view_ = text_of({{"intent", "bytes_view"},
                         {"tab", tabs[static_cast<size_t>(choice.tab)]},
                         {"pane", panes[static_cast<size_t>(choice.pane)]},
                         {"cursor", choice.cursor},
                         {"begin", choice.begin},
                         {"end", choice.end},
                         {"order", choice.is_big_first ? "big" : "little"},
                         {"layout", choice.layout},
                         {"flipped", choice.is_flipped},
                         {"number", choice.number},
                         {"machines",
                          {{"from", m.from},
                           {"to", m.to},
                           {"type", m.type},
                           {"value", m.value},
                           {"via", m.via},
                           {"boundary", m.boundary}}}});
}

void Intents::bytes_edited(uint64_t revision, uint64_t size, bool can_undo, bool can_redo) {
  bytes_edited_ = text_of({{"intent", "bytes_edited"},
                           {"revision", revision},
                           {"size", size},
                           {"can_undo", can_undo},
                           {"can_redo", can_redo}});
}

void Intents::copy(std::string_view text) { texts_.push_back(text_of({{"intent", "copy"}, {"text", text}})); }

void Intents::leave() { texts_.push_back(text_of({{"intent", "leave"}})); }

void Intents::error(std::string_view message) {
  texts_.push_back(text_of({{"intent", "error"}, {"message", message}}));
}

std::vector<std::string> Intents::take() {
  std::vector<std::string> texts = std::exchange(texts_, {});
  for (std::string* latest : {&view_, &bytes_edited_, &bytes_view_})
    if (!latest->empty()) texts.push_back(std::exchange(*latest, {}));
  return texts;
}

}  // namespace lockstep::ui::model

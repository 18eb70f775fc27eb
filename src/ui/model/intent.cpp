#include "ui/model/intent.h"

#include <cmath>
#include <utility>

#include "protocol/json.h"

namespace lockstep::ui::model {

namespace {

namespace intents = protocol::intents;

// Ill-formed UTF-8 in a name of the program becomes a replacement sign.
template <class Intent>
std::string text_of(const typename Intent::Message& message) {
  protocol::MessageWriter writer;
  writer.json["intent"] = Intent::name;
  each_field(message, writer);
  return lockstep::text_of(writer.json);
}

}  // namespace

TimeRange rounded(TimeRange range) { return {std::round(range.begin_ns), std::round(range.end_ns)}; }

void Intents::view(TimeRange range, bool is_fitted) {
  const TimeRange whole = rounded(range);
  view_ = text_of<intents::view>({.begin_ns = static_cast<uint64_t>(whole.begin_ns),
                                  .end_ns = static_cast<uint64_t>(whole.end_ns),
                                  .fit = is_fitted});
}

void Intents::select_slice(ThreadId thread, uint64_t begin_ns, uint32_t line) {
  texts_.push_back(text_of<intents::select_slice>({.thread = index_of(thread), .begin_ns = begin_ns, .line = line}));
}

void Intents::bytes_value(std::string_view text, std::string_view type) {
  texts_.push_back(text_of<intents::bytes_value>({.text = std::string(text), .type = std::string(type)}));
}

void Intents::bytes_select(bool is_big, int index) {
  const auto side = is_big ? protocol::ByteOrder::big : protocol::ByteOrder::little;
  texts_.push_back(text_of<intents::bytes_select>({.side = side, .index = index}));
}

void Intents::bytes_view(const ByteChoice& choice) { bytes_view_ = text_of<intents::bytes_view>(message_of(choice)); }

void Intents::bytes_edited(uint64_t revision, uint64_t size, bool can_undo, bool can_redo) {
  bytes_edited_ =
      text_of<intents::bytes_edited>({.revision = revision, .size = size, .can_undo = can_undo, .can_redo = can_redo});
}

void Intents::bytes_search(protocol::SearchField field) {
  texts_.push_back(text_of<intents::bytes_search>({.field = field}));
}

void Intents::waiting(std::vector<protocol::Waiter> threads) {
  if (threads == told_waiting_) return;
  told_waiting_ = threads;
  waiting_ = text_of<intents::waiting>({.threads = std::move(threads)});
}

void Intents::copy(std::string_view text) { texts_.push_back(text_of<intents::copy>({.text = std::string(text)})); }

void Intents::said(std::string_view text) { said_ = text_of<intents::said>({.text = std::string(text)}); }

void Intents::leave() { texts_.push_back(text_of<intents::leave>({})); }

void Intents::error(std::string_view message) {
  texts_.push_back(text_of<intents::error>({.message = std::string(message)}));
}

std::vector<std::string> Intents::take() {
  std::vector<std::string> texts = std::exchange(texts_, {});
  for (std::string* latest : {&view_, &bytes_edited_, &bytes_view_, &waiting_, &said_})
    if (!latest->empty()) texts.push_back(std::exchange(*latest, {}));
  return texts;
}

}  // namespace lockstep::ui::model

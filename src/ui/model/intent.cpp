#include "ui/model/intent.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lockstep::ui::model {

TimeRange rounded(TimeRange range) { return {std::round(range.begin_ns), std::round(range.end_ns)}; }

void Intents::keep(std::string_view name, protocol::HowMany how_many, const Json& said) {
  std::string text = text_of(said);
  if (how_many == protocol::HowMany::each) return texts_.push_back(std::move(text));
  const auto earlier = std::ranges::find(latest_, name, &std::pair<std::string_view, std::string>::first);
  if (earlier != latest_.end())
    earlier->second = std::move(text);
  else
    latest_.emplace_back(name, std::move(text));
}

void Intents::view(TimeRange range, bool is_fitted) {
  const TimeRange whole = rounded(range);
  send<intents::view>({.begin_ns = static_cast<uint64_t>(whole.begin_ns),
                       .end_ns = static_cast<uint64_t>(whole.end_ns),
                       .fit = is_fitted});
}

void Intents::bytes_view(const ByteChoice& choice) { send<intents::bytes_view>(message_of(choice)); }

void Intents::waiting(std::vector<protocol::Waiter> threads) {
  if (threads == told_waiting_) return;
  told_waiting_ = threads;
  send<intents::waiting>({.threads = std::move(threads)});
}

void Intents::error(std::string_view message) { send<intents::error>({.message = std::string(message)}); }

std::vector<std::string> Intents::take() {
  std::vector<std::string> texts = std::exchange(texts_, {});
  for (auto& [name, text] : std::exchange(latest_, {})) texts.push_back(std::move(text));
  return texts;
}

}  // namespace lockstep::ui::model

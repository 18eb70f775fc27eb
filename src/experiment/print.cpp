#include "experiment/document.h"

#include <utility>

namespace lockstep::experiment {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

class Printer {
 public:
  void line(size_t depth, std::string_view key, std::string_view value) {
    text_.append(2 * depth, ' ').append(key).append(":");
    if (!value.empty()) text_.append(" ").append(value);
    text_ += '\n';
  }
  void optional(size_t depth, std::string_view key, std::string_view value) {
    if (!value.empty()) line(depth, key, value);
  }
  void part(std::string_view heading, std::string_view prose) {
    if (!heading.empty()) text_.append("\n").append(heading).append("\n");
    if (!prose.empty()) text_.append("\n").append(prose).append("\n");
  }
  void raw(std::string_view text) { text_ += text; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void print_byte_view(Printer& out, const ByteView& view) {
  out.line(0, "bytes", "");
  bool in_machines = false;
  for (const auto& [key, value] : view) {
    const size_t dot = key.find('.');
    if (dot != key.npos && !std::exchange(in_machines, true)) out.line(1, "machines", "");
    dot == key.npos ? out.line(1, key, value) : out.line(2, key.substr(dot + 1), value);
  }
}

void print_run_head(Printer& out, const Document& document) {
  out.line(0, "build", document.settings.build);
  out.line(0, "switch points", document.settings.switch_points);
  out.line(0, "engine", document.settings.engine);
  if (!document.parameters.empty()) out.line(0, "parameters", "");
  for (const Parameter& parameter : document.parameters) {
    out.line(1, parameter.name, "");
    out.optional(2, "about", parameter.about);
    if (!parameter.minimum.empty()) out.line(2, "range", parameter.minimum + " to " + parameter.maximum);
    out.optional(2, "explore", parameter.explore);
  }
  if (!document.outcomes.empty()) out.line(0, "outcomes", "");
  for (const Outcome& outcome : document.outcomes) {
    out.line(1, outcome.name, "");
    // An outcome has at least one key, so an outcome without patterns shows its status even where it is the
    // default.
    if (outcome.status != "ok" || (outcome.prints.empty() && outcome.explore.empty() && outcome.complains.empty()))
      out.line(2, "status", outcome.status);
    out.optional(2, "prints", outcome.prints);
    out.optional(2, "explore", outcome.explore);
    out.optional(2, "complains", outcome.complains);
  }
  if (!document.explore.empty()) out.line(0, "explore", "");
  for (const SmallNumber& number : document.explore) out.line(1, "line " + std::to_string(number.line), number.value);
}

}  // namespace

std::string print(const Document& document) {
  const bool is_python = document.kind == Kind::python;
  Printer out;
  out.raw("---\n");
  out.line(0, "title", document.title);
  out.line(0, "chapter", document.chapter);
  out.line(0, "kind", is_python ? "python" : "bytes");
  if (!is_python) print_byte_view(out, document.bytes);
  if (!document.program.empty()) print_run_head(out, document);
  out.optional(0, "question", document.question);
  if (!document.answers.empty()) out.line(0, "answers", "");
  for (const Answer& answer : document.answers) out.line(1, joined(answer.outcomes), answer.text);
  out.optional(0, "right", document.right);
  if (!document.expected.empty()) out.line(0, "expected", "");
  for (const Expectation& expectation : document.expected) {
    const RunSettings& settings = expectation.settings;
    const std::string points = settings.switch_points == "3.14" ? "" : settings.switch_points + " ";
    out.line(1, settings.build + " " + points + settings.engine, joined(expectation.outcomes));
  }
  out.raw("---\n");
  out.part("", document.introduction);
  out.part("## State", document.state);
  out.part("## Trigger", document.trigger);
  out.part("## Consequence", document.consequence);
  if (!document.program.empty()) out.raw("\n```python\n" + document.program + "```\n");
  return out.take();
}

}  // namespace lockstep::experiment

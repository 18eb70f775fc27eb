#include "experiment/document.h"

#include <algorithm>
#include <charconv>

#include "base/nearest.h"
#include "experiment/body.h"
#include "experiment/front_matter.h"
#include "protocol/protocol.h"

namespace lockstep::experiment {
namespace {

using Words = std::vector<std::string_view>;
using Problem = std::optional<TextError>;

const Words builds = protocol::words<protocol::Build>();
const Words switch_points = protocol::words<protocol::SwitchPoints>();
const Words engines = protocol::words<protocol::Engine>();
const Words kinds = protocol::words<protocol::ExperimentKind>();
// A run that the reader stopped has no outcome.
const Words statuses = [] {
  Words all = protocol::words<protocol::Status>();
  std::erase(all, protocol::word_for(protocol::Status::stopped));
  return all;
}();

std::string listed(const Words& words) { return protocol::listed(words, "or"); }

bool contains(const Words& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

Problem unknown_key(const Entry& entry, const Words& known, const std::string& where) {
  const std::string_view meant = nearest(entry.key, known);
  const std::string advice =
      meant.empty() ? "known are " + listed(known) : "did you mean '" + std::string(meant) + "'?";
  return TextError{entry.at, "unknown key '" + entry.key + "'" + where + ": " + advice};
}

Problem read_word(const Entry& entry, const Words& allowed, std::string& into) {
  if (!contains(allowed, entry.value))
    return TextError{entry.value_at, "'" + entry.key + "' is " + listed(allowed) + ", not '" + entry.value + "'"};
  into = entry.value;
  return {};
}

Problem read_text(const Entry& entry, std::string& into) {
  if (entry.is_group()) return TextError{entry.at, "'" + entry.key + "' is one value, not a group"};
  into = entry.value;
  return {};
}

// "full, short" → its names.
std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> names;
  while (true) {
    const size_t comma = text.find(',');
    std::string_view name = text.substr(0, comma);
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    names.emplace_back(name);
    if (comma == text.npos) return names;
    text.remove_prefix(comma + 1);
  }
}

// Reads the entries of the head into a document, in whatever order they stand.
class Reader {
 public:
  Reader(const FrontMatter& head, Document& into) : head_(head), document_(into) {}

  Problem read() {
    for (const Entry& entry : head_.entries)
      if (auto problem = top_level(entry)) return problem;
    for (const std::string_view key : {"title", "chapter", "kind"})
      if (!find(key)) return TextError{{1, 0}, "the key '" + std::string(key) + "' is missing"};
    if (document_.kind == Kind::bytes && !find("bytes"))
      return TextError{{1, 0}, "an experiment of kind 'bytes' needs the key 'bytes'"};
    if (find("answers") && document_.question.empty())
      return TextError{find("answers")->at, "'answers' needs a 'question'"};
    if (const Entry* question = find("question"); question && document_.answers.empty())
      return TextError{question->at, "'question' needs 'answers'"};
    return {};
  }

  // What can only be told with the program at hand.
  Problem read_program(uint32_t program_line) {
    if (document_.program.empty())
      for (const std::string_view key :
           {"build", "switch points", "engine", "parameters", "outcomes", "explore", "expected"})
        if (const Entry* entry = find(key)) return TextError{entry->at, "'" + entry->key + "' needs a program"};
    for (Parameter& parameter : document_.parameters) {
      const Entry& entry = *child(*find("parameters"), parameter.name);
      auto place = find_parameter(document_.program, parameter.name);
      if (!place) {
        TextError error = place.error();
        error.at = error.at.line == 0 ? entry.at : TextPosition{error.at.line + program_line - 1, error.at.column};
        return error;
      }
      parameter.value = document_.program.substr(place->offset, place->length);
      if (auto problem = check_parameter(parameter, entry)) return problem;
    }
    if (const Entry* explore = find("explore"))
      for (const Entry& entry : explore->entries)
        if (auto problem = small_number(entry)) return problem;
    if (const Entry* outcomes = find("outcomes")) return check_patterns(*outcomes);
    return {};
  }

 private:
  const Entry* find(std::string_view key) const {
    const auto at = std::ranges::find(head_.entries, key, &Entry::key);
    return at == head_.entries.end() ? nullptr : &*at;
  }
  static const Entry* child(const Entry& group, std::string_view key) {
    const auto at = std::ranges::find(group.entries, key, &Entry::key);
    return at == group.entries.end() ? nullptr : &*at;
  }

  Problem top_level(const Entry& entry) {
    static const Words common{"title", "chapter", "kind", "question", "answers"};
    static const Words python{"title",      "chapter",  "kind",    "build",    "switch points", "engine",
                              "parameters", "outcomes", "explore", "question", "answers",       "expected"};
    static const Words bytes{"title",      "chapter",  "kind",    "bytes",    "build",   "switch points", "engine",
                             "parameters", "outcomes", "explore", "question", "answers", "right",         "expected"};
    if (const Entry* kind = find("kind")) document_.kind = kind->value == "bytes" ? Kind::bytes : Kind::python;
    const bool is_python = document_.kind == Kind::python;
    if (!contains(is_python ? python : bytes, entry.key)) {
      const std::string where = contains(is_python ? bytes : python, entry.key)
                                    ? std::string(" in an experiment of kind '") + (is_python ? "python'" : "bytes'")
                                    : "";
      return unknown_key(entry, is_python ? python : bytes, where);
    }
    if (entry.key == "title") return read_text(entry, document_.title);
    if (entry.key == "chapter") return read_text(entry, document_.chapter);
    if (entry.key == "question") return read_text(entry, document_.question);
    std::string ignored;
    if (entry.key == "kind") return read_word(entry, kinds, ignored);
    if (entry.key == "build") return read_word(entry, builds, document_.settings.build);
    if (entry.key == "switch points") return read_word(entry, switch_points, document_.settings.switch_points);
    if (entry.key == "engine") return read_word(entry, engines, document_.settings.engine);
    if (entry.key == "right") return right(entry);
    if (!entry.is_group()) return TextError{entry.value_at, "'" + entry.key + "' is a group: its entries follow below"};
    if (entry.key == "parameters") return each(entry, &Reader::parameter);
    if (entry.key == "outcomes") return each(entry, &Reader::outcome);
    if (entry.key == "explore") return {};  // with the program at hand
    if (entry.key == "answers") return each(entry, &Reader::answer);
    if (entry.key == "expected") return each(entry, &Reader::expectation);
    return read_byte_view(entry, document_.bytes);
  }

  Problem each(const Entry& group, Problem (Reader::*read_one)(const Entry&)) {
    for (const Entry& entry : group.entries)
      if (auto problem = (this->*read_one)(entry)) return problem;
    return {};
  }

  Problem parameter(const Entry& entry) {
    if (!entry.is_group()) return TextError{entry.value_at, "expected 'about:' and 'range:' below '" + entry.key + "'"};
    Parameter parameter;
    parameter.name = entry.key;
    for (const Entry& item : entry.entries) {
      Problem problem;
      if (item.key == "about") {
        problem = read_text(item, parameter.about);
      } else if (item.key == "explore") {
        problem = read_text(item, parameter.explore);
      } else if (item.key == "range") {
        const size_t to = item.value.find(" to ");
        if (to == item.value.npos) return TextError{item.value_at, "expected a range such as '1 to 100'"};
        parameter.minimum = item.value.substr(0, to);
        parameter.maximum = item.value.substr(to + 4);
      } else if (item.key == "live" || item.key == "sim") {
        return TextError{item.at, "the value for live and sim stands in the program; only 'explore' may differ"};
      } else {
        problem = unknown_key(item, {"about", "range", "explore"}, " of a parameter");
      }
      if (problem) return problem;
    }
    if (parameter.about.empty()) return TextError{entry.at, "the parameter '" + entry.key + "' needs an 'about'"};
    document_.parameters.push_back(std::move(parameter));
    return {};
  }

  static bool is_number(std::string_view text) {
    const LiteralKind kind = kind_of_literal(text);
    return kind == LiteralKind::integer || kind == LiteralKind::real;
  }

  static Problem check_parameter(const Parameter& parameter, const Entry& entry) {
    const Entry* range = child(entry, "range");
    if (kind_of_literal(parameter.value) == LiteralKind::boolean) {
      if (range) return TextError{range->at, "'" + parameter.name + "' is True or False and has no range"};
    } else {
      if (!range) return TextError{entry.at, "the parameter '" + parameter.name + "' needs a 'range'"};
      if (!is_number(parameter.minimum) || !is_number(parameter.maximum) ||
          number_of_literal(parameter.minimum) > number_of_literal(parameter.maximum))
        return TextError{range->value_at, "expected a range of two numbers, the smaller one first"};
    }
    for (const std::string* value : {&parameter.value, &parameter.explore}) {
      if (value->empty()) continue;
      const TextPosition at = value == &parameter.explore ? child(entry, "explore")->value_at : entry.at;
      if (kind_of_literal(*value) != kind_of_literal(parameter.value))
        return TextError{at,
                         "'" + *value + "' is not of the kind of " + parameter.value + ", the value in the program"};
      const double number = number_of_literal(*value);
      if (range && (number < number_of_literal(parameter.minimum) || number > number_of_literal(parameter.maximum)))
        return TextError{at, "the value " + *value + " of '" + parameter.name + "' lies outside of its range"};
    }
    return {};
  }

  Problem outcome(const Entry& entry) {
    if (!entry.is_group())
      return TextError{entry.value_at, "expected 'prints:', 'status:' or 'complains:' below '" + entry.key + "'"};
    if (entry.key.find_first_of(", ") != entry.key.npos)
      return TextError{entry.at, "the name of an outcome is one word"};
    Outcome outcome;
    outcome.name = entry.key;
    for (const Entry& item : entry.entries) {
      Problem problem;
      if (item.key == "status") {
        problem = read_word(item, statuses, outcome.status);
      } else if (item.key == "prints") {
        problem = read_text(item, outcome.prints);
      } else if (item.key == "complains") {
        problem = read_text(item, outcome.complains);
      } else if (item.key == "explore") {
        problem = read_text(item, outcome.explore);
      } else {
        problem = unknown_key(item, {"status", "prints", "explore", "complains"}, " of an outcome");
      }
      if (problem) return problem;
    }
    document_.outcomes.push_back(std::move(outcome));
    return {};
  }

  Problem small_number(const Entry& entry) {
    SmallNumber number{.line = 0, .value = entry.value};
    const std::string_view digits = std::string_view(entry.key).substr(std::min<size_t>(5, entry.key.size()));
    std::from_chars(digits.data(), digits.data() + digits.size(), number.line);
    if (entry.key != "line " + std::to_string(number.line) || number.line == 0)
      return TextError{entry.at, "expected the line of the program in which the number stands, such as 'line 8: 2'"};
    const auto place = find_number(document_.program, number.line);
    if (!place) return TextError{entry.at, place.error().message};
    if (kind_of_literal(number.value) !=
        kind_of_literal(std::string_view(document_.program).substr(place->offset, place->length)))
      return TextError{entry.value_at, "'" + number.value + "' is not of the kind of the number in line " +
                                           std::to_string(number.line) + " of the program"};
    document_.explore.push_back(std::move(number));
    return {};
  }

  Problem check_patterns(const Entry& outcomes) const {
    std::vector<std::string> names;
    for (const Parameter& parameter : document_.parameters) names.push_back(parameter.name);
    for (const Entry& outcome : outcomes.entries) {
      for (const Entry& item : outcome.entries) {
        if (item.key == "status") continue;
        if (const auto checked = check_pattern(item.value, names); !checked) {
          const uint32_t column = item.value_at.column + checked.error().at.column;
          return TextError{{item.value_at.line, column}, checked.error().message};
        }
      }
    }
    return {};
  }

  // Outcomes may stand below the keys that speak of them, so names are looked up in the head, not in what was
  // read.
  Problem outcome_names(std::string_view text, TextPosition at, std::vector<std::string>& into) const {
    Words known;
    if (const Entry* outcomes = find("outcomes"))
      for (const Entry& outcome : outcomes->entries) known.push_back(outcome.key);
    into = split_names(text);
    for (const std::string& name : into) {
      if (contains(known, name)) continue;
      const std::string_view meant = nearest(name, known);
      return TextError{
          at, "no outcome is called '" + name + "'" +
                  (meant.empty() ? ": name it under 'outcomes'" : "; did you mean '" + std::string(meant) + "'?")};
    }
    return {};
  }

  Problem answer(const Entry& entry) {
    Answer answer;
    if (auto problem = read_text(entry, answer.text)) return problem;
    if (document_.kind == Kind::bytes) {
      answer.outcomes = {entry.key};
    } else if (auto problem = outcome_names(entry.key, entry.at, answer.outcomes)) {
      return problem;
    }
    document_.answers.push_back(std::move(answer));
    return {};
  }

  Problem right(const Entry& entry) {
    const Entry* answers = find("answers");
    if (!answers || !child(*answers, entry.value))
      return TextError{entry.value_at, "'right' names the key of an answer"};
    return read_text(entry, document_.right);
  }

  Problem expectation(const Entry& entry) {
    Expectation expectation;
    expectation.settings.engine.clear();
    expectation.settings.build.clear();
    std::string_view rest = entry.key;
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      if (contains(builds, word)) {
        expectation.settings.build = word;
      } else if (contains(switch_points, word)) {
        expectation.settings.switch_points = word;
      } else if (contains(engines, word)) {
        expectation.settings.engine = word;
      } else {
        return TextError{entry.at, "'" + std::string(word) + "' is no build, switch points or engine"};
      }
    }
    if (expectation.settings.build.empty() || expectation.settings.engine.empty())
      return TextError{entry.at, "expected a build and an engine, such as 'gil live'"};
    if (auto problem = outcome_names(entry.value, entry.value_at, expectation.outcomes)) return problem;
    const auto same = [&](const Expectation& other) { return other.settings == expectation.settings; };
    if (std::ranges::any_of(document_.expected, same))
      return TextError{entry.at, "the expectation for '" + entry.key + "' stands here twice"};
    document_.expected.push_back(std::move(expectation));
    return {};
  }

  const FrontMatter& head_;
  Document& document_;
};

}  // namespace

std::expected<Document, TextError> parse(std::string_view text) {
  if (text.size() > longest_text) return std::unexpected(TextError{{1, 0}, "the text is longer than 256 KiB"});
  const auto head = read_front_matter(text);
  if (!head) return std::unexpected(head.error());
  Document document;
  Reader reader(*head, document);
  if (auto problem = reader.read()) return std::unexpected(*problem);
  auto body = read_body(text.substr(head->body), head->body_line, document.kind == Kind::python);
  if (!body) return std::unexpected(body.error());
  document.introduction = std::move(body->introduction);
  document.state = std::move(body->state);
  document.trigger = std::move(body->trigger);
  document.consequence = std::move(body->consequence);
  document.program = std::move(body->program);
  if (auto problem = reader.read_program(body->program_line)) return std::unexpected(*problem);
  return document;
}

ParameterValues values_for(const Document& document, std::string_view engine) {
  ParameterValues values;
  for (const Parameter& parameter : document.parameters)
    values[parameter.name] = engine == "explore" && !parameter.explore.empty() ? parameter.explore : parameter.value;
  return values;
}

std::string explored_program(const Document& document) {
  std::string text = document.program;
  for (const SmallNumber& number : document.explore)
    if (const auto place = find_number(text, number.line)) text.replace(place->offset, place->length, number.value);
  return with_parameters(text, values_for(document, "explore")).value_or(text);
}

std::vector<Outcome> explored_outcomes(const Document& document) {
  std::vector<Outcome> outcomes = document.outcomes;
  for (Outcome& outcome : outcomes)
    if (!outcome.explore.empty()) outcome.prints = outcome.explore;
  return outcomes;
}

}  // namespace lockstep::experiment

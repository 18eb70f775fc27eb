#include "lab/verdicts.h"

#include <algorithm>

#include "base/utf8.h"
#include "lab/exploration.h"
#include "protocol/json.h"

namespace lockstep::lab {

using engine::explore::Findings;
using engine::explore::OneOutcome;
using engine::explore::Question;

namespace {

Question question_under(Rules rules, Question question) {
  switch (rules) {
    case Rules::language:
      question.build = engine::Build::gil;
      question.switch_points = engine::SwitchPoints::every_instruction;
      break;
    case Rules::gil:
      question.build = engine::Build::gil;
      question.switch_points = engine::SwitchPoints::cpython_3_14;
      break;
    case Rules::free_threaded:
      question.build = engine::Build::free_threaded;
      question.switch_points = engine::SwitchPoints::every_instruction;
      break;
  }
  return question;
}

using protocol::Verdict;

Verdict verdict_on(const Findings& f, const std::optional<size_t>& place) {
  if (place) return Verdict::possible;
  return f.has_all_outcomes && f.refusal.empty() ? Verdict::impossible : Verdict::undecided;
}

std::string cell_text(const Findings& f, const std::optional<size_t>& place) {
  switch (verdict_on(f, place)) {
    case Verdict::impossible: return "impossible";
    case Verdict::undecided: return f.refusal.empty() ? "not decided: " + f.limit : "not explored";
    case Verdict::possible: break;
  }
  const OneOutcome& o = f.outcomes[*place];
  std::string text = "possible";
  if (o.executions > 0 && f.has_all_executions)
    text += ", " + std::to_string(o.executions) + " of " + std::to_string(f.executions);
  else if (o.executions == 0 && o.samples > 0)
    text += ", by chance";
  return text;
}

std::string padded(std::string text, size_t width) {
  const size_t characters = count_characters(text);
  return text + std::string(characters < width ? width - characters : 1, ' ');
}

// What stands in front, then a cell for each rule set.
template <class Cell>
std::string line_of(std::string front, Cell cell) {
  std::string line = padded(std::move(front), 24);
  for (size_t i = 0; i < all_rules.size(); ++i) line += padded(cell(i), 28);
  return line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
}

}  // namespace

namespace {

// The findings under rule set `i` take their places in the rows.
void take(Verdicts& v, size_t i, Findings findings) {
  v.findings[i] = std::move(findings);
  for (size_t at = 0; at < v.findings[i].outcomes.size(); ++at) {
    const OneOutcome& o = v.findings[i].outcomes[at];
    auto row = std::ranges::find_if(v.rows, [&](const Verdicts::Row& r) { return is_same_outcome(r.outcome, o); });
    if (row == v.rows.end()) row = v.rows.insert(row, {o, {}});
    row->places[i] = at;
  }
}

}  // namespace

std::expected<Verdicts, Problem> verdicts_on(const Question& question, const std::string& source,
                                             const std::string& filename, python::lib::Library& library,
                                             const VerdictsSoFar& so_far) {
  Verdicts v;
  for (size_t i = 0; i < all_rules.size(); ++i) {
    Question under = question_under(all_rules[i], question);
    if (so_far) {
      under.heard = [&, i](const Findings& findings) {
        Verdicts now = v;
        take(now, i, findings);
        so_far(now);
      };
    }
    auto findings = explore_program(under, source, filename, library);
    if (!findings) return std::unexpected(findings.error());
    take(v, i, *std::move(findings));
  }
  return v;
}

protocol::Verdicts message_of(const Verdicts& v) {
  protocol::Verdicts message{.rules = {}, .outcomes = {}};
  for (size_t i = 0; i < all_rules.size(); ++i) {
    const Question q = question_under(all_rules[i], {});
    protocol::Findings each = message_of(v.findings[i]);
    each.rules = all_rules[i];
    each.build = q.build;
    each.switch_points = q.switch_points;
    message.rules.push_back(std::move(each));
  }
  for (const Verdicts::Row& row : v.rows) {
    protocol::VerdictRow each{.status = row.outcome.status,
                              .detail = row.outcome.detail,
                              .stdout_ = row.outcome.stdout_text,
                              .stderr_ = row.outcome.stderr_text,
                              .blocked = message_of(row.outcome.stuck),
                              .cells = {}};
    for (size_t i = 0; i < all_rules.size(); ++i) {
      protocol::VerdictCell cell{.verdict = verdict_on(v.findings[i], row.places[i]), .outcome = {}};
      if (row.places[i]) cell.outcome = *row.places[i];
      each.cells.push_back(std::move(cell));
    }
    message.outcomes.push_back(std::move(each));
  }
  return message;
}

std::string to_json(const Verdicts& v) { return text_of(protocol::json_of(message_of(v))); }

std::string describe(const Verdicts& v) {
  std::string text = line_of("", [](size_t i) { return std::string(protocol::word_for(all_rules[i])); });
  for (size_t n = 0; n < v.rows.size(); ++n) {
    const Verdicts::Row& row = v.rows[n];
    text += line_of(std::to_string(n + 1) + "  " + std::string(protocol::word_for(row.outcome.status)),
                    [&](size_t i) { return cell_text(v.findings[i], row.places[i]); });
    text += ended_as(row.outcome);
    for (size_t i = 0; i < all_rules.size(); ++i)
      if (row.places[i]) {
        const OneOutcome& o = v.findings[i].outcomes[*row.places[i]];
        text += "    " + padded(std::string(protocol::word_for(all_rules[i])) + ":", 16) +
                (o.schedule.empty() ? "a schedule too long to repeat" : o.schedule) + '\n';
      }
    text += '\n';
  }
  for (size_t i = 0; i < all_rules.size(); ++i)
    if (!v.findings[i].refusal.empty())
      text += std::string(protocol::word_for(all_rules[i])) + ": unsupported: " + v.findings[i].refusal + '\n';
  return text;
}

int exit_status(const Verdicts& v) {
  constexpr std::array gravity{0, 1, 4, 3, 2};  // statuses, the gravest last
  const auto place = [&](int status) { return std::ranges::find(gravity, status) - gravity.begin(); };
  int gravest = 0;
  for (const Findings& f : v.findings)
    if (place(exit_status(f)) > place(gravest)) gravest = exit_status(f);
  return gravest;
}

}  // namespace lockstep::lab

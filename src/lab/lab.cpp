#include "lab/lab.h"

#include <algorithm>
#include <cassert>
#include <chrono>

#include "base/utf8.h"
#include "lab/engines.h"
#include "protocol/json.h"
#include "python/code/dis.h"
#include "python/compile/compile.h"
#include "python/lib/library.h"
#include "python/vm/interpreter.h"
#include "trace/reader.h"

namespace lockstep::lab {

namespace compile = python::compile;
namespace vm = python::vm;
using Clock = std::chrono::steady_clock;

struct Lab::State {
  python::lib::Library library;
  engine::live::ThreadPool threads;  // used by one run after the other
  std::unique_ptr<engine::Run> run;  // kept after its end until the next one begins
  bool has_ended = true;
  bool is_overdue = false;
  Clock::time_point begin;
  Request request;  // its source is moved away
  Report report;
  std::vector<engine::OutputPiece> pieces;  // not yet taken

  void drain() {
    for (engine::OutputPiece& piece : run->take_output()) {
      (piece.stream == vm::Stream::out ? report.stdout_text : report.stderr_text) += piece.text;
      pieces.push_back(std::move(piece));
    }
  }

  void finish() {
    has_ended = true;
    report.outcome = run->outcome();
    if (is_overdue && report.outcome.status == engine::Status::stopped) report.outcome.status = engine::Status::timeout;
    recognise();
  }

  void recognise() {
    if (!request.outcomes) return;
    const experiment::Observation seen{word_for(report.outcome.status), report.stdout_text, report.stderr_text};
    const experiment::Outcome* outcome = experiment::recognise(*request.outcomes, seen, request.parameters);
    report.recognised = outcome ? outcome->name : "";
  }
};

Lab::Lab() : state_(std::make_unique<State>()) {}
Lab::~Lab() = default;

void Lab::warm_up() { state_->library.prepare_all(); }

std::optional<Report> Lab::begin(Request request) {
  State& state = *state_;
  state.run.reset();
  state.has_ended = true;
  state.is_overdue = false;
  state.pieces.clear();
  state.request = std::move(request);
  engine::Options& options = state.request.options;
  options.timeout_ns = state.request.timeout_ns;
  state.report = {};
  state.report.engine = state.request.engine;
  state.report.build = options.build;
  state.report.switch_points = options.switch_points;

  auto code = compile::compile(state.request.source, state.request.filename);
  if (!code) {
    state.report.error = problem_of(code.error(), state.request.source);
    state.report.stderr_text = describe(*state.report.error, state.request.filename);
    state.report.outcome.status = engine::Status::unsupported;
    state.report.outcome.detail = shortened(code.error().summary(), 500);
    state.recognise();
    return state.report;
  }
  state.library.prepare(**code);
  state.run = start_run(state.request.engine, options, state.threads, *std::move(code), std::move(state.request.source),
                        state.library);
  state.begin = Clock::now();
  state.has_ended = false;
  return {};
}

bool Lab::poll(uint64_t budget_ns) {
  State& state = *state_;
  if (state.has_ended) return true;
  const bool has_ended = state.run->poll(budget_ns);
  state.drain();
  if (has_ended) {
    state.finish();
  } else if (const uint64_t patience = state.request.timeout_ns; patience != 0 && !state.is_overdue) {
    state.is_overdue = Clock::now() - state.begin > std::chrono::nanoseconds(patience);
    if (state.is_overdue) state.run->stop();
  }
  return state.has_ended;
}

void Lab::stop() {
  if (!state_->has_ended) state_->run->stop();
}

std::vector<engine::OutputPiece> Lab::take_pieces() { return std::exchange(state_->pieces, {}); }

std::vector<trace::Chunk> Lab::take_chunks() {
  return state_->run ? state_->run->take_trace() : std::vector<trace::Chunk>();
}

const Report& Lab::result() const { return state_->report; }

std::string Lab::start(std::string_view request_json) {
  auto request = parse_request(request_json);
  if (!request) {
    Report report;
    report.outcome.status = engine::Status::unsupported;
    report.outcome.detail = "bad request: " + request.error().message;
    report.error = request.error();
    return to_json(report);
  }
  const auto refused = begin(*std::move(request));
  return refused ? to_json(*refused) : "";
}

std::string Lab::take_output() {
  protocol::List<protocol::OutputPiece> pieces;
  for (engine::OutputPiece& piece : take_pieces())
    pieces.push_back(
        {.stream = piece.stream == vm::Stream::out ? protocol::OutputStream::out : protocol::OutputStream::err,
         .thread = index_of(piece.thread),
         .text = std::move(piece.text)});
  return pieces.empty() ? "" : text_of(protocol::json_of(pieces));
}

std::vector<uint8_t> Lab::take_trace() {
  std::vector<uint8_t> bytes;
  trace::encode(take_chunks(), bytes);
  return bytes;
}

std::string Lab::report() const { return to_json(state_->report); }

std::expected<std::string, Problem> disassembly(std::string_view source, std::string_view filename) {
  const auto code = compile::compile(source, filename);
  if (!code) return std::unexpected(problem_of(code.error(), source));
  return python::code::disassemble(**code);
}

}  // namespace lockstep::lab

#include "lab/report.h"

#include <thread>

#include "lab/version.h"
#include "protocol/json.h"

namespace lockstep::lab {

using engine::Status;

int exit_status(Status status) {
  switch (status) {
    case Status::ok: return 0;
    case Status::exception: return 1;
    case Status::unsupported: return 2;
    case Status::deadlock: return 3;
    case Status::timeout:
    case Status::limit: return 4;
    case Status::stopped: return 130;  // what a shell gives after SIGINT
  }
  return 2;
}

std::string explain(const Report& report) {
  const std::string& detail = report.outcome.detail;
  switch (report.outcome.status) {
    case Status::ok:
    case Status::exception: return detail.empty() ? "" : "note: " + detail;
    case Status::deadlock: return "deadlock: no thread can ever go on\n" + detail;
    case Status::timeout: return "timeout: the program was still running; --timeout gives it more seconds";
    case Status::limit: return "limit: the ceiling on " + detail + " was reached, so the run was ended";
    case Status::stopped: return "stopped";
    case Status::unsupported: return report.error ? "" : "unsupported: " + detail;
  }
  return "";
}

std::string to_json(const Report& report) {
  const engine::Outcome& outcome = report.outcome;
  protocol::Report message{.status = outcome.status,
                           .detail = outcome.detail,
                           .error = {},
                           .stdout_ = report.stdout_text,
                           .stderr_ = report.stderr_text,
                           .schedule = outcome.schedule,
                           .wall_ns = outcome.wall_ns,
                           .virtual_ns = outcome.virtual_ns,
                           .instructions = outcome.instructions,
                           .switches = outcome.switches,
                           .engine = report.engine,
                           .build = report.build,
                           .switch_points = report.switch_points,
                           .cores = std::thread::hardware_concurrency(),
                           .vm_version = std::string(vm_version),
                           .threads = {}};
  if (report.error) message.error = message_of(*report.error);
  for (const engine::ThreadReport& thread : outcome.threads)
    message.threads.push_back({.id = index_of(thread.id),
                               .name = thread.name,
                               .instructions = thread.instructions,
                               .running_ns = thread.running_ns,
                               .waiting_for_gil_ns = thread.waiting_for_gil_ns,
                               .blocked_ns = thread.blocked_ns,
                               .ended = thread.last.end,
                               .line = thread.last.line,
                               .waits_for = thread.last.waits_for});
  if (!outcome.why_no_schedule.empty()) message.why_no_schedule = outcome.why_no_schedule;
  if (report.recognised) {
    message.outcome.emplace();
    if (!report.recognised->empty()) message.outcome = *report.recognised;
  }
  return text_of(json_of(message));
}

}  // namespace lockstep::lab

#include "lab/report.h"

#include <thread>

#include "lab/json.h"
#include "lab/version.h"

namespace lockstep::lab {

using engine::Status;

std::string_view word_for(Status status) {
  switch (status) {
    case Status::ok: return "ok";
    case Status::exception: return "exception";
    case Status::deadlock: return "deadlock";
    case Status::timeout: return "timeout";
    case Status::limit: return "limit";
    case Status::unsupported: return "unsupported";
    case Status::stopped: return "stopped";
  }
  return "";
}

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
    case Status::exception: return "";
    case Status::deadlock: return "deadlock: no thread can ever go on\n" + detail;
    case Status::timeout: return "timeout: the program was still running; --timeout gives it more seconds";
    case Status::limit: return "limit: the ceiling on " + detail + " was reached, so the run was ended";
    case Status::stopped: return "stopped";
    case Status::unsupported: return report.error ? "" : "unsupported: " + detail;
  }
  return "";
}

std::string to_json(const std::optional<Problem>& problem) {
  Json list = Json::array();
  if (problem) list.push_back(json_of(*problem));
  return text_of(list);
}

std::string to_json(const Report& report) {
  const engine::Outcome& outcome = report.outcome;
  Json threads = Json::array();
  for (const engine::ThreadReport& thread : outcome.threads) {
    threads.push_back({{"id", index_of(thread.id)},
                       {"name", thread.name},
                       {"instructions", thread.instructions},
                       {"running_ns", thread.running_ns},
                       {"waiting_for_gil_ns", thread.waiting_for_gil_ns},
                       {"blocked_ns", thread.blocked_ns},
                       {"ended", engine::word_for(thread.last.end)},
                       {"line", thread.last.line},
                       {"waits_for", thread.last.waits_for}});
  }
  Json json{{"status", word_for(outcome.status)},
            {"detail", outcome.detail},
            {"error", report.error ? json_of(*report.error) : Json()},
            {"stdout", report.stdout_text},
            {"stderr", report.stderr_text},
            {"schedule", outcome.schedule},
            {"wall_ns", outcome.wall_ns},
            {"virtual_ns", outcome.virtual_ns},
            {"instructions", outcome.instructions},
            {"switches", outcome.switches},
            {"engine", word_for(report.engine)},
            {"build", word_for(report.build)},
            {"switch_points", word_for(report.switch_points)},
            {"cores", std::thread::hardware_concurrency()},
            {"vm_version", vm_version},
            {"threads", std::move(threads)}};
  if (!outcome.why_no_schedule.empty()) json["why_no_schedule"] = outcome.why_no_schedule;
  if (report.recognised) json["outcome"] = report.recognised->empty() ? Json() : Json(*report.recognised);
  return text_of(json);
}

}  // namespace lockstep::lab

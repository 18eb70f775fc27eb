// The command line: the lab as a program for terminals, tests and CI.
//
// It reads files, hands requests to the lab, prints what comes back, and says by its exit status how it went. All that
// it knows of Python, engines and experiments it knows through the lab.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/sim/schedulers.h"
#include "lab/command_line.h"
#include "lab/experiments.h"
#include "lab/exploration.h"
#include "lab/lab.h"
#include "lab/request.h"
#include "lab/verdicts.h"
#include "lab/version.h"
#include "python/lib/library.h"
#include "trace/chrome_trace.h"

#include <unistd.h>

namespace {

namespace lab = lockstep::lab;
using Names = std::vector<std::string_view>;

// {Build} and {SwitchPoints} are the words of that list; {Schedulers} a line for each.
constexpr std::string_view usage =
    R"(lockstep runs small concurrent Python programs and shows what every thread did.

  lockstep run PROGRAM.py      runs a program
      --build {Build}            the interpreter that is modelled          (gil)
      --switch-points {SwitchPoints}   where another thread may run          (3.14)
      --engine live|sim                    real threads, or a seeded simulation      (live)
                                           (sim, free-threaded: a core for each thread)
      --scheduler NAME                     who goes on in the simulation             (lifelike)
{Schedulers}
      --seed N                             of the simulation                         (0)
      --schedule TEXT                      repeats a run, in the simulation
      --switch-interval SECONDS            as sys.setswitchinterval                  (0.005)
      --timeout SECONDS                    ends the run with status timeout
      --trace OUT.json                     writes a Chrome trace (Perfetto opens it)
      --json                               prints the report as JSON and nothing else
  lockstep explore PROGRAM.py  finds every outcome that some interleaving leads to, and a schedule for each
      --build {Build}            the interpreter that is modelled          (free-threaded)
      --switch-points {SwitchPoints}   as above; free-threaded: always every-instruction
      --all-rules                          asks what the language promises, CPython 3.14 with its GIL, and
                                           free-threaded: a table of what is possible under which
      --after SCHEDULE                     what can still come behind it; followed as far as it fits
      --max-executions N                   counts no more than that         (1000000000000000)
      --timeout SECONDS                    ends the search                           (60)
      --json                               prints the findings as JSON and nothing else
  lockstep dis PROGRAM.py      prints what CPython 3.14's dis prints
  lockstep check EXPERIMENT.md runs an experiment and holds it against what it expects; what it expects for
                               'explore' has to be exactly what is possible in all interleavings
      --runs N                             runs per expectation                      (5)
      --timeout SECONDS                    ends each run with status timeout, and each search
  lockstep --help, lockstep --version

A file called - is standard input. Exit status: 0 ok, 1 the program raised or an expectation failed, 2 bad usage, a
syntax error or something unsupported, 3 deadlock, 4 a limit or the timeout was reached, 130 interrupted.
)";

std::string usage_text() {
  std::string text(usage);
  const auto fill = [&](std::string_view mark, const Names& words) {
    std::string all;
    for (const std::string_view word : words) all += (all.empty() ? "" : "|") + std::string(word);
    for (size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + all.size()))
      text.replace(at, mark.size(), all);
  };
  fill("{Build}", lockstep::protocol::words<lockstep::protocol::Build>());
  fill("{SwitchPoints}", lockstep::protocol::words<lockstep::protocol::SwitchPoints>());
  std::string schedulers;
  for (const auto& row : lockstep::engine::sim::schedulers())
    schedulers += (schedulers.empty() ? "" : "\n") + std::string(43, ' ') + std::string(row.name) + ": " +
                  std::string(row.summary);
  fill("{Schedulers}", {schedulers});
  return text;
}

volatile std::sig_atomic_t interrupted = 0;

int complain(const std::string& message) {
  std::fprintf(stderr, "lockstep: %s\n", message.c_str());
  return 2;
}

// What the terminal is told when something happens that must not: by whom, and that it was not the program's fault.
void end_badly(const char* what) {
  for (const char* part :
       {"lockstep: internal error: ", what, "; the run is lost, and the program should be reported\n"})
    if (write(STDERR_FILENO, part, std::strlen(part)) < 0) break;
  _exit(4);
}
void end_by_signal(int signal) {
  end_badly(signal == SIGSEGV || signal == SIGBUS ? "it went to memory that is not its own"
            : signal == SIGABRT                   ? "it came to where it cannot go on"
                                                  : "it did what the machine does not");
}

// The last catch: no command ends in an abort.
void catch_the_worst() {
  static char stack[64 * 1024];  // the usual one may be what is used up
  const stack_t own{.ss_sp = stack, .ss_flags = 0, .ss_size = sizeof stack};
  sigaltstack(&own, nullptr);
  struct sigaction action = {};
  action.sa_handler = end_by_signal;
  action.sa_flags = SA_ONSTACK | static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) sigaction(signal, &action, nullptr);
  std::set_new_handler([] { end_badly("the machine has no memory left"); });
}

constexpr size_t longest_file = size_t{64} << 20;

std::optional<std::string> read_file(const std::string& path) {
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  std::string text;
  char block[65536];
  size_t got = 0;
  while (file && text.size() <= longest_file && (got = std::fread(block, 1, sizeof block, file)) > 0)
    text.append(block, got);
  const int error = !file || std::ferror(file) ? errno : 0;
  if (file && file != stdin) std::fclose(file);
  if (error == 0 && text.size() <= longest_file) return text;
  if (error == 0) return complain("'" + path + "' is longer than 64 MiB"), std::nullopt;
  complain("cannot read '" + path + "': " + std::strerror(error));
  return {};
}

// A program; what the compiler may take of memory is bounded by its length. Nothing: `status` says how to end.
std::optional<std::string> read_program(const std::string& path, int& status) {
  auto source = read_file(path);
  status = source ? 4 : 2;
  if (!source || source->size() <= lab::longest_source) return source;
  complain("limit: the program is longer than 1 MiB");
  return {};
}

bool write_file(const std::string& path, const std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  bool is_written = file && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file) is_written = std::fclose(file) == 0 && is_written;
  if (!is_written) complain("cannot write '" + path + "': " + std::strerror(errno));
  return is_written;
}

void print_pieces(lab::Lab& lab) {
  for (const auto& piece : lab.take_pieces()) {
    std::FILE* stream = piece.stream == lockstep::python::vm::Stream::out ? stdout : stderr;
    std::fwrite(piece.text.data(), 1, piece.text.size(), stream);
    std::fflush(stream);
  }
}

int run(const lab::Arguments& arguments) {
  auto request = lab::request_from(arguments);
  if (!request) return complain(request.error());
  int status = 0;
  const auto source = read_program(arguments.file, status);
  if (!source) return status;
  request->source = *source;
  request->filename = arguments.file == "-" ? "<stdin>" : arguments.file;
  const bool wants_json = arguments.get("--json").has_value();
  const auto trace_file = arguments.get("--trace");

  lab::Lab lab;
  std::vector<lockstep::trace::Chunk> chunks;
  const auto refused = lab.begin(*std::move(request));
  if (refused && !wants_json) std::fputs(refused->stderr_text.c_str(), stderr);
  std::signal(SIGINT, [](int) { interrupted = 1; });
  for (bool has_ended = refused.has_value(); !has_ended;) {
    if (interrupted) lab.stop();
    has_ended = lab.poll(5'000'000);
    if (!wants_json) print_pieces(lab);
    for (auto& chunk : lab.take_chunks())
      if (trace_file) chunks.push_back(std::move(chunk));
  }
  const lab::Report& report = refused ? *refused : lab.result();
  if (wants_json) std::printf("%s\n", lab::to_json(report).c_str());
  if (const std::string why = lab::explain(report); !why.empty()) complain(why);
  if (trace_file && !refused && !write_file(*trace_file, lockstep::trace::to_chrome_json(chunks))) return 2;
  return lab::exit_status(report.outcome.status);
}

int explore(const lab::Arguments& arguments) {
  const auto question = lab::question_from(arguments);
  if (!question) return complain(question.error());
  int status = 0;
  const auto source = read_program(arguments.file, status);
  if (!source) return status;
  const std::string filename = arguments.file == "-" ? "<stdin>" : arguments.file;
  lockstep::python::lib::Library library;
  const bool wants_json = arguments.get("--json").has_value();
  if (arguments.get("--all-rules")) {
    const auto verdicts = lab::verdicts_on(*question, *source, filename, library);
    if (!verdicts) {
      std::fputs(lab::describe(verdicts.error(), filename).c_str(), stderr);
      return 2;
    }
    std::printf("%s%s", (wants_json ? lab::to_json(*verdicts) : lab::describe(*verdicts)).c_str(),
                wants_json ? "\n" : "");
    return lab::exit_status(*verdicts);
  }
  const auto findings = lab::explore_program(*question, *source, filename, library);
  if (!findings) {
    std::fputs(lab::describe(findings.error(), filename).c_str(), stderr);
    return 2;
  }
  if (!findings->refusal.empty() && !wants_json) return complain("unsupported: " + findings->refusal);
  if (wants_json) {
    std::printf("%s\n", lab::to_json(*findings).c_str());
  } else {
    const auto reasons = lab::reasons_of(*findings, *question, *source, filename, library);
    std::printf("%s", lab::describe(*findings, reasons).c_str());
  }
  return lab::exit_status(*findings);
}

int dis(const lab::Arguments& arguments) {
  int status = 0;
  const auto source = read_program(arguments.file, status);
  if (!source) return status;
  const auto text = lab::disassembly(*source, arguments.file);
  std::fputs((text ? *text : lab::describe(text.error(), arguments.file)).c_str(), text ? stdout : stderr);
  return text ? 0 : 2;
}

int check(const lab::Arguments& arguments) {
  const auto checking = lab::checking_from(arguments);
  if (!checking) return complain(checking.error());
  const auto text = read_file(arguments.file);
  if (!text) return 2;
  const auto document = lab::load_experiment(*text);
  if (!document) {
    std::fputs(lab::describe(document.error(), arguments.file).c_str(), stderr);
    return 2;
  }
  int status = 0;
  for (const lab::Verdict& verdict : lab::check_experiment(*document, arguments.file, *checking)) {
    std::printf("%s", lab::describe(verdict).c_str());
    status = std::max(status, verdict.holds() ? 0 : 1);
  }
  if (document->expected.empty()) std::printf("nothing is expected, so nothing was run\n");
  return status;
}

}  // namespace

int main(int count, char** values) {
  catch_the_worst();
  const Names words(values + 1, values + count);
  const std::string_view command = words.empty() ? "" : words[0];
  if (std::ranges::find(words, "--help") != words.end() || command == "help")
    return std::fputs(usage_text().c_str(), stdout) < 0;
  if (command == "--version") return std::printf("lockstep, VM version %s\n", std::string(lab::vm_version).c_str()) < 0;

  struct Command {
    std::string_view name;
    int (*perform)(const lab::Arguments&);
    const lab::OptionNames& options;
  };
  for (const Command& known : {Command{"run", run, lab::run_options}, Command{"explore", explore, lab::explore_options},
                               Command{"dis", dis, lab::dis_options}, Command{"check", check, lab::check_options}}) {
    if (known.name != command) continue;
    const auto arguments = lab::read_arguments({words.begin() + 1, words.end()}, known.options);
    return arguments ? known.perform(*arguments) : complain(arguments.error());
  }
  if (command.empty())
    return complain("what is to be done? lockstep run PROGRAM.py runs a program; see lockstep --help");
  return complain("'" + std::string(command) + "' is not a command; there are run, explore, dis and check");
}

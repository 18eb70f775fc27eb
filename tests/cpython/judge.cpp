// What run.py asks: runs programs in the simulation as `lockstep run - --engine sim` does, each in a child of one
// process that has compiled the library already. That is most of what the start of a program costs, and two thousand
// are started.
//
// A program comes as its length (4 bytes, the first is the highest) and its text; the answer is the exit status, then
// the length and text of what it wrote to stdout, then those of stderr. A program that takes too long or ends the child
// has the status 255 and stderr says so.
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>

#include "lab/command_line.h"
#include "lab/lab.h"
#include "lab/request.h"

namespace {

namespace lab = lockstep::lab;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds longest{20};

// What these tests import, so that children find it compiled.
constexpr const char* imports = R"(
import asyncio, collections, concurrent.futures, contextlib, contextvars, copy, dataclasses, datetime, enum, functools
import inspect, itertools, json, logging, operator, queue, random, struct, textwrap, threading, time, traceback, types
import typing, warnings, weakref, abc, gc, sys, heapq, bisect, string, statistics, uuid, pprint, reprlib
)";

struct Result {
  int status = 255;
  std::string out, err;
};

Result run(lab::Lab& lab, std::string source) {
  Result r;
  auto request = lab::request_from(*lab::read_arguments({"-", "--engine", "sim"}, lab::run_options));
  request->source = std::move(source);
  request->filename = "<stdin>";
  const auto refused = lab.begin(*std::move(request));
  if (refused) r.err = refused->stderr_text;
  for (bool has_ended = refused.has_value(); !has_ended;) {
    has_ended = lab.poll(5'000'000);
    for (const auto& piece : lab.take_pieces())
      (piece.stream == lockstep::python::vm::Stream::out ? r.out : r.err) += piece.text;
    lab.take_chunks();
  }
  const lab::Report& report = refused ? *refused : lab.result();
  if (const std::string why = lab::explain(report); !why.empty()) r.err += "lockstep: " + why + '\n';
  r.status = lab::exit_status(report.outcome.status);
  return r;
}

std::string number(size_t n) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(n >> shift);
  return bytes;
}

std::string as_bytes(const Result& r) {
  return static_cast<char>(r.status) + number(r.out.size()) + r.out + number(r.err.size()) + r.err;
}

bool write_all(int to, const std::string& bytes) {
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t done = write(to, bytes.data() + at, bytes.size() - at);
    if (done <= 0) return false;
    at += static_cast<size_t>(done);
  }
  return true;
}

std::string in_a_child(lab::Lab& lab, const std::string& source) {
  int ends[2];
  if (pipe(ends) != 0) return as_bytes({255, "", "no pipe"});
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    _exit(write_all(ends[1], as_bytes(run(lab, source))) ? 0 : 1);
  }
  close(ends[1]);
  std::string answer;
  const auto deadline = Clock::now() + longest;
  bool is_late = child < 0;
  for (bool goes_on = !is_late; goes_on;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd waiting{.fd = ends[0], .events = POLLIN, .revents = 0};
    is_late = left <= 0 || poll(&waiting, 1, static_cast<int>(left)) == 0;
    char block[65536];
    const ssize_t got = is_late ? 0 : read(ends[0], block, sizeof block);
    goes_on = got > 0;
    if (goes_on) answer.append(block, static_cast<size_t>(got));
  }
  close(ends[0]);
  if (child < 0) return as_bytes({255, "", "no child"});
  if (is_late) kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  if (is_late) return as_bytes({255, "", "took too long"});
  if (status != 0) return as_bytes({255, "", "ended by signal " + std::to_string(WTERMSIG(status))});
  return answer;
}

std::optional<std::string> next_program() {
  unsigned char head[4];
  if (std::fread(head, 1, sizeof head, stdin) != sizeof head) return {};
  std::string text(size_t{head[0]} << 24 | size_t{head[1]} << 16 | size_t{head[2]} << 8 | head[3], '\0');
  if (std::fread(text.data(), 1, text.size(), stdin) != text.size()) return {};
  return text;
}

}  // namespace

int main() {
  lab::Lab lab;
  if (const Result r = run(lab, imports); r.status != 0) return std::fputs(r.err.c_str(), stderr), 1;
  while (const auto program = next_program())
    if (!write_all(STDOUT_FILENO, in_a_child(lab, *program))) return 1;
}

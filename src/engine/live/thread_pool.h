// OS threads that are kept and used again.
//
// A thread costs 25 to 30 ms to make in a browser and 2 µs to wake, so a thread whose work is done is parked and takes
// the next piece of work, of this run or of a later one. The pool grows to the largest number that was ever wanted at
// once and stays there: a hundred runs leave nothing behind.
//
// Emscripten hands a new thread its Worker from the event loop of the thread that made the instance. That loop never
// waits for a thread of the pool (live_run.h), so a pool may grow whenever it likes.
#pragma once

#include <pthread.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

namespace lockstep::engine::live {

class ThreadPool {
 public:
  using Job = std::function<void()>;

  ThreadPool() = default;
  ~ThreadPool();  // waits for the jobs that have begun; those that have not are dropped
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  // Runs `job` on a thread of its own, soon. False: the system has no more threads. `owner` is for `cancel`.
  bool start(const void* owner, Job job);
  // Takes back the jobs of `owner` that have not begun; how many those were.
  size_t cancel(const void* owner);
  // Makes threads ahead of their use.
  void prepare(size_t count);
  size_t size() const;

 private:
  struct Entry {
    const void* owner;
    Job job;
  };

  static void* enter(void* pool);
  void serve();
  bool grow();

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable has_work_;
  std::deque<Entry> waiting_;
  std::vector<pthread_t> threads_;
  size_t idle_ = 0;  // threads that are parked, or on their way to their first job
  bool is_closed_ = false;
};

}  // namespace lockstep::engine::live

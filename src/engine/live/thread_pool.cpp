#include "engine/live/thread_pool.h"

#include <algorithm>
#include <utility>

namespace lockstep::engine::live {

ThreadPool::~ThreadPool() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    waiting_.clear();
  }
  has_work_.notify_all();
  for (const pthread_t thread : threads_) pthread_join(thread, nullptr);
}

bool ThreadPool::start(const void* owner, Job job) {
  bool is_new_needed;
  {
    const std::lock_guard lock(mutex_);
    is_new_needed = idle_ <= waiting_.size();
    if (is_new_needed) ++idle_;
  }
  if (is_new_needed && !grow()) return false;
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back({owner, std::move(job)});
  }
  has_work_.notify_one();
  return true;
}

size_t ThreadPool::cancel(const void* owner) {
  const std::lock_guard lock(mutex_);
  return std::erase_if(waiting_, [&](const Entry& entry) { return entry.owner == owner; });
}

void ThreadPool::prepare(size_t count) {
  for (size_t missing = count - std::min(count, size()); missing > 0; --missing) {
    {
      const std::lock_guard lock(mutex_);
      ++idle_;
    }
    if (!grow()) return;
  }
}

size_t ThreadPool::size() const {
  const std::lock_guard lock(mutex_);
  return threads_.size();
}

// The new thread is already counted as idle. pthreads rather than std::thread, whose answer to "no more threads" is an
// exception; and without the mutex, as in a browser the event loop takes part in making a thread and may want it too.
bool ThreadPool::grow() {
  pthread_t thread;
  const bool is_made = pthread_create(&thread, nullptr, &ThreadPool::enter, this) == 0;
  const std::lock_guard lock(mutex_);
  if (is_made) {
    threads_.push_back(thread);
  } else {
    --idle_;
  }
  return is_made;
}

void* ThreadPool::enter(void* pool) {
  static_cast<ThreadPool*>(pool)->serve();
  return nullptr;
}

void ThreadPool::serve() {
  std::unique_lock lock(mutex_);
  for (;;) {
    has_work_.wait(lock, [&] { return is_closed_ || !waiting_.empty(); });
    if (is_closed_) return;
    Entry entry = std::move(waiting_.front());
    waiting_.pop_front();
    --idle_;
    lock.unlock();
    entry.job();
    entry.job = nullptr;  // what it holds is released before the thread counts as idle
    lock.lock();
    ++idle_;
  }
}

}  // namespace lockstep::engine::live

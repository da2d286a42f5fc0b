#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "core/error/error.h"
#include "core/tensor/matrix.h"

namespace nn {

/// A pool of threads for jobs that consist of many small tasks. A training step is a series of jobs
/// with microseconds in between, so an idle thread first spins, and sleeps only if no job has come
/// for a while. Threads claim tasks one by one, so a thread that starts late does not delay the
/// others.
class ThreadPool {
 public:
  struct Task {
    void (*function)(const void* context, Index task);
    const void* context;
  };

  /// Starts thread_count − 1 threads, thread_count ≥ 1, since the caller of Run works too.
  explicit ThreadPool(int thread_count);
  /// No job may be running.
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int thread_count() const { return static_cast<int>(threads_.size()) + 1; }

  /// Runs task.function(task.context, i) for i in [0, tasks), in any order, and returns when all
  /// are done. If a job is started while another one is running, from within a task or from another
  /// thread, its caller does all of its tasks alone.
  void Run(Index tasks, const Task& task);

 private:
  void ThreadMain();
  void TakeTasks();
  void FinishTask();
  void WaitForJob();
  void WaitForOthers();

  /// Job number × 2³² + the number of unclaimed tasks. A thread claims a task by subtracting 1
  /// (compare and exchange). That fails if another thread was faster or the job is over; as long as
  /// it succeeds, the fields of the job below do not change.
  std::atomic<std::uint64_t> open_{0};
  std::atomic<void (*)(const void*, Index)> function_{nullptr};
  std::atomic<const void*> context_{nullptr};
  std::atomic<std::uint32_t> tasks_{0};
  std::atomic<std::uint32_t> unfinished_{0};
  std::atomic<bool> busy_{false};

  std::mutex mutex_;
  std::condition_variable job_came_;
  std::condition_variable job_done_;
  std::atomic<int> sleeping_{0};
  std::atomic<bool> caller_sleeps_{false};
  std::atomic<bool> stopping_{false};
  std::vector<std::thread> threads_;
};

namespace internal {
void RunTasks(Index tasks, const ThreadPool::Task& task);
}

}  // namespace nn

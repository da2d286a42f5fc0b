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

/// Threads that wait for jobs of many small tasks. A training step is a row of jobs with microseconds in between, so a
/// thread without work first watches for more, and sleeps only when none has come for a while. Tasks are claimed one by
/// one: a thread that is late delays nobody.
class ThreadPool {
 public:
  struct Task {
    void (*function)(const void* context, Index task);
    const void* context;
  };

  /// thread_count ≥ 1, of which the pool starts all but one: the caller of Run works, too.
  explicit ThreadPool(int thread_count);
  /// No job may be running.
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int thread_count() const { return static_cast<int>(threads_.size()) + 1; }

  /// Runs task.function(task.context, i) for i in [0, tasks), in any order, and returns when all are done. While a job
  /// is running, another one, from within a task or from another thread, is done by its caller alone.
  void Run(Index tasks, const Task& task);

 private:
  void ThreadMain();
  void TakeTasks();
  void FinishTask();
  void WaitForJob();
  void WaitForOthers();

  /// Number of the job × 2³² + tasks that nobody has taken yet. A thread takes one by subtracting 1; that fails when
  /// another was faster or the job is over, and while it succeeds the job's fields below hold still.
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

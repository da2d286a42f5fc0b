#include "core/parallel/parallel.h"

#include <memory>

namespace nn {
namespace {

std::unique_ptr<ThreadPool> pool;
/// Written only between jobs. Starting a job makes it visible to the threads, with all other
/// memory.
bool is_shared = true;

}  // namespace

void SetThreadCount(int count) {
  NN_ASSERT(count >= 1);
  if (count == ThreadCount()) return;
  pool = count == 1 ? nullptr : std::make_unique<ThreadPool>(count);
}

int ThreadCount() { return pool ? pool->thread_count() : 1; }

WorkSharing::WorkSharing(bool shared) { is_shared = shared; }
WorkSharing::~WorkSharing() { is_shared = true; }

int ThreadsInUse() { return is_shared ? ThreadCount() : 1; }

void internal::RunTasks(Index tasks, const ThreadPool::Task& task) {
  if (pool && is_shared && tasks > 1) return pool->Run(tasks, task);
  for (Index index = 0; index < tasks; ++index) task.function(task.context, index);
}

}  // namespace nn

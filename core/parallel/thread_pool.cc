#include "core/parallel/thread_pool.h"

namespace nn {
namespace {

// How often an idle thread checks for work before it sleeps. All checks together take some 0.4 ms:
// longer than the time between two products or two mini-batches of a small network, for which
// waking a thread costs more than it saves (the dnn preset takes 0.22 s per epoch on two threads,
// and 0.37 s with a twentieth of the checks), but too short to heat the processor noticeably. On
// x86 each check pauses for some 15 to 50 ns; wasm has no such instruction and needs more checks.
#if defined(__x86_64__)
constexpr int kLooks = 10'000;
void Pause() { __builtin_ia32_pause(); }
#else
constexpr int kLooks = 400'000;
void Pause() {}
#endif

template <class Condition>
bool ComesSoon(const Condition& condition) {
  for (int look = 0; look < kLooks; ++look) {
    if (condition()) return true;
    Pause();
  }
  return false;
}

constexpr std::uint64_t kOneJob = std::uint64_t{1} << 32;
std::uint32_t TasksLeft(std::uint64_t open) { return static_cast<std::uint32_t>(open); }

}  // namespace

ThreadPool::ThreadPool(int thread_count) {
  NN_ASSERT(thread_count >= 1);
  threads_.reserve(static_cast<std::size_t>(thread_count - 1));
  for (int thread = 1; thread < thread_count; ++thread)
    threads_.emplace_back([this] { ThreadMain(); });
}

ThreadPool::~ThreadPool() {
  NN_ASSERT(!busy_);
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  job_came_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void ThreadPool::Run(Index tasks, const Task& task) {
  if (tasks <= 0) return;
  NN_ASSERT(static_cast<std::uint64_t>(tasks) < kOneJob);
  if (tasks == 1 || threads_.empty() || busy_.exchange(true, std::memory_order_acquire)) {
    for (Index index = 0; index < tasks; ++index) task.function(task.context, index);
    return;
  }
  const auto count = static_cast<std::uint32_t>(tasks);
  function_.store(task.function, std::memory_order_relaxed);
  context_.store(task.context, std::memory_order_relaxed);
  tasks_.store(count, std::memory_order_relaxed);
  unfinished_.store(count, std::memory_order_relaxed);
  // Sequentially consistent with `sleeping_`: either this thread sees the sleeper, or the sleeper
  // sees the job before it sleeps.
  open_.store((open_.load(std::memory_order_relaxed) / kOneJob + 1) * kOneJob + count);
  if (sleeping_.load() > 0) {
    // Takes the lock once, so that no thread is between its last check and its sleep.
    {
      const std::lock_guard lock(mutex_);
    }
    job_came_.notify_all();
  }
  TakeTasks();
  WaitForOthers();
  busy_.store(false, std::memory_order_release);
}

void ThreadPool::ThreadMain() {
  while (!stopping_.load(std::memory_order_relaxed)) {
    TakeTasks();
    WaitForJob();
  }
}

void ThreadPool::TakeTasks() {
  std::uint64_t open = open_.load(std::memory_order_acquire);
  while (TasksLeft(open) > 0) {
    const auto function = function_.load(std::memory_order_relaxed);
    const void* const context = context_.load(std::memory_order_relaxed);
    const std::uint32_t tasks = tasks_.load(std::memory_order_relaxed);
    if (!open_.compare_exchange_weak(open, open - 1, std::memory_order_acq_rel,
                                     std::memory_order_acquire))
      continue;
    function(context, static_cast<Index>(tasks - TasksLeft(open)));
    FinishTask();
    open = open_.load(std::memory_order_acquire);
  }
}

void ThreadPool::FinishTask() {
  // Sequentially consistent with `caller_sleeps_`, as above.
  if (unfinished_.fetch_sub(1) != 1 || !caller_sleeps_.load()) return;
  {
    const std::lock_guard lock(mutex_);
  }
  job_done_.notify_one();
}

void ThreadPool::WaitForJob() {
  const auto come = [this] { return TasksLeft(open_.load()) > 0 || stopping_.load(); };
  if (ComesSoon(come)) return;
  std::unique_lock lock(mutex_);
  ++sleeping_;
  job_came_.wait(lock, come);
  --sleeping_;
}

void ThreadPool::WaitForOthers() {
  const auto done = [this] { return unfinished_.load() == 0; };
  if (ComesSoon(done)) return;
  std::unique_lock lock(mutex_);
  caller_sleeps_ = true;
  job_done_.wait(lock, done);
  caller_sleeps_ = false;
}

}  // namespace nn

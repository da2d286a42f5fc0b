#pragma once

#include <algorithm>
#include <cstdint>

#include "core/parallel/thread_pool.h"
#include "core/tensor/matrix.h"

namespace nn {

/// How many threads share the work, the calling one among them; 1 at first. Not to be called from a task. More than 1 only where the
/// program can start threads.
void SetThreadCount(int count);
int ThreadCount();

/// While it lives, the calling thread does its work alone unless `shared`. Not to be made in a task, nor while another one lives.
class WorkSharing {
 public:
  explicit WorkSharing(bool shared);
  ~WorkSharing();
  WorkSharing(const WorkSharing&) = delete;
  WorkSharing& operator=(const WorkSharing&) = delete;
};

/// How many threads share the work right now: ThreadCount() or 1.
int ThreadsInUse();

/// Multiply-adds (or as much other arithmetic) below which a task is not worth handing to another thread: about half a microsecond of the
/// kernels. Above what a mini-batch of ten asks of a layer of thirty, which two threads were measured to slow down by a third.
inline constexpr Index kWorthATask = 30'000;
/// The least number of outputs that are worth a task, when each costs so many multiply-adds, which can be more than an Index holds in wasm.
constexpr Index OutputsWorthATask(std::int64_t multiply_adds_each) {
  return static_cast<Index>((kWorthATask - 1) / std::max<std::int64_t>(multiply_adds_each, 1) + 1);
}

/// Calls function(task) once for every task in [0, tasks), on several threads where there are, and returns when all are
/// done. Which thread takes which task is open: tasks write outputs of their own, and a sum is never cut in two. So any
/// number of threads gives the same bits. Inside of a task, and while another thread is in here, it is a plain loop.
/// Allocates nothing.
template <class Function>
void ParallelFor(Index tasks, const Function& function) {
  internal::RunTasks(
      tasks, {[](const void* context, Index task) { (*static_cast<const Function*>(context))(task); }, &function});
}

/// A row of outputs that may be computed in parts.
struct Divisible {
  Index count;        ///< outputs
  Index minimum = 1;  ///< fewer than this are not worth a part of their own: see OutputsWorthATask
  Index multiple =
      1;  ///< parts begin at multiples of this: a vector loop with a scalar rest then treats each output alike
};

inline Index BlocksOf(const Divisible& outputs) { return (outputs.count + outputs.multiple - 1) / outputs.multiple; }

/// The number of parts that `outputs` are computed in: at most one a thread, at least one unless there is nothing to
/// do.
inline Index PartsOf(const Divisible& outputs) {
  const Index parts = std::min<Index>({ThreadsInUse(), outputs.count / outputs.minimum, BlocksOf(outputs)});
  return outputs.count == 0 ? 0 : std::max<Index>(parts, 1);
}

/// Calls function(begin, end) for ranges that together are [0, outputs.count). What is written for an output may depend
/// on its place alone, not on the range it is in.
template <class Function>
void ParallelRanges(const Divisible& outputs, const Function& function) {
  const Index parts = PartsOf(outputs);
  if (parts == 0) return;
  const Index each = BlocksOf(outputs) / parts;
  const Index longer = BlocksOf(outputs) % parts;
  const auto first_of = [&](Index part) {
    return std::min(outputs.count, (part * each + std::min(part, longer)) * outputs.multiple);
  };
  ParallelFor(parts, [&](Index part) { function(first_of(part), first_of(part + 1)); });
}

}  // namespace nn

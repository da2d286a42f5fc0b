#pragma once

#include <algorithm>
#include <cstdint>

#include "core/parallel/thread_pool.h"
#include "core/tensor/matrix.h"

namespace nn {

/// Sets how many threads share the work, including the calling one; at first 1. Must not be called
/// from a task. More than 1 is possible only if the program can start threads.
void SetThreadCount(int count);
int ThreadCount();

/// While this object exists, the calling thread shares its work with other threads only if `shared`
/// is true. It must not be created in a task or while another one exists.
class WorkSharing {
 public:
  explicit WorkSharing(bool shared);
  ~WorkSharing();
  WorkSharing(const WorkSharing&) = delete;
  WorkSharing& operator=(const WorkSharing&) = delete;
};

/// Returns how many threads share the work at the moment: ThreadCount() or 1.
int ThreadsInUse();

/// The number of multiply-adds (or as much other arithmetic) below which a task is not worth
/// handing to another thread: one to two microseconds of the kernels, at 30 to 60 GFLOP/s. With
/// this limit a mini-batch of ten in a layer of thirty units is not split (some 150 of its pixels
/// are not zero: 45,000 multiply-adds); two threads were measured to slow it down by a third.
inline constexpr Index kWorthATask = 30'000;
/// The least number of outputs that are worth a task, when each costs so many multiply-adds, which
/// can be more than an Index holds in wasm.
constexpr Index OutputsWorthATask(std::int64_t multiply_adds_each) {
  return static_cast<Index>((kWorthATask - 1) / std::max<std::int64_t>(multiply_adds_each, 1) + 1);
}

/// Calls function(task) once for every task in [0, tasks), on several threads if there are any, and
/// returns when all are done. Tasks may run in any order and on any thread, so each must write
/// separate outputs, and a sum must not be split between tasks. Then any number of threads gives
/// the same bits. Within a task, or while another thread is in this function, it is a plain loop.
/// It allocates nothing.
template <class Function>
void ParallelFor(Index tasks, const Function& function) {
  internal::RunTasks(tasks, {[](const void* context, Index task) {
                               (*static_cast<const Function*>(context))(task);
                             },
                             &function});
}

/// A range of outputs that may be computed in parts.
struct Divisible {
  Index count;         ///< outputs
  Index minimum = 1;   ///< the fewest outputs worth a separate part: see OutputsWorthATask
  Index multiple = 1;  ///< parts begin at multiples of this, so that a vector loop with a scalar
                       ///< rest treats each output alike
};

inline Index BlocksOf(const Divisible& outputs) {
  return (outputs.count + outputs.multiple - 1) / outputs.multiple;
}

/// Returns the number of parts in which `outputs` are computed: at most one per thread, and at
/// least one unless there are no outputs.
inline Index PartsOf(const Divisible& outputs) {
  const Index parts =
      std::min<Index>({ThreadsInUse(), outputs.count / outputs.minimum, BlocksOf(outputs)});
  return outputs.count == 0 ? 0 : std::max<Index>(parts, 1);
}

/// Calls function(begin, end) for ranges that together are [0, outputs.count). What is written for
/// an output must depend only on its index, not on the range that contains it.
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

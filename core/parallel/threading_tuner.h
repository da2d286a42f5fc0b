#pragma once

#include <array>

namespace nn {

/// Measures whether training steps are faster when shared among the threads or when one thread
/// computes them alone. Handing work over costs microseconds, more on a machine whose processors
/// are shared with other programs, and a small mini-batch may hold less work than that. Any number
/// of threads gives the same bits, so the decision may change between any two steps.
class ThreadingTuner {
 public:
  /// Returns the seconds since some fixed moment.
  using Clock = double (*)();
  /// Sets the clock of all trials created later. The core itself has none; without a clock all
  /// steps are shared.
  static void SetClock(Clock clock);

  ThreadingTuner();

  /// Whether the next step is to share its work.
  bool shares() const { return shares_; }
  /// Must be called after each step. Reads the clock a few times in 2,000 steps.
  void StepDone();
  /// Starts a new trial. Must be called when the cost of a step has changed.
  void Restart();

 private:
  void Settle(bool shares);

  /// The steps of one block. Shared and unshared blocks alternate, and the medians of their times
  /// are compared.
  static constexpr int kBlockSteps = 8;
  static constexpr int kBlocks = 6;
  /// The number of steps after which the trial is repeated.
  static constexpr int kSettledSteps = 2000;
  /// Steps of this many seconds are shared without a trial, which would cost more than it could
  /// save.
  static constexpr double kLongStep = 1e-3;

  Clock clock_;
  bool shares_ = true;
  /// The current block of the trial; −1 between trials. The first step only starts the clock.
  int block_ = -1;
  int steps_left_ = 1;
  double began_ = 0;
  std::array<double, kBlocks> times_{};
};

}  // namespace nn

#pragma once

#include <array>

namespace nn {

/// Finds out by the clock whether the steps of a training are faster shared among the threads or made by one alone: handing work over costs
/// microseconds, more where a machine's processors are not its own, and a small mini-batch has no more than that to share. Any number of
/// threads gives the same bits, so the answer may change between two steps.
class SharingTrial {
 public:
  /// Tells the seconds since some moment.
  using Clock = double (*)();
  /// What trials made from now on look at; the core has no clock of its own, and without one all steps are shared.
  static void SetClock(Clock clock);

  SharingTrial();

  /// Whether the next step is to share its work.
  bool shares() const { return shares_; }
  /// To be told after each step. Looks at the clock a few times in two thousand steps.
  void StepDone();
  /// Steps cost something else from now on.
  void Restart();

 private:
  void Settle(bool shares);

  /// Blocks of so many steps take turns, shared and alone; their medians count.
  static constexpr int kBlockSteps = 8;
  static constexpr int kBlocks = 6;
  /// After this many steps it is tried again.
  static constexpr int kSettledSteps = 2000;
  /// A step as long as this is shared without a trial, which would cost more than it could find out.
  static constexpr double kLongStep = 1e-3;

  Clock clock_;
  bool shares_ = true;
  /// Of the trial; −1 between trials. The first step only starts the clock.
  int block_ = -1;
  int steps_left_ = 1;
  double began_ = 0;
  std::array<double, kBlocks> times_{};
};

}  // namespace nn

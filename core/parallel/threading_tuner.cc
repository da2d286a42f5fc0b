#include "core/parallel/threading_tuner.h"

#include <algorithm>

namespace nn {
namespace {

ThreadingTuner::Clock given_clock = nullptr;

double MedianOfThree(double a, double b, double c) {
  return std::max(std::min(a, b), std::min(std::max(a, b), c));
}

}  // namespace

void ThreadingTuner::SetClock(Clock clock) { given_clock = clock; }

ThreadingTuner::ThreadingTuner() : clock_(given_clock) {}

void ThreadingTuner::StepDone() {
  if (clock_ == nullptr || --steps_left_ > 0) return;
  const double now = clock_();
  if (block_ >= 0) times_[static_cast<std::size_t>(block_)] = now - began_;
  began_ = now;
  if (block_ == 0 && times_[0] > kBlockSteps * kLongStep) return Settle(true);
  if (block_ == kBlocks - 1) {
    return Settle(MedianOfThree(times_[0], times_[2], times_[4]) <=
                  MedianOfThree(times_[1], times_[3], times_[5]));
  }
  ++block_;
  shares_ = block_ % 2 == 0;
  steps_left_ = kBlockSteps;
}

void ThreadingTuner::Settle(bool shares) {
  shares_ = shares;
  block_ = -1;
  steps_left_ = kSettledSteps;
}

void ThreadingTuner::Restart() {
  Settle(true);
  steps_left_ = 1;
}

}  // namespace nn

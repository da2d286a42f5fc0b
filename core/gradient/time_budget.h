#pragma once

#include "core/gradient/budget.h"

namespace nn {

/// A budget of wall-clock time, in milliseconds, which is exhausted from the start if the time is
/// not a number. It reads the clock, which can cost as much as a
/// small network's loss evaluation, only as often as it takes to be about half a millisecond late;
/// and after the next evaluation when costs change.
class TimeBudget : public Budget {
 public:
  bool Exhausted() override {
    if (++unasked_ < interval_) return exhausted_;
    unasked_ = 0;
    const double now = Now();
    if (now - last_ < 0.25) interval_ *= 2;
    if (now - last_ > 0.5) interval_ = interval_ > 1 ? interval_ / 2 : 1;
    last_ = now;
    exhausted_ = !(now < end_);
    return exhausted_;
  }
  void CostChanges() override {
    interval_ = 1;
    unasked_ = 0;
  }
  /// What Exhausted() answered last.
  bool expired() const { return exhausted_; }

 protected:
  TimeBudget(double now, double milliseconds) : last_(now), end_(now + milliseconds) {}

 private:
  virtual double Now() const = 0;

  double last_;
  double end_;
  int interval_ = 1;
  int unasked_ = 0;
  bool exhausted_ = false;
};

}  // namespace nn

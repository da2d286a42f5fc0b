#pragma once

#include <emscripten/emscripten.h>

#include "core/gradient/budget.h"

/// A budget of wall-clock time. It reads the clock only as often as needed to be about half a
/// millisecond late at most, because a call from wasm into JavaScript costs as much as a small
/// network's loss evaluation.
class Deadline : public nn::Budget {
 public:
  explicit Deadline(double milliseconds) : last_(emscripten_get_now()), end_(last_ + milliseconds) {}

  bool Exhausted() override {
    if (++unasked_ < interval_) return exhausted_;
    unasked_ = 0;
    const double now = emscripten_get_now();
    if (now - last_ < 0.25) interval_ *= 2;
    if (now - last_ > 0.5) interval_ = interval_ > 1 ? interval_ / 2 : 1;
    last_ = now;
    exhausted_ = now >= end_;
    return exhausted_;
  }
  /// The last result of Exhausted().
  bool expired() const { return exhausted_; }

 private:
  double last_;
  double end_;
  int interval_ = 1;
  int unasked_ = 0;
  bool exhausted_ = false;
};

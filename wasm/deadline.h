#pragma once

#include <emscripten/emscripten.h>

#include "core/gradient/time_budget.h"

/// A budget of time by the browser's clock. A call from wasm into JavaScript costs as much as a
/// small network's loss evaluation.
class Deadline : public nn::TimeBudget {
 public:
  explicit Deadline(double milliseconds) : TimeBudget(emscripten_get_now(), milliseconds) {}

 private:
  double Now() const override { return emscripten_get_now(); }
};

#include "core/optim/schedule.h"

#include <cmath>
#include <numbers>

#include "core/text/names.h"

namespace nn {
namespace {

constexpr Names<Schedule, 4> kNames{{
    {Schedule::kConstant, "constant"},
    {Schedule::kStep, "step"},
    {Schedule::kCosine, "cosine"},
    {Schedule::kOneCycle, "one-cycle"},
}};

/// From `from` at t = 0 to `to` at t = 1, level at both ends.
double AlongCosine(double from, double to, double t) { return to + (from - to) * (1 + std::cos(std::numbers::pi * t)) / 2; }

double OneCycle(double progress) {
  constexpr double kWarmUp = 0.3;
  constexpr double kStart = 1.0 / 25;
  constexpr double kEnd = kStart / 1e4;
  return progress < kWarmUp ? AlongCosine(kStart, 1, progress / kWarmUp)
                            : AlongCosine(1, kEnd, (progress - kWarmUp) / (1 - kWarmUp));
}

}  // namespace

double ScheduleFactor(Schedule schedule, double progress) {
  switch (schedule) {
    case Schedule::kConstant: return 1;
    case Schedule::kStep: return progress < 0.5 ? 1 : progress < 0.75 ? 0.1 : 0.01;
    case Schedule::kCosine: return AlongCosine(1, 0, progress);
    case Schedule::kOneCycle: return OneCycle(progress);
  }
  NN_ASSERT(false);
}

std::string_view ToString(Schedule schedule) { return NameOf(kNames, schedule); }
Result<Schedule> ParseSchedule(std::string_view name) { return KindOf(kNames, name, "learning-rate schedule"); }

}  // namespace nn

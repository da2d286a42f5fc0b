#include "core/optim/schedule.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "core/optim/power.h"
#include "core/text/names.h"

namespace nn {
namespace {

constexpr NamedKind<Schedule> kSchedules[] = {
    {Schedule::kConstant, "constant"},
    {Schedule::kStep, "step"},
    {Schedule::kCosine, "cosine"},
    {Schedule::kOneCycle, "one-cycle"},
};

/// Goes from `from` at t = 0 to `to` at t = 1 along a cosine, with slope 0 at both ends.
double AlongCosine(double from, double to, double t) {
  return to + (from - to) * (1 + std::cos(std::numbers::pi * t)) / 2;
}

double OneCycle(double progress, double warm_up) {
  constexpr double kStart = 1.0 / 25;
  constexpr double kEnd = kStart / 1e4;
  return progress < warm_up ? AlongCosine(kStart, 1, progress / warm_up)
                            : AlongCosine(1, kEnd, (progress - warm_up) / (1 - warm_up));
}

double Steps(double progress, double epochs, const ScheduleShape& shape) {
  // An epoch's end, computed as a share of the run, may fall short of a whole number by rounding.
  constexpr double kRounding = 1e-9;
  const double drops = shape.drop_every > 0
                           ? std::floor(progress * epochs / shape.drop_every + kRounding)
                           : (progress >= 0.5) + (progress >= 0.75);
  constexpr double kMany = 1e9;
  return Power(shape.drop, static_cast<std::uint32_t>(std::min(drops, kMany)));
}

}  // namespace

double ScheduleFactor(Schedule schedule, double progress, double epochs,
                      const ScheduleShape& shape) {
  switch (schedule) {
    case Schedule::kConstant:
      return 1;
    case Schedule::kStep:
      return Steps(progress, epochs, shape);
    case Schedule::kCosine:
      return AlongCosine(1, 0, progress);
    case Schedule::kOneCycle:
      return OneCycle(progress, shape.warm_up);
  }
  NN_ASSERT(false);
}

Result<void> CheckScheduleShape(const ScheduleShape& shape) {
  return CheckNumbers(kScheduleNumbers, shape);
}

std::string_view ToString(Schedule schedule) { return RowOf(kSchedules, schedule).name; }
Result<Schedule> ParseSchedule(std::string_view name) {
  return KindNamed(kSchedules, name, "learning-rate schedule");
}

}  // namespace nn

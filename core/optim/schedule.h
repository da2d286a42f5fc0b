#pragma once

#include <string_view>

#include "core/error/error.h"

namespace nn {

/// How the learning rate changes over a run.
enum class Schedule {
  kConstant,
  kStep,      ///< a tenth after half of the run, a hundredth after three quarters
  kCosine,    ///< ½ (1 + cos πt): from the whole rate to zero (Loshchilov and Hutter 2017)
  kOneCycle,  ///< up from 1/25 in the first 30 % of the run, then down to 1/250,000, both along cosines (Smith and Topin 2018)
};

/// What the learning rate is multiplied by after the share `progress` of the run, 0 … 1.
double ScheduleFactor(Schedule schedule, double progress);

std::string_view ToString(Schedule schedule);
Result<Schedule> ParseSchedule(std::string_view name);

}  // namespace nn

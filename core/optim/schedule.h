#pragma once

#include <string_view>

#include "core/text/number_check.h"

namespace nn {

/// How the learning rate changes over a run.
enum class Schedule {
  kConstant,
  kStep,    ///< falls to a fraction from time to time; usually to a tenth after half of the run, a
            ///< hundredth after three quarters
  kCosine,  ///< ½ (1 + cos πt): from the whole rate to zero (Loshchilov and Hutter 2017)
  kOneCycle,  ///< up from 1/25 while it warms up, then down to 1/250,000, both along cosines (Smith
              ///< and Topin 2018)
};

/// Further settings of some schedules.
struct ScheduleShape {
  double warm_up = 0.3;   ///< of one cycle: the share of the run that the rate rises
  double drop = 0.1;      ///< of steps: the rate is multiplied by this at each
  double drop_every = 0;  ///< of steps: epochs from one to the next; 0: after half and after three
                          ///< quarters of the run
  bool operator==(const ScheduleShape&) const = default;
};

/// The numbers of the schedules, by the names that they have in the page. A new one is a member of
/// ScheduleShape and a row here.
inline constexpr NumberSetting<ScheduleShape> kScheduleNumbers[] = {
    {"warmup",
     &ScheduleShape::warm_up,
     "the warm-up's share of the run",
     {.most = kBelowOne, .example = "0.3"}},
    {"drop",
     &ScheduleShape::drop,
     "the share to which the learning rate drops",
     {.least = kAboveZero, .most = 1, .example = "0.1"}},
    {"dropEvery", &ScheduleShape::drop_every, "the number of epochs between drops", {}},
};

/// Returns what the learning rate is multiplied by when the share `progress`, 0 … 1, of a run of
/// `epochs` epochs is done.
double ScheduleFactor(Schedule schedule, double progress, double epochs = 1,
                      const ScheduleShape& shape = {});

Result<void> CheckScheduleShape(const ScheduleShape& shape);

std::string_view ToString(Schedule schedule);
Result<Schedule> ParseSchedule(std::string_view name);

}  // namespace nn

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <string>

#include "core/inspect/update_watch.h"
#include "core/train/memory_need.h"
#include "tests/core/train/small_run.h"

namespace nn {
namespace {

using Change = std::function<void(TrainingConfig&)>;

TEST(CheckConfig, RefusesEachImpossibleSetting) {
  constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
  const Change changes[] = {
      [](TrainingConfig& config) { config.validation = 0.6; },
      [](TrainingConfig& config) { config.validation = -0.1; },
      [](TrainingConfig& config) { config.augmentation.shift = 9; },
      [](TrainingConfig& config) { config.augmentation.rotation = 181; },
      [](TrainingConfig& config) { config.augmentation.scale = 0.6F; },
      [](TrainingConfig& config) { config.augmentation.shear = 1.1F; },
      [](TrainingConfig& config) { config.augmentation.elastic = 5; },
      [](TrainingConfig& config) { config.augmentation.elastic = kNotANumber; },
      [](TrainingConfig& config) { config.optimizer.weight_decay = 1; },
      [](TrainingConfig& config) { config.optimizer.momentum = 1; },
      [](TrainingConfig& config) { config.schedule_shape.warm_up = -0.1; },
      [](TrainingConfig& config) { config.schedule_shape.drop = 1.1; },
      [](TrainingConfig& config) { config.schedule_shape.drop_every = kNotANumber; },
  };
  EXPECT_TRUE(CheckConfig(SmallRun()));
  for (std::size_t k = 0; k < std::size(changes); ++k) {
    TrainingConfig config = SmallRun();
    changes[k](config);
    EXPECT_FALSE(CheckConfig(config)) << "change " << k;
  }
}

TEST(Trainer, RefusesAStateWhoseCheckpointDoesNotFit) {
  const auto trainer = Started<float>(SmallRun());
  const std::function<void(TrainingState<float>&)> damages[] = {
      [](TrainingState<float>& state) { state.good.step = state.position.step + 1; },
      [](TrainingState<float>& state) { state.good.parameters.pop_back(); },
      [](TrainingState<float>& state) { state.good.optimizer.push_back(0); },
  };
  for (std::size_t k = 0; k < std::size(damages); ++k) {
    TrainingState<float> state = trainer->state();
    damages[k](state);
    EXPECT_FALSE(trainer->Restore(std::move(state))) << "damage " << k;
  }
  EXPECT_TRUE(trainer->Restore(TrainingState<float>(trainer->state())));
}

TEST(MemoryNeed, OfTheLaboratoryCountsBothPrecisions) {
  const ModelSpec model = SmallRun().model;
  const auto plan = Plan<double>::Compile(model);
  const auto needed = MemoryOfLab(model, 8);
  ASSERT_TRUE(needed);
  const std::int64_t parameters = plan->parameter_count();
  EXPECT_GT(*needed, parameters * 8 * std::int64_t{sizeof(double)});
  EXPECT_LT(*needed, *MemoryOfLab(model, 80));
  EXPECT_FALSE(MemoryOfLab({}, 8));
  EXPECT_FALSE(MemoryOfLab(Network("conv(1000,1),dense(10)", &kCrossEntropyLoss), 1000));
  EXPECT_FALSE(MemoryOfLab(Network("conv(1000,1),dense(10)", &kCrossEntropyLoss), 64));
}

TEST(UpdateWatch, GoesOnWhenItIsBegunAgainTheSame) {
  UpdateWatch watch;
  EXPECT_TRUE(watch.Begin(0, 3, 10));
  EXPECT_TRUE(watch.Begin(1, 3, 10));
  EXPECT_TRUE(watch.Begin(1, 2, 5));
}

}  // namespace
}  // namespace nn

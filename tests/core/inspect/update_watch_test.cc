#include "core/inspect/update_watch.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/core/network_on_batch.h"

namespace nn {
namespace {

/// dense(1): 784 weights and a bias; then nine weights and ten biases that do not count.
class Watched : public testing::Test {
 protected:
  Watched()
      : plan_(Compiled<float>("dense(1),relu,dense(10)")),
        parameters_(static_cast<std::size_t>(plan_.parameter_count())),
        gradient_(parameters_.size()) {
    parameters_[0] = 3;
    parameters_[1] = 4;
    parameters_[784] = 100;  // the bias
    gradient_[5] = 2;
    gradient_[784] = 1;
  }
  void Step(std::uint32_t step) {
    watch_.Before(step, parameters_);
    parameters_[0] += 0.03F;
    parameters_[784] += 50;
    watch_.After(plan_, parameters_, gradient_);
    parameters_[0] -= 0.03F;
  }

  Plan<float> plan_;
  FlatVector<float> parameters_;
  FlatVector<float> gradient_;
  UpdateWatch watch_;
};

TEST_F(Watched, TellsTheRatioOfWeightsAloneAndTheNormOfTheWholeGradient) {
  watch_.Begin(7, 1, parameters_.size());
  Step(7);
  const std::vector<StepUpdate> updates = watch_.Take();
  ASSERT_EQ(updates.size(), 1u);
  EXPECT_EQ(updates[0].step, 7u);
  EXPECT_NEAR(updates[0].gradient_norm, std::sqrt(5.0), 1e-9);
  ASSERT_EQ(updates[0].layers.size(), 2u);
  EXPECT_NEAR(updates[0].layers[0].ratio, 0.03 / 5, 1e-7);
  EXPECT_DOUBLE_EQ(updates[0].layers[0].gradient_norm, 2);
  EXPECT_EQ(updates[0].layers[1].ratio, 0);
}

TEST_F(Watched, AWeightThatIsNotANumberIsInTheRatioAndAGradientInTheNorms) {
  ASSERT_TRUE(watch_.Begin(0, 1, parameters_.size()).has_value());
  Step(0);
  parameters_[2] = std::numeric_limits<float>::quiet_NaN();
  gradient_[5] = parameters_[2];
  Step(1);
  const StepUpdate update = watch_.Take()[1];
  EXPECT_TRUE(std::isnan(update.layers[0].ratio));
  EXPECT_TRUE(std::isnan(update.layers[0].gradient_norm));
  EXPECT_TRUE(std::isnan(update.gradient_norm));
}

TEST_F(Watched, LooksAtOneInSoManyStepsAndForgetsWhatWasTaken) {
  watch_.Begin(10, 5, parameters_.size());
  for (std::uint32_t step = 10; step < 22; ++step) Step(step);
  std::vector<std::uint32_t> steps;
  for (const StepUpdate& update : watch_.Take()) steps.push_back(update.step);
  EXPECT_EQ(steps, (std::vector<std::uint32_t>{10, 15, 20}));
  EXPECT_TRUE(watch_.Take().empty());
}

TEST_F(Watched, KeepsTheFirstLookAtAStepThatIsGoneOnWith) {
  watch_.Begin(0, 1, parameters_.size());
  watch_.Before(0, parameters_);
  parameters_[0] = 3.5F;  // a numerical method nudges in between, and puts back
  watch_.Before(0, parameters_);
  watch_.After(plan_, parameters_, gradient_);
  EXPECT_NEAR(watch_.Take()[0].layers[0].ratio, 0.1, 1e-7);
}

TEST_F(Watched, RestsWhenItWasToldToAndWhenNobodyTakes) {
  Step(0);
  EXPECT_TRUE(watch_.Take().empty());
  watch_.Begin(0, 1, parameters_.size());
  for (std::uint32_t step = 0; step < 1000; ++step) Step(step);
  EXPECT_EQ(watch_.Take().size(), 256u);
  watch_.Begin(0, 0, parameters_.size());
  Step(0);
  EXPECT_TRUE(watch_.Take().empty());
}

TEST_F(Watched, SaysNothingOfAStepAroundWhichWeightsWerePutBack) {
  watch_.Begin(0, 1, parameters_.size());
  watch_.Before(0, parameters_);
  watch_.Forget();
  watch_.After(plan_, parameters_, gradient_);
  EXPECT_TRUE(watch_.Take().empty());
}

}  // namespace
}  // namespace nn

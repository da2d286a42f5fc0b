// What may be changed while a run goes on, and what is refused.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "tests/core/train/small_run.h"

namespace nn {
namespace {

/// How far the next step moves the parameters.
double NextStepLength(Trainer<double>& trainer) {
  const std::vector<double> before(trainer.parameters().begin(), trainer.parameters().end());
  TakeStep(trainer);
  double squares = 0;
  for (std::size_t k = 0; k < before.size(); ++k)
    squares += std::pow(trainer.parameters()[k] - before[k], 2);
  return std::sqrt(squares);
}

TEST(TrainingSettings, ANewLearningRateTakesEffectWithTheNextStep) {
  const auto usual = Started<double>(SmallRun());
  const auto changed = Started<double>(SmallRun());
  EXPECT_EQ(Losses(*usual, 3), Losses(*changed, 3));
  ASSERT_TRUE(changed->SetLearningRate(0.05));
  EXPECT_NEAR(NextStepLength(*changed), NextStepLength(*usual) / 10, 1e-12);
  EXPECT_EQ(changed->last_step().loss, usual->last_step().loss) << "measured before the step";
  EXPECT_EQ(changed->position(), usual->position());
}

TEST(TrainingSettings, ANewLearningRateKeepsAnUnfinishedStep) {
  const auto trainer = Started<float>(SmallNumericalRun());
  EvaluationBudget budget(800);
  ASSERT_FALSE(trainer->AdvanceStep(budget));
  const double fraction = trainer->step_fraction();
  ASSERT_TRUE(trainer->SetLearningRate(0.2));
  EXPECT_EQ(trainer->step_fraction(), fraction);
}

TEST(TrainingSettings, MoreEpochsReopenAFinishedRun) {
  const auto trainer = Started<double>(SmallRun());
  LossesToTheEnd(*trainer);
  ASSERT_TRUE(trainer->SetEpochs(4));
  EXPECT_FALSE(trainer->done());
  LossesToTheEnd(*trainer);
  TrainingConfig longer = SmallRun();
  longer.epochs = 4;
  const auto at_once = Started<double>(longer);
  LossesToTheEnd(*at_once);
  ExpectSameState(trainer->state(), at_once->state());
}

TEST(TrainingSettings, FewerEpochsThanDoneEndTheRun) {
  const auto trainer = Started<double>(SmallRun());
  Losses(*trainer, 15);
  ASSERT_TRUE(trainer->SetEpochs(1));
  EXPECT_TRUE(trainer->done());
}

TEST(TrainingSettings, ANewGradientMethodGoesOnFromTheSameMiniBatch) {
  const auto usual = Started<double>(SmallNumericalRun());
  const auto changed = Started<double>(SmallNumericalRun());
  EXPECT_EQ(Losses(*usual, 2), Losses(*changed, 2));
  EvaluationBudget budget(800);
  ASSERT_FALSE(changed->AdvanceStep(budget));
  ASSERT_TRUE(changed->SetGradientMethod({.method = &kBackpropagation, .step_size = 0}));
  EXPECT_EQ(changed->step_fraction(), 0) << "the unfinished step is dropped";
  ExpectSameState(changed->state(), usual->state());
  EXPECT_EQ(TakeStep(*changed).loss, TakeStep(*usual).loss)
      << "the same mini-batch at the same parameters";
  EXPECT_NEAR(TakeStep(*changed).loss, TakeStep(*usual).loss, 1e-4) << "and much the same gradient";
  EXPECT_EQ(changed->config().gradient.method, &kBackpropagation);
}

TEST(TrainingSettings, ANewStepSizeIsUsed) {
  const auto fine = Started<double>(SmallNumericalRun());
  const auto coarse = Started<double>(SmallNumericalRun());
  ASSERT_TRUE(coarse->SetGradientMethod(
      {.method = ParseGradientMethod("central-difference").value(), .step_size = 1}));
  EXPECT_EQ(TakeStep(*fine).loss, TakeStep(*coarse).loss);
  EXPECT_NE(TakeStep(*fine).loss, TakeStep(*coarse).loss);
}

TEST(TrainingSettings, WhatIsRefusedChangesNothing) {
  const auto usual = Started<double>(SmallRun());
  const auto refused = Started<double>(SmallRun());
  EXPECT_FALSE(refused->SetLearningRate(0));
  EXPECT_FALSE(refused->SetLearningRate(std::numeric_limits<double>::quiet_NaN()));
  EXPECT_FALSE(refused->SetEpochs(0));
  EXPECT_FALSE(refused->SetGradientMethod(
      {.method = ParseGradientMethod("central-difference").value(), .step_size = 0}));
  EXPECT_FALSE(
      refused->SetGradientMethod({.method = ParseGradientMethod("spsa").value(), .directions = 0}));
  EXPECT_EQ(LossesToTheEnd(*refused), LossesToTheEnd(*usual));
}

TEST(TrainingSettings, ProbingAGradientChangesNothing) {
  const auto usual = Started<float>(SmallNumericalRun(), SharedImages(24));
  const auto probed = Started<float>(SmallNumericalRun(), SharedImages(24));
  for (int step = 0; step < 3; ++step) {
    EvaluationBudget some(811);
    EXPECT_DOUBLE_EQ(probed->ProbeGradient(some), 811 / 1611.0)
        << "the loss and 405 parameters, up and down";
    UnlimitedBudget unlimited;
    EXPECT_DOUBLE_EQ(probed->ProbeGradient(unlimited), 800 / 1611.0) << "the rest of it";
    EXPECT_EQ(probed->ProbeGradient(unlimited), 1);
    ExpectSameState(probed->state(), usual->state());
    EXPECT_EQ(probed->step_fraction(), 0);
    EXPECT_EQ(TakeStep(*probed).loss, TakeStep(*usual).loss);
  }
}

std::string ProblemWith(const std::function<void(TrainingConfig&)>& change, int images = 5) {
  TrainingConfig config = SmallRun();
  change(config);
  const auto trainer = Trainer<float>::Create(config, SharedImages(images));
  return trainer ? "" : trainer.error().message;
}

TEST(TrainingConfig, WhatCannotWorkIsRefusedWithAMessage) {
  const auto expect = [](const std::string& problem, std::string_view part) {
    EXPECT_NE(problem.find(part), std::string::npos)
        << '"' << problem << "\" does not say: " << part;
  };
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  expect(ProblemWith([](auto&) {}, 0), "training set is empty");
  expect(ProblemWith([](auto& config) { config.batch_size = 0; }), "batch size is 0");
  expect(ProblemWith([](auto& config) { config.batch_size = -5; }), "batch size is -5");
  expect(ProblemWith([](auto& config) { config.batch_size = 1001; }), "from 1 to 1000");
  expect(ProblemWith([](auto& config) { config.epochs = 0; }), "epochs is 0");
  expect(ProblemWith([](auto& config) { config.learning_rate = 0; }), "learning rate is 0");
  expect(ProblemWith([](auto& config) { config.learning_rate = -0.5; }), "learning rate is -0.5");
  expect(ProblemWith([](auto& config) { config.learning_rate = kNan; }), "learning rate is");
  expect(ProblemWith([](auto& config) { config.learning_rate = 1 / 0.0; }), "learning rate is inf");
  expect(ProblemWith([](auto& config) { config.model.layers.pop_back(); }), "6 outputs");
  expect(ProblemWith([](auto& config) {
           config.gradient = {.method = ParseGradientMethod("spsa").value(), .directions = 0};
         }),
         "random directions is 0");
  EXPECT_EQ(ProblemWith([](auto& config) { config.batch_size = 1000; }), "");
}

}  // namespace
}  // namespace nn

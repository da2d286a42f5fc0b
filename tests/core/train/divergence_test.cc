#include "core/train/divergence.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/data/digit_generator.h"
#include "core/linalg/finite.h"
#include "tests/core/train/small_run.h"

namespace nn {
namespace {

/// The course of a run whose untrained loss was 2 and that has since had mini-batches of ten with this loss and accuracy.
LossCourse Course(int batches, double loss, Index correct) {
  LossCourse course;
  course.Add(2, 1, 10);
  for (int batch = 0; batch < batches; ++batch) course.Add(loss, correct, 10);
  return course;
}

TEST(LossCourse, OneNoisyMiniBatchIsNoExplosion) {
  LossCourse course = Course(1000, 0.01, 10);
  course.Add(20, 0, 10);
  EXPECT_FALSE(course.HasExploded());
}

TEST(LossCourse, TenTimesTheUntrainedLossWithNothingRecognisedIsAnExplosion) {
  EXPECT_FALSE(Course(200, 19, 1).HasExploded());
  EXPECT_TRUE(Course(200, 21, 1).HasExploded());
}

// As a deep network's units die: a peak of a few steps, and the loss of guessing ever after.
TEST(LossCourse, AShortPeakAfterWhichNothingIsRecognisedIsAnExplosion) {
  LossCourse course = Course(100, 0.5, 9);
  for (int batch = 0; batch < 5; ++batch) course.Add(1000, 1, 10);
  for (int batch = 0; batch < 80; ++batch) course.Add(2.3, 1, 10);
  EXPECT_FALSE(course.HasExploded()) << "it may yet recover";
  for (int batch = 0; batch < 20; ++batch) course.Add(2.3, 1, 10);
  EXPECT_TRUE(course.HasExploded());
  EXPECT_GT(course.peak, 100);
}

TEST(LossCourse, APeakThatIsRecoveredFromIsForgotten) {
  LossCourse course = Course(100, 0.5, 9);
  for (int batch = 0; batch < 5; ++batch) course.Add(1000, 1, 10);
  for (int batch = 0; batch < 200; ++batch) {
    course.Add(0.5, 9, 10);
    ASSERT_FALSE(course.HasExploded()) << batch;
  }
  EXPECT_EQ(course.peak, 0);
}

TEST(LossCourse, ALargeLossOfANetworkThatRecognisesDigitsIsNone) {
  EXPECT_FALSE(Course(200, 1500, 7).HasExploded());
  EXPECT_TRUE(Course(200, 2500, 7).HasExploded());
}

TEST(LossCourse, GoodIsWhatIsNeitherWorseThanUntrainedNorOnItsWayUp) {
  LossCourse course = Course(500, 0.1, 9);
  course.at_good = course.recent;
  EXPECT_TRUE(course.IsGood());
  for (int batch = 0; batch < 200; ++batch) course.Add(0.5, 8, 10);
  EXPECT_TRUE(course.IsGood()) << "somewhat worse";
  for (int batch = 0; batch < 200; ++batch) course.Add(1, 5, 10);
  EXPECT_FALSE(course.IsGood()) << "better than untrained, but rising by more than a quarter of that";
}

template <class S>
TrainingState<S> DivergedFrom(Trainer<S>& trainer) {
  TrainingState<S> good = trainer.state();
  while (!trainer.divergence()) {
    NN_ASSERT(!trainer.done());
    TakeStep(trainer);
  }
  return good;
}

/// Deep, with a rate far too large.
TrainingConfig ExplodingRun(double learning_rate = 1000) {
  TrainingConfig config = SmallRun("dense(20),relu,dense(20),relu,dense(10)");
  config.learning_rate = learning_rate;
  config.epochs = 100;
  return config;
}

TEST(Divergence, StopsWithinTheStepAndPutsGoodWeightsBack) {
  const auto trainer = Started<float>(ExplodingRun());
  const TrainingState<float> start = DivergedFrom(*trainer);
  EXPECT_LE(trainer->divergence()->step, 10u);
  EXPECT_EQ(trainer->divergence()->step, trainer->position().step);
  EXPECT_EQ(trainer->divergence()->good_step, 0u);
  EXPECT_TRUE(trainer->state().parameters == start.parameters);
  EXPECT_TRUE(AllFinite<float>(trainer->parameters()));
}

TEST(Divergence, OfTheParametersIsSeenBeforeALayerHidesIt) {
  TrainingConfig config = SmallRun("dense(6),relu,dense(10)");
  config.optimizer.kind = OptimizerKind::kRmsProp;  // its first step is ten times the rate
  config.learning_rate = 1e38;
  const auto trainer = Started<float>(config);
  TakeStep(*trainer);
  ASSERT_TRUE(trainer->divergence());
  EXPECT_EQ(trainer->divergence()->kind, Divergence::Kind::kParametersNotFinite);
  EXPECT_TRUE(AllFinite<float>(trainer->parameters()));
}

TEST(Divergence, TheLastGoodWeightsAreTakenWithTheOptimisersMemory) {
  TrainingConfig config = ExplodingRun(0.05);
  config.optimizer.kind = OptimizerKind::kMomentum;
  const auto trainer = Started<float>(config);
  Losses(*trainer, 3 * 7);  // the end of the third epoch
  const TrainingState<float> good = trainer->state();
  ASSERT_TRUE(trainer->SetLearningRate(1e6));
  DivergedFrom(*trainer);
  EXPECT_EQ(trainer->divergence()->good_step, 21u);
  EXPECT_EQ(trainer->divergence()->learning_rate, 1e6);
  EXPECT_TRUE(trainer->state().parameters == good.parameters);
  EXPECT_TRUE(trainer->state().optimizer == good.optimizer);
}

TEST(Divergence, TheRunGoesOnWithALowerRate) {
  const auto trainer = Started<float>(ExplodingRun());
  DivergedFrom(*trainer);
  ASSERT_TRUE(trainer->SetLearningRate(0.1));
  const std::vector<double> losses = LossesToTheEnd(*trainer);
  EXPECT_FALSE(trainer->divergence());
  EXPECT_LT(losses.back(), 1);
  EXPECT_TRUE(std::isfinite(trainer->epoch_metrics().loss()));
}

TEST(Divergence, ALossThatIsNoNumberDoesNotReachTheEpochsMeans) {
  TrainingConfig config = SmallRun("dense(6),dense(10)");
  config.model.loss = LossKind::kQuadratic;
  config.learning_rate = 1e20;
  const auto trainer = Started<float>(config);
  DivergedFrom(*trainer);
  EXPECT_TRUE(std::isfinite(trainer->epoch_metrics().loss()));
}

TEST(Divergence, AHealthyRunNeverDiverges) {
  TrainingConfig config = SmallRun("dense(30),sigmoid,dense(10),sigmoid");
  config.model.loss = LossKind::kQuadratic;
  config.learning_rate = 3;
  config.batch_size = 10;
  config.epochs = 5;
  const auto trainer = Started<float>(config, std::make_shared<const Dataset>(GenerateDigits(500, 1)));
  while (!trainer->done()) {
    TakeStep(*trainer);
    ASSERT_FALSE(trainer->divergence());
  }
}

// A perceptron's loss is convex: with any rate it learns, however large its loss.
TEST(Divergence, APerceptronThatLearnsWithAVastRateIsLeftAlone) {
  for (const Index batch_size : {10, 64}) {
    TrainingConfig config = SmallRun("dense(10)");
    config.learning_rate = 100;
    config.batch_size = batch_size;
    config.epochs = 2;
    const auto trainer = Started<float>(config, std::make_shared<const Dataset>(GenerateDigits(2000, 1)));
    while (!trainer->done()) {
      TakeStep(*trainer);
      ASSERT_FALSE(trainer->divergence()) << "batch " << batch_size << ", step " << trainer->position().step;
    }
    EXPECT_GT(trainer->epoch_metrics().accuracy(), 0.5);
  }
}

TEST(Divergence, IsToldWithItsNumbersAndWhatToTry) {
  const Divergence exploded{.kind = Divergence::Kind::kLossExploded, .step = 57, .good_step = 40, .loss = 31.5, .untrained_loss = 2.5,
                            .learning_rate = 30, .batch_size = 10};
  EXPECT_EQ(InWords(exploded),
            "The loss exploded: by step 57 it had risen to 31.5, from 2.5 before the first step. Steps with a learning rate of 30 and mini-batches "
            "of 10 are too large. The weights after step 40 are back: lower the learning rate, to 3 for example, and go on, or start again.");
  EXPECT_EQ(InWords({.kind = Divergence::Kind::kLossNotFinite, .step = 3}).find("The loss stopped being a number at step 3."), 0u);
  EXPECT_EQ(InWords({.kind = Divergence::Kind::kParametersNotFinite, .step = 3}).find("Weights became too large for numbers at step 3."), 0u);
}

}  // namespace
}  // namespace nn

#include "core/train/divergence.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/data/digits/digit_generator.h"
#include "core/linalg/finite.h"
#include "tests/core/train/small_run.h"

namespace nn {
namespace {

constexpr Guessing kGuessing{.loss = 2, .accuracy = 0.1};

/// As a trainer tells a course of a mini-batch, when its good weights have this loss.
void Tell(LossTracker& course, double loss, Index correct, Index batch_size = 10,
          double loss_of_good = 2) {
  course.Add(loss, correct, batch_size, kGuessing);
  if (course.BecameSuspicious(kGuessing)) course.Suspect(loss_of_good, kGuessing);
}

/// The course of a run that begins where guessing gets 2, and has had mini-batches of ten with this
/// loss and accuracy.
LossTracker Course(int batches, double loss, Index correct, double loss_of_good = 2) {
  LossTracker course = LossTracker::Beginning(kGuessing);
  for (int batch = 0; batch < batches; ++batch) Tell(course, loss, correct, 10, loss_of_good);
  return course;
}

TEST(LossTracker, OneNoisyMiniBatchIsNoExplosion) {
  LossTracker course = Course(1000, 0.01, 10);
  Tell(course, 100, 0);
  EXPECT_EQ(course.peak, 0);
  EXPECT_FALSE(course.HasExploded(kGuessing));
}

// Its first losses may be zero, or as good as that, where later ones are not: when a trained
// network goes on learning, or by luck.
TEST(LossTracker, BeginsWithGuessingWhateverTheFirstLossIs) {
  for (const double first : {0.0, 1e-9, 0.01}) {
    LossTracker course = LossTracker::Beginning(kGuessing);
    Tell(course, first, 1, 1);
    for (int batch = 0; batch < 2000; ++batch) Tell(course, 1.9, 0, 1);
    EXPECT_EQ(course.peak, 0) << first;
    EXPECT_FALSE(course.HasExploded(kGuessing)) << first;
  }
}

TEST(LossTracker, TenTimesTheLossOfGuessingWithNothingRecognisedIsAnExplosion) {
  EXPECT_FALSE(Course(500, 19, 1).HasExploded(kGuessing));
  EXPECT_TRUE(Course(500, 21, 1).HasExploded(kGuessing));
}

// Weights drawn with deviation 1 make a deep network begin with a loss of hundreds.
TEST(LossTracker, ALargeLossIsNoExplosionWhereTheTheCheckpointAreNotMuchBetter) {
  EXPECT_FALSE(Course(500, 900, 1, 700).HasExploded(kGuessing));
  EXPECT_FALSE(Course(500, 6900, 1, 700).HasExploded(kGuessing));
  EXPECT_TRUE(Course(500, 7100, 1, 700).HasExploded(kGuessing));
}

// As a deep network's units die: a peak of a few steps, and the loss of guessing ever after.
TEST(LossTracker, AShortPeakAfterWhichNothingIsRecognisedIsAnExplosion) {
  LossTracker course = Course(100, 0.5, 9);
  for (int batch = 0; batch < 5; ++batch) Tell(course, 1000, 1);
  for (int batch = 0; batch < 80; ++batch) Tell(course, 2, 1);
  EXPECT_FALSE(course.HasExploded(kGuessing)) << "it may yet recover";
  for (int batch = 0; batch < 20; ++batch) Tell(course, 2, 1);
  EXPECT_TRUE(course.HasExploded(kGuessing));
  EXPECT_GT(course.peak, 100);
}

TEST(LossTracker, LargeMiniBatchesHaveFiftyStepsToRecover) {
  LossTracker course = LossTracker::Beginning(kGuessing);
  for (int step = 0; step < 50; ++step) {
    Tell(course, 50, 100, 1000);
    EXPECT_FALSE(course.HasExploded(kGuessing)) << step;
  }
  Tell(course, 50, 100, 1000);
  EXPECT_TRUE(course.HasExploded(kGuessing));
}

TEST(LossTracker, APeakThatIsRecoveredFromIsForgotten) {
  LossTracker course = Course(100, 0.5, 9);
  for (int batch = 0; batch < 5; ++batch) Tell(course, 1000, 1);
  for (int batch = 0; batch < 200; ++batch) {
    Tell(course, 0.5, 9);
    ASSERT_FALSE(course.HasExploded(kGuessing)) << batch;
  }
  EXPECT_EQ(course.peak, 0);
}

TEST(LossTracker, ALargeLossOfANetworkThatRecognisesDigitsIsNone) {
  EXPECT_FALSE(Course(2000, 1e5, 7).HasExploded(kGuessing));
  EXPECT_TRUE(Course(200, 2500, 1).HasExploded(kGuessing))
      << "a thousand times the loss of guessing";
}

// Where half of the images show the same class, half of them are right by guessing.
TEST(LossTracker, MoreThanGuessingIsMeasuredByTheMostFrequentClass) {
  const Guessing half{.loss = 2, .accuracy = 0.5};
  LossTracker course = LossTracker::Beginning(half);
  for (int batch = 0; batch < 500; ++batch) {
    course.Add(50, 5, 10, half);
    if (course.BecameSuspicious(half)) course.Suspect(2, half);
  }
  EXPECT_TRUE(course.HasExploded(half));
}

double LossOfGuessing(const LossKind& kind) { return MakeLoss<float>(kind)->LossOfGuessing(10); }

TEST(Guessing, OnTenClassesIsTheLogarithmOfTenAndNineTwentieths) {
  const Examples digits(std::make_shared<const Dataset>(GenerateDigits(100, 1)));
  const Guessing entropy = GuessingOn(digits, LossOfGuessing(kCrossEntropyLoss));
  EXPECT_NEAR(entropy.loss, std::log(10), 1e-15);
  EXPECT_NEAR(entropy.accuracy, 0.1, 1e-15);
  EXPECT_NEAR(GuessingOn(digits, LossOfGuessing(kQuadraticLoss)).loss, 0.45, 1e-15);
  const Examples three(std::make_shared<const Dataset>(GenerateDigits(10, 1)), {0, 0, 0, 1});
  EXPECT_EQ(GuessingOn(three, LossOfGuessing(kQuadraticLoss)).accuracy, 0.75);
}

TEST(LossTracker, GoodIsWhatIsNeitherWorseThanGuessingNorOnItsWayUp) {
  LossTracker course = Course(500, 0.1, 9);
  course.KeepAsGood();
  EXPECT_TRUE(course.IsGood(kGuessing));
  for (int batch = 0; batch < 200; ++batch) Tell(course, 0.5, 8);
  EXPECT_TRUE(course.IsGood(kGuessing)) << "somewhat worse";
  for (int batch = 0; batch < 200; ++batch) Tell(course, 1, 5);
  EXPECT_FALSE(course.IsGood(kGuessing))
      << "better than guessing, but rising by more than a quarter of that";
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

TEST(Divergence, StopsWithinTheStepAndPutsTheCheckpointBack) {
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

TEST(Divergence, TheLastTheCheckpointAreTakenWithTheOptimisersMemory) {
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
  config.model.loss = &kQuadraticLoss;
  config.learning_rate = 1e20;
  const auto trainer = Started<float>(config);
  DivergedFrom(*trainer);
  EXPECT_TRUE(std::isfinite(trainer->epoch_metrics().loss()));
}

TEST(Divergence, AHealthyRunNeverDiverges) {
  TrainingConfig config = SmallRun("dense(30),sigmoid,dense(10),sigmoid");
  config.model.loss = &kQuadraticLoss;
  config.learning_rate = 3;
  config.batch_size = 10;
  config.epochs = 5;
  const auto trainer =
      Started<float>(config, std::make_shared<const Dataset>(GenerateDigits(500, 1)));
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
    const auto trainer =
        Started<float>(config, std::make_shared<const Dataset>(GenerateDigits(2000, 1)));
    while (!trainer->done()) {
      TakeStep(*trainer);
      ASSERT_FALSE(trainer->divergence())
          << "batch " << batch_size << ", step " << trainer->position().step;
    }
    EXPECT_GT(trainer->epoch_metrics().accuracy(), 0.5);
  }
}

TEST(Divergence, IsToldWithItsNumbersAndWhatToTry) {
  const Divergence exploded{.kind = Divergence::Kind::kLossExploded,
                            .step = 57,
                            .good_step = 40,
                            .loss = 31.5,
                            .good_loss = 2.5,
                            .learning_rate = 30,
                            .batch_size = 10};
  EXPECT_EQ(Describe(exploded),
            "The loss exploded: by step 57 it had risen to 31.5, from 2.5 with the weights after "
            "step 40. Steps with a learning rate of 30 and mini-batches "
            "of 10 are too large. The weights after step 40 are back: lower the learning rate, to "
            "3 for example, and go on, or start again.");
  EXPECT_EQ(Describe({.kind = Divergence::Kind::kLossNotFinite, .step = 3})
                .find("The loss stopped being a number at step 3."),
            0u);
  EXPECT_EQ(Describe({.kind = Divergence::Kind::kParametersNotFinite, .step = 3})
                .find("Weights became too large for numbers at step 3."),
            0u);
}

}  // namespace
}  // namespace nn

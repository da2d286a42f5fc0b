#include "core/train/early_stopping.h"

#include <gtest/gtest.h>

#include "core/train/evaluation.h"
#include "tests/core/train/small_run.h"

namespace nn {
namespace {

RunningMetrics Validation(double correct, double loss = 1) {
  return {.loss_sum = loss * 100, .correct = correct, .examples = 100};
}

TEST(EarlyStopping, StopsAfterPatienceEpochsWithoutImprovement) {
  EarlyStopping early;
  const double correct[] = {50, 60, 70, 69, 70, 65};
  for (std::uint32_t epoch = 1; epoch <= 6; ++epoch) {
    EXPECT_FALSE(early.stopped) << epoch;
    EXPECT_EQ(early.Report(epoch, Validation(correct[epoch - 1], epoch), 3), epoch <= 3) << epoch;
  }
  EXPECT_TRUE(early.stopped)
      << "epochs 4 to 6 were no better than epoch 3; an equal accuracy is no improvement";
  EXPECT_EQ(early.best_epoch, 3u);
  EXPECT_EQ(early.best_accuracy, 0.7);
  EXPECT_EQ(early.best_loss, 3);
}

TEST(EarlyStopping, AnImprovementStartsTheCountAnew) {
  EarlyStopping early;
  const double correct[] = {50, 49, 51, 50, 52, 51};
  for (std::uint32_t epoch = 1; epoch <= 6; ++epoch)
    early.Report(epoch, Validation(correct[epoch - 1]), 2);
  EXPECT_FALSE(early.stopped);
}

TEST(EarlyStopping, TheAccuracyCountsAndNotTheLoss) {
  EarlyStopping early;
  EXPECT_TRUE(early.Report(1, Validation(50, 1), 1));
  EXPECT_TRUE(early.Report(2, Validation(51, 2), 1));
  EXPECT_FALSE(early.stopped);
}

TEST(EarlyStopping, WithoutPatienceNeverStops) {
  EarlyStopping early;
  for (std::uint32_t epoch = 1; epoch <= 1000; ++epoch) early.Report(epoch, Validation(50), 0);
  EXPECT_FALSE(early.stopped);
  EXPECT_EQ(early.best_epoch, 1u);
}

TrainingConfig ValidatedRun(Index patience, Index epochs = 10) {
  TrainingConfig config = SmallRun();
  config.validation = 0.2;
  config.patience = patience;
  config.epochs = epochs;
  return config;
}

template <class S>
void TrainEpoch(Trainer<S>& trainer, double correct) {
  do TakeStep(trainer);
  while (!trainer.awaits_validation());
  trainer.ReportValidation(Validation(correct));
}

template <class S>
FlatVector<S> ParametersOf(const Trainer<S>& trainer) {
  return {trainer.parameters().begin(), trainer.parameters().end()};
}

TEST(EarlyStopping, AStoppedRunIsDoneAndHasTheBestEpochsWeights) {
  const auto trainer = Started<float>(ValidatedRun(2));
  TrainEpoch(*trainer, 50);
  TrainEpoch(*trainer, 60);
  const FlatVector<float> best = ParametersOf(*trainer);
  EXPECT_TRUE(trainer->uses_best());
  TrainEpoch(*trainer, 55);
  EXPECT_FALSE(trainer->uses_best());
  EXPECT_FALSE(trainer->done());
  TrainEpoch(*trainer, 60);
  EXPECT_TRUE(trainer->done());
  EXPECT_TRUE(trainer->uses_best());
  EXPECT_EQ(ParametersOf(*trainer), best);
  EXPECT_EQ(trainer->position().epoch, 4u);
  EXPECT_EQ(trainer->early_stopping().best_epoch, 2u);
}

TEST(EarlyStopping, AnotherPatienceReopensAStoppedRunFromTheBestWeights) {
  const auto trainer = Started<float>(ValidatedRun(1));
  TrainEpoch(*trainer, 50);
  TrainEpoch(*trainer, 50);
  ASSERT_TRUE(trainer->done());
  ASSERT_TRUE(trainer->SetPatience(3));
  EXPECT_FALSE(trainer->done());
  TrainEpoch(*trainer, 50);
  EXPECT_FALSE(trainer->done());
  EXPECT_FALSE(trainer->uses_best());
}

TEST(EarlyStopping, TheBestWeightsCanBePutBackAtAnyTime) {
  const auto trainer = Started<float>(ValidatedRun(0));
  TrainEpoch(*trainer, 60);
  const FlatVector<float> best = ParametersOf(*trainer);
  TrainEpoch(*trainer, 50);
  Losses(*trainer, 2);
  const TrainingPosition position = trainer->position();
  ASSERT_NE(ParametersOf(*trainer), best);
  trainer->RestoreBest();
  EXPECT_EQ(ParametersOf(*trainer), best);
  EXPECT_EQ(trainer->position(), position);
  TakeStep(*trainer);
  EXPECT_FALSE(trainer->uses_best());
}

TEST(EarlyStopping, WithoutABestEpochNothingIsPutBack) {
  const auto trainer = Started<float>(ValidatedRun(0));
  Losses(*trainer, 2);
  const FlatVector<float> before = ParametersOf(*trainer);
  trainer->RestoreBest();
  EXPECT_EQ(ParametersOf(*trainer), before);
  EXPECT_FALSE(trainer->uses_best());
}

/// Trains to the end, measuring real held-out examples as a driver does.
template <class S>
void TrainValidated(Trainer<S>& trainer, const Examples& held_out) {
  Evaluation<S> evaluation(trainer.plan(), held_out);
  UnlimitedBudget unlimited;
  while (true) {
    if (trainer.awaits_validation()) {
      evaluation.Begin();
      evaluation.Advance(trainer.parameters(), unlimited);
      trainer.ReportValidation(evaluation.metrics());
    }
    if (trainer.done()) return;
    TakeStep(trainer);
  }
}

// The decision, the best weights and the wait since then are part of the state, wherever it is
// captured.
TEST(EarlyStopping, ARestoredRunStopsWhereItWouldHave) {
  const StateOrigin origin{"small", "plain"};
  const Examples held_out(SharedImages(30));
  TrainingConfig config = ValidatedRun(2, 60);
  config.learning_rate = 4;
  const auto whole = Started<float>(config);
  TrainValidated(*whole, held_out);
  ASSERT_TRUE(whole->early_stopping().stopped) << "or this shows nothing";
  for (const int steps : {3, 7, 10, 14}) {
    const auto first = Started<float>(config);
    Evaluation<float> evaluation(first->plan(), held_out);
    UnlimitedBudget unlimited;
    for (int step = 0; step < steps; ++step) {
      if (first->awaits_validation()) {
        evaluation.Begin();
        evaluation.Advance(first->parameters(), unlimited);
        first->ReportValidation(evaluation.metrics());
      }
      TakeStep(*first);
    }
    auto state = Deserialize<float>(Serialize(first->state(), origin), origin);
    ASSERT_TRUE(state);
    const auto restored = Started<float>(config);
    ASSERT_TRUE(restored->Restore(std::move(*state)));
    TrainValidated(*restored, held_out);
    ExpectSameState(restored->state(), whole->state());
  }
}

TEST(EarlyStopping, AStateWhoseBestWeightsDoNotFitIsRefused) {
  const auto trainer = Started<float>(ValidatedRun(0));
  TrainEpoch(*trainer, 50);
  const TrainingState<float> good = trainer->state();
  const auto refuses = [&](auto damage) {
    TrainingState<float> state = good;
    damage(state);
    const Result<void> restored = trainer->Restore(state);
    return !restored && restored.error().message.find("best weights") != std::string::npos;
  };
  EXPECT_TRUE(refuses([](auto& state) { state.best_parameters.pop_back(); }));
  EXPECT_TRUE(refuses([](auto& state) { state.best_parameters.clear(); }));
  EXPECT_TRUE(refuses([](auto& state) { state.early_stopping.best_epoch = 0; }));
  EXPECT_TRUE(refuses([](auto& state) { state.early_stopping.best_epoch = 2; }));
  EXPECT_TRUE(refuses([](auto& state) { state.early_stopping.validated_epoch = 2; }));
  EXPECT_TRUE(trainer->Restore(good));
}

TEST(EarlyStopping, NeedsAValidationSet) {
  TrainingConfig config = SmallRun();
  config.patience = 5;
  const auto trainer = Trainer<float>::Create(config, SharedImages(5));
  ASSERT_FALSE(trainer);
  EXPECT_NE(trainer.error().message.find("needs a validation set"), std::string::npos)
      << trainer.error().message;
  const auto running = Started<float>(SmallRun());
  EXPECT_FALSE(running->SetPatience(5));
  EXPECT_FALSE(Started<float>(ValidatedRun(1))->SetPatience(-1));
}

}  // namespace
}  // namespace nn

#include "core/train/trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "tests/core/train/small_run.h"

namespace nn {
namespace {

// The loop written out: shuffle with the epoch's key, cut into mini-batches, θ ← θ − η ∂C/∂θ, with
// the sum over the batch size.
TEST(Trainer, IsStochasticGradientDescentOnShuffledMiniBatches) {
  const TrainingConfig config = SmallRun();
  const auto images = SharedImages();
  NetworkOnBatch<double> net("dense(6),sigmoid,dense(10)", &kCrossEntropyLoss, 8);
  std::vector<double> losses;
  for (std::uint32_t epoch = 0; epoch < 3; ++epoch) {
    std::vector<std::uint32_t> order(kSmallRunImages);
    RandomStream stream(config.seed, Purpose::kShuffle, epoch);
    Shuffle(stream, order);
    for (std::size_t first = 0; first < order.size(); first += 8) {
      net.batch.Load(
          *images, std::span(order).subspan(first, std::min<std::size_t>(8, order.size() - first)));
      losses.push_back(net.Loss());
      const FlatVector<double> gradient = net.Backward();
      const double share = static_cast<double>(net.batch.size()) / 8;
      for (std::size_t k = 0; k < gradient.size(); ++k)
        net.parameters[k] -= 0.5 * (gradient[k] * share);
    }
  }
  const auto trainer = Started<double>(config, images);
  EXPECT_EQ(LossesToTheEnd(*trainer), losses);
  EXPECT_TRUE(std::ranges::equal(trainer->parameters(), net.parameters));
}

TEST(Trainer, Learns) {
  TrainingConfig config = SmallRun();
  config.epochs = 10;
  const auto trainer = Started<float>(config);
  const std::vector<double> losses = LossesToTheEnd(*trainer);
  EXPECT_LT(losses.back(), losses.front() / 2);
}

TEST(Trainer, CountsStepsAndEpochs) {
  const auto trainer = Started<float>(SmallRun());
  EXPECT_EQ(trainer->steps_per_epoch(), 7);
  EXPECT_EQ(trainer->position(), (TrainingPosition{0, 0, 0}));
  Losses(*trainer, 6);
  EXPECT_EQ(trainer->position(), (TrainingPosition{6, 0, 6}));
  TakeStep(*trainer);
  EXPECT_EQ(trainer->position(), (TrainingPosition{7, 1, 0}));
  Losses(*trainer, 13);
  EXPECT_FALSE(trainer->done());
  TakeStep(*trainer);
  EXPECT_EQ(trainer->position(), (TrainingPosition{21, 3, 0}));
  EXPECT_TRUE(trainer->done());
}

TEST(Trainer, TheLastMiniBatchIsAsShortAsItComes) {
  const auto trainer = Started<float>(SmallRun());
  for (int step = 0; step < 14; ++step)
    EXPECT_EQ(TakeStep(*trainer).examples, step % 7 == 6 ? 2 : 8) << step;
}

TEST(Trainer, AnEpochThatDividesEvenlyHasNoShortMiniBatch) {
  const auto trainer = Started<float>(SmallRun(), SharedImages(16));
  EXPECT_EQ(trainer->steps_per_epoch(), 2);
  for (int step = 0; step < 4; ++step) EXPECT_EQ(TakeStep(*trainer).examples, 8) << step;
}

TEST(Trainer, AMiniBatchLargerThanTheDataIsTheData) {
  const auto trainer = Started<float>(SmallRun(), SharedImages(5));
  EXPECT_EQ(trainer->steps_per_epoch(), 1);
  EXPECT_EQ(TakeStep(*trainer).examples, 5);
  EXPECT_EQ(trainer->position(), (TrainingPosition{1, 1, 0}));
}

/// A run that learns nothing: what a step measures tells which examples it saw.
std::unique_ptr<Trainer<double>> Standing(Index batch_size) {
  TrainingConfig config = SmallRun();
  config.learning_rate = 1e-300;
  config.batch_size = batch_size;
  return Started<double>(config);
}

TEST(Trainer, EachEpochVisitsEachExampleOnce) {
  const auto trainer = Standing(1);
  const std::vector<double> first = Losses(*trainer, kSmallRunImages);
  const std::vector<double> second = Losses(*trainer, kSmallRunImages);
  NetworkOnBatch<double> net("dense(6),sigmoid,dense(10)", &kCrossEntropyLoss, 1);
  std::vector<double> all;
  for (std::uint32_t row = 0; row < kSmallRunImages; ++row) {
    net.batch.Load(*SharedImages(), CountUp(row, 1));
    all.push_back(net.Loss());
  }
  ASSERT_TRUE(std::ranges::is_permutation(first, all)) << "one step for each image";
  EXPECT_TRUE(std::ranges::is_permutation(second, all));
  EXPECT_NE(first, all) << "shuffled";
  EXPECT_NE(first, second) << "and shuffled anew";
}

TEST(Trainer, EpochMetricsWeighEachExampleAlike) {
  const auto one_by_one = Standing(1);
  const auto by_eight = Standing(8);
  LossesToTheEnd(*one_by_one);
  LossesToTheEnd(*by_eight);
  EXPECT_EQ(by_eight->epoch_metrics().examples, kSmallRunImages);
  EXPECT_NEAR(by_eight->epoch_metrics().loss(), one_by_one->epoch_metrics().loss(), 1e-12);
  EXPECT_EQ(by_eight->epoch_metrics().accuracy(), one_by_one->epoch_metrics().accuracy());
}

TEST(Trainer, EpochMetricsAreMeansOfTheEpochsSteps) {
  const auto trainer = Started<double>(SmallRun());
  double loss = 0;
  double correct = 0;
  for (int step = 0; step < 7; ++step) {
    const StepMetrics& metrics = TakeStep(*trainer);
    loss += metrics.loss * static_cast<double>(metrics.examples);
    correct += metrics.accuracy * static_cast<double>(metrics.examples);
  }
  EXPECT_NEAR(trainer->epoch_metrics().loss(), loss / 50, 1e-14);
  EXPECT_NEAR(trainer->epoch_metrics().accuracy(), correct / 50, 1e-14);
  const StepMetrics next = TakeStep(*trainer);
  EXPECT_EQ(trainer->epoch_metrics().loss(), next.loss) << "the next epoch starts from nothing";
  EXPECT_EQ(trainer->epoch_metrics().examples, 8);
}

TEST(RunningMetrics, OfNothingAreZero) {
  EXPECT_EQ(RunningMetrics().loss(), 0);
  EXPECT_EQ(RunningMetrics().accuracy(), 0);
}

}  // namespace
}  // namespace nn

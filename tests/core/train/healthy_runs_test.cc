// A run that learns is never stopped as exploded; one that diverges always is, and soon.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "core/data/digits/digit_generator.h"
#include "tests/core/train/small_run.h"

namespace nn {
namespace {

struct Recipe {
  std::string_view layers;
  const LossKind* loss;
  OptimizerKind optimizer;
  double learning_rate;
};

constexpr std::string_view kPerceptron = "dense(10)";
constexpr std::string_view kSmallPerceptron = "maxpool(4),dense(10)";
constexpr std::string_view kDeep = "maxpool(4),dense(20),relu,dense(16),relu,dense(10)";
constexpr std::string_view kSigmoid = "maxpool(4),dense(16),sigmoid,dense(10),sigmoid";
constexpr std::string_view kConvolution = "conv(2,7,stride=7),relu,dense(10)";

constexpr const LossKind* kCross = &kCrossEntropyLoss;
constexpr std::array kHealthy{Recipe{kPerceptron, kCross, OptimizerKind::kSgd, 0.1},
                              Recipe{kSmallPerceptron, kCross, OptimizerKind::kSgd, 0.5},
                              Recipe{kSmallPerceptron, kCross, OptimizerKind::kAdam, 0.001},
                              Recipe{kDeep, kCross, OptimizerKind::kSgd, 0.05},
                              Recipe{kDeep, kCross, OptimizerKind::kMomentum, 0.005},
                              Recipe{kDeep, kCross, OptimizerKind::kRmsProp, 0.001},
                              Recipe{kDeep, kCross, OptimizerKind::kAdam, 0.001},
                              Recipe{kDeep, kCross, OptimizerKind::kAdam, 0.003},
                              Recipe{kSigmoid, &kQuadraticLoss, OptimizerKind::kSgd, 3},
                              Recipe{kConvolution, kCross, OptimizerKind::kNesterov, 0.005}};
constexpr std::array<Index, 5> kBatchSizes{1, 3, 10, 100, 1000};

std::shared_ptr<const Dataset> Digits() {
  static const auto digits = std::make_shared<const Dataset>(GenerateDigits(1000, 1));
  return digits;
}

TrainingConfig ConfigOf(const Recipe& recipe, Index batch_size, std::uint64_t seed) {
  TrainingConfig config;
  config.model = Network(recipe.layers, recipe.loss);
  config.optimizer.kind = recipe.optimizer;
  config.learning_rate = recipe.learning_rate;
  config.batch_size = batch_size;
  config.epochs = 1000;
  config.seed = seed;
  return config;
}

/// Parameters that know a fifth of these digits by heart: to a run that goes on with them all, its
/// first mini-batches may be nearly right.
const FlatVector<float>& Trained(const Recipe& recipe) {
  static std::map<std::string_view, FlatVector<float>> trained;
  FlatVector<float>& parameters = trained[recipe.layers];
  if (!parameters.empty()) return parameters;
  Recipe quick = recipe;
  if (recipe.loss == kCross) quick.optimizer = OptimizerKind::kAdam, quick.learning_rate = 0.01;
  const auto trainer = Started<float>(ConfigOf(quick, 20, 1),
                                      std::make_shared<const Dataset>(GenerateDigits(200, 1)));
  for (int step = 0; step < 600; ++step) TakeStep(*trainer);
  parameters.assign(trainer->parameters().begin(), trainer->parameters().end());
  return parameters;
}

/// GRADLAB_HEALTHY_SEEDS: how many runs of each kind, for a longer search.
std::uint64_t Seeds() {
  const char* const seeds = std::getenv("GRADLAB_HEALTHY_SEEDS");
  return seeds != nullptr ? std::strtoull(seeds, nullptr, 10) : 2;
}

/// Enough to judge by, where each example is a step of its own; few where steps are large and slow.
Index ExamplesOf(Index batch_size) {
  return batch_size < 10 ? 700 : std::max(400, 2 * static_cast<int>(batch_size));
}

/// How many of all healthy runs are stopped.
int StoppedRuns(bool continued) {
  int stopped = 0;
  for (const Recipe& recipe : kHealthy) {
    for (const Index batch_size : kBatchSizes) {
      for (std::uint64_t seed = 1; seed <= Seeds(); ++seed) {
        const auto trainer = Started<float>(ConfigOf(recipe, batch_size, seed), Digits());
        if (continued) NN_ASSERT(trainer->BeginFrom(Trained(recipe)).has_value());
        for (Index step = 0; step * batch_size < ExamplesOf(batch_size); ++step) {
          TakeStep(*trainer);
          if (!trainer->divergence()) continue;
          ++stopped;
          ADD_FAILURE() << recipe.layers << ", " << ToString(recipe.optimizer) << ' '
                        << recipe.learning_rate << ", batch " << batch_size << ", seed " << seed
                        << ": " << Describe(*trainer->divergence());
          break;
        }
      }
    }
  }
  return stopped;
}

TEST(HealthyRuns, NoneOf100FromRandomWeightsIsStopped) { EXPECT_EQ(StoppedRuns(false), 0); }
TEST(HealthyRuns, NoneOf100FromTrainedWeightsIsStopped) { EXPECT_EQ(StoppedRuns(true), 0); }

/// Mini-batches of a thousand only take longer.
constexpr std::array<Index, 5> kDivergingBatchSizes{1, 3, 10, 50, 200};
constexpr std::array kDiverging{Recipe{kDeep, kCross, OptimizerKind::kSgd, 100},
                                Recipe{kDeep, kCross, OptimizerKind::kMomentum, 30},
                                Recipe{kConvolution, &kQuadraticLoss, OptimizerKind::kSgd, 3},
                                Recipe{kPerceptron, &kQuadraticLoss, OptimizerKind::kSgd, 2}};

TEST(DivergingRuns, EachOf20IsStoppedWithin1200ExamplesOr60Steps) {
  for (const Recipe& recipe : kDiverging) {
    for (const Index batch_size : kDivergingBatchSizes) {
      const auto trainer = Started<float>(ConfigOf(recipe, batch_size, 1), Digits());
      Index step = 0;
      while (!trainer->divergence() && (step < 60 || step * batch_size < 1200))
        TakeStep(*trainer), ++step;
      EXPECT_TRUE(trainer->divergence())
          << recipe.layers << ", " << ToString(recipe.optimizer) << ' ' << recipe.learning_rate
          << ", batch " << batch_size << ": loss " << trainer->last_step().loss << " after " << step
          << " steps";
    }
  }
}

}  // namespace
}  // namespace nn

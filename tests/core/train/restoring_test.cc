// A run that is captured and restored goes on as if nothing had happened, in the middle of an
// explosion, too.
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/core/train/random_run.h"

namespace nn {
namespace {

const StateOrigin kOrigin{"network", "variant"};

template <class S>
void RestoreByBytes(const Trainer<S>& from, Trainer<S>& to) {
  auto state = Deserialize<S>(Serialize(from.state(), kOrigin), kOrigin);
  ASSERT_TRUE(state) << state.error().message;
  const auto restored = to.Restore(std::move(*state));
  ASSERT_TRUE(restored) << restored.error().message;
}

/// GRADLAB_RANDOM_RUNS: how many, for a longer search.
int RandomRuns() {
  const char* const runs = std::getenv("GRADLAB_RANDOM_RUNS");
  return runs != nullptr ? std::atoi(runs) : 200;
}

TEST(Restoring, ARandomRunCapturedAtARandomMomentGoesOnBitForBit) {
  int exploded = 0;
  for (int seed = 0; seed < RandomRuns(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    Choices choices(static_cast<std::uint64_t>(seed));
    const TrainingConfig config = RandomRun(choices);
    const auto images = SharedImages(choices.Between(3, 40));
    const auto whole = Started<float>(config, images);
    const int before = choices.Between(0, 10);
    for (int step = 0; step < before && !Over(*whole); ++step) Proceed(*whole);
    const auto restored = Started<float>(config, images);
    ASSERT_NO_FATAL_FAILURE(RestoreByBytes(*whole, *restored));
    bool explodes = false;
    for (int step = 0; step < 9 && !Over(*whole); ++step) {
      const TrainingPosition before_step = whole->position();
      Proceed(*whole);
      Proceed(*restored);
      // A validation may stop a run: then there was no step that could have diverged.
      if (whole->position() == before_step) continue;
      ASSERT_EQ(whole->divergence().has_value(), restored->divergence().has_value())
          << "step " << step;
      explodes = explodes || whole->divergence();
    }
    exploded += explodes;
    ExpectSameState(restored->state(), whole->state());
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_GT(exploded, RandomRuns() / 20) << "or this shows little of explosions";
}

/// Deep, and healthy for three epochs; then the rate is far too large.
std::unique_ptr<Trainer<float>> AboutToExplode(OptimizerKind kind) {
  TrainingConfig config = SmallRun("dense(20),relu,dense(20),relu,dense(10)");
  config.epochs = 100;
  config.optimizer.kind = kind;
  config.learning_rate = kind == OptimizerKind::kSgd ? 0.05 : 0.002;
  auto trainer = Started<float>(config);
  Losses(*trainer, 3 * 7);
  NN_ASSERT(trainer->SetLearningRate(
      kind == OptimizerKind::kAdam || kind == OptimizerKind::kRmsProp ? 10 : 200));
  return trainer;
}

TEST(Restoring, InMidExplosionTheRunGoesBackToTheWeightsThatTheOriginalGoesBackTo) {
  for (const OptimizerKind kind : OptimizerKinds()) {
    SCOPED_TRACE(ToString(kind));
    const auto whole = AboutToExplode(kind);
    TakeStep(*whole);
    ASSERT_FALSE(whole->divergence());
    const auto restored = Started<float>(whole->config());
    ASSERT_NO_FATAL_FAILURE(RestoreByBytes(*whole, *restored));
    while (!whole->divergence()) {
      ASSERT_FALSE(whole->done());
      TakeStep(*whole);
      TakeStep(*restored);
    }
    ASSERT_TRUE(restored->divergence());
    EXPECT_EQ(restored->divergence()->good_step, whole->divergence()->good_step);
    ExpectSameState(restored->state(), whole->state());
  }
}

// Adam corrects for a start at zero by the number of its steps: moments that are zero again are
// those of step 1 again.
TEST(RollingBack, RestoresTheOptimisersStepsWithItsMoments) {
  TrainingConfig config = SmallRun("dense(20),relu,dense(20),relu,dense(10)");
  config.epochs = 100;
  config.optimizer.kind = OptimizerKind::kAdam;
  config.learning_rate = 1000;
  const auto trainer = Started<double>(config);
  const TrainingState<double> start = trainer->state();
  while (!trainer->divergence()) TakeStep(*trainer);
  ASSERT_EQ(trainer->divergence()->good_step, 0u);
  ASSERT_TRUE(trainer->state().optimizer == start.optimizer);
  ASSERT_TRUE(trainer->SetLearningRate(0.001));
  TakeStep(*trainer);
  // The first step of Adam is the rate in the direction of the gradient's sign.
  const std::span<const double> gradient = trainer->gradient_method().gradient();
  for (std::size_t k = 0; k < gradient.size(); ++k) {
    if (std::abs(gradient[k]) < 1e-4) continue;
    ASSERT_NEAR(trainer->parameters()[k] - start.parameters[k], gradient[k] > 0 ? -0.001 : 0.001,
                1e-6)
        << "parameter " << k;
  }
}

}  // namespace
}  // namespace nn

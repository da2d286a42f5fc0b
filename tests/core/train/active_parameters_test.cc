#include "core/train/active_parameters.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/core/train/small_run.h"

namespace nn {
namespace {

using Ranges = std::vector<ParameterRange>;

/// 785 rows of a hundred weights, the last one the biases, and the layer behind.
constexpr std::size_t kParameters = 785 * 100 + 101 * 10;

TrainingConfig HundredHidden() { return SmallRun("dense(100),sigmoid,dense(10)"); }

/// A mini-batch that lights these pixels, ascending.
class Lit {
 public:
  explicit Lit(const std::vector<std::size_t>& pixels)
      : starts_(785), places_(pixels.size()), values_(pixels.size(), 1.0f) {
    for (std::size_t pixel = 0, entries = 0; pixel < 784; ++pixel) {
      entries += static_cast<std::size_t>(std::ranges::count(pixels, pixel));
      starts_[pixel + 1] = static_cast<std::uint32_t>(entries);
    }
  }
  SparseRows<float> columns() const { return {784, starts_, places_, values_}; }

 private:
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint16_t> places_;
  std::vector<float> values_;
};

Ranges RangesOf(const ActiveParameters& reached) {
  return {reached.ranges().begin(), reached.ranges().end()};
}

TEST(ActiveParameters, AreThoseBehindTheWeightsBeforeAnythingIsLit) {
  EXPECT_EQ(RangesOf(ActiveParameters(HundredHidden(), kParameters)),
            (Ranges{{78400, kParameters}}));
}

TEST(ActiveParameters, GrowByTheRowsOfNonzeroPixels) {
  ActiveParameters reached(HundredHidden(), kParameters);
  reached.Mark(Lit({0, 5, 6, 783}).columns());
  EXPECT_EQ(RangesOf(reached), (Ranges{{0, 100}, {500, 700}, {78300, kParameters}}));
  reached.Mark(Lit({1, 5}).columns());
  EXPECT_EQ(RangesOf(reached), (Ranges{{0, 200}, {500, 700}, {78300, kParameters}}))
      << "and none is forgotten";
  EXPECT_FALSE(reached.all());
}

TEST(ActiveParameters, AreNotPartedByAGapOfAFewWeights) {
  ActiveParameters reached(SmallRun("dense(30),sigmoid,dense(10)"), 785 * 30 + 31 * 10);
  reached.Mark(Lit({0, 3, 7}).columns());
  EXPECT_EQ(RangesOf(reached), (Ranges{{0, 120}, {210, 240}, {784 * 30, 785 * 30 + 31 * 10}}))
      << "two rows are no gap, three are";
}

TEST(ActiveParameters, AreAllOfThemOnceEveryPixelWasLit) {
  ActiveParameters reached(HundredHidden(), kParameters);
  std::vector<std::size_t> every(784);
  for (std::size_t pixel = 0; pixel < 784; ++pixel) every[pixel] = pixel;
  reached.Mark(Lit(every).columns());
  EXPECT_TRUE(reached.all());
  EXPECT_EQ(RangesOf(reached), (Ranges{{0, kParameters}}));
}

TEST(ActiveParameters, AreAllOfThemWhereNotTheGradientAloneMovesWeights) {
  TrainingConfig decay = HundredHidden();
  decay.optimizer.weight_decay = 1e-4;
  TrainingConfig random_direction = HundredHidden();
  random_direction.gradient.method = ParseGradientMethod("spsa").value();
  for (const TrainingConfig& config :
       {decay, random_direction, SmallRun("conv(2,5),relu,dense(10)")}) {
    const ActiveParameters reached(config, kParameters);
    EXPECT_TRUE(reached.all());
    EXPECT_EQ(RangesOf(reached), (Ranges{{0, kParameters}}));
  }
}

class LeavingOutTheUnlit : public testing::TestWithParam<OptimizerKind> {};

INSTANTIATE_TEST_SUITE_P(Optimizers, LeavingOutTheUnlit,
                         testing::Values(OptimizerKind::kSgd, OptimizerKind::kMomentum,
                                         OptimizerKind::kNesterov, OptimizerKind::kRmsProp,
                                         OptimizerKind::kAdam),
                         [](const auto& kind) { return std::string(ToString(kind.param)); });

/// A restored run does not know what was lit before, so it updates everything.
TEST_P(LeavingOutTheUnlit, ChangesNoBit) {
  TrainingConfig config = SmallRun();
  config.learning_rate = 0.01;
  config.optimizer = {.kind = GetParam(), .clip_norm = 1};
  // Four fifths of the pixels are lit in no image.
  const auto images = std::make_shared<const Dataset>(PatternedImages(kSmallRunImages, 1));
  const auto some = Started<float>(config, images);
  const FlatVector<float> untrained(some->parameters().begin(), some->parameters().end());
  Losses(*some, 1);
  const auto every = Started<float>(config, images);
  ASSERT_TRUE(every->Restore(some->state()));
  EXPECT_EQ(LossesToTheEnd(*some), LossesToTheEnd(*every));
  ExpectSameState(some->state(), every->state());
  EXPECT_EQ(some->parameters()[12], untrained[12]) << "of the third pixel, which is never lit";
  EXPECT_NE(some->parameters()[0], untrained[0]) << "of the first, which is";
}

}  // namespace
}  // namespace nn

#include "core/inspect/decision_flip.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/network_on_batch.h"

namespace nn {
namespace {

struct Network {
  explicit Network(std::string_view layers, const LossKind* loss = &kCrossEntropyLoss)
      : plan(Compiled<float>(layers, loss)),
        parameters(static_cast<std::size_t>(plan.parameter_count())),
        sensitivity(plan, parameters) {
    plan.Initialize(Initialization::kXavier, 3, parameters);
  }
  /// What a run of its own answers.
  Index Answer(std::span<const float> image) const {
    Batch<float> batch(1);
    batch.LoadCopies(image, 1);
    Workspace<float> workspace(plan, 1);
    plan.Forward(parameters, batch, {.mode = PassMode::kInference}, workspace);
    Index largest = 0;
    plan.Outputs(workspace, 1).row(0).maxCoeff(&largest);
    return largest;
  }
  Plan<float> plan;
  FlatVector<float> parameters;
  InputSensitivity<float> sensitivity;
};

std::vector<float> Patterned() {
  const Dataset images = PatternedImages(1, 20);
  std::vector<float> image;
  for (const std::uint8_t pixel : images.pixels(0))
    image.push_back(static_cast<float>(pixel) / 255);
  return image;
}

double Norm(std::span<const float> a, std::span<const float> b) {
  double squares = 0;
  for (std::size_t k = 0; k < a.size(); ++k) squares += (a[k] - b[k]) * (a[k] - b[k]);
  return std::sqrt(squares);
}

constexpr const char* kNetworks[] = {"dense(10)", "dense(20),sigmoid,dense(10)",
                                     "conv(4,5),relu,maxpool(2),dense(10)"};

TEST(DecisionFlip, ReallyChangesTheAnswerAndKeepsPixelsInTheirRange) {
  for (const char* const layers : kNetworks) {
    Network network(layers);
    const std::vector<float> image = Patterned();
    const DecisionFlip flip = FindDecisionFlip(network.sensitivity, image, std::nullopt);
    ASSERT_TRUE(flip.found) << layers;
    EXPECT_EQ(network.Answer(image), flip.from);
    EXPECT_EQ(network.Answer(flip.image), flip.to);
    EXPECT_NE(flip.to, flip.from);
    EXPECT_NEAR(flip.norm, Norm(flip.image, image), 1e-5);
    for (const float pixel : flip.image) EXPECT_TRUE(pixel >= 0 && pixel <= 1);
  }
}

/// Not every digit is the answer to some image of an untrained network.
TEST(DecisionFlip, ReachesTheDigitsItIsAskedForWhereItFindsAny) {
  Network network("dense(20),sigmoid,dense(10),sigmoid", &kQuadraticLoss);
  const std::vector<float> image = Patterned();
  const DecisionFlip nearest = FindDecisionFlip(network.sensitivity, image, std::nullopt);
  int reached = 0;
  for (Index digit = 0; digit < kClasses; ++digit) {
    if (digit == nearest.from) continue;
    const DecisionFlip flip = FindDecisionFlip(network.sensitivity, image, digit);
    EXPECT_EQ(flip.found, network.Answer(flip.image) == digit);
    if (!flip.found) continue;
    ++reached;
    EXPECT_EQ(network.Answer(flip.image), digit);
    EXPECT_GE(flip.norm, nearest.norm * 0.95)
        << "another digit than the nearest takes no smaller change";
  }
  EXPECT_GE(reached, 5);
}

/// Of a linear network the distance is known: |f_k − f_0| / ‖w_k − w_0‖, as long as no pixel meets
/// its bound.
TEST(DecisionFlip, OfALinearNetworkIsTheShortest) {
  Network network("dense(10)");
  const std::vector<float> grey(static_cast<std::size_t>(kPixels), 0.5F);
  network.sensitivity.Evaluate(grey);
  const Index answer = network.sensitivity.digit();
  const Matrix<float> slopes = network.sensitivity.ScoreGradients();
  double shortest = 1e9;
  for (Index k = 0; k < kClasses; ++k) {
    if (k == answer) continue;
    const auto place = [](Index digit) { return static_cast<std::size_t>(digit); };
    const double gap =
        network.sensitivity.scores()[place(answer)] - network.sensitivity.scores()[place(k)];
    shortest =
        std::min(shortest, gap / static_cast<double>((slopes.row(k) - slopes.row(answer)).norm()));
  }
  const DecisionFlip flip = FindDecisionFlip(network.sensitivity, grey, std::nullopt);
  EXPECT_NEAR(flip.norm, shortest, 1e-3 * shortest);
}

TEST(DecisionFlip, IsNearAlreadyWhereTheWayBackFlipsNoMore) {
  Network network("dense(20),sigmoid,dense(10)");
  const std::vector<float> image = Patterned();
  const DecisionFlip flip = FindDecisionFlip(network.sensitivity, image, std::nullopt);
  std::vector<float> nearer(image.size());
  for (std::size_t k = 0; k < image.size(); ++k)
    nearer[k] = image[k] + 0.98F * (flip.image[k] - image[k]);
  EXPECT_EQ(network.Answer(nearer), flip.from);
}

TEST(DecisionFlip, IsNotFoundWhereEveryImageHasTheSameAnswer) {
  Network network("dense(10)");
  std::ranges::fill(network.parameters, 0.0F);
  network.parameters[network.parameters.size() - 1] = 1;
  const DecisionFlip flip = FindDecisionFlip(network.sensitivity, Patterned(), std::nullopt);
  EXPECT_FALSE(flip.found);
  EXPECT_EQ(flip.from, 9);
  EXPECT_EQ(flip.image, Patterned());
}

/// Where bounds are met, the others make up for it: by hand.
TEST(ShortestStep, SharesOutWhatPixelsAtTheirBoundsCannotGive) {
  std::vector<float> from(static_cast<std::size_t>(kPixels));
  std::vector<float> weights(from.size());
  weights[0] = -1;  // at 0 already: cannot go down
  weights[1] = 1;
  from[1] = 0.9F;  // gives 0.1 at most
  weights[2] = 2;
  const auto step = ShortestStep(from, weights, 0.5);
  ASSERT_TRUE(step.has_value());
  EXPECT_FLOAT_EQ((*step)[0], 0);
  EXPECT_FLOAT_EQ((*step)[1], 0.1F);
  EXPECT_NEAR((*step)[2], 0.2, 1e-6);
  EXPECT_FALSE(ShortestStep(from, weights, 2.2).has_value());
}

}  // namespace
}  // namespace nn

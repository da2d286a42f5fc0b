// ∂score/∂pixels and ∂answer/∂pixels against central differences in double.
#include "core/inspect/input_sensitivity.h"

#include <gtest/gtest.h>

#include "tests/core/network_on_batch.h"
#include "tests/core/numerical_gradient.h"

namespace nn {
namespace {

constexpr Index kDigit = 4;

struct Case {
  const char* layers;
  const LossKind* loss;
};

class Sensitivity : public testing::TestWithParam<Case> {
 protected:
  Sensitivity()
      : plan_(Compiled<double>(GetParam().layers, GetParam().loss)),
        parameters_(static_cast<std::size_t>(plan_.parameter_count())),
        network_(plan_, parameters_),
        image_(static_cast<std::size_t>(kPixels)) {
    plan_.Initialize(Initialization::kXavier, 5, parameters_);
    const Dataset images = PatternedImages(1, 20);
    for (std::size_t k = 0; k < image_.size(); ++k) image_[k] = images.pixels(0)[k] / 255.0;
  }

  /// Of every 37th pixel; `value` reads the network after it has seen an image.
  template <class Value>
  std::vector<double> Differences(Value value) {
    constexpr double kStep = 1e-5;
    std::vector<double> derivatives;
    for (std::size_t k = 0; k < image_.size(); k += 37) {
      const double kept = image_[k];
      const auto at = [&](double pixel) {
        image_[k] = pixel;
        network_.Evaluate(image_);
        image_[k] = kept;
        return value();
      };
      derivatives.push_back((at(kept + kStep) - at(kept - kStep)) / (2 * kStep));
    }
    network_.Evaluate(image_);
    return derivatives;
  }
  template <class Gradient>
  static std::vector<double> Every37th(const Gradient& gradient) {
    std::vector<double> some;
    for (Index k = 0; k < kPixels; k += 37) some.push_back(gradient[static_cast<std::size_t>(k)]);
    return some;
  }

  Plan<double> plan_;
  FlatVector<double> parameters_;
  InputSensitivity<double> network_;
  std::vector<double> image_;
};

TEST_P(Sensitivity, OfAScoreAgreesWithDifferences) {
  const std::vector<double> differences = Differences([&] { return network_.scores()[kDigit]; });
  const double* const row = network_.ScoreGradients().row(kDigit).data();
  EXPECT_TRUE(GradientsAgree(Every37th(std::span(row, static_cast<std::size_t>(kPixels))),
                             differences, 1e-6));
}

TEST_P(Sensitivity, OfAnAnswerAgreesWithDifferences) {
  const std::vector<double> differences = Differences([&] { return network_.answers()[kDigit]; });
  EXPECT_TRUE(GradientsAgree(Every37th(network_.AnswerGradient(kDigit)), differences, 1e-6));
}

TEST_P(Sensitivity, SeesTheAnswerThatTheNetworkGives) {
  network_.Evaluate(image_);
  Batch<double> batch(1);
  batch.LoadCopies(image_, 1);
  Workspace<double> workspace(plan_, 1);
  plan_.Forward(parameters_, batch, {.mode = PassMode::kInference}, workspace);
  const ConstMatrixView<double> outputs = plan_.Outputs(workspace, 1);
  Index largest = 0;
  outputs.row(0).maxCoeff(&largest);
  EXPECT_EQ(network_.digit(), largest);
}

INSTANTIATE_TEST_SUITE_P(
    Networks, Sensitivity,
    testing::Values(Case{"dense(12),sigmoid,dense(10),sigmoid", &kQuadraticLoss},
                    Case{"dense(12),tanh,dense(10),tanh", &kQuadraticLoss},
                    Case{"dense(12),sigmoid,dense(10),sigmoid", &kCrossEntropyLoss},
                    Case{"dense(12),relu,dense(10),tanh", &kCrossEntropyLoss},
                    Case{"dense(1),relu,dense(10)", &kQuadraticLoss},
                    Case{"conv(3,5),tanh,maxpool(2),conv(4,3),sigmoid,dropout(0.5),dense(10)",
                         &kCrossEntropyLoss},
                    Case{"flatten,dense(10)", &kCrossEntropyLoss}));

}  // namespace
}  // namespace nn

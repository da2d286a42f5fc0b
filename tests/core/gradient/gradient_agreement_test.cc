// Three ways to the same gradient, in double, layer by layer.
#include <gtest/gtest.h>

#include <string_view>

#include "core/model/presets.h"
#include "tests/core/gradient/obtained_gradient.h"

namespace nn {
namespace {

/// Every layer's gradients are within `tolerance`, as ‖a − b‖ / (‖a‖ + ‖b‖), of backpropagation's.
void ExpectLayersAgree(NetworkOnBatch<double>& net, std::string_view method, double step_size,
                       double tolerance) {
  const std::vector<double> exact = GradientBy("backprop", net);
  const std::vector<double> numerical = GradientBy(method, net, step_size);
  for (const GradientDifference& difference :
       CompareGradients<double>(net.plan, exact, numerical)) {
    const auto at = static_cast<std::size_t>(net.plan.parameter_offset(difference.layer) +
                                             difference.largest_at);
    EXPECT_LT(difference.relative_error, tolerance)
        << method << ", layer " << difference.layer << ": direction error " << 1 - difference.cosine
        << ", largest at " << difference.largest_at << ": " << exact[at] << " against "
        << numerical[at];
    EXPECT_GT(difference.cosine, 1 - tolerance) << method << ", layer " << difference.layer;
  }
}

struct Case {
  std::string_view name;
  std::string_view layers;
  const LossKind* loss;
  Initialization initialization;
};

// Presets that are too large to be differenced whole under the sanitizers stand here with fewer
// units.
constexpr Case kCases[] = {
    {"SingleNeuronWithSigmoid", "dense(1),sigmoid,dense(10)", &kQuadraticLoss,
     Initialization::kScaledNormal},
    {"Perceptron", "dense(10)", &kCrossEntropyLoss, Initialization::kXavier},
    {"NielsenWithUnitNormals", "dense(6),sigmoid,dense(10),sigmoid", &kQuadraticLoss,
     Initialization::kUnitNormal},
    {"NielsenScaled", "dense(12),sigmoid,dense(10),sigmoid", &kQuadraticLoss,
     Initialization::kScaledNormal},
    {"DeepSigmoid", "dense(8),sigmoid,dense(7),sigmoid,dense(10)", &kCrossEntropyLoss,
     Initialization::kXavier},
    {"DeepTanh", "dense(8),tanh,dense(7),tanh,dense(10)", &kCrossEntropyLoss,
     Initialization::kXavier},
    {"DeepTanhQuadratic", "dense(5),tanh,dense(4),sigmoid,dense(10),tanh", &kQuadraticLoss,
     Initialization::kXavier},
};

class SmoothNetworks : public testing::TestWithParam<Case> {
 protected:
  NetworkOnBatch<double> net_{GetParam().layers, GetParam().loss, 3, /*lit=*/4,
                              GetParam().initialization};
};

TEST_P(SmoothNetworks, CentralDifferencesAgreeWithBackpropagation) {
  ExpectLayersAgree(net_, "central-difference", 1e-4, 1e-7);
}

TEST_P(SmoothNetworks, ForwardDifferencesAgreeWithBackpropagation) {
  ExpectLayersAgree(net_, "forward-difference", 1e-7, 1e-5);
}

INSTANTIATE_TEST_SUITE_P(Networks, SmoothNetworks, testing::ValuesIn(kCases),
                         [](const auto& some) { return std::string(some.param.name); });

// No step that a nudge of 10⁻⁶ takes crosses a kink here, so ReLU networks are as smooth as others.
TEST(ReluNetworks, CentralDifferencesAgreeWithBackpropagation) {
  for (const std::string_view layers :
       {"dense(1),relu,dense(10)", "dense(9),relu,dense(7),relu,dense(10)"}) {
    for (const LossKind* loss : {&kQuadraticLoss, &kCrossEntropyLoss}) {
      NetworkOnBatch<double> net(layers, loss, 3, /*lit=*/4, Initialization::kHe);
      ExpectLayersAgree(net, "central-difference", 1e-6, 1e-7);
      ExpectLayersAgree(net, "forward-difference", 1e-8, 1e-5);
    }
  }
}

// 47,721 loss evaluations.
TEST(Nielsen30, CentralDifferencesOfTheWholePresetAgreeWithBackpropagation) {
  const auto preset = FindPreset("nielsen-30");
  ASSERT_TRUE(preset);
  NetworkOnBatch<double> net(preset->layers, preset->loss, 2, /*lit=*/2, preset->initialization);
  ExpectLayersAgree(net, "central-difference", 1e-4, 1e-7);
}

// In float, with the h that the page offers, backpropagation and central differences go the same
// way.
TEST(FloatNetworks, CentralDifferencesPointWhereBackpropagationPoints) {
  NetworkOnBatch<float> net("dense(6),sigmoid,dense(10),sigmoid", &kQuadraticLoss, 10, 10);
  const auto differences = CompareGradients<float>(net.plan, GradientBy("backprop", net),
                                                   GradientBy("central-difference", net, 0.01));
  for (const GradientDifference& difference : differences)
    EXPECT_GT(difference.cosine, 0.9999) << difference.layer;
}

}  // namespace
}  // namespace nn

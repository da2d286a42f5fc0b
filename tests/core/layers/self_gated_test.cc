#include "core/layers/self_gated.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "tests/core/layers/layer_derivatives.h"

namespace nn {
namespace {

template <class S>
S Activated(const LayerKind& kind, S z) {
  const SelfGated<S> layer(Shape{1, 1, 1}, LayerSpec{&kind});
  S output = 0;
  layer.Forward({}, {.rows = {&z, 1, 1}}, {&output, 1, 1});
  return output;
}

TEST(SelfGated, SiluIsZTimesItsSigmoid) {
  for (const double z : {-30.0, -1.2784645, -0.1, 0.0, 0.7, 12.0})
    EXPECT_NEAR(Activated(kSiluLayer, z), z / (1 + std::exp(-z)), 1e-15 * std::abs(z)) << z;
}

// Values of torch.nn.functional.gelu(z, approximate='tanh') in double.
TEST(SelfGated, GeluIsTheTanhApproximation) {
  EXPECT_EQ(Activated(kGeluLayer, 0.0), 0);
  EXPECT_NEAR(Activated(kGeluLayer, 1.0), 0.8411919906082768, 1e-15);
  EXPECT_NEAR(Activated(kGeluLayer, -1.0), -0.15880800939172324, 1e-15);
  for (const double z : {-4.0, -0.3, 0.02, 2.5}) {
    const double inner = std::sqrt(2 / std::numbers::pi) * (z + 0.044715 * z * z * z);
    EXPECT_NEAR(Activated(kGeluLayer, z), z * (1 + std::tanh(inner)) / 2, 1e-15 * std::abs(z)) << z;
    const double exact = z * std::erfc(-z / std::numbers::sqrt2) / 2;
    EXPECT_NEAR(Activated(kGeluLayer, z), exact, 5e-4) << z;
  }
}

TEST(SelfGated, BackwardIsTheNumericalDerivative) {
  for (const LayerKind* const kind : {&kGeluLayer, &kSiluLayer}) {
    SCOPED_TRACE(kind->name);
    ExpectDerivativesAgree(SelfGated<double>(Shape{3, 2, 5}, LayerSpec{kind}), 1e-6, 1e-7);
  }
}

TEST(SelfGated, ANanStaysANanSoThatDivergenceIsSeen) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  EXPECT_TRUE(std::isnan(Activated(kGeluLayer, kNan)));
  EXPECT_TRUE(std::isnan(Activated(kSiluLayer, kNan)));
}

}  // namespace
}  // namespace nn

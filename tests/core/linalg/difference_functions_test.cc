#include "core/linalg/difference_functions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace nn {
namespace {

template <class S>
class DifferenceFunctionsOf : public testing::Test {
 protected:
  using F = DifferenceFunctions<S>;
  /// Of a few units in the last place, over arguments of many magnitudes and both signs.
  template <class Function, class Reference>
  static void ExpectExact(S largest, Function function, Reference reference) {
    for (S x = largest; x > static_cast<S>(1e-30); x *= static_cast<S>(0.73)) {
      for (const S argument : {x, -x}) {
        const S obtained = function(Simd<S>::Splat(argument))[0];
        const double expected = reference(static_cast<double>(argument));
        EXPECT_NEAR(obtained, expected,
                    4 * static_cast<double>(std::numeric_limits<S>::epsilon()) * std::abs(expected))
            << argument;
      }
    }
  }
};

using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(DifferenceFunctionsOf, Scalars);

TYPED_TEST(DifferenceFunctionsOf, ExpMinusOneKeepsItsDigits) {
  using F = DifferenceFunctions<TypeParam>;
  this->ExpectExact(F::kNearZero, F::ExpMinusOneNearZero, [](double x) { return std::expm1(x); });
  this->ExpectExact(TypeParam{20}, F::ExpMinusOne, [](double x) { return std::expm1(x); });
}

TYPED_TEST(DifferenceFunctionsOf, LogOnePlusKeepsItsDigits) {
  using F = DifferenceFunctions<TypeParam>;
  this->ExpectExact(F::kNearZeroForLog, F::LogOnePlusNearZero,
                    [](double x) { return std::log1p(x); });
}

TYPED_TEST(DifferenceFunctionsOf, TheExponentialOfAnyNegativeNumberIsThere) {
  using F = DifferenceFunctions<TypeParam>;
  for (const TypeParam x : {TypeParam{0}, TypeParam{-0.5}, TypeParam{-3}, TypeParam{-80}}) {
    const auto exponential = F::ExpOfNegative(Simd<TypeParam>::Splat(x));
    EXPECT_NEAR(exponential.value[0] / std::exp(static_cast<double>(x)), 1,
                4 * std::numeric_limits<TypeParam>::epsilon());
  }
  EXPECT_GE(F::ExpOfNegative(Simd<TypeParam>::Splat(TypeParam{-1e6})).value[0], 0);
  EXPECT_LT(F::ExpOfNegative(Simd<TypeParam>::Splat(TypeParam{-1e6})).value[0], 1e-37);
}

TYPED_TEST(DifferenceFunctionsOf, MagnitudeAndComparisonLookAtEveryLane) {
  using F = DifferenceFunctions<TypeParam>;
  using V = Simd<TypeParam>;
  for (int lane = 0; lane < V::kLanes; ++lane) {
    auto x = V::Splat(TypeParam{0.5});
    x[lane] = -2;
    EXPECT_EQ(F::Magnitude(x)[lane], 2);
    EXPECT_TRUE(F::AnyAbove(F::Magnitude(x), TypeParam{1}));
    EXPECT_FALSE(F::AnyAbove(x, TypeParam{1}));
  }
}

}  // namespace
}  // namespace nn

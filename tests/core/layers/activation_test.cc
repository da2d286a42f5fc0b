#include "core/layers/activation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/core/layers/layer_derivatives.h"

namespace nn {
namespace {

/// The activation of one row of values.
template <class S>
Matrix<S> Activate(ActivationKind kind, const Matrix<S>& z) {
  Matrix<S> a = Matrix<S>::Constant(z.rows(), z.cols(), S{77});
  const Activation<S> layer(Shape{1, 1, z.cols()}, kind);
  layer.Forward({}, {.rows = {z.data(), z.rows(), z.cols()}}, {a.data(), a.rows(), a.cols()});
  return a;
}

/// From output and output gradient to input gradient.
template <class S>
Matrix<S> ActivateBack(ActivationKind kind, const Matrix<S>& a, const Matrix<S>& delta) {
  Matrix<S> gradient = Matrix<S>::Constant(a.rows(), a.cols(), S{77});
  MatrixView<S> view(gradient.data(), a.rows(), a.cols());
  const Activation<S> layer(Shape{1, 1, a.cols()}, kind);
  layer.Backward({}, {}, {a.data(), a.rows(), a.cols()}, {delta.data(), a.rows(), a.cols()}, {},
                 &view);
  return gradient;
}

template <class S>
class Activations : public testing::Test {
 protected:
  static constexpr S kTolerance = 4 * std::numeric_limits<S>::epsilon();
  /// 37 values from −9 to 9: whole SIMD vectors and a rest.
  static Matrix<S> Values() {
    return Matrix<S>(Eigen::Matrix<S, 1, Eigen::Dynamic>::LinSpaced(37, S{-9}, S{9}));
  }
};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(Activations, Scalars);

TYPED_TEST(Activations, SigmoidIsOneOverOnePlusExpOfMinusZ) {
  const auto z = this->Values();
  const auto a = Activate<TypeParam>(ActivationKind::kSigmoid, z);
  for (Index k = 0; k < z.cols(); ++k) {
    const double expected = 1 / (1 + std::exp(-static_cast<double>(z(0, k))));
    EXPECT_NEAR(static_cast<double>(a(0, k)), expected,
                expected * static_cast<double>(this->kTolerance))
        << z(0, k);
  }
}

TYPED_TEST(Activations, TanhIsTheHyperbolicTangent) {
  const auto z = this->Values();
  const auto a = Activate<TypeParam>(ActivationKind::kTanh, z);
  for (Index k = 0; k < z.cols(); ++k) {
    EXPECT_NEAR(static_cast<double>(a(0, k)), std::tanh(static_cast<double>(z(0, k))),
                static_cast<double>(this->kTolerance));
  }
}

TYPED_TEST(Activations, ReluKeepsThePositiveAndZeroesTheRest) {
  const Matrix<TypeParam> z{{-2, -0.5, 0, 0.5, 2, 3e8, -3e8}};
  EXPECT_EQ(Activate<TypeParam>(ActivationKind::kRelu, z),
            (Matrix<TypeParam>{{0, 0, 0, 0.5, 2, 3e8, 0}}));
}

TYPED_TEST(Activations, ReluHasNoGradientAtZero) {
  const Matrix<TypeParam> a{{0, 0.5, 0, 2}};
  const Matrix<TypeParam> delta{{7, 7, -7, -7}};
  EXPECT_EQ(ActivateBack<TypeParam>(ActivationKind::kRelu, a, delta),
            (Matrix<TypeParam>{{0, 7, 0, -7}}));
}

TYPED_TEST(Activations, SaturatedUnitsStayFinite) {
  const TypeParam largest = std::numeric_limits<TypeParam>::max();
  const Matrix<TypeParam> z{{-largest, -1000, -100, 0, 100, 1000, largest, -89, 89}};
  const Matrix<TypeParam> delta = Matrix<TypeParam>::Ones(1, z.cols());
  for (const ActivationKind kind : {ActivationKind::kSigmoid, ActivationKind::kTanh}) {
    const Matrix<TypeParam> a = Activate(kind, z);
    const Matrix<TypeParam> gradient = ActivateBack(kind, a, delta);
    EXPECT_TRUE(a.allFinite() && gradient.allFinite()) << a << "\n" << gradient;
    EXPECT_GE(gradient.minCoeff(), 0);
    EXPECT_NEAR(static_cast<double>(a(0, 5)), 1, static_cast<double>(this->kTolerance));
    EXPECT_NEAR(static_cast<double>(a(0, 1)), kind == ActivationKind::kTanh ? -1 : 0,
                static_cast<double>(this->kTolerance));
  }
}

// Divergence must come out at the other end, wherever in a SIMD vector it began.
TYPED_TEST(Activations, PassNotANumberOn) {
  const TypeParam nan = std::numeric_limits<TypeParam>::quiet_NaN();
  for (const ActivationKind kind :
       {ActivationKind::kSigmoid, ActivationKind::kTanh, ActivationKind::kRelu}) {
    for (Index place = 0; place < 37; ++place) {
      Matrix<TypeParam> z = this->Values();
      z(0, place) = nan;
      const Matrix<TypeParam> a = Activate(kind, z);
      EXPECT_TRUE(std::isnan(a(0, place))) << place;
      EXPECT_EQ(a.array().isNaN().count(), 1);
      const Matrix<TypeParam> ones = Matrix<TypeParam>::Ones(1, 37);
      EXPECT_TRUE(std::isnan(ActivateBack(kind, a, z)(0, place))) << place;
    }
  }
}

TEST(Activation, DerivativesAgreeWithFiniteDifferences) {
  for (const ActivationKind kind :
       {ActivationKind::kSigmoid, ActivationKind::kTanh, ActivationKind::kRelu}) {
    SCOPED_TRACE(testing::Message() << "kind " << static_cast<int>(kind));
    ExpectDerivativesAgree(Activation<double>(Shape{3, 4, 2}, kind), 1e-5, 1e-9);
  }
}

TEST(Activation, LeavesShapeAndParametersAlone) {
  const Activation<float> layer(Shape{3, 4, 2}, ActivationKind::kTanh);
  EXPECT_EQ(layer.output_shape(), (Shape{3, 4, 2}));
  EXPECT_EQ(layer.parameter_count(), 0);
}

}  // namespace
}  // namespace nn

#pragma once

#include <cstdint>
#include <vector>

#include "core/loss/loss.h"
#include "tests/core/numerical_gradient.h"

namespace nn {

/// A loss with outputs and labels to measure it on.
template <class S>
struct LossOnOutputs {
  const LossKind* kind;
  Matrix<S> outputs;
  std::vector<std::uint8_t> labels;

  double Value() const {
    return MakeLoss<S>(*kind)->Value({outputs.data(), outputs.rows(), outputs.cols()}, labels);
  }
  Matrix<S> Gradient() const {
    Matrix<S> gradient = Matrix<S>::Constant(outputs.rows(), outputs.cols(), S{77});
    MakeLoss<S>(*kind)->Gradient({outputs.data(), outputs.rows(), outputs.cols()}, labels,
                                 {gradient.data(), outputs.rows(), outputs.cols()});
    return gradient;
  }
  Matrix<S> Predicted() const {
    Matrix<S> shown = outputs;
    MakeLoss<S>(*kind)->Predict({shown.data(), shown.rows(), shown.cols()});
    return shown;
  }
};

inline void ExpectGradientAgrees(LossOnOutputs<double> loss, double step, double tolerance) {
  const std::span<double> outputs(loss.outputs.data(),
                                  static_cast<std::size_t>(loss.outputs.size()));
  const Matrix<double> gradient = loss.Gradient();
  EXPECT_TRUE(GradientsAgree({gradient.data(), outputs.size()},
                             NumericalGradient(outputs, step, [&] { return loss.Value(); }),
                             tolerance));
}

}  // namespace nn

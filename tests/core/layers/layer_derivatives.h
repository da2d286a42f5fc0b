#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <span>
#include <vector>

#include "core/layers/layer.h"
#include "tests/core/linalg/sparse_matrix.h"
#include "tests/core/numerical_gradient.h"

namespace nn {

/// One layer in double with parameters, input and a weight for each output: their sum is the loss
/// its derivatives are checked on.
struct LayerUnderTest {
  const Layer<double>& layer;
  FlatVector<double> parameters;
  Matrix<double> input;
  Matrix<double> output_weights;
  mutable FlatVector<double> workspace;

  LayerUnderTest(const Layer<double>& some, Index examples, double input_scale)
      : layer(some),
        parameters(static_cast<std::size_t>(some.parameter_count())),
        input(RandomMatrix<double>(examples, some.input_shape().size(), 1, input_scale)),
        output_weights(RandomMatrix<double>(examples, some.output_shape().size(), 2)),
        workspace(static_cast<std::size_t>(some.workspace_size(examples))) {
    RandomStream stream(13, Purpose::kTest);
    for (double& parameter : parameters) parameter = stream.Normal();
  }

  LayerPass<double> Pass() const { return {.parameters = parameters, .workspace = workspace}; }
  LayerInput<double> Rows() const { return {.rows = {input.data(), input.rows(), input.cols()}}; }

  Matrix<double> Forward() const {
    Matrix<double> output = Matrix<double>::Constant(input.rows(), layer.output_shape().size(), 77);
    layer.Forward(Pass(), Rows(), {output.data(), output.rows(), output.cols()});
    return output;
  }
  double Loss() const { return Forward().cwiseProduct(output_weights).sum(); }

  struct Gradients {
    FlatVector<double> parameters;
    Matrix<double> input;
  };
  Gradients Backward() const {
    const Matrix<double> output = Forward();
    Gradients gradients{FlatVector<double>(parameters.size(), 77.0),
                        Matrix<double>::Constant(input.rows(), input.cols(), 77)};
    MatrixView<double> input_gradient(gradients.input.data(), input.rows(), input.cols());
    layer.Backward(Pass(), Rows(), {output.data(), output.rows(), output.cols()},
                   {output_weights.data(), output_weights.rows(), output_weights.cols()},
                   gradients.parameters, &input_gradient);
    return gradients;
  }
};

inline std::span<double> ValuesOf(Matrix<double>& matrix) {
  return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

/// Backward against central differences, for the parameters and for the input, each at several
/// input scales.
inline void ExpectDerivativesAgree(const Layer<double>& layer, double step, double tolerance) {
  for (const double scale : {0.01, 1.0, 5.0}) {
    SCOPED_TRACE(testing::Message() << "input scale " << scale);
    LayerUnderTest test(layer, 4, scale);
    LayerUnderTest::Gradients gradients = test.Backward();
    const auto loss = [&] { return test.Loss(); };
    EXPECT_TRUE(GradientsAgree(gradients.parameters, NumericalGradient(test.parameters, step, loss),
                               tolerance))
        << "parameters";
    EXPECT_TRUE(GradientsAgree(ValuesOf(gradients.input),
                               NumericalGradient(ValuesOf(test.input), step, loss), tolerance))
        << "input";
  }
}

}  // namespace nn

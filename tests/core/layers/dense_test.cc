#include "core/layers/dense.h"

#include <gtest/gtest.h>

#include "tests/core/layers/layer_derivatives.h"

namespace nn {
namespace {

// Two inputs, three outputs: weights input by input, then the biases.
TEST(Dense, IsInputTimesWeightsPlusBias) {
  const Dense<double> layer(Shape{1, 1, 2}, 3);
  const std::vector<double> parameters{1, 2, 3, /**/ 10, 20, 30, /**/ 0.5, -0.5, 100};
  const Matrix<double> input{{1, 0}, {2, -1}};
  Matrix<double> output(2, 3);
  FlatVector<double> workspace(static_cast<std::size_t>(layer.workspace_size(2)));
  layer.Forward({.parameters = parameters, .workspace = workspace}, {.rows = {input.data(), 2, 2}},
                {output.data(), 2, 3});
  EXPECT_EQ(output, (Matrix<double>{{1.5, 1.5, 103}, {-7.5, -16.5, 76}}));
}

TEST(Dense, CountsItsParametersAndMultiplyAdds) {
  const Dense<float> layer(Shape{28, 28, 1}, 30);
  EXPECT_EQ(layer.parameter_count(), 784 * 30 + 30);
  EXPECT_EQ(layer.multiply_adds(), 784 * 30);
  EXPECT_EQ(layer.output_shape(), (Shape{1, 1, 30}));
}

TEST(Dense, DerivativesAgreeWithFiniteDifferences) {
  for (const Index outputs : {1, 5, 33}) {
    SCOPED_TRACE(testing::Message() << outputs << " outputs");
    ExpectDerivativesAgree(Dense<double>(Shape{1, 1, 7}, outputs), 1e-3, 1e-9);
  }
}

struct DensePasses {
  Matrix<double> output;
  FlatVector<double> gradient;
};

DensePasses RunWith(const LayerUnderTest& test, const LayerInput<double>& input) {
  DensePasses passes{Matrix<double>::Constant(test.input.rows(), test.output_weights.cols(), 77),
                     FlatVector<double>(test.parameters.size(), 77.0)};
  const MatrixView<double> output(passes.output.data(), passes.output.rows(), passes.output.cols());
  test.layer.Forward(test.Pass(), input, output);
  test.layer.Backward(test.Pass(), input, {passes.output.data(), output.rows(), output.cols()},
                      {test.output_weights.data(), output.rows(), output.cols()}, passes.gradient,
                      nullptr);
  return passes;
}

TEST(Dense, CompressedAndDenseInputGiveTheSame) {
  const Dense<double> layer(Shape{5, 8, 1}, 35);
  LayerUnderTest test(layer, 6, 1);
  test.input = SparseMatrix<double>(6, 40, 3);
  const CompressedMatrix<double> rows(test.input);
  const CompressedMatrix<double> columns(test.input.transpose());
  const SparseRows<double> row_view = rows.view();
  const SparseRows<double> column_view = columns.view();
  const DensePasses dense = RunWith(test, test.Rows());
  const DensePasses compressed =
      RunWith(test, {.nonzeros_by_example = &row_view, .nonzeros_by_input = &column_view});
  EXPECT_LT((dense.output - compressed.output).cwiseAbs().maxCoeff(), 1e-13);
  EXPECT_TRUE(GradientsAgree(dense.gradient, compressed.gradient, 1e-15));
}

TEST(Dense, BiasGradientIsTheSumOverTheBatch) {
  const Dense<double> layer(Shape{1, 1, 2}, 3);
  const LayerUnderTest test(layer, 4, 1);
  const FlatVector<double> gradient = test.Backward().parameters;
  for (Index k = 0; k < 3; ++k) {
    EXPECT_NEAR(gradient[static_cast<std::size_t>(6 + k)], test.output_weights.col(k).sum(), 1e-14);
  }
}

}  // namespace
}  // namespace nn

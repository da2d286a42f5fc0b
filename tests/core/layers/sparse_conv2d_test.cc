#include <gtest/gtest.h>

#include "core/layers/conv2d.h"
#include "tests/core/layers/layer_derivatives.h"

namespace nn {
namespace {

struct Case {
  Index filters;
  Index size;
  Index padding;
};

constexpr Case kCases[] = {{8, 5, 0}, {24, 5, 2}, {1, 3, 0}, {3, 3, 1}, {10, 1, 0}, {5, 2, 1}};
constexpr Index kExamples = 3;

struct Results {
  Matrix<double> output;
  FlatVector<double> gradient;
  Matrix<double> input_gradient;
};

/// Forward and backward on images of 9 by 7 pixels, of which a fifth are lit.
Results ResultsOf(const Conv2d<double>& layer, bool compressed) {
  LayerUnderTest test(layer, kExamples, 1);
  test.input = SparseMatrix<double>(kExamples, test.input.cols(), 4);
  const CompressedMatrix<double> rows(test.input);
  const SparseRows<double> view = rows.view();
  const LayerInput<double> input =
      compressed ? LayerInput<double>{.nonzeros_by_example = &view} : test.Rows();
  Results results{Matrix<double>::Constant(kExamples, layer.output_shape().size(), 77),
                  FlatVector<double>(test.parameters.size(), 77),
                  Matrix<double>::Constant(kExamples, layer.input_shape().size(), 77)};
  const MatrixView<double> output(results.output.data(), kExamples, results.output.cols());
  MatrixView<double> input_gradient(results.input_gradient.data(), kExamples,
                                    results.input_gradient.cols());
  layer.Forward(test.Pass(), input, output);
  layer.Backward(test.Pass(), input, {output.data(), kExamples, output.cols()},
                 {test.output_weights.data(), kExamples, output.cols()}, results.gradient,
                 &input_gradient);
  return results;
}

TEST(SparseConv2d, GoingByTheNonzeroPixelsGivesWhatTheWholeImageGives) {
  for (const auto& [filters, size, padding] : kCases) {
    SCOPED_TRACE(testing::Message()
                 << filters << " filters of " << size << " by " << size << ", padding " << padding);
    const Conv2d<double> layer({9, 7, 1}, filters, {.size = size, .stride = 1, .padding = padding});
    ASSERT_TRUE(layer.takes_sparse());
    const Results whole = ResultsOf(layer, /*compressed=*/false);
    const Results lit = ResultsOf(layer, /*compressed=*/true);
    EXPECT_LT((lit.output - whole.output).cwiseAbs().maxCoeff(), 1e-13);
    EXPECT_TRUE(GradientsAgree(lit.gradient, whole.gradient, 1e-13));
    EXPECT_EQ(lit.input_gradient, whole.input_gradient);
  }
}

TEST(SparseConv2d, TakesImagesOfOneChannelAtStrideOneOnly) {
  EXPECT_FALSE(Conv2d<float>({9, 7, 2}, 4, {.size = 3}).takes_sparse());
  EXPECT_FALSE(Conv2d<float>({9, 7, 1}, 4, {.size = 3, .stride = 2}).takes_sparse());
}

}  // namespace
}  // namespace nn

// What a layer gets without overriding anything but Forward and Backward is what the layers of the
// network compute by code of their own.
#include <gtest/gtest.h>

#include "core/layers/layer_kinds.h"
#include "core/model/model_spec.h"
#include "tests/core/layers/layer_derivatives.h"

namespace nn {
namespace {

/// A layer with nothing of its own but what has no default.
class Plain : public Layer<double> {
 public:
  explicit Plain(const Layer<double>& layer)
      : Layer<double>(layer.input_shape(), layer.output_shape()), layer_(layer) {}
  std::int64_t parameter_count() const override { return layer_.parameter_count(); }
  std::int64_t workspace_size(Index examples) const override {
    return layer_.workspace_size(examples);
  }
  void Forward(const LayerPass<double>& pass, const LayerInput<double>& input,
               MatrixView<double> output) const override {
    layer_.Forward(pass, input, output);
  }
  void Backward(const LayerPass<double>& pass, const LayerInput<double>& input,
                ConstMatrixView<double> output, ConstMatrixView<double> output_gradient,
                std::span<double> parameter_gradient,
                MatrixView<double>* input_gradient) const override {
    layer_.Backward(pass, input, output, output_gradient, parameter_gradient, input_gradient);
  }

 private:
  const Layer<double>& layer_;
};

constexpr Index kExamples = 3;

/// Calls check(layer, test of it) for a layer of every kind; no input is at a kink.
template <class Check>
void ForEveryKind(Check check) {
  const Shape shape{5, 4, 2};
  for (const LayerKind* const kind : LayerKinds()) {
    SCOPED_TRACE(kind->name);
    const std::string_view text = kind->settings.empty() ? kind->name : kind->example;
    Result<std::vector<LayerSpec>> specs = ParseLayers(
        kind->input == InputForm::kImage && kind->name == "conv" ? "conv(3,2,pad=1)" : text);
    ASSERT_TRUE(specs);
    const std::unique_ptr<Layer<double>> layer = MakeLayer<double>(specs->front(), shape);
    check(*layer, LayerUnderTest(*layer, kExamples, 1));
  }
}

Matrix<double> Tangent(const Layer<double>& layer, const LayerUnderTest& test, bool input_moves) {
  const Matrix<double> output = test.Forward();
  const Matrix<double> along =
      RandomMatrix<double>(1, std::max<Index>(static_cast<Index>(layer.parameter_count()), 1), 21);
  const Matrix<double> input = RandomMatrix<double>(kExamples, test.input.cols(), 22);
  const ConstMatrixView<double> input_tangent(input.data(), input.rows(), input.cols());
  Matrix<double> tangent = Matrix<double>::Constant(output.rows(), output.cols(), 77);
  layer.ForwardTangent(test.Pass(), test.Rows(), {output.data(), output.rows(), output.cols()},
                       {along.data(), static_cast<std::size_t>(layer.parameter_count())},
                       input_moves ? &input_tangent : nullptr,
                       {tangent.data(), tangent.rows(), tangent.cols()});
  return tangent;
}

TEST(LayerDefaults, TheTangentIsEachLayersOwn) {
  ForEveryKind([](const Layer<double>& layer, const LayerUnderTest& test) {
    for (const bool input_moves : {true, false}) {
      const Matrix<double> own = Tangent(layer, test, input_moves);
      EXPECT_TRUE(Tangent(Plain(layer), test, input_moves).isApprox(own, 1e-13) || own.isZero())
          << "input moves: " << input_moves;
    }
  });
}

/// The changes of the whole output of one example, for changes of one channel of its input.
std::vector<double> ChangesOf(const Layer<double>& layer, const LayerUnderTest& test, double size) {
  constexpr Index kExample = 2;
  const Matrix<double> output = test.Forward();
  const ChangedPlaces places = ChangedPlaces::OneChannel(layer.input_shape(), 1);
  Matrix<double> input = RandomMatrix<double>(places.count, kNudges<double>, 23, size);
  const ChangedPlaces reached = layer.Reach(places);
  std::vector<double> changes(static_cast<std::size_t>(reached.count * kNudges<double>), 77);
  layer.ForwardChange(test.Pass(),
                      {.example = kExample,
                       .input = test.input.row(kExample).data(),
                       .output = output.row(kExample).data()},
                      {places, input.data()}, {reached, changes.data()});
  std::vector<double> all(static_cast<std::size_t>(output.cols() * kNudges<double>));
  for (Index k = 0; k < reached.count * kNudges<double>; ++k) {
    const Index place = reached.first + k / kNudges<double> * reached.stride;
    all[static_cast<std::size_t>(place * kNudges<double> + k % kNudges<double>)] =
        changes[static_cast<std::size_t>(k)];
  }
  return all;
}

TEST(LayerDefaults, TheChangeIsEachLayersOwn) {
  ForEveryKind([](const Layer<double>& layer, const LayerUnderTest& test) {
    for (const double size : {1e-3, 0.5}) {
      const std::vector<double> own = ChangesOf(layer, test, size);
      const std::vector<double> plain = ChangesOf(Plain(layer), test, size);
      ASSERT_EQ(own.size(), plain.size());
      for (std::size_t k = 0; k < own.size(); ++k) EXPECT_NEAR(plain[k], own[k], 1e-13);
    }
  });
}

}  // namespace
}  // namespace nn

#include "core/layers/dense.h"

#include <algorithm>

#include "core/linalg/column_sums.h"
#include "core/linalg/sparse_products.h"
#include "core/linalg/tiled_product.h"

namespace nn {

template <class S>
Dense<S>::Dense(Shape input, Index outputs)
    : Layer<S>(input, Shape{1, 1, outputs}), inputs_(input.size()), outputs_(outputs) {}

template <class S>
std::span<const S> Dense<S>::Bias(std::span<const S> parameters) const {
  return Slice(parameters, inputs_ * outputs_, outputs_);
}

template <class S>
std::int64_t Dense<S>::workspace_size(Index examples) const {
  return PackedSize(examples) + std::max(inputs_, outputs_);
}

template <class S>
std::int64_t Dense<S>::PackedSize(Index examples) const {
  using Panels = PackedPanels<S>;
  return std::max({Panels::Size(inputs_, outputs_), Panels::Size(outputs_, inputs_),
                   Panels::Size(examples, outputs_)});
}

template <class S>
void Dense<S>::Initialize(Initialization initialization, RandomStream& stream,
                          std::span<S> parameters) const {
  DrawParameters(initialization, {.inputs = inputs_, .outputs = outputs_}, outputs_, stream,
                 parameters);
}

template <class S>
void Dense<S>::Forward(const LayerPass<S>& pass, const LayerInput<S>& input,
                       MatrixView<S> output) const {
  const std::span<const S> bias = Bias(pass.parameters);
  if (input.nonzeros_by_example != nullptr) {
    MultiplyRows(*input.nonzeros_by_example,
                 ConstMatrixView<S>(pass.parameters.data(), inputs_, outputs_), bias, output);
    return;
  }
  MultiplyByWeights(pass, input.rows, bias.data(), output);
}

template <class S>
void Dense<S>::MultiplyByWeights(const LayerPass<S>& pass, ConstMatrixView<S> input,
                                 const S* initial, MatrixView<S> output) const {
  const PackedPanels<S> weights(pass.workspace, pass.parameters.data(), inputs_, outputs_, outputs_,
                                1);
  const LeftFactor<S> rows{
      .data = input.data(), .rows = {inputs_}, .inner = inputs_, .inner_stride = 1};
  MultiplyTiledInParallel<S>(output.rows(), rows, weights, initial, output.data(), {outputs_});
}

template <class S>
void Dense<S>::Backward(const LayerPass<S>& pass, const LayerInput<S>& input,
                        ConstMatrixView<S> /*output*/, ConstMatrixView<S> output_gradient,
                        std::span<S> parameter_gradient, MatrixView<S>* input_gradient) const {
  const Index n = output_gradient.rows();
  const std::span<S> zeros = pass.workspace.subspan(static_cast<std::size_t>(PackedSize(n)));
  std::ranges::fill(zeros, S{0});
  if (input.nonzeros_by_input != nullptr) {
    MultiplyColumns(*input.nonzeros_by_input, output_gradient,
                    MatrixView<S>(parameter_gradient.data(), inputs_, outputs_));
  } else {
    const PackedPanels<S> delta(pass.workspace, output_gradient.data(), n, outputs_, outputs_, 1);
    const LeftFactor<S> columns{
        .data = input.rows.data(), .rows = {1}, .inner = n, .inner_stride = inputs_};
    MultiplyTiledInParallel<S>(inputs_, columns, delta, zeros.data(), parameter_gradient.data(),
                               {outputs_});
  }
  SumColumns(output_gradient, Slice(parameter_gradient, inputs_ * outputs_, outputs_));
  if (input_gradient != nullptr) {
    const PackedPanels<S> weights(pass.workspace, pass.parameters.data(), outputs_, inputs_, 1,
                                  outputs_);
    const LeftFactor<S> delta{
        .data = output_gradient.data(), .rows = {outputs_}, .inner = outputs_, .inner_stride = 1};
    MultiplyTiledInParallel<S>(n, delta, weights, zeros.data(), input_gradient->data(), {inputs_});
  }
}

/// (x W)˙ = x Ẇ + ẋ W.
template <class S>
void Dense<S>::ForwardTangent(const LayerPass<S>& pass, const LayerInput<S>& input,
                              ConstMatrixView<S> /*output*/, std::span<const S> parameter_tangent,
                              const ConstMatrixView<S>* input_tangent,
                              MatrixView<S> output_tangent) const {
  LayerPass<S> along = pass;
  along.parameters = parameter_tangent;
  Forward(along, input, output_tangent);
  if (input_tangent != nullptr) MultiplyByWeights(pass, *input_tangent, nullptr, output_tangent);
}

template class Dense<float>;
template class Dense<double>;

}  // namespace nn

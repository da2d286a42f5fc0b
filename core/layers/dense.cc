#include "core/layers/dense.h"

#include <algorithm>
#include <cmath>

#include "core/linalg/sparse_products.h"

namespace nn {
namespace {

/// Draws one weight of a layer with this many inputs and outputs.
double DrawWeight(Initialization initialization, double inputs, double outputs, RandomStream& stream) {
  switch (initialization) {
    case Initialization::kUnitNormal: return stream.Normal();
    case Initialization::kScaledNormal: return stream.Normal() / std::sqrt(inputs);
    case Initialization::kXavier: return stream.Uniform(-1, 1) * std::sqrt(6 / (inputs + outputs));
    case Initialization::kHe: return stream.Normal() * std::sqrt(2 / inputs);
  }
  NN_ASSERT(false);
}

bool DrawsBiases(Initialization initialization) {
  return initialization == Initialization::kUnitNormal || initialization == Initialization::kScaledNormal;
}

}  // namespace

template <class S>
Dense<S>::Dense(Shape input, Index outputs)
    : Layer<S>(input, Shape{1, 1, outputs}), inputs_(input.size()), outputs_(outputs) {}

template <class S>
std::span<const S> Dense<S>::Bias(std::span<const S> parameters) const {
  return Slice(parameters, inputs_ * outputs_, outputs_);
}

template <class S>
void Dense<S>::Initialize(Initialization initialization, RandomStream& stream, std::span<S> parameters) const {
  const auto inputs = static_cast<double>(inputs_);
  const auto outputs = static_cast<double>(outputs_);
  for (S& weight : Slice(parameters, 0, inputs_ * outputs_)) {
    weight = static_cast<S>(DrawWeight(initialization, inputs, outputs, stream));
  }
  for (S& bias : Slice(parameters, inputs_ * outputs_, outputs_)) {
    bias = DrawsBiases(initialization) ? static_cast<S>(stream.Normal()) : S{0};
  }
}

template <class S>
void Dense<S>::Forward(const LayerPass<S>& pass, const LayerInput<S>& input, MatrixView<S> output) const {
  const ConstMatrixView<S> weights(pass.parameters.data(), inputs_, outputs_);
  const std::span<const S> bias = Bias(pass.parameters);
  if (input.compressed_rows != nullptr) {
    MultiplyRows(*input.compressed_rows, weights, bias, output);
    return;
  }
  output.rowwise() = ConstRowView<S>(bias.data(), outputs_);
  output.noalias() += input.rows * weights;
}

template <class S>
void Dense<S>::Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> /*output*/,
                        ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                        MatrixView<S>* input_gradient) const {
  MatrixView<S> weight_gradient(parameter_gradient.data(), inputs_, outputs_);
  if (input.compressed_columns != nullptr) {
    MultiplyColumns(*input.compressed_columns, output_gradient, weight_gradient);
  } else {
    weight_gradient.noalias() = input.rows.transpose() * output_gradient;
  }
  RowView<S>(parameter_gradient.data() + inputs_ * outputs_, outputs_) = output_gradient.colwise().sum();
  if (input_gradient != nullptr) {
    const ConstMatrixView<S> weights(pass.parameters.data(), inputs_, outputs_);
    input_gradient->noalias() = output_gradient * weights.transpose();
  }
}

template class Dense<float>;
template class Dense<double>;

}  // namespace nn

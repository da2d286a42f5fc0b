#include "core/layers/dense.h"

#include "core/linalg/sparse_products.h"

namespace nn {

template <class S>
Dense<S>::Dense(Shape input, Index outputs)
    : Layer<S>(input, Shape{1, 1, outputs}), inputs_(input.size()), outputs_(outputs) {}

template <class S>
std::span<const S> Dense<S>::Bias(std::span<const S> parameters) const {
  return Slice(parameters, inputs_ * outputs_, outputs_);
}

template <class S>
void Dense<S>::Initialize(Initialization initialization, RandomStream& stream, std::span<S> parameters) const {
  DrawParameters(initialization, {.inputs = inputs_, .outputs = outputs_}, outputs_, stream, parameters);
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

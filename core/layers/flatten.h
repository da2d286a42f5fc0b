#pragma once

#include "core/layers/layer.h"

namespace nn {

/// An image read as a vector. In memory it is one already, so values and gradients are only handed on.
template <class S>
class Flatten : public Layer<S> {
 public:
  explicit Flatten(Shape input) : Layer<S>(input, Shape{1, 1, input.size()}) {}

  void Forward(const LayerPass<S>&, const LayerInput<S>& input, MatrixView<S> output) const override { output = input.rows; }
  void Backward(const LayerPass<S>&, const LayerInput<S>&, ConstMatrixView<S>, ConstMatrixView<S> output_gradient, std::span<S>,
                MatrixView<S>* input_gradient) const override {
    if (input_gradient != nullptr) *input_gradient = output_gradient;
  }
};

}  // namespace nn

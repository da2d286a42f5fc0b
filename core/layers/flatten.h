#pragma once

#include <algorithm>

#include "core/layers/layer.h"
#include "core/layers/layer_kind.h"

namespace nn {

inline constexpr LayerKind kFlattenLayer{.name = "flatten"};

/// Reads an image as a vector. In memory it already is one, so values and gradients are passed on
/// unchanged.
template <class S>
class Flatten : public Layer<S> {
 public:
  Flatten(Shape input, const LayerSpec&) : Layer<S>(input, Shape{1, 1, input.size()}) {}

  bool is_elementwise() const override { return true; }
  void Forward(const LayerPass<S>&, const LayerInput<S>& input,
               MatrixView<S> output) const override {
    output = input.rows;
  }
  void Backward(const LayerPass<S>&, const LayerInput<S>&, ConstMatrixView<S>,
                ConstMatrixView<S> output_gradient, std::span<S>,
                MatrixView<S>* input_gradient) const override {
    if (input_gradient != nullptr) *input_gradient = output_gradient;
  }
  ChangedPlaces Reach(const ChangedPlaces& input) const override { return input.Flattened(); }
  void ForwardChange(const LayerPass<S>&, const UnchangedExample<S>&, const Changes<S>& input,
                     const Changes<S>& output) const override {
    std::copy_n(input.values, input.places.count * kNudges<S>, output.values);
  }
};

}  // namespace nn

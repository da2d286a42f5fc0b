#include "core/layers/layer.h"

#include <algorithm>

namespace nn {

template <class S>
void Layer<S>::ForwardTangent(const LayerPass<S>& pass, const LayerInput<S>& input,
                              ConstMatrixView<S> output, std::span<const S> parameter_tangent,
                              const ConstMatrixView<S>* input_tangent,
                              MatrixView<S> output_tangent) const {
  if (is_elementwise() && input_tangent != nullptr)
    return Backward(pass, input, output, *input_tangent, {}, &output_tangent);
  output_tangent.setZero();
  if (is_elementwise()) return;
  // One row of the Jacobian after the other: the gradient of a single output of a single example.
  const Index inputs = input_shape_.size();
  const auto parameters = static_cast<Index>(parameter_tangent.size());
  FlatVector<S> memory(
      static_cast<std::size_t>(output.size() + parameters + output.rows() * inputs));
  S* const one = memory.data();
  S* const by_parameters = one + output.size();
  MatrixView<S> by_inputs(by_parameters + parameters, output.rows(), inputs);
  const auto add_products = [](const S* a, const S* b, Index count, S& sum) {
    for (Index k = 0; k < count; ++k) sum += a[k] * b[k];
  };
  for (Index k = 0; k < output.size(); ++k) {
    one[k] = 1;
    Backward(pass, input, output, {one, output.rows(), output.cols()},
             {by_parameters, parameter_tangent.size()},
             input_tangent != nullptr ? &by_inputs : nullptr);
    one[k] = 0;
    S& tangent = output_tangent.data()[k];
    add_products(by_parameters, parameter_tangent.data(), parameters, tangent);
    const Index row = k / output.cols() * inputs;
    if (input_tangent != nullptr)
      add_products(by_inputs.data() + row, input_tangent->data() + row, inputs, tangent);
  }
}

template <class S>
void Layer<S>::ForwardChange(const LayerPass<S>& pass, const UnchangedExample<S>& unchanged,
                             const Changes<S>& input, const Changes<S>& output) const {
  const Index inputs = input_shape_.size();
  const auto own_memory = static_cast<std::size_t>(workspace_size(1));
  FlatVector<S> memory(own_memory + static_cast<std::size_t>(inputs + output_shape_.size()));
  S* const changed = memory.data() + own_memory;
  S* const result = changed + inputs;
  std::copy_n(unchanged.input, inputs, changed);
  LayerPass<S> alone = pass;
  alone.workspace = {memory.data(), own_memory};
  alone.first_example = unchanged.example;
  const auto place_of = [](const ChangedPlaces& places, Index k) {
    return places.first + k * places.stride;
  };
  for (Index nudge = 0; nudge < kNudges<S>; ++nudge) {
    for (Index k = 0; k < input.places.count; ++k) {
      const Index place = place_of(input.places, k);
      changed[place] = unchanged.input[place] + input.at(k)[nudge];
    }
    Forward(alone, {.rows = {changed, 1, inputs}}, {result, 1, output_shape_.size()});
    for (Index k = 0; k < output.places.count; ++k) {
      const Index place = place_of(output.places, k);
      output.at(k)[nudge] = result[place] - unchanged.output[place];
    }
  }
}

template class Layer<float>;
template class Layer<double>;

}  // namespace nn

#include "core/layers/activation.h"

namespace nn {

template <class S>
void Activation<S>::Forward(const LayerPass<S>&, const LayerInput<S>& input, MatrixView<S> output) const {
  const auto z = input.rows.array();
  switch (kind_) {
    case ActivationKind::kSigmoid: output = (S{1} + (-z).exp()).inverse(); return;
    case ActivationKind::kTanh: output = z.tanh(); return;
    // Written as a comparison, not max(): a NaN must come out as a NaN, so that divergence is seen.
    case ActivationKind::kRelu: output = (z <= S{0}).select(S{0}, z); return;
  }
}

template <class S>
void Activation<S>::Backward(const LayerPass<S>&, const LayerInput<S>&, ConstMatrixView<S> output,
                             ConstMatrixView<S> output_gradient, std::span<S>, MatrixView<S>* input_gradient) const {
  if (input_gradient == nullptr) return;
  const auto a = output.array();
  const auto delta = output_gradient.array();
  switch (kind_) {
    case ActivationKind::kSigmoid: *input_gradient = delta * a * (S{1} - a); return;
    case ActivationKind::kTanh: *input_gradient = delta * (S{1} - a.square()); return;
    case ActivationKind::kRelu: *input_gradient = (a <= S{0}).select(S{0}, delta); return;
  }
}

template class Activation<float>;
template class Activation<double>;

}  // namespace nn

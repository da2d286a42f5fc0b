#include "core/layers/self_gated.h"

#include "core/linalg/sigmoid.h"
#include "core/parallel/parallel.h"

namespace nn {
namespace {

/// Parts begin at whole vectors of any type of number, so that a value does not depend on the
/// number of threads.
Divisible Parts(Index values) { return {.count = values, .minimum = kWorthATask, .multiple = 16}; }

}  // namespace

template <class S>
void SelfGated<S>::OpenGates(const S* z, Index count, S* gates) const {
  const S slope = static_cast<S>(gate_.slope);
  const S bend = static_cast<S>(gate_.bend);
  for (Index k = 0; k < count; ++k) gates[k] = z[k] * (z[k] * z[k] * bend + slope);
  SigmoidOfEach(count, gates, gates);
}

template <class S>
void SelfGated<S>::Forward(const LayerPass<S>&, const LayerInput<S>& input,
                           MatrixView<S> output) const {
  ParallelRanges(Parts(output.size()), [&](Index begin, Index end) {
    const S* const z = input.rows.data();
    S* const values = output.data();
    OpenGates(z + begin, end - begin, values + begin);
    for (Index k = begin; k < end; ++k) values[k] *= z[k];
  });
}

template <class S>
void SelfGated<S>::Backward(const LayerPass<S>&, const LayerInput<S>& input, ConstMatrixView<S>,
                            ConstMatrixView<S> output_gradient, std::span<S>,
                            MatrixView<S>* input_gradient) const {
  if (input_gradient == nullptr) return;
  ParallelRanges(Parts(output_gradient.size()), [&](Index begin, Index end) {
    const S* const inputs = input.rows.data();
    S* const target = input_gradient->data();
    const S slope = static_cast<S>(gate_.slope);
    const S bend = static_cast<S>(3 * gate_.bend);
    OpenGates(inputs + begin, end - begin, target + begin);
    for (Index k = begin; k < end; ++k) {
      const S z = inputs[k];
      const S gate = target[k];
      const S steepness = z * z * bend + slope;  // g'(z)
      target[k] = output_gradient.data()[k] * gate * (1 + z * (1 - gate) * steepness);
    }
  });
}

template class SelfGated<float>;
template class SelfGated<double>;

}  // namespace nn

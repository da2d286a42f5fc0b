#include "core/layers/dense.h"

#include <algorithm>

#include "core/linalg/simd.h"

namespace nn {

template <class S>
void Dense<S>::GatherInputs(const S* input, Index row, S* target, Index /*stride*/) const {
  *target = row < inputs_ ? input[row] : S{1};
}

/// The layer is linear, so the change of the output is the change of the input times the weights.
/// One changed input needs one row of the weights.
template <class S>
void Dense<S>::ForwardChange(const LayerPass<S>& pass, const UnchangedExample<S>&,
                             const Changes<S>& input, const Changes<S>& output) const {
  using V = Simd<S>;
  const S* const weights = pass.parameters.data() + input.places.first * outputs_;
  if (input.places.count == 1) {
    for (Index lane = 0; lane < kNudges<S>; lane += V::kLanes) {
      const auto change = V::Load(input.values + lane);
      for (Index unit = 0; unit < outputs_; ++unit)
        V::Store(output.at(unit) + lane, change * weights[unit]);
    }
    return;
  }
  // Transposed: a row of the left factor holds the weights into one unit.
  const LeftFactor<S> left{.data = weights,
                           .rows = {1},
                           .inner = input.places.count,
                           .inner_stride = input.places.stride * outputs_};
  const Index size = input.places.count * kNudges<S>;
  std::fill_n(output.values, outputs_ * kNudges<S>, S{0});
  MultiplyTiled<S>(outputs_, left,
                   PackedPanels<S>::View({input.values, static_cast<std::size_t>(size)},
                                         input.places.count, kNudges<S>),
                   nullptr, output.values, {kNudges<S>});
}

template void Dense<float>::GatherInputs(const float*, Index, float*, Index) const;
template void Dense<float>::ForwardChange(const LayerPass<float>&, const UnchangedExample<float>&,
                                          const Changes<float>&, const Changes<float>&) const;
template void Dense<double>::GatherInputs(const double*, Index, double*, Index) const;
template void Dense<double>::ForwardChange(const LayerPass<double>&,
                                           const UnchangedExample<double>&, const Changes<double>&,
                                           const Changes<double>&) const;

}  // namespace nn

#include "core/layers/activation.h"

#include "core/linalg/exponential.h"
#include "core/linalg/sigmoid.h"
#include "core/linalg/simd.h"
#include "core/parallel/parallel.h"

namespace nn {
namespace {

/// Calls compute(begin, count) for ranges that together cover all values.
template <class S, class Compute>
void InParallel(Index values, const Compute& compute) {
  ParallelRanges({.count = values, .minimum = kWorthATask, .multiple = Simd<S>::kLanes},
                 [&](Index begin, Index end) { compute(begin, end - begin); });
}

}  // namespace

template <class S>
void Activation<S>::Forward(const LayerPass<S>&, const LayerInput<S>& input,
                            MatrixView<S> output) const {
  InParallel<S>(output.size(), [&](Index begin, Index count) {
    const S* const z = input.rows.data() + begin;
    S* const a = output.data() + begin;
    if (kind_ == ActivationKind::kSigmoid) return SigmoidOfEach(count, z, a);
    ForEachVector<S>(count, [&](auto v, Index k) {
      using V = decltype(v);
      const auto value = V::Load(z + k);
      switch (kind_) {
        case ActivationKind::kSigmoid:
          return;
        case ActivationKind::kTanh:
          V::Store(a + k, Tanh<V>(value));
          return;
        // Written as a comparison, not max(): a NaN must come out as a NaN, so that divergence is
        // seen.
        case ActivationKind::kRelu:
          V::Store(a + k, value <= V::Splat(0) ? V::Splat(0) : value);
          return;
      }
    });
  });
}

/// The derivative, from the activations.
template <class S>
void Activation<S>::Backward(const LayerPass<S>&, const LayerInput<S>&, ConstMatrixView<S> output,
                             ConstMatrixView<S> output_gradient, std::span<S>,
                             MatrixView<S>* input_gradient) const {
  if (input_gradient == nullptr) return;
  const S* const activations = output.data();
  const S* const deltas = output_gradient.data();
  S* const target = input_gradient->data();
  InParallel<S>(output.size(), [&](Index begin, Index count) {
    ForEachVector<S>(count, [&](auto v, Index k) {
      using V = decltype(v);
      const auto a = V::Load(activations + begin + k);
      const auto delta = V::Load(deltas + begin + k);
      const auto one = V::Splat(1);
      switch (kind_) {
        case ActivationKind::kSigmoid:
          V::Store(target + begin + k, delta * a * (one - a));
          return;
        case ActivationKind::kTanh:
          V::Store(target + begin + k, delta * (one - a * a));
          return;
        case ActivationKind::kRelu:
          V::Store(target + begin + k, a <= V::Splat(0) ? V::Splat(0) : delta);
          return;
      }
    });
  });
}

template class Activation<float>;
template class Activation<double>;

}  // namespace nn

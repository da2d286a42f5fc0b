#include "core/error/error.h"
#include "core/layers/activation.h"
#include "core/linalg/difference_functions.h"

namespace nn {
namespace {

template <class S>
using VectorOf = typename Simd<S>::Vector;

/// σ(z + d) − σ(z) = s (1 − s) u / (1 + s u) with s = σ(z), u = eᵈ − 1: an identity, exact for
/// every d. Here |d| ≤ kNearZero.
template <class S>
struct SmallSigmoidChange {
  explicit SmallSigmoidChange(S s) : s_(s), slope_(s * (S{1} - s)) {}
  VectorOf<S> operator()(VectorOf<S> d) const {
    const auto u = DifferenceFunctions<S>::ExpMinusOneNearZero(d);
    return u * slope_ / (u * s_ + S{1});
  }
  S s_;
  S slope_;
};

/// The same for any d, in terms of e^−|d|, which cannot overflow: with w = 1 − e^−|d| and t = s for
/// d > 0, 1 − s otherwise, ± s (1 − s) w / (e^−|d| + t w).
template <class S>
struct SigmoidChange {
  explicit SigmoidChange(S s) : s_(s), slope_(s * (S{1} - s)) {}
  VectorOf<S> operator()(VectorOf<S> d) const {
    const auto exponential =
        DifferenceFunctions<S>::ExpOfNegative(-DifferenceFunctions<S>::Magnitude(d));
    const auto w = -exponential.minus_one;
    const auto t = d > S{0} ? Simd<S>::Splat(s_) : Simd<S>::Splat(S{1} - s_);
    // A saturated unit has slope 0, and gives 0/0 if d could have taken it out of saturation: its
    // change is lost in rounding anyway.
    const auto denominator = exponential.value + t * w;
    const auto change = denominator > S{0} ? w * slope_ / denominator : w * slope_;
    return d > S{0} ? change : -change;
  }
  S s_;
  S slope_;
};

/// tanh z = 2 σ(2z) − 1, so its change by d is twice the sigmoid's by 2d.
template <class Change, class S>
struct TanhChange {
  explicit TanhChange(S a) : sigmoid_((S{1} + a) / 2) {}
  VectorOf<S> operator()(VectorOf<S> d) const { return sigmoid_(d * S{2}) * S{2}; }
  Change sigmoid_;
};

/// max(0, z + d) − max(0, z).
template <class S>
struct ReluChange {
  explicit ReluChange(S z) : z_(z) {}
  VectorOf<S> operator()(VectorOf<S> d) const {
    if (z_ > S{0}) return d < -z_ ? Simd<S>::Splat(-z_) : d;
    const auto above = d + z_;
    return above < S{0} ? Simd<S>::Splat(S{0}) : above;
  }
  S z_;
};

/// output = function of (the example's value at the place)(input change), at every place.
template <class Function, class S>
void Apply(const S* values, const Changes<S>& input, const Changes<S>& output) {
  using V = Simd<S>;
  for (Index k = 0; k < input.places.count; ++k) {
    const Function function(values[input.places.first + k * input.places.stride]);
    for (Index lane = 0; lane < kNudges<S>; lane += V::kLanes)
      V::Store(output.at(k) + lane, function(V::Load(input.at(k) + lane)));
  }
}

template <class S>
bool AllNearZero(const Changes<S>& changes, S limit) {
  using V = Simd<S>;
  auto largest = V::Splat(S{0});
  for (Index k = 0; k < changes.places.count * kNudges<S>; k += V::kLanes) {
    const auto magnitude = DifferenceFunctions<S>::Magnitude(V::Load(changes.values + k));
    largest = magnitude > largest ? magnitude : largest;
  }
  return !DifferenceFunctions<S>::AnyAbove(largest, limit);
}

}  // namespace

template <class S>
void Activation<S>::ForwardChange(const LayerPass<S>&, const UnchangedExample<S>& unchanged,
                                  const Changes<S>& input, const Changes<S>& output) const {
  constexpr S kNearZero = DifferenceFunctions<S>::kNearZero;
  const S* const a = unchanged.output;
  switch (kind_) {
    case ActivationKind::kSigmoid:
      if (AllNearZero(input, kNearZero)) return Apply<SmallSigmoidChange<S>>(a, input, output);
      return Apply<SigmoidChange<S>>(a, input, output);
    case ActivationKind::kTanh:
      if (AllNearZero(input, kNearZero / 2))
        return Apply<TanhChange<SmallSigmoidChange<S>, S>>(a, input, output);
      return Apply<TanhChange<SigmoidChange<S>, S>>(a, input, output);
    case ActivationKind::kRelu:
      return Apply<ReluChange<S>>(unchanged.input, input, output);
  }
}

template <class S>
NN_RARELY_RUN void Activation<S>::FindKinks(const UnchangedExample<S>& unchanged,
                                            const Changes<S>& input, bool* crossed) const {
  if (kind_ != ActivationKind::kRelu) return;
  for (Index k = 0; k < input.places.count; ++k) {
    const S z = unchanged.input[input.places.first + k * input.places.stride];
    for (Index nudge = 0; nudge < kNudges<S>; ++nudge)
      crossed[nudge] |= (z > S{0}) != (z + input.at(k)[nudge] > S{0});
  }
}

template void Activation<float>::FindKinks(const UnchangedExample<float>&, const Changes<float>&,
                                           bool*) const;
template void Activation<double>::FindKinks(const UnchangedExample<double>&, const Changes<double>&,
                                            bool*) const;
template void Activation<float>::ForwardChange(const LayerPass<float>&,
                                               const UnchangedExample<float>&,
                                               const Changes<float>&, const Changes<float>&) const;
template void Activation<double>::ForwardChange(const LayerPass<double>&,
                                                const UnchangedExample<double>&,
                                                const Changes<double>&,
                                                const Changes<double>&) const;

}  // namespace nn

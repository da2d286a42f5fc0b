#include "core/loss/softmax_cross_entropy.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/linalg/difference_functions.h"
#include "core/linalg/exponential.h"

namespace nn {
namespace {

/// The changes of one output, or null if it does not change.
template <class S>
const S* ChangesAt(const Changes<S>& output, Index place) {
  const ChangedPlaces& places = output.places;
  const Index k = (place - places.first) / places.stride;
  const bool changes =
      place >= places.first && k < places.count && places.first + k * places.stride == place;
  return changes ? output.at(k) : nullptr;
}

/// Σ over the classes k other than the label of p_k (e^x_k − 1), with x_k = d_k − d_label, for the
/// nudges of one vector.
template <class S, class ExpMinusOne>
typename Simd<S>::Vector SumOfOthers(std::span<const S> probabilities, Index label,
                                     const Changes<S>& output, Index lane,
                                     ExpMinusOne exp_minus_one) {
  using V = Simd<S>;
  const S* const of_label = ChangesAt(output, label);
  const auto label_change = of_label != nullptr ? V::Load(of_label + lane) : V::Splat(S{0});
  auto sum = V::Splat(S{0});
  S unchanged = 0;  // probability of all other classes whose logits do not change
  for (Index k = 0; k < static_cast<Index>(probabilities.size()); ++k) {
    if (k == label) continue;
    const S probability = probabilities[static_cast<std::size_t>(k)];
    if (const S* const change = ChangesAt(output, k)) {
      sum += exp_minus_one(V::Load(change + lane) - label_change) * probability;
    } else {
      unchanged += probability;
    }
  }
  return of_label != nullptr && unchanged > 0 ? sum + exp_minus_one(-label_change) * unchanged
                                              : sum;
}

/// The largest |d| of one vector of nudges.
template <class S>
S LargestChange(const Changes<S>& output, Index lane) {
  using V = Simd<S>;
  auto largest = V::Splat(S{0});
  for (Index k = 0; k < output.places.count; ++k) {
    const auto magnitude = DifferenceFunctions<S>::Magnitude(V::Load(output.at(k) + lane));
    largest = magnitude > largest ? magnitude : largest;
  }
  S result = 0;
  for (int v = 0; v < V::kLanes; ++v) result = std::max(result, largest[v]);
  return result;
}

/// log Σ e^z_k.
template <class Logit>
double LogSumExp(Index classes, Logit logit) {
  double largest = logit(0);
  for (Index k = 1; k < classes; ++k) largest = std::max(largest, logit(k));
  double sum = 0;
  for (Index k = 0; k < classes; ++k) sum += std::exp(logit(k) - largest);
  return std::log(sum) + largest;
}

/// The change of the loss by one nudge whose exponentials would overflow: the difference of two
/// losses, which is large, too.
template <class S>
S LargeChange(std::span<const S> logits, Index label, const Changes<S>& output, Index lane) {
  const auto change = [&](Index k) {
    const S* const at = ChangesAt(output, k);
    return at != nullptr ? static_cast<double>(at[lane]) : 0.0;
  };
  const auto logit = [&](Index k) {
    return static_cast<double>(logits[static_cast<std::size_t>(k)]);
  };
  const auto classes = static_cast<Index>(logits.size());
  return static_cast<S>(LogSumExp(classes, [&](Index k) { return logit(k) + change(k); }) -
                        LogSumExp(classes, logit) - change(label));
}

/// Σ e^(z_k − shift).
template <class S>
double SumOfExponentials(const S* logits, Index classes, S shift) {
  double sum = 0;
  ForEachVector<S>(classes, [&](auto v, Index k) {
    using V = decltype(v);
    const auto values = Exp<V>(V::Load(logits + k) - V::Splat(shift));
    if constexpr (V::kLanes == 1) {
      sum += static_cast<double>(values);
    } else {
      for (int lane = 0; lane < V::kLanes; ++lane) sum += static_cast<double>(values[lane]);
    }
  });
  return sum;
}

}  // namespace

template <class S>
double SoftmaxCrossEntropy<S>::Value(ConstMatrixView<S> logits,
                                     std::span<const std::uint8_t> labels) const {
  double sum = 0;
  for (Index row = 0; row < logits.rows(); ++row) {
    const auto z = logits.row(row);
    const S largest =
        z.maxCoeff();  // the shift keeps e^z from overflowing and changes nothing else
    const double above = static_cast<double>(largest) -
                         static_cast<double>(z(labels[static_cast<std::size_t>(row)]));
    sum += std::log(SumOfExponentials(z.data(), logits.cols(), largest)) + above;
  }
  return sum / static_cast<double>(logits.rows());
}

template <class S>
void SoftmaxCrossEntropy<S>::Gradient(ConstMatrixView<S> logits,
                                      std::span<const std::uint8_t> labels,
                                      MatrixView<S> gradient) const {
  const S scale = S{1} / static_cast<S>(logits.rows());
  gradient = logits;
  Predict(gradient);
  gradient *= scale;
  for (Index row = 0; row < logits.rows(); ++row)
    gradient(row, labels[static_cast<std::size_t>(row)]) -= scale;
}

template <class S>
void SoftmaxCrossEntropy<S>::Predict(MatrixView<S> logits) const {
  for (Index row = 0; row < logits.rows(); ++row)
    logits.row(row).array() -= logits.row(row).maxCoeff();
  ForEachVector<S>(logits.size(), [&](auto v, Index k) {
    using V = decltype(v);
    V::Store(logits.data() + k, Exp<V>(V::Load(logits.data() + k)));
  });
  for (Index row = 0; row < logits.rows(); ++row) logits.row(row) /= logits.row(row).sum();
}

template <class S>
S SoftmaxCrossEntropy<S>::PredictSlope(std::span<const S> probabilities, Index answer,
                                       Index output) const {
  const S probability = probabilities[static_cast<std::size_t>(output)];
  return probabilities[static_cast<std::size_t>(answer)] *
         ((answer == output ? S{1} : S{0}) - probability);
}

template <class S>
double SoftmaxCrossEntropy<S>::LossOfGuessing(Index classes) const {
  return -std::log(1 / static_cast<double>(classes));
}

/// log Σ p_k e^d_k − d_label = log(1 + Σ_{k≠label} p_k (e^(d_k − d_label) − 1)), which loses no
/// digits however small d is.
template <class S>
void SoftmaxCrossEntropy<S>::Changes(std::span<const S> logits, std::span<const S> probabilities,
                                     std::uint8_t label, const nn::Changes<S>& output,
                                     S* changes) const {
  using F = DifferenceFunctions<S>;
  using V = Simd<S>;
  constexpr S kModerate = 20;
  for (Index lane = 0; lane < kNudges<S>; lane += V::kLanes) {
    const S largest = LargestChange(output, lane);
    if (largest > kModerate) {
      for (Index v = lane; v < lane + V::kLanes; ++v)
        changes[v] = LargeChange(logits, label, output, v);
      continue;
    }
    const auto sum = 2 * largest <= F::kNearZero
                         ? SumOfOthers(probabilities, label, output, lane, F::ExpMinusOneNearZero)
                         : SumOfOthers(probabilities, label, output, lane, F::ExpMinusOne);
    if (F::AnyAbove(F::Magnitude(sum), F::kNearZeroForLog)) {
      for (int v = 0; v < V::kLanes; ++v) changes[lane + v] = std::log1p(sum[v]);
    } else {
      V::Store(changes + lane, F::LogOnePlusNearZero(sum));
    }
  }
}

template class SoftmaxCrossEntropy<float>;
template class SoftmaxCrossEntropy<double>;

}  // namespace nn

#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/tensor/matrix.h"

namespace nn {

/// Follows the loss to tell a run that explodes from one that is merely noisy. A single mini-batch
/// of ten examples may well have ten times the usual loss, so decisions are based on means over
/// some 300 examples. Late in training the best loss is near zero, so the loss is compared with
/// that of the untrained network. A loss that rises to 1,000 times that has exploded. A loss that
/// rises to ten times has exploded if the accuracy is still close to guessing some 900 examples
/// later. The accuracy matters because a perceptron with far too large a rate is wrong about few
/// examples, but so confidently wrong that its loss exceeds the initial loss up to 600-fold. In a
/// deep network, by contrast, units die in a short peak, after which the loss stays at that of
/// guessing. (From 270 runs on MNIST: five networks, three optimisers, rates from 0.001 to 100.)
struct LossCourse {
  double untrained = 0;        ///< of the first mini-batch, before any step; 0 until then
  double recent = 0;           ///< exponentially weighted mean over about the last 300 examples
  double recent_accuracy = 0;  ///< likewise
  double peak = 0;             ///< of `recent`, since it passed ten times `untrained`; 0 when it has not
  double since_peak = 0;       ///< examples seen since it passed, in units of about 300
  double at_good = 0;          ///< `recent` when the last good weights were kept

  /// Takes a mini-batch's mean loss, which must be finite, and its number of correct answers.
  void Add(double loss, Index correct, Index batch_size);
  bool HasExploded() const;
  /// Whether the weights are worth keeping to go back to: their loss is no worse than the untrained
  /// network's and not already rising.
  bool IsGood() const;
  /// Must be called after the last good weights have been restored.
  void ReturnToGood();
  bool operator==(const LossCourse&) const = default;
};

/// Why a step diverged, with the numbers that led to it.
struct Divergence {
  enum class Kind { kLossNotFinite, kParametersNotFinite, kLossExploded };
  Kind kind = Kind::kLossNotFinite;
  std::uint32_t step = 0;       ///< the step that diverged, counted from 1
  std::uint32_t good_step = 0;  ///< the weights have been reset to those after this step
  double loss = 0;              ///< if the loss exploded, its peak, as a mean over some 300 examples
  double untrained_loss = 0;
  double learning_rate = 0;     ///< of that step
  Index batch_size = 0;
};

/// Returns a message: what happened, what was done about it, and what to try.
std::string InWords(const Divergence& divergence);

}  // namespace nn

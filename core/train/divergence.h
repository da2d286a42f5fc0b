#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/tensor/matrix.h"

namespace nn {

/// The course of the loss, as far as it takes to tell a run that explodes from one that is merely noisy. A single mini-batch of ten may
/// well have ten times the usual loss, so the judgement is on means over some 300 examples; and late in training the best loss is near
/// zero, so it is measured against the untrained network's. A loss that rises to a thousand times that has exploded; one that rises to
/// ten times has, if little is recognised some 900 examples later. For a perceptron with far too large a rate is wrong about few, and so
/// sure of it that its loss is up to 600 times the untrained one's, while a deep network's units die in a short peak, and its loss is
/// that of guessing ever after. (From 270 runs on MNIST: five networks, three optimisers, rates from 0.001 to 100.)
struct LossCourse {
  double untrained = 0;        ///< of the first mini-batch, before any step; 0 until then
  double recent = 0;           ///< exponentially weighted mean over about the last 300 examples
  double recent_accuracy = 0;  ///< likewise
  double peak = 0;             ///< of `recent`, since it passed ten times `untrained`; 0 when it has not
  double since_peak = 0;       ///< weight of what was seen since it passed; 1 is 300 examples
  double at_good = 0;          ///< `recent` when the last good weights were kept

  /// Takes in a mini-batch's mean loss, which is finite.
  void Add(double loss, Index correct, Index batch_size);
  bool HasExploded() const;
  /// Whether the weights are worth going back to: no worse than untrained ones, and not already on their way up.
  bool IsGood() const;
  /// The last good weights are back.
  void ReturnToGood();
  bool operator==(const LossCourse&) const = default;
};

/// Why a step was the last one of its kind, with the numbers that led there.
struct Divergence {
  enum class Kind { kLossNotFinite, kParametersNotFinite, kLossExploded };
  Kind kind = Kind::kLossNotFinite;
  std::uint32_t step = 0;       ///< the step that diverged, counted from 1
  std::uint32_t good_step = 0;  ///< the weights are those after this step again
  double loss = 0;              ///< the peak, as a mean over some 300 examples, where the loss exploded
  double untrained_loss = 0;
  double learning_rate = 0;     ///< of that step
  Index batch_size = 0;
};

/// What happened, what was done about it and what to try.
std::string InWords(const Divergence& divergence);

}  // namespace nn

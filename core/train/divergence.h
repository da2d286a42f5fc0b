#pragma once

#include <cstdint>
#include <string>

#include "core/data/examples.h"
#include "core/tensor/matrix.h"

namespace nn {

/// What an answer gets that does not look at the image.
struct Guessing {
  double loss = 0;      ///< of giving every class the same share
  double accuracy = 0;  ///< of always naming the most frequent class
};

Guessing GuessingOn(const Examples& examples, double loss_of_guessing);

/// The course of the loss, as far as it takes to tell a run that explodes from one that is merely
/// noisy. The loss of one mini-batch says little when it is small, so the judgement is on means
/// over some 300 examples. They begin at what guessing gets: the first mini-batch may be right by
/// luck, and all of them are when a trained network goes on learning. A run is suspected once its
/// loss passes ten times the larger of two: the loss of guessing, and that of the weights kept as
/// good, which are measured at that moment. A suspected run has exploded if it recognises little
/// more than guessing does, and its loss is a thousand times as large, or 900 examples and 50 steps
/// have not brought it back. For a perceptron with far too large a rate has a loss of hundreds and
/// learns, and other networks soon recover from a first step that was too long, while a deep
/// network's units die in a short peak, and its loss is that of guessing ever after.
struct LossTracker {
  double recent = 0;           ///< exponentially weighted mean over about the last 300 examples
  double recent_accuracy = 0;  ///< likewise
  double peak = 0;             ///< of `recent` since the run has been suspected; 0 when it is not
  double since_peak = 0;       ///< sum of the mini-batches' weights since then
  std::uint32_t steps_since_peak = 0;
  double at_good =
      0;  ///< `recent` when the last good weights were kept, or their loss as measured since
  double accuracy_at_good = 0;  ///< `recent_accuracy` when they were kept

  static LossTracker Beginning(const Guessing& guessing);
  /// Takes in a mini-batch's mean loss, which is finite.
  void Add(double loss, Index correct, Index batch_size, const Guessing& guessing);
  /// Whether the loss has become suspiciously large: Suspect comes next.
  bool BecameSuspicious(const Guessing& guessing) const;
  /// Suspects the run, unless the good weights are not much better: `loss_of_good` has just been
  /// measured.
  void Suspect(double loss_of_good, const Guessing& guessing);
  bool HasExploded(const Guessing& guessing) const;
  /// Whether the weights are worth going back to: no worse than guessing or the last good ones, and
  /// not already on their way up.
  bool IsGood(const Guessing& guessing) const;
  /// The weights in use are kept as good.
  void KeepAsGood();
  /// The last good weights are in use again.
  void ReturnToGood();
  bool operator==(const LossTracker&) const = default;
};

/// Why a step diverged, with the numbers that led to it.
struct Divergence {
  enum class Kind { kLossNotFinite, kParametersNotFinite, kLossExploded };
  Kind kind = Kind::kLossNotFinite;
  std::uint32_t step = 0;       ///< the step that diverged, counted from 1
  std::uint32_t good_step = 0;  ///< the weights are those after this step again
  double loss = 0;       ///< the peak, as a mean over some 300 examples, where the loss exploded
  double good_loss = 0;  ///< of the weights after good_step
  double learning_rate = 0;  ///< of that step
  Index batch_size = 0;
};

/// Returns a message: what happened, what was done about it, and what to try.
std::string Describe(const Divergence& divergence);

}  // namespace nn

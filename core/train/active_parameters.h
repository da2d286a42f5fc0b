#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/optim/each_parameter.h"
#include "core/tensor/sparse_rows.h"
#include "core/train/training_config.h"

namespace nn {

/// The parameters that have had a nonzero gradient in a run so far. In a dense first layer, a
/// weight gets a gradient only from images in which its pixel is nonzero, and pixels in MNIST's
/// margins never are. Until then its gradient and the optimiser's state for it are zero, and a step
/// would not change the weight by a single bit, so the update leaves it out.
class ActiveParameters {
 public:
  /// Takes the number of a network's parameters. All of them count as reached from the start if
  /// something other than their gradient moves weights (weight decay, gradients that are not
  /// exact), or if the first layer is not dense.
  ActiveParameters(const TrainingConfig& config, std::size_t parameters);

  /// Must be called with each mini-batch before its step.
  template <class S>
  void Mark(const SparseRows<S>& columns);
  void MarkAll();
  /// Whether all parameters have been reached, so that Mark would change nothing.
  bool all() const { return unlit_.empty(); }
  /// The reached parameters as ascending ranges. A gap too short to be worth skipping is part of
  /// the range around it.
  std::span<const ParameterRange> ranges() const { return ranges_; }

 private:
  void FindRanges();

  std::size_t parameters_;
  std::size_t outputs_ =
      0;  // of the first layer; its weights are rows of this many values, one row per input
  std::vector<std::size_t> unlit_;  // inputs that have always been zero, ascending
  std::vector<ParameterRange> ranges_;
};

}  // namespace nn

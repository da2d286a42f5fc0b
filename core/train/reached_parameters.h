#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/optim/each_parameter.h"
#include "core/tensor/compressed.h"
#include "core/train/training_config.h"

namespace nn {

/// The parameters that a run's gradients have reached so far. A weight of a dense first layer has a gradient only from images in which its
/// pixel is lit, and MNIST's margins never are: until then the gradient is zero, so is what the optimiser remembers, and a step would leave
/// the weight as it is to the last bit. So the update leaves it out.
class ReachedParameters {
 public:
  /// Of a network with `parameters` parameters. All are reached at once where something else moves weights than their own gradient (weight
  /// decay, gradients that are not exact), and where the first layer is not dense.
  ReachedParameters(const TrainingConfig& config, std::size_t parameters);

  /// To be told of each mini-batch before its step.
  template <class S>
  void See(const Compressed<S>& columns);
  void SeeAll();
  /// Whether See would change nothing any more.
  bool all() const { return unlit_.empty(); }
  /// Ascending. Gaps too short to be worth one are reached with what is around them.
  std::span<const ParameterRange> ranges() const { return ranges_; }

 private:
  void FindRanges();

  std::size_t parameters_;
  std::size_t outputs_ = 0;         // of the first layer, whose weights lie in rows of so many, one for each input
  std::vector<std::size_t> unlit_;  // inputs that were never lit, ascending
  std::vector<ParameterRange> ranges_;
};

}  // namespace nn

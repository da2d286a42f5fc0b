#pragma once

#include <span>

#include "core/tensor/matrix.h"

namespace nn {

/// Changes parameters against their gradient. What it remembers between steps is one flat vector, so that it can be captured.
template <class S>
class Optimizer {
 public:
  virtual ~Optimizer() = default;
  /// Values of state that `parameters` parameters need.
  virtual Index StateSize(Index parameters) const = 0;
  /// One step; `state` has StateSize(parameters.size()) values, zero before the first.
  virtual void Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state, S learning_rate) const = 0;
};

}  // namespace nn

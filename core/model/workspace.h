#pragma once

#include "core/tensor/matrix.h"

namespace nn {

template <class S>
class Plan;

/// What a plan writes while it runs: every layer's output, two buffers for gradients on their way back, and the layers' own
/// work space. Sized once for a number of examples; a pass of fewer uses the front of it.
template <class S>
class Workspace {
 public:
  Workspace(const Plan<S>& plan, Index capacity);

  Index capacity() const { return capacity_; }

 private:
  friend class Plan<S>;

  Index capacity_;
  std::vector<FlatVector<S>> outputs_;           // one a layer, capacity × outputs
  std::vector<FlatVector<S>> layer_workspaces_;  // one a layer
  FlatVector<S> gradients_[2];                   // ping-pong, capacity × the widest layer; made by the first Backward
  FlatVector<S> input_gradient_;                 // capacity × inputs; made when first asked for
};

}  // namespace nn

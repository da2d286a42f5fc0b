#pragma once

#include "core/tensor/matrix.h"

namespace nn {

template <class S>
class Plan;

/// The memory that a plan writes while it runs: every layer's output, two buffers for gradients in
/// the backward pass, and the layers' own work space. It is allocated once for `capacity` examples;
/// a pass of fewer examples uses the front of it.
template <class S>
class Workspace {
 public:
  Workspace(const Plan<S>& plan, Index capacity);

  Index capacity() const { return capacity_; }

 private:
  friend class Plan<S>;

  Index capacity_;
  std::vector<FlatVector<S>> outputs_;           // one per layer, capacity × outputs
  std::vector<FlatVector<S>> layer_workspaces_;  // one per layer
  FlatVector<S> gradients_[2];    // ping-pong, capacity × the widest layer; allocated by Backward
  FlatVector<S> input_gradient_;  // capacity × inputs; allocated on the first request
};

}  // namespace nn

#pragma once

#include "core/tensor/matrix.h"

namespace nn {

/// Means over the examples seen so far in an epoch, each measured before the step that learned from
/// it.
struct RunningMetrics {
  double loss_sum = 0;  ///< each mini-batch's mean loss times its size
  double correct = 0;
  double examples = 0;

  void Add(double mean_loss, Index correct_answers, Index batch_size) {
    loss_sum += mean_loss * static_cast<double>(batch_size);
    correct += static_cast<double>(correct_answers);
    examples += static_cast<double>(batch_size);
  }
  double loss() const { return examples > 0 ? loss_sum / examples : 0; }
  double accuracy() const { return examples > 0 ? correct / examples : 0; }
  bool operator==(const RunningMetrics&) const = default;
};

}  // namespace nn

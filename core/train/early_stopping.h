#pragma once

#include <cstdint>

#include "core/tensor/matrix.h"
#include "core/train/metrics.h"

namespace nn {

/// The validation results so far, and whether to stop, by Nielsen's "no-improvement-in-n" rule
/// (chapter 3, "How to choose a neural network's hyper-parameters?"). As in the book, the accuracy
/// decides, not the loss: the loss of a network that becomes more confident in its few mistakes
/// rises while its accuracy still improves. An equal accuracy is no improvement.
struct EarlyStopping {
  std::uint32_t validated_epoch = 0;  ///< the last epoch reported, counted from 1; 0 = none yet
  std::uint32_t best_epoch = 0;       ///< the epoch of the best accuracy; 0 = none yet
  double best_loss = 0;               ///< of that epoch
  double best_accuracy = 0;
  bool stopped = false;

  /// Takes the metrics of the completed epoch `epoch` and returns whether it is the best so far.
  /// `patience` epochs without improvement stop the run; 0 never does.
  bool Report(std::uint32_t epoch, const RunningMetrics& validation, Index patience);
  bool operator==(const EarlyStopping&) const = default;
};

}  // namespace nn
